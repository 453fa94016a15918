"""One page that shows all pictures beside one another: build/look/index.html."""

from collections import defaultdict
from pathlib import Path

from markupsafe import Markup

from look.scenes import SCENES

_VIEWS = ("pdf", "word", "desk-dark", "desk", "phone-dark", "phone", "print", "printed", "svg-dark", "svg")
_PAGE = Markup("""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>What the pages look like</title>
<style>
body {{ font: 1rem system-ui, sans-serif; margin: 1.5rem; background: #888; }}
section {{ display: flex; gap: 0.6rem; overflow-x: auto; align-items: start; padding: 0.3rem 0 1rem; }}
img {{ max-height: 40rem; background: #fff; }}
</style>
</head>
<body>
<h1>What the pages look like</h1>
{}
</body>
</html>
""")


def index(folder: Path) -> str:
    """Write the page: for each page and view, its pictures in their order."""
    views: dict[tuple[str, str], list[str]] = defaultdict(list)
    for picture in sorted((folder / "pictures").glob("*.png")):
        views[_view(picture.stem)].append(picture.name)
    parts = [
        Markup("<h2>{} <small>{}</small></h2>\n<section tabindex='0' aria-label='{} {}'>{}</section>").format(
            name, view, name, view, Markup().join(map(_image, pictures))
        )
        for (name, view), pictures in sorted(
            views.items(), key=lambda one: (_place(one[0][0]), _VIEWS.index(one[0][1]))
        )
    ]
    return str(_PAGE.format(Markup("\n").join(parts)))


def _view(stem: str) -> tuple[str, str]:
    """Part a picture's name into its page's and its view: 'two-crowded-desk-dark-01'."""
    whole = stem.rstrip("0123456789").rstrip("-")
    view = next((view for view in _VIEWS if whole.endswith(f"-{view}")), "svg")
    return whole.removesuffix(f"-{view}"), view


def _place(name: str) -> tuple[int, str]:
    names = list(SCENES)
    return (names.index(name) if name in names else len(names)), name


def _image(name: str) -> Markup:
    return Markup('<a href="pictures/{0}"><img src="pictures/{0}" alt="{0}" loading="lazy"></a>').format(name)
