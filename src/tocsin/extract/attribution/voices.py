"""Who does what a verb says: subjects through relative, joined and subordinate clauses."""

from tocsin.extract.phrases.syntax import Tree

RELATIVE = frozenset({"who", "which", "that", "whom"})
CHANNELS = frozenset(
    "telephone phone mobile letter email e-mail mail post text sms message telegram fax radio "
    "loudspeaker leaflet courier note".split()
)
QUOTING = frozenset({"quote", "cite", "report", "describe", "record"})


def is_passive(tree: Tree, verb: int) -> bool:
    """Return whether a verb is passive, in a clause or in a participle ("claimed by")."""
    if tree.children(verb, "nsubjpass", "auxpass", "csubjpass"):
        return True
    token = tree.tokens[verb]
    if token.tag != "VBN" or tree.children(verb, "nsubj", "aux"):
        return False
    if token.relation in {"conj", "dep"} and tree.is_verb(token.head):
        return is_passive(tree, token.head)
    return token.relation in {"acl", "amod", "advcl", "ROOT"}


def agent(tree: Tree, verb: int) -> int | None:
    """Return who is named with "by" beside a passive verb, or None: "by telephone" says how."""
    for preposition in tree.children(verb, "agent", "prep"):
        if tree.lemma(preposition) == "by":
            for noun in tree.children(preposition, "pobj"):
                if not _is_channel(tree, noun):
                    return noun
    return None


def _is_channel(tree: Tree, noun: int) -> bool:
    """Return whether a noun says how words were sent: a word for that, without any article."""
    given = tree.children(noun, "det", "poss", "nummod")
    return tree.lemma(noun) in CHANNELS and tree.tokens[noun].tag == "NN" and not given


def subject(tree: Tree, verb: int, depth: int = 0) -> int | None:
    """Return the head of a verb's subject, its own or that of the clause it hangs on."""
    for child in tree.children(verb, "nsubj", "nsubjpass"):
        if _is_relative(tree, child):
            return _governor(tree, verb, depth)
        return child
    return None if depth > 6 else _governor(tree, verb, depth)


def _is_relative(tree: Tree, noun: int) -> bool:
    """Return whether a subject is a relative pronoun, or "both of whom"."""
    if tree.lemma(noun) in RELATIVE and tree.tokens[noun].tag in {"WDT", "WP", "IN"}:
        return True
    return any(
        tree.tokens[pronoun].tag in {"WDT", "WP"}
        for preposition in tree.children(noun, "prep")
        for pronoun in tree.children(preposition, "pobj")
    )


def _governor(tree: Tree, verb: int, depth: int) -> int | None:
    token = tree.tokens[verb]
    head = token.head
    if head == verb:
        return None
    if token.relation in {"relcl", "acl"}:
        return head if tree.tokens[head].tag.startswith(("NN", "PRP", "DT", "CD")) else None
    if token.relation == "pcomp":
        quoting = tree.tokens[head].head
        if tree.lemma(head) == "as" and tree.lemma(quoting) in QUOTING:
            return quoted(tree, quoting)
        head = quoting
    hangs = token.relation in {"conj", "advcl", "xcomp", "pcomp", "ccomp", "acomp", "dep"}
    if hangs and (tree.is_verb(head) or tree.tokens[head].tag == "JJ"):
        return subject(tree, head, depth + 1)
    return None


def quoted(tree: Tree, verb: int) -> int | None:
    """Return whom a verb of quoting quotes: "Reuters quoted him", "he was quoted"."""
    names = ("nsubjpass",) if is_passive(tree, verb) else ("dobj",)
    return next(iter(tree.children(verb, *names)), None)


def quoter(tree: Tree, verb: int) -> int | None:
    """Return who quotes, where a verb of speech stands in "quoted X as saying", or None."""
    preposition = tree.tokens[verb].head
    if tree.tokens[verb].relation != "pcomp" or tree.lemma(preposition) != "as":
        return None
    quoting = tree.tokens[preposition].head
    if tree.lemma(quoting) not in QUOTING:
        return None
    return agent(tree, quoting) if is_passive(tree, quoting) else subject(tree, quoting)


def auxiliaries(tree: Tree, verb: int) -> list[str]:
    """Return the lemmas of a verb's auxiliaries."""
    return [tree.lemma(child) for child in tree.children(verb, "aux", "auxpass")]
