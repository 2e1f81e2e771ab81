"""A newsroom of any size, for measuring: `python -m benchmarks.corpus 1000 folder`.

It writes a whole site in sitegen's own layout: `site.toml` and `content/` with
N releases of about 300 words, and beside them a notice for every 25, a letter
for every 50 and a page for each municipality. There are twelve of these, or as many as
`--municipalities` asks for. The same arguments give the same bytes on every Python: only
`Random.random` is used, whose sequence is promised to stay, and every document has a generator of its own.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeVar

from PIL import Image, ImageDraw

from benchmarks import vocabulary as words

FIRST, LAST = date(2021, 1, 4), date(2026, 10, 30)
NOW = "2026-11-01T12:00"  # the moment for which a corpus is built
WORDS = 300  # of a body, about
RARE = 100_000  # names of streets and firms, drawn by Zipf's law
TOWNS = len(words.MUNICIPALITIES)  # unless more are asked for
MEETINGS = 0.1  # share of releases that name an earlier one by its folio
T = TypeVar("T")


class Release(NamedTuple):
    """Where and when release `number` appears; `serial` is its number in its municipality's year."""

    number: int
    town: int
    day: date
    serial: int

    @property
    def folio(self) -> str:
        """`CSJR/130126/009`."""
        return f"{town(self.town).office}/{self.day:%d%m%y}/{self.serial:03}"


class Town(NamedTuple):
    """A municipality; `office` begins its folios."""

    name: str
    label: str
    state: str
    color: str
    office: str


class Writer:
    """Draws words for one document; common ones often, rare ones seldom (Zipf's law).

    A release is about something: what fills a slot the first time often fills it again.
    """

    def __init__(self, seed: str) -> None:
        self._random = Random(seed)
        self._matter: dict[str, str] = {}

    def below(self, limit: int) -> int:
        """A whole number from 0 to limit − 1."""
        return int(self._random.random() * limit)

    def chance(self, share: float) -> bool:
        """True in that share of cases."""
        return self._random.random() < share

    def pick(self, among: Sequence[T]) -> T:
        """One of them; the nth is drawn n times less often than the first."""
        table = _zipf(len(among))
        return among[min(bisect_left(table, self._random.random() * table[-1]), len(among) - 1)]

    def often(self, among: Sequence[T]) -> T:
        """One of them: every other time any, else as `pick` draws it."""
        return self.pick(among) if self.chance(0.5) else self.any(among)

    def any(self, among: Sequence[T]) -> T:
        """One of them, each as likely."""
        return among[self.below(len(among))]

    def number(self) -> str:
        """A figure as newspapers print it; small ones more often."""
        return f"{1 + int(10 ** (0.5 + 3.6 * self._random.random() ** 1.5)):,}"

    def person(self) -> str:
        """A full name; most occur once or twice in a whole corpus."""
        return f"{self.pick(words.GIVEN)} {self.pick(words.SURNAMES)} {self.any(words.SURNAMES)}"

    def place(self) -> str:
        """A neighbourhood."""
        first = self.pick(words.PLACE_FIRST)
        last = self.rare() if self.chance(0.5) else self.pick(words.PLACE_LAST)
        if not first.endswith(" de"):
            last = re.sub(r"^(el|la|los|las) ", "", last)
        return f"{first} {last}"

    def derived(self, endings: Sequence[str]) -> str:
        """A word that is made from a stem and an ending."""
        stem = self.often(words.STEMS) if self.chance(0.4) else self.rare(parts=2).lower()
        return stem.rstrip("aeiou") + self.pick(endings)

    def rare(self, *, parts: int = 3) -> str:
        """A name of a street or firm from an endless list: the bigger the corpus, the more of them it has."""
        size = len(words.SYLLABLES)
        rank = int(min(RARE, size**parts) ** (self._random.random() ** 0.6))
        return _scattered(rank, parts=parts)

    def fill(self, pattern: str, topic: str) -> str:
        """A sentence with a word drawn for every `{slot}`."""
        text = re.sub(r"\{(\w+)\}", lambda found: self._slot(found[1], topic), pattern)
        return text.replace(" de el ", " del ").replace(" a el ", " al ")

    def _slot(self, slot: str, topic: str) -> str:
        if slot in self._matter and self.chance(_AGAIN[slot]):
            return self._matter[slot]
        drawn = _DRAWN.get(slot)
        text = drawn(self, topic) if drawn is not None else self.pick(_LISTS[slot])
        if slot in _AGAIN:
            self._matter.setdefault(slot, text)
        return text


_DRAWN: dict[str, Callable[[Writer, str], str]] = {
    "n": lambda pen, _: pen.number(),
    "money": lambda pen, _: f"{1 + pen.below(40)},{pen.below(1000):03},{pen.below(1000):03}",
    "small": lambda pen, _: str(2 + pen.below(9)),
    "hour": lambda pen, _: str(8 + pen.below(3)),
    "hour_late": lambda pen, _: str(14 + pen.below(5)),
    "person": lambda pen, _: pen.person(),
    "colonia": lambda pen, _: pen.place(),
    "calle": lambda pen, _: pen.rare() if pen.chance(0.8) else pen.any(words.SURNAMES),
    "thing": lambda pen, _: pen.often(words.THINGS) if pen.chance(0.55) else pen.derived(words.NOUN_ENDINGS),
    "quality": lambda pen, _: (
        pen.often(words.QUALITIES) if pen.chance(0.55) else pen.derived(words.QUALITY_ENDINGS)
    ),
    "firm": lambda pen, _: f"{pen.pick(words.FIRMS)} {pen.rare()}",
    "name": lambda pen, _: f"{pen.any(words.NAMES)} {pen.rare()}",
    "purpose": lambda pen, topic: pen.pick(words.TOPICS[topic][2]),
    "thing_of_topic": lambda pen, topic: pen.fill(pen.pick(words.TOPICS[topic][1]), topic),
    "body_first": lambda pen, _: _capital(pen.pick(words.BODIES)),
}
# What a release is about, and in which share of its slots it comes again.
_AGAIN = {"colonia": 0.4, "calle": 0.5, "thing": 0.4, "quality": 0.3, "person": 0.3, "firm": 0.5, "name": 0.7}
_LISTS: dict[str, tuple[str, ...]] = {
    "head": words.HEADS,
    "verb": words.VERBS,
    "office": words.OFFICES,
    "group": words.GROUPS,
    "opener": words.OPENERS,
    "body": words.BODIES,
    "mes": words.MONTHS,
}


@cache
def _zipf(size: int) -> tuple[float, ...]:
    return tuple(accumulate(1 / (rank + 1) for rank in range(size)))


@cache
def town(number: int) -> Town:
    """The municipality of a number: first those of the vocabulary, then made ones without end."""
    if number < TOWNS:
        return Town(*words.MUNICIPALITIES[number])
    alike = words.MUNICIPALITIES[number % TOWNS]
    name = f"{words.TOWN_FIRST[number % len(words.TOWN_FIRST)]} {_scattered(number, parts=3)}"
    return Town(name, alike[1], alike[2], alike[3], f"CS{number}")


def _scattered(rank: int, *, parts: int) -> str:
    """A name of syllables, the same for the same rank."""
    size = len(words.SYLLABLES)
    scattered = rank * 7919 % size**parts
    return "".join(words.SYLLABLES[scattered // size**place % size] for place in range(parts)).title()


def releases(count: int, *, seed: str = "sitegen", towns: int = TOWNS) -> list[Release]:
    """All releases in order of their dates, evenly from FIRST to LAST, with their folios' numbers."""
    span = (LAST - FIRST).days
    serials: dict[tuple[int, int], int] = {}
    planned = []
    for number in range(count):
        day = FIRST + timedelta(days=number * span // max(count, 1))
        home = Writer(f"{seed}:town:{number}").pick(range(towns))
        serial = serials[home, day.year] = serials.get((home, day.year), 0) + 1
        planned.append(Release(number, home, day, serial))
    return planned


def write(folder: Path, count: int, *, seed: str = "sitegen", pictures: int = 0, towns: int = TOWNS) -> None:
    """A whole site under a folder; every `pictures`-th release has a photograph (0: none)."""
    _put(folder / "site.toml", settings(towns))
    planned = releases(count, seed=seed, towns=towns)
    earlier: dict[int, Release] = {}
    for release in planned:
        pen = Writer(f"{seed}:release:{release.number}")
        topic = pen.pick(tuple(words.TOPICS))
        title = pen.fill(pen.pick(words.HEADLINES), topic)
        stem = f"{release.day}-{_slug(title)[:60].strip('-')}-{release.number}"
        pictured = pictures > 0 and release.number % pictures == 0
        text = release_text(
            release,
            pen,
            title=title,
            topic=topic,
            earlier=earlier.get(release.town),
            picture=f"{stem}.jpg" if pictured else "",
        )
        home = folder / "content" / town_id(release.town) / "comunicados" / str(release.day.year)
        _put(home / f"{stem}.md", text)
        if pictured:
            _paint(home / f"{stem}.jpg", pen)
        earlier[release.town] = release
    for release in planned[::25]:
        _put(*_notice(folder, release, Writer(f"{seed}:notice:{release.number}")))
    for release in planned[::50]:
        _put(*_letter(folder, release, Writer(f"{seed}:letter:{release.number}")))
    for number in range(towns):
        _put(
            folder / "content" / town_id(number) / "paginas" / "contacto.md",
            _page(number, Writer(f"{seed}:page:{number}")),
        )


def release_text(
    release: Release, pen: Writer, *, title: str, topic: str, earlier: Release | None, picture: str
) -> str:
    """The Markdown of a release: front matter and about WORDS words of body."""
    second = pen.pick(tuple(words.TOPICS))
    lines = [
        "---",
        f"titulo: {title}",
        f"folio: {release.folio}",
        "sumarios:",
        *(f"  - {_capital(pen.fill(pen.any(words.SUMMARIES), topic))}." for _ in range(1 + pen.below(2))),
        f"temas: [{', '.join(dict.fromkeys((topic, second)))}]",
        f"personas: [{', '.join(pen.person() for _ in range(1 + pen.below(3)))}]",
    ]
    if picture:
        lines += ["imagen:", f"  src: {picture}", f"  alt: Una escena en {pen.place()}", "  pie: Ilustración"]
    return "\n".join([*lines, "---", "", *_body(pen, topic, earlier=earlier)])


def _body(pen: Writer, topic: str, *, earlier: Release | None) -> list[str]:
    blocks: list[str] = []
    length = 0
    while length < WORDS - 25:
        block = _block(pen, topic, number=len(blocks))
        blocks += [block, ""]
        length += len(block.split())
    if earlier is not None and pen.chance(MEETINGS):
        blocks += [f"Véase también el comunicado [[{earlier.folio}]].", ""]
    return blocks


def _block(pen: Writer, topic: str, *, number: int) -> str:
    if number == 4 and pen.chance(0.3):  # noqa: PLR2004  after the second paragraph
        return f"## {_capital(pen.fill('El {thing} {quality} de {colonia}', topic))}"
    if number > 1 and pen.chance(0.12):
        return "\n".join(
            f"- {_capital(pen.fill('{thing} {quality} en {colonia}: {n}', topic))}" for _ in range(4)
        )
    if number > 1 and pen.chance(0.1):
        return f"> “{_capital(pen.fill(pen.pick(words.QUOTES), topic))}”, dijo {pen.person()}."
    sentences = (pen.fill(pen.often(words.SENTENCES), topic) for _ in range(2 + pen.below(3)))
    return " ".join(_capital(sentence) for sentence in sentences)


def _notice(folder: Path, release: Release, pen: Writer) -> tuple[Path, str]:
    title, level, advice = pen.any(words.NOTICES)
    ends = release.day + timedelta(days=1 + pen.below(20))
    text = [
        "---",
        f"titulo: {pen.fill(title, 'agua')}",
        f"nivel: {level}",
        f"inicia: {release.day}",
        f"termina: {ends}T18:00",
        f"colonias: [{pen.place()}, {pen.place()}]",
        "---",
        "",
        f"**{pen.fill(advice, 'agua')}**",
        "",
        *_body(pen, "agua", earlier=None)[:2],
    ]
    return _home(folder, release, "avisos") / f"{release.day}-aviso-{release.number}.md", "\n".join(
        text
    ) + "\n"


def _letter(folder: Path, release: Release, pen: Writer) -> tuple[Path, str]:
    text = [
        "---",
        f"titulo: {pen.fill('Oficio sobre el {thing} {quality} de {colonia}', 'economia')}",
        "subtipo: oficio",
        f"numero: OF/{release.number:05}/{release.day.year}",
        f"asunto: {pen.fill('Se informa del {thing} {quality}', 'economia')}",
        f"destinatarios: [{{nombre: {pen.person()}, cargo: {pen.pick(words.OFFICES)}}}]",
        f"firmantes: [{{nombre: {pen.person()}, cargo: {pen.pick(words.OFFICES)}}}]",
        "---",
        "",
        *_body(pen, "economia", earlier=None)[:4],
        *(f"{letter}. {_capital(pen.fill(pen.pick(words.SENTENCES), 'economia'))}" for letter in "ABCD"),
    ]
    return _home(folder, release, "documentos") / f"{release.day}-oficio-{release.number}.md", "\n".join(
        text
    ) + "\n"


def _home(folder: Path, release: Release, kind: str) -> Path:
    return folder / "content" / town_id(release.town) / kind


def _page(number: int, pen: Writer) -> str:
    name = town(number).name
    return "\n".join(["---", f"titulo: Contacto de {name}", "---", "", *_body(pen, "cultura", earlier=None)])


def settings(towns: int = TOWNS) -> str:
    """`site.toml` of the corpus."""
    blocks = [
        "[site]",
        'title = "Sala de prensa de medición"',
        'url = "https://medicion.example/"',
        'language = "es-MX"',
        'timezone = "America/Mexico_City"',
        "headline_cards = 0",  # 20 drawn cards cost 0.6 s once, whatever the number of releases
    ]
    for number, (name, label, state, colour, letters) in enumerate(map(town, range(towns))):
        folio = f'folio = {{ pattern = "{{office}}/{{date:%d%m%y}}/{{number:03}}", office = "{letters}" }}'
        blocks += [
            "",
            "[[municipality]]",
            f'id = "{town_id(number)}"',
            f'name = "{name}"',
            f'label = "{label}"',
        ]
        blocks += [f'state = "{state}"', 'office = "Comunicación Social"', f'color = "{colour}"', folio]
        blocks += [
            "",
            "[[municipality.administration]]",
            "from = 2021-01-01",
            'name = "Administración 2021-2024"',
        ]
        blocks += [
            "",
            "[[municipality.administration]]",
            "from = 2025-01-01",
            'name = "Administración 2025-2027"',
        ]
    for ident, (name, _, _) in words.TOPICS.items():
        blocks += ["", "[[topic]]", f'id = "{ident}"', f'name = "{name}"']
    for year in range(FIRST.year, LAST.year + 1):
        blocks += ["", "[[legend]]", f'text = "{year}. Año de la Medición."']
        blocks += [f"from = {year}-01-01", f"to = {year}-12-31"]
    return "\n".join(blocks) + "\n"


def town_id(number: int) -> str:
    """The id of a municipality of the corpus."""
    return _slug(town(number).name)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _paint(path: Path, pen: Writer) -> None:
    """A picture of photo size, with enough in it that encoding takes its time."""
    image = Image.linear_gradient("L").resize((1600, 1067)).convert("RGB")
    draw = ImageDraw.Draw(image)
    for _ in range(220):
        x, y, size = pen.below(1600), pen.below(1067), 20 + pen.below(220)
        draw.ellipse((x, y, x + size, y + size), fill=(pen.below(256), pen.below(256), pen.below(256)))
    image.save(path, "JPEG", quality=85)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.corpus", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("releases", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", default="sitegen")
    parser.add_argument(
        "--pictures", type=int, default=0, metavar="N", help="a photograph for every Nth release"
    )
    parser.add_argument("--municipalities", type=int, default=TOWNS, metavar="N")
    options = parser.parse_args()
    write(
        options.folder,
        options.releases,
        seed=options.seed,
        pictures=options.pictures,
        towns=options.municipalities,
    )


if __name__ == "__main__":
    main()
