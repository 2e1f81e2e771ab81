"""Tests of one group run in one process, so that what they share is made once."""

from __future__ import annotations

import os

import pytest


@pytest.mark.xdist_group("together")
def test_the_spread_over_processes_knows_the_groups(request: pytest.FixtureRequest) -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        pytest.skip("all tests run in one process")

    assert request.node.nodeid.endswith("@together")
