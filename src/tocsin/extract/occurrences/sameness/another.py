"""Words that say that an act is one more: "another shooting", "in a separate incident"."""

from tocsin.extract.occurrences.clauses import clause_tokens, verb_over
from tocsin.extract.reader import Reader

ANOTHER = frozenset(
    "another other second third fourth separate different similar subsequent further new earlier "
    "previous later next first former past".split()
)
APART = frozenset("separate separately elsewhere meanwhile".split())
ONCE_MORE = frozenset("again before later earlier previously".split())
# With these an act is said to be a different one, not only one of a number.
DIFFERENT = frozenset("another separate different similar subsequent unrelated".split())
# What is counted so is several acts.
SEVERAL = frozenset({"separate", "different", "multiple", "unrelated"})
CASES = frozenset({"incident", "case", "scene", "crime"})
INDEFINITE = frozenset({"a", "an"})


def told_as_another(reader: Reader, token: int) -> bool:
    """Return whether the words of an act say that it is none of those told so far.

    "Another", "in a separate incident", "also ... a shooting", "an hour later".
    """
    tree = reader.tree
    own = {tree.lemma(child) for child in tree.children(token, "amod", "det", "nummod")}
    if own & DIFFERENT or _is_set_apart(reader, token):
        return True
    verb = verb_over(reader, token)
    members = [] if verb is None else clause_tokens(reader, verb)
    if not tree.is_noun(token):
        return any(_later(reader, child) for child in tree.children(token, "advmod", "prep"))
    also = any(tree.lemma(number) == "also" for number in members)
    return also and bool(own & INDEFINITE) and tree.tokens[token].relation in {"dobj", "pobj"}


def may_be_another(reader: Reader, token: int) -> bool:
    """Return whether the words of an act say or allow that it is one more."""
    tree = reader.tree
    own = {tree.lemma(child) for child in tree.children(token, "amod", "det", "nummod")}
    adverbs = {tree.lemma(child) for child in tree.children(token, "advmod")}
    allowed = bool(own & ANOTHER or adverbs & ONCE_MORE)
    return allowed or told_as_another(reader, token)


def _is_set_apart(reader: Reader, token: int) -> bool:
    sentence = reader.tree.sentence_of(token)
    return any(reader.tree.lemma(word) in APART for word in range(sentence.first, sentence.last))


def _later(reader: Reader, child: int) -> bool:
    """Return whether an adverb sets an act at some time after or before what was told."""
    tree = reader.tree
    if tree.lemma(child) not in {"later", "earlier"}:
        return False
    return bool(tree.children(child, "npadvmod", "nummod", "advmod"))


def tells_several(reader: Reader, token: int) -> bool:
    """Return whether a sentence counts acts that are none of them one: "in 12 separate cases"."""
    tree = reader.tree
    sentence, table = tree.sentence_of(token), reader.lexicons.table("trigger_nouns")
    return any(
        tree.tokens[noun].tag == "NNS"
        and (tree.lemma(noun) in table or tree.lemma(noun) in CASES)
        and any(tree.lemma(child) in SEVERAL for child in tree.children(noun, "amod"))
        for noun in range(sentence.first, sentence.last)
    )
