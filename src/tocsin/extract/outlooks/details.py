"""By whom, against whom, where, how likely and on what condition an act is to come."""

from collections.abc import Sequence

from tocsin.core.spans import covers
from tocsin.core.types import Attribution, Party, PlaceRef, Span
from tocsin.core.vocab import EventType, OutlookKind, PartyKind
from tocsin.extract.attribution.quotations import find_quotations, quotation_at
from tocsin.extract.occurrences.accepting.struck import struck_places
from tocsin.extract.occurrences.clauses import clause_tokens
from tocsin.extract.occurrences.roles import roles_of
from tocsin.extract.outlooks.acts import Act
from tocsin.extract.outlooks.judged import CONTRACTED
from tocsin.extract.outlooks.words import CONDITIONS, tokens_of
from tocsin.extract.phrases.ends import (
    acted_on,
    actors_of,
    clause_head,
    is_passive,
    objects_of_preposition,
)
from tocsin.extract.phrases.mentions import NOT_A_PARTY, party, place_refs
from tocsin.extract.reader import Reader
from tocsin.extract.ties.ends import antecedent, without_possessive

_TARGETING = ("against", "on", "upon", "at", "for")
_LONGEST_LIKELIHOOD = 4
_OWN_SUBJECT = frozenset({"outlooks/will", "outlooks/may", "outlooks/verb", "outlooks/state"})
_OF_NOUNS = frozenset({"outlooks/noun", "outlooks/modifier", "outlooks/predicate"})
# What is moved, ended or done with others is done against a third, if against anybody.
_TOGETHER = frozenset(
    {EventType.COOPERATE, EventType.AID, EventType.CONSULT, EventType.MOBILIZE, EventType.RETREAT}
)
# Who has or announces plans will carry them out.
_OWN_PLANS = frozenset({"announce", "have", "unveil", "outline", "draw", "make", "confirm"})
_NEGATIONS = frozenset({"not", "n't", "n’t"})


def by_of(
    reader: Reader,
    act: Act,
    told_by: Attribution | None,
    attributions: Sequence[Attribution],
    *,
    kind: OutlookKind,
    own: bool,
) -> tuple[Party, ...]:
    """Return who is to do it; for what the speakers say of their own acts, they themselves."""
    if act.suffered:
        return ()
    heads = _doers(reader, act)
    if own and any(reader.tree.tokens[head].tag == "PRP" for head in heads):
        heads = []  # the pronoun stands for the speaker
    said = _all_said(told_by, attributions)
    heads = [head for head in heads if not _is_untold(reader, head, said)]
    found = _parties(reader, heads, named=act.frame.rule != "outlooks/may")
    veiled = act.event_type is EventType.THREATEN and kind is OutlookKind.THREAT
    if not found and (own or veiled):
        found = _speakers(reader, told_by)
    return found


def _all_said(told_by: Attribution | None, attributions: Sequence[Attribution]) -> tuple[Span, ...]:
    """Return all words of the speakers of an attribution, in text order of who says them."""
    keys = {one.speaker_key for one in told_by.speakers} if told_by is not None else set()
    return tuple(
        part
        for one in attributions
        if not keys.isdisjoint(speaker.speaker_key for speaker in one.speakers)
        for part in one.content
    )


def _is_untold(reader: Reader, head: int, said: Sequence[Span]) -> bool:
    """Return whether a quoted "they" stands for whom no words of its speaker name."""
    if reader.tree.tokens[head].tag != "PRP":
        return False
    span, noun = reader.tree.span(head, head), antecedent(reader, head)
    quoted = quotation_at(find_quotations(reader), span.start, span.end)
    if quoted is None or noun is None:
        return False
    named = reader.tree.span(noun, noun)
    within = any(covers(part, named) for part in said)
    return not (within or quoted.holds(named.start, named.end))


def _doers(reader: Reader, act: Act) -> list[int]:
    tree = reader.tree
    if act.frame.sayer is not None:
        said = actors_of(tree, act.frame.sayer)
        if said and act.frame.kind is not OutlookKind.WARNING:
            return said
    heads = list(roles_of(reader, act.trigger).actors) if act.trigger is not None else []
    if _is_foreseen(reader, act):
        # Who fears an attack, or warns of one, does not do it.
        foreseeing = {*actors_of(tree, act.frame.governor), *actors_of(tree, act.frame.top)}
        return [head for head in heads if head not in foreseeing] or tree.children(
            act.token, "poss"
        )
    if heads:
        return heads
    if act.event_type is EventType.THREATEN:
        return []
    own = clause_head(tree, act.token)
    heads = actors_of(tree, own)
    takes = tree.is_verb(act.frame.top) and act.frame.rule in _OWN_SUBJECT
    if heads or is_passive(tree, own) or not takes:
        return heads
    return actors_of(tree, act.frame.top)


def _is_foreseen(reader: Reader, act: Act) -> bool:
    """Return whether the subject of what puts an act into the future only tells of it."""
    tree = reader.tree
    if act.frame.rule in _OF_NOUNS:
        told_of = tree.lemma(act.frame.top) not in _OWN_PLANS
        return not tree.is_verb(act.token) or told_of
    others = act.frame.kind in {OutlookKind.FORECAST, OutlookKind.WARNING}
    return act.frame.rule == "outlooks/verb" and others and not tree.is_verb(act.token)


def against_of(reader: Reader, act: Act, by: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return whom it is to hit."""
    tree = reader.tree
    if act.suffered:
        return _parties(reader, actors_of(tree, act.token), named=True)
    if act.event_type in _TOGETHER:
        heads = objects_of_preposition(tree, act.token, "against")
    else:
        heads = list(roles_of(reader, act.trigger).recipients) if act.trigger is not None else []
    if not heads and act.event_type not in _TOGETHER:
        heads = objects_of_preposition(tree, act.token, *_TARGETING)
        if tree.is_verb(act.token):
            heads = acted_on(tree, act.token) or heads
        elif tree.is_verb(act.frame.top):
            heads = heads or objects_of_preposition(tree, act.frame.top, *_TARGETING)
    if tree.is_verb(act.token):
        # "with an iron fist" says how.
        heads = [head for head in heads if tree.lemma(tree.tokens[head].head) != "with"]
    taken = {one.mention.start for one in by}
    return tuple(one for one in _parties(reader, heads) if one.mention.start not in taken)


def places_of(reader: Reader, act: Act) -> tuple[PlaceRef, ...]:
    """Return where it is to be."""
    tree = reader.tree
    carrier = clause_head(tree, act.token)
    tokens = {*clause_tokens(reader, carrier)} if tree.is_verb(carrier) else set()
    if not tree.is_verb(act.token):
        tokens |= {*tree.subtree(act.token)}
    named = place_refs(reader, {token for token in tokens if token > act.token})
    befallen = roles_of(reader, act.trigger).recipients if act.trigger is not None else ()
    hit = struck_places(reader, act.token, befallen or acted_on(tree, act.token))
    taken = {ref.mention.start for ref in named}
    refs = [*named, *(ref for ref in hit if ref.mention.start not in taken)]
    return tuple(sorted(refs, key=lambda ref: ref.mention.start))


def likelihood_of(reader: Reader, act: Act) -> Span | None:
    """Return the words of probability on the act: an adverb, a modal, "a prospect", "unlikely"."""
    tree, table = reader.tree, reader.lexicons.table("likelihood")
    if act.frame.judged is not None:
        return tree.span(act.frame.judged.first, act.frame.judged.last)
    allowed = {act.token, act.frame.governor, act.frame.top, clause_head(tree, act.token)}
    best: tuple[int, int] | None = None
    for start in tokens_of(reader, act):
        for width in range(_LONGEST_LIKELIHOOD, 0, -1):
            end = start + width - 1
            phrase = " ".join(
                tree.tokens[n].text.lower() for n in range(start, end + 1) if n < len(tree.tokens)
            )
            if phrase in table and _hangs_on(reader, end, allowed):
                if best is None or width > best[1] - best[0] + 1:
                    best = (start, end)
                break
    if best is None:
        return _by_governor(reader, act)
    if tree.is_noun(best[1]):
        return tree.span(tree.noun_phrase_tokens(best[1])[0], best[1])
    first = best[0]
    if first and tree.lemma(first - 1) in _NEGATIONS:
        # "not likely", "isn't likely"
        first -= 1 + (tree.tokens[first - 1].text.lower() in CONTRACTED)
    return tree.span(first, best[1])


def _by_governor(reader: Reader, act: Act) -> Span | None:
    """Return the word that puts the act into the future, where it says how likely it is."""
    tree, governor = reader.tree, act.frame.governor
    if not act.frame.likely:
        return None
    first = tree.noun_phrase_tokens(governor)[0] if tree.is_noun(governor) else governor
    return tree.span(first, governor)


def condition_of(reader: Reader, act: Act) -> Span | None:
    """Return the clause on which the act depends ("if the siege goes on"), or None."""
    tree = reader.tree
    over = (act.frame.judged.top,) if act.frame.judged is not None else ()
    for token in (act.token, clause_head(tree, act.token), act.frame.top, *over):
        for clause in tree.children(token, "advcl"):
            if {tree.lemma(mark) for mark in tree.children(clause, "mark", "advmod")} & CONDITIONS:
                return tree.clause_span(clause)
        for clause in () if token in over else tree.children(token, "csubj"):
            return tree.clause_span(clause)
    return None


def _hangs_on(reader: Reader, token: int, allowed: set[int]) -> bool:
    tree = reader.tree
    return bool({token, tree.tokens[token].head} & allowed) or bool(
        {tree.tokens[tree.tokens[token].head].head} & allowed
        and tree.tokens[token].relation in {"advmod", "acomp"}
    )


def _parties(reader: Reader, heads: list[int], *, named: bool = False) -> tuple[Party, ...]:
    """Return the parties of some heads; with `named`, also what bears a name nobody knows."""
    found: dict[int, Party] = {}
    for head in heads:
        noun = antecedent(reader, head)
        if noun is not None:
            one = without_possessive(reader, party(reader, noun))
            unknown = named and reader.tree.tokens[noun].tag in {"NNP", "NNPS"}
            if one.kind not in NOT_A_PARTY or (unknown and one.kind is PartyKind.UNKNOWN):
                found.setdefault(one.mention.start, one)
    return tuple(found.values())


def _speakers(reader: Reader, told_by: Attribution | None) -> tuple[Party, ...]:
    """Return the speakers as parties."""
    found = []
    for speaker in told_by.speakers if told_by is not None else ():
        tokens = reader.tree.tokens_in(speaker.mention)
        kind = party(reader, tokens[-1]).kind if tokens else PartyKind.UNKNOWN
        found.append(Party(mention=speaker.mention, kind=kind, actor_id=speaker.actor_id))
    return tuple(found)
