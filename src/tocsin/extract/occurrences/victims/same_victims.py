"""Whether those whom two acts befell may be the same persons.

A report says first what somebody is and then who: "a 4-year-old boy", "Ada Roe", "the child".
Two names are two persons, and so are a man and a girl, or two of different ages; a name may be
anybody's who is described. A number of people takes in whoever is told singly after it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cached_property

from tocsin.core.types import Occurrence, Party
from tocsin.core.vocab import Mode, PartyKind
from tocsin.extract.occurrences.victims.people import HER, HIM, People
from tocsin.extract.reader import Reader

MALE = frozenset(
    "boy man son father brother husband boyfriend grandson grandfather uncle nephew "
    "gentleman".split()
)
FEMALE = frozenset(
    "girl woman daughter mother sister wife girlfriend granddaughter grandmother aunt niece "
    "lady".split()
)
YOUNG = frozenset(
    "boy girl child infant baby toddler kid newborn schoolboy schoolgirl son daughter grandson "
    "granddaughter".split()
)
GROWN = frozenset(
    "man woman father mother husband wife grandfather grandmother gentleman lady".split()
)
OTHERS = frozenset(
    "person victim teen teenager youth student friend somebody someone relative cousin sibling "
    "classmate neighbor neighbour passenger driver bystander pedestrian resident "
    "passerby juvenile adult civilian individual".split()
)
# Words for anybody, and for those not of age: one of them may stand for another.
ANYBODY = frozenset("person victim somebody someone individual".split())
MINOR = YOUNG | frozenset("teen teenager youth juvenile student".split())
PERSONS = MALE | FEMALE | YOUNG | OTHERS
MANY = frozenset(
    "people person men women children boys girls victims others teens teenagers youths adults "
    "persons students civilians bystanders residents".split()
)
# Those who did it suffer another act: the police shoot the gunman.
CULPRITS = frozenset(
    "gunman suspect shooter attacker assailant robber perpetrator killer intruder".split()
)
# What is hit where people are.
HIT = frozenset(
    "car vehicle van suv minivan house home residence porch door window wall fence tree "
    "room hospital bullet shot shots street road head leg arm eye back chest".split()
)
POINTING = frozenset({"the", "that", "this", "those", "these", "his", "her", "their"})
YEARS = re.compile(r"(\d{1,3})[- ]?(year|month|week|day)s?\b|^(\d{1,3})$", re.IGNORECASE)


class Likeness(IntEnum):
    """How two victims stand to each other."""

    OTHER = 0
    MAY_BE = 1
    ALIKE = 2
    SAME = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Victim:
    """What is told of one victim; `age` as written ("4 year"), `name` in small letters."""

    name: str = ""
    noun: str = ""
    age: str = ""
    many: bool = False
    counted: bool = False
    culprit: bool = False
    definite: bool = False

    @property
    def is_told(self) -> bool:
        """Whether a name or a noun says who it was."""
        return bool(self.name or self.noun)


class VictimsOfActs:
    """The victims of a document's acts, each as its words tell it."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[tuple[int, int], list[Victim] | None] = {}

    @cached_property
    def _people(self) -> People:
        return People(self._reader)

    def of(self, act: Occurrence) -> list[Victim] | None:
        """Return the persons whom an act befell, None where one is a body or a building.

        What shots hit beside people says nothing of them: a car, a home, a street.
        """
        key = (act.trigger.start, act.trigger.end)
        if key not in self._known:
            self._known[key] = self._of(act)
        return self._known[key]

    def _of(self, act: Occurrence) -> list[Victim] | None:
        shots = Mode.FIREARMS in act.modes
        found: list[Victim] = []
        for party in act.recipients:
            tokens = self._reader.tree.tokens_in(party.mention)
            if not tokens or (shots and self._is_beside(party, tokens)):
                continue
            victim = self._victim(party, tokens)
            if victim is None:
                return None
            found.append(victim)
        return found

    def _is_beside(self, party: Party, tokens: Sequence[int]) -> bool:
        noun = self._reader.tree.lemma(self._head(tokens))
        return party.kind is PartyKind.PLACE or noun in HIT

    def _head(self, tokens: Sequence[int]) -> int:
        tree = self._reader.tree
        return next((one for one in tokens if tree.tokens[one].head not in tokens), tokens[-1])

    def _victim(self, party: Party, tokens: Sequence[int]) -> Victim | None:
        tree, head = self._reader.tree, self._head(tokens)
        words = [tree.tokens[one].text.lower() for one in tokens]
        definite = words[0] in POINTING
        if tree.tokens[head].tag in {"PRP", "PRP$"}:
            return self._meant(head)
        name = self._people.full_name(head)
        if name is not None or (party.kind is PartyKind.PERSON and tree.tokens[head].tag == "NNP"):
            told = name.quote if name is not None else tree.tokens[head].text
            return Victim(name=told.lower(), age=_age(self._reader, head, words), definite=True)
        found = self._described(head, words, definite=definite)
        if found is None and party.kind in {PartyKind.PERSON, PartyKind.CIVILIANS}:
            many = tree.tokens[head].tag in {"NNS", "NNPS"}
            found = Victim(noun=tree.lemma(head), many=many, definite=definite)
        if found is None or not found.many:
            return found
        others = bool({"other", "others"} & set(words))
        counted = any(tree.tokens[one].tag == "CD" for one in tokens)
        return replace(found, counted=counted or (found.noun in PERSONS and not others))

    def _meant(self, pronoun: int) -> Victim:
        """Return whom a pronoun means: by name, or nothing but the gender."""
        text = self._reader.tree.tokens[pronoun].text.lower()
        if text not in HIM | HER:
            return Victim(many=text in {"they", "them", "we", "us"})
        span = self._people.meant_by(pronoun)
        return Victim(name=span.quote.lower() if span is not None else "", definite=True)

    def _described(self, head: int, words: Sequence[str], *, definite: bool) -> Victim | None:
        tree = self._reader.tree
        noun, tag = tree.lemma(head), tree.tokens[head].tag
        many = tag in {"NNS", "CD"} or noun in {"dozen", "couple", "number", "those", "everyone"}
        if noun in CULPRITS:
            return Victim(noun=noun, culprit=True, many=many, definite=definite)
        if tag == "CD" and not any(YEARS.fullmatch(word) for word in words):
            one = noun in {"one", "1"}
            return Victim(noun="", many=not one or "of" in words)
        age = _age(self._reader, head, words)
        if age and "old" in " ".join(words) and noun not in PERSONS:
            return Victim(noun="person", age=age, definite=definite)
        if noun in {"those", "everyone"}:
            return Victim(many=True)
        if noun not in PERSONS and tree.tokens[head].text.lower() not in MANY:
            return None
        return Victim(noun=noun, age="" if many else age, many=many, definite=definite)


def likeness(one: Victim, other: Victim) -> Likeness:
    """Return whether two victims are the same, may be, or cannot be."""
    if one.culprit is not other.culprit:
        return Likeness.OTHER
    if not one.is_told or not other.is_told or one.counted or other.counted:
        return Likeness.MAY_BE
    if one.many is not other.many:
        return Likeness.OTHER
    if one.age and other.age and one.age != other.age:
        return Likeness.OTHER
    if one.name and other.name:
        return Likeness.SAME if _share_name(one.name, other.name) else Likeness.OTHER
    if one.name or other.name:
        return Likeness.SAME if one.age and one.age == other.age else Likeness.MAY_BE
    if _opposed(one.noun, other.noun):
        return Likeness.OTHER
    if one.age and one.age == other.age:
        return Likeness.SAME
    if one.noun == other.noun:
        return Likeness.SAME if one.definite or other.definite else Likeness.ALIKE
    nouns = {one.noun, other.noun}
    if nouns & ANYBODY or nouns <= MINOR:
        return Likeness.ALIKE
    return Likeness.MAY_BE if nouns & PERSONS else Likeness.OTHER


def _opposed(one: str, other: str) -> bool:
    return any(
        (one in first and other in second) or (one in second and other in first)
        for first, second in ((MALE, FEMALE), (YOUNG, GROWN))
    )


def _share_name(one: str, other: str) -> bool:
    first, second = one.split(), other.split()
    return first[-1] in second or second[-1] in first


def _age(reader: Reader, head: int, words: Sequence[str]) -> str:
    """Return the age told with a victim: "a 4-year-old boy", "Ada Roe, 22,"."""
    if found := YEARS.search(" ".join(words).replace(" - ", "-")):
        return f"{found[1]} {found[2].lower()}" if found[1] else ""
    tokens = reader.tree.tokens
    if head + 2 < len(tokens) and tokens[head + 1].text == "," and tokens[head + 2].text.isdigit():
        return f"{tokens[head + 2].text} year"
    return ""
