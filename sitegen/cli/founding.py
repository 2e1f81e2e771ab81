"""Commands that found a newsroom and look after the ground it stands on: init, schema."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

import click
from msgspec.structs import replace

from sitegen.cli.group import FOLDER, SITE, main
from sitegen.cli.speech import language as spoken


@main.command(spanish="iniciar", help="cli-init")
@click.argument("folder", metavar="cli-arg-folder", type=FOLDER)
@click.option("--municipality", multiple=True, help="cli-init-municipality")
@click.option("--state", multiple=True, help="cli-init-state")
@click.option("--language", type=click.Choice(["es", "en"]), help="cli-init-language")
@click.option("--repository", default="", help="cli-init-repository")
@click.option("--private", is_flag=True, help="cli-init-private")
@click.option("--output", default="", help="cli-init-output")
@click.option("--many", is_flag=True, help="cli-init-many")
@click.option("--photos-of", default="", help="cli-init-photos-of")
@click.option("--wheel", type=FOLDER, help="cli-init-wheel")
@click.option("--yes", is_flag=True, help="cli-init-yes")
def init(  # noqa: PLR0913 - one parameter an option
    folder: Path, municipality: tuple[str, ...], state: tuple[str, ...], language: str | None,
    repository: str, output: str, *, photos_of: str, wheel: Path | None, private: bool, many: bool, yes: bool,
) -> None:  # fmt: skip
    """Write a new newsroom that builds at once."""
    from sitegen.founding import (  # a door: opened only when asked for
        Wishes,
        found,
        found_photos,
        places_of,
        wheel_at_hand,
    )

    places = places_of(municipality, state)
    wishes = Wishes(places, language or spoken(), repository, output, private, many)
    if photos_of:
        sys.exit(found_photos(folder, photos_of, wishes))
    wishes = replace(wishes, wheel=wheel or wheel_at_hand())
    sys.exit(found(folder, wishes, ask=None if yes else _ask))


def _ask(question: str, default: str) -> str:
    """What the person answers; what is usual where there is no terminal and nothing more to read."""
    try:
        return str(click.prompt(question, default=default, show_default=bool(default)))
    except click.Abort:
        if sys.stdin.isatty():
            raise
        return default


@main.command(spanish="esquemas", help="cli-schema")
@click.option("--into", type=FOLDER, help="cli-schema-into")
def schema(into: Path | None) -> None:
    """Print or write the JSON Schemas for editors."""
    from sitegen.files import make_folder, write_bytes  # a door: opened only when asked for
    from sitegen.schemas import schemas

    made = schemas()
    if into is None:
        shown = ",\n".join(f'"{name}": {data.decode("utf-8")}' for name, data in made.items())
        click.echo(f"{{{shown}}}")
        return
    make_folder(into)
    for name, data in made.items():
        write_bytes(into / name, data)


@main.command(spanish="diagnosticar", help="cli-doctor")
@SITE
@click.option(
    "--visibility", type=click.Choice(["public", "private", "internal"]), help="cli-doctor-visibility"
)
@click.option("--pages-url", default="", help="cli-doctor-pages-url")
@click.option("--push", is_flag=True, help="cli-doctor-push")
def doctor(root: Path, visibility: str | None, pages_url: str, *, push: bool) -> None:
    """Find what usually goes wrong around a site."""
    from sitegen.doctor import Visit, examine  # a door: opened only when asked for

    seen: Literal["", "public", "private"] = ""
    if visibility:
        seen = "public" if visibility == "public" else "private"
    sys.exit(examine(root, Visit(seen, pages_url, push=push)))
