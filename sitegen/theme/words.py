"""The words of a theme: gettext catalogs of the chain, the child's before its parent's."""

from __future__ import annotations

import io
import re

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import NullTranslations, Translations

from sitegen.problems import SiteError, error
from sitegen.theme.chain import Layer, Theme

# Babel cuts a line that is not quoted without a word; here such a line is an error.
LINE = re.compile(r'(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s*)?"(?:[^"\\]|\\.)*"\s*|\s*|#.*')


def spoken(theme: Theme, language: str) -> NullTranslations:
    """The words of a language (a BCP 47 tag). Raises SiteError for a catalog that cannot be read."""
    words: NullTranslations = NullTranslations()
    name = language.partition("-")[0]
    for layer in reversed(theme.layers):
        if name in layer.messages:
            nearer = _catalog(layer, name)
            nearer.add_fallback(words)
            words = nearer
    return words


def _catalog(layer: Layer, name: str) -> Translations:
    path = f"{layer.shown}/messages/{name}.po"
    text = layer.messages[name]
    for number, line in enumerate(text.splitlines(), 1):
        if not LINE.fullmatch(line):
            raise SiteError([error("theme-catalog", path=path, line=number, why=line.strip())])
    try:
        catalog = read_po(io.BytesIO(text.encode()), locale=name, abort_invalid=True)
    except (PoFileError, ValueError) as wrong:
        raise SiteError([error("theme-catalog", path=path, why=str(wrong))]) from None
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Translations(compiled)
