"""The output folder: one whole build, put in place in one step, and only what we wrote removed."""

from sitegen.output.holding import Holding
from sitegen.output.publication import KEPT, Place, Published, expect_ours, held, opened, publish

__all__ = ["KEPT", "Holding", "Place", "Published", "expect_ours", "held", "opened", "publish"]
