"""The theme guides are what the program says of itself, and their examples make a theme."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from sitegen.theme.filters import filters
from tests.house.driver import RELEASE, SETTINGS, Sites

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def guide() -> ModuleType:
    spec = importlib.util.spec_from_file_location("theme_guide", ROOT / "docs" / "theme_guide.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_theme_guide_is_what_the_program_says(guide: ModuleType, language: str) -> None:
    """Where this fails: `python docs/theme_guide.py`."""
    assert guide.GUIDES[language].read_text(encoding="utf-8") == guide.whole(language)


def test_every_block_and_filter_is_told_and_none_that_is_not_there(guide: ModuleType) -> None:
    blocks = {name for names in guide.blocks().values() for name in names}

    assert blocks <= set(guide.BLOCKS)
    assert set(guide.FILTERS) == set(filters("es-MX"))


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_guide_changes_with_what_it_tells(
    guide: ModuleType, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = guide.reference(language)
    monkeypatch.setitem(guide.BLOCKS, "footer", ("otra cosa", "something else"))

    assert guide.reference(language) != before


@pytest.mark.parametrize(("name", "folder"), [("es/temas.md", "mi-ciudad"), ("en/themes.md", "my-city")])
def test_the_examples_make_a_theme_that_can_be_worn(site: Sites, name: str, folder: str) -> None:
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    files = dict(re.findall(r"^`(themes/[^`]+)`:\n\n```\w+\n(.*?)^```$", text, re.DOTALL | re.MULTILINE))
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    worn = {path: header + body if path.endswith(".po") else body for path, body in files.items()}
    language = "es-MX" if name.startswith("es") else "en"
    settings = SETTINGS.replace('"es-MX"', f'"{language}"\ntheme = "{folder}"')
    driver = site(
        {
            "site.toml": settings,
            "content/izcalli/comunicados/2026-01-13-agua.md": RELEASE,
            f"themes/{folder}/theme.toml": 'parent = "plaza"',
            **worn,
        }
    )

    driver.build()

    assert len(files) == 3
    assert re.search(r"Hecho en la plaza|Made on the square", driver.read(""))
