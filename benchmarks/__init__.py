"""The figures of the README: a generated corpus, and builds of it that are measured."""
