"""Build the page of an incident: each value with who says so, when, and the words themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tocsin.core.types import (
    Assessment,
    Claim,
    Comparison,
    CopyGroup,
    Document,
    FieldValue,
    Incident,
    IncidentField,
    Origin,
    Reading,
    Source,
)
from tocsin.core.vocab import Stance
from tocsin.publish.cited import Footnote, Line
from tocsin.publish.disputes import Desk, joined_words, value_words
from tocsin.publish.explained.model import (
    EvidenceView,
    FieldView,
    IncidentPage,
    OriginRow,
    PairView,
    Use,
    ValueView,
    cites_of,
)
from tocsin.publish.explained.origin_graph import origin_graph, origins_words
from tocsin.publish.explained.passages import passages
from tocsin.publish.grades import grade_view
from tocsin.publish.headlines import headline
from tocsin.publish.incidents import report_words, unknowns, when_line, where_line
from tocsin.publish.notes import Notebook, own_spans
from tocsin.publish.papers import document_views
from tocsin.publish.privacy.masking import Masker
from tocsin.publish.revisions import differing, series_views
from tocsin.publish.scoping import places_of
from tocsin.publish.sections import country_names
from tocsin.publish.settings import BriefSettings
from tocsin.publish.shelf import Shelf, label_key, make_shelf
from tocsin.publish.wording.phrases import STANCE_WORDS, field_words
from tocsin.publish.wording.words import capitalised, counted, listed, one_line, quoted, sentence


def build_page(  # noqa: PLR0913 (what a ledger hands over)
    incident: Incident,
    *,
    assessment: Assessment | None,
    documents: Sequence[Document],
    readings: Sequence[Reading],
    sources: Mapping[str, Source],
    copies: Sequence[CopyGroup],
    masker: Masker,
    settings: BriefSettings,
) -> IncidentPage:
    """Return the page that says why an incident reads as it does.

    Args:
        incident: One of the fusion of these readings.
        assessment: Its grades; None where nobody judged.
        documents: Those of the ledger, or at least those of the incident.
        readings: In the order in which they were recorded; a document's last one is live.
        sources: By source id; a source without a record is shown under its id.
        copies: Documents that are one text.
        masker: Hides the names of private persons.
    """
    shelf = make_shelf(_told_by(incident, documents), readings, sources)
    notes = Notebook(shelf, context_characters=settings.context_characters)
    places = [ref for claim in shelf.claims.values() for ref in places_of(claim)]
    countries = country_names(settings.country_names, places)
    desk = Desk(shelf=shelf, notes=notes, countries=countries, copies=copies)
    claims = shelf.claims_of(incident.claim_ids)
    page = IncidentPage(
        incident_id=incident.id,
        headline=headline(incident, claims, countries),
        when=when_line(incident, claims, desk),
        where=where_line(incident, claims, desk),
        origins=origins_words(incident),
        reports=report_words(incident, desk),
        disputes=_disputes(incident, desk),
        unknowns=unknowns(incident, claims),
        grade=grade_view(assessment),
        series=series_views(incident, shelf=shelf, notes=notes),
        fields=tuple(_field(item, incident, desk) for item in incident.fields),
        graph=origin_graph(incident, shelf=shelf, copies=copies),
        origin_rows=tuple(_origin(origin, shelf) for origin in incident.origins),
        pairs=tuple(_pair(each, desk) for each in incident.comparisons),
        evidence=(),
    )
    evidence = _evidence(page, desk, masker, settings.context_characters)
    return masker.record(replace(page, evidence=evidence))


def _disputes(incident: Incident, desk: Desk) -> tuple[str, ...]:
    """Return in what the reports of an incident contradict each other, and in what they differ."""
    items = sorted(incident.fields, key=lambda item: not item.contested)
    return tuple(
        f"{field_words(item.name)}: {_lowered(_state(item, incident, desk))}."
        for item in items
        if differing(item, incident, desk.shelf)
    )


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def _told_by(incident: Incident, documents: Sequence[Document]) -> list[Document]:
    held = set(incident.document_ids)
    return [document for document in documents if document.id in held]


def _field(item: IncidentField, incident: Incident, desk: Desk) -> FieldView:
    labels = {origin.key: origin.label for origin in incident.origins}
    return FieldView(
        anchor=f"field-{item.name}",
        name=field_words(item.name),
        state=_state(item, incident, desk),
        contested=item.contested,
        note=sentence("; ".join(filter(None, (item.ruled, item.note)))),
        values=tuple(_value(value, item, labels, desk) for value in item.values),
    )


def _state(item: IncidentField, incident: Incident, desk: Desk) -> str:
    """Return what the values of a field are to each other, and what they allow."""
    if item.contested:
        return "Reports contradict each other"
    joined = joined_words(incident, item, desk)
    if not joined:
        return "No common value" if item.values else "Not found"
    if item.ruled:
        return f"Corrected to {joined}"
    if differing(item, incident, desk.shelf):
        return f"Reports differ, compatible: {joined}"
    return capitalised(joined)


def _value(
    value: FieldValue, item: IncidentField, labels: Mapping[str, str], desk: Desk
) -> ValueView:
    held: dict[tuple[Stance, str], list[Claim]] = {}
    for claim in desk.shelf.claims_of(value.claim_ids):
        held.setdefault((desk.shelf.stance(claim), desk.shelf.who(claim)), []).append(claim)
    return ValueView(
        value=value_words(item.name, value),
        held=not value.stances or bool(set(value.stances) - {Stance.DENIED}),
        who=tuple(
            desk.notes.line(
                sentence(f"{STANCE_WORDS[stance]} {desk.shelf.chains(claims)}"),
                *((claim, own_spans(claim, value.evidence)) for claim in claims),
            )
            for (stance, _), claims in held.items()
        ),
        origins="; ".join(labels[key] for key in value.origin_keys if key in labels),
    )


def _origin(origin: Origin, shelf: Shelf) -> OriginRow:
    labels = sorted((shelf.labels[key] for key in origin.document_ids), key=label_key)
    claims = shelf.claims_of(origin.claim_ids)
    words = dict.fromkeys(quoted(c.evidence[0].quote) for c in claims if c.evidence)
    return OriginRow(
        label=capitalised(one_line(origin.label)),
        identity="Known" if origin.known else "Not known: it may be the same as another",
        documents=listed(labels),
        claims=f"{capitalised(counted(len(claims), 'claim'))}: {'; '.join(words)}",
    )


def _pair(pair: Comparison, desk: Desk) -> PairView:
    first, second = (_pair_side(key, desk) for key in pair.claim_ids)
    return PairView(
        claims=(first, second),
        reasons=tuple(sentence(one_line(reason)) for reason in pair.reasons),
        probability=f"{pair.probability:.2f}",
    )


def _pair_side(claim_id: str, desk: Desk) -> Line:
    for claim in desk.shelf.claims_of((claim_id,)):
        words = claim.evidence[0].quote if claim.evidence else ""
        text = f"{desk.shelf.voice(claim.document_id)}: {quoted(words)}"
        return desk.notes.line(capitalised(text), (claim, claim.evidence))
    return Line(text="A claim that no reading holds any more.")


def _evidence(
    page: IncidentPage, desk: Desk, masker: Masker, limit: int
) -> tuple[EvidenceView, ...]:
    """Return every document with the words that the page cites, in their surroundings."""
    uses: dict[int, list[Use]] = {}
    for cite, label in cites_of(page):
        uses.setdefault(cite.number, []).append(Use(anchor=cite.anchor, label=label))
    notes: dict[str, list[Footnote]] = {}
    for note in desk.notes.footnotes(masker):
        notes.setdefault(note.document_id, []).append(note)
    shelf = desk.shelf
    views = document_views(
        list(shelf.readings.values()), shelf=shelf, copies=desk.copies, masker=masker
    )
    found = [
        EvidenceView(
            document=view,
            passages=passages(
                shelf.documents[view.id],
                notes.get(view.id, ()),
                uses=uses,
                masker=masker,
                limit=limit,
            ),
        )
        for view in views
    ]
    return tuple(sorted(found, key=lambda each: label_key(each.document.label)))
