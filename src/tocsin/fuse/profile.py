"""Profiles: what of an account is compared with other accounts, worked out once."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tocsin.core.types import DateInterval, Document, Figure, Party, Place, PlaceRef, Reading
from tocsin.core.vocab import BlockKind, EventType, FigureKind, Mode, PlaceKind
from tocsin.core.words import Vocabulary, plain_words, vocabulary_of, words_of
from tocsin.fuse.accounts import Account, Told, main_type
from tocsin.fuse.days import day_of, is_dated
from tocsin.fuse.figures import comparable
from tocsin.fuse.held import figures_given, is_taken_back
from tocsin.fuse.settings import MergeSettings
from tocsin.fuse.where import areas_of, stands_for_area, stated
from tocsin.fuse.wording import Late, Rarity, Wording, counted, rarest, wording_of
from tocsin.fuse.words import UNTELLING_NAMES

NAME = re.compile(r"\b[A-Z][^\W\d_]{2,}(?:['’-][^\W\d_]+)*")
STOP = re.compile(r"[.!?]['\"”’)]*\s+(?=[\"“‘'(]?[A-Z])|\n")
SENTENCE_START = re.compile(r"(?:^|[.!?:;]['\"”’)]*\s+|[\n\"“‘(]\s*)$")
UNTELLING_MODES = frozenset({Mode.UNSPECIFIED, Mode.OTHER})
SHORTEST_WORD = 6
# Names that are as common as this tell nothing.
COMMON_NAME = 2.0
# One report in some four hundred names a place as rare as this.
RARE_PLACE = 6.0
_READ = frozenset({BlockKind.BODY, BlockKind.HEADING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a report as a whole says, for the account that it is chiefly about.

    `names` and `key_words` are as those of a profile; `days`, `towns`, `areas` (first-order ones)
    and `countries` are what it is most probably about (its focus).
    """

    wording: Wording
    names: Mapping[str, float]
    key_words: Mapping[str, float]
    days: tuple[DateInterval, ...]
    towns: tuple[Place, ...]
    areas: frozenset[str]
    countries: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What an account says that tells incidents apart.

    `told_at` are the places that the text itself gives, as it names them, `towns` the names of
    those of which only the area around them is known, `rare_places`
    the ids of those that few reports name;
    `unregistered_actors` the keys of named bodies that the registry does not know;
    `recipient_words` are with their rarity, `names` with theirs above that of a common name,
    `key_words` are those by which others find it, with their rarity in the table alone.
    `report` is there if its report is chiefly about this account among those of one type.
    """

    account: Account
    event_type: EventType
    modes: frozenset[Mode]
    days: tuple[DateInterval, ...]
    published: DateInterval
    places: tuple[Place, ...]
    told_at: tuple[PlaceRef, ...]
    towns: frozenset[str]
    rare_places: frozenset[str]
    actor_ids: frozenset[str]
    unregistered_actors: frozenset[str]
    recipient_ids: frozenset[str]
    recipient_words: Mapping[str, float]
    figures: Mapping[FigureKind, tuple[Figure, ...]]
    counts: tuple[Figure, ...]
    names: Mapping[str, float]
    wording: Wording
    key_words: Mapping[str, float]
    report: Report | None = None

    @property
    def countries(self) -> frozenset[str]:
        """Return the countries of the places."""
        return frozenset(place.country for place in self.places if place.country)

    @property
    def areas(self) -> frozenset[str]:
        """Return the keys of the first-order areas of the places."""
        return areas_of(self.places)


def profiles(
    accounts: Sequence[Account], rarity: Rarity, settings: MergeSettings
) -> tuple[Profile, ...]:
    """Return the profiles of accounts, in their order; all accounts of a document are there."""
    leading = _leading(accounts)
    reports = {
        accounts[at].document_id: _report(accounts[at].told[0], rarity, settings)
        for at in sorted(leading)
    }
    return tuple(
        replace(made, report=reports[account.document_id]) if at in leading else made
        for at, account in enumerate(accounts)
        for made in (_profile(account, rarity, settings),)
    )


def _leading(accounts: Sequence[Account]) -> set[int]:
    """Return which accounts their documents are chiefly about: of each type the one told most.

    What is told as current goes before background, and of equals what is told first.
    """
    best: dict[tuple[str, EventType], tuple[tuple[bool, int, int], int]] = {}
    for at, account in enumerate(accounts):
        if not account.founds:
            continue
        key = (account.document_id, main_type(account.told))
        start = account.told[0].occurrence.trigger.start
        rank = (account.background, -len(account.told), start)
        if key not in best or rank < best[key][0]:
            best[key] = (rank, at)
    return {at for _, at in best.values()}


def _report(told: Told, rarity: Rarity, settings: MergeSettings) -> Report:
    texts = list(texts_of(told.document, told.reading))
    counts = counted(texts)
    about = told.reading.focus
    places = [each.where.place for each in about.where if each.where.place is not None]
    return Report(
        wording=wording_of(counts, rarity),
        names=Late(lambda: rarity.weighed(_names(texts), floor=COMMON_NAME)),
        key_words=Late(lambda: _key_words(counts, rarity, settings)),
        days=tuple(each.when for each in about.when if day_of(each.when)),
        towns=tuple(place for place in places if place.kind is PlaceKind.SETTLEMENT),
        areas=areas_of(places),
        countries=frozenset(place.country for place in places if place.country),
    )


def _key_words(
    counts: Mapping[str, float], rarity: Rarity, settings: MergeSettings
) -> Mapping[str, float]:
    """Return the words by which others find an account: they do not depend on other reports."""
    known = replace(rarity, here=None)
    return rarest(counts, known, number=settings.words_in_keys, floor=settings.rare)


def vocabulary_here(documents: Sequence[Document], readings: Sequence[Reading]) -> Vocabulary:
    """Return in how many of some reports each word stands."""
    held = {document.id: document for document in documents}
    return vocabulary_of(words_read(held[each.document_id], each) for each in readings)


def words_read(document: Document, reading: Reading) -> frozenset[str]:
    """Return the words of what is read of a report, each once."""
    return frozenset(word for text in texts_of(document, reading) for word in plain_words(text))


def texts_of(document: Document, reading: Reading) -> Iterator[str]:
    """Yield what is read of a report: its title, headings and body."""
    if document.title:
        yield document.title
    if not reading.blocks:
        yield document.text
    for block in reading.blocks:
        if block.kind in _READ:
            yield block.span.quote


def _profile(account: Account, rarity: Rarity, settings: MergeSettings) -> Profile:
    occurrences = [told.occurrence for told in account.told]
    parties = [party for one in occurrences for party in (*one.actors, *one.recipients)]
    recipients = [party for one in occurrences for party in one.recipients]
    refs = [ref for one in occurrences for ref in stated(one.places)]
    known = [
        *(ref.mention for ref in refs),
        *(party.mention for party in parties if party.actor_id or party.unregistered),
    ]
    taken = frozenset(word for span in known for word in words_of(span.quote))
    places = _places(ref.place for ref in refs)
    evidence = sorted({sentence for told in account.told for sentence in _sentences(told)})
    counts = counted(evidence)
    return Profile(
        account=account,
        event_type=main_type(account.told),
        modes=frozenset(mode for one in occurrences for mode in one.modes) - UNTELLING_MODES,
        days=tuple(time for one in occurrences for time in one.times if is_dated(time)),
        published=account.told[0].reading.published_on,
        places=places,
        told_at=tuple(refs),
        towns=frozenset(ref.mention.quote.lower() for ref in refs if stands_for_area(ref)),
        rare_places=frozenset(place.id for place in places if _is_rare(place.name, rarity)),
        actor_ids=_ids(party for one in occurrences for party in one.actors),
        unregistered_actors=frozenset(
            party.unregistered for one in occurrences for party in one.actors if party.unregistered
        ),
        recipient_ids=_ids(recipients),
        recipient_words=Late(
            lambda: rarity.weighed(_long_words(party.mention.quote for party in recipients))
        ),
        figures=_figures(account.told),
        counts=tuple(one.count for one in occurrences if one.count is not None),
        names=Late(lambda: rarity.weighed(_names(evidence) - taken, floor=COMMON_NAME)),
        wording=wording_of(counts, rarity),
        key_words=Late(lambda: _key_words(counts, rarity, settings)),
    )


def _places(places: Iterable[Place | None]) -> tuple[Place, ...]:
    found = {place.id: place for place in places if place is not None}
    return tuple(found[key] for key in sorted(found))


def _is_rare(name: str, rarity: Rarity) -> bool:
    return any(rarity.of(word) >= RARE_PLACE for word in words_of(name))


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


def _names(texts: Iterable[str]) -> frozenset[str]:
    """Return the capitalised words that do not only open a sentence."""
    found: set[str] = set()
    for text in texts:
        for match in NAME.finditer(text):
            if SENTENCE_START.search(text, max(0, match.start() - 8), match.start()):
                continue
            found.add(match.group().lower().replace("’", "'").removesuffix("'s"))
    return frozenset(found - UNTELLING_NAMES)


def _long_words(texts: Iterable[str]) -> frozenset[str]:
    words = (word for text in texts for word in plain_words(text))
    return frozenset(word for word in words if len(word) >= SHORTEST_WORD and word.isalpha())
