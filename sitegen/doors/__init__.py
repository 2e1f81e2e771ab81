"""The doors of one file each: what a person asks for, a command of `cli` for each. None knows another.

Doors of several files are rooms of their own beside this one: `check`, `preview`, `intake`, `founding`,
`doctor`, `publishing`, `standin`, `blackout`.
"""
