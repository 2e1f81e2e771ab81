"""The office's day in the generated corpus: a text edited, a title edited, a release added."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks import corpus

Edit = Callable[[Path], None]


def body(site: Path) -> None:
    """A paragraph more in a release from the middle of the archive."""
    file = _releases(site)[len(_releases(site)) // 2]
    file.write_text(
        file.read_text(encoding="utf-8") + "\nUna línea más al pie del texto.\n", encoding="utf-8"
    )


def title(site: Path) -> None:
    """Another title for a release from the middle of the archive."""
    file = _releases(site)[len(_releases(site)) // 2]
    head, mark, rest = file.read_text(encoding="utf-8").partition("titulo: ")
    line, end, after = rest.partition("\n")
    file.write_text(f"{head}{mark}{line} otra vez{end}{after}", encoding="utf-8")


def release(site: Path) -> None:
    """A release of today, beside the newest of its municipality."""
    newest = max(_releases(site), key=lambda file: file.name)
    text = newest.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith(("folio:", "fecha:"))]
    lines.insert(1, f"fecha: {corpus.NOW[:10]}")
    newest.with_name(f"{corpus.NOW[:10]}-una-nota-mas.md").write_text(
        "\n".join(lines) + "\n", encoding="utf-8"
    )


EDITS: Mapping[str, Edit] = {"body": body, "title": title, "new": release}


def _releases(site: Path) -> list[Path]:
    return sorted(site.glob("content/*/comunicados/**/*.md"))
