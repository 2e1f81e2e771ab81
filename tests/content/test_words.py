"""The words on the shelf: a document is the same whether it was just read or is opened from its record."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen import config, content
from sitegen.memory.cache import NOTHING, Cache
from sitegen.model import Body, Item
from tests.house.driver import Driver

PLACE = "content/izcalli/comunicados/2026/2026-01-13-agua.md"
RELEASE = """\
---
title: Agua
summary: Un resumen
topics: [agua]
people: [Ana Ríos]
corrections:
  - date: 2026-02-01
    says: a
    should_say: b
---

Primera frase. Véase [otro](2026-01-10-otro.md#x) y [fuera](https://example.org/).

## Cuándo

Hoy.
"""


def _plain(value: object) -> object:
    if isinstance(value, Body):
        return {name: getattr(value, name) for name in Body.__struct_fields__} | {"prose": value.opened()}
    return value


def _fields(item: Item) -> dict[str, object]:
    return {name: _plain(getattr(item, name)) for name in Item.__struct_fields__}


@pytest.mark.parametrize("kept", [True, False])
def test_a_document_from_the_shelf_has_every_field_of_the_one_that_was_read(
    tmp_path: Path, *, kept: bool
) -> None:
    driver = Driver(tmp_path / "site", {PLACE: RELEASE}, now="2026-03-01T12:00")
    settings, _ = config.load(driver.root)
    sources, _ = content.discover(driver.root, settings)
    whole, _ = content.read_one(driver.root, sources[0], settings)
    assert isinstance(whole, Item)

    for _ in range(2):  # read, then remembered
        memory = Cache(tmp_path / "readings") if kept else NOTHING
        ((_, (found, _)),) = content.read_each(driver.root, sources, settings, memory=memory, workers=1)
        memory.close()

        assert isinstance(found, Item)
        assert _fields(found) == _fields(whole)
        for one in (found, whole):  # as another process gets it: of its source and its lines nothing is told
            told = _fields(content.arrived(content.carried(one)))
            assert told == _fields(whole) | dict.fromkeys(("digest", "slug"), "") | {"lines": ()}


def test_a_damaged_record_is_read_again_from_its_source(tmp_path: Path) -> None:
    driver = Driver(tmp_path / "site", {PLACE: RELEASE}, now="2026-03-01T12:00")
    settings, _ = config.load(driver.root)
    sources, _ = content.discover(driver.root, settings)
    with Cache(tmp_path / "readings") as memory:
        tuple(content.read_each(driver.root, sources, settings, memory=memory, workers=1))
    data = bytearray((tmp_path / "readings").read_bytes())
    data[-20] ^= 1
    (tmp_path / "readings").write_bytes(data)

    with Cache(tmp_path / "readings") as memory:
        ((_, (found, _)),) = content.read_each(driver.root, sources, settings, memory=memory, workers=1)

        assert isinstance(found, Item)
        assert (found.front.title, "Hoy." in found.body.opened().text) == ("Agua", True)


def test_the_outline_of_a_document_has_nothing_of_its_prose(tmp_path: Path) -> None:
    driver = Driver(tmp_path / "site", {PLACE: RELEASE}, now="2026-03-01T12:00")
    settings, _ = config.load(driver.root)
    sources, _ = content.discover(driver.root, settings)
    with Cache(tmp_path / "readings") as memory:
        tuple(content.read_each(driver.root, sources, settings, memory=memory, workers=1))

    assert b"Primera frase" not in (tmp_path / "readings.list").read_bytes()


def test_a_row_is_added_behind_the_list_and_one_that_went_is_out_of_it(tmp_path: Path) -> None:
    pages = {
        f"content/izcalli/paginas/{name}.md": f"---\ntitulo: Página {name}\n---\nTexto.\n" for name in "abcd"
    }
    driver = Driver(tmp_path / "site", pages, now="2026-03-01T12:00")
    edited, gone, *_ = pages
    told = [_listed(driver.root, tmp_path)]
    driver.edit({edited: pages[edited].replace("Página a", "Otra página")})
    told.append(_listed(driver.root, tmp_path))
    told.append(_listed(driver.root, tmp_path))
    driver.root.joinpath(gone).unlink()
    told.append(_listed(driver.root, tmp_path))

    first, changed, same, last = told
    assert changed.startswith(first)
    assert 0 < len(changed) - len(first) < len(first) / 2
    assert changed == same
    assert (changed.count(edited.encode()), changed.count(gone.encode())) == (2, 1)
    assert (last.count(edited.encode()), last.count(gone.encode())) == (1, 0)


def _listed(root: Path, kept: Path) -> bytes:
    settings, _ = config.load(root)
    sources, _ = content.discover(root, settings)
    with Cache(kept / "readings") as memory:
        tuple(content.read_each(root, sources, settings, memory=memory, workers=1))
    return (kept / "readings.list").read_bytes()
