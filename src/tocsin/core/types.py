"""The records that pass between stages: frozen, keyword-only, standard library only.

A record never changes once made. None means "not known"; it is never zero. Every
`Span` satisfies `document.text[start:end] == quote`, in Unicode code points. The file is
long because the project keeps all its records in one place, in the order in which a
report meets them.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from tocsin.core.vocab import (
    ActorKind,
    AdditionKind,
    AlertKind,
    AlertSubject,
    BlockKind,
    CapStatus,
    CaseOutcome,
    CaseStep,
    CaseTest,
    ChangeKind,
    ChannelKind,
    CheckStatus,
    Confidence,
    Context,
    Credibility,
    DateBasis,
    DatePrecision,
    DateRole,
    DeliveryChannel,
    DeliveryMethod,
    DeliveryStep,
    DoubtKind,
    EffectKind,
    EventType,
    EvidenceBasis,
    FeedKind,
    FeedStatus,
    FigureKind,
    Known,
    LinkedAs,
    Mode,
    Outcome,
    OutlookKind,
    OutlookState,
    Pace,
    PartStatus,
    PartyKind,
    PlaceKind,
    PlacePrecision,
    Realis,
    Relation,
    Reliability,
    ReviewKind,
    SignalKind,
    SourceKind,
    Stance,
    StatementKind,
    Tense,
    ThreatenedHarm,
    Unit,
    Verdict,
    WaiverGround,
    WarningDecision,
)

# --------------------------------------------------------------------------- documents


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An outlet or publisher. `reliability` is the Admiralty grade, F where nobody graded it."""

    id: str
    name: str
    country: str | None = None
    family: str | None = None
    reliability: Reliability = Reliability.F
    graded_by: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report as received. `text` never changes; every offset counts its code points.

    For plain text `text` is the strictly decoded file, untouched. For HTML it is the
    extracted text, with the digest of the raw bytes and the extractor's version.
    `metadata` holds what the file says of itself (names and values as written).
    """

    id: str
    text: str
    raw_digest: str
    source: str | None = None
    url: str | None = None
    title: str | None = None
    retrieved_at: datetime | None = None
    published_given: date | None = None
    extractor: str | None = None
    metadata: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """An address that is followed: an RSS or Atom feed, or one page.

    The newest recorded one of an address counts; `retired` ends the following. Nothing new
    for more than `silent_after_days` is silence.
    """

    id: str
    url: str
    kind: FeedKind
    source: str | None = None
    silent_after_days: int = 7
    allow_private: bool = False
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrieval:
    """One attempt to pull a feed's address, and what came of it.

    `etag` and `last_modified` are as the server gave them, for the next request; empty
    where entries were left to fetch, so that they are asked for again. `failed` counts
    entries that could not be used, `left` those left for the next pulls; `error` is set
    where the address itself failed: the error's code and words. `notes` are sentences on
    what was odd: broken XML, older entries left out, an address that has moved.
    """

    id: str
    feed_url: str
    started_at: datetime
    etag: str | None = None
    last_modified: str | None = None
    new: int = 0
    known: int = 0
    failed: int = 0
    left: int = 0
    newest_entry_at: datetime | None = None
    error_code: str | None = None
    error: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """How a followed address does, in one word and in a sentence that says why."""

    feed: Feed
    status: FeedStatus
    reason: str
    last_pulled_at: datetime | None = None
    last_new_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words of a document. Made only by `core.spans.quote`; `end` is exclusive."""

    document_id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of a document and what it is. Blocks are in order and do not overlap.

    A duplicate's `repeats` is the occurrence that is kept, which may stand later in the text.
    """

    span: Span
    kind: BlockKind
    reason: str
    repeats: Span | None = None


# --------------------------------------------------------------------------- analysis


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One token. `head` is an index into `Analysis.tokens`; a root is its own head.

    `tag` is the Penn Treebank tag, `relation` the dependency label (ClearNLP scheme).
    """

    start: int
    end: int
    text: str
    lemma: str
    tag: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Tokens `first` to `last` (exclusive), in block number `block` of the reading."""

    first: int
    last: int
    block: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What the models say of what is read of a document. Never stored.

    `scores` maps a model head's name to one row of probabilities per token, a label each; a row
    is empty where the head has nothing to say. `pairs` maps a head's name to what it says of two
    tokens, the first of them a predicate; pairs that are improbable are left out. `labels` are
    the heads' labels in the order of their rows. All are empty where no heads were run.
    """

    document_id: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    scores: dict[str, tuple[tuple[float, ...], ...]] = field(default_factory=dict)
    pairs: dict[str, dict[tuple[int, int], tuple[float, ...]]] = field(default_factory=dict)
    labels: dict[str, tuple[str, ...]] = field(default_factory=dict)


# --------------------------------------------------------------------------- values


@dataclass(frozen=True, slots=True, kw_only=True)
class DateParts:
    """A date as written. `weekday` is ISO (Monday 1 to Sunday 7)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateInterval:
    """Days between which something lies, both included; an open side is None.

    A missing date is an interval too, with basis `unknown` and a reason. `anchor` is the
    span of what a relative date counts from; `candidates` are readings not chosen;
    `derived_from` names the spans that narrowed it.
    """

    span: Span | None = None
    written: DateParts = DateParts()
    earliest: date | None = None
    latest: date | None = None
    precision: DatePrecision | None = None
    basis: DateBasis = DateBasis.UNKNOWN
    anchor: Span | None = None
    candidates: tuple[tuple[date, date], ...] = ()
    derived_from: tuple[Span, ...] = ()
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedDate:
    """A date found that is not the publication date: what it is, and why not.

    `span` is None for a date that stands in metadata; `value` is then as written there.
    """

    span: Span | None
    value: str
    role: DateRole
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with its bounds: 0 <= low <= best <= high where known.

    `subset_of` is the span of the figure that contains this one ("including 13
    soldiers"); the two are never added. `of_whom` are the words for those counted.
    """

    kind: FigureKind
    unit: Unit
    low: int | None
    best: int | None
    high: int | None
    approximate: bool = False
    of_whom: Span | None = None
    subset_of: Span | None = None
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An entry of the gazetteer. `country` is ISO 3166-1 alpha-2; coordinates in degrees."""

    id: str
    name: str
    kind: PlaceKind
    country: str | None = None
    first_order: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None
    parent: str | None = None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCandidate:
    """A place that a mention may mean; `score` in [0, 1]."""

    place: Place
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRef:
    """A place mention and the entry chosen for it, or None with the reason.

    Where `inferred`, the text does not say that it was there: the mention is elsewhere in the
    document, and the reason says how the place follows.
    """

    mention: Span
    place: Place | None = None
    candidates: tuple[PlaceCandidate, ...] = ()
    precision: PlacePrecision | None = None
    inferred: bool = False
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRole:
    """A post that a person held, or a body's place in another, within its dates."""

    role: str
    of: str | None = None
    since: date | None = None
    until: date | None = None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An entry of the actor registry. `part_of` is the id of the body it belongs to."""

    id: str
    name: str
    kind: ActorKind
    names: tuple[str, ...] = ()
    country: str | None = None
    part_of: str | None = None
    since: date | None = None
    until: date | None = None
    roles: tuple[ActorRole, ...] = ()
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who had a part in something, in the text's words. `actor_id` only where known.

    `name` is where the text names in full the person whom the mention means ("she", "Roe").
    `unregistered` is the key of a body that is named and that the registry does not know: all
    spellings of one name share it, in all documents.
    """

    mention: Span
    kind: PartyKind
    actor_id: str | None = None
    unregistered: str | None = None
    status: PartStatus = PartStatus.STATED
    private_person: Known = Known.UNKNOWN
    name: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Why a value needs a person: it is neither accepted nor rewritten."""

    kind: DoubtKind
    span: Span
    alternatives: tuple[str, ...] = ()
    reason: str


# --------------------------------------------------------------------------- attribution


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


# --------------------------------------------------------------------------- claims


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


# --------------------------------------------------------------------------- readings


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What made a reading: stage versions, and digests of settings and models."""

    stages: tuple[tuple[str, str], ...]
    settings_digest: str
    model_digests: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """What cleaning makes of a document: its blocks and its publication date."""

    blocks: tuple[Block, ...]
    published_on: DateInterval
    rejected_dates: tuple[RejectedDate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusPlace:
    """A place that a report is about with this probability, from 0 to 1."""

    where: PlaceRef
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusTime:
    """Days that a report is about with this probability, from 0 to 1."""

    when: DateInterval
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """What a report as a whole is most probably about; it says nothing of any single act.

    `where` holds a country, a first-order area, a town, as far as any is told; `when` a year, a
    month in it and a day in that, as far as any time that the report names fixes them.
    """

    where: tuple[FocusPlace, ...] = ()
    when: tuple[FocusTime, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What extraction or resolution makes of a document.

    `doubts` are on names that stand in no claim; the others are those of claims.
    """

    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    focus: Focus = Focus()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One version of the pipeline over one document.

    `language` is ISO 639-1, None where it could not be told. A document that is not read has
    blocks and dates but no claims; `unread` then says why: another language, or `relevance`
    too low. `relevance` is the probability, by the words alone, that a full reading finds an
    occurrence, tie, tally or outlook; None where nothing was asked. `doubts` are on names of
    the text that stand in no claim. `opinion_label` are the words by which the document calls
    itself opinion; None where it does not.
    """

    id: str
    document_id: str
    language: str | None = None
    unread: str | None = None
    relevance: float | None = None
    blocks: tuple[Block, ...]
    published_on: DateInterval
    rejected_dates: tuple[RejectedDate, ...] = ()
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    focus: Focus = Focus()
    doubts: tuple[Doubt, ...] = ()
    opinion_label: str | None = None
    provenance: Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDocument:
    """A document together with its reading: what `tocsin extract` writes on a line."""

    document: Document
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's ruling. `subject` are the ids ruled on; `field` and `value` for a correction."""

    id: str
    subject: tuple[str, ...]
    verdict: Verdict
    field: str | None = None
    value: str | None = None
    by: str
    made_at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What a user adds to the registry or the gazetteer; the newest of an entry counts.

    It holds the entry itself, in `actor` or `place` (`names` are further names of the place),
    and in `same_as` the id of another entry that this one is, if it was merged. `entry_id` may
    then also be that of an entry which ships with Tocsin, or the key of a name that no entry
    bears. `retired` takes back what was added.
    """

    id: str
    kind: AdditionKind
    entry_id: str
    actor: Actor | None = None
    place: Place | None = None
    names: tuple[str, ...] = ()
    same_as: str | None = None
    retired: bool = False
    by: str
    made_at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceGrade:
    """A person's grade of a source. The newest of a source counts; F takes a grade back.

    `source_id` is the id of an outlet that Tocsin knows, else the key of its name, which all
    spellings share; `name` is as the person wrote it.
    """

    id: str
    source_id: str
    name: str
    reliability: Reliability
    by: str
    made_at: datetime
    reason: str


# --------------------------------------------------------------------------- watches


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A circle around a place: degrees, and a radius in kilometres."""

    name: str
    latitude: float
    longitude: float
    km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """Hours of the day in which nothing is sent; they may run over midnight. `end` is exclusive."""

    start: time
    end: time


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimit:
    """At most so many messages over one channel in any so many hours."""

    most: int
    hours: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One way by which a watch tells, to one receiver.

    `to` is a mail address, a web address or where it stands (`env:NAME`, `file:PATH`), a file,
    or the folder of CAP messages. `secret` names where the secret stands that signs webhooks.
    """

    kind: ChannelKind
    to: str
    secret: str | None = None
    cap_status: CapStatus = CapStatus.DRAFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What somebody wants to be told of, and how. The newest of a name counts.

    Of the values of one condition any is enough; all conditions must hold, and one without
    values holds always. `countries` are ISO 3166-1 alpha-2, `areas` a country's code, a dot and
    the name of a first-order area, `types` types or modes. What cannot be judged (F, 6) meets
    no `min_reliability` or `min_credibility`. Of what happened more than `max_age_days` before,
    by its own time, nothing is told, except that something told before is withdrawn; None: of
    any age. `undated` tells also of what has no date. `sources` are addresses of feeds on
    which it depends; () is all that are followed. `zone` is of the IANA database.
    """

    id: str
    name: str
    subjects: tuple[AlertSubject, ...] = (AlertSubject.INCIDENT,)
    countries: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    near: Near | None = None
    contested: bool = False
    min_reliability: Reliability | None = None
    min_credibility: Credibility | None = None
    min_origins: int = 1
    max_age_days: int | None = 7
    undated: bool = False
    sources: tuple[str, ...] = ()
    channels: tuple[Channel, ...] = ()
    quiet: QuietHours | None = None
    zone: str = "UTC"
    pace: Pace = Pace.EACH
    daily_at: time = time(7)
    rate: RateLimit | None = None
    retired: bool = False
    by: str
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertFact:
    """One thing told of a subject: `key` makes it the same when it is told in other words."""

    name: str
    label: str
    words: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertEvidence:
    """Words that an alert rests on, who says them, and the document in which they stand."""

    quote: str
    who: str
    claim_id: str
    document_id: str
    outlet: str
    title: str
    url: str | None = None
    published: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place for machines: degrees where known.

    It was within about `within_km` of this point; None: only an area is known, or it is inferred.
    """

    name: str
    country: str | None = None
    area: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    within_km: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulletin:
    """All that is known of one subject at one time, as it may be told; private names masked.

    `subject_id` is the id of an incident, of an outlook, of a signal, or a feed's address.
    `parties` are registry ids and names by which it is found. `opinion` True: no report states
    it as a fact. `ruled` True: a person ruled what became of it. `killed_low` and `killed_high`
    are None where no report tells a number. `unknown` are sentences on what is not known,
    `notes` others that a reader must see; `evidence` holds some of the `told_by` sentences that
    tell it, of every document first.
    """

    subject: AlertSubject
    subject_id: str
    claim_ids: tuple[str, ...] = ()
    headline: str
    facts: tuple[AlertFact, ...] = ()
    earliest: date | None = None
    latest: date | None = None
    spots: tuple[Spot, ...] = ()
    types: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()
    killed_low: int | None = None
    killed_high: int | None = None
    reliability: Reliability = Reliability.F
    credibility: Credibility = Credibility.CANNOT_BE_JUDGED
    grade: str = ""
    origins: str = ""
    origins_low: int = 0
    origins_high: int = 0
    historical: bool = False
    opinion: bool = False
    ruled: bool = False
    unknown: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    told_by: int = 0
    evidence: tuple[AlertEvidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """What a watch had to tell: on what, and in which state of it.

    `watch` is the watch's name, `watch_id` the recording of it that asked. All alerts on one
    subject share a `key`; `previous` is the one before, `number` counts them from 1. `why` says
    how the subject meets the conditions, `changes` what is not as it was told. An alert on what
    is not there any longer holds the bulletin last told.
    """

    id: str
    watch: str
    watch_id: str
    key: str
    number: int
    kind: AlertKind
    previous: str | None = None
    bulletin: Bulletin
    why: tuple[str, ...]
    changes: tuple[str, ...] = ()
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is handed to one channel at once: one alert, or several as a digest.

    `id` is the idempotency key, the same in every attempt. `notes` are sentences on sources
    that are silent when it is made.
    """

    id: str
    watch: str
    channel: Channel
    alert_ids: tuple[str, ...]
    digest: bool = False
    notes: tuple[str, ...] = ()
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One step of a message on its way; the steps of a message are its whole history.

    The first is `queued` and holds the message. `attempt` counts from 1. `due_at` is when to
    try (again), for `trying` when whoever tries is given up. `detail` holds no secret.
    """

    id: str
    message_id: str
    step: DeliveryStep
    attempt: int = 0
    at: datetime
    due_at: datetime | None = None
    code: int | None = None
    detail: str = ""
    message: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempted:
    """What came of one attempt to deliver.

    `final` True: another attempt cannot help. `code` is the receiver's own (HTTP, SMTP).
    """

    delivered: bool
    code: int | None = None
    final: bool = False
    detail: str
    retry_after_seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A message as programs receive it: in a webhook's body, or as a line of a file."""

    type: str
    timestamp: datetime
    id: str
    watch: str
    digest: bool
    notes: tuple[str, ...]
    alerts: tuple[Alert, ...]


# --------------------------------------------------------------------------- outcomes


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """A user's own forecast: an act to come by a day, with a probability from 0 to 1.

    `event_type` is a type or a mode, `actor` a part of the name or the registry id of who is to do
    it, `near` a place of the gazetteer around which it is to come within `near_km`. What is None
    is left open.
    """

    id: str
    text: str
    probability: float
    until: date
    country: str | None = None
    event_type: str | None = None
    actor: str | None = None
    near: Place | None = None
    near_km: float | None = None
    by: str
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """A person's ruling on what became of an outlook or a forecast. The newest counts.

    `subject` is the id of a forecast, or of the first claim of an outlook.
    """

    id: str
    subject: str
    outcome: Outcome
    incident_ids: tuple[str, ...] = ()
    by: str
    made_at: datetime
    reason: str


# --------------------------------------------------------------------------- duty to warn


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseQuotation:
    """Words of a report on which a case rests, and what pins the text that they stand in.

    `raw_digest` is the document's in the ledger; `text_sha256` is the hexadecimal SHA-256 of
    its text in UTF-8, as it was when the words were quoted.
    """

    span: Span
    claim_id: str | None = None
    source: str | None = None
    title: str | None = None
    url: str | None = None
    raw_digest: str
    text_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOpened:
    """A threat that was received: what is threatened, to whom, and how that came to be known.

    `persons` are names, masked in exports; `threatened` are groups, bodies, houses and places.
    Of a threat received on a day, `received_at` is None; where both are
    None it is not known when.
    """

    threat: str | None = None
    persons: tuple[str, ...] = ()
    threatened: tuple[str, ...] = ()
    received_by: str | None = None
    received_from: str | None = None
    received_how: str | None = None
    received_on: date | None = None
    received_at: datetime | None = None
    claim_id: str | None = None
    evidence: tuple[CaseQuotation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTestResult:
    """What one of the four tests found, and why."""

    test: CaseTest
    answer: Known
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseScreened:
    """The four tests, each answered or unknown. `harms` are those that are threatened."""

    tests: tuple[CaseTestResult, ...]
    harms: tuple[ThreatenedHarm, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAssessed:
    """Whether there is a duty to warn, why, and what is doubted."""

    duty: Known
    reason: str
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDecided:
    """What is done. To waive needs a ground and a named senior person; to refer, to whom."""

    decision: WarningDecision
    decided_by: str
    ground: WaiverGround | None = None
    referred_to: str | None = None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDelivered:
    """One attempt to deliver a warning; `succeeded` no is a failed one.

    `to` is who was to have it, `through` who passed it on. `protection` says what was left out
    or changed to protect who told of the threat. `originator_told`: whether whoever the
    information came from was told of the warning.
    """

    succeeded: Known
    to: str | None = None
    through: str | None = None
    method: DeliveryMethod = DeliveryMethod.UNKNOWN
    channel: DeliveryChannel = DeliveryChannel.UNKNOWN
    substance: str | None = None
    protection: str | None = None
    anonymous: Known = Known.UNKNOWN
    originator_told: Known = Known.UNKNOWN
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAcknowledged:
    """Whether who was warned said that the warning had come. `delivery` is an event's id."""

    acknowledged: Known
    by_whom: str | None = None
    words: str | None = None
    delivery: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseActed:
    """Whether who was warned, or those who protect them, did something about it."""

    acted: Known
    what: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLinked:
    """An incident or an outlook of the ledger that has to do with the case, as a person says.

    `summary` and `evidence` are as the ledger had them at that time.
    """

    subject_id: str
    linked_as: LinkedAs
    summary: str
    reason: str | None = None
    evidence: tuple[CaseQuotation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReminded:
    """Something that is to be done by a day."""

    due_on: date
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSettled:
    """That a reminder is done with. `reminder` is the id of its event."""

    reminder: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseClosed:
    """The end of a case, and what became of the threat."""

    outcome: CaseOutcome
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReopened:
    """That a closed case goes on."""

    reason: str


CaseContent = (
    CaseOpened
    | CaseScreened
    | CaseAssessed
    | CaseDecided
    | CaseDelivered
    | CaseAcknowledged
    | CaseActed
    | CaseLinked
    | CaseReminded
    | CaseSettled
    | CaseClosed
    | CaseReopened
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEvent:
    """One event of a case, chained to the one before it in the case and in the ledger.

    `number` counts the events of the case from 1, `position` those of all cases. It happened
    at `happened_at`, or on `happened_on` where only the day is known; where both are None it
    is not known when. `by` is who recorded it. `corrects` is the id of an earlier event of the
    case whose place it takes. `salt` is random, so that who has `content_digest` alone cannot
    try contents; it is None only where an export masks the content. Digests are hexadecimal
    SHA-256; the bytes are those of `cases.chain`.
    """

    id: str
    case_id: str
    number: int
    position: int
    previous_in_case: str | None
    previous: str | None
    step: CaseStep
    happened_on: date | None
    happened_at: datetime | None
    recorded_at: datetime
    by: str
    corrects: str | None = None
    content: CaseContent
    salt: str | None
    content_digest: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case as its events leave it: a view. `standing` are the events that are not corrected.

    They are ids; a correction stands where the event stood that it corrects. `stage` is the
    furthest step that is known to be reached: a delivery that is not known to have arrived is
    not. `advice` says what comes next, `unknowns` what nobody knows, each in a sentence.
    """

    id: str
    stage: CaseStep
    closed: bool
    events: tuple[CaseEvent, ...]
    standing: tuple[str, ...]
    unknowns: tuple[str, ...]
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReminder:
    """A reminder that is not settled, or a step that a case waits for: then without an event."""

    case_id: str
    event_id: str | None
    due_on: date | None
    what: str
    overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainHead:
    """What to keep elsewhere, so that no later change of the chain goes unseen.

    `digests` are those of all events in order: of one case, or of all cases of a ledger where
    `case_id` is None. `digest` is the last of them, None where there is no event.
    """

    made_at: datetime
    case_id: str | None = None
    length: int
    digest: str | None
    digests: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainBreak:
    """An event that does not hold, counted in its chain from 1, and what is wrong with it."""

    position: int
    case_id: str | None
    event_id: str | None
    finding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainCheck:
    """What became of verifying a chain. It holds where there are no `breaks`.

    `unseen` says what this check cannot find, None where a retained head was given.
    """

    case_id: str | None
    length: int
    digest: str | None
    head: ChainHead | None
    breaks: tuple[ChainBreak, ...]
    unseen: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedEvent:
    """An event as exported. Where `masked`, its digest cannot be made from what is shown.

    The salt is then left out (None): the digest of the content stands for what was masked.
    """

    event: CaseEvent
    masked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeMeaning:
    """A code that an export uses: what it means, and from where that is known."""

    vocabulary: str
    code: str
    means: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseExport:
    """A case as it goes to whoever audits it, with what is needed to check it.

    `standing` are the ids of the events that count, in their order. `check` is what verifying
    the ledger's chain found when the export was made, `head` the case's; `ledger_length` and
    `ledger_digest` say how many events all cases had, and the digest of the last.
    """

    format: str
    made_at: datetime
    case_id: str
    stage: CaseStep
    closed: bool
    events: tuple[ExportedEvent, ...]
    standing: tuple[str, ...]
    unknowns: tuple[str, ...]
    advice: str
    private_names: str
    head: ChainHead
    ledger_length: int
    ledger_digest: str | None
    check: ChainCheck
    codes: tuple[CodeMeaning, ...]
    how_to_verify: tuple[str, ...]


# --------------------------------------------------------------------------- views


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Whose information it is. `known` False: it may be the same as another unknown one.

    `bodies` are the keys of those for whom it may speak: a government's for its officials, else
    its own. One that is not known, or that only denies or opines, has none: it corroborates
    nothing.
    """

    key: str
    label: str
    known: bool
    claim_ids: tuple[str, ...]
    document_ids: tuple[str, ...]
    bodies: tuple[str, ...] = ()


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
class LikelihoodRange:
    """The numbers that people give words of likelihood, in percent: for comparison only.

    Half of the answers lie from `low` to `high`, nine of ten from `least` to `most`. With
    `asked` False nobody was asked about these words: the range spans two phrases about them.
    """

    phrase: str
    low: float
    high: float
    least: float
    most: float
    answers: int
    asked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeProposal:
    """What the ledger's incidents make of an outlook, for a person to rule on.

    `incident_ids` fit in all that is said and certainly lie from `first` to `last`; those of
    `possible_ids` may. `tally_ids` are claims of reported totals that bear on it.
    """

    outcome: Outcome
    reason: str
    first: date | None = None
    last: date | None = None
    incident_ids: tuple[str, ...] = ()
    possible_ids: tuple[str, ...] = ()
    tally_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlookEntry:
    """One act to come, as one speaker tells it, with all mentions, and what became of it.

    `id` is that of its first claim. `speaker` is None for an outlet's own voice; `voice` is the
    key of who says it, the same in all documents only where the speaker is named. `act` are the
    words for the act; `more`: not an act but an increase of such acts is told. What falls from
    `first_sure` to `last_sure` came after it was said and in time, in all ways to read the
    horizon; `last` is the last day in any, and from the day after on the outlook is due.
    `numbers` are what people read in the likelihood words, never what was said.
    """

    id: str
    claim_ids: tuple[str, ...]
    document_ids: tuple[str, ...]
    speaker: Speaker | None
    voice: str
    kind: OutlookKind
    event_type: EventType | None
    act: str
    more: bool
    by: tuple[Party, ...]
    against: tuple[Party, ...]
    places: tuple[PlaceRef, ...]
    said_on: DateInterval
    horizon: DateInterval
    first_sure: date | None
    last_sure: date | None
    last: date | None
    likelihood: tuple[Span, ...]
    numbers: LikelihoodRange | None
    condition: tuple[Span, ...]
    opinion: bool
    state: OutlookState
    proposal: OutcomeProposal | None = None
    resolution: Resolution | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastEntry:
    """A user's own forecast and what became of it."""

    forecast: Forecast
    state: OutlookState
    proposal: OutcomeProposal | None = None
    resolution: Resolution | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRange:
    """A score at its best and its worst, where a probability is known as a range only."""

    best: float
    worst: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationBin:
    """What became of the outlooks whose probability lies from `low` to `high`, in [0, 1].

    `said` is the mean probability; the share that happened lies in `share_low` to
    `share_high` with 95 % confidence.
    """

    low: float
    high: float
    scored: int
    said: float
    happened: int
    share_low: float
    share_high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastRecord:
    """How somebody's outlooks came out, as people ruled; proposals do not count.

    `who` is the key of a speaker, an outlet or a user, `name` the words for them. The number
    of outlooks is `made`; of those `open`, `due`, without a deadline, and by outcome are
    counted; `unstated` happened or did not, but no probability was said that has a number.
    Scores are None with fewer than `needed` scored. `baseline` is the Brier score of somebody
    who always says the share that happened; `skill` 1 - Brier / baseline, at its best and its
    worst, within `skill_low` to `skill_high` with 95 % confidence.
    """

    who: str
    name: str
    made: int
    open: int
    due: int
    no_deadline: int
    happened: int
    did_not: int
    unresolved: int
    void: int
    unstated: int
    scored: int
    needed: int
    share: float | None = None
    brier: ScoreRange | None = None
    log: ScoreRange | None = None
    baseline: float | None = None
    skill: ScoreRange | None = None
    skill_low: float | None = None
    skill_high: float | None = None
    calibration: tuple[CalibrationBin, ...] = ()


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


# --------------------------------------------------------------------------- counts


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmSum:
    """Those harmed over several incidents, of one kind, as far as all reports allow.

    `silent` incidents say nothing of it, which is unknown and not 0: `high` is then None, as it
    is where a report sets no upper bound. `contested` are the ids of incidents whose reports
    exclude each other: the range spans all sides. `approximate`: a number in it is an "about".
    """

    kind: FigureKind
    low: int
    high: int | None
    silent: int = 0
    contested: tuple[str, ...] = ()
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow:
    """The incidents of one period or group, each counted once.

    `low` are certainly in it and certainly distinct, `high` may be in it. `certain_ids` are in
    it, though two of them may yet be one; `possible_ids` may be in it. `acts_low` and
    `acts_high` count the acts that these incidents are told to be (twin bombings are two), None
    where nothing bounds them. `others_low` and `others_high` count current incidents of the
    types that are not asked for. `first` and `last` are the days of a period; `reports` is the
    number of reports read that were published in it. `key` is "" where the group or a date fine
    enough is not known.
    """

    key: str
    first: date | None = None
    last: date | None = None
    low: int
    high: int
    certain_ids: tuple[str, ...]
    possible_ids: tuple[str, ...]
    acts_low: int
    acts_high: int | None
    harm: tuple[HarmSum, ...]
    others_low: int
    others_high: int
    reports: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageShare:
    """What the ledger has of a reported number.

    `reported_low` and `reported_high` bound the number that was reported, `ledger_low` and
    `ledger_high` the ledger's own count: None is open. `share_low` and `share_high` are what
    their ratio may be, `interval_low` and `interval_high` the interval around it at this
    `confidence`, all from 0 to 1, None where there is none. `beyond`: the ledger certainly has
    more than was reported, so that the two count different things.
    """

    reported_low: int | None
    reported_high: int | None
    ledger_low: int
    ledger_high: int | None
    share_low: float | None = None
    share_high: float | None = None
    interval_low: float | None = None
    interval_high: float | None = None
    confidence: float | None = None
    beyond: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePart:
    """A part of a reported total ("14 in Iraq") beside the ledger's own count there."""

    area: PlaceRef | None
    share: CoverageShare


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """A reported total beside the ledger's own count for its period, area, type and parties.

    `claim_ids` all report this very total. `why_not` says why nothing can be compared; `share`
    is then None. `adds_up` is whether the parts add up to the whole. `unknown` is the number of
    incidents that may belong to it, and of which no period or place is known. `opinion`: only
    opinion reports it.
    """

    claim_ids: tuple[str, ...]
    document_ids: tuple[str, ...]
    tally: Tally
    share: CoverageShare | None
    parts: tuple[CoveragePart, ...]
    adds_up: Known
    incident_ids: tuple[str, ...]
    unknown: int
    opinion: bool
    why_not: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Incidents counted by period or group, with the reported totals beside them.

    `by` is what they are grouped by ("week", "country"). `total` counts each incident once,
    though `shared` incidents stand in several rows. Where a time or an area is asked for, it
    leaves out the `undated` incidents, which may be of that time, and the `unplaced`, which may
    be of that area. `doubles` are pairs of incidents counted here that may be one.
    """

    by: str
    since: date | None = None
    until: date | None = None
    rows: tuple[CountRow, ...]
    total: CountRow
    shared: int
    doubles: tuple[tuple[str, str], ...]
    undated: int
    unplaced: int
    coverage: tuple[Coverage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """A deployment or a withdrawal of forces: one incident, or one act announced and not done.

    `incident_id` is None where it is only announced. `origins`, `destinations` and `places` are
    where a text says that it goes from, to, and is; `figures` are those of what moves.
    """

    incident_id: str | None
    claim_ids: tuple[str, ...]
    event_type: EventType
    modes: tuple[Mode, ...]
    realis: Realis
    when: DateInterval
    actors: tuple[Party, ...]
    moved: tuple[Span, ...]
    figures: tuple[Figure, ...]
    origins: tuple[PlaceRef, ...]
    destinations: tuple[PlaceRef, ...]
    places: tuple[PlaceRef, ...]


# --------------------------------------------------------------------------- checks


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing examined about an installation or a ledger, and what to do about it."""

    name: str
    status: CheckStatus
    finding: str
    advice: str | None = None


# --------------------------------------------------------------------------- escalation


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedWeek:
    """A week of a series: incidents counted, and how many were to be expected.

    `low` are the incidents that surely fell in it, `high` those that may have; both are None of
    a week in which the ledger read nothing: it is not observed, which is not 0. `expected`, and
    its range that holds `coverage` of all cases, are None where there is no baseline.
    `incident_ids` are those of `high`.
    """

    first: date
    last: date
    low: int | None
    high: int | None
    expected: float | None = None
    expected_low: int | None = None
    expected_high: int | None = None
    incident_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The incidents of one country, first-order area, actor or type by weeks, oldest first.

    `by` and `key` say of what, as `watch.grouping` does; `label` is its name in words. `sources`
    are the outlets whose incidents are counted: those that were read all the time.
    """

    by: str
    key: str
    label: str
    weeks: tuple[CountedWeek, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """What the weeks before the recent ones lead one to expect.

    `weeks` are those observed, of `first` to `last`; `mean` incidents a week at the present
    reading; `dispersion` is the ratio of variance to mean, 1 where incidents come
    independently; `coverage` that of the ranges given of what is expected.
    """

    first: date
    last: date
    weeks: int
    incidents: int
    mean: float
    dispersion: float
    coverage: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is other than before: what, on which incidents, and why it may be said."""

    kind: ChangeKind
    what: str
    incident_ids: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """A series rose above what its own history leads one to expect.

    From `since` to `until`, `low` to `high` incidents where `expected_low` to `expected_high`
    were expected. About one false signal is to be expected in `false_alarm_weeks` weeks of a
    series in which nothing changes. `confirmed` False: it rests on one origin, or on none that
    is known; it is shown and raises no alarm. `origin_keys` are the known origins of its incidents.
    `unknown` are sentences on what cannot be said.
    """

    series: Series
    baseline: Baseline
    kind: SignalKind
    since: date
    until: date
    low: int
    high: int
    expected: float
    expected_low: int
    expected_high: int
    score: float
    threshold: float
    false_alarm_weeks: float
    confirmed: bool
    reason: str
    incident_ids: tuple[str, ...]
    origin_keys: tuple[str, ...]
    changes: tuple[Change, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Steady:
    """A series has a baseline and did not rise above it, as far as the reports tell."""

    series: Series
    baseline: Baseline
    until: date
    score: float
    threshold: float
    changes: tuple[Change, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoBaseline:
    """Nobody can say whether a series rose: its history in the ledger is too short.

    `weeks` of the `weeks_needed` are observed; `missing` are sentences on what is missing.
    """

    series: Series
    weeks: int
    weeks_needed: int
    missing: tuple[str, ...]


Finding = Signal | Steady | NoBaseline


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedRise:
    """Words that say that attacks became more, the claim they stand in, and where, if told.

    `countries` are ISO 3166-1 alpha-2.
    """

    claim: Claim
    words: Span
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """Whether incidents became more: by the ledger's own counts, and as reports say it."""

    findings: tuple[Finding, ...] = ()
    reported: tuple[ReportedRise, ...] = ()
