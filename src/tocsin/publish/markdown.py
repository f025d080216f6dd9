"""Render a brief as Markdown with footnotes: the same content, in the same order."""

import re
from collections.abc import Iterable, Sequence

from tocsin.publish.cited import Cite, Footnote, Line
from tocsin.publish.counts.views import CountsView, PostureView
from tocsin.publish.escalation.model import EscalationSection
from tocsin.publish.model import (
    Brief,
    Disagreement,
    DocumentView,
    DroppedView,
    DueView,
    FigureView,
    IncidentView,
    OutlookView,
    PointView,
    SeriesView,
    TallyView,
    TieView,
)
from tocsin.publish.wording.section_words import DUE_INTRO, HISTORY_INTRO, empty_words
from tocsin.publish.wording.words import capitalised, one_line

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def render_markdown(brief: Brief) -> str:
    """Return the brief as Markdown (footnotes in the common extended syntax)."""
    parts = [
        f"# {_text(brief.title)}",
        f"**{_text(brief.period)} · {_text(brief.scope)}**",
        f"As known on {_text(brief.as_of)}.",
        _text(" ".join(brief.overview)),
        *_timeline(brief),
        *_section("What happened", (_incident(item) for item in brief.incidents)),
        *_section("Contradictions", _table(brief.disagreements)),
        *_section("Is it getting worse", _escalation(brief.escalation)),
        *_counts(brief.counts),
        *_section("Force posture", _posture(brief.posture)),
        *_section("Announced, threatened, forecast", map(_outlook, brief.outlooks)),
        *_left(brief, "outlooks"),
        *_due_for_ruling(brief),
        *_section("Reported totals", map(_tally, brief.tallies), intro="Not added to incidents."),
        *_left(brief, "totals"),
        *_section("Warnings delivered", _warnings(brief)),
        *_cases(brief),
        *_section("Ties alleged or stated", _lines(map(_tie, brief.ties))),
        *_left(brief, "ties"),
        *_section("No comment, no reply, opinions", _statements(brief)),
        *_left(brief, "statements"),
        *_section("History mentioned", _history(brief), intro=HISTORY_INTRO),
        *_left(brief, "history"),
        *_section("Not known", _items(_text(item) for item in brief.unknowns)),
        *_left(brief, "unknown"),
        *_section("What was dropped", _lines(map(_dropped, brief.dropped))),
        *_left(brief, "dropped"),
        *_section("Sources read", _lines(map(_document, brief.documents))),
        *_left(brief, "sources"),
        *_section("Footnotes", _lines(map(_note, brief.notes))),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _text(text: str) -> str:
    """Return text on one line with everything escaped that Markdown would read."""
    return _SPECIAL.sub(r"\\\1", one_line(text))


def _cites(cites: Sequence[Cite]) -> str:
    return "".join(f"[^{cite.number}]" for cite in cites)


def _line(line: Line) -> str:
    return _text(line.text) + _cites(line.cites)


def _items(items: Iterable[str]) -> list[str]:
    held = [f"- {item}" for item in items if item]
    return ["\n".join(held)] if held else []


def _section(title: str, content: Iterable[str], *, intro: str = "") -> list[str]:
    held = [part for part in content if part] or [empty_words(title)]
    return [f"## {title}", *([intro] if intro else []), *held]


def _lines(items: Iterable[str]) -> list[str]:
    """Return entries of one line each as one part."""
    return ["\n".join(items)]


def _left(brief: Brief, section: str) -> list[str]:
    """Return how much of a section's list is left out, and what lists it."""
    return [
        f"{_text(each.words)}: `{each.command}` lists all"
        + (f", `{each.also}` has them here." if each.also else ".")
        for each in brief.left
        if each.section == section
    ]


def _timeline(brief: Brief) -> list[str]:
    if brief.timeline is None:
        return []
    rows = "; ".join(f"{row.when}: incident {row.number}" for row in brief.timeline.rows)
    return [f"**By date.** {_text(rows)}.", _text(brief.timeline.undated)]


def _incident(item: IncidentView) -> str:
    facts = [
        ("When", [item.when]),
        ("Where", [item.where]),
        (item.responsibility_label, item.responsibility),
        (item.affected_label, [item.affected]),
        ("Who says so", item.who_says),
        *([("To be checked", item.doubts)] if item.doubts else []),
    ]
    lines = [
        f"- **{label}:** {' '.join(map(_line, values)) or 'Not found.'}" for label, values in facts
    ]
    if item.unknowns:
        lines.append(f"- **Not known:** {_text('. '.join(item.unknowns))}.")
    grade = item.grade
    graded = " ".join((_text(grade.words), *(_line(reason.line) for reason in grade.reasons)))
    code = grade.code if grade.code.isalnum() else ""
    origins = "; ".join(
        f"{origin.label}, through {origin.documents}"
        + ("" if origin.known else " (may be another's)")
        for origin in item.origin_list
    )
    lines += [
        f"- **Origins:** {_text(item.origins)}" + (f": {_text(origins)}" if origins else "") + ".",
        f"- **Reports:** {_text(item.reports)}",
        f"- **{f'Grade {code}' if code else 'Grade'}:** {graded} {_text(grade.likelihood)} "
        f"{_text(grade.confidence)}".rstrip(),
        *(f"- **Taken for one incident:** {_text(reason)}" for reason in item.joined_because),
        *(_single(figure) for figure in item.figures if _is_single(figure)),
        f"- **In the ledger:** `{item.id}`",
    ]
    above = [_text(item.above)] if item.above else []
    parts = [*above, f"### {item.number}. {_line(item.headline)}", "\n".join(lines)]
    parts.extend(_figure(figure) for figure in item.figures if not _is_single(figure))
    parts.extend(map(_series, item.series))
    parts.extend(map(_dispute, item.disagreements))
    return "\n\n".join(parts)


def _history(brief: Brief) -> list[str]:
    """Return what is told as background, in short; whole where everything was asked for."""
    short = [
        f"- {item.number}. {_line(item.headline)}. {' '.join(map(_line, item.who_says))} "
        f"{_text(item.grade)}. `{item.id}`"
        for item in brief.history
        if item.whole is None
    ]
    whole = [_incident(item.whole) for item in brief.history if item.whole is not None]
    return [*_lines(short), *whole]


def _escalation(section: EscalationSection) -> list[str]:
    """Return what rose, the rest in a sentence each, and what reports say themselves."""
    reported = _items(map(_line, section.reported))
    parts = [_text(section.intro)]
    for each in section.signals:
        told = ", ".join(str(number) for number, _ in each.incidents)
        lines = [
            f"- {_text(each.verdict)}",
            f"- {_text(each.reason)}" + (f" Incidents {told}." if told else ""),
            *(f"- **What moved:** {_text(change)}" for change in each.changes),
            f"- **Measured by:** {_text(each.baseline)}",
            *(f"- **Cannot be said:** {_text(unknown)}" for unknown in each.unknown),
        ]
        parts.append("\n".join([f"### {_text(each.title)}", "", *lines]))
    return [*parts, _text(section.steady), *map(_text, section.missing), *reported]


def _is_single(figure: FigureView) -> bool:
    """Return whether one report alone tells a figure, and nothing is to be said beside it."""
    return len(figure.reports) == 1 and not figure.contested and not figure.note


def _single(figure: FigureView) -> str:
    (report,) = figure.reports
    said = f"{_text(report.quoted)}{_cites(report.cites)}, {_text(report.who)}"
    return f"- **{figure.label}:** {_text(figure.words)}: {said}."


def _figure(figure: FigureView) -> str:
    flag = " (contested)" if figure.contested else ""
    lines = [f"{figure.label}: **{_text(figure.words)}**{flag}", ""]
    lines.extend(
        f"- {_text(report.quoted)}{_cites(report.cites)}: {report.allows}; {_text(report.who)}"
        for report in figure.reports
    )
    if figure.note:
        lines += ["", _text(capitalised(figure.note))]
    return "\n".join(lines)


def _series(series: SeriesView) -> str:
    rows = [
        f"| {_text(capitalised(point.when))} | {_text(point.value)}{_cites(point.cites)} "
        f"| {_text(_allows(point))} | {_text(f'{capitalised(point.stance)} {point.who}')} |"
        for point in series.points
    ]
    head = ["| Said on | Value | Allows | Who says so |", "|---|---|---|---|"]
    title = f"{_text(series.title)}: what was said when"
    return "\n".join([title, "", *head, *rows, "", _text(series.note)])


def _allows(point: PointView) -> str:
    return ", ".join(filter(None, (point.allows, point.standing)))


def _sides(item: Disagreement) -> list[str]:
    return [
        f"**{_text(side.value)}**{_cites(side.cites)}, {_text(side.who)}" for side in item.sides
    ]


def _dispute(item: Disagreement) -> str:
    lines = [
        f"{item.field}: reports contradict each other",
        "",
        *(f"- {side}" for side in _sides(item)),
    ]
    return "\n".join([*lines, *(["", _text(item.note)] if item.note else [])])


def _table(items: Sequence[Disagreement]) -> list[str]:
    if not items:
        return []
    rows = [
        f"| {item.incident_number} | {item.field} | {' / '.join(_sides(item))} |" for item in items
    ]
    head = ["| Incident | Field | Reports |", "|---|---|---|"]
    return ["\n".join([*head, *rows])]


def _outlook(item: OutlookView) -> str:
    facts = [
        ("Said by", f"{item.speaker} ({item.mentioned})"),
        ("Against", item.against),
        ("Where", item.where),
        ("By when", item.horizon),
        ("Likelihood", item.likelihood),
        ("Condition", item.condition),
        ("Stands", item.standing),
    ]
    lines = [f"- {_line(mention)}" for mention in item.mentions]
    lines += [f"- **{label}:** {_text(value)}" for label, value in facts if value]
    return "\n".join([f"### {item.kind}. {_text(item.act)}", "", *lines])


def _counts(view: CountsView | None) -> list[str]:
    """Return the counts as a table."""
    if view is None:
        return _section("Counts", ())
    rows = [" | ".join(map(_text, row)) for row in view.rows]
    table = [f"| {' | '.join(view.heads)} |", "|---" * len(view.heads) + "|"]
    return [
        "## Counts",
        "Attacks, each counted once; history and reported totals are not counted.",
        "\n".join([*table, *(f"| {row} |" for row in rows)]),
        _text(view.coverage),
        *_items(map(_text, view.notes)),
    ]


def _posture(items: Sequence[PostureView]) -> list[str]:
    if not items:
        return []
    rows = [
        " | ".join(
            (
                _text(item.when),
                _text(item.movement) + _cites(item.cites),
                *map(_text, (item.whose, item.what, item.where, item.who, item.grade)),
            )
        )
        for item in items
    ]
    head = ["| When | Movement | Whose | What | Where | Who says so | Grade |", "|---" * 7 + "|"]
    return ["\n".join([*head, *(f"| {row} |" for row in rows)])]


def _due_for_ruling(brief: Brief) -> list[str]:
    if not brief.due:
        return []
    due = _section("Due for a ruling", _lines(map(_due, brief.due)), intro=DUE_INTRO)
    return [*due, *_left(brief, "due")]


def _due(item: DueView) -> str:
    proposed = _text(item.proposed)
    if item.incidents:
        numbers = ", ".join(str(number) for number, _ in item.incidents)
        proposed += f" Incidents of this brief: {numbers}."
    return f"- {_line(item.words)}; until {item.until}. {proposed} Rule: `{item.command}`"


def _tally(item: TallyView) -> str:
    lines = [f"- **Said by:** {'opinion, ' if item.opinion else ''}{_text(item.who)}"]
    if item.parts:
        lines.append(f"- **Parts:** {_text('; '.join(item.parts))}")
    lines += [
        f"- **Sum:** {_text(item.check)}",
        f"- **Period:** {_text(item.window)}",
        f"- **Area:** {_text(item.area)}",
        *([f"- **The ledger has:** {_text('; '.join(item.coverage))}"] if item.coverage else []),
    ]
    return "\n".join([f"### {_line(item.words)}", "", *lines])


def _warnings(brief: Brief) -> list[str]:
    return [
        "\n".join(
            [
                f"### {item.incident_number}. {_text(item.headline)}",
                "",
                *(f"- **{label}:** {_line(detail)}" for label, detail in item.details),
            ]
        )
        for item in brief.warnings
    ]


def _cases(brief: Brief) -> list[str]:
    """Return the user's own cases, where they were asked for."""
    if brief.cases is None:
        return []
    return _section(
        "Own cases of duty to warn",
        (
            "\n".join(
                [
                    f"### {_text(case.threat)}",
                    "",
                    f"- **Against:** {_text(case.against)}",
                    f"- **State:** {_text(case.state)} {_text(case.answered)}",
                    f"- **Next:** {_text(case.next)}",
                    *(f"- **Due:** {_text(each)}" for each in case.due),
                    *(f"- **Does not fit together:** {_text(each)}" for each in case.remarks),
                    f"- **Not known:** {_text(case.unknown)}",
                    "",
                    f"`{case.id}`",
                ]
            )
            for case in brief.cases
        ),
        intro="Recorded here, reported nowhere.",
    )


def _tie(item: TieView) -> str:
    doubts = "".join(f" To be checked: {_line(doubt)}" for doubt in item.doubts)
    return (
        f"- {_text(item.subject)} → **{_text(item.relation)}** → {_text(item.object)}"
        f"{_cites(item.cites)}. {capitalised(item.status)} by {_text(item.who)}. "
        f"Valid: {_text(item.when)}.{doubts}"
    )


def _statements(brief: Brief) -> list[str]:
    return [
        "\n".join([f"### {group.label}", "", *(f"- {_line(line)}" for line in group.lines)])
        for group in brief.statements
    ]


def _dropped(item: DroppedView) -> str:
    return "\n".join(
        [
            f"- **{item.document_label}:** {_text(item.summary)}",
            *(
                f"  - {drop.kind}: “{_text(drop.text)}” ({_text(drop.reason)}; "
                f"characters {drop.start} to {drop.end})"
                for drop in item.items
            ),
        ]
    )


def _document(item: DocumentView) -> str:
    address = f"<{item.url}>" if item.web else _text(item.url or item.url_note)
    told = (item.outlet + ".", item.published + ".", item.published_because)
    words = (f"**{item.label}. {_text(item.title)}**", *map(_text, told), address)
    return "- " + " ".join(filter(None, (*words, _text(item.copies), f"`{item.id}`")))


def _note(note: Footnote) -> str:
    return (
        f"[^{note.number}]: {_text(note.before + ' ⟦' + note.quote + '⟧ ' + note.after)} "
        f"— {_text(note.chain)}. Document {note.document_label}, {_text(note.outlet)}, "
        f"characters {note.start} to {note.end}. Read by {_text(note.made_by)}."
    )
