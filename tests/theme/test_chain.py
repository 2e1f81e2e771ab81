"""The chain of themes: parents, overrides and settings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.config.settings import Config, Site, Urls
from sitegen.problems import SiteError
from sitegen.theme import Theme, load
from sitegen.theme.assets import lean
from sitegen.theme.chain import TEMPLATES

Write = Callable[[dict[str, str]], Path]

PLAIN = {f"themes/plain/templates/{name}": "<p>{{ shell.site_title }}</p>" for name in TEMPLATES} | {
    "themes/plain/theme.toml": '[settings.motto]\ntype = "text"\ndefault = "calm"\ndescription = "a word"\n'
    '[settings.columns]\ntype = "number"\ndefault = 2\n[settings.wide]\ntype = "bool"\ndefault = true\n',
    "themes/plain/static/site.css": ":root { --paper: #fff; }",
}


def config(theme: str = "plain", **settings: str) -> Config:
    site = Site("Sala", "https://example.org/sala/", ("es-MX",), "America/Mexico_City", theme)
    return Config(site, (), (), (), (), (), Urls(), (), tuple(settings.items()), "0", (("site.theme", 6),))


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(files: dict[str, str]) -> Path:
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return written


def codes(root: Path, settings: Config) -> list[str]:
    with pytest.raises(SiteError) as raised:
        load(root, settings)
    return [problem.code for problem in raised.value.problems]


@pytest.mark.parametrize(
    ("written", "published"),
    [
        (b"/* why */\na {\n  b: c; /* so */\n\n}\n", b"a{b:c;}"),
        (b"/*! licence */ a { content: '/* no */' }", b"/*! licence */ a{content:'/* no */'}"),
        (b'a { content: "\\"/*" } /* x */ b {}', b'a{content:"\\"/*"}b{}'),
        (b"a { background: url(data:,/*) } b {}", b"a{background:url(data:,/*)}b{}"),
        (
            b'a\\ , b :hover {\n  width: calc(1px + 2px);\n  content: "a: {b, c}";\n}',
            b'a\\ ,b :hover{width:calc(1px + 2px);content:"a: {b, c}";}',
        ),
    ],
)
def test_a_style_sheet_is_published_without_what_is_for_its_authors(written: bytes, published: bytes) -> None:
    assert lean(written) == published


def test_a_site_without_themes_of_its_own_gets_plaza(tmp_path: Path) -> None:
    theme = load(tmp_path, config("plaza"))

    assert [layer.name for layer in theme.layers] == ["plaza"]
    assert "site.css" in theme.static()


def test_a_template_is_the_childs_where_it_has_one_and_else_the_parents(write: Write) -> None:
    root = write(
        {**PLAIN, "themes/mine/theme.toml": 'parent = "plain"', "themes/mine/templates/home.html": "mine"}
    )

    theme = load(root, config("mine"))

    assert theme.template("home.html") == ("mine", "themes/mine/templates/home.html")
    assert theme.template("list.html")[1] == "themes/plain/templates/list.html"


def test_a_child_can_name_the_template_of_its_parent_to_override_one_block_of_it(write: Write) -> None:
    root = write(
        {**PLAIN, "themes/mine/theme.toml": 'parent = "plain"', "themes/mine/templates/home.html": "mine"}
    )

    theme = load(root, config("mine"))

    assert theme.template("plain/home.html")[1] == "themes/plain/templates/home.html"


def test_the_style_sheets_of_a_chain_add_up_parent_first(write: Write) -> None:
    root = write(
        {
            **PLAIN,
            "themes/mine/theme.toml": 'parent = "plain"',
            "themes/mine/static/site.css": ":root { --paper: #eee; }",
        }
    )

    sheet = load(root, config("mine")).static()["site.css"].decode()

    assert sheet.index("#fff") < sheet.index("#eee")


def test_a_theme_that_is_not_there_is_named_with_the_line_of_site_toml(write: Write) -> None:
    root = write(PLAIN)

    with pytest.raises(SiteError) as raised:
        load(root, config("plian"))

    (problem,) = raised.value.problems
    assert (problem.code, problem.path, problem.line) == ("theme-unknown", "site.toml", 6)
    assert dict(problem.params)["known"] == "plain"


def test_every_missing_template_is_told_in_one_run(write: Write) -> None:
    root = write({"themes/bare/theme.toml": "", "themes/bare/templates/home.html": ""})

    assert codes(root, config("bare")) == ["theme-template-missing"] * (len(TEMPLATES) - 1)


def test_parents_in_a_circle_are_refused(write: Write) -> None:
    root = write({"themes/a/theme.toml": 'parent = "b"', "themes/b/theme.toml": 'parent = "a"'})

    assert codes(root, config("a")) == ["theme-parent-circle"]


def test_a_theme_toml_that_is_no_toml_is_told(write: Write) -> None:
    assert codes(write({"themes/a/theme.toml": "parent ="}), config("a")) == ["theme-toml"]


def test_settings_have_their_default_unless_the_site_makes_them(write: Write) -> None:
    root = write(PLAIN)

    theme = load(root, config(columns="3", wide="false"))

    assert theme.settings == {"motto": "calm", "columns": 3, "wide": False}


def test_a_childs_default_is_stronger_than_its_parents(write: Write) -> None:
    child = 'parent = "plain"\n[settings.motto]\ntype = "text"\ndefault = "bold"\n'

    theme = load(write({**PLAIN, "themes/mine/theme.toml": child}), config("mine"))

    assert theme.settings["motto"] == "bold"


def test_unknown_settings_and_wrong_values_are_all_told(write: Write) -> None:
    root = write(PLAIN)

    assert codes(root, config(moto="x", columns="many", wide="perhaps")) == [
        "theme-setting-unknown",
        "theme-setting-value",
        "theme-setting-value",
    ]


@pytest.mark.parametrize("number", ["--3", "3.5", "", "٣", "9" * 5000])
def test_a_number_is_a_whole_number(write: Write, number: str) -> None:
    assert codes(write(PLAIN), config(columns=number)) == ["theme-setting-value"]


def test_a_setting_whose_default_is_of_another_type_is_refused(write: Write) -> None:
    wrong = '[settings.motto]\ntype = "number"\ndefault = "calm"\n'

    assert codes(write({**PLAIN, "themes/plain/theme.toml": wrong}), config()) == [
        "theme-setting-declaration"
    ]


@pytest.mark.parametrize(
    "changed",
    ["themes/plain/templates/home.html", "themes/plain/static/site.css", "themes/plain/messages/es.po"],
)
def test_the_fingerprint_changes_with_every_file_of_the_theme(write: Write, changed: str) -> None:
    def fingerprint() -> str:
        theme: Theme = load(write({}), config())
        return theme.fingerprint

    write(PLAIN)
    before = fingerprint()

    write({changed: "something else"})

    assert fingerprint() != before
