"""Signed notes: the vectors of Go's own tests and of the specification, and everything near them that is refused."""

import base64

import pytest

from tracker.store.proof.faults import BadKey, BadNote
from tracker.store.proof.note import Note, new_key, read_note, read_signer, read_verifier, sign, verify_signature

# golang.org/x/mod/sumdb/note, note_test.go
SIGNER = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
VERIFIER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
ENOCH = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
PETER_SIGNED = (
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
ENOCH_SIGNED = (
    "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n"
)

# c2sp.org/signed-note, the two examples; the key of the first is not published
POEM = """Ognuno sta solo sul cuor della terra
trafitto da un raggio di sole:

ed è subito sera.

— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3Zek\
RwNtIc=
"""
EXAMPLE_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
EXAMPLE = """This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
"""


def noted(*signatures, text=TEXT):
    return read_note((text + "\n" + "".join(signatures)).encode())


def test_a_note_is_signed_as_go_signs_it():
    signed = sign(Note(TEXT), read_signer(SIGNER))
    assert str(signed) == TEXT + "\n" + PETER_SIGNED
    assert str(sign(signed, read_signer(SIGNER))) == str(signed)


def test_the_signatures_of_go_are_verified_whoever_else_signed():
    note = noted(PETER_SIGNED, ENOCH_SIGNED)
    assert note.text == TEXT
    verify_signature(note, read_verifier(VERIFIER))
    verify_signature(note, read_verifier(ENOCH))


def test_the_example_of_the_specification_is_verified_by_its_key():
    verify_signature(read_note(EXAMPLE.encode()), read_verifier(EXAMPLE_KEY))
    with pytest.raises(BadNote, match="does not fit the text"):
        verify_signature(read_note(EXAMPLE.replace("an example", "another").encode()), read_verifier(EXAMPLE_KEY))


def test_a_text_ends_at_the_last_empty_line():
    note = read_note(POEM.encode())
    assert note.text.endswith("raggio di sole:\n\ned è subito sera.\n")
    assert [signature.name for signature in note.signatures] == ["quasimodo.example/salvatore"]
    assert str(note) == POEM


def test_signatures_that_stand_twice_are_verified_and_those_of_other_keys_left_alone():
    broken = ENOCH_SIGNED[:60] + "ABCD" + ENOCH_SIGNED[60:]
    note = noted(PETER_SIGNED, PETER_SIGNED, ENOCH_SIGNED, ENOCH_SIGNED, broken)
    verify_signature(note, read_verifier(VERIFIER))
    with pytest.raises(BadNote, match="does not fit the text"):
        verify_signature(note, read_verifier(ENOCH))


def test_a_signature_that_is_too_long_is_refused():
    with pytest.raises(BadNote, match="the signature of PeterNeumann does not fit the text"):
        verify_signature(noted(PETER_SIGNED[:60] + "ABCD" + PETER_SIGNED[60:]), read_verifier(VERIFIER))


@pytest.mark.parametrize("other", ["PeterNeuman+c74f20a3", "PeterNeumann+c74f20a4"])
def test_a_signature_of_the_same_name_or_id_alone_is_not_the_keys(other):
    name, _, identity = other.partition("+")
    signed = base64.b64decode(PETER_SIGNED.split()[2])[4:]
    line = f"\u2014 {name} {base64.b64encode(bytes.fromhex(identity) + signed).decode()}\n"
    with pytest.raises(BadNote, match="is not signed by PeterNeumann"):
        verify_signature(noted(line), read_verifier(VERIFIER))


def test_a_note_comes_back_byte_for_byte():
    whole = TEXT + "\n" + PETER_SIGNED + ENOCH_SIGNED
    assert str(read_note(whole.encode())) == whole
    assert str(read_note(TEXT.encode())) == TEXT


def test_a_key_comes_back_as_it_was_written():
    assert str(read_verifier(VERIFIER)) == VERIFIER
    assert str(read_signer(SIGNER)) == SIGNER
    assert str(read_signer(SIGNER).verifier) == VERIFIER


def test_a_new_key_signs_what_its_public_half_verifies():
    key = new_key("desk.example/china")
    note = sign(Note(TEXT), read_signer(str(key)))
    verify_signature(note, read_verifier(str(key.verifier)))
    assert str(key).startswith("PRIVATE+KEY+desk.example/china+")


def test_a_secret_key_is_not_shown_by_accident():
    assert "AYEKFALV" not in repr(read_signer(SIGNER))
    assert "seed" not in repr(read_signer(SIGNER))


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\nb", "a\u2003b"])
def test_a_key_has_a_name_of_one_word(name):
    with pytest.raises(BadKey, match="cannot be the name of one"):
        new_key(name)


def manglings(key):
    """Yield every part of a key, and the key with each of its letters moved by one."""
    for start in range(len(key)):
        yield from (key[start:end] for end in range(start, len(key) + 1) if (start, end) != (0, len(key)))
        yield key[:start] + chr(ord(key[start]) + 1) + key[start + 1 :]


def is_read(read, text):
    try:
        read(text)
    except BadKey as refusal:
        return "It is one line" not in str(refusal)
    return True


def test_no_part_of_a_key_and_no_key_with_a_letter_changed_is_a_key():
    assert [text for text in manglings(VERIFIER) if is_read(read_verifier, text)] == []
    assert [text for text in manglings(SIGNER) if is_read(read_signer, text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        # github.com/transparency-dev/formats, note/note_cosigv1_test.go
        "bananas.sigstore.dev+12344556",
        "rekor.sigstore.dev+12345678+THIS_IS_NOT_BASE64!",
        "rekor.sigstore.dev+12345678+AwEB",
        "PeterNeumann+NOT_A_NUMBER+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+00000000+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    ],
)
def test_a_key_of_another_sort_or_length_is_refused(text):
    with pytest.raises(BadKey, match="This is not a verifier key"):
        read_verifier(text)


@pytest.mark.parametrize("signatures", [(), (ENOCH_SIGNED,), (PETER_SIGNED.replace("PeterNeumann", "SomebodyElse"),)])
def test_a_note_that_the_key_did_not_sign_is_refused(signatures):
    note = noted(*signatures) if signatures else read_note(TEXT.encode())
    with pytest.raises(BadNote, match=r"is not signed by PeterNeumann\+c74f20a3"):
        verify_signature(note, read_verifier(VERIFIER))


@pytest.mark.parametrize(
    "note",
    [
        noted(PETER_SIGNED, text=TEXT.replace("answer", "Answer")),
        noted(PETER_SIGNED.replace("ZJku", "ZJkv")),
        noted(PETER_SIGNED, PETER_SIGNED.replace("ZJku", "ZJkv")),
    ],
)
def test_a_text_or_signature_that_was_changed_is_refused(note):
    with pytest.raises(BadNote, match="the signature of PeterNeumann does not fit the text"):
        verify_signature(note, read_verifier(VERIFIER))


@pytest.mark.parametrize(
    "data",
    [
        TEXT + "\n",
        TEXT + "\n" + PETER_SIGNED[:-1],
        "\x01" + TEXT + "\n" + PETER_SIGNED,
        TEXT.replace("\n", "\r\n") + "\r\n" + PETER_SIGNED,
        TEXT
        + "\n— Bad Name x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n",
        TEXT + "\n" + PETER_SIGNED + "Unexpected line.\n",
        TEXT + "\n" + PETER_SIGNED * 101,
        TEXT + "\n— PeterNeumann x08gow==\n",
        TEXT + "\n" + PETER_SIGNED.replace("nAM=", "nAN="),
    ],
)
def test_what_is_no_note_is_refused(data):
    with pytest.raises(BadNote, match=r"This checkpoint cannot be relied on: .+\. Ask for it again"):
        read_note(data.encode())


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(BadNote, match="not text in UTF-8"):
        read_note(b"\xff" + TEXT.encode())
