"""The door `blackout`: what is shown and hidden at a moment, and why, on a sheet for the legal department."""

from sitegen.blackout.door import show_sheet

__all__ = ["show_sheet"]
