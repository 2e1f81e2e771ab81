"""The benchmark of stages: its doors are where the program has them."""

from __future__ import annotations

from benchmarks import stages


def test_every_door_of_a_stage_is_a_function_of_the_program() -> None:
    found = [(stage, name) for stage, owner, name in stages.doors() if callable(getattr(owner, name, None))]

    assert len(found) == sum(len(doors) for doors in stages.STAGES.values())
