"""What is said of a command that was typed wrongly: what is wrong, a guess, and how to ask for help."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import IO, Any

import click

from sitegen.cli.speech import word
from sitegen.text import closest

_NO_ROOM = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)  # Windows knows no quota


class NoSuchName(click.UsageError):
    """A command that there is not."""

    def __init__(self, typed: str, known: Iterable[str], ctx: click.Context) -> None:
        super().__init__(typed, ctx)
        self.typed = typed
        self.guess = closest(typed, known)


class NotTogether(click.UsageError):
    """Options of which only one can be meant."""

    def __init__(self, *names: str) -> None:
        super().__init__(", ".join(names), click.get_current_context(silent=True))


class Told(click.ClickException):
    """Wrong usage, in the words of the catalogs."""

    exit_code = 2

    def show(self, file: IO[str] | None = None) -> None:
        """Print the sentences on standard error."""
        click.echo(self.message, file=file, err=True)


@contextmanager
def in_words() -> Iterator[None]:
    """Tell what click says of wrong usage in the language of whoever types. Raises Told, Exit."""
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as wrong:
        raise Told(explained(wrong)) from wrong
    except (click.Abort, KeyboardInterrupt, EOFError) as wrong:  # click would say so in English
        click.echo(f"\n{word('cli-aborted')}", err=True)
        raise click.exceptions.Exit(1) from wrong
    except OSError as wrong:
        told = _refused(wrong)
        if not told:
            raise
        with suppress(OSError):
            click.echo(told, err=True)
        raise click.exceptions.Exit(1) from wrong


def _refused(wrong: OSError) -> str:
    """What the system refused. Only where the answer goes has no name; "" where it is nothing of files."""
    if wrong.filename:
        path = os.fsdecode(wrong.filename) if isinstance(wrong.filename, bytes) else wrong.filename
        return f"{path}: {word('error')}: {word('cli-refused', why=wrong.strerror or str(wrong))}"
    return word("cli-unsaid") if wrong.errno in _NO_ROOM else ""


def explained(wrong: click.UsageError) -> str:
    """What is wrong, with a guess, and how to ask for help."""
    said = f"{word('error')}: {_sentence(wrong)}"
    return f"{said}\n{word('cli-ask', command=wrong.ctx.command_path)}" if wrong.ctx else said


def _sentence(wrong: click.UsageError) -> str:
    match wrong:
        case NoSuchName():
            said = _guessed(word("cli-no-command", name=wrong.typed), wrong.guess)
        case NotTogether():
            said = word("cli-not-together", names=wrong.message)
        case click.NoSuchOption():
            said = _guessed(word("cli-no-option", name=wrong.option_name), _option_like(wrong))
        case click.MissingParameter():
            said = word("cli-missing", name=_name(wrong))
        case click.BadParameter():
            said = word("cli-bad-value", name=_name(wrong), wanted=_wanted(wrong))
        case click.BadOptionUsage():
            said = word("cli-bad-option", name=wrong.option_name)
        case _:  # words that no argument takes, which click names only in its sentence
            surplus = re.search(r"\((.+)\)$", wrong.message)
            said = word("cli-surplus", words=surplus[1]) if surplus else wrong.message
    return said


def _guessed(sentence: str, guess: str) -> str:
    return f"{sentence} {word('cli-guess', guess=guess)}" if guess else sentence


def _option_like(wrong: click.NoSuchOption) -> str:
    """The option of the command that comes nearest to what was typed."""
    if wrong.ctx is None:
        return ""
    options = [one for one in wrong.ctx.command.get_params(wrong.ctx) if isinstance(one, click.Option)]
    return closest(wrong.option_name, [name for one in options for name in one.opts])


def _name(wrong: click.BadParameter) -> str:
    if isinstance(wrong.param_hint, str):
        return word(wrong.param_hint)
    if isinstance(wrong.param, click.Option):
        return wrong.param.opts[-1]
    return word(wrong.param.make_metavar(wrong.ctx).removesuffix("...")) if wrong.param and wrong.ctx else ""


def _wanted(wrong: click.BadParameter) -> str:
    """What the parameter takes; what its type says of itself where the catalogs know no better."""
    kind: click.ParamType[Any] | None = wrong.param.type if wrong.param else None
    if isinstance(kind, click.Choice):
        return word("cli-wants-choice", choices=", ".join(str(one) for one in kind.choices if one))
    if isinstance(kind, click.IntRange):
        return word("cli-wants-range", least=kind.min, most=kind.max)
    if isinstance(kind, click.Path):
        return word("cli-wants-folder" if not kind.file_okay else "cli-wants-file")
    simple = {"integer": "cli-wants-number", "datetime": "cli-wants-day", "moment": "cli-wants-moment"}
    return word(simple[kind.name]) if kind and kind.name in simple else wrong.message
