"""Hostile and broken files: each ends in a message, none in a traceback, and none reaches out."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.intake.draft import Wishes
from sitegen.intake.importers import SUFFIXES
from sitegen.intake.workshop import Done, Task, drafts_of, work
from tests.intake.desk import WORD, archive, docx, odt, paragraph, pdf, settings

OFFICE = Path(__file__).parents[3] / "shared" / "samples" / "office"
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
EXPORT = '<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>{}</channel></rss>'


def done(name: str, data: bytes) -> Done:
    return drafts_of(name, data, settings(), wishes=Wishes())


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTITIES = archive({"word/document.xml": f'{DOCTYPE}<w:d xmlns:w="{WORD}">&b;</w:d>'})
LOCKED = archive({"META-INF/manifest.xml": "<m><encryption-data/></m>", "content.xml": "<a/>"})
SECRET = b"trailer<</ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>" % (
    b"41" * 32,
    b"42" * 32,
)
NAMED = (DOCTYPE + EXPORT.format("<item><title>&b;</title></item>")).encode()

BAD: list[tuple[str, bytes, str]] = [
    ("vacio.docx", b"", "intake-empty"),
    ("vacio.txt", b"  \n ", "intake-empty"),
    ("sin-texto.docx", docx(""), "intake-empty"),
    ("roto.docx", b"PK\x03\x04 no", "intake-broken"),
    ("cortado.docx", docx(paragraph("hola"))[:-40], "intake-broken"),
    ("otro.docx", archive({"a.txt": "x"}), "intake-no-document"),
    ("cifrado.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "intake-encrypted"),
    ("viejo.doc", OLE + b" viejo", "intake-old-word"),
    ("bomba.docx", docx("<w:p/>", {"word/media/x.bin": b"\0" * 45_000_000}), "intake-bomb"),
    ("bomba2.docx", docx(paragraph("a" * 3_000_000)), "intake-bomb"),
    ("entidades.docx", ENTITIES, "intake-doctype"),
    ("hondo.docx", docx("<w:sdt>" * 600 + "</w:sdt>" * 600), "intake-nested"),
    ("mal.docx", archive({"word/document.xml": "<a><b></a>"}), "intake-xml"),
    ("entidades.odt", archive({"content.xml": f"{DOCTYPE}<a>&b;</a>"}), "intake-doctype"),
    ("cifrado.odt", LOCKED, "intake-encrypted"),
    ("roto.pdf", b"%PDF-1.4 nada", "intake-broken"),
    ("cifrado.pdf", pdf([(60, 700, "hola")]).replace(b"trailer<<", SECRET), "intake-encrypted"),
    ("vacio.pdf", pdf([]), "intake-no-document"),
    ("cosa.zip", archive({"a.txt": "x"}), "intake-zip"),
    ("cosa.rtf", b"{\\rtf1 hola}", "intake-rtf"),
    ("cosa.exe", b"MZ", "intake-kind-unknown"),
    ("binario.txt", b"a\x00b", "intake-not-text"),
    ("otro.xml", b"<a>hola</a>", "intake-no-export"),
    ("nada.xml", EXPORT.format("<wp:category/>").encode(), "intake-export-empty"),
    ("mal.xml", EXPORT.format("<item>").encode(), "intake-xml"),
    ("entidades.xml", NAMED, "intake-doctype"),
    ("hondo.xml", EXPORT.format("<a>" * 5_000 + "</a>" * 5_000).encode(), "intake-nested"),
    ("grande.txt", b"hola " * 500_000, "intake-too-large"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data", "code"), BAD, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_bad_file_is_refused_with_its_reason(name: str, data: bytes, code: str) -> None:
    assert done(name, data).fault == code


def test_a_web_page_nested_without_end_is_read() -> None:
    data = b"<html><body>" + b"<div>" * 100_000 + b"hola mundo entero" + b"</div>" * 100_000

    assert "hola mundo entero" in done("a.html", data).drafts[0].text


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        "*" * 50_000,
        "> " * 5_000 + "equis",
        "- " * 5_000 + "equis",
        "“" * 50_000,
        "de " * 60_000,
        "A. B " * 20_000,
        "Termina la obra.\n\nLas colonias que atienden son "
        + "Alba, " * 40
        + "donde trabaja Ana López Ruiz con los suyos.",
        "Termina la obra.\n\nLas calles " + "Alba, " * 40 + "donde trabaja Ana López Ruiz con los suyos.",
    ],
    ids=lambda text: text[:12].encode("ascii", "replace").decode(),
)
def test_a_text_that_would_slow_a_reader_down_is_read(text: str) -> None:
    found = done("a.txt", text.encode())

    assert found.drafts or found.fault in ("intake-empty", "intake-nested")
    assert "equis" not in text or "equis" in found.drafts[0].text


WHOLE = [
    ("a.docx", docx(paragraph("Termina la obra") + paragraph("El alcalde informó que terminó la obra."))),
    ("a.odt", odt("<text:p>Termina la obra</text:p>")),
    ("a.pdf", pdf([(60, 700, "Termina la obra"), (60, 680, "El alcalde informa.")])),
    ("a.xml", EXPORT.format("<item><title>Uno</title><wp:post_type>post</wp:post_type></item>").encode()),
    ("a.html", b"<html><body><p>Uno</p><table><tr><td>dos</table></body></html>"),
]


@given(st.sampled_from(WHOLE), st.integers(0, 2**32), st.integers(1, 12))
def test_mutated_files_end_in_drafts_or_in_a_message(whole: tuple[str, bytes], seed: int, many: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - to spoil a file, not to keep a secret
    data = bytearray(whole[1])
    for _ in range(many):
        at = dice.randrange(len(data))
        data[at : at + dice.choice((0, 1, 4))] = bytes(
            dice.randrange(256) for _ in range(dice.choice((0, 1, 3)))
        )
        data = data or bytearray(b"x")
    found = done(whole[0], bytes(data))

    assert bool(found.fault) != bool(found.drafts or found.counts)


@pytest.mark.skipif(not OFFICE.is_dir(), reason="the samples are not beside the repository")
@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.long) for seed in (1, 2))])
def test_mutated_real_files_stop_nothing(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)  # noqa: S311 - to spoil a file, not to keep a secret
    tasks = []
    for path in sorted(one for one in OFFICE.rglob("*") if one.suffix in SUFFIXES):
        data = bytearray(path.read_bytes())
        for _ in range(20):
            data[dice.randrange(len(data))] = dice.randrange(256)
        spoiled = tmp_path / path.name
        spoiled.write_bytes(bytes(data))
        tasks.append(Task(str(spoiled), path.name))
    found = list(work(tasks, settings(), workers=2))

    assert [one.source for one in found] == [task.name for task in tasks]
    assert all(one.fault or one.drafts or one.counts for one in found)


@given(st.binary(max_size=400), st.sampled_from(sorted(SUFFIXES)))
def test_any_bytes_under_any_name_end_in_drafts_or_in_a_message(data: bytes, suffix: str) -> None:
    found = done(f"a{suffix}", data)

    assert bool(found.fault) or bool(found.drafts)
