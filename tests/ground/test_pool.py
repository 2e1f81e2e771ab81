"""The pool: results in order, and a name for the task that kills its worker."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import ParamSpec, TypeVar

import pytest

from sitegen.pool import Pool, lasting, workers

P = ParamSpec("P")
Result = TypeVar("Result")

_added: list[int] = []


def prepare(number: int) -> None:
    _added[:] = [number]


def add(task: int) -> int:
    return task + _added[0]


def kill_at_seven(task: int) -> int:
    if task == 7:
        os._exit(9)
    return task


def refuse_three(task: int) -> int:
    if task == 3:
        raise ValueError(task)
    return task


@pytest.mark.parametrize("many", [1, 2])
@pytest.mark.parametrize("way", sorted({"spawn", "fork"} & set(multiprocessing.get_all_start_methods())))
def test_results_come_in_the_order_of_the_tasks_for_any_number_of_workers(
    monkeypatch: pytest.MonkeyPatch, many: int, way: str
) -> None:
    monkeypatch.setattr("sitegen.pool._way", lambda: way)
    pool = Pool(add, workers=many, prepare=prepare, given=(100,))

    assert list(pool.run(range(50), chunk=3, lost=abs)) == [number + 100 for number in range(50)]


def test_a_task_that_kills_its_worker_is_named_and_the_others_are_done() -> None:
    pool = Pool(kill_at_seven, workers=2)

    results = list(pool.run(range(20), chunk=4, lost=lambda task: -task))

    assert results == [*range(7), -7, *range(8, 20)]


@pytest.mark.parametrize("good", range(9))
def test_a_pool_that_breaks_while_work_is_handed_out_loses_no_task(
    monkeypatch: pytest.MonkeyPatch, good: int
) -> None:
    pool: Pool[int, int] = Pool(abs, workers=2)
    executors = iter([Breaking(good), Breaking(100)])
    monkeypatch.setattr("sitegen.pool._executor", lambda _workers: next(executors))

    results = list(pool.run(range(20), chunk=2, lost=lambda task: -task))

    assert results == list(range(20))


class Breaking(ThreadPoolExecutor):
    """An executor that is broken after `good` submissions: asking it for more is what tells."""

    def __init__(self, good: int) -> None:
        super().__init__(1)
        self._good = good

    def submit(self, fn: Callable[P, Result], /, *args: P.args, **kwargs: P.kwargs) -> Future[Result]:
        self._good -= 1
        if self._good < 0:
            raise BrokenProcessPool
        return super().submit(fn, *args, **kwargs)


@pytest.mark.parametrize("many", [1, 2])
def test_what_the_function_raises_reaches_the_caller(many: int) -> None:
    pool = Pool(refuse_three, workers=many)

    with pytest.raises(ValueError, match="3"):
        list(pool.run(range(5), chunk=1, lost=abs))


def interrupted(task: int) -> int:
    os.kill(os.getpid(), signal.SIGINT)
    return task


@pytest.mark.skipif(sys.platform == "win32", reason="there it ends the process")
@pytest.mark.parametrize("way", sorted({"spawn", "fork"} & set(multiprocessing.get_all_start_methods())))
def test_who_presses_ctrl_c_interrupts_no_process_amid_its_answer(
    monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr("sitegen.pool._way", lambda: way)

    assert list(Pool(interrupted, workers=2).run(range(6), chunk=1, lost=abs)) == [*range(6)]


def process_of(_: int) -> int:
    return os.getpid()


def test_pools_that_follow_each_other_have_the_same_processes_and_each_its_own_errand() -> None:
    with lasting(2):
        before = set(Pool(process_of, workers=2).run(range(20), chunk=1, lost=abs))
        added = list(Pool(add, workers=2, prepare=prepare, given=(100,)).run(range(9), chunk=1, lost=abs))
        killed = list(Pool(kill_at_seven, workers=2).run(range(9), chunk=2, lost=lambda task: -task))
        after = set(Pool(process_of, workers=2).run(range(20), chunk=1, lost=abs))

    assert (added, killed) == ([*range(100, 109)], [*range(7), -7, 8])
    assert (before | after).isdisjoint({os.getpid()})
    assert before.isdisjoint(after)


def test_no_tasks_give_no_results() -> None:
    assert list(Pool(add, workers=2).run([], chunk=5, lost=abs)) == []


def test_there_is_at_least_one_worker_and_no_more_than_wanted() -> None:
    assert 1 <= workers() <= 8
    assert workers(3) == 3
