# Everything a newcomer needs: `make demo` and `make test`, on a machine with Python 3.11 or newer and the package index.
# uv is used where it is installed, venv and pip where it is not.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test lint types check bench documents format clean

$(READY): pyproject.toml
	@if command -v uv >/dev/null 2>&1; then \
		uv venv --quiet --allow-existing --python $(PYTHON) $(VENV) && VIRTUAL_ENV=$(VENV) uv pip install --quiet --editable '.[dev]'; \
	else \
		$(PYTHON) -m venv $(VENV) && $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'; \
	fi
	@touch $@

demo: $(READY)
	@sh docs/demo.sh $(BIN)/tracker

test: lint types check
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

check: $(READY)
	$(BIN)/tracker check events

bench: $(READY)
	$(BIN)/python benchmarks/run.py

documents: $(READY)
	UPDATE_DOCUMENTS=1 $(BIN)/python -m pytest tests/test_documents.py

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf $(VENV) build dist demo .hypothesis .mypy_cache .pytest_cache .ruff_cache
