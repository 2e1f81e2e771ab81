"""Commands of the record: verify, approve, take back, hand over."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from sitegen.cli.group import DAY, FOLDER, SITE, MomentType, main


@main.command(spanish="verificar", help="cli-verify")
@click.argument("given", metavar="cli-arg-text", type=click.Path())
@SITE
@click.option("--now", type=MomentType(), help="cli-verify-now")
def verify(given: str, root: Path, now: datetime | None) -> None:
    """Tell a genuine text from a forged one."""
    from sitegen.check.verify import verify as verified  # a door: opened only when asked for

    sys.exit(verified(root, given, now=now))


@main.command("urls", spanish="direcciones", help="cli-urls")
@SITE
@click.option("--accept", "--aceptar", is_flag=True, help="cli-urls-accept")
@click.option("--forget", "--olvidar", multiple=True, help="cli-urls-forget")
def addresses(root: Path, forget: tuple[str, ...], *, accept: bool) -> None:
    """Look after the addresses that were published."""
    from sitegen.doors.addresses import (  # a door: opened only when asked for
        accept_urls,
        forget_urls,
        show_urls,
    )

    if forget:
        sys.exit(forget_urls(root, forget))
    sys.exit(accept_urls(root) if accept else show_urls(root))


@main.command(spanish="visto-bueno", help="cli-vobo")
@click.argument("file", metavar="cli-arg-file", type=FOLDER)
@SITE
@click.option("--output", type=FOLDER, help="cli-vobo-output")
@click.option("--by", "--por", help="cli-vobo-by")
@click.option("--code", "--codigo", help="cli-vobo-code")
@click.option("--now", type=MomentType(), help="cli-vobo-now")
def vobo(
    file: Path, root: Path, output: Path | None, by: str | None, code: str | None, *, now: datetime | None
) -> None:
    """Make the sheet that somebody approves, or write the approval down."""
    from sitegen.doors.approval import approve, make_sheet  # a door: opened only when asked for

    if by is not None or code is not None:
        if not by or not code:
            raise click.MissingParameter(param_hint="--by --code", param_type="option")
        sys.exit(approve(root, file, by=by, code=code))
    sys.exit(make_sheet(root, file, output=output, now=now))


@main.command("clean-photos", spanish="limpiar-fotos", help="cli-clean-photos")
@click.argument("given", metavar="cli-arg-files", nargs=-1, type=FOLDER)
@SITE
@click.option("--dry-run", "dry", is_flag=True, help="cli-clean-photos-dry")
def clean(given: tuple[Path, ...], root: Path, *, dry: bool) -> None:
    """Take place, camera and names out of source pictures."""
    from sitegen.doors.photographs import clean_photos  # a door: opened only when asked for

    sys.exit(clean_photos(root, given, dry=dry))


@main.command("retire-photo", spanish="retirar-foto", help="cli-retire-photo")
@click.argument("file", metavar="cli-arg-file", type=FOLDER)
@SITE
def retire(file: Path, root: Path) -> None:
    """Take a picture out of every page."""
    from sitegen.doors.photographs import retire_photo  # a door: opened only when asked for

    sys.exit(retire_photo(root, file))


@main.command(spanish="exportar", help="cli-export")
@click.argument("target", metavar="cli-arg-target", type=FOLDER)
@SITE
@click.option("--from", "--desde", "first", type=DAY, help="cli-export-from")
@click.option("--to", "--hasta", "last", type=DAY, help="cli-export-to")
@click.option("--topic", "--tema", default="", help="cli-export-topic")
@click.option("--municipality", "--municipio", default="", help="cli-export-municipality")
@click.option("--now", type=MomentType(), help="cli-verify-now")
def export(  # noqa: PLR0913 - one parameter an option
    target: Path, root: Path, first: datetime | None, last: datetime | None, *, topic: str, municipality: str,
    now: datetime | None,
) -> None:  # fmt: skip
    """Collect what was published in a span of days."""
    from sitegen.doors.dossier import Asked  # a door: opened only when asked for
    from sitegen.doors.dossier import export as exported

    begin, end = (one.date() if one else None for one in (first, last))
    sys.exit(exported(root, target, Asked(begin, end, topic, municipality), now=now))


@main.command(spanish="entregar", help="cli-handover")
@click.argument("target", metavar="cli-arg-target", type=FOLDER)
@SITE
@click.option("--now", type=MomentType(), help="cli-verify-now")
def handover(target: Path, root: Path, *, now: datetime | None) -> None:
    """Pack the whole newsroom for the next administration."""
    from sitegen.doors.handover import hand_over  # doors: opened only when asked for
    from sitegen.founding import planted_dots

    sys.exit(hand_over(root, target, planted=planted_dots(), now=now))
