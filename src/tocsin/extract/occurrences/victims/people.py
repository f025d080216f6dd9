"""The persons whom a document names in full, and whom a short name or a pronoun means there.

Only full names count, of two words or more that no table knows for a place or a body; a family
name or a given name alone leads to the one full name that has it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tocsin.core.types import Span
from tocsin.core.vocab import PartyKind
from tocsin.extract.phrases.mentions import CALENDAR
from tocsin.extract.reader import Reader

# Small words within a name.
PARTICLES = frozenset("al ul el bin ibn bint de da dos du van von der la abu".split())
# Words of the names of bodies and papers, of which no table knows all; no surnames.
BODIES = frozenset(
    "network index report media international united national project program programme center "
    "centre fund forum code act penal magazine times daily herald tribune weekly review highway "
    "avenue supreme federal central special kingdom republic college school flight".split()
)
MEN = frozenset({"mr", "mr."})
WOMEN = frozenset({"mrs", "mrs.", "ms", "ms.", "miss"})
HIM = frozenset({"he", "him", "his", "himself"})
HER = frozenset({"she", "her", "hers", "herself"})
PERSONAL = HIM | HER
# Kinds of noun that stand before a name and are no part of it.
DESCRIBING = frozenset({"person", "civilians", "force"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "pobj", "dative"})
FULL_NAME = 2
MOST_WORDS = 6
LEAST_OF_BODY = 3
# A pronoun reaches back this many sentences, as that of a speaker does.
REACH = 4
# Whom a text is about: named so often, and so many times as often as anybody else.
LEAST_MENTIONS = 3
LEAD = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One mention of a person by name; `person` is the person's full name, in small letters."""

    first: int
    last: int
    person: str


class People:
    """The persons that one document names in full."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._spans: dict[str, Span] = {}
        short: dict[str, set[str]] = {}
        runs = list(self._runs())
        for first, last in runs:
            words = self._words(first, last)
            if self._is_full_name(words):
                key = " ".join(words).lower()
                self._spans.setdefault(key, reader.tree.span(first, last))
                for word in (words[0], words[-1]):
                    short.setdefault(word.lower(), set()).add(key)
        # Those who share a family or a given name are told apart only by the whole of it.
        self._short = {word: next(iter(keys)) for word, keys in short.items() if len(keys) == 1}
        found = (self._named(first, last) for first, last in runs)
        self._mentions = [each for each in found if each is not None]

    def full_name(self, head: int) -> Span | None:
        """Return the full name of whoever is named at a token, None where nobody is."""
        return next(
            (
                self._spans[each.person]
                for each in self._mentions
                if each.first <= head <= each.last
            ),
            None,
        )

    def span_of(self, name: str) -> Span | None:
        """Return where a person whom a name means is first named in full."""
        words = name.lower().split()
        key = " ".join(words)
        if key in self._spans:
            return self._spans[key]
        known = self._short.get(words[-1]) if words else None
        return self._spans[known] if known is not None else None

    def meant_by(self, pronoun: int) -> Span | None:
        """Return the full name of whom "he" or "she" means: the nearest who may be meant.

        Of several in one sentence the subject is, else whom the document is about; None where
        more than one may be.
        """
        tree = self._reader.tree
        here = tree.sentence_number(pronoun)
        may = [each for each in self._mentions if self._may_mean(pronoun, each)]
        for distance in range(REACH + 1):
            near = [each for each in may if here - tree.sentence_number(each.last) == distance]
            people = {each.person for each in near}
            acting = [each.person for each in near if tree.tokens[each.last].relation in SUBJECTS]
            if len(people) == 1 or acting:
                return self._spans[acting[0] if acting else near[0].person]
            if people:
                return self._spans[self.main] if self.main in people else None
        return None

    @cached_property
    def main(self) -> str:
        """The person whom the document is about, by how often it names them; "" for nobody."""
        ranked = Counter(each.person for each in self._mentions).most_common(2)
        if not ranked or ranked[0][1] < LEAST_MENTIONS:
            return ""
        return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= LEAD * ranked[1][1] else ""

    def _may_mean(self, pronoun: int, named: Named) -> bool:
        """Return whether a pronoun may mean a person named before it."""
        tree = self._reader.tree
        if named.last >= pronoun:
            return False
        word = tree.tokens[pronoun].text.lower()
        if named.person in (self._women if word in HIM else self._men):
            return False
        # "X struck him" is not said of one man; "his lawyer, X," is not himself.
        relation, head = tree.tokens[named.last].relation, tree.tokens[named.last].head
        same_clause = head in {tree.tokens[pronoun].head, *tree.ancestors(pronoun)}
        if relation in SUBJECTS and tree.tokens[pronoun].relation in OBJECTS and same_clause:
            between = [one for one in tree.ancestors(pronoun) if tree.is_verb(one)]
            if between and between[0] == head:
                return False
        owners = [*tree.children(named.last, "poss"), *tree.children(head, "poss")]
        return not any(tree.tokens[one].text.lower() in PERSONAL for one in owners)

    @cached_property
    def _men(self) -> frozenset[str]:
        return self._titled(MEN)

    @cached_property
    def _women(self) -> frozenset[str]:
        return self._titled(WOMEN)

    def _titled(self, titles: frozenset[str]) -> frozenset[str]:
        tokens = self._reader.tree.tokens
        return frozenset(
            each.person
            for each in self._mentions
            if each.first and tokens[each.first - 1].text.lower() in titles
        )

    def _named(self, first: int, last: int) -> Named | None:
        words = self._words(first, last)
        if not words:
            return None
        key = " ".join(words).lower()
        person = key if key in self._spans else None
        if person is None and len(words) == 1:
            person = self._short.get(key)
        return Named(first=first, last=last, person=person) if person is not None else None

    def _words(self, first: int, last: int) -> list[str]:
        return self._reader.tree.span(first, last).quote.split()

    def _runs(self) -> Iterator[tuple[int, int]]:
        """Yield the runs of words with a capital, titles and descriptions before them left out."""
        tokens, number = self._reader.tree.tokens, 0
        while number < len(tokens):
            last = number
            while last + 1 < len(tokens) and self._goes_on(last):
                last += 1
            if tokens[number].tag == "NNP":
                first = number
                while first <= last and self._describes(first):
                    first += 1
                callings = [n for n in range(first, last) if self._is_calling(n, by_ending=False)]
                first = max([first, *(number + 1 for number in callings)])
                while last >= first and tokens[last].tag != "NNP":
                    last -= 1
                if first <= last:
                    yield first, last
            number = max(last, number) + 1

    def _goes_on(self, last: int) -> bool:
        """Return whether a name goes on after one of its words."""
        tokens = self._reader.tree.tokens
        one, after = tokens[last], tokens[last + 1]
        gap = self._reader.document.text[one.end : after.start]
        if "\n" in gap or not (one.tag in {"NNP", "HYPH"} or one.text.lower() in PARTICLES):
            return False
        return (
            after.tag in {"NNP", "HYPH"}
            or (after.text.lower() in PARTICLES and after.text.islower())
            or (after.text == "-" and not gap)
        )

    def _describes(self, token: int) -> bool:
        """Return whether a word before a name says what its bearer is, or of which country."""
        word = self._reader.tree.tokens[token].text
        abroad = self._reader.names.country_of(word) is not None
        return self._is_calling(token) or abroad or not word[0].isupper()

    def _is_calling(self, token: int, *, by_ending: bool = True) -> bool:
        """Return whether a word says what its bearer is: "Journalist", "Director"."""
        tree = self._reader.tree
        word = tree.tokens[token].text.lower()
        table = self._reader.lexicons.table("parties")
        entry = table.get(tree.lemma(token)) or table.get(word)
        if entry is None and by_ending:
            endings = (table.get("*" + word[-length:]) for length in range(6, 2, -1))
            entry = next((found for found in endings if found), None)
        return entry is not None and entry[0].code in DESCRIBING

    def _is_full_name(self, words: Sequence[str]) -> bool:
        """Return whether a run of capitalised words may be a person's full name."""
        if not FULL_NAME <= len(words) <= MOST_WORDS:
            return False
        names, table = self._reader.names, self._reader.lexicons.table("parties")
        acts = self._reader.lexicons.table("trigger_nouns")
        kinds = names.party_kinds(" ".join(words))
        if kinds and PartyKind.PERSON not in kinds:
            return False
        for word in words:
            small = word.lower()
            if small in CALENDAR or small in table or small.removesuffix("s") in table:
                return False
            if small in BODIES or small in acts or small.removesuffix("s") in acts:
                return False
            if any(letter.isdigit() for letter in word):
                return False
            # "AFP Fact Check": of capitals alone is a body's name, not an initial or two.
            if word.isupper() and len(word) >= LEAST_OF_BODY and "." not in word:
                return False
            if word[0].islower() and small.partition("-")[0] not in PARTICLES:
                return False
        return not names.country_of(words[-1]) and not names.country_of(words[0])
