"""Every code block of README and guides runs, or is read by the reader that it is written for.

A block says by its info string what it is (`KINDS`); what is none of these, a tree or a drawing, says `text`.
"""

from __future__ import annotations

import importlib.util
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click
import pytest
import yaml
from click.testing import CliRunner
from PIL import Image

from docs import example_site
from sitegen import config
from sitegen.cli import main
from sitegen.model import Body
from tests.house import driver as house
from tests.house.driver import Sites
from tests.intake.desk import docx, paragraph, photo

ROOT = Path(__file__).parents[2]
PAGES = [
    *(ROOT / name for name in ("README.md", "README.es.md", "CONTRIBUTING.md")),
    *sorted((ROOT / "docs").glob("e[ns]/*.md")),
]
KINDS = {"sh", "toml", "markdown", "yaml", "python", "text", "css", "po", "jinja"}
MEASURING = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "benchmarks").glob("*.py"))
THEME = {"css", "po", "jinja"}  # made into a theme by test_theme_guide.py
FENCED = re.compile(
    r"(?:^`(?P<file>[^`\n]+)`:\n\n)?^(?P<in> *)```(?P<kind>[^\n]*)\n(?P<text>.*?)^(?P=in)```$",
    re.DOTALL | re.MULTILINE,
)
# Other programs that the guides type, and how what is typed begins.
OTHERS = ("pipx install ", "py -m pip install ", "py -m pipx ", "py -m venv ", "git config core.hooksPath ")


class Block(NamedTuple):
    """A fenced block; `file` is the file that the guide says it is, "" where it says none."""

    kind: str
    text: str
    file: str


def blocks_of(text: str) -> list[Block]:
    return [
        Block(one["kind"], re.sub(rf"^{one['in']}", "", one["text"], flags=re.MULTILINE), one["file"] or "")
        for one in FENCED.finditer(text)
    ]


def having(kind: str) -> list[tuple[Path, list[Block]]]:
    """The pages with blocks of a kind, and these."""
    every = ((page, blocks_of(page.read_text(encoding="utf-8"))) for page in PAGES)
    found = ((page, [one for one in blocks if one.kind == kind]) for page, blocks in every)
    return [(page, blocks) for page, blocks in found if blocks]


def name_of(value: object) -> str | None:
    return f"{value.parent.name}/{value.name}" if isinstance(value, Path) else None


def on(kind: str) -> pytest.MarkDecorator:
    """The test for each page that has such blocks."""
    pairs = having(kind)
    return pytest.mark.parametrize(("page", "blocks"), pairs, ids=[name_of(page) for page, _ in pairs])


def typed(blocks: list[Block]) -> Iterator[list[str]]:
    """The words of every command of blocks; a comment is none, and Windows' backslashes are slashes."""
    for block in blocks:
        for line in block.text.splitlines():
            words = shlex.split(re.sub(r"\\(?=\w)", "/", line), comments=True)
            if words:
                yield words


def parsed(words: list[str]) -> str:
    """The command of a line, read by the real command line. Raises UsageError."""
    name, command, rest = main.resolve_command(click.Context(main), words)
    assert command is not None
    command.make_context(name, rest)
    return command.name or ""


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_code_block_says_what_it_is(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    blocks = blocks_of(text)

    assert [one for one in blocks if one.kind not in KINDS] == []
    assert len(re.findall(r"^ *```", text, re.MULTILINE)) == 2 * len(blocks)
    assert all(one.file.startswith("themes/") for one in blocks if one.kind in THEME)
    assert [one for one in blocks if one.kind == "text" and "\nsitegen " in f"\n{one.text}"] == [] or (
        page.stem in {"commands", "ordenes"}
    )


@on("sh")
def test_every_command_that_is_typed_is_one_that_there_is(
    page: Path, blocks: list[Block], site: Sites, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site(town_hall()).root)
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for words in typed(blocks):
        program = Path(words[0]).name
        if program == "sitegen":
            parsed(words[1:])
        elif program == "make":
            assert set(words[1:]) <= targets
        elif words[:2] == ["python", "-m"]:
            assert importlib.util.find_spec(words[2])
            assert [one for one in words if one.startswith("--") and f'"{one}"' not in MEASURING] == []
        else:
            line = " ".join([program, *words[1:]])
            assert program in {"cd", "pip"} or line.startswith(OTHERS), f"{page.name}: {line}"


def test_a_command_that_there_is_not_is_found() -> None:
    with pytest.raises(click.UsageError):
        parsed(["build", "--fast"])


@on("toml")
def test_the_settings_of_a_guide_make_one_good_file(page: Path, blocks: list[Block], tmp_path: Path) -> None:
    text = "\n".join(block.text for block in blocks)
    told = tomllib.loads(text)
    opening, municipality, _ = house.SETTINGS.partition("[[municipality]]")
    if not {"site", "sitio"} & told.keys():
        text = opening + text
    elif not {"url", "direccion"} & (told.get("site") or told["sitio"]).keys():
        rest = opening.removeprefix("[site]\n")
        text = re.sub(r"^\[(site|sitio)\]\n", lambda one: one[0] + rest, text, count=1, flags=re.MULTILINE)
    if not {"municipality", "municipio"} & told.keys():
        text += municipality + house.SETTINGS.partition(municipality)[2].partition("[[topic]]")[0]
    (tmp_path / "site.toml").write_text(text, encoding="utf-8")
    _, problems = config.load(tmp_path)

    assert problems == (), page.name


@on("markdown")
def test_the_documents_of_a_guide_are_read_without_a_problem(
    page: Path, blocks: list[Block], site: Sites
) -> None:
    folder = f"content/cuautitlan-izcalli/comunicados/{page.stem}"
    documents = {block.file or f"{folder}/{number}.md": block.text for number, block in enumerate(blocks)}
    language = "en" if page.parent.name == "en" else "es"
    driver = site({"site.toml": example_site.settings(language), **documents})
    for path in example_site.files_beside(documents):
        if path.endswith(".jpg"):
            Image.new("RGB", (900, 600), "#0b4f8a").save(driver.root / path)
        else:
            driver.edit({path: b"%PDF-1.4"})

    assert len(documents) == len(blocks)
    assert driver.codes(now=example_site.NOW) == []


@on("yaml")
def test_the_steps_of_a_workflow_run_commands_that_there_are(page: Path, blocks: list[Block]) -> None:
    for block in blocks:
        steps = yaml.safe_load(block.text)
        lines = [line for step in steps for line in step["run"].splitlines()]

        assert lines, page.name
        assert all(parsed(shlex.split(line)[1:]) for line in lines)


@on("python")
def test_python_that_is_shown_runs(page: Path, blocks: list[Block], site: Sites) -> None:
    known: dict[str, Any] = {"Sites": Sites, "RELEASE": house.RELEASE}
    for block in (one for one in blocks if not one.file):
        exec(compile(block.text, page.name, "exec"), known)  # noqa: S102 - our own page
        shown = [value for name, value in known.items() if name.startswith("test_")]

        assert shown
        for one in shown:
            one(site)


@pytest.mark.parametrize(("page", "told"), [("es/modulo.md", "El título grita"), ("en/module.md", "shouts")])
def test_the_module_of_the_guide_checks_what_it_says(page: str, told: str, site: Sites) -> None:
    (block,) = (one for one in blocks_of((ROOT / "docs" / page).read_text(encoding="utf-8")) if one.file)
    named = house.SETTINGS.replace("[site]\n", f'[site]\nmodule = "{block.file}"\n', 1)
    driver = site(
        {
            "site.toml": named,
            block.file: block.text,
            "content/izcalli/comunicados/2026-01-13-agua.md": house.RELEASE.replace(
                "Agua para todos", "AGUA"
            ),
            "content/izcalli/comunicados/2026-01-13-luz.md": house.RELEASE,
        }
    )

    found = CliRunner().invoke(main, ["check", "--site", str(driver.root)])

    assert found.exit_code == 0, found.output
    assert [told in line for line in found.stderr.splitlines() if line.startswith("content/")] == [True]


@pytest.mark.parametrize("page", ["es/modulo.md", "en/module.md"])
def test_what_the_guide_of_modules_names_of_a_body_is_there(page: str) -> None:
    named = re.findall(r"`body\.(\w+)", (ROOT / "docs" / page).read_text(encoding="utf-8"))

    assert len(named) > 1
    assert [name for name in named if not hasattr(Body, name)] == []


# What is parsed alone: it would not end, or asks for a network, a remote, or a code that changes.
PARSED = re.compile(r"serve|publish|verify https|vobo .*--co")
TOWNS = ("cuautitlan-izcalli", "benito-juarez", "tlalpan", "my-town", "mi-municipio")
POST = (
    '<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Prensa</title><item>'
    "<title>Termina la obra</title><content:encoded>La obra terminó hoy.</content:encoded>"
    "<wp:post_id>7</wp:post_id><wp:post_date>2019-05-03 18:40:00</wp:post_date>"
    "<wp:post_name>termina</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>"
    "</item></channel></rss>"
)


def town_hall() -> dict[str, str | bytes]:
    """A site in which every command of the guides finds what it names."""
    tables = "".join(f'\n[[municipality]]\nid = "{one}"\nname = "{one}"\n' for one in TOWNS)
    text = docx(paragraph("COMUNICADO") + paragraph("Izcalli, 13 de enero de 2026.- El agua llega hoy."))
    settings = house.SETTINGS.replace("\n[[topic]]", tables + "\n[[topic]]", 1)
    return {
        "site.toml": settings + '\n[[topic]]\nid = "water"\nname = "Water"\n',
        "content/izcalli/releases/2026-01-13-water.md": house.RELEASE,
        "content/izcalli/comunicados/2026-01-13-agua.md": house.RELEASE.replace("todos", "todas"),
        "content/my-town/releases/2026/2026-01-13-works.md": house.RELEASE,
        "content/mi-municipio/comunicados/2026/2026-01-13-obra.md": house.RELEASE,
        **dict.fromkeys(("release.docx", "boletin.docx"), text),
        **dict.fromkeys(("D:/Releases 2019-2025/uno.docx", "D:/Boletines 2019-2025/uno.docx"), text),
        **dict.fromkeys(("D:/Photos works/a.jpg", "D:/Fotos obra/a.jpg"), photo()),
        **dict.fromkeys(("site.xml", "sitio.xml"), POST),
        **dict.fromkeys(("message.txt", "mensaje.txt"), "El agua llega hoy a todas las colonias."),
    }


@pytest.mark.long
@pytest.mark.parametrize("language", ["es", "en"])
def test_what_the_guides_type_does_what_they_say(
    language: str, site: Sites, monkeypatch: pytest.MonkeyPatch
) -> None:
    readme = "README.es.md" if language == "es" else "README.md"
    pages = [(page, blocks) for page, blocks in having("sh") if page.parent.name == language]
    pages += [(page, blocks) for page, blocks in having("sh") if page.name == readme]
    wrong, run = [], 0
    for page, blocks in pages:
        root = site(town_hall()).root
        monkeypatch.chdir(root)
        for words in typed(blocks):
            if words[0] == "cd":
                monkeypatch.chdir(root / words[1])
            if words[0] != "sitegen" or PARSED.match(" ".join([parsed(words[1:]), *words[2:]])):
                continue
            done = CliRunner(env={"SITEGEN_NOW": ""}).invoke(main, words[1:], input="")
            run += 1
            if done.exit_code:
                wrong.append((page.name, words, done.output[-600:]))

    assert wrong == []
    assert run >= 18
