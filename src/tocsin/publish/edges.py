"""Edges: all that is said of the standing relations between two parties, side by side.

Parties are one where the registry knows them as one; else by their bare wording. Groups
that a document only describes ("these groups", "militant organizations") are one party of
that document: several labels for them are no several parties. Nothing is left out: what
is denied, doubted, opinion or rejected by a person is a side with its mark.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from tocsin.core.parties import body_key, mention_key
from tocsin.core.spans import overlap
from tocsin.core.types import Claim, DateInterval, Edge, Party, Tie, TieSide
from tocsin.core.vocab import PartStatus, Relation, Stance, Tense, Verdict
from tocsin.publish.shelf import Shelf
from tocsin.publish.wording.claim_words import doubt_words
from tocsin.publish.wording.ruling_words import Standing, marks
from tocsin.publish.wording.words import listed, one_line

# Degrees of control over an armed group; a report of one is no report of another.
# Source: J. Healey, Beyond Attribution: the spectrum of state responsibility (2012).
DEGREES = (Relation.ENCOURAGES, Relation.COORDINATES_WITH, Relation.DIRECTS)
# What two tellings say to stand at times no further apart is told of one time.
SAME_TIME_DAYS = 365
NEITHER = frozenset({Relation.FIGHTS, Relation.SAME_AS})
# Words of which a description of armed groups is made; the last of them is a head.
_HEADS = frozenset("groups organizations organisations factions militants militias proxies".split())
_DESCRIBING = _HEADS | frozenset(
    """a all and and/or armed criminal extremist insurgent many militant militia multiple other
    proxy rebel several some such terror terrorist the these those various""".split()
)
_BACKED = ("-backed", "-aligned", "-linked", "-supported", "-sponsored", "-led", "-funded")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """One tie as one claim says it, with the keys of its parties."""

    claim: Claim
    tie: Tie
    subject_key: str
    object_key: str
    opinion: bool
    rejected: bool = False
    supposed: bool = False

    @property
    def pair(self) -> frozenset[str]:
        return frozenset((self.subject_key, self.object_key))

    @property
    def side(self) -> tuple[object, ...]:
        """Return what makes two claims one side."""
        words = self.tie.qualifier.quote.lower() if self.tie.qualifier else ""
        doubted = bool(self.claim.doubts)
        flags = (doubted, self.opinion, self.rejected, self.supposed)
        return (
            self.subject_key,
            self.tie.relation,
            self.object_key,
            self.tie.status,
            self.tie.tense is Tense.PAST,
            words,
            *flags,
        )


def party_of(party: Party, document_id: str) -> str:
    """Return the key of a party, that of words such as "armed groups" for their document alone."""
    if (key := body_key(party)) is not None:
        return key
    words = one_line(party.mention.quote).lower().split()
    told = [word for word in words if not word.endswith(_BACKED)]
    if told and told[-1] in _HEADS and _DESCRIBING.issuperset(told):
        return f"groups of {document_id}"
    return mention_key(party.mention.quote)


def edges(
    claims: Iterable[Claim], *, shelf: Shelf, opinion: frozenset[str], standing: Standing
) -> tuple[Edge, ...]:
    """Return the edges that the ties among some claims make, contested ones first.

    Args:
        claims: With corrections applied; rejected ones included, to be marked.
        opinion: Documents that are opinion pieces: they corroborate nothing.
        standing: The rulings in force.
    """
    said = [
        _said(claim, claim.content, shelf, opinion, standing)
        for claim in claims
        if isinstance(claim.content, Tie)
    ]
    said += list(_supposed(said))
    pairs: dict[frozenset[str], list[_Said]] = {}
    for one in said:
        pairs.setdefault(one.pair, []).append(one)
    found = [_edge(group, shelf, standing) for group in pairs.values()]
    return tuple(sorted(found, key=lambda edge: not edge.contested))


def _said(
    claim: Claim, tie: Tie, shelf: Shelf, opinion: frozenset[str], standing: Standing
) -> _Said:
    ruling = standing.get((claim.id, ""))
    return _Said(
        claim=claim,
        tie=tie,
        subject_key=party_of(tie.subject, claim.document_id),
        object_key=party_of(tie.object, claim.document_id),
        opinion=claim.document_id in opinion or shelf.stance(claim) is Stance.OPINED,
        rejected=ruling is not None and ruling.verdict is Verdict.REJECT,
    )


def _supposed(said: Sequence[_Said]) -> Iterator[_Said]:
    """Yield doubted ties as they would be if a party's words are read in another way.

    An alternative reading counts where some tie names a party so.
    """
    known = {
        mention_key(party.mention.quote): key
        for one in said
        for party, key in ((one.tie.subject, one.subject_key), (one.tie.object, one.object_key))
    }
    for one in said:
        for doubt in one.claim.doubts:
            for words in doubt.alternatives:
                other = known.get(mention_key(words))
                if other is None:
                    continue
                if overlap(doubt.span, one.tie.subject.mention) and other != one.subject_key:
                    yield replace(one, subject_key=other, supposed=True)
                if overlap(doubt.span, one.tie.object.mention) and other != one.object_key:
                    yield replace(one, object_key=other, supposed=True)


def _edge(group: Sequence[_Said], shelf: Shelf, standing: Standing) -> Edge:
    parties = (group[0].subject_key, group[0].object_key)
    sides: dict[tuple[object, ...], list[_Said]] = {}
    for one in group:
        sides.setdefault(one.side, []).append(one)
    reasons = tuple(_contests(group))
    return Edge(
        parties=parties,
        names=_names(parties, group),
        sides=tuple(_side(each, shelf, standing) for each in sides.values()),
        contested=bool(reasons),
        note="; ".join(reasons),
    )


def _names(
    parties: tuple[str, str], group: Sequence[_Said]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the wordings of each party, the commonest first; of a party and itself, one each."""
    read = [one for one in group if not one.supposed]
    subjects = [(one.subject_key, one.tie.subject.mention.quote) for one in read]
    objects = [(one.object_key, one.tie.object.mention.quote) for one in read]
    itself = parties[0] == parties[1]
    said = (subjects, objects) if itself else (subjects + objects,) * 2
    first, second = (
        _by_use([one_line(words) for key, words in told if key == party]) or (party,)
        for party, told in zip(parties, said, strict=True)
    )
    return first, second


def _by_use(wordings: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(wordings), key=lambda words: -wordings.count(words)))


def _contests(group: Sequence[_Said]) -> Iterator[str]:
    """Yield why sides do not go together: degrees of control, stated and denied, friend and foe.

    What is told of different times goes together.
    """
    counted = {
        (_stated(one), one.tie.status, one.tie.tense, one.tie.valid): one
        for one in group
        if not (one.rejected or one.supposed)
    }
    pairs = [
        (one, other) for one, other in combinations(counted.values(), 2) if not _apart(one, other)
    ]
    degrees = {
        each.tie.relation
        for pair in pairs
        if len({each.tie.relation for each in pair} & set(DEGREES)) > 1
        for each in pair
    }
    if degrees:
        words = listed([degree.replace("_", " ") for degree in DEGREES if degree in degrees])
        yield f"different degrees of control are told: {words}"
    denied = {
        one.tie.relation
        for one, other in pairs
        if _stated(one) == _stated(other) and _is_denied(one) != _is_denied(other)
    }
    for relation in sorted(denied):
        yield f"that one {relation.replace('_', ' ')} the other is said and denied"
    if any(
        Relation.FIGHTS in relations and relations - NEITHER
        for relations in ({one.tie.relation, other.tie.relation} for one, other in pairs)
    ):
        yield "they are said to fight each other and to work together"


def _stated(one: _Said) -> tuple[str, Relation, str]:
    return (one.subject_key, one.tie.relation, one.object_key)


def _is_denied(one: _Said) -> bool:
    return one.tie.status is PartStatus.DENIED


def _apart(one: _Said, other: _Said) -> bool:
    """Return whether two relations are told of different times.

    One told in the past is apart from one that stands when it is told, or later. Two that
    stand when they are told are apart only where years lie between the tellings.
    """
    first, second = one.tie.valid, other.tie.valid
    both_told_now = one.tie.tense is other.tie.tense is Tense.PRESENT
    if both_told_now and first.span is None and second.span is None:
        return _days_between(first, second) > SAME_TIME_DAYS
    return _ends_before(one, other) or _ends_before(other, one)


def _ends_before(one: _Said, other: _Said) -> bool:
    last, first = one.tie.valid.latest, other.tie.valid.earliest
    was = one.tie.tense is Tense.PAST and one.tie.valid.span is None
    if last is None or first is None:
        same_text = one.claim.document_id == other.claim.document_id
        return was and same_text and other.tie.tense is Tense.PRESENT
    return last < first or (was and last == first)


def _days_between(first: DateInterval, second: DateInterval) -> int:
    if not (first.earliest and first.latest and second.earliest and second.latest):
        return 0
    return max((second.earliest - first.latest).days, (first.earliest - second.latest).days, 0)


def _side(group: Sequence[_Said], shelf: Shelf, standing: Standing) -> TieSide:
    first = group[0]
    claims = [one.claim for one in group]
    rulings = [mark for claim in claims for mark in marks(standing, claim.id)]
    qualifiers = {
        one.tie.qualifier.quote.lower(): one.tie.qualifier for one in group if one.tie.qualifier
    }
    origins = {_origin(claim, shelf) for claim in claims}
    valid = [one.tie.valid for one in group if one.tie.valid.earliest or one.tie.valid.latest]
    return TieSide(
        subject=first.subject_key,
        relation=first.tie.relation,
        object=first.object_key,
        status=first.tie.status,
        stances=tuple(dict.fromkeys(shelf.stance(claim) for claim in claims)),
        who=tuple(dict.fromkeys(shelf.chain(claim) for claim in claims)),
        qualifiers=tuple(qualifiers.values()),
        valid=tuple(dict.fromkeys(valid)),
        tense=next(iter(filter(None, (one.tie.tense for one in group))), None),
        opinion=first.opinion,
        doubt=doubt_words(first.claim.doubts) or None,
        supposed=first.supposed,
        rulings=tuple(dict.fromkeys(rulings)),
        claim_ids=tuple(claim.id for claim in claims),
        document_ids=tuple(dict.fromkeys(claim.document_id for claim in claims)),
        origins_low=0 if first.opinion else 1,
        origins_high=0 if first.opinion else len(origins),
    )


def _origin(claim: Claim, shelf: Shelf) -> tuple[str, ...]:
    """Return whose information a claim may be at most: a speaker, a cited outlet, the document.

    Two keys may still be one origin, so their number is an upper bound.
    """
    links = shelf.links(claim)
    if not links:
        return ("document", claim.document_id)
    inner = links[0]
    speakers = sorted(each.actor_id or each.speaker_key for each in inner.speakers)
    if any(each.actor_id for each in inner.speakers):
        return ("speaker", *speakers)
    return ("speaker", claim.document_id, *speakers)


def select_edges(found: Sequence[Edge], *, names: Sequence[str] = ()) -> tuple[Edge, ...]:
    """Return the edges in which each of these names or registry ids is another party."""
    return tuple(edge for edge in found if _between(edge, names))


def _between(edge: Edge, wanted: Sequence[str]) -> bool:
    matches = [
        {at for at in (0, 1) if _is_party(edge.parties[at], edge.names[at], name)}
        for name in wanted
    ]
    if len(matches) < 2:
        return all(matches)
    one, other = matches
    return bool(one and other and len(one | other) == 2)


def _is_party(key: str, names: Sequence[str], wanted: str) -> bool:
    folded = wanted.casefold()
    return folded == key.casefold() or any(folded in name.casefold() for name in names)
