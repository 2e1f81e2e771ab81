"""`make bench`: see `benchmarks.bench`."""

from benchmarks.bench import main

main()
