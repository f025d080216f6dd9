"""What the ledger says once reports are joined: incidents, edges, actors, outlooks."""

from dataclasses import dataclass

from tocsin.core.types.documents import Span
from tocsin.core.types.values import DateInterval, Figure, Party, PlaceRef
from tocsin.core.vocab import (
    Confidence,
    Context,
    Credibility,
    EffectKind,
    EventType,
    Mode,
    PartStatus,
    Relation,
    Reliability,
    ReviewKind,
    Stance,
    Tense,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Whose information it is. `known` False: it may be the same as another unknown one.

    `bodies` are the keys of those for whom it may speak: a government's for its officials, that
    of whomever the text calls it a spokesman of, else its own. One that is not known, or that
    only denies or opines, has none: it corroborates nothing. `names` are the keys of all names
    that the texts give it: of a governor who is named, the name and its shorter forms.
    """

    key: str
    label: str
    known: bool
    claim_ids: tuple[str, ...]
    document_ids: tuple[str, ...]
    bodies: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldValue:
    """One value that some claims give a field, with whose information it is."""

    label: str
    claim_ids: tuple[str, ...]
    origin_keys: tuple[str, ...]
    stances: tuple[Stance, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentField:
    """A field of an incident: all its values side by side.

    `joined` is what all values allow ("81 to 99"), None where they conflict or none is
    known. `contested` is a real conflict; `note` says why in words. `ruled` says who corrected
    the field, when and why: `joined` is then as ruled, the values as the reports have them.
    """

    name: str
    values: tuple[FieldValue, ...]
    joined: str | None
    contested: bool
    note: str
    ruled: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How probably two claims are of one incident, 0 to 1, and why: the levels in words."""

    claim_ids: tuple[str, str]
    probability: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What happened, as far as claims say. A view: it can be thrown away and recomputed.

    The number of independent origins lies in `origins_low` to `origins_high`.
    `historical` incidents are told as background and never counted in a current window.
    """

    id: str
    event_type: EventType
    modes: tuple[Mode, ...]
    contexts: tuple[Context, ...]
    historical: bool
    claim_ids: tuple[str, ...]
    document_ids: tuple[str, ...]
    when: DateInterval
    where: PlaceRef | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    weapons: tuple[Span, ...]
    figures: tuple[Figure, ...]
    fields: tuple[IncidentField, ...]
    origins: tuple[Origin, ...]
    origins_low: int
    origins_high: int
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGroup:
    """Documents that rest on one text: what they have in common counts as one origin.

    `whole` False: one text stands in a longer one, or they share passages only; what stands
    beside counts on its own. `certain` False: they were probably written from one text.
    """

    document_ids: tuple[str, ...]
    similarity: float
    reason: str
    whole: bool = True
    certain: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Fusion:
    """Everything that fusing the readings of a ledger makes.

    `open` are pairs of claims of two incidents that may yet be one, the likest first.
    """

    incidents: tuple[Incident, ...]
    copies: tuple[CopyGroup, ...]
    open: tuple[Comparison, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One sentence of why a grade is what it is, and the claims that it rests on.

    No name stands in it: persons in the claims may be private. Of many claims that say one
    thing it holds the first of each origin.
    """

    sentence: str
    claim_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Grades of one incident, with at most three reasons. `likelihood` is an ICD 203 word.

    A sentence never carries a likelihood and a confidence together.
    """

    incident_id: str
    reliability: Reliability
    credibility: Credibility
    likelihood: str | None
    confidence: Confidence
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimAssessment:
    """Grades of one claim, with at most three reasons.

    `reliability` is that of the outlet that brings it, `credibility` that of all it says.
    """

    claim_id: str
    reliability: Reliability
    credibility: Credibility
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRecord:
    """What became of the claims of one source, as far as the ledger can state.

    Each field holds the ids of claims. `reported` are those that an incident rests on, and
    those ruled on. `corroborated`: an independent origin told the same later. `contradicted`:
    another origin says otherwise, and nobody ruled. `rejected` and `corrected`: by a person's
    ruling in force, be it for the source's error or the reader's. A claim may stand in
    several. `suggestion` is a sentence for the person who grades, where enough outcomes are
    known; it changes no grade.
    """

    source_id: str
    document_ids: tuple[str, ...]
    reported: tuple[str, ...]
    corroborated: tuple[str, ...]
    contradicted: tuple[str, ...]
    rejected: tuple[str, ...]
    corrected: tuple[str, ...]
    suggestion: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TieSide:
    """One relation that some claims give a pair of parties, with one status.

    `subject` and `object` are keys of parties: a registry id, else bare wording. `who` are
    those who say so, in words; `opinion` is True where nobody but opinion says it; `doubt`
    says why the words may not be meant so; with `supposed` the side holds only if a doubted
    word is read in another way. `rulings` are a person's, in words. `tense` is past where all
    claims tell it as past, present where some tell it as standing; `valid` as with a `Tie`.
    """

    subject: str
    relation: Relation
    object: str
    status: PartStatus
    stances: tuple[Stance, ...]
    who: tuple[str, ...]
    qualifiers: tuple[Span, ...] = ()
    valid: tuple[DateInterval, ...] = ()
    tense: Tense | None = None
    opinion: bool = False
    doubt: str | None = None
    supposed: bool = False
    rulings: tuple[str, ...] = ()
    claim_ids: tuple[str, ...]
    document_ids: tuple[str, ...]
    origins_low: int
    origins_high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """All that is said of the standing relations between two parties, side by side.

    `names` are the wordings of each party of `parties`, in the same order. `contested`:
    the sides do not go together; `note` says why.
    """

    parties: tuple[str, str]
    names: tuple[tuple[str, ...], tuple[str, ...]]
    sides: tuple[TieSide, ...]
    contested: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """One thing that a person should look at: what, why, and the command that rules on it.

    `rank` orders items, the smallest first.
    """

    rank: int
    kind: ReviewKind
    subject: tuple[str, ...]
    what: str
    reason: str
    command: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One thing that a report does to the incidents that are known without it.

    `incident_ids` are of the incidents as they are with it: one, or two that may be one; none of
    a copy. `other_ids` are the documents that it copies, or the incidents as they were called.
    `probability` is that of the comparison by which it joined, or may. `changes` are fields that
    it changes or contests; `command` rules on it.
    """

    document_id: str
    kind: EffectKind
    incident_ids: tuple[str, ...]
    other_ids: tuple[str, ...] = ()
    probability: float | None = None
    what: str
    reasons: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    command: str | None = None
