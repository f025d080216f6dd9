"""A trigger with its parties and the words around it: what its conditions look at."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from tocsin.extract.occurrences.clauses import clause_tokens, joined_act, phrase_tokens, verb_over
from tocsin.extract.occurrences.parts import Roles
from tocsin.extract.occurrences.triggers import Trigger
from tocsin.extract.reader import Reader
from tocsin.extract.settings import OccurrenceSettings

BEARING = frozenset({"wear", "carry", "arm", "wield", "use", "strap", "drive"})


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """A trigger with its parties and its words."""

    reader: Reader
    trigger: Trigger
    roles: Roles
    settings: OccurrenceSettings

    @cached_property
    def tokens(self) -> list[int]:
        """Tokens of the clause, and of the noun's own phrase."""
        verb = verb_over(self.reader, self.trigger.token)
        found = set(self.reader.tree.subtree(self.trigger.token)) if self.trigger.is_noun else set()
        if verb is not None:
            found |= set(clause_tokens(self.reader, verb))
        for carrier in self.roles.carriers:
            found |= set(clause_tokens(self.reader, carrier))
        return sorted(found)

    @cached_property
    def own_tokens(self) -> list[int]:
        """Tokens of the noun's phrase and of the clauses that carry it; a verb's clause."""
        found: set[int] = set()
        if self.trigger.is_noun:
            found |= set(phrase_tokens(self.reader, self.trigger.token))
        for carrier in self.roles.carriers:
            found |= set(clause_tokens(self.reader, carrier))
        for verb in self._bearing():
            found |= set(clause_tokens(self.reader, verb))
        return sorted(found - self.of_acts_beside)

    @cached_property
    def of_acts_beside(self) -> set[int]:
        """Return the words of other acts that the same clause sets beside this one."""
        tree, own = self.reader.tree, self.trigger.token
        if not self.trigger.is_noun:
            return set()
        later = {
            number
            for child in tree.children(own, "conj")
            if joined_act(self.reader, child) == own
            for number in tree.subtree(child)
        }
        before = joined_act(self.reader, own)
        earlier = set() if before is None else set(phrase_tokens(self.reader, before))
        return later | earlier

    def _bearing(self) -> list[int]:
        """Return the participles that say what an actor bore ("men wearing vests")."""
        tree = self.reader.tree
        near = [
            verb
            for head in self.roles.actors
            for verb in (*tree.children(head, "acl"), tree.tokens[head].head)
        ]
        return [
            verb
            for verb in near
            if tree.lemma(verb) in BEARING and tree.tokens[verb].tag in {"VBG", "VBN"}
        ]

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Lemmas of the clause."""
        return frozenset(self.reader.tree.lemma(number) for number in self.tokens)

    @cached_property
    def parties(self) -> list[int]:
        """Heads of all parties."""
        return [*self.roles.actors, *self.roles.recipients]

    def any_recipient(self, test: Callable[[Reader, int], bool]) -> bool:
        """Return whether some recipient passes a test."""
        return any(test(self.reader, head) for head in self.roles.recipients)

    def any_actor(self, test: Callable[[Reader, int], bool]) -> bool:
        """Return whether some actor passes a test."""
        return any(test(self.reader, head) for head in self.roles.actors)
