"""The words of the command line itself, in the language of whoever types.

English where the environment says so (POSIX: LC_ALL, LC_MESSAGES, LANG, the first that is
set), Spanish where it says Spanish; else the language of the site here, or Spanish. What
a command finds in a site is told in the site's language (`terminal`).
"""

from __future__ import annotations

import os
from pathlib import Path

ASKED = ("LC_ALL", "LC_MESSAGES", "LANG")


def language() -> str:
    """`es` or `en`: the language of help and of wrong usage."""
    told = next((os.environ[name] for name in ASKED if os.environ.get(name)), "")[:2].lower()
    return told if told in {"es", "en"} else _of_the_site()


def word(key: str, **facts: object) -> str:
    """A sentence of the catalogs; a text that is no key stands as it is."""
    from sitegen.messages import say  # Babel is loaded only when there is something to say

    return say(key, language(), **facts)


def _of_the_site() -> str:
    from sitegen.terminal import language_of  # likewise

    return language_of(Path())[:2]
