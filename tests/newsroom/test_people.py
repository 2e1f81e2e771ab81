from __future__ import annotations

from datetime import date

import msgspec

from sitegen.config.settings import Config, Officer, Person
from sitegen.model import Named
from sitegen.newsroom import people
from tests.newsroom.made import CONFIG, item

ANA = CONFIG.people[0]


def office(named: Named, person: Person | None, day: date, *serving: Officer) -> tuple[str, str]:
    return people.office(named, person, day, serving=lambda _: serving)


def with_people(*others: Person) -> Config:
    return msgspec.structs.replace(CONFIG, people=(ANA, *others))


def test_a_name_is_matched_whatever_its_accents_case_and_spaces() -> None:
    directory = people.directory(CONFIG)

    assert people.match(directory, "  ana   RUÍZ ", municipality="juarez") == ANA
    assert people.match(directory, "Mtra. Ana Ruiz Peña", municipality="izcalli") == ANA
    assert people.match(directory, "Ana", municipality="izcalli") is None


def test_of_namesakes_the_one_of_the_municipality_is_meant() -> None:
    namesake = Person(id="ana-ruiz-2", name="Ana Ruiz", municipality="juarez")
    directory = people.directory(with_people(namesake))

    assert people.match(directory, "Ana Ruiz", municipality="juarez") == namesake
    assert people.match(directory, "Ana Ruiz", municipality="izcalli") == ANA
    assert people.match(directory, "Ana Ruiz", municipality="") is None


def test_the_office_printed_is_the_one_held_on_the_day() -> None:
    assert office(Named("Ana Ruiz"), ANA, date(2024, 5, 1)) == ("Regidora", "")
    assert office(Named("Ana Ruiz"), ANA, date(2026, 5, 1)) == ("Presidenta Municipal", "")
    assert office(Named("Ana Ruiz"), ANA, date(2000, 5, 1)) == ("", "")


def test_the_office_that_a_document_writes_stays_as_written() -> None:
    named = Named("Ana Ruiz", "Testigo", "Notaría 5")

    assert office(named, ANA, date(2026, 5, 1)) == ("Testigo", "Notaría 5")


def test_a_person_named_and_signing_counts_once() -> None:
    one = item(people=(Named("Ana Ruiz"), Named("Otra Persona")), signatories=(Named("Mtra. Ana Ruiz Peña"),))

    assert people.named_in(people.directory(CONFIG), one) == ("ana-ruiz",)


def test_who_has_no_page_bears_the_office_held_in_the_administration_of_the_day() -> None:
    serving = (Officer("Ana Ruiz", "Presidenta"), Officer("Eva Paz", "Secretaria del Ayuntamiento"))

    assert office(Named("EVA PAZ"), None, date(2026, 5, 1), *serving) == ("Secretaria del Ayuntamiento", "")
    assert office(Named("Luis Soto"), None, date(2026, 5, 1), *serving) == ("", "")
    assert office(Named("Ana Ruiz"), ANA, date(2026, 5, 1), *serving) == ("Presidenta Municipal", "")
