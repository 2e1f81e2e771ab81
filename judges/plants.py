"""Planted defects: a small site without fault, and what each judge must find once it is spoilt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from judges.access import axe
from judges.case import Case, Judge
from judges.data import feeds, linked_data
from judges.links import linkinator
from judges.markup import html_validate, nu

BASE = "/sala/"

_HEAD = """\
<!DOCTYPE html>
<html lang="es">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sala de prensa de prueba</title>
<link rel="stylesheet" href="/sala/site.css">
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "NewsArticle", "datePublished": "2026-01-13T10:00:00-06:00"}
</script>
</head>
<body>
"""

CLEAN: dict[str, str] = {
    "index.html": f"""{_HEAD}<main>
<h1>Sala de prensa</h1>
<p class="lead">Hoy hay <a href="/sala/agua/#cuando">agua</a>.</p>
</main>
</body>
</html>
""",
    "agua/index.html": f"""{_HEAD}<main>
<h1>Agua</h1>
<h2 id="cuando">Cuándo</h2>
<p>A las ocho.</p>
</main>
</body>
</html>
""",
    "404.html": f"{_HEAD}<main>\n<h1>No está</h1>\n</main>\n</body>\n</html>\n",
    "site.css": "body { color: #222; background: #fff; }\n"
    "@media (prefers-color-scheme: dark) { body { color: #eee; background: #111; } a { color: #9cf; } }\n",
    "feed.xml": """\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Sala</title><id>https://example.org/sala/</id>
<updated>2026-01-13T10:00:00-06:00</updated><link href="https://example.org/sala/" rel="alternate"/>
<entry><title>Agua</title><id>https://example.org/sala/agua/</id><updated>2026-01-13T10:00:00-06:00</updated>
<link href="https://example.org/sala/agua/"/>
<content type="html">&lt;a href="https://example.org/sala/"&gt;Sala&lt;/a&gt;</content></entry></feed>
""",
    "feed.json": """\
{"version": "https://jsonfeed.org/version/1.1", "title": "Sala", "home_page_url": "https://example.org/sala/",
 "items": [{"id": "1", "url": "https://example.org/sala/agua/", "content_html": "<p>Agua</p>",
            "date_published": "2026-01-13T10:00:00-06:00"}]}
""",
}


@dataclass(frozen=True, slots=True)
class Plant:
    """In `file`, `sound` becomes `spoilt`; each pattern of `heard` must be found in a sentence of `judge`."""

    judge: Judge
    file: str
    sound: str
    spoilt: str
    heard: tuple[str, ...]


PAGE = "agua/index.html"
BOTH_LIGHT = (r"light, 320 .*color-contrast", r"light, 1280 .*color-contrast")
BOTH_DARK = (r"dark, 320 .*color-contrast", r"dark, 1280 .*color-contrast")

PLANTS: tuple[Plant, ...] = (
    Plant(nu, PAGE, "<p>A las", "<p hidden=perhaps>A las", ("agua/index.html.*hidden",)),
    Plant(nu, PAGE, "<p>A las", "<img src='/sala/x.png'><p>A las", ("agua/index.html.*alt",)),
    Plant(nu, "site.css", "color: #222", "colour: #222", ("site.css.*colour",)),
    Plant(html_validate, PAGE, "<h1>", '<h1 id="cuando">', ("agua/index.html.*no-dup-id",)),
    Plant(html_validate, PAGE, "<p>A las", "<p><div>x</div></p><p>A las", ("agua/index.html.*close-order",)),
    Plant(axe, "site.css", "color: #222", "color: #ccc", BOTH_LIGHT),
    Plant(axe, "site.css", "color: #eee", "color: #222", BOTH_DARK),
    Plant(axe, "index.html", ' lang="es"', "", ("html-has-lang",)),
    Plant(linkinator, "index.html", "/sala/agua/", "/sala/aqua/", ("aqua.*404",)),
    Plant(linkinator, "index.html", "/sala/agua/", "/agua/", ("agua.*404",)),
    Plant(linkinator, "index.html", "/sala/agua/", "/sala/agua", ("agua",)),
    Plant(linkinator, "index.html", "#cuando", "#donde", ("donde",)),
    Plant(linkinator, PAGE, "<p>A las", "<img src='/sala/x.png' alt=''><p>A las", ("x.png.*404",)),
    Plant(feeds, "feed.xml", "</entry>", "", ("feed.xml: feedparser",)),
    Plant(
        feeds,
        "feed.xml",
        '<link href="https://example.org',
        '<link href="',
        ("feed.xml: <link href>: /sala/",),
    ),
    Plant(feeds, "feed.xml", '&lt;a href="https://example.org', '&lt;a href="', ("feed.xml: in the text",)),
    Plant(feeds, "feed.json", '"url": "https://example.org', '"url": "', ("feed.json: url: /sala/agua/",)),
    Plant(feeds, "feed.json", "00-06:00", "00", ("feed.json: .*without zone",)),
    Plant(linked_data, PAGE, "00-06:00", "00", ("agua/index.html: datePublished without zone",)),
    Plant(linked_data, PAGE, '"@type":', '"@type"', ("agua/index.html: .*does not parse",)),
)


def write(folder: Path, plant: Plant | None = None) -> Case:
    """Writes the site without fault, or spoilt by one plant. Raises ValueError if the plant finds no soil."""
    for name, text in CLEAN.items():
        spoilt = text
        if plant and plant.file == name:
            spoilt = text.replace(plant.sound, plant.spoilt)
            if spoilt == text:
                message = f"{name} has no {plant.sound!r}"
                raise ValueError(message)
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(spoilt, encoding="utf-8")
    return Case(folder, BASE, ("", "agua/"))
