"""One claim whole: what it says part by part, its words in context, who says so, what read it."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass

from tocsin.core.types import (
    Attribution,
    Claim,
    ClaimAssessment,
    DateInterval,
    Detail,
    Figure,
    Judgement,
    Party,
    PlaceRef,
    Span,
    Speaker,
    TallyPart,
)
from tocsin.core.vocab import PartStatus
from tocsin.publish.grades import grade_lines
from tocsin.publish.notes import context
from tocsin.publish.shelf import Shelf, title_of
from tocsin.publish.wording.claim_words import doubt_words, kind_of, what_words
from tocsin.publish.wording.naming import name_words
from tocsin.publish.wording.phrases import FIGURE_WORDS, PRECISION_WORDS, STANCE_WORDS
from tocsin.publish.wording.ruling_words import mark
from tocsin.publish.wording.words import capitalised, figure_words, one_line, quoted, when_words

CONTEXT_CHARACTERS = 200


def render_claim_text(  # noqa: PLR0913
    claim: Claim,
    *,
    as_read: Claim,
    shelf: Shelf,
    rulings: Sequence[Judgement],
    incident_id: str | None,
    grade: ClaimAssessment | None = None,
    outcome: Sequence[str] = (),
) -> str:
    """Return one claim as plain text for a terminal.

    `as_read` is the same claim before corrections: where a part differs, both are shown.
    `outcome` are lines on what became of an outlook.
    """
    document = shelf.documents[claim.document_id]
    lines = [capitalised(what_words(claim.content)), f"{kind_of(claim.content)} {claim.id}"]
    lines += ["", f"{capitalised(STANCE_WORDS[shelf.stance(claim)])} {shelf.chain(claim)}"]
    lines += [f"  {words}" for link in shelf.links(claim) for words in _link(link)]
    lines += ["", *grade_lines(grade)] if grade is not None else []
    lines += ["", "In its words"]
    for span in claim.evidence:
        start, end = context(document, span, limit=CONTEXT_CHARACTERS)
        before, after = document.text[start : span.start], document.text[span.end : end]
        around = f"{before}[{span.quote}]{after}"
        lines.append(f"  {one_line(around)}  [{span.start},{span.end})")
    lines += ["", "What it says"]
    lines += [f"  {words}" for words in _parts(claim, as_read)]
    lines += [f"  doubted: {doubt_words(claim.doubts)}"] if claim.doubts else []
    lines += _listed("What became of it", outcome)
    lines += _listed("Rulings", [mark(each, claim.id) for each in rulings])
    title = title_of(document, shelf.readings[document.id])
    lines += ["", f"Document: {title}, {shelf.outlet(document.id)} ({document.id})"]
    lines += [f"Incident: {incident_id}"] if incident_id else []
    lines += [f"Read by {claim.made_by}, score {claim.score:.2f}"]
    return "\n".join(lines) + "\n"


def _listed(title: str, items: Sequence[str]) -> list[str]:
    return ["", title, *(f"  {item}" for item in items)] if items else []


def _link(link: Attribution) -> Iterator[str]:
    if link.cue is not None:
        yield f"by {quoted(link.cue.quote)} [{link.cue.start},{link.cue.end})"
    if link.basis_span is not None:
        yield f"resting on {quoted(link.basis_span.quote)} ({link.basis.replace('_', ' ')})"
    if link.likelihood is not None:
        yield f"in words of likelihood: {quoted(link.likelihood.quote)}"
    if link.said_on.span is not None:
        yield f"said {_words(link.said_on)}"


def _parts(claim: Claim, as_read: Claim) -> Iterator[str]:
    """Yield each part of what a claim says that is known, and what was read where it differs."""
    for item in fields(claim.content):
        value, read = getattr(claim.content, item.name), getattr(as_read.content, item.name)
        words, before = _words(value), _words(read)
        if not words and not before:
            continue
        corrected = f" (read as: {before or 'nothing'})" if words != before else ""
        yield f"{item.name.replace('_', ' ')}: {words or 'unknown'}{corrected}"


def _words(value: object) -> str:  # noqa: PLR0912 (one case a kind of value)
    """Return a value of a record in words; nothing where it is unknown."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case tuple():
            return "; ".join(filter(None, map(_words, value)))
        case Span():
            return f"{quoted(value.quote)} [{value.start},{value.end})"
        case Party():
            known = f" ({value.actor_id})" if value.actor_id else ""
            status = "" if value.status is PartStatus.STATED else f", {value.status}"
            return f"{name_words(value.mention.quote)}{known}{status}"
        case Speaker():
            return name_words(value.mention.quote)
        case PlaceRef():
            return _place(value)
        case DateInterval():
            words = when_words(value)
            quote = quoted(value.span.quote) if value.span is not None else ""
            said = f"{quote}: " if quote and not words.startswith(quote) else ""
            return f"{said}{words} ({value.reason})"
        case Figure():
            whom = f" of {quoted(value.of_whom.quote)}" if value.of_whom else ""
            said = f" from {quoted(value.span.quote)}" if value.span else ""
            return f"{figure_words(value)} {FIGURE_WORDS[value.kind]}{whom}{said}"
        case TallyPart():
            area = f" in {_place(value.area)}" if value.area else ""
            return f"{figure_words(value.figure)}{area}"
        case Detail():
            return f"{value.value}" + (f" ({quoted(value.span.quote)})" if value.span else "")
        case str():
            return value
    if is_dataclass(value):
        held = ((item.name, _words(getattr(value, item.name))) for item in fields(value))
        return "; ".join(f"{name}: {words}" for name, words in held if words)
    return str(value)


def _place(ref: PlaceRef) -> str:
    if ref.place is None:
        return f"{quoted(ref.mention.quote)}: not resolved ({ref.reason})"
    exact = f", {PRECISION_WORDS[ref.precision]}" if ref.precision is not None else ""
    exact += ", inferred: not told of it" if ref.inferred else ""
    country = f", {ref.place.country}" if ref.place.country else ""
    return f"{quoted(ref.mention.quote)}: {ref.place.name}{country} ({ref.place.id}{exact})"
