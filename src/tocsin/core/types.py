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
    ChannelKind,
    CheckStatus,
    Confidence,
    Context,
    Credibility,
    DateBasis,
    DatePrecision,
    DateRole,
    DeliveryStep,
    DoubtKind,
    EffectKind,
    EventType,
    EvidenceBasis,
    FeedKind,
    FeedStatus,
    FigureKind,
    Known,
    Mode,
    Outcome,
    OutlookKind,
    Pace,
    PartStatus,
    PartyKind,
    PlaceKind,
    PlacePrecision,
    Realis,
    Relation,
    Reliability,
    ReviewKind,
    SourceKind,
    Stance,
    StatementKind,
    Tense,
    Unit,
    Verdict,
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
    the text that stand in no claim.
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
    `parties` are registry ids and names by which it is found. `opinion` True: nothing but
    opinion tells it. `killed_low` and `killed_high` are None where no report tells a number.
    `unknown` are sentences on what is not known, `notes` others that a reader must see;
    `evidence` holds some of the `told_by` sentences that tell it, of every document first.
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
    unknown: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    told_by: int = 0
    evidence: tuple[AlertEvidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """What a watch had to tell: on what, and in which state of it.

    `watch` is the watch's name, `watch_id` the recording of it that asked. All alerts on one
    subject share a `key`; `previous` is the one before, `number` counts them from 1. `why` says
    how the subject meets the conditions, `changes` what is not as it was told. An alert that
    withdraws holds the bulletin last told.
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
    """A user's own forecast: an act to come by a day, with a probability from 0 to 1."""

    id: str
    text: str
    probability: float
    until: date
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
class CaseEvent:
    """One thing done in a case, chained: `previous` is the digest of the event before it."""

    id: str
    case_id: str
    by: str
    made_at: datetime
    previous: str


# --------------------------------------------------------------------------- views


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Whose information it is. `known` False: it may be the same as another unknown one."""

    key: str
    label: str
    known: bool
    claim_ids: tuple[str, ...]
    document_ids: tuple[str, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing examined about an installation or a ledger, and what to do about it."""

    name: str
    status: CheckStatus
    finding: str
    advice: str | None = None
