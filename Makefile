# Everything a newcomer needs: `make demo` and `make test`, on a machine with Python 3.11 or newer and the package index.
# uv is used where it is installed, venv and pip where it is not.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SECONDS ?= 60
READY := $(VENV)/.ready

.PHONY: demo test lint types check bench fuzz faults samples look documents format clean

$(READY): pyproject.toml
	@if command -v uv >/dev/null 2>&1; then \
		uv venv --quiet --allow-existing --python $(PYTHON) $(VENV) && VIRTUAL_ENV=$(VENV) uv pip install --quiet --editable '.[dev]'; \
	else \
		$(PYTHON) -m venv $(VENV) && $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'; \
	fi
	@touch $@

demo: $(READY)
	@sh docs/demo.sh $(BIN)/tracker

# Each file's tests run in one of as many processes as there are cores.
test: lint types check
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 8 --dist loadfile

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

check: $(READY)
	$(BIN)/tracker seeds check
	$(BIN)/tracker check events

bench: $(READY)
	@if command -v uv >/dev/null 2>&1; then VIRTUAL_ENV=$(VENV) uv pip install --quiet --editable '.[bench]'; \
	else $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'; fi
	$(BIN)/python benchmarks/run.py

# A minute, or SECONDS=600, or RUNS=500000. What is found is left as a file crash-... in build/fuzz.
fuzz: $(READY)
	@if command -v uv >/dev/null 2>&1; then VIRTUAL_ENV=$(VENV) uv pip install --quiet --editable '.[fuzz]'; \
	else $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fuzz]'; fi
	@mkdir -p build/fuzz
	$(BIN)/python fuzz/fuzz_logs.py $(if $(RUNS),-runs=$(RUNS),-max_total_time=$(SECONDS)) -timeout=10 -rss_limit_mb=2000 \
		-dict=fuzz/words.dict -artifact_prefix=build/fuzz/ build/fuzz fuzz/corpus

# Some minutes, or KILLS=30; DATABASE=sqlite for one of the two. A full disk is tried where a small one may be mounted.
faults: $(READY)
	$(BIN)/python -m faults.run $(DATABASE) $(if $(KILLS),--kills $(KILLS))

samples: $(READY)
	$(BIN)/python look/samples.py

look: $(READY)
	$(BIN)/python look/run.py

documents: $(READY)
	UPDATE_DOCUMENTS=1 $(BIN)/python -m pytest tests/test_documents.py tests/test_reference.py tests/test_samples.py

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf $(VENV) build dist demo .hypothesis .mypy_cache .pytest_cache .ruff_cache
