"""How a speaker stands to the content, beyond what the cue word alone says."""

from tocsin.core.ports import Entry
from tocsin.core.vocab import Stance
from tocsin.extract.attribution.contents import Content
from tocsin.extract.attribution.voices import auxiliaries
from tocsin.extract.reader import Reader

OWN = frozenset({"i", "we", "he", "she", "it", "they"})
POSSESSIVE = frozenset({"my", "our", "his", "her", "its", "their"})
FUTURE = frozenset({"will", "would", "'ll", "shall", "can", "could", "may", "might"})
GUILT = frozenset(
    [
        "responsibility",
        "role",
        "involvement",
        "mistake",
        "guilt",
        "error",
        "failure",
        "fault",
        "part",
    ]
)


def is_negated(reader: Reader, cue: int) -> bool:
    """Return whether a cue stands under "not", "never", "without", or a subject "no one"."""
    tree = reader.tree
    if tree.negated(cue):
        return True
    token = tree.tokens[cue]
    if token.relation == "pcomp" and tree.lemma(token.head) == "without":
        return True
    if token.relation == "xcomp" and tree.lemma(token.head) in {"fail"}:
        return True
    return any(
        tree.lemma(subject) in {"nobody", "none", "no"}
        or any(tree.lemma(child) in {"no", "neither"} for child in tree.children(subject, "det"))
        for subject in tree.children(cue, "nsubj", "nsubjpass")
    )


def stance_of(reader: Reader, entry: Entry, content: Content, *, negated: bool) -> Stance | None:
    """Return the stance of the speaker, or None where a negated cue attributes nothing."""
    only = bool(entry.features.get("only_negated"))
    if only and not negated:
        return None
    if negated and not only:
        turned = entry.features.get("negated", "none")
        return None if turned == "none" else Stance(turned.lower())
    stance = Stance(entry.code.lower())
    if stance in {Stance.WARNED, Stance.PROMISED, Stance.ASSERTED} and _threatens(
        reader, content, stance
    ):
        return Stance.THREATENED
    if (
        stance is Stance.ADMITTED
        and entry.phrase == "acknowledge"
        and not _own_act(reader, content)
    ):
        return Stance.ASSERTED
    if stance is Stance.ASSERTED and "plain" in entry.features:
        return _by_content(reader, content)
    return stance


def _own_act(reader: Reader, content: Content) -> bool:
    """Return whether what is acknowledged is the speaker's own act, as far as grammar shows."""
    tree, root = reader.tree, content.root
    if root is None or content.frame == "gerund":
        return root is not None
    if content.frame == "object":
        return tree.lemma(root) in GUILT
    return any(tree.lemma(child) in OWN for child in tree.children(root, "nsubj"))


def _by_content(reader: Reader, content: Content) -> Stance:
    """Return what a plain word of speech amounts to, by the main verb of what is said."""
    tree, root = reader.tree, content.root
    if root is None or content.frame != "clause":
        return Stance.ASSERTED
    helpers = set(auxiliaries(tree, root))
    subjects = {tree.lemma(child) for child in tree.children(root, "nsubj", "nsubjpass", "expl")}
    if (helpers & {"must", "should"} and "there" not in subjects) or (
        tree.lemma(root) == "need" and tree.children(root, "xcomp")
    ):
        return Stance.ORDERED
    if tree.lemma(root) in {"seem", "appear"} or helpers & {"may", "might"}:
        return Stance.SUSPECTED
    table = reader.lexicons.table("evaluation")
    predicates = tree.children(root, "acomp", "attr")
    if tree.lemma(root) == "be" and any(tree.lemma(word) in table for word in predicates):
        return Stance.OPINED
    if helpers & {"will", "'ll"} and not subjects & {"i", "we"}:
        return Stance.PREDICTED
    return Stance.ASSERTED


def _threatens(reader: Reader, content: Content, stance: Stance) -> bool:
    """Return whether a warning, a vow or a statement is of the speaker's own hostile act."""
    tree, root = reader.tree, content.root
    if root is None:
        return False
    hostile = reader.lexicons.table("hostile_acts")
    words = {tree.lemma(number) for number in tree.subtree(root)}
    if stance is Stance.PROMISED:
        return tree.lemma(root) in hostile or bool(
            {tree.lemma(noun) for noun in tree.children(root, "dobj")} & hostile.keys()
        )
    future = bool(set(auxiliaries(tree, root)) & FUTURE)
    own = any(
        tree.lemma(child) in OWN
        or any(tree.lemma(word) in POSSESSIVE for word in tree.children(child, "poss"))
        for child in tree.children(root, "nsubj")
    )
    first = any(tree.lemma(child) in {"i", "we"} for child in tree.children(root, "nsubj"))
    if stance is Stance.WARNED:
        menace = any(phrase in hostile and hostile[phrase][0].code == "MENACE" for phrase in words)
        return (own and future and tree.is_verb(root)) or (menace and future)
    return first and future and tree.lemma(root) in hostile
