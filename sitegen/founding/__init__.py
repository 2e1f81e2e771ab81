"""The door `init`: a new newsroom that builds, checks clean and previews at once."""

from sitegen.founding.found import found
from sitegen.founding.wheel import wheel_at_hand
from sitegen.founding.wishes import Wishes

__all__ = ["Wishes", "found", "wheel_at_hand"]
