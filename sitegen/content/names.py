"""Names of files and folders: those that editors and systems leave behind, and those that do not travel."""

from __future__ import annotations

import re
from functools import lru_cache

from sitegen.files import NAME_LIMIT, is_plain_name
from sitegen.text import RESERVED_NAMES, legible, nfc

_KNOWN = 1 << 16  # names whose form is remembered: the preview looks at the same ones again and again
_LEFT_BEHIND = frozenset(
    ("thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx", "4913", "$recycle.bin")
)
_TEMPORARY = re.compile(
    r"^[.~]|^#.*#$|~$|\.(?:sw[a-p]|tmp|temp|bak|orig|rej|part|partial|crdownload|download|lock)$",
    re.IGNORECASE,
)
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\\ud800-\udfff]')


@lru_cache(maxsize=_KNOWN)
def is_left_behind(name: str) -> bool:
    """Whether the name is that of a hidden file, an editor's temporary file or a system's own."""
    return name.lower() in _LEFT_BEHIND or bool(_TEMPORARY.search(name))


@lru_cache(maxsize=_KNOWN)
def fault(name: str) -> str:
    """The code of what is wrong with a name that would not arrive the same everywhere, or ""."""
    if len(name.encode(errors="surrogatepass")) > NAME_LIMIT:
        return "name-long"
    if name.partition(".")[0].rstrip().lower() in RESERVED_NAMES:
        return "name-reserved"
    if name[-1] in ". " or name[0] == " ":
        return "name-edge"
    if _FORBIDDEN.search(name) or not is_plain_name(name):
        return "name-character"
    return ""


@lru_cache(maxsize=_KNOWN)
def twin_form(name: str) -> str:
    """Two names with the same form are one file on a Mac or on Windows."""
    return nfc(nfc(name).casefold())


def shown(name: str) -> str:
    """The name as it can be printed."""
    return legible(name)[:120]
