"""WordPress exports: what was public is, the rest stays unpublished, no address changes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from defusedxml.ElementTree import parse

from sitegen.intake.draft import Draft, Wishes
from sitegen.intake.html import blocks_of
from sitegen.intake.shortcodes import gallery_ids, html_of
from sitegen.intake.wordpress import read_wordpress
from sitegen.intake.workshop import Done, drafts_of
from tests.house.driver import Sites
from tests.intake.desk import SETTINGS, settings

WXR = Path(__file__).parents[3] / "shared" / "samples" / "wxr"
BESIDE = pytest.mark.skipif(not WXR.is_dir(), reason="the samples are not beside the repository")
WISHES = Wishes(municipality="tijuana")

ITEM = """<item><title>{title}</title><link>https://viejo.example/2019/05/{slug}/</link>
<dc:creator>prensa</dc:creator><content:encoded><![CDATA[{text}]]></content:encoded>
<excerpt:encoded><![CDATA[{excerpt}]]></excerpt:encoded>
<wp:post_id>{ident}</wp:post_id><wp:post_date>{date}</wp:post_date><wp:post_name>{slug}</wp:post_name>
<wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type><wp:post_password>{password}</wp:post_password>
{more}</item>"""
HEAD = (
    '<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/">'
    "<channel><title>Prensa</title><wp:base_blog_url>https://viejo.example</wp:base_blog_url>"
)


def item(**given: str) -> str:
    told = {
        "title": "Termina la obra", "slug": "termina-la-obra",
        "text": "El Ayuntamiento informó que la obra terminó.",
        "excerpt": "", "ident": "7", "date": "2019-05-03 18:40:00", "status": "publish",
        "kind": "post", "password": "", "more": "",
    } | given  # fmt: skip
    return ITEM.format(**told)


def imported(*items: str) -> Done:
    data = f"{HEAD}{''.join(items)}</channel></rss>".encode()
    return drafts_of("export.xml", data, settings(), wishes=WISHES)


def only(*items: str) -> Draft:
    (draft,) = imported(*items).drafts
    return draft


def test_a_post_keeps_slug_date_time_and_old_address() -> None:
    draft = only(item())

    assert draft.path == "content/tijuana/comunicados/2019/2019-05-03-termina-la-obra.md"
    assert "fecha: 2019-05-03T18:40\n" in draft.text
    assert "alias:\n  - '/2019/05/termina-la-obra/'\n" in draft.text


@pytest.mark.parametrize("status", ["draft", "private", "pending", "future"])
def test_what_was_not_public_stays_a_draft(status: str) -> None:
    assert "borrador: sí" in only(item(status=status)).text


def test_a_post_behind_a_password_stays_a_draft() -> None:
    assert "borrador: sí" in only(item(password="secreto")).text  # noqa: S106 - of an example


def test_a_planned_post_keeps_its_moment() -> None:
    assert "publicar_el: 2019-05-03T18:40" in only(item(status="future")).text


def test_what_is_in_the_bin_is_told_of_and_not_taken() -> None:
    found = imported(item(), item(status="trash", title="Borrado"))

    assert len(found.drafts) == 1
    assert found.omitted == ("post (trash): Borrado",)


def test_counts_are_those_of_the_export() -> None:
    found = imported(
        item(), item(slug="b"), item(kind="page", slug="c"), item(kind="attachment", status="inherit")
    )

    assert found.counts == (("attachment", "inherit", 1), ("page", "publish", 1), ("post", "publish", 2))


def test_categories_become_topics_and_others_are_to_do() -> None:
    more = "".join(
        f'<category domain="category" nicename="{name.lower()}">{name}</category>'
        for name in ("Agua", "Obras")
    )
    draft = only(item(more=more))

    assert "temas:\n  - 'agua'\n" in draft.text
    assert [one.facts["value"] for one in draft.report.todo if one.code == "todo-topic-new"] == ["Obras"]


def test_a_page_is_a_page() -> None:
    assert (
        only(item(kind="page", slug="directorio", title="Directorio")).path
        == "content/tijuana/paginas/directorio.md"
    )


def test_pictures_elsewhere_are_told_of_and_not_fetched() -> None:
    picture = item(
        ident="9",
        kind="attachment",
        status="inherit",
        slug="foto",
        more="<wp:attachment_url>https://viejo.example/foto.jpg</wp:attachment_url>",
    )
    thumbnail = (
        "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>"
    )
    (draft,) = imported(picture, item(more=thumbnail)).drafts

    assert draft.report.media == ("https://viejo.example/foto.jpg",)
    assert "imagen" not in draft.text


def test_classic_paragraphs_captions_galleries_and_shortcodes() -> None:
    text = (
        'Uno\n\nDos\nlínea [caption id="a"]<img src="https://v.example/a.jpg" alt="Una" /> El pie[/caption] '
        '[vc_row]tres[/vc_row] [gallery ids="4,5"]'
    )

    assert gallery_ids(text) == ("4", "5")
    html = html_of(text)
    blocks, images = blocks_of(html)
    assert [(one.style, one.text) for one in blocks if one.text] == [
        ("text", "Uno"),
        ("text", "Dos\nlínea"),
        ("caption", "El pie"),
        ("text", "tres"),
    ]
    assert [one.alt for one in images] == ["Una"]


def test_block_comments_are_no_text() -> None:
    html = html_of('<!-- wp:paragraph --><p>Uno</p><!-- /wp:paragraph --><!-- wp:gallery {"ids":[1,2]} /-->')

    assert html == "<p>Uno</p>"
    assert gallery_ids('<!-- wp:gallery {"ids":[1,2]} /-->') == ("1", "2")


@BESIDE
@pytest.mark.parametrize(
    "path", sorted(WXR.rglob("*.xml")) if WXR.is_dir() else [], ids=lambda path: path.name
)
def test_real_exports_end_in_documents_with_their_counts_or_in_a_message(path: Path) -> None:
    data = path.read_bytes()
    found = drafts_of(path.name, data, settings(), wishes=WISHES)

    if path.name == "malformed-simple.xml":
        assert found.fault == "intake-xml"
        return
    assert Counter({(kind, status): count for kind, status, count in found.counts}) == _counted(path)
    shown = sum(
        count for kind, status, count in found.counts if kind in ("post", "page") and status != "trash"
    )
    assert len(found.drafts) == shown


def _counted(path: Path) -> Counter[tuple[str, str]]:
    """Counted by another hand: the whole tree at once."""
    found: Counter[tuple[str, str]] = Counter()
    for one in parse(path).iter("item"):
        told = {child.tag.rpartition("}")[2]: (child.text or "").strip() for child in one}
        found[told.get("post_type") or "post", told.get("status") or "publish"] += 1
    return found


@BESIDE
def test_a_real_export_is_built_with_its_slugs_and_dates(site: Sites) -> None:
    data = (WXR / "wporg-showcase-posts.xml").read_bytes()
    export = read_wordpress("a.xml", data)
    drafts = drafts_of("a.xml", data, settings(), wishes=WISHES).drafts
    driver = site(
        {"site.toml": SETTINGS, **{draft.path: draft.text for draft in drafts if draft.report.ready}}
    )
    driver.build()
    pages = set(driver.tree())

    for paper in export.papers:
        if paper.hints.status == "publish" and paper.hints.published[:4] < "2026":
            assert f"tijuana/comunicados/{paper.hints.published[:4]}/{paper.hints.slug}/index.html" in pages


def test_the_lines_of_an_old_post_that_a_margin_broke_are_a_paragraph_again() -> None:
    lines = [
        "El Ayuntamiento de Tijuana informó este lunes que la obra de la calle",
        "principal terminó antes.",
    ]

    assert " ".join(lines) in only(item(text="\n".join(lines))).text


def test_a_post_that_begins_with_a_list_keeps_it() -> None:
    names = "".join(f"<li>{name}</li>" for name in ("Uno", "Dos", "Tres", "Cuatro"))
    text = (
        f"<p>Esta semana:</p><ul>{names}</ul><p>El Ayuntamiento informó que la obra de la calle terminó.</p>"
    )
    body = only(item(text=text)).text.split("\n---\n")[1]

    assert body.strip().startswith("Esta semana:\n\n- Uno\n- Dos\n- Tres\n- Cuatro\n\nEl Ayuntamiento")


def test_a_post_without_a_text_says_so() -> None:
    assert "todo-empty" in [one.code for one in only(item(text="")).report.todo]
