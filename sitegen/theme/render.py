"""Rendering: a route and its view become bytes, and nothing else reaches the template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import ClassVar

import jinja2
import msgspec
from jinja2.bccache import Bucket
from jinja2.sandbox import safe_range

from sitegen.config.settings import Config
from sitegen.newsroom import urls
from sitegen.plan.routes import Route
from sitegen.problems import Problem, SiteError, error
from sitegen.theme.assets import asset_names
from sitegen.theme.barred import Barred
from sitegen.theme.chain import TEMPLATES, Theme
from sitegen.theme.filters import filters
from sitegen.theme.folding import Folding
from sitegen.theme.mentions import mentioned_in
from sitegen.theme.remembered import Remembered
from sitegen.theme.undefined import Lacking, lacking, place
from sitegen.theme.words import spoken

# The filters of Jinja that are pure; everything else is taken away (decision 5: `random`, `pprint`…).
PURE = frozenset(
    {
        "abs",
        "batch",
        "capitalize",
        "count",
        "e",
        "escape",
        "first",
        "format",
        "groupby",
        "int",
        "join",
        "last",
        "length",
        "list",
        "lower",
        "map",
        "max",
        "min",
        "reject",
        "rejectattr",
        "replace",
        "reverse",
        "select",
        "selectattr",
        "slice",
        "sort",
        "string",
        "sum",
        "trim",
        "unique",
        "upper",
        "urlencode",
    }
)


# What an expression of a template can come to; the last of a template that contains itself.
FAILURES = (
    jinja2.TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    RecursionError,
)
RASH = (AttributeError, TypeError)  # what a page that asks nothing may run into


class _Compiled(jinja2.BytecodeCache):
    """Compiled templates of this process, by name, source and language, for its next build; catalogs by path.

    They are those of one theme in one version, the last that was asked for: a preview sees many.
    """

    kept: ClassVar[dict[tuple[str, ...], bytes]] = {}
    theme: ClassVar[str] = ""

    def __init__(self, theme: Theme, *words: str) -> None:
        self._theme = theme
        self._words = words

    @classmethod
    def of(cls, theme: Theme) -> dict[tuple[str, ...], bytes]:
        """Those of a theme; those of any other are let go."""
        if cls.theme != theme.fingerprint:
            cls.theme, cls.kept = theme.fingerprint, {}
        return cls.kept

    def load_bytecode(self, bucket: Bucket) -> None:
        code = self.of(self._theme).get((bucket.key, bucket.checksum, *self._words))
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.of(self._theme)[bucket.key, bucket.checksum, *self._words] = bucket.bytecode_to_string()


class Renderer:
    """Renders views in the dress of a theme; one environment a language, made when first needed."""

    def __init__(self, theme: Theme, config: Config) -> None:
        self._theme = theme
        self._config = config
        self._hrefs = {name: urls.with_base(config, path) for name, path in asset_names(theme).items()}
        self._environments: dict[tuple[str, bool], jinja2.Environment] = {}

    def check(self) -> None:
        """Compiles every template, and the parts that they name. Processes that print get the code from here.

        Raises SiteError naming all that cannot be parsed.
        """
        environment = self._environment(self._config.site.languages[0])
        problems: list[Problem] = []
        for name in self._named(TEMPLATES):
            try:
                environment.get_template(name)
            except jinja2.TemplateSyntaxError as wrong:
                problems.append(_unparsed(wrong, name))
            except FAILURES as wrong:  # a constant expression that Jinja works out while it compiles
                path = self._theme.template(name)[1]
                problems.append(error("template-failed", path=path, why=str(wrong)))
        if problems:
            raise SiteError(sorted(set(problems)))

    def _named(self, names: Iterable[str]) -> Iterable[str]:
        """Those names, and all that their sources mention, as far as the theme has them."""
        found = dict.fromkeys(names)
        waiting = list(found)
        while waiting:
            for one in mentioned_in(self._source(waiting.pop())):
                if one is not None and one not in found and self._source(one):
                    found[one] = None
                    waiting.append(one)
        return found

    def _source(self, name: str) -> str:
        try:
            return self._theme.template(name)[0]
        except KeyError:
            return ""

    def render(self, route: Route, view: msgspec.Struct) -> bytes:
        """The page of a route, UTF-8. Raises SiteError with template, line and the fields there are."""
        try:
            return self._printed(route, view, self._environment(route.language))
        except RASH:  # an item of a mapping, too much for a macro, or nothing at all: who asks knows
            return self._printed(route, view, self._environment(route.language, is_direct=False))

    def _printed(self, route: Route, view: msgspec.Struct, environment: jinja2.Environment) -> bytes:
        try:
            template = environment.get_template(route.template)
            fields = {name: getattr(view, name) for name in view.__struct_fields__}
            return template.render(fields).encode()
        except jinja2.UndefinedError as wrong:
            raise SiteError([lacking(wrong, route.template, view)]) from None
        except jinja2.TemplateSyntaxError as wrong:
            raise SiteError([_unparsed(wrong, route.template)]) from None
        except FAILURES as wrong:
            if isinstance(wrong, RASH) and environment.is_direct:  # type: ignore[attr-defined]
                raise
            path, line = place(wrong, route.template)
            raise SiteError([error("template-failed", path=path, line=line, why=str(wrong))]) from wrong

    def _environment(self, language: str, *, is_direct: bool = True) -> jinja2.Environment:
        known = self._environments.get((language, is_direct))
        if known is None:
            known = _environment(self._theme, language, self._hrefs, is_direct=is_direct)
            self._environments[language, is_direct] = known
        return known


def _unparsed(wrong: jinja2.TemplateSyntaxError, name: str) -> Problem:
    code = "template-barred" if isinstance(wrong, Barred) else "template-syntax"
    path = wrong.filename or wrong.name or name
    return error(code, path=path, line=wrong.lineno, why=wrong.message or "")


def compiled(theme: Theme) -> dict[tuple[str, ...], bytes]:
    """What this process has compiled of a theme: for one that it starts, and nobody else."""
    return dict(_Compiled.of(theme))


def adopt(theme: Theme, code: Mapping[tuple[str, ...], bytes]) -> None:
    """Takes over what the process that started this one has compiled."""
    _Compiled.of(theme).update(code)


def _environment(
    theme: Theme, language: str, hrefs: Mapping[str, str], *, is_direct: bool
) -> jinja2.Environment:
    environment = Folding(
        loader=jinja2.FunctionLoader(lambda name: _source(theme, name)),
        autoescape=True,
        undefined=Lacking,
        extensions=["jinja2.ext.i18n", Remembered],
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=_Compiled(theme, language, str(is_direct)),
    )
    environment.is_direct = is_direct
    environment.words = words = spoken(theme, language, _Compiled.of(theme))
    environment.globals = {
        "asset": _asset(hrefs),
        "setting": MappingProxyType(dict(theme.settings)),
        "range": safe_range,
    }
    environment.filters = {name: environment.filters[name] for name in sorted(PURE)} | filters(language)
    environment.newstyle_gettext = True  # type: ignore[attr-defined]  # set by the i18n extension
    environment.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
    environment.globals["_"] = environment.globals["gettext"]
    return environment


def _source(theme: Theme, name: str) -> tuple[str, str, Callable[[], bool]] | None:
    try:
        text, path = theme.template(name)
    except KeyError:
        return None
    return text, path, lambda: True


def _asset(hrefs: Mapping[str, str]) -> Callable[[str], str]:
    def asset(name: str) -> str:
        return hrefs[name]

    return asset
