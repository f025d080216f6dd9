"""What a report counts over a window or an area: attacks in a period, the killed in a war.

Source: codebook, layer C, "tallies".
"""

import re
from collections.abc import Iterator

from tocsin.core.dates.find import TimeKind, find_times
from tocsin.core.dates.since import beginnings
from tocsin.core.ports import Entry
from tocsin.core.types import Figure
from tocsin.core.vocab import FigureKind, PartyKind, Unit
from tocsin.extract.occurrences.clauses import phrase_at
from tocsin.extract.occurrences.triggers import noun_entries
from tocsin.extract.phrases.contests import is_labour
from tocsin.extract.phrases.ends import (
    acted_on,
    actors_of,
    clause_head,
    is_passive,
    objects_of_preposition,
)
from tocsin.extract.phrases.figures import figure_at
from tocsin.extract.phrases.mentions import is_human, kind_of
from tocsin.extract.phrases.quantities import is_amount
from tocsin.extract.reader import Reader
from tocsin.extract.tallies.windows import is_counted_over, window_of

# From here on a number of attacks without a window is a count, not a description of one event
# ("twin bombings", "three blasts"). Read off the training part of the project's own annotation.
MIN_WITHOUT_WINDOW = 10
# So many killed "have been killed", with no event named, are a total.
MIN_PERFECT_TOTAL = 100
# Two attacks in a window are two attacks; from here on they are counted.
MIN_IN_WINDOW = 3
# The noun that counts how often a verb's act was done.
TIMES = "time"
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
# "Twin bombings" are one event.
_PAIRS = frozenset({"twin", "double"})
_ONE_DAY = re.compile(r"\b(?:one|the|a single|\w+est) day\b", re.IGNORECASE)
_TOTALS = frozenset({"total", "tally", "toll"})
_OF_THE_DEAD = frozenset({"toll"})
_VAGUE = frozenset({"several", "many", "numerous", "multiple", "some", "few"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
# Nouns of amount that state no number of their own.
_NO_NUMBERS = frozenset({"number", "series", "majority", "lot", "wave", "spate", "string"})
_NATURAL = frozenset(
    {"starvation", "hunger", "famine", "disease", "illness", "cancer", "virus", "earthquake",
     "flood", "drought", "cholera", "malaria", "covid", "covid-19", "coronavirus", "pandemic",
     "outbreak", "epidemic"}
)  # fmt: skip
# Who sends a warning that is no forecast of the weather.
_SENDING = frozenset({PartyKind.STATE, PartyKind.GROUP, PartyKind.FORCE})
_CAUSES = ("in", "by", "during", "when", "after", "from", "with")
_HARM_KINDS = frozenset(
    {FigureKind.KILLED, FigureKind.INJURED, FigureKind.DISPLACED, FigureKind.ARRESTED,
     FigureKind.ABDUCTED, FigureKind.MISSING}
)  # fmt: skip


def is_counted(reader: Reader, token: int) -> bool:
    """Return whether a verb or noun tells of events counted over a window or an area."""
    if reader.tree.is_noun(token):
        return counted_event(reader, token) is not None and _is_series(reader, token)
    return next(counted_under(reader, token), None) is not None


def counted_under(reader: Reader, verb: int) -> Iterator[int]:
    """Yield the counted nouns under a verb that make it tell a tally."""
    tree = reader.tree
    if _light(reader, verb):
        for noun in (*acted_on(tree, verb), *actors_of(tree, verb)):
            if tree.is_noun(noun) and is_counted(reader, noun):
                yield noun
    for noun, kind in harmed(reader, verb):
        if _is_total(reader, verb, noun, kind):
            yield noun
    yield from _times_done(reader, verb)


def _times_done(reader: Reader, verb: int) -> Iterator[int]:
    """Yield the "times" of an act done that often in a window ("was hit nine times since May").

    How often one person was stabbed or shot counts blows.
    """
    tree = reader.tree
    if phrase_at(reader, verb, reader.lexicons.table("trigger_verbs")) is None:
        return
    if any(
        is_human(reader, each) and tree.tokens[each].tag not in _PLURAL_TAGS
        for each in acted_on(tree, verb)
    ):
        return
    for noun in tree.children(verb, "npadvmod", "dobj", "advmod"):
        if tree.lemma(noun) != TIMES or tree.tokens[noun].tag not in _PLURAL_TAGS:
            continue
        figure = figure_of(reader, noun, FigureKind.INCIDENTS)
        enough = figure is not None and _least(figure) >= MIN_IN_WINDOW
        if enough and window_of(reader, verb) is not None:
            yield noun


def counted_event(reader: Reader, noun: int) -> Entry | None:
    """Return what the table of counted things says of a noun, or None."""
    tree, table = reader.tree, reader.lexicons.table("tallied")
    pair = f"{tree.lemma(noun - 1)} {tree.lemma(noun)}" if noun else ""
    found = table.get(pair) or table.get(tree.lemma(noun)) or ()
    return next((entry for entry in found if "part" not in entry.features), None)


def is_between_parties(reader: Reader, noun: int) -> bool:
    """Return whether what is counted is something only as between parties: a warning."""
    entry = counted_event(reader, noun)
    return entry is not None and "between" in entry.features


def counts_persons(reader: Reader, noun: int) -> bool:
    """Return whether a number of acts is one of persons: "12 arrests" may be one act."""
    entry = counted_event(reader, noun)
    return entry is not None and entry.code == FigureKind.ARRESTED.value


def harmed(reader: Reader, verb: int) -> Iterator[tuple[int, FigureKind]]:
    """Yield the heads of those whom a verb says to be harmed, and how."""
    tree, table = reader.tree, reader.lexicons.table("harm")
    if not tree.is_verb(verb):
        return
    for entry in table.get(tree.lemma(verb), ()):
        kind = FigureKind(entry.code)
        if entry.features.get("pos", "verb") != "verb" or kind not in _HARM_KINDS:
            continue
        if tree.lemma(verb) == "succumb" and not _of_wounds(reader, verb):
            continue
        counts_subject = entry.features.get("counts") == "subject" and not is_passive(tree, verb)
        heads = actors_of(tree, verb) if counts_subject else acted_on(tree, verb)
        for head in heads:
            if tree.lemma(verb) not in {"claim", "lose"} or _of_lives(reader, head):
                yield head, kind
    if tree.lemma(verb) == "leave":
        yield from _left(reader, verb)


def counted_cause(reader: Reader, verb: int) -> int | None:
    """Return the counted acts that did the harm: "31 attacks ..., in which 140 were killed"."""
    tree = reader.tree
    causes = [*actors_of(tree, verb), *objects_of_preposition(tree, verb, *_CAUSES)]
    if tree.tokens[verb].relation == "relcl":
        for above in tree.ancestors(verb):
            if tree.is_verb(above):
                causes += acted_on(tree, above)
                break
            causes.append(above)
    return next((each for each in causes if tree.is_noun(each) and is_counted(reader, each)), None)


def figure_of(reader: Reader, noun: int, kind: FigureKind) -> Figure | None:
    """Return the written figure of a counted noun; a bare plural has none."""
    found = figure_at(reader, noun, kind=kind)
    if found is None or found.span is None or found.span == found.of_whom:
        return None
    return None if found.span.quote.lower() in _NO_NUMBERS else found


def _least(figure: Figure) -> int:
    """Return a number that says how large a figure is, of the bounds that it has."""
    return figure.low or figure.best or figure.high or 0


def _of_wounds(reader: Reader, verb: int) -> bool:
    """Return whether one succumbs to wounds, not to threats or pressure."""
    tree = reader.tree
    return any(
        tree.lemma(cause) in {"wound", "injury"}
        for cause in objects_of_preposition(tree, verb, "to")
    )


def _left(reader: Reader, verb: int) -> Iterator[tuple[int, FigureKind]]:
    """Those whom a verb "left dead"."""
    tree = reader.tree
    for state in tree.children(verb, "oprd", "acomp"):
        if tree.lemma(state) == "dead":
            yield from ((head, FigureKind.KILLED) for head in acted_on(tree, verb))


def _light(reader: Reader, verb: int) -> bool:
    entries = reader.lexicons.table("tallied").get(reader.tree.lemma(verb), ())
    return any(entry.features.get("part") == "light" for entry in entries)


def _of_lives(reader: Reader, head: int) -> bool:
    tree = reader.tree
    words = {tree.lemma(head), *(tree.lemma(n) for n in objects_of_preposition(tree, head, "of"))}
    return "life" in words


def _is_series(reader: Reader, noun: int) -> bool:
    tree = reader.tree
    if _in_total(reader, noun) or _is_share(reader, noun):
        return True
    if tree.tokens[noun].tag not in _PLURAL_TAGS or _by_nature(reader, noun):
        return False
    if is_between_parties(reader, noun) and not any(sent_between(reader, noun)):
        return False
    figure = figure_of(reader, noun, FigureKind.INCIDENTS)
    low = _least(figure) if figure else 0
    many = low >= MIN_WITHOUT_WINDOW and not counts_persons(reader, noun)
    if is_labour(reader, noun):
        return False
    if window_of(reader, noun, own_clause=not many) is not None:
        return low >= MIN_IN_WINDOW or _is_vague(reader, noun)
    if window_of(reader, noun, own_clause=not many, months=True) is not None:
        return low >= MIN_IN_WINDOW
    kept = low >= MIN_IN_WINDOW and is_kept_count(reader, noun)
    return (many or kept) and not _on_one_day(reader, noun)


def is_kept_count(reader: Reader, noun: int) -> bool:
    """Return whether acts are what a body "recorded", "documented" or the like."""
    tree = reader.tree
    verb = clause_head(tree, noun)
    entries = reader.lexicons.table("tallied").get(tree.lemma(verb), ())
    keeps = any("keeps" in entry.features for entry in entries)
    return keeps and tree.is_verb(verb) and noun in acted_on(tree, verb)


def _by_nature(reader: Reader, noun: int) -> bool:
    """Return whether a sentence on deaths speaks of a disease or a disaster."""
    return reader.tree.lemma(noun) in {"death", "fatality"} and _natural_words(reader, noun)


def _natural_words(reader: Reader, token: int) -> bool:
    sentence = reader.tree.sentence_of(token)
    words = {reader.tree.lemma(number) for number in range(sentence.first, sentence.last)}
    return bool(words & _NATURAL)


def sent_between(reader: Reader, noun: int) -> tuple[list[int], list[int]]:
    """Return the heads of those who send what a noun counts, and of those it is sent to."""
    tree = reader.tree
    verb = clause_head(tree, noun)
    if not tree.is_verb(verb) or noun not in acted_on(tree, verb):
        return [], []
    receivers = [
        *objects_of_preposition(tree, noun, "to"),
        *objects_of_preposition(tree, verb, "to"),
    ]
    ends = actors_of(tree, verb), receivers
    senders, receivers = (
        [each for each in end if kind_of(reader, each) in _SENDING] for end in ends
    )
    return (senders, receivers) if senders and receivers else ([], [])


def _in_total(reader: Reader, noun: int) -> bool:
    tree, token = reader.tree, reader.tree.tokens[noun]
    if token.relation != "pobj" or tree.lemma(token.head) != "of":
        return False
    over = tree.lemma(tree.tokens[token.head].head)
    # The toll of a bombing counts those whom it killed.
    of_act = over in _OF_THE_DEAD and noun_entries(reader, noun) is not None
    return over in _TOTALS and not of_act


def _is_share(reader: Reader, noun: int) -> bool:
    figure = figure_at(reader, noun, kind=FigureKind.OTHER)
    return figure is not None and figure.unit is Unit.PERCENT


def _is_vague(reader: Reader, noun: int) -> bool:
    return any(
        reader.tree.lemma(child) in _VAGUE for child in reader.tree.children(noun, "amod", "det")
    )


def _on_one_day(reader: Reader, token: int) -> bool:
    whole = reader.tree.sentence_span(reader.tree.sentence_of(token))
    sentence, sentence_start = whole.quote, whole.start
    times = find_times(sentence)
    # The day on which a war began is that of nothing counted since then.
    begun = {told.time.start for told in beginnings(sentence, times)}
    return _ONE_DAY.search(sentence) is not None or any(
        time.kind is TimeKind.WEEKDAY
        or (time.kind is TimeKind.ABSOLUTE and time.parts.day is not None)
        or time.feast is not None
        for time in times
        if time.start not in begun
        and not _dates_the_saying(reader, token, sentence_start + time.start)
        and not sentence[time.start : time.end].lower().startswith("since")
    )


def _dates_the_saying(reader: Reader, token: int, start: int) -> bool:
    """Return whether the time at a character is when it was said: "..., the army said Monday"."""
    tree = reader.tree
    inside = tree.tokens_in(tree.characters(start, start + 1))
    below = [*inside, *(above for each in inside for above in tree.ancestors(each))]
    verb = next((each for each in below if tree.is_verb(each)), None)
    return verb is not None and any(
        token in tree.subtree(said) for said in tree.children(verb, "ccomp")
    )


def _is_total(reader: Reader, verb: int, noun: int, kind: FigureKind) -> bool:
    """Return whether those harmed are counted over a window, not in one event."""
    figure = figure_of(reader, noun, kind)
    if figure is None or _least(figure) < 2 or _one_cause(reader, verb):
        return False
    if counted_cause(reader, verb) is not None:
        return True
    if figure.unit is Unit.PERCENT:
        return True
    if _natural_words(reader, verb):
        return False
    if _on_one_day(reader, verb):
        return False
    window = window_of(reader, verb)
    if window is not None:
        return is_counted_over(window) or _least(figure) >= MIN_WITHOUT_WINDOW
    many_actors = kind is FigureKind.KILLED and _many_actors(reader, verb)
    return _least(figure) >= MIN_PERFECT_TOTAL and (_is_perfect(reader, verb) or many_actors)


def _many_actors(reader: Reader, verb: int) -> bool:
    tree = reader.tree
    return any(tree.tokens[one].tag in _PLURAL_TAGS for one in actors_of(tree, verb))


def _is_perfect(reader: Reader, verb: int) -> bool:
    helpers = reader.tree.children(verb, "aux")
    return any(reader.tree.lemma(child) == "have" for child in helpers)


def _one_cause(reader: Reader, verb: int) -> bool:
    """Return whether one event or weapon, or a pair of them, did the harm, or no violence did."""
    tree = reader.tree
    if {tree.lemma(one) for one in objects_of_preposition(tree, verb, "of", "from")} & _NATURAL:
        return True
    causes = [*actors_of(tree, verb), *objects_of_preposition(tree, verb, *_CAUSES)]
    causes = [cause for cause in causes if not _YEAR.fullmatch(tree.tokens[cause].text)]
    nouns = {
        tree.lemma(cause)
        for cause in causes
        if tree.tokens[cause].tag == "NN"
        or any(tree.lemma(child) in _PAIRS for child in tree.children(cause, "amod", "compound"))
    }
    known = reader.lexicons.table("tallied").keys() | reader.lexicons.table("weapons").keys()
    return bool(nouns & known) and not any(is_amount(reader, cause) for cause in causes)
