"""The commands `serve` and `ver`, as a person runs them."""

from __future__ import annotations

import http.client
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen.cli import main
from tests.house.driver import RELEASE, Driver, Sites
from tests.preview.conftest import AGUA, PAGE

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("command", ["serve", "ver"])
def test_it_says_where_it_is_and_ends_well_when_it_is_stopped(site: Sites, command: str) -> None:
    with _running(site({AGUA: RELEASE}), command) as (process, port):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request("GET", PAGE)
        page = connection.getresponse().read().decode()
        place = re.findall(r'data-place="([^"]+)"', page)[0]
        connection.request("GET", f"{place}events")  # a stream that would never end by itself
        stream = connection.getresponse()
        assert stream.status == 200
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
        stream.close()
        connection.close()

    assert process.returncode == 0
    assert "Vista previa terminada." in out
    assert err == ""


def test_a_port_in_use_gives_the_next_one(site: Sites) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        busy = taken.getsockname()[1]
        with _running(site({AGUA: RELEASE}), "serve", port=busy) as (_, port):
            assert busy < port < busy + 50


def test_where_no_port_is_free_it_says_so_in_words(site: Sites) -> None:
    driver = site({AGUA: RELEASE})
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 65_535))
        taken.listen()
        result = CliRunner().invoke(main, ["serve", "--site", str(driver.root), "--port", "65535"])

    assert result.exit_code == 1
    assert "65535" in result.output
    assert "Traceback" not in result.output


def test_drafts_are_shown_only_if_they_are_asked_for(site: Sites) -> None:
    driver = site({AGUA: RELEASE.replace("date:", "draft: true\ndate:")})

    with _running(driver, "serve") as (_, port):
        assert _status(port, PAGE) == 404
    with _running(driver, "serve", "--drafts") as (_, port):
        assert _status(port, PAGE) == 200


def _status(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


@contextmanager
def _running(
    driver: Driver, command: str, *options: str, port: int = 0
) -> Iterator[tuple[subprocess.Popen[str], int]]:
    line = [sys.executable, "-u", "-m", "sitegen", command, "--site", str(driver.root), "--port", str(port)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([*line, *options], cwd=ROOT, text=True, **pipes) as process:  # type: ignore[call-overload]
        try:
            said = process.stdout.readline()
            yield process, int(re.findall(r"http://127\.0\.0\.1:(\d+)/", said)[0])
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
                process.communicate(timeout=20)
