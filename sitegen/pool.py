"""The pool: one function over many tasks in several processes, results in the order of the tasks.

Workers are started afresh (spawn), which is the same on Linux, macOS and Windows and costs as much
as reading five hundred documents; on Linux, where this process has no second thread, as twins
of it (fork), which have all its modules already. Neither may depend on which it is: what a
worker needs comes with its errand. A worker that dies takes its chunk with it: those tasks are
tried again one at a time, so that only the one that kills is lost, and can be named. Within
`lasting` all pools have the same processes.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import chain, count, islice
from threading import Thread, active_count
from typing import Any, Generic, Literal, Self, TypeVar

import msgspec

from sitegen.sweeping import YOUNG

Task = TypeVar("Task")
Result = TypeVar("Result")

MOST_WORKERS = 8
AHEAD = 3  # chunks under way for each worker


def _nothing() -> None:
    pass


class Errand(msgspec.Struct, Generic[Task, Result], frozen=True):
    """What a worker is asked to do with tasks until the next errand; `number` is this run's own.

    One that is `aside` is done between the tasks of another (`Chores`), and ends none but its like.
    """

    function: Callable[[Task], Result]
    prepare: Callable[..., None] = _nothing
    given: tuple[object, ...] = ()
    leave: Callable[[], None] = _nothing
    aside: bool = False
    number: int = msgspec.field(default_factory=count(1).__next__)


class Pool(Generic[Task, Result]):
    """Runs `function` over tasks. `prepare(*given)` runs once in every process before.

    Both must be importable by name, tasks and results picklable. With one worker
    everything happens in this process, by the same two functions. `leave` lets go of what a
    process held for this work, before it begins another.
    """

    def __init__(
        self,
        function: Callable[[Task], Result],
        *,
        workers: int,
        prepare: Callable[..., None] = _nothing,
        given: tuple[object, ...] = (),
        leave: Callable[[], None] = _nothing,
    ) -> None:
        self._workers = workers
        self._errand = Errand(function, prepare, given, leave)

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
        waiting: deque[tuple[list[Task], Future[list[Result] | None]]] = deque()
        with _crew_of(self._workers) as crew:
            try:
                for some in islice(chunks, self._workers * AHEAD):
                    told = len(waiting) < self._workers
                    waiting.append((some, crew.handed_out(self._errand, some, told=told)))
                while waiting:
                    some, future = waiting[0]
                    results = future.result()
                    if results is None:  # a process that had not heard of the errand yet
                        waiting[0] = some, crew.handed_out(self._errand, some, told=True)
                        continue
                    waiting.popleft()
                    yield from results
                    for more in islice(chunks, 1):
                        waiting.append((more, crew.handed_out(self._errand, more, told=False)))
            except BrokenProcessPool:
                crew.dismiss()
            finally:
                for _, future in waiting:
                    future.cancel()
        left = chain.from_iterable((*(some for some, _ in waiting), *chunks))
        if waiting:
            yield from self._one_by_one(left, lost)

    def _here(self, tasks: Iterable[Task]) -> Iterator[Result]:
        tasks, errand = iter(tasks), self._errand
        for first in tasks:
            errand.prepare(*errand.given)  # only if there is anything to do
            yield errand.function(first)
            break
        yield from map(errand.function, tasks)

    def _one_by_one(self, tasks: Iterable[Task], lost: Callable[[Task], Result]) -> Iterator[Result]:
        """After a death: each task alone, in a process that is replaced when it dies."""
        tasks = iter(tasks)
        died = True
        while died:
            died = False
            with Crew(1) as crew:
                for task in tasks:
                    try:
                        results = crew.handed_out(self._errand, [task], told=True).result()
                    except BrokenProcessPool:
                        results, died = None, True
                    yield from [lost(task)] if results is None else results
                    if died:
                        break


class Crew:
    """Processes, started when there is work for them, that stay for the next."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._executor: Executor | None = None
        self._under_way: list[Future[Any]] = []

    @property
    def is_there(self) -> bool:
        """Whether processes were started."""
        return self._executor is not None

    @property
    def under_way(self) -> int:
        """How many chunks were handed out and are not done."""
        return sum(not one.done() for one in self._under_way)

    def handed_out(
        self, errand: Errand[Task, Result], tasks: list[Task], *, told: bool
    ) -> Future[list[Result] | None]:
        """A chunk under way; None comes back from who knows nothing of the errand and was not `told` of it.

        Processes may have died since they were last asked: the answer tells then.
        """
        if self._executor is None:
            self._executor = _executor(self.workers)
        try:
            with _unheard():
                answer = self._executor.submit(_done, errand.number, errand if told else None, tasks)
        except BrokenProcessPool as broken:
            answer = Future()
            answer.set_exception(broken)
        self._under_way = [answer, *(one for one in self._under_way if not one.done())]
        return answer

    def dismiss(self) -> None:
        """Ends the processes."""
        executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown(cancel_futures=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.dismiss()


_lasting: ContextVar[Crew | None] = ContextVar("lasting", default=None)


@contextmanager
def lasting(workers: int) -> Iterator[None]:
    """Pools of so many workers that run within the block have the same processes."""
    with Crew(workers) as crew:
        before = _lasting.set(crew)
        try:
            yield
        finally:
            _lasting.reset(before)


def crew() -> Crew | None:
    """The processes of the block; None outside of one, or with a single worker."""
    found = _lasting.get()
    return found if found is not None and found.workers > 1 else None


def dismissed() -> None:
    """Ends the processes of the block, which weigh something, where nothing is to be spread any more."""
    lasting = _lasting.get()
    if lasting is not None:
        lasting.dismiss()


@contextmanager
def _crew_of(workers: int) -> Iterator[Crew]:
    crew = _lasting.get()
    if crew is not None and crew.workers == workers:
        yield crew
        return
    with Crew(workers) as own:
        yield own


def workers(wanted: int = 0) -> int:
    """How many processes to use: as many as wanted, or one for each core that we may use, at most eight."""
    if wanted > 0:
        return wanted
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, MOST_WORKERS))


def _executor(workers: int) -> Executor:
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context(_way()), initializer=_begun)


def _way() -> Literal["fork", "spawn"]:
    """How processes are started: as twins of this one, where that is safe, for they need import nothing."""
    return "fork" if sys.platform == "linux" and active_count() == 1 else "spawn"


@contextmanager
def _unheard() -> Iterator[None]:
    """Processes that are started within do not hear Ctrl+C, from their first instant (see `_begun`)."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begun() -> None:
    """Who started it hears Ctrl+C and ends it: one that ended amid an answer would leave him waiting."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # what was there before is looked through no more, and stays shared
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
    gc.enable()  # a twin of a process whose own rests
    Thread(target=_bound, daemon=True).start()


def _bound() -> None:
    """A worker whose build was killed would wait for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


_on: dict[bool, Errand[Any, Any]] = {}  # the errand of this process, and the one that is done aside


def _done(number: int, errand: Errand[Task, Result] | None, tasks: list[Task]) -> list[Result] | None:
    known = next((one for one in _on.values() if one.number == number), None)
    if known is None and errand is not None:
        _begin(errand)
        known = errand
    return None if known is None else [known.function(task) for task in tasks]


def _begin(errand: Errand[Task, Result]) -> None:
    before = _on.pop(errand.aside, None)
    if before is not None:
        before.leave()
        gc.collect()
    errand.prepare(*errand.given)
    _on[errand.aside] = errand


def _chunks(tasks: Iterable[Task], size: int) -> Iterator[list[Task]]:
    source = iter(tasks)
    while some := list(islice(source, size)):
        yield some
