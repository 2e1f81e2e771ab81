"""What may not be public is in no byte of the output (promise 3)."""

from __future__ import annotations

import gzip
import io

import pytest
from PIL import Image

from tests.house.driver import Driver, Sites

CANARY = "zafirocanario"
PUBLIC: dict[str, str | bytes] = {
    f"content/{place}.md": f"---\n{head}\n---\n\n{body}\n"
    for place, head, body in (
        ("izcalli/comunicados/2026/2026-01-13-agua", "title: Agua\ntopics: [agua]", "Llega el agua."),
        ("izcalli/comunicados/2026/2026-02-01-salud", "title: Salud\ntopics: [salud]", "Vacunas."),
        ("juarez/avisos/2026/2026-02-20-corte", "title: Corte\nlevel: important", "Hoy no hay agua."),
    )
}
WHY_HIDDEN = {
    "draft": "draft: true",
    "publish_at": "publish_at: 2026-03-01T12:00:01",
    "expires": "expires: 2026-03-01T11:59:59",
}


def hidden(kind: str, why: str) -> dict[str, str | bytes]:
    head = f"title: {CANARY} secreto\ntopics: [agua]\ndate: 2026-02-02\nsummary: {CANARY}\n{why}"
    if kind == "comunicados":
        head += f"\nfolio: {CANARY}/1\npeople: [{CANARY} Pérez]\nimage: {{src: {CANARY}.jpg, alt: {CANARY}}}"
        head += f"\nattachments: [{{src: {CANARY}.pdf, title: {CANARY}}}]"
    if kind == "eventos":
        head += "\nstarts: 2026-04-01T10:00"
    folder = f"content/izcalli/{kind}/2026/2026-02-02-{CANARY}"
    files: dict[str, str | bytes] = {f"{folder}/index.md": f"---\n{head}\n---\n\n{CANARY} en el texto.\n"}
    if kind == "comunicados":
        files |= {f"{folder}/{CANARY}.jpg": picture(), f"{folder}/{CANARY}.pdf": CANARY.encode()}
    return files


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (90, 60), "red").save(out, "JPEG")
    return out.getvalue()


def built(site: Sites, files: dict[str, str | bytes]) -> Driver:
    driver = site(files)
    driver.build()
    return driver


@pytest.mark.parametrize("why", WHY_HIDDEN)
@pytest.mark.parametrize("kind", ["comunicados", "avisos", "eventos", "documentos"])
def test_the_tree_with_a_hidden_document_equals_the_tree_without(site: Sites, kind: str, why: str) -> None:
    without = built(site, PUBLIC).tree()

    together = built(site, PUBLIC | hidden(kind, WHY_HIDDEN[why])).tree()

    assert together == without


def test_the_same_document_shows_everywhere_once_it_is_public(site: Sites) -> None:
    tree = built(site, PUBLIC | hidden("comunicados", "draft: false")).tree()

    telling = {path for path, data in tree.items() if CANARY.encode() in (_opened(path, data))}
    assert any(path.endswith("feed.xml") for path in telling)
    assert any(path.endswith("sitemap.xml") for path in telling)
    assert any("/datos/" in f"/{path}" for path in telling)
    assert any("/indice/" in f"/{path}" for path in telling)
    assert "index.html" in telling


def test_a_link_to_a_hidden_document_stops_the_build_without_telling_its_title(site: Sites) -> None:
    link = f"---\ntitle: Enlace\n---\n\nVea [esto](2026-02-02-{CANARY}/index.md).\n"
    files = PUBLIC | {"content/izcalli/comunicados/2026/2026-02-03-enlace.md": link}

    problems = site(files | hidden("comunicados", "draft: true")).problems()

    assert [problem.code for problem in problems if problem.severity == "error"] == ["reference-not-public"]
    assert "secreto" not in str(problems)


@pytest.mark.parametrize(("now", "there"), [("2026-03-01T11:59:59", False), ("2026-03-01T12:00:00", True)])
def test_an_embargo_ends_at_its_second(site: Sites, now: str, *, there: bool) -> None:
    driver = site(PUBLIC | hidden("avisos", "publish_at: 2026-03-01T12:00:00"))

    driver.build(now=now)

    assert any(CANARY in path for path in driver.tree()) is there


def _opened(path: str, data: bytes) -> bytes:
    return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else path.encode() + data
