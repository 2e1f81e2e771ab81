"""`init`: a newsroom that builds and checks clean at once, whatever was asked for."""

from __future__ import annotations

import json
import os
import tomllib
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner

from sitegen import config, content
from sitegen.build import prepare
from sitegen.check.inspect import inspect
from sitegen.cli import main
from sitegen.clock import zones
from sitegen.doctor.visit import Visit, diagnosis
from sitegen.founding import Place, Wishes, found, places_of
from sitegen.founding.phone import BRANCH, new_file
from sitegen.founding.planting import planted
from sitegen.founding.wishes import facts_of
from sitegen.problems import SiteError
from sitegen.states import STATES, state_of

DAY = date(2026, 1, 13)
NOON = datetime(2026, 1, 13, 12)  # noqa: DTZ001 (the wall clock of the site)
ODD = 'San "Juan" \\ @id@ del Río'


SPRINGS = tuple(Place(f"{name} Spring") for name in ("Cold", "Warm", "Dry"))


def silent(_stage: str, _done: int, _total: int) -> None:
    pass


@pytest.mark.parametrize(
    "wishes",
    [
        Wishes(),
        Wishes(
            (Place("Benito Juárez", "9"), Place("Benito Juárez", "23"), Place("Ensenada", "02")), "es", "a/b"
        ),
        Wishes((Place("Benito Juárez", "Ciudad de México"),), "es", "a/a.github.io", "", private=True),
        Wishes((Place(ODD),), "es", "a/b", "c/d"),
        Wishes((*SPRINGS, Place("Springfield")), "en", "cityhall/news"),
    ],
    ids=lambda wishes: wishes.places[-1].name if wishes.places else "nothing asked for",
)
def test_a_new_newsroom_has_no_problem_at_all(wishes: Wishes, tmp_path: Path) -> None:
    assert found(tmp_path / "sala", wishes, today=DAY) == 0

    site = prepare(tmp_path / "sala", now=NOON, progress=silent)
    assert inspect(site, progress=silent) == ()
    kinds = Counter((item.municipality, item.kind) for item in site.newsroom.by_path.values())
    assert {town.id for town in site.newsroom.config.municipalities} == {town for town, _ in kinds if town}
    assert {kind for _, kind in kinds} == {"release", "notice", "page"}


def test_what_was_asked_for_stands_in_site_toml(tmp_path: Path) -> None:
    found(tmp_path, Wishes((Place(ODD, "sonora"),), "es", "Cabildo/prensa"), today=DAY)

    settings, problems = config.load(tmp_path)
    (municipality,) = settings.municipalities
    assert problems == ()
    assert (municipality.name, municipality.state) == (ODD, "Sonora")
    assert settings.site.url == "https://cabildo.github.io/prensa/"
    assert settings.site.timezone == "America/Hermosillo"
    assert (settings.repository.name, settings.repository.visibility) == ("Cabildo/prensa", "public")


def test_a_private_source_publishes_to_its_public_repository(tmp_path: Path) -> None:
    found(tmp_path, Wishes((Place("X"),), "es", "a/fuente", "a/a.github.io"), today=DAY)

    settings, _ = config.load(tmp_path)
    workflow = (tmp_path / ".github/workflows/publicar.yml").read_text(encoding="utf-8")
    assert settings.site.url == "https://a.github.io/"
    assert settings.repository.output == "a/a.github.io"
    assert "repository: a/a.github.io" in workflow
    assert "deploy-pages" not in workflow


def test_each_of_several_municipalities_has_its_state_its_clock_and_its_bookmarks(tmp_path: Path) -> None:
    given = ["--municipality", "Ensenada", "--state", "2", "--municipality", "Tecate", "--state", "26"]
    words = ["init", str(tmp_path / "una sala"), *given, "--repository", "a/b", "--language", "es", "--yes"]

    done = CliRunner().invoke(main, words)

    assert (done.exit_code, f'--site "{tmp_path / "una sala"}"' in done.output) == (0, True)
    settings, problems = config.load(tmp_path / "una sala")
    bookmarks = (tmp_path / "una sala/LEAME.md").read_text(encoding="utf-8")
    assert problems == ()
    assert settings.site.title == "Sala de prensa de Ensenada y Tecate"
    assert [(one.id, one.state, one.timezone) for one in settings.municipalities] == [
        ("ensenada", "Baja California", ""),
        ("tecate", "Sonora", "America/Hermosillo"),
    ]
    assert [bookmarks.count(f"content/{name}/avisos") for name in ("ensenada", "tecate")] == [2, 2]


def test_one_state_is_that_of_all_and_namesakes_are_told_apart_by_theirs() -> None:
    alike = Wishes((Place("Benito Juárez", "9"), Place("Benito Juárez", "23")))

    assert {place.state for place in places_of(("A", "B", "C"), ("15",))} == {"15"}
    assert [town["id"] for town in facts_of(alike, DAY).towns] == [
        "benito-juarez-ciudad-de-mexico",
        "benito-juarez-quintana-roo",
    ]


def test_a_capital_has_boroughs() -> None:
    facts = facts_of(Wishes((Place("Coyoacán", "09"),)), DAY)

    assert facts.towns[0]["label"] == "Alcaldía"


@pytest.mark.parametrize(
    ("wishes", "codes"),
    [
        (Wishes((Place(state="Jalico"),)), {"init-state"}),
        (
            Wishes((Place("¡!", "Jalico"),), "es", "sin-barra"),
            {"init-municipality", "init-state", "init-repository"},
        ),
        (Wishes(places_of(("A",), ("15", "9"))), {"init-states"}),
        (Wishes(places_of(("León", "LEÓN"), ("11",))), {"init-twins"}),
    ],
)
def test_what_cannot_be_is_told_all_together_and_nothing_is_written(
    wishes: Wishes, codes: set[str], tmp_path: Path
) -> None:
    with pytest.raises(SiteError) as wrong:
        facts_of(wishes, DAY)

    assert {problem.code for problem in wrong.value.problems} == codes
    assert found(tmp_path / "sala", wishes, today=DAY) == 1
    assert not (tmp_path / "sala").exists()


def test_nothing_that_stands_in_the_folder_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text("mine", encoding="utf-8")

    assert found(tmp_path, Wishes(), today=DAY) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["site.toml"]
    assert (tmp_path / "site.toml").read_text(encoding="utf-8") == "mine"


def test_the_questions_are_asked_in_spanish_and_a_state_until_there_is_one(tmp_path: Path) -> None:
    answers = "Cuautitlán Izcalli\nEdo Mexicano\n15\nBenito Juárez\n9\n\nprensa\nhttps://github.com/ayuntamiento/prensa.git\n2\n\n"

    result = CliRunner(env={"LANG": "es_MX.UTF-8", "LC_ALL": ""}).invoke(
        main, ["init", str(tmp_path / "sala")], input=answers
    )

    settings, _ = config.load(tmp_path / "sala")
    assert result.exit_code == 0
    assert "no hay un estado «Edo Mexicano»" in result.output
    assert [one.state for one in settings.municipalities] == ["Estado de México", "Ciudad de México"]
    assert settings.repository.output == "ayuntamiento/prensa-publico"


def test_the_same_wishes_give_the_same_bytes() -> None:
    facts = facts_of(Wishes((Place("X", "Jalisco"),)), DAY)

    assert planted(facts, "es") == planted(facts, "es")


def test_every_file_is_text_that_its_reader_can_read(tmp_path: Path) -> None:
    found(tmp_path, Wishes((Place(ODD, "01"),)), today=DAY)

    for path in tmp_path.rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))
    tomllib.loads((tmp_path / "site.toml").read_text(encoding="utf-8"))
    assert os.access(tmp_path / ".githooks/pre-push", os.X_OK)
    assert "borradores/" in (tmp_path / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_inegi_has_thirty_two_states_in_the_order_of_their_codes() -> None:
    assert [one.code for one in STATES] == [f"{number:02}" for number in range(1, 33)]
    assert {one.zone for one in STATES} <= set(zones())


@pytest.mark.parametrize(
    "told", ["15", " 15", "México", "estado de mexico", " Estado de México ", "Edo. Méx."]
)
def test_a_state_answers_to_its_code_and_to_its_names(told: str) -> None:
    state = state_of(told)

    assert state is not None
    assert state.name == "Estado de México"


def test_a_bookmark_opens_the_new_file_form_with_name_and_text() -> None:
    text = "---\ntitulo: ¿Agua & luz? 50 % más\n---\n\n#1 + «dos»\n"

    parts = urlsplit(new_file("a/b", "content/x/avisos/FECHA-á.md", text))

    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == f"https://github.com/a/b/new/{BRANCH}"
    assert parse_qs(parts.query) == {"filename": ["content/x/avisos/FECHA-á.md"], "value": [text]}
    assert "+" not in parts.query


@pytest.mark.parametrize(("language", "guide"), [("es", "LEAME.md"), ("en", "README.md")])
def test_what_the_bookmarks_begin_is_a_good_document_once_its_title_and_date_are_written(
    language: str, guide: str, tmp_path: Path
) -> None:
    found(tmp_path, Wishes((Place("X"),), language), today=DAY)
    whole = (tmp_path / guide).read_text(encoding="utf-8")
    links = [line.partition("](")[2].removesuffix(")") for line in whole.splitlines() if "/new/main?" in line]
    for link in links:
        query = parse_qs(urlsplit(link).query)
        path, form = (
            query[key][0].replace("FECHA", "2026-01-13").replace("DATE", "2026-01-13") for key in query
        )
        text = form.replace("Escriba aquí", "Hoy", 1).replace("Write here", "Today", 1)
        (tmp_path / path).write_text(text, encoding="utf-8")

    settings, _ = config.load(tmp_path)
    sources, problems = content.discover(tmp_path, settings)
    readings = content.read_all(tmp_path, sources, settings)
    assert len(links) == 3
    assert (problems, readings.problems) == ((), ())


def test_a_private_repository_without_an_output_is_told_that_pages_must_be_paid(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found(tmp_path, Wishes((Place("X", "Jalisco"),), "es", "a/b", private=True), today=DAY)

    assert "planes de pago" in capsys.readouterr().out
    codes = [problem.code for problem in diagnosis(tmp_path, Visit(), now=NOON)]
    assert codes == ["doctor-private-pages"]


def test_who_gives_all_that_is_needed_and_who_has_no_terminal_is_asked_nothing_more(tmp_path: Path) -> None:
    given = ["--municipality", "León", "--state", "11", "--repository", "https://github.com/leon/prensa/"]
    runner = CliRunner(env={"LANG": "es_MX.UTF-8", "LC_ALL": ""})
    whole = runner.invoke(main, ["init", str(tmp_path / "a"), *given])
    nothing = runner.invoke(main, ["init", str(tmp_path / "b")], input="")

    assert (whole.exit_code, nothing.exit_code) == (0, 0)
    assert "¿" not in whole.output
    assert config.load(tmp_path / "a")[0].repository.name == "leon/prensa"
    assert config.load(tmp_path / "b")[0].repository.visibility == "public"
