"""How grave a problem is: as its room says, unless `[checks]` of site.toml says otherwise."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sitegen.config.settings import Config
from sitegen.problems import Problem


def settle(problems: Iterable[Problem], config: Config) -> tuple[Problem, ...]:
    """The problems in a fixed order, each once, raised, lowered or left out as the site decided.

    `config.load` has refused to lower what must stay an error.
    """
    chosen = dict(config.severities)
    kept = []
    for problem in sorted(set(problems)):
        severity = chosen.get(problem.code, problem.severity)
        if severity != "off":
            kept.append(msgspec.structs.replace(problem, severity=severity))
    return tuple(kept)
