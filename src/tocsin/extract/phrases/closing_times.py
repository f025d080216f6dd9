"""Times that close what is told, before the clause that tells it: "on Tuesday, officials said"."""

from collections.abc import Iterator, Sequence

from tocsin.core.dates.find import TimeExpression
from tocsin.extract.phrases.syntax import Tree

# "Are known to have died": the time is that of what is known.
_HOLDING = frozenset({"know", "believe", "think", "presume", "fear", "say", "report", "confirm"})


def told_before(tree: Tree, top: int, expression: TimeExpression) -> int | None:
    """Return the verb of what is told before a clause of telling, where a time closes it.

    `top` is the token of the time that hangs on a word outside it. In "Gunmen raided the town,
    on Tuesday, the ministry said" the parser puts the time under the telling, from which a comma
    parts it.
    """
    over = tree.tokens[top].head
    at = top if tree.is_verb(over) else over
    verb = tree.tokens[at].head
    if not tree.is_verb(verb) or at > verb:
        return None
    contents = [each for each in tree.children(verb, "ccomp") if each < at]
    subjects = [each for each in tree.children(verb, "nsubj", "nsubjpass") if each > at]
    if not contents or not subjects:
        return None
    first = tree.tokens[min(tree.subtree(subjects[0]))].start
    parted = tree.document.text[expression.end : first].strip() == ","
    return contents[-1] if parted else None


def closing_clauses(tree: Tree, verb: int, times: Sequence[TimeExpression]) -> Iterator[int]:
    """Yield a verb and the clauses under it that have no time of their own: "killed when"."""
    below = [each for each in tree.children(verb, "advcl", "xcomp") if each > verb]
    if not (below and tree.lemma(verb) in _HOLDING):
        yield verb
    for clause in below:
        words = tree.subtree(clause)
        span = tree.span(min(words), max(words))
        if not any(span.start <= time.start < span.end for time in times):
            yield clause
