"""Profiles: what of an account is compared with other accounts, worked out once."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tocsin.core.types import DateInterval, Figure, Party, Place
from tocsin.core.vocab import EventType, FigureKind, Mode
from tocsin.fuse.accounts import Account, Told, main_type
from tocsin.fuse.copies import words_of
from tocsin.fuse.days import is_dated, is_known
from tocsin.fuse.figures import comparable
from tocsin.fuse.held import figures_given, is_taken_back
from tocsin.fuse.where import stands_for_area, stated
from tocsin.fuse.words import UNTELLING_NAMES

NAME = re.compile(r"\b[A-Z][^\W\d_]{2,}(?:['’-][^\W\d_]+)*")
STOP = re.compile(r"[.!?]['\"”’)]*\s+(?=[\"“‘'(]?[A-Z])|\n")
SENTENCE_START = re.compile(r"(?:^|[.!?:;]['\"”’)]*\s+|[\n\"“‘(]\s*)$")
UNTELLING_MODES = frozenset({Mode.UNSPECIFIED, Mode.OTHER})
SHORTEST_WORD = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What an account says that tells incidents apart.

    `towns` are the names of places of which only the area around them is known;
    `unregistered_actors` the keys of named bodies that the registry does not know.
    """

    account: Account
    event_type: EventType
    modes: frozenset[Mode]
    days: tuple[DateInterval, ...]
    published: DateInterval
    places: tuple[Place, ...]
    towns: frozenset[str]
    actor_ids: frozenset[str]
    unregistered_actors: frozenset[str]
    recipient_ids: frozenset[str]
    recipient_words: frozenset[str]
    figures: Mapping[FigureKind, tuple[Figure, ...]]
    counts: tuple[Figure, ...]
    names: frozenset[str]
    words: frozenset[str]

    @property
    def countries(self) -> frozenset[str]:
        """Return the countries of the places."""
        return frozenset(place.country for place in self.places if place.country)


def profile(account: Account) -> Profile:
    """Return the profile of an account."""
    occurrences = [told.occurrence for told in account.told]
    parties = [party for one in occurrences for party in (*one.actors, *one.recipients)]
    recipients = [party for one in occurrences for party in one.recipients]
    refs = [ref for one in occurrences for ref in stated(one.places)]
    known = [
        *(ref.mention for ref in refs),
        *(party.mention for party in parties if party.actor_id or party.unregistered),
    ]
    taken = frozenset(word for span in known for word in words_of(span.quote))
    evidence = {sentence for told in account.told for sentence in _sentences(told)}
    return Profile(
        account=account,
        event_type=main_type(account.told),
        modes=frozenset(mode for one in occurrences for mode in one.modes) - UNTELLING_MODES,
        days=tuple(time for one in occurrences for time in one.times if is_dated(time)),
        published=account.told[0].reading.published_on,
        places=_places(ref.place for ref in refs),
        towns=frozenset(ref.mention.quote.lower() for ref in refs if stands_for_area(ref)),
        actor_ids=_ids(party for one in occurrences for party in one.actors),
        unregistered_actors=frozenset(
            party.unregistered for one in occurrences for party in one.actors if party.unregistered
        ),
        recipient_ids=_ids(recipients),
        recipient_words=_long_words(party.mention.quote for party in recipients),
        figures=_figures(account.told),
        counts=tuple(one.count for one in occurrences if one.count is not None),
        names=_names(evidence) - taken,
        words=_long_words(evidence) - taken,
    )


def block_keys(
    subject: Profile, roots: Mapping[str, str], *, max_days_apart: int
) -> frozenset[str]:
    """Return the keys of the blocks that an account is compared in.

    Two accounts meet where they share two of: a month or a day of the year, a country, an
    actor's uppermost body, a name. A heading also meets its own document.
    """
    kind = subject.event_type.value
    months = _months(subject, max_days_apart)
    countries = {f"in {country}" for country in subject.countries} | {
        f"at {place.id}" for place in subject.places if not place.country
    }
    named = subject.actor_ids | subject.unregistered_actors
    actors = {f"by {roots.get(actor, actor)}" for actor in named}
    names = {f"name {name}" for name in subject.names}
    pairs = (
        (months, countries),
        (months, actors),
        (countries, actors),
        (months, names),
        (countries, names),
    )
    found = {f"{kind} {one} {other}" for left, right in pairs for one in left for other in right}
    return frozenset(found | {f"document {subject.account.document_id}"})


def _months(subject: Profile, margin: int) -> set[str]:
    """Return the months in which it may have been, and the day of the year if it is given."""
    dated = [day for day in subject.days if is_known(day)]
    found = {
        f"on {day.written.month}-{day.written.day}"
        for day in subject.days
        if day.written.month and day.written.day
    }
    published = subject.published
    if not dated and not subject.account.background and is_known(published):
        dated = [published]
        margin += 31
    for day in dated:
        if day.earliest is None or day.latest is None or (day.latest - day.earliest).days > 92:
            continue
        if day.earliest == day.latest:
            found.add(f"on {day.earliest.month}-{day.earliest.day}")
        first, last = day.earliest.toordinal() - margin, day.latest.toordinal() + margin
        for ordinal in (*range(first, last, 27), last):
            at = date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
            found.add(f"in {at.year}-{at.month}")
    return found


def _places(places: Iterable[Place | None]) -> tuple[Place, ...]:
    found = {place.id: place for place in places if place is not None}
    return tuple(found[key] for key in sorted(found))


def _ids(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(party.actor_id for party in parties if party.actor_id)


def _figures(told: Sequence[Told]) -> dict[FigureKind, tuple[Figure, ...]]:
    """Return the figures by kind, without kinds of which one was taken back.

    Another report may give the figure that this one takes back: neither tells them apart.
    """
    by_kind = {}
    for kind in FigureKind:
        given = figures_given(kind, told)
        if not any(is_taken_back(one, figure) for one, figure in given):
            by_kind[kind] = comparable([figure for _, figure in given])
    return {kind: found for kind, found in by_kind.items() if found}


def _sentences(told: Told) -> Iterator[str]:
    """Yield the sentences around a claim's evidence: a clause alone often names nobody."""
    text = told.document.text
    for span in told.claim.evidence:
        starts = [match.end() for match in STOP.finditer(text, 0, span.start)]
        end = STOP.search(text, max(span.end - 1, 0))
        yield text[starts[-1] if starts else 0 : end.start() + 1 if end else len(text)]


def _names(evidence: Iterable[str]) -> frozenset[str]:
    """Return the capitalised words that do not only open a sentence."""
    found: set[str] = set()
    for text in evidence:
        for match in NAME.finditer(text):
            if SENTENCE_START.search(text[: match.start()]):
                continue
            found.add(match.group().lower().replace("’", "'").removesuffix("'s"))
    return frozenset(found - UNTELLING_NAMES)


def _long_words(texts: Iterable[str]) -> frozenset[str]:
    words = (word.removesuffix("'s") for text in texts for word in words_of(text))
    return frozenset(word for word in words if len(word) >= SHORTEST_WORD and word.isalpha())
