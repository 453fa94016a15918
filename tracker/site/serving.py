"""Serves the pages of a live store to browsers on the same machine, or to a proxy that stands before it.

A plain WSGI application: it answers GET and HEAD, for the hosts that are allowed, with pages that it names itself; no
path reaches a file. A page is made once for each state of the store.
"""

import hashlib
import re
from collections.abc import Callable, Collection, Iterable
from datetime import date
from importlib import import_module
from pathlib import Path
from socket import SO_REUSEADDR, SOL_SOCKET, socket
from threading import Lock
from typing import Any, Protocol
from urllib.parse import parse_qs

from attrs import define, field

from tracker.desk.desk import Desk
from tracker.model.failures import MissingPackage, QuestionError, TrackerError
from tracker.site.pages import Asked, Site

OWN_HOSTS = ("localhost", "127.0.0.1", "[::1]")
"""Under these names a browser on the same machine asks; under any other a page from elsewhere may be asking."""

_MOST_KEPT = 256
_NOT_MODIFIED = "304 Not Modified"
_PORT = re.compile(r":\d{1,5}$")
_SAFE = (
    ("Content-Type", "text/html; charset=utf-8"),
    ("Content-Security-Policy", "frame-ancestors 'none'"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cache-Control", "private, no-cache"),
)
Environment = dict[str, Any]
Start = Callable[[str, list[tuple[str, str]]], Any]


@define(eq=False)
class Served:
    """The pages of a store as it stands: made anew when it has grown, one at a time."""

    desk: Desk
    hosts: Collection[str] = OWN_HOSTS
    texts: Path | None = None
    _site: Site | None = None
    _state: tuple[int, date] | None = None
    _kept: dict[str, bytes] = field(factory=dict)
    _lock: Lock = field(factory=Lock)

    def __call__(self, environment: Environment, start: Start) -> Iterable[bytes]:
        """Answer a request, as WSGI has it."""
        try:
            status, headers, body = self._answer(environment)
        except TrackerError:
            status, headers, body = "503 Service Unavailable", [], b"The store cannot be read. Ask whoever keeps it."
        if status != _NOT_MODIFIED:  # it has no body, and says nothing of the length of the one that it stands for
            headers = [*headers, ("Content-Length", str(len(body)))]
        start(status, [*_SAFE, *headers])
        return [] if environment["REQUEST_METHOD"] == "HEAD" else [body]

    def _answer(self, asked: Environment) -> tuple[str, list[tuple[str, str]], bytes]:
        if _PORT.sub("", asked.get("HTTP_HOST", "").lower()) not in self.hosts:
            return "403 Forbidden", [], b"This name is not served here."
        if asked["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return "405 Method Not Allowed", [("Allow", "GET, HEAD")], b"Pages are read here, and nothing else."
        name = asked.get("PATH_INFO", "").removeprefix("/") or "index.html"
        page = self.page(name)
        if page is None:
            return "404 Not Found", [], b"There is no such page."
        if when := _day_asked(asked.get("QUERY_STRING", "")):
            return "303 See Other", [("Location", f"{name.rpartition('/')[2]}#{self.anchor(page, when)}")], b""
        mark = f'"{hashlib.sha256(page).hexdigest()[:32]}"'
        if asked.get("HTTP_IF_NONE_MATCH") == mark:
            return _NOT_MODIFIED, [("ETag", mark)], b""
        return "200 OK", [("ETag", mark)], page

    def page(self, name: str) -> bytes | None:
        """Return a page; None where there is none of that name."""
        with self._lock:
            state = self.desk.position(), date.today()  # noqa: DTZ011 - what comes up is told of the reader's day
            if self._site is None or state != self._state:
                self._site, self._state = Site(self.desk, Asked(), served=True, texts=self.texts), state
                self._kept.clear()
            if name not in self._kept:
                made = self._made(self._site, name)
                if made is None:
                    return None
                if len(self._kept) == _MOST_KEPT:
                    self._kept.pop(next(iter(self._kept)))
                self._kept[name] = made
            return self._kept[name]

    @staticmethod
    def _made(site: Site, name: str) -> bytes | None:
        try:
            page = site.page(name)
        except QuestionError:
            return None
        return page.text.encode() if page is not None else None

    @staticmethod
    def anchor(page: bytes, when: date) -> str:
        """Return the anchor of the state of a day on a page."""
        found = re.findall(rb'<li id="([0-9-]+|start)" data-first="(\d+)"', page)
        states = [(int(first), code.decode()) for code, first in found if int(first) <= when.toordinal()]
        return max(states)[1] if states else "main"


def _day_asked(query: str) -> date | None:
    """Return the day that a form without a script asks for."""
    try:
        return date.fromisoformat(parse_qs(query).get("on", [""])[0])
    except ValueError:
        return None


class Server(Protocol):
    """What listens at a port, and answers from when it runs until it is stopped."""

    def run(self) -> None:
        """Answer until it is stopped."""


def page_server(desk: Desk, port: int, hosts: Iterable[str] = (), texts: Path | None = None) -> Server:
    """Return a server of a store on this machine alone; raises MissingPackage, and PortTaken.

    `hosts` are the names of a proxy's own that are allowed, too, and `texts` the folder of the texts.
    """
    try:
        waitress: Any = import_module("waitress")
    except ModuleNotFoundError:
        needed = "A server of pages needs the package 'waitress', which is not installed."
        raise MissingPackage(f"{needed} Install it: pip install 'tracker[web]'.") from None
    desk.position()  # a store that cannot be read is told at once, to whoever starts it
    served = Served(desk, {*OWN_HOSTS, *(host.lower() for host in hosts)}, texts)
    kept: dict[str, Any] = {"threads": 4, "ident": None, "clear_untrusted_proxy_headers": True}
    server: Server = waitress.create_server(served, sockets=[_bound(port)], **kept)
    return server


def _bound(port: int) -> socket:
    """Return a socket at a port of this machine alone; raises PortTaken."""
    bound = socket()
    bound.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
    try:
        bound.bind(("127.0.0.1", port))
    except OSError as error:
        bound.close()
        raise PortTaken(port, error.strerror) from None
    return bound


class PortTaken(TrackerError):
    """A port cannot be listened at: something else does, or it is not for everybody."""

    def __init__(self, port: int, why: str | None) -> None:
        super().__init__(f"Nothing can be served at port {port}: {why}.", "Name another with --port.")
