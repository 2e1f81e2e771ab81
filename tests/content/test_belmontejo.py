"""The content of a real municipality's site, after a mapping of its front matter.

It is read whole, or what cannot be read is told; nothing of it is in the repository.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitegen.content import read_document
from sitegen.messages import explain
from sitegen.model import Item, Source
from sitegen.problems import Problem, errors_of
from tests.content.documents import CONFIG

SITE = Path(__file__).parents[3] / "shared" / "samples" / "markdown" / "ralph1985_ayuntamiento-de-belmontejo"
pytestmark = pytest.mark.skipif(not SITE.is_dir(), reason="the real site is not beside the repository")

KINDS = {"noticias": "comunicados", "bandos": "avisos", "faqs": "paginas"}
KEYS = {"description": "summary", "question": "title", "date": "date", "title": "title", "order": "menu"}
LEFT_OUT = {"author", "category", "guid", "link", "isFeatured", "isDefaultOpen"}
WORD = re.compile(r"[^\W_]+")


def files() -> list[Path]:
    return sorted(SITE.rglob("*.md")) if SITE.is_dir() else []


def mapped(text: str) -> str:
    """The document with its front matter in our keys; the body as it is."""
    _, head, body = text.split("---\n", 2)
    lines, image = [], []
    for line in head.splitlines():
        key, _, value = line.partition(":")
        if key == "image":
            image.append(f"  src: {Path(value.strip()).name}")
        elif key == "imageAlt":
            image.append(f"  alt:{value}")
        elif key not in LEFT_OUT:
            lines.append(f"{KEYS[key]}:{value}")
    lines += ["image:", *image] if image else []
    return "\n".join(["---", *lines, "---", body])


def read(path: Path, body: str = "") -> tuple[Item | None, tuple[Problem, ...]]:
    """Reads a document; with `body` in place of its own."""
    _, head, own = mapped(path.read_text(encoding="utf-8")).split("---\n", 2)
    data = f"---\n{head}---\n{body or own}".encode()
    place = f"content/izcalli/{KINDS[path.parent.name]}/{path.name}"
    return read_document(Source(place, "document", "", len(data)), data, CONFIG)


def test_the_whole_site_is_there() -> None:
    assert len(files()) == 62


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_a_document_of_a_real_site_is_read_or_told_of(path: Path) -> None:
    item, problems = read(path)

    assert item is not None or errors_of(problems)
    assert all(explain(problem, "es").hint for problem in problems)


def test_what_cannot_be_read_is_pictures_of_another_site() -> None:
    told = [problem for path in files() for problem in errors_of(read(path)[1])]

    assert {problem.code for problem in told} == {"picture-remote"}
    assert len({problem.path for problem in told}) == 10


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_a_document_of_a_real_site_keeps_every_word_of_its_body(path: Path) -> None:
    body = path.read_text(encoding="utf-8").split("---\n", 2)[2]
    local = re.sub(r"!\[([^\]]*)\]\(https:[^)]*\)", r"\1", body)  # pictures of another site are refused
    item, _ = read(path, local)
    addresses = re.sub(r"\]\([^)]*\)|<[^>]*>|^\d+\. ", " ", local, flags=re.MULTILINE)

    assert item is not None
    assert set(WORD.findall(addresses)) <= set(WORD.findall(item.body.opened().text))


def test_without_the_mapping_every_foreign_key_is_told() -> None:
    data = files()[0].read_bytes()
    _, problems = read_document(
        Source("content/izcalli/avisos/x.md", "document", "", len(data)), data, CONFIG
    )

    assert {problem.code for problem in problems} == {"key-unknown"}
