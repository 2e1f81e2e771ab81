"""The words of plaza: every one a message, every message in every language, none unused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract
from jinja2.lexer import TOKEN_DATA

from sitegen.theme.remembered import Remembered

PLAZA = Path(__file__).parents[2] / "themes" / "plaza"
TEMPLATES = tuple(sorted((PLAZA / "templates").rglob("*.html")))
LANGUAGES = ("es", "en")
CALLS = ("_", "gettext", "ngettext", "pgettext", "npgettext")
OPTIONS = {"extensions": "sitegen.theme.remembered.Remembered"}

# Names of formats, networks and files: the same in every language.
NAMES = {"WhatsApp", "Facebook", "X", "CSV", "JSON", "JPEG", "Atom", "RSS", "Feed"}
# Attributes whose value a reader hears or sees.
SPOKEN = re.compile(
    r'\b(?:aria-label|aria-description|title|alt|placeholder|data-done|data-word-\w+)="([^"]*)"'
)
MARKUP = re.compile(r'<(style|script)\b.*?</\1>|<[^>]*>|&\w+;|\blang="[{}]*"', re.DOTALL)
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")

Key = tuple[str | None, str]


def messages_of(template: Path) -> Iterator[Key]:
    """The context and the English words of every message that a template asks for."""
    with template.open("rb") as file:
        for _line, call, words, _comments in babel_extract(file, CALLS, (), OPTIONS):
            if words is None or isinstance(words, str):
                yield None, words or ""
            elif call.startswith(("p", "np")):
                yield str(words[0]), str(words[1])
            else:
                yield None, str(words[0])


def catalog(language: str) -> Catalog:
    with (PLAZA / "messages" / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def keys(words: Catalog) -> set[Key]:
    return {(one.context, one.id if isinstance(one.id, str) else one.id[0]) for one in words if one.id}


def spoken(message: Message) -> tuple[str, ...]:
    """A message's translation in its plural forms."""
    words = message.string or ""
    return (words,) if isinstance(words, str) else tuple(words)


def placeholders(texts: tuple[str, ...]) -> set[str]:
    return {name for text in texts for name in PLACEHOLDER.findall(text)}


def hard_coded(source: str) -> list[str]:
    """Words of a template that stand between tags, or in a spoken attribute, without being a message."""
    environment = jinja2.Environment(extensions=["jinja2.ext.i18n", Remembered])  # noqa: S701 (nothing is rendered)
    parts = [text if kind == TOKEN_DATA else "{}" for _line, kind, text in environment.lex(_plain(source))]
    page = "".join(parts)
    found = " ".join([*SPOKEN.findall(page), MARKUP.sub(" ", page)])
    return [word for word in re.findall(r"[^\W\d_]+", found) if word not in NAMES]


def _plain(source: str) -> str:
    """Without what `{% trans %}` translates, the body's class, the tokens and the favicon."""
    source = re.sub(r"\{%-? trans\b.*?endtrans -?%\}", "", source, flags=re.DOTALL)
    source = re.sub(r"\{% block (body_class|tokens)\b.*?endblock %\}", "", source, flags=re.DOTALL)
    return re.sub(r"^data:.*$", "", source, flags=re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_the_templates_is_in_the_catalog(language: str) -> None:
    wanted = {key for template in TEMPLATES for key in messages_of(template)}

    assert wanted - keys(catalog(language)) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_of_the_catalog_is_unused(language: str) -> None:
    wanted = {key for template in TEMPLATES for key in messages_of(template)}

    assert keys(catalog(language)) - wanted == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_in_all_its_plural_forms(language: str) -> None:
    words = catalog(language)

    for one in words:
        forms = spoken(one)
        assert all(forms), one.id
        assert len(forms) == (words.num_plurals if one.pluralizable else 1), one.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_names_what_its_message_names(language: str) -> None:
    for one in catalog(language):
        if one.id:
            told = (one.id,) if isinstance(one.id, str) else tuple(one.id)
            assert placeholders(told) == placeholders(spoken(one)), one.id


def test_spanish_is_typeset_as_in_mexico() -> None:
    said = "\n".join(str(one.string) for one in catalog("es") if one.id)

    assert not re.search('[«»"]', said)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(PLAZA).as_posix())
def test_no_word_of_a_template_is_hard_coded(template: Path) -> None:
    assert hard_coded(template.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>Avisos vigentes</p>", ["Avisos", "vigentes"]),
        ('<nav aria-label="Menú"></nav>', ["Menú"]),
        ("<p>{{ _('Notices') }} de {{ name }}</p>", ["de"]),
        ('<p class="deck">{{ _("Notices") }}</p><script>let a</script>', []),
    ],
)
def test_a_planted_word_is_found(source: str, words: list[str]) -> None:
    assert hard_coded(source) == words
