"""Write the reference of commands and of problems from the program itself: `python docs/write_reference.py`.

A test compares what it would write with what stands in docs/, so that the reference cannot lag behind.
"""

from __future__ import annotations

import re
from pathlib import Path

import click

from sitegen.cli import main
from sitegen.cli.group import Command
from sitegen.messages import codes, explain, reason, say
from sitegen.problems import Problem

ROOT = Path(__file__).parents[1]
_COMMENT = re.compile(r"(<!--.*?-->)")

COMMANDS_OPENING = {
    "es": """# Órdenes

Cada orden tiene un nombre en español y otro en inglés; las opciones, uno solo. Todas terminan con 0 si todo
va bien, con 1 si hay problemas y con 2 si la orden está mal escrita. La ayuda sale en español, o en inglés si
el sistema está en inglés.""",
    "en": """# Commands

Every command has an English and a Spanish name; options have one. All end with 0 if all is well, with 1 if
there are problems and with 2 if the command is mistyped. Help is in Spanish, or in English where the system
is in English.""",
}
PROBLEMS_OPENING = {
    "es": """# Problemas

Todo lo que sitegen puede decir de un sitio: qué pasa, qué hacer y, si conviene saberlo, por qué. Lo que va
entre llaves lo llena cada caso. La palabra del título es la clave con que `[revisiones]` de `site.toml` sube,
baja o apaga una revisión ([Ajustes](ajustes.md)).""",
    "en": """# Problems

Everything that sitegen can say of a site: what is the matter, what to do and, where it helps to know, why.
What stands in braces is filled in by each case. The word of the heading is the key by which `[checks]` of
`site.toml` raises, lowers or silences a check ([Settings](settings.md)).""",
}
WORDS = {
    "es": {"option": "Opción", "does": "Qué hace", "do": "Qué hacer", "why": "Por qué"},
    "en": {"option": "Option", "does": "What it does", "do": "What to do", "why": "Why"},
}
PLACES = {
    "es": ("docs/es/ordenes.md", "docs/es/problemas.md"),
    "en": ("docs/en/commands.md", "docs/en/problems.md"),
}


def reference() -> dict[str, str]:
    """The text of every page of the reference by its path; always the same."""
    pages = {}
    for language, (commands, problems) in PLACES.items():
        pages[commands] = _commands(language)
        pages[problems] = _problems(language)
    return pages


def _commands(language: str) -> str:
    words = WORDS[language]
    parts = [_paragraphs(COMMANDS_OPENING[language])]
    for name, command in sorted(main.commands.items(), key=lambda one: _names(language, one[1])):
        titled = " · ".join(f"`{one}`" for one in _names(language, command))
        usage = " ".join(["sitegen", _names(language, command)[0], *_arguments(command, language)])
        said = say(command.help or name, language).replace("\n", "\n\n")
        parts += [f"## {titled}", said, f"```text\n{usage}\n```"]
        rows = [f"| {_option(one)} | {say(one.help or '', language)} |" for one in _options(command)]
        if rows:
            parts.append("\n".join([f"| {words['option']} | {words['does']} |", "|:---|:---|", *rows]))
    return "\n\n".join(parts) + "\n"


def _names(language: str, command: click.Command) -> tuple[str, ...]:
    spanish = command.spanish if isinstance(command, Command) else ""
    both = (command.name or "", spanish)
    return both if language == "en" else both[::-1]


def _arguments(command: click.Command, language: str) -> list[str]:
    return [say(one.metavar or "", language) for one in command.params if isinstance(one, click.Argument)]


def _options(command: click.Command) -> list[click.Option]:
    return [one for one in command.params if isinstance(one, click.Option)]


def _option(option: click.Option) -> str:
    """Its names, and the values that it may have."""
    names = ", ".join(f"`{name}`" for name in option.opts)
    values = option.type.choices if isinstance(option.type, click.Choice) else ()
    return f"{names} {', '.join(f'`{one}`' for one in values)}".strip()


def _problems(language: str) -> str:
    words = WORDS[language]
    parts = [_paragraphs(PROBLEMS_OPENING[language])]
    for code in sorted(codes(language)):
        message = explain(Problem("", 0, code, "error"), language)
        parts += [f"## {code}", _sentence(message.what)]
        parts += [f"**{words['do']}.** {_plain(message.hint)}"] if message.hint else []
        parts += [f"**{words['why']}.** {_plain(reason(code, language))}"] if reason(code, language) else []
    return "\n\n".join(parts) + "\n"


def _sentence(text: str) -> str:
    said = _plain(text)
    return said[:1].upper() + said[1:] + ("" if said.endswith((".", "?", "!", "…")) else ".")


def _plain(text: str) -> str:
    """A text as Markdown shows it letter by letter."""
    parts = _COMMENT.split(" ".join(text.split()))  # what is no comment, and every other time one
    return "".join(f"`{part}`" if number % 2 else _escaped(part) for number, part in enumerate(parts))


def _escaped(text: str) -> str:
    for sign in "\\`*_[]<>|":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("](", "]\\(")


def _paragraphs(text: str) -> str:
    """Each paragraph on one line, as the guides are written."""
    return "\n\n".join(" ".join(one.split()) for one in text.split("\n\n"))


def write() -> None:
    """Write every page of the reference."""
    for path, text in reference().items():
        (ROOT / path).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
