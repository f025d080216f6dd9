"""One document as annotated: the same records for what is wanted and for what Tocsin says.

The fields are those of the codebook (`docs/codebook`); a span is a pair of first position and
end in the document's text. Values that are not told are None. `score` is given only by Tocsin.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bench.kit.spans import Extent
from bench.kit.types import Output
from tocsin.core.types import Document

# Days from and to, both included; None is an open side.
Days = tuple[date | None, date | None]
# Lowest and highest of a figure; None is an open bound.
Bounds = tuple[int | None, int | None]
PARTIES = ("actor", "recipient")
ROLES = (*PARTIES, "weapon", "place", "time")
# No mode is told: PLOVER's open modes, and none at all.
OPEN_MODE = "unspecified"
_OPEN_MODES = frozenset({None, "", "other", "unspecified"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """An attribution: words of a source, and what they are to it."""

    id: str
    source: tuple[Extent, ...]
    cue: Extent | None
    content: tuple[Extent, ...]
    source_kind: str
    named: bool | None
    via: Extent | None
    stance: str
    basis: str
    basis_span: Extent | None
    likelihood: Extent | None
    direct: bool
    parent: str | None
    score: float | None = None


class Attributed(Protocol):
    """What an attribution tells, or without one the outlet itself."""

    @property
    def attribution(self) -> str | None:
        """Return the id of the attribution."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A part in an occurrence. `kind` and `status` are told of parties, `days` of times."""

    role: str
    span: Extent
    kind: str | None = None
    status: str | None = None
    days: Days | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """A figure of harm: what was done to how many of whom, and the words of the figure."""

    kind: str
    bounds: Bounds
    who: Extent | None
    figure: Extent | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An occurrence as one clause tells it. Acts of one `incident` are one occurrence."""

    id: str
    trigger: Extent
    type: str
    mode: str
    realis: str
    background: bool
    count: Bounds | None
    roles: tuple[Role, ...]
    harm: tuple[Harm, ...]
    attribution: str | None
    incident: str
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """A tie: a standing relation from one party to another."""

    id: str
    parties: tuple[Extent, Extent]
    kind: str
    trigger: Extent
    status: str
    attribution: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A tally: a figure over a window or an area. `places` are the words of its areas."""

    id: str
    span: Extent
    figure: Extent | None
    of: str
    bounds: Bounds
    places: tuple[Extent, ...]
    window: Extent | None
    attribution: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """An outlook: a statement about an event to come. `until` is its last day, `by` who acts."""

    id: str
    span: Extent
    kind: str
    horizon: Extent | None
    until: date | None
    likelihood: Extent | None
    by: tuple[Extent, ...]
    attribution: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Everything that is marked in one document.

    `contradictions` are conflicts; each has two or more sides, a side holds the ids of what
    stands on it. An annotator names one entry a side, Tocsin all whose values agree.
    """

    sayings: tuple[Saying, ...] = ()
    acts: tuple[Act, ...] = ()
    bonds: tuple[Bond, ...] = ()
    counts: tuple[Count, ...] = ()
    prospects: tuple[Prospect, ...] = ()
    contradictions: tuple[tuple[frozenset[str], ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedDocument:
    """A document of the annotation with its sheet, and the part of the data it is in."""

    id: str
    part: str
    document: Document
    sheet: Sheet


def mode_of(name: str | None) -> str:
    """Return a mode, one name for all that tell none."""
    return OPEN_MODE if name is None or name in _OPEN_MODES else name


def words_of(sheet: Sheet, text: str) -> Output:
    """Return a sheet in words, short enough to see at a glance what changed between two runs."""
    return _Words(text).sheet(sheet)


@dataclass(frozen=True, slots=True)
class _Words:
    """The records of a sheet, with words of the text for spans."""

    text: str

    def sheet(self, sheet: Sheet) -> Mapping[str, Output]:
        who = {each.id: " ".join(map(self._words, each.source)) for each in sheet.sayings}
        what = {each.id: self._words(each.trigger) for each in sheet.acts}

        def told(record: Mapping[str, Output], attribution: str | None) -> Mapping[str, Output]:
            return {**record, "told by": who.get(attribution or "")}

        return {
            "attributions": [self._saying(each) for each in sheet.sayings],
            "occurrences": [told(self._act(each), each.attribution) for each in sheet.acts],
            "ties": [told(self._bond(each), each.attribution) for each in sheet.bonds],
            "tallies": [told(self._count(each), each.attribution) for each in sheet.counts],
            "outlooks": [told(self._prospect(each), each.attribution) for each in sheet.prospects],
            "contradictions": [
                [sorted(what[one] for one in side if one in what) for side in each]
                for each in sheet.contradictions
            ],
        }

    def _saying(self, saying: Saying) -> Mapping[str, Output]:
        return {
            "source": [self._of(each) for each in saying.source],
            "cue": self._of(saying.cue),
            "content": [self._of(each) for each in saying.content],
            "kind": saying.source_kind,
            "stance": saying.stance,
            "basis": saying.basis,
            "likelihood": self._of(saying.likelihood),
            "via": self._of(saying.via),
            "nested": saying.parent is not None,
        }

    def _act(self, act: Act) -> Mapping[str, Output]:
        return {
            "trigger": self._of(act.trigger),
            "type": f"{act.type} {act.mode}",
            "realis": act.realis,
            "background": act.background,
            "roles": [
                [each.role, self._of(each.span), *(_day(day) for day in each.days or ())]
                for each in act.roles
            ],
            "harm": [[each.kind, *each.bounds, self._of(each.who)] for each in act.harm],
            "incident": act.incident,
        }

    def _bond(self, bond: Bond) -> Mapping[str, Output]:
        one, other = map(self._words, bond.parties)
        return {"tie": [one, bond.kind, other, bond.status], "trigger": self._words(bond.trigger)}

    def _count(self, count: Count) -> Mapping[str, Output]:
        return {
            "tally": [count.of, self._of(count.figure), *count.bounds],
            "places": [self._words(each) for each in count.places],
            "window": self._of(count.window),
        }

    def _prospect(self, prospect: Prospect) -> Mapping[str, Output]:
        return {
            "outlook": [prospect.kind, self._words(prospect.span)],
            "horizon": [self._of(prospect.horizon), _day(prospect.until)],
            "likelihood": self._of(prospect.likelihood),
            "by": [self._words(each) for each in prospect.by],
        }

    def _of(self, span: Extent | None) -> str | None:
        return None if span is None else self._words(span)

    def _words(self, span: Extent) -> str:
        return self.text[slice(*span)]


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
