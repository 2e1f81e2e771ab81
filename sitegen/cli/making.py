"""Commands that make the site: build it, look for what can be wrong."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from sitegen.cli.group import DAY, FOLDER, SITE, STRICT, MomentType, main
from sitegen.cli.wrong import NotTogether


@main.command(spanish="construir", help="cli-build")
@SITE
@click.option("--output", type=FOLDER, help="cli-build-output")
@click.option("--now", type=MomentType(), help="cli-build-now")
@click.option("--only", default="", help="cli-build-only")
@click.option("--media", type=FOLDER, help="cli-build-media")
@click.option("--last-good", default="", help="cli-build-last-good")
@STRICT
def build(  # noqa: PLR0913 - one parameter an option
    root: Path, output: Path | None, now: datetime | None, *, only: str, media: Path | None, last_good: str,
    strict: bool,
) -> None:  # fmt: skip
    """Build the site into the output folder, one municipality's part, or the photos that lie elsewhere."""
    given = {"--only": only, "--media": media, "--last-good": last_good}
    apart = [name for name, value in given.items() if value]
    if len(apart) > 1:
        raise NotTogether(*apart)
    if media:
        from sitegen.doors.building import build_media  # a door: opened only when asked for

        sys.exit(build_media(root, media, now=now, strict=strict))
    if only:
        from sitegen.doors.parts import build_part  # a door: opened only when asked for

        sys.exit(build_part(root, output or root / "parts" / only, only, now=now))
    from sitegen.again import build_again, made_with_last_good  # the same

    into = output or root / "output"
    if last_good:
        sys.exit(made_with_last_good(root, into, last_good, now=now, strict=strict)[1])
    sys.exit(build_again(root, into, now=now, strict=strict))


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


@main.command(spanish="publicar", help="cli-publish")
@SITE
@click.option("--branch", default="gh-pages", help="cli-publish-branch")
@click.option("--remote", default="origin", help="cli-publish-remote")
@click.option("--dry-run", "dry", is_flag=True, help="cli-publish-dry-run")
@click.option("--yes", is_flag=True, help="cli-publish-yes")
@click.option("--last-good", default="", help="cli-build-last-good")
@STRICT
def publish(  # noqa: PLR0913 - one parameter an option
    root: Path, branch: str, remote: str, *, dry: bool, yes: bool, last_good: str, strict: bool
) -> None:
    """Build, check, and hand the site over to a branch."""
    from sitegen.again import made_again, made_with_last_good
    from sitegen.check import check_site, expect_fine
    from sitegen.doors.addresses import accept_published  # doors: opened only when asked for
    from sitegen.publishing import Order, publish_branch

    now, output, code = datetime.now(UTC), root / "output", 0  # read once: what is built is what is checked
    if last_good:
        look = partial(expect_fine, now=now, strict=strict)
        report, code = made_with_last_good(root, output, last_good, now=now, strict=strict, look=look)
    else:
        report = made_again(root, output, now=now, strict=strict)
        if report is not None and check_site(root, now=now, strict=strict):  # which reads the pages just made
            report = None
    if report is None:
        sys.exit(1)

    def agree(question: str) -> bool:
        asked = not dry and not yes and sys.stdin.isatty()
        return (yes and not dry) or (asked and click.confirm(question, default=False))

    accepted = partial(accept_published, root, report.addresses)
    sys.exit(publish_branch(root, Order(branch, remote), agree=agree, published=accepted) or code)


@main.command("enter-blackout", spanish="entrar-en-veda", help="cli-enter-blackout")
@SITE
@click.option("--until", type=DAY, required=True, help="cli-enter-blackout-until")
@click.option(
    "--mode",
    type=click.Choice(["hide", "suspend", "ocultar", "suspender"]),
    required=True,
    help="cli-enter-blackout-mode",
)
@click.option(
    "--earlier",
    type=click.Choice(["keep", "hide", "conservar", "ocultar"]),
    required=True,
    help="cli-enter-blackout-earlier",
)
@click.option("--source", required=True, help="cli-enter-blackout-source")
@click.option("--state", "--estado", default="", help="cli-enter-blackout-state")
@click.option("--municipality", "--municipio", default="", help="cli-enter-blackout-municipality")
@click.option("--now", type=MomentType(), help="cli-enter-blackout-now")
def enter_blackout(  # noqa: PLR0913 - one parameter an option
    root: Path, until: datetime, mode: str, earlier: str, source: str, *, state: str, municipality: str,
    now: datetime | None,
) -> None:  # fmt: skip
    """Write an electoral blackout that begins now into site.toml."""
    from sitegen.doors.quiet import WORDS, Quiet, enter  # a door: opened only when asked for

    english = {spanish: word for word, spanish in WORDS.items()}
    quiet = Quiet(
        until.date(), english.get(mode, mode), english.get(earlier, earlier), source, state, municipality
    )
    sys.exit(enter(root, quiet, now=now))


@main.command(spanish="juntar", help="cli-join")
@click.argument("parts", metavar="cli-arg-parts", nargs=-1, required=True, type=FOLDER)
@SITE
@click.option("--output", type=FOLDER, help="cli-build-output")
@click.option("--now", type=MomentType(), help="cli-build-now")
@STRICT
def join(
    parts: tuple[Path, ...], root: Path, output: Path | None, now: datetime | None, *, strict: bool
) -> None:
    """Put parts together and build what they lack."""
    from sitegen.again import build_again  # doors: opened only when asked for
    from sitegen.doors.parts import lenders_of

    lenders = lenders_of(root, parts)
    into = output or root / "output"
    sys.exit(build_again(root, into, now=now, strict=strict, lenders=lenders) if lenders else 1)
