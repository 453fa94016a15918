"""Logs are read as a set: their ids, what they declare, and what refers to what."""

EVENT = "- {id: a, kind: recalled, date: 2021-08-10, sender: CHN, host: LTU%s}\n"
RAIL = "things: {rail-2: {type: route, name: the second line}}\n"
OPENED = "events: [{id: o, kind: opened, date: 2021, route: %s}]\n"


def event(more=""):
    return EVENT % (more and f", {more}")


def test_an_id_is_taken_once_in_a_log(fault):
    finding = fault(event() + event().replace("id: a", "id: «a»"))
    assert (finding.code, finding.message) == ("id-twice", "the id 'a' is taken, on line 7")


def test_an_id_is_taken_by_a_mending_too(fault):
    mending = "mending: [{id: «a», kind: retraction, of: [paper/a], reason: it was a rumour}]"
    assert fault(f"events: [{event()[2:-1]}]\n{mending}").code == "id-twice"


def test_an_id_may_be_taken_in_every_log(read):
    assert read(paper=event(), news=event()).findings == ()


def test_a_document_has_one_log(read):
    paper = "document: {id: paper, title: t, publisher: p, published: {date: 2022, basis: printed}}\n"
    (finding,) = read(one=paper, two=paper).findings
    assert (str(finding.place), finding.code) == ("two.yaml:1:16", "document-twice")
    assert finding.message == "the document 'paper' has a log already, in one.yaml"


def test_an_event_may_name_events_of_its_own_log_and_of_others(read):
    logs = read(paper=event("because: news/a") + event("after: a").replace("id: a", "id: b"), news=event())
    assert logs.findings == ()
    assert logs.logs[0].events[1].after == ("paper/a",)


def test_an_event_may_name_what_the_store_has(read):
    assert read(known={"stored/e"}, paper=event("because: [stored/e], part-of: stored/e")).findings == ()


def test_what_is_named_must_be_somewhere(fault):
    for key in ("after", "because", "part-of", "happening"):
        finding = fault(event(f"{key}: «news/b»"), news=event())
        assert finding.message == "no event is called 'news/b'"
        assert finding.remedy == "Nearest: news/a."


def test_what_is_like_nothing_is_to_be_appended_with_it(fault):
    assert fault(event("because: «other-paper/event-17»")).remedy.startswith("Name its log in the same command")


def test_a_role_that_names_an_event_names_one_that_is_there(fault, read):
    called_off = "- {id: c, kind: called-off, date: 2021, by: CHN, plan: %s}\n"
    assert fault(called_off % "«a»").message == "no event is called 'paper/a'"
    assert read(paper=event("stance: announced") + called_off % "a").findings == ()


def test_what_is_mended_must_be_somewhere(fault, read):
    mending = "mending: [{id: m, kind: retraction, of: %s, reason: it was a rumour}]\n"
    assert fault(mending % "«news/b»", news=event()).remedy == "Nearest: news/a, news."
    for ref in ("news/a", "news", "shared", "[news/a]"):
        assert read(paper=mending % ref, news=event("happening: shared")).findings == ()


def test_what_the_desk_follows_must_be_an_event(fault):
    resolution = "mending: [{id: m, kind: resolution, of: news/a, follow: «news/b», reason: it was there}]"
    assert fault(resolution, news=event()).message == "no event is called 'news/b'"


def test_a_happening_is_not_called_as_an_event_of_its_log_by_accident(fault, read):
    twice = event("happening: %s").replace("id: a", "id: b") + event()
    finding = fault(twice % "«a»")
    assert (finding.code, "Write paper/a to name that event" in finding.remedy) == ("happening-or-event", True)
    assert read(paper=twice % "paper/a").findings == ()


def test_a_log_uses_what_another_log_declares(read):
    assert read(paper=OPENED % "rail-2", news=RAIL).findings == ()


def test_what_two_logs_declare_alike_is_one(read):
    assert read(paper=RAIL + OPENED % "rail-2", news=RAIL).findings == ()


def test_what_two_logs_declare_differently_is_a_fault(read):
    (finding,) = read(paper=RAIL, news=RAIL.replace("the second", "another")).findings
    assert (str(finding.place), finding.code) == ("news.yaml:6:18", "declared-twice")


def test_what_the_catalogue_declares_stays_as_it_is(read):
    logs = read(paper="things: {rail: {type: office, name: a house}}\n" + OPENED % "rail")
    assert logs.findings == ()
    assert logs.catalogue.thing("rail").name == "the rail service"


def test_a_declared_actor_has_parts(read):
    actors = "actors: {FREE-STATE: {type: country, names: [the Free State]}}\n"
    logs = read(paper=f"{actors}events: [{event()[2:-1].replace('CHN', 'FREE-STATE/parliament')}]\n")
    assert logs.findings == ()
    assert logs.catalogue.actor("FREE-STATE/parliament").name() == "the parliament of the Free State"
