from __future__ import annotations

import msgspec
import pytest

from sitegen.config.settings import Blackout, Config, Municipality
from sitegen.model import Exemption, Item, Moment, Withdrawal
from sitegen.newsroom.visibility import hidden
from tests.newsroom.made import CONFIG, NOW, at, blackout, item, later, notice, page, until


def with_blackouts(*blackouts: Blackout) -> Config:
    return msgspec.structs.replace(CONFIG, blackouts=blackouts)


def seen(one: Item, now: Moment, config: Config = CONFIG) -> bool:
    return hidden(one, config, now) is None


def test_what_has_nothing_against_it_is_visible() -> None:
    assert hidden(item(), CONFIG, NOW) is None


def test_a_draft_is_hidden_for_good() -> None:
    assert hidden(item(draft=True), CONFIG, NOW) == ("draft", None)


@pytest.mark.parametrize(("seconds", "visible"), [(-1, False), (0, True), (1, True)])
def test_what_is_to_be_published_later_appears_at_that_very_second(seconds: int, *, visible: bool) -> None:
    edge = at("2026-02-01T09:00")

    assert seen(item(publish_at=edge), later(edge, seconds)) is visible


@pytest.mark.parametrize(("seconds", "visible"), [(-1, False), (0, True), (1, True)])
def test_a_date_without_time_is_visible_from_local_midnight_on(seconds: int, *, visible: bool) -> None:
    midnight = at("2026-02-01T00:00:00")

    assert seen(item(date=at("2026-02-01")), later(midnight, seconds)) is visible


def test_the_midnight_is_that_of_the_municipality() -> None:
    tijuana = item(date=at("2026-02-01", "America/Tijuana"))
    midnight = at("2026-02-01T00:00", "America/Tijuana")

    assert not seen(tijuana, at("2026-02-01T00:30"))
    assert seen(tijuana, midnight)


def test_it_waits_for_the_later_of_its_date_and_its_publication() -> None:
    one = item(date=at("2026-05-01"), publish_at=at("2026-04-01T09:00"))

    assert hidden(one, CONFIG, NOW) == ("future", at("2026-05-01"))


@pytest.mark.parametrize(("seconds", "visible"), [(-1, True), (0, False), (1, False)])
def test_what_expires_is_gone_at_that_very_second(seconds: int, *, visible: bool) -> None:
    edge = at("2026-02-01T09:00")

    assert seen(item(expires=edge), later(edge, seconds)) is visible


@pytest.mark.parametrize(("seconds", "visible"), [(-1, True), (0, False), (1, False)])
def test_what_expires_on_a_day_lasts_to_its_end(seconds: int, *, visible: bool) -> None:
    next_midnight = at("2026-02-02T00:00")

    assert seen(item(expires=until("2026-02-01")), later(next_midnight, seconds)) is visible


def test_what_expired_does_not_come_back() -> None:
    assert hidden(item(expires=at("2026-02-01T09:00")), CONFIG, NOW) == ("expired", None)


def test_a_notice_past_its_end_stays() -> None:
    assert seen(notice(ends=at("2026-01-20T09:00")), NOW)


def test_an_event_whose_file_is_named_by_its_day_is_announced_before() -> None:
    event = item(
        "feria", kind="event", date=at("2026-06-01"), starts=at("2026-06-01T10:00"), written=("title",)
    )

    assert seen(event, NOW)


def test_an_event_with_a_written_date_waits_for_it() -> None:
    event = item("feria", kind="event", date=at("2026-06-01"), starts=at("2026-06-01T10:00"))

    assert hidden(event, CONFIG, NOW) == ("future", at("2026-06-01"))


# --- electoral blackouts --------------------------------------------------------------


@pytest.mark.parametrize(("seconds", "visible"), [(-1, True), (0, False), (1, False)])
def test_a_blackout_begins_at_its_first_second(seconds: int, *, visible: bool) -> None:
    config = with_blackouts(blackout(earlier="hide"))
    edge = at("2026-02-01T00:00:00")

    assert seen(item(), later(edge, seconds), config) is visible


@pytest.mark.parametrize(("seconds", "visible"), [(-1, False), (0, False), (1, True)])
def test_a_blackout_includes_its_last_second(seconds: int, *, visible: bool) -> None:
    config = with_blackouts(blackout())
    edge = at("2026-03-10T23:59:59")

    assert seen(item(date=at("2026-02-15")), later(edge, seconds), config) is visible


def test_a_blackout_says_until_when() -> None:
    config = with_blackouts(blackout())

    assert hidden(item(date=at("2026-02-15")), config, NOW) == ("blackout", at("2026-03-11T00:00"))


def test_blackouts_that_follow_each_other_hide_until_the_last_ends() -> None:
    second = Blackout("Segunda", at("2026-03-11T00:00"), at("2026-03-20T23:59:59"), "hide", earlier="hide")
    config = with_blackouts(second, blackout())

    assert hidden(item(date=at("2026-02-15")), config, NOW) == ("blackout", at("2026-03-21T00:00"))


def test_earlier_releases_stay_only_where_the_site_keeps_them() -> None:
    earlier = item(date=at("2026-01-31T23:59"))

    assert seen(earlier, NOW, with_blackouts(blackout(earlier="keep")))
    assert not seen(earlier, NOW, with_blackouts(blackout(earlier="hide")))


def test_a_date_without_time_on_the_first_day_falls_in_the_blackout() -> None:
    noon = msgspec.structs.replace(blackout(), start=at("2026-02-01T12:00"))

    assert not seen(item(date=at("2026-02-01")), NOW, with_blackouts(noon))
    assert seen(item(date=at("2026-02-01T11:59")), NOW, with_blackouts(noon))


def test_what_is_excepted_stays() -> None:
    one = item(date=at("2026-02-15"), blackout=Exemption("salud"))

    assert seen(one, NOW, with_blackouts(blackout()))
    assert seen(one, NOW, with_blackouts(blackout("suspend")))


def test_a_blackout_that_only_warns_hides_nothing() -> None:
    assert seen(item(date=at("2026-02-15")), NOW, with_blackouts(blackout("warn")))


def test_a_suspended_newsroom_shows_nothing_else() -> None:
    config = with_blackouts(blackout("suspend"))

    assert not seen(item(), NOW, config)
    assert not seen(page("logros"), NOW, config)


def test_standing_pages_stay_while_a_blackout_hides() -> None:
    assert seen(page("privacidad"), NOW, with_blackouts(blackout(earlier="hide")))


def test_a_blackout_of_another_state_hides_nothing() -> None:
    config = with_blackouts(blackout())

    assert seen(item(date=at("2026-02-15"), municipality="juarez"), NOW, config)
    assert seen(item(date=at("2026-02-15"), municipality=""), NOW, config)


def test_the_end_is_told_on_the_clock_of_the_municipality() -> None:
    tijuana = Municipality(id="tijuana", name="Tijuana", timezone="America/Tijuana")
    national = Blackout("Federal", at("2026-02-01T00:00"), at("2026-02-10T23:59:59"), "hide")
    config = msgspec.structs.replace(with_blackouts(national), municipalities=(tijuana,))

    found = hidden(item(date=at("2026-02-02"), municipality="tijuana"), config, at("2026-02-05T12:00"))

    assert found == ("blackout", at("2026-02-11T00:00", "America/Tijuana"))


# --- withdrawal ---------------------------------------------------------------------


@pytest.mark.parametrize(("seconds", "withdrawn"), [(-1, False), (0, True), (1, True)])
def test_a_withdrawal_holds_from_its_moment_on(seconds: int, *, withdrawn: bool) -> None:
    edge = at("2026-02-01T09:00")
    one = item(withdrawn=Withdrawal(edge, "Error en la cifra"))

    found = hidden(one, CONFIG, later(edge, seconds))

    assert found == (("withdrawn", None) if withdrawn else None)


def test_what_hides_a_document_hides_the_notice_of_its_withdrawal_too() -> None:
    one = item(withdrawn=Withdrawal(at("2026-02-01"), "Error"), draft=True)

    assert hidden(one, CONFIG, NOW) == ("draft", None)
