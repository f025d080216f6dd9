"""Whom the words of a document mean who came to harm: names, descriptions, pronouns as persons.

Two mentions are one person if they have one full name, one description ("a boy ... the boy"),
or if a pronoun takes the other up.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from tocsin.core.types import Span
from tocsin.core.vocab import PartyKind
from tocsin.extract.occurrences.clauses import subjects
from tocsin.extract.occurrences.counted import is_named_person
from tocsin.extract.occurrences.victims.named import name_at
from tocsin.extract.occurrences.victims.people import People
from tocsin.extract.phrases.ages import are_aged, is_aged
from tocsin.extract.phrases.mentions import CALENDAR, kind_of, name_tokens
from tocsin.extract.phrases.quantities import is_amount
from tocsin.extract.phrases.reflexives import HIMSELF
from tocsin.extract.reader import Reader

PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers"})
# Many at once, or words for anybody who suffered: they tell nobody apart.
VICTIM = frozenset(
    "victim deceased decedent dead body person people other patient fatality".split()
)
SEX = {
    **dict.fromkeys("man boy male father son brother husband uncle nephew boyfriend".split(), "m"),
    **dict.fromkeys("he him his".split(), "m"),
    **dict.fromkeys("woman girl female mother daughter sister wife aunt niece".split(), "f"),
    **dict.fromkeys("girlfriend she her hers lady grandmother".split(), "f"),
    **dict.fromkeys("gentleman grandfather".split(), "m"),
}
# Those who are not grown up whatever their age in years, and those who are.
SMALL = frozenset({"infant", "baby", "toddler", "newborn", "child", "kid"})
GROWN = frozenset({"man", "woman", "father", "mother", "husband", "wife", "adult"})
OF_AGE, NOT_OF_AGE = 18, 13
YEARS = re.compile(r"(\d+)-year-old")
AGE = re.compile(r"\d+-(?:year|month|week|day)-olds?\b")
ANOTHER = frozenset({"another", "other", "second", "third", "fourth", "fifth", "sixth"})
WOUNDS = frozenset({"wound", "injury", "shot", "gunshot"})
POINTING = frozenset({"the", "this", "that"})
HUMAN = frozenset({PartyKind.PERSON, PartyKind.CIVILIANS, PartyKind.FORCE, PartyKind.GROUP})
# A pronoun takes up somebody in its own sentence or in so many before.
REACH = 2
SUFFERING = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """What a phrase says of a person: full names, ages, the noun; `further` of "another man".

    `sex` is "m" or "f", `stage` "small" or "grown", "" where the text does not say.
    """

    names: frozenset[str] = frozenset()
    ages: frozenset[str] = frozenset()
    noun: str = ""
    definite: bool = False
    further: bool = False
    sex: str = ""
    stage: str = ""

    def is_one_with(self, other: "Who") -> bool:
        """Return whether both are one person: by name, age, or a noun that points back."""
        if self.is_apart_from(other):
            return False
        if self.names & other.names or self.ages & other.ages:
            return True
        points = self.definite or other.definite
        return bool(self.noun) and self.noun == other.noun and points

    def is_apart_from(self, other: "Who") -> bool:
        """Return whether both have names, ages, a sex or a time of life, and other ones."""
        named = self.names and other.names and not self.names & other.names
        return bool(named) or self._is_unlike(other)

    def is_surely_apart_from(self, other: "Who") -> bool:
        """Return whether both are told apart by more than a way of spelling a name."""
        words = {word for name in self.names for word in name.split()}
        others = {word for name in other.names for word in name.split()}
        named = words and others and not words & others
        return bool(named) or self._is_unlike(other)

    def _is_unlike(self, other: "Who") -> bool:
        """Return whether age, sex or time of life are told of both, and not the same."""
        aged = bool(self.ages and other.ages) and not self.ages & other.ages
        stages = {self.stage, other.stage} == {"small", "grown"}
        return aged or stages or {self.sex, other.sex} == {"m", "f"}


class Victims:
    """The persons of one document, by the words for them."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[int, Who] = {}

    @cached_property
    def _people(self) -> People:
        return People(self._reader)

    def is_person(self, head: int) -> bool:
        """Return whether a word may stand for people: by kind, name, number, age or pronoun."""
        reader, tree = self._reader, self._reader.tree
        if tree.tokens[head].text.lower() in PERSONAL | HIMSELF or is_aged(tree, head):
            return True
        if tree.lemma(head) in WOUNDS:
            return False
        kind = kind_of(reader, head)
        if kind in HUMAN or tree.lemma(head) in VICTIM:
            return True
        return is_named_person(reader, head) or is_amount(reader, head)

    def who(self, head: int) -> "Who":
        """Return what the text says of whoever a word means."""
        if head not in self._known:
            self._known[head] = Who()  # a pronoun never takes itself up
            self._known[head] = self._read(head)
        return self._known[head]

    def full_name(self, head: int) -> Span | None:
        """Return where whoever is named at a word is first named in full, None for nobody."""
        return self._people.full_name(head)

    def is_name(self, head: int) -> bool:
        """Return whether a word ends the name of one person."""
        reader = self._reader
        if reader.tree.tokens[head].tag != "NNP":
            return False
        first, _ = name_tokens(reader, head)
        numbered = first > 0 and reader.tree.tokens[first - 1].tag == "CD"
        if numbered or reader.tree.tokens[first].text.lower() in CALENDAR:
            return False
        known = kind_of(reader, head) in {PartyKind.UNKNOWN, PartyKind.PERSON}
        return is_named_person(reader, head) or (known and self.full_name(head) is not None)

    def antecedent(self, pronoun: int) -> int | None:
        """Return the person before "he" or "she" whom it most probably means."""
        return next(self._before(pronoun), None)

    def same(self, one: int, other: int) -> bool:
        """Return whether two words mean one person, as far as the text shows."""
        return one == other or self.who(one).is_one_with(self.who(other))

    def differ(self, one: int, other: int) -> bool:
        """Return whether two words surely mean two persons.

        One told as another is none of those told before: "a man ... two other men".
        """
        if one == other:
            return False
        first, later = sorted((one, other))
        told_apart = self.who(later).further and not self.who(first).further
        return told_apart or self.who(one).is_apart_from(self.who(other))

    def is_single(self, head: int) -> bool:
        """Return whether a word means one person."""
        tree, token = self._reader.tree, self._reader.tree.tokens[head]
        alone = token.tag in {"NN", "NNP"} or token.text.lower() in PERSONAL | HIMSELF
        return alone or (is_aged(tree, head) and not are_aged(tree, head))

    def is_vague(self, head: int) -> bool:
        """Return whether a word points at those who suffered, whoever they are: "the victim"."""
        tree = self._reader.tree
        pointing = {tree.lemma(child) for child in tree.children(head, "det", "predet")}
        if tree.lemma(head) in VICTIM:
            return bool(pointing & POINTING) or tree.lemma(head) in {"victim", "deceased"}
        return is_amount(self._reader, head)

    def _read(self, head: int) -> "Who":
        tree = self._reader.tree
        if tree.tokens[head].text.lower() in HIMSELF:
            doers = subjects(self._reader, tree.tokens[head].head)
            return self.who(doers[0]) if doers else Who()
        if tree.tokens[head].text.lower() in PERSONAL:
            before = next(self._before(head), None)
            if before is not None:
                return replace(self.who(before), definite=True)
            name = name_at(self._reader, self._people, head)
            return Who(names=frozenset({name.quote.lower()} if name else ()))
        words = tree.span(*tree.noun_phrase_tokens(head)).quote.lower().split()
        near = {tree.lemma(child) for child in tree.children(head, "det", "amod", "nummod")}
        single = tree.tokens[head].tag == "NN" and tree.lemma(head) not in VICTIM
        ages = frozenset(word.strip(",") for word in words if AGE.match(word))
        beside = {tree.lemma(one) for one in (head, *tree.children(head, "appos"))}
        return Who(
            names=frozenset(self._named(head)),
            ages=ages,
            noun=tree.lemma(head) if single and not near & ANOTHER else "",
            definite=bool(near & POINTING) or bool(tree.children(head, "poss")),
            further=bool(near & ANOTHER) or tree.lemma(head) in {"other", "others", "another"},
            sex=_only({SEX[word] for word in beside if word in SEX}),
            stage=_stage(beside, ages),
        )

    def _named(self, head: int) -> Iterator[str]:
        tree = self._reader.tree
        beside = [head, *tree.children(head, "appos")]
        if tree.tokens[head].relation == "appos":
            beside.append(tree.tokens[head].head)
        for one in beside:
            name = name_at(self._reader, self._people, one)
            if name is not None:
                yield name.quote.lower()

    def _before(self, pronoun: int) -> Iterator[int]:
        """Yield the persons before a pronoun whom it may mean, the nearest clause's first one."""
        tree = self._reader.tree
        here = tree.sentence_number(pronoun)
        sex = SEX.get(tree.tokens[pronoun].text.lower())
        for number in range(here, max(-1, here - REACH - 1), -1):
            sentence = tree.sentences[number]
            last = min(sentence.last, pronoun)
            heads = [
                head
                for head in range(sentence.first, last)
                if tree.tokens[head].relation in SUFFERING and self._may_mean(head, sex)
            ]
            subjects = [h for h in heads if tree.tokens[h].relation.startswith("nsubj")]
            yield from subjects
            yield from (head for head in heads if head not in subjects)

    def _may_mean(self, head: int, sex: str | None) -> bool:
        tree, token = self._reader.tree, self._reader.tree.tokens[head]
        if token.tag in {"NNS", "NNPS", "CD"} or tree.lemma(head) in {"police", "people"}:
            return False
        own = SEX.get(tree.lemma(head), SEX.get(token.text.lower()))
        if own is not None and sex is not None and own != sex:
            return False
        if token.text.lower() in PERSONAL:
            return True
        kind = kind_of(self._reader, head)
        person = kind in {PartyKind.PERSON, PartyKind.CIVILIANS, PartyKind.FORCE}
        return person or is_aged(tree, head) or is_named_person(self._reader, head)


def _only(found: Collection[str]) -> str:
    return next(iter(found)) if len(found) == 1 else ""


def _stage(nouns: Collection[str], ages: Collection[str]) -> str:
    """Return whether somebody is "small" or "grown", by a noun or by the age; else ""."""
    years = {int(found[1]) for age in ages if (found := YEARS.match(age))}
    small = bool(SMALL & set(nouns)) or any(age < NOT_OF_AGE for age in years)
    grown = bool(GROWN & set(nouns)) or any(age >= OF_AGE for age in years)
    return "" if small is grown else ("small" if small else "grown")
