"""Rules about the program's sentences: every code has its words in every language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias, get_args

import click
from babel.messages.pofile import read_po

from sitegen.blackout.forms import DRESS, REACH
from sitegen.cli.group import Commands
from sitegen.config.fields import EARLIER, MODES
from sitegen.content.fields import FIELDS, SUBTYPES
from sitegen.content.groups import EXCEPTIONS
from sitegen.intake.boxes import HINTED, PICTURE_KEYS, shape_of
from sitegen.intake.words import SHOWN, Todo
from sitegen.intake.words import Why as Left
from sitegen.model import KINDS
from sitegen.newsroom.desk import Why
from sitegen.preview.words import SLIP

Key: TypeAlias = tuple[str, str]  # (context, code): "" what, "hint" what to do, "say" the program's own
Sentences: TypeAlias = Mapping[Key, tuple[str, ...]]
Trees: TypeAlias = Mapping[str, ast.Module]

# Why a document is hidden; and which of them the preview may show all the same.
WHY_HIDDEN = get_args(Why)
SEEN_AHEAD = tuple(one for one in WHY_HIDDEN if one not in {"expired", "withdrawn"})

# What has a box in the form of a document that came in.
BOXED = {*(one.key.name for one in FIELDS if shape_of(one.key.parse)), *PICTURE_KEYS}

# Keys that are put together at run time, so that no call shows them whole: key -> where.
MADE_KEYS: Mapping[Key, str] = {
    **{
        (context, code): path
        for path, codes in {
            "sitegen/content/matter.py": ("title-missing", "date-missing", "starts-missing"),
            "sitegen/content/moments.py": ("time-gap", "time-fold", "time-range"),
            "sitegen/calendar/asked.py": ("now-gap", "now-fold", "now-range"),
        }.items()
        for code in codes
        for context in ("", "hint")
    },
    **{
        ("say", f"export-column-{name}"): "sitegen/doors/dossier.py"
        for name in (
            *("number", "date", "folio", "kind", "municipality", "title", "address", "state", "folder"),
            *("path", "bytes", "sha256"),
        )
    },
    **{
        ("say", f"export-{state}"): "sitegen/doors/handover.py"
        for state in (*WHY_HIDDEN, "published", "corrected", "updated")
    },
    **{("say", f"urls-{name}"): "sitegen/doors/addresses.py" for name in ("kept", "new", "hidden", "lost")},
    **{("say", f"count-{kind}"): "sitegen/report.py" for kind in KINDS},
    **{("say", f"hidden-{why}"): "sitegen/report.py" for why in WHY_HIDDEN},
    **{
        ("say", f"explain-{name}"): "sitegen/doors/explanation.py"
        for name in (
            *(f"why-{why}" for why in WHY_HIDDEN),
            *(f"reason-{one}" for one in ("alone", "nearest", "latest", "wider", "older", "over", "ahead")),
            *(f"blackout-{one}" for one in ("about", "aside", "over", "ahead")),
        )
    },
    **{
        ("say", f"sheet-{name}"): "sitegen/blackout/forms.py"
        for name in (
            *(f"count-{one}" for one in (*WHY_HIDDEN, "shown", "hidden") if one != "blackout"),
            *(f"dress-{one}" for one in DRESS),
            *(f"reach-{one}" for one in REACH),
            *(f"why-{one}" for one in ("hidden", "exception", "earlier", "standing", "common", "warned")),
            *(f"exception-{one}" for one in EXCEPTIONS),
            *(f"noted-{one}" for one in ("basis", "letter", "authorized", "on")),
            *(f"mode-{one}" for one in MODES),
            *(f"earlier-{one}" for one in EARLIER),
            *(f"state-{one}" for one in ("holds", "over", "ahead")),
            *(f"head-{one}" for one in ("name", "place", "from", "to", "mode", "earlier", "state")),
            *(f"head-{one}" for one in ("source", "where", "date", "document", "municipality", "why")),
        )
    },
    **{
        ("say", f"stage-{stage}"): "sitegen/terminal.py"
        for stage in ("data", "intake", "pictures", "plan", "read", "render", "search")
    },
    **{
        ("say", f"init-{name}"): "sitegen/founding/planting.py"  # named by the templates of a new newsroom
        for name in (
            *("attributes", "hooks", "ignore-built", "ignore-drafts", "ignore-rest"),
            *("push-hook", "push-missing"),
        )
    },
    **{
        ("say", f"intake-{name}"): "sitegen/intake/report.py"
        for name in (
            *(f"field-{one}" for one in SHOWN),
            *(f"why-{one}" for one in get_args(Left)),
            *(f"box-{one}" for one in BOXED),
            *(f"box-hint-{one}" for one in HINTED),
            *get_args(Todo),
        )
    },
    **{("say", f"preview-why-{why}"): "sitegen/preview/news.py" for why in SEEN_AHEAD},
    **{("say", f"preview-mark-{why}"): "sitegen/preview/news.py" for why in SEEN_AHEAD},
    **{("say", f"preview-slip-{name}"): "sitegen/preview/words.py" for name in SLIP},
    **{
        ("say", f"plan-{name}"): path
        for path, names in {
            "sitegen/plan/shell.py": ("releases", "notices", "documents", "events", "photos"),
            "sitegen/plan/lists.py": ("releases-of", "notices-of", "documents-of", "events-of"),
            "sitegen/plan/archive.py": ("archive", "topics"),
            "sitegen/plan/standing.py": ("search", "data", "press", "verify", "accessibility", "privacy"),
            "sitegen/plan/dcat.py": ("municipalities",),
            "sitegen/plan/placards.py": tuple(f"kind-{kind}" for kind in (*KINDS, *SUBTYPES)),
            "sitegen/plan/sharing.py": tuple(
                f"mark-{mark}" for mark in ("cancelled", "corrected", "ended", "postponed", "updated")
            ),
        }.items()
        for name in names
    },
}

# What every problem has, and so every message may name.
ALWAYS_KNOWN = {"count"}

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_STRAY_BRACES = re.compile(r"%\(|%[sdr]\b")
_STRAY_PERCENT = re.compile(r"%(?!\(\w+\)[sd]|%)")


def read_catalogs(folder: Path) -> dict[str, dict[Key, tuple[str, ...]]]:
    """The sentences of `<folder>/<language>/*.po` by language. Raises AssertionError for a repeated one."""
    found: dict[str, dict[Key, tuple[str, ...]]] = {}
    for path in sorted(folder.glob("*/*.po")):
        sentences = found.setdefault(path.parent.name, {})
        for key, forms in read_one(path).items():
            assert key not in sentences, f"{path}: {key} stands in two catalogs"
            sentences[key] = forms
    return found


def read_one(path: Path) -> dict[Key, tuple[str, ...]]:
    """The sentences of one catalog, the plural forms of each together."""
    with path.open("rb") as stream:
        catalog = read_po(stream, abort_invalid=True)
    found = {}
    for message in catalog:
        if message.id:
            key = message.id if isinstance(message.id, str) else message.id[0]
            said = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
            found[message.context or "", key] = said
    return found


def codes_without_words(trees: Trees, catalogs: Mapping[str, Sentences]) -> list[str]:
    """Codes that the code uses and a language has no sentence or no hint for."""
    needed = {(context, code) for code in used_codes(trees) for context in ("", "hint")}
    needed |= {("say", key) for key in _constants(trees, "say", "key")}
    needed |= {key for key, path in MADE_KEYS.items() if path in trees}
    return [
        f"{language}: no sentence for {code!r}" + (f" ({context})" if context else "")
        for language, sentences in catalogs.items()
        for context, code in sorted(needed)
        if not any(sentences.get((context, code), ()))
    ]


def words_without_code(trees: Trees, catalogs: Mapping[str, Sentences]) -> list[str]:
    """Entries of a catalog that no module names."""
    named = {
        node.value
        for tree in trees.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return [
        f"{language}: nothing uses {code!r} ({context or 'what'})"
        for language, sentences in catalogs.items()
        for context, code in sorted(sentences)
        if code not in named and (context, code) not in MADE_KEYS
    ]


def codes_that_cannot_be_read(trees: Trees) -> list[str]:
    """Calls whose code is put together at run time as no key of MADE_KEYS for their file is."""
    return [
        f"{path}:{call.lineno}: the code is put together at run time"
        for path, call, code in _coded_calls(trees)
        if isinstance(code, ast.JoinedStr | ast.BinOp)
        and not any(where == path and _made(code).fullmatch(name) for (_, name), where in MADE_KEYS.items())
    ]


def _made(code: ast.expr) -> re.Pattern[str]:
    """What a code that is put together may be: its constant parts, and anything between."""
    parts = code.values if isinstance(code, ast.JoinedStr) else [code]
    return re.compile(
        "".join(re.escape(str(one.value)) if isinstance(one, ast.Constant) else ".+" for one in parts)
    )


def facts_that_no_call_gives(trees: Trees, catalogs: Mapping[str, Sentences]) -> list[str]:
    """Placeholders of a message that a call of its code leaves unfilled."""
    found = []
    for path, call, code in _coded_calls(trees):
        if _name(call.func) not in {"error", "warning"}:
            continue
        if not isinstance(code, ast.Constant) or not isinstance(code.value, str):
            continue
        given = {keyword.arg for keyword in call.keywords}
        if None in given:  # **facts: known only at run time
            continue
        for language, sentences in catalogs.items():
            wanted = _placeholders(
                (*sentences.get(("", code.value), ()), *sentences.get(("hint", code.value), ()))
            )
            lacking = wanted - given - ALWAYS_KNOWN
            found += [
                f"{path}:{call.lineno}: {language} {code.value!r} wants {{{one}}}" for one in sorted(lacking)
            ]
    return found


def languages_that_disagree(catalogs: Mapping[str, Sentences]) -> list[str]:
    """Entries that one language lacks, or whose placeholders differ between languages."""
    found = []
    every = sorted({key for sentences in catalogs.values() for key in sentences})
    for key in every:
        forms = {language: sentences.get(key, ()) for language, sentences in catalogs.items()}
        found += [f"{language}: lacks {key}" for language, said in forms.items() if not all(said) or not said]
        if len({frozenset(_placeholders(said)) for said in forms.values() if said}) > 1:
            found.append(f"{key}: placeholders differ between {', '.join(sorted(forms))}")
    return found


def stray_percents(sentences: Sentences, *, braces: bool) -> list[str]:
    """Percent signs that the way of filling would misread, or would not fill.

    With `braces` facts stand as `{name}`; else as gettext's `%(name)s`, with `%%` for the sign itself.
    """
    pattern = _STRAY_BRACES if braces else _STRAY_PERCENT
    texts = ((key, text) for key, forms in sentences.items() for text in (key[1], *forms))
    return [f"{key}: {text!r}" for key, text in texts if pattern.search(text)]


def unspoken_help(group: Commands, catalogs: Mapping[str, Sentences]) -> list[str]:
    """Commands without a Spanish name; keys of help and of arguments that a language has no sentence for."""
    found = [
        f"{name}: no Spanish name" for name in sorted(group.commands) if name not in group.spanish_names()
    ]
    for name, command in sorted(group.commands.items()):
        words = [one.help if isinstance(one, click.Option) else one.metavar for one in command.params]
        keys = [one or "" for one in (command.help, *words)]
        found += [
            f"{language}: no sentence for {key!r} ({name})"
            for language, sentences in catalogs.items()
            for key in keys
            if ("say", key) not in sentences
        ]
    return found


def used_codes(trees: Trees) -> set[str]:
    """Every code that a call names."""
    return {
        code.value
        for _, _, code in _coded_calls(trees)
        if isinstance(code, ast.Constant) and isinstance(code.value, str)
    }


def _coded_calls(trees: Trees) -> Iterator[tuple[str, ast.Call, ast.expr]]:
    takers = _takers(trees.values(), "code")
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node.func) in takers:
                code = _argument(node, takers[_name(node.func)], "code")
                if code is not None:
                    yield path, node, code


def _constants(trees: Trees, function: str, parameter: str) -> set[str]:
    found = set()
    for tree in trees.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node.func) == function:
                value = _argument(node, 0, parameter)
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    found.add(value.value)
    return found


def _takers(trees: Iterable[ast.Module], parameter: str) -> dict[str, int]:
    # Functions that take a code, by name, with its position: error(), warning() and a room's own.
    found = {"error": 0, "warning": 0}
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                names = [one.arg for one in node.args.args if one.arg not in {"self", "cls"}]
                if parameter in names:
                    found[node.name] = names.index(parameter)
    found.pop("_problem", None)  # its code comes from error() and warning()
    return found


def _argument(call: ast.Call, position: int, name: str) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    return call.args[position] if len(call.args) > position else None


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _placeholders(forms: Iterable[str]) -> set[str]:
    return {name for form in forms for name in _PLACEHOLDER.findall(form)}
