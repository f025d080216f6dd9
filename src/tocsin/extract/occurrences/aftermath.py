"""Gives each act the harm that the text tells apart from it, and what follows for the rest.

An outcome goes to the act that struck the same person, else to the one violent act of the
document, else to the nearest act told shortly before. Whom an act of wounding struck and nobody
calls dead is hurt.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from tocsin.core.spans import overlap
from tocsin.core.types import Figure, Span
from tocsin.core.vocab import FigureKind, Unit
from tocsin.extract.occurrences.clauses import after, is_passive, objects, subjects
from tocsin.extract.occurrences.counted import by_suffering, done_to, with_listed, wounded
from tocsin.extract.occurrences.identity import Draft, violent_acts
from tocsin.extract.occurrences.outcomes import BODY, Outcome, find_outcomes, is_shot
from tocsin.extract.occurrences.roles import is_nobody
from tocsin.extract.occurrences.triggers import is_wound, names_death
from tocsin.extract.occurrences.victims import PERSONAL, REFLEXIVE, Victims
from tocsin.extract.phrases.figures import figures_with_parts
from tocsin.extract.phrases.mentions import mention_of
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
SELF = frozenset({"himself", "herself", "themselves", "itself", "myself", "yourself"})
DEADLY_PARTS = frozenset({"head", "chest", "face", "neck"})
UNMEANT = frozenset({"accidentally", "unintentionally", "inadvertently"})


@dataclass(slots=True, kw_only=True)
class _Act:
    """The tellings of one violent act: places among the drafts, whom it struck, its harm."""

    places: list[int]
    struck: dict[int, int] = field(default_factory=dict)
    harmed: dict[FigureKind, list[tuple[int | None, Figure]]] = field(default_factory=dict)

    def figures(self, kind: FigureKind) -> list[Figure]:
        return [figure for _, figure in self.harmed.get(kind, ())]

    def add(self, head: int | None, figure: Figure) -> None:
        self.harmed.setdefault(figure.kind, []).append((head, figure))


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
    weak: list[tuple[_Act, Outcome, int]] = []
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
        _hurt(reader, found, acts, act, victims)
    return found, befell


def _acts(reader: Reader, drafts: Sequence[Draft], groups: Sequence[int]) -> list[_Act]:
    acts = [_Act(places=places) for places in violent_acts(drafts, groups).values()]
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
    acts: Sequence[_Act],
    victims: Victims,
    outcome: Outcome,
    head: int,
) -> _Act | None:
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


def _all(act: _Act) -> list[int]:
    heads = [head for told in act.harmed.values() for head, _ in told if head is not None]
    return [*act.struck, *heads]


def _acted(
    reader: Reader, drafts: Sequence[Draft], acts: Sequence[_Act], victims: Victims, head: int
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


def _within(reader: Reader, drafts: Sequence[Draft], act: _Act, outcome: Outcome) -> bool:
    """Return whether an outcome stands not too far from a telling of the one act of a text."""
    here = reader.tree.sentence_number(outcome.token)
    told = [reader.tree.sentence_number(drafts[place].token) for place in act.places]
    return min(abs(here - number) for number in told) <= FAR


def _near(
    reader: Reader, drafts: Sequence[Draft], acts: Sequence[_Act], outcome: Outcome
) -> _Act | None:
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
    act: _Act,
    victims: Victims,
    outcome: Outcome,
    head: int,
) -> None:
    """Add what befell somebody to the act, unless it is known or contradicted."""
    if outcome.kind is INJURED and _is_told(reader, act, victims, KILLED, head):
        return
    if _is_told(reader, act, victims, outcome.kind, head):
        return
    figures = _figures(reader, head, outcome.kind)
    if not figures:
        return
    if outcome.kind is INJURED and outcome.weak and act.figures(KILLED) and victims.is_vague(head):
        return
    whole = _whole(act, outcome.kind, figures[0])
    place = _place(reader, drafts, act, victims, outcome, head)
    for figure in figures:
        one = figure if whole is None or figure.subset_of else replace(figure, subset_of=whole)
        act.add(head, one)
        drafts[place] = _with(drafts[place], one)


def _with(draft: Draft, figure: Figure) -> Draft:
    act = draft.occurrence
    if any(
        each.kind is figure.kind and each.span and figure.span and overlap(each.span, figure.span)
        for each in act.figures
    ):
        return draft
    return replace(draft, occurrence=replace(act, figures=(*act.figures, figure)))


def _figures(reader: Reader, head: int, kind: FigureKind) -> list[Figure]:
    """Return how many a phrase stands for; a name or pronoun is one."""
    tree = reader.tree
    figures = list(figures_with_parts(reader, head, kind=kind))
    if figures:
        return [] if figures[0].high == 0 or figures[0].unit is not Unit.PERSONS else figures
    single = tree.tokens[head].tag in {"NN", "NNP"}
    single = single or tree.tokens[head].text.lower() in PERSONAL | REFLEXIVE
    if not single:
        return []
    words = mention_of(reader, head)
    return [Figure(kind=kind, unit=Unit.PERSONS, low=1, best=1, high=1, of_whom=words, span=words)]


def _is_told(reader: Reader, act: _Act, victims: Victims, kind: FigureKind, head: int) -> bool:
    """Return whether an act has this harm of this person already.

    Where one was harmed so, who is only described, and not as another, is that one.
    """
    told = act.harmed.get(kind, ())
    if any(one is not None and victims.same(one, head) for one, _ in told):
        return True
    who = victims.who(head)
    if len(told) != 1 or len(act.struck) > 1 or who.further or not victims.is_single(head):
        return False
    one, figure = told[0]
    if one is None or not figure.low == figure.high == 1:
        return False
    pronoun = reader.tree.tokens[head].text.lower() in PERSONAL
    named = bool(who.names and victims.who(one).names)
    return pronoun or not (named or victims.differ(one, head))


def _whole(act: _Act, kind: FigureKind, figure: Figure) -> Span | None:
    """Return the words of the number that this one is a part of, None where it is none."""
    number = figure.best or figure.low or 0
    greater = [
        one
        for one in act.figures(kind)
        if one.subset_of is None and one.span is not None and (one.best or one.low or 0) > number
    ]
    return greater[0].span if greater else None


def _place(
    reader: Reader,
    drafts: Sequence[Draft],
    act: _Act,
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


def _hurt(
    reader: Reader, drafts: list[Draft], acts: Sequence[_Act], act: _Act, victims: Victims
) -> None:
    """Add as hurt those struck whom nobody calls dead, where the text leaves no doubt."""
    for head, place in act.struck.items():
        if is_nobody(reader, head) or _means_to_die(reader, drafts[place].token, head):
            continue
        if not victims.is_person(head) or _is_told(reader, act, victims, INJURED, head):
            continue
        figures = _figures(reader, head, INJURED)
        if not figures or figures[0].low != figures[0].high:
            continue
        one: Figure | None = figures[0]
        if _may_be_dead(acts, act, victims, head):
            one = _rest(act, figures[0])
        if one is None:
            continue
        whole = _whole(act, INJURED, one)
        one = one if whole is None else replace(one, subset_of=whole)
        act.add(head, one)
        drafts[place] = _with(drafts[place], one)


def _rest(act: _Act, struck: Figure) -> Figure | None:
    """Return how many are hurt where more were struck than died: four of "six were shot"."""
    dead = _number(act, KILLED)
    if struck.best is None or dead == 0 or struck.best <= dead or act.figures(INJURED):
        return None
    if struck.best == 1 or struck.low != struck.high:
        return None
    rest = struck.best - dead
    return replace(struck, low=rest, best=rest, high=rest, of_whom=None, span=None)


def _means_to_die(reader: Reader, verb: int, head: int) -> bool:
    """Return whether somebody shoots himself, and neither by accident nor in a limb or the like."""
    tree = reader.tree
    if tree.tokens[head].text.lower() not in SELF:
        return False
    unmeant = any(tree.lemma(child) in UNMEANT for child in tree.children(verb, "advmod"))
    return not unmeant and not any(
        tree.lemma(one) in BODY - DEADLY_PARTS
        for over in (verb, head)
        for one in after(reader, over, "in")
    )


def _number(act: _Act, kind: FigureKind) -> int:
    """Return how many came to this harm at least: the greatest number, or each who is told."""
    whole = [one for one in act.figures(kind) if one.subset_of is None]
    single = sum(one.low == one.high == 1 for one in whole)
    return max([single, *(one.best or one.low or 0 for one in whole)])


def _may_be_dead(acts: Sequence[_Act], act: _Act, victims: Victims, head: int) -> bool:
    """Return whether one who was struck may be among the dead of the act.

    One person may also be the one whom another telling calls dead: it may be of the same act.
    """
    own = [one for one, _ in act.harmed.get(KILLED, ())]
    others = [
        one
        for each in acts
        if each is not act and victims.is_single(head)
        for one, figure in each.harmed.get(KILLED, ())
        if figure.low == figure.high == 1
    ]
    return any(one is None or not victims.differ(head, one) for one in (*own, *others))
