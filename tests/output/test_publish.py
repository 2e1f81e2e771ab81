"""Publishing: whole, ours only, and nothing written twice."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from sitegen.files import digest
from sitegen.model import File, Laid
from sitegen.output import held, inventory, opened, publication, publish, twin
from sitegen.output.exchange import exchange
from sitegen.output.holding import Holding
from sitegen.output.inventory import NONE
from sitegen.output.manifest import MANIFEST
from sitegen.problems import SiteError

HOME = File("index.html", b"<h1>front</h1>")
RELEASE = File("a/comunicados/2026/agua/index.html", b"<h1>agua</h1>")


def tree(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def code(raised: pytest.ExceptionInfo[SiteError]) -> str:
    return raised.value.problems[0].code


def test_a_first_build_writes_every_file_and_counts_them(tmp_path: Path) -> None:
    done = publish([HOME, RELEASE], tmp_path / "output", tmp_path)

    assert tree(tmp_path / "output") == {HOME.path: HOME.data, RELEASE.path: RELEASE.data}
    assert (done.files, done.changed, done.removed) == (2, 2, 0)
    assert done.size == len(HOME.data) + len(RELEASE.data)


def test_pages_of_a_first_build_may_be_put_in_their_place_by_who_makes_them_and_of_no_later_one(
    tmp_path: Path,
) -> None:
    def made(put: Callable[[str, bytes], None]) -> Iterator[Laid | File]:
        put(RELEASE.path, RELEASE.data)
        yield Laid(RELEASE.path, digest(RELEASE.data), len(RELEASE.data))
        yield HOME

    output = tmp_path / "output"
    with opened(output, tmp_path) as place:
        assert place.hand
        done = place.publish(made(place.hand.put))
    with opened(output, tmp_path) as later:
        unasked = later.hand

    assert (done.files, done.changed, unasked) == (2, 2, None)
    assert tree(output) == {one.path: one.data for one in (HOME, RELEASE)}


def test_a_first_build_leaves_a_twin_of_second_names_for_the_next_one(tmp_path: Path) -> None:
    output, stage = tmp_path / "output", publication.twin_of(tmp_path / "output")
    with opened(output, tmp_path) as place:
        place.publish([HOME, RELEASE])
        place.make_ready()
    folders = {path: path.stat().st_ino for path in stage.rglob("*") if path.is_dir()}

    publish([File("index.html", b"new"), RELEASE], output, tmp_path)

    assert {output / path.relative_to(stage): its for path, its in folders.items()} == {
        path: path.stat().st_ino for path in output.rglob("*") if path.is_dir()
    }
    assert tree(output) == {HOME.path: b"new", RELEASE.path: RELEASE.data}


def test_where_no_twin_can_be_made_ready_the_site_is_published_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refused)
    with opened(tmp_path / "output", tmp_path) as place:
        place.publish([HOME, RELEASE])
        place.make_ready()

    assert tree(tmp_path / "output") == {HOME.path: HOME.data, RELEASE.path: RELEASE.data}
    assert not publication.twin_of(tmp_path / "output").exists()


def test_an_unchanged_file_keeps_its_inode_and_its_time(tmp_path: Path) -> None:
    publish([HOME, RELEASE], tmp_path / "output", tmp_path)
    before = (tmp_path / "output" / RELEASE.path).stat()

    done = publish([File("index.html", b"new"), RELEASE], tmp_path / "output", tmp_path)

    after = (tmp_path / "output" / RELEASE.path).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert done.changed == 1


def test_a_file_that_is_no_longer_planned_is_removed_with_its_empty_folders(tmp_path: Path) -> None:
    publish([HOME, RELEASE], tmp_path / "output", tmp_path)

    done = publish([HOME], tmp_path / "output", tmp_path)

    assert done.removed == 1
    assert not (tmp_path / "output" / "a").exists()


def test_what_one_output_folder_holds_says_nothing_of_another(tmp_path: Path) -> None:
    publish([HOME, RELEASE], tmp_path / "output", tmp_path)

    done = publish([HOME], tmp_path / "preview" / "output", tmp_path)

    assert (done.files, done.changed, done.removed) == (1, 1, 0)


def test_a_manifest_that_was_damaged_is_written_again_although_nothing_changed(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish([HOME, RELEASE], output, tmp_path)
    before = (output / MANIFEST).read_bytes()
    (output / MANIFEST).write_bytes(before[20:])
    is_seen = not held(output, tmp_path).is_untouched()

    done = publish([HOME, RELEASE], output, tmp_path)

    assert is_seen
    assert (output / MANIFEST).read_bytes() == before
    assert done.changed == 0


def test_files_of_strangers_stay_where_they_are(tmp_path: Path) -> None:
    publish([HOME], tmp_path / "output", tmp_path)
    (tmp_path / "output" / "google123.html").write_text("mine")
    (tmp_path / "output" / "extra").mkdir()
    (tmp_path / "output" / "extra" / "note.txt").write_text("mine too")

    publish([RELEASE], tmp_path / "output", tmp_path)

    assert tree(tmp_path / "output").keys() == {RELEASE.path, "google123.html", "extra/note.txt"}


def test_a_file_of_a_stranger_stays_where_a_page_was_before(tmp_path: Path) -> None:
    output = tmp_path / "output"
    for site in ([HOME, RELEASE], [HOME, RELEASE], [HOME]):
        publish(site, output, tmp_path)
    (output / RELEASE.path).parent.mkdir(parents=True)
    (output / RELEASE.path).write_text("mine")

    for data in (b"one", b"two"):
        publish([File("index.html", data)], output, tmp_path)

        assert tree(output) == {"index.html": data, RELEASE.path: b"mine"}


def test_a_file_of_a_stranger_that_comes_before_the_twin_is_made_stays(tmp_path: Path) -> None:
    output = tmp_path / "output"
    with opened(output, tmp_path) as place:
        place.publish([HOME, RELEASE])
        mine = (output / RELEASE.path).with_name("mine.txt")
        mine.write_text("mine")
        place.make_ready()

    for data in (b"one", b"two"):
        publish([File("index.html", data), RELEASE], output, tmp_path)

        assert mine.read_text() == "mine"


@pytest.mark.parametrize("call", ["scandir", "lstat"])
@pytest.mark.parametrize("number", [errno.EMFILE, errno.EACCES])
def test_a_folder_of_which_the_system_does_not_tell_what_lies_in_it_is_not_taken_for_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    publish([HOME], tmp_path / "output", tmp_path)
    mine = tmp_path / "output" / "extra" / "mine.txt"
    mine.parent.mkdir()
    mine.write_text("mine")
    real = getattr(os, call)

    def refused(path: str | Path, **more: object) -> object:
        if str(path) == str(mine.parent):
            raise OSError(number, os.strerror(number), path)
        return real(path, **more)

    monkeypatch.setattr(os, call, refused)
    with pytest.raises(SiteError) as raised:
        publish([RELEASE], tmp_path / "output", tmp_path)
    monkeypatch.undo()
    publish([RELEASE], tmp_path / "output", tmp_path)

    assert raised.value.problems[0].path == str(mine.parent)
    assert tree(tmp_path / "output") == {RELEASE.path: RELEASE.data, "extra/mine.txt": b"mine"}


def test_what_a_stranger_puts_into_the_output_right_before_the_exchange_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    publish([HOME, RELEASE], output, tmp_path)
    (output / "mine.txt").write_text("old")

    def late(one: Path, other: Path) -> bool:
        (output / "new").mkdir()
        (output / "new" / "mine.txt").write_text("new")
        (output / "mine.txt").unlink()
        (output / "mine.txt").write_text("newer")
        return exchange(one, other)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(publication, "exchange", late)
        publish([HOME], output, tmp_path)
    for data in (b"1", b"2", b"3"):
        assert tree(output) == {HOME.path: HOME.data, "new/mine.txt": b"new", "mine.txt": b"newer"}

        publish([HOME, File("a.html", data)], output, tmp_path)
        publish([HOME], output, tmp_path)


def test_an_error_in_the_middle_leaves_the_earlier_site_whole(tmp_path: Path) -> None:
    publish([HOME, RELEASE], tmp_path / "output", tmp_path)
    before = tree(tmp_path / "output")

    def broken() -> Iterator[File]:
        yield File("index.html", b"half")
        raise SiteError([])

    with pytest.raises(SiteError):
        publish(broken(), tmp_path / "output", tmp_path)

    assert tree(tmp_path / "output") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [".sitegen", "output"]


def test_published_files_can_be_read_by_the_web_server_whatever_the_umask(tmp_path: Path) -> None:
    old = os.umask(0o077)
    try:
        publish([RELEASE], tmp_path / "output", tmp_path)
    finally:
        os.umask(old)

    assert stat.S_IMODE((tmp_path / "output" / RELEASE.path).stat().st_mode) == 0o644
    assert stat.S_IMODE((tmp_path / "output" / "a" / "comunicados").stat().st_mode) == 0o755


def test_two_files_with_one_path_are_refused_even_if_only_their_case_differs(tmp_path: Path) -> None:
    with pytest.raises(SiteError) as raised:
        publish([HOME, File("Index.html", b"")], tmp_path / "output", tmp_path)

    assert code(raised) == "output-twice"
    assert not (tmp_path / "output").exists()


def test_where_folders_cannot_be_exchanged_files_are_replaced_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publication, "exchange", lambda _one, _other: False)
    publish([HOME, RELEASE], tmp_path / "output", tmp_path)
    (tmp_path / "output" / "mine.txt").write_text("mine")

    publish([File("index.html", b"new")], tmp_path / "output", tmp_path)

    assert tree(tmp_path / "output") == {"index.html": b"new", "mine.txt": b"mine"}


@pytest.mark.parametrize("is_told", [True, False])
def test_an_output_that_is_a_disk_of_its_own_is_filled_with_what_is_new_and_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_told: bool
) -> None:
    """No system tells it of a folder that is mounted there under a second name."""
    output, real, scandir = tmp_path / "output", Path.replace, os.scandir

    def refuse(*_: object) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    def replaced(source: Path, target: Path) -> Path:
        if (output in source.parents) != (output in target.parents):
            refuse()
        return real(source, target)

    def listed(path: str | Path) -> object:
        if is_told and "lost+found" in str(path):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(twin, "_is_apart", lambda *_: is_told)
    monkeypatch.setattr(publication, "exchange", lambda _one, _other: False)
    monkeypatch.setattr(Path, "replace", replaced)
    monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr(os, "scandir", listed)
    (output / "lost+found").mkdir(parents=True)
    old = os.umask(0o077)
    try:
        publish([RELEASE, File("index.html", b"old")], output, tmp_path)
        before = (output / RELEASE.path).stat()
        publish([RELEASE, HOME], output, tmp_path)
    finally:
        os.umask(old)

    after = (output / RELEASE.path).stat()
    assert tree(output) == {one.path: one.data for one in (HOME, RELEASE)}
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert held(output, tmp_path).is_untouched()
    assert stat.S_IMODE((output / HOME.path).stat().st_mode) == 0o644
    assert stat.S_IMODE((output / "a" / "comunicados").stat().st_mode) == 0o755


@pytest.mark.parametrize("exchanges", [True, False])
def test_a_file_may_become_a_folder_and_a_folder_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, exchanges: bool
) -> None:
    if not exchanges:
        monkeypatch.setattr(publication, "exchange", lambda _one, _other: False)
    output = tmp_path / "output"

    for path in ("a/b", "a/b", "a/b/c/d", "a/b/c/d", "a", "a", "a/b/c"):
        publish([HOME, File(path, path.encode())], output, tmp_path)

        assert tree(output) == {HOME.path: HOME.data, path: path.encode()}


@pytest.mark.parametrize(("mine", "ours"), [("a", "a/b"), ("a/b", "a")])
def test_but_a_stranger_s_stays_and_stops_the_publication(tmp_path: Path, mine: str, ours: str) -> None:
    output = tmp_path / "output"
    publish([HOME], output, tmp_path)
    (output / mine).parent.mkdir(exist_ok=True)
    (output / mine).write_text("mine")
    publish([HOME], output, tmp_path)

    with pytest.raises(SiteError) as raised:
        publish([HOME, File(ours, b"ours")], output, tmp_path)

    assert code(raised) == "output-refused"
    assert tree(output) == {HOME.path: HOME.data, mine: b"mine"}


def test_a_folder_that_held_only_gitkeep_can_be_built_again_and_again(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / ".gitkeep").touch()

    for data in (b"one", b"two", b"three"):
        publish([File("index.html", data)], tmp_path / "output", tmp_path)

        assert tree(tmp_path / "output") == {".gitkeep": b"", "index.html": data}


@pytest.mark.parametrize("built_before", [False, True])
@pytest.mark.parametrize("steps", range(14))
def test_what_is_cut_short_file_by_file_is_completed_by_the_next_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int, *, built_before: bool
) -> None:
    monkeypatch.setattr(publication, "exchange", lambda _one, _other: False)
    output = tmp_path / "output"
    output.mkdir()
    (output / ".gitkeep").touch()
    if built_before:
        publish([HOME, File("old.html", b"old")], output, tmp_path)
    before = tree(output)
    with monkeypatch.context() as dying, suppress(KeyboardInterrupt):
        die_after(steps, dying)
        publish([File("index.html", b"new"), RELEASE], output, tmp_path)
    begun = tree(output) != before

    with suppress(RuntimeError), opened(output, tmp_path) as place:
        place.publish(failing())

    after = {".gitkeep": b"", "index.html": b"new", RELEASE.path: RELEASE.data}
    assert tree(output) == after or (tree(output) == before and not begun)


@pytest.mark.parametrize("failure", [PermissionError(errno.EACCES, "in use"), KeyboardInterrupt()])
def test_a_file_that_cannot_be_replaced_for_once_leaves_the_rest_for_the_next_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: BaseException
) -> None:
    monkeypatch.setattr(publication, "exchange", lambda _one, _other: False)
    publish([HOME], tmp_path / "output", tmp_path)
    real = Path.replace

    def refused_once(source: Path, target: Path) -> Path:
        if source.name == "index.html":
            raise failure
        return real(source, target)

    monkeypatch.setattr(Path, "replace", refused_once)
    with pytest.raises((SiteError, KeyboardInterrupt)):
        publish([File("a.html", b"new"), File("index.html", b"new")], tmp_path / "output", tmp_path)
    monkeypatch.setattr(Path, "replace", real)

    with opened(tmp_path / "output", tmp_path):
        pass  # any command that opens the output completes it

    assert tree(tmp_path / "output") == {"a.html": b"new", "index.html": b"new"}


def die_after(steps: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """After so many files moved or removed, the process dies; the dead remove nothing more."""
    left = [steps]

    def counted(function: Callable[..., object]) -> Callable[..., object]:
        def one(*given: object, **flags: object) -> object:
            left[0] -= 1
            if left[0] < 0:
                raise KeyboardInterrupt
            return function(*given, **flags)

        return one

    monkeypatch.setattr(Path, "replace", counted(Path.replace))
    monkeypatch.setattr(Path, "unlink", counted(Path.unlink))
    monkeypatch.setattr(publication, "discard", lambda _folder: None)


def failing() -> Iterator[File]:
    """A build that comes to nothing."""
    yield HOME
    raise RuntimeError


def test_a_full_disk_gives_one_clear_problem_and_leaves_the_earlier_site_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish([HOME], tmp_path / "output", tmp_path)

    def full(_twin: twin.Twin, path: str, _data: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)

    monkeypatch.setattr(twin, "_write", full)
    with pytest.raises(SiteError) as raised:
        publish([RELEASE], tmp_path / "output", tmp_path)

    assert code(raised) == "output-refused"
    assert dict(raised.value.problems[0].params)["why"] == os.strerror(errno.ENOSPC)
    assert tree(tmp_path / "output") == {HOME.path: HOME.data}


def test_a_file_that_only_moved_is_the_same_file_and_in_the_output_every_file_has_one_name(
    tmp_path: Path,
) -> None:
    output = tmp_path / "output"
    publish([HOME, File("a/old.idx", b"same")], output, tmp_path)
    before = (output / "a" / "old.idx").stat().st_ino

    done = publish([HOME, File("b/new.idx", b"same")], output, tmp_path)
    moved = (output / "b" / "new.idx").stat().st_ino
    three = dict.fromkeys(("c/1.idx", "b/new.idx", "c/2.idx"), b"same")
    publish([File(path, data) for path, data in three.items()], output, tmp_path)

    assert (moved, done.changed, done.removed) == (before, 1, 1)
    assert tree(output) == three
    assert len({path.stat().st_ino for path in output.rglob("*.idx")}) == len(tree(output))
    assert held(output, tmp_path).is_untouched()


def test_of_a_file_that_is_only_spelled_anew_the_old_name_goes(tmp_path: Path) -> None:
    output = tmp_path / "output"
    before, after = {"Oficio.pdf": b"same"}, {"oficio.pdf": b"same", "z.pdf": b"same"}

    for site in (before, before, {"z.pdf": b"same"}, after, after, before, after):
        publish([File(path, data) for path, data in site.items()], output, tmp_path)

        assert tree(output) == site


def test_where_a_system_tells_no_inodes_every_publication_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(twin, "_is_one_system", lambda *_: False)
    monkeypatch.setattr(Holding, "inode", lambda *_: 0)

    for count in range(1, 5):
        files = [File(f"{number}.html", b"same") for number in range(count)]
        publish([*files, File("front.html", str(count).encode())], tmp_path / "output", tmp_path)

        assert tree(tmp_path / "output") == {one.path: one.data for one in files} | {
            "front.html": str(count).encode()
        }


def test_where_files_have_no_second_names_every_publication_is_whole_and_is_known_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    def marked_later(one: twin.Twin) -> None:
        next_tick(tmp_path / "tick")
        twin.marked_clean(one)

    monkeypatch.setattr(os, "link", refused)
    monkeypatch.setattr(publication, "marked_clean", marked_later)
    output, site = tmp_path / "output", {"a/x.html": b"a0", "b/x.html": b"b0"}

    for edit in ({}, {}, {"a/x.html": b"a1"}, {"b/x.html": b"b1"}, {"a/x.html": b"a2"}):
        site |= edit
        publish([File(path, data) for path, data in site.items()], output, tmp_path)

        assert tree(output) == site
        assert held(output, tmp_path).is_untouched()
        assert all(is_told_truly(one, tmp_path) for one in (output, publication.twin_of(output)))


def is_told_truly(folder: Path, root: Path) -> bool:
    """Whether what is believed of a folder is what would be listed."""
    known = inventory.of(folder, inventory.remembered(root / ".sitegen" / "inventories"))
    return inventory.taken(folder, known, since=0).files == inventory.taken(folder, NONE, since=0).files


def next_tick(mark: Path) -> None:
    """Waits until the system tells another moment."""
    mark.touch()
    first = mark.stat().st_ctime_ns
    while mark.stat().st_ctime_ns == first:
        mark.touch()


@pytest.mark.parametrize("told", [None, 0, 7], ids=["its last change", "nothing", "its mounting"])
def test_what_came_or_went_in_either_folder_is_seen_although_both_were_listed_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: int | None
) -> None:
    """Whatever moment the system tells of a folder."""
    real = inventory.moment_of

    def moment_of(top: Path, inside: str) -> inventory.Moment | None:
        its = real(top, inside)
        return its if its is None or told is None else (its[0], told)

    monkeypatch.setattr(inventory, "moment_of", moment_of)
    output, stage = tmp_path / "output", publication.twin_of(tmp_path / "output")
    with opened(output, tmp_path) as place:
        place.publish([HOME, RELEASE])
        place.make_ready()
    for number in range(3):
        (output / "a" / f"mine{number}.txt").write_text("mine")  # a stranger's
        (stage / "a" / "comunicados" / "left.html").write_text("nobody's")
        (stage / RELEASE.path).unlink()

        publish([File("index.html", str(number).encode()), RELEASE], output, tmp_path)

        mine = {f"a/mine{each}.txt": b"mine" for each in range(number + 1)}
        assert tree(output) == {HOME.path: str(number).encode(), RELEASE.path: RELEASE.data, **mine}


@pytest.mark.parametrize("had", [True, False], ids=["published before", "new"])
def test_nothing_is_written_into_a_file_that_came_into_the_twin_unseen(tmp_path: Path, *, had: bool) -> None:
    output, stage = tmp_path / "output", publication.twin_of(tmp_path / "output")
    for _ in range(2):  # so that there is a twin
        publish([HOME, *([RELEASE] if had else [])], output, tmp_path)
        (output / "stranger.txt").write_text("mine")
    (stage / RELEASE.path).unlink(missing_ok=True)

    def files() -> Iterator[File]:
        yield HOME
        for place in (stage / "new.html", stage / RELEASE.path):
            place.parent.mkdir(parents=True, exist_ok=True)
            os.link(output / "stranger.txt", place)
        yield File("new.html", b"ours")
        yield RELEASE

    publish(files(), output, tmp_path)

    assert tree(output) == {
        HOME.path: HOME.data,
        RELEASE.path: RELEASE.data,
        "new.html": b"ours",
        "stranger.txt": b"mine",
    }


def test_a_file_in_another_spelling_stays_where_upper_case_is_lower_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, stage, real = tmp_path / "output", publication.twin_of(tmp_path / "output"), os.replace
    for text in (b"old", b"older"):
        publish([HOME, File("oficio.pdf", text)], output, tmp_path)

    def replaced(source: str | Path, target: str | Path) -> None:
        if str(source) == str(stage / "oficio.pdf"):
            real(stage / "Oficio.pdf", source)  # what such a system does
        real(source, target)

    monkeypatch.setattr(os, "replace", replaced)
    publish([HOME, File("Oficio.pdf", b"new")], output, tmp_path)

    assert tree(output) == {HOME.path: HOME.data, "Oficio.pdf": b"new"}


def test_a_file_whose_folder_is_told_in_another_spelling_is_no_stranger_s(tmp_path: Path) -> None:
    output = tmp_path / "output"
    for data in (b"old", b"older"):
        publish([HOME, File("docs/a.html", data)], output, tmp_path)
    for folder in (output, publication.twin_of(output)):  # what a system shows that has kept the old spelling
        (folder / "Docs").mkdir()
        os.link(folder / "docs" / "a.html", folder / "Docs" / "a.html")

    publish([HOME, File("docs/a.html", b"new")], output, tmp_path)

    assert tree(output) == {HOME.path: HOME.data, "docs/a.html": b"new"}


def test_so_it_does_where_files_are_replaced_one_by_one_even_if_that_is_cut_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, real = tmp_path / "output", Path.replace

    def replaced(source: Path, target: Path) -> Path:
        if source.name == MANIFEST:
            raise KeyboardInterrupt
        if target.name == "Oficio.pdf":
            os.link(source, output / "oficio.pdf")  # what such a system shows
        return real(source, target)

    monkeypatch.setattr(publication, "exchange", lambda _one, _other: False)
    publish([File("oficio.pdf", b"old")], output, tmp_path)
    with monkeypatch.context() as dying, suppress(KeyboardInterrupt):
        dying.setattr(Path, "replace", replaced)
        publish([File("Oficio.pdf", b"new")], output, tmp_path)
    with opened(output, tmp_path):
        pass  # which completes it

    assert tree(output) == {"oficio.pdf": b"new", "Oficio.pdf": b"new"}


def test_an_empty_folder_of_a_stranger_is_not_in_the_way_where_files_are_replaced_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publication, "exchange", lambda _one, _other: False)
    publish([HOME], tmp_path / "output", tmp_path)
    (tmp_path / "output" / "a").mkdir()

    publish([HOME, File("a", b"a")], tmp_path / "output", tmp_path)

    assert tree(tmp_path / "output") == {HOME.path: HOME.data, "a": b"a"}
