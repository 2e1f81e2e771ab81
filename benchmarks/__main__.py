"""`make bench`: see `benchmarks.build`."""

from benchmarks.build import main

main()
