"""Small builders of records for tests: an invented text, and what is said in it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TypedDict, Unpack

from tocsin.core.ids import (
    attribution_id,
    claim_id,
    digest,
    document_id,
    raw_digest,
    reading_id,
)
from tocsin.core.spans import quote
from tocsin.core.types import (
    Attribution,
    Block,
    Claim,
    Content,
    DateInterval,
    DateParts,
    Document,
    Figure,
    Judgement,
    Occurrence,
    Party,
    Place,
    PlaceRef,
    Provenance,
    Reading,
    Span,
    Speaker,
)
from tocsin.core.vocab import (
    BlockKind,
    DateBasis,
    DatePrecision,
    EventType,
    EvidenceBasis,
    FigureKind,
    Mode,
    PartStatus,
    PartyKind,
    PlaceKind,
    PlacePrecision,
    Realis,
    SourceKind,
    Stance,
    Unit,
    Verdict,
)


class Speech(TypedDict, total=False):
    """How something is attributed; the parts not given are those of a plain statement."""

    kind: SourceKind
    named: bool
    count: int | None
    direct: bool
    quoted: str | None
    actor_id: str | None
    via: str | None
    stance: Stance
    basis: EvidenceBasis
    basis_words: str | None
    parent: Attribution | None


class Act(TypedDict, total=False):
    """What is said of an occurrence; the parts not given are unknown."""

    event_type: EventType
    modes: Sequence[Mode]
    realis: Realis
    background: bool
    actors: Sequence[Party]
    recipients: Sequence[Party]
    weapons: Sequence[Span]
    places: Sequence[PlaceRef]
    times: Sequence[DateInterval]
    figures: Sequence[Figure]
    count: Figure | None


class Report:
    """A document under construction: text first, then what is said in it, then `reading()`.

    Words are found in the text, so that every span opens its quote. `headings` are whole
    lines of the text.
    """

    def __init__(
        self,
        text: str,
        *,
        source: str | None = None,
        published: date | None = None,
        headings: Sequence[str] = (),
    ) -> None:
        self.document = Document(
            id=document_id(source=source, url=None, text=text),
            text=text,
            raw_digest=raw_digest(text.encode()),
            source=source,
        )
        self.published = published
        self.headings = tuple(headings)
        self.attributions: list[Attribution] = []
        self.claims: list[Claim] = []

    def span(self, words: str, nth: int = 1) -> Span:
        """Return the span of the nth occurrence of words in the text."""
        start = -1
        for _ in range(nth):
            start = self.document.text.index(words, start + 1)
        return quote(self.document, start, start + len(words))

    def sentence(self, inner: Span) -> Span:
        """Return the sentence or line around a span."""
        text = self.document.text
        stop, line = text.rfind(". ", 0, inner.start), text.rfind("\n", 0, inner.start)
        ends = [text.find(". ", inner.end) + 1 or len(text), text.find("\n", inner.end)]
        start = max(stop + 2 if stop >= 0 else 0, line + 1)
        return quote(self.document, start, min(end for end in ends if end >= 0))

    def day(self, words: str | None, earliest: date | None, latest: date | None) -> DateInterval:
        """Return a date, resolved to the days given."""
        known = earliest is not None and latest is not None
        single = known and earliest == latest
        return DateInterval(
            span=self.span(words) if words else None,
            earliest=earliest,
            latest=latest,
            precision=DatePrecision.DAY if single else None,
            basis=DateBasis.STATED if known else DateBasis.UNKNOWN,
            reason="stated" if known else "not stated",
        )

    def written(self, words: str, parts: DateParts) -> DateInterval:
        """Return a date as written, not resolved to days."""
        return DateInterval(span=self.span(words), written=parts, reason="incomplete as written")

    def place(self, words: str, place: Place | None = None, nth: int = 1) -> PlaceRef:
        """Return a mention of a place, resolved where one is given."""
        precision = None
        if place is not None:
            country = place.kind is PlaceKind.COUNTRY
            precision = PlacePrecision.COUNTRY if country else PlacePrecision.EXACT
        return PlaceRef(
            mention=self.span(words, nth), place=place, precision=precision, reason="given"
        )

    def figure(
        self,
        words: str,
        low: int | None,
        high: int | None,
        *,
        kind: FigureKind = FigureKind.KILLED,
        of_whom: str | None = None,
    ) -> Figure:
        """Return a figure with its bounds, counted in persons."""
        return Figure(
            kind=kind,
            unit=Unit.INCIDENTS if kind is FigureKind.INCIDENTS else Unit.PERSONS,
            low=low,
            best=low if low == high else None,
            high=high,
            of_whom=self.span(of_whom) if of_whom else None,
            span=self.span(words),
        )

    def party(
        self,
        words: str,
        *,
        kind: PartyKind = PartyKind.GROUP,
        actor_id: str | None = None,
        status: PartStatus = PartStatus.STATED,
    ) -> Party:
        """Return a party to something."""
        return Party(mention=self.span(words), kind=kind, actor_id=actor_id, status=status)

    def attribute(self, speaker: str | None, **speech: Unpack[Speech]) -> Attribution:
        """Add an attribution to one speaker, or to nobody named."""
        via, basis_words = speech.get("via"), speech.get("basis_words")
        parent = speech.get("parent")
        quoted = speech.get("quoted")
        whole = self.span(quoted) if quoted else quote(self.document, 0, len(self.document.text))
        made = Attribution(
            id=attribution_id(self.document.id, None, (whole,)) + str(len(self.attributions)),
            speakers=(self._speaker(speaker, speech),) if speaker else (),
            cue=None,
            content=(whole,),
            direct=speech.get("direct", False),
            via=self.span(via) if via else None,
            stance=speech.get("stance", Stance.ASSERTED),
            basis=speech.get("basis", EvidenceBasis.NONE_STATED),
            basis_span=self.span(basis_words) if basis_words else None,
            said_on=DateInterval(reason="not stated"),
            parent=parent.id if parent else None,
            score=1.0,
            made_by="hand",
        )
        self.attributions.append(made)
        return made

    def _speaker(self, words: str, speech: Speech) -> Speaker:
        return Speaker(
            mention=self.span(words),
            source_kind=speech.get("kind", SourceKind.OFFICIAL),
            named=speech.get("named", False),
            count=speech.get("count"),
            actor_id=speech.get("actor_id"),
            speaker_key=words.lower(),
        )

    def occurrence(
        self,
        trigger: str,
        *,
        nth: int = 1,
        key: str = "k1",
        by: Attribution | None = None,
        score: float = 1.0,
        **act: Unpack[Act],
    ) -> Claim:
        """Add a claim that something was done; its evidence is the sentence of the trigger."""
        content = Occurrence(
            trigger=self.span(trigger, nth),
            event_type=act.get("event_type", EventType.ASSAULT),
            modes=tuple(act.get("modes", ())),
            realis=act.get("realis", Realis.HAPPENED),
            background=act.get("background", False),
            actors=tuple(act.get("actors", ())),
            recipients=tuple(act.get("recipients", ())),
            weapons=tuple(act.get("weapons", ())),
            places=tuple(act.get("places", ())),
            times=tuple(act.get("times", ())),
            figures=tuple(act.get("figures", ())),
            count=act.get("count"),
            incident_key=key,
        )
        return self.claim(content, evidence=self.sentence(content.trigger), by=by, score=score)

    def claim(
        self,
        content: Content,
        *,
        evidence: Span,
        by: Attribution | None = None,
        score: float = 1.0,
    ) -> Claim:
        """Add a claim of any content."""
        ordinal = sum(
            isinstance(other.content, type(content)) and other.evidence == (evidence,)
            for other in self.claims
        )
        made = Claim(
            id=claim_id(self.document.id, content, ordinal),
            document_id=self.document.id,
            attribution_id=by.id if by else None,
            evidence=(evidence,),
            score=score,
            made_by="hand",
            content=content,
        )
        self.claims.append(made)
        return made

    def reading(self) -> Reading:
        """Return the reading of all that was added."""
        return Reading(
            id=reading_id(document=self.document.id, provenance="hand"),
            document_id=self.document.id,
            blocks=tuple(self._blocks()),
            published_on=self.day(None, self.published, self.published),
            attributions=tuple(self.attributions),
            claims=tuple(self.claims),
            provenance=Provenance(stages=(("hand", "1"),), settings_digest=digest("s", "hand")),
        )

    def _blocks(self) -> Sequence[Block]:
        blocks, start = [], 0
        for line in self.document.text.splitlines(keepends=True):
            words = line.rstrip("\n")
            if words:
                kind = BlockKind.HEADING if words in self.headings else BlockKind.BODY
                span = quote(self.document, start, start + len(words))
                blocks.append(Block(span=span, kind=kind, reason="given"))
            start += len(line)
        return blocks


def settlement(name: str, country: str, *, parent: str | None = None) -> Place:
    """Return a town of the gazetteer, without coordinates."""
    return Place(
        id=f"place:{name.lower()}",
        name=name,
        kind=PlaceKind.SETTLEMENT,
        country=country,
        parent=parent,
        source="invented",
    )


def country(name: str, code: str) -> Place:
    """Return a country of the gazetteer."""
    return Place(
        id=f"place:{code.lower()}",
        name=name,
        kind=PlaceKind.COUNTRY,
        country=code,
        source="invented",
    )


def ruling(verdict: Verdict, *claims: Claim, at: int = 1) -> Judgement:
    """Return a person's ruling on claims; `at` is the day of January on which it was made."""
    ids = tuple(claim.id for claim in claims)
    return Judgement(
        id=digest("j", verdict, *ids, str(at)),
        subject=ids,
        verdict=verdict,
        by="analyst",
        made_at=datetime(2031, 1, at, tzinfo=UTC),
        reason="read both",
    )
