"""The generated workflows: pinned actions, least permissions, and nothing typed by a person in a script."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from sitegen.cli import main
from sitegen.founding import Wishes
from sitegen.founding.planting import planted
from sitegen.founding.wishes import facts_of

WAYS = {
    "pages": Wishes("X", "", "es", "a/b"),
    "apart": Wishes("X", "", "es", "a/b", "a/c"),
    "english": Wishes("X", "", "en", "a/b"),
    "many": Wishes("X", "", "es", "a/b", many=True),
    "english apart": Wishes("X", "", "en", "a/b", "a/c"),
}
PINNED = re.compile(r"uses: (?:\./\.github/workflows/\w+\.yml|[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$")


def texts(way: str) -> dict[str, str]:
    """The workflows of a way by file name."""
    wishes = WAYS[way]
    files = planted(facts_of(wishes, date(2026, 1, 13)), wishes.language)
    return {
        Path(path).name: data.decode("utf-8")
        for path, data in files.items()
        if path.startswith(".github/workflows/")
    }


def read(text: str) -> dict[Any, Any]:
    loaded = yaml.safe_load(text)
    assert isinstance(loaded, dict)
    return loaded


def jobs(way: str) -> dict[str, dict[str, Any]]:
    return {
        f"{file}/{name}": job for file, text in texts(way).items() for name, job in read(text)["jobs"].items()
    }


@pytest.mark.parametrize("way", WAYS)
def test_every_action_is_pinned_to_a_commit_with_its_version_beside_it(way: str) -> None:
    uses = [line.strip("- ") for text in texts(way).values() for line in text.splitlines() if "uses:" in line]

    assert len(uses) >= 10
    assert [line for line in uses if not PINNED.match(line)] == []


@pytest.mark.parametrize("way", WAYS)
def test_a_workflow_may_do_nothing_and_a_job_only_what_it_needs(way: str) -> None:
    allowed = {"contents: read", "pages: read", "pages: write", "id-token: write"}
    changing = {"deshacer", "entrar", "undo", "enter"}

    for text in texts(way).values():
        assert read(text)["permissions"] == {}
    for name, job in jobs(way).items():
        asked = {f"{what}: {how}" for what, how in (job["permissions"] or {}).items()}
        extra = {"contents: write"} if name.partition("/")[2] in changing else set()
        assert asked <= allowed | extra, name


@pytest.mark.parametrize("way", WAYS)
def test_what_a_person_types_reaches_no_script_but_by_the_environment(way: str) -> None:
    scripts = [step["run"] for job in jobs(way).values() for step in job.get("steps", ()) if "run" in step]

    assert len(scripts) >= 6
    assert [script for script in scripts if "${{" in script] == []


@pytest.mark.parametrize("way", WAYS)
def test_a_pull_request_is_checked_and_built_but_never_published(way: str) -> None:
    (publish,) = (text for name, text in texts(way).items() if name in {"publicar.yml", "publish.yml"})
    *_, build, deploy = read(publish)["jobs"].values()
    steps = [step.get("run", "") for step in build["steps"]]

    assert any("check --format github" in step for step in steps)
    assert "github.event_name != 'pull_request'" in deploy["if"]
    assert "refs/heads/main" in deploy["if"]
    assert "id-token" not in build["permissions"]


@pytest.mark.parametrize("way", WAYS)
def test_hidden_files_travel_with_the_site_and_the_memory_is_kept(way: str) -> None:
    steps = [step for job in jobs(way).values() for step in job.get("steps", ())]
    uploads = [step["with"] for step in steps if "upload-" in step.get("uses", "")]
    (cache,) = [step["with"] for step in steps if "actions/cache@" in step.get("uses", "")]

    assert uploads
    assert all(one["include-hidden-files"] is True for one in uploads)
    assert cache["path"] == ".sitegen"


@pytest.mark.parametrize("way", WAYS)
def test_the_site_is_built_again_every_hour_and_by_hand(way: str) -> None:
    (publish,) = (text for name, text in texts(way).items() if name in {"publicar.yml", "publish.yml"})
    on = read(publish)[True]  # YAML 1.1 reads the key `on` as a truth

    assert on["schedule"] == [{"cron": "17 * * * *"}]
    assert {"workflow_dispatch", "workflow_call", "pull_request", "push"} <= on.keys()
    assert "60" in publish.split("cron:")[0]


@pytest.mark.parametrize("way", WAYS)
def test_the_workflows_use_only_commands_and_options_that_there_are(way: str) -> None:
    scripts = "\n".join(
        step["run"] for job in jobs(way).values() for step in job.get("steps", ()) if "run" in step
    )
    wrong = []
    for command, words in re.findall(r"^sitegen ([\w-]+)(.*)$", scripts, re.MULTILINE):
        options = {name for one in main.commands[command].params for name in one.opts}
        wrong += [f"{command} {option}" for option in re.findall(r"--[\w-]+", words) if option not in options]

    assert "sitegen doctor" in scripts
    assert wrong == []
