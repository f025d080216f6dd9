"""What somebody says in a report, who says it and on what evidence."""

from dataclasses import dataclass

from tocsin.core.types.documents import Span
from tocsin.core.types.values import DateInterval, Doubt, Figure, Party, PlaceRef
from tocsin.core.vocab import (
    Context,
    EventType,
    EvidenceBasis,
    Known,
    Mode,
    OutlookKind,
    PartStatus,
    Realis,
    Relation,
    SourceKind,
    Stance,
    StatementKind,
    Tense,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Whom words are attributed to. `speaker_key` joins mentions of one speaker in a document.

    `count` is the number of persons or bodies where the text gives it.
    """

    mention: Span
    source_kind: SourceKind
    named: bool
    count: int | None = None
    actor_id: str | None = None
    speaker_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One link of the chain outlet -> via -> speaker -> evidence, for some words.

    `id` is unique in its document. `speakers` is empty where the text names none
    ("it was reported"). `via` is the outlet that passed it on. `parent` is the id of the
    attribution in whose content this one lies.
    """

    id: str
    speakers: tuple[Speaker, ...]
    cue: Span | None
    content: tuple[Span, ...]
    direct: bool
    via: Span | None = None
    via_actor_id: str | None = None
    stance: Stance
    basis: EvidenceBasis = EvidenceBasis.NONE_STATED
    basis_span: Span | None = None
    likelihood: Span | None = None
    said_on: DateInterval
    parent: str | None = None
    score: float
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A detail of a warning: its words, or unknown with the words that say so."""

    value: Known
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningDetails:
    """What a text says of a warning that was delivered (duty to warn)."""

    channel: Detail
    substance: Detail
    purpose: Detail
    acknowledged: Detail
    action: Detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """Something done. Occurrences with one `incident_key` are one in this document."""

    trigger: Span
    event_type: EventType
    modes: tuple[Mode, ...] = ()
    contexts: tuple[Context, ...] = ()
    realis: Realis
    background: bool
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    weapons: tuple[Span, ...] = ()
    places: tuple[PlaceRef, ...] = ()
    times: tuple[DateInterval, ...] = ()
    figures: tuple[Figure, ...] = ()
    count: Figure | None = None
    incident_key: str
    warning: WarningDetails | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A standing relation between two parties, stated or alleged.

    `valid` are the days on which it is said to stand. Where the text gives no time (its span is
    None) they follow from the `tense`: told in the present it stood when that was said, told in
    the past it stood before. `tense` is None where the text shows none, or leaves it open.
    """

    subject: Party
    relation: Relation
    object: Party
    trigger: Span
    qualifier: Span | None = None
    valid: DateInterval
    tense: Tense | None = None
    status: PartStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyPart:
    """A part of a tally: "14 in Iraq"."""

    figure: Figure
    area: PlaceRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A count over a window or an area: not one incident, and never added to incidents."""

    span: Span
    figure: Figure
    parts: tuple[TallyPart, ...] = ()
    event_type: EventType | None = None
    modes: tuple[Mode, ...] = ()
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    weapons: tuple[Span, ...] = ()
    window: DateInterval
    area: tuple[PlaceRef, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """An act to come, as somebody forecasts, threatens, warns of or plans it."""

    span: Span
    trigger: Span
    kind: OutlookKind
    event_type: EventType | None = None
    by: tuple[Party, ...] = ()
    against: tuple[Party, ...] = ()
    places: tuple[PlaceRef, ...] = ()
    horizon: DateInterval
    likelihood: Span | None = None
    condition: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What is said but is none of the above: no reply, no comment, an opinion."""

    kind: StatementKind
    content: tuple[Span, ...]
    about: tuple[str, ...] = ()


Content = Occurrence | Tie | Tally | Outlook | Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing one document says. `attribution_id` None is the outlet's own voice.

    `evidence` are the words that say it, a whole clause or sentence; `made_by` names the
    rule or model head that made it; `score` is in [0, 1].
    """

    id: str
    document_id: str
    attribution_id: str | None = None
    evidence: tuple[Span, ...]
    score: float
    made_by: str
    doubts: tuple[Doubt, ...] = ()
    content: Content
