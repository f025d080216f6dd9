"""Harm and counts of an act: the figures in its clauses, each of its kind.

Deaths and injuries belong to the act that caused them. Source: codebook, layer B.
"""

from collections.abc import Iterable

from tocsin.core.types import Figure, Span
from tocsin.core.vocab import FigureKind, PartyKind
from tocsin.extract.occurrences.clauses import (
    is_passive,
    objects,
    phrase_at,
    phrase_tokens,
    subjects,
    suffers_beside,
)
from tocsin.extract.occurrences.parts import Roles
from tocsin.extract.occurrences.roles import is_nobody
from tocsin.extract.occurrences.triggers import Trigger, noun_entries
from tocsin.extract.occurrences.weapons import weapon_at
from tocsin.extract.phrases.figures import figure_at, figures_with_parts
from tocsin.extract.phrases.mentions import is_armed, kind_of
from tocsin.extract.phrases.quantities import is_amount
from tocsin.extract.reader import Reader

BESIDE = frozenset({"conj", "advcl", "acl"})
PERSONAL = frozenset(
    {
        FigureKind.KILLED, FigureKind.INJURED, FigureKind.ABDUCTED, FigureKind.ARRESTED,
        FigureKind.DISPLACED,
    }
)  # fmt: skip
HUMAN = frozenset({PartyKind.PERSON, PartyKind.CIVILIANS, PartyKind.GROUP, PartyKind.FORCE})
# Harm that belongs to the act beside it; an arrest or seizure is an act of its own.
EFFECTS = frozenset(
    {
        FigureKind.KILLED, FigureKind.INJURED, FigureKind.DAMAGED, FigureKind.DISPLACED,
        FigureKind.MISSING,
    }
)  # fmt: skip
LEAVING = frozenset({"leave", "have", "be"})


def harm_verbs(reader: Reader, trigger: Trigger, roles: Roles) -> tuple[int, ...]:
    """Return the verbs that tell an act's harm: its own, its carriers', and those beside them.

    "A bomb exploded, killing 12 and wounding 30"; "the attack that killed 12"; "12 were
    killed in the attack".
    """
    tree = reader.tree
    start = list(roles.carriers) if trigger.is_noun else [trigger.token]
    if trigger.is_noun:
        start += tree.children(trigger.token, "relcl", "acl")
        start += _strayed(reader, trigger.token)
        start += _over_noun(reader, trigger.token)
        start += _beside_noun(reader, trigger.token)
    elif (main := _harm_when(reader, trigger.token)) is not None:
        start.append(main)
    found: list[int] = []
    while start:
        verb = start.pop(0)
        if verb in found or not tree.is_verb(verb):
            continue
        found.append(verb)
        start += [
            child
            for child in (*tree.children(verb, *BESIDE), *_under_with(reader, verb))
            if tree.is_verb(child) and _continues(reader, verb, child)
        ]
    return tuple(sorted(found))


def _under_with(reader: Reader, verb: int) -> list[int]:
    """Return the verbs of those whom "with" sets beside an act, where it governs them."""
    tree = reader.tree
    return [
        child
        for prep in tree.children(verb, "prep")
        for child in tree.children(prep, "pcomp")
        if suffers_beside(reader, child)
    ]


def _beside_noun(reader: Reader, noun: int) -> list[int]:
    """Return the harm set beside a clause that calls an event an act: "it was an attack, with"."""
    tree, token = reader.tree, reader.tree.tokens[noun]
    if token.relation != "attr":
        return []
    beside = (*tree.children(token.head, "advcl"), *_under_with(reader, token.head))
    return [
        verb
        for verb in beside
        if harm_kind(reader, verb) in EFFECTS and suffers_beside(reader, verb)
    ]


def _strayed(reader: Reader, noun: int) -> list[int]:
    """Return relative clauses of harm that the parser tied to a place or building in the phrase."""
    tree = reader.tree
    return [
        verb
        for number in phrase_tokens(reader, noun)
        if number != noun and kind_of(reader, number) not in HUMAN
        for verb in tree.children(number, "relcl")
        if harm_kind(reader, verb) in EFFECTS
        and number in subjects(reader, verb)
        and not is_passive(reader, verb)
    ]


def _over_noun(reader: Reader, noun: int) -> list[int]:
    """Return a verb of harm whose cause or occasion the noun is."""
    tree = reader.tree
    token = tree.tokens[noun]
    while token.relation == "conj" and tree.is_noun(token.head):
        token = tree.tokens[token.head]
    if token.relation == "pobj" and tree.lemma(token.head) in {
        "in",
        "by",
        "during",
        "from",
        "after",
    }:
        verb = tree.tokens[token.head].head
        within = tree.lemma(token.head) in {"in", "during"}
        if (
            tree.is_verb(verb)
            and harm_kind(reader, verb) in EFFECTS
            and (within or not _hostile_subject(reader, verb))
        ):
            return [verb, *_harm_before(reader, verb)]
    return []


def _harm_before(reader: Reader, verb: int) -> list[int]:
    """Return the verb of harm that shares the occasion after it: "two died and six were hurt in".

    One that names an occasion of its own, or whose subject is armed, tells another act.
    """
    tree, token = reader.tree, reader.tree.tokens[verb]
    before = token.head
    if token.relation != "conj" or harm_kind(reader, before) not in EFFECTS:
        return []
    own = [n for prep in tree.children(before, "prep") for n in tree.children(prep, "pobj")]
    acts = any(noun_entries(reader, noun) is not None for noun in own)
    return [] if acts or _hostile_subject(reader, before) else [before]


def _hostile_subject(reader: Reader, verb: int) -> bool:
    """Return whether somebody armed does the harm: then it is that party's own act."""
    return (
        not is_passive(reader, verb)
        and any(is_armed(reader, head) for head in subjects(reader, verb))
        and bool(objects(reader, verb))
    )


def _harm_when(reader: Reader, verb: int) -> int | None:
    """Return the verb of harm to which a clause gives the cause: "were killed when a bomb hit".

    The parser may tie the clause to "said", over both.
    """
    tree, token = reader.tree, reader.tree.tokens[verb]
    words = {tree.lemma(child) for child in tree.children(verb, "advmod", "mark")}
    if token.relation != "advcl" or not words & {"when", "after", "as"}:
        return None
    told = [child for child in tree.children(token.head, "ccomp") if child < verb]
    mains = (token.head, *told[-1:])
    return next((main for main in mains if harm_kind(reader, main) in EFFECTS), None)


def _continues(reader: Reader, verb: int, child: int) -> bool:
    """Return whether a clause beside an act goes on telling its harm."""
    tree = reader.tree
    kind = harm_kind(reader, child)
    if kind not in EFFECTS and tree.lemma(child) not in LEAVING:
        return False
    own = harm_kind(reader, verb)
    if own is not None and own not in EFFECTS:
        return False
    token = tree.tokens[child]
    if token.relation == "advcl":
        return token.tag == "VBG" or suffers_beside(reader, child)
    if token.relation == "conj":
        if not tree.children(child, "nsubj"):
            return True
        # "A bomb killed 16 and gunmen killed four" are two acts.
        return harm_kind(reader, verb) is not None and not _hostile_subject(reader, child)
    return True


def harm_kind(reader: Reader, verb: int) -> FigureKind | None:
    """Return what kind of harm a verb counts, or None."""
    found = phrase_at(reader, verb, reader.lexicons.table("harm"))
    if found is None or found[0][0].features["pos"] != "verb":
        return None
    if reader.tree.lemma(verb) in {"claim", "lose"}:
        lives = any(reader.tree.lemma(head) == "life" for head in objects(reader, verb))
        return FigureKind(found[0][0].code) if lives else None
    return FigureKind(found[0][0].code)


def harm_figures(reader: Reader, verbs: Iterable[int]) -> tuple[Figure, ...]:
    """Return the figures that these verbs count, without repeats."""
    found: list[Figure] = []
    for verb in verbs:
        kind = harm_kind(reader, verb)
        heads = _counted(reader, verb) if kind is not None else []
        for head in heads:
            assert kind is not None
            found.extend(_figures(reader, head, kind))
        found.extend(_left(reader, verb))
        found.extend(_deaths(reader, verb))
    return _unique(found)


def harmed(reader: Reader, verbs: Iterable[int]) -> tuple[int, ...]:
    """Return the heads of those whom these verbs say were killed, hurt or displaced."""
    return tuple(
        head
        for verb in verbs
        if harm_kind(reader, verb) in EFFECTS
        for head in _counted(reader, verb)
        if (kind_of(reader, head) in HUMAN or is_amount(reader, head))
        and reader.tree.lemma(head) != "life"
        and not is_nobody(reader, head)
    )


def _counted(reader: Reader, verb: int) -> list[int]:
    tree = reader.tree
    entry = phrase_at(reader, verb, reader.lexicons.table("harm"))
    if entry is not None and entry[0][0].features.get("counts") == "subject":
        return objects(reader, verb) if tree.lemma(verb) == "lose" else subjects(reader, verb)
    if is_passive(reader, verb):
        return subjects(reader, verb)
    return objects(reader, verb)


def _figures(reader: Reader, head: int, kind: FigureKind) -> list[Figure]:
    if noun_entries(reader, head) is not None:
        return []
    thing = kind_of(reader, head) not in {*HUMAN, PartyKind.UNKNOWN}
    if kind in PERSONAL and (thing or weapon_at(reader, head)) and not is_amount(reader, head):
        return []
    if _is_numbered(reader, head):
        return []
    figures = figures_with_parts(reader, head, kind=kind)
    if figures and figures[0].high == 0 and kind not in EFFECTS:
        return []
    if kind not in PERSONAL and len(figures) == 1 and figures[0].of_whom == figures[0].span:
        return []
    return list(figures)


def _is_numbered(reader: Reader, head: int) -> bool:
    """Return whether people stand under "the number of": how many they are is told elsewhere."""
    tree, token = reader.tree, reader.tree.tokens[head]
    over = tree.tokens[token.head].head
    counted = token.relation == "pobj" and tree.lemma(over) in {"number", "count", "tally", "toll"}
    return counted and any(tree.lemma(child) == "the" for child in tree.children(over, "det"))


def _left(reader: Reader, verb: int) -> list[Figure]:
    """Read "left 12 dead and 30 wounded"; "12 are missing"."""
    tree, table = reader.tree, reader.lexicons.table("harm")
    if tree.lemma(verb) not in LEAVING:
        return []
    found: list[Figure] = []
    for number in tree.subtree(verb):
        entries = table.get(tree.tokens[number].text.lower(), ())
        for entry in entries:
            if entry.features["pos"] != "adjective" or tree.tokens[number].relation == "amod":
                continue
            for head in [*tree.children(number, "nsubj", "nsubjpass"), number - 1]:
                if head >= 0 and (is_amount(reader, head) or kind_of(reader, head) in HUMAN):
                    found.extend(figures_with_parts(reader, head, kind=FigureKind(entry.code)))
                    break
    return found


def noun_harm(reader: Reader, trigger: Trigger, roles: Roles) -> tuple[Figure, ...]:
    """Return the figures of those whom a noun is done to ("the killing of two guards")."""
    entries = reader.lexicons.table("harm").get(reader.tree.lemma(trigger.token), ())
    kinds = [FigureKind(entry.code) for entry in entries if entry.features["pos"] == "act"]
    heads = [h for h in roles.recipients if not reader.tree.tokens[h].tag.startswith("PRP")]
    return _unique(
        figure for kind in kinds for head in heads for figure in _figures(reader, head, kind)
    )


def _deaths(reader: Reader, verb: int) -> list[Figure]:
    """Read "caused at least 12 deaths", with a number only."""
    tree, table = reader.tree, reader.lexicons.table("harm")
    found: list[Figure] = []
    for head in tree.children(verb, "dobj"):
        for entry in table.get(tree.lemma(head), ()):
            figure = figure_at(reader, head, kind=FigureKind(entry.code))
            if entry.features["pos"] == "noun" and figure and figure.of_whom != figure.span:
                found.append(figure)
    return found


def act_figures(reader: Reader, heads: Iterable[int], kind: FigureKind) -> tuple[Figure, ...]:
    """Return the figures of parties or things for which a number word stands."""
    return _unique(
        figure
        for head in heads
        for figure in figures_with_parts(reader, head, kind=kind)
        if figure.of_whom != figure.span
        or (kind is FigureKind.ARRESTED and figure.best is not None)
    )


def count_of(reader: Reader, trigger: Trigger) -> Figure | None:
    """Return how many acts a noun tells ("twin bombings"), where a number word says so."""
    if not trigger.is_noun:
        return None
    figure = figure_at(reader, trigger.token, kind=FigureKind.INCIDENTS)
    if figure is None or figure.of_whom == figure.span:
        return None
    plural = reader.tree.tokens[trigger.token].tag in {"NNS", "NNPS"}
    return figure if plural or figure.high == 2 else None


def _unique(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    seen: set[tuple[FigureKind, Span | None]] = set()
    kept: list[Figure] = []
    for figure in figures:
        key = (figure.kind, figure.span)
        if key not in seen:
            seen.add(key)
            kept.append(figure)
    return tuple(kept)
