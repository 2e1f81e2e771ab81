"""Files: safe reading, encodings, paths that stay inside, whole writing."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sitegen import files
from sitegen.memory import leaf, sheaf
from sitegen.problems import SiteError

posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX files")


def _refusal(path: Path, *, root: Path | None = None, limit: int = 100) -> tuple[str, str]:
    with pytest.raises(SiteError) as caught:
        files.read_bytes(path, limit=limit, root=root)
    (problem,) = caught.value.problems
    return problem.code, problem.path


def _codes(data: bytes) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in files.decode(data, "content/a.md")[1]]


# --- reading ----------------------------------------------------------------------


def test_a_file_of_just_the_limit_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"x" * 100)

    assert files.read_bytes(file, limit=100) == b"x" * 100


def test_a_file_above_the_limit_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"x" * 101)

    assert _refusal(file, root=tmp_path) == ("file-too-large", "a.md")


def test_a_missing_file_is_named_from_the_root(tmp_path: Path) -> None:
    assert _refusal(tmp_path / "content" / "no.md", root=tmp_path) == ("file-missing", "content/no.md")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert _refusal(tmp_path)[0] == "file-not-regular"


@posix
def test_a_fifo_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tubo")

    assert _refusal(tmp_path / "tubo")[0] == "file-not-regular"


@posix
def test_a_device_is_refused() -> None:
    assert _refusal(Path("/dev/null"))[0] == "file-not-regular"


@posix
def test_a_link_to_a_device_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("/dev/zero")

    assert _refusal(tmp_path / "a.md")[0] == "file-not-regular"


@posix
def test_a_link_inside_the_root_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_bytes(b"hola")
    (tmp_path / "a.md").symlink_to("real.md")

    assert files.read_bytes(tmp_path / "a.md", limit=10, root=tmp_path) == b"hola"


@posix
def test_a_link_that_leaves_the_root_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secreto.txt").write_bytes(b"x")
    root = tmp_path / "sitio"
    root.mkdir()
    (root / "a.md").symlink_to("../secreto.txt")

    assert _refusal(root / "a.md", root=root) == ("file-outside", "a.md")


@posix
def test_a_loop_of_links_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("b.md")
    (tmp_path / "b.md").symlink_to("a.md")

    assert _refusal(tmp_path / "a.md")[0] == "file-unreadable"
    assert _refusal(tmp_path / "a.md", root=tmp_path)[0] == "file-unreadable"


@posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"x")
    (tmp_path / "a.md").chmod(0)

    assert _refusal(tmp_path / "a.md")[0] == "file-denied"


def test_a_name_with_nul_is_a_problem_and_no_traceback(tmp_path: Path) -> None:
    assert _refusal(tmp_path / "a\0b")[0] == "file-unreadable"


def test_a_name_too_long_is_a_problem_and_no_traceback(tmp_path: Path) -> None:
    assert _refusal(tmp_path / ("a" * 300))[0] in ("file-unreadable", "file-missing")


def test_the_path_of_a_problem_never_tells_where_the_site_stands(tmp_path: Path) -> None:
    assert _refusal(tmp_path / "no.md") == ("file-missing", "no.md")


# --- text ---------------------------------------------------------------------------


def test_a_byte_order_mark_and_line_ends_are_forgiven() -> None:
    assert files.decode(b"\xef\xbb\xbfuno\r\ndos\rtres\n", "a.md") == ("uno\ndos\ntres\n", ())


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffd\ufffe\uffff\ufeff")))
def test_every_text_in_utf8_is_read_as_it_is(said: str) -> None:
    assert files.decode(said.encode(), "a.md") == (said, ())


@given(st.binary(max_size=300))
@example(b"\xff\xfe")
@example(b"\xed\xa0\x80")
@example(b"\xef\xbb\xbf\xff")
def test_any_bytes_give_a_text_or_an_error(data: bytes) -> None:
    said, problems = files.decode(data, "a.md")

    refused = {problem.code for problem in problems if problem.severity == "error"}
    assert said == "" or refused <= {"text-control", "text-nul"}
    assert [sign for sign in said if sign < " " and sign not in "\t\n"] == []
    assert data.strip() == b"" or said or problems or data == b"\xef\xbb\xbf"


def test_windows_1252_is_refused_with_the_word_that_shows_it() -> None:
    _, (problem,) = files.decode("uno\r\nel año nuevo\n".encode("cp1252"), "content/a.md")

    assert (problem.code, problem.line) == ("text-windows-1252", 2)
    assert dict(problem.params) == {"word": "año", "file": "content/a.md"}


def test_a_word_file_under_the_name_of_a_text_is_called_what_it_is() -> None:
    assert _codes(b"PK\x03\x04\x14\x00\x06\xe9[Content_Types].xml") == [("text-zip", 1)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf16_is_refused_with_and_without_its_mark(encoding: str) -> None:
    assert _codes("título: agua\n".encode(encoding)) == [("text-utf16", 1)]


def test_what_is_no_text_at_all_is_refused() -> None:
    assert _codes(b"%PDF\n\x81\x8d\x8f") == [("text-not-utf8", 2)]


def test_a_lone_surrogate_is_refused() -> None:
    assert _codes(b"uno\n\xed\xa0\x80") == [("text-not-utf8", 2)]


def test_a_text_that_mixes_encodings_is_not_called_windows_1252() -> None:
    assert _codes("año\n".encode() + "año\n".encode("cp1252")) == [("text-not-utf8", 2)]


def test_control_characters_are_all_told_with_their_lines() -> None:
    data = "a\nb\x07\n\x00\n\x0b\n\x7f\n\x85\n\uffff\n".encode()

    assert _codes(data) == [
        ("text-control", 2),
        ("text-nul", 3),
        ("text-control", 4),
        ("text-control", 5),
        ("text-control", 6),
        ("text-control", 7),
    ]


def test_what_killed_processes_left_of_a_file_goes_when_it_is_written_again(tmp_path: Path) -> None:
    for name, age in (("pages.17", 7200), ("pages.18", 0), ("pages.list", 7200), ("other.17", 7200)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (time.time() - age,) * 2)

    with files.replacing(tmp_path / "pages") as file:
        file.write(b"new")

    assert sorted(one.name for one in tmp_path.iterdir()) == ["other.17", "pages", "pages.18", "pages.list"]


def test_a_file_of_control_characters_does_not_flood_the_report() -> None:
    assert len(_codes(b"abcdef\x07\n" * 1000)) == 20


def test_a_letter_lost_earlier_is_a_warning_and_the_text_is_read() -> None:
    said, (problem,) = files.decode("uno\ninformaci\ufffdn".encode(), "a.md")

    assert said == "uno\ninformaci\ufffdn"
    assert (problem.code, problem.severity, problem.line) == ("text-lost-letters", "warning", 2)


# --- paths --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("folder", "target", "path"),
    [
        ("content/a", "foto.jpg", "content/a/foto.jpg"),
        ("content/a", "./foto.jpg", "content/a/foto.jpg"),
        ("content/a", "../b/x.md", "content/b/x.md"),
        ("content/a", "b//c/", "content/a/b/c"),
        ("", "logo.svg", "logo.svg"),
        ("content/a", "../../logo.svg", "logo.svg"),
        ("content", "100%.jpg", "content/100%.jpg"),
        ("content", "nin\u0303o.jpg", "content/niño.jpg"),
        ("content", ".oculto", "content/.oculto"),
    ],
)
def test_a_path_is_found_from_the_folder_of_its_document(folder: str, target: str, path: str) -> None:
    assert files.inside(folder, target) == path


@pytest.mark.parametrize(
    "target",
    [
        "",
        "../../../x",
        "../../content/../../x",
        "/etc/passwd",
        "//host/x",
        "..\\x",
        "a\\b",
        "%2e%2e/x",
        "%2E%2e/x",
        "..%2fx",
        "a%5cb",
        "a%00b",
        "a\0b",
        "a\nb",
        "C:/x",
        "c:x",
        "file.txt:stream",
        "con",
        "CON.jpg",
        "a/aux.md",
        "com1.txt",
        "foto.",
        "foto ",
        "... ",
        "...",
        "x" * 256,
        "ñ" * 128,
    ],
)
def test_a_path_that_means_mischief_is_refused(target: str) -> None:
    assert files.inside("content/a", target) is None


def test_a_path_may_be_kept_within_a_folder() -> None:
    assert files.inside("content/a", "../../logo.svg", within="content") is None
    assert files.inside("content/a", "../../content-twin/x", within="content") is None
    assert files.inside("content/a", "../x.md", within="content") == "content/x.md"


@given(st.text(st.sampled_from("./\\%2eE:a cON\0ñ"), max_size=30))
def test_no_path_ever_leaves_the_root(target: str) -> None:
    path = files.inside("content/a", target)

    assert path is None or ".." not in path.split("/")
    assert path is None or not path.startswith("/")
    assert path is None or "\\" not in path


@given(st.text(st.characters(), max_size=300))
def test_any_text_as_a_path_is_answered(target: str) -> None:
    path = files.inside("content/a", target)

    assert path is None or files.inside("", path) == path or path == ""


# --- writing ------------------------------------------------------------------------


@posix
def test_what_is_written_can_be_read_by_everyone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        files.make_folder(tmp_path / "a" / "b")
        files.write_bytes(tmp_path / "a" / "b" / "x.html", b"hola")
    finally:
        os.umask(before)

    assert (tmp_path / "a" / "b" / "x.html").read_bytes() == b"hola"
    assert stat.S_IMODE((tmp_path / "a" / "b" / "x.html").stat().st_mode) == 0o644
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o755


def test_writing_replaces_the_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    file = tmp_path / ("n" * 250 + ".html")
    files.write_bytes(file, b"uno")

    files.write_bytes(file, b"dos")

    assert file.read_bytes() == b"dos"
    assert list(tmp_path.iterdir()) == [file]


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "inside").write_bytes(b"1")

    with pytest.raises(OSError, match=r".+"):
        files.write_bytes(tmp_path / "x", b"2")

    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_a_folder_that_exists_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir(mode=0o700)

    files.make_folder(tmp_path / "a")

    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o700


def test_the_digest_is_sha256_in_hex() -> None:
    assert files.digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize("keep", [leaf.keep_all, sheaf.bind])
def test_of_a_memory_that_could_not_be_written_whole_nothing_is_left(
    keep: Callable[[Path, bytes, Iterator[bytes]], None], tmp_path: Path
) -> None:
    def full() -> Iterator[bytes]:
        yield b"half"
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    (tmp_path / "readings").write_bytes(b"before")
    keep(tmp_path / "readings", bytes(32), full())

    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("readings", b"before")]
