"""A case as it goes out: its events, masked where asked, with all that checking it needs."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from tocsin.cases.chain import CONTENT_FORM, EVENT_FORM, head_of
from tocsin.core.types import (
    Case,
    CaseContent,
    CaseEvent,
    CaseExport,
    ChainCheck,
    CodeMeaning,
    ExportedEvent,
)

EXPORT_FORM = "tocsin case export 1"
MASKED = (
    "Names of private persons, and from whom the information came, are masked: […]. The digest "
    "of what a masked event records is given, and its salt is left out: the chain can be checked, "
    "the masked words cannot be told."
)
SHOWN = "Names of private persons are shown in full."
HOW_TO_VERIFY = (
    "Every digest is a SHA-256, written in hexadecimal.",
    "Parts are joined so: each part is its length in bytes of UTF-8 in decimal, a colon, and its "
    "bytes; a part that is null is the two characters “-;”.",
    f"The digest of a content is over the parts: “{CONTENT_FORM}”; the salt; the content as JSON "
    "with sorted keys, no white space, letters not escaped, and without members that are null or "
    "an empty list.",
    f"The digest of an event is over the parts: “{EVENT_FORM}”, case_id, number, position, "
    "previous_in_case, previous, step, happened_on, happened_at, recorded_at, by, corrects, "
    "content_digest, each as it stands in the JSON export.",
    "previous_in_case is the digest of the event before in this case, previous that of the event "
    "before in the whole ledger, of whatever case.",
    "Who keeps the digest of the last event can find any later change of what is before it.",
)


def export_of(
    case: Case,
    *,
    check: ChainCheck,
    made_at: datetime,
    mask: Callable[[CaseContent], CaseContent] | None,
    mask_words: Callable[[str], str],
    codes: Sequence[CodeMeaning],
) -> CaseExport:
    """Return a case for export.

    Args:
        check: What verifying the whole ledger's chain found.
        mask: What masks private names in what an event records; None shows them.
        mask_words: The same in a sentence.
    """
    return CaseExport(
        format=EXPORT_FORM,
        made_at=made_at,
        case_id=case.id,
        stage=case.stage,
        closed=case.closed,
        events=tuple(_exported(event, mask) for event in case.events),
        standing=case.standing,
        unknowns=tuple(map(mask_words, case.unknowns)),
        advice=mask_words(case.advice),
        private_names=SHOWN if mask is None else MASKED,
        head=head_of(case.events, made_at=made_at, case_id=case.id),
        ledger_length=check.length,
        ledger_digest=check.digest,
        check=replace(check, head=None),
        codes=tuple(codes),
        how_to_verify=HOW_TO_VERIFY,
        remarks=tuple(map(mask_words, case.remarks)),
    )


def _exported(event: CaseEvent, mask: Callable[[CaseContent], CaseContent] | None) -> ExportedEvent:
    content = event.content if mask is None else mask(event.content)
    if content == event.content:
        return ExportedEvent(event=event, masked=False)
    return ExportedEvent(event=replace(event, content=content, salt=None), masked=True)
