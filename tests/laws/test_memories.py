"""Warm equals cold: whatever is remembered, the site is the one that a fresh build gives (promise 4)."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sitegen import pool
from sitegen.content import memory
from sitegen.plan import sections
from sitegen.theme import press
from tests.house.driver import RELEASE, Driver, Sites
from tests.laws.remembering import NOW, build, fresh_tree
from tests.laws.test_hidden import picture

SERIES, PICTURED_SERIES, DAMAGES = (
    (60, 12, 4) if settings().max_examples > 100 else (10, 1, 1)
)  # at length, and within five minutes
NAMES = ("agua", "salud", "obra", "feria", "becas")
PLACES = [
    f"content/{town}/{kind}/2026/2026-01-1{number}-{name}.md"
    for town in ("izcalli", "juarez")
    for kind in ("comunicados", "avisos")
    for number, name in enumerate(NAMES)
]
START: dict[str, str | bytes] = {
    place: RELEASE.replace("date: 2026-01-13\n", "").replace("Agua", f"Agua {number}")
    for number, place in enumerate(PLACES[::2])
}

# Documents that show each other's words: what one says stands on the pages of the others.
HEAD = "---\ntitle: {title}\nfolio: DCS/{number}\ntopics: [agua]\npeople: [Ana Ríos]\n{more}---\n\n"
WOVEN: dict[str, str | bytes] = {
    "content/izcalli/comunicados/2026/2026-01-10-uno.md": HEAD.format(title="Uno", number=1, more="")
    + "Primero. Véase [[DCS/2]].\n\n## Cuándo\n\nHoy.\n",
    "content/izcalli/comunicados/2026/2026-01-11-dos.md": HEAD.format(
        title="Dos", number=2, more="thread: DCS/1\nrelated: [DCS/3]\n"
    )
    + "Segundo. Véase [antes](2026-01-10-uno.md#cuando).\n",
    "content/juarez/comunicados/2026/2026-01-12-tres.md": HEAD.format(
        title="Tres", number=3, more="featured: yes\n"
    )
    + "Tercero.\n",
    "content/izcalli/avisos/2026-02-28-cierre.md": "---\ntitle: Cierre\nlevel: important\n"
    "starts: 2026-02-28 08:00\nends: 2026-03-02 08:00\n---\n\nCierre de calles.\n",
    "content/juarez/eventos/2026-03-05-feria.md": "---\ntitle: Feria\nstarts: 2026-03-05 10:00\n"
    "venue: Plaza\n---\n\nFeria del libro.\n",
    "content/izcalli/documentos/2026-01-05-oficio.md": "---\ntitle: Oficio\nsubtype: letter\nnumber: 7\n---\n"
    "\nSe convoca.\n",
    "content/paginas/acerca.md": "---\ntitle: Acerca\nmenu: 1\n---\n\nQuiénes somos.\n",
}
TABLES = """
[[person]]
id = "ana-rios"
name = "Ana Ríos"
municipality = "izcalli"
"""

Change = Callable[[Driver, int], None]


def edit_body(driver: Driver, seed: int) -> None:
    path = _one(driver, seed)
    path.write_text(path.read_text(encoding="utf-8") + f"\nUna línea {seed}.\n", encoding="utf-8")


def edit_title(driver: Driver, seed: int) -> None:
    _replaced(_one(driver, seed), "title: ", f"title: Nuevo {seed} ")


def rename(driver: Driver, seed: int) -> None:
    path = _one(driver, seed)
    path.rename(path.with_name(f"2026-02-0{1 + seed % 9}-otro-{seed}.md"))


def delete(driver: Driver, seed: int) -> None:
    if len(_all(driver)) > 2:
        _one(driver, seed).unlink()


def add(driver: Driver, seed: int) -> None:
    driver.edit({PLACES[seed % len(PLACES)]: START[PLACES[0]]})


def hide(driver: Driver, seed: int) -> None:
    _replaced(_one(driver, seed), "title: ", "draft: yes\ntitle: ")


def rename_site(driver: Driver, seed: int) -> None:
    place = driver.root / "site.toml"
    lines = place.read_text(encoding="utf-8").splitlines()
    driver.edit({"site.toml": "\n".join(["[site]", f'title = "Sala {seed}"', *lines[2:]])})


CHANGES: tuple[Change, ...] = (edit_body, edit_title, rename, delete, add, rename_site)


def _all(driver: Driver) -> list[Path]:
    return sorted((driver.root / "content").rglob("*.md"))


def _one(driver: Driver, seed: int) -> Path:
    return _all(driver)[seed % len(_all(driver))]


def _replaced(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


@settings(max_examples=SERIES)
@given(steps=st.lists(st.tuples(st.sampled_from(CHANGES), st.integers(0, 99)), min_size=1, max_size=4))
def test_any_series_of_changes_with_memories_equals_a_fresh_build(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Change, int]]
) -> None:
    folder = tmp_path_factory.mktemp("series")
    driver = Driver(folder / "site", START, now="2026-03-01T12:00")
    assert build(driver) == 0

    for change, seed in steps:
        change(driver, seed)
        assert build(driver) == 0

    assert driver.tree() == fresh_tree(driver, folder / "fresh")


def first_sentence(driver: Driver, seed: int) -> None:
    path = _one(driver, seed)
    head, _, body = path.read_text(encoding="utf-8").rpartition("---\n")
    path.write_text(f"{head}---\n\nFrase {seed}. {body.lstrip()}", encoding="utf-8")


def announce(driver: Driver, seed: int) -> None:
    driver.edit({f"content/juarez/comunicados/2026/2026-02-1{seed % 10}-nuevo-{seed}.md": RELEASE})


def answer(driver: Driver, seed: int) -> None:
    """A new release that names others, is of their topic and thread, and has a photo."""
    folder = f"content/izcalli/comunicados/2026/2026-02-{1 + seed % 27:02}-responde-{seed}"
    text = HEAD.format(title=f"Responde {seed}", number=100 + seed, more="thread: DCS/1\nrelated: [DCS/3]\n")
    driver.edit({f"{folder}/index.md": f"{text}Véase [[DCS/2]].\n", f"{folder}/foto.jpg": picture()})


def withdraw(driver: Driver, seed: int) -> None:
    late = sorted(driver.root.glob("content/*/comunicados/2026/2026-02-*.md"))
    if late:
        path, day = late[seed % len(late)], "withdrawn:\n  date: 2026-02-28"
        if "withdrawn" in path.read_text(encoding="utf-8"):
            _replaced(path, day, day.replace("28", "27"))  # the day was another
        else:
            _replaced(path, "title: ", f"{day}\n  reason: Se repite.\ntitle: ")


def take_away(driver: Driver, seed: int) -> None:
    late = sorted(driver.root.glob("content/*/comunicados/2026/2026-02-*.md"))
    if late:
        late[seed % len(late)].unlink()


DAILY: tuple[Change, ...] = (edit_body, edit_title, first_sentence, announce, answer, withdraw, take_away)


@settings(max_examples=6)
@example(steps=[(announce, 1), (withdraw, 0), (withdraw, 0)])
@given(steps=st.lists(st.tuples(st.sampled_from(DAILY), st.integers(0, 99)), min_size=1, max_size=5))
def test_what_documents_show_of_each_other_follows_every_change(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Change, int]]
) -> None:
    folder = tmp_path_factory.mktemp("woven")
    driver = Driver(folder / "site", WOVEN, now="2026-03-01T12:00")
    place = driver.root / "site.toml"
    place.write_text(place.read_text(encoding="utf-8") + TABLES, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sections, "PAGE", 2)  # lists of several pages
        assert build(driver) == 0

        for change, seed in steps:
            change(driver, seed)
            assert build(driver) == 0

        assert driver.tree() == fresh_tree(driver, folder / "fresh")


def test_a_document_that_becomes_hidden_leaves_nothing_behind(site: Sites, tmp_path: Path) -> None:
    driver = site(START)
    build(driver)

    hide(driver, 3)
    build(driver)

    assert driver.tree() == fresh_tree(driver, tmp_path / "fresh")


def test_time_that_passes_is_noticed_without_a_change_of_files(site: Sites, tmp_path: Path) -> None:
    waiting = "---\ntitle: Luego\npublish_at: 2026-03-01T13:00\n---\n\nA las trece horas.\n"
    later = START | {"content/izcalli/comunicados/2026/2026-02-20-luego.md": waiting}
    driver = site(later)
    build(driver)

    for hours in (0.9, 1.1, 24, 72):
        build(driver, now=NOW + timedelta(hours=hours))

        assert driver.tree() == fresh_tree(driver, tmp_path / "fresh", now=NOW + timedelta(hours=hours))


def test_nothing_changed_writes_nothing(site: Sites) -> None:
    driver = site(START)
    build(driver)
    before = {path: path.stat().st_mtime_ns for path in driver.root.rglob("*") if path.is_file()}
    time.sleep(0.02)

    build(driver)

    after = {path: path.stat().st_mtime_ns for path in driver.root.rglob("*") if path.is_file()}
    assert after == before


@pytest.mark.parametrize("touched", ["index.html", "izcalli/index.html"])
def test_a_published_file_that_somebody_changed_or_removed_is_put_right(site: Sites, touched: str) -> None:
    driver = site(START)
    build(driver)
    before = driver.tree()

    (driver.output / touched).write_text("graffiti")
    build(driver)
    again = driver.tree()
    (driver.output / touched).unlink()
    build(driver)

    assert again == before
    assert driver.tree() == before


@pytest.mark.parametrize("many", [1, 2, 8])
def test_any_number_of_workers_gives_the_same_bytes(
    site: Sites, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    driver = site(START)
    expected = fresh_tree(driver, tmp_path / "fresh")

    monkeypatch.setattr(pool, "workers", lambda: many)
    monkeypatch.setattr(memory, "WORTH", 1)
    monkeypatch.setattr(press, "WORTH", 1)
    build(driver)

    assert driver.tree() == expected


@pytest.mark.law
def test_every_damaged_byte_of_a_memory_leaves_the_site_right(site: Sites) -> None:
    driver = site(START)
    build(driver)
    dice = random.Random(7)  # noqa: S311 (which byte, not a secret)

    for name in sorted(path.name for path in (driver.root / ".sitegen").iterdir() if path.stat().st_size):
        for _ in range(DAMAGES):
            kept = driver.root / ".sitegen" / name
            data = bytearray(kept.read_bytes())
            data[dice.randrange(len(data))] ^= 1 + dice.randrange(255)
            kept.write_bytes(data)
            edit_body(driver, dice.randrange(99))
            assert build(driver) == 0
            assert driver.tree() == fresh_tree(driver, driver.root.parent / "fresh"), name


@pytest.mark.parametrize(
    "left", [".sitegen/output", ".sitegen/pages", ".sitegen/readings", ".sitegen", ".output.sitegen"]
)
def test_a_memory_that_is_gone_is_made_anew(site: Sites, tmp_path: Path, left: str) -> None:
    driver = site(START)
    build(driver)
    edit_body(driver, 0)
    build(driver)
    edit_body(driver, 1)

    driver.edit({left: None})
    build(driver)

    assert driver.tree() == fresh_tree(driver, tmp_path / "fresh")


def test_a_damaged_manifest_does_not_make_files_stay_for_ever(site: Sites, tmp_path: Path) -> None:
    driver = site(START)
    build(driver)

    (driver.output / ".sitegen-manifest").write_bytes(b"\xff\x00 nothing")
    delete(driver, 2)
    build(driver)

    assert driver.tree() == fresh_tree(driver, tmp_path / "fresh")


def test_the_cache_of_another_machine_still_serves(site: Sites, tmp_path: Path) -> None:
    driver = site(START)
    build(driver)
    other = site(START)
    (driver.root / ".sitegen").rename(other.root / ".sitegen")

    assert build(other) == 0

    assert other.tree() == fresh_tree(other, tmp_path / "fresh")


def test_the_first_photo_of_a_newsroom_changes_the_menu_of_every_page(site: Sites, tmp_path: Path) -> None:
    album = "content/izcalli/comunicados/2026/2026-02-02-album"
    photo = f"{album}/foto.jpg"
    driver = site({**WOVEN, f"{album}/index.md": RELEASE})
    build(driver)

    for change in ({photo: picture()}, {f"{album}/index.md": f"{RELEASE}Más."}, {photo: None}):
        driver.edit(change)
        build(driver)
        assert driver.tree() == fresh_tree(driver, tmp_path / "fresh")


def place_photo(driver: Driver, seed: int) -> None:
    """The photo of a document's folder comes into its text, or goes from there to its head."""
    _toggled(driver.root / ALBUMS[seed % 2], "foto.jpg")


def show_photo_of_draft(driver: Driver, _: int) -> None:
    """A document shows a photo out of a draft's folder, or no more."""
    _toggled(driver.root / ALBUMS[2], "../2026-02-05-borrador/foto.jpg")


def _toggled(path: Path, photo: str) -> None:
    text, placed = path.read_text(encoding="utf-8"), f"\n![Foto]({photo})\n"
    path.write_text(text.replace(placed, "") if placed in text else text + placed, encoding="utf-8")


ALBUMS = [f"content/izcalli/comunicados/2026-02-0{day}-album-{day}/index.md" for day in (4, 3, 2)]
DRAFT = "content/izcalli/comunicados/2026-02-05-borrador"
PICTURED: dict[str, str | bytes] = {
    "content/izcalli/comunicados/2026-01-11-sin-foto.md": RELEASE,
    f"{DRAFT}/index.md": RELEASE.replace("title", "draft: yes\ntitle"),
    **{path: RELEASE.replace("date: 2026-01-13\n", "") for path in ALBUMS},
    **{
        f"{folder}.jpg": picture((640, 400))
        for folder in (f"{DRAFT}/foto", *(path.replace("index.md", "foto") for path in ALBUMS[:2]))
    },
}


@settings(max_examples=PICTURED_SERIES)
@example(steps=[(place_photo, 0), (show_photo_of_draft, 0), (place_photo, 0)])
@given(
    steps=st.lists(
        st.tuples(st.sampled_from((place_photo, show_photo_of_draft, edit_body)), st.integers(0, 99)),
        min_size=1,
        max_size=4,
    )
)
def test_pictures_that_come_into_a_text_and_go_from_it_are_followed(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Change, int]]
) -> None:
    folder = tmp_path_factory.mktemp("pictured")
    driver = Driver(folder / "site", PICTURED, now="2026-03-01T12:00")
    place = driver.root / "site.toml"
    place.write_text(
        place.read_text(encoding="utf-8").replace("[site]\n", "[site]\nheadline_cards = 1\n", 1),
        encoding="utf-8",
    )
    assert build(driver) == 0

    for change, seed in steps:
        change(driver, seed)
        assert build(driver) == 0
        assert driver.tree() == fresh_tree(driver, folder / "fresh")
