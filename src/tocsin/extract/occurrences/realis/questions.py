"""Acts inside a question, a refusal to answer one or "if it is true": presupposed, not told."""

from tocsin.extract.reader import Reader

INTERROGATIVE_TAGS = frozenset({"WP", "WP$", "WRB", "WDT"})
# "when" and "where" open clauses of time and place, "how" tells, far more often than they ask.
INTERROGATIVES = frozenset(
    {"who", "whom", "whose", "what", "which", "whoever", "whatever", "why", "whether"}
)
# "If it is true", "if confirmed": nobody vouches for what stands beside it.
VOUCHING = frozenset({"true", "correct", "accurate", "confirm", "prove", "verify"})
EMBEDDED = frozenset({"ccomp", "pcomp", "csubj", "csubjpass"})


def is_asked(reader: Reader, token: int) -> bool:
    """Return whether a token stands in a question, direct or embedded ("who carried it out").

    "The army did not say who was behind the attack" tells no attack of its own; where the
    document tells the attack elsewhere, the question is about that one.
    """
    tree = reader.tree
    if tree.tokens[tree.sentence_of(token).last - 1].text == "?":
        return True
    return any(
        tree.tokens[number].relation in EMBEDDED and _opens_with_question(reader, number)
        for number in (token, *tree.ancestors(token))
    )


def _opens_with_question(reader: Reader, verb: int) -> bool:
    tree = reader.tree
    first = [n for child in tree.children(verb) if child < verb for n in tree.subtree(child)[:2]]
    return any(
        tree.lemma(number) in INTERROGATIVES
        and (tree.tokens[number].tag in INTERROGATIVE_TAGS or tree.lemma(number) == "whether")
        for number in first
    )


def is_if_true(reader: Reader, verb: int) -> bool:
    """Return whether a clause is told on the condition that it is true."""
    tree = reader.tree
    return any(
        tree.lemma(word) in VOUCHING
        for clause in tree.children(verb, "advcl")
        if any(tree.lemma(mark) == "if" for mark in tree.children(clause, "mark"))
        for word in (clause, *tree.children(clause, "acomp"))
    )
