"""Explain an incident: each field, its values, and for each value the words and who says them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tocsin.core.types import (
    Assessment,
    Claim,
    Document,
    FieldValue,
    Incident,
    IncidentField,
    Reading,
    Span,
)
from tocsin.publish.disputes import value_words
from tocsin.publish.grades import grade_view, with_claims
from tocsin.publish.headlines import headline
from tocsin.publish.model import GradeView, PointView, SeriesView
from tocsin.publish.notes import Notebook, own_spans
from tocsin.publish.privacy.masking import make_masker
from tocsin.publish.revisions import series_views
from tocsin.publish.scoping import places_of
from tocsin.publish.sections import country_names
from tocsin.publish.shelf import Shelf, make_shelf, title_of
from tocsin.publish.wording.phrases import STANCE_WORDS, field_words
from tocsin.publish.wording.words import NOT_FOUND, capitalised, one_line, quoted, when_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """One claim behind a value: its words and where they stand, who says so, what read it."""

    quotes: tuple[str, ...]
    offsets: tuple[str, ...]
    stance: str
    chain: str
    document: str
    made_by: str
    score: str
    claim_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueExplained:
    """One value of a field with all that supports it."""

    value: str
    origins: str
    supports: tuple[Support, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldExplained:
    """One field: its values side by side, and what they allow together."""

    name: str
    contested: bool
    joined: str
    note: str
    values: tuple[ValueExplained, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why an incident reads as it does."""

    incident_id: str
    headline: str
    when: str
    grade: GradeView
    fields: tuple[FieldExplained, ...]
    series: tuple[SeriesView, ...]
    claims: tuple[Support, ...]
    origins: tuple[str, ...]
    joined_because: tuple[str, ...]
    documents: tuple[str, ...]


def explain_incident(
    incident: Incident,
    *,
    documents: Sequence[Document],
    readings: Sequence[Reading],
    assessment: Assessment | None,
    countries: Mapping[str, str] | None = None,
    show_private_names: bool = True,
) -> Explanation:
    """Return why an incident reads as it does.

    `countries` gives names to ISO codes. Names of persons are shown: the terminal is the
    analyst's own. Ask for masking before passing it on.
    """
    shelf = make_shelf(documents, readings, {})
    claims = shelf.claims_of(incident.claim_ids)
    places = [ref for claim in shelf.claims.values() for ref in places_of(claim)]
    labels = {origin.key: origin.label for origin in incident.origins}
    explanation = Explanation(
        incident_id=incident.id,
        headline=headline(incident, claims, country_names(countries or {}, places)),
        when=f"{capitalised(when_words(incident.when))}: {incident.when.reason}",
        grade=grade_view(assessment),
        fields=tuple(_field(item, shelf, labels) for item in incident.fields),
        series=series_views(incident, shelf=shelf, notes=Notebook(shelf, context_characters=0)),
        claims=tuple(_support(claim, claim.evidence, shelf) for claim in claims),
        origins=tuple(
            f"{origin.label} ({', '.join(shelf.labels[d] for d in origin.document_ids)})"
            + ("" if origin.known else ", perhaps the same as another")
            for origin in incident.origins
        ),
        joined_because=tuple(
            f"{' and '.join(_trigger(claim, shelf) for claim in shelf.claims_of(pair.claim_ids))}: "
            f"{'; '.join(pair.reasons)} (probability {pair.probability:.2f})"
            for pair in incident.comparisons
        ),
        documents=tuple(_document(key, shelf) for key in incident.document_ids),
    )
    masker = make_masker(shelf.readings.values(), show=show_private_names, outlets=shelf.outlets())
    return masker.record(explanation)


def _document(key: str, shelf: Shelf) -> str:
    title = title_of(shelf.documents[key], shelf.readings[key])
    return f"{shelf.labels[key]}: {title}, {shelf.outlet(key)} ({key})"


def _trigger(claim: Claim, shelf: Shelf) -> str:
    words = claim.evidence[0].quote if claim.evidence else ""
    return f"{shelf.labels[claim.document_id]} {quoted(words)}"


def _field(item: IncidentField, shelf: Shelf, labels: dict[str, str]) -> FieldExplained:
    return FieldExplained(
        name=field_words(item.name),
        contested=item.contested,
        joined=item.joined or ("" if item.contested else NOT_FOUND),
        note="; ".join(filter(None, (item.ruled, item.note))),
        values=tuple(_value(value, item.name, shelf, labels) for value in item.values),
    )


def _value(
    value: FieldValue, field_name: str, shelf: Shelf, labels: dict[str, str]
) -> ValueExplained:
    return ValueExplained(
        value=value_words(field_name, value),
        origins="; ".join(labels.get(key, key) for key in value.origin_keys),
        supports=tuple(
            _support(
                claim,
                own_spans(claim, value.evidence),
                shelf,
            )
            for claim in shelf.claims_of(value.claim_ids)
        ),
    )


def _support(claim: Claim, spans: Sequence[Span], shelf: Shelf) -> Support:
    return Support(
        quotes=tuple(quoted(span.quote) for span in spans),
        offsets=tuple(f"[{span.start},{span.end})" for span in spans),
        stance=STANCE_WORDS[shelf.stance(claim)],
        chain=shelf.chain(claim),
        document=f"{shelf.labels[claim.document_id]} ({claim.document_id})",
        made_by=claim.made_by,
        score=f"{claim.score:.2f}",
        claim_id=claim.id,
    )


def render_explanation_text(explanation: Explanation) -> str:
    """Return the explanation as plain text for a terminal."""
    lines = [explanation.headline, explanation.incident_id, "", explanation.when]
    grade = explanation.grade
    lines += [f"Grade {grade.code}: {grade.words}", *_reasons(grade)]
    lines += [part for part in (grade.likelihood, grade.confidence) if part]
    for item in explanation.fields:
        state = "contested" if item.contested else item.joined
        lines += ["", f"{item.name}: {state}"]
        if item.note:
            lines.append(f"  {item.note}")
        for value in item.values:
            origins = f"  [origin: {value.origins}]" if value.origins else ""
            lines.append(f"  = {value.value}{origins}")
            for support in value.supports:
                lines += _support_lines(support, indent="      ")
    for series in explanation.series:
        lines += _series_lines(series)
    lines += ["", "Claims"]
    for support in explanation.claims:
        lines += _support_lines(support, indent="  ")
    lines += _listed("Origins", explanation.origins)
    lines += _listed("Taken for one incident because", explanation.joined_because)
    lines += _listed("Documents", explanation.documents)
    return "\n".join(lines) + "\n"


def _series_lines(series: SeriesView) -> list[str]:
    rows = [
        (f"  {_day(point)}: {point.value}", point.allows, point.standing) for point in series.points
    ]
    told = [" = ".join(filter(None, row[:2])) + (f" ({row[2]})" if row[2] else "") for row in rows]
    return ["", f"Said over time: {series.title}", *told, f"  {series.note}"]


def _day(point: PointView) -> str:
    return point.when if point.first is not None else f"day {point.when}"


def _reasons(grade: GradeView) -> Iterator[str]:
    for reason in grade.reasons:
        yield f"  {with_claims(reason.line.text, reason.claim_ids)}"


def _listed(title: str, items: Sequence[str]) -> list[str]:
    return ["", title, *(f"  {one_line(item)}" for item in items)] if items else []


def _support_lines(support: Support, *, indent: str) -> list[str]:
    quotes = " ".join(
        f"{words} {where}" for words, where in zip(support.quotes, support.offsets, strict=True)
    )
    return [
        f"{indent}{quotes}",
        f"{indent}  {support.stance} {support.chain}",
        f"{indent}  read by {support.made_by}, score {support.score}, claim {support.claim_id}",
    ]
