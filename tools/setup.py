"""Builds .venv from uv.lock: with the plain python3 of a fresh machine, no root, and only once.

Kept to the standard library and to old syntax, so that any python3 prints at least one line on what it lacks.
"""

import hashlib
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
STAMP = os.path.join(VENV, ".thidua-setup")
OLDEST, NEWEST = (3, 11), (3, 13)
# Imported once: shows that the packages work here, and leaves them compiled. Where PYTHONDONTWRITEBYTECODE is set,
# every process would compile some 300 modules at its start.
STARTED = "import airflow.cli.cli_parser, cli.main, crawler.run, pipeline.clean, pipeline.crawl, reports.wacz, web.app"
INPUTS = ("uv.lock", "pyproject.toml", "tools/uv.txt")


def stop(reason):
    sys.stderr.write("setup: %s\n" % reason)
    sys.exit(1)


def wanted():
    """What .venv is built from: the lock, the project's file, the interpreter, and its location."""
    digest = hashlib.sha256(("%s %s" % (ROOT, sys.version_info[:2])).encode())
    for name in INPUTS:
        with open(os.path.join(ROOT, name), "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()


def is_done(stamp):
    try:
        with open(STAMP) as file:
            return file.read() == stamp and os.path.exists(os.path.join(VENV, "bin", "thidua"))
    except OSError:
        return False


def run(command, **options):
    try:
        return subprocess.run(command, cwd=ROOT, check=False, **options).returncode
    except OSError as error:
        stop("cannot run %s: %s" % (command[0], error))


def main():
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        stop(
            "this is Python %d.%d; version 3.11 to 3.13 is needed (name one: make PYTHON=python3.12 …)"
            % sys.version_info[:2]
        )
    stamp = wanted()
    if is_done(stamp):
        return
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        stop("this Python has no venv: install it (Debian and Ubuntu: apt install python3-venv)")
    print("setting up .venv from uv.lock …", flush=True)
    python = os.path.join(VENV, "bin", "python")
    if (
        run(
            [python, "-c", "import sys; sys.exit(sys.version_info[:2] != %r)" % (sys.version_info[:2],)],
            stderr=subprocess.DEVNULL,
        )
        if os.path.exists(python)
        else 1
    ):
        if run([sys.executable, "-m", "venv", "--clear", VENV]) != 0:
            stop("cannot make %s" % VENV)
    with tempfile.TemporaryDirectory() as tools:
        # uv installs the locked set in seconds and checks every hash; it is itself pinned by hash.
        if (
            run(
                [
                    python,
                    "-m",
                    "pip",
                    "install",
                    "--quiet",
                    "--disable-pip-version-check",
                    "--require-hashes",
                    "--target",
                    tools,
                    "-r",
                    "tools/uv.txt",
                ]
            )
            != 0
        ):
            stop("uv could not be installed: is the package registry reachable?")
        environment = dict(os.environ, UV_PROJECT_ENVIRONMENT=VENV, UV_PYTHON_DOWNLOADS="never", UV_SYSTEM_CERTS="1")
        uv = os.path.join(tools, "bin", "uv")
        if run([uv, "sync", "--quiet", "--frozen", "--python", python], env=environment) != 0:
            stop("the packages of uv.lock could not be installed: the lines above say why")
    if run([python, "-c", STARTED], env=dict(os.environ, PYTHONDONTWRITEBYTECODE="")) != 0:
        stop("the installed packages do not work here: the lines above say why")
    with open(STAMP, "w") as file:
        file.write(stamp)


main()
