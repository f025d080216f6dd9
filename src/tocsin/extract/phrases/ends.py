"""The two ends of a verb: the heads of who acts and of whom it is done to, in any voice.

Reads the parse only. Both functions return token numbers of noun-phrase heads with their
conjuncts; an empty list means that the grammar does not say.
"""

from tocsin.extract.phrases.syntax import Tree

# Verbs whose object, not subject, does what the infinitive after them says
# ("used them to attack" keeps the user as the one who acts).
_SUBJECT_CONTROL = frozenset({"promise", "threaten", "use", "vow", "need", "take", "plan"})
# Verbs whose object does what follows, however the infinitive is attached.
_SENDING = frozenset({"train", "recruit", "send", "order", "dispatch", "instruct", "urge"})
# Verbs whose "of/for ...ing" is done by their object ("accused X of harbouring Y").
_BLAME = frozenset({"accuse", "suspect", "blame", "charge", "convict", "criticize", "criticise"})
_RELATIVE_TAGS = frozenset({"WDT", "WP"})
_DEPTH = 6


def is_passive(tree: Tree, verb: int) -> bool:
    """Return whether a verb stands in the passive, also as a bare participle after a noun."""
    if tree.children(verb, "nsubjpass", "auxpass", "agent"):
        return True
    token = tree.tokens[verb]
    if token.tag not in {"VBN", "VBD"}:
        return False
    if token.relation == "acl":
        return True
    return (
        token.relation == "conj"
        and not tree.children(verb, "nsubj", "aux", "dobj")
        and is_passive(tree, token.head)
    )


def actors_of(tree: Tree, verb: int, depth: int = _DEPTH) -> list[int]:
    """Return the heads of who does what a verb says."""
    if depth == 0:
        return []
    if is_passive(tree, verb):
        return _agents(tree, verb)
    subject = tree.children(verb, "nsubj")
    if subject:
        return _conjuncts_of_subject(tree, verb, subject[0])
    return _inherited(tree, verb, depth - 1)


def acted_on(tree: Tree, verb: int, depth: int = _DEPTH) -> list[int]:
    """Return the heads of those to whom it is done."""
    if depth == 0:
        return []
    if is_passive(tree, verb):
        return _passive_subject(tree, verb, depth - 1)
    objects = tree.children(verb, "dobj")
    if objects:
        return _conjuncts_of_subject(tree, verb, objects[0])
    joined = shared_object(tree, verb)
    if joined is not None:
        return tree.conjuncts(joined)
    if tree.tokens[verb].relation == "amod":
        return [tree.tokens[verb].head]
    for later in tree.children(verb, "conj"):
        if tree.is_verb(later) and not tree.children(later, "nsubj", "nsubjpass"):
            return acted_on(tree, later, depth - 1)
    return []


def shared_object(tree: Tree, verb: int) -> int | None:
    """Return the object that a misread pair of verbs shares, or None.

    "trained and financed militias" is often parsed as "trained" joined to the noun
    phrase "financed militias".
    """
    for noun in tree.children(verb, "conj"):
        if tree.is_noun(noun) and second_verb(tree, noun) is not None:
            return noun
    return None


def second_verb(tree: Tree, noun: int) -> int | None:
    """Return the verb misread as the participle of a noun joined to a verb, or None."""
    token = tree.tokens[noun]
    if token.relation != "conj" or not tree.is_verb(token.head):
        return None
    first = tree.subtree(noun)[0]
    is_participle = tree.tokens[first].tag in {"VBN", "VBD"} and tree.tokens[first].head == noun
    return first if is_participle and first > 0 and tree.lemma(first - 1) == "and" else None


def objects_of_preposition(tree: Tree, token: int, *prepositions: str) -> list[int]:
    """Return the heads after the given prepositions under a verb or noun, with conjuncts."""
    found = []
    for child in tree.children(token, "prep", "dative", "agent"):
        if tree.lemma(child) in prepositions:
            for noun in tree.children(child, "pobj"):
                found.extend(tree.conjuncts(noun))
    return found


def clause_head(tree: Tree, token: int) -> int:
    """Return the verb of the clause in which a token stands, or the token itself."""
    if tree.is_verb(token) and tree.tokens[token].relation not in {"amod", "aux", "auxpass"}:
        return token
    for above in tree.ancestors(token):
        if tree.is_verb(above) and tree.tokens[above].relation not in {"amod", "aux"}:
            return above
    return token


def _agents(tree: Tree, verb: int) -> list[int]:
    found = []
    for preposition in tree.children(verb, "agent"):
        for noun in tree.children(preposition, "pobj"):
            found.extend(tree.conjuncts(noun))
    if not found:
        for later in tree.children(verb, "conj"):
            if tree.is_verb(later) and not tree.children(later, "nsubj", "nsubjpass", "dobj"):
                return _agents(tree, later)
    return found


def _conjuncts_of_subject(tree: Tree, verb: int, subject: int) -> list[int]:
    if tree.tokens[subject].tag not in _RELATIVE_TAGS:
        return tree.conjuncts(subject)
    token = tree.tokens[verb]
    while token.relation == "conj" and tree.is_verb(token.head):
        token = tree.tokens[token.head]
    return [token.head] if token.relation == "relcl" else []


def _inherited(tree: Tree, verb: int, depth: int) -> list[int]:
    token = tree.tokens[verb]
    head = token.head
    if head == verb:
        return []
    match token.relation:
        case "conj" if tree.is_verb(head):
            if is_passive(tree, head) and token.tag != "VBN":
                return acted_on(tree, head, depth)
            return actors_of(tree, head, depth)
        case "conj":
            above = clause_head(tree, head)
            return actors_of(tree, above, depth) if above != head else []
        case "xcomp" | "ccomp" | "advcl":
            return _controller(tree, head, depth, token.relation)
        case "pcomp":
            return _of_preposition(tree, head, depth)
        case "acl" if token.tag == "VBG":
            return [head]
        case "acl":
            return _holders(tree, head, depth)
        case "amod" if second_verb(tree, head) == verb:
            return actors_of(tree, tree.tokens[head].head, depth)
    return []


def _controller(tree: Tree, head: int, depth: int, relation: str) -> list[int]:
    if not tree.is_verb(head):
        above = tree.tokens[head].head
        return actors_of(tree, above, depth) if tree.is_verb(above) and above != head else []
    if is_passive(tree, head):
        return acted_on(tree, head, depth)
    objects = tree.children(head, "dobj")
    lemma = tree.lemma(head)
    by_object = lemma in _SENDING or (relation != "advcl" and lemma not in _SUBJECT_CONTROL)
    if objects and by_object:
        return tree.conjuncts(objects[0])
    return actors_of(tree, head, depth)


def is_agent_phrase(tree: Tree, preposition: int) -> bool:
    """Return whether what stands after a preposition does it: "were killed by shelling"."""
    token = tree.tokens[preposition]
    return token.relation == "agent" and is_passive(tree, token.head)


def _of_preposition(tree: Tree, preposition: int, depth: int) -> list[int]:
    head = tree.tokens[preposition].head
    if is_agent_phrase(tree, preposition):
        return []
    if tree.is_verb(head):
        if is_passive(tree, head):
            return acted_on(tree, head, depth)
        if tree.lemma(head) in _BLAME:
            return acted_on(tree, head, depth)
        if tree.lemma(preposition) == "than":
            return _contrasted(tree, head, depth)
        return actors_of(tree, head, depth)
    return _holders(tree, head, depth)


def _contrasted(tree: Tree, head: int, depth: int) -> list[int]:
    """The one who does not do Y: "encourages them to attack rather than directing them"."""
    if tree.tokens[head].relation == "xcomp" and tree.is_verb(tree.tokens[head].head):
        return actors_of(tree, tree.tokens[head].head, depth)
    return actors_of(tree, head, depth)


def _holders(tree: Tree, noun: int, depth: int) -> list[int]:
    owners = tree.children(noun, "poss")
    if owners:
        return tree.conjuncts(owners[0])
    token = tree.tokens[noun]
    if token.relation == "dobj" and tree.is_verb(token.head):
        return actors_of(tree, token.head, depth)
    return []


def _passive_subject(tree: Tree, verb: int, depth: int) -> list[int]:
    subject = tree.children(verb, "nsubjpass", "nsubj")
    if subject:
        return _conjuncts_of_subject(tree, verb, subject[0])
    token = tree.tokens[verb]
    if token.relation == "acl":
        return [token.head]
    if token.relation in {"conj", "xcomp"} and tree.is_verb(token.head):
        head = token.head
        return (
            acted_on(tree, head, depth) if is_passive(tree, head) else actors_of(tree, head, depth)
        )
    return []
