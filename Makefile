# Everything runs from .venv, which `setup` builds from uv.lock; PYTHON names another interpreter (3.11 to 3.13).
PYTHON ?= python3
PYTEST ?= .venv/bin/python -m pytest
# Much of the suite waits for servers; a module's tests stay with one worker, which has a Postgres of its own.
WORKERS ?= 2
# What one process has compiled, the next one loads: a run starts dozens of them, the suite hundreds.
export PYTHONDONTWRITEBYTECODE =
.PHONY: setup run up test format lint bench golden docs screenshots audit install-service uninstall-service

setup: ; @$(PYTHON) tools/setup.py
run: setup ; @.venv/bin/thidua demo
up: setup ; @.venv/bin/thidua up
test: setup ; @$(PYTEST) -n $(WORKERS) --dist loadfile --no-loadscope-reorder
format: setup ; @.venv/bin/ruff format . && .venv/bin/ruff check --fix .
lint: setup ; @.venv/bin/ruff format --check . && .venv/bin/ruff check . && .venv/bin/mypy && .venv/bin/lint-imports --no-cache
bench: setup ; @.venv/bin/python -m benchmarks.run
golden: setup ; @$(PYTEST) tests/articles/extraction --update-golden
docs: setup ; @.venv/bin/python -m tools.write_docs
# Of the installation under var/, which `make run` fills; wants a Chromium.
screenshots: setup ; @.venv/bin/python tools/screenshots.py
# Known vulnerabilities of the locked packages; asks the Python Packaging Advisory Database.
audit: setup ; @.venv/bin/python tools/audit.py
install-service: setup ; @.venv/bin/python -m tools.install_service
uninstall-service: setup ; @.venv/bin/python -m tools.install_service --remove
