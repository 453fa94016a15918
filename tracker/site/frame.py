"""What every page for a browser has: its head with a policy that lets nothing in, its style, its script, its foot.

Text enters through `Markup.format` alone, which escapes it. Script and style stand in the page itself, each named by
its hash, so that no page asks for anything from elsewhere and nothing that a log says can run.
"""

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from markupsafe import Markup

from tracker.desk.styles import page_style

_KEYS = (("g", "go to a pair"), ("/", "search"))
LINE = Markup("\n")
_STYLES = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_POLICY = (
    "default-src 'none'; script-src {scripts}; style-src {styles}; img-src data:; base-uri 'none'; form-action {forms}"
)
_PAGE = Markup("""\
<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
{reload}<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="tracker">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
{head}{body}{foot}<script>{script}</script>
</body>
</html>
""")


def page(  # noqa: PLR0913 - what differs from page to page
    title: str,
    body: Markup,
    *,
    scripts: Iterable[str] = (),
    own: str = "",
    handling: str = "",
    served: bool = False,
    reloads: int = 0,
) -> str:
    """Write a whole page; `own` are rules of style for this page alone, the program's, never a log's.

    One that `reloads` may have itself in a frame; without a script it loads itself again every so many seconds.
    """
    style = Markup(page_style() + given_text("site.css") + own)  # noqa: S704 - style sheets of the program
    script = Markup("\n".join(given_text(f"{name}.js") for name in scripts))  # noqa: S704 - scripts of the program
    inside = [Markup(found) for found in _STYLES.findall(body)]  # noqa: S704 - the drawings' own rules
    policy = _POLICY.format(
        scripts=f"'sha256-{hashed(script)}'",
        styles=" ".join(f"'sha256-{hashed(one)}'" for one in (style, *inside)),
        forms="'self'" if served else "'none'",
    )
    again = Markup('<noscript><meta http-equiv="refresh" content="{}"></noscript>\n')
    mark = Markup('<aside aria-label="Handling, at the {}"><p class="handling">{}</p></aside>\n')
    marked = [mark.format(place, handling) if handling else Markup() for place in ("head", "foot")]
    reload = again.format(reloads) if reloads else Markup()
    policy += "; frame-src 'self' file:" if reloads else ""
    parts = {"policy": policy, "reload": reload, "title": title, "style": style, "head": marked[0], "foot": marked[1]}
    return str(_PAGE.format(**parts, body=body, script=script))


def hashed(text: str) -> str:
    """Return the hash by which a policy names a script or a style."""
    return b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def given_text(name: str) -> str:
    """Read a script or a style sheet that comes with the program."""
    return files("tracker.site").joinpath(name).read_text(encoding="utf-8")


def stacked(parts: Iterable[Markup]) -> Markup:
    """Put parts of a page on lines of their own."""
    return LINE.join(parts)


def section(heading: str, body: Markup) -> Markup:
    """Put a part of a page under its heading."""
    return Markup("<section>\n<h2>{}</h2>\n{}\n</section>").format(heading, body)


def menu(root: str) -> Markup:
    """Lead to the other pages of a site; `root` is the way to its folder."""
    places = (("index.html", "Pairs", "g"), ("kinds.html", "Events", ""), ("calendar.html", "Calendar", ""))
    item = Markup('<a href="{}"{}>{}</a>')
    key = Markup(' data-key="{}"')
    links = [
        item.format(root + file, key.format(pressed) if pressed else "", name)
        for file, name, pressed in (*places, ("search.html", "Search", "/"))
    ]
    return Markup('<nav aria-label="This site">{}</nav>').format(Markup(" ").join(links))


def foreign(text: str, part: str, language: str) -> Markup:
    """Mark a part of a text as being in another language, so that programs that read aloud say it right."""
    before, found, after = text.partition(part) if language and part else (text, "", "")
    inside = Markup('<span lang="{}">{}</span>').format(language, found) if found else ""
    return Markup("{}{}{}").format(before, inside, after)


def anchor_of(event: str) -> str:
    """Return the anchor of an event on its document's page, which no anchor of the page's own is."""
    return f"event-{event}"


def event_address(document: str, event: str) -> str:
    """Return where in a site an event stands: on the page of its document."""
    return f"documents/{document}.html#{anchor_of(event)}"


def keys(own: Iterable[tuple[str, str]] = (), *, of_site: bool = True) -> Markup:
    """Say which keys do what, for whoever presses '?'; those of a site lead to its other pages."""
    told = [*own, *(_KEYS if of_site else ()), ("?", "this list")]
    return Markup(
        '<dialog id="keys" aria-labelledby="keys-heading"><h2 id="keys-heading">Keys</h2>\n{}\n'
        '<form method="dialog"><button>Close</button></form></dialog>'
    ).format(pairs(told, "keys"))


def pairs(told: Iterable[tuple[str, str]], name: str) -> Markup:
    """Write terms with what stands for them."""
    row = Markup("<div><dt>{}</dt><dd>{}</dd></div>")
    return Markup('<dl class="{}">\n{}\n</dl>').format(name, stacked(row.format(*pair) for pair in told))
