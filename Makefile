# Every target sets up what it needs: .venv, from uv.lock. ARGS go to the command, as in `make lab ARGS=--no-browser`.
.PHONY: help lab test run release grade environments
.DEFAULT_GOAL := help

PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
UV_VERSION := $(shell sed -n '/^name = "uv"$$/{n;s/.*"\(.*\)"/\1/p;}' uv.lock)

help:
	@echo "make lab       open the course in JupyterLab"
	@echo "make test      run all tests"
	@echo "make run       execute all solution notebooks (ARGS=--full for all of MNIST)"
	@echo "make release   make notebooks/ from solutions/"
	@echo "make grade     grade submitted/ (ARGS=--help for more)"

lab: .venv/ready
	$(BIN)/jupyter lab --ServerApp.root_dir=notebooks --LabApp.default_url=/lab/tree/README.md $(ARGS)

test: .venv/ready
	$(BIN)/pytest $(ARGS)

run release grade: .venv/ready
	$(BIN)/course $@ $(ARGS)

# binder/requirements.txt, which environment.yml reads, too
environments: .venv/ready
	$(BIN)/uv export --quiet --frozen --no-dev --no-emit-project --no-hashes --no-annotate --output-file binder/requirements.txt

.venv/ready: pyproject.toml uv.lock binder/overrides.json
	@test -n "$(PYTHON)" || { echo "The course needs Python 3.11, 3.12 or 3.13, and none was found: install one, or say where it is, as in make PYTHON=/path/to/python3.12 lab."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing: install it (on Debian and Ubuntu: apt install python3-venv) and try again."; exit 1; }
	@echo "Setting up .venv from uv.lock (once; about 3 GB)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION) && $(BIN)/uv sync --quiet --frozen --compile-bytecode \
		|| { echo "The packages could not be installed, see above: is the package index reachable from here?"; exit 1; }
	@$(BIN)/jupyter labextension disable --level=sys_prefix @jupyter/nbgrader:assignment-list 2>/dev/null
	@mkdir -p .venv/share/jupyter/lab/settings && cp binder/overrides.json .venv/share/jupyter/lab/settings/
	@touch $@
