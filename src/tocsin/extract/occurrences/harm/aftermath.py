"""Gives each act the harm that the text tells apart from it, and what follows for the rest.

An outcome goes to the act that struck the same person, else to the one violent act of the
document, else to the nearest act told shortly before. Whom an act of wounding struck and nobody
calls dead is hurt.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from tocsin.core.types import Figure
from tocsin.core.vocab import FigureKind
from tocsin.extract.occurrences.clauses import is_passive, objects, subjects
from tocsin.extract.occurrences.counted import by_suffering, done_to, with_listed, wounded
from tocsin.extract.occurrences.harm.one_by_one import with_sums
from tocsin.extract.occurrences.harm.outcomes import Outcome, find_outcomes, is_shot
from tocsin.extract.occurrences.harm.survivors import add_survivors, rest_of
from tocsin.extract.occurrences.harm.told_harm import (
    ToldAct,
    figures_for,
    is_told,
    whole_of,
    with_figure,
)
from tocsin.extract.occurrences.roles import is_nobody
from tocsin.extract.occurrences.sameness.identity import Draft, violent_acts
from tocsin.extract.occurrences.triggers import is_wound, names_death
from tocsin.extract.occurrences.victims.victims import Victims
from tocsin.extract.reader import Reader
from tocsin.extract.settings import OccurrenceSettings

KILLED, INJURED = FigureKind.KILLED, FigureKind.INJURED
WOUNDING = frozenset({"shoot", "stab", "knife", "slash"})
WOUNDING_NOUNS = frozenset({"shooting", "stabbing"})
# An outcome is of an act told so many sentences before, where nothing else ties it to one.
NEAR = 3
# Of the only act of a text, where it is told at most so many sentences away.
FAR = 10
# Who did it, as reports call them: what befalls them is no harm of their own act.
ATTACKERS = frozenset(
    "suspect gunman shooter attacker assailant robber perpetrator assassin bomber killer".split()
)


def with_outcomes(
    reader: Reader,
    drafts: Sequence[Draft],
    groups: Sequence[int],
    told: Collection[int],
    victims: Victims,
    settings: OccurrenceSettings,
) -> tuple[list[Draft], dict[int, int]]:
    """Return the drafts of violent acts with the harm that is told apart from them.

    Beside them the heads of those whom such harm befell, each with the group of the one act
    that it can be of.

    Args:
        reader: The document.
        drafts: Its acts, those of one incident with one number in `groups`.
        groups: The incident of each draft.
        told: The tokens whose harm the drafts have already.
        victims: Its persons.
        settings: What is history.
    """
    found = list(drafts)
    acts = _acts(reader, drafts, groups)
    befell: dict[int, int] = {}
    if not acts:
        return found, befell
    weak: list[tuple[ToldAct, Outcome, int]] = []
    for outcome in find_outcomes(reader, told, settings):
        for head in outcome.heads:
            act = _act_of(reader, drafts, acts, victims, outcome, head)
            if act is None:
                continue
            if len(acts) == 1 or head in act.struck:
                befell[head] = groups[act.places[0]]
            if outcome.weak or outcome.kind is INJURED:
                weak.append((act, outcome, head))
            else:
                _add(reader, found, act, victims, outcome, head)
    for act, outcome, head in sorted(weak, key=lambda each: each[1].weak):
        _add(reader, found, act, victims, outcome, head)
    for act in acts:
        add_survivors(reader, found, acts, act, victims)
    return with_sums(reader, found, acts, victims), befell


def _acts(reader: Reader, drafts: Sequence[Draft], groups: Sequence[int]) -> list[ToldAct]:
    acts = [ToldAct(places=places) for places in violent_acts(drafts, groups).values()]
    for act in acts:
        for place in act.places:
            for head in struck_by(reader, drafts[place]):
                act.struck.setdefault(head, place)
            for figure in drafts[place].occurrence.figures:
                if figure.kind in {KILLED, INJURED}:
                    act.add(_head_of(reader, figure), figure)
    return acts


def struck_by(reader: Reader, draft: Draft) -> list[int]:
    """Return the heads of those whom an act of wounding struck: "a man was shot"."""
    tree, token = reader.tree, draft.token
    if token < 0:
        return []
    if draft.is_noun:
        dead = tree.tokens[token].head if names_death(reader, token) else token
        if is_wound(reader, token):
            return [*wounded(reader, token), *by_suffering(reader, token)]
        return done_to(reader, dead) if tree.lemma(token) in WOUNDING_NOUNS else []
    if tree.lemma(token) not in WOUNDING and not is_shot(reader, token):
        return []
    struck = subjects(reader, token) if is_passive(reader, token) else objects(reader, token)
    return with_listed(reader, struck)


def _head_of(reader: Reader, figure: Figure) -> int | None:
    words = figure.of_whom or figure.span
    tokens = reader.tree.tokens_in(words) if words is not None else []
    tops = reader.tree.tops(tokens)
    return tops[-1] if tops else None


# ------------------------------------------------------------------------- which act it is of


def _act_of(
    reader: Reader,
    drafts: Sequence[Draft],
    acts: Sequence[ToldAct],
    victims: Victims,
    outcome: Outcome,
    head: int,
) -> ToldAct | None:
    """Return the act that did what befell somebody, None where the text does not say."""
    if not victims.is_person(head) or is_nobody(reader, head):
        return None
    known = [act for act in acts if any(victims.same(head, one) for one in _all(act))]
    if known:
        return known[0]
    if outcome.noun or _acted(reader, drafts, acts, victims, head):
        return None
    if len(acts) == 1:
        return acts[0] if _within(reader, drafts, acts[0], outcome) else None
    return _near(reader, drafts, acts, outcome)


def _all(act: ToldAct) -> list[int]:
    heads = [head for told in act.harmed.values() for head, _ in told if head is not None]
    return [*act.struck, *heads]


def _acted(
    reader: Reader, drafts: Sequence[Draft], acts: Sequence[ToldAct], victims: Victims, head: int
) -> bool:
    """Return whether somebody is one of those who acted, or bears arms."""
    if reader.tree.lemma(head) in ATTACKERS:
        return True
    actors = [
        party
        for act in acts
        for place in act.places
        for party in drafts[place].occurrence.actors
        if party.mention.document_id == reader.document.id
    ]
    return any(
        victims.same(head, top)
        for party in actors
        for top in reader.tree.tops(reader.tree.tokens_in(party.mention))
    )


def _within(reader: Reader, drafts: Sequence[Draft], act: ToldAct, outcome: Outcome) -> bool:
    """Return whether an outcome stands not too far from a telling of the one act of a text."""
    here = reader.tree.sentence_number(outcome.token)
    told = [reader.tree.sentence_number(drafts[place].token) for place in act.places]
    return min(abs(here - number) for number in told) <= FAR


def _near(
    reader: Reader, drafts: Sequence[Draft], acts: Sequence[ToldAct], outcome: Outcome
) -> ToldAct | None:
    """Return the act told in an outcome's own sentence, else last before it, not far away."""
    here = reader.tree.sentence_number(outcome.token)
    told = [
        (here - reader.tree.sentence_number(drafts[place].token), -drafts[place].token, act)
        for act in acts
        for place in act.places
    ]
    near = [each for each in told if 0 <= each[0] <= NEAR]
    return min(near, key=lambda each: each[:2])[2] if near else None


# ----------------------------------------------------------------------------- what is added


def _add(
    reader: Reader,
    drafts: list[Draft],
    act: ToldAct,
    victims: Victims,
    outcome: Outcome,
    head: int,
) -> None:
    """Add what befell somebody to the act, unless it is known or contradicted."""
    if outcome.kind is INJURED and is_told(reader, act, victims, KILLED, head):
        return
    if is_told(reader, act, victims, outcome.kind, head):
        return
    figures = figures_for(reader, head, outcome.kind)
    if figures and outcome.kind is INJURED and outcome.weak:
        figures = _living(act, victims, figures, head)
    if not figures:
        return
    unsure = outcome.kind is INJURED and outcome.weak and victims.is_vague(head)
    if unsure and _may_be_dead(act, victims, head):
        return
    whole = whole_of(act, victims, figures[0], head)
    place = _place(reader, drafts, act, victims, outcome, head)
    for figure in figures:
        one = figure if whole is None or figure.subset_of else replace(figure, subset_of=whole)
        act.add(head, one)
        drafts[place] = with_figure(drafts[place], one)


def _living(act: ToldAct, victims: Victims, figures: list[Figure], head: int) -> list[Figure]:
    """Return how many of several taken to hospital live, where dead of the act may be of them."""
    several = (figures[0].low or 0) > 1
    if not several or not _may_be_dead(act, victims, head):
        return figures
    rest = rest_of(act, victims, figures[0])
    return figures if rest is None else [rest]


def _may_be_dead(act: ToldAct, victims: Victims, head: int) -> bool:
    """Return whether a word may mean some of the dead that an act has so far."""
    dead = (one for one, _ in act.harmed.get(KILLED, ()))
    return any(one is None or not victims.differ(head, one) for one in dead)


def _place(
    reader: Reader,
    drafts: Sequence[Draft],
    act: ToldAct,
    victims: Victims,
    outcome: Outcome,
    head: int,
) -> int:
    """Return which telling of an act takes an outcome: that of the same person, else the last."""
    for one, place in act.struck.items():
        if victims.same(head, one):
            return place
    before = [place for place in act.places if drafts[place].token < outcome.token]
    return before[-1] if before else act.places[0]
