"""The examples of the guide "Writing" as a newsroom of their own, and where its pictures carry which number.

`take_pictures.py` builds it in both languages and takes the pictures; a test holds the numbers and the
guide's tables together.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
GUIDES = {"es": ROOT / "docs/es/escribir.md", "en": ROOT / "docs/en/writing.md"}
NOW = "2026-02-10T12:00"
LEGEND = """
[[legend]]
text = "{text}"
state = "Ciudad de México"
from = 2026-01-01
to = 2026-12-31
"""
# The demonstration's settings in English, where a page shows them.
ENGLISH = {
    '"es-MX"': '"en"',
    '"Sala de prensa municipal"': '"Municipal newsroom"',
    '"Municipio"': '"Municipality"',
    '"Alcaldía"': '"Borough"',
    '"Comunicación Social"': '"Press office"',
    '"Protección Civil"': '"Civil Protection"',
    '"Protección civil"': '"Civil protection"',
    '"Obra pública"': '"Public works"',
    '"Desarrollo humano"': '"Human development"',
    '"Alcalde"': '"Mayor"',
    '"Presidente Municipal"': '"Mayor"',
    '"Administración de la alcaldía"': '"Administration of the borough"',
}
BLOCK = re.compile(r"^`(content/[^`]+\.md)`:\n\n```markdown\n(.*?)^```$", re.DOTALL | re.MULTILINE)
NAMED = re.compile(r"[\w-]+\.(?:jpg|pdf|mp3)\b")


class Sheet(NamedTuple):
    """A picture: the end of the paths of its documents (`""`: the front page), and its numbers.

    A number stands at the first element of a selector, for the fields of these (English) names.
    """

    documents: tuple[str, str]
    marks: tuple[tuple[str, tuple[str, ...]], ...]


SHEETS: Mapping[str, Sheet] = {
    "release": Sheet(
        ("puestos-de-la-feria", "stalls-of-the-fair"),
        (
            ("h1", ("title",)),
            (".kicker .folio", ("folio",)),
            (".kicker .topic", ("topics",)),
            (".story-head .deck", ("deck",)),
            (".dateline time", ("date", "place")),
            (".dateline .byline", ("area",)),
            (".column figure.photo picture", ("image",)),
            (".column figure.photo figcaption", ("credit", "caption")),
            ("ul.photos", ("gallery",)),
            ("p.kit", ("media_kit",)),
            ("ul.recordings", ("videos", "audios")),
            ("#go_people", ("people",)),
            ("#go_attachments", ("attachments",)),
            ("#go_corrections", ("corrections",)),
            ("#go_updates", ("updated",)),
            (".side .contact p:nth-of-type(2)", ("contact",)),
            ("#go_thread", ("thread",)),
            ("#go_related", ("related",)),
        ),
    ),
    "front": Sheet(
        ("", ""),
        ((".opening", ("featured",)), (".lead .headline", ("short_title",)), (".lead .deck", ("summary",))),
    ),
    "notice": Sheet(
        ("corte-de-agua", "water-cut"),
        (
            (".state .level", ("level",)),
            (".when-where > div:nth-child(1)", ("starts",)),
            (".when-where > div:nth-child(2)", ("ends",)),
            (".when-where > div:nth-child(3)", ("venue", "address")),
            (".when-where > div:nth-child(4)", ("neighbourhoods",)),
            (".when-where > div:nth-child(5)", ("resolved",)),
        ),
    ),
    "event": Sheet(
        ("agenda/2026-03-01-feria-del-libro", "agenda/2026-03-01-book-fair"),
        (
            (".banner", ("status",)),
            (".when-where > div:nth-child(1)", ("starts",)),
            (".when-where > div:nth-child(2)", ("ends",)),
            (".when-where > div:nth-child(3)", ("venue", "address")),
            (".when-where > div:nth-child(4)", ("accreditation",)),
            (".when-where > div:nth-child(5)", ("contact",)),
            ("#go_attendees", ("attendees",)),
        ),
    ),
    "letter": Sheet(
        ("oficio-biblioteca", "library-letter"),
        (
            (".kicker span", ("subtype",)),
            (".letter-top p:nth-child(2)", ("number",)),
            (".letter-top p:nth-child(3)", ("subject",)),
            (".addressees p", ("addressees",)),
            (".addressees .present", ("salutation",)),
            (".signatories", ("signatories",)),
            (".copies", ("copies",)),
        ),
    ),
    "call": Sheet(
        ("convocatoria-stands", "call-for-stalls"),
        (
            (".when-where > div:nth-child(1)", ("deadline",)),
            (".when-where > div:nth-child(2)", ("result",)),
            ("#go_requirements", ("requirements",)),
        ),
    ),
    "containers": Sheet(
        ("comunicados/2026-02-05-feria-del-libro", "releases/2026-02-05-book-fair"),
        (
            (".text .quote", ("quote",)),
            (".text .facts", ("facts",)),
            (".text .notice", ("notice",)),
            (".text .gallery", ("gallery",)),
        ),
    ),
}


def documents(text: str) -> dict[str, str]:
    """The documents that a guide shows, by the path that it gives them."""
    return dict(BLOCK.findall(text))


def files_beside(documents: Mapping[str, str]) -> Iterable[str]:
    """The paths of pictures and other files that documents name beside themselves."""
    for path, text in documents.items():
        for name in NAMED.findall(text):
            yield f"{PurePosixPath(path).parent}/{name}"


def settings(language: str) -> str:
    """The demonstration's own, with a legend for both places."""
    text = (ROOT / "site.toml").read_text(encoding="utf-8")
    for spanish, english in ENGLISH.items() if language == "en" else ():
        text = text.replace(spanish, english)
    return text + LEGEND.format(text="Año de prueba" if language == "es" else "A year of trials")


def lay_out(folder: Path, language: str) -> None:
    """Writes the newsroom of a language's guide into `folder`, with photographs of the demonstration."""
    shown = documents(GUIDES[language].read_text(encoding="utf-8"))
    for path, text in {"site.toml": settings(language), **shown}.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")
    photographs = sorted((ROOT / "content").rglob("*.jpg"))
    for number, path in enumerate(files_beside(shown)):
        if path.endswith(".jpg"):
            shutil.copyfile(photographs[number * 7 % len(photographs)], folder / path)
        else:
            (folder / path).write_bytes((b"%PDF-1.4\n" if path.endswith(".pdf") else b"ID3") * 9_000)


def page_of(output: Path, ending: str) -> str:
    """The address, below the site's, of the page of the document whose path ends so; "" is the front page."""
    if not ending:
        return ""
    *folders, name = ending.split("/")
    slug = re.sub(r"^\d{4}-\d\d-\d\d-", "", name)
    pages = [one.parent.relative_to(output).as_posix() for one in output.rglob(f"{slug}/index.html")]
    (found,) = (one for one in pages if all(f"/{folder}/" in f"/{one}/" for folder in folders))
    return f"{found}/"
