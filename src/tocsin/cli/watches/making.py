"""Making a watch of what was typed, each part checked before it is recorded."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

from tocsin.cli.common import country_code, type_or_mode
from tocsin.core import ids
from tocsin.core.errors import FormatError, NotFoundError
from tocsin.core.types import Channel, Near, Place, QuietHours, RateLimit, Watch
from tocsin.core.vocab import (
    AlertSubject,
    CapStatus,
    ChannelKind,
    Credibility,
    Pace,
    PlaceKind,
    Reliability,
)

if TYPE_CHECKING:
    from tocsin.core.ports import Places

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_RATE = re.compile(r"([1-9]\d{0,4})/(?:(\d{0,3})(hour|day))")
_MAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+")
# A province has a middle, and no distance is measured from there.
_POINTS = frozenset({PlaceKind.SETTLEMENT, PlaceKind.FACILITY, PlaceKind.FEATURE})
_NAMED_AT_MOST = 5
_MOST_DIGITS = 5
_KINDS = ", ".join(f"{kind.value}:" for kind in ChannelKind)
_HOURS = {"hour": 1, "day": 24}


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A watch as it was typed."""

    name: str
    on: Sequence[AlertSubject]
    country: Sequence[str]
    area: Sequence[str]
    near: str | None
    within: float | None
    actor: Sequence[str]
    event_type: Sequence[str]
    contested: bool
    reliability: Reliability | None
    credibility: int | None
    origins: int
    max_age: str
    undated: bool
    source: Sequence[str]
    to: Sequence[str]
    secret: str | None
    cap_status: CapStatus
    quiet_hours: str | None
    zone: str
    digest: str | None
    rate: str | None


def make_watch(typed: Typed, *, ledger: str, by: str, at: datetime) -> Watch:
    """Return the watch, its places looked up in the gazetteer as the ledger has it.

    Raises:
        InputError: If something typed is of no known form or names nothing.
    """
    from tocsin.cli.gazetteer_adding import places_with
    from tocsin.ingest.addresses import parse_address
    from tocsin.pipeline.outbox import zone_of

    if typed.within is not None and typed.near is None:
        raise FormatError("--within needs a place", hint="Give it: --near Mosul --within 50.")
    places, codes = places_with(ledger), country_codes(typed.country)
    pace, daily_at = pace_of(typed.digest)
    return Watch(
        id=ids.watch_id(name=watch_name(typed.name), by=by, at=at.isoformat()),
        name=typed.name,
        subjects=tuple(dict.fromkeys(typed.on)),
        countries=codes,
        areas=area_keys(typed.area, places, codes),
        actors=tuple(typed.actor),
        types=types_or_modes(typed.event_type),
        near=near_place(typed.near, typed.within, places, codes) if typed.near else None,
        contested=typed.contested,
        min_reliability=typed.reliability,
        min_credibility=Credibility(typed.credibility) if typed.credibility else None,
        min_origins=typed.origins,
        max_age_days=_max_age(typed.max_age),
        undated=typed.undated,
        sources=tuple(dict.fromkeys(str(parse_address(each)) for each in typed.source)),
        channels=channels(typed.to, secret=typed.secret, status=typed.cap_status),
        quiet=quiet_hours(typed.quiet_hours),
        zone=zone_of(typed.zone).key,
        pace=pace,
        daily_at=daily_at,
        rate=rate_limit(typed.rate),
        by=by,
        made_at=at,
    )


def _max_age(given: str) -> int | None:
    if given == "any":
        return None
    if not given.isdecimal() or len(given) > _MOST_DIGITS:
        raise FormatError(f"--max-age {given!r} is no number of days", hint="Like 7, or any.")
    return int(given)


def watch_name(given: str) -> str:
    """Return the name of a watch.

    Raises:
        FormatError: If it holds what cannot stand in addresses and file names.
    """
    if not _NAME.fullmatch(given):
        raise FormatError(
            f"{given!r} cannot be the name of a watch",
            hint="Use letters, digits, '-', '_' and '.', at most 40: north-kivu.",
        )
    return given


def country_codes(names: Sequence[str]) -> tuple[str, ...]:
    """Return the two-letter codes of countries."""
    return tuple(code for code in map(country_code, names) if code)


def types_or_modes(names: Sequence[str]) -> tuple[str, ...]:
    """Return types and modes by their names."""
    return tuple(each for each in map(type_or_mode, names) if each)


def area_keys(names: Sequence[str], places: "Places", countries: Sequence[str]) -> tuple[str, ...]:
    """Return the keys of first-order areas, in one of the countries where these are given.

    Raises:
        NotFoundError: If there is no area of that name.
        FormatError: If there are several.
    """
    from tocsin.core.geo import area_of

    found = []
    for name in names:
        borne = [each for each in places.find(name) if each.kind is PlaceKind.FIRST_ORDER]
        chosen = _the_one(name, borne, countries, what="first-order area")
        found.append(area_of(chosen))
    return tuple(found)


def near_place(name: str, km: float | None, places: "Places", countries: Sequence[str]) -> Near:
    """Return the circle around a place, which may say its country ("Pemba, MZ").

    Raises:
        NotFoundError: If no place with a point bears the name.
        FormatError: If no radius is given, or places of several countries bear the name.
    """
    from tocsin.cli.gazetteer_adding import name_and_countries

    if km is None:
        raise FormatError("--near needs a radius", hint="Give it in kilometres: --within 50.")
    name, countries = name_and_countries(name, countries)
    borne = [
        each for each in places.find(name) if each.latitude is not None and each.kind in _POINTS
    ]
    by_country = {each.country: each for each in reversed(borne)}
    place = _the_one(name, list(by_country.values())[::-1], countries, what="town or feature")
    assert place.latitude is not None and place.longitude is not None
    return Near(name=place.name, latitude=place.latitude, longitude=place.longitude, km=km)


def _the_one(name: str, borne: list[Place], countries: Sequence[str], *, what: str) -> Place:
    kept = [each for each in borne if not countries or each.country in countries]
    if not kept:
        raise NotFoundError(
            f"the gazetteer knows no {what} called {name!r}"
            + (f" in {', '.join(countries)}" if countries else ""),
            hint="Look it up: `tocsin gazetteer find NAME`.",
        )
    if len({each.country for each in kept}) > 1:
        known = [f"{each.name} ({each.country})" for each in kept[:_NAMED_AT_MOST]]
        raise FormatError(
            f"{name!r} is the name of several: {', '.join(known)}",
            hint="Say in which country: --country IQ.",
        )
    return kept[0]


def quiet_hours(given: str | None) -> QuietHours | None:
    """Return the hours of "22:00-06:00".

    Raises:
        FormatError: If it is no such span.
    """
    if given is None:
        return None
    first, _, last = given.partition("-")
    start, end = clock(first, option="--quiet"), clock(last, option="--quiet")
    if start == end:
        raise FormatError(f"--quiet {given} is no time, or all of it", hint="Like 22:00-06:00.")
    return QuietHours(start=start, end=end)


def clock(given: str, *, option: str) -> time:
    """Return the time of a day of "07:00".

    Raises:
        FormatError: If it is none.
    """
    found = _CLOCK.fullmatch(given.strip())
    if found is None:
        raise FormatError(f"{option} {given!r} is no time of a day", hint="Like 07:00 or 22:30.")
    return time(int(found[1]), int(found[2]))


def rate_limit(given: str | None) -> RateLimit | None:
    """Return the limit of "5/hour", "20/day" or "3/6hour".

    Raises:
        FormatError: If it is none.
    """
    if given is None:
        return None
    found = _RATE.fullmatch(given.strip())
    if found is None or found[2] == "0":
        raise FormatError(f"--rate {given!r} is no rate", hint="Like 5/hour or 20/day.")
    return RateLimit(most=int(found[1]), hours=int(found[2] or 1) * _HOURS[found[3]])


def pace_of(given: str | None) -> tuple[Pace, time]:
    """Return the pace of "hourly", "daily" or "daily@07:00", and the time of a daily digest.

    Raises:
        FormatError: If it is none.
    """
    name, _, at = (given or Pace.EACH.value).partition("@")
    try:
        pace = Pace(name)
    except ValueError as error:
        raise FormatError(
            f"--digest {given!r} is not known", hint="Give hourly, daily or daily@07:00."
        ) from error
    if at and pace is not Pace.DAILY:
        raise FormatError("only a daily digest has a time", hint="Give daily@07:00.")
    return pace, clock(at, option="--digest") if at else time(7)


def channels(given: Sequence[str], *, secret: str | None, status: CapStatus) -> tuple[Channel, ...]:
    """Return the channels that were typed, each once.

    Raises:
        FormatError: If a receiver is none, or a secret stands where its place is asked for.
    """
    from tocsin.deliver.secret import is_reference, placed

    if secret is not None and not is_reference(secret):
        raise FormatError(
            "--secret takes the place of a secret, not the secret",
            hint="Give env:NAME for an environment variable or file:PATH for a file.",
        )
    found: dict[tuple[ChannelKind, str], Channel] = {}
    for each in given:
        kind, to = _receiver(each)
        found[kind, to] = Channel(
            kind=kind,
            to=to,
            secret=placed(secret) if secret and kind is ChannelKind.WEBHOOK else None,
            cap_status=status if kind is ChannelKind.CAP else CapStatus.DRAFT,
        )
    return tuple(found.values())


def _receiver(given: str) -> tuple[ChannelKind, str]:
    """Return kind and receiver of "cap:out/cap", "desk@example.org", "https://example.org/in".

    Paths are made whole: a run stands in another folder than whoever adds a watch.
    """
    from tocsin.deliver.files import whole_path
    from tocsin.deliver.secret import is_reference, placed
    from tocsin.ingest.addresses import parse_address, shown

    name, _, rest = given.strip().partition(":")
    if name in {kind.value for kind in ChannelKind}:
        kind, to = ChannelKind(name), rest.strip()
    elif name in {"http", "https"}:
        kind, to = ChannelKind.WEBHOOK, given.strip()
    else:
        kind, to = ChannelKind.EMAIL, given.strip()
    if kind is ChannelKind.EMAIL and not _MAIL.fullmatch(to):
        raise FormatError(
            f"--to {shown(given)} is no receiver",
            hint=f"Give a mail address, a web address, or one of {_KINDS} before a receiver.",
        )
    if not to:
        raise FormatError(f"--to {given} names no receiver", hint="Like file:alerts.jsonl.")
    if kind is ChannelKind.WEBHOOK:
        to = placed(to) if is_reference(to) else str(parse_address(to))
    elif kind is not ChannelKind.EMAIL:
        to = whole_path(to)
    return kind, to
