"""Firefox as Debian has it, asked by its own protocol, Marionette: `make web` tries a few pages in it, too."""

import json
import shutil
import socket
import subprocess
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import define, field

PORT = 28341
KEYS = {"ArrowLeft": "\ue012", "ArrowRight": "\ue014", "Enter": "\ue007", "Tab": "\ue004"}
"""Keys that are no letters, as WebDriver writes them."""

_PREFERENCES = f"""\
user_pref("marionette.port", {PORT});
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("toolkit.telemetry.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.aboutwelcome.enabled", false);
"""


def has_firefox() -> str | None:
    """Return the program, where there is one."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


@contextmanager
def firefox() -> Iterator["Firefox"]:
    """Start Firefox with a profile of its own, and close it in the end."""
    with TemporaryDirectory() as profile:
        Path(profile, "user.js").write_text(_PREFERENCES, encoding="utf-8")
        words = (str(has_firefox()), "--headless", "--marionette", "--no-remote", "--profile", profile)
        with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as started:
            try:
                yield Firefox(_connected())
            finally:
                started.terminate()


def _connected() -> socket.socket:
    """Return a connection, as soon as Firefox listens."""
    for _ in range(600):
        try:
            return socket.create_connection(("127.0.0.1", PORT), timeout=120)
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("Firefox does not listen.")


@define(eq=False)
class Firefox:
    """One window, to which pages come one after the other."""

    _line: socket.socket
    _number: int = 0
    _left: bytes = field(default=b"", init=False)

    def __attrs_post_init__(self) -> None:
        self._read()  # it says hello
        self.ask("WebDriver:NewSession", {})

    def ask(self, command: str, told: dict[str, Any]) -> Any:
        """Ask for something, and return what is answered; raises RuntimeError where it went wrong."""
        self._number += 1
        asked = json.dumps([0, self._number, command, told])
        self._line.sendall(f"{len(asked.encode())}:{asked}".encode())
        _, _, wrong, answer = self._read()
        if wrong:
            raise RuntimeError(f"{command}: {wrong['message']}")
        return answer.get("value") if isinstance(answer, dict) else answer

    def _read(self) -> Any:
        """Read one message: its length, a colon, and JSON."""
        while b":" not in self._left:
            self._left += self._line.recv(65536)
        length, _, self._left = self._left.partition(b":")
        while len(self._left) < int(length):
            self._left += self._line.recv(65536)
        message, self._left = self._left[: int(length)], self._left[int(length) :]
        return json.loads(message)

    def open(self, address: str) -> None:
        """Go to a page."""
        self.ask(
            "WebDriver:Navigate", {"url": "about:blank"}
        )  # an address that differs in its anchor alone loads nothing
        self.ask("WebDriver:Navigate", {"url": address})

    def run(self, script: str, *given: Any) -> Any:
        """Run a script in the page; return what it returns, when that is there."""
        return self.ask("WebDriver:ExecuteScript", {"script": script, "args": list(given)})

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        each = [KEYS.get(key, key) for key in keys]
        steps = [{"type": what, "value": key} for key in each for what in ("keyDown", "keyUp")]
        self.ask("WebDriver:PerformActions", {"actions": [{"type": "key", "id": "keys", "actions": steps}]})

    def size(self, width: int, height: int) -> None:
        """Make the window so wide and so high."""
        self.ask("WebDriver:SetWindowRect", {"width": width, "height": height})

    def picture(self, file: Path) -> None:
        """Draw what is seen."""
        file.write_bytes(b64decode(self.ask("WebDriver:TakeScreenshot", {"full": False, "hash": False})))
