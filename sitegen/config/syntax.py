"""The room of syntax: site.toml as a TOML table, or what is wrong with its writing in newsroom words."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from sitegen.config.lines import KeyPath, lines_of
from sitegen.files import decode, digest, read_bytes
from sitegen.problems import Problem, SiteError, error, errors_of

NAME = "site.toml"
LARGEST = 1_000_000  # bytes

# What tomllib says (Python 3.11 to 3.14) and the code that says it to a press office; the first match counts.
_SAYINGS: tuple[tuple[str, str], ...] = (
    ("Expected '=' after a key", "config-toml-equals"),
    ("Invalid initial character for a key part", "config-toml-key"),
    ("Cannot declare", "config-toml-twice"),
    ("Cannot overwrite", "config-toml-twice"),
    ("Cannot mutate", "config-toml-twice"),
    ("Cannot redefine", "config-toml-twice"),
    ("Duplicate", "config-toml-twice"),
    ("Unescaped '\\'", "config-toml-backslash"),
    ("Invalid hex value", "config-toml-backslash"),
    ("Escaped character is not", "config-toml-backslash"),
    ("Unclosed array", "config-toml-list"),
    ("Unclosed inline table", "config-toml-braces"),
    ("Expected ']", "config-toml-brackets"),
    ("Invalid date", "config-toml-date"),
    ("Expected newline or end of document after a statement", "config-toml-leftover"),
    ("Unterminated string", "config-toml-quotes"),
    ("Illegal character", "config-toml-quotes"),
    ("Expected \"'", "config-toml-quotes"),
    ("Expected '\"", "config-toml-quotes"),
    ("Invalid value", "config-toml-value"),
)
_DATE_LIKE = re.compile(r"=\s*\+?\d+[-/:]\d")
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def read_table(root: Path) -> tuple[dict[str, object], dict[KeyPath, int], str]:
    """The table of site.toml in `root`, the line of each of its keys, and the digest of its bytes.

    Raises SiteError where it is missing, unreadable, no text or no TOML.
    """
    data = _bytes(root)
    text, problems = decode(data, NAME)
    if errors_of(problems):
        raise SiteError(problems)
    try:
        return tomllib.loads(text), lines_of(text), digest(data)
    except tomllib.TOMLDecodeError as failure:
        raise SiteError([_told(str(failure), text)]) from failure
    except RecursionError as failure:
        raise SiteError([error("config-toml-deep", path=NAME)]) from failure
    except ValueError as failure:  # a whole number of thousands of digits
        raise SiteError([error("config-toml-number", path=NAME)]) from failure


def _bytes(root: Path) -> bytes:
    try:
        return read_bytes(root / NAME, limit=LARGEST, root=root)
    except SiteError as failure:
        if any(problem.code == "file-missing" for problem in failure.problems):
            raise SiteError([error("config-missing", path=NAME)]) from failure
        raise


def _told(saying: str, text: str) -> Problem:
    place = _PLACE.search(saying)
    last = text.rstrip("\n").count("\n") + 1
    line = int(place[1]) if place and place[1] else last
    written = [*text.split("\n"), ""][line - 1].strip()
    code = next((code for words, code in _SAYINGS if words in saying), "config-toml-other")
    if code == "config-toml-leftover" and _DATE_LIKE.search(written):
        code = "config-toml-date"
    return error(code, path=NAME, line=line, written=written[:80], reason=_PLACE.sub("", saying))
