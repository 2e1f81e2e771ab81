"""Personal data in a text: what a public office may not publish of people, found with its line.

General Law for the Protection of Personal Data Held by Obligated Parties. What is found is
never repeated in a message: logs are public too. Each kind of number is known by its check
digit, so that a folio or an account of figures is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from sitegen.config.settings import Config
from sitegen.content.proof import Proof

# A figure is one of ASCII everywhere: no check digit is told of any other.
_STATES = "AS|BC|BS|CC|CH|CL|CM|CS|DF|DG|GR|GT|HG|JC|MC|MN|MS|NE|NL|NT|OC|PL|QR|QT|SL|SP|SR|TC|TL|TS|VZ|YN|ZS"
_CURP = re.compile(rf"\b[A-Z]{{4}}([0-9]{{6}})[HMX](?:{_STATES})[A-Z]{{3}}[0-9A-Z][0-9]\b", re.IGNORECASE)
_RFC = re.compile(r"(?<![\w&])[A-ZÑ&]{4}-?([0-9]{6})-?[A-Z0-9]{2}[0-9A]\b", re.IGNORECASE)
_RUN = re.compile(r"[\d -]{15,}", re.ASCII)
_DIGITS = re.compile(r"(?<![\d.,/$])(?<!\d[ -])\d(?:[ -]?\d){14,18}(?![ -]?\d)(?![.,/]\d)", re.ASCII)
_CARD_SHAPES = re.compile(r"\d{15,16}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}|\d{4}([ -])\d{6}\2\d{5}", re.ASCII)
_CARD_ISSUERS = re.compile(r"4|5[1-5]|2[2-7]|3[47]|6[05]")
_CALLED = re.compile(r"(?:tel|fax|conm|llam|n[uú]meros?)[^\n]{0,30}$", re.IGNORECASE)
_SIX = re.compile(r"\d(?<!\d\d)\d{5}", re.ASCII)  # in every CURP and RFC, and begun by nothing but a figure
# What all numbers of people have within them: figures that only such signs part.
_FIGURES = re.compile(r"\d[\d ().-]{4,}\d", re.ASCII)
# Each of its signs is a 0 and each other one a 1: to look for six of them costs a fifth of the pattern, and
# most texts have hardly any.
_FIGURED = bytes(b"01"[chr(sign) not in "0123456789 ().-"] for sign in range(256))
_LEAST, _OTHER = b"0" * 6, b"1"
_PHONE = re.compile(r"\+?\(?\d[\d ().-]{7,18}\d", re.ASCII)
_PRIVATE = re.compile(
    r"\b(?:cel(?:ular)?|m[oó]vil|cell ?phone|mobile|tel(?:[eé]fono|\.)? (?:particular|personal))\b"
    r"(?: (?:personal|particular|n[uú]mero|no\.?|es|is|del?|al))*[ .:]*$",
    re.IGNORECASE,
)
_BEFORE = 60  # characters in which a telephone is called private
_LONG_DISTANCE = ("044", "045")  # what was dialled before a mobile number until 2019
_PRIVATE_MAIL = re.compile(
    r"[\w.+-]+@(?:gmail|hotmail|outlook|live|yahoo|icloud|msn|aol|protonmail|proton|prodigy|terra)"
    r"\.(?:com|net|es|me)(?:\.mx)?\b",
    re.IGNORECASE,
)
_SHOWN = 4  # characters of what was found that a message repeats

_CURP_LETTERS = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ"
_RFC_LETTERS = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ"
_CLABE_WEIGHTS = (3, 7, 1)


def look_for_personal_data(text: str, body: str, first_line: int, *, proof: Proof) -> None:
    """Notes the numbers of people in a document's whole text, and their telephones and mail in its body.

    `body` begins at `first_line` of the file. The head may give a contact for the press.
    """
    figures = list(_figures(text))
    for line, code, found in sorted({one for some in figures for one in _numbers_in(text, some)}):
        if code in _GRAVE:
            proof.error(code, line, shown=found)
        else:
            proof.warning(code, line, shown=found)
    head = max(len(text.rstrip()) - len(body), 0)  # white space at the end of a text is not part of its body
    within = [(some.start() - head, some.end() - head) for some in figures if some.start() >= head]
    contacts = [*_private_phones(body, within), *(_PRIVATE_MAIL.finditer(body) if "@" in body else ())]
    if contacts:
        _tell_contacts(contacts, text[:head], body, first_line=first_line, proof=proof)


def _figures(text: str) -> Iterator[re.Match[str]]:
    signs = text.encode("latin-1", errors="replace").translate(_FIGURED) + _OTHER
    begin = signs.find(_LEAST)
    while begin >= 0:
        end = signs.index(_OTHER, begin)
        yield from _FIGURES.finditer(text, begin, end)
        begin = signs.find(_LEAST, end)


_GRAVE = frozenset(("personal-curp", "personal-card"))  # beyond doubt, and not to be called back


def _numbers_in(text: str, figures: re.Match[str]) -> Iterator[tuple[int, str, str]]:
    """The CURPs, RFCs of persons, CLABEs and cards: (line from 1, code, how each begins)."""
    for match, code in (*_keys(text, figures), *_accounts(text, figures)):
        yield text.count("\n", 0, match.start()) + 1, code, f"{match[0][:_SHOWN]}…"


def _keys(text: str, figures: re.Match[str]) -> Iterator[tuple[re.Match[str], str]]:
    """CURPs and RFCs: each has four letters, perhaps a hyphen, and the six figures of a day."""
    for day in _SIX.finditer(text, figures.start(), figures.end()):
        start = day.start() - (5 if text[day.start() - 1] == "-" else 4)
        curp, rfc = (_CURP.match(text, start), _RFC.match(text, start)) if start >= 0 else (None, None)
        if curp and is_curp(curp[0]):
            yield curp, "personal-curp"
        elif rfc and is_rfc(rfc[0]):
            yield rfc, "personal-rfc"


def _accounts(text: str, figures: re.Match[str]) -> Iterator[tuple[re.Match[str], str]]:
    for run in _RUN.finditer(text, figures.start(), figures.end()):
        for match in _DIGITS.finditer(text, run.start(), run.end() + 2):
            code = _account(text, match)
            if code:
                yield match, code


def _account(text: str, match: re.Match[str]) -> str:
    before = text[max(0, match.start() - 60) : match.start()]
    if "://" in before.rpartition(" ")[2] or _CALLED.search(before):
        return ""
    if is_clabe(match[0]):
        return "personal-clabe"
    return "personal-card" if is_card(match[0]) else ""


def _private_phones(body: str, figures: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
    for match in _numbers_dialled(body, figures):
        before = body[max(0, match.start() - _BEFORE) : match.start()]
        if _PRIVATE.search(before) or _only_digits(match[0]).startswith(_LONG_DISTANCE):
            yield match


def _numbers_dialled(body: str, figures: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
    for begin, end in figures:  # `+(` may stand before them
        yield from _PHONE.finditer(body, max(begin - 2, 0), end)


def _tell_contacts(
    found: list[re.Match[str]], head: str, body: str, *, first_line: int, proof: Proof
) -> None:
    """Notes those that are neither of site.toml nor of the document's head."""
    official, head = _official(proof.config), head.casefold()
    for match in found:
        line = first_line + body.count("\n", 0, match.start())
        if "@" in match[0]:
            if match[0].casefold() not in official and match[0].casefold() not in head:
                shown = f"{match[0][:2]}…@{match[0].partition('@')[2]}"
                proof.warning("personal-mail", line, shown=shown)
            continue
        number = _last_ten(match[0])
        if len(number) == 10 and number not in official and number not in _only_digits(head):  # noqa: PLR2004 - of Mexico
            proof.warning("personal-phone", line, shown=f"{number[:2]}…")


def _official(config: Config) -> frozenset[str]:
    """The telephones (ten digits) and mail addresses that site.toml gives to readers."""
    phones = {
        number
        for one in config.municipalities
        for number in (one.phone, one.on_call, one.whatsapp, *(area.phone for area in one.areas))
    }
    mails = {
        mail.casefold()
        for one in config.municipalities
        for mail in (one.email, *(area.email for area in one.areas))
    }
    return frozenset({_last_ten(number) for number in phones if number} | mails)


def _last_ten(number: str) -> str:
    return _only_digits(number)[-10:]


def _only_digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)


# --- check digits -----------------------------------------------------------------


def is_curp(text: str) -> bool:
    """Whether a text with the shape of a CURP has its day and its check digit right (RENAPO, 2021)."""
    word = text.upper()
    total = sum(_CURP_LETTERS.find(sign) * (18 - place) for place, sign in enumerate(word[:17]))
    return _is_day(word[4:10]) and int(word[17]) == (10 - total % 10) % 10


def is_rfc(text: str) -> bool:
    """Whether a text with the shape of a person's RFC has its day and its check digit right (SAT)."""
    word = text.upper().replace("-", "")
    total = sum(_RFC_LETTERS.find(sign) * (13 - place) for place, sign in enumerate(word[:12]))
    return _is_day(word[4:10]) and word[12] == "0123456789A0"[(11 - total % 11) % 11]


def is_clabe(text: str) -> bool:
    """Whether digits are a standard bank account number with its control digit (Banxico)."""
    digits = [int(sign) for sign in _only_digits(text)]
    if len(digits) != 18:  # noqa: PLR2004
        return False
    total = sum(digit * _CLABE_WEIGHTS[place % 3] % 10 for place, digit in enumerate(digits[:17]))
    return any(digits) and digits[17] == (10 - total % 10) % 10


def is_card(text: str) -> bool:
    """Whether digits are written as a card's are, of a known issuer, with Luhn's check digit (ISO 7812)."""
    digits = _only_digits(text)
    if not _CARD_SHAPES.fullmatch(text) or not _CARD_ISSUERS.match(digits):
        return False
    doubled = (int(sign) * (2 if place % 2 else 1) for place, sign in enumerate(reversed(digits)))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def _is_day(digits: str) -> bool:
    """Whether YYMMDD is a day of either century."""
    year, month, day = (int(digits[at : at + 2]) for at in (0, 2, 4))
    for century in (1900, 2000):
        try:
            date(century + year, month, day)
        except ValueError:
            continue
        return True
    return False
