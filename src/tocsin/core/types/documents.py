"""What was read: a document, its blocks and spans, and what the models say of it."""

from dataclasses import dataclass, field
from datetime import date, datetime

from tocsin.core.vocab import BlockKind, FeedKind, FeedStatus, Reliability


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
