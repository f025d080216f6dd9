"""The harm that the tellings of one violent act have so far, and how more of it is added."""

from dataclasses import dataclass, field, replace

from tocsin.core.spans import overlap
from tocsin.core.types import Figure, Span
from tocsin.core.vocab import FigureKind, Unit
from tocsin.extract.occurrences.sameness.identity import Draft
from tocsin.extract.occurrences.victims.victims import PERSONAL, Victims
from tocsin.extract.phrases.figures import figures_with_parts
from tocsin.extract.phrases.mentions import mention_of
from tocsin.extract.phrases.reflexives import HIMSELF
from tocsin.extract.reader import Reader


@dataclass(slots=True, kw_only=True)
class ToldAct:
    """The tellings of one violent act: places among the drafts, whom it struck, its harm."""

    places: list[int]
    struck: dict[int, int] = field(default_factory=dict)
    harmed: dict[FigureKind, list[tuple[int | None, Figure]]] = field(default_factory=dict)

    def figures(self, kind: FigureKind) -> list[Figure]:
        """Return the figures of one kind in the order in which they were found."""
        return [figure for _, figure in self.harmed.get(kind, ())]

    def add(self, head: int | None, figure: Figure) -> None:
        """Add a figure of whom a word stands for, None where no one word does."""
        self.harmed.setdefault(figure.kind, []).append((head, figure))


def with_figure(draft: Draft, figure: Figure) -> Draft:
    """Return a telling with one more figure, unless it has one of these words."""
    act = draft.occurrence
    if any(
        each.kind is figure.kind and each.span and figure.span and overlap(each.span, figure.span)
        for each in act.figures
    ):
        return draft
    return replace(draft, occurrence=replace(act, figures=(*act.figures, figure)))


def figures_for(reader: Reader, head: int, kind: FigureKind) -> list[Figure]:
    """Return how many a phrase stands for; a name or pronoun is one."""
    tree = reader.tree
    figures = list(figures_with_parts(reader, head, kind=kind))
    if figures:
        return [] if figures[0].high == 0 or figures[0].unit is not Unit.PERSONS else figures
    single = tree.tokens[head].tag in {"NN", "NNP"}
    single = single or tree.tokens[head].text.lower() in PERSONAL | HIMSELF
    if not single:
        return []
    words = mention_of(reader, head)
    return [Figure(kind=kind, unit=Unit.PERSONS, low=1, best=1, high=1, of_whom=words, span=words)]


def is_told(reader: Reader, act: ToldAct, victims: Victims, kind: FigureKind, head: int) -> bool:
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


def whole_of(act: ToldAct, victims: Victims, figure: Figure, head: int) -> Span | None:
    """Return the words of the number that this one is a part of, None where it is none.

    Somebody is no part of a number of others: "a boy ... three other people".
    """
    number = figure.best or figure.low or 0
    greater = [
        one
        for other, one in act.harmed.get(figure.kind, ())
        if one.subset_of is None
        and one.span is not None
        and (one.best or one.low or 0) > number
        and not (other is not None and _are_others(victims, other, head))
    ]
    return greater[0].span if greater else None


def _are_others(victims: Victims, number: int, head: int) -> bool:
    """Return whether a number is of others than somebody."""
    whole, one = victims.who(number), victims.who(head)
    return (whole.further and not one.further) or whole.is_surely_apart_from(one)


def number_told(act: ToldAct, kind: FigureKind, victims: Victims) -> int:
    """Return how many came to this harm at least: the greatest number, or those surely apart."""
    told = [(head, one) for head, one in act.harmed.get(kind, ()) if one.subset_of is None]
    apart: list[int] = []
    for head, one in told:
        if head is None or not one.low == one.high == 1:
            continue
        if all(victims.differ(head, other) for other in apart):
            apart.append(head)
    return max([len(apart), *(one.best or one.low or 0 for _, one in told)])
