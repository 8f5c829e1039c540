"""Installs `thidua up` as a systemd service, of the system for root, else of the user; or removes it again.

    make install-service            # then: systemctl [--user] status thidua
    make uninstall-service

Settings are in ``$THIDUA_HOME/thidua.env``, one ``THIDUA_…=value`` per line; nothing here overwrites it.
"""

from __future__ import annotations

import argparse
import os
import pwd
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NAME = "thidua.service"


def unit_text(*, root: Path, home: Path, user: str | None) -> str:
    """The unit file: started again whenever it ends, stopped as Ctrl-C stops it.

    Args:
        root: the checkout.
        home: ``THIDUA_HOME``.
        user: the account that runs a service of the system; ``None`` for a service of the user.
    """
    return f"""\
[Unit]
Description=Thidua: crawler, archive, Airflow and web application
Documentation=file://{root}/docs/operations.md
After=network-online.target
Wants=network-online.target
StartLimitIntervalSec=0

[Service]
Type=exec
{f"User={user}" if user else "# runs as the user whose service it is"}
WorkingDirectory={root}
Environment=THIDUA_HOME={home}
EnvironmentFile=-{home}/thidua.env
ExecStart={root}/.venv/bin/thidua up
Restart=always
RestartSec=10
KillMode=mixed
KillSignal=SIGTERM
TimeoutStopSec=90
UMask=0077

[Install]
WantedBy={"multi-user.target" if user else "default.target"}
"""


def unit_folder() -> Path:
    """The folder of units of the system, for root, or of this user."""
    if os.geteuid() == 0:
        return Path("/etc/systemd/system")
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "systemd" / "user"


def main() -> int:
    """Write the unit and start it, or stop it and remove it; 1 where systemd refuses."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--remove", action="store_true", help="stop it and take the unit away; the data stays")
    parser.add_argument("--home", type=Path, default=Path(os.environ.get("THIDUA_HOME") or ROOT / "var"))
    parser.add_argument("--units", type=Path, default=unit_folder(), help="where systemd looks for units")
    parser.add_argument("--file-only", action="store_true", help="write or take away the unit, and leave systemd alone")
    asked = parser.parse_args()
    is_system = os.geteuid() == 0
    systemctl = ["systemctl"] if is_system else ["systemctl", "--user"]
    path = asked.units / NAME
    if asked.remove:
        commands = [[*systemctl, "disable", "--now", NAME], [*systemctl, "daemon-reload"]]
    else:
        owner = pwd.getpwuid(ROOT.stat().st_uid).pw_name if is_system else None
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(unit_text(root=ROOT, home=asked.home.resolve(), user=owner), encoding="utf-8")
        print(f"{path} is written")
        commands = [[*systemctl, "daemon-reload"], [*systemctl, "enable", "--now", NAME]]
        if not is_system:
            print("to keep it running while nobody is signed in: loginctl enable-linger")
    status = 0
    if asked.file_only:
        print("systemd is left as it is")
    elif not Path("/run/systemd/system").is_dir():
        print("systemd does not run here; where it does:", *(" ".join(command) for command in commands), sep="\n  ")
    else:
        for command in commands:
            status |= subprocess.run(command, check=False).returncode
    if asked.remove:
        path.unlink(missing_ok=True)
        print(f"{path} is gone; {asked.home} stays")
    return 1 if status else 0


if __name__ == "__main__":
    sys.exit(main())
