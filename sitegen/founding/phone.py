"""From a phone: links that open GitHub's new-file form with a name and a template filled in.

GitHub fills the form of `/new/<branch>` from the query: `filename` (folders and all) and `value`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote, urlencode

BRANCH = "main"
TEMPLATES = Path(__file__).parent / "forms"

# What can be begun from a phone: template, the bookmark's name, and the file's name.
SHORTCUTS: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "es": (
        ("notice.md", "Nuevo aviso", "content/{id}/avisos/FECHA-asunto.md"),
        ("emergency.md", "Aviso de emergencia", "content/{id}/avisos/FECHA-emergencia.md"),
        ("release.md", "Nuevo comunicado", "content/{id}/comunicados/FECHA-asunto.md"),
    ),
    "en": (
        ("notice.md", "New notice", "content/{id}/notices/DATE-subject.md"),
        ("emergency.md", "Emergency notice", "content/{id}/notices/DATE-emergency.md"),
        ("release.md", "New release", "content/{id}/releases/DATE-subject.md"),
    ),
}


def bookmarks(facts: Mapping[str, str], language: str) -> Iterator[tuple[str, str]]:
    """The name and the address of each bookmark."""
    for template, name, file in SHORTCUTS[language]:
        text = (TEMPLATES / language / template).read_text(encoding="utf-8")
        yield name, new_file(facts["repository"], file.format(id=facts["id"]), text)


def new_file(repository: str, path: str, text: str) -> str:
    """The address of GitHub's form for a new file of `owner/name`, with its path and text filled in."""
    query = urlencode({"filename": path, "value": text}, quote_via=quote, safe="/")
    return f"https://github.com/{repository}/new/{BRANCH}?{query}"
