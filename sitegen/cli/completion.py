"""The command that completes: a script for a shell, in which Tab finishes commands and options."""

from __future__ import annotations

import os

import click
from click.shell_completion import (
    CompletionItem,
    ShellComplete,
    add_completion_class,
    get_completion_class,
    split_arg_string,
)

from sitegen.cli.group import main

VARIABLE = "_SITEGEN_COMPLETE"

_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($word, $line, $cursor)
    $before = $line.ToString().Substring(0, [Math]::Min($cursor, $line.ToString().Length))
    $env:COMP_WORDS = $before
    $env:COMP_WORD = $word
    $env:%(complete_var)s = "powershell_complete"
    %(prog_name)s | ForEach-Object {
        $value, $help = $_ -split "`t", 2
        if (-not $help) { $help = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, "ParameterValue", $help)
    }
    Remove-Item Env:COMP_WORDS, Env:COMP_WORD, Env:%(complete_var)s
}
"""


@add_completion_class
class PowerShell(ShellComplete):
    """Windows PowerShell and PowerShell 7 (about_Register-ArgumentCompleter)."""

    name = "powershell"
    source_template = _POWERSHELL

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one that is being typed, and that one."""
        words = split_arg_string(_told("COMP_WORDS"))[1:]
        typed = _told("COMP_WORD")
        return (words[:-1] if typed and words else words), typed

    def format_completion(self, item: CompletionItem) -> str:
        """A value, a tab, and what it does."""
        return f"{item.value}\t{item.help or ''}"


@main.command(spanish="completar", help="cli-completion")
@click.argument("shell", metavar="cli-arg-shell", type=click.Choice(["bash", "zsh", "fish", "powershell"]))
def completion(shell: str) -> None:
    """Print the script that makes a shell complete commands."""
    made = get_completion_class(shell)
    if made is not None:
        click.echo(made(main, {}, "sitegen", VARIABLE).source())


def _told(name: str) -> str:
    return os.environ.get(name, "")
