"""Which stated times belong to a trigger's clause, by the parse; nothing is resolved here."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from tocsin.core.dates.find import (
    TimeExpression,
    TimeKind,
    TimeUnit,
    bound_by_telling,
    find_times,
    no_time,
    unresolved,
)
from tocsin.core.ports import Lexicons
from tocsin.core.types import DateInterval
from tocsin.extract.phrases.closing_times import closing_clauses, told_before
from tocsin.extract.phrases.syntax import Tree
from tocsin.extract.reader import Reader

SAID_ON_NOT_STATED = "the text does not say when this was said"
MOST_STEPS = 8
_PRENOMINAL = frozenset({"amod", "compound", "nummod", "poss", "nmod", "quantmod"})
# "The talks are set to take place on Monday": the second verb's time is the subject's.
_AHEAD_VERBS = frozenset({"be", "set", "schedule", "expect"})
_EVENT_IN = frozenset({"in", "during"})
_WITHIN = frozenset({"in", "during", "by"})
# What accompanies an act shares its time.
_BESIDE = frozenset({"in", "during", "by", "amid", "through", "with"})
_MARKS = frozenset({".", "''", "-RRB-", "_SP"})
_EVENT_AFTER = frozenset({"after", "since", "follow", "following", "before", "until", "with"})


@dataclass(frozen=True, slots=True)
class _Words:
    """The lexicon `time_attachment`, by code."""

    happening: frozenset[str]
    happening_to_subject: frozenset[str]
    aspect: frozenset[str]
    harm: frozenset[str]
    timeless: frozenset[str]
    quantity: frozenset[str]
    light: frozenset[str]
    response: frozenset[str]


def times_of(reader: Reader, token: int) -> tuple[DateInterval, ...]:
    """Return the unresolved times that the text gives to a verb or noun, in text order.

    A time of telling ("said on Friday") is not a time of what is told, and a date inside
    another event's phrase ("responsibility for Wednesday's attack") is not the clause's.
    """
    tree, words = reader.tree, _words(reader.lexicons)
    governed = _governed(tree, words)
    found: dict[int, DateInterval] = {}
    for holders in (_holders, _holders_beside):
        for holder in holders(tree, words, token):
            for expression in governed.get(holder, ()):
                told = _dates_telling(tree, words, holder, expression)
                found[expression.start] = _interval(tree, expression, told)
        if found:
            return tuple(found[start] for start in sorted(found))
    return ()


def times_at(reader: Reader, tokens: Iterable[int]) -> tuple[DateInterval, ...]:
    """Return the unresolved times whose words hold these tokens, in text order."""
    places = {reader.tree.tokens[token].start for token in tokens}
    return tuple(
        _interval(reader.tree, expression)
        for expression in _times(reader.document.text)
        if any(expression.start <= place < expression.end for place in places)
    )


def said_time(reader: Reader, cue_token: int) -> DateInterval:
    """Return the unresolved time at which something was said, or that it is not stated."""
    tree = reader.tree
    governed = _governed(tree, _words(reader.lexicons))
    holders = (
        [cue_token, *_event_phrases(tree, cue_token)] if tree.is_verb(cue_token) else [cue_token]
    )
    if _is_participle(tree, cue_token) and tree.tokens[cue_token].head < cue_token:
        # "Testified on Friday, acknowledging": said while the verb before it was done.
        holders.append(tree.tokens[cue_token].head)
    for holder in holders:
        for expression in governed.get(holder, ()):
            if expression.kind is not TimeKind.DURATION:
                return _interval(tree, expression)
    return no_time(SAID_ON_NOT_STATED)


def _interval(tree: Tree, expression: TimeExpression, told: bool = False) -> DateInterval:
    span = tree.characters(expression.start, expression.end)
    return bound_by_telling(span) if told else unresolved(span, expression)


def _dates_telling(tree: Tree, words: _Words, holder: int, expression: TimeExpression) -> bool:
    """Return whether a day after a noun may be that of what was said of it, or the noun's own.

    "claimed responsibility for the bombings on Tuesday", "condemned the attack on Friday".
    """
    after = tree.is_noun(holder) and tree.tokens[holder].end <= expression.start
    return after and _is_near_day(expression) and _is_responded_to(tree, words, holder)


def _is_near_day(expression: TimeExpression) -> bool:
    if expression.kind is TimeKind.ABSOLUTE:
        return expression.parts.day is not None and expression.parts.year is None
    by_day = expression.kind is TimeKind.RELATIVE and expression.unit is TimeUnit.DAY
    return by_day or expression.kind is TimeKind.WEEKDAY


def _is_responded_to(tree: Tree, words: _Words, noun: int) -> bool:
    """Return whether a verb of response governs a noun: "condemn", "deny", "claim"."""
    token = tree.tokens[noun]
    if token.relation == "pobj" and tree.lemma(token.head) in _WITHIN:
        return False
    while token.relation in {"pobj", "prep", "conj", "appos"} and not tree.is_verb(token.head):
        token = tree.tokens[token.head]
    return token.relation in {"dobj", "prep"} and tree.lemma(token.head) in words.response


def _holders(tree: Tree, words: _Words, token: int) -> Iterator[int]:
    """Yield the tokens whose times are the trigger's own."""
    yield token
    if tree.is_verb(token):
        yield from _event_phrases(tree, token)
        if (
            tree.tokens[token].relation == "xcomp"
            and tree.lemma(tree.tokens[token].head) in words.aspect
        ):
            yield tree.tokens[token].head
        return
    noun = _whole(tree, words, token)
    if noun != token:
        yield noun
    relation, head = tree.tokens[noun].relation, tree.tokens[noun].head
    if relation in {"nsubj", "nsubjpass", "dobj", "attr"}:
        yield from _happening(tree, words, head, relation)
    elif relation == "pobj" and (tree.lemma(head) in _EVENT_IN or tree.lemma(head) == "by"):
        verb = tree.tokens[head].head
        if tree.lemma(verb) in words.harm:
            yield verb
    for child in tree.children(token, "relcl", "acl"):
        if tree.lemma(child) in words.happening:
            yield child


def _holders_beside(tree: Tree, words: _Words, token: int) -> Iterator[int]:
    """Yield the tokens whose times are most likely the trigger's too, if it has none of its own.

    The verb that a noun is a party of or that it accompanies ("fled amid protests on Friday"); the
    verb that a participle follows ("stormed a village, killing six"); the participle that closes
    a verb's sentence ("was shot while sitting in a cafe on Sunday").
    """
    if tree.is_verb(token):
        head = tree.tokens[token].head
        if _is_participle(tree, token) and head < token and tree.tokens[token - 1].text == ",":
            yield head
        yield from _closing(tree, token)
        return
    relation, head = tree.tokens[token].relation, tree.tokens[token].head
    if relation == "pobj" and tree.lemma(head) in _BESIDE:
        relation, head = tree.tokens[head].relation, tree.tokens[head].head
    elif relation not in {"nsubj", "nsubjpass", "dobj"}:
        return
    if tree.is_verb(head) and tree.lemma(head) not in words.response:
        yield head


def _is_participle(tree: Tree, number: int) -> bool:
    token = tree.tokens[number]
    return token.relation == "advcl" and token.tag == "VBG"


def _closing(tree: Tree, verb: int) -> Iterator[int]:
    """Yield the participles under a verb that go on to the end of its sentence."""
    last = tree.sentence_of(verb).last - 1
    for child in tree.children(verb, "advcl", "prep"):
        for under in (child, *tree.children(child, "pcomp")):
            if under > verb and tree.tokens[under].tag == "VBG":
                end = max(tree.subtree(under))
                if all(tree.tokens[each].tag in _MARKS for each in range(end + 1, last + 1)):
                    yield under


def _whole(tree: Tree, words: _Words, noun: int) -> int:
    """Return the noun that stands for an event in its clause: "a series" of "bombings"."""
    token = tree.tokens[noun]
    if token.relation == "pobj" and tree.lemma(token.head) == "of":
        quantity = tree.tokens[token.head].head
        if tree.lemma(quantity) in words.quantity:
            return quantity
    if token.relation == "compound" and tree.lemma(token.head) in words.light:
        return token.head
    return noun


def _happening(tree: Tree, words: _Words, verb: int, relation: str) -> Iterator[int]:
    lemma = tree.lemma(verb)
    if lemma in words.happening and (
        relation == "nsubj" or lemma not in words.happening_to_subject
    ):
        yield verb
    if relation == "attr" and tree.children(verb, "expl"):
        yield verb
    if relation in {"nsubj", "nsubjpass"} and (lemma in words.aspect or lemma in _AHEAD_VERBS):
        for child in tree.children(verb, "xcomp"):
            if tree.lemma(child) in words.happening:
                yield child


def _event_phrases(tree: Tree, verb: int) -> Iterator[int]:
    """Yield the nouns in which a verb's act took place: "killed in a 2020 strike"."""
    for preposition in tree.children(verb, "prep"):
        if tree.lemma(preposition) in _EVENT_IN:
            yield from tree.children(preposition, "pobj")


@lru_cache(maxsize=2)
def _words(lexicons: Lexicons) -> _Words:
    by_code: dict[str, set[str]] = {}
    for phrase, entries in lexicons.table("time_attachment").items():
        for entry in entries:
            by_code.setdefault(entry.code, set()).add(phrase)
            if entry.features.get("role") == "subject":
                by_code.setdefault("subject", set()).add(phrase)
    coded = {code: frozenset(phrases) for code, phrases in by_code.items()}
    return _Words(
        happening=coded["happening"],
        happening_to_subject=coded["subject"],
        aspect=coded["aspect"],
        harm=coded["harm"],
        timeless=coded["timeless"],
        quantity=coded["quantity"],
        light=coded["light"],
        response=coded["response"],
    )


@lru_cache(maxsize=8)
def _times(text: str) -> tuple[TimeExpression, ...]:
    return find_times(text)


@lru_cache(maxsize=8)
def _governed(tree: Tree, words: _Words) -> dict[int, tuple[TimeExpression, ...]]:
    """Return the time expressions by the token that each one modifies."""
    governed: dict[int, tuple[TimeExpression, ...]] = {}
    for expression in _times(tree.document.text):
        top = _top(tree, expression)
        if top is None:
            continue
        for governor in _governors(tree, words, top, expression):
            governed[governor] = (*governed.get(governor, ()), expression)
    return governed


def _top(tree: Tree, expression: TimeExpression) -> int | None:
    """Return the token of an expression that hangs on a word outside it."""
    words = tree.document.text[expression.start : expression.end]
    span = tree.characters(expression.start, expression.end) if words.strip() else None
    inside = set(tree.tokens_in(span)) if span else set()
    if not inside:
        return tree.token_at(expression.start)
    tops = [number for number in sorted(inside) if tree.tokens[number].head not in inside]
    roots = [number for number in inside if tree.tokens[number].head == number]
    return tops[0] if tops else next(iter(roots), None)


def _governors(tree: Tree, words: _Words, top: int, expression: TimeExpression) -> Iterator[int]:
    """Yield the words that a time modifies, climbing over prepositions and timeless nouns."""
    token = tree.tokens[top]
    told = told_before(tree, top, expression)
    if told is not None:
        yield from closing_clauses(tree, told, _times(tree.document.text))
        return
    if _is_caption_date(tree, top, expression):
        yield from _caption_verbs(tree, top)
        return
    if token.relation == "mark" and expression.kind is TimeKind.EVENT_RELATIVE:
        yield tree.tokens[token.head].head
        return
    if token.relation in _PRENOMINAL and tree.is_noun(token.head) and token.head > top:
        yield _phrase_head(tree, token.head)
        return
    current, steps = token.head, 0
    while (
        tree.tokens[current].head != current
        and steps < MOST_STEPS
        and _passes(tree, words, current)
    ):
        current = tree.tokens[current].head
        steps += 1
    if not tree.is_verb(current):
        yield current
        return
    event = _event_before(tree, words, top)
    if event is not None:
        yield event
        return
    yield current
    yield from _neighbours(tree, words, top, current)


def _governor(tree: Tree, words: _Words, current: int) -> int:
    for above in itertools.islice(tree.ancestors(current), MOST_STEPS):
        if not _passes(tree, words, current):
            break
        current = above
    return current


def _neighbours(tree: Tree, words: _Words, top: int, verb: int) -> Iterator[int]:
    """Yield what shares a verb's time: its conjuncts, its subject where the time follows that."""
    if verb > top:
        yield from tree.conjuncts(verb)[1:]
        for subject in tree.children(verb, "nsubj", "nsubjpass"):
            if subject < top and not _passes(tree, words, subject):
                yield subject
    elif tree.tokens[verb].relation == "conj":
        first = tree.tokens[verb].head
        # "killed or wounded on Friday": nothing but the conjunction between them.
        if tree.is_verb(first) and verb - first <= 2:
            yield first


def _phrase_head(tree: Tree, noun: int) -> int:
    while tree.tokens[noun].relation in _PRENOMINAL and tree.is_noun(tree.tokens[noun].head):
        noun = tree.tokens[noun].head
    return noun


def _event_before(tree: Tree, words: _Words, top: int) -> int | None:
    """Return the noun right before a time in "resume after its breakdown last year", or None."""
    if tree.tokens[top].relation != "npadvmod" or top == 0:
        return None
    first = min(tree.subtree(top))
    noun = first - 1
    if noun < 0 or not tree.is_noun(noun) or tree.tokens[noun].relation != "pobj":
        return None
    if _passes(tree, words, noun) or tree.lemma(tree.tokens[noun].head) not in _EVENT_AFTER:
        return None
    return noun


def _is_caption_date(tree: Tree, top: int, expression: TimeExpression) -> bool:
    """Return whether a whole date closes a caption: "Police face protesters, Oslo, May 1, 2019."

    A caption tells the present of its picture: its main verb is in the present tense.
    """
    parts, text = expression.parts, tree.document.text
    if parts.year is None or parts.day is None:
        return False
    sentence = tree.sentence_of(top)
    root = _root(tree, sentence.first, sentence.last)
    closes = text[expression.end :].lstrip(" ")[:1] in {"", ".", "\n", "(", ")"}
    after_comma = text[: expression.start].rstrip()[-1:] == ","
    return closes and after_comma and tree.tokens[root].tag in {"VBP", "VBZ", "VBG", "VB"}


def _caption_verbs(tree: Tree, top: int) -> Iterator[int]:
    sentence = tree.sentence_of(top)
    root = _root(tree, sentence.first, sentence.last)
    yield from tree.conjuncts(root)
    for child in tree.children(root, "advcl"):
        if tree.tokens[child].tag in {"VBP", "VBZ"}:
            yield child


def _root(tree: Tree, first: int, last: int) -> int:
    return next((n for n in range(first, last) if tree.tokens[n].head == n), first)


def _passes(tree: Tree, words: _Words, number: int) -> bool:
    """Return whether a time hung on this token belongs to what the token hangs on."""
    token = tree.tokens[number]
    if token.relation in {"aux", "auxpass", "parataxis", "det", "neg"}:
        return True
    if token.tag in {"IN", "TO", "RB", "RBR", "JJ"} and not tree.is_verb(number):
        return True
    # The tagger takes the initials of organisations for common nouns.
    if token.tag in {"NNP", "NNPS", "CD", "PRP"} or (token.text.isupper() and len(token.text) > 1):
        return True
    return tree.is_noun(number) and tree.lemma(number) in words.timeless
