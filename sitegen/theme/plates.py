"""Plates: compiled templates, kept where Python keeps the compiled modules of sitegen itself.

They are code, so they are never taken from a site's folder: what lies in `.sitegen/` may be foreign
(decision 28). Who may write here may change the program as well. Where Python keeps no compiled modules
(`PYTHONDONTWRITEBYTECODE`, a folder that cannot be written) there are no plates, and nothing else changes.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

import msgspec

from sitegen import versions
from sitegen.memory import leaf
from sitegen.memory.cache import key_of
from sitegen.theme.chain import Theme
from sitegen.theme.render import adopt, compiled

NAME = "plates-"
MOST = 8  # themes, or versions of one, that are kept

_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(tuple[tuple[tuple[str, ...], bytes], ...]).decode


def take_out(theme: Theme) -> None:
    """Takes over the templates of a theme that were compiled before."""
    found = leaf.kept(_place(theme), _key(theme))
    if found:
        adopt(theme, dict(_DECODE(found)))


def put_away(theme: Theme) -> None:
    """Keeps the templates of a theme that this process has compiled or taken over."""
    place, key = _place(theme), _key(theme)
    code = sorted(compiled(theme).items())
    data = _ENCODE(code)
    if sys.dont_write_bytecode or not code or leaf.kept(place, key) == data:
        return
    leaf.keep(place, key, data)
    with suppress(OSError):
        by_age = sorted(place.parent.glob(f"{NAME}*"), key=lambda one: one.stat().st_mtime_ns, reverse=True)
        for one in by_age[MOST:]:
            one.unlink(missing_ok=True)


def _key(theme: Theme) -> bytes:
    return key_of("plates", str(sys.implementation.cache_tag), versions.fingerprint(), theme.fingerprint)


def _place(theme: Theme) -> Path:
    return Path(cache_from_source(__file__)).with_name(NAME + _key(theme).hex()[:16])
