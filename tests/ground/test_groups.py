"""Tests of one group run in one process, so that what they share is made once."""

from __future__ import annotations

import os

import pytest


@pytest.fixture(scope="module")
def made_once() -> int:
    return os.getpid()


@pytest.mark.usefixtures("made_once")
def test_who_shares_what_a_module_makes_runs_in_one_process(request: pytest.FixtureRequest) -> None:
    if not getattr(request.config.option, "loadgroup", False):
        pytest.skip("tests are not spread by groups")

    assert request.node.nodeid.endswith("@test_groups")
