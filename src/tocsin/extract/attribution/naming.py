"""What a noun phrase says of a speaker: words, name, kind, number."""

import re

from tocsin.core.ports import Entry
from tocsin.core.types import Span
from tocsin.core.vocab import SourceKind
from tocsin.extract.attribution.voices import RELATIVE
from tocsin.extract.phrases.mentions import CALENDAR
from tocsin.extract.phrases.syntax import Tree
from tocsin.extract.reader import Reader

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
NAME_TAGS = frozenset({"NNP", "NNPS", "HYPH"})
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "other": 2}
# No report counts more speakers than a number of so many digits.
MOST_DIGITS = 6
# A capitalised noun of these kinds is a name: "Amnesty International".
NAMED_KINDS = frozenset({"ngo", "media", "international_org", "document"})
# Whose name is told with the office rather than in its place.
OFFICES = frozenset({"official", "government", "politician", "international_org"})
# Bodies whose people speak for them: "the director of a charity", "a rebel commander".
SPOKEN_FOR = frozenset(
    {SourceKind.ARMED_GROUP, SourceKind.NGO, SourceKind.INTERNATIONAL_ORG, SourceKind.POLITICIAN}
)
DAYS = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "yesterday",
        "today",
    ]
)


def is_ordinal(tree: Tree, head: int) -> bool:
    """Return whether an ordinal stands for a noun: "a second"."""
    return tree.lemma(head) in ORDINALS and not tree.is_noun(head)


def is_plural(tree: Tree, noun: int) -> bool:
    """Return whether a noun is plural; "police" is neither."""
    return tree.tokens[noun].tag in {"NNS", "NNPS"} and tree.lemma(noun) not in {"police"}


def speaker_span(tree: Tree, head: int) -> Span:
    """Return the words that name a speaker: the noun phrase, without a possessive ending."""
    first, last = tree.noun_phrase_tokens(head)
    for child in tree.children(head, "prep", "npadvmod"):
        if child > head and any(_is_calendar(tree, word) for word in tree.subtree(child)):
            last = min(last, child - 1)
    while last > first and tree.tokens[last].tag in {"POS", ",", ":", "-RRB-"} and last != head:
        last -= 1
    while first < last and tree.tokens[first].tag in {"``", "''", ":", ",", "."}:
        first += 1
    return tree.span(first, last)


def described_span(reader: Reader, head: int) -> Span:
    """Return the words that name a speaker, with the name after an office ("the mayor, Ada Roe").

    Of anybody else with the name behind ("her father, Ben Roe") it is the name alone.
    """
    tree, span = reader.tree, speaker_span(reader.tree, head)
    entry = _lexicon(reader, head)
    if entry is None or tree.tokens[head].tag not in {"NN", "NNS"}:
        return span
    name = _name_behind(tree, span)
    if name is None:
        return span
    office = entry.code in OFFICES or "body" in entry.features
    return tree.characters(span.start if office else name.start, name.end)


def _name_behind(tree: Tree, span: Span) -> Span | None:
    """Return the name that stands between commas right behind a noun phrase, or None."""
    last = tree.token_at(span.end - 1)
    if last is None:
        return None
    limit = tree.sentence_of(last).last
    end = start = last + 2
    while end < limit and tree.tokens[end].tag in NAME_TAGS:
        end += 1
    if end in (start, limit) or tree.tokens[start - 1].text != ",":
        return None
    apart = tree.tokens[end].text == "," or tree.tokens[end].tag in {".", "``", "''"}
    head = next((n for n in range(start, end) if tree.tokens[n].relation == "appos"), None)
    return tree.span(start, end - 1) if apart and head is not None else None


def _is_calendar(tree: Tree, word: int) -> bool:
    return tree.lemma(word) in DAYS or tree.tokens[word].text.lower() in CALENDAR


def name_of(reader: Reader, head: int) -> str:
    """Return the name in a noun phrase: its last run of capitalised words, without titles.

    Of an office with the holder's name after it ("the director, Ann Other"), the holder's.
    """
    tree, table = reader.tree, reader.lexicons.table("speakers")
    entry = _lexicon(reader, head)
    if entry is not None and "body" not in entry.features:
        for child in tree.children(head, "appos"):
            if tree.tokens[child].tag == "NNP" and child > head:
                return name_of(reader, child)
    first, last = tree.noun_phrase_tokens(head)
    start = end = head
    while start - 1 >= first and tree.tokens[start - 1].tag in NAME_TAGS:
        start -= 1
    while end + 1 <= last and tree.tokens[end + 1].tag in NAME_TAGS:
        end += 1
    for number in range(head - 1, start - 1, -1):
        known = table.get(tree.lemma(number)) or table.get(tree.tokens[number].text.lower())
        if known is not None and "body" not in known[0].features:
            start = number + 1
            break
    return re.sub(r"\s*-\s*", "-", tree.span(start, end).quote)


def is_named(reader: Reader, head: int) -> bool:
    """Return whether a noun phrase names a person or an organisation."""
    tree = reader.tree
    token = tree.tokens[head]
    if token.tag in {"NNP", "NNPS"}:
        entry = _lexicon(reader, head)
        return entry is None or (not token.text.islower() and not _bare_role(reader, head, entry))
    if any(tree.tokens[child].tag == "NNP" for child in tree.children(head, "appos")):
        return True
    entry = _lexicon(reader, head)
    if entry is not None and "body" in entry.features:
        first, _ = tree.noun_phrase_tokens(head)
        return any(_is_name(reader, number) for number in range(first, head))
    return token.text[:1].isupper() and reader.names.source_kind(token.text) is not None


def _is_name(reader: Reader, token: int) -> bool:
    parsed = reader.tree.tokens[token]
    return parsed.tag == "NNP" or reader.names.country_of(parsed.text) is not None


def _bare_role(reader: Reader, head: int, entry: Entry) -> bool:
    """Return whether only an office is written, with no name ("U.S. Official")."""
    if {"body", "title"} & entry.features.keys() or entry.code in NAMED_KINDS:
        return False
    first, _ = reader.tree.noun_phrase_tokens(head)
    words = entry.phrase.split()
    return not any(
        reader.tree.tokens[number].tag == "NNP"
        and reader.tree.lemma(number) not in words
        and reader.names.country_of(reader.tree.tokens[number].text) is None
        for number in range(first, head)
    )


def count_of(tree: Tree, head: int, *, named: bool) -> int | None:
    """Return how many speakers a noun phrase stands for, where it says so."""
    if is_ordinal(tree, head) or named:
        return 1
    for child in tree.children(head, "nummod", "det"):
        word = tree.tokens[child].text.lower()
        if word in NUMBERS:
            return NUMBERS[word]
        if word.isdecimal() and len(word) <= MOST_DIGITS and is_plural(tree, head):
            return int(word)
    return None if is_plural(tree, head) or tree.lemma(head) == "police" else 1


def source_kind(reader: Reader, head: int) -> SourceKind:
    """Return what kind of speaker a noun phrase names, by name, noun, title, apposition."""
    tree, names = reader.tree, reader.names
    if tree.lemma(head) in RELATIVE:
        return SourceKind.UNKNOWN
    entry = _lexicon(reader, head)
    if entry is not None and tree.tokens[head].tag in {"NN", "NNS"}:
        if entry.phrase == "report" and tree.tokens[head].tag == "NNS":
            return SourceKind.UNKNOWN
        return _of_body(reader, head, SourceKind(entry.code))
    name = name_of(reader, head)
    phrase = re.sub(r"^(the|The)\s+", "", speaker_span(tree, head).quote)
    for candidate in dict.fromkeys((phrase, name, tree.tokens[head].text)):
        kind = names.source_kind(candidate)
        if kind is not None:
            return kind
    if entry is not None:
        return SourceKind(entry.code)
    if names.country_of(name) or names.country_of(phrase):
        return SourceKind.GOVERNMENT
    return _by_company(reader, head)


def _of_body(reader: Reader, head: int, kind: SourceKind) -> SourceKind:
    """Return the kind of the body that an office is held in, where it is no state's."""
    if kind not in {SourceKind.OFFICIAL, SourceKind.OTHER}:
        return kind
    tree, table = reader.tree, reader.lexicons.table("speakers")
    behind = [
        noun
        for preposition in tree.children(head, "prep")
        if tree.lemma(preposition) in {"of", "for", "at", "with"}
        for noun in tree.children(preposition, "pobj")
    ]
    for noun in [*tree.children(head, "compound", "nmod", "poss"), *behind]:
        known = reader.names.source_kind(tree.noun_phrase(noun).quote.removeprefix("the "))
        entry = table.get(tree.lemma(noun))
        found = known or (SourceKind(entry[0].code) if entry else None)
        if found in SPOKEN_FOR:
            return found
    return kind


def _by_company(reader: Reader, head: int) -> SourceKind:
    """Return the kind that titles before a name or the apposition after it give."""
    tree = reader.tree
    table = reader.lexicons.table("speakers")
    for child in tree.children(head, "appos"):
        entry = _lexicon(reader, child)
        if entry is not None:
            return _of_body(reader, child, SourceKind(entry.code))
    first, _ = tree.noun_phrase_tokens(head)
    for number in range(head - 1, first - 1, -1):
        for phrase in (f"{tree.lemma(number - 1)} {tree.lemma(number)}" if number > first else "",
                       tree.lemma(number), tree.tokens[number].text.lower()):  # fmt: skip
            if phrase in table:
                return SourceKind(table[phrase][0].code)
    after = _noun_after_comma(tree, head)
    if after is not None and (entry := _lexicon(reader, after)) is not None:
        return _of_body(reader, after, SourceKind(entry.code))
    if tree.tokens[head].relation == "appos":
        office = tree.tokens[head].head
        entry = _lexicon(reader, office)
        if entry is not None:
            return _of_body(reader, office, SourceKind(entry.code))
    return SourceKind.UNKNOWN


def _noun_after_comma(tree: Tree, head: int) -> int | None:
    """Return the noun that describes a name after a comma, where the parse joins them otherwise."""
    if head + 2 >= len(tree.tokens) or tree.tokens[head + 1].text != ",":
        return None
    sentence = tree.sentence_of(head)
    for number in range(head + 2, min(head + 9, sentence.last)):
        if tree.tokens[number].tag in {"NN", "NNS"}:
            below = tree.tokens[number].relation in {"compound", "nmod", "amod"}
            if not below:
                return number
        elif tree.tokens[number].tag not in {"DT", "JJ", "NNP", "IN", "VBG", "POS", "PRP$", "CD"}:
            return None
    return None


def _lexicon(reader: Reader, head: int) -> Entry | None:
    """Return the entry of the longest phrase that ends in a noun, or None."""
    tree, table = reader.tree, reader.lexicons.table("speakers")
    first, _ = tree.noun_phrase_tokens(head)
    for start in range(max(first, head - 3), head + 1):
        words = [tree.lemma(number) for number in range(start, head + 1)]
        entry = table.get(" ".join(words))
        if entry is not None:
            return entry[0]
    lemma = tree.lemma(head)
    singular = lemma[:-1] if lemma.endswith("s") else lemma
    return table[singular][0] if singular in table else None
