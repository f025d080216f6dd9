"""What a case takes from the ledger: the words of a claim, of an incident, of an outlook."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.cli.common import load, open_view
from tocsin.cli.ids import claim_id, incident_of
from tocsin.core.errors import NotFoundError
from tocsin.core.types import CaseLinked, CaseOpened, Occurrence, Span
from tocsin.core.vocab import LinkedAs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tocsin.core.types import CaseQuotation, Claim
    from tocsin.pipeline.view import View


def opening(  # noqa: PLR0913 (one parameter a part)
    claim: str | None,
    *,
    threat: str | None,
    persons: tuple[str, ...],
    threatened: tuple[str, ...],
    received: tuple[date | None, datetime | None],
    received_words: tuple[str | None, str | None, str | None],
    ledger: str,
    settings: Path | None,
) -> CaseOpened:
    """Return how a case is opened; with a claim, its words go with it.

    Raises:
        NotFoundError: If there is no such claim.
    """
    evidence: tuple[CaseQuotation, ...] = ()
    found = None
    if claim is not None:
        seen = open_view(ledger, load(settings))
        found = claim_id(claim, seen)
        evidence = _words_of([seen.claims_as_read()[found]], seen)
    by, whom, how = received_words
    return CaseOpened(
        threat=threat.strip() if threat else None,
        persons=persons,
        threatened=threatened,
        received_by=by,
        received_from=whom,
        received_how=how,
        received_on=received[0],
        received_at=received[1],
        claim_id=found,
        evidence=evidence,
    )


def linking(
    wanted: str, *, linked_as: LinkedAs, why: str | None, ledger: str, settings: Path | None
) -> CaseLinked:
    """Return a link to an incident, or to a claim such as an outlook, as the ledger has it now.

    Raises:
        NotFoundError: If there is none of that id.
    """
    from tocsin.cli.looking import country_names, shelf_of
    from tocsin.publish.headlines import headline
    from tocsin.publish.wording.claim_words import what_words

    loaded = load(settings)
    seen = open_view(ledger, loaded)
    match wanted[:1]:
        case "i":
            incident = incident_of(wanted, seen)
            claims = shelf_of(seen).claims_of(incident.claim_ids)
            subject, summary = incident.id, headline(incident, claims, country_names(loaded))
        case "c":
            subject = claim_id(wanted, seen)
            claims = (seen.claims_as_read()[subject],)
            summary = what_words(claims[0].content)
        case _:
            raise NotFoundError(
                f"there is no incident or claim {wanted}",
                hint="Ids begin with i or c: see `tocsin incidents`, `tocsin claims`.",
            )
    return CaseLinked(
        subject_id=subject,
        linked_as=linked_as,
        summary=summary,
        reason=why,
        evidence=_words_of(claims, seen),
    )


def _words_of(
    claims: "tuple[Claim, ...] | list[Claim]", seen: "View"
) -> "tuple[CaseQuotation, ...]":
    """Return the words of claims, each once, with what pins the text that they stand in."""
    from tocsin.cases.quoting import quotations

    documents = {document.id: document for document in seen.documents}
    found: dict[Span, CaseQuotation] = {}
    for claim in claims:
        document = documents[claim.document_id]
        source = seen.sources.get(document.source or "")
        for each in quotations(_spans(claim), document, claim=claim, source=source):
            found.setdefault(each.span, each)
    return tuple(found.values())


def _spans(claim: "Claim") -> "Iterator[Span]":
    """Yield the words that say a claim, and of a warning those that tell its details."""
    yield from claim.evidence
    if isinstance(claim.content, Occurrence) and claim.content.warning is not None:
        warning = claim.content.warning
        for detail in (
            warning.channel,
            warning.substance,
            warning.purpose,
            warning.acknowledged,
            warning.action,
        ):
            if detail.span is not None:
                yield detail.span
