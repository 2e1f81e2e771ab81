# What a person types in this repository. Every target sets up what it needs on a
# machine with Python 3.11 or newer and make; what is set up is kept in .venv and .build.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules
SHELL := /bin/sh

PYTHON ?=
WORKERS ?= 2
ARGS ?=
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --quiet
SPREAD := -n $(WORKERS) --dist loadgroup
LOCKED := --require-hashes --no-deps --only-binary=:all:

# A virtual environment is used only if its Python runs and it was made in this very
# folder, with this Python, from these locks; anything else is made anew.
ifneq ($(shell $(PY) -c 'print("well")' 2>/dev/null),well)
$(shell rm -rf .venv/ready-*)
endif
MADE_FROM := $(shell { pwd; echo '$(PYTHON)'; cat requirements/dev.lock requirements/node.lock; } | cksum | cut -d ' ' -f 1)
DECLARED := $(shell cat pyproject.toml hatch_build.py | cksum | cut -d ' ' -f 1)
VENV := .venv/ready-$(MADE_FROM)
INSTALLED := .venv/ready-$(MADE_FROM)-$(DECLARED)
ifneq ($(shell test -x "$$(cat .build/chromium 2>/dev/null)" && echo well),well)
$(shell rm -f .build/chromium)
endif

.PHONY: help site serve test test-long check format guides reference judges bench dress looks bundle wheel lock upgrade clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

site: $(INSTALLED) bundle ## build the demonstration newsroom into output/
	$(PY) -m sitegen build $(ARGS)

serve: $(INSTALLED) bundle ## show it at http://127.0.0.1:8000/, with every change as it is saved
	$(PY) -m sitegen serve $(ARGS)

test: $(INSTALLED) bundle .build/chromium ## all tests but the long ones, a real browser among them
	$(PY) hatch_build.py test
	$(PY) -m pytest $(SPREAD) -m "not long" $(ARGS)

test-long: $(INSTALLED) bundle .build/chromium ## what takes minutes: wheels, big proofs, properties at length
	HYPOTHESIS_PROFILE=long $(PY) -m pytest $(SPREAD) -m "long or law" $(ARGS)

check: $(INSTALLED) bundle judges/spelling/node_modules/.ready ## ruff, mypy, the types of the browser's scripts, the house rules and the spelling
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(PY) hatch_build.py typecheck
	$(PY) -m pytest -q tests/test_house.py
	$(PY) -m judges.spelling

guides: $(INSTALLED) bundle ## the guides as a site of sitegen itself, in .build/guides/output/
	PYTHONPATH=. $(PY) docs/build_site.py .build/guides

reference: $(INSTALLED) ## write the guides' reference of commands and problems from the program
	PYTHONPATH=. $(PY) docs/write_reference.py

format: $(INSTALLED) ## let ruff write the code's layout
	$(PY) -m ruff check --fix-only
	$(PY) -m ruff format

judges: $(INSTALLED) bundle .build/chromium judges/node_modules/.ready ## outside validators over the built demonstration
	$(PY) -m judges $(ARGS)

bench: $(INSTALLED) bundle ## time and memory of builds: first, nothing changed, edits; the search; peers beside, where set up
	$(PY) -m benchmarks $(ARGS)

dress: $(INSTALLED) bundle .build/chromium judges/node_modules/.ready ## every budget of the pages: bytes, requests, shift, Lighthouse, axe, Nu
	$(PY) -m benchmarks.dress $(ARGS)

looks: $(INSTALLED) bundle .build/chromium ## every kind of page on contact sheets: three widths, light and dark, printed
	$(PY) -m benchmarks.looks $(or $(ARGS),.build/looks)

bundle: $(INSTALLED) ## the browser's scripts, from frontend/ (only if they changed)
	@$(PY) hatch_build.py

wheel: $(INSTALLED) ## the package, in dist/: a wheel, a source archive and the bill of materials
	$(PY) -m hatchling build -d dist
	$(PY) .ci/sbom.py > dist/sitegen.cdx.json

lock: .build/lock/ready ## write requirements/*.lock from pyproject.toml, keeping versions that still fit
	sh .ci/lock .build/lock/bin/python

upgrade: .build/lock/ready ## the same with the newest versions
	sh .ci/lock .build/lock/bin/python --upgrade

clean: ## remove everything that was built or set up
	rm -rf .venv .build dist sitegen/bundle frontend/node_modules judges/node_modules judges/spelling/node_modules
	rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis .sitegen
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find output -mindepth 1 ! -name .gitkeep -delete

$(VENV):
	sh .ci/venv .venv '$(PYTHON)'
	$(PIP) install $(LOCKED) -r requirements/dev.lock
	$(PY) hatch_build.py node || $(PIP) install $(LOCKED) -r requirements/node.lock
	touch $@

$(INSTALLED): $(VENV)
	$(PY) hatch_build.py
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

.build/chromium: $(VENV)
	mkdir -p .build
	sh .ci/chromium $(PY) > $@

.build/lock/ready: requirements/lock.lock
	sh .ci/venv .build/lock '$(PYTHON)'
	.build/lock/bin/python -m pip --disable-pip-version-check --quiet install $(LOCKED) -r requirements/lock.lock
	touch $@

judges/spelling/node_modules/.ready: judges/spelling/package-lock.json $(VENV)
	$(PY) -m judges.spelling install
	touch $@

judges/node_modules/.ready: judges/package-lock.json $(VENV)
	$(PY) -m judges.node ci
	touch $@
