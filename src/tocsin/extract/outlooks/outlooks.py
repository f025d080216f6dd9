"""Outlooks: acts to come, as somebody forecasts, threatens, warns of or plans them.

Only acts of violence, coercion or force, and what ends them; nothing told as past, asked, or
left hypothetical, and nothing said in a year long past. An outlook makes no incident.
Source: codebook, layer C, "outlooks".
"""

from collections.abc import Sequence

from tocsin.core.types import Attribution, Claim, Outlook
from tocsin.core.vocab import EventType, OutlookKind, Stance
from tocsin.extract.attribution.links import innermost
from tocsin.extract.claiming import make_claim, numbered
from tocsin.extract.occurrences.realis.questions import is_asked
from tocsin.extract.outlooks.acts import Act, acts_to_come
from tocsin.extract.outlooks.details import (
    against_of,
    by_of,
    condition_of,
    likelihood_of,
    places_of,
)
from tocsin.extract.outlooks.horizons import horizon_of, is_history
from tocsin.extract.outlooks.kinds import is_own_act, kind_of
from tocsin.extract.outlooks.words import words_of
from tocsin.extract.phrases.ends import acted_on
from tocsin.extract.phrases.mentions import is_armed
from tocsin.extract.reader import Reader
from tocsin.extract.settings import OccurrenceSettings

# Scores rank claims; they are not calibrated.
SURE, FAIR, LOW, HEADING_FACTOR = 0.75, 0.6, 0.45, 0.6
_SCORES = {
    "outlooks/will": SURE,
    "outlooks/verb": SURE,
    "outlooks/state": SURE,
    "outlooks/predicate": FAIR,
    "outlooks/after": FAIR,
    "outlooks/noun": FAIR,
    "outlooks/modifier": LOW,
    "outlooks/may": FAIR,
    "outlooks/would": FAIR,
    "outlooks/can": LOW,
}
# What a speaker asks, orders or denies is not said to come.
_UNSAID = frozenset({Stance.ASKED, Stance.ORDERED, Stance.DECLINED, Stance.OPINED, Stance.DENIED})
# What a speaker says of the future in so many words: its acts need nobody named.
_SAID_OF_THE_FUTURE = frozenset({Stance.PREDICTED, Stance.WARNED, Stance.THREATENED})
_WEAK_RULES = frozenset({"outlooks/may", "outlooks/would", "outlooks/noun"})
_PRIVATE_OBJECTS = frozenset(
    {"i", "me", "he", "him", "she", "her", "you", "herself", "himself", "myself", "themselves"}
)
# Acts that are particular without a party at one end: talks, a ceasefire, troops that are sent.
_PARTICULAR = frozenset(
    {EventType.RETREAT, EventType.CONSULT, EventType.SANCTION, EventType.MOBILIZE}
)
_NAMES = frozenset({"NNP", "NNPS"})
DEFAULTS = OccurrenceSettings()


def find_outlooks(
    reader: Reader,
    attributions: Sequence[Attribution],
    *,
    settings: OccurrenceSettings = DEFAULTS,
) -> tuple[Claim, ...]:
    """Return what a document says of security acts to come."""
    claims: list[Claim] = []
    tops: set[int] = set()
    for act in acts_to_come(reader, settings):
        told_by = innermost(attributions, reader.tree.tokens[act.token].start)
        if act.frame.top in tops or not _is_said(reader, act, told_by):
            continue
        if is_history(reader, act, told_by):
            continue
        outlook = _outlook(reader, act, told_by, attributions)
        if not _names_anyone(reader, act, outlook, told_by):
            continue
        tops.add(act.frame.top)
        score = _SCORES[act.frame.rule]
        if reader.in_heading(act.token):
            score *= HEADING_FACTOR
        claims.append(
            make_claim(reader, attributions, outlook, score=score, made_by=act.frame.rule)
        )
    return numbered(_without_covered_headings(reader, claims))


def _is_said(reader: Reader, act: Act, told_by: Attribution | None) -> bool:
    if is_asked(reader, act.token):
        return False
    if told_by is not None and told_by.stance in _UNSAID:
        cue = reader.tree.token_at(told_by.cue.start) if told_by.cue is not None else None
        if cue is not None and cue == act.frame.sayer:
            return True
        return act.kind is OutlookKind.THREAT and told_by.stance is Stance.OPINED
    if act.kind is OutlookKind.THREAT and _is_only_warned_of(reader, act, told_by):
        return False
    if act.frame.rule == "outlooks/would":
        if told_by is None or told_by.direct or told_by.cue is None:
            return False
        cue = reader.tree.token_at(told_by.cue.start)
        return cue is not None and not reader.tree.tokens[cue].tag.startswith("JJ")
    if act.frame.rule == "outlooks/can":
        return told_by is not None and act.kind is not None
    return True


def _is_only_warned_of(reader: Reader, act: Act, told_by: Attribution | None) -> bool:
    """Return whether "warned of consequences" says what may follow, and threatens nobody."""
    if reader.tree.lemma(act.frame.governor) != "warn":
        return False
    return told_by is None or told_by.stance is not Stance.THREATENED


def _names_anyone(reader: Reader, act: Act, outlook: Outlook, told_by: Attribution | None) -> bool:
    """Return whether an act to come is particular enough.

    A verb's act has somebody at one end, or a place and a time, and hits not one private person
    ("kill me") unless it is threatened with a deadline or by those who bear arms; a noun names
    its act by itself, but under a bare "may" it needs a party, a place, a time or a speaker.
    """
    if act.kind is not None:
        return True
    tree = reader.tree
    weak = act.frame.rule in _WEAK_RULES
    said = told_by is not None and told_by.stance in _SAID_OF_THE_FUTURE
    if not tree.is_verb(act.token):
        placed = outlook.places or outlook.horizon.span or act.event_type in _PARTICULAR
        spoken = told_by is not None and bool(told_by.speakers) and told_by.cue is not None
        spoken = spoken and act.frame.rule != "outlooks/noun"
        return not weak or said or spoken or bool(outlook.by or outlook.against or placed)
    objects = acted_on(tree, act.token)
    if any(tree.lemma(head) in _PRIVATE_OBJECTS for head in objects):
        armed = any(is_armed(reader, head) for head in act.doers)
        threat = outlook.kind is OutlookKind.THREAT and act.event_type is EventType.ASSAULT
        return threat and (armed or outlook.horizon.span is not None)
    if weak:
        return bool(outlook.by) or (said and bool(objects))
    # A town that no gazetteer knows is a place too.
    placed = outlook.places or any(tree.tokens[head].tag in _NAMES for head in objects)
    placed = placed and outlook.horizon.span is not None
    return bool(outlook.by or outlook.against or placed) or act.event_type in _PARTICULAR


def _outlook(
    reader: Reader, act: Act, told_by: Attribution | None, attributions: Sequence[Attribution]
) -> Outlook:
    own = is_own_act(reader, act, told_by)
    condition = condition_of(reader, act)
    kind = kind_of(reader, act, told_by, conditional=condition is not None)
    by = by_of(reader, act, told_by, attributions, kind=kind, own=own)
    return Outlook(
        span=words_of(reader, act),
        trigger=reader.tree.span(act.first, act.token),
        kind=kind,
        event_type=act.event_type,
        by=by,
        against=against_of(reader, act, by),
        places=places_of(reader, act),
        horizon=horizon_of(reader, act, condition),
        likelihood=likelihood_of(reader, act),
        condition=condition,
    )


def _without_covered_headings(reader: Reader, claims: list[Claim]) -> list[Claim]:
    """Return the claims without those of headings that the body tells in full."""
    told: set[EventType | None] = set()
    for claim in claims:
        if isinstance(claim.content, Outlook) and not _in_heading(reader, claim):
            told.add(claim.content.event_type)
    return [
        claim
        for claim in claims
        if not (
            _in_heading(reader, claim)
            and isinstance(claim.content, Outlook)
            and claim.content.event_type in told
        )
    ]


def _in_heading(reader: Reader, claim: Claim) -> bool:
    assert isinstance(claim.content, Outlook)
    token = reader.tree.token_at(claim.content.trigger.start)
    return token is not None and reader.in_heading(token)
