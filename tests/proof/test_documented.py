"""What docs/trust.md says of the formats is what the program does."""

import json
import re
from pathlib import Path

from tracker.store.proof.leaf import entry_of, leaf_bytes
from tracker.store.proof.merkle import leaf_hash

TRUST = (Path(__file__).resolve().parents[2] / "docs" / "trust.md").read_text(encoding="utf-8")


def test_the_example_of_an_entry_has_the_leaf_that_stands_under_it():
    written = re.search(r"```json\n(.*?)\n```", TRUST)[1]
    leaf = re.search(r"```text\n([0-9a-f]{64})\n```", TRUST)[1]
    entry = entry_of(written.encode())
    assert leaf_hash(written.encode()).hex() == leaf
    assert leaf_bytes(entry | {"body": json.dumps(entry["body"], ensure_ascii=False, separators=(",", ":"))}) == (
        written.encode()
    )


def test_every_test_that_is_named_is_there():
    root = Path(__file__).resolve().parents[2]
    promises = [line for line in TRUST.splitlines() if line.startswith("| ") and not line.startswith("| promise")]
    assert len(promises) > 20
    for promise in promises:
        file, named = None, re.findall(r"`(tests/[a-z_/]+\.py)?(?:::(test_\w+))?`", promise.rsplit(" | ", 1)[1])
        assert any(file for file, _ in named), promise
        for place, test in named:
            file = root / place if place else file
            assert file.exists(), promise
            assert not test or f"def {test}(" in file.read_text(encoding="utf-8"), (file, test)
