"""Glue: what a page or a PDF sets in one line with a headline, and names that a line end tore apart.

"Inicio Noticias Se entrega la obra", "Se entrega la obra - Radio Faro", "B078 08/02/22 SE ENTREGA LA
OBRA", or the paper's whole head and its text in one line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

from sitegen.intake.blocks import Block, Run, merged
from sitegen.intake.reflow import cut_runs
from sitegen.intake.release.dates import dates_in
from sitegen.intake.release.folio import is_label, is_letterhead, is_section
from sitegen.intake.release.names import lexicon, tells
from sitegen.intake.release.places import state_of
from sitegen.intake.release.sheet import bare
from sitegen.text import fold

_HEAD = 6  # blocks that may hold a headline
_LEAST = 4  # words of a headline
_MOST = 8  # words of a publisher's name
_RUN = 30  # letters of a headline in capitals that runs into its text
_LONG = 220  # letters of a line that holds more than a headline
_TORN = 7  # words of a line that ends within a name
_DAYS = 14  # blocks among which a page sets the day
_PARTS = 4  # lines: weekday, day, month, year
_TITLED = 22  # words; no headline has more
_LAST = re.compile(r"(?:[^\W\d_]+ ){0,2}[^\W\d_]{4,}\.")  # "Capitiro.", of a paragraph
_JOINTS = frozenset(
    ["de", "del", "la", "las", "los", "el", "y", "con", "por", "para", "en", "que", "un", "una", "su"]
)
_OPENING = 200  # letters that place, date and number may fill before a headline in capitals
_BAR = re.compile(r"(\s*(?:[|»›>•·]|//+|::)\s*|\s+[-–—/]\s+)")
_FIRM = re.compile(r"\s*(?:[|»›>]|//+|::)\s*")  # no headline has them
_TAIL = re.compile(
    r"\s+(?:on\s*\.?\s*)?(?:Posted|Published|Publicad[oa]|Escrito|Written)\s+(?:in|on|by|en|el|por)\s.*$"
    r"|\s*(?:spot_img)+$"
    r"|\s+(?:Compartir|Imprimir|Tweet|Share|Leer m[aá]s|Ver m[aá]s)\W*$"
    r"|\s+\d+\s*(?:min(?:utos?)?\s+(?:de\s+lectura|read)|[Cc]omentarios?|[Vv]istas|[Vv]iews)\W*$"
)
MEDIUM = re.compile(
    r"(?<!\d )\b(?:radio|tv|television|noticias?|noticiero|diario|periodico|prensa|semanario|"
    r"revista|gaceta|agencia|digital|on ?line|en linea|portal|web|sitio|canal|fm|am|"
    r"news|magazine|informativo|oficial)\b"
)
_ADDRESS = re.compile(r"(?:\w[\w-]+\.)+(?:com|mx|net|org|info|gob|es|pe|co|cl|ar|ec)", re.IGNORECASE)
_HOME = re.compile(
    r"(?:inicio|home|portada|principal|(?:usted\s+)?est[aá]s?\s+(?:aqu[ií]|en)\s*:?)\s+", re.IGNORECASE
)
_MENU = frozenset("noticias noticia boletines boletin comunicados comunicado prensa blog".split())  # noqa: SIM905 - a list
_STAMPED = re.compile(r"\s*(?:[A-Z]{0,4}[-.]?\d{1,5}\s+)?")
_HEADLINE = re.compile(
    r"\s*(?:\d{1,2}:\d{2}(?::\d{2})?\s*(?:hrs?\.?|[ap]\.?m\.?)?)?\s+(?P<rest>[A-ZÁÉÍÓÚÑ¡¿“\"«].*)", re.DOTALL
)
# Words in capitals, and after them one that only begins with one.
_CAPITALS = re.compile(
    r"(?:(?<=\s)|^)[A-ZÁÉÍÓÚÑÜ¡¿“\"«][^a-záéíóúüñ]{28,}?\s(?=[A-ZÁÉÍÓÚÑ¡¿“\"«]{1,2}[a-záéíóúüñ]+\s)"
)


def unglued(text: str, names: Collection[str]) -> str:
    """A headline without the site's name, its sections or its buttons before and behind it.

    `names` are the municipalities of site.toml. At least four words are left, or the text as it was.
    """
    parts = _BAR.split(_or_whole(_TAIL.sub("", text), text))
    while len(parts) > 2 and _is_publisher(parts[-1], parts[-2], names) and _is_enough(parts[:-2]):  # noqa: PLR2004 - a bar between two
        del parts[-2:]
    while len(parts) > 2 and _is_opening(parts[0], parts[1], names) and _is_enough(parts[2:]):  # noqa: PLR2004 - a bar between two
        del parts[:2]
    return _without_trail("".join(parts))


def _or_whole(text: str, whole: str) -> str:
    return text if _is_enough([text]) else whole


def _is_enough(parts: Iterable[str]) -> bool:
    """Whether parts have the words of a headline."""
    return len("".join(parts).split()) >= _LEAST


def _is_publisher(part: str, bar: str, names: Collection[str]) -> bool:
    """Whether the last part of a headline names who publishes it: "Radio Faro", "Gobierno de Tijuana"."""
    if _ADDRESS.fullmatch(part):
        return True
    words = re.findall(r"[^\W\d_]+", part)
    if not words or len(words) > _MOST or any(map(tells, words)):
        return False
    named = all(word[0].isupper() or len(word) < _LEAST for word in words)
    return named and (
        bool(_FIRM.fullmatch(bar)) or bool(MEDIUM.search(fold(part))) or _is_opening(part, "|", names)
    )


def _is_opening(part: str, bar: str, names: Collection[str]) -> bool:
    """Whether the first part of a headline is a section, a label, or behind a firm bar a place."""
    if is_section(part) or is_label(part):
        return True
    known = bare(part).strip(" .") in {bare(name) for name in names} or bool(state_of(part))
    return bool(_FIRM.fullmatch(bar)) and (known or is_letterhead(part, names))


def _without_trail(text: str) -> str:
    """The text without the page's trail before it: "Inicio Noticias Municipios Se entrega…"."""
    found = _HOME.match(text)
    rest = text[found.end() :] if found else text
    words = rest.split()
    while found and words:
        count = next((n for n in (3, 2, 1) if _is_menu(" ".join(words[:n]))), 0)
        if not count:
            break
        words = words[count:]
    return (
        " ".join(words)
        if found and words[:1] and words[0][:1].isupper() and _is_enough([" ".join(words)])
        else text
    )


def _is_menu(text: str) -> bool:
    return is_section(text) or fold(text) in _MENU or is_label(text)


# --- apart and together ------------------------------------------------------------


def mended(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with heads apart that run into their text, and lines together that a name was torn over."""
    found: list[Block] = []
    headed = False
    for block in _whole_days(blocks):
        plain = block.style == "text" and block.part == "body" and not block.rows
        whole = _together(block) if plain and "\n" in block.text else block
        found.extend(_apart(whole, headed=headed) if plain and len(found) < _HEAD else [whole])
        headed = headed or len(whole.text.split()) > _LEAST
    return tuple(found)


def _whole_days(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with a day in one line that a page sets over several: "16", "Noviembre", "2025"."""
    at = 0
    while at < len(blocks):
        count = next((many for many in (3, 2, 1) if at < _DAYS and _is_day(blocks[at : at + many])), 0)
        if count:
            day = " ".join(" ".join(block.text.split()) for block in blocks[at : at + count])
            yield msgspec.structs.replace(blocks[at], runs=(Run(day),), style="text", marker="")
        else:
            yield blocks[at]
        at += count or 1


def _is_day(blocks: Sequence[Block]) -> bool:
    """Whether blocks are a day with its month and year, in several lines and nothing else."""
    lines = [line for block in blocks for line in block.text.split("\n")]
    if not 1 < len(lines) <= _PARTS or any(block.part != "body" or block.rows for block in blocks):
        return False
    day = " ".join(" ".join(lines).split())
    found = dates_in(day)
    return len(found) == 1 and found[0].year > 0 and found[0].words == day and not found[0].wrong


def _apart(block: Block, *, headed: bool) -> Iterator[Block]:
    text = block.text
    at = 0
    for cut in (_stamp_end(text), *(() if headed else _capitals(text)), len(text)):
        if cut > at:
            yield msgspec.structs.replace(block, runs=cut_runs(block.runs, at, cut))
            at = cut


def _stamp_end(text: str) -> int:
    """Where a number and a day before a headline end: "B078 08/02/22 Abren…"; 0 without."""
    first = next((one for one in dates_in(text[:40]) if one.year and one.words[0].isdigit()), None)
    if first is None or not _STAMPED.fullmatch(text[: first.start]) or len(text) > _LONG:
        return 0
    rest = _HEADLINE.match(text, first.end)
    return rest.start("rest") if rest and len(rest["rest"].split()) > _LEAST else 0


def _capitals(text: str) -> tuple[int, ...]:
    """Where a headline in capitals begins and ends that runs into its text; nothing without."""
    found = _CAPITALS.search(text[:_OPENING])
    run = _CAPITALS.match(text, found.start()) if found and len(text) > _LONG and "\n" not in text else None
    if run is None or len(re.findall(r"[^\W\d_]{2,}", run[0])) <= _LEAST or dates_in(run[0][:_RUN]):
        return ()
    return run.start(), run.end()


def _together(block: Block) -> Block:
    """A paragraph without the line ends that tore a name: "el alcalde Luis" and "Soto Ruiz, que…"."""
    lines = block.text.split("\n")
    at, runs = 0, list[Run]()
    for number, line in enumerate(lines):
        runs += cut_runs(block.runs, at, at + len(line))
        at += len(line) + 1
        if number + 1 < len(lines):
            runs.append(Run(" " if _is_torn(line, lines[number + 1]) else "\n"))
    return msgspec.structs.replace(block, runs=merged(runs))


def _is_torn(line: str, below: str) -> bool:
    """Whether a line ends in a joint or a first name, and the next begins with the surname and goes on."""
    last, first = line.split()[-1:], below.split()
    if len(line.split()) > _TITLED and _LAST.fullmatch(below) and line[-1].isalnum():
        return True
    if not last or len(first) <= _LEAST or len(line.split()) <= _LEAST:
        return False
    if last[0] in _JOINTS:
        return True
    if len(line.split()) < _TORN:
        return False
    given = last[0].isalpha() and not last[0].isupper() and fold(last[0]) in lexicon()["given"]
    return given and first[0][:1].isupper() and fold(first[0].strip(",")) in lexicon()["surnames"]
