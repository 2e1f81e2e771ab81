"""The door of the stand-in: a municipality as it last was good, while its documents of now are not."""

from sitegen.standin.stand import Stand, stood_in

__all__ = ["Stand", "stood_in"]
