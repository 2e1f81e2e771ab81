"""Telephone numbers as people print them, and the links that a telephone understands.

A number is never guessed: what cannot be dialled as it stands gets no link.
`tel:` URLs are those of RFC 3966 (global numbers, with `;ext=`).
"""

from __future__ import annotations

import re

MEXICO = "México"
NATIONAL = 10  # digits of a Mexican number since 3 August 2019
SERVICE = 3  # 911, 089, 072

_EXTENSION = re.compile(r"(?:extensi[oó]n|ext\.?|x)\s*:?\s*(\d{1,6})", re.IGNORECASE)
_SEVERAL = re.compile(r"[/;,]|\s(?:y|o|and|or)\s")
_TRUNK = re.compile(r"^(?:01|044|045)(?=\d{10}$)")  # prefixes that were dialled until 2019


def tel(printed: str, country: str) -> str:
    """The `tel:` URL of the first number in a printed text, or "".

    Ten digits are Mexican where the country is Mexico; a number of eight digits
    (before 2019) lacks its area code, which nobody but the office knows.
    """
    first = _SEVERAL.split(printed.strip(), maxsplit=1)[0]
    extension = _EXTENSION.search(first)
    number = _dialled(_EXTENSION.sub("", first), country)
    suffix = f";ext={extension[1]}" if extension and number.startswith("+") else ""
    return f"tel:{number}{suffix}" if number else ""


def whatsapp(printed: str, country: str) -> str:
    """The `https://wa.me/…` address of a number, or "" (WhatsApp wants the international form)."""
    number = tel(printed, country).partition(";")[0].removeprefix("tel:")
    return f"https://wa.me/{number[1:]}" if number.startswith("+") else ""


def _dialled(printed: str, country: str) -> str:
    digits = re.sub(r"\D", "", printed)
    if printed.strip().startswith("+") and NATIONAL - 2 <= len(digits) <= 15:  # noqa: PLR2004 (E.164)
        return "+" + re.sub(r"^521(?=\d{10}$)", "52", digits)
    if country != MEXICO:
        return digits if len(digits) == SERVICE else ""
    national = re.sub(r"^521?(?=\d{10}$)", "", _TRUNK.sub("", digits))
    if len(national) == NATIONAL:
        return "+52" + national
    return digits if len(digits) == SERVICE else ""
