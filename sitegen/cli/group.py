"""The shape of the command line: names in two languages, help and wrong usage from the catalogs.

The `help` of a command or of an option is a key of the catalogs (`cli.po`).
"""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, datetime
from pathlib import Path
from typing import Any, cast

import click
from click.shell_completion import CompletionItem

from sitegen import __version__
from sitegen.cli.speech import language, word
from sitegen.cli.wrong import NoSuchName, in_words
from sitegen.text import legible

_COLUMNS = 100  # help is at most so wide

# What stands for an option's value in its help, by the name of its type.
_MARKS = {
    "path": "cli-mark-path",
    "text": "cli-mark-text",
    "integer": "cli-mark-number",
    "integer range": "cli-mark-number",
    "datetime": "cli-mark-day",
    "moment": "cli-mark-moment",
}


class _Worded(click.Command):
    """Usage and help in the words of the catalogs."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that shows how it is typed."""
        _usage(self, ctx, formatter)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What it does."""
        del ctx
        _text(self, formatter)


class Command(_Worded):
    """A command with a Spanish name and its words in the catalogs."""

    def __init__(self, name: str | None, *, spanish: str = "", **attributes: Any) -> None:  # noqa: ANN401 - click names them
        super().__init__(name, **attributes)
        self.spanish = spanish

    @property
    def names(self) -> tuple[str, ...]:
        """Its names, that of the language of whoever types first."""
        both = tuple(one for one in (self.name or "", self.spanish) if one)
        return both if language() == "en" else both[::-1]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click's own; what is typed must be text, unless it names a file: Linux hands over any bytes.

        While Tab completes it nothing is refused.
        """
        rest = super().parse_args(ctx, args)
        if ctx.resilient_parsing:
            return rest
        for param in self.get_params(ctx):
            if not isinstance(param.type, click.Path) and not _is_text(ctx.params.get(param.name or "")):
                raise click.BadParameter(word("cli-wants-text"), ctx, param)
        return rest

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence of its help."""
        del limit
        return word(self.help or "").split("\n")[0]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What may be said to it."""
        _options(self, ctx, formatter)


class Commands(_Worded, click.Group):
    """Commands that also answer to their Spanish names."""

    command_class = Command

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of an English or Spanish name; None where there is none."""
        named = {spanish: name for name, spanish in self.spanish_names().items()}
        return super().get_command(ctx, named.get(cmd_name, cmd_name))

    def spanish_names(self) -> dict[str, str]:
        """The Spanish name of each command that has one, by its English name."""
        return {
            name: one.spanish
            for name, one in self.commands.items()
            if isinstance(one, Command) and one.spanish
        }

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click's own, with the name that was typed: usage is told under it."""
        typed = args[0]
        if self.get_command(ctx, typed) is None and not typed.startswith("-") and not ctx.resilient_parsing:
            raise NoSuchName(typed, [*self.commands, *self.spanish_names().values()], ctx)
        _, command, rest = super().resolve_command(ctx, args)
        return typed if command else None, command, rest

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click's own, with wrong usage told in the language of whoever types."""
        with in_words():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """As click's own, with wrong usage told in the language of whoever types."""
        with in_words():
            return cast("object", super().invoke(ctx))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands that begin so, in both languages; options after a dash."""
        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        commands = [one for one in self.commands.values() if isinstance(one, Command) and not one.hidden]
        named = sorted((name, one.get_short_help_str()) for one in commands for name in one.names)
        return [CompletionItem(name, help=said) for name, said in named if name.startswith(incomplete)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What may be said to it, and its commands."""
        _options(self, ctx, formatter)
        commands = [one for name in self.list_commands(ctx) if (one := self.get_command(ctx, name))]
        shown = [one for one in commands if isinstance(one, Command) and not one.hidden]
        rows = sorted((", ".join(one.names), one.get_short_help_str()) for one in shown)
        with formatter.section(word("cli-commands")):
            formatter.write_dl(rows)


class MomentType(click.ParamType[datetime]):
    """`2026-01-13`, `2026-01-13T10:30` (the site's zone) or with `Z` or an offset."""

    name = "moment"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The moment as a datetime, naive where no zone was given. Fails as wrong usage."""
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(str(value), param, ctx)
        if not MINYEAR < moment.year < MAXYEAR:  # no zone knows the days before or after
            self.fail(str(value), param, ctx)
        return moment


FOLDER = click.Path(path_type=Path)
DAY = click.DateTime(["%Y-%m-%d"])
SITE = click.option("--site", "root", type=FOLDER, default=".", help="cli-site")
STRICT = click.option("--strict", is_flag=True, help="cli-strict")


@click.group(
    cls=Commands,
    help="cli-sitegen",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": _COLUMNS},
)
@click.version_option(
    __version__, prog_name="sitegen", message="%(prog)s %(version)s", help="cli-option-version"
)
def main() -> None:
    """Do nothing before its commands."""


def _is_text(value: object) -> bool:
    if isinstance(value, tuple):  # of an option that may be given several times
        return all(map(_is_text, value))
    return not isinstance(value, str) or legible(value) == value


def _usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    told = {"[OPTIONS]": word("cli-options-mark"), "COMMAND [ARGS]...": word("cli-command-mark")}
    pieces = [told.get(one, word(one)) for one in command.collect_usage_pieces(ctx)]
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=f"{word('cli-usage')} ")


def _text(command: click.Command, formatter: click.HelpFormatter) -> None:
    formatter.write_paragraph()
    with formatter.indentation():
        for paragraph in word(command.help or "").split("\n"):
            formatter.write_text(paragraph)


def _options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    asked = command.get_help_option(ctx)
    rows = []
    for option in command.get_params(ctx):
        record = option.get_help_record(ctx)
        if record is not None and isinstance(option, click.Option):
            help_key = "cli-option-help" if option is asked else option.help or ""
            rows.append((_marked(record[0], option), word(help_key)))
    with formatter.section(word("cli-options")):
        formatter.write_dl(rows)


def _marked(shown: str, option: click.Option) -> str:
    """`--date AAAA-MM-DD`: the option's names with the word for its value."""
    if option.is_flag or option.type.name not in _MARKS:
        return shown
    return f"{', '.join(option.opts)} {word(_MARKS[option.type.name])}"
