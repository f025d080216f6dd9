"""What a mention of a party is to MUC-4: a person's name, a title, a description, a body.

Tocsin says what kind of party it is; whether its words are a name is asked of Tocsin's own
table of head nouns, for the texts are in capitals.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from bench.muc4.entities import normalised
from bench.muc4.tables import (
    AMOUNT_WORDS,
    DETERMINERS,
    GENERAL_BODIES,
    NUMBER_WORDS,
    PREPOSITIONS,
    PRONOUNS,
    TITLES,
)
from tocsin.core.ports import Entry
from tocsin.core.types import Party, Span
from tocsin.core.vocab import PartyKind
from tocsin.tables.actors import ShippedActors
from tocsin.tables.lexicons import ShippedLexicons

_BRACKETED = re.compile(r"\s*[\[(][^\])]*[\])]?\s*$")
_POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$", re.IGNORECASE)
_EDGES = " ,;:.-\n\t"
_SAYS_NOTHING = PRONOUNS | DETERMINERS | NUMBER_WORDS
_NOT_IN_NAMES = PREPOSITIONS | DETERMINERS | NUMBER_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """The words of a party as fillers have them, and where they stand."""

    words: str
    spans: tuple[Span, ...]
    title: str | None = None
    named: bool = False


def filler_words(span: Span) -> str:
    """Return the words of a span on one line, without a possessive ending.

    An acronym in brackets behind them is left out too.

    Source: template-doc-part2, slot 10: the key has name and acronym apart.
    """
    line = " ".join(span.quote.split())
    return _POSSESSIVE.sub("", _BRACKETED.sub("", line).strip(_EDGES)) or line


def mention_of(party: Party) -> Mention | None:
    """Return the mention of a party; None for a pronoun and for a number alone."""
    words = filler_words(party.mention)
    if all(word in _SAYS_NOTHING or word.isdigit() for word in normalised(words).split()):
        return None
    if party.kind in {PartyKind.PERSON, PartyKind.UNKNOWN}:
        title, name = title_and_name(words) if not is_description(words) else (None, None)
        # One word that nobody calls a person may be anything.
        sure = party.kind is PartyKind.PERSON or title is not None or len((name or "").split()) > 1
        if name and sure:
            return Mention(words=name, spans=(party.mention,), title=title, named=True)
    return Mention(words=words, spans=(party.mention,))


def without_amount(words: str) -> str:
    """Return words without the articles, numbers and quantifiers before them.

    Source: scoring-guidelines, 3.1.1.1: the key has them for perpetrators only.

    >>> without_amount("AT LEAST 20 OLD BAKERS")
    'OLD BAKERS'
    """
    split = words.split()
    starts = (
        n
        for n, word in enumerate(split)
        if not _is_amount(normalised(word)) and not (n == 0 and word.lower() == "at")
    )
    return " ".join(split[next(starts, 0) :])


def _is_amount(word: str) -> bool:
    return not word or word.isdigit() or word in DETERMINERS | NUMBER_WORDS | AMOUNT_WORDS


def title_and_name(words: str) -> tuple[str | None, str | None]:
    """Return the title before a person's name, and the name; None where there is none.

    What follows a title within another phrase is no name of the whole ("the house of Mayor
    Talby").
    Source: template-doc-part2, slots 18 and 19: names stand without titles and honorifics.

    >>> title_and_name("MAYOR JUANA TALBY")
    ('MAYOR', 'JUANA TALBY')
    """
    split = words.split()
    lower = [normalised(word) for word in split]
    titles = [n for n, word in enumerate(split) if is_title(word)]
    start = titles[-1] + 1 if titles else 0
    if start == len(split) or not all(map(_may_be_name, split[start:])):
        return None, None
    if any(word in PREPOSITIONS for word in lower[:start]) and not is_title(_first(split)):
        return None, None
    return " ".join(split[:start]) or None, " ".join(split[start:])


def _first(words: Sequence[str]) -> str:
    """Return the first word that is no article or number."""
    bare = (word for word in words if normalised(word) not in DETERMINERS | NUMBER_WORDS)
    return next((word for word in bare if normalised(word)), "")


def is_human(words: str) -> bool:
    """Return whether the head of some words is a common noun for persons."""
    head = _head(words)
    entry = _entry(head)
    return is_title(head) or (entry is not None and entry.features.get("counts") == "persons")


def _head(words: str) -> str:
    """Return the last word before the first preposition."""
    split = words.lower().split()
    end = next((n for n, word in enumerate(split) if n and word in PREPOSITIONS), len(split))
    return split[end - 1] if split else ""


def is_description(words: str) -> bool:
    """Return whether some words describe individuals and do not name a body (slot 9).

    Those are persons ("soldiers"), and bodies in general words ("a guerrilla column").
    """
    if normalised(_head(words)) in GENERAL_BODIES:
        return True
    entry = _entry(_head(words))
    return entry is not None and entry.features.get("counts") == "persons"


def actor_name_within(party: Party) -> str | None:
    """Return the words of a mention that are a name of the body it was resolved to."""
    actor = ShippedActors().get(party.actor_id) if party.actor_id else None
    if actor is None:
        return None
    line = " ".join(party.mention.quote.split())
    names = sorted((actor.name, *actor.names), key=lambda name: (-len(name), name))
    found = (re.search(rf"\b{re.escape(name)}\b", line, re.IGNORECASE) for name in names)
    return next((match[0] for match in found if match), None)


def distinct(mentions: Sequence[Mention]) -> list[Mention]:
    """Return one mention a thing: one that stands whole within another is the same thing.

    The fullest wording is kept, as the key has it; the spans of all are.
    """
    kept: list[Mention] = []
    for one in sorted(mentions, key=lambda each: (-len(each.words.split()), not each.named)):
        same = next((n for n, other in enumerate(kept) if _is_within(one, other)), None)
        if same is None:
            kept.append(one)
        else:
            fuller = kept[same]
            kept[same] = replace(
                fuller, spans=(*fuller.spans, *one.spans), title=fuller.title or one.title
            )
    return sorted(kept, key=lambda each: min((span.start for span in each.spans), default=0))


def _is_within(one: Mention, other: Mention) -> bool:
    shorter, longer = normalised(one.words), normalised(other.words)
    return re.search(rf"\b{re.escape(shorter)}\b", longer) is not None


def is_title(word: str) -> bool:
    """Return whether a word is a post, a rank or a title of a person."""
    if normalised(word) in TITLES:
        return True
    entry = _entry(word.lower())
    return entry is not None and entry.code == PartyKind.PERSON


def _may_be_name(word: str) -> bool:
    bare = normalised(word)
    return bare.isalpha() and bare not in _NOT_IN_NAMES and _entry(word.lower()) is None


@cache
def _entry(word: str) -> Entry | None:
    """Return the entry of a word or its singular."""
    table = ShippedLexicons().table("parties")
    bare = word.strip("\"'.,")
    forms = [word, bare, f"{bare}.", bare.removesuffix("s"), bare.removesuffix("es")]
    forms += [re.sub("men$", "man", bare), re.sub("ies$", "y", bare)]
    for form in forms:
        entries = [each for each in table.get(form, ()) if "pronoun" not in each.features]
        if entries and "suffix" not in entries[0].features:
            return entries[0]
    return None
