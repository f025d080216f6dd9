"""Arrests told in parts: a total, then some of the same people and the others.

"Police arrested 11 people. Two of the suspects were caught in the north, nine others in the
south": one arrest of 11, with two subsets, and not 22 people.
"""

from collections.abc import Sequence
from dataclasses import replace

from tocsin.core.types import Figure, Span
from tocsin.core.vocab import EventType, FigureKind, Mode
from tocsin.extract.occurrences.sameness.identity import Draft, makes_incident
from tocsin.extract.reader import Reader

PARTITIVE = ("of the ", "of them", "of those")
OTHERS = frozenset({"other", "others", "remaining", "rest"})


def with_parts_of_arrests(
    reader: Reader, drafts: Sequence[Draft], groups: Sequence[int]
) -> tuple[list[Draft], tuple[int, ...]]:
    """Return drafts and groups, the parts of an arrest put into it as subsets of its total.

    A part says so itself ("of the", "others"); together the parts are no more than the total.
    """
    changed, moved = list(drafts), list(groups)
    total: tuple[int, Figure] | None = None
    left = 0
    for place, draft in enumerate(drafts):
        figure = _arrested(draft)
        if figure is None or figure.best is None:
            continue
        if total is not None and _is_part(reader, figure) and figure.best <= left:
            left -= figure.best
            moved[place] = total[0]
            changed[place] = _as_subset(draft, figure, total[1].span)
        elif total is None or figure.best > (total[1].best or 0):
            total, left = (groups[place], figure), figure.best
    return changed, tuple(moved)


def _arrested(draft: Draft) -> Figure | None:
    one = draft.occurrence
    if one.event_type is not EventType.COERCE or Mode.ARREST not in one.modes:
        return None
    if not makes_incident(one) or draft.heading:
        return None
    return next((f for f in one.figures if f.kind is FigureKind.ARRESTED and f.span), None)


def _is_part(reader: Reader, figure: Figure) -> bool:
    assert figure.span is not None
    text = reader.document.text
    after = text[figure.span.end :].lstrip()[:10].lower()
    words = {word.lower() for word in (figure.of_whom or figure.span).quote.split()}
    following = after.split()[:1]
    return after.startswith(PARTITIVE) or bool(OTHERS & {*words, *following})


def _as_subset(draft: Draft, figure: Figure, whole: Span | None) -> Draft:
    figures = tuple(
        replace(one, subset_of=whole) if one is figure else one for one in draft.occurrence.figures
    )
    return replace(draft, occurrence=replace(draft.occurrence, figures=figures))
