"""A whole content folder at once: each file read once, every problem told once."""

from __future__ import annotations

import io
import pickle
from collections import Counter
from pathlib import Path

import pytest
from PIL import Image

from sitegen import content
from sitegen.content import Readings, read_one
from sitegen.files import read_bytes
from sitegen.messages import codes
from tests.content.documents import CONFIG, document

FOLDER = "content/izcalli/comunicados"


def write(root: Path, files: dict[str, str | bytes]) -> Readings:
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data.encode() if isinstance(data, str) else data)
    sources, problems = content.discover(root, CONFIG)
    assert problems == ()
    return content.read_all(root, sources, CONFIG)


def photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 6)).save(out, "PNG")
    return out.getvalue()


def test_documents_pictures_and_attachments_are_read(tmp_path: Path) -> None:
    found = write(
        tmp_path,
        {
            f"{FOLDER}/2026-01-14-b.md": document(),
            f"{FOLDER}/2026-01-13-a/index.md": document("image: foto.png"),
            f"{FOLDER}/2026-01-13-a/foto.png": photo(),
            f"{FOLDER}/2026-01-13-a/bases.pdf": b"%PDF-1.7",
        },
    )

    assert [item.slug for item in found.items] == ["a", "b"]
    assert [(one.width, one.height) for one in found.pictures.values()] == [(8, 6)]
    assert found.attachments == {f"{FOLDER}/2026-01-13-a/bases.pdf": 8}
    assert (found.problems, found.unread) == ((), frozenset())


def test_all_that_is_wrong_in_all_files_is_told_in_one_run(tmp_path: Path) -> None:
    found = write(
        tmp_path,
        {
            f"{FOLDER}/2026-01-13-a.md": document("draft: quizá"),
            f"{FOLDER}/2026-01-14-b.md": "---\ntitulo: Agua: corte\n---\n",
            f"{FOLDER}/2026-01-15-c.md": "Sin ficha.\n",
            f"{FOLDER}/foto.jpg": b"no es una foto",
        },
    )

    assert [(problem.path.rpartition("/")[2], problem.code) for problem in found.problems] == [
        ("2026-01-13-a.md", "flag-unknown"),
        ("2026-01-14-b.md", "yaml-colon"),
        ("2026-01-15-c.md", "front-matter-missing"),
        ("foto.jpg", "picture-damaged"),
    ]
    assert ([item.slug for item in found.items], len(found.unread)) == (["a", "b"], 2)


def test_a_folder_that_is_wrong_is_told_once_for_all_that_is_in_it(tmp_path: Path) -> None:
    found = write(tmp_path, {f"content/izcali/avisos/2026-01-1{day}.md": document() for day in range(5)})

    assert [(problem.code, problem.path) for problem in found.problems] == [
        ("municipality-folder-unknown", "content/izcali")
    ]


def test_each_file_is_opened_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: Counter[str] = Counter()

    def counted(path: str, *, limit: int, root: Path | None = None) -> bytes:
        opened[Path(path).name] += 1
        return read_bytes(path, limit=limit, root=root)

    monkeypatch.setattr("sitegen.content.read.read_bytes", counted)
    write(
        tmp_path,
        {f"{FOLDER}/2026-01-13-a.md": document(), f"{FOLDER}/foto.png": photo(), f"{FOLDER}/x.pdf": b"x"},
    )

    assert opened == {"2026-01-13-a.md": 1, "foto.png": 1}


def test_a_file_that_changed_since_it_was_found_is_told(tmp_path: Path) -> None:
    write(tmp_path, {f"{FOLDER}/2026-01-13-a.md": document()})
    sources, _ = content.discover(tmp_path, CONFIG)
    (tmp_path / sources[0].path).write_text(document("draft: true"), encoding="utf-8")

    found = content.read_all(tmp_path, sources, CONFIG)

    assert [problem.code for problem in found.problems] == ["file-changed"]


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    write(tmp_path, {f"{FOLDER}/2026-01-13-a.md": document()})
    sources, _ = content.discover(tmp_path, CONFIG)
    (tmp_path / sources[0].path).unlink()

    assert [problem.code for problem in content.read_all(tmp_path, sources, CONFIG).problems] == [
        "file-missing"
    ]


def test_reading_one_file_can_be_sent_to_a_worker() -> None:
    assert pickle.loads(pickle.dumps(read_one)) is read_one  # noqa: S301 - our own bytes


def test_a_document_larger_than_two_megabytes_is_refused(tmp_path: Path) -> None:
    found = write(tmp_path, {f"{FOLDER}/2026-01-13-a.md": document(body="palabra " * 260_000)})

    assert [problem.code for problem in found.problems] == ["file-too-large"]


def test_problems_of_reading_have_words(tmp_path: Path) -> None:
    found = write(
        tmp_path, {f"{FOLDER}/a.md": document("x: y", "temas: [z]", body="[a](b:c) ![x](https://y/z.jpg)")}
    )

    assert len(found.problems) == 5
    assert {problem.code for problem in found.problems} <= codes("es") & codes("en")
