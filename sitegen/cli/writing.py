"""Commands that begin or bring in documents: new ones, Word and PDF, photographs."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from sitegen.cli.group import DAY, FOLDER, SITE, main


@main.command(spanish="nuevo", help="cli-new")
@click.argument("kind", metavar="cli-arg-kind")
@click.argument("title", metavar="cli-arg-title", required=False)
@SITE
@click.option("--from", "source", type=FOLDER, help="cli-new-from")
@click.option("--municipality", help="cli-new-municipality")
@click.option("--date", "day", type=DAY, help="cli-new-date")
@click.option("--folder", is_flag=True, help="cli-new-folder")
def new(  # noqa: PLR0913 - click gives each option by name
    kind: str, title: str | None, root: Path, source: Path | None, municipality: str | None, *,
    day: datetime | None, folder: bool,
) -> None:  # fmt: skip
    """Start a release, notice, event, document or page in the right folder."""
    if source is not None:
        try:
            from sitegen.intake.door import begin_from  # a door: opened only when asked for
            from sitegen.intake.draft import Wishes
        except ModuleNotFoundError as missing:
            sys.exit(_lacks_extra(root, missing))
        told = day.date().isoformat() if day else ""
        wishes = Wishes(municipality=municipality or "", title=title or "", day=told)
        sys.exit(begin_from(root, source, kind, wishes=wishes))
    if title is None:
        raise click.MissingParameter(param_hint="cli-arg-title", param_type="argument")
    from sitegen.doors.tailor import begin, is_theme  # a door: opened only when asked for

    if is_theme(kind):
        sys.exit(begin(root, title))
    from sitegen.doors.scaffold import start  # a door: opened only when asked for

    sys.exit(start(root, kind, title, municipality=municipality, day=day, folder=folder))


@main.command("import", spanish="importar", help="cli-import")
@click.argument("sources", metavar="cli-arg-files", nargs=-1, required=True, type=click.Path())
@SITE
@click.option("--to", "folder", default="", help="cli-import-to")
@click.option("--municipality", default="", help="cli-import-municipality")
@click.option("--date", "day", type=DAY, help="cli-import-date")
@click.option("--kind", type=click.Choice(["release", "notice", "page"]), help="cli-import-kind")
@click.option("--draft", "hidden", is_flag=True, help="cli-import-draft")
@click.option("--publish", "public", is_flag=True, help="cli-import-publish")
@click.option("--dry-run", "dry", is_flag=True, help="cli-import-dry-run")
@click.option("--json", "as_json", is_flag=True, help="cli-import-json")
@click.option("--fetch-media", "fetch", is_flag=True, help="cli-import-fetch-media")
@click.option("--host", "hosts", multiple=True, help="cli-import-host")
@click.option("--workers", type=int, default=0, help="cli-import-workers")
def import_(  # noqa: PLR0913 - click gives each option by name
    sources: tuple[str, ...], root: Path, folder: str, municipality: str, day: datetime | None, *,
    kind: str | None,
    hidden: bool, public: bool, dry: bool, as_json: bool, fetch: bool, hosts: tuple[str, ...], workers: int,
) -> None:  # fmt: skip
    """Turn files and folders into documents, with a report."""
    try:
        from sitegen.intake.door import Order, import_files  # a door: opened only when asked for
        from sitegen.intake.draft import Wishes
    except ModuleNotFoundError as missing:
        sys.exit(_lacks_extra(root, missing))
    told = day.date().isoformat() if day else ""
    wishes = Wishes(municipality, folder, hidden=hidden, public=public, kind=kind or "", day=told)
    order = Order(sources, wishes, dry=dry, json=as_json, fetch=fetch, hosts=hosts, workers=workers)
    sys.exit(import_files(root, order))


@main.command(spanish="fotos", help="cli-photos")
@click.argument("file", metavar="cli-arg-file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.argument(
    "folder", metavar="cli-arg-folder", type=click.Path(path_type=Path, file_okay=False, exists=True)
)
@SITE
def photos(file: Path, folder: Path, root: Path) -> None:
    """Clean and name the pictures of FOLDER and put them beside the document FILE."""
    try:
        from sitegen.intake.gallery import photos as take_in  # a door: opened only when asked for
    except ModuleNotFoundError as missing:
        sys.exit(_lacks_extra(root, missing))

    sys.exit(take_in(root, file, folder))


def _lacks_extra(root: Path, missing: ModuleNotFoundError) -> int:
    """Say how to install what only the intake needs. Raises again what is missing of ours."""
    if (missing.name or "sitegen").startswith("sitegen"):
        raise missing
    from sitegen.problems import error
    from sitegen.terminal import Terminal, language_of

    Terminal(language_of(root)).problems((error("intake-extra", name=missing.name),), sums=False)
    return 1
