"""`--last-good`: one municipality's typo silences nobody else, and nothing comes back that was taken away."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from sitegen.cli import main
from sitegen.output import opened
from sitegen.standin.planting import write
from tests.house.driver import RELEASE, SETTINGS, Driver, Sites

NOW = "2026-03-01T12:00"
AGUA = "content/izcalli/comunicados/2026-01-13-agua.md"
FERIA = "content/izcalli/comunicados/2026-02-02-feria.md"
ALERTA = "content/juarez/avisos/2026-02-28-alerta.md"
NOTICE = """\
---
titulo: Fuga de gas
fecha: 2026-02-28
nivel: emergencia
colonias: [Centro]
---

No se acerque.
"""
QUIET = """
[[veda]]
nombre = "2026"
desde = 2026-01-01
hasta = 2026-12-31
modo = "ocultar"
anteriores = "ocultar"
"""
TYPO = RELEASE.replace("date:", "dtae:")
Towns = Callable[..., Driver]


def photo(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (900, 600), colour).save(out, "JPEG")
    return out.getvalue()


def release(word: str, head: str = "") -> str:
    return f"---\ntitulo: Noticia {word}\nfecha: 2026-01-20\n{head}---\n\nEsto dice {word}.\n"


def git(driver: Driver, *words: str) -> str:
    known = ["-c", "user.name=Prensa", "-c", "user.email=prensa@example.org"]
    done = subprocess.run(["git", "-C", str(driver.root), *known, *words], check=True, capture_output=True)
    return done.stdout.decode()


def committed(driver: Driver) -> None:
    git(driver, "add", "--all")
    git(driver, "commit", "--quiet", "--message", "x")


@pytest.fixture
def town(site: Sites) -> Towns:
    """A site in a repository, with its files committed."""

    def make(files: dict[str, str | bytes]) -> Driver:
        driver = site({".gitignore": "/output/\n/.sitegen/\n", AGUA: RELEASE, **files})
        git(driver, "init", "--quiet", "-b", "main")
        committed(driver)
        return driver

    return make


def run(driver: Driver, *words: str, now: str = NOW) -> Result:
    asked = [*words, "--site", str(driver.root), *(("--now", now) if words[0] == "build" else ())]
    return CliRunner().invoke(main, asked, catch_exceptions=False)


def tree_of(driver: Driver, folder: Path, changes: dict[str, str | bytes | None]) -> dict[str, bytes]:
    """What a fresh build of the site's files with these changes gives."""
    other = Driver.__new__(Driver)
    other.root, other.now = folder, driver.now
    shutil.copytree(
        driver.root, folder, ignore=shutil.ignore_patterns("output", ".output.sitegen", ".*git*", ".sitegen")
    )
    other.edit(changes)
    assert run(other, "build").exit_code == 0
    return other.tree()


def test_all_else_is_published_with_the_municipality_as_it_was(town: Towns, tmp_path: Path) -> None:
    driver = town({FERIA: release("feria")})
    assert run(driver, "build").exit_code == 0
    driver.edit({AGUA: TYPO, FERIA: release("feria").replace("dice feria", "dice otra"), ALERTA: NOTICE})

    refused, result = run(driver, "build"), run(driver, "build", "--last-good", "izcalli")

    assert refused.exit_code == 1
    assert "--last-good izcalli" in refused.stdout
    assert result.exit_code == 1
    assert "2026-01-13-agua.md:3" in result.stderr
    assert "«izcalli» NO está al día" in result.stdout
    assert driver.tree() == tree_of(driver, tmp_path / "other", {AGUA: RELEASE, FERIA: release("feria")})
    driver.edit({AGUA: RELEASE})
    assert run(driver, "build").exit_code == 0
    assert driver.tree() == tree_of(driver, tmp_path / "mended", {})


@pytest.mark.long
def test_the_newest_committed_state_that_is_good_stands_in(town: Towns) -> None:
    driver = town({})
    for text in (RELEASE.replace("hoy", "mañana"), TYPO, TYPO.replace("hoy", "nunca")):
        driver.edit({AGUA: text})
        committed(driver)

    result = run(driver, "build", "--last-good", "izcalli")

    assert result.exit_code == 1
    assert "llega mañana" in driver.read("izcalli/comunicados/2026/agua/")


def test_nothing_comes_back_that_was_taken_from_view_since(town: Towns) -> None:
    folder = "content/izcalli/comunicados/2026-01-20-"
    words = (
        "borrada", "borrador", "embargada", "vencida", "mal-escrita", "ilegible", "sin-raya", "vetada",
        "retratada", "ofrecida", "retirada",
    )  # fmt: skip
    seen = ("mudada", "retocada")
    picture, paper = "content/izcalli/comunicados/a.jpg", "content/izcalli/comunicados/a.pdf"
    heads = {"retratada": "imagen: {archivo: a.jpg, alt: Rojo}\n", "ofrecida": "adjuntos: [a.pdf]\n"}
    links = "[Una](../comunicados/2026-01-20-embargada.md) y [otra](../comunicados/2026-01-20-borrada.md)."
    driver = town(
        {f"{folder}{word}.md": release(word, heads.get(word, "")) for word in (*words, *seen)}
        | {picture: photo("#ff0000"), paper: b"%PDF-1.4"}
        | {"content/izcalli/paginas/enlaces.md": f"---\ntitulo: Enlaces\n---\n\n{links}\n"}
    )
    driver.edit(
        {
            AGUA: TYPO,
            paper: None,
            picture: None,
            f"{folder}borrada.md": None,
            f"{folder}borrador.md": release("borrador", "borrador: si\n"),
            f"{folder}embargada.md": release("embargada", "publicar_el: 2026-09-01\n"),
            f"{folder}vencida.md": release("vencida", "caduca: 2026-02-01\n"),
            f"{folder}mal-escrita.md": release("mal-escrita", "borador: si\n"),
            f"{folder}ilegible.md": release("ilegible", "retirado: [\n"),
            f"{folder}sin-raya.md": release("sin-raya", "borrador: si\n").replace("---\n", "", 1),
            f"{folder}vetada.md": release("vetada", "veda: no\n"),
            f"{folder}retirada.md": release("retirada", "retirado: {fecha: 2026-02-01, motivo: Era falso}\n"),
            f"{folder}retocada.md": release("retocada", "titulo: Noticia: nueva\n"),
            f"{folder}mudada.md": None,
            "content/izcalli/comunicados/2026-01-20-mudada/index.md": release("mudada"),
        }
    )

    result = run(driver, "build", "--last-good", "izcalli")

    everything = b"\n".join(driver.tree().values()).decode(errors="replace")
    assert "NO está al día" in result.stdout, result.output
    assert [word for word in words if f"dice {word}" in everything] == ["retratada"]  # without its photograph
    told = [word for word in (*words, *seen) if f"Noticia {word}" in everything]
    assert told == ["retratada", "retirada", *seen]
    assert "Era falso" in driver.read("izcalli/comunicados/2026/retirada/")
    assert "Rojo" not in driver.read("izcalli/comunicados/2026/retratada/")
    assert not [path for path in driver.tree() if path.endswith(".pdf")]


def test_what_a_blackout_hides_now_stays_hidden(town: Towns) -> None:
    driver = town({})
    excepted = NOTICE.replace("nivel", "veda: {excepcion: proteccion_civil}\nnivel")
    driver.edit({"site.toml": SETTINGS + QUIET, AGUA: TYPO, ALERTA: excepted})

    result = run(driver, "build", "--last-good", "izcalli")

    assert "NO está al día" in result.stdout, result.output
    assert not [path for path, data in driver.tree().items() if b"El agua llega" in data]
    assert "No se acerque" in driver.read("juarez/avisos/2026/alerta/")


def test_what_was_taken_out_of_documents_since_stays_out(town: Towns) -> None:
    shelf = "content/izcalli/comunicados/"
    tomb, child = (
        "retirado: {fecha: 2026-01-25, motivo: Era falso}\n",
        "imagen: {archivo: b.jpg, alt: Rostro}\n",
    )
    heads = {
        "tumba": tomb, "lapida": tomb, "apodo": "alias: [/nombre-viejo/]\n", "anexa": "adjuntos: [a.pdf]\n",
        "suelta": "imagen: {archivo: a.jpg, alt: Rostro}\n", "menor": child,
        "tapada": "imagen: {archivo: c.jpg, alt: Rostro}\n", "mudada": "", "vacia": "", "nombrada": "",
        "enlazada": "",
        "album/index": "",
    }  # fmt: skip
    files: dict[str, str | bytes] = {
        f"{shelf}2026-01-20-{word}.md": release(word, head) for word, head in heads.items()
    }
    pictures = {"a": "red", "b": "lime", "c": "blue", "2026-01-20-album/d": "yellow"}
    files |= {f"{shelf}{name}.jpg": photo(colour) for name, colour in pictures.items()}
    driver = town(files | {f"{shelf}a.pdf": b"%PDF-1.4"})
    since = {
        "tumba": None,
        "lapida": release("lapida", "borrador: si\n"),
        **{word: release(word) for word in ("apodo", "anexa", "suelta")},
        "menor": release("menor", child.replace("}", ", menores: si}")),
        "mudada": release("otra"),
        "vacia": "",
        "enlazada": release("enlazada") + "\nVea [esto](borradores/2026-01-21-mudada.md).\n",
        "nombrada": release("nombrada", tomb.replace("Era", "No era")).replace("Noticia", "Otra"),
    }
    draft = f"{shelf}borradores/2026-01-21-"
    driver.edit(
        {
            AGUA: TYPO,
            **{f"{shelf}2026-01-20-{word}.md": text for word, text in since.items()},
            f"{draft}mudada.md": release("mudada", "borrador: si\n"),
            f"{draft}foto/index.md": release("foto", "borrador: si\n"),
            f"{draft}foto/d.jpg": files[f"{shelf}2026-01-20-album/d.jpg"],
            f"{shelf}2026-01-20-album/d.jpg": None,
            f"{shelf}c.jpg": photo("black")[:3000],  # a face was made black, and the file is cut short
        }
    )

    result = run(driver, "build", "--last-good", "izcalli")

    tree = driver.tree()
    everything = b"\n".join(tree.values()).decode(errors="replace")
    assert "NO está al día" in result.stdout, result.output
    seen = ["apodo", "suelta", "tapada", "album/index"]
    assert [word for word in heads if f"dice {word}" in everything] == seen
    assert "No era falso" in driver.read("izcalli/comunicados/2026/nombrada/")
    for gone in ("Rostro", "Era falso", "Noticia lapida", "Noticia nombrada"):
        assert gone not in everything
    assert not [path for path in tree if "nombre-viejo" in path or path.endswith(".pdf")]
    assert not [path for path in tree if path.endswith(".jpg") and "tarjeta" not in path]


def test_what_stands_in_writes_into_no_file_of_the_site_by_another_name(tmp_path: Path) -> None:
    own, second = tmp_path / "A.jpg", tmp_path / "tree" / "a.jpg"
    own.write_bytes(b"now")
    second.parent.mkdir()
    second.hardlink_to(own)  # as a system that takes `a` for `A` finds it

    write(second, b"then")

    assert (own.read_bytes(), second.read_bytes()) == (b"now", b"then")


def test_a_site_that_stands_in_is_built_under_the_lock_of_its_site(site: Sites) -> None:
    driver = site({})
    tree = driver.root / ".sitegen" / "last-good"
    tree.mkdir(parents=True)

    with opened(driver.output, tree):
        made = sorted(path.name for path in tree.parent.iterdir())

    assert made == ["build.lock", "last-good"]
    assert not list(tree.iterdir())


@pytest.mark.parametrize("other", ["--only", "--media"])
def test_no_option_is_dropped_in_silence(other: str, site: Sites) -> None:
    driver = site({})

    result = run(driver, "build", other, "izcalli", "--last-good", "izcalli")

    assert result.exit_code == 2
    assert f"{other}, --last-good" in result.stderr


def test_errors_of_others_stop_all_the_same(town: Towns) -> None:
    driver = town({ALERTA: NOTICE})
    assert run(driver, "build").exit_code == 0
    before = driver.tree()
    driver.edit({AGUA: TYPO, ALERTA: NOTICE.replace("emergencia", "emergensia")})

    result = run(driver, "build", "--last-good", "izcalli")

    assert (result.exit_code, driver.tree()) == (1, before)
    assert "2026-02-28-alerta.md:4" in result.stderr
    assert "no son de «izcalli»" in result.stderr


@pytest.mark.long
def test_without_errors_everything_is_published_as_it_is(town: Towns) -> None:
    driver = town({})
    driver.edit({AGUA: RELEASE.replace("hoy", "ayer")})

    result = run(driver, "build", "--last-good", "izcalli")

    assert result.exit_code == 0
    assert "No hay errores" in result.stdout
    assert "llega ayer" in driver.read("izcalli/comunicados/2026/agua/")


@pytest.mark.parametrize(
    ("ident", "told"), [("izcali", "izcalli"), ("juarez", "no son de «juarez»"), ("izcalli", "git no conoce")]
)
def test_where_nothing_can_stand_in_that_is_said_and_nothing_published(
    ident: str, told: str, site: Sites, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = site({AGUA: TYPO, ALERTA: NOTICE})
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(driver.root.parent))
    if ident == "juarez":
        git(driver, "init", "--quiet")
        committed(driver)

    result = run(driver, "build", "--last-good", ident)

    assert result.exit_code == 1
    assert told in result.stderr
    assert not driver.output.exists()


def test_publishing_hands_over_what_stands_in_and_ends_with_one(
    town: Towns, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Prensa")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "prensa@example.org")
    driver = town({"content/juarez/comunicados/borradores/2026-02-01-lista.md": release("lista")})
    driver.edit({AGUA: TYPO, ALERTA: NOTICE})

    result = run(driver, "publish", "--last-good", "izcalli", "--remote", "", "--yes")

    listed = git(driver, "ls-tree", "-r", "--name-only", "gh-pages").split("\n")
    assert result.exit_code == 1
    assert {"juarez/avisos/2026/alerta/index.html", "izcalli/comunicados/2026/agua/index.html"} <= set(listed)
    assert "/juarez/avisos/2026/alerta/" in (driver.root / "urls.lock").read_text(encoding="utf-8")
    assert not (driver.root / ".sitegen/last-good").exists()
