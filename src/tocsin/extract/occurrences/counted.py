"""Whom a verb or noun of harm counts: the heads of the phrases for those harmed."""

from collections.abc import Iterable
from itertools import pairwise

from tocsin.core.vocab import FigureKind, PartyKind
from tocsin.extract.occurrences.clauses import after, is_passive, objects, phrase_at, subjects
from tocsin.extract.phrases.mentions import kind_of, name_of, party_entry
from tocsin.extract.phrases.quantities import is_amount
from tocsin.extract.phrases.reflexives import is_reflexive
from tocsin.extract.reader import Reader

SINGULAR_VERBS = frozenset({"was", "is", "has", "'s"})
DETERMINERS = frozenset({"det", "poss", "nummod"})
# Verbs whose single object is a person whatever word stands for it.
TO_PERSONS = frozenset(
    "arrest detain jail imprison apprehend murder assassinate execute behead lynch abduct "
    "kidnap".split()
)
# Endings of nouns for those who do something: "an informant", "a smuggler".
AGENT_ENDINGS = ("er", "or", "ist", "ant", "ian", "eer", "ee", "man", "woman", "mate", "boss")
# Many who are one word; their number is told nowhere.
COLLECTIVES = frozenset(
    "group crowd band gang team crew cell family couple pair unit squad generation population "
    "community majority minority number gathering party people public".split()
)
NO_NAMES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
# Aircraft by their word, people where they are killed or arrested.
MAX_JOINED = 6
# A name and a comma before an age.
NAME_BEFORE = 2
BOMBERS = frozenset({"bomber"})


def counted_by(reader: Reader, verb: int) -> list[int]:
    """Return the heads of those whom a verb of harm counts."""
    tree = reader.tree
    entry = phrase_at(reader, verb, reader.lexicons.table("harm"))
    by_subject = entry is not None and entry[0][0].features.get("counts") == "subject"
    if by_subject:
        lost = tree.lemma(verb) == "lose" and not is_passive(reader, verb)
        found = objects(reader, verb) if lost else subjects(reader, verb)
    elif is_passive(reader, verb):
        found = subjects(reader, verb)
    else:
        found = objects(reader, verb) or _shared_objects(reader, verb)
    listed = with_listed(reader, found)
    return _without_shared_number(reader, _one_person(reader, verb, listed))


def _shared_objects(reader: Reader, verb: int) -> list[int]:
    """Return the objects that a verb shares with the next: "killed and injured residents"."""
    tree, table = reader.tree, reader.lexicons.table("harm")
    after_verb = verb + 1
    if after_verb >= len(tree.tokens) or tree.tokens[after_verb].relation != "cc":
        return []
    for joined in tree.children(verb, "conj"):
        if tree.is_verb(joined) and joined == after_verb + 1:
            return [] if tree.children(joined, "nsubj") else objects(reader, joined)
        harmed = [n for n in tree.children(joined, "amod") if tree.lemma(n) in table]
        if tree.is_noun(joined) and after_verb + 1 in harmed:
            # The parser takes "injured" for an adjective of those injured.
            return tree.conjuncts(joined)
    return []


def _one_person(reader: Reader, verb: int, heads: list[int]) -> list[int]:
    """Return heads without the posts of one who is named last: "activist and writer Ana Karim".

    A verb in the singular, or a noun without an article, says that they are one.
    """
    tree = reader.tree
    if len(heads) < 2 or tree.tokens[heads[-1]].tag != "NNP":
        return heads
    helpers = {tree.tokens[child].text.lower() for child in tree.children(verb, "aux", "auxpass")}
    single = bool(helpers & SINGULAR_VERBS) and heads[-1] < verb
    titled = bool(tree.children(heads[-1], "compound"))
    posts = [head for head in heads[:-1] if _is_bare_post(reader, head)]
    if titled and len(posts) == len(heads) - 1 and (single or heads[-1] > verb):
        return heads[-1:]
    return heads


def _is_bare_post(reader: Reader, head: int) -> bool:
    """Return whether a singular noun stands without article, owner or number."""
    token = reader.tree.tokens[head]
    return (
        token.tag in {"NN", "JJ", "NNP"}
        and (token.tag != "NNP" or kind_of(reader, head) is not PartyKind.UNKNOWN)
        and not reader.tree.children(head, *DETERMINERS)
    )


def _without_shared_number(reader: Reader, heads: list[int]) -> list[int]:
    """Return heads without those that a number before covers: "five officers and soldiers"."""
    tree, kept = reader.tree, list(heads)
    for first, second in pairwise(heads):
        start = tree.noun_phrase_tokens(second)[0]
        joined = tree.tokens[start - 1].relation == "cc" and tree.tokens[start - 2].tag in {
            "NNS",
            "NNPS",
        }
        bare = tree.tokens[second].tag == "NNS" and not tree.children(
            second, "det", "poss", "nummod", "amod"
        )
        if joined and bare and len(heads) == 2 and tree.children(first, "nummod"):
            kept.remove(second)
    return kept


def done_to(reader: Reader, noun: int) -> list[int]:
    """Return those whom a noun names as suffering its act: after "of", or as its owner.

    The parser ties "and 21 others" in "the murder of the minister and 21 others" to the act.
    """
    tree = reader.tree
    found = after(reader, noun, "of")
    owners = [n for n in tree.children(noun, "poss") if is_named_person(reader, n)]
    if not found:
        return owners
    joint = max(tree.subtree(found[-1])) + 1
    last = tree.sentence_of(noun).last
    if joint < last and tree.tokens[joint].text.lower() == "and":
        for head in range(joint + 1, min(joint + MAX_JOINED, last)):
            if tree.is_noun(head) and tree.noun_phrase_tokens(head)[0] == joint + 1:
                return found + ([head] if _is_counted_person(reader, head) else [])
    return found


def without_appositions(reader: Reader, heads: Iterable[int]) -> list[int]:
    """Return heads once each, without those that a name among them stands beside."""
    tree, kept = reader.tree, list(dict.fromkeys(heads))
    beside = {tree.tokens[head].head for head in kept if tree.tokens[head].relation == "appos"}
    return [head for head in kept if head not in beside]


def _is_counted_person(reader: Reader, head: int) -> bool:
    humans = {PartyKind.PERSON, PartyKind.CIVILIANS, PartyKind.GROUP, PartyKind.FORCE}
    numbered = bool(reader.tree.children(head, "nummod"))
    others = reader.tree.lemma(head) in {"other", "others"}
    return numbered and (kind_of(reader, head) in humans or others)


def is_named_person(reader: Reader, head: int) -> bool:
    """Return whether a name that no table knows is, where it is harmed, that of one person."""
    tree, token = reader.tree, reader.tree.tokens[head]
    if token.tag != "NNP" or kind_of(reader, head) is not PartyKind.UNKNOWN:
        return False
    name = name_of(reader, head)
    articles = [n for n in tree.children(head, "det") if tree.lemma(n) in NO_NAMES]
    plain = name[:1].isupper() and not name.isupper() and not any(c.isdigit() for c in name)
    country = any(reader.names.country_of(word) for word in name.split())
    return plain and not articles and not country and party_entry(reader, head) is None


def is_one_person(reader: Reader, verb: int, head: int) -> bool:
    """Return whether a singular noun that no table knows stands for one person who is harmed."""
    tree, token = reader.tree, reader.tree.tokens[head]
    if token.tag != "NN" or party_entry(reader, head) is not None or is_amount(reader, head):
        return False
    lemma = tree.lemma(head)
    single = [n for n in tree.children(head, "det") if tree.lemma(n) in {"a", "an", "the"}]
    if not (single or tree.children(head, "poss")) or lemma in COLLECTIVES:
        return False
    if kind_of(reader, head) is PartyKind.PERSON or lemma in BOMBERS:
        return True
    if kind_of(reader, head) is not PartyKind.UNKNOWN:
        return False
    return tree.lemma(verb) in TO_PERSONS or lemma.endswith(AGENT_ENDINGS)


def is_person_word(reader: Reader, head: int, kind: FigureKind) -> bool:
    """Return whether a word for aircraft stands for people here ("two bombers were arrested")."""
    return kind is not FigureKind.DAMAGED and reader.tree.lemma(head) in BOMBERS


def wounded(reader: Reader, noun: int) -> list[int]:
    """Return those who have a wound: "a man with a gunshot wound", "died of stab wounds"."""
    tree, prep = reader.tree, reader.tree.tokens[noun].head
    if tree.tokens[noun].relation != "pobj" or tree.lemma(prep) not in {"with", "of", "from"}:
        return []
    above = tree.tokens[prep].head
    if tree.tokens[above].text.lower() == "dead":
        above = tree.tokens[above].head
    if tree.is_noun(above) and tree.lemma(prep) == "with":
        return [above]
    if not tree.is_verb(above):
        return []
    found = [head for head in objects(reader, above) if not is_reflexive(reader.tree, head)]
    return found if found and not is_passive(reader, above) else subjects(reader, above)


def with_listed(reader: Reader, heads: Iterable[int]) -> list[int]:
    """Return heads with the names of a list that the parser took for appositions.

    "Ada Roe, 33, Ben Coe, 20, and Carl Poe" are three; a name after an age is one more.
    """
    tree, found = reader.tree, list(heads)
    for head in found:
        beside = tree.children(head, "appos", "conj")
        ages = [child for child in beside if tree.tokens[child].tag == "CD"]
        after_age = [child for child in beside if ages and child > ages[0]]
        found += [
            child for child in after_age if child not in found and tree.tokens[child].tag == "NNP"
        ]
    return sorted(head for head in dict.fromkeys(found) if not _is_age(reader, head))


def _is_age(reader: Reader, head: int) -> bool:
    """Return whether a number is the age of whoever is named before it: "Ada Roe, 33,"."""
    tokens = reader.tree.tokens
    if tokens[head].tag != "CD" or head < NAME_BEFORE:
        return False
    return tokens[head - 1].text == "," and tokens[head - NAME_BEFORE].tag == "NNP"


def by_suffering(reader: Reader, noun: int) -> list[int]:
    """Return the subjects of the verb that has a wound for its object: "suffered a wound"."""
    token = reader.tree.tokens[noun]
    return subjects(reader, token.head) if token.relation == "dobj" else []
