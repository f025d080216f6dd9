"""The closed vocabularies of the annotation: what the codebook lets each field say.

The words are those of `tocsin.core.vocab`; where the codebook has fewer, they are listed here.
"""

from collections.abc import Mapping
from typing import Any

from bench.kit.files import odd
from tocsin.core.vocab import (
    EventType,
    EvidenceBasis,
    FigureKind,
    Mode,
    OutlookKind,
    PartStatus,
    PartyKind,
    Realis,
    Relation,
    SourceKind,
    Stance,
)

_HARM = (
    FigureKind.KILLED,
    FigureKind.INJURED,
    FigureKind.ABDUCTED,
    FigureKind.ARRESTED,
    FigureKind.DISPLACED,
    FigureKind.MISSING,
    FigureKind.DAMAGED,
)
_TALLIED = (
    FigureKind.KILLED,
    FigureKind.INJURED,
    FigureKind.INCIDENTS,
    FigureKind.DISPLACED,
    FigureKind.ARRESTED,
    FigureKind.STRIKES,
    FigureKind.OTHER,
)
# Nobody claims a tie as they claim an act.
_TIED = (PartStatus.STATED, PartStatus.SUSPECTED, PartStatus.DENIED)
_YES_OR_NO = (True, False)
_Fields = Mapping[str, tuple[object, ...]]

ALLOWED: Mapping[str, _Fields] = {
    "attributions": {
        "source_kind": tuple(SourceKind),
        # Null: a pronoun whose referent cannot be told.
        "named": (*_YES_OR_NO, None),
        "stance": tuple(Stance),
        "basis": tuple(EvidenceBasis),
        "direct": _YES_OR_NO,
    },
    "occurrences": {
        "type": tuple(EventType),
        # Null: most types (CONSULT, AID, SANCTION ...) have no modes.
        "mode": (*Mode, None),
        "realis": tuple(Realis),
        "background": _YES_OR_NO,
    },
    "ties": {"kind": tuple(Relation), "status": _TIED},
    "tallies": {"of": _TALLIED},
    "outlooks": {"kind": tuple(OutlookKind)},
}
# Lists within an occurrence.
_PARTY: _Fields = {"kind": tuple(PartyKind), "status": tuple(PartStatus)}
WITHIN: Mapping[str, _Fields] = {
    "actors": _PARTY,
    "recipients": _PARTY,
    "harm": {"kind": _HARM},
}


def check(sheet: Mapping[str, Any], where: str) -> None:
    """Warn of each field that says what the codebook does not have; raise where one is missing."""
    for layer, fields in ALLOWED.items():
        for entry in sheet[layer]:
            _check(f"{where}: {layer} {entry['id']}", entry, fields)
    for entry in sheet["occurrences"]:
        for name, fields in WITHIN.items():
            for number, each in enumerate(entry[name], start=1):
                _check(f"{where}: occurrences {entry['id']}, {name} {number}", each, fields)


def _check(where: str, entry: Mapping[str, Any], fields: _Fields) -> None:
    for field, allowed in fields.items():
        if field not in entry:
            raise ValueError(f"{where} has no {field}")
        if entry[field] not in allowed:
            words = ", ".join("null" if each is None else str(each) for each in allowed)
            odd(f"{where}: {field} is {entry[field]!r}; allowed are {words}")
