"""Outlooks as entries: what one speaker says is to come, with all mentions, and its last day.

Repetitions are one: in a document, in copies of one text, and in several documents where the
speaker is named and said it on the same days. A government and who speaks for it are one voice
within a document; two persons who are named are two.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from tocsin.core.parties import mention_key, party_key
from tocsin.core.speakers import IN_OFFICE, OUTLET, chain_of
from tocsin.core.types import (
    Claim,
    CopyGroup,
    DateInterval,
    Document,
    LikelihoodRange,
    Outlook,
    OutlookEntry,
    Party,
    PlaceRef,
    Reading,
    Speaker,
)
from tocsin.core.vocab import OutlookKind, OutlookState, PartyKind, SourceKind
from tocsin.watch.belonging import Reference, points_back
from tocsin.watch.outlooks.likelihood import numbers_of

# Told of others, these three are one thing: that an act is to be expected.
_EXPECTED = frozenset({OutlookKind.FORECAST, OutlookKind.WARNING, OutlookKind.PLAN})
_MORE = re.compile(
    r"\b(?:increas\w+|escalat\w+|intensif\w+|worsen\w*|surges?|spikes?|upsurge|uptick|rise|rising"
    r"|step(?:ping|ped)? up|ramp(?:ing|ed)? up|more (?:\w+ ){0,2}(?:attacks?|strikes?|violence|"
    r"bombings?|raids?|assaults?|protests?|clashes))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All that is known of documents: what they say, and what is a copy of what.

    Claims that score less than `min_score` are no entries.
    """

    documents: Mapping[str, Document]
    readings: Sequence[Reading]
    copies: Sequence[CopyGroup] = ()
    opinion: frozenset[str] = frozenset()
    reference: Reference = field(default_factory=Reference)
    likelihoods: Mapping[str, LikelihoodRange] = field(default_factory=dict)
    min_score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    claim: Claim
    outlook: Outlook
    speaker: Speaker | None
    voice: str
    said_on: DateInterval
    homes: frozenset[str]


def outlook_entries(told: Told, *, on: date) -> tuple[OutlookEntry, ...]:
    """Return what is said to come, an entry for each speaker and act, in the order of telling.

    The state of each is as of the day `on`; rulings and proposals are not looked at.
    """
    texts = {document: min(each.document_ids) for each in told.copies if each.whole
             for document in each.document_ids}  # fmt: skip
    mentions = list(_mentions(told, texts))
    told_at = {mention.claim.id: at for at, mention in enumerate(mentions)}
    groups = [sorted(group, key=_when_said) for group in _groups(mentions, texts)]
    groups.sort(key=lambda group: min(told_at[each.claim.id] for each in group))
    return tuple(_entry(group, told, on) for group in groups)


def _groups(mentions: Iterable[_Mention], texts: Mapping[str, str]) -> list[list[_Mention]]:
    """Return the mentions of each act to come, whatever the order in which they are given.

    Those with a last day make the groups. One without joins the only group that fits; where
    several do it is not known which is meant, and it stands with its like.
    """
    groups: list[list[_Mention]] = []
    # The groups of each text and each voice: a mention is of none but these.
    near: dict[str, set[int]] = {}
    dated = 0
    for mention in sorted(mentions, key=lambda each: (not _is_dated(each), _when_said(each))):
        document = mention.claim.document_id
        keys = (f"text {texts.get(document, document)}", f"voice {mention.voice}")
        candidates = sorted({at for key in keys for at in near.get(key, ())})
        fitting = [at for at in candidates if _belongs(mention, groups[at], texts)]
        if _is_dated(mention):
            dated = len(groups) + (not fitting)
        elif sum(at < dated for at in fitting) > 1:
            fitting = [at for at in fitting if at >= dated]
        at = fitting[0] if fitting else len(groups)
        if at == len(groups):
            groups.append([])
        groups[at].append(mention)
        for key in keys:
            near.setdefault(key, set()).add(at)
    return groups


def _is_dated(mention: _Mention) -> bool:
    return last_day(mention.outlook.horizon) is not None


def _when_said(mention: _Mention) -> tuple[date, str, int, str]:
    """Return what orders mentions, whatever the order in which they are given."""
    said = mention.said_on.earliest or date.max
    claim = mention.claim
    return said, claim.document_id, mention.outlook.span.start, claim.id


def _mentions(told: Told, texts: Mapping[str, str]) -> Iterator[_Mention]:
    for reading in told.readings:
        links = {link.id: link for link in reading.attributions}
        for claim in reading.claims:
            if not isinstance(claim.content, Outlook) or claim.score < told.min_score:
                continue
            chain = chain_of(claim, links)
            spoken = chain[0].speakers if chain else ()
            speaker = spoken[0] if spoken else None
            said = chain[0].said_on if chain else reading.published_on
            known = said.earliest is not None and said.latest is not None
            text = texts.get(claim.document_id, claim.document_id)
            source = told.documents[claim.document_id].source
            yield _Mention(
                claim=claim,
                outlook=claim.content,
                speaker=speaker,
                voice=_voice(speaker, bool(chain), text, source),
                said_on=said if known else reading.published_on,
                homes=_homes(speaker, told.reference),
            )


def _voice(speaker: Speaker | None, quoted: bool, text: str, source: str | None) -> str:
    """Return the key of who speaks: of a name the same everywhere, else of this text only."""
    if speaker is None:
        return f"unnamed:{text}" if quoted else f"{OUTLET}{mention_key(source) if source else text}"
    if speaker.actor_id is not None:
        return speaker.actor_id
    if speaker.named:
        return speaker.speaker_key
    return f"{speaker.speaker_key}:{text}"


def _homes(speaker: Speaker | None, reference: Reference) -> frozenset[str]:
    """Return the countries in whose office somebody speaks."""
    if speaker is None or speaker.source_kind not in IN_OFFICE:
        return frozenset()
    return reference.nations(
        Party(mention=speaker.mention, kind=PartyKind.UNKNOWN, actor_id=speaker.actor_id)
    )


def _belongs(mention: _Mention, group: Sequence[_Mention], texts: Mapping[str, str]) -> bool:
    return all(_same(mention, other, texts) for other in group) and _one_voice(mention, group)


def _same(one: _Mention, other: _Mention, texts: Mapping[str, str]) -> bool:
    """Return whether two mentions can be of one act to come."""
    first, second = one.outlook, other.outlook
    documents = (one.claim.document_id, other.claim.document_id)
    together = documents[0] == documents[1] or (
        texts.get(documents[0], documents[0]) == texts.get(documents[1], documents[1])
    )
    return (
        (first.kind is second.kind or {first.kind, second.kind} <= _EXPECTED)
        and first.event_type is second.event_type
        and (together or (one.voice == other.voice and _overlap(one.said_on, other.said_on)))
        and _compatible(first.by, second.by)
        and _compatible(first.against, second.against)
        and _same_time(first.horizon, second.horizon)
    )


def _one_voice(mention: _Mention, group: Sequence[_Mention]) -> bool:
    """Return whether a mention is of the voice of a group: the same, or a state and its office."""
    voices = {mention.voice, *(each.voice for each in group)}
    if len(voices) == 1:
        return True
    every = (mention, *group)
    persons = {each.voice for each in every if not _is_state(each)}
    homes = frozenset.intersection(*(each.homes for each in every))
    return len(persons) <= 1 and any(map(_is_state, every)) and bool(homes)


def _is_state(mention: _Mention) -> bool:
    """Return whether a government as such speaks."""
    return mention.speaker is not None and mention.speaker.source_kind is SourceKind.GOVERNMENT


def _compatible(one: Sequence[Party], other: Sequence[Party]) -> bool:
    """Return whether parties can be the same: those of one are open, or one is in both."""
    first = {party_key(party) for party in one if not points_back(party)}
    second = {party_key(party) for party in other if not points_back(party)}
    return not first or not second or bool(first & second)


def _overlap(one: DateInterval, other: DateInterval) -> bool:
    """Return whether two known intervals share a day; of an unknown one nothing is sure."""
    if one.earliest is None or one.latest is None:
        return False
    if other.earliest is None or other.latest is None:
        return False
    return one.earliest <= other.latest and other.earliest <= one.latest


def _same_time(one: DateInterval, other: DateInterval) -> bool:
    """Return whether two horizons can be one: one of them open, or with days in common."""
    if last_day(one) is None or last_day(other) is None:
        return True
    return any(
        first <= their_last and their_first <= last
        for first, last in _readings_of(one)
        for their_first, their_last in _readings_of(other)
    )


def last_day(horizon: DateInterval) -> date | None:
    """Return the last day of a horizon in any of its readings, None for one without an end."""
    if horizon.latest is None:
        return None
    return max([horizon.latest, *(last for _, last in horizon.candidates)])


def _readings_of(horizon: DateInterval) -> Iterator[tuple[date, date]]:
    assert horizon.latest is not None
    yield horizon.earliest or date.min, horizon.latest
    yield from horizon.candidates


def _entry(group: Sequence[_Mention], told: Told, on: date) -> OutlookEntry:
    dated = [one.outlook for one in group if one.outlook.horizon.latest is not None]
    chosen = dated[0] if dated else group[0].outlook
    outlooks = [one.outlook for one in group]
    named = next((one for one in group if one.speaker is not None and not _is_state(one)), group[0])
    said_on = _said_on(group)
    last = max(filter(None, (last_day(each.horizon) for each in dated)), default=None)
    return OutlookEntry(
        id=group[0].claim.id,
        claim_ids=tuple(one.claim.id for one in group),
        document_ids=tuple(dict.fromkeys(one.claim.document_id for one in group)),
        speaker=named.speaker,
        voice=named.voice,
        kind=chosen.kind,
        event_type=chosen.event_type,
        act=" ".join(chosen.trigger.quote.split()),
        more=any(_MORE.search(each.span.quote) for each in outlooks),
        by=_parties(party for each in outlooks for party in each.by),
        against=_parties(party for each in outlooks for party in each.against),
        places=_places(ref for each in outlooks for ref in each.places),
        said_on=said_on,
        horizon=chosen.horizon,
        first_sure=_first_sure(said_on, [each.horizon for each in dated]),
        last_sure=min(
            (end for each in dated for _, end in _readings_of(each.horizon)), default=None
        ),
        last=last,
        likelihood=tuple(each.likelihood for each in outlooks if each.likelihood is not None),
        numbers=numbers_of(outlooks, told.likelihoods),
        condition=tuple(each.condition for each in outlooks if each.condition is not None),
        opinion=all(one.claim.document_id in told.opinion for one in group),
        state=_state(last, on),
    )


def _state(last: date | None, on: date) -> OutlookState:
    if last is None:
        return OutlookState.NO_DEADLINE
    return OutlookState.DUE if last < on else OutlookState.OPEN


def _said_on(group: Sequence[_Mention]) -> DateInterval:
    """Return the days on which it was said: from the first to the last of all mentions."""
    said = list(dict.fromkeys(one.said_on for one in group))
    known = [each for each in said if each.earliest is not None and each.latest is not None]
    if len(said) == 1 or not known:
        return said[0]
    return replace(
        known[0],
        earliest=min(each.earliest for each in known if each.earliest),
        latest=max(each.latest for each in known if each.latest),
        reason="the days of all mentions",
    )


def _first_sure(said_on: DateInterval, horizons: Sequence[DateInterval]) -> date | None:
    """Return the first day that is certainly within: what came on the day itself may have been
    before it was said.
    """
    if said_on.latest is None or not horizons:
        return None
    starts = [start for each in horizons for start, _ in _readings_of(each)]
    return max(said_on.latest + timedelta(days=1), *starts)


def _parties(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Return distinct parties; one that only points back only where no other is named."""
    found = {party_key(party): party for party in reversed(tuple(parties))}
    held = tuple(reversed(found.values()))
    return tuple(party for party in held if not points_back(party)) or held


def _places(places: Iterable[PlaceRef]) -> tuple[PlaceRef, ...]:
    found: dict[str, PlaceRef] = {}
    for ref in places:
        key = ref.place.id if ref.place is not None else mention_key(ref.mention.quote)
        found.setdefault(key, ref)
    return tuple(found.values())
