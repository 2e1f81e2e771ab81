"""sitegen: the static site generator for municipal newsrooms."""

__version__ = "0.1.0"
