"""Commands that make the site: build it, look for what can be wrong."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from sitegen.cli.group import FOLDER, SITE, STRICT, MomentType, main


@main.command(spanish="construir", help="cli-build")
@SITE
@click.option("--output", type=FOLDER, help="cli-build-output")
@click.option("--now", type=MomentType(), help="cli-build-now")
@STRICT
def build(root: Path, output: Path | None, now: datetime | None, *, strict: bool) -> None:
    """Build the site into the output folder."""
    from sitegen.again import build_again  # a door: opened only when asked for

    sys.exit(build_again(root, output or root / "output", now=now, strict=strict))


@main.command(spanish="revisar", help="cli-check")
@SITE
@click.option("--now", type=MomentType(), help="cli-check-now")
@STRICT
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    help="cli-check-format",
)
def check(root: Path, now: datetime | None, *, strict: bool, form: str) -> None:
    """Look for everything that can be wrong; write nothing."""
    from sitegen.check import check_site  # a door: opened only when asked for

    sys.exit(check_site(root, now=now, strict=strict, form=form))
