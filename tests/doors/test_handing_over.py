"""What is handed out on request, and what the next administration gets."""

from __future__ import annotations

import csv
import hashlib
import io
import tracemalloc
import zipfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from sitegen.cli import main
from sitegen.founding import Place, Wishes, found
from sitegen.parcels import Parcel
from tests.house.driver import RELEASE, SETTINGS, Driver, Sites

FERIA = "content/izcalli/comunicados/2026-01-13-feria"
FILES: dict[str, str | bytes] = {
    f"{FERIA}/index.md": RELEASE.replace(
        "title: Agua",
        "folio: '=1+1'\n# CANARIO\nvisto_bueno: {por: CANARIO}\n"
        "retirado: {fecha: 2027-01-01, motivo: CANARIO}\n"
        "imagen: {src: foto.jpg, alt: Feria, menores: sí, consentimiento: CANARIO}\n"
        "topics: [agua]\ntitle: Agua",
    )
    + "\n[Bases](bases.pdf)\n\n"
    + '![Feria](foto.jpg){credito="Ana" menores=sí consentimiento="de {CANARIO}"}\n',
    f"{FERIA}/bases.pdf": b"%PDF-1.4 bases",
    "content/izcalli/comunicados/2026-02-01-otro.md": RELEASE.replace("2026-01-13", "2026-02-01"),
    "content/izcalli/comunicados/2026-01-20-oculto.md": RELEASE.replace("Agua", "CANARIO").replace(
        "date: 2026-01-13", "date: 2026-01-20\ndraft: yes"
    ),
    "content/juarez/comunicados/2026-01-15-retirado.md": RELEASE.replace(
        "date:", "withdrawn: {date: 2026-01-16, reason: No era cierto}\ndate:"
    ),
    ".github/workflows/pages.yml": "name: pages\n",
    "output/viejo.html": "viejo",
    "themes/propio/output/nota.txt": "de la casa",
}


@pytest.fixture
def driver(site: Sites) -> Driver:
    out = io.BytesIO()
    Image.new("RGB", (90, 60), "teal").save(out, "JPEG")
    return site({**FILES, f"{FERIA}/foto.jpg": out.getvalue()})


def run(driver: Driver, *arguments: str) -> Result:
    given = [*arguments, "--site", str(driver.root), "--now", "2026-03-01"]
    return CliRunner().invoke(main, given, catch_exceptions=False)


def unpacked(target: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(target) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_an_export_holds_the_public_documents_of_its_days_with_an_index(
    driver: Driver, tmp_path: Path
) -> None:
    target = tmp_path / "solicitud.zip"

    done = run(driver, "exportar", str(target), "--desde", "2026-01-01", "--hasta", "2026-01-31")

    files = unpacked(target)
    rows = list(csv.DictReader(io.StringIO(files["indice.csv"].decode("utf-8-sig"))))
    assert done.exit_code == 0, done.output
    assert [(row["fecha"], row["estado"]) for row in rows] == [
        ("2026-01-13", "publicado"),
        ("2026-01-16", "retirado: No era cierto"),
    ]
    assert rows[0]["folio"] == "'=1+1"
    assert {name.partition("/")[2] for name in files if "/" in name} == {
        "texto.txt", "original.md", "bases.pdf", "foto-1.jpg",
    }  # fmt: skip
    assert "El agua llega hoy" in files["0001-feria/texto.txt"].decode()
    assert "date: 2026-01-13\n---\n\nEl agua" in files["0001-feria/original.md"].decode()
    assert '![Feria](foto.jpg){credito="Ana"}\n' in files["0001-feria/original.md"].decode()
    assert not [name for name, data in files.items() if b"CANARIO" in data]


def test_days_in_the_wrong_order_are_told(driver: Driver, tmp_path: Path) -> None:
    done = run(driver, "export", str(tmp_path / "no"), "--from", "2026-02-01", "--to", "2026-01-31")

    assert done.exit_code == 1
    assert "--desde 2026-01-31 --hasta 2026-02-01" in done.output


def test_sums_tell_whether_anything_changed(driver: Driver, tmp_path: Path) -> None:
    run(driver, "export", str(tmp_path / "caja"), "--topic", "agua", "--municipality", "izcalli")

    lines = (tmp_path / "caja" / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {path: found for found, _, path in (line.partition("  ") for line in lines)}
    assert sums
    for path, told in sums.items():
        assert hashlib.sha256((tmp_path / "caja" / path).read_bytes()).hexdigest() == told


def test_a_parcel_holds_paths_and_no_files(tmp_path: Path) -> None:
    large = tmp_path / "video.mp4"
    large.write_bytes(bytes(12_000_000))
    tracemalloc.start()
    with Parcel() as parcel:
        parcel.put_file("video.mp4", large)
        for number in range(12):
            parcel.put(f"{number}.jpg", bytes([number]) * 1_000_000)
        parcel.write(tmp_path / "caja.zip")
        parcel.write(tmp_path / "caja")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < large.stat().st_size / 3
    assert len(unpacked(tmp_path / "caja.zip")) == 14
    assert (tmp_path / "caja" / "video.mp4").read_bytes() == large.read_bytes()
    assert (tmp_path / "caja" / "11.jpg").read_bytes() == b"\x0b" * 1_000_000


def test_an_export_holds_no_attachment_in_memory(site: Sites, tmp_path: Path) -> None:
    paper = "content/izcalli/comunicados/plano.pdf"
    offering = RELEASE.replace("title:", "attachments: [plano.pdf]\ntitle:")
    driver = site({"content/izcalli/comunicados/2026-01-13-agua.md": offering, paper: bytes(60_000_000)})
    tracemalloc.start()
    done = run(driver, "export", str(tmp_path / "caja.zip"))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert done.exit_code == 0
    assert len(unpacked(tmp_path / "caja.zip")["0001-agua/plano.pdf"]) == 60_000_000
    assert most < 40_000_000


def test_no_cell_is_a_formula_in_any_spreadsheet(tmp_path: Path) -> None:
    parcel = Parcel()
    parcel.put_table("a.csv", [["=1", "\uff1d1", "\n=1", "\uff0b1", "uno"]])
    parcel.write(tmp_path / "caja")

    row = next(csv.reader(io.StringIO((tmp_path / "caja/a.csv").read_text("utf-8-sig"), newline="")))
    assert row == ["'=1", "'\uff1d1", "'\n=1", "'\uff0b1", "uno"]


def test_the_same_export_has_the_same_bytes(driver: Driver, tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        run(driver, "export", str(tmp_path / name))

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "word"),
    [(("--topic", "agu"), "agua"), (("--municipality", "izcali"), "izcalli")],
)
def test_an_unknown_topic_or_municipality_is_told(
    driver: Driver, tmp_path: Path, arguments: tuple[str, str], word: str
) -> None:
    done = run(driver, "export", str(tmp_path / "x.zip"), *arguments)

    assert done.exit_code == 1
    assert f"{word}?" in done.output
    assert not (tmp_path / "x.zip").exists()


def test_nothing_that_is_there_is_written_over(driver: Driver, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_text("mío")

    assert run(driver, "export", str(tmp_path / "x.zip")).exit_code == 1
    assert (tmp_path / "x.zip").read_text() == "mío"


def test_a_handover_builds_the_same_site_and_lists_everything(
    driver: Driver, site: Sites, tmp_path: Path
) -> None:
    target = tmp_path / "entrega.zip"
    secrets = (".env", "content/.env.local", ".ssh/id_ed25519", ".netrc")
    driver.edit(dict.fromkeys(secrets, "CLAVE=1234"))

    done = run(driver, "entregar", str(target))

    files = unpacked(target)
    driver.edit(dict.fromkeys(secrets))
    source = {name.removeprefix("sitio/"): data for name, data in files.items() if name.startswith("sitio/")}
    rows = list(csv.DictReader(io.StringIO(files["inventario-documentos.csv"].decode("utf-8-sig"))))
    other = site({})
    other.edit(dict(source))
    assert done.exit_code == 0, done.output
    assert {row["estado"] for row in rows} == {"publicado", "borrador", "retirado"}
    assert ".github/workflows/pages.yml" in source
    assert not any(b"CLAVE" in data for data in files.values())
    assert not [name for name in source if name.startswith("output")]
    assert "themes/propio/output/nota.txt" in source  # only the site's own output is made again
    other.build()
    driver.edit({"output": None})
    driver.build()
    assert other.tree() == driver.tree()
    assert SETTINGS.encode() == source["site.toml"]


def test_a_handover_holds_all_that_init_wrote_and_no_password(tmp_path: Path) -> None:
    root, target = tmp_path / "sala", tmp_path / "entrega.zip"
    found(root, Wishes((Place("X", "Jalisco"),), "es", "a/b", private=True), today=date(2026, 1, 13))
    planted = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    theirs = {".gitmodules", ".githooks/commit-msg", "themes/propio/.gitattributes"}
    secret = {".git/config", ".sitegen/nota", ".venv/clave", ".vscode/sftp.json", ".github/.env"}
    for name in theirs | secret:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"")

    done = CliRunner().invoke(main, ["handover", str(target), "--site", str(root)], catch_exceptions=False)

    assert done.exit_code == 0, done.output
    files = unpacked(target)
    assert {f"sitio/{path}" for path in planted | theirs} == {one for one in files if "sitio/" in one}
    with zipfile.ZipFile(target) as archive:  # git passes over a hook that may not be run
        assert archive.getinfo("sitio/.githooks/pre-push").external_attr >> 16 == 0o755


def test_a_name_that_no_inventory_can_tell_is_told_before_anything_is_written(
    driver: Driver, tmp_path: Path
) -> None:
    try:
        (driver.root / "acci\udcf3n.txt").write_bytes(b"")  # as an old Windows wrote it
    except (OSError, UnicodeError):
        pytest.skip("names are always text here")

    done = run(driver, "handover", str(tmp_path / "entrega.zip"))

    assert (done.exit_code, "acci\ufffdn.txt" in done.output) == (1, True)
    assert not (tmp_path / "entrega.zip").exists()
