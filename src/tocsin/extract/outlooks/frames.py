"""Whether an act is still to come, and what says so: modals, plans, prospects.

Climbs from the word of an act through verbs that add no act of their own ("launch more
attacks", "use them to attack") to the word that puts it into the future.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.core.ports import Entry
from tocsin.core.vocab import OutlookKind
from tocsin.extract.phrases.syntax import Tree
from tocsin.extract.reader import Reader
from tocsin.extract.ties.standing import is_conditional

_WILL = frozenset({"will", "shall", "'ll", "wo"})
_MAY = frozenset({"could", "may", "might"})
_CAN = frozenset({"can"})
# Verbs between an act and what puts it into the future.
_CARRIERS = frozenset(
    {
        "launch", "carry", "conduct", "stage", "mount", "use", "go", "help", "continue",
        "begin", "start", "increase", "escalate", "intensify", "step", "expand", "face", "see",
        "have", "try", "attempt", "lead", "result", "cause", "trigger", "spark", "bring", "be",
        "suffer", "hesitate", "resume", "perpetrate", "occur", "happen", "erupt", "take",
        "break", "loom", "commit", "execute", "order", "provoke", "push", "tip", "follow",
        "come", "do", "pay", "hold", "wage", "maintain", "pursue", "inflict",
    }
)  # fmt: skip
# Verbs that say of an act only that it comes about, and nouns that only bundle acts.
_COMING_ABOUT = frozenset(
    {"begin", "start", "continue", "follow", "come", "resume", "escalate", "increase", "erupt",
     "intensify", "occur", "happen", "take", "break", "hit", "loom"}
)  # fmt: skip
_SERIES = frozenset(
    {"series", "wave", "campaign", "number", "kind", "act", "form", "cycle", "spate", "round",
     "escalation", "increase", "outbreak", "resumption"}
)  # fmt: skip
_LINKS = frozenset(
    {"dobj", "xcomp", "nsubj", "nsubjpass", "attr", "pobj", "conj", "acomp", "ccomp"}
)
_FOR = frozenset({"for", "of", "to", "on", "in", "into", "from", "against"})
_GOVERNING = frozenset({"for", "of", "to", "in"})
_MAX_CLIMB = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What puts an act into the future: its word, the clause's top, and the kind it hints at."""

    governor: int
    top: int
    kind: OutlookKind
    rule: str
    negated: bool


def frame_of(reader: Reader, act: int) -> Frame | None:
    """Return what puts an act into the future, or None where nothing does."""
    for current, joined in _climb(reader, act):
        found = _frame_at(reader, current, joined=joined)
        if found is not None:
            return None if is_conditional(reader.tree, found.governor) else found
    return None


def _climb(reader: Reader, act: int) -> Iterator[tuple[int, bool]]:
    """Yield an act and what carries it, upwards, until an act of its own comes between.

    The flag is set once the way led over an "and": a modal is shared across it, an
    object is not.
    """
    tree, current, joined = reader.tree, act, False
    yield current, joined
    for _ in range(_MAX_CLIMB):
        token = tree.tokens[current]
        head = token.head
        if head == current or token.relation not in _LINKS:
            return
        if token.relation == "pobj":
            if tree.lemma(head) not in _FOR:
                return
            head = tree.tokens[head].head
        if not tree.is_verb(head):
            if token.relation != "pobj" or tree.lemma(head) not in _SERIES:
                return
        elif token.relation in {"nsubj", "nsubjpass"} and not _takes_place(tree, head):
            return
        elif not (token.relation == "conj" or tree.lemma(head) in _CARRIERS):
            if tree.lemma(head) in reader.lexicons.table("outlooks"):
                yield head, joined
            return
        joined = joined or (token.relation == "conj" and tree.is_verb(head))
        current = head
        yield current, joined


def _takes_place(tree: Tree, verb: int) -> bool:
    """Return whether a verb says of its subject only that it comes about, or is awaited."""
    if tree.lemma(verb) == "go":
        return any(tree.lemma(n) in _COMING_ABOUT for n in tree.children(verb, "xcomp"))
    is_intransitive = tree.lemma(verb) in _COMING_ABOUT and not tree.children(verb, "dobj")
    return is_intransitive or bool(tree.children(verb, "auxpass"))


def _frame_at(reader: Reader, token: int, *, joined: bool) -> Frame | None:
    if reader.tree.is_verb(token):
        return _by_modal(reader, token) or _by_governor(reader, token, own=not joined)
    return _by_modifier(reader, token) or _by_noun(reader, token)


def _by_modal(reader: Reader, verb: int) -> Frame | None:
    tree = reader.tree
    texts = {tree.tokens[child].text.lower() for child in tree.children(verb, "aux")}
    lemmas = {tree.lemma(child) for child in tree.children(verb, "aux")}
    if tree.tokens[verb].tag == "VBN" and "have" in lemmas:
        return None
    going = (
        tree.lemma(verb) == "go"
        and tree.tokens[verb].tag == "VBG"
        and not texts & {"was", "were"}
        and bool(tree.children(verb, "xcomp"))
    )
    if not (texts & (_WILL | _MAY | _CAN) or going or "would" in texts):
        return None
    rule = "will" if texts & _WILL or going else "would" if "would" in texts else "may"
    rule = "can" if texts & _CAN else rule
    return Frame(
        governor=verb,
        top=verb,
        kind=OutlookKind.FORECAST,
        rule=f"outlooks/{rule}",
        negated=tree.negated(verb),
    )


def _by_governor(reader: Reader, verb: int, *, own: bool) -> Frame | None:
    """The verb or state over an infinitive or a noun of act: "plans to", "is likely to"."""
    tree, token = reader.tree, reader.tree.tokens[verb]
    head = token.head
    if token.relation not in {"xcomp", "acl", "ccomp"} or head == verb:
        return _by_own_entry(reader, verb) if own else None
    if "to" not in {tree.lemma(child) for child in tree.children(verb, "aux")}:
        return _by_own_entry(reader, verb) if own else None
    parts = {"verb", "state"} if token.relation != "acl" else {"noun"}
    for entry in _entries(reader, head, parts):
        if _points_ahead(tree, head, entry):
            return _frame(reader, head, entry)
    return _by_own_entry(reader, verb) if own else None


def _by_own_entry(reader: Reader, verb: int) -> Frame | None:
    """A verb of planning with a noun of act as its object: "are planning attacks"."""
    tree = reader.tree
    for entry in _entries(reader, verb, {"verb"}):
        if entry.features.get("object") == "yes" and _points_ahead(tree, verb, entry):
            return _frame(reader, verb, entry)
    return None


def _by_noun(reader: Reader, noun: int) -> Frame | None:
    """A noun over the act: "a prospect for attacks", "the risk of war"."""
    tree, token = reader.tree, reader.tree.tokens[noun]
    if token.relation != "pobj" or tree.lemma(token.head) not in _GOVERNING:
        return None
    above = tree.tokens[token.head].head
    if not tree.is_noun(above):
        return None
    for entry in _entries(reader, above, {"noun"}):
        if not tree.negated(above) and _clause_is_open(tree, above):
            return _frame(reader, above, entry)
    return None


def _by_modifier(reader: Reader, noun: int) -> Frame | None:
    for child in reader.tree.children(noun, "amod"):
        for entry in _entries(reader, child, {"modifier"}):
            return _frame(reader, child, entry)
    return None


def _entries(reader: Reader, token: int, parts: set[str]) -> list[Entry]:
    table = reader.lexicons.table("outlooks")
    found = table.get(reader.tree.lemma(token)) or table.get(
        reader.tree.tokens[token].text.lower(), ()
    )
    return [entry for entry in found if entry.features["part"] in parts]


def _points_ahead(tree: Tree, head: int, entry: Entry) -> bool:
    """Return whether a governor is told in a tense from which the act is still to come."""
    if tree.negated(head):
        return False
    if entry.features["part"] == "state":
        return _clause_is_open(tree, head)
    if "past" in entry.features:
        return True
    if tree.tokens[head].tag in {"VBP", "VBZ"}:
        return True
    helpers = {tree.tokens[child].text.lower() for child in tree.children(head, "aux", "auxpass")}
    return (
        tree.tokens[head].tag in {"VBG", "VB", "VBN"}
        and bool(helpers & {"is", "are", "'s", "'re", "am", "'m", "has", "have", "being"})
        and not helpers & {"had", "was", "were"}
    )


def _clause_is_open(tree: Tree, token: int) -> bool:
    """Return whether the nearest verb is not in the past."""
    for above in (token, *tree.ancestors(token)):
        if tree.is_verb(above) and tree.tokens[above].relation not in {"amod", "aux", "auxpass"}:
            helpers = {
                tree.tokens[child].text.lower() for child in tree.children(above, "aux", "auxpass")
            }
            past = {"was", "were", "had", "did"}
            return (
                tree.tokens[above].text.lower() not in past
                and not helpers & past
                and tree.tokens[above].tag != "VBD"
            )
    return True


def _frame(reader: Reader, governor: int, entry: Entry) -> Frame:
    tree, top = reader.tree, governor
    for above in (governor, *tree.ancestors(governor)):
        if tree.is_verb(above) and tree.tokens[above].relation not in {"amod", "aux"}:
            top = above
            break
    return Frame(
        governor=governor,
        top=top,
        kind=OutlookKind(entry.code),
        rule=f"outlooks/{entry.features['part']}",
        negated=tree.negated(governor),
    )
