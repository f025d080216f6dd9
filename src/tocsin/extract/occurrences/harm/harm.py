"""Harm and counts of an act: the figures in its clauses, each of its kind.

Deaths and injuries belong to the act that caused them. Source: codebook, layer B.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from tocsin.core.types import Figure, Span
from tocsin.core.vocab import FigureKind, PartyKind, Unit
from tocsin.extract.occurrences.counted import (
    counted_by,
    done_to,
    is_named_person,
    is_one_person,
    is_person_word,
    without_appositions,
)
from tocsin.extract.occurrences.harm.harming import (
    EFFECTS,
    HUMAN,
    LEAVING,
    harm_kind,
    harm_verbs,
    is_one_of_two,
)
from tocsin.extract.occurrences.parts import Roles
from tocsin.extract.occurrences.roles import is_nobody
from tocsin.extract.occurrences.triggers import Trigger, names_death, noun_entries
from tocsin.extract.occurrences.weapons import weapon_at
from tocsin.extract.phrases.figures import PART_WORDS, figure_at, figures_with_parts
from tocsin.extract.phrases.mentions import kind_of, mention_of
from tocsin.extract.phrases.quantities import is_amount
from tocsin.extract.reader import Reader
from tocsin.extract.tallies.counting import counts_persons

__all__ = [
    "act_figures",
    "count_of",
    "harm_figures",
    "harm_kind",
    "harm_verbs",
    "harmed",
    "noun_harm",
]
PERSONAL = frozenset(
    {
        FigureKind.KILLED, FigureKind.INJURED, FigureKind.ABDUCTED, FigureKind.ARRESTED,
        FigureKind.DISPLACED,
    }
)  # fmt: skip
SUMMED = frozenset({FigureKind.KILLED, FigureKind.INJURED})
# Nouns whose "of" names who was hit; "the attack of the rebels" does not.
WOUNDING = frozenset({"shooting", "stabbing", "beating", "poisoning", "lynching"})
# A double murder has two victims; a double bombing is two bombings.
TO_ONE_EACH = frozenset({"homicide", "murder", "killing", "slaying", "shooting", "stabbing"})
AT_PLACES = frozenset({"near", "at", "on", "outside"})
MULTIPLES = frozenset({"double", "triple", "quadruple", "quintuple"})
DEADLY = frozenset({"deadly", "fatal", "deadliest", "deadlier"})


def harm_figures(reader: Reader, verbs: Iterable[int]) -> tuple[Figure, ...]:
    """Return the figures that these verbs count, without repeats."""
    found: list[Figure] = []
    for verb in verbs:
        kind = harm_kind(reader, verb)
        unsure = kind is not None and is_one_of_two(reader, verb, kind)
        heads = counted_by(reader, verb) if kind is not None and not unsure else []
        if kind is not None:
            told = [(h, _figures(reader, h, kind) or _one(reader, verb, h, kind)) for h in heads]
            found.extend(with_whole(reader, told))
        found.extend(_left(reader, verb))
        found.extend(_deaths(reader, verb))
    return _unique(found)


def with_whole(reader: Reader, told: Sequence[tuple[int, list[Figure]]]) -> list[Figure]:
    """Return the figures of those listed, after that of the whole list where each is exact.

    "A man and two boys were killed" are three; each of a list is a part of it. Of "six people,
    among them two boys," the six are the whole.
    """
    parts = [figure for _, figures in told for figure in figures]
    if len(told) > 1 and _tells_parts(reader, told[0][0], told[1][0]) and parts[0].span:
        return [parts[0], *(replace(one, subset_of=parts[0].span) for one in parts[1:])]
    if len(told) < 2 or not all(_is_exact(figures) for _, figures in told):
        return parts
    if not _are_listed(reader, [head for head, _ in told]):
        return parts
    ends = [end for head, _ in told for end in reader.tree.noun_phrase_tokens(head)]
    words = reader.tree.span(min(ends), max(ends))
    number = sum(figures[0].best or 0 for _, figures in told)
    whole = replace(
        parts[0], low=number, best=number, high=number, of_whom=None, subset_of=None, span=words
    )
    return [whole, *(one if one.subset_of else replace(one, subset_of=words) for one in parts)]


def _are_listed(reader: Reader, heads: Sequence[int]) -> bool:
    """Return whether those harmed stand in one list: each after "and" or a comma.

    What "or" joins, or stands in a clause about the one before, is none.
    """
    tree = reader.tree
    for one, other in pairwise(sorted(heads)):
        before = tree.noun_phrase_tokens(other)[0] - 1
        between = range(one + 1, before + 1)
        joined = before <= one or tree.tokens[before].text in {",", ";", "and", "&"}
        about = any(tree.tokens[each].relation == "relcl" for each in between)
        # "a girl near 35th and Silver Spring" are a girl and two streets.
        named = tree.tokens[before + 1].tag == "NNP"
        about = about or (named and any(tree.lemma(each) in AT_PLACES for each in between))
        if not joined or about or any(tree.lemma(each) == "or" for each in between):
            return False
    return True


def _tells_parts(reader: Reader, first: int, second: int) -> bool:
    """Return whether words between two of those harmed make the second a part of the first."""
    between = (reader.tree.lemma(number) for number in range(first + 1, second))
    return not PART_WORDS.isdisjoint(between)


def _is_exact(figures: Sequence[Figure]) -> bool:
    """Return whether one number of persons is told, and no bound."""
    return (
        len(figures) == 1
        and figures[0].low == figures[0].high is not None
        and (figures[0].unit is Unit.PERSONS and figures[0].kind in SUMMED)
    )


def harmed(reader: Reader, verbs: Iterable[int]) -> tuple[int, ...]:
    """Return the heads of those whom these verbs say were killed, hurt or displaced."""
    return tuple(
        head
        for verb in verbs
        if harm_kind(reader, verb) in EFFECTS
        for head in counted_by(reader, verb)
        if (
            kind_of(reader, head) in HUMAN
            or is_amount(reader, head)
            or is_named_person(reader, head)
        )
        and reader.tree.lemma(head) != "life"
        and not is_nobody(reader, head)
    )


def _figures(reader: Reader, head: int, kind: FigureKind) -> list[Figure]:
    if noun_entries(reader, head) is not None:
        return []
    thing = kind_of(reader, head) not in {*HUMAN, PartyKind.UNKNOWN}
    weapon = weapon_at(reader, head) is not None and not is_person_word(reader, head, kind)
    if kind in PERSONAL and (thing or weapon) and not is_amount(reader, head):
        return []
    if _is_numbered(reader, head):
        return []
    figures = figures_with_parts(reader, head, kind=kind)
    if figures and figures[0].high == 0 and kind not in EFFECTS:
        return []
    bare = len(figures) == 1 and figures[0].of_whom == figures[0].span
    if bare and kind not in {*PERSONAL, FigureKind.DAMAGED}:
        return []
    return list(figures)


def _one(reader: Reader, verb: int, head: int, kind: FigureKind) -> list[Figure]:
    """Return the figure of one person harmed whom no table knows, by name or by description."""
    if kind not in PERSONAL or kind is FigureKind.DISPLACED or _is_numbered(reader, head):
        return []
    if noun_entries(reader, head) is not None or is_nobody(reader, head):
        return []
    if not (is_named_person(reader, head) or is_one_person(reader, verb, head)):
        return []
    words = mention_of(reader, head)
    return [Figure(kind=kind, unit=Unit.PERSONS, low=1, best=1, high=1, of_whom=words, span=words)]


def _is_numbered(reader: Reader, head: int) -> bool:
    """Return whether people stand under "the number of": how many they are is told elsewhere."""
    tree, token = reader.tree, reader.tree.tokens[head]
    over = tree.tokens[token.head].head
    counted = token.relation == "pobj" and tree.lemma(over) in {"number", "count", "tally", "toll"}
    return counted and any(tree.lemma(child) == "the" for child in tree.children(over, "det"))


def _left(reader: Reader, verb: int) -> list[Figure]:
    """Read "left 12 dead and 30 wounded"; "12 are missing"."""
    tree, table = reader.tree, reader.lexicons.table("harm")
    if tree.lemma(verb) not in LEAVING:
        return []
    found: list[Figure] = []
    ends = [max(tree.subtree(head)) + 1 for head in tree.children(verb, "dobj")]
    last = tree.sentence_of(verb).last
    for number in sorted({*tree.subtree(verb), *(end for end in ends if end < last)}):
        entries = table.get(tree.tokens[number].text.lower(), ())
        for entry in entries:
            if entry.features["pos"] != "adjective" or tree.tokens[number].relation == "amod":
                continue
            for head in [*tree.children(number, "nsubj", "nsubjpass", "npadvmod"), number - 1]:
                if head < 0:
                    continue
                kind = FigureKind(entry.code)
                if is_amount(reader, head) or kind_of(reader, head) in HUMAN:
                    found.extend(figures_with_parts(reader, head, kind=kind))
                    break
                if is_named_person(reader, head):
                    found.extend(_one(reader, verb, head, kind))
                    break
    return found


def noun_harm(reader: Reader, trigger: Trigger, roles: Roles) -> tuple[Figure, ...]:
    """Return the figures of those whom a noun is done to ("the killing of two guards")."""
    noun, kinds = trigger.token, _kinds_done(reader, trigger.token)
    dead = names_death(reader, noun)
    named = done_to(reader, reader.tree.tokens[noun].head if dead else noun)
    owners = [h for h in roles.recipients if reader.tree.tokens[h].tag == "PRP$"]
    heads = [h for h in roles.recipients if not reader.tree.tokens[h].tag.startswith("PRP")]
    heads = without_appositions(reader, [*heads, *named]) or owners
    found = [
        figure
        for kind in kinds
        for figure in with_whole(
            reader,
            [
                (
                    h,
                    _figures(reader, h, kind)
                    or (_one(reader, noun, h, kind) if h in named else []),
                )
                for h in heads
            ],
        )
    ]
    found = found or deaths_in(reader, noun)
    if all(figure.best is None for figure in found):
        found = _multiple(reader, noun) or found
    return _unique(found or [*_made(reader, noun, kinds), *_deadly(reader, noun)])


def deaths_in(reader: Reader, noun: int) -> list[Figure]:
    """Read "the deaths of 34 men in an airstrike", with a number or a name only."""
    tree, token = reader.tree, reader.tree.tokens[noun]
    if token.relation != "pobj" or tree.lemma(token.head) not in {"in", "during"}:
        return []
    over, found = tree.tokens[token.head].head, []
    for entry in reader.lexicons.table("harm").get(tree.lemma(over), ()):
        if entry.features["pos"] == "noun" and tree.is_noun(over):
            kind = FigureKind(entry.code)
            heads = without_appositions(reader, done_to(reader, over))
            found += [one for head in heads for one in _figures(reader, head, kind)]
            if not heads and (one := figure_at(reader, over, kind=kind)) is not None:
                found += [replace(one, of_whom=None)] if one.of_whom != one.span else []
    return found


def _kinds_done(reader: Reader, noun: int) -> list[FigureKind]:
    """Return the harm that a noun of act does; a deadly shooting kills those "of" whom it is."""
    entries = reader.lexicons.table("harm").get(reader.tree.lemma(noun), ())
    kinds = [FigureKind(entry.code) for entry in entries if entry.features["pos"] != "verb"]
    deadly = _deadly_word(reader, noun) is not None and reader.tree.lemma(noun) in WOUNDING
    deadly = deadly or names_death(reader, noun)
    return kinds or ([FigureKind.KILLED] if deadly else [])


def _multiple(reader: Reader, noun: int) -> list[Figure]:
    """Read "a triple homicide": how many were killed in one act.

    Of a double shooting, fatal or not, two were struck.
    """
    if not counts_victims(reader, noun) or FigureKind.KILLED not in _kinds_done(reader, noun):
        return []
    if reader.tree.lemma(noun) in WOUNDING:
        return []
    figure = figure_at(reader, noun, kind=FigureKind.KILLED)
    counted = figure is not None and figure.of_whom != figure.span
    return [replace(figure, unit=Unit.PERSONS, of_whom=None)] if figure and counted else []


def counts_victims(reader: Reader, noun: int) -> bool:
    """Return whether "double" or "triple" before a noun counts those struck, not acts."""
    tree = reader.tree
    before = [tree.lemma(child) for child in tree.children(noun, "amod", "compound", "nummod")]
    return bool(MULTIPLES & set(before)) and tree.lemma(noun) in TO_ONE_EACH


def _made(reader: Reader, noun: int, kinds: Sequence[FigureKind]) -> list[Figure]:
    """Read "made 12 arrests", "made an arrest"; nobody is named."""
    tree, token = reader.tree, reader.tree.tokens[noun]
    if FigureKind.ARRESTED not in kinds or token.relation not in {"dobj", "nsubjpass"}:
        return []
    if tree.lemma(token.head) not in {"make", "carry"} or tree.negated(noun):
        return []
    article = [n for n in tree.children(noun, "det") if tree.lemma(n) in {"a", "an"}]
    if article:
        words = tree.span(article[0], noun)
        return [_one_or_more(FigureKind.ARRESTED, words)]
    figure = figure_at(reader, noun, kind=FigureKind.ARRESTED)
    counted = figure is not None and figure.of_whom != figure.span
    return [replace(figure, of_whom=None)] if figure is not None and counted else []


def _deadly(reader: Reader, noun: int) -> list[Figure]:
    """Read "a deadly attack": somebody was killed, and nobody says how many."""
    word = _deadly_word(reader, noun)
    if word is None:
        return []
    words = reader.tree.span(word, word)
    return [_one_or_more(FigureKind.KILLED, words)]


def _one_or_more(kind: FigureKind, words: Span) -> Figure:
    return Figure(kind=kind, unit=Unit.PERSONS, low=1, best=None, high=None, span=words)


def _deadly_word(reader: Reader, noun: int) -> int | None:
    tree = reader.tree
    words = tree.children(noun, "amod", "compound")
    return next((n for n in words if tree.tokens[n].text.lower() in DEADLY), None)


def _deaths(reader: Reader, verb: int) -> list[Figure]:
    """Read "caused at least 12 deaths", with a number only."""
    tree, table = reader.tree, reader.lexicons.table("harm")
    found: list[Figure] = []
    for head in tree.children(verb, "dobj"):
        for entry in table.get(tree.lemma(head), ()):
            figure = figure_at(reader, head, kind=FigureKind(entry.code))
            if entry.features["pos"] == "noun" and figure and figure.of_whom != figure.span:
                found.append(figure)
    return found


def act_figures(reader: Reader, heads: Iterable[int], kind: FigureKind) -> tuple[Figure, ...]:
    """Return the figures of parties or things for which a number word stands."""
    return _unique(
        figure
        for head in heads
        for figure in figures_with_parts(reader, head, kind=kind)
        if figure.of_whom != figure.span
        or (kind is FigureKind.ARRESTED and figure.best is not None)
    )


def count_of(reader: Reader, trigger: Trigger) -> Figure | None:
    """Return how many acts a noun tells ("twin bombings"), where a number word says so."""
    if not trigger.is_noun or counts_persons(reader, trigger.token):
        return None
    if counts_victims(reader, trigger.token):
        return None
    figure = figure_at(reader, trigger.token, kind=FigureKind.INCIDENTS)
    if figure is None or figure.of_whom == figure.span:
        return None
    plural = reader.tree.tokens[trigger.token].tag in {"NNS", "NNPS"}
    return figure if plural or figure.high == 2 else None


def _unique(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    seen: set[tuple[FigureKind, Span | None]] = set()
    kept: list[Figure] = []
    for figure in figures:
        key = (figure.kind, figure.span)
        if key not in seen:
            seen.add(key)
            kept.append(figure)
    return tuple(kept)
