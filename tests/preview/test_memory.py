"""What the preview remembers never shows: after any edits it has what a fresh look would have."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.build import files, prepare
from sitegen.newsroom.pictures import Piece
from sitegen.newsroom.visibility import Showing
from sitegen.plan.routes import Route
from sitegen.plan.views import View
from sitegen.preview.memory import Memory
from sitegen.preview.snapshot import Shelves, Snapshot
from sitegen.problems import Problem, SiteError
from sitegen.theme import Renderer
from tests.house.driver import RELEASE, Driver
from tests.preview.pixels import jpeg

NAMES = [f"content/{town}/comunicados/n{number}.md" for town in ("izcalli", "juarez") for number in range(3)]
TEXTS = [
    RELEASE,
    RELEASE.replace("hoy", "ayr"),
    RELEASE.replace("Agua", "Luz"),
    RELEASE.replace("date:", "draft: true\ndate:"),
    RELEASE.replace("date:", "topics: [agua]\nfolio: X/1\ndate:"),
    RELEASE.replace("El agua", "[El agua](n1.md)"),
    RELEASE.replace("title:", "titel:"),
]
NOW = datetime.fromisoformat("2026-03-01T12:00")

EDITS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from([*TEXTS, None]), st.booleans()), min_size=1, max_size=5
)


def _silent(_stage: str, _done: int, _total: int) -> None:
    pass


def _made(root: Path, memory: Memory | None, showing: Showing) -> dict[str, bytes] | tuple[Problem, ...]:
    try:
        if memory is None:
            site = prepare(root, now=NOW, progress=_silent, showing=showing)
        else:
            site = prepare(root, now=NOW, progress=_silent, showing=showing, works=memory.works())
        pages = [file for file in files(site, progress=_silent) if not file.path.startswith("media/")]
        return {file.path: getattr(file, "data", b"") for file in pages}
    except SiteError as wrong:
        return wrong.problems


@settings(max_examples=6)
@given(edits=EDITS, drafts=st.booleans())
def test_after_any_edits_it_has_what_a_fresh_look_has(
    *, edits: list[tuple[str, str | None, bool]], drafts: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        driver = Driver(Path(folder), dict.fromkeys(NAMES[:2], RELEASE), now="2026-03-01")
        memory, showing = Memory(driver.root), Showing(drafts=drafts)
        memory.look()
        for name, text, by_hint in edits:
            if text is not None or (driver.root / name).exists():
                driver.edit({name: text})
            memory.look([str(driver.root / name)] if by_hint else None)

            assert _made(driver.root, memory, showing) == _made(driver.root, None, showing)


def test_only_what_changed_is_read_again(tmp_path: Path) -> None:
    driver = Driver(tmp_path / "site", dict.fromkeys(NAMES, RELEASE), now="2026-03-01")
    memory = Memory(driver.root)
    memory.look()
    before = prepare(driver.root, now=NOW, progress=_silent, works=memory.works()).newsroom.by_path
    driver.edit({NAMES[0]: TEXTS[1]})
    memory.look()

    after = prepare(driver.root, now=NOW, progress=_silent, works=memory.works()).newsroom.by_path

    assert [before[name] is after[name] for name in NAMES] == [False, *[True] * 5]


def test_what_was_saved_while_the_settings_were_broken_is_not_forgotten(tmp_path: Path) -> None:
    driver = Driver(tmp_path / "site", dict.fromkeys(NAMES, RELEASE), now="2026-03-01")
    settings = driver.root / "site.toml"
    good, memory = settings.read_bytes(), Memory(driver.root)
    memory.look()
    driver.edit({"site.toml": "[site\n"})
    memory.look([str(settings)])
    driver.edit({NAMES[0]: TEXTS[1]})
    memory.look([str(driver.root / NAMES[0])])

    driver.edit({"site.toml": good})
    memory.look([str(settings)])

    assert _made(driver.root, memory, Showing()) == _made(driver.root, None, Showing())


def test_a_page_of_an_unchanged_view_is_printed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    driver = Driver(tmp_path / "site", dict.fromkeys(NAMES, RELEASE), now="2026-03-01")
    shelves, printed = Shelves(), list[str]()
    real = Renderer.render

    def render(press: Renderer, route: Route, view: View) -> bytes:
        printed.append(route.url)
        return real(press, route, view)

    monkeypatch.setattr(Renderer, "render", render)
    for text in (TEXTS[0], TEXTS[1]):
        driver.edit({NAMES[0]: text})
        site = prepare(driver.root, now=NOW, progress=_silent)
        snapshot = Snapshot(1, site, Renderer(site.theme, site.newsroom.config), shelves)
        snapshot.find("izcalli/comunicados/2026/n0/")
        snapshot.find("izcalli/comunicados/2026/n1/")

    assert printed.count("izcalli/comunicados/2026/n0/") == 2
    assert printed.count("izcalli/comunicados/2026/n1/") == 1


def test_a_picture_is_encoded_when_it_is_asked_for_and_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = "content/izcalli/comunicados/nota"
    driver = Driver(
        tmp_path / "site", {f"{folder}/index.md": RELEASE, f"{folder}/a.jpg": jpeg()}, now="2026-03-01"
    )
    site = prepare(driver.root, now=NOW, progress=_silent)
    snapshot = Snapshot(1, site, Renderer(site.theme, site.newsroom.config), Shelves())
    encoded: list[str] = []
    real = Snapshot._encoded  # noqa: SLF001

    def encode(of: Snapshot, one: Piece) -> bytes:
        encoded.append(one.path)
        return real(of, one)

    monkeypatch.setattr(Snapshot, "_encoded", encode)
    paths = sorted(file.path for file in files(site, progress=_silent) if file.path.startswith("media/"))

    snapshot.find("izcalli/comunicados/2026/nota/")
    assert encoded == []
    for path in (*paths, *paths):
        assert snapshot.find(path) is not None
    assert sorted(encoded) == paths


def test_a_picture_that_nothing_shows_any_more_is_gone(tmp_path: Path) -> None:
    folder = "content/izcalli/comunicados/nota"
    driver = Driver(
        tmp_path / "site", {f"{folder}/index.md": RELEASE, f"{folder}/a.jpg": jpeg()}, now="2026-03-01"
    )
    shelves = Shelves()
    site = prepare(driver.root, now=NOW, progress=_silent)
    first = Snapshot(1, site, Renderer(site.theme, site.newsroom.config), shelves)
    path = next(file.path for file in files(site, progress=_silent) if file.path.startswith("media/"))
    assert first.find(path) is not None
    driver.edit({f"{folder}/index.md": RELEASE.replace("date:", "draft: true\ndate:")})

    site = prepare(driver.root, now=NOW, progress=_silent)

    assert Snapshot(2, site, Renderer(site.theme, site.newsroom.config), shelves).find(path) is None
