"""CEAF-REE on templates: which predicted entities are right, under the best mapping.

Each template has a type and five roles; a role has entities, an entity has mentions. Templates
are mapped one to one within a document, only where the predicted type is (one of) the gold
type(s), so that F1 over the document is greatest. Of mapped templates the type is right; a
predicted entity is right when its mentions are all among those of one gold entity of the role,
and a gold entity is found when some predicted one is right by it. All else that is predicted
is wrong, all else that is wanted is missed. Counts are summed over documents (micro average);
precision counts predicted entities, recall gold ones, and the type counts as an entity of both.
Mentions are compared in lower case without punctuation and articles. A document without
templates counts by what is predicted for it.

Source: Du, Rush, Cardie, Template Filling with Generative Transformers (NAACL 2021), eval.py
of https://github.com/xinyadu/gtt; IterX (Chen et al., EACL 2023) reports the same figure.
It agrees with that scorer, also in that two predicted entities may be right by one gold entity,
that optional templates and fillers are wanted like all others, and that a gold template which
repeats another is counted once. It departs from it in one thing: among mappings of equal F1 the
one with more right is taken, whatever the order of the templates (there: the first found).
"""

import re
import string
from collections.abc import Sequence

from bench.kit.matching import best_assignment
from bench.muc4.records import ROLES, Entities

_ARTICLE = re.compile(r"\b(?:a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)
# The mapping is solved exactly where the shorter side has no more templates than this. Beyond,
# it is the assignment with the greatest sum of the two shares; no document comes near.
EXACT = 10

# The layer of the type: `type` is that of the slot.
INCIDENT_TYPE = "incident type"

Pairs = tuple[tuple[int, int], ...]
# What is right of the predicted, what is found of the wanted, and by which pairs.
Worth = tuple[int, int, Pairs]


def normalised(mention: str) -> str:
    """Return a mention in lower case, without punctuation, articles and extra white space.

    >>> normalised('The "Red Ridge"  column')
    'red ridge column'
    """
    bare = mention.lower().translate(_PUNCTUATION)
    return " ".join(_ARTICLE.sub(" ", bare).split())


def right(predicted: frozenset[str], gold: Sequence[frozenset[str]]) -> bool:
    """Return whether all mentions of a predicted entity are those of one gold entity."""
    return any(predicted <= entity for entity in gold)


def found(gold: frozenset[str], predicted: Sequence[frozenset[str]]) -> bool:
    """Return whether some predicted entity is right by this gold entity."""
    return any(entity <= gold for entity in predicted)


def fits(predicted: Entities, gold: Entities) -> bool:
    """Return whether two templates are of one type."""
    return bool(set(predicted.types) & set(gold.types))


def size(template: Entities) -> int:
    """Return how many things a template holds: its type and its entities."""
    return 1 + sum(len(template.roles[role]) for role in ROLES)


def worth(predicted: Entities, gold: Entities) -> tuple[int, int]:
    """Return how many things are right, and how many found, if two templates are mapped."""
    both = [(predicted.roles[role], gold.roles[role]) for role in ROLES]
    return (
        1 + sum(right(entity, wanted) for mine, wanted in both for entity in mine),
        1 + sum(found(entity, mine) for mine, wanted in both for entity in wanted),
    )


def best_mapping(predicted: Sequence[Entities], gold: Sequence[Entities]) -> Pairs:
    """Return the pairs of predicted and gold templates under which F1 is greatest."""
    mine, theirs = sum(map(size, predicted)), sum(map(size, gold))
    table = {
        (row, column): worth(one, other)
        for row, one in enumerate(predicted)
        for column, other in enumerate(gold)
        if fits(one, other)
    }
    if min(len(predicted), len(gold)) > EXACT:
        weights = [
            [_shares(table.get((row, column), (0, 0)), mine, theirs) for column in range(len(gold))]
            for row in range(len(predicted))
        ]
        return tuple(best_assignment(weights))
    turned = len(gold) > len(predicted)
    if turned:
        table = {(column, row): value for (row, column), value in table.items()}
    fronts = _fronts(table, max(len(predicted), len(gold)))
    best = max(fronts, key=lambda one: (_f1(one, mine, theirs), one[0], one[1]))
    return tuple(sorted((b, a) if turned else (a, b) for a, b in best[2]))


def _fronts(table: dict[tuple[int, int], tuple[int, int]], rows: int) -> list[Worth]:
    """Return the mappings that no other beats in both numbers, over all sets of columns."""
    states: dict[int, list[Worth]] = {0: [(0, 0, ())]}
    for row in range(rows):
        columns = [(column, value) for (one, column), value in table.items() if one == row]
        grown = {used: list(worths) for used, worths in states.items()}
        for used, worths in states.items():
            for column, (more_right, more_found) in columns:
                if not used >> column & 1:
                    added = [
                        (a + more_right, b + more_found, (*p, (row, column))) for a, b, p in worths
                    ]
                    grown.setdefault(used | 1 << column, []).extend(added)
        states = {used: _unbeaten(worths) for used, worths in grown.items()}
    return [one for worths in states.values() for one in worths]


def _unbeaten(worths: Sequence[Worth]) -> list[Worth]:
    kept: list[Worth] = []
    for one in sorted(worths, key=lambda each: (-each[0], -each[1])):
        if not kept or one[1] > kept[-1][1]:
            kept.append(one)
    return kept


def _shares(value: tuple[int, int], mine: int, theirs: int) -> float:
    return value[0] / mine + value[1] / theirs


def _f1(one: Worth, mine: int, theirs: int) -> float:
    """Return F1 of a document, up to a factor: both sizes are the same for all mappings."""
    precision, recall = one[0] / max(mine, 1), one[1] / max(theirs, 1)
    return precision * recall / (precision + recall) if precision + recall else 0.0


def counts(predicted: Sequence[Entities], gold: Sequence[Entities]) -> dict[str, float]:
    """Return the counts of a document, of all roles together and of each."""
    mine, theirs = in_order(predicted), in_order(gold)
    mapped = dict(best_mapping(mine, theirs))
    back = {column: row for row, column in mapped.items()}
    totals: dict[str, float] = {}
    _add(totals, INCIDENT_TYPE, len(mapped), len(mine), len(mapped), len(theirs))
    for role in ROLES:
        is_right = [
            row in mapped and right(entity, theirs[mapped[row]].roles[role])
            for row, one in enumerate(mine)
            for entity in one.roles[role]
        ]
        is_found = [
            column in back and found(entity, mine[back[column]].roles[role])
            for column, one in enumerate(theirs)
            for entity in one.roles[role]
        ]
        _add(totals, role, sum(is_right), len(is_right), sum(is_found), len(is_found))
    return totals


def _add(
    totals: dict[str, float], layer: str, is_right: int, predicted: int, is_found: int, wanted: int
) -> None:
    """Add counts to a layer, and to that of all entities."""
    values = {"right": is_right, "predicted": predicted, "found": is_found, "wanted": wanted}
    for name in (layer, "entities"):
        for key, value in values.items():
            totals[f"{name}.{key}"] = totals.get(f"{name}.{key}", 0.0) + value


def scored(predicted: Sequence[Entities], gold: Sequence[Entities]) -> list[tuple[float, bool]]:
    """Return for each predicted thing, types among them, its score and whether it is right."""
    mine, theirs = in_order(predicted), in_order(gold)
    mapped = dict(best_mapping(mine, theirs))
    judged = []
    for row, one in enumerate(mine):
        judged.append((one.score, row in mapped))
        judged += [
            (one.score, row in mapped and right(entity, theirs[mapped[row]].roles[role]))
            for role in ROLES
            for entity in one.roles[role]
        ]
    return judged


def in_order(found_: Sequence[Entities]) -> list[Entities]:
    """Return templates in an order of their own, so that theirs in a document plays no part."""
    return sorted(
        found_,
        key=lambda one: (
            one.types,
            [sorted(sorted(entity) for entity in one.roles[role]) for role in ROLES],
            one.score,
        ),
    )
