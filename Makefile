# The only commands to know. Each sets up by itself what it needs (packaging/setup.sh) and needs no argument.
#   make run      open the window on the sample project
#   make test     run all tests
#   make check    format, lint, types, layers, spelling
#   make bench    measure start-up, stalls, throughput and accuracy
#   make sample   read the sample articles again and keep their figures in seeds/
#   make package  build the stand-alone program in dist/reportedly
#   make dist     build the wheel and the source archive in dist/
#   make lock     renew the locked versions

python := .venv/bin/python

.PHONY: run test check bench sample package dist lock setup-run setup-dev

run: setup-run
	@exec .venv/bin/reportedly --sample

test: setup-dev
	@$(python) -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

check: setup-dev
	@$(python) -m ruff format --check desktop tests packaging
	@$(python) -m ruff check desktop tests packaging
	@$(python) -m mypy
	@$(python) -c "from importlinter.cli import lint_imports_command; lint_imports_command()" --no-logo
	@$(python) -m codespell_lib desktop tests packaging docs seeds README.md CHANGELOG.md Makefile pyproject.toml

bench: setup-dev
	@$(python) tests/benchmarks/run.py

sample: setup-run
	@$(python) -m reportedly.services.sample

package:
	@sh packaging/setup.sh package
	@nice $(python) -m PyInstaller --noconfirm --log-level WARN packaging/pyinstaller/reportedly.spec

dist: setup-dev
	@$(python) -m build --no-isolation

lock:
	@sh packaging/lock.sh

setup-run:
	@sh packaging/setup.sh run

setup-dev:
	@sh packaging/setup.sh dev
