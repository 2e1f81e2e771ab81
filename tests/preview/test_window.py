"""What is dropped on a page becomes a draft on disk, and a form asks for the rest."""

from __future__ import annotations

import http.client
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlencode

import pytest
from msgspec.structs import force_setattr

from sitegen.intake.counter import Counter
from sitegen.preview.guard import Guard
from sitegen.preview.window import nobody
from tests.house.driver import RELEASE, SETTINGS, Driver
from tests.intake.desk import docx, paragraph, photo
from tests.preview.conftest import AGUA
from tests.preview.shown import Reply, Shown, served

TEXT = (
    "Termina la obra del pozo\n\nCuautitlán Izcalli, Estado de México, a 5 de marzo de 2021.- "
    "El Ayuntamiento informó que la obra terminó.\n"
)
PLACE = "content/izcalli/comunicados/2021/2021-03-05-termina-la-obra-del-pozo"


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """One preview for all deliveries; each test has a headline of its own."""
    driver = Driver(tmp_path_factory.mktemp("ventana") / "site", {AGUA: RELEASE}, now="2026-03-01")
    with served(driver, open_reception=lambda: Counter(driver.root)) as one:
        yield one


def send(shown: Shown, name: str, body: bytes, headers: Mapping[str, str | None] | None = None) -> Reply:
    """A POST as a page of ours makes it."""
    kind = "application/x-www-form-urlencoded" if name.startswith("slip") else "application/octet-stream"
    told = {"Origin": shown.origin, "Sec-Fetch-Site": "same-origin", "Content-Type": kind, **(headers or {})}
    path = name if name.startswith("/") else f"{shown.guard.place}{name}"
    connection = http.client.HTTPConnection("127.0.0.1", shown.guard.port, timeout=60)
    try:
        connection.request("POST", path, body, {key: one for key, one in told.items() if one is not None})
        answer = connection.getresponse()
        found = {key.lower(): one for key, one in answer.getheaders()}
        return Reply(answer.status, found, answer.read())
    finally:
        connection.close()


def packed(*files: tuple[str, bytes]) -> bytes:
    head = json.dumps([{"name": name, "size": len(data)} for name, data in files])
    return f"{head}\n".encode() + b"".join(data for _, data in files)


def drop(shown: Shown, *files: tuple[str, bytes]) -> dict[str, object]:
    found = json.loads(send(shown, "drop", packed(*files)).body)
    assert isinstance(found, dict)
    return found


def slip_of(shown: Shown, handed: Mapping[str, object]) -> str:
    assert str(handed["go"]).startswith(shown.guard.place)
    return shown.get(str(handed["go"])).text


def fill(shown: Shown, handed: Mapping[str, object], **filled: str | Sequence[str]) -> Reply:
    """Sends the form as it stands, with what is filled in."""
    page = slip_of(shown, handed)
    given: dict[str, str | Sequence[str]] = dict(
        re.findall(r'<input (?:id="[^"]*" )?(?:type="hidden" )?name="([^"]+)"[^>]*? value="([^"]*)"', page)
    )
    given |= dict(re.findall(r'<textarea [^>]*name="([^"]+)"[^>]*>([^<]*)</textarea>', page))
    for name, options in re.findall(r'<select [^>]*name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        given[name] = "".join(re.findall(r'value="([^"]*)" selected', options))
    checked = re.findall(r'<input type="checkbox" name="([^"]+)" value="([^"]*)" checked', page)
    given |= dict(checked)
    number = str(handed["go"]).rpartition("=")[2]
    return send(shown, f"slip?number={number}", urlencode({**given, **filled}, doseq=True).encode())


def test_a_word_file_with_photographs_becomes_a_draft_in_its_folder(shown: Shown) -> None:
    word = docx("".join(paragraph(line) for line in TEXT.split("\n\n")))

    handed = drop(shown, ("Boletín.docx", word), ("IMG_1.JPG", photo()))

    folder = shown.driver.root / PLACE
    text = (folder / "index.md").read_text(encoding="utf-8")
    assert "titulo: 'Termina la obra del pozo'" in text
    assert "borrador: sí" in text
    assert sorted(one.name for one in folder.iterdir()) == ["index.md", "termina-la-obra-del-pozo-1.jpg"]
    assert "Texto alternativo" in slip_of(shown, handed)
    assert 'src="data:image/jpeg;base64,' in slip_of(shown, handed)


def test_the_draft_is_shown_with_its_ribbon_and_its_form_can_be_found_again(shown: Shown) -> None:
    handed = drop(shown, ("a.txt", TEXT.replace("pozo", "mercado").encode()))

    page = re.findall(r'<a href="(/izcalli/[^"]+)"', slip_of(shown, handed))[0]

    assert "obra del mercado" in shown.get(page).text
    assert "Borrador" in str(shown.news(page)["ribbon"])
    assert str(shown.news(page)["slip"]) == str(handed["go"]).rpartition("=")[2]


def test_what_is_filled_in_is_written_and_all_else_stays(shown: Shown) -> None:
    handed = drop(shown, ("b.txt", TEXT.replace("pozo", "puente").encode()))
    file = shown.driver.root / f"{PLACE.replace('pozo', 'puente')}.md"
    before = file.read_text(encoding="utf-8")

    reply = fill(shown, handed, summary="Ya se puede cruzar.", topics=["agua", "salud"])

    after = file.read_text(encoding="utf-8")
    assert (reply.status, reply.headers["location"]) == (
        303,
        "/izcalli/comunicados/2021/termina-la-obra-del-puente/",
    )
    assert after == before.replace(
        "borrador: sí\n", "borrador: sí\nresumen: 'Ya se puede cruzar.'\ntemas:\n  - 'agua'\n  - 'salud'\n"
    )


def test_the_alternative_text_of_a_photograph_is_written_to_its_picture(shown: Shown) -> None:
    handed = drop(
        shown,
        ("c.txt", TEXT.replace("pozo", "muro").encode()),
        ("x.jpg", photo()),
        ("y.jpg", photo(900, 1200)),
    )

    reply = fill(shown, handed, **{"image.0.alt": "El muro nuevo", "gallery.0.alt": "Otra: «vista»"})

    text = (shown.driver.root / PLACE.replace("pozo", "muro") / "index.md").read_text(encoding="utf-8")
    assert reply.status == 303
    assert "alt: 'El muro nuevo'" in text
    assert "alt: 'Otra: «vista»'" in text


def test_what_lacks_its_place_waits_aside_until_the_form_tells_it(shown: Shown) -> None:
    handed = drop(
        shown,
        ("d.txt", b"COMUNICADO DE PRENSA\n\nSe abre la alberca\n\nDesde hoy se puede nadar en la alberca.\n"),
        ("z.jpg", photo()),
    )
    aside = shown.driver.root / "borradores"
    waiting = next(aside.rglob("index.md"))
    lacking = fill(shown, handed)

    reply = fill(shown, handed, municipality="juarez", date="2026-02-03")

    there = shown.driver.root / "content/juarez/comunicados/2026/2026-02-03-se-abre-la-alberca/index.md"
    assert lacking.status == 422
    assert "Municipio" in lacking.text
    assert reply.headers["location"] == "/juarez/comunicados/2026/se-abre-la-alberca/"
    assert there.is_file()
    assert not waiting.exists()
    assert "se puede nadar" in shown.get(reply.headers["location"]).text


def test_a_wrong_value_is_told_and_nothing_typed_is_lost(shown: Shown) -> None:
    handed = drop(shown, ("e.txt", TEXT.replace("pozo", "parque").encode()))
    file = shown.driver.root / f"{PLACE.replace('pozo', 'parque')}.md"
    before = file.read_bytes()

    reply = fill(shown, handed, date="2026-02-30", summary="Lo que ya escribí")

    assert reply.status == 422
    assert "Lo que ya escribí" in reply.text
    assert "2026-02-30" in reply.text
    assert file.read_bytes() == before


def test_a_file_that_was_changed_meanwhile_is_not_touched(shown: Shown) -> None:
    handed = drop(shown, ("f.txt", TEXT.replace("pozo", "jardín").encode()))
    file = shown.driver.root / f"{PLACE.replace('pozo', 'jardin')}.md"
    page = slip_of(shown, handed)
    seen = re.findall(r'name="seen" value="([^"]+)"', page)[0]
    mine = file.read_text(encoding="utf-8") + "\nLo mío.\n"
    file.write_text(mine, encoding="utf-8")

    reply = fill(shown, handed, seen=seen, summary="x")

    assert reply.status == 422
    assert "cambió" in reply.text
    assert file.read_text(encoding="utf-8") == mine


def test_what_exists_is_never_written_over(shown: Shown) -> None:
    file = shown.driver.root / f"{PLACE.replace('pozo', 'faro')}.md"
    shown.driver.edit({file.relative_to(shown.driver.root).as_posix(): RELEASE})

    handed = drop(shown, ("g.txt", TEXT.replace("pozo", "faro").encode()))

    assert handed["go"] == ""
    assert "no se tocó" in str(handed["problems"])
    assert file.read_text(encoding="utf-8") == RELEASE


def test_a_broken_file_is_told_and_the_others_come_in(shown: Shown) -> None:
    handed = drop(shown, ("roto.docx", b"PK\x03\x04 no"), ("h.txt", TEXT.replace("pozo", "kiosco").encode()))

    assert "roto.docx" in slip_of(shown, handed)
    assert "obra del kiosco" in slip_of(shown, handed)


def test_a_broken_photograph_is_told_and_the_document_comes_in(shown: Shown) -> None:
    handed = drop(shown, ("i.txt", TEXT.replace("pozo", "rastro").encode()), ("mala.jpg", b"\xff\xd8\xff no"))

    assert "mala.jpg" in slip_of(shown, handed)
    assert (shown.driver.root / f"{PLACE.replace('pozo', 'rastro')}.md").is_file()


def test_photographs_without_a_document_are_refused_with_the_way(shown: Shown) -> None:
    handed = drop(shown, ("a.jpg", photo()))

    assert handed["go"] == ""
    assert "sitegen fotos" in str(handed["problems"])


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\n",
        b"[]\n",
        b"{}\n",
        b'[{"name": "a.txt", "size": 5}]\nab',
        b'[{"name": "a.txt", "size": 1}]\nabc',
        b'[{"name": "a.txt", "size": -1}]\n',
        b'[{"name": "../a.txt", "size": 1}]\na',
        b'[{"name": "a/b.txt", "size": 1}]\na',
        b'[{"name": "a.txt", "size": 999999999999}]\na',
        b"x" * 100_000,
        json.dumps([{"name": "a.txt", "size": 0}] * 100).encode() + b"\n",
    ],
)
def test_what_is_no_delivery_is_refused_in_words(shown: Shown, body: bytes) -> None:
    found = json.loads(send(shown, "drop", body).body)

    assert found["go"] == ""
    assert found["problems"][0]["what"]
    assert ("«../a.txt»" in found["problems"][0]["what"]) == (b"../a" in body)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": None},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Host": "evil.example"},
    ],
)
@pytest.mark.parametrize("name", ["drop", "slip?number=1"])
def test_no_other_site_can_hand_anything_in(
    shown: Shown, name: str, headers: Mapping[str, str | None]
) -> None:
    before = sorted(shown.driver.root.rglob("*.md"))

    reply = send(shown, name, packed(("k.txt", TEXT.replace("pozo", "ajeno").encode())), headers)

    assert reply.status in (403, 421)
    assert sorted(shown.driver.root.rglob("*.md")) == before


def test_without_the_token_there_is_nothing_to_hand_in_to(shown: Shown) -> None:
    for path in ("/_sitegen/x/drop", "/drop", "/", f"/_sitegen/{shown.guard.token}x/drop"):
        assert send(shown, path, packed(("l.txt", TEXT.encode()))).status in (404, 405)


def test_a_form_of_another_kind_of_content_is_refused(shown: Shown) -> None:
    found = send(shown, "drop", packed(("m.txt", TEXT.encode())), {"Content-Type": "text/plain"})

    assert json.loads(found.body)["go"] == ""


@pytest.mark.parametrize("number", ["0", "999", "-1", "x", "", "1e3", "٣"])
def test_a_form_that_there_is_not_is_not_found(shown: Shown, number: str) -> None:
    assert shown.own(f"slip?number={number}" if number.isascii() else "slip?number=%D9%A3").status == 404


def test_who_serves_the_whole_network_takes_nothing_in(tmp_path: Path) -> None:
    driver = Driver(tmp_path / "site", {AGUA: RELEASE}, now="2026-03-01")
    with served(driver, open_reception=lambda: Counter(driver.root)) as one:
        open_house = Guard("0.0.0.0", one.guard.port, one.guard.token)  # noqa: S104
        force_setattr(one.preview.window, "guard", open_house)
        handed = drop(one, ("a.txt", TEXT.encode()))

    assert handed["go"] == ""
    assert not list(driver.root.rglob("*pozo*"))


def test_where_nobody_takes_documents_in_it_says_so(tmp_path: Path) -> None:
    driver = Driver(tmp_path / "site", {AGUA: RELEASE, "site.toml": SETTINGS}, now="2026-03-01")
    with served(driver, open_reception=nobody) as one:
        handed = drop(one, ("a.txt", TEXT.encode()))

    assert "sitegen importar" in str(handed["problems"])
