"""`publish`: a branch gets what the last build wrote, once, and nothing of the person's is touched."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen.cli import main
from sitegen.output.guard import JOURNAL
from sitegen.output.manifest import MANIFEST
from sitegen.output.publication import twin_of
from sitegen.problems import SiteError
from sitegen.publishing import Order, counter, deliver, prepare_delivery
from sitegen.publishing.branch import Delivery, address_of, remote_of
from sitegen.theme import darkroom, press
from sitegen.theme.darkroom import develop
from sitegen.theme.keeping import Print, Put
from sitegen.theme.press import print_page
from sitegen.theme.proofs import Proof
from tests.house.driver import RELEASE, Driver, Sites

AGUA = "content/izcalli/comunicados/2026/2026-01-13-agua.md"
HERE = Order("gh-pages", "")
Git = Callable[..., str]


@pytest.fixture
def driver(site: Sites) -> Driver:
    made = site({AGUA: RELEASE, ".gitignore": "/output/\n/.sitegen/\n"})
    subprocess.run(
        ["git", "init", "--quiet", "-b", "main", str(made.root.parent)], check=True
    )  # a part of it
    made.build()
    return made


@pytest.fixture
def git(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> Git:
    for name in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"):
        monkeypatch.setenv(name, "Prensa")
    for name in ("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(name, "prensa@example.org")

    def ask(*words: str, where: Path = driver.root) -> str:
        done = subprocess.run(["git", "-C", str(where), *words], check=True, capture_output=True, text=True)
        return done.stdout.strip()

    return ask


def published(driver: Driver, order: Order = HERE) -> Delivery:
    delivery = prepare_delivery(driver.root, driver.output, order)
    deliver(driver.root, delivery, order, message="Publicación")
    return delivery


def test_the_branch_holds_every_file_of_the_build_with_its_bytes_and_no_other_but_the_domain(
    driver: Driver, git: Git
) -> None:
    (driver.output / "ajeno.txt").write_text("mine", encoding="utf-8")
    (driver.root.parent / "CNAME").write_text("prensa.example.org\n", encoding="utf-8")
    git("add", "../CNAME")
    git("update-ref", "refs/heads/gh-pages", git("commit-tree", git("write-tree"), "-m", "by GitHub"))
    git("rm", "--cached", "--quiet", "../CNAME")

    delivery = published(driver)

    names = set(git("ls-tree", "--full-tree", "-r", "--name-only", "gh-pages").splitlines())
    assert names == driver.tree().keys() - {MANIFEST, "ajeno.txt"} | {"CNAME"}
    assert git("show", "gh-pages:CNAME") == "prensa.example.org"
    assert git("show", "gh-pages:index.html").encode() == driver.tree()["index.html"].strip()
    assert ".nojekyll" in names
    assert (delivery.added, delivery.removed) == (len(names) - 1, 0)


def test_the_persons_files_and_index_are_not_touched(driver: Driver, git: Git) -> None:
    git("add", AGUA)
    before = git("status", "--porcelain")

    published(driver)

    assert git("status", "--porcelain") == before


def test_a_second_publication_of_the_same_is_none_and_of_an_edit_says_how_much(
    driver: Driver, git: Git
) -> None:
    first = published(driver)
    counted = len(git("ls-tree", "--full-tree", "-r", "--name-only", "gh-pages").splitlines())
    assert prepare_delivery(driver.root, driver.output, HERE).is_empty

    driver.edit({AGUA: RELEASE.replace("colonias", "calles")})
    driver.build()
    second = published(driver)

    assert first.added == counted > 50
    assert 0 < second.changed + second.added < first.added
    assert git("rev-list", "--count", "gh-pages") == "2"


def test_a_publication_is_pushed_and_builds_on_what_others_pushed(
    driver: Driver, git: Git, tmp_path: Path
) -> None:
    hub = tmp_path / "hub.git"
    subprocess.run(["git", "init", "--quiet", "--bare", str(hub)], check=True)
    git("remote", "add", "origin", str(hub))
    published(driver, Order())
    git("update-ref", "-d", "refs/heads/gh-pages")
    driver.edit({AGUA: RELEASE.replace("colonias", "calles")})
    driver.build()

    published(driver, Order())

    assert git("rev-list", "--count", "gh-pages", where=hub) == "2"


def test_a_branch_that_is_none_or_holds_the_newsroom_itself_is_refused(driver: Driver, git: Git) -> None:
    git("add", "site.toml")
    git("commit", "--quiet", "-m", "La sala de prensa")

    for branch, code in (("main", "publish-branch"), ("mis páginas", "publish-branch-name")):
        with pytest.raises(SiteError) as wrong:
            prepare_delivery(driver.root, driver.output, Order(branch, ""))
        assert [problem.code for problem in wrong.value.problems] == [code]


def test_a_push_that_fails_moves_no_branch(driver: Driver, git: Git) -> None:
    git("remote", "add", "origin", str(driver.root / "nowhere.git"))

    with pytest.raises(SiteError) as wrong:
        published(driver, Order())

    assert [problem.code for problem in wrong.value.problems] == ["publish-git"]
    assert git("branch", "--list", "gh-pages") == ""


def test_an_unfinished_or_missing_build_is_refused(driver: Driver, git: Git) -> None:
    twin_of(driver.output).mkdir(exist_ok=True)
    (twin_of(driver.output) / JOURNAL).write_text("x", encoding="utf-8")
    with pytest.raises(SiteError, match="publish-unfinished"):
        prepare_delivery(driver.root, driver.output, HERE)
    (twin_of(driver.output) / JOURNAL).unlink()

    (driver.output / "index.html").unlink()
    with pytest.raises(SiteError, match="publish-no-build"):
        prepare_delivery(driver.root, driver.output, HERE)
    assert git("branch", "--list") == ""


def test_without_a_repository_one_sentence_says_what_to_do(site: Sites) -> None:
    driver = site({AGUA: RELEASE})
    driver.build()

    result = CliRunner().invoke(main, ["publish", "--site", str(driver.root), "--yes"])

    assert result.exit_code == 1
    assert "no está en un repositorio" in result.output


@pytest.mark.parametrize(("options", "made"), [(["--dry-run"], False), ([], False), (["--yes"], True)])
def test_nothing_is_published_before_somebody_agreed(
    driver: Driver, git: Git, options: list[str], *, made: bool
) -> None:
    result = CliRunner().invoke(
        main, ["publicar", "--site", str(driver.root), "--remote", "", *options], catch_exceptions=False
    )

    assert result.exit_code == 0
    assert "archivos nuevos" in result.output
    assert bool(git("branch", "--list", "gh-pages")) is made
    assert (driver.root / "urls.lock").exists() is made  # what was published is for ever


def test_publishing_prints_each_page_and_draws_each_picture_once(
    driver: Driver, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    del git
    pages: list[str] = []
    films: list[str] = []

    def printing(page: Proof, *, put: Put | None) -> Print:
        pages.append(page.route.url)
        return print_page(page, put=put)

    def drawing(root: Path, film: darkroom.Film) -> tuple[Print, ...]:
        films.append(film.source)
        return develop(root, film)

    monkeypatch.setattr(press, "print_page", printing)
    monkeypatch.setattr(darkroom, "develop", drawing)
    result = CliRunner().invoke(main, ["publish", "--site", str(driver.root), "--remote", "", "--dry-run"])

    assert result.exit_code == 0, result.output
    assert (pages != [], films != []) == (True, True)
    assert (len(set(pages)), len(set(films))) == (len(pages), len(films))


def test_a_page_that_was_spoilt_since_is_made_anew_to_be_checked(driver: Driver, git: Git) -> None:
    del git
    run = ["--site", str(driver.root), "--now", driver.now]
    assert CliRunner().invoke(main, ["build", *run]).exit_code == 0
    (driver.output / "index.html").write_text("<a href='/nada/'>x</a>", encoding="utf-8")

    assert CliRunner().invoke(main, ["check", *run]).exit_code == 0


def test_only_what_was_handed_over_is_for_ever(
    driver: Driver, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(root: Path, delivery: Delivery, order: Order, *, message: str) -> str:
        driver.edit({AGUA: None, AGUA.replace("agua", "luz"): RELEASE})
        return deliver(root, delivery, order, message=message)

    monkeypatch.setattr(counter, "deliver", meanwhile)
    result = CliRunner().invoke(main, ["publish", "--site", str(driver.root), "--remote", "", "--yes"])

    kept = (driver.root / "urls.lock").read_text().split()
    assert result.exit_code == 0, result.output
    assert "/izcalli/comunicados/2026/agua/" in kept
    assert "/izcalli/comunicados/2026/luz/" not in kept
    assert git("ls-tree", "--full-tree", "--name-only", "gh-pages", "izcalli/comunicados/2026/luz/") == ""


def test_a_site_with_an_error_is_not_published(driver: Driver, git: Git) -> None:
    driver.edit({AGUA: RELEASE.replace("title", "titel")})

    result = CliRunner().invoke(main, ["publish", "--site", str(driver.root), "--remote", "", "--yes"])

    assert result.exit_code == 1
    assert git("branch", "--list") == ""


@pytest.mark.parametrize(
    ("origin", "remote"),
    [
        ("https://clave@github.com/a/fuente.git", "https://clave@github.com/a/publico.git"),
        ("git@github.com:a/fuente.git", "git@github.com:a/publico.git"),
    ],
)
def test_a_site_with_an_output_is_never_pushed_to_its_private_origin(
    driver: Driver, git: Git, origin: str, remote: str
) -> None:
    settings = driver.root / "site.toml"
    written = settings.read_text(encoding="utf-8") + '\n[repository]\noutput = "a/publico"\n'
    settings.write_text(written, encoding="utf-8")
    with pytest.raises(SiteError) as wrong:
        remote_of(driver.root, Order())

    assert [one.code for one in wrong.value.problems] == ["publish-output"]
    git("remote", "add", "origin", origin)
    assert remote_of(driver.root, Order()) == remote
    assert remote_of(driver.root, Order(remote="otro")) == "otro"
    assert address_of(driver.root, Order()) == origin.replace("clave@", "")
