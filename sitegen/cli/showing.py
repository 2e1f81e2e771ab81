"""Commands that show: the preview in the browser, and what is handed to people elsewhere."""

from __future__ import annotations

import sys
from datetime import datetime
from functools import partial
from pathlib import Path

import click

from sitegen.cli.group import FOLDER, SITE, MomentType, main
from sitegen.cli.reception import open_reception


@main.command(spanish="ver", help="cli-serve")
@SITE
@click.option("--host", default="127.0.0.1", help="cli-serve-host")
@click.option("--port", type=click.IntRange(0, 65_535), default=8000, help="cli-serve-port")
@click.option("--open", "browser", is_flag=True, help="cli-serve-open")
@click.option("--drafts", is_flag=True, help="cli-serve-drafts")
@click.option("--future", is_flag=True, help="cli-serve-future")
@click.option("--no-blackout", is_flag=True, help="cli-serve-no-blackout")
@click.option("--now", type=MomentType(), help="cli-serve-now")
def serve(  # noqa: PLR0913 - one parameter an option
    root: Path, host: str, port: int, now: datetime | None, *, browser: bool, drafts: bool, future: bool,
    no_blackout: bool,
) -> None:  # fmt: skip
    """Show the site in the browser, and every change as soon as it is saved."""
    from sitegen.preview import Address, Wishes, serve_site  # a door: opened only when asked for

    wishes = Wishes.of(drafts=drafts, future=future, blackout=no_blackout, now=now)
    address = Address(host, port, browser=browser)
    sys.exit(serve_site(root, address, wishes, open_reception=partial(open_reception, root.resolve())))


@main.command(spanish="difundir", help="cli-share")
@click.argument("file", metavar="cli-arg-file", type=FOLDER)
@SITE
@click.option("--pictures", type=FOLDER, help="cli-share-pictures")
@click.option("--now", type=MomentType(), help="cli-share-now")
def share(file: Path, root: Path, pictures: Path | None, now: datetime | None) -> None:
    """Write texts and pictures for WhatsApp, X, Facebook and e-mail."""
    from sitegen.preview import share_file  # a door: opened only when asked for

    sys.exit(share_file(root, file, now=now, pictures=pictures))
