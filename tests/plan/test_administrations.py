"""Administrations on pages: whose a document was, in the dress of its time, and offices that follow."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from sitegen import plan
from sitegen.config.service import served
from sitegen.config.settings import Administration, Municipality, Office, Officer, Person
from sitegen.model import Named
from sitegen.plan.views import MunicipalityView, ReleaseView
from tests.newsroom.made import at
from tests.plan.town import CONFIG, IZCALLI, configured, doc, room, view

ACTING = Officer("Luis Soto", "Encargado del despacho", date(2023, 5, 1), date(2023, 5, 31))
EARLIER = Administration(
    date(2022, 1, 1),
    "Administración 2022-2024",
    (Officer("Karla Leticia", "Presidenta"), ACTING),
    (Officer("Eva Paz", "Secretaria", end=date(2023, 8, 31)),),
    color="#00539b",
    logo="marca/antes.svg",
    slogan="Juntos",
)
TODAY = Administration(
    date(2025, 1, 1), "Administración 2025-2027", (Officer("Daniel Serrano", "Presidente"),)
)
TOWN = configured(
    municipalities=(
        msgspec.structs.replace(IZCALLI, administrations=(EARLIER, TODAY)),
        *CONFIG.municipalities[1:],
    )
)
OLD, NEW = "izcalli/comunicados/2023/viejo/", "izcalli/comunicados/2026/nuevo/"


def old(day: str, *people: Named) -> ReleaseView:
    return view(room(doc("viejo", date=at(day), people=people), config=TOWN), OLD, ReleaseView)


@pytest.mark.parametrize(
    ("day", "head"),
    [("2023-04-30", "Karla Leticia"), ("2023-05-01", "Luis Soto"), ("2023-06-01", "Karla Leticia")],
)
def test_the_banner_names_who_was_at_its_head_on_that_day(day: str, head: str) -> None:
    earlier = old(day).article.earlier

    assert earlier is not None
    assert (earlier.name, earlier.head) == ("Administración 2022-2024", head)


def test_a_document_keeps_the_dress_of_its_time_and_the_front_page_has_todays() -> None:
    newsroom = room(doc("viejo", date=at("2023-05-05")), doc("nuevo", date=at("2026-02-01")), config=TOWN)

    then, now = view(newsroom, OLD, ReleaseView), view(newsroom, NEW, ReleaseView)
    front = view(newsroom, "izcalli/", MunicipalityView)

    assert (then.shell.brand.color, then.shell.brand.slogan) == ("#00539b", "Juntos")
    assert then.shell.brand.logo.endswith("marca-antes.svg")
    assert then.article.slogan == "Juntos"
    assert now.shell.brand == front.shell.brand
    assert (now.shell.brand.color, now.article.slogan) == ("#7b1e3a", "Servir con pasión")


def test_marks_of_every_time_are_published() -> None:
    offered = dict(plan.used_attachments(room(config=TOWN)))

    assert offered["marca/antes.svg"] == "assets/marca-antes.svg"
    assert "marca/logo.svg" in offered


def test_who_is_named_without_office_bears_that_of_the_administration_of_the_day() -> None:
    people = old("2023-05-05", Named("Eva Paz"), Named("Luis Soto"), Named("Alguien")).article.people

    assert [one.office for one in people] == ["Secretaria", "Encargado del despacho", ""]


def test_the_day_is_that_of_the_municipality_and_not_of_the_site() -> None:
    tijuana = msgspec.structs.replace(TOWN.municipalities[0], timezone="America/Tijuana")
    config = msgspec.structs.replace(TOWN, municipalities=(tijuana, *TOWN.municipalities[1:]))
    one = doc("viejo", date=at("2023-05-05", "America/Tijuana"))

    eve = view(room(one, config=config, now=at("2025-01-01T01:30")), OLD, ReleaseView)
    morning = view(room(one, config=config, now=at("2025-01-01T02:00")), OLD, ReleaseView)

    assert eve.article.earlier is None
    assert morning.article.earlier is not None


def test_offices_of_people_follow_from_the_administrations_unless_they_are_written() -> None:
    karla = Person("karla", "Karla Leticia", "izcalli")
    eva = Person("eva", "Eva Paz", aliases=("EVA  PAZ",))
    daniel = Person(
        "daniel", "Daniel Serrano", "izcalli", offices=(Office("Presidente Municipal", date(2025, 1, 1)),)
    )
    namesake = Person("otra", "Karla Leticia", "juarez")
    towns = (
        Municipality("izcalli", "Izcalli", administrations=(TODAY, EARLIER)),
        Municipality("juarez", "B. J."),
    )

    found = {one.id: one.offices for one in served((karla, eva, daniel, namesake), towns)}

    assert found["karla"] == (Office("Presidenta", date(2022, 1, 1), date(2024, 12, 31), "Izcalli"),)
    assert found["eva"] == (Office("Secretaria", date(2022, 1, 1), date(2023, 8, 31), "Izcalli"),)
    assert found["daniel"] == daniel.offices
    assert found["otra"] == ()
