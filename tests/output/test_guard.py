"""The folders that sitegen refuses, so that it deletes nothing that is not its own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sitegen.model import File
from sitegen.output import publish
from sitegen.output.guard import MARKS, discard, is_stage, refusal
from sitegen.output.manifest import MANIFEST, remembered, told
from sitegen.problems import SiteError


def refused(output: Path, root: Path) -> str:
    problem = refusal(output, root)
    return problem.code if problem else ""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content" / "izcalli").mkdir(parents=True)
    (tmp_path / "themes").mkdir()
    (tmp_path / "site.toml").write_text("")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (".", "output-dangerous"),
        ("..", "output-overlaps-input"),
        ("content", "output-overlaps-input"),
        ("content/izcalli", "output-overlaps-input"),
        ("themes", "output-overlaps-input"),
        ("site.toml", "output-overlaps-input"),
    ],
)
def test_a_folder_that_holds_or_is_an_input_is_refused(root: Path, name: str, why: str) -> None:
    assert refused(root / name, root) == why


def test_the_root_of_the_disk_and_a_home_are_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(root / "someone"))
    (root / "someone").mkdir()

    assert refused(Path("/"), root) == "output-dangerous"
    assert refused(root / "someone", root) == "output-dangerous"


def test_a_symbolic_link_is_refused(root: Path) -> None:
    (root / "real").mkdir()
    (root / "output").symlink_to(root / "real")

    assert refused(root / "output", root) == "output-symlink"


def test_a_folder_with_files_of_others_and_no_manifest_is_refused(root: Path) -> None:
    (root / "output").mkdir()
    (root / "output" / "thesis.docx").write_text("years of work")

    assert refused(root / "output", root) == "output-not-ours"


def test_an_empty_folder_and_one_with_only_gitkeep_are_accepted(root: Path) -> None:
    (root / "output").mkdir()
    (root / "output" / ".gitkeep").write_text("")

    assert refused(root / "output", root) == ""
    assert refused(root / "new" / "output", root) == ""


def test_a_stage_folder_of_somebody_else_is_left_alone(root: Path) -> None:
    (root / ".output.sitegen").mkdir()
    (root / ".output.sitegen" / "mine.txt").write_text("mine")

    with pytest.raises(SiteError) as raised:
        publish([File("index.html", b"")], root / "output", root)

    assert raised.value.problems[0].code == "output-stage-taken"
    assert (root / ".output.sitegen" / "mine.txt").read_text() == "mine"


def test_the_stage_of_a_build_that_died_is_cleared(root: Path) -> None:
    (root / ".output.sitegen").mkdir()
    (root / ".output.sitegen" / ".sitegen-stage").write_text("")
    (root / ".output.sitegen" / "half.html").write_text("half")

    publish([File("index.html", b"")], root / "output", root)

    assert not (root / ".output.sitegen").exists()


def test_a_stage_whose_removal_is_cut_short_anywhere_is_still_ours(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, remove, left = root / ".output.sitegen", os.unlink, [0]
    stage.mkdir()
    for name in (*MARKS, "a.html", "z.html"):
        (stage / name).write_text("")

    def cut_short(*given: str, dir_fd: int | None = None) -> None:
        remove(*given, dir_fd=dir_fd)
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "unlink", cut_short)
    while any(stage.iterdir()):
        with pytest.raises(KeyboardInterrupt):
            discard(stage)
        left.append(len(list(stage.iterdir())))

        assert is_stage(stage)

    assert left == [0, 5, 4, 3, 2, 1, 0]


def test_a_manifest_remembers_what_was_written(tmp_path: Path) -> None:
    written = {"index.html": "ab" * 32, "a b/é.html": "cd" * 32}
    (tmp_path / MANIFEST).write_bytes(told(written))

    assert remembered(tmp_path) == written


def test_a_manifest_never_names_files_outside_the_folder_or_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text(
        "sitegen manifest 1\nab ../../etc/passwd\nab /etc/passwd\nab a\0b\nab fine.html\n"
    )

    assert list(remembered(tmp_path)) == ["fine.html"]


@pytest.mark.parametrize("inside", [".git", ".git/pages", "../bare"])
def test_the_files_of_a_repository_are_never_written_to(tmp_path: Path, inside: str) -> None:
    (tmp_path / "bare" / "objects").mkdir(parents=True)
    (tmp_path / "bare" / "HEAD").write_text("ref: refs/heads/main\n")

    told = refusal(tmp_path / "site" / inside, tmp_path / "site")

    assert told is not None
    assert told.code == "output-git"


@pytest.mark.parametrize("damaged", [b"", b"\xff\xfe", b"something else\nab index.html\n"])
def test_a_damaged_manifest_remembers_nothing(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / MANIFEST).write_bytes(damaged)

    assert remembered(tmp_path) == {}
