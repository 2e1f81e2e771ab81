"""The room of particulars: colours, INEGI keys, logos and folio patterns of site.toml."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from string import Formatter

from sitegen.config.settings import Module
from sitegen.config.values import Findings, Value, name, phrase
from sitegen.files import decode, digest, inside, is_plain_name
from sitegen.problems import errors_of
from sitegen.text import closest

LOGO_FORMS = (".svg", ".png", ".webp", ".jpg", ".jpeg")
PORTRAIT_FORMS = (".jpg", ".jpeg", ".png", ".webp")
PICTURES = "content"  # the folder whose pictures are read, cleaned and published in sizes
MODULE = ".py"
EXAMPLE = "{office}/{date:%d%m%y}/{number:03}"
PLACEHOLDERS = ("office", "date", "number")

_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_SHORT_COLOR = re.compile(r"#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_INEGI = re.compile(r"[0-9]{5}")
_DATE_SPEC = re.compile(r"(?:%[dmyYj]|[^%{}])*%[dmyYj](?:%[dmyYj]|[^%{}])*")
_NUMBER_SPEC = re.compile(r"(?:0?[1-9])?d?")


# Elements and attributes that run or embed, and declarations that could hide them (entities).
_ACTIVE = re.compile(
    r"<(?:[^\s<>/:]+:)?(?:script|foreignObject|iframe|embed|object|handler|listener|audio|video)\b"
    r"|[\s/\"']on[a-z]+\s*=|javascript\s*:|data\s*:\s*text/|<!ENTITY|<!DOCTYPE[^>]*\[|<\?xml-stylesheet"
    r"|<\?xml[^>]*\sencoding\s*=\s*[\"'](?!utf-8[\"'])",
    re.IGNORECASE,
)


def color(value: Value, findings: Findings) -> str | None:
    """A colour as `#rrggbb`, in lower case."""
    said = name(value, findings)
    if said and not _COLOR.fullmatch(said):
        findings.wrong("config-color", value, guess=_color_guess(said))
        return None
    return said.lower() if said else None


def inegi(value: Value, findings: Findings) -> str | None:
    """INEGI's key of a municipality: five digits, as text since it may begin with 0."""
    said = phrase(value, findings) if isinstance(value.raw, str) else "?"
    if said and not _INEGI.fullmatch(said):
        findings.wrong("config-inegi", value)
        return None
    return said


def logo(value: Value, findings: Findings) -> str | None:
    """The path of a picture from the site's root; it exists, and is neither outside nor a link to outside.

    An SVG is published as it is, so it may hold nothing that a browser would run.
    """
    path = _path(value, findings)
    if not path:
        return path
    if not path.lower().endswith(LOGO_FORMS):
        findings.wrong("config-logo-form", value, known=", ".join(LOGO_FORMS))
    elif not _is_own_file(path, findings):
        findings.wrong("config-logo-missing", value)
    elif path.lower().endswith(".svg") and _acts(findings.root / path):
        findings.wrong("config-logo-active", value)
    else:
        return path
    return None


def portrait(value: Value, findings: Findings) -> str | None:
    """The path of a photograph in `content/`, which is published like all others: cleaned, in sizes."""
    path = _path(value, findings)
    if not path:
        return path
    if not path.startswith(f"{PICTURES}/") or path.count("/") == 1:
        findings.wrong("config-portrait-place", value)
    elif not path.lower().endswith(PORTRAIT_FORMS):
        findings.wrong("config-portrait-form", value, known=", ".join(PORTRAIT_FORMS))
    elif not _is_own_file(path, findings):
        findings.wrong("config-logo-missing", value)
    else:
        return path
    return None


def module(value: Value, findings: Findings) -> Module | None:
    """The site's own Python module: one file beside site.toml."""
    path = _path(value, findings)
    if not path:
        return None
    if not path.endswith(MODULE) or "/" in path:
        findings.wrong("config-module-form", value)
    elif not _is_own_file(path, findings):
        findings.wrong("config-logo-missing", value)
    else:
        try:
            return Module(path, digest((findings.root / path).read_bytes()))
        except OSError:
            findings.wrong("config-logo-missing", value)
    return None


def _path(value: Value, findings: Findings) -> str | None:
    """A path from the site's folder, which does not lead out of it; "" or None where none is said."""
    said = phrase(value, findings)
    if not said:
        return said
    path = inside("", said)
    if not path:  # "." is the folder itself
        findings.wrong("config-path", value)
    return path or None


def theme_name(value: Value, findings: Findings) -> str | None:
    """The name of a theme: that of one folder under `themes/`."""
    said = name(value, findings)
    if said and (not is_plain_name(said) or said.startswith(".")):
        findings.wrong("config-theme-name", value)
        return None
    return said


def folio_template(value: Value, findings: Findings) -> str | None:
    """The pattern of folios: text with `{office}`, `{date:%d%m%y}` and, once, `{number:03}`."""
    said = name(value, findings)
    if said is None:
        return None
    try:
        pieces = [
            (field, spec, made) for _, field, spec, made in Formatter().parse(said) if field is not None
        ]
    except ValueError:
        findings.wrong("config-folio-braces", value, example=EXAMPLE)
        return None
    wrong = [piece for piece in pieces if not _placeholder_holds(*piece)]
    for field, spec, _ in wrong:
        written = f"{{{field}:{spec}}}" if spec else f"{{{field}}}"
        facts = {"placeholder": written, "guess": _placeholder_guess(field), "example": EXAMPLE}
        findings.wrong("config-folio-placeholder", value, **facts)
    if not wrong and [field for field, _, _ in pieces].count("number") != 1:
        findings.wrong("config-folio-number", value, example=EXAMPLE)
        return None
    return None if wrong else said


def _placeholder_holds(field: str, spec: str | None, conversion: str | None) -> bool:
    if conversion:
        return False
    if field == "number":
        return _NUMBER_SPEC.fullmatch(spec or "") is not None
    if field == "date":
        return _DATE_SPEC.fullmatch(spec or "") is not None
    return field == "office" and not spec


def _placeholder_guess(field: str) -> str:
    examples = {"office": "{office}", "date": "{date:%d%m%y}", "number": "{number:03}"}
    spanish = {
        "oficina": "office",
        "siglas": "office",
        "fecha": "date",
        "numero": "number",
        "número": "number",
    }
    return examples[spanish.get(field) or closest(field, PLACEHOLDERS) or "number"]


def _color_guess(said: str) -> str:
    found = _SHORT_COLOR.fullmatch(said)
    if found is None:
        return "#7b1e3a"
    digits = found[1].lower()
    return f"#{digits}" if len(digits) == len("rrggbb") else "#" + "".join(one * 2 for one in digits)


def _acts(file: Path) -> bool:
    """Whether an SVG holds a script or the like, or cannot be looked into, as in another encoding.

    Addresses are looked for without the ends of lines and tabs that browsers leave out of them.
    """
    try:
        text, wrong = decode(file.read_bytes(), file.name)
    except OSError:
        return True
    read = unescape(text)
    return bool(errors_of(wrong)) or any(map(_ACTIVE.search, (read, re.sub(r"[\t\r\n]", "", read))))


def _is_own_file(path: str, findings: Findings) -> bool:
    """Whether the path is a regular file that stays inside the root when every link is followed."""
    try:
        real = (findings.root / path).resolve(strict=True)
        return real.is_file() and real.is_relative_to(findings.root.resolve(strict=True))
    except (OSError, RuntimeError):  # RuntimeError: a loop of links, in Python 3.11 and 3.12
        return False
