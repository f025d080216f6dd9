"""What a report as a whole is about, in words."""

from tocsin.core.spelling import name_key
from tocsin.core.types import Focus, FocusPlace, Span
from tocsin.publish.wording.words import quoted, when_words

# What is less probable than this is not said in a list.
PROBABLE = 0.5
# And what is less probable than this nowhere.
LEAST = 0.2


def about(focus: Focus) -> str | None:
    """Return what a report is about in few words: "Nairobi, Kenya, in July 2021".

    Only what is more probable than not is named; None if nothing is.
    """
    where = [_name(each) for each in reversed(focus.where) if each.probability > PROBABLE]
    when = [when_words(each.when) for each in focus.when if each.probability > PROBABLE]
    once = {name_key(name): name for name in reversed(where)}
    return ", ".join([*reversed(once.values()), *when[-1:]]) or None


def focus_lines(focus: Focus) -> list[str]:
    """Return each thing that a report may be about, how probable it is, and where it is named.

    What is hardly probable is left out.
    """
    where = [
        f"{_name(one)}: {one.probability:.0%}{_at(one.where.mention)}"
        for one in focus.where
        if one.probability >= LEAST
    ]
    when = [
        f"{when_words(one.when)}: {one.probability:.0%}{_at(one.when.span)}" for one in focus.when
    ]
    return where + when


def _name(told: FocusPlace) -> str:
    place = told.where.place
    return place.name if place is not None else quoted(told.where.mention.quote)


def _at(span: Span | None) -> str:
    return f", {quoted(span.quote)} [{span.start},{span.end})" if span is not None else ""
