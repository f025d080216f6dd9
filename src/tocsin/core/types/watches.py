"""What somebody asked to be told of, the alerts that came of it, and their delivery."""

from dataclasses import dataclass
from datetime import date, datetime, time

from tocsin.core.vocab import (
    AlertKind,
    AlertSubject,
    CapStatus,
    ChannelKind,
    Credibility,
    DeliveryStep,
    Pace,
    Reliability,
)


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
