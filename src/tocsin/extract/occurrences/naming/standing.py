"""The part that a text gives in its acts to whoever a word means: harmed by one, suspected of it.

A description that points back ("the boy", "he") means the person so called before; where the
text tells nothing of that person, or something else, it has no part.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tocsin.core.vocab import PartStatus
from tocsin.extract.occurrences.charges import ACCUSING, Acts
from tocsin.extract.occurrences.clauses import after, is_passive
from tocsin.extract.occurrences.naming.naming_forms import SUFFERERS, SUSPECTS
from tocsin.extract.occurrences.victims.same_victims import FEMALE, MALE, PERSONS
from tocsin.extract.occurrences.victims.victims import PERSONAL, POINTING, Victims
from tocsin.extract.phrases.quantities import is_amount
from tocsin.extract.reader import Reader

# What is told of those harmed, beside a word for them: "the killed man", "the man who died".
HARMED = frozenset(
    "kill slay murder wound injure shoot hurt die dead deceased stab hit strike gun".split()
)
THEY = frozenset({"they", "them"})
DEPTH = 3
# "They" takes up people told at most so many sentences before.
REACH = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part in the act of a group: of one who did it, or is suspected of it, else of one harmed.

    Who is called by what he did ("the officer who shot") did it as surely as that is told.
    """

    group: int
    acted: bool
    status: PartStatus = PartStatus.STATED


class Standing:
    """Who of one document had which part in its acts."""

    def __init__(
        self, reader: Reader, acts: Acts, victims: Victims, told: Mapping[int, Part]
    ) -> None:
        self._reader, self._acts, self._victims, self._told = reader, acts, victims, told

    def of(self, head: int, depth: int = 0) -> Part | None:
        """Return the part of whoever a word means, None where the text does not say."""
        tree, text = self._reader.tree, self._reader.tree.tokens[head].text.lower()
        if depth > DEPTH:
            return None
        if text in PERSONAL:
            before = self._victims.antecedent(head)
            return self.of(before, depth + 1) if before is not None else None
        if text in THEY:
            group = self._group_before(head)
            return self.of(group, depth + 1) if group is not None else None
        whole = [one for one in after(self._reader, head, "of") if tree.tokens[one].tag == "NNS"]
        if whole and is_amount(self._reader, head):
            # "One of the marchers" need not be one of those marchers whom something befell.
            told = tree.lemma(whole[0]) in SUFFERERS | SUSPECTS or self._is_harmed(whole[0])
            return self.of(whole[0], depth + 1) if told else None
        if tree.lemma(head) in SUSPECTS:
            return self._of_culprit(head)
        if head in self._told:
            return self._told[head]
        return self._of_described(head)

    def _of_culprit(self, head: int) -> Part | None:
        """Return the part of a suspect: harmed where an act is told to have struck one."""
        lemma = self._reader.tree.lemma(head)
        struck = {
            group
            for one, group in self._acts.sufferers.items()
            if self._reader.tree.lemma(one) in SUSPECTS
        }
        if struck:
            same = lemma in {self._reader.tree.lemma(one) for one in self._acts.sufferers}
            harmed = same and len(struck) == 1 == len(self._acts.violent)
            return Part(group=struck.pop(), acted=False) if harmed else None
        only = self._acts.only
        return (
            Part(group=only, acted=True, status=PartStatus.SUSPECTED) if only is not None else None
        )

    def _of_described(self, head: int) -> Part | None:
        tree, victims, only = self._reader.tree, self._victims, self._acts.only
        if self._is_accused(head):
            return None
        vague = victims.is_vague(head) or self._is_harmed(head)
        earlier = None if vague else self._earlier(head)
        if earlier is not None:
            return self._told.get(earlier)
        alike = [
            one
            for one, part in sorted(self._told.items())
            if vague and one < head and tree.lemma(one) == tree.lemma(head) and not part.acted
        ]
        if alike:
            return self._told[alike[-1]]
        if not (self._is_definite(head) or vague):
            return None
        harmed = {group for one, group in self._acts.sufferers.items() if victims.same(head, one)}
        if len(harmed) == 1 and not any(
            part.acted and tree.lemma(one) == tree.lemma(head) for one, part in self._told.items()
        ):
            return Part(group=harmed.pop(), acted=False)
        if only is None:
            return None
        return Part(group=only, acted=False) if vague or self._is_the_one(head) else None

    def _earlier(self, head: int) -> int | None:
        """Return the last word before that is told to have a part and may be of the same person.

        Whoever is so called anew ("a boy", "another boy") ends the search.
        """
        tree, victims = self._reader.tree, self._victims
        if not self._is_definite(head):
            return None
        for one in range(head - 1, -1, -1):
            if tree.lemma(one) != tree.lemma(head) or victims.differ(one, head):
                continue
            if tree.tokens[one].tag != tree.tokens[head].tag:
                continue
            if one in self._told or not self._is_definite(one):
                return one
        return None

    def _is_definite(self, head: int) -> bool:
        tree = self._reader.tree
        return any(tree.lemma(child) in POINTING for child in tree.children(head, "det"))

    def _is_harmed(self, head: int) -> bool:
        """Return whether a description itself says that somebody was harmed."""
        tree = self._reader.tree
        beside = tree.children(head, "amod", "acl", "relcl")
        suffered = [
            one
            for one in beside
            if tree.lemma(one) in HARMED
            and (tree.lemma(one) in {"die", "dead", "deceased"} or _is_done_to(self._reader, one))
        ]
        human = tree.lemma(head) in PERSONS | {"people", "other", "one"}
        return bool(suffered) and human and self._is_definite(head)

    def _is_accused(self, head: int) -> bool:
        """Return whether a description says that somebody is accused: "the man arrested"."""
        tree = self._reader.tree
        return any(
            tree.lemma(one) in ACCUSING and _is_done_to(self._reader, one)
            for one in tree.children(head, "amod", "acl", "relcl")
        )

    def _is_the_one(self, head: int) -> bool:
        """Return whether the act struck one person, nobody else is told of, and the word fits."""
        tree, sufferers = self._reader.tree, self._acts.sufferers
        lemma = tree.lemma(head)
        if lemma not in PERSONS or tree.tokens[head].tag != "NN" or not self._is_definite(head):
            return False
        if not sufferers or any(part.acted for part in self._told.values()):
            return False
        others = {tree.lemma(one) for one in sufferers}
        sexes = ({lemma, *others} & MALE, {lemma, *others} & FEMALE)
        single = all(self._victims.is_single(one) for one in sufferers)
        return single and not all(sexes)

    def _group_before(self, head: int) -> int | None:
        """Return the last people told of before "they", not far away."""
        tree = self._reader.tree
        here = tree.sentence_number(head)
        for one in range(head - 1, -1, -1):
            if here - tree.sentence_number(one) > REACH:
                return None
            if tree.tokens[one].tag in {"NNS", "CD"} and (
                one in self._told or tree.lemma(one) in PERSONS | SUSPECTS
            ):
                return one
        return None


def _is_done_to(reader: Reader, verb: int) -> bool:
    return reader.tree.tokens[verb].tag in {"VBN", "VBD", "JJ"} and (
        reader.tree.tokens[verb].relation == "amod" or is_passive(reader, verb)
    )
