"""The generated workflows: pinned actions, least permissions, and nothing typed by a person in a script."""

from __future__ import annotations

import os
import re
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from sitegen.cli import main
from sitegen.founding import Place, Wishes
from sitegen.founding.photographs import photo_files
from sitegen.founding.planting import planted
from sitegen.founding.wishes import facts_of

WAYS = {
    "pages": Wishes((Place("X"),), "es", "a/b"),
    "apart": Wishes((Place("X"),), "es", "a/b", "a/c"),
    "english": Wishes((Place("X"),), "en", "a/b"),
    "many": Wishes((Place("X"),), "es", "a/b", many=True),
    "english apart": Wishes((Place("X"),), "en", "a/b", "a/c"),
}
PINNED = re.compile(
    r"uses: (?:\./\.github/workflows/\w+\.yml|[\w-]+/[\w-]+(?:/restore)?@[0-9a-f]{40} # v\d+\.\d+\.\d+)$"
)


def texts(way: str) -> dict[str, str]:
    """The workflows of a way by file name."""
    wishes = WAYS[way]
    files = planted(facts_of(wishes, date(2026, 1, 13)), wishes.language)
    return workflows_of(files)


def workflows_of(files: dict[str, bytes]) -> dict[str, str]:
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
    changing = {"deshacer", "entrar", "anotar", "undo", "enter", "note"}

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


@pytest.mark.parametrize(
    ("built", "ends", "code", "told"),
    [("touch output/.sitegen-manifest", 1, 0, "stands_in=yes\n"), ("true", 1, 1, ""), ("true", 0, 0, "")],
)
def test_what_stands_in_is_published_and_the_run_stays_red(
    built: str, ends: int, code: int, told: str, tmp_path: Path
) -> None:
    build, publish = (read(texts("many")["publicar.yml"])["jobs"][one] for one in ("construir", "publicar"))
    (script,) = (step["run"] for step in build["steps"] if step.get("id") == "stand")
    for folder in ("bin", "output"):
        (tmp_path / folder).mkdir()
    (tmp_path / "bin/sitegen").write_text(f"#!/bin/sh\n{built}\nexit {ends}\n", encoding="utf-8")
    (tmp_path / "bin/sitegen").chmod(0o755)
    (tmp_path / "told").touch()
    path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
    told_to = {**os.environ, "PATH": path, "LAST_GOOD": "x", "GITHUB_OUTPUT": str(tmp_path / "told")}

    done = subprocess.run(["bash", "-e", "-c", script], cwd=tmp_path, env=told_to, check=False)
    assert (done.returncode, (tmp_path / "told").read_text(encoding="utf-8")) == (code, told)
    assert publish["steps"][-1]["if"] == "needs.construir.outputs.stands_in == 'yes'"
    assert publish["steps"][-1]["run"].strip().endswith("exit 1")


@pytest.mark.parametrize(("way", "secrets"), [("pages", None), ("apart", ["LLAVE_DE_PUBLICACION"])])
def test_the_buttons_hand_on_no_more_than_publishing_needs(way: str, secrets: list[str] | None) -> None:
    for file in ("deshacer.yml", "veda.yml"):
        job = read(texts(way)[file])["jobs"]["publicar"]
        writes = {what for what, how in job["permissions"].items() if how == "write"}

        assert list(job.get("secrets", ())) == list(secrets or ())
        assert writes == (set() if secrets else {"pages", "id-token"})


def test_undo_pressed_twice_does_not_bring_the_bad_release_back(tmp_path: Path) -> None:
    script = next(
        step["run"]
        for step in read(texts("apart")["deshacer.yml"])["jobs"]["deshacer"]["steps"]
        if "git revert" in step.get("run", "")
    )
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}

    def run(*words: str) -> int:
        done = subprocess.run(words, cwd=tmp_path, env=environment, check=False, capture_output=True)
        return done.returncode

    run("git", "init", "--quiet", "--initial-branch", "main")
    run("git", "init", "--quiet", "--bare", str(tmp_path / ".remote"))
    run("git", "remote", "add", "origin", str(tmp_path / ".remote"))
    for name in ("bueno.md", "malo.md"):
        (tmp_path / name).write_text(name, encoding="utf-8")
        run("git", "add", name)
        run("git", "-c", "user.name=P", "-c", "user.email=p@example.org", "commit", "--quiet", "-m", name)

    (tmp_path / "urls.lock").write_text("/malo/\n", encoding="utf-8")  # noted by night, after the publication
    run("git", "add", "urls.lock")
    run("git", "-c", "user.name=P", "-c", "user.email=p@example.org", "commit", "--quiet", "-m", "notes")

    assert run("bash", "-e", "-c", script) == 0
    assert not (tmp_path / "malo.md").exists()
    assert not (tmp_path / "urls.lock").exists()
    assert run("bash", "-e", "-c", script) == 1
    assert not (tmp_path / "malo.md").exists()


def test_new_addresses_are_noted_and_nothing_is_committed_without_any(tmp_path: Path) -> None:
    (script,) = (
        step["run"]
        for step in jobs("pages")["direcciones.yml/anotar"]["steps"]
        if "git" in step.get("run", "")
    )
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/sitegen").write_text('#!/bin/sh\necho "$1 $2" > urls.lock\n', encoding="utf-8")
    (tmp_path / "bin/sitegen").chmod(0o755)
    room, path = tmp_path / "room", f"{tmp_path / 'bin'}:{os.environ['PATH']}"
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "PATH": path}

    def run(*words: str) -> str:
        done = subprocess.run(words, cwd=room, env=environment, check=True, capture_output=True, text=True)
        return done.stdout

    room.mkdir()
    run("git", "init", "--quiet", "--initial-branch", "main")
    run("git", "init", "--quiet", "--bare", str(tmp_path / "remote"))
    run("git", "remote", "add", "origin", str(tmp_path / "remote"))
    for _ in range(2):
        run("bash", "-e", "-c", script)

    assert (room / "urls.lock").read_text(encoding="utf-8") == "urls --accept\n"
    assert run("git", "log", "--format=%s", "origin/main").split("\n") == [
        "Anota las direcciones publicadas",
        "",
    ]


@pytest.mark.parametrize(("language", "private"), [("es", False), ("en", True)])
def test_the_repository_of_photos_builds_them_from_the_newsroom(language: str, *, private: bool) -> None:
    files = photo_files("ayto/sala", "", language, private=private, today=date(2026, 1, 13))
    ((name, text),) = workflows_of(files).items()
    (job,) = read(text)["jobs"].values()
    checkout = job["steps"][0]["with"]
    scripts = [step["run"] for step in job["steps"] if "run" in step]

    assert [
        line for line in text.splitlines() if "uses:" in line and not PINNED.match(line.strip("- "))
    ] == []
    assert (read(text)["permissions"], job["permissions"]) == ({}, {"pages": "write", "id-token": "write"})
    assert checkout["repository"] == "ayto/sala"
    assert ("ssh-key" in checkout) is private
    assert scripts[-1] == "sitegen build --media _site"
    assert b"https://ayto.github.io/sala-" in files["LEAME.md" if language == "es" else "README.md"]
    assert name == ("fotos.yml" if language == "es" else "photos.yml")


@pytest.mark.parametrize(
    ("event", "following", "answer"),
    [
        ("push", "2100-01-01T00:00:00-06:00", "yes"),
        ("schedule", "2100-01-01T00:00:00-06:00", "no"),
        ("schedule", "2020-01-01T00:00:00-06:00", "yes"),
        ("schedule", "", "no"),
        ("schedule", None, "yes"),
    ],
)
def test_an_hour_in_which_nothing_is_due_costs_a_private_repository_one_short_job(
    event: str, following: str | None, answer: str, tmp_path: Path
) -> None:
    asking = read(texts("apart")["publicar.yml"])["jobs"]["pendiente"]
    (script,) = (step["run"] for step in asking["steps"] if "run" in step)
    if following is not None:
        (tmp_path / ".sitegen").mkdir()
        (tmp_path / ".sitegen/next").write_text(following, encoding="utf-8")
    told = {**os.environ, "GITHUB_EVENT_NAME": event, "GITHUB_OUTPUT": str(tmp_path / "told")}
    noon = script.replace("date -u +%H", "echo 12")

    subprocess.run(["bash", "-e", "-c", noon], cwd=tmp_path, env=told, check=True)
    assert (tmp_path / "told").read_text(encoding="utf-8") == f"now={answer}\n"


@pytest.mark.parametrize("place", [".venv/bin/sitegen", ".venv/Scripts/sitegen.exe", None])
def test_the_hook_asks_the_sitegen_of_the_folder_and_else_says_what_is_missing(
    place: str | None, tmp_path: Path
) -> None:
    files = planted(facts_of(Wishes((Place("X"),), "es", "a/b"), date(2026, 1, 13)), "es")
    (tmp_path / "pre-push").write_bytes(files[".githooks/pre-push"])
    if place:
        program = tmp_path / place
        program.parent.mkdir(parents=True)
        program.write_text('#!/bin/sh\necho "asked $*"\n', encoding="utf-8")
        program.chmod(0o755)

    done = subprocess.run(
        ["/bin/sh", "pre-push"], cwd=tmp_path, env={"PATH": ""}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == ((0, "asked doctor --push\n") if place else (1, ""))
    assert ("LEAME.md" in done.stderr) is (place is None)
