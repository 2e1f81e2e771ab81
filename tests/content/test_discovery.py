"""Discovery on a real disk: what is found, what is passed over, what is refused."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import pytest

from sitegen.content import discover
from sitegen.content.names import fault, is_left_behind, twin_form
from tests.content.documents import CONFIG

FOLDER = "content/izcalli/comunicados"


def write(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(path.encode("utf-8", "surrogateescape"))


def codes(root: Path) -> list[tuple[str, str]]:
    _, problems = discover(root, CONFIG)
    return [(problem.code, problem.path) for problem in problems]


def test_sources_are_sorted_and_have_kind_digest_and_size(tmp_path: Path) -> None:
    write(
        tmp_path, f"{FOLDER}/b/index.md", f"{FOLDER}/b/foto 1.JPG", f"{FOLDER}/b/bases.pdf", f"{FOLDER}/a.md"
    )

    sources, problems = discover(tmp_path, CONFIG)

    assert problems == ()
    assert [(one.path, one.kind) for one in sources] == [
        (f"{FOLDER}/a.md", "document"),
        (f"{FOLDER}/b/bases.pdf", "attachment"),
        (f"{FOLDER}/b/foto 1.JPG", "picture"),
        (f"{FOLDER}/b/index.md", "document"),
    ]
    data = sources[0].path.encode()
    assert (sources[0].digest, sources[0].size) == (hashlib.sha256(data).hexdigest(), len(data))


@pytest.mark.parametrize(
    "name",
    [
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        ".git",
        "~$boletin.docx",
        "boletin.md~",
        "#boletin.md#",
        ".boletin.md.swp",
        "boletin.md.swp",
        "4913",
        ".~lock.x.odt#",
        "x.tmp",
        "x.crdownload",
        "x.bak",
    ],
)
def test_what_editors_and_systems_leave_behind_is_passed_over(name: str) -> None:
    assert is_left_behind(name)


@pytest.mark.parametrize(
    "name", ["agua.md", "foto.jpg", "#1 boletín.md", "a~b.md", "index.md", "template.md"]
)
def test_content_is_not_passed_over(name: str) -> None:
    assert not is_left_behind(name)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("con.md", "name-reserved"),
        ("NUL.txt", "name-reserved"),
        ("com1", "name-reserved"),
        ("aux .md", "name-reserved"),
        ("agua.", "name-edge"),
        ("agua ", "name-edge"),
        (" agua.md", "name-edge"),
        ("a:b.md", "name-character"),
        ("a\\b.md", "name-character"),
        ("a?b.md", "name-character"),
        ("a\nb.md", "name-character"),
        ("%2e%2e", "name-character"),
        ("a%2fb.md", "name-character"),
        ("\udcff.md", "name-character"),
        ("x" * 256, "name-long"),
        ("é" * 128, "name-long"),
        ("contrato.md", ""),
        ("Comunicado No. 5 (final).md", ""),
        ("50% de avance.md", ""),
    ],
)
def test_names_that_do_not_travel_have_a_code(name: str, code: str) -> None:
    assert fault(name) == code


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot have such names")
def test_names_that_do_not_travel_are_problems_and_not_sources(tmp_path: Path) -> None:
    write(tmp_path, f"{FOLDER}/con.md", f"{FOLDER}/agua./x.md", f"{FOLDER}/a:b.md")

    assert codes(tmp_path) == [
        ("name-character", f"{FOLDER}/a:b.md"),
        ("name-edge", f"{FOLDER}/agua."),
        ("name-reserved", f"{FOLDER}/con.md"),
    ]
    assert discover(tmp_path, CONFIG)[0] == ()


@pytest.mark.skipif(sys.platform != "linux", reason="needs names that other systems take for one")
def test_twins_by_case_and_by_form_are_told(tmp_path: Path) -> None:
    write(
        tmp_path, f"{FOLDER}/Agua.md", f"{FOLDER}/agua.md", f"{FOLDER}/a\u00f1o.md", f"{FOLDER}/an\u0303o.md"
    )

    sources, problems = discover(tmp_path, CONFIG)

    assert [problem.code for problem in problems] == ["name-twins", "name-twins"]
    assert [one.path for one in sources].count(f"{FOLDER}/a\u00f1o.md") == 1


def test_a_document_with_a_long_name_is_found_by_its_whole_name(tmp_path: Path) -> None:
    path = f"{FOLDER}/2026-01-05-{'x' * 200}.md"
    write(tmp_path, path)

    sources, problems = discover(tmp_path, CONFIG)

    assert ([one.path for one in sources], problems) == ([path], ())


def test_the_form_of_twins_is_theirs_alone() -> None:
    assert twin_form("AÑO.md") == twin_form("an\u0303o.MD")
    assert twin_form("ano.md") != twin_form("año.md")


@pytest.mark.skipif(sys.platform != "linux", reason="a Mac finds such names")
def test_a_name_in_decomposed_letters_is_told(tmp_path: Path) -> None:
    write(tmp_path, f"{FOLDER}/an\u0303o.md")

    assert codes(tmp_path) == [("name-decomposed", f"{FOLDER}/a\u00f1o.md")]


def test_a_junction_of_windows_is_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, f"{FOLDER}/agua.md")
    junction = (tmp_path / FOLDER).stat().st_ino
    module = sys.modules["sitegen.content.discover"]  # the package has a function of that name
    monkeypatch.setattr(module, "_reparse_tag", lambda facts: 0xA0000003 * (facts.st_ino == junction))

    assert codes(tmp_path) == [("link-in-content", FOLDER)]


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links and pipes")
def test_links_and_pipes_are_problems_and_never_followed(tmp_path: Path) -> None:
    write(tmp_path, f"{FOLDER}/agua.md", "fuera/secreto.md")
    folder = tmp_path / FOLDER
    (folder / "bucle").symlink_to(folder)
    (folder / "fuera").symlink_to(tmp_path / "fuera")
    (folder / "archivo.md").symlink_to(folder / "agua.md")
    (folder / "roto.md").symlink_to("nada.md")
    os.mkfifo(folder / "tubo.md")

    assert codes(tmp_path) == [
        ("link-in-content", f"{FOLDER}/archivo.md"),
        ("link-in-content", f"{FOLDER}/bucle"),
        ("link-in-content", f"{FOLDER}/fuera"),
        ("link-in-content", f"{FOLDER}/roto.md"),
        ("file-not-regular", f"{FOLDER}/tubo.md"),
    ]
    assert [one.path for one in discover(tmp_path, CONFIG)[0]] == [f"{FOLDER}/agua.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")
def test_content_that_is_itself_a_link_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "otro/agua.md")
    (tmp_path / "content").symlink_to(tmp_path / "otro")

    assert codes(tmp_path) == [("content-missing", "content")]


def test_a_site_without_content_says_so(tmp_path: Path) -> None:
    assert codes(tmp_path) == [("content-missing", "content")]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_a_folder_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    write(tmp_path, f"{FOLDER}/agua.md")
    (tmp_path / FOLDER).chmod(0)

    found = codes(tmp_path)
    (tmp_path / FOLDER).chmod(0o755)

    assert [code for code, _ in found] == ["folder-unreadable"]


def test_folders_deeper_than_anyone_needs_are_told(tmp_path: Path) -> None:
    write(tmp_path, f"{FOLDER}/{'/'.join('a' * 25)}/agua.md")

    assert [code for code, _ in codes(tmp_path)] == ["folder-deep"]


def test_files_that_are_not_published_are_told(tmp_path: Path) -> None:
    write(
        tmp_path,
        f"{FOLDER}/plano.svg",
        f"{FOLDER}/foto.heic",
        f"{FOLDER}/x.exe",
        f"{FOLDER}/a.markdown",
        f"{FOLDER}/b.md.txt",
        "content/b.pdf",
    )

    _, problems = discover(tmp_path, CONFIG)

    assert [(problem.code, problem.severity) for problem in problems] == [
        ("file-stray", "error"),
        ("document-extension", "error"),
        ("document-extension", "error"),
        ("picture-format", "warning"),
        ("picture-svg", "warning"),
        ("file-not-published", "warning"),
    ]
