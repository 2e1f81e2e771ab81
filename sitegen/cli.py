"""The command line: it opens doors, prints what they say, and sets the exit code.

0 fine, 1 problems found, 2 wrong usage. Every command has a Spanish name as well.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from sitegen import __version__

SPANISH = {
    "construir": "build",
    "difundir": "share",
    "fotos": "photos",
    "importar": "import",
    "nuevo": "new",
    "revisar": "check",
    "ver": "serve",
}


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
@click.argument("title", required=False)
@click.option("--site", "root", type=click.Path(path_type=Path), default=".", help="folder of site.toml")
@click.option(
    "--from", "source", type=click.Path(path_type=Path), help="a Word, PDF or text file to begin with"
)
@click.option("--municipality", help="id of the municipality (default: the first of site.toml)")
@click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="date of the document (default: today)"
)
@click.option("--folder", is_flag=True, help="a folder with room for photos beside index.md")
def new(  # noqa: PLR0913 - click gives each option by name
    kind: str, title: str | None, root: Path, source: Path | None, municipality: str | None, *,
    day: datetime | None, folder: bool,
) -> None:  # fmt: skip
    """Nuevo · Starts a release, notice, event, document or page in the right folder."""
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
        raise click.MissingParameter(param_hint="TITLE", param_type="argument")
    from sitegen.scaffold import start  # a door: opened only when asked for

    sys.exit(start(root, kind, title, municipality=municipality, day=day, folder=folder))


def _lacks_extra(root: Path, missing: ModuleNotFoundError) -> int:
    """Says how to install what only the intake needs. Raises again what is missing of ours."""
    if (missing.name or "sitegen").startswith("sitegen"):
        raise missing
    from sitegen.problems import error
    from sitegen.terminal import Terminal, language_of

    Terminal(language_of(root)).problems((error("intake-extra", name=missing.name),), sums=False)
    return 1


@main.command("import")
@click.argument("sources", metavar="FILE...", nargs=-1, required=True, type=click.Path())
@click.option("--site", "root", type=click.Path(path_type=Path), default=".", help="folder of site.toml")
@click.option(
    "--to", "folder", default="", help="folder of the site to write into (default: by municipality)"
)
@click.option("--municipality", default="", help="id of the municipality that every text is of")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="date of texts that do not say theirs")
@click.option(
    "--kind", default="", type=click.Choice(["", "release", "notice", "page"]), help="kind of all texts"
)
@click.option("--draft", "hidden", is_flag=True, help="everything stays unpublished until it was looked at")
@click.option("--dry-run", "dry", is_flag=True, help="say what would be written, write nothing")
@click.option("--json", "as_json", is_flag=True, help="the whole report as JSON")
@click.option(
    "--fetch-media",
    "fetch",
    is_flag=True,
    help="fetch pictures of the old site (the only use of the network)",
)
@click.option(
    "--host",
    "hosts",
    multiple=True,
    help="host that pictures may be fetched from (default: the export's own)",
)
@click.option("--workers", type=int, default=0, help="how many files at once (default: one for each core)")
def import_(  # noqa: PLR0913 - click gives each option by name
    sources: tuple[str, ...], root: Path, folder: str, municipality: str, day: datetime | None, *, kind: str,
    hidden: bool, dry: bool, as_json: bool, fetch: bool, hosts: tuple[str, ...], workers: int,
) -> None:  # fmt: skip
    """Importar · Word, PDF, web pages, WordPress, text: files and folders become documents with a report."""
    try:
        from sitegen.intake.door import Order, import_files  # a door: opened only when asked for
        from sitegen.intake.draft import Wishes
    except ModuleNotFoundError as missing:
        sys.exit(_lacks_extra(root, missing))
    told = day.date().isoformat() if day else ""
    wishes = Wishes(municipality=municipality, folder=folder, hidden=hidden, kind=kind, day=told)
    order = Order(sources, wishes, dry=dry, json=as_json, fetch=fetch, hosts=hosts, workers=workers)
    sys.exit(import_files(root, order))


@main.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option("--site", "root", type=click.Path(path_type=Path), default=".", help="folder of site.toml")
def photos(file: Path, folder: Path, root: Path) -> None:
    """Fotos · Cleans and names the pictures of FOLDER and puts them beside the document FILE."""
    try:
        from sitegen.intake.gallery import photos as take_in  # a door: opened only when asked for
    except ModuleNotFoundError as missing:
        sys.exit(_lacks_extra(root, missing))

    sys.exit(take_in(root, file, folder))


@main.command()
@click.option("--site", "root", type=click.Path(path_type=Path), default=".", help="folder of site.toml")
@click.option("--host", default="127.0.0.1", show_default=True, help="address to listen on")
@click.option(
    "--port", type=click.IntRange(0, 65_535), default=8000, show_default=True, help="or the next free"
)
@click.option("--open", "browser", is_flag=True, help="open it in the browser")
@click.option("--drafts", is_flag=True, help="show drafts")
@click.option("--future", is_flag=True, help="show what waits for its date")
@click.option("--no-blackout", is_flag=True, help="show what an electoral blackout leaves out")
@click.option("--now", type=MomentType(), help="show the site as of this moment")
def serve(  # noqa: PLR0913 - one parameter an option
    root: Path,
    host: str,
    port: int,
    now: datetime | None,
    *,
    browser: bool,
    drafts: bool,
    future: bool,
    no_blackout: bool,
) -> None:
    """Ver · Shows the site in the browser, and every change as soon as it is saved."""
    from sitegen.preview import Address, Wishes, serve_site  # a door: opened only when asked for

    wishes = Wishes.of(drafts=drafts, future=future, blackout=no_blackout, now=now)
    sys.exit(serve_site(root, Address(host, port, browser=browser), wishes))


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--site", "root", type=click.Path(path_type=Path), default=".", help="folder of site.toml")
@click.option("--pictures", type=click.Path(path_type=Path), help="also write the pictures into this folder")
@click.option("--now", type=MomentType(), help="as of this moment")
def share(file: Path, root: Path, pictures: Path | None, now: datetime | None) -> None:
    """Difundir · Texts and pictures for WhatsApp, X, Facebook and e-mail."""
    from sitegen.preview import share_file  # a door: opened only when asked for

    sys.exit(share_file(root, file, now=now, pictures=pictures))
