"""A municipality that appears as it was shows of each document what it showed then, or nothing."""

from __future__ import annotations

import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.build import files, prepare
from sitegen.model import File
from sitegen.standin import stood_in
from tests.house.driver import RELEASE, Driver

pytestmark = pytest.mark.long

NOW = datetime(2026, 3, 1, 18, tzinfo=UTC)
FOLDER = "content/izcalli/comunicados/"
WORDS = ("Almendra", "Bellota", "Ciruela", "Dátil")
# What a person may have done to a document since it was good, and whether it may be seen as it was.
SINCE = {
    "nothing": ("{text}", True),
    "other words": ("{text}\nY algo más.\n", True),
    "a summary": ("{before}summary: Breve\n{after}", True),
    "a broken title": ("{before}short_title: una: dos\n{after}", True),
    "a misspelt field": ("{before}sumary: Breve\n{after}", False),
    "a draft": ("{before}draft: yes\n{after}", False),
    "a misspelt draft": ("{before}darft: yes\n{after}", False),
    "an unclear draft": ("{before}borrador: quizá\n{after}", False),
    "an embargo": ("{before}publish_at: 2026-09-01\n{after}", False),
    "an unreadable embargo": ("{before}publish_at: mañana\n{after}", False),
    "an end": ("{before}expires: 2026-02-01\n{after}", False),
    "an end to come": ("{before}expires: 2026-09-01\n{after}", True),
    "a later date": ("{text:later}", False),
    "a list for a head": ("{before}[draft\n{after}", False),
    "another encoding": ("latin", False),
    "gone": ("", False),
}


def text_of(word: str) -> str:
    return RELEASE.replace("Agua para todos", f"Sobre {word}").replace("El agua", f"La {word}")


def since(word: str, what: str) -> bytes | None:
    text, form = text_of(word), SINCE[what][0]
    before, _, after = text.partition("date: ")
    if form in ("", "latin"):
        return text.replace("---\n\n", "draft: yes\n---\n\n").encode("utf-16") if form else None
    if form == "{text:later}":
        return text.replace("2026-01-13", "2026-10-13").encode()
    return form.format(text=text, before=before, after=f"date: {after}").encode()


def published(tree: Path) -> bytes:
    def silent(_stage: str, _done: int, _total: int) -> None:
        pass

    site = prepare(tree, now=NOW, progress=silent)
    made = [one for one in files(site, progress=silent) if isinstance(one, File)]
    return b"\n".join(one.data for one in made if one.path.endswith((".html", ".json", ".xml", ".csv")))


@settings(max_examples=25)
@given(st.tuples(*[st.sampled_from(sorted(SINCE))] * len(WORDS)))
def test_of_an_earlier_state_no_more_is_seen_than_may_be_seen_now(done: tuple[str, ...]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        given_then = {f"{FOLDER}{number}.md": text_of(word) for number, word in enumerate(WORDS)}
        driver = Driver(Path(folder), {f"{FOLDER}nuez.md": text_of("Nuez"), **given_then}, now="")
        git = ["git", "-C", folder, "-c", "user.name=P", "-c", "user.email=p@example.org"]
        for words in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "x")):
            subprocess.run([*git, *words], check=True, capture_output=True)
        driver.edit({f"{FOLDER}{at}.md": since(word, done[at]) for at, word in enumerate(WORDS)})
        driver.edit({f"{FOLDER}nuez.md": text_of("Nuez").replace("date:", "dtae:")})

        shown, stand = stood_in(driver.root, "izcalli", published, now=NOW)

    assert stand is not None
    for word, what in zip(WORDS, done, strict=True):
        assert (f"La {word} llega hoy".encode() in shown) is SINCE[what][1], (word, what)
        assert f"Sobre {word}".encode() in shown or not SINCE[what][1]
    assert b"La Nuez llega hoy" in shown
    assert b"Y algo m" not in shown
