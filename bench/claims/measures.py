"""The measures of the annotation, in the order of the codebook's layers.

The marked ones (`main`) are what a reader is judged by: source, cue and content of
attributions, stance, triggers, types, roles, realis, harm.
"""

from collections.abc import Sequence
from itertools import chain

from bench.claims.occurrences import CURRENT, INCIDENTS
from bench.kit.measures import average, f1, harmonic, precision, recall, share, three
from bench.kit.types import Measure, Unit


def accuracy(layer: str, name: str | None = None, *, main: bool = False) -> Measure:
    """Return the percentage of matched entries that have the value wanted."""
    called = name or f"{layer} accuracy"
    return share(called, f"{layer}.right", f"{layer}.matched", main=main)


def _clusters(layer: str) -> tuple[Measure, ...]:
    """Return how alike the incidents of occurrences are on both sides (`bench.kit.clusters`)."""
    items = f"{layer} items"
    right = share(f"{layer}: B-cubed precision", f"{layer} bcubed.precise", items)
    found = share(f"{layer}: B-cubed recall", f"{layer} bcubed.recalled", items)
    bcubed = harmonic(f"{layer}: B-cubed F1", right.of, found.of, support=items)
    parts = (f1(f"{layer} muc").of, bcubed.of, f1(f"{layer} ceaf_e").of)
    return (
        average(f"{layer}: CoNLL F1", *parts, support=items),
        right,
        found,
        bcubed,
        *three(f"{layer} pairs", f"{layer}: pairs"),
    )


_ATTRIBUTIONS = (
    *chain.from_iterable(
        (
            precision(f"{part} exact"),
            recall(f"{part} exact"),
            f1(f"{part} exact", main=True),
            f1(f"{part} begin"),
            f1(f"{part} overlap", main=part == "content"),
        )
        for part in ("source", "cue", "content")
    ),
    *three("attributions", "attributions matched"),
    accuracy("stance", main=True),
    accuracy("speaker", "sources of an attribution"),
    accuracy("source kind"),
    accuracy("named"),
    accuracy("basis"),
    accuracy("direct"),
    accuracy("parent"),
    f1("nested", "nested attributions F1"),
    f1("via"),
    f1("likelihood", "likelihood words F1"),
    f1("basis words"),
)
_OCCURRENCES = (
    precision("triggers"),
    recall("triggers"),
    f1("triggers", main=True),
    f1("triggers exact"),
    f1("types", "triggers with type F1", main=True),
    f1("modes", "triggers with type and mode F1"),
    accuracy("type"),
    accuracy("mode"),
    accuracy("realis", main=True),
    accuracy("background"),
    precision("roles"),
    recall("roles"),
    f1("roles", main=True),
    f1("roles exact"),
    f1("roles in all"),
    *(f1(f"{role}s") for role in ("actor", "recipient", "weapon", "place", "time")),
    accuracy("role kind"),
    accuracy("role status"),
    accuracy("time value"),
    accuracy("time near", "time value near"),
    precision("harm", "harm figures precision"),
    recall("harm", "harm figures recall"),
    f1("harm", "harm figures F1", main=True),
    f1("harm kinds"),
    f1("harm with whom"),
    f1("harm words", "harm figure words F1"),
    f1("harm in all"),
    f1("count", "counts of acts F1"),
    accuracy("link", "attribution of an occurrence"),
    accuracy("attributed", "own voice or attributed"),
    *three("same incident"),
    f1("same incident in all"),
    *_clusters(INCIDENTS),
    *_clusters(CURRENT),
)
_TOLD = share("contradictions recall", "contradictions.found", "contradictions.wanted")
_HELD = share("contradictions precision", "contradictions.right", "contradictions.predicted")
_OTHERS = (
    *three("ties"),
    f1("ties parties"),
    accuracy("tie status"),
    accuracy("tie trigger"),
    accuracy("tie told by", "attribution of a tie"),
    *three("tallies"),
    f1("tallies found"),
    accuracy("tally of"),
    accuracy("tally bounds"),
    f1("tallies overlap"),
    f1("tally place"),
    f1("tally window"),
    accuracy("tally told by", "attribution of a tally"),
    *three("outlooks"),
    f1("outlooks kind"),
    f1("outlooks overlap"),
    accuracy("outlook", "outlook kind accuracy"),
    f1("horizon", "horizon words F1"),
    accuracy("until"),
    f1("outlook likelihood", "likelihood words of an outlook F1"),
    f1("outlook by", "who acts in an outlook F1"),
    accuracy("outlook told by", "attribution of an outlook"),
    _HELD,
    _TOLD,
    harmonic("contradictions F1", _HELD.of, _TOLD.of, support="contradictions.wanted"),
)


def measures(units: Sequence[Unit]) -> tuple[Measure, ...]:
    """Return the measures of a part: all layers, then each class that either side has there."""
    layers = {key.rpartition(".")[0] for unit in units for key in unit.counts if "=" in key}
    by_class = tuple(f1(layer, f"{layer.replace('=', ': ')} F1") for layer in sorted(layers))
    return (*_ATTRIBUTIONS, *_OCCURRENCES, *_OTHERS, *by_class)
