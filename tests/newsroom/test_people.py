from __future__ import annotations

from datetime import date

import msgspec

from sitegen.config.settings import Config, Person
from sitegen.model import Named
from sitegen.newsroom import people
from tests.newsroom.made import CONFIG, item

ANA = CONFIG.people[0]


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
    assert people.office(Named("Ana Ruiz"), ANA, date(2024, 5, 1)) == ("Regidora", "")
    assert people.office(Named("Ana Ruiz"), ANA, date(2026, 5, 1)) == ("Presidenta Municipal", "")
    assert people.office(Named("Ana Ruiz"), ANA, date(2000, 5, 1)) == ("", "")


def test_the_office_that_a_document_writes_stays_as_written() -> None:
    named = Named("Ana Ruiz", "Testigo", "Notaría 5")

    assert people.office(named, ANA, date(2026, 5, 1)) == ("Testigo", "Notaría 5")


def test_a_person_named_and_signing_counts_once() -> None:
    one = item(people=(Named("Ana Ruiz"), Named("Otra Persona")), signatories=(Named("Mtra. Ana Ruiz Peña"),))

    assert people.named_in(people.directory(CONFIG), one) == ("ana-ruiz",)
