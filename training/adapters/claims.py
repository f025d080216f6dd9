"""The project's own annotation: attributions, occurrences, roles, harm, identity."""

from collections.abc import Iterable

from bench.claims.sheet import Act, AnnotatedDocument, Saying, Sheet
from training.examples import (
    MASKED,
    Example,
    Flags,
    Pairs,
    blank,
    tag_of,
)
from training.texts import Parsed, analysed

HARMS = frozenset(("killed", "injured", "arrested", "abducted"))


def example_of(annotated: AnnotatedDocument) -> Example:
    """Return an annotated document as an example."""
    parsed, _ = analysed(annotated.document)
    sheet = annotated.sheet
    acts = [
        (act, place) for act in sheet.acts if (place := parsed.head_in(*act.trigger)) is not None
    ]
    cued = [
        (saying, words)
        for saying in sheet.sayings
        if saying.cue is not None and (words := parsed.words_in(*saying.cue))
    ]
    return Example(
        id=annotated.id,
        origin="claims",
        words=parsed.words,
        sentences=parsed.sentences,
        tags={
            **_act_tags(parsed, acts),
            **_cue_tags(parsed, cued),
            "party": _parties(parsed, sheet.acts),
        },
        flags={"further": _further(parsed, sheet)},
        pairs={
            "role": _roles(parsed, acts),
            "said": _said(parsed, cued),
            "same": _same(acts),
        },
    )


def _act_tags(parsed: Parsed, acts: Iterable[tuple[Act, int]]) -> dict[str, tuple[int, ...]]:
    rows = {
        "trigger": blank("trigger", parsed.count, "O"),
        **{head: blank(head, parsed.count) for head in ("mode", "realis", "background")},
    }
    for act, place in acts:
        rows["trigger"][place] = tag_of("trigger", act.type)
        rows["mode"][place] = tag_of("mode", act.mode or "unspecified")
        rows["realis"][place] = tag_of("realis", act.realis)
        rows["background"][place] = tag_of(
            "background", "background" if act.background else "current"
        )
    return {head: tuple(row) for head, row in rows.items()}


def _cue_tags(parsed: Parsed, cued: Iterable[tuple[Saying, range]]) -> dict[str, tuple[int, ...]]:
    rows = {
        "cue": blank("cue", parsed.count, "O"),
        **{head: blank(head, parsed.count) for head in ("stance", "source_kind")},
    }
    for saying, words in cued:
        for number in words:
            rows["cue"][number] = tag_of("cue", "begin" if number == words[0] else "inside")
        rows["stance"][words[0]] = tag_of("stance", saying.stance)
        if saying.source:
            rows["source_kind"][words[0]] = tag_of("source_kind", saying.source_kind)
    return {head: tuple(row) for head, row in rows.items()}


def _parties(parsed: Parsed, acts: Iterable[Act]) -> tuple[int, ...]:
    row = [MASKED] * parsed.count
    for act in acts:
        for role in act.roles:
            head = parsed.head_in(*role.span)
            if head is not None and role.kind is not None:
                row[head] = tag_of("party", role.kind)
    return tuple(row)


def _further(parsed: Parsed, sheet: Sheet) -> Flags:
    spans = [
        *((bond.trigger, "tie") for bond in sheet.bonds),
        *((count.figure or count.span, "tally") for count in sheet.counts),
        *((prospect.span, "outlook") for prospect in sheet.prospects),
    ]
    return Flags(
        marked=frozenset(
            (number, label) for span, label in spans for number in parsed.words_in(*span)
        )
    )


def _roles(parsed: Parsed, acts: Iterable[tuple[Act, int]]) -> Pairs:
    predicates: list[int] = []
    marked: set[tuple[int, int, str]] = set()
    for act, place in acts:
        predicates.append(place)
        for role in act.roles:
            if (head := parsed.head_in(*role.span)) is not None:
                marked.add((place, head, role.role))
        for harm in act.harm:
            if harm.who and (head := parsed.head_in(*harm.who)) is not None:
                marked.add((place, head, harm.kind if harm.kind in HARMS else "harmed"))
    return Pairs(predicates=tuple(sorted(set(predicates))), marked=frozenset(marked))


def _said(parsed: Parsed, cued: Iterable[tuple[Saying, range]]) -> Pairs:
    predicates: list[int] = []
    marked: set[tuple[int, int, str]] = set()
    for saying, words in cued:
        predicates.append(words[0])
        for label, spans in (("source", saying.source), ("content", saying.content)):
            for span in spans:
                marked |= {(words[0], number, label) for number in parsed.words_in(*span)}
    return Pairs(predicates=tuple(sorted(set(predicates))), marked=frozenset(marked))


def _same(acts: Iterable[tuple[Act, int]]) -> Pairs:
    told = list(acts)
    places = frozenset(place for _, place in told)
    marked = {
        (one, other, "same")
        for first, one in told
        for second, other in told
        if one != other and first.incident == second.incident
    }
    return Pairs(predicates=tuple(sorted(places)), marked=frozenset(marked), among=places)
