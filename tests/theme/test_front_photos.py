"""Photographs of the front page."""

from __future__ import annotations

from tests.house.driver import Sites
from tests.theme.states import photo

RELEASE = "---\ntitulo: Obra {0}\nimagen: {{archivo: {0}.jpg, alt: El parque}}\n---\nTexto.\n"


def test_where_the_lead_has_no_photograph_the_stories_beside_it_show_theirs(site: Sites) -> None:
    folder = "content/izcalli/comunicados/2026/"
    files: dict[str, str | bytes] = {f"{folder}2026-02-03-c.md": "---\ntitulo: Sin foto\n---\nTexto.\n"}
    for number, name in enumerate("ab", start=1):
        files[f"{folder}2026-02-0{number}-{name}.md"] = RELEASE.format(name)
        files[f"{folder}{name}.jpg"] = photo(number, (300, 200))
    driver = site(files)
    driver.build()

    assert driver.read("").count("<img") == 2
