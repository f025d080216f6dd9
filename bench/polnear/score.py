"""How the sources, cues and contents found agree with those of PolNeAR."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from bench.kit.matching import best_assignment
from bench.kit.measures import f1, layer_counts, share, three
from bench.kit.spans import Extent, closeness, closeness_of, compared, exact, touch
from bench.polnear.load import ROLES, Article, Quotation
from bench.polnear.sentences import sentences

# The least Jaccard index of two contents that are about the same words.
SAME_CONTENT = 0.5
# The parts whose ends PolNeAR's conventions move.
MOVED = ("cue", "content")


def counts_of(
    wanted: Sequence[Quotation], predicted: Sequence[Quotation], marked: Sequence[Quotation]
) -> dict[str, float]:
    """Return the counts of all layers; `marked` are the predicted before any convention."""
    counts: dict[str, float] = {}
    for role in ROLES:
        asked, found = extents(wanted, role), extents(predicted, role)
        near, cases = closeness(found, asked)
        counts |= compared(role, found, asked)
        if role in MOVED:
            counts |= exact(extents(marked, role), asked).counts(f"{role} as marked")
        counts |= {f"{role} near": near, f"{role} cases": float(cases)}
    return counts | _linked(wanted, predicted)


def extents(quotations: Sequence[Quotation], role: str) -> set[Extent]:
    """Return the pieces of a role, whichever attribution they belong to."""
    return {extent for one in quotations for extent in one.part(role)}


def _linked(wanted: Sequence[Quotation], predicted: Sequence[Quotation]) -> dict[str, float]:
    """Return how many attributions are right as wholes: to the letter, and in substance."""
    letter = (Counter(map(_whole, wanted)) & Counter(map(_whole, predicted))).total()
    substance = best_assignment([[_same(one, other) for other in predicted] for one in wanted])
    many = {"predicted": len(predicted), "wanted": len(wanted)}
    return {
        **layer_counts("attribution exact", right=letter, **many),
        **layer_counts("attribution in substance", right=len(substance), **many),
    }


def _whole(one: Quotation) -> tuple[frozenset[Extent], ...]:
    return tuple(frozenset(one.part(role)) for role in ROLES)


def _same(wanted: Quotation, predicted: Quotation) -> float:
    """Return how near two contents are, 0 where these are not the same words of one source."""
    both = (wanted.source, predicted.source)
    same_source = not any(both) or any(touch(a, b) for a in both[0] for b in both[1])
    near = closeness_of(predicted.content, wanted.content)
    return near if same_source and near >= SAME_CONTENT else 0.0


def within(quotations: Sequence[Quotation], kept: Sequence[Extent]) -> list[Quotation]:
    """Return what of some attributions touches certain sentences; those without are left out."""

    def cut(parts: Sequence[Extent]) -> tuple[Extent, ...]:
        return tuple(part for part in parts if any(touch(part, each) for each in kept))

    cuts = [
        replace(one, source=cut(one.source), cue=cut(one.cue), content=cut(one.content))
        for one in quotations
    ]
    return [one for one in cuts if any(one.part(role) for role in ROLES)]


def sentences_with_attribution(article: Article) -> list[Extent]:
    """Return the sentences that hold a part of an attribution of the test."""
    parts = set(chain.from_iterable(extents(article.quotations, role) for role in ROLES))
    return [each for each in sentences(article.text) if any(touch(each, part) for part in parts)]


def scored(
    wanted: Sequence[Quotation], predicted: Sequence[Quotation]
) -> Mapping[str, list[tuple[float, bool]]]:
    """Return by layer each predicted piece with the best score it has, and whether it is right."""
    found: dict[str, list[tuple[float, bool]]] = {}
    for role in ROLES:
        asked, best = extents(wanted, role), dict[Extent, float]()
        for one in predicted:
            for extent in one.part(role):
                best[extent] = max(one.score or 0.0, best.get(extent, 0.0))
        found[f"{role} exact"] = [(best[each], each in asked) for each in sorted(best)]
    return found


MEASURES = (
    *chain.from_iterable(three(f"{role} exact", main=True) for role in ROLES),
    *(f1(f"{role} begin") for role in ROLES),
    *(f1(f"{role} overlap") for role in ROLES),
    *(share(f"{role} Jaccard", f"{role} near", f"{role} cases") for role in ROLES),
    *(f1(f"{role} as marked", f"{role} exact F1, spans as Tocsin marks them") for role in MOVED),
    f1("attribution exact"),
    *three("attribution in substance"),
)
