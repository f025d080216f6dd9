"""People called by their age alone: "a 16-year-old", "two 9-month-olds"."""

from tocsin.extract.phrases.syntax import Tree

_UNITS = frozenset({"year", "years", "month", "months", "week", "weeks", "day", "days"})
_OLD = frozenset({"old", "olds"})


def is_aged(tree: Tree, head: int) -> bool:
    """Return whether a word ends an age that stands for whoever has it."""
    if tree.tokens[head].text.lower() not in _OLD or head == 0:
        return False
    if tree.tokens[head].relation in {"amod", "compound", "acomp", "npadvmod"}:
        return False
    before = head - 2 if tree.tokens[head - 1].text == "-" else head - 1
    return before >= 0 and tree.tokens[before].text.lower() in _UNITS


def are_aged(tree: Tree, head: int) -> bool:
    """Return whether an age stands for several: "16-year-olds"."""
    return tree.tokens[head].text.lower() == "olds"
