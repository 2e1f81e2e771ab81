"""Commands about rules by date and place: folios, what is due, electoral blackouts."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from sitegen.cli.group import DAY, FOLDER, SITE, MomentType, main


@main.command(spanish="foliar", help="cli-folio")
@click.argument("file", metavar="cli-arg-file", type=FOLDER, required=False)
@SITE
@click.option("--new", "--nuevo", "again", is_flag=True, help="cli-folio-new")
@click.option("--municipality", help="cli-folio-municipality")
@click.option("--area", default="", help="cli-folio-area")
@click.option("--date", "day", type=DAY, help="cli-folio-date")
def folio(
    file: Path | None, root: Path, municipality: str | None, area: str, *, day: datetime | None, again: bool
) -> None:
    """Say the folio that comes next, or write it into a document."""
    from sitegen.doors.numbering import give_folio, tell_next  # a door: opened only when asked for

    if file is not None:
        sys.exit(give_folio(root, file, again=again))
    sys.exit(tell_next(root, municipality=municipality, area=area, day=day))


@main.command(spanish="veda", help="cli-blackout")
@SITE
@click.option("--now", type=MomentType(), help="cli-blackout-now")
@click.option(
    "--format", "form", type=click.Choice(["text", "html", "csv"]), default="text", help="cli-blackout-format"
)
@click.option("--output", type=FOLDER, help="cli-blackout-output")
def blackout(root: Path, now: datetime | None, *, form: str, output: Path | None) -> None:
    """Make the sheet that the legal department signs."""
    from sitegen.blackout import show_sheet  # a door: opened only when asked for

    sys.exit(show_sheet(root, now=now, form=form, output=output))


@main.command(spanish="explicar", help="cli-explain")
@click.argument("file", metavar="cli-arg-file", type=FOLDER)
@SITE
@click.option("--now", type=MomentType(), help="cli-explain-now")
def explain(file: Path, root: Path, *, now: datetime | None) -> None:
    """Say why a document is or is not seen, and which rules apply to it."""
    from sitegen.doors.explanation import explain_file  # a door: opened only when asked for

    sys.exit(explain_file(root, file, now=now))


@main.command("next", spanish="proximo", help="cli-next")
@SITE
@click.option("--now", type=MomentType(), help="cli-next-now")
@click.option("--why", "--motivo", "why", is_flag=True, help="cli-next-why")
def following(root: Path, *, now: datetime | None, why: bool) -> None:
    """Print the next moment at which the site changes by itself."""
    from sitegen.doors.due import tell_due  # a door: opened only when asked for

    sys.exit(tell_due(root, now=now, why=why))
