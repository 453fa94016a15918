"""Files made to harm: each is answered with a sentence, in little memory and little time, and never with a traceback.

Every case runs the installed command in a process of its own that may take 400 MB of memory and ten seconds: a bomb
that unfolded, or a reading that grew with the square of the length, would pass neither.
"""

import resource
import subprocess
import sys

import pytest

pytestmark = pytest.mark.lengthy

HEAD = "document: {id: paper, title: A report, publisher: A paper, published: {date: 2021-12-31, basis: printed}}\n"
EVENT = "{id: left, kind: format-left, date: 2021-05-22, who: LTU, format: CHN-CEEC, evidence: {line: 1}}"
MEMORY = 400 * 1024 * 1024
SECONDS = 120


def with_event(old, new):
    """A log of one event in which something is put for something else."""
    changed = EVENT.replace(old, new)
    assert changed != EVENT
    return f"{HEAD}events:\n  - {changed}\n".encode()


def bomb():
    """A thousand million laughs, if aliases were read."""
    lines = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    return "\n".join(lines).encode()


HOSTILE = {
    "a bomb of aliases": (bomb(), "anchor"),
    "sixty thousand brackets on lines": ("\n".join(["["] * 60_000).encode(), "deep"),
    "sixty thousand brackets in a row": (b"[" * 60_000, "60,000 characters"),
    "sixty thousand braces": ("\n".join(["{a:"] * 60_000).encode(), "deep"),
    "sixty thousand steps of indentation": ("\n".join(" " * n + "a:" for n in range(3_000)).encode(), "deep"),
    "sixty thousand items in items": (b"- " * 9_000, "deep"),
    "seventeen megabytes": (b"x" * 17 * 1024 * 1024, "larger than 16 MiB"),
    "one endless line": (b"a: " + b"x" * 1_000_000, "1,000,003 characters"),
    "a million faults": (b"a: *b\n" * 1_000_000, "so many faults"),
    "a million duplicate keys": (b"a: b\n" * 1_000_000, "so many faults"),
    "a tag that would run code": (b'!!python/object/apply:os.system ["true"]', "tag"),
    "a tag on a value": (with_event("left,", "!!binary bGVmdA==,"), "tag"),
    "a merge key": (with_event("id: left", "<<: {id: left}"), "<<"),
    "a second document": (f"{HEAD}---\n{HEAD}".encode(), "---"),
    "a directive": (b"%YAML 1.1\n---\n" + HEAD.encode(), "directive"),
    "duplicate keys": (
        with_event("date: 2021-05-22", "date: 2021-05-22, date: 2021-05-23"),
        "the key 'date' stands already",
    ),
    "UTF-16": (HEAD.encode("utf-16"), "Save the file as text in UTF-8"),
    "UTF-32": (HEAD.encode("utf-32"), "Save the file as text in UTF-8"),
    "Latin-1": (with_event("left,", "left-é,").decode().encode("latin-1"), "0xE9"),
    "overlong UTF-8": (with_event("left,", "left-X,").replace(b"X", b"\xc0\xaf"), "0xC0"),
    "half a surrogate": (with_event("left,", "left-X,").replace(b"X", b"\xed\xa0\x80"), "0xED"),
    "nothing but zeros": (b"\0" * 15_000, "UTF-8"),
    "noise": (bytes(range(256)) * 60, "UTF-8"),
    "an old Macintosh's line breaks": (HEAD.replace("\n", "\r").encode() * 2, "U+000D"),
    "a line separator": (with_event("left,", "le\u2028ft,"), "U+2028"),
    "a next line": (with_event("left,", "le\u0085ft,"), "U+0085"),
    "a bell": (with_event("left,", "le\aft,"), "U+0007"),
    "an escape code of terminals": (with_event("left,", "le\033[31mft,"), "U+001B"),
    "an escape code as an escape": (with_event("left,", '"le\\e[31mft",'), "U+001B"),
    "text turned round": (with_event("left,", "le\u202eft,"), "U+202E"),
    "an isolate": (with_event("left,", "le\u2067ft,"), "U+2067"),
    "a byte order mark inside": (with_event("left,", "le\ufeffft,"), "U+FEFF"),
    "a look-alike letter in an id": (with_event("id: left", "id: l\u0435ft"), "U+0435"),
    "a look-alike letter in a kind": (with_event("format-left", "form\u0430t-left"), "U+0430"),
    "a look-alike letter in a role": (with_event("who:", "wh\u043e:"), "U+043E"),
    "a look-alike letter in an actor": (with_event("LTU", "L\u0422U"), "U+0422"),
    "digits of another script": (with_event("2021-05-22", "\uff12\uff10\uff12\uff11-05-22"), "U+FF12"),
    "an invisible letter in an id": (with_event("id: left", "id: le\u200bft"), "U+200B"),
    "a path in an id": (with_event("id: left", "id: ../../etc/passwd"), "'../../etc/passwd'"),
    "a path in a document's id": (HEAD.replace("id: paper", "id: /etc/passwd").encode(), "'/etc/passwd'"),
    "an id of a thousand letters": (with_event("id: left", f"id: {'l' * 1000}"), "80"),
    "a huge line number": (with_event("line: 1", f"line: {'9' * 5000}"), "line"),
    "a huge year": (with_event("2021-05-22", f"{'9' * 5000}-05-22"), "date"),
    "a set of ten thousand dates": (with_event("2021-05-22", f"'[{'2021,' * 10_000}2022]'"), "characters"),
    "a regular expression's nightmare": (with_event("2021-05-22", f"'[{'.' * 5000}]'"), "date"),
    "a name that is a command": (with_event("LTU", '"LTU; rm -rf ~"'), "unknown actor"),
    "a name that is SQL": (with_event("LTU", '"LTU\'); DROP TABLE entries; --"'), "unknown actor"),
    "an empty file": (b"", "empty"),
    "nothing but a comment": (b"# nothing", "empty"),
    "a list": (b"- a\n", "not a log"),
    "a number": (b"7\n", "not a log"),
}


def limited():
    """Take away memory, as a small machine would."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def run(folder, *words, data=None):
    return subprocess.run(
        [sys.executable, "-m", "tracker", *words],
        cwd=folder,
        capture_output=True,
        input=data,
        timeout=SECONDS,
        check=False,
        preexec_fn=limited,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
    )


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_is_answered_with_a_sentence(case, tmp_path):
    data, words = HOSTILE[case]
    (tmp_path / "log.yaml").write_bytes(data)
    ran = run(tmp_path, "check", "log.yaml")
    out = ran.stdout.decode()
    assert ran.returncode == 1, ran.stderr.decode()
    assert out.startswith("log.yaml:")
    assert words in out
    assert "Traceback" not in out + ran.stderr.decode()
    assert len(out) < 200_000
    assert not any(ord(character) < 32 and character not in "\n\t" for character in out)
    assert not set(out) & set("\u202e\u2067\u2028\u0085\ufeff")


@pytest.mark.parametrize("case", ["seventeen megabytes", "an escape code of terminals", "an empty file"])
def test_a_hostile_stream_is_answered_with_a_sentence(case, tmp_path):
    data, words = HOSTILE[case]
    ran = run(tmp_path, "check", "-", data=data)
    assert ran.returncode == 1, ran.stderr.decode()
    assert ran.stdout.decode().startswith("(standard input):")
    assert words in ran.stdout.decode()


def test_a_log_is_read_from_the_standard_input(tmp_path):
    ran = run(tmp_path, "check", "-", data=with_event("id: left", "id: gone"))
    assert (ran.returncode, ran.stdout.decode()) == (0, "No fault in 1 document, 1 event, 0 expectations.\n")
