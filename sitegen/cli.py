"""The command line: it opens doors, prints what they say, and sets the exit code.

0 fine, 1 problems found, 2 wrong usage. Every command has a Spanish name as well.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from sitegen import __version__

SPANISH = {"construir": "build", "revisar": "check", "nuevo": "new"}


class Commands(click.Group):
    """Commands that also answer to their Spanish names."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of an English or Spanish name; None where there is none."""
        return super().get_command(ctx, SPANISH.get(cmd_name, cmd_name))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click's own, with the command's English name whichever was typed."""
        _, command, rest = super().resolve_command(ctx, args)
        return command.name if command else None, command, rest


class MomentType(click.ParamType[datetime]):
    """`2026-01-13`, `2026-01-13T10:30` (the site's zone) or with `Z` or an offset."""

    name = "moment"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The moment as a datetime, naive where no zone was given. Fails as wrong usage."""
        if isinstance(value, datetime):
            return value
        try:
            return datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r}: 2026-01-13, 2026-01-13T10:30, 2026-01-13T10:30-06:00", param, ctx)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sitegen", message="%(prog)s %(version)s")
def main() -> None:
    """El generador de salas de prensa municipales · The generator of municipal newsrooms."""


@main.command()
@click.option("--site", "root", type=click.Path(path_type=Path), default=".", help="folder of site.toml")
@click.option("--output", type=click.Path(path_type=Path), help="folder to publish into (default: output)")
@click.option("--now", type=MomentType(), help="build as if it were this moment")
@click.option("--strict", is_flag=True, help="warnings count as errors")
def build(root: Path, output: Path | None, now: datetime | None, *, strict: bool) -> None:
    """Construir · Builds the site into the output folder."""
    from sitegen.again import build_again  # a door: opened only when asked for

    sys.exit(build_again(root, output or root / "output", now=now, strict=strict))


@main.command()
@click.option("--site", "root", type=click.Path(path_type=Path), default=".", help="folder of site.toml")
@click.option("--now", type=MomentType(), help="check as if it were this moment")
@click.option("--strict", is_flag=True, help="warnings count as errors")
def check(root: Path, now: datetime | None, *, strict: bool) -> None:
    """Revisar · Looks for everything that can be wrong; writes nothing."""
    from sitegen.check import check_site  # a door: opened only when asked for

    sys.exit(check_site(root, now=now, strict=strict))


@main.command()
@click.argument("kind", metavar="KIND")
@click.argument("title")
@click.option("--site", "root", type=click.Path(path_type=Path), default=".", help="folder of site.toml")
@click.option("--municipality", help="id of the municipality (default: the first of site.toml)")
@click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="date of the document (default: today)"
)
@click.option("--folder", is_flag=True, help="a folder with room for photos beside index.md")
def new(
    kind: str, title: str, root: Path, municipality: str | None, day: datetime | None, *, folder: bool
) -> None:
    """Nuevo · Starts a release, notice, event, document or page in the right folder."""
    from sitegen.scaffold import start  # a door: opened only when asked for

    sys.exit(start(root, kind, title, municipality=municipality, day=day, folder=folder))
