"""What a browser is shown, and what it is not."""

from __future__ import annotations

import asyncio
import re
import socket
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import cast

import pytest

from sitegen.newsroom.visibility import Showing
from sitegen.preview.desk import Wishes
from sitegen.preview.wire import listener
from tests.house.driver import RELEASE, SETTINGS
from tests.preview.conftest import AGUA, PAGE, Previews
from tests.preview.pixels import jpeg, told_png

NOW = datetime.fromisoformat("2026-03-01T12:00")


def test_a_page_is_the_built_one_with_the_script(preview: Previews) -> None:
    shown = preview(wishes=Wishes(now=NOW))
    shown.driver.build()

    page = shown.get(PAGE).text

    without, times = re.subn(rf'<script src="{shown.guard.place}preview.js" .*?</script>\n', "", page)
    assert times == 1
    assert without == shown.driver.read(PAGE.lstrip("/"))


def test_every_built_file_is_served_with_its_bytes(preview: Previews) -> None:
    shown = preview({"content/izcalli/comunicados/nota/index.md": RELEASE, **_album()}, Wishes(now=NOW))
    shown.driver.build()
    tree = {path: data for path, data in shown.driver.tree().items() if not path.startswith(".sitegen")}

    other = {path for path in tree if not path.endswith(".html") if shown.get(f"/{path}").body != tree[path]}

    assert len(tree) > 40
    assert other == set()


def test_a_mark_is_served_without_what_its_file_tells_of_its_maker(preview: Previews) -> None:
    logos = 'id = "izcalli"\nlogo = "marca/logo.png"\nlogo_dark = "marca/noche.svg"'
    drawn = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>'
    shown = preview(
        {
            "site.toml": SETTINGS.replace('id = "izcalli"', logos),
            "marca/logo.png": told_png("la diseñadora"),
            "marca/noche.svg": f"<!-- la diseñadora -->{drawn}",
        }
    )
    shown.driver.build()

    found = {path: data for path, data in shown.driver.tree().items() if "/marca-" in path}
    served = {path: shown.get(f"/{path}").body for path in found}

    assert len(found) == 2
    assert served == found
    assert b"la dise" not in b"".join(served.values())


def test_nothing_is_written_but_the_programs_own_notes(preview: Previews) -> None:
    shown = preview()
    shown.get(PAGE)

    names = {path.name for path in shown.driver.root.iterdir()}

    assert names == {"site.toml", "content", ".sitegen"}


def test_a_folder_without_its_slash_leads_to_it(preview: Previews) -> None:
    reply = preview().get(PAGE.rstrip("/"))

    assert (reply.status, reply.headers["location"]) == (301, PAGE)


@pytest.mark.parametrize("path", ["/robots.txt/", "/nada", "/nada/", "/IZCALLI/", "/izcalli/Comunicados/"])
def test_what_is_not_there_is_the_sites_own_404(preview: Previews, path: str) -> None:
    reply = preview().get(path)

    assert reply.status == 404
    assert "<h1" in reply.text


def test_an_index_page_is_found_by_its_file_name(preview: Previews) -> None:
    shown = preview()

    assert shown.get(f"{PAGE}index.html").body == shown.get(PAGE).body


def test_a_base_path_is_honoured(preview: Previews) -> None:
    settings = SETTINGS.replace("https://prensa.example.org/", "https://gob.example.org/prensa/")
    shown = preview({"site.toml": settings})

    assert shown.get(f"/prensa{PAGE}").status == 200
    assert shown.get("/prensa").headers["location"] == "/prensa/"
    assert (shown.get("/").status, shown.get("/").headers["location"]) == (302, "/prensa/")
    assert (shown.get(PAGE).status, "/prensa/" in shown.get(PAGE).text) == (404, True)


def test_an_unchanged_page_costs_no_bytes(preview: Previews) -> None:
    shown = preview()
    tag = shown.get(PAGE).headers["etag"]

    again = shown.get(PAGE, {"If-None-Match": tag})

    assert (again.status, again.body) == (304, b"")


def test_a_draft_is_not_there_unless_it_is_asked_for(preview: Previews) -> None:
    draft = RELEASE.replace("date:", "draft: true\ndate:")
    files: dict[str, str | bytes] = {"content/izcalli/comunicados/secreto.md": draft}
    public, shown = preview(files), preview(files, Wishes(Showing(drafts=True)))

    path = "/izcalli/comunicados/2026/secreto/"

    assert public.get(path).status == 404
    assert public.get("/datos/comunicados.json").text.count("secreto") == 0
    assert shown.get(path).status == 200
    assert "Borrador" in str(shown.news(path)["ribbon"])
    assert shown.news(PAGE)["ribbon"] == ""


def test_what_waits_for_approval_says_so(preview: Previews) -> None:
    settings = SETTINGS.replace('name = "Cuautitlán', 'approval = "required"\nname = "Cuautitlán')
    shown = preview({"site.toml": settings}, Wishes(Showing(drafts=True)))

    assert "visto bueno" in str(shown.news(PAGE)["ribbon"])


def test_what_waits_for_its_date_tells_until_when(preview: Previews) -> None:
    later = RELEASE.replace("2026-01-13", "2026-05-20")
    files: dict[str, str | bytes] = {"content/izcalli/comunicados/luego.md": later}
    shown = preview(files, Wishes(Showing(future=True), NOW))

    ribbon = shown.news("/izcalli/comunicados/2026/luego/")["ribbon"]

    assert "20 de mayo" in str(ribbon)


def test_an_electoral_blackout_can_be_looked_through(preview: Previews) -> None:
    window = (
        '\n[[blackout]]\nname = "Elecciones"\nfrom = 2026-02-01T00:00:00\nto = 2026-06-07T23:59:59\n'
        'mode = "hide"\nearlier = "hide"\n'
    )
    files: dict[str, str | bytes] = {"site.toml": SETTINGS + window}

    hidden, seen = preview(files, Wishes(now=NOW)), preview(files, Wishes(Showing(blackout=True), NOW))

    assert hidden.get(PAGE).status == 404
    assert "veda" in str(seen.news(PAGE)["ribbon"])


def test_another_moment_can_be_asked_for(preview: Previews) -> None:
    shown = preview(wishes=Wishes(now=datetime.fromisoformat("2026-01-12T12:00")))

    assert shown.get(PAGE).status == 404
    assert "12 de enero" in str(shown.news("/")["moment"])


def test_the_script_is_told_where_the_page_comes_from(preview: Previews) -> None:
    shown = preview()

    assert shown.news(PAGE)["source"] == AGUA
    assert shown.news("/")["source"] == "templates/home.html"


def test_the_sharing_sheet_has_texts_for_every_network(preview: Previews) -> None:
    sheet = preview().own(f"share?page={PAGE}")

    assert sheet.status == 200
    for words in ("WhatsApp", "Facebook", "*Agua para todos*", "https://prensa.example.org" + PAGE):
        assert words in sheet.text


def test_the_phones_frame_shows_the_page(preview: Previews) -> None:
    assert f'<iframe src="{PAGE}"' in preview().own(f"phone?page={PAGE}").text


def _album() -> dict[str, str | bytes]:
    return {"content/izcalli/comunicados/nota/foto.jpg": jpeg()}


def test_an_answer_is_sent_at_once_and_waits_for_no_acknowledgement() -> None:
    async def delays() -> bool:
        arrived: asyncio.Queue[asyncio.StreamWriter] = asyncio.Queue()
        bound = listener("127.0.0.1", 0)
        served = await asyncio.start_server(lambda _, writer: arrived.put_nowait(writer), sock=bound)
        async with served:
            _, caller = await asyncio.open_connection(*bound.getsockname())
            answerer = await arrived.get()
            own = cast("socket.socket", answerer.get_extra_info("socket"))
            told = own.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            for one in (answerer, caller):
                one.close()
                await one.wait_closed()
        return not told

    with ThreadPoolExecutor(1) as aside:  # a browser of other tests may run a loop in this thread
        assert not aside.submit(asyncio.run, delays()).result()
