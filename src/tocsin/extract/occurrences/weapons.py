"""Weapons: the words for them, and the mode that they give an assault."""

from collections.abc import Iterable

from tocsin.core.ports import Entry
from tocsin.core.types import Span
from tocsin.core.vocab import EventType, Mode
from tocsin.extract.phrases.mentions import NAME_TAGS
from tocsin.extract.reader import Reader

LONGEST_WEAPON = 4
# What decides when several means stand in one clause: the more telling first.
RANK = (
    Mode.SUICIDE_ATTACK,
    Mode.DRONE,
    Mode.UNCONVENTIONAL,
    Mode.AERIAL,
    Mode.HEAVY_WEAPONS,
    Mode.EXPLOSIVES,
    Mode.FIREARMS,
    Mode.CROWD_CONTROL,
    Mode.PRIMITIVE,
)
# Modes that a weapon may sharpen or stand beside.
BOMB_NOUNS = frozenset({"bombing", "blast", "explosion"})
OPEN_MODES = frozenset({Mode.UNSPECIFIED, Mode.EXPLOSIVES, Mode.SUICIDE_ATTACK, Mode.AERIAL})

# A mine that is dug: what comes out of it, who and what belong to it, and what is done there.
ORES = frozenset(
    "gold coal copper iron diamond cobalt silver tin lithium uranium zinc nickel coltan salt "
    "emerald ruby jade bauxite platinum sapphire gem ore mineral open-pit artisanal disused "
    "abandoned illegal underground".split()
)
OF_A_PIT = frozenset(
    "worker manager owner operator company site shaft camp employee guard security boss official "
    "collapse accident".split()
)
PLACE_OF_A_PIT = frozenset("at in inside outside near from into".split())
DONE_TO_A_PIT = frozenset("storm attack raid overrun occupy".split())


def weapon_at(reader: Reader, head: int) -> tuple[Entry, int] | None:
    """Return what the table says of the weapon that ends at a token, and its first token."""
    table, tree = reader.lexicons.table("weapons"), reader.tree
    if _is_pit(reader, head):
        return None
    start = tree.sentence_of(head).first
    for width in range(LONGEST_WEAPON - 1, -1, -1):
        first = head - width
        if first < start:
            continue
        words = [tree.lemma(number) for number in range(first, head + 1)]
        if entries := table.get(" ".join(words)):
            return entries[0], first
    # A plural in capitals at the head of a line looks like a name: "Drones struck".
    token = tree.tokens[head]
    if head == start and token.tag in NAME_TAGS:
        entries = table.get(token.text.lower().removesuffix("s"))
        return (entries[0], head) if entries else None
    return None


def _is_pit(reader: Reader, head: int) -> bool:
    """Return whether a mine is one that is dug: a place where something is done, or of gold."""
    tree, token = reader.tree, reader.tree.tokens[head]
    if tree.lemma(head) != "mine":
        return False
    if any(tree.lemma(child) in ORES for child in tree.children(head, "compound", "amod", "nmod")):
        return True
    if token.relation in {"compound", "amod", "nmod"}:
        return tree.lemma(token.head) in OF_A_PIT
    if token.relation == "pobj":
        return tree.lemma(token.head) in PLACE_OF_A_PIT
    return token.relation == "dobj" and tree.lemma(token.head) in DONE_TO_A_PIT


def weapons_in(reader: Reader, tokens: Iterable[int]) -> tuple[tuple[Span, Mode], ...]:
    """Return the weapons named at these tokens, each with its mode."""
    found: list[tuple[Span, Mode]] = []
    last_end = -1
    for number in sorted(set(tokens), reverse=True):
        hit = weapon_at(reader, number) if reader.tree.is_noun(number) else None
        if hit is None or hit[0].features["weapon"] not in {"yes", "weak"}:
            continue
        span = reader.tree.span(hit[1], number)
        if last_end >= 0 and span.end > last_end:
            continue
        last_end = span.start
        found.append((span, Mode(hit[0].code)))
    return tuple(reversed(found))


def weapons_included(reader: Reader, verb: int) -> list[int]:
    """Return the heads of the machines that a clause lists ("including two carriers")."""
    tree = reader.tree
    return [
        part
        for number in tree.subtree(verb)
        if tree.lemma(number) == "include"
        for head in tree.children(number, "pobj", "dobj")
        for part in tree.conjuncts(head)
        if weapon_at(reader, part) is not None
    ]


def modes_of(
    reader: Reader, mode: Mode, event_type: EventType, tokens: Iterable[int]
) -> tuple[Mode, ...]:
    """Return the modes of an act: the trigger's, sharpened by the means in its clause."""
    if event_type is not EventType.ASSAULT:
        return () if mode is Mode.OTHER else (mode,)
    if mode not in OPEN_MODES:
        return (mode,)
    tokens = tuple(tokens)
    named = {Mode(hit[0].code) for number in tokens if (hit := weapon_at(reader, number))}
    if any(reader.tree.lemma(number) in BOMB_NOUNS for number in tokens):
        named.add(Mode.EXPLOSIVES)
    found = [ranked for ranked in RANK if ranked in named or ranked is mode]
    if not found:
        return (mode,)
    best = found[0]
    if best is Mode.SUICIDE_ATTACK and Mode.EXPLOSIVES in found:
        return Mode.SUICIDE_ATTACK, Mode.EXPLOSIVES
    return (best,)
