"""The view model of an exported case: what its page and its paper print, ready to print."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from tocsin.core.cases import all_of, in_place_of, settled_by
from tocsin.core.types import (
    CaseAcknowledged,
    CaseActed,
    CaseAssessed,
    CaseClosed,
    CaseContent,
    CaseDecided,
    CaseDelivered,
    CaseEvent,
    CaseExport,
    CaseLinked,
    CaseOpened,
    CaseQuotation,
    CaseReminded,
    CaseReopened,
    CaseScreened,
    CaseSettled,
    ExportedEvent,
)
from tocsin.core.vocab import CaseTest
from tocsin.publish.cases.words import (
    STEP_WORDS,
    UNKNOWN,
    moment_words,
    part_lines,
    quotations_of,
)
from tocsin.publish.wording.words import capitalised, counted, listed

TITLE_CHARACTERS = 110
_TEST_QUESTIONS = {
    CaseTest.CREDIBLE: "Credible",
    CaseTest.SPECIFIC: "Specific",
    CaseTest.IMPENDING: "Impending",
    CaseTest.HARM: "Killing, serious injury or kidnapping",
}
# The vocabularies whose codes an export explains, with their titles.
VOCABULARIES = {
    "CaseTest": "The four tests",
    "ThreatenedHarm": "Threatened harm",
    "WarningDecision": "Decisions",
    "WaiverGround": "Grounds of waiver",
    "DeliveryMethod": "Methods of delivery",
    "DeliveryChannel": "Channels of delivery",
    "CaseOutcome": "Outcomes",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A label and its words. `absent`: the words say that it is not known."""

    label: str
    words: str
    absent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """One of the four tests with its answer and the reason."""

    test: str
    answer: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of what the case comes to now: a heading and what is known of it."""

    title: str
    when: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """One event: its times, who recorded it, what it records, and its digests."""

    number: int
    position: int
    anchor: str
    step: str
    happened: str
    recorded: str
    by: str
    note: str
    masked: bool
    facts: tuple[Fact, ...]
    id: str
    digest: str
    previous: str
    previous_in_case: str
    content_digest: str
    salt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView:
    """Words of a report and where they stand in its text."""

    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """A report on which a case rests: what pins its text, and its words."""

    document_id: str
    source: str
    url: str
    web: bool
    raw_digest: str
    text_sha256: str
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeGroup:
    """The codes of one vocabulary: code, meaning; and the sources, each once."""

    title: str
    rows: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """An exported case, ready to print."""

    id: str
    title: str
    state: str
    advice: str
    made: str
    private_names: str
    tests: tuple[AnswerView, ...]
    screened: str
    parts: tuple[Part, ...]
    unknowns: tuple[str, ...]
    reports: tuple[ReportView, ...]
    events: tuple[EventView, ...]
    checked: tuple[str, ...]
    holds: bool
    head_digest: str
    head_length: int
    how_to_verify: tuple[str, ...]
    codes: tuple[CodeGroup, ...]


def case_page(export: CaseExport) -> CasePage:
    """Return an exported case as what its page prints. What is masked in it stays masked."""
    events = [each.event for each in export.events]
    held = {event.id: event for event in events}
    standing = tuple(held[key] for key in export.standing)
    opened = all_of(standing, CaseOpened)[-1]
    screened = [event for event in standing if isinstance(event.content, CaseScreened)]
    return CasePage(
        id=export.case_id,
        title=_title(opened),
        state="Closed" if export.closed else f"Open: {export.stage}",
        advice=export.advice,
        made=_instant(export.made_at),
        private_names=export.private_names,
        tests=tuple(_tests(screened)),
        screened=_when(screened[-1]) if screened else "Not screened yet.",
        parts=tuple(_parts(standing, export)),
        unknowns=export.unknowns,
        reports=tuple(_reports(quotations_of(events))),
        events=tuple(_event(each, export) for each in export.events),
        checked=tuple(_checked(export)),
        holds=not export.check.breaks,
        head_digest=export.head.digest or "",
        head_length=export.head.length,
        how_to_verify=export.how_to_verify,
        codes=tuple(_codes(export)),
    )


def _title(opened: CaseOpened) -> str:
    words = opened.threat or next((each.span.quote for each in opened.evidence), "")
    words = " ".join(words.split())
    if len(words) > TITLE_CHARACTERS:
        words = f"{words[:TITLE_CHARACTERS].rsplit(' ', 1)[0]} …"
    return capitalised(words) or "Threat not stated"


def _instant(at: datetime) -> str:
    return moment_words(None, at)


def _when(event: CaseEvent) -> str:
    happened = moment_words(event.happened_on, event.happened_at)
    words = "time unknown" if happened == UNKNOWN else happened
    return f"{capitalised(words)}; recorded by {event.by}."


def _tests(screened: Sequence[CaseEvent]) -> Iterator[AnswerView]:
    content = screened[-1].content if screened else CaseScreened(tests=())
    assert isinstance(content, CaseScreened)
    answers = {each.test: each for each in content.tests}
    for test, question in _TEST_QUESTIONS.items():
        found = answers.get(test)
        harms = listed([each.replace("_", " ") for each in content.harms])
        named = f"{harms}: " if test is CaseTest.HARM and content.harms else ""
        reason = (found.reason if found else None) or "no reason given"
        yield AnswerView(
            test=question,
            answer=found.answer if found else UNKNOWN,
            reason=capitalised(f"{named}{reason}"),
        )


def _parts(standing: Sequence[CaseEvent], export: CaseExport) -> Iterator[Part]:
    """Yield what counts now: the last word on each step, all deliveries, links and reminders."""
    last: tuple[type[CaseContent], ...] = (CaseOpened, CaseAssessed, CaseDecided)
    for kind in last:
        yield from (_part(event) for event in _of(standing, kind)[-1:])
    found = _of(standing, CaseDelivered)
    for number, event in enumerate(found, start=1):
        yield _part(event, title=f"Attempt {number} of {len(found)} to deliver the warning")
    for kind in (CaseAcknowledged, CaseActed):
        yield from (_part(event) for event in _of(standing, kind)[-1:])
    yield from (_part(event) for event in _of(standing, CaseLinked))
    settled = settled_by(standing, in_place_of([each.event for each in export.events]))
    for event in _of(standing, CaseReminded):
        yield _reminder(event, settled.get(event.id))
    end = CaseClosed if export.closed else CaseReopened
    yield from (_part(event) for event in _of(standing, end)[-1:])


def _reminder(event: CaseEvent, settled: CaseEvent | None) -> Part:
    """Return a reminder, with how it was settled if it was."""
    if settled is None:
        return _part(event, title="Reminder, not settled")
    assert isinstance(settled.content, CaseSettled)
    how = Fact(label="Settled", words=f"{settled.content.how} ({_when(settled).rstrip('.')})")
    part = _part(event, title="Reminder, settled")
    return replace(part, facts=(*part.facts, how))


def _of(standing: Sequence[CaseEvent], kind: type[CaseContent]) -> list[CaseEvent]:
    return [event for event in standing if isinstance(event.content, kind)]


def _part(event: CaseEvent, *, title: str | None = None) -> Part:
    named = "The threat" if isinstance(event.content, CaseOpened) else STEP_WORDS[event.step]
    return Part(title=title or named, when=_when(event), facts=_facts(event.content))


def _facts(content: CaseContent) -> tuple[Fact, ...]:
    return tuple(
        Fact(label=label, words=words, absent=words == UNKNOWN)
        for label, words in part_lines(content)
    )


def _event(exported: ExportedEvent, export: CaseExport) -> EventView:
    event = exported.event
    numbers = {each.event.id: each.event.number for each in export.events}
    by = next((each.event for each in export.events if each.event.corrects == event.id), None)
    notes = [f"corrects event {numbers.get(event.corrects, '?')}"] if event.corrects else []
    notes += [f"corrected by event {by.number}: it no longer counts"] if by else []
    return EventView(
        number=event.number,
        position=event.position,
        anchor=f"event-{event.number}",
        step=STEP_WORDS[event.step],
        happened=capitalised(moment_words(event.happened_on, event.happened_at)),
        recorded=_instant(event.recorded_at),
        by=event.by,
        note=capitalised("; ".join(notes)),
        masked=exported.masked,
        facts=_facts(event.content),
        id=event.id,
        digest=event.digest,
        previous=event.previous or "none: the first event of the ledger",
        previous_in_case=event.previous_in_case or "none: the first event of the case",
        content_digest=event.content_digest,
        salt=event.salt or "left out: the content is masked",
    )


def _reports(quotations: Sequence[CaseQuotation]) -> Iterator[ReportView]:
    """Yield the reports that are quoted; a text that changed meanwhile is another report."""
    for (document_id, _), group in groupby(
        quotations, key=lambda each: (each.span.document_id, each.text_sha256)
    ):
        held = list(group)
        first, url = held[0], held[0].url or ""
        named = [each for each in (first.title, first.source) if each]
        yield ReportView(
            document_id=document_id,
            source=", ".join(named) or "Title and outlet unknown",
            url=url,
            web=url.startswith(("https://", "http://")),
            raw_digest=first.raw_digest,
            text_sha256=first.text_sha256,
            quotes=tuple(
                QuoteView(quote=each.span.quote, start=each.span.start, end=each.span.end)
                for each in sorted(held, key=lambda each: each.span.start)
            ),
        )


def _checked(export: CaseExport) -> Iterator[str]:
    events = counted(export.ledger_length, "event")
    if export.check.breaks:
        first = export.check.breaks[0]
        yield (
            f"When this was exported the ledger's chain did not hold: of {events}, number "
            f"{first.position} is the first that does not: {first.finding}."
        )
    else:
        yield f"When this was exported the chain of the ledger's {events} held, link by link."
    if export.check.unseen:
        yield export.check.unseen
    yield f"Digest of the last event of the ledger: {export.ledger_digest or 'none'}."
    yield "The digests are not signed: they prove something to whoever kept one of them."


def _codes(export: CaseExport) -> Iterator[CodeGroup]:
    for name, group in groupby(export.codes, key=lambda each: each.vocabulary):
        held = list(group)
        yield CodeGroup(
            title=VOCABULARIES.get(name, name),
            rows=tuple((each.code.replace("_", " "), each.means) for each in held),
            sources=tuple(dict.fromkeys(each.source for each in held)),
        )
