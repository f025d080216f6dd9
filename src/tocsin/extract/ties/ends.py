"""The parties that may stand at the ends of a tie, and what rules hand back."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tocsin.core.types import Party
from tocsin.core.vocab import PartyKind, Relation
from tocsin.extract.phrases.ends import objects_of_preposition, second_verb
from tocsin.extract.phrases.mentions import CALENDAR, kind_of, name_of, party
from tocsin.extract.phrases.quantities import is_amount
from tocsin.extract.reader import Reader

TIED_KINDS = frozenset(
    {
        PartyKind.PERSON,
        PartyKind.GROUP,
        PartyKind.ORGANISATION,
        PartyKind.STATE,
        PartyKind.FORCE,
        PartyKind.CIVILIANS,
    }
)
BODIES = TIED_KINDS - {PartyKind.PERSON, PartyKind.CIVILIANS}
_PLURALS = frozenset({"they", "them", "their", "these", "those"})
_EXAMPLES = frozenset({"like", "including"})
_SPOKEN_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """A tie as a rule finds it: its ends, its trigger token, and how telling the rule is.

    `teller` is the verb that tells it, whose tense is the relation's; None where a name or a
    phrase does.
    """

    subject: Party
    relation: Relation
    object: Party
    trigger: int
    rule: str
    score: float
    teller: int | None = None


def tied_parties(reader: Reader, heads: Iterable[int]) -> list[Party]:
    """Return the parties among these heads, with the examples that they name.

    "They" is read as the nearest plural party before it, where there is one.
    """
    found: list[Party] = []
    for head in heads:
        noun = antecedent(reader, head)
        if noun is None:
            continue
        if (one := tied_party(reader, noun)) is not None:
            found.append(one)
        found.extend(_examples(reader, noun))
    return found


def tied_party(reader: Reader, head: int) -> Party | None:
    """Return the party of a head, or None where it is a thing, a place or unknown."""
    counted = _counted(reader, head)
    found = without_possessive(reader, party(reader, counted))
    if found.kind not in TIED_KINDS:
        return None
    misread = second_verb(reader.tree, counted)
    if misread is not None:
        return replace(
            found,
            mention=reader.tree.characters(reader.tree.tokens[misread].end, found.mention.end),
        )
    return found


def without_possessive(reader: Reader, found: Party) -> Party:
    """Return a party whose words do not end in a possessive ("Iran", not "Iran's")."""
    words = found.mention.quote
    for ending in ("'s", "\u2019s", "'", "\u2019"):
        if words.endswith(ending) and len(words) > len(ending):
            start = found.mention.start
            mention = reader.tree.characters(start, start + len(words) - len(ending))
            return replace(found, mention=mention)
    return found


def _counted(reader: Reader, head: int) -> int:
    """Return the noun that an amount counts ("thousands of fighters"), else the head."""
    if not is_amount(reader, head):
        return head
    return next(iter(objects_of_preposition(reader.tree, head, "of")), head)


def antecedent(reader: Reader, head: int) -> int | None:
    """Return the head itself, or for "they" the plural party that it stands for, or None."""
    tree = reader.tree
    token = tree.tokens[head]
    if tree.lemma(head) not in _PLURALS or token.tag not in {"PRP", "PRP$", "DT"}:
        return head if token.tag not in {"WP", "WDT", "EX", "PRP$", "DT"} else None
    number = tree.sentence_number(head)
    for sentence in tree.sentences[number : number - 2 if number > 1 else None : -1]:
        for before in range(min(head, sentence.last) - 1, sentence.first - 1, -1):
            if _is_plural_party(reader, before):
                return before
    return None


def joint(
    reader: Reader, ends: tuple[list[int], list[int]], *, leads: bool = False
) -> list[tuple[Party, Party]]:
    """Return every pair of a subject and an object that are two different parties.

    Who `leads` a body may bear a name that the tables do not know.
    """
    subjects, objects = (tied_parties(reader, heads) for heads in ends)
    if leads and not subjects:
        subjects = [party(reader, head) for head in ends[0] if is_unknown_name(reader, head)]
    return [
        (subject, object_)
        for subject in subjects
        for object_ in objects
        if not _same(subject, object_)
    ]


def is_name(reader: Reader, head: int) -> bool:
    """Return whether a head ends a proper name that the tables know or that is an acronym."""
    if reader.tree.tokens[head].tag not in {"NNP", "NNPS"}:
        return False
    name = name_of(reader, head)
    return bool(reader.names.party_kinds(name)) or (name.isupper() and len(name) > 1)


def is_unknown_name(reader: Reader, head: int) -> bool:
    """Return whether a head ends a proper name, of no known kind, that can be a person's."""
    name = name_of(reader, head)
    is_proper = reader.tree.tokens[head].tag == "NNP" and not name.isupper()
    dated = any(word.lower() in CALENDAR for word in name.split())
    return is_proper and not dated and kind_of(reader, head) is PartyKind.UNKNOWN


def _same(first: Party, second: Party) -> bool:
    if first.mention.start < second.mention.end and second.mention.start < first.mention.end:
        return True
    return first.mention.quote.lower() == second.mention.quote.lower()


def _is_plural_party(reader: Reader, number: int) -> bool:
    token = reader.tree.tokens[number]
    return (
        token.tag in {"NNS", "NNPS"}
        and token.relation in _SPOKEN_ROLES
        and kind_of(reader, number) in BODIES
    )


def _examples(reader: Reader, head: int) -> list[Party]:
    tree, found = reader.tree, []
    for prep in tree.children(head, "prep"):
        opens = tree.lemma(prep) in _EXAMPLES or (
            tree.lemma(prep) == "as" and tree.lemma(prep - 1) == "such"
        )
        if opens:
            for noun in tree.children(prep, "pobj"):
                for one in tree.conjuncts(noun):
                    if is_name(reader, one) and (named := tied_party(reader, one)) is not None:
                        found.append(named)
    return found
