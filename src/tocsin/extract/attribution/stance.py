"""How a speaker stands to the content, beyond what the cue word alone says."""

from collections.abc import Sequence

from tocsin.core.ports import Entry
from tocsin.core.vocab import Stance
from tocsin.extract.attribution.contents import Content
from tocsin.extract.attribution.voices import agent, auxiliaries
from tocsin.extract.phrases.syntax import Tree
from tocsin.extract.reader import Reader

MARKS = frozenset({'"', "“"})
COPULAS = frozenset({"be", "remain", "seem", "become", "'s", "’s", "'m", "’m", "'re", "’re"})
# "We would like to thank": a wish, no prediction.
WISHING = frozenset({"like", "love", "prefer", "hate"})
DEGREES = frozenset({"very", "so", "too", "extremely", "deeply", "absolutely", "totally"})
# What one cannot do, or will not, with what one finds wrong.
BEARING = frozenset({"tolerate", "accept", "hesitate", "forget", "forgive", "ignore", "spare"})
# What is called false is denied.
TOLD = frozenset({"claim", "allegation", "accusation", "report", "version", "story", "rumor"})
ANSWERING = frozenset({"retaliate", "avenge", "respond", "punish", "crush", "annihilate"})
# What "I" and "we" say of themselves when they judge.
FEELING = frozenset(
    "hope wish welcome condemn deplore regret grieve mourn thank support oppose love hate like "
    "want feel admire appreciate respect salute congratulate commend applaud denounce".split()
)
FIRST = frozenset({"i", "we", "he", "she", "it", "they"})
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
    if stance is Stance.SUSPECTED and "thinks" in entry.features:
        judged = _by_content(reader, content)
        if judged is Stance.PREDICTED:
            return judged
        return Stance.OPINED if judged in {Stance.OPINED, Stance.ORDERED} else stance
    if "names" in entry.features and content.frame == "small":
        return _by_name(reader, content)
    return stance


def _by_name(reader: Reader, content: Content) -> Stance:
    """Return what calling somebody something is: a judgement, a denial, or only a name."""
    tree, root = reader.tree, content.root
    if root is None or tree.tokens[root].tag in {"NNP", "NNPS"}:
        return Stance.ASSERTED
    start = content.stretches[0][0]
    called = [t for t in range(root) if tree.tokens[t].start >= start]
    words = {tree.lemma(token) for token in called}
    if not called or any(tree.tokens[token].tag[:1] == "W" for token in called):
        return Stance.ASSERTED
    return Stance.DENIED if words & TOLD else Stance.OPINED


def _own_act(reader: Reader, content: Content) -> bool:
    """Return whether what is acknowledged is the speaker's own act, as far as grammar shows."""
    tree, root = reader.tree, content.root
    if root is None or content.frame == "gerund":
        return root is not None
    if content.frame == "object":
        return tree.lemma(root) in GUILT
    return any(tree.lemma(child) in OWN for child in tree.children(root, "nsubj"))


def of_words(reader: Reader, stretches: Sequence[tuple[int, int]]) -> Stance:
    """Return what quoted words amount to, by their main verb: asserted where it shows nothing."""
    root = _main_verb(reader, stretches)
    if reader.document.text[: stretches[-1][1]].rstrip("”\"' ").endswith("?"):
        return Stance.ASKED
    return Stance.ASSERTED if root is None else _by_verb(reader, root)


def _main_verb(reader: Reader, stretches: Sequence[tuple[int, int]]) -> int | None:
    """Return the verb of the first sentence in some stretches that hangs on none in them."""
    tree = reader.tree
    for start, end in stretches:
        inside = tree.tokens_in(tree.characters(start, end))
        for number in inside:
            token = tree.tokens[number]
            top = token.relation in {"ROOT", "ccomp", "parataxis"}
            if tree.is_verb(number) and top and (token.head not in inside or token.head == number):
                return number
    return None


def _by_content(reader: Reader, content: Content) -> Stance:
    """Return what a plain word of speech amounts to, by the main verb of what is said."""
    if _quoted(reader, content):
        return of_words(reader, content.stretches)
    if content.root is None or content.frame != "clause":
        return Stance.ASSERTED
    return _by_verb(reader, content.root)


def _quoted(reader: Reader, content: Content) -> bool:
    start, _ = content.stretches[0]
    return content.frame in {"clause", "quote"} and reader.document.text[start] in MARKS


def _by_verb(reader: Reader, root: int) -> Stance:
    """Return the stance that the main verb of what is said shows."""
    tree = reader.tree
    helpers = set(auxiliaries(tree, root))
    subjects = {tree.lemma(child) for child in tree.children(root, "nsubj", "nsubjpass", "expl")}
    if (helpers & {"must", "should"} and "there" not in subjects) or (
        tree.lemma(root) == "need" and tree.children(root, "xcomp")
    ) or _commands(tree, root):  # fmt: skip
        return Stance.ORDERED
    if _values(reader, root, subjects, helpers):
        return Stance.OPINED
    if helpers & {"would", "'d", "’d"} and tree.lemma(root) in WISHING:
        return Stance.OPINED
    if helpers & {"will", "'ll", "’ll", "would", "shall"}:
        # "It will be compensated by the state": what another will do is no plan of one's own.
        return _of_future(tree, root, subjects if agent(tree, root) is None else set())
    if tree.lemma(root) in {"seem", "appear"} or helpers & {"may", "might"}:
        return Stance.SUSPECTED
    return Stance.ASSERTED


def _commands(tree: Tree, root: int) -> bool:
    """Return whether a verb is an imperative: "go on", "let us stay"."""
    token = tree.tokens[root]
    told = tree.children(root, "nsubj", "nsubjpass", "expl", "csubj", "mark")
    return token.tag == "VB" and not told and not (set(auxiliaries(tree, root)) - {"do"})


def _of_future(tree: Tree, root: int, subjects: set[str]) -> Stance:
    """Return the stance of "will", "would": a threat, a plan of one's own, or a prediction."""
    bears = tree.lemma(root) in (BEARING if tree.negated(root) else ANSWERING)
    if bears and not tree.children(root, "auxpass", "nsubjpass"):
        return Stance.THREATENED
    return Stance.ASSERTED if subjects & FIRST else Stance.PREDICTED


def _values(reader: Reader, root: int, subjects: set[str], helpers: set[str]) -> bool:
    """Return whether a clause says what somebody feels or thinks of something."""
    tree, table = reader.tree, reader.lexicons.table("evaluation")
    predicates = tree.children(root, "acomp", "attr", "oprd")
    if tree.lemma(root) in COPULAS and any(
        tree.lemma(word) in table or _is_judged(reader, word)
        for word in [*predicates, *(w for p in predicates for w in tree.children(p, "amod"))]
    ):
        return True
    moved = tree.lemma(root) in FEELING and not helpers & {"will", "would", "do"}
    if moved and subjects & {"i", "we"}:
        return True
    barred = {"can", "could"} & helpers and tree.negated(root) and tree.lemma(root) in BEARING
    return bool(barred)


def _is_judged(reader: Reader, word: int) -> bool:
    """Return whether a degree makes a word a judgement; "very likely" is one of probability."""
    tree = reader.tree
    if tree.lemma(word) in reader.lexicons.table("likelihood"):
        return False
    return any(tree.lemma(by) in DEGREES for by in tree.children(word))


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
