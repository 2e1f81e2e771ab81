"""Electoral blackouts at the door of the newsroom: who is quiet, until when, and on whose word what stays."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from sitegen import newsroom as rooms
from sitegen import plan
from sitegen.config.settings import Administration, Blackout, Config, Officer
from sitegen.copydesk.headlines import officials_in_headlines
from sitegen.model import Body, Exemption, Item, Moment, Named, Prose, Ref
from sitegen.newsroom import links
from sitegen.newsroom.desk import Newsroom
from sitegen.newsroom.visibility import Showing
from sitegen.plan.views import (
    HomeView,
    MunicipalityView,
    NotFoundView,
    PersonPageView,
    PressView,
    ReleaseView,
    View,
)
from tests.newsroom.made import (
    CONFIG,
    NOW,
    assembled,
    at,
    blackout,
    codes,
    item,
    later,
    readings,
    room,
    said,
    to,
)
from tests.newsroom.test_visibility import with_blackouts

IZCALLI, JUAREZ = CONFIG.municipalities
DRESSED = msgspec.structs.replace(
    CONFIG,
    municipalities=(
        msgspec.structs.replace(
            IZCALLI,
            color="#7b1e3a",
            logo="marca/logo.svg",
            slogan="Servir con pasión",
            boilerplate="Gobierno de resultados.",
            administrations=(
                Administration(date(2022, 1, 1), "2022-2024", (Officer("Karla Fiesco", "Presidenta"),)),
                Administration(date(2025, 1, 1), "2025-2027", (Officer("Ana Ruiz", "Presidenta"),)),
            ),
        ),
        msgspec.structs.replace(JUAREZ, color="#0b4f8a", slogan="La de juárez"),
    ),
)
ALLOWED = Exemption("health", "Art. 41, base III, C", "DJ/12", "Dirección Jurídica")


def under(*blackouts: Blackout, config: Config = DRESSED) -> Config:
    return msgspec.structs.replace(config, blackouts=blackouts)


def view(newsroom: Newsroom, template: str, url: str = "") -> View:
    routes, _ = plan.plan(newsroom)
    (route,) = (
        one for one in routes if one.template == template and one.language == "es-MX" and url in one.url
    )
    return plan.view(newsroom, route)


# --- who is quiet -------------------------------------------------------------------


def test_a_municipality_is_quiet_to_the_last_second_of_the_last_of_blackouts_that_follow_each_other() -> None:
    second = Blackout("Revocación", at("2026-03-11T00:00"), at("2026-03-20T23:59:59"), "hide")

    (silence,) = room(config=under(blackout("suspend"), second)).silences

    assert (silence.municipality, silence.suspended) == ("izcalli", True)
    assert silence.until == at("2026-03-20T23:59:59")
    assert silence.elections == ("Veda",)


@pytest.mark.parametrize(("now", "quiet"), [(-1, False), (0, True), (1, True)])
def test_neutral_dress_begins_at_the_first_second(now: int, *, quiet: bool) -> None:
    found = room(now=later(at("2026-02-01T00:00:00"), now), config=under(blackout())).config.municipality(
        "izcalli"
    )

    assert (found.slogan == "") is quiet


@pytest.mark.parametrize(("now", "quiet"), [(-1, True), (0, True), (1, False)])
def test_neutral_dress_ends_after_the_last_second(now: int, *, quiet: bool) -> None:
    found = room(now=later(at("2026-03-10T23:59:59"), now), config=under(blackout())).config.municipality(
        "izcalli"
    )

    assert (found.slogan == "") is quiet


def test_only_who_is_under_a_blackout_is_in_neutral_dress() -> None:
    config = room(config=under(blackout())).config

    izcalli, juarez = config.municipalities
    assert (izcalli.slogan, izcalli.logo, izcalli.boilerplate) == ("", "", "")
    assert izcalli.color not in ("#7b1e3a", "#0b4f8a")
    assert all(one.heads == () for one in izcalli.administrations)
    assert (juarez.slogan, juarez.color) == ("La de juárez", "#0b4f8a")
    assert config.people == ()


def test_a_blackout_that_only_warns_or_that_the_preview_lifts_changes_no_dress() -> None:
    suspended = under(blackout("suspend"))

    lifted, _, _ = rooms.assemble(readings(), suspended, NOW, showing=Showing(blackout=True))

    assert room(config=under(blackout("warn"))).config == under(blackout("warn"))
    assert lifted.config == suspended


# --- documents of the whole site ------------------------------------------------------


def test_a_document_of_the_whole_site_is_hidden_when_all_its_municipalities_are_silent() -> None:
    common = item("comun", municipality="", date=at("2026-02-15"))
    other = Blackout(
        "Local", at("2026-02-10T00:00"), at("2026-03-05T23:59:59"), "hide", municipality="juarez"
    )

    one, hidden_in_one, _ = assembled(common, config=under(blackout()))
    _, hidden_in_all, _ = assembled(common, config=under(blackout(), other))

    assert list(one.by_path) == [common.path]
    assert hidden_in_one == ()
    assert [(left.why, left.until) for left in hidden_in_all] == [("blackout", at("2026-03-06T00:00"))]


# --- on whose word --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mode", "exemption", "told"),
    [
        ("warn", None, ["blackout-would-hide"]),
        ("warn", ALLOWED, []),
        ("hide", ALLOWED, []),
        ("suspend", ALLOWED, []),
        ("hide", Exemption("health"), ["blackout-unauthorized"]),
        ("suspend", Exemption("health", "Art. 41"), ["blackout-unauthorized"]),
        ("hide", Exemption("health", authorized_by="Jurídico"), ["blackout-unauthorized"]),
    ],
)
def test_what_stays_on_nobodys_word_is_told(mode: str, exemption: Exemption | None, told: list[str]) -> None:
    one = item(date=at("2026-02-15"), blackout=exemption)

    _, hidden, problems = assembled(one, config=with_blackouts(blackout(mode)))  # type: ignore[arg-type]

    assert hidden == ()
    assert codes(problems) == told


@pytest.mark.parametrize("now", ["2026-01-31T23:59:59", "2026-03-11T00:00"])
def test_outside_the_window_nothing_is_told(now: str) -> None:
    _, _, problems = assembled(
        item(date=at("2026-01-15")), now=at(now), config=with_blackouts(blackout("warn"))
    )

    assert problems == ()


# --- what leads to a hidden document ---------------------------------------------------


def linking(target: str, exemption: Exemption | None = ALLOWED) -> Item:
    parts: tuple[str | Ref, ...] = (
        '<p>Vea <a href="',
        Ref("path", target, "", 7),
        '" title="a &gt; b">el <em>otro</em></a> y ',
    )
    parts += ('<a href="', Ref("path", "content/izcalli/comunicados/vecino.md", "", 7), '">este</a>.</p>')
    text = Body.of(Prose(parts, "Vea el otro y este.", {}, ()), lead="Vea.")
    pointers = {"thread": to("oculto.md"), "related": (to("oculto.md"),)}
    return item("visible", date=at("2026-02-20"), content=text, blackout=exemption, **pointers)  # type: ignore[arg-type]


@pytest.mark.parametrize("why", ["blackout", "expired"])
def test_a_link_to_what_time_took_away_is_its_words_and_stops_nothing(why: str) -> None:
    expires = at("2026-02-25T10:00") if why == "expired" else None
    gone = item("oculto", date=at("2026-02-15"), expires=expires)
    near = item("vecino", date=at("2026-02-16"), blackout=ALLOWED)
    config = under(blackout()) if why == "blackout" else DRESSED
    newsroom, hidden, _ = assembled(linking(gone.path), gone, near, config=config)

    told = links.problems(newsroom, hidden)

    shown = view(newsroom, "release.html", "visible")
    assert isinstance(shown, ReleaseView)
    assert shown.article.body.markup.startswith("<p>Vea el <em>otro</em> y <a href=")
    assert shown.article.body.markup.endswith('vecino/">este</a>.</p>')
    assert shown.article.thread == ()
    assert {one.code for one in told} == ({"reference-expired"} if why == "expired" else set())
    assert all("oculto" not in str(one) for one in told)


# --- pages ----------------------------------------------------------------------------


def dressed_room(mode: str, now: Moment = NOW) -> Newsroom:
    photo = "content/izcalli/comunicados/salud/foto.jpg"
    one = item(
        "salud",
        path="content/izcalli/comunicados/salud/index.md",
        date=at("2024-02-15"),
        people=(Named("Ana Ruiz", "Presidenta"),),
        blackout=ALLOWED,
    )
    config = under(blackout(mode))  # type: ignore[arg-type]
    return room(one, item("obra", date=at("2026-02-16")), now=now, config=config, pictures=(photo,))


@pytest.mark.parametrize("mode", ["hide", "suspend"])
def test_pages_under_a_blackout_say_so_and_bear_nothing_of_the_government(mode: str) -> None:
    newsroom = dressed_room(mode)

    front = view(newsroom, "municipality.html", "izcalli")
    release = view(newsroom, "release.html")
    press = view(newsroom, "press.html", "izcalli")

    assert isinstance(front, MunicipalityView)
    assert isinstance(release, ReleaseView)
    assert isinstance(press, PressView)
    (notice,) = front.shell.blackouts
    assert (notice.suspended, notice.until, notice.names) == (
        mode == "suspend",
        at("2026-03-10T23:59:59"),
        (),
    )
    assert release.article.people == ()
    assert release.article.earlier is not None
    assert release.article.earlier.head == ""
    assert (release.article.slogan, release.article.boilerplate, press.people) == ("", "", ())
    assert "/tarjeta-" in release.shell.graph.image  # drawn, not the photo
    said = str(msgspec.to_builtins((front, release, press)))
    assert not any(word in said for word in ("Servir", "resultados", "#7b1e3a", "logo.svg", "Ana Ruiz"))


def test_the_common_pages_name_who_is_under_a_blackout_and_the_neighbour_keeps_its_own_dress() -> None:
    newsroom = dressed_room("suspend")

    home = view(newsroom, "home.html")
    lost = view(newsroom, "404.html")
    neighbour = view(newsroom, "municipality.html", "juarez")

    assert isinstance(home, HomeView)
    assert isinstance(lost, NotFoundView)
    assert isinstance(neighbour, MunicipalityView)
    assert [one.names for one in (*home.shell.blackouts, *lost.shell.blackouts)] == [("Izcalli",)] * 2
    assert neighbour.shell.blackouts == ()
    assert neighbour.shell.brand.color == "#0b4f8a"
    assert not any(route.template == "person.html" for route in plan.plan(newsroom)[0])


def test_before_and_after_it_nothing_is_left_of_a_blackout() -> None:
    before = dressed_room("suspend", at("2026-01-31T23:59:59"))
    after = dressed_room("suspend", at("2026-03-11T00:00"))

    person = view(after, "person.html")

    assert isinstance(person, PersonPageView)
    assert [one.url for one in plan.plan(before)[0]] == [
        one.url for one in plan.plan(after)[0] if "obra" not in one.url and "/2026/" not in one.url
    ]
    assert person.shell.blackouts == ()


@pytest.mark.parametrize("mode", ["hide", "suspend"])
def test_a_headline_that_names_an_official_is_told_in_the_blackout_that_takes_their_lists_away(
    mode: str,
) -> None:
    one = item(title="Ana Ruiz vacuna", date=at("2026-02-15"), blackout=ALLOWED)

    newsroom = room(one, config=under(blackout(mode)))  # type: ignore[arg-type]

    assert newsroom.config.people == ()
    assert [found.code for found in said(officials_in_headlines, newsroom)] == ["official-in-headline"]
