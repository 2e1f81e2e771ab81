"""What a site makes less of: a problem that is only a warning there never costs a document or its words."""

from __future__ import annotations

import pytest

from tests.house.driver import RELEASE, SETTINGS, Driver, Sites

AGUA = "content/izcalli/comunicados/2026/2026-01-13-agua.md"
PAGE = "izcalli/comunicados/2026/agua/"


def lowered(site: Sites, text: str | bytes, *codes: str) -> Driver:
    checks = "\n".join(["[checks]", *(f'{code} = "warning"' for code in codes)])
    return site({AGUA: text, "site.toml": f"{SETTINGS}\n{checks}\n"})


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("link-scheme", "\n[el enlace](feed:abc)\n"),
        ("anchor-missing", "\n## Otra cosa\n\n[el enlace](#nada)\n"),
        ("picture-remote", "\n![el enlace](https://example.org/a.jpg)\n"),
        ("container-open", "\n::: datos\nel enlace\n"),
    ],
)
def test_a_document_with_what_is_only_a_warning_there_is_published_with_its_words(
    site: Sites, code: str, text: str
) -> None:
    driver = lowered(site, RELEASE + text, code)

    driver.build()

    assert driver.codes() == [code]
    assert "el enlace" in driver.read(PAGE)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("topic-unknown", RELEASE.replace("date:", "topics: [nada]\ndate:")),
        ("title-missing", RELEASE.replace("title: Agua para todos\n", "")),
        ("yaml-tag", RELEASE.replace("title: ", "title: !x ")),
        ("text-windows-1252", RELEASE.replace("hoy", "mañana").encode("cp1252")),
    ],
)
def test_a_document_that_cannot_be_read_never_leaves_the_site_without_a_word(
    site: Sites, code: str, text: str | bytes
) -> None:
    driver = lowered(site, text, code)

    told = {problem.code: problem.severity for problem in driver.problems()}

    assert told == {code: "warning", "document-left-out": "error"}


def test_what_is_more_grave_there_keeps_the_document_back(site: Sites) -> None:
    driver = lowered(site, RELEASE + "\n<b>crudo</b>\n")
    driver.edit({"site.toml": f'{SETTINGS}\n[checks]\nraw-html = "error"\n'})

    assert [(one.code, one.severity) for one in driver.problems()] == [("raw-html", "error")]
