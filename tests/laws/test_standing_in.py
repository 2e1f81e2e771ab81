"""A municipality that appears as it was shows of each document what it showed then, or nothing."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.build import files, prepare
from sitegen.model import File
from sitegen.standin import stood_in
from tests.house.driver import RELEASE, Driver

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
    "an indented draft": ("{before}  draft: yes\n{after}", False),
    "a draft behind a tab": ("{before}\tdraft: yes\n{after}", False),
    "a draft as an item": ("{before}- draft: yes\n{after}", False),
    "a draft behind a title": ("{before}short_title: Uno draft: yes\n{after}", False),
    "a draft of an odd space": ("{before}\u00a0draft: yes\n{after}", False),
    "a withdrawal below a summary": ("{before}summary: Breve\n  withdrawn: {{reason: No}}\n{after}", False),
    "a picture and a mistake": ("{before}image: [a.jpg\n{after}", False),
    "a draft without a colon": ("{before}short_title: [Uno\n  draft yes\n{after}", False),
    "an indented word of theirs": ("{before}short_title: [Uno\n  interno: yes\n{after}", False),
    "no words": ("{text:words}", False),
    "no title": ("---\n{after}", False),
    "an open head": ("{text:open}", False),
    "emptied": ("{text:empty}", False),
    "only a draft": ("draft: yes\n---\n", False),
    "another document": ("---\ntitle: Otra cosa\ndate: 2026-01-13\n---\n\nOtras palabras.\n", False),
    "gone": ("", False),
}


def text_of(word: str) -> str:
    return RELEASE.replace("Agua para todos", f"Sobre {word}").replace("El agua", f"La {word}")


def since(word: str, what: str) -> bytes | None:
    text, form = text_of(word), SINCE[what][0]
    before, _, after = text.partition("date: ")
    if form in ("", "latin"):
        return text.replace("---\n\n", "draft: yes\n---\n\n").encode("utf-16") if form else None
    if form.startswith("{text:"):
        changed = {
            "{text:later}": text.replace("2026-01-13", "2026-10-13"),
            "{text:open}": text.replace("\n---\n", "\n"),
            "{text:empty}": "",
            "{text:words}": text[: text.rindex("---\n") + 4],
        }
        return changed[form].encode()
    return form.format(text=text, before=before, after=f"date: {after}").encode()


def published(tree: Path) -> bytes:
    def silent(_stage: str, _done: int, _total: int) -> None:
        pass

    site = prepare(tree, now=NOW, progress=silent)
    made = [one for one in files(site, progress=silent) if isinstance(one, File)]
    return b"\n".join(one.data for one in made if one.path.endswith((".html", ".json", ".xml", ".csv")))


def check(done: Sequence[str]) -> None:
    """One document for each thing that was done: of the earlier state it shows what it may, or nothing."""
    words = [f"{WORDS[at % len(WORDS)]}{at}." for at in range(len(done))]  # no word begins another
    with tempfile.TemporaryDirectory() as folder:
        given_then = {f"{FOLDER}fruta{number}.md": text_of(word) for number, word in enumerate(words)}
        driver = Driver(Path(folder), {f"{FOLDER}nuez.md": text_of("Nuez"), **given_then}, now="")
        git = ["git", "-C", folder, "-c", "user.name=P", "-c", "user.email=p@example.org"]
        for line in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "x")):
            subprocess.run([*git, *line], check=True, capture_output=True)
        driver.edit({f"{FOLDER}fruta{at}.md": since(word, done[at]) for at, word in enumerate(words)})
        driver.edit({f"{FOLDER}nuez.md": text_of("Nuez").replace("date:", "dtae:")})

        shown, stand = stood_in(driver.root, "izcalli", published, now=NOW)

    assert stand is not None
    for word, what in zip(words, done, strict=True):
        assert (f"La {word} llega hoy".encode() in shown) is SINCE[what][1], (word, what)
        assert f"Sobre {word}".encode() in shown or not SINCE[what][1]
    assert b"La Nuez llega hoy" in shown
    assert b"Y algo m" not in shown


def test_whatever_was_done_to_a_document_no_more_of_it_is_seen_than_may_be() -> None:
    check(sorted(SINCE))


@pytest.mark.long
@settings(max_examples=25)
@given(st.lists(st.sampled_from(sorted(SINCE)), min_size=1, max_size=6))
def test_of_an_earlier_state_no_more_is_seen_than_may_be_seen_now(done: list[str]) -> None:
    check(done)
