"""The three documents that the project started from become pages, whole, with no template edited.

Each is turned into Markdown here, by hand: a recipe says which of its paragraphs is
what. Nothing of their text is in the repository; without the folder beside it, these
tests are skipped.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from tests.house.driver import Driver

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not beside the repository")

BULLETIN = "000_eb18c84f0669caa9.txt"
LETTER = "001_5df5c430da1e54e8.txt"
NEWS_PAGE = "002_051635b449901dce.txt"

SETTINGS = """\
[site]
title = "Sala de prensa"
url = "https://prensa.example.org/"
language = "es-MX"
timezone = "America/Mexico_City"

[[municipality]]
id = "izcalli"
name = "Cuautitlán Izcalli"
state = "Estado de México"
office = "Comunicación Social"
address = "{address}"
phone = "{phone}"
slogan = "{slogan}"
boilerplate = "{boilerplate}"
folio = {{ pattern = "{{office}}/{{date:%d%m%y}}/{{number:03}}", office = "CGCS" }}

[[municipality]]
id = "juarez"
name = "Benito Juárez"
label = "Alcaldía"
state = "Ciudad de México"

[[topic]]
id = "noticias"
name = "Noticias"

[[legend]]
text = "{legend}"
state = "Estado de México"
from = 2026-01-01
to = 2026-12-31
"""

# Of the news page: the paragraphs of each entry of its list, the title first.
ENTRIES = ((12, 13), (14, 15, 16), (17, 18), (19, 20), (21, 22), (23, 24), (25, 26), (27, 28))


def paragraphs(name: str) -> list[str]:
    """The paragraphs of a seed, each on one line, without marks of bold and italics."""
    blocks = re.split(r"\n\s*\n", (SEEDS / name).read_text(encoding="utf-8").strip())
    return [" ".join(block.replace("*", "").split()) for block in blocks]


def document(front: list[str], body: list[str]) -> str:
    return "\n".join(["---", *front, "---", "", "\n\n".join(body), ""])


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def settings() -> str:
    """What the bulletin says of its issuer belongs to site.toml: address, phone, slogan, legend."""
    told = paragraphs(BULLETIN)
    address, phone = told[10].split(" Teléfono: ")
    issuer, legend = told[8].rstrip('"').split(' "')
    slogan = (SEEDS / BULLETIN).read_text(encoding="utf-8").strip().splitlines()[-1]
    return SETTINGS.format(address=address, phone=phone, slogan=slogan, boilerplate=issuer, legend=legend)


def bulletin() -> str:
    told = paragraphs(BULLETIN)
    front = [f"titulo: {quoted(told[2])}", f"folio: {told[1]}", "imagen:", "  archivo: foto.png"]
    return document([*front, "  alt: Una sala", f"  pie: {quoted(told[9])}"], told[3:8])


def letter() -> str:
    """The recitals lose the dash before their letter and stand a line each, as the guide says."""
    told = paragraphs(LETTER)
    subject = quoted(told[1].removeprefix("ASUNTO: "))
    addressees, salutation = told[2].rsplit(" ", 1)
    president = re.fullmatch(r"(Mtra\. .* García) (.*)", told[10])
    commissioner = re.fullmatch(r"(José .* Vilchis) (.*)", told[12])
    assert president is not None
    assert commissioner is not None
    front = [
        f"titulo: {subject}",
        "subtipo: oficio",
        "lugar: Huixquilucan",
        f"asunto: {subject}",
        "destinatarios:",
    ]
    front += [f"  - nombre: {quoted(addressees)}", f"vocativo: {salutation}", "firmantes:"]
    for name, office in (president.groups(), commissioner.groups()):
        front += [f"  - nombre: {name}", f"    cargo: {office}"]
    return document(front, [*told[3:6], f"**{told[6]}**", "\n".join(recitals()), f"**{told[9]}**"])


def recitals() -> list[str]:
    text = (SEEDS / LETTER).read_text(encoding="utf-8")
    return re.findall(r"^- ([A-H]\. .*)$", text, re.MULTILINE)


def news() -> dict[str, str]:
    """The page's release, and each entry of the list below it as a short release of its own."""
    told = paragraphs(NEWS_PAGE)
    made = {"2026-01-20-intercambio": document([f"titulo: {quoted(told[0])}"], told[2:10])}
    for number, (title, *text) in enumerate(ENTRIES):
        front = [f"titulo: {quoted(told[title])}", f"temas: [{told[11].lower()}]"]
        made[f"2026-01-{10 + number}-entrada-{number}"] = document(front, [told[one] for one in text])
    return {f"content/juarez/comunicados/2026/{name}.md": text for name, text in made.items()}


def picture() -> bytes:
    file = BytesIO()
    Image.new("RGB", (1200, 800), "#7b1e3a").save(file, "PNG")
    return file.getvalue()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Driver:
    made: dict[str, str | bytes] = {
        "site.toml": settings(),
        "content/izcalli/comunicados/2026/2026-01-13-encuentro/index.md": bulletin(),
        "content/izcalli/comunicados/2026/2026-01-13-encuentro/foto.png": picture(),
        "content/izcalli/documentos/2022-05-24-gobierno-abierto.md": letter(),
        **news(),
    }
    driver = Driver(tmp_path_factory.mktemp("seeds"), made, now="2026-03-01T12:00")
    driver.build()
    return driver


BULLETIN_PAGE = "izcalli/comunicados/2026/encuentro/"
LETTER_PAGE = "izcalli/documentos/2022/gobierno-abierto/"
RELEASE_PAGE = "juarez/comunicados/2026/intercambio/"


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def shown(driver: Driver, page: str) -> str:
    body = BeautifulSoup(driver.read(page), "html.parser").body
    assert body is not None
    return body.get_text(" ")


def lost(told: list[str], page: str) -> list[str]:
    """The paragraphs whose words do not stand on the page one after the other."""
    run = " ".join(words(page))
    return [one for one in told if " ".join(words(one)) not in run]


def test_every_word_of_the_bulletin_is_on_its_page(built: Driver) -> None:
    told, page = paragraphs(BULLETIN), shown(built, BULLETIN_PAGE)

    assert set(words(" ".join(told))) <= set(words(page))
    assert lost([*told[:8], told[9]], page) == []


def test_dateline_folio_and_legend_of_the_bulletin_come_from_data(built: Driver) -> None:
    told, page = paragraphs(BULLETIN), " ".join(shown(built, BULLETIN_PAGE).split())
    body = bulletin().split("---\n")[2]
    legend = settings().split('text = "')[1].split('"')[0]

    for one in (told[0], told[1], legend):
        assert one not in body
        assert one in page


def test_every_word_of_the_letter_is_on_its_page(built: Driver) -> None:
    told, page = paragraphs(LETTER), shown(built, LETTER_PAGE)
    drawn = set("abcdefgh")  # the recitals' letters are the list's own, see the next test

    assert set(words(" ".join(told))) - drawn <= set(words(page))
    assert lost([told[0], told[2], *told[3:7], told[9], *(one[3:] for one in recitals())], page) == []


def test_the_lettered_recitals_are_one_list_of_eight(built: Driver) -> None:
    lists = BeautifulSoup(built.read(LETTER_PAGE), "html.parser").select('ol[type="A"]')

    assert [len(one.find_all("li", recursive=False)) for one in lists] == [8]


def test_the_letter_is_dated_where_it_was_written(built: Driver) -> None:
    assert paragraphs(LETTER)[0] in " ".join(shown(built, LETTER_PAGE).split())


def test_every_word_of_the_news_page_is_on_its_pages(built: Driver) -> None:
    told = paragraphs(NEWS_PAGE)
    release = shown(built, RELEASE_PAGE)
    pages = [shown(built, f"juarez/comunicados/2026/entrada-{number}/") for number in range(len(ENTRIES))]
    entries = zip(ENTRIES, pages, strict=True)

    assert lost([told[0], *told[2:10]], release) == []
    assert [lost([told[one] for one in entry], page) for entry, page in entries] == [[]] * len(ENTRIES)
    assert set(words(" ".join([told[0], *told[2:10], *told[11:]]))) <= set(words(" ".join([release, *pages])))
    assert told[1] == "Ene 20, 2026"
    assert "20 de enero de 2026" in release
    assert told[10] == "Avisos"  # the heading of a list that is empty there; empty sections are not drawn


def test_no_template_was_edited(built: Driver) -> None:
    assert not (built.root / "themes").exists()
