"""Those whom an act struck and nobody calls dead: they are hurt, where the text leaves no doubt."""

from collections.abc import Sequence
from dataclasses import replace

from tocsin.core.types import Figure, Span
from tocsin.core.vocab import FigureKind
from tocsin.extract.occurrences.clauses import after
from tocsin.extract.occurrences.harm.harm import with_whole
from tocsin.extract.occurrences.harm.outcomes import BODY, is_hit_in_limb
from tocsin.extract.occurrences.harm.told_harm import (
    ToldAct,
    figures_for,
    is_told,
    number_told,
    whole_of,
    with_figure,
)
from tocsin.extract.occurrences.roles import is_nobody
from tocsin.extract.occurrences.sameness.identity import Draft
from tocsin.extract.occurrences.victims.victims import Victims
from tocsin.extract.phrases.reflexives import is_reflexive
from tocsin.extract.reader import Reader

KILLED, INJURED = FigureKind.KILLED, FigureKind.INJURED
DEADLY_PARTS = frozenset({"head", "chest", "face", "neck"})
UNMEANT = frozenset({"accidentally", "unintentionally", "inadvertently"})


def add_survivors(
    reader: Reader, drafts: list[Draft], acts: Sequence[ToldAct], act: ToldAct, victims: Victims
) -> None:
    """Add as hurt those struck whom nobody calls dead, where the text leaves no doubt."""
    for place in act.places:
        told = [
            (head, [one])
            for head, at in act.struck.items()
            if at == place
            and (one := _hurt(reader, acts, act, victims, head, drafts[place].token)) is not None
        ]
        heads: dict[Span | None, int] = {one.span: head for head, (one,) in told}
        for one in with_whole(reader, told):
            head = heads.get(one.span)
            whole = None if head is None else whole_of(act, victims, one, head)
            figure = one if whole is None or one.subset_of else replace(one, subset_of=whole)
            act.add(head, figure)
            drafts[place] = with_figure(drafts[place], figure)


def _hurt(
    reader: Reader, acts: Sequence[ToldAct], act: ToldAct, victims: Victims, head: int, verb: int
) -> Figure | None:
    """Return how many of those struck are hurt, None where the text does not say."""
    if is_nobody(reader, head) or _means_to_die(reader, verb, head):
        return None
    if not victims.is_person(head) or is_told(reader, act, victims, INJURED, head):
        return None
    figures = figures_for(reader, head, INJURED)
    if not figures or figures[0].low != figures[0].high:
        return None
    if _may_be_dead(reader, acts, act, victims, head, verb):
        return rest_of(act, victims, figures[0])
    return figures[0]


def rest_of(act: ToldAct, victims: Victims, struck: Figure) -> Figure | None:
    """Return how many are hurt where more were struck than died: four of "six were shot"."""
    dead = number_told(act, KILLED, victims)
    if struck.best is None or dead == 0 or struck.best <= dead or act.figures(INJURED):
        return None
    if struck.best == 1 or struck.low != struck.high:
        return None
    rest = struck.best - dead
    return replace(struck, low=rest, best=rest, high=rest, of_whom=None, span=None)


def _means_to_die(reader: Reader, verb: int, head: int) -> bool:
    """Return whether somebody shoots himself, and neither by accident nor in a limb or the like."""
    tree = reader.tree
    if not is_reflexive(tree, head):
        return False
    unmeant = any(tree.lemma(child) in UNMEANT for child in tree.children(verb, "advmod"))
    return not unmeant and not any(
        tree.lemma(one) in BODY - DEADLY_PARTS
        for over in (verb, head)
        for one in after(reader, over, "in")
    )


def _may_be_dead(
    reader: Reader, acts: Sequence[ToldAct], act: ToldAct, victims: Victims, head: int, verb: int
) -> bool:
    """Return whether one who was struck may be among the dead of the act.

    One person may also be the one whom another telling calls dead: it may be of the same act.
    Who was struck in a limb, or "also", and is not called dead lives.
    """
    own = [one for one, _ in act.harmed.get(KILLED, ())]
    others = [
        one
        for each in acts
        if each is not act and victims.is_single(head)
        for one, figure in each.harmed.get(KILLED, ())
        if figure.low == figure.high == 1
    ]
    dead = [*own, *others]
    if any(one is not None and victims.same(head, one) for one in dead):
        return True
    if is_hit_in_limb(reader, verb):
        return False
    also = _is_added(reader, verb)
    return any(
        one is None or not (victims.differ(head, one) or (also and one < verb)) for one in dead
    )


def _is_added(reader: Reader, verb: int) -> bool:
    """Return whether somebody is told to have been struck beside others: "was also shot"."""
    tree = reader.tree
    return any(
        tree.lemma(child) in {"also", "too", "well"} for child in tree.children(verb, "advmod")
    )
