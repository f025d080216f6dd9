"""The records of MUC-4: a template with its slots, a filler with its alternatives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

DATE = "date"
LOCATION = "location"
TYPE = "type"
STAGE = "stage"
INSTRUMENT = "instrument"
INSTRUMENT_TYPE = "instrument type"
CATEGORY = "category"
INDIVIDUAL = "perpetrator individual"
ORGANISATION = "perpetrator organisation"
CONFIDENCE = "perpetrator confidence"
PHYSICAL = "physical target"
NAME = "human target name"
DESCRIPTION = "human target description"
NUMBER = "human target number"
EFFECT = "human target effect"

# Source: template-doc-part1, 2.0: the numbers of the slots that are scored here.
SLOTS: Mapping[int, str] = {
    2: DATE,
    3: LOCATION,
    4: TYPE,
    5: STAGE,
    6: INSTRUMENT,
    7: INSTRUMENT_TYPE,
    8: CATEGORY,
    9: INDIVIDUAL,
    10: ORGANISATION,
    11: CONFIDENCE,
    12: PHYSICAL,
    18: NAME,
    19: DESCRIPTION,
    21: NUMBER,
    23: EFFECT,
}

# Roles of the entity form, by the slot that they are made from.
ROLES: Mapping[str, str] = {
    "PerpInd": INDIVIDUAL,
    "PerpOrg": ORGANISATION,
    "Target": PHYSICAL,
    "Victim": NAME,
    "Weapon": INSTRUMENT,
}

# Source: template-skeletons: what does not apply to a type of incident.
NOT_APPLICABLE: Mapping[str, frozenset[str]] = {
    "ARSON": frozenset({INSTRUMENT, INSTRUMENT_TYPE}),
    "KIDNAPPING": frozenset({INSTRUMENT, INSTRUMENT_TYPE, PHYSICAL}),
}

# What a cross-reference is written as where there is nothing to refer to.
NOTHING = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """One filler of a slot: its values, any of which is right, and what it refers to.

    `tags` are the wordings of the filler of another slot that this one belongs to. An
    `optional` one may be left out. A response has one value, and one tag at most.
    """

    values: tuple[str, ...]
    tags: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One incident. A slot that stands in `slots` as None does not apply to it."""

    types: tuple[str, ...]
    slots: Mapping[str, Sequence[Filler] | None] = field(default_factory=dict)
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entities:
    """A template in the entity form: for each role, the mentions of each entity.

    `score` is that of the claims a predicted one is made from.
    """

    types: tuple[str, ...]
    roles: Mapping[str, tuple[frozenset[str], ...]]
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What Tocsin gives for one incident: the template, and the score of its claims."""

    template: Template
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One document of a part: its text without the line of its number, and the gold.

    `published` is the day in its dateline, None where it has none ("NO DATE").
    """

    id: str
    text: str
    published: date | None
    key: tuple[Template, ...]
    entities: tuple[Entities, ...]
