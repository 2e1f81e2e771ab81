"""The judges: outside validators over the built demonstration newsroom.

Nothing here is part of the program; it asks what others think of what the program made.
"""
