"""Facts follow from outlines and files: an edit that leaves these as they are changes no answer (law 2)."""

from __future__ import annotations

import msgspec
from hypothesis import example, given
from hypothesis import strategies as st

from sitegen import content, newsroom, plan
from sitegen.build import outlined
from sitegen.model import Attachment, FrontMatter, Item, Part, Picture, Recording, Ref
from sitegen.newsroom.desk import Newsroom
from sitegen.plan import photos
from sitegen.plan.layout import layouts
from tests.newsroom.made import CONFIG, NOW, at, body, item, picture

SITE = msgspec.structs.replace(CONFIG, site=msgspec.structs.replace(CONFIG.site, headline_cards=1))
FOLDERS = [f"content/izcalli/comunicados/{name}" for name in ("uno", "dos", "oculto")]
PHOTOS = [f"{folder}/{name}.jpg" for folder in FOLDERS for name in ("a", "b")]
FILE = f"{FOLDERS[2]}/oficio.pdf"
DOCUMENTS = (
    item("uno", path=f"{FOLDERS[0]}/index.md", date=at("2026-02-03")),
    item("dos", path=f"{FOLDERS[1]}/index.md", date=at("2026-02-02")),
    item("tres", date=at("2026-02-01")),
    item("oculto", path=f"{FOLDERS[2]}/index.md", draft=True),
)

NAMED = st.lists(st.sampled_from(PHOTOS), max_size=2, unique=True)
PARTS = NAMED.map(lambda paths: tuple(Picture(path, "Una calle", "", "", 9) for path in paths))
LINKS = st.lists(st.sampled_from((*PHOTOS, FILE)), max_size=1).map(
    lambda paths: tuple(Ref("path", path, "", 9) for path in paths)
)
FRONTS = st.fixed_dictionaries(
    {
        "title": st.sampled_from(("Agua para todos", "Otra cosa")),
        "attachments": NAMED.map(lambda paths: tuple(Attachment(path, "El oficio") for path in paths)),
        "audios": NAMED.map(lambda paths: tuple(Recording("La voz", "audio", poster=one) for one in paths)),
    }
)
EDITS = st.lists(st.tuples(st.integers(0, 2), PARTS | LINKS, FRONTS), min_size=1, max_size=3)


def _edited(
    items: tuple[Item, ...], edits: list[tuple[int, tuple[Part, ...], dict[str, object]]]
) -> tuple[Item, ...]:
    found = list(items)
    for place, parts, words in edits:
        front: FrontMatter = msgspec.structs.replace(found[place].front, **words)
        found[place] = msgspec.structs.replace(found[place], front=front, body=body(*parts))
    return tuple(found)


def _made(items: tuple[Item, ...]) -> tuple[bytes, Newsroom]:
    read = content.Readings(items, {path: picture(path) for path in PHOTOS}, {FILE: 9}, ())
    made = newsroom.assemble(read, SITE, NOW)[0]
    return outlined(read, made), made


@given(EDITS)
@example([(0, (Picture(PHOTOS[0], "", "", "", 9), Picture(PHOTOS[1], "", "", "", 9)), {})])
@example([(2, (Picture(PHOTOS[4], "", "", "", 9),), {})])
def test_edits_that_leave_outlines_and_files_alone_change_no_fact(
    edits: list[tuple[int, tuple[Part, ...], dict[str, object]]],
) -> None:
    before, one = _made(DOCUMENTS)
    after, other = _made(_edited(DOCUMENTS, edits))

    if before == after:
        assert plan.facts(one) == plan.facts(other)
    for layout in layouts(other).values():
        assert [photos.has_card(layout, each) for each in layout.edition.items] == [
            photos.card(layout, each) is not None for each in layout.edition.items
        ]
