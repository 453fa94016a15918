"""Every fault of seeds: what is written, marked where the finding stands, what is said, and what to do."""

import pytest

from tracker.catalogue.seeds import read_seeds


def kind(roles="{by: actor, with: actor}", sentence="it was so", **more):
    """A kind, each key on its line."""
    fields = {"label": "does", "roles": roles, "sentence": sentence, **more}
    return "kinds:\n  done:\n" + "".join(
        f"    {key.strip('_').replace('_', '-')}: {value}\n" for key, value in fields.items()
    )


def fluent(args="[a: actor, b: actor]", section="relations", says="it is so", **more):
    """A sort of fluent, each key on its line."""
    fields = {"args": args, "section": section, "says": says, **more}
    return "fluents:\n  peace:\n" + "".join(
        f"    {key.strip('_').replace('_', '-')}: {value}\n" for key, value in fields.items()
    )


def actor(more):
    return f"actors:\n  NOR: {{type: country, names: [Norway], {more}}}\n"


FILES = [
    ("«-» kinds\n", "the file declares nothing", "Begin with one of: actors, formats, things"),
    ("«knids»: {}\n", "unknown family 'knids'", "Nearest: kinds"),
    ("«dishes»: {}\n", "unknown family 'dishes'", "Write one of: actors"),
    ("«kinds»: [a]\n", "'kinds' holds no entries", "Write a code and its keys below it"),
    ("sections: «{»a: b}\n", "a text belongs here", "Write one value"),
    ("sections: [a, «[»b]]\n", "a text belongs here", ""),
    (
        "parts: {court: «the court»}\n",
        "the name of a part lacks '{whole}'",
        "parliament of",
    ),
    ("parts: {court: «[»a]}\n", "the name of a part lacks '{whole}'", "parliament of"),
    ('parts: {«Court»: "the court of {whole}"}\n', "'Court' is not the code of a part", "small letters"),
    ("actors: {«nor»: {type: country, names: [Norway]}}\n", "'nor' is not the code of an actor", "capital or a digit"),
    ("things: {«Rail»: {type: route, name: the rail}}\n", "'Rail' is not the code of a thing", "small letters"),
    ("actors: {NOR: «word»}\n", "the actor 'NOR' must be a mapping", "Write its keys: type, names"),
    ("actors: {«LTU»: {type: country, names: [Lithuania]}}\n", "'LTU' is declared already, in", "Keep one of them"),
    ("formats: {«LTU»: {type: format, names: [A Club]}}\n", "'LTU' is declared already, in", "Keep one of them"),
    ("fluents: {«member»: {args: [a: actor], section: relations, says: s}}\n", "'member' is declared already", ""),
]
ENTRIES = [
    ("actors: {NOR: «{»names: [Norway]}}\n", "the actor 'NOR' lacks 'type'", "Add the line 'type: ...'"),
    (
        "actors: {NOR: {type: «kingdom», names: [Norway]}}\n",
        "'kingdom' cannot stand here",
        "country, territory, organisation",
    ),
    ("actors: {NOR: {type: country, names: «[»]}}\n", "nothing stands in the list", "one name at least"),
    ("actors: {NOR: {type: country, names: [«{»from: 1905}]}}\n", "a name lacks 'name'", ""),
    (actor("«capitol»: Oslo"), "unknown key 'capitol'", "Nearest: capital"),
    (
        actor("existence: [1905-«13/..»]"),
        "'1905-13/..' is not a date",
        "A month is 01 to 12",
    ),
    (actor("article: «the»"), "'the' cannot stand here", "yes, no"),
    (actor("acts-for-members: «true»"), "'true' cannot stand here", "yes, no"),
    ("things: {rail: {type: «train», name: the rail}}\n", "'train' cannot stand here", "agreement, regime, office"),
    ("things: {rail: «{»type: route}}\n", "the thing 'rail' lacks 'name'", ""),
    (fluent(section="«relation»"), "unknown section 'relation'", "Nearest: relations"),
    (fluent(section="«weather»"), "unknown section 'weather'", "Declare it under 'sections:'; there are relations"),
    (
        fluent(args="«[»{a: actor, b: actor}]"),
        "an argument is one 'name: type'",
        "[sender: actor",
    ),
    (fluent(args="[a: «actr»]"), "'actr' cannot stand here", "actor, country"),
    (fluent(symmetric="«yes»", args="[a: actor, b: thing]"), "the first two arguments differ in type", "one type"),
    (fluent(symmetric="«yes»", args="[a: actor]"), "the first two arguments differ in type", "one type"),
    (fluent(initial="«maybe»"), "'maybe' is no initial state", "unknown, true, false, covered, or one of its values"),
    (fluent(initial="«covered»"), "peace has no format that could be covered", "one argument the type format"),
    (fluent(confirm="«a year»"), "'a year' is not a length of time", "as 1Y"),
    (fluent(says='«"peace of {c}"»'), "unknown role 'c'", "A sentence may name a, b, value"),
    (fluent(says='«"peace of {a"»'), "a brace or bracket that fits nothing", "[words about an optional {role}]"),
    (fluent(while_="«relation(a, b)»"), "unknown fluent 'relation'", "Nearest: relations"),
    (fluent(while_="«relations(a)»"), "relations has 2 arguments", "relations(a, b)"),
    (fluent(while_="«relations(a, c)»"), "unknown role 'c'", "a, b; a word of its own"),
    (fluent(while_="«relations(a, b) = good»"), "unknown value 'good'", "no values"),
    (
        fluent(while_="«peace(a, b)»"),
        "peace needs itself in the end",
        "do not need this one",
    ),
    (fluent(derived='«[»"member(a, b)"]'), "the role 'b' is an actor, and member wants a format", "the type"),
    (
        fluent(args="[a: actor, f: format]", derived='«[»"member(a, f) = ful"]'),
        "unknown value 'ful'",
        "Nearest: full",
    ),
]
KINDS = [
    ("kinds: {done: «{»roles: {}, sentence: s}}\n", "the kind 'done' lacks 'label'", ""),
    (kind(roles="{by: «actr»}"), "'actr' is not the type of a role", "[optional] [list of] and one of: actor"),
    (kind(roles="{by: «list actor»}"), "'list actor' is not the type of a role", ""),
    (kind(roles="{by: actor, «date»: date}"), "no role can be called 'date'", "call the role otherwise"),
    (kind(initiates="«peace(by, with)»"), "unknown fluent 'peace'", "Declare it in seeds/fluents/"),
    (kind(initiates="«relations by with»"), "'relations by with' is not a fluent", "name(argument, ...)"),
    (kind(initiates="«relations(by)»"), "relations has 2 arguments", "Write relations(a, b)"),
    (kind(terminates="«relations(by, wiht)»"), "unknown role 'wiht'", "Nearest: with"),
    (kind(releases="«\"member(by, 'EUU')\"»"), "unknown actor 'EUU'", ""),
    (kind(presupposes="«member(by, with)»"), "the role 'with' is an actor, and member wants a format", "the type"),
    (kind(roles="{by: actor, f: format}", initiates="«member(by, f) = ful»"), "unknown value 'ful'", "Nearest: full"),
    (kind(initiates="«relations(by, with) = good»"), "unknown value 'good'", "relations has no values"),
    (
        kind(roles="{by: actor, f: format}", initiates='«"member(by, f) = {how}"»'),
        "unknown role 'how'",
        "It has by, f",
    ),
    (kind(sentence='«"{bye} did it"»'), "unknown role 'bye'", "Nearest: by"),
    (kind(sentence='«"{by} did [it"»'), "a brace or bracket that fits nothing", "{role.adjective}"),
    (
        kind(sentence='"{by}[ «{met|meet}» {with}]"'),
        "the verb {met|meet} stands in brackets",
        "Mark a verb that is always told",
    ),
    (kind(sentence='«"{by} {met|}"»'), "a brace or bracket that fits nothing", ""),
    (kind(calls_off="«with»"), "'with' is no role that names an event", "Name a role of type event"),
    (kind(shows="«deed»"), "'deed' cannot stand here", "act, figure, position"),
    (kind(counter="«{»of: visits, ordinal: nth}"), "unknown role 'nth'", "It has by, with"),
    (kind(binds_whole="«sometimes»"), "'sometimes' cannot stand here", "yes, no"),
    (kind(cameo="«[»161]"), "a text belongs here", "Write one value"),
]


def cases(*tables):
    return [pytest.param(*case, id=f"{case[1][:40]}-{number}") for table in tables for number, case in enumerate(table)]


@pytest.mark.parametrize(("written", "message", "remedy"), cases(FILES, ENTRIES, KINDS))
def test_a_fault_is_found_where_it_stands(fault, written, message, remedy):
    finding = fault(written)
    assert message in finding.message
    assert remedy in finding.remedy
    assert finding.remedy.endswith(".")


def test_what_is_declared_twice_names_the_other_file(fault, tmp_path):
    finding = fault("actors: {«LTU»: {type: country, names: [Lithuania]}}\n")
    assert finding.message == f"'LTU' is declared already, in {(tmp_path / 'seeds' / '0.yaml').as_posix()}"


def test_what_a_broken_entry_is_needed_for_is_not_called_unknown(fault):
    finding = fault("fluents: {peace: «word»}\n", kind(initiates="peace(by, with)"))
    assert finding.message == "the fluent 'peace' must be a mapping of keys and values"


def test_two_fluents_cannot_need_one_another(seeds):
    needs = "{args: [a: actor, b: actor], section: relations, says: s, while: '%s'}"
    _, findings = seeds(f"fluents:\n  war: {needs % 'truce(a, b)'}\n  truce: {needs % 'war(a, b)'}\n")
    assert [finding.message for finding in findings] == [
        "war needs itself in the end",
        "truce needs itself in the end",
    ]


def test_nothing_is_made_of_a_derived_fluent(fault):
    derived = fluent(args="[a: actor, f: format]", derived='["member(a, f)"]')
    finding = fault(kind(roles="{by: actor, f: format}", initiates="«peace(by, f)»"), derived)
    assert finding.message == "peace is derived: nothing sets it"


def test_all_faults_of_all_files_are_found_at_once(seeds):
    _, findings = seeds(kind(initiates="peace(by)", sentence='"{bye}"'), "knids: {}\n", actor("capitol: Oslo"))
    assert [finding.code for finding in findings] == ["unknown-role", "unknown-fluent", "unknown-family", "unknown-key"]


def test_a_folder_without_seeds_is_a_fault(tmp_path):
    (finding,) = read_seeds(tmp_path)[1]
    assert (finding.code, finding.place.file) == ("no-seeds", tmp_path.as_posix())


def test_a_file_that_cannot_be_read_is_a_fault(tmp_path):
    (tmp_path / "gone.yaml").symlink_to("nowhere.yaml")
    (finding,) = read_seeds(tmp_path)[1]
    assert finding.code == "unreadable"


def test_a_folder_that_is_called_as_a_file_is_a_folder(tmp_path):
    (tmp_path / "folder.yaml").mkdir()
    (finding,) = read_seeds(tmp_path)[1]
    assert finding.code == "no-seeds"


def test_a_file_that_is_no_yaml_is_a_fault(fault):
    assert fault('kinds: {done: «"»it\n').code == "yaml"
