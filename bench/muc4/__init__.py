"""MUC-4: whole incidents from news in capitals on political violence in Latin America.

Texts are given to the whole reader as they stand, without the line with the number of the
message; the dateline and its date stay, and are found by the reader or not. The incidents of
the one document become templates (`adapt`), which are scored in two forms: by entities
(`entities`, the figure of today's papers) and by slot (`slots`, the figures of 1992). What
lies where: `load`; the keys: `keys`.

A unit's counts: `entities.*`, `incident type.*` and a layer for each role (`right` of the
`predicted`, `found` of the `wanted`); a layer for each slot and for all of them; the confidence
of the organisations that are right; and whether the date of the dateline was found.
"""

from collections.abc import Sequence
from pathlib import Path

from bench.kit.measures import harmonic, share, three
from bench.kit.tools import Tools, document_of
from bench.kit.types import Benchmark, Measure, Output, Part, Unit
from bench.muc4 import entities, slots
from bench.muc4.adapt import entities as entities_of
from bench.muc4.adapt import responses
from bench.muc4.load import parts
from bench.muc4.records import ROLES, SLOTS, Filler, Message, Response
from bench.muc4.slots import ALL_SLOTS, CONFIDENT
from tocsin.core.types import DateInterval


def run(tools: Tools) -> list[Part]:
    """Return the parts that are there, every document a unit."""
    return [
        Part(name=name, units=_units(tools, name, messages), measures=MEASURES)
        for name, messages in parts(tools.data / BENCHMARK.folder).items()
    ]


def _units(tools: Tools, part: str, messages: Sequence[Message]) -> list[Unit]:
    chosen = tools.chosen(messages)
    documents = [document_of(message.text, id=message.id) for message in chosen]
    readings = tools.read(documents, what=f"MUC-4, {part}")
    units = []
    for message, document, reading in zip(chosen, documents, readings, strict=True):
        fusion = tools.fused([document], [reading]) if reading else None
        found = responses(fusion, reading) if fusion and reading else []
        units.append(unit(message, found, published=reading.published_on if reading else None))
    return units


def unit(
    message: Message, found: Sequence[Response], *, published: DateInterval | None = None
) -> Unit:
    """Return how the templates given for a message compare with its gold."""
    mine = [entities_of(one) for one in found]
    return Unit(
        id=message.id,
        counts={
            **entities.counts(mine, message.entities),
            **slots.counts([one.template for one in found], message.key),
            **dateline_counts(message, published),
        },
        output=[output(one) for one in found],
        text=message.text,
        scored={"entities": entities.scored(mine, message.entities)},
    )


def dateline_counts(message: Message, found: DateInterval | None) -> dict[str, float]:
    """Return whether the day of the dateline was found as that of publication."""
    if message.published is None:
        return {}
    day = (message.published, message.published)
    right = found is not None and (found.earliest, found.latest) == day
    return {"dateline.all": 1.0, "dateline.right": float(right)}


def output(response: Response) -> Output:
    """Return a template as it is shown: the fillers of each slot that has any."""
    return {
        slot: [_written(filler) for filler in fillers]
        for slot in SLOTS.values()
        if (fillers := response.template.slots.get(slot))
    }


def _written(filler: Filler) -> str:
    return ": ".join((filler.values[0], *filler.tags[:1]))


# -------------------------------------------------------------------------------- measures


def _entity_measures(layer: str, name: str, *, main: bool = False) -> tuple[Measure, ...]:
    precision = share(f"{name} P", f"{layer}.right", f"{layer}.predicted")
    recall = share(f"{name} R", f"{layer}.found", f"{layer}.wanted")
    both = harmonic(f"{name} F1", precision.of, recall.of, main=main, support=f"{layer}.wanted")
    return both, precision, recall


MEASURES = (
    *_entity_measures("entities", "CEAF-REE", main=True),
    share(
        "confidence, where the organisation is right",
        f"{CONFIDENT}.right",
        f"{CONFIDENT}.all",
        main=True,
    ),
    *(
        measure
        for layer in (entities.INCIDENT_TYPE, *ROLES)
        for measure in _entity_measures(layer, layer)
    ),
    share("date of the dateline", "dateline.right", "dateline.all"),
    *three(ALL_SLOTS, "15 slots"),
    *(measure for slot in SLOTS.values() for measure in three(slot, f"slot {slot}")),
)

BENCHMARK = Benchmark(
    name="muc4",
    title="MUC-4: whole incidents from one report, with roles and confidence",
    folder=Path("muc4"),
    run=run,
    fast=60,
)
