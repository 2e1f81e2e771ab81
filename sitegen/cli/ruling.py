"""Commands about rules by date and place: folios, what is due, electoral blackouts."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from sitegen.cli.group import DAY, FOLDER, SITE, main


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
    from sitegen.numbering import give_folio, tell_next  # a door: opened only when asked for

    if file is not None:
        sys.exit(give_folio(root, file, again=again))
    sys.exit(tell_next(root, municipality=municipality, area=area, day=day))
