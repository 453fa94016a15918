"""The lines of a proof: the vectors of the reference implementation, and what it lets pass and the text forbids.

The vectors are those of github.com/transparency-dev/formats (proof/tlog_proof_test.go) and the example of
c2sp.org/tlog-proof, whose signatures are left out there.
"""

import base64
import hashlib

import pytest

from tracker.store.proof.faults import BadProof
from tracker.store.proof.inclusion import TlogProof, read_inclusion, read_tlog_proof

HEAD = "c2sp.org/tlog-proof@v1\n"
HASHES = {
    "hash1": "rzFuy5Go7nrpkhBwKy1HWPMM3eO/YePY54fXRoH5Cm4=",
    "hash2": "5784L25ZFbP4hhm4ZiI+vx1RxMUyHMzeLp/3AKMlkIY=",
}

EXAMPLE = """\
c2sp.org/tlog-proof@v1
extra YWdlLXYxLjIuMS1kYXJ3aW4tYXJtNjQudGFyLmd6kYXJ3aW4tYXJ
index 73894
gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=
EKNzoDWG8LGC0Yp9o+sv3qllpMP9uHQ9B20KNL+Q1zs=
RoopEkOdqkYqMB4MJXrbt/hMjOxsVn0IrWjpz1ZMMes=
AHCioX9nLjsrse6YhjRRmk1WUEirVOLLRoOQ6vfO5vk=

example.com/fancylog
109482
sFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=
"""


def digest(text):
    return hashlib.sha256(text.encode()).digest()


WRITTEN = {
    "without extra data": (
        TlogProof(5, (digest("hash1"), digest("hash2")), b"test checkpoint\n"),
        f"{HEAD}index 5\n{HASHES['hash1']}\n{HASHES['hash2']}\n\ntest checkpoint\n",
    ),
    "with extra data": (
        TlogProof(10, (digest("hash1"),), b"checkpoint data\n", b"extra information"),
        f"{HEAD}extra ZXh0cmEgaW5mb3JtYXRpb24=\nindex 10\n{HASHES['hash1']}\n\ncheckpoint data\n",
    ),
    "without hashes": (TlogProof(0, (), b"checkpoint\n"), f"{HEAD}index 0\n\ncheckpoint\n"),
    "with extra data of no bytes": (TlogProof(0, (), b"cp\n", b""), f"{HEAD}extra \nindex 0\n\ncp\n"),
    "the largest index": (TlogProof(2**64 - 1, (), b"cp\n"), f"{HEAD}index 18446744073709551615\n\ncp\n"),
    "a checkpoint with empty lines": (TlogProof(1, (), b"a\n\nb\n"), f"{HEAD}index 1\n\na\n\nb\n"),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_proof_is_written_as_the_reference_writes_it_and_comes_back(name):
    proof, text = WRITTEN[name]
    assert bytes(proof).decode() == text
    assert read_tlog_proof(text.encode()) == proof


def test_the_example_of_the_specification_is_read():
    proof = read_tlog_proof(EXAMPLE.encode())
    assert (proof.index, len(proof.hashes), proof.note.partition(b"\n")[0]) == (73894, 5, b"example.com/fancylog")
    assert proof.extra.startswith(b"age-v1.2.1-darwin-arm64.tar.gz")
    assert bytes(proof).decode() == EXAMPLE


REFUSED = {
    "another first line": "wrong-header\nindex 0\n\ncheckpoint\n",
    "extra data that are not base64": f"{HEAD}extra !!notbase64!!\nindex 0\n\ncheckpoint\n",
    "no index": f"{HEAD}\n\ncheckpoint\n",
    "an index that is not a number": f"{HEAD}index notanumber\n\ncheckpoint\n",
    "an index below zero": f"{HEAD}index -5\n\ncheckpoint\n",
    "a hash that is not base64": f"{HEAD}index 0\n!!notbase64!!\n\ncheckpoint\n",
    "a hash of 64 bytes": f"{HEAD}index 0\n{base64.b64encode(bytes(64)).decode()}\n\ncheckpoint\n",
    "a line without end": f"{HEAD}index 0\n{'a' * 65 * 1024}\n",
    "nothing": "",
    "a first line alone": HEAD,
    "extra data without a space": f"{HEAD}extra\nindex 0\n\ncp\n",
    "an index with a sign": f"{HEAD}index +1\n\ncp\n",
    "an index after two spaces": f"{HEAD}index  1\n\ncp\n",
    # What the reference lets pass, and the text forbids.
    "an index with a zero before it": f"{HEAD}index 007\n\ncp\n",
    "lines that end as in Windows": f"{HEAD}index 5\n\ncp\n".replace("\n", "\r\n"),
    "no checkpoint": f"{HEAD}index 1\n",
    "a hash written in a second way": f"{HEAD}index 0\nypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLt=\n\ncp\n",
    "extra data written in a second way": f"{HEAD}extra YR==\nindex 0\n\ncp\n",
    "more hashes than a tree can have levels": f"{HEAD}index 0\n" + f"{HASHES['hash1']}\n" * 64 + "\ncp\n",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_a_proof_is_refused(name):
    with pytest.raises(BadProof, match="This proves nothing"):
        read_tlog_proof(REFUSED[name].encode())


def test_a_proof_of_something_else_is_not_taken_for_one_of_an_entry():
    with pytest.raises(BadProof, match="the entry does not stand in it"):
        read_inclusion(WRITTEN["without extra data"][1].encode())
    with pytest.raises(BadProof, match="its entry is not an entry of a log"):
        read_inclusion(EXAMPLE.encode())
