"""The outlet that passed words on: "told Reuters", "in an interview with the BBC"."""

from collections.abc import Iterable, Iterator

from tocsin.core.types import Span
from tocsin.core.vocab import SourceKind
from tocsin.extract.attribution.naming import source_kind, speaker_span
from tocsin.extract.attribution.voices import quoter
from tocsin.extract.reader import Reader

SPEAKING = frozenset({"speak", "talk", "tell", "say"})
PEOPLE = frozenset(
    [
        "reporter",
        "journalist",
        "correspondent",
        "editor",
        "columnist",
        "commentator",
        "anchor",
        "moderator",
        "blogger",
        "media",
        "medium",
        "press",
    ]
)
TALKS = frozenset(["interview", "comment", "remark", "statement", "conversation", "message"])
CARRYING = frozenset({"on", "via", "through"})


def find_via(reader: Reader, cue: int, speakers: Iterable[int]) -> Span | None:
    """Return the outlet beside a cue or in the clause after its speaker, or None."""
    for head in (*_beside(reader, cue), *_after(reader, speakers)):
        if is_outlet(reader, head):
            return speaker_span(reader.tree, head)
    return None


def is_outlet(reader: Reader, head: int) -> bool:
    """Return whether a noun phrase names an outlet, not people who work for outlets."""
    tree = reader.tree
    token = tree.tokens[head]
    if not tree.is_noun(head) or source_kind(reader, head) is not SourceKind.MEDIA:
        return False
    if tree.lemma(head) in PEOPLE and token.tag in {"NN", "NNS"}:
        return any(tree.lemma(child) == "state" for child in tree.children(head))
    return True


def _beside(reader: Reader, cue: int) -> Iterator[int]:
    tree = reader.tree
    quoting = quoter(tree, cue)
    if quoting is not None:
        yield quoting
    if tree.lemma(cue) == "tell":
        yield from tree.children(cue, "dobj", "dative")
    for source in tree.children(cue, "prep"):
        if tree.lemma(source) == "accord":
            for to in tree.children(source, "prep"):
                yield from tree.children(to, "pobj")
    for preposition in tree.children(cue, "prep", "dative"):
        word = tree.lemma(preposition)
        for noun in tree.children(preposition, "pobj"):
            if word in CARRYING or (word == "to" and tree.lemma(cue) in SPEAKING):
                yield noun
            if word == "in" and tree.lemma(noun) in TALKS:
                yield from _partners(reader, noun)


def _partners(reader: Reader, noun: int) -> Iterator[int]:
    tree = reader.tree
    for preposition in tree.children(noun, "prep"):
        if tree.lemma(preposition) in {"with", "to", "on"}:
            yield from tree.children(preposition, "pobj")
    for participle in tree.children(noun, "acl"):
        for by in tree.children(participle, "agent", "prep"):
            yield from tree.children(by, "pobj")


def _after(reader: Reader, speakers: Iterable[int]) -> Iterator[int]:
    tree = reader.tree
    for head in speakers:
        for clause in tree.children(head, "relcl", "acl"):
            if tree.lemma(clause) in {*SPEAKING, "quote", "cite", "interview"}:
                for preposition in tree.children(clause, "prep", "dative", "agent"):
                    if tree.lemma(preposition) in {"to", "with", "by"}:
                        yield from tree.children(preposition, "pobj")
                yield from tree.children(clause, "dobj", "dative")
