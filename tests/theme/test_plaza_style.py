"""The style sheet of plaza: its weight, its colours, and what it may ask the network for."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from sitegen.plan.colors import DARK_PAPER, LIGHT_PAPER, contrast, luminance

SHEET = (Path(__file__).parents[2] / "themes" / "plaza" / "static" / "site.css").read_text(encoding="utf-8")
BUDGET = 12_000  # bytes compressed (design: budgets)
TEXT = 4.5  # WCAG 2.2, success criterion 1.4.3, level AA
SHAPE = 3.0  # WCAG 2.2, success criterion 1.4.11, level AA

TOKEN = re.compile(r"--([\w-]+): (#[0-9a-f]{3,6});")
LEVELS = ("emergency", "important", "information")

# (ink, paper) of every pair that the sheet puts together.
TEXTS = (
    ("text", "paper"),
    ("quiet", "paper"),
    ("text", "raised"),
    ("quiet", "raised"),
    ("foot-text", "foot-paper"),
    ("foot-quiet", "foot-paper"),
    *((level, f"{level}-paper") for level in LEVELS),
    *((level, "paper") for level in LEVELS),
    *(("text", f"{level}-paper") for level in LEVELS),
    *(("quiet", f"{level}-paper") for level in LEVELS),
)
SHAPES = (("edge", "paper"), ("edge", "raised"), ("rule", "paper"))


def tokens(scheme: str) -> dict[str, str]:
    """The colours of a scheme: those of the first block, and what the dark one changes."""
    light, dark = SHEET.split("@media (prefers-color-scheme: dark)", 1)
    colours = dict(TOKEN.findall(light))
    if scheme == "dark":
        colours |= dict(TOKEN.findall(dark.split("/* ground */")[0]))
    return colours


def test_the_sheet_keeps_to_its_budget() -> None:
    assert len(gzip.compress(SHEET.encode(), 9, mtime=0)) <= BUDGET


def test_the_sheet_asks_the_network_for_nothing() -> None:
    assert not re.search(r"url\(|@import|@font-face|https?:", SHEET.replace('[href^="http"]', ""))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), TEXTS)
def test_text_can_be_read(ink: str, paper: str, scheme: str) -> None:
    colours = tokens(scheme)

    assert contrast(colours[ink], colours[paper]) >= TEXT


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), SHAPES)
def test_edges_can_be_seen(ink: str, paper: str, scheme: str) -> None:
    colours = tokens(scheme)

    assert contrast(colours[ink], colours[paper]) >= SHAPE


@pytest.mark.parametrize("surface", ["paper", "raised"])
def test_surfaces_stay_within_what_a_brands_ink_is_made_for(surface: str) -> None:
    assert luminance(tokens("light")[surface]) >= luminance(LIGHT_PAPER)
    assert luminance(tokens("dark")[surface]) <= luminance(DARK_PAPER)


def test_the_dark_scheme_changes_every_paper_and_ink() -> None:
    light, dark = tokens("light"), tokens("dark")

    assert {name for name in light if light[name] == dark[name]} == set()


def test_what_a_scheme_lacks_would_be_noticed() -> None:
    assert len(tokens("light")) > 12
    assert tokens("light").keys() == tokens("dark").keys()


@pytest.mark.parametrize(
    "rule", ["forced-colors", "prefers-reduced-motion", "prefers-color-scheme", "@page", "@media print"]
)
def test_the_sheet_honours(rule: str) -> None:
    assert rule in SHEET
