"""From the word of an act upwards, through words that add no act of their own.

"launch more attacks", "use them to attack", "a wave of bombings" are still the attack; what
puts it into the future may stand at any step.
"""

from collections.abc import Iterator

from tocsin.extract.phrases.syntax import Tree
from tocsin.extract.reader import Reader

# Verbs between an act and what puts it into the future.
_CARRIERS = frozenset(
    {
        "launch", "carry", "conduct", "stage", "mount", "use", "go", "help", "continue",
        "begin", "start", "increase", "escalate", "intensify", "step", "expand", "face", "see",
        "have", "try", "attempt", "lead", "result", "cause", "trigger", "spark", "bring", "be",
        "suffer", "hesitate", "resume", "perpetrate", "occur", "happen", "erupt", "take",
        "break", "loom", "commit", "execute", "order", "provoke", "push", "tip", "follow",
        "come", "do", "pay", "hold", "wage", "maintain", "pursue", "inflict", "seek",
        "coordinate", "impose", "organize", "organise", "join", "declare", "return", "announce",
        "plunge", "descend", "drag", "slide", "worsen", "fuel", "ignite", "unleash", "renew",
        "exact", "undertake", "engage", "participate", "move", "get", "let", "become", "extend",
        "observe", "implement", "enter", "sign", "reach", "spread",
    }
)  # fmt: skip
# Verbs that carry an act only with "up": not "will end the war".
_UP = frozenset({"end", "wind"})
# Verbs that say of an act only that it comes about, and nouns that only bundle acts.
_COMING_ABOUT = frozenset(
    {"begin", "start", "continue", "follow", "come", "resume", "escalate", "increase", "erupt",
     "intensify", "occur", "happen", "take", "break", "hit", "loom", "spread", "worsen", "go"}
)  # fmt: skip
_SERIES = frozenset(
    {"series", "wave", "campaign", "number", "kind", "act", "form", "cycle", "spate", "round",
     "escalation", "increase", "outbreak", "resumption", "sort", "type", "surge", "string",
     "threat", "return", "beginning", "start"}
)  # fmt: skip
_LINKS = frozenset(
    {"dobj", "xcomp", "nsubj", "nsubjpass", "attr", "pobj", "conj", "acomp", "ccomp"}
)
_FOR = frozenset({"for", "of", "to", "on", "in", "into", "from"})
_MAX_CLIMB = 6


def steps(reader: Reader, act: int) -> Iterator[tuple[int, bool]]:
    """Yield an act and what carries it, upwards, until an act of its own comes between.

    The flag is set once the way led over an "and": a modal is shared across it, an
    object is not.
    """
    tree, current, joined = reader.tree, act, False
    yield current, joined
    for _ in range(_MAX_CLIMB):
        head = _carrier(reader, current)
        if head is None:
            return
        if tree.is_verb(head) and not _carries(reader, current, head):
            under = tree.tokens[current].relation == "pobj"
            if not under and tree.lemma(head) in reader.lexicons.table("outlooks"):
                yield head, joined
            return
        joined = joined or (tree.tokens[current].relation == "conj" and tree.is_verb(head))
        current = head
        yield current, joined


def is_purpose(tree: Tree, verb: int) -> bool:
    """Return whether a verb says what something is done for ("will send troops to fight")."""
    token = tree.tokens[verb]
    to = "to" in {tree.tokens[child].text.lower() for child in tree.children(verb, "aux")}
    return token.relation == "advcl" and to


def _carrier(reader: Reader, current: int) -> int | None:
    """Return the verb, or the noun that bundles acts, over a word; None where neither is."""
    tree = reader.tree
    token = tree.tokens[current]
    if token.head == current:
        return None
    if is_purpose(tree, current):
        return token.head if tree.is_verb(token.head) else None
    if token.relation == "acl":
        return _ordered_over(tree, current)
    if token.relation not in _LINKS:
        return None
    head = token.head
    if token.relation == "pobj":
        if tree.lemma(head) not in _FOR:
            return None
        head = tree.tokens[head].head
        if tree.tokens[head].tag == "RB":
            head = tree.tokens[head].head  # "go back to talks"
        if not tree.is_verb(head) and tree.lemma(head) not in _SERIES:
            return None
        return head
    return head if tree.is_verb(head) else None


def _carries(reader: Reader, current: int, verb: int) -> bool:
    tree = reader.tree
    relation = tree.tokens[current].relation
    if relation in {"nsubj", "nsubjpass"}:
        return _takes_place(reader, verb)
    if relation in {"conj", "advcl", "acl"}:
        return True
    if tree.lemma(verb) in _UP:
        return any(tree.lemma(child) == "up" for child in tree.children(verb, "prt"))
    # "break out in violence", not "break the siege"; "pay a price", not "pay for a march".
    if (tree.lemma(verb), relation) in {("break", "dobj"), ("pay", "pobj")}:
        return False
    # "could be seen firing" tells of what was seen.
    if tree.lemma(verb) == "see" and tree.children(verb, "auxpass"):
        return False
    return tree.lemma(verb) in _CARRIERS


def _ordered_over(tree: Tree, verb: int) -> int | None:
    """Return the verb for which "in order to" gives this one as its purpose."""
    noun = tree.tokens[verb].head
    prep = tree.tokens[noun].head
    if tree.lemma(noun) != "order" or tree.lemma(prep) != "in":
        return None
    over = tree.tokens[prep].head
    return over if tree.is_verb(over) else None


def _takes_place(reader: Reader, verb: int) -> bool:
    """Return whether a verb says of its subject only that it comes about, or is awaited."""
    tree = reader.tree
    if tree.lemma(verb) == "go" and tree.children(verb, "xcomp"):
        return any(tree.lemma(n) in _COMING_ABOUT | {"be"} for n in tree.children(verb, "xcomp"))
    if tree.lemma(verb) == "be":
        return bool(tree.children(verb, "acomp", "xcomp", "advmod")) or not tree.children(
            verb, "attr"
        )
    if tree.children(verb, "auxpass"):
        known = reader.lexicons.table("outlooks")
        return tree.lemma(verb) in _CARRIERS or tree.lemma(verb) in known
    return comes_about(tree, verb)


def comes_about(tree: Tree, verb: int) -> bool:
    """Return whether a verb says of its subject that it begins, goes on or happens."""
    return tree.lemma(verb) in _COMING_ABOUT and not tree.children(verb, "dobj")
