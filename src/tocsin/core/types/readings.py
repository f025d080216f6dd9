"""All that was read in one document, and what people added or ruled."""

from dataclasses import dataclass
from datetime import datetime

from tocsin.core.types.claims import Attribution, Claim
from tocsin.core.types.documents import Block, Document
from tocsin.core.types.values import Actor, DateInterval, Doubt, Place, PlaceRef, RejectedDate
from tocsin.core.vocab import AdditionKind, Reliability, Verdict


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
