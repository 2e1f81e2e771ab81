"""What the README says is so: its promises name tests that there are, its links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "README.es.md", *sorted((ROOT / "docs").rglob("*.md"))]
READMES = ("README.md", "README.es.md")


def links(text: str) -> list[str]:
    """Addresses of Markdown links outside code."""
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    return re.findall(r"\]\(([^)\s]+)\)", re.sub(r"(?<!\[)`[^`\n]*`(?!\])", "", prose))


def anchor(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_readme_and_guides_leads_somewhere(page: Path) -> None:
    own = [
        link for link in links(page.read_text(encoding="utf-8")) if not link.startswith(("http", "mailto:"))
    ]
    broken = []
    for link in own:
        target, _, fragment = link.partition("#")
        file = (page.parent / target).resolve() if target else page
        if not file.exists():
            broken.append(link)
        elif fragment:
            headings = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
            broken += [] if fragment in map(anchor, headings) else [link]

    assert broken == []


@pytest.mark.parametrize("name", [*READMES, "docs/es/promesas.md", "docs/en/promises.md"])
def test_every_promise_names_a_test_that_there_is(name: str) -> None:
    promises = re.findall(
        r"\[`(test_\w+)`\]\((?:\.\./\.\./)?(tests/[\w/]+\.py)\)", (ROOT / name).read_text(encoding="utf-8")
    )
    missing = [
        test for test, file in promises if f"def {test}(" not in (ROOT / file).read_text(encoding="utf-8")
    ]

    assert len(promises) >= 5
    assert missing == []


def test_both_readmes_promise_the_same() -> None:
    english, spanish = (
        re.findall(r"`(test_\w+)`", (ROOT / name).read_text(encoding="utf-8")) for name in READMES
    )

    assert english == spanish


@pytest.mark.parametrize("name", READMES)
def test_the_picture_is_light_enough(name: str) -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (ROOT / name).read_text(encoding="utf-8"))

    assert pictures
    assert all((ROOT / picture).stat().st_size < 300_000 for picture in pictures)
