"""The command line: names in two languages, exit codes, words instead of tracebacks."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import Mock

import click
import pytest
from click.testing import CliRunner, Result

from sitegen import __version__
from sitegen.cli import main
from sitegen.problems import error, warning
from sitegen.terminal import Terminal
from tests.house.driver import RELEASE, SETTINGS, Driver, Sites

AGUA = "content/izcalli/comunicados/2026/2026-01-13-agua.md"

NOWHERE = {"LC_ALL": "", "LC_MESSAGES": "", "LANG": "C.UTF-8"}  # an environment that names no language


def run(driver: Driver, command: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, [command, "--site", str(driver.root), *arguments], catch_exceptions=False)


def words(result: Result) -> str:
    return " ".join(result.output.split())


@pytest.mark.parametrize("command", ["build", "construir"])
def test_build_publishes_and_reports_in_the_language_of_the_site(site: Sites, command: str) -> None:
    driver = site({AGUA: RELEASE})

    result = run(driver, command, "--now", "2026-03-01")

    assert result.exit_code == 0
    assert (driver.output / "index.html").is_file()
    assert "1 comunicado" in words(result)
    assert "GitHub Pages (1 GB)" in words(result)


@pytest.mark.parametrize("now", ["2026-03-01", "2026-03-01T12:00", "2026-03-01T12:00:00-06:00"])
def test_a_second_build_at_a_given_moment_finds_nothing_changed(site: Sites, now: str) -> None:
    driver = site({AGUA: RELEASE})
    run(driver, "build", "--now", now)
    standing = (driver.root / ".sitegen" / "pages").stat().st_mtime_ns

    told = words(run(driver, "build", "--now", now))

    assert "0 nuevos o cambiados, 0 retirados" in told
    assert (driver.root / ".sitegen" / "pages").stat().st_mtime_ns == standing


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_site_may_lie_in_a_folder_whose_name_is_no_unicode(site: Sites) -> None:
    driver = site({AGUA: RELEASE})
    odd = driver.root.rename(driver.root.with_name("a\udcf1o"))

    told = [
        words(CliRunner().invoke(main, ["build", "--site", str(odd), "--now", "2026-03-01"]))
        for _ in range(2)
    ]

    assert "1 comunicado" in told[0]
    assert "0 nuevos o cambiados, 0 retirados" in told[1]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [(["new", "comunicado", "A\udcf1o"], "TÍTULO"), (["init", "x", "--state", "\udcf1"], "--state")],
)
def test_what_is_typed_must_be_text(site: Sites, arguments: list[str], named: str) -> None:
    driver = site({})
    before = sorted(driver.root.rglob("*"))

    told = subprocess.run(
        [sys.executable, "-m", "sitegen", *arguments],
        cwd=driver.root,
        env={**os.environ, **NOWHERE},
        capture_output=True,
        check=False,
        text=True,
    )

    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.startswith(f"error: el valor de {named} no sirve: debe ser texto en UTF-8;")
    assert sorted(driver.root.rglob("*")) == before


@pytest.mark.parametrize("name", ["check", "revisar"])
def test_usage_is_told_under_the_name_that_was_typed(name: str) -> None:
    told = CliRunner(env={"LC_ALL": "es_MX.UTF-8"}).invoke(main, [name, "--help"], prog_name="sitegen")

    assert f"Uso: sitegen {name} [OPCIONES]" in told.output


def test_an_english_site_is_told_in_english(site: Sites) -> None:
    driver = site({AGUA: RELEASE})
    settings = (driver.root / "site.toml").read_text(encoding="utf-8")
    driver.edit({"site.toml": settings.replace("es-MX", "en")})

    assert "1 release" in words(run(driver, "build"))


def test_the_report_says_how_many_wait_and_until_when_but_never_which(site: Sites) -> None:
    waiting = "---\ntitle: Secreto\npublish_at: 2026-03-05T06:00\n---\n\nTexto.\n"
    driver = site({AGUA: RELEASE, "content/izcalli/comunicados/2026/2026-02-01-otro.md": waiting})

    told = words(run(driver, "build", "--now", "2026-03-01"))

    assert "1 documento espera su fecha" in told
    assert "5 de marzo de 2026, 06:00" in told
    assert "Secreto" not in told


def test_a_warning_of_what_waits_is_for_its_author_and_never_in_the_log_of_a_build(site: Sites) -> None:
    draft = "---\ntitle: Secreto\ndraft: true\nvideos:\n  - {title: Secreto, url: https://a.mx/}\n---\n\n<b>x</b>\n"
    folder = "content/izcalli/comunicados/2026/2026-02-01-secreto"
    driver = site({AGUA: RELEASE, f"{folder}/index.md": draft, f"{folder}/secreto.heic": "x"})

    built, checked = run(driver, "build", "--strict"), run(driver, "check")

    assert built.exit_code == 0
    assert "ecreto" not in built.output
    assert checked.output.count("secreto/index.md") == 2


def test_every_mistake_of_all_files_is_told_in_one_run_and_nothing_is_written(site: Sites) -> None:
    driver = site(
        {
            AGUA: RELEASE.replace("title: Agua para todos", "titel: Agua"),
            "content/izcalli/comunicados/2026/2026-02-30-mal.md": RELEASE.replace("2026-01-13", "2026-02-30"),
            "content/juarez/avisos/2026/2026-01-14-b.md": "---\ntitle: B\nends: mañana\n---\n\nTexto.\n",
        }
    )

    result = run(driver, "build")

    assert result.exit_code == 1
    assert f"{AGUA}:2" in result.output
    assert "2026-02-30" in result.output
    assert "content/juarez/avisos/2026/2026-01-14-b.md:3" in result.output
    assert "Traceback" not in result.output
    assert not driver.output.exists()


def test_what_is_wrong_with_the_theme_is_told_with_all_the_rest(site: Sites) -> None:
    settings = SETTINGS.replace("timezone", 'theme = "plazza"\ntimezone')
    driver = site({"site.toml": settings, AGUA: RELEASE.replace("title:", "titel:")})

    result = run(driver, "build")

    assert "plazza" in result.output
    assert f"{AGUA}:2" in result.output


def test_a_problem_is_printed_with_its_place_and_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    Terminal("en").problems((error("file-missing", path="content/a.md", line=3), warning("file-missing")))

    told = capsys.readouterr().err
    assert "content/a.md:3: error: the file does not exist\n    Check that the name" in told
    assert told.startswith("warning: the file does not exist\n")


def test_warnings_stop_a_strict_build_only(site: Sites) -> None:
    driver = site({AGUA: RELEASE + "\n<b>crudo</b>\n"})

    assert run(driver, "build").exit_code == 0
    assert run(driver, "build", "--strict").exit_code == 1


@pytest.mark.parametrize("command", ["check", "revisar"])
def test_check_writes_nothing_and_says_that_all_is_fine(site: Sites, command: str) -> None:
    driver = site({AGUA: RELEASE})

    result = run(driver, command)

    assert (result.exit_code, words(result)) == (0, "Todo en orden.")
    assert not driver.output.exists()


def test_check_finds_what_a_build_lets_pass(site: Sites) -> None:
    driver = site({AGUA: RELEASE + "\n## Uno\n\n#### Dos\n"})

    result = run(driver, "check")

    assert "se salta un nivel" in result.output
    assert (result.exit_code, run(driver, "check", "--strict").exit_code) == (0, 1)


@pytest.mark.parametrize("arguments", [["build", "--nothing"], ["buidl"], ["build", "--now", "tomorrow"]])
def test_wrong_usage_ends_with_two(arguments: Sequence[str]) -> None:
    assert CliRunner().invoke(main, list(arguments)).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["buidl"], "no existe la orden «buidl». ¿Quiso decir «build»?"),
        (["construri"], "¿Quiso decir «construir»?"),
        (["build", "--strit"], "no existe la opción «--strit». ¿Quiso decir «--strict»?"),
        (["build", "--now", "mañana"], "el valor de --now no sirve: debe ser una fecha u hora"),
        (["build", "--output"], "a la opción --output le falta su valor"),
        (["new", "comunicado", "Obra", "nueva"], "sobra «nueva». Si es un título con espacios"),
        (["new", "comunicado"], "falta TÍTULO."),
        (["join"], "falta PARTE."),
        (["serve", "--port", "99999"], "debe ser un número entre 0 y 65535"),
        (["import", "a.txt", "--kind", "nota"], "puede ser release, notice, page"),
        (["import", "a.txt", "--workers", "dos"], "debe ser un número"),
        (["photos", "no-hay.md", "."], "el valor de ARCHIVO no sirve: debe ser un archivo que exista"),
    ],
)
def test_wrong_usage_is_told_in_spanish_with_a_guess(arguments: Sequence[str], said: str) -> None:
    result = CliRunner(env=NOWHERE).invoke(main, list(arguments))

    assert said in result.output
    assert (result.exit_code, "Error" in result.output) == (2, False)


def test_whoever_interrupts_a_command_is_told_so_in_spanish(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_self: click.Group, _ctx: click.Context) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(click.Group, "invoke", interrupted)
    result = CliRunner(env=NOWHERE).invoke(main, ["build"])

    assert (result.exit_code, result.output.strip()) == (1, "Interrumpido.")


def test_where_there_is_no_room_for_what_a_command_says_one_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    full = OSError(
        errno.ENOSPC, os.strerror(errno.ENOSPC)
    )  # as a file on a full disk, which has no name here
    monkeypatch.setattr(click.Group, "parse_args", Mock(side_effect=full))
    result = CliRunner(env=NOWHERE).invoke(main, ["--version"])

    assert result.exit_code == 1
    assert result.output.startswith("No queda espacio donde debía escribirse la respuesta")


@pytest.mark.parametrize(
    ("arguments", "refused"),
    [
        (("urls", "--accept"), "urls.lock"),
        (("vobo", AGUA), ".sitegen/sheets/.gitignore"),
        (("schema", "--into", "esquemas"), "esquemas/site.schema.json"),
    ],
)
def test_a_file_that_there_is_no_room_for_is_named(
    site: Sites, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], refused: str
) -> None:
    resource = pytest.importorskip("resource")  # Windows has none
    monkeypatch.chdir(site({AGUA: RELEASE}).root)
    least, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, most))
    try:
        result = CliRunner(env=NOWHERE).invoke(main, arguments)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (least, most))

    assert result.exit_code == 1
    assert f"{refused}: error: el sistema no lo permite: {os.strerror(errno.EFBIG)}" in result.output
    assert not Path(refused).exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither pipes in folders nor links for all")
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("explain", "bucle"), 1, "bucle"),
        (("retire-photo", "bucle"), 1, "bucle"),
        (("blackout", "--output", ""), 1, ".: error: no es un archivo"),
        (("vobo", AGUA, "--output", "nada/tubo"), 1, "nada/tubo: error: no es un archivo"),
        (("build", "--now", "9999-12-31"), 2, "--now"),
        (("next", "--now", "0001-01-01"), 2, "--now"),
    ],
)
def test_whatever_is_typed_a_sentence_answers(
    site: Sites, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int, said: str
) -> None:
    monkeypatch.chdir(site({AGUA: RELEASE}).root)
    Path("bucle").symlink_to("bucle")
    Path("nada").mkdir()
    os.mkfifo("nada/tubo")  # as /dev/null, which root could replace

    result = CliRunner(env=NOWHERE).invoke(main, arguments)

    assert (result.exit_code, said in result.output) == (code, True), result.output


@pytest.mark.parametrize("name", ["LC_ALL", "LC_MESSAGES", "LANG"])
def test_help_and_wrong_usage_are_english_where_the_environment_says_so(name: str) -> None:
    runner = CliRunner(env={**NOWHERE, name: "en_US.UTF-8"})

    assert "Did you mean 'build'?" in runner.invoke(main, ["buidl"]).output
    assert "Usage:" in runner.invoke(main, ["build", "--help"]).output


def test_help_names_every_command_in_both_languages() -> None:
    told = CliRunner(env=NOWHERE).invoke(main, ["--help"]).output

    assert "Uso: " in told
    assert [name for name, spanish in main.spanish_names().items() if f"{spanish}, {name}" not in told] == []


def test_without_site_toml_one_sentence_says_what_to_do(site: Sites) -> None:
    driver = site()
    driver.edit({"site.toml": None})

    result = run(driver, "build")

    assert result.exit_code == 1
    assert "site.toml" in result.output


def test_in_a_folder_that_is_no_site_nothing_is_written(tmp_path: Path) -> None:
    here = tmp_path / "typing" / "error"

    result = CliRunner().invoke(main, ["build", "--site", str(here)], catch_exceptions=False)

    assert result.exit_code == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize(
    "settings", ["x = " + "[" * 6000 + "]" * 6000, "x = " + "1" * 5000, 'x = "\\ud800"', "\x00"]
)
def test_whatever_is_in_site_toml_there_is_no_traceback(site: Sites, command: str, settings: str) -> None:
    driver = site({"site.toml": settings})

    result = run(driver, command)

    assert result.exit_code == 1
    assert "site.toml" in result.output


def test_letters_that_the_terminal_has_no_sign_for_do_not_end_the_command(site: Sites) -> None:
    driver = site({"site.toml": SETTINGS.replace("Año de las pruebas", "Año → pruebas")})
    command = [sys.executable, "-m", "sitegen", "new", "release", "Agua", "--site", str(driver.root)]

    done = subprocess.run(
        command, capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "cp1252"}
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert "Año ? pruebas" in done.stdout.decode("cp1252")


@pytest.mark.parametrize(("option", "code"), [("--version", 0), ("--nope", 2)])
def test_python_m_sitegen_says_all_that_it_has_to_say_and_leaves_at_once_with_its_code(
    option: str, code: int
) -> None:
    program = (
        "import runpy, sys\n"
        "class Told:\n    def __del__(self): print('given back one by one')\n"
        f"told, sys.argv = Told(), ['sitegen', {option!r}]\n"
        "runpy.run_module('sitegen', run_name='__main__')"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert done.returncode == code
    assert done.stdout == (f"sitegen {__version__}\n" if code == 0 else "")
    assert bool(done.stderr) == bool(code)
