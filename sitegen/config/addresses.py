"""The room of addresses: web, mail and time-zone addresses, and language tags of site.toml."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from babel.core import Locale, UnknownLocaleError

from sitegen.clock import zones
from sitegen.config.values import Findings, Value, name, phrase
from sitegen.messages import languages
from sitegen.text import closest, fold

# A host name of letters, digits and hyphens (RFC 1123, 2.1), in ASCII as DNS has it.
_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}")
_HOST = re.compile(
    r"(?=.{1,253}\Z)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*\Z"
)
_PATH = re.compile(r"(?:/[A-Za-z0-9._~-]+)*/?\Z")
_MAIL = re.compile(r"[^\s@<>\"',;:()\[\]\\]{1,64}@([^\s@]+)\Z")


def site_url(value: Value, findings: Findings) -> str | None:
    """The address of the site: http or https, absolute, without query; ends in "/" in any case."""
    said = name(value, findings)
    if said is None:
        return None
    parts = _split(said)
    if parts is None or parts.query or parts.fragment or not _plain_path(parts.path):
        findings.wrong("config-url", value)
        return None
    return f"{parts.scheme}://{parts.netloc.lower()}{parts.path.rstrip('/')}/"


def media_url(value: Value, findings: Findings) -> str | None:
    """The address of a site of photos: as `site_url`, and https, or browsers would not show them."""
    said = site_url(value, findings)
    if said is not None and not said.startswith("https://"):
        findings.wrong("config-media-https", value)
        return None
    return said


def link(value: Value, findings: Findings) -> str | None:
    """An address on another site: http or https, absolute; "" stands for none."""
    said = phrase(value, findings)
    if said and (_split(said) is None or re.search(r"[\s<>\"\\^`{|}]", said)):
        findings.wrong("config-link", value)
        return None
    return said


def email(value: Value, findings: Findings) -> str | None:
    """A mail address; "" stands for none."""
    said = phrase(value, findings)
    if said:
        found = _MAIL.match(said)
        if found is None or not _HOST.match(found[1].lower()):
            findings.wrong("config-email", value)
            return None
    return said


def host(value: Value, findings: Findings) -> str | None:
    """A host name with a dot in it, lower case, without scheme or path; "" stands for none."""
    said = phrase(value, findings)
    if said and (not _HOST.match(said.lower()) or "." not in said):
        findings.wrong("config-host", value)
        return None
    return None if said is None else said.lower()


def repository(value: Value, findings: Findings) -> str | None:
    """A repository of GitHub, `owner/name`; "" stands for none."""
    said = phrase(value, findings)
    if said and not _REPOSITORY.fullmatch(said):
        findings.wrong("config-repository", value)
        return None
    return said


def zone_name(value: Value, findings: Findings) -> str | None:
    """A time zone of the IANA database."""
    said = name(value, findings)
    if said and said not in zones():
        findings.wrong("config-zone", value, guess=_zone_guess(said))
        return None
    return said


def language(value: Value, findings: Findings) -> str | None:
    """A language tag such as `es-MX` whose words sitegen has, in its usual spelling."""
    said = name(value, findings)
    if said is None:
        return None
    try:
        locale = Locale.parse(said, sep="-")
    except (ValueError, UnknownLocaleError):
        findings.wrong("config-language", value, known=", ".join(languages()))
        return None
    if locale.language not in languages():
        findings.wrong("config-language-unspoken", value, known=", ".join(languages()))
        return None
    return "-".join(part for part in (locale.language, locale.script, locale.territory) if part)


def _split(said: str) -> SplitResult | None:
    """The parts of a sound absolute address, or None."""
    try:
        parts = urlsplit(said)
        port = parts.port
    except ValueError:
        return None
    sound = parts.scheme in ("http", "https") and parts.username is None and port != 0
    return parts if sound and _HOST.match(parts.hostname or "") else None


def _plain_path(path: str) -> bool:
    return _PATH.match(path) is not None and not any(set(step) == {"."} for step in path.split("/"))


def _zone_guess(said: str) -> str:
    """The zone that was meant: by its last part first ("Mexico City", "mexico_city"), else a near one.

    A place, and never hours: `Etc/GMT-6` lies six hours east of Greenwich.
    """
    places = [one for one in zones() if "/" in one and not one.startswith("Etc/")]
    wanted = fold(said).replace(" ", "_").rpartition("/")[2]
    same = sorted(one for one in places if fold(one).rpartition("/")[2] == wanted)
    return (same or [closest(said, places) or "America/Mexico_City"])[0]
