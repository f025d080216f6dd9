"""What kind of outlook an act to come is, and whether it is the speaker's own act.

A threat is of one's own act, or of what one's own people will do; a warning is of what others
will do. Source: codebook, layer A (`threatened`, `warned`), and its decisions on hard cases.
"""

from collections.abc import Iterable

from tocsin.core.types import Attribution, Speaker
from tocsin.core.vocab import EventType, OutlookKind, PartyKind, SourceKind, Stance
from tocsin.extract.outlooks.acts import Act
from tocsin.extract.phrases import mentions
from tocsin.extract.reader import Reader

_VIOLENT = frozenset({EventType.ASSAULT, EventType.THREATEN})
_FORCEFUL = frozenset({EventType.COERCE, EventType.MOBILIZE, EventType.PROTEST, EventType.SANCTION})
# What those who will do it arrange beforehand: told with "will", it is a plan.
_ARRANGED = frozenset(
    {
        EventType.MOBILIZE, EventType.PROTEST, EventType.RETREAT, EventType.SANCTION,
        EventType.CONSULT, EventType.COOPERATE, EventType.AID,
    }
)  # fmt: skip
_FUTURE = frozenset({"outlooks/will", "outlooks/would"})
_FIRST_PERSON = frozenset({"we", "i", "our", "my"})
# Pronouns by the one they are forms of.
_PRONOUNS = {"it": "it", "its": "it", "they": "they", "their": "they", "he": "he", "his": "he",
             "she": "she", "her": "she"}  # fmt: skip
_SPOKESMEN = frozenset({SourceKind.OFFICIAL, SourceKind.GOVERNMENT, SourceKind.ARMED_GROUP})
# Who speaks for a state, and so of what its forces will do.
_AUTHORITIES = frozenset({SourceKind.OFFICIAL, SourceKind.GOVERNMENT})
# Whose forces are not those of the state for which an official speaks.
_OTHERS = frozenset(
    {"foreign", "enemy", "hostile", "invading", "invade", "occupying", "occupy", "opposing",
     "oppose", "rival", "rebel", "insurgent", "unknown", "unidentified"}
)  # fmt: skip
_OF_STATE = frozenset({PartyKind.FORCE, PartyKind.STATE})
_BODIES = frozenset({PartyKind.GROUP, PartyKind.STATE, PartyKind.FORCE, PartyKind.ORGANISATION})
# Who looks on: what they say of consequences is a warning.
_ONLOOKERS = frozenset(
    {SourceKind.EXPERT, SourceKind.MEDIA, SourceKind.NGO, SourceKind.INTERNATIONAL_ORG}
)
# What two sides settle is a plan, whatever they are to do.
_SETTLED = frozenset({"announce", "agree", "propose", "decide"})
_GUESSING = frozenset(
    {"predict", "forecast", "expect", "think", "believe", "worry", "fear", "guess", "suspect",
     "speculate", "speculation", "hope", "anticipate", "doubt", "prediction"}
)  # fmt: skip
_POSSESSIVE = frozenset({"its", "their"})
# Words of menace, whatever is said to come; a promise is one of violence only.
_MENACE = frozenset({"threaten", "vow", "swear"})


def kind_of(
    reader: Reader, act: Act, told_by: Attribution | None, *, conditional: bool
) -> OutlookKind:
    """Return the kind: a plan as told; a threat by those who would act; a warning by others."""
    if act.kind is not None:
        return OutlookKind.WARNING if _has_no_force(told_by) else act.kind
    stance = told_by.stance if told_by is not None else None
    if act.frame.kind is OutlookKind.THREAT:
        menace = act.event_type in _VIOLENT or reader.tree.lemma(act.frame.governor) in _MENACE
        return OutlookKind.THREAT if menace or stance is Stance.THREATENED else OutlookKind.PLAN
    own = is_own_act(reader, act, told_by)
    if act.frame.kind is not OutlookKind.FORECAST:
        by_speaker = own and act.frame.kind is OutlookKind.WARNING
        return OutlookKind.THREAT if by_speaker else act.frame.kind
    cue = _cue(reader, told_by)
    if stance is Stance.THREATENED or (own and act.event_type in _VIOLENT and cue not in _SETTLED):
        return OutlookKind.THREAT
    if own:
        menace = conditional or stance is Stance.WARNED
        threat = menace and act.event_type in _FORCEFUL
        return OutlookKind.THREAT if threat else OutlookKind.PLAN
    if stance is Stance.WARNED:
        return OutlookKind.WARNING
    if act.frame.rule not in _FUTURE or cue in _GUESSING:
        return OutlookKind.FORECAST
    arranged = act.arranged or act.event_type in _ARRANGED or _is_commanded(reader, act, told_by)
    return OutlookKind.PLAN if arranged else OutlookKind.FORECAST


def _cue(reader: Reader, told_by: Attribution | None) -> str:
    """Return the lemma of the word by which it is told, "" where there is none."""
    if told_by is None or told_by.cue is None:
        return ""
    token = reader.tree.token_at(told_by.cue.start)
    return "" if token is None else reader.tree.lemma(token)


def _has_no_force(told_by: Attribution | None) -> bool:
    """Return whether those who speak of consequences could not bring them about."""
    return told_by is not None and any(
        speaker.source_kind in _ONLOOKERS for speaker in told_by.speakers
    )


def is_own_act(reader: Reader, act: Act, told_by: Attribution | None) -> bool:
    """Return whether who speaks of an act to come speaks of what they or theirs will do.

    "We will attack"; "the group will attack, its leader said"; "the army will storm it, an army
    spokesman said"; "the rebels said they would attack".
    """
    if told_by is None or not told_by.speakers or not act.doers:
        return False
    if told_by.direct and act.lemmas & _FIRST_PERSON:
        return True
    return any(
        _speaks_for(reader, speaker, act, direct=told_by.direct) for speaker in told_by.speakers
    )


def _is_commanded(reader: Reader, act: Act, told_by: Attribution | None) -> bool:
    """Return whether an official tells what forces of the same state will do.

    "The governor said that the army would retake the town" tells a plan; "residents said", and
    "the governor said that foreign troops would", tell what they expect.
    """
    tree = reader.tree
    for speaker in told_by.speakers if told_by is not None else ():
        tokens = tree.tokens_in(speaker.mention)
        if not tokens or speaker.source_kind not in _AUTHORITIES:
            continue
        theirs = _countries(reader, tokens)
        if act.doers and all(_is_force_of(reader, head, theirs) for head in act.doers):
            return True
    return False


def _is_force_of(reader: Reader, head: int, countries: frozenset[str]) -> bool:
    """Return whether a doer is a force or body of state, and of no other than some countries."""
    first, _ = reader.tree.noun_phrase_tokens(head)
    words = range(first, head + 1)
    own = not any(reader.tree.lemma(number) in _OTHERS for number in words)
    named = _countries(reader, words)
    return own and mentions.kind_of(reader, head) in _OF_STATE and named <= countries


def _speaks_for(reader: Reader, speaker: Speaker, act: Act, *, direct: bool) -> bool:
    """Return whether a speaker is one of the doers, or is named as one of theirs."""
    tree, tokens = reader.tree, reader.tree.tokens_in(speaker.mention)
    if not tokens:
        return False
    if not direct and act.lemmas & _PRONOUNS.keys():
        return min(act.doers) > max(tokens) and _agrees(reader, tokens, act)
    words = {tree.lemma(number) for number in tokens}
    if tree.lemma(tokens[0]) in _POSSESSIVE or any(
        tree.lemma(number) in words and tree.is_noun(number) for number in act.doers
    ):
        return True
    if speaker.source_kind not in _SPOKESMEN:
        return False
    theirs = _countries(reader, tokens)
    return any(
        _countries(reader, range(tree.noun_phrase_tokens(head)[0], head + 1)) & theirs
        for head in act.doers
    )


def _countries(reader: Reader, tokens: Iterable[int]) -> frozenset[str]:
    """Return the ISO codes of the countries that some words name: "Israeli", "Israel"."""
    found = (reader.names.country_of(reader.tree.tokens[number].text) for number in tokens)
    return frozenset(code for code in found if code is not None)


def _agrees(reader: Reader, speaker: list[int], act: Act) -> bool:
    """Return whether a pronoun may stand for the speaker: a person, a body, or several of them."""
    tree, kind = reader.tree, mentions.kind_of(reader, speaker[-1])
    meant = {_PRONOUNS[lemma] for lemma in act.lemmas if lemma in _PRONOUNS}
    if (own := _PRONOUNS.get(tree.lemma(speaker[-1]))) is not None:
        return own in meant
    plural = any(tree.tokens[number].tag in {"NNS", "NNPS"} for number in speaker)
    body = kind in _BODIES
    if "it" in meant:
        return body and not plural
    if "they" in meant:
        return body or plural
    return not (body or plural)
