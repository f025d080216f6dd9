"""Figures of an incident: every report of a number with the bounds it sets, and what all allow."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby

from tocsin.core.types import Claim, Figure, Incident, IncidentField, Occurrence, Span
from tocsin.core.vocab import FigureKind, Stance, Unit
from tocsin.publish.model import Bar, FigureReport, FigureView
from tocsin.publish.notes import Notebook
from tocsin.publish.shelf import Shelf, is_pronoun_word
from tocsin.publish.wording.naming import is_told_by, name_words
from tocsin.publish.wording.phrases import FIGURE_WORDS
from tocsin.publish.wording.words import figure_words, quoted, range_words

# Words for all of those counted: they narrow nothing down.
_EVERYBODY = frozenset(
    {"people", "person", "persons", "others", "victims", "lives", "dead", "wounded", "casualties"}
)
# Who is counted is one noun, whatever stands before it: "wife", "his wife".
_BEFORE_NOUN = re.compile(r"^(the|an?|his|her|its|their|my|our|your)\s+", re.IGNORECASE)
_COUNTED_THEMSELVES = frozenset({FigureKind.INCIDENTS, FigureKind.STRIKES})
_ORDER = tuple(FigureKind)
_FIGURE_KINDS = frozenset(FigureKind)
_ROOM = 1.15  # the scale ends a little beyond the greatest bound, so that open ends show


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureGroup:
    """All reports of one number of an incident, in the order of its claims."""

    kind: FigureKind
    noun: str
    part: bool
    reports: tuple[tuple[Claim, Figure], ...]
    # An approximate number lies too far from the others, though it bounds nothing.
    too_far: bool = False

    @property
    def low(self) -> int | None:
        """The highest lower bound; an approximate figure bounds nothing."""
        return max((f.low for f in self._bounding() if f.low is not None), default=None)

    @property
    def high(self) -> int | None:
        """The lowest upper bound; an approximate figure bounds nothing."""
        return min((f.high for f in self._bounding() if f.high is not None), default=None)

    @property
    def conflicting(self) -> bool:
        """Whether no number satisfies all reports."""
        return self.low is not None and self.high is not None and self.low > self.high

    def _bounding(self) -> list[Figure]:
        return [figure for _, figure in self.reports if not figure.approximate]

    @property
    def contested(self) -> bool:
        """Whether the numbers do not go together, an approximate one included."""
        return self.conflicting or self.too_far

    @property
    def words(self) -> str:
        """What all reports allow, in words; where they conflict, each side of the conflict."""
        if self.conflicting:
            return " or ".join(dict.fromkeys(side.words for side in self.sides()))
        if self.too_far:
            figures = sorted((figure for _, figure in self.reports), key=_size)
            return " or ".join(dict.fromkeys(map(figure_words, figures)))
        if self.low is None and self.high is None:
            return " or ".join(dict.fromkeys(figure_words(figure) for _, figure in self.reports))
        return range_words(self.low, self.high)

    def sides(self) -> tuple["FigureGroup", ...]:
        """Return the reports in groups that do not conflict, in the order of the reports."""
        sides: list[FigureGroup] = []
        for report in self.reports:
            for index, side in enumerate(sides):
                joined = replace(side, reports=(*side.reports, report))
                if not joined.conflicting:
                    sides[index] = joined
                    break
            else:
                sides.append(replace(self, reports=(report,)))
        return tuple(sorted(sides, key=lambda side: side.low or 0))


def held_claims(incident: Incident, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims of an incident without the figures that nobody holds any more."""
    gone = _gone(incident)
    return tuple(_without(claim, gone.get(claim.id, frozenset())) for claim in claims)


def _gone(incident: Incident) -> dict[str, frozenset[Span]]:
    """Return the words of figures taken back or replaced, by claim."""
    found: dict[str, frozenset[Span]] = {}
    for item in incident.fields:
        for value in item.values if item.name in _FIGURE_KINDS else ():
            if not set(value.stances) - {Stance.DENIED}:
                for claim in value.claim_ids:
                    found[claim] = found.get(claim, frozenset()) | set(value.evidence)
    return found


def _without(claim: Claim, gone: frozenset[Span]) -> Claim:
    if not gone or not isinstance(claim.content, Occurrence):
        return claim
    figures = tuple(f for f in claim.content.figures if (f.span or f.of_whom) not in gone)
    return replace(claim, content=replace(claim.content, figures=figures))


def contested_kinds(incident: Incident) -> frozenset[str]:
    """Return the kinds of figures on which an incident's reports exclude each other."""
    return frozenset(item.name for item in incident.fields if item.contested) & _FIGURE_KINDS


def figure_groups(
    claims: Sequence[Claim], contested: frozenset[str] = frozenset()
) -> tuple[FigureGroup, ...]:
    """Return the numbers that claims give, the most grievous first.

    `contested` are the kinds on which the reports were found to exclude each other.
    """
    held: dict[tuple[FigureKind, str, bool], list[tuple[Claim, Figure]]] = {}
    totals = {
        (figure.kind, figure.span)
        for claim in claims
        if isinstance(claim.content, Occurrence)
        for figure in claim.content.figures
    }
    for claim in claims:
        if not isinstance(claim.content, Occurrence):
            continue
        for figure in claim.content.figures:
            part = (figure.kind, figure.subset_of) in totals and figure.subset_of is not None
            noun = figure_noun(figure)
            held.setdefault((figure.kind, noun, part), []).append((claim, figure))
    groups = [
        FigureGroup(
            kind=kind,
            noun=noun,
            part=part,
            reports=tuple(reports),
            too_far=kind in contested and not part and _one_is_approximate(reports),
        )
        for (kind, noun, part), reports in held.items()
    ]
    return tuple(sorted(groups, key=lambda group: (_ORDER.index(group.kind), group.part)))


def _size(figure: Figure) -> int:
    return figure.best or figure.low or figure.high or 0


def _one_is_approximate(reports: Sequence[tuple[Claim, Figure]]) -> bool:
    return len({figure.approximate for _, figure in reports}) > 1


def figure_noun(figure: Figure) -> str:
    """Return the noun for those counted, from the text where it has one."""
    whole = figure.kind is FigureKind.PERPETRATORS
    if not whole and figure.of_whom and not _counts_everybody(figure.of_whom.quote):
        return name_words(_BEFORE_NOUN.sub("", figure.of_whom.quote))
    return _plain_noun(figure)


def _counts_everybody(words: str) -> bool:
    return words.rsplit(maxsplit=1)[-1].casefold() in _EVERYBODY if words.split() else True


def _plain_noun(figure: Figure) -> str:
    match figure.unit:
        case Unit.PERSONS:
            return "people"
        case Unit.PERCENT:
            return "percent"
        case Unit.INCIDENTS:
            return "incidents"
        case Unit.THINGS:
            return "objects"


def excluding(incident: Incident, claims: Sequence[Claim], kind: str) -> frozenset[Span]:
    """Return the words of the numbers of a kind that exclude another.

    What is no longer held excludes nothing; an approximate number too far from the others does.
    """
    found: set[Span | None] = set()
    for group in figure_groups(held_claims(incident, claims), contested_kinds(incident)):
        if group.kind != kind or group.part or not group.contested:
            continue
        for report, other in combinations(group.reports, 2):
            if group.too_far or replace(group, reports=(report, other)).conflicting:
                found.update(figure.span or figure.of_whom for _, figure in (report, other))
    return frozenset(filter(None, found))


def group_words(group: FigureGroup) -> str:
    """Return a number with its noun and what happened to those counted."""
    text = counted_words(group)
    if group.kind not in _COUNTED_THEMSELVES:
        text += f" {FIGURE_WORDS[group.kind]}"
    return f"{text} (contested)" if group.contested else text


def harm_words(groups: Sequence[FigureGroup], contested: frozenset[str]) -> tuple[str, ...]:
    """Return the numbers of an incident, kind by kind.

    Where reports of one kind exclude each other though they count people by different names,
    "nine people" and "40 soldiers", it is one or the other and not both.
    """
    parts: list[str] = []
    for kind, held in groupby(_each_once(groups), key=lambda group: group.kind):
        alike = list(held)
        if kind in contested and len(alike) > 1 and not any(group.contested for group in alike):
            told = " or ".join(map(counted_words, alike))
            parts.append(f"{told} {FIGURE_WORDS[kind]} (contested)")
        else:
            parts += map(group_words, alike)
    return tuple(parts)


def _each_once(groups: Sequence[FigureGroup]) -> list[FigureGroup]:
    """Return groups without those whose one victim another group of their kind tells.

    That is a pronoun, and "1 mayor" beside "1 mayor Omar Quell".
    """
    return [
        group
        for group in groups
        if not any(
            (_is_of_pronoun(group) and not _is_of_pronoun(other))
            or (group.low == group.high == 1 and is_told_by(group.noun, other.noun))
            for other in groups
            if other.kind is group.kind and other is not group
        )
    ]


def _is_of_pronoun(group: FigureGroup) -> bool:
    """Return whether a number is only that of a pronoun: it counts nobody, and names nobody."""
    return all(f.of_whom is not None and is_pronoun_word(f.of_whom.quote) for _, f in group.reports)


def counted_words(group: FigureGroup) -> str:
    """Return a number with its noun: "81 to 99 people"."""
    noun = FIGURE_WORDS[group.kind] if group.kind in _COUNTED_THEMSELVES else group.noun
    if _is_of_pronoun(group):
        noun = "people"
    if group.low == group.high == 1:
        noun = {"people": "person", "objects": "object"}.get(noun, noun)
    return f"{group.words} {noun}" + (", part of the total" if group.part else "")


def figure_views(
    incident: Incident, claims: Sequence[Claim], *, shelf: Shelf, notes: Notebook
) -> tuple[FigureView, ...]:
    """Return every number of an incident with its reports side by side."""
    fields = {item.name: item for item in incident.fields}
    gone = _gone(incident)
    withdrawn = [
        (claim, figure)
        for claim in claims
        if isinstance(claim.content, Occurrence)
        for figure in claim.content.figures
        if (figure.span or figure.of_whom) in gone.get(claim.id, frozenset())
    ]
    views = []
    groups = figure_groups(held_claims(incident, claims), contested_kinds(incident))
    excluding = {group.kind for group in groups if group.contested}
    for group in groups:
        item = fields.get(str(group.kind))
        contested = group.contested or (
            item is not None and item.contested and not group.part and group.kind not in excluding
        )
        view = _view(group, item, contested=contested, shelf=shelf, notes=notes)
        reports = [
            _report(claim, figure, _given_up(claim, shelf), None, shelf=shelf, notes=notes)
            for claim, figure in withdrawn
            if figure.kind is group.kind and not group.part
        ]
        views.append(replace(view, reports=(*view.reports, *reports)))
    return tuple(views)


def _given_up(claim: Claim, shelf: Shelf) -> str:
    """Return how a claim stands to a number not held: a denial withdraws nothing of others."""
    return "denied" if shelf.stance(claim) is Stance.DENIED else "no longer held"


def _view(
    group: FigureGroup,
    item: IncidentField | None,
    *,
    contested: bool,
    shelf: Shelf,
    notes: Notebook,
) -> FigureView:
    told = _as_told(item)
    # One number needs no drawing, nor does one that a person ruled.
    scale = _scale(group) if len(group.reports) > 1 and not told else 0
    return FigureView(
        label=FIGURE_WORDS[group.kind].capitalize(),
        words=counted_words(group),
        contested=contested,
        note=_note(item) if _is_noted(item, group, contested=contested) else "",
        reports=tuple(
            _report(
                claim,
                figure,
                told.get(claim.id) or figure_words(figure),
                _bar(figure, scale),
                shelf=shelf,
                notes=notes,
            )
            for claim, figure in group.reports
        ),
        allows=group.words,
        joined=None
        if contested or scale == 0
        else _range_bar(group.low, group.high, scale=scale, label=group_words(group)),
        scale_end=f"{scale:,}" if scale else "",
    )


def _as_told(item: IncidentField | None) -> dict[str, str]:
    """Return what each claim tells of a field that a person corrected; nothing of another."""
    if item is None or item.ruled is None:
        return {}
    return {claim: value.label for value in item.values for claim in value.claim_ids}


def _is_noted(item: IncidentField | None, group: FigureGroup, *, contested: bool) -> bool:
    """Return whether the note of a field is of this number: a conflict is not of what agrees."""
    return item is not None and not group.part and (contested or not item.contested)


def _note(item: IncidentField | None) -> str:
    return "; ".join(filter(None, (item.ruled, item.note))) if item is not None else ""


def _report(
    claim: Claim,
    figure: Figure,
    allows: str,
    bar: Bar | None,
    *,
    shelf: Shelf,
    notes: Notebook,
) -> FigureReport:
    """Return one report of a number."""
    return FigureReport(
        quoted=quoted(figure.span.quote) if figure.span is not None else "",
        allows=allows,
        who=shelf.chain(claim),
        bar=bar,
        cites=notes.cites((claim, [figure.span] if figure.span else claim.evidence)),
    )


def _scale(group: FigureGroup) -> int:
    """Return where the scale of a group ends; 0, no scale, where no report gives a number."""
    bounds = [
        bound
        for _, figure in group.reports
        for bound in (figure.low, figure.best, figure.high)
        if bound is not None
    ]
    greatest = max(bounds, default=0)
    return max(greatest + 1, round(greatest * _ROOM)) if greatest else 0


def _bar(figure: Figure, scale: int) -> Bar | None:
    if scale == 0:
        return None
    low, high = figure.low, figure.high
    if low is None and high is None:
        low = high = figure.best
    return _range_bar(low, high, scale=scale, label=figure_words(figure))


def _range_bar(low: int | None, high: int | None, *, scale: int, label: str) -> Bar | None:
    if low is None and high is None:
        return None
    return Bar(
        left=round(100 * (low or 0) / scale, 2),
        right=100.0 if high is None else round(100 * high / scale, 2),
        open_left=low is None,
        open_right=high is None,
        label=label,
    )
