"""Problems told to programs: JSON, SARIF 2.1.0 and annotations of GitHub Actions."""

from __future__ import annotations

import json
from typing import Annotated, Literal

import msgspec
import pytest
from click.testing import CliRunner

from sitegen.check.formats import Edition, as_github, as_json, as_sarif
from sitegen.cli import main
from sitegen.problems import error, warning
from tests.house.driver import RELEASE, Sites

SPANISH = Edition("es-MX")
DEAD = error("link-dead", path="content/año/a b.md", line=7, href="../x,y:z%20")
BARE = warning("alt-missing", path="content/a.md", picture="foto.jpg")
WHOLE = error("content-missing", path="")


# What sarif-schema-2.1.0.json (OASIS, errata 01) says of the parts that we write. Every
# struct refuses properties that it does not name, as the schema's additionalProperties does.


class Part(msgspec.Struct, forbid_unknown_fields=True):
    """An object of the schema."""


class Text(Part):
    """`message` and `multiformatMessageString`: `text` is required where there is no id."""

    text: str


class Rule(Part, rename="camel"):
    """`reportingDescriptor`."""

    id: str
    short_description: Text
    help: Text
    full_description: Text | None = None


class Driver(Part, rename="camel"):
    """`toolComponent`; the schema's pattern of a language has no more than two parts."""

    name: str
    version: str
    semantic_version: str
    language: Annotated[str, msgspec.Meta(pattern=r"^[a-zA-Z]{2}(-[a-zA-Z]{2})?$")]
    rules: list[Rule]


class Tool(Part):
    """`tool`."""

    driver: Driver


class Artifact(Part, rename="camel"):
    """`artifactLocation`."""

    uri: str
    uri_base_id: str


class Region(Part, rename="camel"):
    """`region`: lines count from 1."""

    start_line: int


class Physical(Part, rename="camel"):
    """`physicalLocation`."""

    artifact_location: Artifact
    region: Region | None = None


class Location(Part, rename="camel"):
    """`location`."""

    physical_location: Physical


class Result(Part, rename="camel"):
    """`result`."""

    message: Text
    rule_id: str
    rule_index: int
    level: Literal["none", "note", "warning", "error"]
    locations: list[Location] = []


class Run(Part, rename="camel"):
    """`run`."""

    tool: Tool
    results: list[Result]
    column_kind: Literal["utf16CodeUnits", "unicodeCodePoints"]


class Log(Part, rename={"schema": "$schema"}):
    """The whole file."""

    schema: str
    version: Literal["2.1.0"]
    runs: list[Run]


def test_sarif_has_the_parts_that_its_schema_requires_and_no_other() -> None:
    log = msgspec.json.decode(as_sarif([WHOLE, BARE, DEAD], SPANISH), type=Log)

    whole, bare, dead = log.runs[0].results
    rules = log.runs[0].tool.driver.rules
    assert [rules[one.rule_index].id for one in (whole, bare, dead)] == [WHOLE.code, BARE.code, DEAD.code]
    assert whole.locations == []
    assert bare.locations[0].physical_location.region is None
    assert dead.locations[0].physical_location.artifact_location.uri == "content/a%C3%B1o/a%20b.md"
    assert dead.locations[0].physical_location.region == Region(7)


def test_a_problem_of_a_site_in_a_folder_is_named_from_the_top_of_the_repository() -> None:
    found = json.loads(as_json([BARE], Edition("en", "sala/")))

    assert found[0]["path"] == "sala/content/a.md"
    assert found[0]["severity"] == "warning"
    assert found[0]["guide"].endswith("#alt-missing")
    assert "line" not in found[0]


def test_an_annotation_stands_on_one_line_whatever_it_says() -> None:
    strange = error("link-dead", path="content/a,b:c%.md", line=3, href="uno\ndos%")

    line = as_github([strange], SPANISH)

    assert line.startswith("::error file=content/a%2Cb%3Ac%25.md,line=3,title=sitegen%3A link-dead::")
    assert "uno%0Ados%25" in line
    assert line.count("\n") == 1


@pytest.mark.parametrize(("form", "code"), [("json", 1), ("sarif", 1), ("github", 1)])
def test_check_prints_the_format_alone_on_standard_output(site: Sites, form: str, code: int) -> None:
    driver = site({"content/izcalli/comunicados/agua.md": RELEASE.replace("title", "titel")})

    result = CliRunner().invoke(main, ["check", "--site", str(driver.root), "--format", form])

    assert result.exit_code == code
    assert "key-unknown" in result.stdout
    assert "content/izcalli/comunicados/agua.md" in result.stdout
    assert form == "github" or json.loads(result.stdout)


def test_nothing_wrong_is_an_empty_list(site: Sites) -> None:
    driver = site({"content/izcalli/comunicados/agua.md": RELEASE})

    result = CliRunner().invoke(main, ["check", "--site", str(driver.root), "--format", "json"])

    assert (result.exit_code, json.loads(result.stdout)) == (0, [])
