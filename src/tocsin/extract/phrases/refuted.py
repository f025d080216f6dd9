"""Reports and evidence that a text says are not so, by grammar.

"No evidence that rebels killed nine", "denied reports that ...", "dismissed as rumours that
...", "a video that shows ... is fake": what stands under such a word is not told as done.
"""

from tocsin.core.types import Span
from tocsin.extract.phrases.syntax import Tree

# Nouns of what would show that something happened.
EVIDENCE = frozenset("evidence proof sign indication trace suggestion hint".split())
# Nouns of what tells or shows that something happened.
REPORTS = frozenset(
    "report claim allegation accusation rumour rumor assertion suggestion story account news "
    "notion speculation video footage clip image photo photograph picture recording".split()
)
UNTRUE = frozenset(
    "untrue false incorrect baseless unfounded fake fabricated groundless hoax fabrication "
    "lie rumour rumor nonsense".split()
)
GIVEN = frozenset("the this that these those".split())
TRUE = frozenset({"true", "correct", "accurate"})
# "There is no truth in reports that ...".
TRUTH = frozenset({"truth", "basis", "substance"})
DENYING = frozenset("deny reject dismiss refute rebut debunk".split())
# Verbs that say of a report what it is.
CALLING = frozenset("describe call label brand term denounce".split())
SHOWING = frozenset("show purport claim allege say suggest depict".split())


def is_refuted_clause(tree: Tree, verb: int) -> bool:
    """Return whether a clause tells what a refuted report or missing evidence would say."""
    token = tree.tokens[verb]
    if token.relation in {"ccomp", "xcomp"} and tree.is_verb(token.head):
        return _is_refuted_showing(tree, token.head) or _says_untrue(tree, token.head)
    if token.relation in {"acl", "ccomp"} and _is_full(tree, verb):
        return is_refuted_noun(tree, token.head)
    return _is_refuted_showing(tree, verb)


def is_refuted_cue(tree: Tree, cue: Span | None) -> bool:
    """Return whether the words that attribute something are a refuted report, or are in one."""
    number = tree.token_at(cue.start) if cue is not None else None
    if number is None:
        return False
    return is_refuted_noun(tree, number) or _is_refuted_showing(tree, number)


def is_refuted_act(tree: Tree, noun: int) -> bool:
    """Return whether an act is only in a refuted report: "denied reports of an attack".

    Who denies reports of the attack may not deny the attack.
    """
    token = tree.tokens[noun]
    if token.relation == "dobj":
        return tree.is_verb(token.head) and _is_refuted_showing(tree, token.head)
    definite = any(
        tree.tokens[child].relation == "poss" or tree.lemma(child) in GIVEN
        for child in tree.children(noun, "det", "poss")
    )
    named = token.relation == "pobj" and tree.lemma(token.head) == "of" and not definite
    return named and is_refuted_noun(tree, tree.tokens[token.head].head)


def is_refuted_noun(tree: Tree, noun: int) -> bool:
    """Return whether a text says of a report that it is not so, or of evidence that none is."""
    lemma = tree.lemma(noun)
    if lemma in EVIDENCE and _is_missing(tree, noun):
        return True
    return lemma in REPORTS and (
        any(tree.lemma(child) in UNTRUE for child in tree.children(noun, "amod"))
        or _is_denied(tree, noun)
        or _is_called_untrue(tree, noun)
    )


def _is_full(tree: Tree, verb: int) -> bool:
    own = tree.children(verb, "nsubj", "nsubjpass")
    return any(tree.tokens[child].tag[:1] != "W" for child in own)


def _is_refuted_showing(tree: Tree, verb: int) -> bool:
    token = tree.tokens[verb]
    below = token.relation in {"acl", "relcl"} and tree.lemma(verb) in SHOWING
    return below and is_refuted_noun(tree, token.head)


def _is_missing(tree: Tree, noun: int) -> bool:
    if any(tree.lemma(child) == "no" for child in tree.children(noun, "det", "neg")):
        return True
    token = tree.tokens[noun]
    return token.relation in {"dobj", "attr"} and tree.negated(token.head)


def _is_denied(tree: Tree, noun: int) -> bool:
    """Read "denied reports", "the reports were denied", "dismissed as rumours", "no truth in"."""
    token = tree.tokens[noun]
    verb = token.head
    over = tree.tokens[verb].head
    if token.relation == "pobj" and tree.lemma(over) in TRUTH:
        return _is_missing(tree, over)
    if token.relation == "pobj" and tree.lemma(verb) == "as":
        verb = tree.tokens[verb].head
    elif token.relation not in {"dobj", "nsubjpass"}:
        return False
    return tree.lemma(verb) in DENYING and _is_done(tree, verb)


def _is_called_untrue(tree: Tree, noun: int) -> bool:
    """Read "the reports are false", "called the reports false", "described them as baseless"."""
    token = tree.tokens[noun]
    verb = token.head
    if token.relation == "nsubj" and tree.lemma(verb) in UNTRUE:
        return True
    if token.relation == "nsubj":
        return _says_untrue(tree, verb)
    called = token.relation in {"dobj", "nsubjpass"} and tree.lemma(verb) in CALLING
    # The parser may tie the last word to the clause inside.
    return (
        called
        and _is_done(tree, verb)
        and any(
            tree.lemma(word) in UNTRUE and not _is_of_noun(tree, word)
            for word in tree.subtree(verb)
            if word > noun
        )
    )


def _says_untrue(tree: Tree, verb: int) -> bool:
    """Return whether a verb calls its subject untrue, or not true."""
    said_of_it = {tree.lemma(child) for child in tree.children(verb, "acomp", "attr")}
    if tree.lemma(verb) != "be" or not said_of_it:
        return False
    if tree.negated(verb):
        return bool(said_of_it & TRUE)
    return bool(said_of_it & UNTRUE) and _is_done(tree, verb)


def _is_of_noun(tree: Tree, word: int) -> bool:
    token = tree.tokens[word]
    return token.relation == "amod" and tree.is_noun(token.head)


def _is_done(tree: Tree, verb: int) -> bool:
    """Return whether a clause is told as fact: not negated, no modal, no infinitive."""
    helpers = tree.children(verb, "aux")
    return not tree.negated(verb) and all(
        tree.tokens[helper].tag not in {"MD", "TO"} for helper in helpers
    )
