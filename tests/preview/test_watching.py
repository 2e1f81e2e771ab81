"""Every way in which a file is saved is noticed, and a storm of changes ends in one rebuild."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from watchdog.observers.api import BaseObserver

from sitegen.preview import serve, watch
from sitegen.preview.desk import STORM
from sitegen.preview.memory import Memory
from tests.house.driver import RELEASE, Sites
from tests.preview.conftest import AGUA, PAGE, Previews
from tests.preview.shown import Shown

NEW = RELEASE.replace("El agua llega hoy", "El agua llega mañana")


def _in_place(file: Path) -> None:
    """Notepad, TextEdit, shell redirections: the same file, emptied and written."""
    file.write_text(NEW, encoding="utf-8")


def _in_two_steps(file: Path) -> None:
    """An editor or a drive that is slow: first half, then all."""
    with file.open("w", encoding="utf-8") as stream:
        stream.write(NEW[:30])
        stream.flush()
        os.fsync(stream.fileno())
        time.sleep(0.1)
        stream.write(NEW[30:])


def _vim(file: Path) -> None:
    """vim with `backup`: tries the folder, moves the old file away, writes a new one."""
    (file.parent / "4913").write_text("", encoding="utf-8")
    (file.parent / "4913").unlink()
    swap = file.with_name(f".{file.name}.swp")
    swap.write_bytes(b"b0VIM 9.0")
    backup = file.with_name(f"{file.name}~")
    file.rename(backup)
    file.write_text(NEW, encoding="utf-8")
    backup.unlink()
    swap.unlink()


def _atomic(file: Path) -> None:
    """VS Code, gedit, many others: a file of another name takes the old one's place."""
    other = file.with_name(f".{file.name}.tmp-1234")
    other.write_text(NEW, encoding="utf-8")
    other.replace(file)


def _sed(file: Path) -> None:
    """`sed -i`: the same with a name that no ending gives away."""
    other = file.with_name("sedYc3PqZ")
    other.write_text(NEW, encoding="utf-8")
    other.replace(file)


def _word_pad(file: Path) -> None:
    """Word pads: the old file goes, the new one comes under a temporary name and is renamed."""
    lock = file.with_name(f"~${file.name}")
    lock.write_bytes(b"\x05Admin")
    other = file.with_name("~WRD0001.tmp")
    other.write_text(NEW, encoding="utf-8")
    file.unlink()
    other.rename(file)
    lock.unlink()


def _linked(file: Path) -> None:
    """Emacs: a backup by hard link, then in place."""
    backup = file.with_name(f"{file.name}~")
    backup.unlink(missing_ok=True)
    os.link(file, backup)
    file.unlink()
    file.write_text(NEW, encoding="utf-8")


def _copied_with_its_time(file: Path) -> None:
    """A copy that keeps the time and the size of what it replaces (rsync, archives)."""
    facts = file.stat()
    same_size = RELEASE.replace("hoy", "ayr")
    file.write_text(same_size, encoding="utf-8")
    os.utime(file, ns=(facts.st_atime_ns, facts.st_mtime_ns))


SAVES: tuple[Callable[[Path], None], ...] = (
    _in_place,
    _in_two_steps,
    _vim,
    _atomic,
    _sed,
    _word_pad,
    _linked,
)


@pytest.mark.parametrize("save", SAVES, ids=lambda save: save.__name__.strip("_"))
def test_a_save_is_shown_whichever_editor_made_it(preview: Previews, save: Callable[[Path], None]) -> None:
    shown = preview()

    save(shown.driver.root / AGUA)

    assert "llega mañana" in shown.shows(PAGE, "llega mañana").text
    shown.until(lambda: shown.state.problems == ())


@pytest.mark.parametrize("save", SAVES, ids=lambda save: save.__name__.strip("_"))
def test_a_second_save_of_the_same_kind_is_shown_too(preview: Previews, save: Callable[[Path], None]) -> None:
    shown = preview()
    save(shown.driver.root / AGUA)
    shown.shows(PAGE, "llega mañana")

    shown.driver.edit({AGUA: RELEASE})
    shown.shows(PAGE, "llega hoy")
    save(shown.driver.root / AGUA)

    shown.shows(PAGE, "llega mañana")


def test_a_file_with_its_old_time_and_size_is_read_again(preview: Previews) -> None:
    shown = preview()

    _copied_with_its_time(shown.driver.root / AGUA)

    shown.shows(PAGE, "llega ayr")


def test_a_new_file_appears_in_lists_feeds_search_and_data(preview: Previews) -> None:
    shown = preview()

    shown.driver.edit({"content/juarez/comunicados/luz.md": RELEASE.replace("Agua", "Luz")})
    shown.shows("/juarez/comunicados/2026/luz/", "Luz para todos")

    for path in ("/", "/juarez/", "/comunicados/", "/feed.xml", "/datos/comunicados.json", "/sitemap.xml"):
        assert "juarez/comunicados/2026/luz/" in shown.get(path).text


def test_a_deleted_file_disappears(preview: Previews) -> None:
    shown = preview({"content/izcalli/comunicados/luz.md": RELEASE})

    shown.driver.edit({"content/izcalli/comunicados/luz.md": None})

    shown.until(lambda: shown.get("/izcalli/comunicados/2026/luz/").status == 404)
    assert "2026/luz/" not in shown.get("/sitemap.xml").text


def test_a_renamed_file_has_its_new_address(preview: Previews) -> None:
    shown = preview()
    file = shown.driver.root / AGUA

    file.rename(file.with_name("lluvia.md"))

    shown.until(lambda: shown.get("/izcalli/comunicados/2026/lluvia/").status == 200)
    assert shown.get(PAGE).status == 404


def test_a_folder_moved_in_is_read_whole(preview: Previews, tmp_path: Path) -> None:
    shown = preview()
    folder = tmp_path / "traida"
    for number in range(5):
        (folder / "2026").mkdir(parents=True, exist_ok=True)
        (folder / "2026" / f"nota-{number}.md").write_text(RELEASE, encoding="utf-8")

    shutil.move(folder, shown.driver.root / "content/juarez/comunicados")

    for number in range(5):
        shown.shows(f"/juarez/comunicados/2026/nota-{number}/", "Agua para todos")
    (shown.driver.root / "content/juarez/comunicados/2026/nota-1.md").write_text(NEW, encoding="utf-8")
    shown.shows("/juarez/comunicados/2026/nota-1/", "llega mañana")


def test_the_content_folder_itself_may_be_exchanged(preview: Previews) -> None:
    shown = preview()
    content, other = shown.driver.root / "content", shown.driver.root / "viejo"

    content.rename(other)
    shown.until(lambda: any(one.code == "content-missing" for one in shown.state.problems))
    shutil.copytree(other, content)
    shown.until(lambda: shown.state.problems == ())
    (content / "izcalli/comunicados/agua.md").write_text(NEW, encoding="utf-8")

    shown.shows(PAGE, "llega mañana")


def test_the_settings_are_watched(preview: Previews) -> None:
    shown = preview()
    settings = (shown.driver.root / "site.toml").read_text(encoding="utf-8")

    shown.driver.edit({"site.toml": settings.replace("Sala de prensa", "Sala de noticias")})

    shown.shows("/", "Sala de noticias")


def test_a_theme_that_comes_later_is_watched_too(preview: Previews) -> None:
    shown = preview()
    settings = (shown.driver.root / "site.toml").read_text(encoding="utf-8")
    shown.driver.edit({"themes/propio/theme.toml": 'name = "propio"\nversion = "1"\nparent = "plaza"\n'})
    shown.driver.edit({"site.toml": settings.replace("[site]", '[site]\ntheme = "propio"')})
    shown.driver.edit({"themes/propio/static/site.css": "main{outline:7px solid}"})

    found = shown.shows("/", ".css").text
    style = found.partition('rel="stylesheet" href="')[2].partition('"')[0]

    assert style
    shown.until(lambda: "outline:7px" in shown.get(_style(shown)).text)
    shown.driver.edit({"themes/propio/static/site.css": "main{outline:8px solid}"})
    shown.until(lambda: "outline:8px" in shown.get(_style(shown)).text)


def test_a_burst_of_a_thousand_files_ends_in_one_rebuild(preview: Previews) -> None:
    shown = preview({f"content/juarez/comunicados/nota-{n}.md": RELEASE for n in range(1000)})
    before = shown.state.number

    for number in range(1000):
        file = shown.driver.root / f"content/juarez/comunicados/nota-{number}.md"
        file.write_text(NEW, encoding="utf-8")

    for number in (0, 500, 999):
        shown.shows(f"/juarez/comunicados/2026/nota-{number}/", "llega mañana")
    desk = shown.preview.desk
    shown.until(lambda: desk.done == desk.wanted)
    settled = shown.state.number
    time.sleep(0.5)
    assert shown.state.number == settled  # and then it is quiet
    assert settled - before < STORM + 5  # a few looks at its beginning, and one at its end


@pytest.mark.long
def test_a_checkout_of_another_branch_is_followed(preview: Previews) -> None:
    if shutil.which("git") is None:
        pytest.skip("no git here")
    shown = preview({f"content/juarez/comunicados/nota-{n}.md": RELEASE for n in range(1000)})
    _git(shown, "init", "-q", "-b", "uno")
    _git(shown, "add", "content", "site.toml")
    _git(shown, "commit", "-q", "-m", "uno")
    _git(shown, "checkout", "-q", "-b", "dos")
    for number in range(1000):
        shown.driver.edit({f"content/juarez/comunicados/nota-{number}.md": NEW})
    shown.driver.edit({"content/juarez/comunicados/nueva.md": RELEASE})
    _git(shown, "add", "content")
    _git(shown, "commit", "-q", "-m", "dos")
    shown.shows("/juarez/comunicados/2026/nueva/", "llega hoy")

    before = shown.state.number
    _git(shown, "checkout", "-q", "uno")

    shown.until(lambda: shown.get("/juarez/comunicados/2026/nueva/").status == 404)
    for number in (0, 500, 999):
        shown.shows(f"/juarez/comunicados/2026/nota-{number}/", "llega hoy")
    assert shown.state.number - before < STORM + 5  # a few looks at its beginning, and one at its end


def test_reading_and_editors_leavings_are_no_news(preview: Previews) -> None:
    shown = preview()
    folder = (shown.driver.root / AGUA).parent
    wanted = shown.preview.desk.wanted

    (folder / AGUA).name.encode()
    for _ in range(20):
        (shown.driver.root / AGUA).read_bytes()
        shown.get(PAGE)
    (folder / ".agua.md.swp").write_bytes(b"x")
    (folder / "agua.md~").write_bytes(b"x")
    (folder / "~$agua.md").write_bytes(b"x")
    time.sleep(0.5)

    assert shown.preview.desk.wanted == wanted
    assert shown.state.number == 1


def test_where_watches_run_out_it_looks_by_the_clock_and_says_so(
    preview: Previews, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(serve, "POLL", 0.1)

    def full(_: BaseObserver) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(BaseObserver, "start", full)
    shown = preview()

    shown.driver.edit({AGUA: NEW})
    shown.shows(PAGE, "llega mañana")

    assert "No space left on device" in capfd.readouterr().out


def test_where_events_do_not_arrive_the_canary_notices(
    preview: Previews, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(serve, "POLL", 0.1)
    monkeypatch.setattr(watch, "SONG", 0.2)
    monkeypatch.setattr(BaseObserver, "schedule", lambda *_, **__: None)
    shown = preview()

    shown.driver.edit({AGUA: NEW})
    shown.shows(PAGE, "llega mañana")

    shown.until(lambda: "unidad de red" in capfd.readouterr().out)


def test_the_canary_is_taken_home_at_the_end(preview: Previews) -> None:
    shown = preview()
    canary = shown.driver.root / ".sitegen" / watch.CANARY
    shown.until(canary.is_file)

    shown.preview.stop()

    shown.until(lambda: not canary.exists())


def test_what_is_said_of_a_young_file_is_not_trusted(site: Sites) -> None:
    driver = site({AGUA: RELEASE})
    memory = Memory(driver.root)
    memory.look()
    assert not memory.look()

    _copied_with_its_time(driver.root / AGUA)

    assert memory.look()


def test_hints_are_only_hints(site: Sites) -> None:
    driver = site({AGUA: RELEASE, "content/juarez/comunicados/luz.md": RELEASE})
    memory = Memory(driver.root)
    memory.look()
    driver.edit({AGUA: NEW, "content/juarez/comunicados/luz.md": NEW})

    by_hint = memory.look([str(driver.root / AGUA)])
    by_all = memory.look()

    assert by_hint
    assert by_all
    assert not memory.look()


def _style(shown: Shown) -> str:
    return shown.get("/").text.partition('rel="stylesheet" href="')[2].partition('"')[0]


def _git(shown: Shown, *words: str) -> None:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *words], cwd=shown.driver.root, check=True, capture_output=True)
