from __future__ import annotations

import hashlib
import re
from pathlib import Path

from benchmarks import corpus

DIGEST = "b8d6f7b440fbee1f3ceb16f317443be093116a7406cb254dd12c421af2bf87b0"


def digest_of(folder: Path) -> str:
    sha = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            sha.update(path.relative_to(folder).as_posix().encode())
            sha.update(path.read_bytes())
    return sha.hexdigest()


def test_the_same_corpus_has_the_same_bytes_on_every_python(tmp_path: Path) -> None:
    corpus.write(tmp_path, 40)

    assert digest_of(tmp_path) == DIGEST


def test_another_seed_gives_another_corpus(tmp_path: Path) -> None:
    corpus.write(tmp_path, 40, seed="another")

    assert digest_of(tmp_path) != DIGEST


def test_a_corpus_has_as_many_releases_as_were_asked_for(tmp_path: Path) -> None:
    corpus.write(tmp_path, 75)

    assert len(list(tmp_path.glob("content/*/comunicados/*/*.md"))) == 75
    assert len(list(tmp_path.glob("content/*/avisos/*.md"))) == 3
    assert len(list(tmp_path.glob("content/*/documentos/*.md"))) == 2


def test_bodies_have_about_three_hundred_words(tmp_path: Path) -> None:
    corpus.write(tmp_path, 60)
    bodies = [
        path.read_text(encoding="utf-8").split("---\n", 2)[2] for path in tmp_path.rglob("comunicados/*/*.md")
    ]
    lengths = [len(re.findall(r"\w+", body)) for body in bodies]

    assert 270 < sum(lengths) / len(lengths) < 330


def test_folios_count_up_within_a_municipality_and_a_year() -> None:
    planned = corpus.releases(500)
    of_one = [release for release in planned if (release.town, release.day.year) == (0, 2024)]

    assert [release.serial for release in of_one] == list(range(1, len(of_one) + 1))
    assert len({release.folio for release in planned}) == 500


def test_a_corpus_has_as_many_municipalities_as_were_asked_for(tmp_path: Path) -> None:
    corpus.write(tmp_path, 20, towns=125)
    municipalities = {path.name for path in (tmp_path / "content").iterdir()}

    assert len(municipalities) == 125
    assert len({corpus.town(number).office for number in range(125)}) == 125


def test_every_nth_release_has_a_photograph(tmp_path: Path) -> None:
    corpus.write(tmp_path, 20, pictures=10)
    pictured = [path for path in tmp_path.rglob("*.md") if "imagen:" in path.read_text(encoding="utf-8")]

    assert len(pictured) == 2
    assert all(path.with_suffix(".jpg").is_file() for path in pictured)
