"""An afternoon in a town hall: from an empty folder to a newsroom that is searched, by the wheel.

GitHub Pages is imitated: the artifact is tarred as actions/upload-pages-artifact does it, and served
under the path of a project by Pages' rules.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import tarfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from judges.street import serve
from tests.browser.conftest import listen

pytestmark = [pytest.mark.long, pytest.mark.browser, pytest.mark.xdist_group("packaging")]

BASE = "/sala-de-prensa/"
TEXT = (
    "El Ayuntamiento de León rehabilitó la glorieta de Las Palomas.\n\nLa obra benefició a doce colonias.\n"
)
OLD = "COMUNICADO 12\n\nInicia la vacunación antirrábica\n\nLeón, Guanajuato, a 8 de enero de 2026.- " + TEXT


def sitegen(program: Path, *words: str) -> str:
    """Runs the installed program where there is no Node.js and Spanish is spoken."""
    environment = {"PATH": "/usr/bin:/bin", "LANG": "es_MX.UTF-8", "HOME": os.environ.get("HOME", "/")}
    done = subprocess.run([program, *words], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def site(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The newsroom after `init`, `new`, a draft that was written and one that was not, and an import."""
    root = tmp_path_factory.mktemp("town") / "sala"
    repository = (
        "--municipality",
        "León",
        "--state",
        "Guanajuato",
        "--repository",
        "ayuntamiento/sala-de-prensa",
    )
    sitegen(installed, "init", str(root), *repository, "--language", "es", "--yes")
    begun = sitegen(installed, "nuevo", "comunicado", "Reabre la glorieta", "--site", str(root))
    file = root / re.findall(r"content/\S+\.md", begun)[0]
    written = file.read_text(encoding="utf-8").replace("borrador: sí\n", "")
    file.unlink()
    public = Path(str(file).replace("/borradores/", "/"))  # where git takes it
    public.parent.mkdir(parents=True, exist_ok=True)
    public.write_text(written + TEXT, encoding="utf-8")
    sitegen(installed, "nuevo", "comunicado", "Sigiloso todavía", "--site", str(root))
    old = root.parent / "boletin.txt"
    old.write_text(OLD, encoding="utf-8")
    told = ("--municipality", "leon", "--kind", "release", "--publish")
    sitegen(installed, "importar", str(old), *told, "--site", str(root))
    return root


@pytest.fixture(scope="module")
def artifact(installed: Path, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What actions/upload-pages-artifact packs of the built site: its tar command, hidden files included."""
    assert "Todo en orden" in sitegen(installed, "revisar", "--site", str(site))
    sitegen(installed, "construir", "--site", str(site))
    (site / "output" / ".sitegen-manifest").unlink()
    packed = tmp_path_factory.mktemp("artifact") / "artifact.tar"
    pack = [
        "tar",
        "--dereference",
        "--hard-dereference",
        "--directory",
        str(site / "output"),
        "-cf",
        str(packed),
    ]
    subprocess.run([*pack, "--exclude=.git", "--exclude=.github", "."], check=True)
    return packed


@pytest.fixture(scope="module")
def front(artifact: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site on our GitHub Pages."""
    folder = tmp_path_factory.mktemp("pages")
    with tarfile.open(artifact) as packed:
        packed.extractall(folder, filter="data")
    with serve(folder, BASE) as address:
        yield address


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(locale="es-MX")
    yield opened
    opened.close()


def test_the_artifact_is_one_that_pages_takes(artifact: Path) -> None:
    with tarfile.open(artifact) as packed:
        members = packed.getmembers()

    assert {one.name for one in members} >= {"./index.html", "./404.html", "./.nojekyll"}
    assert all(one.isfile() or one.isdir() for one in members)
    assert {one.mode & 0o777 for one in members if one.isfile()} == {0o644}
    assert {one.mode & 0o777 for one in members if one.isdir()} <= {0o755}
    assert sum(one.size for one in members) < 1_000_000_000


def test_what_is_a_draft_is_in_no_byte_of_the_artifact(artifact: Path) -> None:
    assert "igiloso" not in artifact.read_bytes().decode("latin-1")


def test_every_page_opens_in_a_browser_without_a_complaint(page: Page, front: str) -> None:
    complaints = listen(page, front)
    waiting, seen = [front], {front}
    while waiting:
        page.goto(waiting.pop())
        links = page.eval_on_selector_all("a[href]", "all => all.map(one => one.href.split('#')[0])")
        new = {one for one in links if one.startswith(front) and one.endswith("/")} - seen
        waiting += sorted(new)
        seen |= new

    assert complaints == []
    assert len(seen) > 20
    assert any(address.endswith("/reabre-la-glorieta/") for address in seen)


def test_the_search_finds_what_was_written_and_what_was_brought(page: Page, front: str) -> None:
    for words, title in (("palomas glorieta", "Reabre la glorieta"), ("vacunacion", "vacunación")):
        page.goto(f"{front}buscar/")
        page.locator("main input[type=search]").fill(words)
        page.locator("main input[type=search]").press("Enter")

        expect(page.locator("main [data-results] a[data-title]").first).to_contain_text(title)


def test_an_address_that_there_is_not_gets_the_sites_own_page(page: Page, front: str) -> None:
    answer = page.goto(f"{front}no-hay/")

    assert answer is not None
    assert answer.status == 404
    assert page.get_by_role("link", name="León").count() + page.get_by_role("main").count() > 0


def test_the_preview_answers_with_the_draft_in_it(installed: Path, site: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command: list[str | Path] = [installed, "ver", "--site", str(site), "--port", str(port), "--drafts"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as served:
        try:
            shown = _answered(f"http://127.0.0.1:{port}{BASE}leon/comunicados/", served)
        finally:
            served.terminate()

    assert "Sigiloso todavía" in shown


def _answered(address: str, served: subprocess.Popen[bytes]) -> str:
    """What the preview answers as soon as it does; it has a minute on a busy machine."""
    for _ in range(120):
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 - our own
                return str(answer.read().decode("utf-8"))
        except OSError:
            assert served.poll() is None, "the preview ended"
            time.sleep(0.5)
    pytest.fail("the preview did not answer")
