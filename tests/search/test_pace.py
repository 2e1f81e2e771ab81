"""What is asked for when: a reader on a slow line, in a time of its own (frontend/test/pace.ts).

What a question needs is counted in trips: files that are asked for at the same moment.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from benchmarks.node import Ask
from benchmarks.pace import pasted, typed
from sitegen.newsroom.desk import Newsroom
from tests.newsroom import made
from tests.search import generated
from tests.search.conftest import written

PACE = {
    "latency": 150,
    "rate": 20,
}  # milliseconds; bytes in one: documents as small as these want a narrow line
MANY = 120  # documents: cards in more files than ten results are in
KEY = 400  # milliseconds between two
TYPED = (("agua pota", KEY), ("agua pot", KEY), ("agua", 1))  # the last all but at once


class File(msgspec.Struct):
    """A file that was carried: its name, and from when to when in milliseconds."""

    name: str
    bytes: int
    priority: str
    start: float = msgspec.field(name="from")
    to: float

    @property
    def kind(self) -> str:
        """`t` (words), `c` (cards), `words` (completions), the name of a facet, `search.json`."""
        return self.name.rpartition("/")[2].rstrip(".idx0123456789").partition("-")[0]


class Key(msgspec.Struct):
    """What a key brought, in milliseconds after it."""

    text: str
    widened: bool
    count: float | None
    first: float | None
    results: float | None


class Run(msgspec.Struct):
    """What came of some keys."""

    keys: list[Key]
    carried: list[File]

    def trips(self) -> list[set[str]]:
        """Kinds of files, by the moments at which they were asked for."""
        moments = sorted({file.start for file in self.carried})
        return [{file.kind for file in self.carried if file.start == moment} for moment in moments]


@pytest.fixture(scope="module")
def newsroom() -> Newsroom:
    """Documents of three years, whose words begin with all letters."""
    words = generated.words("es", 3 * MANY)
    return made.room(
        *(
            generated.document(
                f"d{number:03}",
                f"Agua potable y {' '.join(words[number::MANY])}",
                title=f"Agua {words[number]}",
                folio=f"CGCS/130126/{number:03}",
                date=made.at(f"{2024 + number % 3}-01-13"),
            )
            for number in range(MANY)
        )
    )


@pytest.fixture(scope="module")
def runs(newsroom: Newsroom, ask: Ask, tmp_path_factory: pytest.TempPathFactory) -> list[Run]:
    """A question pasted, by one who has the list of files and by one who has not; a folio; words typed."""
    folder = written(newsroom, tmp_path_factory.mktemp("pace"))
    asked = [pasted("agua potable"), pasted("agua potable", cold=True), pasted("CGCS/130126/009 agua")]
    asked += [typed(text, pause) for text, pause in TYPED]
    told = ask(do="pace", folder=str(folder), pace=PACE, runs=asked)
    return msgspec.convert(told, list[Run])


def test_a_pasted_question_takes_two_trips_and_filters_come_after_its_results(runs: list[Run]) -> None:
    assert runs[0].trips() == [{"t"}, {"c"}, {"kind", "municipality", "topic"}]


def test_of_a_reader_who_has_nothing_it_takes_one_trip_more(runs: list[Run]) -> None:
    assert runs[1].trips()[:3] == [{"search.json"}, {"t"}, {"c"}]
    assert runs[1].carried[1:] != []


def test_a_folio_keeps_no_other_word_waiting(runs: list[Run]) -> None:
    assert runs[2].trips()[:2] == [{"t"}, {"c"}]


def test_the_first_results_are_told_while_the_others_are_on_their_way(runs: list[Run]) -> None:
    (key,) = runs[0].keys
    cards = [file.to for file in runs[0].carried if file.kind == "c"]

    assert key.count is not None
    assert key.first is not None
    assert key.count < cards[0] == key.first < cards[-1] == key.results


def test_what_may_be_asked_for_next_goes_behind_what_is_asked_for(runs: list[Run]) -> None:
    carried = runs[3].carried
    beforehand = [place for place, file in enumerate(carried) if file.priority == "low"]

    assert {carried[place].kind for place in beforehand} >= {"t", "words"}
    for place in beforehand:
        assert not [
            file for file in carried[place:] if file.priority == "high" and file.start == carried[place].start
        ]


def test_the_second_letter_of_a_word_loads_those_of_three_and_what_it_may_become_and_nothing_waits_for_it(
    runs: list[Run],
) -> None:
    letters = [KEY * len("agua "), KEY * len("agua p")]
    loaded = [[file.kind for file in runs[3].carried if file.start == moment] for moment in letters]

    assert [set(kinds) for kinds in loaded] == [set(), {"t", "words"}]
    assert [key.results for key in runs[3].keys if key.text in {"agua p", "agua po"}] == [0, 0]


def test_letters_that_nobody_wrote_are_left_out_until_the_typing_rests(runs: list[Run]) -> None:
    key = runs[4].keys[-1]

    assert key.first is not None
    assert key.results is not None
    assert key.first < PACE["latency"]
    assert not key.widened
    assert key.results >= KEY


def test_a_word_that_is_known_does_not_wait_for_what_it_may_become(runs: list[Run]) -> None:
    key = runs[5].keys[-1]

    assert key.count is not None
    assert key.results is not None
    assert key.count < 2 * PACE["latency"] < key.results


def test_the_cards_of_a_small_newsroom_come_with_the_words(ask: Ask, tmp_path: Path) -> None:
    small = made.room(*(generated.document(f"d{number}", "Agua potable.") for number in range(30)))

    told = ask(do="pace", folder=str(written(small, tmp_path)), pace=PACE, runs=[pasted("agua potable")])

    (run,) = msgspec.convert(told, list[Run])
    assert run.trips()[0] == {"t", "c"}
    assert run.carried[0].kind == "t"
