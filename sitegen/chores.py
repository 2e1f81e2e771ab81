"""Chores: what the processes of a build do between the tasks that others wait for.

While this process has its hands full, those of `pool.lasting` are often idle. They are
handed chores, one each at a time, whenever somebody looks after them (`tend`), so that no
other task waits long behind one. Chores fill a memory with what will be asked for: whoever
asks makes what is missing, by the same function. So nothing is lost where there are no
processes, or where one dies.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Generic, TypeVar

from sitegen import pool
from sitegen.pool import Crew, Errand

Task = TypeVar("Task")
Result = TypeVar("Result")
Value = TypeVar("Value")

WAITING = 2  # chores under way for each process while this one waits for them


class Chores(Generic[Task, Result]):
    """Tasks with what hears of their results: `errand` and tasks as in `pool.Pool`.

    Tasks are made when they are handed out, one after the other, as long as fewer than `each` are under
    way for each process. What `errand` raises, `tend` raises.
    """

    def __init__(
        self,
        errand: Errand[Task, Result],
        tasks: Iterable[tuple[Task, Callable[[Result], None]]],
        *,
        each: int = 1,
    ) -> None:
        self._errand = errand
        self._tasks = iter(tasks)
        self._each = each
        self._out: deque[tuple[Task, Callable[[Result], None], Future[list[Result] | None]]] = deque()
        self._told = 0

    def beside(self, values: Iterable[Value]) -> Iterator[Value]:
        """The values, while chores are done."""
        for value in values:
            self.tend()
            yield value

    def tend(self) -> None:
        """Hears of what is done, and hands out what there is a free hand for."""
        crew = pool.crew()
        if crew is not None and crew.is_there:
            self._tend(crew, self._each)

    def finish(self) -> None:
        """Waits until everything is done that the processes can do."""
        crew = pool.crew()
        while crew is not None and crew.is_there:
            self._tend(crew, max(self._each, WAITING))
            if not self._out:
                return
            wait([self._out[0][2]])

    def _tend(self, crew: Crew, each: int) -> None:
        try:
            while self._out and self._out[0][2].done():
                self._hear(crew)
        except (BrokenProcessPool, CancelledError):
            self._tasks = iter(())
            self._out.clear()
        while crew.under_way < each * crew.workers:
            found = next(self._tasks, None)
            if found is None:
                return
            self._told += 1
            self._hand_out(crew, *found, told=self._told <= crew.workers)

    def _hear(self, crew: Crew) -> None:
        task, heard, future = self._out.popleft()
        results = future.result()
        if results is None:  # a process that had not heard of the errand yet
            self._hand_out(crew, task, heard, told=True)
        else:
            heard(results[0])

    def _hand_out(self, crew: Crew, task: Task, heard: Callable[[Result], None], *, told: bool) -> None:
        self._out.append((task, heard, crew.handed_out(self._errand, [task], told=told)))
