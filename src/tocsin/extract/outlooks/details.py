"""By whom, against whom, where, when, how likely and on what condition an act is to come."""

import re
from itertools import pairwise

from tocsin.core.dates.find import find_times, no_time, unresolved
from tocsin.core.types import Attribution, DateInterval, Party, PlaceRef, Span
from tocsin.core.vocab import EventType, PartyKind
from tocsin.extract.occurrences.clauses import clause_tokens
from tocsin.extract.occurrences.roles import roles_of
from tocsin.extract.outlooks.acts import Act
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

NO_HORIZON = "the text gives no time for the act to come"
_PAST = re.compile(r"\b(?:last|past|ago|since|previous|yesterday|earlier)\b", re.IGNORECASE)
_CONDITIONS = frozenset({"if", "unless", "once", "should"})
_TARGETING = ("against", "on", "upon", "at", "for")
_PERSONAL = frozenset({"we", "i"})
_LONGEST_LIKELIHOOD = 4


def words_of(reader: Reader, act: Act) -> Span:
    """Return the clause that tells the act to come, without the clause that reports it."""
    tree = reader.tree
    members = tree.subtree(act.frame.top)
    members = sorted({*members, *tree.subtree(act.token)})
    members = _without_aside(reader, members, act)
    while len(members) > 1 and tree.tokens[members[-1]].tag in {".", ",", ":", "_SP", "''"}:
        members.pop()
    while len(members) > 1 and _opens(reader, members[0], act):
        members.pop(0)
    return tree.span(members[0], members[-1])


def _without_aside(reader: Reader, members: list[int], act: Act) -> list[int]:
    """Return the tokens up to a ", which ..." that only adds to the act."""
    tree = reader.tree
    for place, (number, following) in enumerate(pairwise(members)):
        is_comma = number > act.token and tree.tokens[number].tag == ","
        if is_comma and tree.tokens[following].tag in {"WDT", "WP"}:
            return members[:place]
    return members


def by_of(reader: Reader, act: Act, told_by: Attribution | None) -> tuple[Party, ...]:
    """Return who is to do it; for "we" the speakers themselves."""
    tree = reader.tree
    heads = list(roles_of(reader, act.trigger).actors) if act.trigger is not None else []
    if act.frame.rule == "outlooks/noun":
        heads = heads or tree.children(act.token, "poss")
    elif act.event_type is not EventType.THREATEN:
        heads = heads or actors_of(tree, clause_head(tree, act.token))
        by_others = is_passive(tree, clause_head(tree, act.token))
        if (
            not heads
            and not by_others
            and tree.is_verb(act.frame.top)
            and act.frame.rule in _OWN_SUBJECT
        ):
            heads = actors_of(tree, act.frame.top)
    found = _parties(reader, heads)
    if not found and (act.doers & _PERSONAL or act.event_type is EventType.THREATEN):
        found = _speakers(reader, told_by)
    return found


_OWN_SUBJECT = frozenset({"outlooks/will", "outlooks/may", "outlooks/verb", "outlooks/state"})


def against_of(reader: Reader, act: Act, by: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return whom it is to hit."""
    tree = reader.tree
    heads = list(roles_of(reader, act.trigger).recipients) if act.trigger is not None else []
    if not heads:
        heads = objects_of_preposition(tree, act.token, *_TARGETING)
        if tree.is_verb(act.token):
            heads = acted_on(tree, act.token) or heads
        elif tree.is_verb(act.frame.top):
            heads = heads or objects_of_preposition(tree, act.frame.top, *_TARGETING)
    taken = {one.mention.start for one in by}
    return tuple(one for one in _parties(reader, heads) if one.mention.start not in taken)


def places_of(reader: Reader, act: Act) -> tuple[PlaceRef, ...]:
    """Return where it is to be."""
    tree = reader.tree
    carrier = clause_head(tree, act.token)
    tokens = {*clause_tokens(reader, carrier)} if tree.is_verb(carrier) else set()
    if not tree.is_verb(act.token):
        tokens |= {*tree.subtree(act.token)}
    return place_refs(reader, {token for token in tokens if token > act.token})


def horizon_of(reader: Reader, act: Act) -> DateInterval:
    """Return by or within what time it is to come, unresolved."""
    words = words_of(reader, act)
    for time in find_times(words.quote):
        written = words.quote[time.start : time.end]
        if not _PAST.search(written):
            span = reader.tree.characters(words.start + time.start, words.start + time.end)
            return unresolved(span, time)
    return no_time(NO_HORIZON)


def likelihood_of(reader: Reader, act: Act) -> Span | None:
    """Return the words of probability on the act: an adverb, a modal, or "a prospect"."""
    tree, table = reader.tree, reader.lexicons.table("likelihood")
    words = words_of(reader, act)
    tokens = tree.tokens_in(words)
    allowed = {act.token, act.frame.governor, act.frame.top, clause_head(tree, act.token)}
    best: tuple[int, int] | None = None
    for start in tokens:
        for width in range(_LONGEST_LIKELIHOOD, 0, -1):
            end = start + width - 1
            phrase = " ".join(
                tree.tokens[n].text.lower() for n in range(start, end + 1) if n < len(tree.tokens)
            )
            if phrase in table and _hangs_on(reader, end, allowed):
                if best is None or width > best[1] - best[0] + 1:
                    best = (start, end)
                break
    if best is not None and not tree.is_noun(best[1]):
        return tree.span(*best)
    if best is not None or act.frame.rule == "outlooks/noun":
        noun = best[1] if best is not None else act.frame.governor
        return tree.span(tree.noun_phrase_tokens(noun)[0], noun)
    return None


def condition_of(reader: Reader, act: Act) -> Span | None:
    """Return the clause on which the act depends ("if the siege goes on"), or None."""
    tree = reader.tree
    for token in (act.token, clause_head(tree, act.token), act.frame.top):
        for clause in tree.children(token, "advcl"):
            if {tree.lemma(mark) for mark in tree.children(clause, "mark", "advmod")} & _CONDITIONS:
                return tree.clause_span(clause)
        for clause in tree.children(token, "csubj"):
            return tree.clause_span(clause)
    return None


def _hangs_on(reader: Reader, token: int, allowed: set[int]) -> bool:
    tree = reader.tree
    return bool({token, tree.tokens[token].head} & allowed) or bool(
        {tree.tokens[tree.tokens[token].head].head} & allowed
        and tree.tokens[token].relation in {"advmod", "acomp"}
    )


def _parties(reader: Reader, heads: list[int]) -> tuple[Party, ...]:
    found: dict[int, Party] = {}
    for head in heads:
        noun = antecedent(reader, head)
        if noun is not None:
            one = without_possessive(reader, party(reader, noun))
            if one.kind not in NOT_A_PARTY:
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


def _opens(reader: Reader, token: int, act: Act) -> bool:
    """Return whether a token at a clause's edge only joins it to another clause."""
    tree = reader.tree
    if tree.tokens[token].tag in {",", ":", "_SP", "CC", "``"}:
        return True
    return tree.tokens[token].relation == "mark" and tree.tokens[token].head == act.frame.top
