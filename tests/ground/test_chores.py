"""Chores: done by processes that are there anyway, and by nobody else."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from sitegen.chores import Chores
from sitegen.pool import Errand, Pool, lasting


def same(task: int) -> int:
    return task


def process_of(task: int) -> tuple[int, int]:
    return task, os.getpid()


def kill_at_three(task: int) -> tuple[int, int]:
    if task == 3:
        os._exit(9)
    return process_of(task)


def refuse(task: int) -> tuple[int, int]:
    raise ValueError(task)


def test_chores_are_done_by_the_processes_between_the_tasks_of_a_pool() -> None:
    heard: list[tuple[int, int]] = []
    chores = Chores(Errand(process_of, aside=True), ((task, heard.append) for task in range(40)))

    with lasting(2):
        results = list(chores.beside(Pool(process_of, workers=2).run(range(40), chunk=1, lost=process_of)))
        chores.finish()

    assert [task for task, _ in results] == list(range(40))
    assert sorted(task for task, _ in heard) == list(range(40))
    assert os.getpid() not in {process for _, process in heard}


@pytest.mark.parametrize("workers", [1, 2])
def test_without_processes_no_chore_is_done_or_even_made(workers: int) -> None:
    made: list[int] = []

    def tasks() -> Iterator[tuple[int, Callable[[object], None]]]:
        for task in range(9):
            made.append(task)
            yield task, print

    chores = Chores(Errand(process_of, aside=True), tasks())

    with lasting(workers):
        assert list(chores.beside(range(3))) == [0, 1, 2]
        chores.finish()

    assert made == []


def test_a_chore_that_kills_its_process_costs_no_other_task() -> None:
    heard: list[tuple[int, int]] = []
    chores = Chores(Errand(kill_at_three, aside=True), ((task, heard.append) for task in range(9)))
    pool: Pool[int, int] = Pool(same, workers=2)

    with lasting(2):
        results = list(chores.beside(pool.run(range(40), chunk=2, lost=same)))
        chores.finish()
        after = list(chores.beside(pool.run(range(9), chunk=1, lost=same)))

    assert (results, after) == ([*range(40)], [*range(9)])
    assert 3 not in {task for task, _ in heard}


def test_what_a_chore_raises_reaches_who_looks_after_it() -> None:
    chores = Chores(Errand(refuse, aside=True), [(7, lambda _: None)])

    with lasting(2):
        list(Pool(process_of, workers=2).run(range(9), chunk=1, lost=process_of))
        with pytest.raises(ValueError, match="7"):
            chores.finish()
