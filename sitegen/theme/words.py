"""The words of a theme: gettext catalogs of the chain, the child's before its parent's."""

from __future__ import annotations

import io
import re
from collections.abc import MutableMapping
from gettext import GNUTranslations, NullTranslations

from sitegen.problems import SiteError, error
from sitegen.theme.chain import Theme

# Babel cuts a line that is not quoted without a word; here such a line is an error.
LINE = re.compile(r'(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s*)?"(?:[^"\\]|\\.)*"\s*|\s*|#.*')


def spoken(theme: Theme, language: str, compiled: MutableMapping[tuple[str, ...], bytes]) -> NullTranslations:
    """The words of a language (a BCP 47 tag). Raises SiteError for a catalog that cannot be read.

    `compiled` may have catalogs of this theme as they were compiled before, and gets the others.
    """
    words = NullTranslations()
    name = language.partition("-")[0]
    for layer in reversed(theme.layers):
        if name in layer.messages:
            path = f"{layer.shown}/messages/{name}.po"
            if (path,) not in compiled:
                compiled[path,] = _compiled(layer.messages[name], name, path=path)
            nearer = GNUTranslations(io.BytesIO(compiled[path,]))
            nearer.add_fallback(words)
            words = nearer
    return words


def _compiled(text: str, language: str, *, path: str) -> bytes:
    """A catalog as gettext reads it (a file `.mo`)."""
    from babel.messages.mofile import write_mo  # only where a catalog has changed
    from babel.messages.pofile import PoFileError, read_po

    for number, line in enumerate(text.splitlines(), 1):
        if not LINE.fullmatch(line):
            raise SiteError([error("theme-catalog", path=path, line=number, why=line.strip())])
    try:
        catalog = read_po(io.BytesIO(text.encode()), locale=language, abort_invalid=True)
    except (PoFileError, ValueError) as wrong:
        raise SiteError([error("theme-catalog", path=path, why=str(wrong))]) from None
    made = io.BytesIO()
    write_mo(made, catalog)
    return made.getvalue()
