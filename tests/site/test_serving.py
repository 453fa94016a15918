"""The pages served from the live store: read-only, to the hosts that are allowed, and no path reaches a file."""

import shutil
import socket
import sys

import pytest
from pages import Page, run

from tracker import Desk, MissingPackage
from tracker.site.serving import OWN_HOSTS, PortTaken, Served, page_server

LATER = """\
document: {id: later, title: Later, publisher: P, published: {date: 2023-05-01, basis: printed}}
events:
  - {id: again, kind: ambassador-accredited, date: 2023-03-01, sender: CHN, host: LTU, evidence: {line: 1}}
"""


@pytest.fixture(scope="module")
def served(folder, tmp_path_factory):
    """The pages of a copy of the store, to which the test appends."""
    own = tmp_path_factory.mktemp("served")
    shutil.copy(folder / "log.db", own / "log.db")
    with Desk.open(own / "log.db") as desk:
        yield own, Served(desk)


def ask(served, path="/", method="GET", host="localhost:8417", query="", **more):
    """Send a request; return its status, its headers and its body."""
    said = {}

    def start(status, headers):
        said.update(status=status, headers=dict(headers))

    asked = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": host, **more}
    body = b"".join(served[1](asked, start))
    return said["status"], said["headers"], body.decode()


def test_the_pages_are_those_of_the_files(folder, served):
    assert run(folder, "site", folder / "compared", "--everything").exit_code == 0
    for name in ("documents/paper.html", "actors/LTU.html", "index.html"):
        written = (folder / "compared" / name).read_text(encoding="utf-8")
        assert ask(served, f"/{name}")[::2] == ("200 OK", written)
    assert ask(served)[2] == ask(served, "/index.html")[2]


def test_a_page_of_two_has_what_was_known_earlier_and_a_form_without_a_script(served):
    page = Page(ask(served, "/pairs/CHN-LTU.html")[2])
    assert "noscript" in {tag for tag, _ in page.elements}
    assert len(page.all("data-known-by")) == 2
    status, headers, _ = ask(served, "/pairs/CHN-LTU.html", query="on=2021-08-12")
    assert (status, headers["Location"]) == ("303 See Other", "CHN-LTU.html#2021-08-10")
    assert "2021-08-10" in page.all("id")


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "127.0.0.1.evil.example:8417", "[::2]"])
def test_another_host_is_refused(served, host):
    status, _, body = ask(served, host=host)
    assert (status, body) == ("403 Forbidden", "This name is not served here.")


def test_the_name_of_the_house_s_proxy_is_allowed_where_it_is_named(served):
    behind = served[0], Served(served[1].desk, {*OWN_HOSTS, "tracker.ministry.example"})
    assert ask(behind, "/calendar.html", host="Tracker.Ministry.example")[0] == "200 OK"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_nothing_but_reading_is_answered(served, method):
    status, headers, _ = ask(served, method=method)
    assert (status, headers["Allow"]) == ("405 Method Not Allowed", "GET, HEAD")


@pytest.mark.parametrize(
    "path",
    [
        "/../log.db", "/log.db", "/pairs/../../log.db", "/pairs/..%2f..%2flog.db", "//etc/passwd",
        "/pairs/CHN-LTU.html/",
        "/documents/../pairs/CHN-LTU.html", "/pairs/LTU-CHN.html", "/documents/nowhere.html", "/actors/<b>.html",
        "/formats/LTU.html", "/pairs/.html", "/static/site.js", "/\x00",
    ],
)  # fmt: skip
def test_what_is_no_page_is_not_there(served, path):
    status, _, body = ask(served, path)
    assert (status, body) == ("404 Not Found", "There is no such page.")


def test_head_has_the_same_headers_and_no_body(served):
    _, whole, body = ask(served, "/documents/paper.html")
    status, headers, nothing = ask(served, "/documents/paper.html", method="HEAD")
    assert (status, headers, nothing) == ("200 OK", whole, "")
    assert int(headers["Content-Length"]) == len(body.encode())
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"


def test_a_page_that_did_not_change_is_not_sent_again_and_one_of_a_store_that_grew_is(served):
    _, headers, before = ask(served, "/pairs/CHN-LTU.html")
    again = ask(served, "/pairs/CHN-LTU.html", HTTP_IF_NONE_MATCH=headers["ETag"])
    assert again[::2] == ("304 Not Modified", "")
    assert "Content-Length" not in again[1]
    (served[0] / "later.yaml").write_text(LATER, encoding="utf-8")
    assert run(served[0], "append", served[0] / "later.yaml").exit_code == 0
    after = ask(served, "/pairs/CHN-LTU.html", HTTP_IF_NONE_MATCH=headers["ETag"])
    assert after[0] == "200 OK"
    assert "later/again" in after[2]
    assert "later/again" not in before


def test_a_store_that_cannot_be_read_is_told_without_its_place(tmp_path):
    with Desk.open(tmp_path / "nowhere.db") as desk:
        status, _, body = ask((tmp_path, Served(desk)))
    assert (status, body) == ("503 Service Unavailable", "The store cannot be read. Ask whoever keeps it.")


def test_without_its_package_the_server_says_how_to_install_it(served, monkeypatch):
    monkeypatch.setitem(sys.modules, "waitress", None)
    with pytest.raises(MissingPackage, match=r"Install it: pip install 'tracker\[web\]'"):
        page_server(served[1].desk, 8417)


class Silent:
    """A server that listens nowhere, and keeps what it was asked to serve."""

    def __init__(self, desk, port, hosts, texts, told):
        told.append((desk.handling, port, hosts, texts))

    def run(self):
        pass


def test_a_port_that_is_taken_is_told_before_anybody_is_told_to_open_it(folder, monkeypatch):
    pytest.importorskip("waitress")
    said = []
    monkeypatch.setattr("tracker.cli.serve.say", lambda sentence, **_: said.append(sentence))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        told = rf"Nothing can be served at port {port}: Address already in use\. Name another with --port\."
        with pytest.raises(PortTaken, match=told):
            run(folder, "serve", "--port", port)
    assert said == []


def test_a_marked_store_behind_a_proxy_tells_what_is_public_unless_a_mark_is_named(folder, monkeypatch):
    told = []
    monkeypatch.setattr("tracker.site.serving.page_server", lambda *given: Silent(*given, told))
    run(folder, "serve", "--behind-proxy", "tracker.ministry.example")
    run(folder, "serve", "--behind-proxy", "tracker.ministry.example", "--handling", "INTERNAL", "--port", "9000")
    run(folder, "serve", "--texts", folder)
    assert told == [
        ("PUBLIC", 8417, ("tracker.ministry.example",), None),
        ("INTERNAL", 9000, ("tracker.ministry.example",), None),
        ("", 8417, (), folder),
    ]
