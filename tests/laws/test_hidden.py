"""What may not be public is in no byte of the output, nor in what a build says (promise 3)."""

from __future__ import annotations

import base64
import gzip
import io
import zipfile
from collections.abc import Iterator
from functools import cache

import pytest
from click.testing import CliRunner
from PIL import Image

from sitegen.cli import main
from sitegen.content.fields import fields_of
from sitegen.model import KINDS, Kind
from tests.house.driver import SETTINGS, Driver, Sites

CANARY = "Zafírocanario"
STEM = "rocanari"  # what is left of it without accent, escaped, in an address, or cut by a stemmer
PUBLIC: dict[str, str | bytes] = {
    f"content/{place}.md": f"---\n{head}\n---\n\n{body}\n"
    for place, head, body in (
        ("izcalli/comunicados/2026/2026-01-13-agua", "title: Agua\ntopics: [agua]", "Llega el agua."),
        ("izcalli/comunicados/2026/2026-01-20-salud", "title: Salud\ntopics: [salud]", "Vacunas."),
        ("juarez/avisos/2026/2026-02-20-corte", "title: Corte\nlevel: important", "Hoy no hay agua."),
    )
}
BLACKOUT = """
[[blackout]]
name = "Elección"
state = "Estado de México"
from = 2026-02-01T00:00:00
to = 2026-03-31T23:59:59
mode = "{mode}"
earlier = "{earlier}"
"""
TOPIC = f'\n[[topic]]\nid = "zafirocanario"\nname = "{CANARY}"\n'
MODES = {
    "no blackout": SETTINGS + TOPIC,
    "hide": SETTINGS + TOPIC + BLACKOUT.format(mode="hide", earlier="keep"),
    "hide earlier too": SETTINGS + TOPIC + BLACKOUT.format(mode="hide", earlier="hide"),
    "suspend": SETTINGS + TOPIC + BLACKOUT.format(mode="suspend", earlier="keep"),
    "approval": (SETTINGS + TOPIC).replace(
        'id = "izcalli"', 'id = "izcalli"\napproval = "required"\napproval_from = 2026-02-01', 1
    ),
}
WHY_HIDDEN = {
    "draft": "draft: true",
    "future": "publish_at: 2026-03-01T12:00:01",
    "expired": "expires: 2026-03-01T11:59:59",
    "blackout": "draft: false",
    "unapproved": "draft: false",
}
# Standing pages have no date: only a suspension hides them. Approval is asked for of releases and documents.
DATED: tuple[Kind, ...] = ("release", "notice", "event", "document")
HIDDEN_BY: dict[str, tuple[Kind, ...]] = {
    "hide": DATED,
    "hide earlier too": DATED,
    "approval": ("release", "document"),
}
FOLDERS: dict[Kind, str] = {
    "release": "comunicados",
    "notice": "avisos",
    "event": "eventos",
    "document": "documentos",
    "page": "paginas",
}

# Every key of front matter with a canary in it; those above decide themselves whether a document is hidden.
HEADS = {
    "title": f"{CANARY} secreto",
    "date": "2026-02-02",
    "place": CANARY,
    "folio": f"{CANARY}/{{number}}",
    "deck": f"[{CANARY}, {CANARY} dos]",
    "short_title": CANARY,
    "summary": CANARY,
    "topics": "[zafirocanario, agua]",
    "people": f"[{CANARY} Pérez]",
    "image": f"{{src: {CANARY}.jpg, alt: {CANARY}, caption: {CANARY}, credit: {CANARY}}}",
    "gallery": f"[{{src: {CANARY}-2.jpg, alt: {CANARY}}}]",
    "credit": CANARY,
    "caption": CANARY,
    "videos": f"[{{title: {CANARY}, url: 'https://v.example/zafirocanario', transcript: {CANARY}}}]",
    "audios": f"[{{title: {CANARY}, url: 'https://a.example/x', speaker: {CANARY}}}]",  # told by title
    "attachments": f"[{{src: {CANARY}.pdf, title: {CANARY}}}]",
    "thread": "/content/izcalli/comunicados/2026/2026-01-13-agua.md",
    "related": "[/content/izcalli/comunicados/2026/2026-01-20-salud.md]",
    "featured": "true",
    "media_kit": "true",
    "updated": f"[{{date: 2026-02-03, note: {CANARY}}}]",
    "corrections": f"[{{date: 2026-02-03, says: {CANARY}, should_say: {CANARY}}}]",
    "aliases": "[/zafirocanario-{number}/]",
    "venue": CANARY,
    "address": CANARY,
    "neighbourhoods": f"[{CANARY}]",
    "starts": "2026-04-01T10:00",
    "accreditation": CANARY,
    "attendees": f"[{CANARY} López]",
    "contact": CANARY,
    "number": CANARY,
    "subject": CANARY,
    "addressees": f"[{{name: {CANARY}, office: {CANARY}, institution: {CANARY}}}]",
    "salutation": CANARY,
    "signatories": f"[{{name: {CANARY}, office: {CANARY}}}]",
    "copies": f"[{{name: {CANARY}, office: {CANARY}}}]",
    "requirements": f"[{CANARY}]",
    "result": CANARY,
    "subtype": "call",
    "deadline": "2026-05-01",
    "level": "emergency",
}
# They hide, hold no words of a person, or say of a document something that cannot be together with the rest.
WITHOUT_WORDS = {
    *("draft", "publish_at", "expires", "withdrawn", "replaced_by", "blackout", "translation_of", "approval"),
    *("municipality", "kind", "slug", "language", "area", "ends", "resolved", "status", "menu"),
}


def hidden(kind: Kind, why: str) -> dict[str, str | bytes]:
    """A document of a kind, hidden for a reason, with canaries in every field, in names and in files."""
    number = f"{KINDS.index(kind)}{list(WHY_HIDDEN).index(why)}"
    folder = f"content/izcalli/{FOLDERS[kind]}/2026/2026-02-02-zafirocanario-{number}"
    if kind == "page":
        folder = f"content/izcalli/paginas/zafirocanario-{number}"
    known = [field.key.name for field in fields_of(kind)]
    lines = [f"{key}: {HEADS[key].replace('{number}', number)}" for key in known if key in HEADS]
    text = f"{CANARY} en el texto, ![{CANARY}]({CANARY}-3.jpg) y [otro](https://x.example/zafirocanario).\n"
    head = "\n".join([*lines, WHY_HIDDEN[why]]).replace(
        "/content/izcalli", "../../.." if kind != "page" else "../.."
    )
    return {
        f"{folder}/index.md": f"---\n{head}\n---\n\n{text}",
        f"{folder}/{CANARY}.pdf": CANARY.encode(),
        **{f"{folder}/{CANARY}{end}.jpg": picture() for end in ("", "-2", "-3")},
    }


@cache
def picture(size: tuple[int, int] = (90, 60)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, "JPEG")
    return out.getvalue()


def everything(mode: str) -> dict[str, str | bytes]:
    """Documents of every kind for every reason of a mode."""
    own = {"no blackout": "", "approval": "unapproved"}.get(mode, "blackout")
    found: dict[str, str | bytes] = {}
    for kind in KINDS:
        if own and kind in HIDDEN_BY.get(mode, KINDS):
            found |= hidden(kind, own)
        for why in ("draft", "future", "expired"):
            found |= hidden(kind, why)
    return found


def test_canaries_stand_in_every_field() -> None:
    known = {field.key.name for kind in KINDS for field in fields_of(kind)}

    assert known - WITHOUT_WORDS == set(HEADS)


@pytest.mark.parametrize("mode", MODES)
def test_the_tree_and_the_log_with_hidden_documents_hold_nothing_of_them(site: Sites, mode: str) -> None:
    settings: dict[str, str | bytes] = {"site.toml": MODES[mode]}
    without = site(settings | PUBLIC)
    without.build()
    together = site(settings | PUBLIC | everything(mode))

    said = CliRunner().invoke(main, ["build", "--site", str(together.root), "--now", together.now])

    assert said.exit_code == 0, said.output
    assert together.tree() == without.tree()
    assert telling(together) == []
    assert STEM not in said.output.lower()


def test_the_same_document_shows_everywhere_once_it_is_public(site: Sites) -> None:
    driver = site({"site.toml": MODES["no blackout"]} | PUBLIC | hidden("release", "blackout"))
    driver.build()

    places = telling(driver)

    assert any(path.endswith("feed.xml") for path in places)
    assert any(path.endswith("sitemap.xml") for path in places)
    assert any("/datos/" in f"/{path}" for path in places)
    assert any("/indice/" in f"/{path}" for path in places)
    assert any(path.endswith(".pdf") for path in places)
    assert "index.html" in places


def telling(driver: Driver) -> list[str]:
    """The files that hold a canary: in their name or their bytes, packed or not."""
    return [
        path
        for path, data in driver.tree().items()
        if any(STEM in one.lower() for one in (path, *(text.decode("latin-1") for text in _opened(data))))
    ]


def _opened(data: bytes) -> Iterator[bytes]:
    """The bytes, and what is packed in them: gzip, zip, the lines of base64 in data URLs."""
    yield data
    if data[:2] == b"\x1f\x8b":
        yield from _opened(gzip.decompress(data))
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from _opened(archive.read(name))
    for packed in data.split(b"base64,")[1:]:
        run = packed.split(b'"')[0].split(b"'")[0]
        yield base64.b64decode(run[: len(run) // 4 * 4], validate=False)


@pytest.mark.parametrize("why", ["draft", "future"])
def test_a_link_to_a_hidden_document_stops_the_build_without_telling_its_title(site: Sites, why: str) -> None:
    target = next(iter(hidden("release", why))).removeprefix("content/izcalli/comunicados/2026/")
    link = f"---\ntitle: Enlace\n---\n\nVea [esto]({target}).\n"
    files = PUBLIC | {"content/izcalli/comunicados/2026/2026-02-03-enlace.md": link}

    problems = site({"site.toml": MODES["no blackout"]} | files | hidden("release", why)).problems()

    assert [problem.code for problem in problems if problem.severity == "error"] == ["reference-not-public"]
    assert "secreto" not in str(problems)


@pytest.mark.parametrize(("now", "there"), [("2026-03-01T11:59:59", False), ("2026-03-01T12:00:00", True)])
def test_an_embargo_ends_at_its_second(site: Sites, now: str, *, there: bool) -> None:
    late = "---\ntitle: Tarde\npublish_at: 2026-03-01T12:00:00\n---\n\nYa.\n"
    driver = site(PUBLIC | {"content/izcalli/avisos/2026/2026-02-02-tarde.md": late})

    driver.build(now=now)

    assert any("tarde" in path for path in driver.tree()) is there
