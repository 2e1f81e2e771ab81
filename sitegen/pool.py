"""The pool: one function over many tasks in several processes, results in the order of the tasks.

Workers are started afresh (spawn), so that it is the same on Linux, macOS and
Windows. A worker that dies takes its chunk with it: those tasks are tried again one
at a time, so that only the one that kills is lost, and can be named.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain, islice
from typing import Generic, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

MOST_WORKERS = 8
AHEAD = 3  # chunks under way for each worker
YOUNG = (
    70_000  # new objects after which Python looks for cycles among them, here and in a build's own process
)


class Pool(Generic[Task, Result]):
    """Runs `function` over tasks. `prepare(*given)` runs once in every process before.

    Both must be importable by name, tasks and results picklable. With one worker
    everything happens in this process, by the same two functions.
    """

    def __init__(
        self,
        function: Callable[[Task], Result],
        *,
        workers: int,
        prepare: Callable[..., None],
        given: tuple[object, ...] = (),
    ) -> None:
        self._function = function
        self._workers = workers
        self._prepare = prepare
        self._given = given

    def run(
        self, tasks: Iterable[Task], *, chunk: int, lost: Callable[[Task], Result], worth: int = 0
    ) -> Iterator[Result]:
        """The results, in the order of the tasks; `lost(task)` stands for one that killed its worker.

        Fewer tasks than `worth` are done here, since starting a process costs more.
        Raises whatever `function` raises.
        """
        tasks = iter(tasks)
        first = list(islice(tasks, worth)) if self._workers > 1 else []
        if self._workers == 1 or len(first) < worth:
            yield from self._here(chain(first, tasks))
            return
        yield from self._spread(chain(first, tasks), chunk, lost)

    def _spread(self, tasks: Iterable[Task], chunk: int, lost: Callable[[Task], Result]) -> Iterator[Result]:
        chunks = _chunks(tasks, chunk)
        waiting: deque[tuple[list[Task], Future[list[Result]]]] = deque()
        with self._executor(self._workers) as executor:
            for some in islice(chunks, self._workers * AHEAD):
                waiting.append((some, _handed_out(executor, self._function, some)))
            while waiting:
                some, future = waiting[0]
                try:
                    results = future.result()
                except BrokenProcessPool:
                    break
                waiting.popleft()
                yield from results
                for more in islice(chunks, 1):
                    waiting.append((more, _handed_out(executor, self._function, more)))
        left = chain.from_iterable((*(some for some, _ in waiting), *chunks))
        if waiting:
            yield from self._one_by_one(left, lost)

    def _here(self, tasks: Iterable[Task]) -> Iterator[Result]:
        tasks = iter(tasks)
        for first in tasks:
            self._prepare(*self._given)  # only if there is anything to do
            yield self._function(first)
            break
        yield from map(self._function, tasks)

    def _one_by_one(self, tasks: Iterable[Task], lost: Callable[[Task], Result]) -> Iterator[Result]:
        """After a death: each task alone, in a process that is replaced when it dies."""
        tasks = iter(tasks)
        died = True
        while died:
            died = False
            with self._executor(1) as executor:
                for task in tasks:
                    try:
                        yield executor.submit(self._function, task).result()
                    except BrokenProcessPool:
                        yield lost(task)
                        died = True
                        break

    def _executor(self, workers: int) -> ProcessPoolExecutor:
        spawn = multiprocessing.get_context("spawn")
        begin = partial(_begun, self._prepare, *self._given)
        return ProcessPoolExecutor(workers, mp_context=spawn, initializer=begin)


def workers(wanted: int = 0) -> int:
    """How many processes to use: as many as wanted, or one for each core that we may use, at most eight."""
    if wanted > 0:
        return wanted
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, MOST_WORKERS))


def _begun(prepare: Callable[..., None], *given: object) -> None:
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
    prepare(*given)


def _handed_out(
    executor: ProcessPoolExecutor, function: Callable[[Task], Result], tasks: list[Task]
) -> Future[list[Result]]:
    """A chunk under way. A pool may have broken since it was last asked: its answer tells then."""
    try:
        return executor.submit(_each, function, tasks)
    except BrokenProcessPool as broken:
        told: Future[list[Result]] = Future()
        told.set_exception(broken)
        return told


def _each(function: Callable[[Task], Result], tasks: list[Task]) -> list[Result]:
    return [function(task) for task in tasks]


def _chunks(tasks: Iterable[Task], size: int) -> Iterator[list[Task]]:
    source = iter(tasks)
    while some := list(islice(source, size)):
        yield some
