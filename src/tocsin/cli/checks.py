"""Checks of the installation: Python, libraries, model, tables, settings, terminal, clock."""

import importlib.metadata
import platform
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.cli.report import number_of
from tocsin.core.errors import ModelError, TocsinError
from tocsin.core.types import Check
from tocsin.core.vocab import CheckStatus

if TYPE_CHECKING:
    from tocsin.settings import Settings

OLDEST_PYTHON = (3, 11)
NARROWEST = 80
# A clock before this day is wrong: no release of Tocsin is older.
FIRST_DAY = datetime(2025, 1, 1, tzinfo=UTC)
_PIN = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;]+)\s*(;.*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A check with the error that it ended in, if it did."""

    check: Check
    error: TocsinError | None = None


def ok(name: str, finding: str) -> Outcome:
    """Return a check that found nothing wrong."""
    return Outcome(check=Check(name=name, status=CheckStatus.OK, finding=finding))


def warning(name: str, finding: str, advice: str) -> Outcome:
    """Return a check that found something to know of."""
    status = CheckStatus.WARNING
    return Outcome(check=Check(name=name, status=status, finding=finding, advice=advice))


def failed(name: str, error: TocsinError) -> Outcome:
    """Return a check that found something broken."""
    check = Check(name=name, status=CheckStatus.FAILED, finding=error.message, advice=error.hint)
    return Outcome(check=check, error=error)


def tried(name: str, check: Callable[[], Outcome]) -> Outcome:
    """Return the outcome of a check; an error of the project is a check that failed."""
    try:
        return check()
    except TocsinError as error:
        return failed(name, error)


def installation(settings: "Settings") -> Iterator[Outcome]:
    """Yield the checks of the installation, one after the other."""
    yield tried("python", _python)
    yield from _libraries()
    yield tried("model", lambda: _model(settings))
    yield tried("tables", _tables)
    yield tried("gazetteer", _gazetteer)
    yield from _dump()
    yield tried("terminal", _terminal)
    yield tried("clock", _clock)


def _python() -> Outcome:
    version = platform.python_version()
    if sys.version_info[:2] < OLDEST_PYTHON:
        needed = ".".join(map(str, OLDEST_PYTHON))
        raise ModelError(f"Python {version}", hint=f"Install Python {needed} or later.")
    return ok("python", f"Python {version}")


def _libraries() -> Iterator[Outcome]:
    """Yield what is missing or of another version than Tocsin was tested with."""
    pins = [
        (match[1], match[2])
        for line in importlib.metadata.requires("tocsin") or ()
        if (match := _PIN.fullmatch(line.strip())) and not match[3]
    ]
    found = [_library(name, pin) for name, pin in pins]
    wrong = [each for each in found if each.check.status is not CheckStatus.OK]
    yield from wrong
    if not wrong:
        yield ok("libraries", f"{len(pins)} libraries, all of the versions tested")


def _library(name: str, pin: str) -> Outcome:
    advice = f"Install the tested version: pip install '{name}=={pin}'."
    try:
        version = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return failed(name, ModelError(f"{name} is not installed", hint=advice))
    if version != pin:
        return warning(name, f"{name} {version}; tested with {pin}", advice)
    return ok(name, version)


def _model(settings: "Settings") -> Outcome:
    from tocsin.models.english import EnglishAnalyser

    analyser = EnglishAnalyser(settings.models.spacy_pipeline)
    analyser.prepare()
    return ok("model", f"{analyser.digest} loads")


def _tables() -> Outcome:
    from importlib.resources import files

    from tocsin.tables.actors import ShippedActors
    from tocsin.tables.countries import countries
    from tocsin.tables.lexicons import ShippedLexicons
    from tocsin.tables.outlets import ShippedOutlets

    lexicons = ShippedLexicons()
    shipped = (files("tocsin.data") / "vocab" / "lexicons").iterdir()
    names = [each.name.removesuffix(".toml") for each in shipped if each.name.endswith(".toml")]
    entries = sum(len(lexicons.table(name)) for name in names)
    actors, outlets = len(list(ShippedActors())), len(list(ShippedOutlets()))
    return ok(
        "tables",
        f"{len(names)} lexicons with {entries:,} phrases, {len(countries())} countries, "
        f"{actors:,} actors, {outlets} outlets",
    )


def _gazetteer() -> Outcome:
    from tocsin.tables.countries import countries
    from tocsin.tables.gazetteer import ShippedGazetteer

    places = ShippedGazetteer()
    capitals = [capital for country in countries() for capital in country.capitals]
    missing = [name for name in capitals if not places.find(name)]
    if len(missing) * 2 > len(capitals):
        raise ModelError(
            f"the gazetteer lacks {len(missing)} of {len(capitals)} capitals",
            hint="Reinstall Tocsin.",
        )
    return ok("gazetteer", f"{len(capitals) - len(missing)} of {len(capitals)} capitals found")


def _dump() -> Iterator[Outcome]:
    """Yield the check of a user's own gazetteer, where there is one."""
    from tocsin.tables.gazetteer_added import own_gazetteer_path

    if own_gazetteer_path().exists():
        yield tried("dump", _own_gazetteer)


def _own_gazetteer() -> Outcome:
    from tocsin.tables.gazetteer_added import own_gazetteer, own_gazetteer_path

    path, own = own_gazetteer_path(), own_gazetteer()
    if own is None or not own.is_whole:
        raise ModelError(
            f"the gazetteer {path} is damaged",
            hint="Build it anew: tocsin gazetteer add --geonames FILE.",
        )
    return ok("dump", f"{number_of(own.count, 'place')} of a dump of GeoNames, in {path}")


def _terminal() -> Outcome:
    encoding = (sys.stdout.encoding or "").lower().replace("_", "-")
    if encoding not in {"utf-8", "utf8"}:
        return warning(
            "terminal",
            f"output is {encoding or 'of no known encoding'}",
            "Set PYTHONUTF8=1, or a UTF-8 locale: quotes of reports need it.",
        )
    if not sys.stdout.isatty():
        return ok("terminal", "output is piped, in UTF-8")
    columns = shutil.get_terminal_size().columns
    if columns < NARROWEST:
        advice = f"Tables want {NARROWEST} columns: widen it, or use --csv."
        return warning("terminal", f"{columns} columns wide", advice)
    return ok("terminal", f"{columns} columns wide, UTF-8")


def _clock() -> Outcome:
    now = datetime.now(UTC)
    if now < FIRST_DAY:
        return warning(
            "clock",
            f"it says {now:%Y-%m-%d}",
            "Set the clock: --as-of asks what was recorded when.",
        )
    return ok("clock", f"{now:%Y-%m-%d %H:%M} UTC")


def settings_outcome(settings: "Settings", path: Path | None) -> Outcome:
    """Return which settings hold; that they load was found out before."""
    from tocsin.settings import FILE, Settings

    chosen = path or Path(FILE)
    if settings == Settings():
        return ok("settings", "the shipped ones")
    return ok("settings", f"{chosen}; `tocsin settings` lists what it changes")
