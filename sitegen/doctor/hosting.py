"""What GitHub Pages trips over: addresses, names, links between files, size, and runs that are missing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from sitegen import DISTRIBUTION, __version__
from sitegen.config.syntax import NAME
from sitegen.doctor.ground import Ground
from sitegen.problems import Problem, error, warning
from sitegen.report import NEAR, ROOM
from sitegen.repository import SYMLINK
from sitegen.states import state_of

LARGEST_FILE = 100 * 1024 * 1024  # GitHub refuses larger ones
WORKFLOWS = ".github/workflows"
BUILDS = re.compile(r"\bsitegen (?:build|construir|publish|publicar|join|juntar)\b(?! --media)")
BUILT = "output/"
PINNED = re.compile(DISTRIBUTION + r"==([\w.!+]+)$|/" + DISTRIBUTION.replace("-", "_") + r"-([\w.!+]+)-py3-")


def address(ground: Ground) -> Iterator[Problem]:
    """The site's address is the one where GitHub Pages publishes: host and base path."""
    told = ground.pages_url or _expected(ground)
    if not told:
        return
    wanted, given = _plain(told), _plain(ground.config.site.url)
    if wanted != given:
        line = ground.config.line("site.url")
        yield error(
            "doctor-address", path=NAME, line=line, url=ground.config.site.url, pages=f"https://{wanted}"
        )


def paid(ground: Ground) -> Iterator[Problem]:
    """Pages publishes from a private repository in paid plans alone; an output repository needs none."""
    told = ground.config.repository
    if told.visibility == "private" and not told.output:
        yield warning("doctor-private-pages", path=NAME, line=ground.config.line("repository.visibility"))


def domain(ground: Ground) -> Iterator[Problem]:
    """A domain of one's own stands in `cname`, so that a publication does not lose it."""
    host = urlsplit(ground.config.site.url).hostname or ""
    if not ground.config.site.cname and ground.pages_url and not host.endswith(".github.io"):
        yield warning("doctor-domain", path=NAME, line=ground.config.line("site.url"), host=host)


def twins(ground: Ground) -> Iterator[Problem]:
    """Names that differ in capitals alone: one file on Windows and Mac, two on GitHub."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for one in ground.repository.files if ground.repository else ():
        by_name[one.path.casefold()].append(one.path)
    for same in by_name.values():
        if len(same) > 1:
            yield error("doctor-twins", path=same[0], other=", ".join(same[1:]))


def symlinks(ground: Ground) -> Iterator[Problem]:
    """Links between files: Pages and Windows do not follow them."""
    for one in ground.repository.files if ground.repository else ():
        if one.mode == SYMLINK:
            yield error("doctor-symlink", path=one.path)


def kept(ground: Ground) -> Iterator[Problem]:
    """What a build writes is not for git."""
    files = ground.repository.files if ground.repository else ()
    if any(one.path.startswith(BUILT) and one.path != f"{BUILT}.gitkeep" for one in files):
        yield warning("doctor-kept", path=BUILT)


def sizes(ground: Ground) -> Iterator[Problem]:
    """Files too large for GitHub, and a site too large for Pages."""
    for one in ground.repository.files if ground.repository else ():
        size = _size(ground.root / one.path)
        if size > LARGEST_FILE:
            yield error("doctor-file-large", path=one.path, size=size // 1_000_000)
    whole = sum(_size(path) for path in (ground.root / "output").rglob("*"))
    if whole > ROOM * NEAR:
        made = error if whole > ROOM else warning
        yield made("doctor-site-large", path="output", size=whole // 1_000_000)


def schedule(ground: Ground) -> Iterator[Problem]:
    """A workflow builds the site by the clock; without it embargoes and expiries do not come true."""
    texts = [
        path.read_text(encoding="utf-8", errors="replace")
        for path in sorted((ground.root / WORKFLOWS).glob("*.y*ml"))
    ]
    if texts and not any("schedule:" in text and BUILDS.search(text) for text in texts):
        yield warning("doctor-schedule", path=WORKFLOWS)
    if not texts and ground.config.repository.name:
        yield warning("doctor-workflow", path=WORKFLOWS)


def zone(ground: Ground) -> Iterator[Problem]:
    """The zone of a municipality is one of its state's country of clocks."""
    for number, one in enumerate(ground.config.municipalities):
        state, told = state_of(one.state), one.timezone or ground.config.site.timezone
        if state and told not in state.zones:
            line = ground.config.line(f"municipality[{number}].timezone") or ground.config.line(
                "site.timezone"
            )
            facts = {"zone": told, "state": state.name, "usual": state.zone}
            yield warning("doctor-zone", path=NAME, line=line, **facts)


def version(ground: Ground) -> Iterator[Problem]:
    """The workflow installs the version that this computer has."""
    file = ground.root / "requirements.txt"
    for number, line in enumerate(_lines(file), 1):
        told = PINNED.search(line.replace(" ", ""))
        pinned = (told[1] or told[2]) if told else __version__
        if pinned != __version__:
            yield warning("doctor-version", path=file.name, line=number, pinned=pinned, here=__version__)


def _expected(ground: Ground) -> str:
    """Where GitHub publishes the repository that site.toml names, if the site lies at github.io at all."""
    host = urlsplit(ground.config.site.url).hostname or ""
    owner, _, name = (ground.config.repository.output or ground.config.repository.name).partition("/")
    if not name or not host.endswith(".github.io"):
        return ""
    own = f"{owner.lower()}.github.io"
    return f"https://{own}/" if name.lower() == own else f"https://{own}/{name}/"


def _plain(url: str) -> str:
    """An address without scheme, with a slash at its end: Pages says `http:` until it has a certificate."""
    parts = urlsplit(url)
    return f"{(parts.hostname or '').lower()}{parts.path.rstrip('/')}/"


def _size(path: Path) -> int:
    return path.lstat().st_size if path.is_file() and not path.is_symlink() else 0


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8", errors="replace").splitlines() if file.is_file() else []
