"""The published folder is one whole build at every instant, whatever happens to the program (promise 1)."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from sitegen.output import publication
from tests.house.driver import RELEASE, Driver, Sites
from tests.laws.remembering import build

START: dict[str, str | bytes] = {
    f"content/izcalli/comunicados/2026/2026-01-{10 + number}-agua-{number}.md": RELEASE for number in range(8)
}


def renew(driver: Driver, name: str) -> None:
    """Changes the name of the site, which stands on every page."""
    text = (driver.root / "site.toml").read_text(encoding="utf-8")
    lines = [f'title = "{name}"' if line.startswith("title") else line for line in text.splitlines()[:3]]
    driver.edit({"site.toml": "\n".join([*lines, *text.splitlines()[3:]])})


def names(driver: Driver) -> set[str]:
    """The site names on the pages of the published folder: one, if it is whole."""
    pages = driver.output.rglob("index.html")
    return {page.read_text(encoding="utf-8").split("Sala ")[1][:4] for page in pages}


def started(driver: Driver) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-m",
        "sitegen",
        "build",
        "--site",
        str(driver.root),
        "--now",
        "2026-03-01T18:00Z",
    ]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def different(number: int) -> str:
    return f"Sala {1000 + number} de prensa"


@pytest.fixture
def driver(site: Sites) -> Driver:
    made = site(START)
    renew(made, different(0))
    assert build(made) == 0
    return made


def killed_again_and_again(driver: Driver, times: int) -> None:
    dice = random.Random(11)  # noqa: S311 (when, not a secret)
    for number in range(1, times + 1):
        renew(driver, different(number))
        running = started(driver)
        time.sleep(dice.uniform(0.25, 0.9))
        running.kill()
        running.wait()

        assert len(names(driver)) == 1, number


def test_a_build_killed_at_any_moment_leaves_one_whole_site_and_the_next_ends_well(driver: Driver) -> None:
    killed_again_and_again(driver, 6)

    renew(driver, different(999))
    assert build(driver) == 0
    assert names(driver) == {"1999"}


@pytest.mark.long
def test_a_hundred_builds_killed_at_random_moments_leave_one_whole_site_each(driver: Driver) -> None:
    killed_again_and_again(driver, 100)

    renew(driver, different(999))
    assert build(driver) == 0
    assert names(driver) == {"1999"}


def test_a_reader_finds_the_front_page_at_every_instant_of_many_builds(driver: Driver) -> None:
    missing: list[str] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                (driver.output / "index.html").read_bytes()
            except FileNotFoundError as wrong:
                missing.append(str(wrong))

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(1, 6):
        renew(driver, different(number))
        assert build(driver) == 0
    done.set()
    reader.join()

    assert missing == []


def test_a_publication_cut_short_where_nothing_can_be_exchanged_is_completed_by_the_next_build(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publication, "exchange", lambda _one, _other: False)
    moved: list[Path] = []
    real = Path.replace

    def cut_short(source: Path, target: Path) -> Path:
        if source.suffix == ".html":
            moved.append(source)
            if len(moved) == 5:
                raise KeyboardInterrupt
        return real(source, target)

    renew(driver, different(1))
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", cut_short)
        with pytest.raises(KeyboardInterrupt):
            build(driver)
    assert names(driver) == {"1000", "1001"}

    assert build(driver) == 0

    assert names(driver) == {"1001"}


def test_two_builds_at_once_do_not_meet(driver: Driver) -> None:
    renew(driver, different(5))

    running = [started(driver) for _ in range(3)]

    assert [one.wait() for one in running] == [0, 0, 0]
    assert names(driver) == {"1005"}


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may mount a small disk"
)
@pytest.mark.long
def test_a_full_disk_leaves_the_earlier_site_whole_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "none", str(disk)], check=False).returncode:
        pytest.skip("this machine mounts nothing")
    try:
        driver = Driver(disk / "site", START, now="2026-03-01T12:00")
        renew(driver, different(0))
        assert build(driver) == 0
        free = shutil.disk_usage(disk).free
        (disk / "ballast").write_bytes(b"x" * max(0, free - 40_000))
        renew(driver, different(1))

        code = build(driver)

        assert code == 1
        assert names(driver) == {"1000"}
        assert "no queda espacio en el disco" in capsys.readouterr().err
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)
