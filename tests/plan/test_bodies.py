"""Bodies as HTML: references and pictures in their places, well formed and escaped."""

from __future__ import annotations

from html.parser import HTMLParser

from sitegen.model import Body, Picture, Ref
from sitegen.plan.views import ReleaseView
from tests.newsroom.made import picture
from tests.plan.town import doc, room, text, view

PHOTO = "content/izcalli/comunicados/pozo.jpg"


def markup(body: Body) -> str:
    made = room(doc(body=body), doc("corte", "notice"), pictures=[picture(PHOTO, 3000, 2000)])
    return view(made, "izcalli/comunicados/2026/encuentro/", ReleaseView).article.body.markup


class Tags(HTMLParser):
    """Checks that what is opened is closed."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in ("img", "source", "br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.seen if name == tag]


def test_text_stands_as_it_is() -> None:
    assert markup(text("<p>Hoy &amp; mañana.</p>")) == "<p>Hoy &amp; mañana.</p>"


def test_a_reference_becomes_an_address_with_its_anchor() -> None:
    found = markup(
        text('<p><a href="', Ref("path", "content/izcalli/avisos/corte.md", "cuando", 3), '">aviso</a></p>')
    )

    assert found == '<p><a href="/sala/izcalli/avisos/2026/corte/#cuando">aviso</a></p>'


def test_a_picture_by_itself_is_a_figure_with_caption_and_credit() -> None:
    found = markup(
        text(
            "<p>Antes.</p>",
            Picture(PHOTO, 'Un "pozo"', "El pozo <nuevo>", "Foto: A & B", 4),
            "<p>Después.</p>",
        )
    )

    tags = Tags(found)
    assert tags.open == []
    assert (
        "<figcaption><span>El pozo &lt;nuevo&gt;</span> <small>Foto: A &amp; B</small></figcaption></figure>"
        in found
    )
    assert tags.all("img")[0]["alt"] == 'Un "pozo"'


def test_a_picture_has_its_size_its_formats_and_waits_until_it_is_seen() -> None:
    tags = Tags(markup(text(Picture(PHOTO, "Un pozo", "", "", 4))))

    image, source = tags.all("img")[0], tags.all("source")[0]
    assert (image["width"], image["height"], image["loading"], image["decoding"]) == (
        "1600",
        "1067",
        "lazy",
        "async",
    )
    assert [one.split()[1] for one in (image["srcset"] or "").split(", ")] == ["800w", "1600w"]
    assert source["type"] == "image/webp"
    assert all(one.split()[0].endswith(".webp") for one in (source["srcset"] or "").split(", "))


def test_within_a_line_a_picture_is_no_figure() -> None:
    found = markup(text("<p>El <em>sello</em> ", Picture(PHOTO, "sello", "", "", 4), " vale.</p>"))

    assert "<figure" not in found
    assert Tags(found).open == []


def test_a_picture_whose_file_is_missing_leaves_no_trace() -> None:
    assert markup(text("<p>Hoy.</p>", Picture("content/nada.jpg", "x", "", "", 4))) == "<p>Hoy.</p>"
