"""The systemd unit that `make install-service` writes is one that systemd accepts."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from settings import REPOSITORY
from tools.install_service import unit_text


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd-analyze")
@pytest.mark.parametrize("user", ["daemon", None])
def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path, user: str | None) -> None:
    unit = tmp_path / "thidua.service"
    unit.write_text(unit_text(root=REPOSITORY, home=tmp_path / "home", user=user), encoding="utf-8")
    found = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False)
    assert [line for line in found.stderr.splitlines() if "thidua.service" in line] == []


def test_the_unit_is_written_and_taken_away(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tools.install_service", "--file-only", "--units", str(tmp_path / "units")]
    path = tmp_path / "units" / "thidua.service"
    subprocess.run([*command, "--home", str(tmp_path / "home")], cwd=REPOSITORY, check=True)
    assert f"THIDUA_HOME={tmp_path}/home" in path.read_text(encoding="utf-8")
    subprocess.run([*command, "--remove"], cwd=REPOSITORY, check=True)
    assert not path.exists()
