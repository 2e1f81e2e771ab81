"""A mistake is told where it was made; the last good site stays; a bug of ours is shown as one."""

from __future__ import annotations

import pytest

from sitegen import plan
from sitegen.preview import desk
from tests.house.driver import RELEASE, SETTINGS
from tests.preview.conftest import AGUA, PAGE, Previews
from tests.preview.shown import Shown

WRONG = RELEASE.replace("date: 2026-01-13", "date: 2026-01-13\ntemsa: [agua]")


def _problems(shown: Shown, path: str = PAGE) -> list[dict[str, object]]:
    found = shown.news(path)["problems"]
    assert isinstance(found, list)
    return found


def test_a_mistake_names_file_and_line_and_the_last_good_page_stays(preview: Previews) -> None:
    shown = preview()

    shown.driver.edit({AGUA: WRONG})
    first = shown.until(lambda: _problems(shown))[0]

    assert first["place"] == f"{AGUA}:4"
    assert "temsa" in str(first["what"])
    assert shown.get(PAGE).status == 200
    assert "llega hoy" in shown.get(PAGE).text


def test_the_problems_go_when_they_are_mended(preview: Previews) -> None:
    shown = preview()
    shown.driver.edit({AGUA: WRONG})
    shown.until(lambda: shown.state.problems)

    shown.driver.edit({AGUA: RELEASE.replace("hoy", "por fin")})

    shown.shows(PAGE, "llega por fin")
    assert shown.state.problems == ()


def test_every_mistake_is_told_at_once(preview: Previews) -> None:
    shown = preview()

    shown.driver.edit({AGUA: WRONG, "content/juarez/comunicados/otro.md": "sin ficha"})

    shown.until(lambda: len({one.path for one in shown.state.problems}) == 2)


def test_the_problems_of_the_page_itself_come_first(preview: Previews) -> None:
    shown = preview({"content/juarez/comunicados/otro.md": RELEASE})

    shown.driver.edit({"content/benito.md": WRONG, "content/juarez/comunicados/otro.md": WRONG, AGUA: WRONG})
    shown.until(lambda: len({one.path for one in shown.state.problems}) >= 3)
    news = shown.news("/juarez/comunicados/2026/otro/")

    problems = news["problems"]
    assert isinstance(problems, list)
    assert problems[0]["place"].startswith("content/juarez/comunicados/otro.md")
    assert isinstance(news["here"], int)
    assert news["here"] >= 1


def test_a_site_that_was_wrong_from_the_start_comes_up_when_it_is_mended(preview: Previews) -> None:
    shown = preview({AGUA: WRONG})
    page = shown.get(PAGE)

    assert page.status == 500
    assert "temsa" in page.text
    assert f"{shown.guard.place}preview.js" in page.text
    shown.driver.edit({AGUA: RELEASE})
    shown.shows(PAGE, "llega hoy")


def test_unreadable_settings_are_told_and_the_site_stays(preview: Previews) -> None:
    shown = preview()

    shown.driver.edit({"site.toml": "[site\n"})
    shown.until(lambda: shown.state.problems)

    assert shown.state.problems[0].path == "site.toml"
    assert shown.get(PAGE).status == 200


def test_what_is_wrong_with_theme_and_content_is_told_together(preview: Previews) -> None:
    shown = preview()
    settings = (shown.driver.root / "site.toml").read_text(encoding="utf-8")

    shown.driver.edit({AGUA: WRONG, "site.toml": settings.replace("[site]", '[site]\ntheme = "ninguno"')})
    shown.until(lambda: len({one.path for one in shown.state.problems}) >= 2)

    assert shown.get(PAGE).status == 200
    shown.driver.edit({AGUA: RELEASE.replace("hoy", "al fin"), "site.toml": settings})
    shown.shows(PAGE, "llega al fin")


def test_a_broken_template_is_told_and_the_site_stays(preview: Previews) -> None:
    shown = preview()
    settings = (shown.driver.root / "site.toml").read_text(encoding="utf-8")
    theme = 'name = "propio"\nversion = "1"\nparent = "plaza"\n'
    shown.driver.edit({"themes/propio/theme.toml": theme, "themes/propio/templates/release.html": "{% if %}"})

    shown.driver.edit({"site.toml": settings.replace("[site]", '[site]\ntheme = "propio"')})
    shown.until(lambda: [one.code for one in shown.state.problems] == ["template-syntax"])

    assert shown.get(PAGE).status == 200
    shown.driver.edit({"themes/propio/templates/release.html": "<html><head></head><p>{{ article.title }}"})
    shown.shows(PAGE, "<p>Agua para todos")


def test_a_template_that_fails_on_one_page_is_told_there(preview: Previews) -> None:
    settings = preview().driver.root / "site.toml"
    theme = 'name = "propio"\nversion = "1"\nparent = "plaza"\n'
    files: dict[str, str | bytes] = {
        "site.toml": settings.read_text(encoding="utf-8").replace("[site]", '[site]\ntheme = "propio"'),
        "themes/propio/theme.toml": theme,
        "themes/propio/templates/release.html": "{{ article.titel }}",
    }
    shown = preview(files)

    reply = shown.get(PAGE)

    assert reply.status == 500
    assert "themes/propio/templates/release.html:1" in reply.text
    assert "titel" in reply.text
    assert shown.get("/").status == 200


def test_the_terminal_says_it_once(preview: Previews, capfd: pytest.CaptureFixture[str]) -> None:
    shown = preview()
    shown.driver.edit({AGUA: WRONG})
    shown.until(lambda: shown.state.problems)
    for _ in range(3):
        shown.get(PAGE)
        shown.preview.desk.look_again(None)
    shown.driver.edit({AGUA: RELEASE})
    shown.until(lambda: not shown.state.problems)
    shown.shows(PAGE, "llega hoy")

    said = capfd.readouterr()

    assert said.err.count("temsa") == 1
    assert said.out.count("Corregido") == 1


def test_a_bug_of_ours_is_shown_as_one_and_the_server_lives_on(
    preview: Previews, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = preview()

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(desk, "prepare", broken)
        shown.driver.edit({AGUA: RELEASE.replace("hoy", "pronto")})
        shown.until(lambda: shown.state.bug)
        news = shown.news(PAGE)

    assert news["bug"] is True
    assert "ZeroDivisionError" in str(news["problems"])
    assert shown.get(PAGE).status == 200
    shown.driver.edit({AGUA: RELEASE.replace("hoy", "otra vez")})
    shown.shows(PAGE, "otra vez")
    assert shown.state.bug == ""


def test_a_bug_in_one_page_is_told_on_that_page(preview: Previews, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = preview()
    view = plan.view

    def broken(*given: object) -> object:
        if given[1].template == "release.html":  # type: ignore[attr-defined]
            raise ZeroDivisionError
        return view(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(plan, "view", broken)
    reply = shown.get(PAGE)

    assert reply.status == 500
    assert "ZeroDivisionError" in reply.text
    assert shown.get("/").status == 200


def test_a_warning_breaks_nothing(preview: Previews) -> None:
    shown = preview()

    shown.driver.edit({"content/izcalli/comunicados/hoja.xyz": "x"})
    shown.until(lambda: shown.state.problems)
    news = shown.news(PAGE)

    assert (news["errors"], news["warnings"]) == (0, 1)
    shown.driver.edit({AGUA: RELEASE.replace("hoy", "también")})
    shown.shows(PAGE, "llega también")


def test_what_a_check_would_say_of_the_page_and_of_what_was_saved_stands_in_the_panel(
    preview: Previews,
) -> None:
    skips = f"{RELEASE}\n## Uno\n\n#### Dos\n"
    other = "content/izcalli/comunicados/otra.md"
    module = "CHECKS = (lambda room, item: [1 / 0],)\n"
    shown = preview({other: skips.replace("Agua para", "Luz para")})

    before, page = _problems(shown, "/"), _problems(shown, PAGE.replace("agua", "otra"))
    shown.driver.edit({AGUA: skips})
    shown.shows(PAGE, "Dos")
    saved = _problems(shown, "/")
    shown.driver.edit(
        {"sala.py": module, "site.toml": SETTINGS.replace("[site]", '[site]\nmodule = "sala.py"')}
    )
    failing = shown.until(lambda: [one for one in _problems(shown) if "sala.py" in str(one["place"])])

    assert before == []
    assert [one["place"] for one in page] == [f"{other}:10"]
    assert [one["place"] for one in saved] == [f"{AGUA}:10"]
    assert [(one["place"], one["severity"]) for one in failing] == [("sala.py:1", "error")]
    assert shown.news(PAGE)["errors"] == 0
