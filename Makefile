# Everything runs in .venv, which scripts/setup makes from the lock files in requirements/.
# Homebrew keeps its libraries where a Python from elsewhere does not look; other systems ignore the variable.
LIBRARIES := DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib:/usr/local/lib:/usr/lib
RUN := PATH="$(CURDIR)/.venv/bin:$$PATH" $(LIBRARIES)
COMPILE := uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock"

.DEFAULT_GOAL := build
.PHONY: build test validators check lint quick corpus pictures fonts add-fonts lock clean distclean help

## build: make everything in content/ into output/ (what a bare `make` does)
build:
	@scripts/setup build
	@$(RUN) .venv/bin/python build.py

## test: run every test and every check of the code, as CI does
test:
	@scripts/setup test
	@$(RUN) .venv/bin/python -m pytest -n auto --dist loadfile
	@$(RUN) .venv/bin/ruff check
	@$(RUN) .venv/bin/ruff format --check
	@$(RUN) .venv/bin/mypy

## validators: install what the tests of books need beside Python: Ace, Chromium, a reader, calibre
validators:
	@scripts/validators

## check: run what takes seconds: lint, types, and the tests that need neither WeasyPrint nor Java
check:
	@scripts/setup test
	@$(MAKE) -s -j2 lint quick

lint:
	@$(RUN) ruff check
	@$(RUN) mypy

quick:
	@$(RUN) python -m pytest -q -n auto --dist loadfile -m "not slow"

## corpus: hold what is read in real banks against what is expected, and build one of each (CORPUS=folder)
corpus:
	@scripts/setup build
	@$(RUN) .venv/bin/python scripts/corpus $(if $(CORPUS),"$(CORPUS)",--help) $(OPTIONS)

## pictures: draw the pictures of the documentation anew
pictures:
	@scripts/setup build
	@$(RUN) .venv/bin/python scripts/pictures.py

## fonts: make styles/fonts anew from the packages it names (needs npm)
fonts:
	@scripts/setup build
	@$(RUN) .venv/bin/python styles/fonts/fetch.py

## add-fonts: add fonts for other scripts: make add-fonts SCRIPTS="arabic hebrew" (needs npm)
add-fonts:
	@scripts/setup build
	@$(RUN) .venv/bin/python styles/fonts/add.py $(SCRIPTS)

## lock: choose the newest versions of all dependencies, and write their hashes down (needs uv)
lock:
	@command -v uv >/dev/null || { echo "make lock needs uv: pipx install uv" >&2; exit 5; }
	$(COMPILE) pyproject.toml requirements/build.in --output-file requirements/build.txt
	$(COMPILE) pyproject.toml requirements/build.in requirements/test.in \
		--constraint requirements/build.txt --output-file requirements/test.txt
	$(COMPILE) requirements/java.in --output-file requirements/java.txt
	$(COMPILE) requirements/node.in --output-file requirements/node.txt

## clean: remove what was made, and caches
clean:
	@rm -rf output .mypy_cache .pytest_cache .ruff_cache .hypothesis .setup.log build dist
	@find . -name .venv -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

## distclean: remove the virtual environment too
distclean: clean
	@rm -rf .venv .validators

## help: list these commands
help:
	@sed -n 's/^## \([a-z-]*\): /  make \1	/p' Makefile | expand -t 18
