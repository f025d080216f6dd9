"""Whether what is known of a subject meets the conditions of a watch, and why, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tocsin.core.geo import great_circle_km
from tocsin.core.types import Bulletin, Spot, Watch
from tocsin.core.vocab import AlertSubject, Credibility, Reliability


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """How a subject meets a watch.

    `why` is a sentence a condition; `miss` says which one is not met, None where all are.
    `unplaced` True: its place is not known well enough to tell. `settled` True: nothing is missed
    but that reports contradict each other.
    """

    why: tuple[str, ...] = ()
    miss: str | None = None
    unplaced: bool = False
    settled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """One condition: met with the reason, or not."""

    met: bool
    words: str
    unplaced: bool = False
    settled: bool = False


def match(watch: Watch, bulletin: Bulletin, *, countries: Mapping[str, str]) -> Match:
    """Return how a subject meets the conditions of a watch; its age is not looked at.

    `countries` are names by ISO 3166-1 alpha-2 code.
    """
    if bulletin.subject is AlertSubject.SOURCE:
        return _source(watch, bulletin)
    judged = tuple(_judged(watch, bulletin, countries))
    missed = [each for each in judged if not each.met]
    if missed:
        return Match(
            miss=missed[0].words,
            unplaced=missed[0].unplaced,
            settled=all(each.settled for each in missed),
        )
    told = f"the watch tells of every {bulletin.subject.value}"
    return Match(why=tuple(each.words for each in judged) or (told,))


def is_recent(watch: Watch, bulletin: Bulletin, *, today: date) -> bool:
    """Return whether something is young enough by its own time.

    Its last possible day counts; what has none is told only where the watch asks for it.
    """
    if bulletin.subject is AlertSubject.SOURCE or watch.max_age_days is None:
        return True
    if bulletin.latest is None:
        return watch.undated
    return bulletin.latest >= today - timedelta(days=watch.max_age_days)


def _source(watch: Watch, bulletin: Bulletin) -> Match:
    if not watch.sources:
        return Match(why=("the watch depends on every source that is followed",))
    if bulletin.subject_id in watch.sources:
        return Match(why=("the watch depends on this source",))
    return Match(miss="the watch does not depend on this source")


def _judged(watch: Watch, bulletin: Bulletin, countries: Mapping[str, str]) -> Iterator[_Judged]:
    """Yield every condition that a watch sets; that of the subject first, without words if met."""
    if bulletin.subject not in watch.subjects:
        yield _Judged(met=False, words=f"the watch does not tell of {bulletin.subject.value}s")
    yield from _where(watch, bulletin.spots, countries)
    if watch.types:
        yield _any("type", watch.types, _types(bulletin, watch.types))
    if watch.actors:
        yield _any("party", watch.actors, _parties(bulletin, watch.actors))
    if watch.contested:
        yield _Judged(
            met=bool(bulletin.contested),
            words=f"contested: {'; '.join(bulletin.contested)}"
            if bulletin.contested
            else "no reports contradict each other",
            settled=not bulletin.contested,
        )
    yield from _well_known(watch, bulletin)


def _where(
    watch: Watch, spots: tuple[Spot, ...], countries: Mapping[str, str]
) -> Iterator[_Judged]:
    if watch.countries:
        found = [each for each in spots if each.country in watch.countries]
        names = [countries.get(each.country or "", each.country or "") for each in found]
        wanted = [countries.get(each, each) for each in watch.countries]
        yield _any("country", wanted, names, unplaced=not any(each.country for each in spots))
    if watch.areas:
        known = [each.area for each in spots if each.area]
        found_areas = [each for each in known if each in watch.areas]
        yield _any("area", watch.areas, found_areas, unplaced=not known)
    if watch.near is not None:
        yield _near(watch, spots)


def _near(watch: Watch, spots: tuple[Spot, ...]) -> _Judged:
    """Return whether one of the places lies in the circle; an area is no place in it."""
    near = watch.near
    assert near is not None
    known = [
        (
            great_circle_km((each.latitude, each.longitude), (near.latitude, near.longitude)),
            each,
        )
        for each in spots
        if each.within_km is not None and each.latitude is not None and each.longitude is not None
    ]
    if not known:
        return _Judged(
            met=False,
            words=f"no place is known exactly enough to tell whether it is near {near.name}",
            unplaced=True,
        )
    km, spot = min(known, key=lambda pair: pair[0])
    inside = km <= near.km
    return _Judged(
        met=inside,
        words=f"{spot.name} is {km:.0f} km from {near.name}, "
        f"{'within' if inside else 'not within'} {near.km:g} km",
    )


def _any(
    noun: str, wanted: "tuple[str, ...] | list[str]", found: list[str], *, unplaced: bool = False
) -> _Judged:
    if found:
        return _Judged(met=True, words=f"{noun}: {', '.join(dict.fromkeys(found))}")
    return _Judged(met=False, words=f"{noun}: not {' or '.join(wanted)}", unplaced=unplaced)


def _types(bulletin: Bulletin, wanted: tuple[str, ...]) -> list[str]:
    folded = {each.casefold() for each in wanted}
    return [each for each in bulletin.types if each.casefold() in folded]


def _parties(bulletin: Bulletin, wanted: tuple[str, ...]) -> list[str]:
    """Return the parties asked for: by their registry id, or by a part of a name."""
    return [
        each
        for each in wanted
        if any(each.casefold() in party.casefold() for party in bulletin.parties)
    ]


def _well_known(watch: Watch, bulletin: Bulletin) -> Iterator[_Judged]:
    least, worst = watch.min_reliability, watch.min_credibility
    if least is not None:
        good = bulletin.reliability is not Reliability.F and bulletin.reliability <= least
        yield _Judged(
            met=good,
            words=f"reliability {bulletin.reliability.value}, asked for {least.value} or better",
        )
    if worst is not None:
        known = bulletin.credibility is not Credibility.CANNOT_BE_JUDGED
        yield _Judged(
            met=known and bulletin.credibility <= worst,
            words=f"credibility {bulletin.credibility.value}, asked for {worst.value} or better",
        )
    if watch.min_origins > 1:
        yield _Judged(
            met=bulletin.origins_low >= watch.min_origins,
            words=f"independent origins: {bulletin.origins_low} certain, "
            f"asked for {watch.min_origins}",
        )
