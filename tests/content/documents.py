"""A document in a test, and the settings of the site that it stands in."""

from __future__ import annotations

from html import escape

from sitegen.config.settings import Area, Config, Municipality, Site, Topic, Urls
from sitegen.content import read_document
from sitegen.content.body import read_body
from sitegen.content.proof import Proof
from sitegen.model import Body, Item, Picture, Ref, Source
from sitegen.problems import Problem

RELEASE = "content/izcalli/comunicados/2026/2026-01-13-agua.md"
ZONE = "America/Mexico_City"
CONFIG = Config(
    site=Site("Sala de prensa", "https://prensa.example.org/", ("es-MX", "en"), ZONE),
    municipalities=(
        Municipality("izcalli", "Cuautitlán Izcalli", areas=(Area("dif", "Sistema DIF"),)),
        Municipality("tijuana", "Tijuana", timezone="America/Tijuana"),
    ),
    topics=(Topic("agua", "Agua potable"), Topic("seguridad", "Seguridad")),
    people=(),
    legends=(),
    blackouts=(),
    urls=Urls(),
    severities=(),
    theme=(),
    digest="",
)


def read(text: str | bytes, path: str = RELEASE) -> tuple[Item | None, tuple[Problem, ...]]:
    """Reads a whole document, as it would stand in the file at `path`."""
    data = text.encode("utf-8", errors="surrogatepass") if isinstance(text, str) else text
    return read_document(Source(path, "document", "", len(data)), data, CONFIG)


def document(*lines: str, body: str = "Texto.") -> str:
    """A document whose front matter has these lines after its title; they begin in line 3."""
    return "\n".join(["---", "title: Agua para todos", *lines, "---", "", body, ""])


def item(*lines: str, path: str = RELEASE, body: str = "Texto.") -> Item:
    """The item of a document that has no error. Raises AssertionError with its problems."""
    found, problems = read(document(*lines, body=body), path)
    assert found is not None, problems
    return found


def told(*lines: str, path: str = RELEASE, body: str = "Texto.") -> list[tuple[str, int]]:
    """The codes and lines of the problems of a document."""
    _, problems = read(document(*lines, body=body), path)
    return [(problem.code, problem.line) for problem in problems]


def set_text(text: str) -> tuple[Body, list[Problem]]:
    """A body alone, which begins in line 1, and its problems."""
    proof = Proof(RELEASE, CONFIG, ZONE, "izcalli", "release")
    return read_body(text, 1, proof=proof, language="es-MX"), sorted(proof.problems)


def html(body: Body) -> str:
    """A body as HTML, with references and pictures drawn as simply as can be."""
    return "".join(part if isinstance(part, str) else _drawn(part) for part in body.opened().parts)


def _drawn(part: Ref | Picture) -> str:
    if isinstance(part, Ref):
        target = part.target if part.form == "path" else f"folio/{part.target}"
        return escape(target + (f"#{part.fragment}" if part.fragment else ""))
    title = f' title="{escape(part.caption)}"' if part.caption else ""
    return f'<img src="{escape(part.path)}" alt="{escape(part.alt)}"{title}>'
