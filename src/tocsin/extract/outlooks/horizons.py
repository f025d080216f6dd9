"""By or within what time an act is said to come: the words, unresolved."""

import re

from tocsin.core.dates.find import (
    NOT_RESOLVED,
    Bound,
    Direction,
    TimeExpression,
    TimeKind,
    find_times,
    no_time,
    unresolved,
)
from tocsin.core.dates.horizons import Reading, horizon_grammar
from tocsin.core.types import Attribution, DateInterval, Span
from tocsin.core.vocab import DateBasis
from tocsin.extract.occurrences.clauses import clause_tokens
from tocsin.extract.outlooks.acts import Act
from tocsin.extract.outlooks.climbing import is_purpose
from tocsin.extract.outlooks.words import tokens_of
from tocsin.extract.reader import Reader

NO_HORIZON = "the text gives no time for the act to come"
_PAST = re.compile(r"\b(?:last|past|ago|since|previous|yesterday|earlier|recent|latest)\b", re.I)
# How long it is to go on, or what it comes after: no time by which it comes.
_NO_TIME_TO_COME = frozenset({TimeKind.DURATION, TimeKind.SINCE_EVENT})
_YEAR = re.compile(r"(?:19|20)\d\d")
_SPOKEN_IN = frozenset({"relcl", "acl"})


def horizon_of(reader: Reader, act: Act, condition: Span | None) -> DateInterval:
    """Return by or within what time it is to come, unresolved; open where nothing says so.

    Words of the condition, and of clauses about a party, date something else.
    """
    tokens = tokens_of(reader, act)
    stretch = reader.tree.span(tokens[0], tokens[-1])
    grammar = horizon_grammar(reader.lexicons)
    # What has a last day is asked before what has none ("at any time, perhaps by Friday").
    found: list[tuple[bool, int, int, TimeExpression | None]] = [
        (each.reading is Reading.OPEN, each.start, -each.end, None)
        for each in grammar.find(stretch.quote)
        if not each.mark
    ]
    found += [
        (False, each.start, -each.end, each)
        for each in find_times(stretch.quote)
        if _is_ahead(each, stretch)
    ]
    for _, start, end, expression in sorted(found, key=lambda each: each[:3]):
        span = reader.tree.characters(stretch.start + start, stretch.start - end)
        if not _is_elsewhere(reader, act, span, condition):
            return _open(span, expression)
    return _by_mark(reader, act)


def is_history(reader: Reader, act: Act, told_by: Attribution | None) -> bool:
    """Return whether what says an act to come was said in a year before that of the report's.

    The last year still counts: what was said in December may be to come in January.
    """
    published = reader.published_on
    if published is None or published.earliest is None:
        return False
    tree = reader.tree
    cue = tree.token_at(told_by.cue.start) if told_by is not None and told_by.cue else None
    sayer = act.frame.sayer if act.frame.sayer is not None else cue
    if sayer is None:
        return False
    years = [
        int(tree.tokens[number].text)
        for number in clause_tokens(reader, sayer)
        if _YEAR.fullmatch(tree.tokens[number].text)
    ]
    return any(year < published.earliest.year - 1 for year in years)


def _is_ahead(time: TimeExpression, stretch: Span) -> bool:
    written = stretch.quote[time.start : time.end]
    if time.kind in _NO_TIME_TO_COME or time.bound is Bound.SINCE:
        return False
    return time.direction is not Direction.PAST and not _PAST.search(written)


def _is_elsewhere(reader: Reader, act: Act, span: Span, condition: Span | None) -> bool:
    """Return whether words stand in the condition, or in a clause about one of the parties."""
    if condition is not None and condition.start <= span.start < condition.end:
        return True
    tree = reader.tree
    token = tree.token_at(span.start)
    if token is None:
        return True
    own = {act.token, act.frame.top, act.frame.governor, *tree.ancestors(act.token)}
    for above in (token, *tree.ancestors(token)):
        if above in own:
            return False
        if tree.tokens[above].relation in _SPOKEN_IN:
            return True
        if tree.tokens[above].relation == "advcl" and not is_purpose(tree, above):
            return True  # "before the games end on 20 February"
    return False


def _by_mark(reader: Reader, act: Act) -> DateInterval:
    """Return the word that puts the act into the future as its horizon: "imminent"."""
    tree, governor = reader.tree, act.frame.governor
    known = horizon_grammar(reader.lexicons).parse(tree.tokens[governor].text)
    if known is None or not known.mark:
        return no_time(NO_HORIZON)
    return _open(tree.span(governor, governor), None)


def _open(span: Span, expression: TimeExpression | None) -> DateInterval:
    if expression is not None:
        return unresolved(span, expression)
    return DateInterval(span=span, basis=DateBasis.UNKNOWN, reason=NOT_RESOLVED)
