"""Syntax: a site.toml that is missing, no text or no TOML is told in newsroom words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.config.syntax import read_table
from sitegen.messages import explain
from sitegen.problems import Problem, SiteError


def _told(folder: Path, data: str | bytes) -> Problem:
    (folder / "site.toml").write_bytes(data.encode() if isinstance(data, str) else data)
    with pytest.raises(SiteError) as caught:
        read_table(folder)
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize(
    ("written", "code", "line"),
    [
        ("\ntitle", "config-toml-equals", 2),
        ("título = 1", "config-toml-equals", 1),
        ("title: x", "config-toml-equals", 1),
        ("a = {b=1,}", "config-toml-key", 1),
        ("\na = hola\n", "config-toml-value", 2),
        ("a = \n", "config-toml-value", 1),
        ("a = “x”", "config-toml-value", 1),
        ("a = sí", "config-toml-value", 1),
        ("a = 1\na = 2", "config-toml-twice", 2),
        ("[a]\n[a]", "config-toml-twice", 2),
        ("a = 1\n\n[a.b]\n", "config-toml-twice", 3),
        ("a = []\n[[a]]", "config-toml-twice", 2),
        ("a = {b=1,b=2}", "config-toml-twice", 1),
        ('a = "C:\\datos"', "config-toml-backslash", 1),
        ('a = "\\u12"', "config-toml-backslash", 1),
        ("a = [1 2]", "config-toml-list", 1),
        ("a = {b=1 c=2}", "config-toml-braces", 1),
        ("[a\n", "config-toml-brackets", 1),
        ("[[a]", "config-toml-brackets", 1),
        ("[a b]", "config-toml-brackets", 1),
        ("x = 1\nfrom = 2026-02-30", "config-toml-date", 2),
        ("from = 13/01/2026", "config-toml-date", 1),
        ("from = 2026-1-3", "config-toml-date", 1),
        ("from = 2026-01-13T25:00:00", "config-toml-date", 1),
        ("from = +99:99", "config-toml-date", 1),
        ("inegi = 01001", "config-toml-leftover", 1),
        ('a = "x" y', "config-toml-leftover", 1),
        ('a = "x\nb = 1', "config-toml-quotes", 1),
        ("a = 'x\nb = 1", "config-toml-quotes", 2),
        ('a = """x', "config-toml-quotes", 1),
        ("= 1", "config-toml-other", 1),
        ("a = " + "[" * 5000, "config-toml-deep", 0),
        ("a = " + "9" * 5000, "config-toml-number", 0),
        ("a = 1\n\x07", "text-control", 2),
        ("a = 1\n\0", "text-nul", 2),
        ("a = 'año'".encode("cp1252"), "text-windows-1252", 1),
        ("a = 'año'".encode("utf-16"), "text-utf16", 1),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(
    tmp_path: Path, written: str | bytes, *, code: str, line: int
) -> None:
    problem = _told(tmp_path, written)

    assert (problem.code, problem.path, problem.line) == (code, "site.toml", line)
    assert explain(problem, "es").hint
    assert "{" not in explain(problem, "es").what.replace(dict(problem.params).get("written", ""), "")


def test_a_missing_settings_file_is_told_plainly(tmp_path: Path) -> None:
    with pytest.raises(SiteError) as caught:
        read_table(tmp_path)

    assert [problem.code for problem in caught.value.problems] == ["config-missing"]


def test_settings_that_are_a_folder_are_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "site.toml").mkdir()

    with pytest.raises(SiteError) as caught:
        read_table(tmp_path)

    assert [problem.code for problem in caught.value.problems] == ["file-not-regular"]


def test_settings_of_a_megabyte_are_too_large(tmp_path: Path) -> None:
    assert _told(tmp_path, b"#" * 1_000_001).code == "file-too-large"


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfa = 1\r\nb = 2\r\n", b"a = 1\rb = 2\r", b"a = 1\nb = 2"])
def test_marks_and_line_ends_of_windows_are_forgiven(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "site.toml").write_bytes(data)

    table, lines, _ = read_table(tmp_path)

    assert table == {"a": 1, "b": 2}
    assert lines == {("a",): 1, ("b",): 2}


@given(written=st.text(st.sampled_from("ab =\n[]{}\"'.,#-:01é\\\t"), max_size=60))
def test_any_settings_are_a_table_or_a_problem(
    tmp_path_factory: pytest.TempPathFactory, written: str
) -> None:
    folder = tmp_path_factory.mktemp("site")
    (folder / "site.toml").write_text(written, encoding="utf-8", newline="")

    try:
        table, lines, _ = read_table(folder)
    except SiteError as failure:
        (problem,) = failure.problems
        assert problem.line <= written.count("\n") + 1
    else:
        assert set(table) == {path[0] for path in lines if len(path) == 1}
