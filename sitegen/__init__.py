"""sitegen: the static site generator for municipal newsrooms."""

__version__ = "0.1.0"
DISTRIBUTION = "sitegen-newsroom"  # the package's name: on PyPI `sitegen` is another project
