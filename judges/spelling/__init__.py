"""The judge of spelling, a package of its own so that `make check` installs nothing else."""
