"""From a reading to a sheet: records made by hand, and an invented text read for real."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from annotated import TEXT, write
from bench.claims import adapt, run, scored
from bench.claims.adapt import bounds_of, sheet_of
from bench.claims.load import load
from bench.claims.sheet import Harm, Role, Sheet
from bench.kit.intervals import values
from bench.kit.spans import Extent
from bench.kit.tools import Tools
from tocsin.core.types import (
    DateInterval,
    Document,
    Figure,
    IncidentField,
    Outlook,
    Reading,
    Tally,
    TallyPart,
    Tie,
)
from tocsin.core.types import FieldValue as Value
from tocsin.core.vocab import (
    FigureKind,
    Mode,
    OutlookKind,
    PartStatus,
    PartyKind,
    Relation,
    SourceKind,
    Unit,
)
from tocsin.testing import Report


def at(words: str, nth: int = 1) -> Extent:
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def test_what_could_not_be_read_says_nothing() -> None:
    assert sheet_of(None) == Sheet()


def test_an_occurrence_becomes_an_act() -> None:
    report = Report(TEXT)
    army = report.attribute("the army", kind=SourceKind.OFFICIAL)
    claim = report.occurrence(
        "killed",
        by=army,
        key="act-7",
        score=0.8,
        modes=(Mode.FIREARMS, Mode.EXPLOSIVES),
        actors=(report.party("Gunmen", status=PartStatus.SUSPECTED),),
        recipients=(report.party("at least three soldiers", kind=PartyKind.FORCE),),
        places=(report.place("Arlen"),),
        times=(
            report.day("Monday", date(2021, 3, 1), date(2021, 3, 1)),
            DateInterval(latest=date(2021, 3, 2), reason="it cannot follow publication"),
        ),
        figures=(
            report.figure("three", 3, None, of_whom="soldiers"),
            report.figure("soldiers", 2, None, of_whom="soldiers"),
            report.figure("three", 3, 3, kind=FigureKind.DEPLOYED),
        ),
    )
    (act,) = sheet_of(report.reading()).acts
    assert (act.id, act.type, act.mode, act.realis) == (claim.id, "ASSAULT", "firearms", "happened")
    assert (act.attribution, act.incident, act.score) == (army.id, "act-7", 0.8)
    # The date without words is reckoned, the figure of those deployed is no harm.
    monday = (date(2021, 3, 1), date(2021, 3, 1))
    assert act.roles == (
        Role(role="actor", span=at("Gunmen"), kind="group", status="suspected"),
        Role(role="recipient", span=at("at least three soldiers"), kind="force", status="stated"),
        Role(role="place", span=at("Arlen")),
        Role(role="time", span=at("Monday"), days=monday),
    )
    # Words that only say who was harmed are no figure.
    assert act.harm == (
        Harm(kind="killed", bounds=(3, None), who=at("soldiers"), figure=at("three")),
        Harm(kind="killed", bounds=(2, None), who=at("soldiers"), figure=None),
    )


def test_open_modes_are_one() -> None:
    report = Report(TEXT)
    report.occurrence("killed", modes=(Mode.UNSPECIFIED,))
    report.occurrence("shelled")
    assert [each.mode for each in sheet_of(report.reading()).acts] == ["unspecified"] * 2


def test_the_first_speaker_of_the_text_tells_the_kind() -> None:
    report = Report(TEXT)
    army = report.attribute("the army", kind=SourceKind.OFFICIAL)
    (witnesses,) = report.attribute("witnesses", kind=SourceKind.WITNESS, named=True).speakers
    both = replace(army, speakers=(witnesses, *army.speakers), via=report.span("Radio Veld"))
    reading = replace(report.reading(), attributions=(both, replace(army, id="b", speakers=())))
    first, second = sheet_of(reading).sayings
    assert first.source == (at("the army"), at("witnesses"))
    assert (first.source_kind, first.named, first.via) == ("official", True, at("Radio Veld"))
    assert (second.source, second.source_kind, second.named) == ((), "unknown", False)


def test_bounds_are_those_of_the_codebook() -> None:
    def figure(low: int | None, best: int | None, high: int | None, about: bool) -> Figure:
        return Figure(
            kind=FigureKind.KILLED,
            unit=Unit.PERSONS,
            low=low,
            best=best,
            high=high,
            approximate=about,
            span=None,
        )

    assert bounds_of(figure(None, 80, None, about=True)) == (80, 80)
    assert bounds_of(figure(70, 80, None, about=True)) == (70, 80)
    assert bounds_of(figure(12, None, None, about=False)) == (12, None)
    assert bounds_of(figure(None, 80, None, about=False)) == (None, None)


def test_ties_tallies_and_outlooks() -> None:
    report = Report(TEXT)
    taron, front = report.party("Taron"), report.party("the Red Front")
    nowhen = DateInterval(reason="not told")
    whole = report.span("The raid killed 4 soldiers")
    tie = Tie(
        subject=taron,
        relation=Relation.FUNDS,
        object=front,
        trigger=report.span("funds"),
        valid=nowhen,
        status=PartStatus.DENIED,
    )
    tally = Tally(
        span=whole,
        figure=replace(report.figure("4", 4, 4), kind=FigureKind.SEIZED),
        parts=(
            TallyPart(figure=report.figure("three", 3, 3), area=report.place("Taron")),
            TallyPart(figure=replace(report.figure("three", 7, 7), span=None)),
        ),
        window=report.day("Monday", date(2021, 3, 1), date(2021, 3, 1)),
        area=(report.place("Arlen"),),
    )
    outlook = Outlook(
        span=report.span("Taron funds the Red Front"),
        trigger=report.span("funds"),
        kind=OutlookKind.PLAN,
        horizon=report.day("later", date(2021, 3, 2), date(2021, 3, 9)),
        by=(taron,),
        likelihood=report.span("funds"),
    )
    for content in (tie, tally, outlook, replace(outlook, horizon=nowhen)):
        report.claim(content, evidence=whole)
    sheet = sheet_of(report.reading())
    assert [(each.parties, each.kind, each.trigger, each.status) for each in sheet.bonds] == [
        ((at("Taron"), at("the Red Front")), "funds", at("funds"), "denied")
    ]
    # The third figure has no words: it is reckoned.
    assert [(each.of, each.bounds, each.figure) for each in sheet.counts] == [
        ("other", (4, 4), at("4")),
        ("killed", (3, 3), at("three")),
    ]
    # A part without an area of its own would have that of the whole.
    assert [(each.places, each.window) for each in sheet.counts] == [
        ((at("Arlen"),), at("Monday")),
        ((at("Taron"),), at("Monday")),
    ]
    assert [(each.by, each.likelihood) for each in sheet.prospects] == [
        ((at("Taron"),), at("funds"))
    ] * 2
    assert [(each.horizon, each.until) for each in sheet.prospects] == [
        (at("later"), date(2021, 3, 9)),
        (None, None),
    ]


def test_contested_fields_are_conflicts(tmp_path: Path) -> None:
    report = Report(TEXT)
    army = report.attribute("the army")
    one = report.occurrence("killed", by=army)
    other = report.occurrence("killed", nth=2)
    write(tmp_path)
    tools = Tools(data=tmp_path)
    (incident, *_) = tools.fused([report.document], [report.reading()]).incidents

    def contested(*values: tuple[str, ...]) -> Sheet:
        told = tuple(
            Value(label=str(number), claim_ids=ids, origin_keys=(), stances=(), evidence=())
            for number, ids in enumerate(values)
        )
        field = IncidentField(name="killed", values=told, joined=None, contested=True, note="")
        return sheet_of(report.reading(), [replace(incident, fields=(field,))])

    sides = (frozenset({one.id, army.id}), frozenset({other.id}))
    assert contested((one.id,), (other.id,)).contradictions == (sides,)
    # One value that somebody denies: each claim is a side.
    assert contested((one.id, other.id)).contradictions == (sides,)
    assert sheet_of(report.reading(), [replace(incident, fields=())]).contradictions == ()


def test_an_invented_text_is_read_for_real(tmp_path: Path) -> None:
    write(tmp_path / "claims")
    (part,) = run(Tools(data=tmp_path))
    found = values(part)
    (unit,) = part.units
    assert (part.name, unit.id) == ("dev", "d1")
    # The army, a colonel and witnesses speak; two killings and a shelling are told.
    assert found["source exact F1"] == 100.0
    assert found["stance accuracy"] == 100.0
    assert found["triggers with type F1"] == 100.0
    assert found["harm figures F1"] == 100.0
    assert found["attribution of an occurrence"] == 100.0
    assert unit.counts["triggers.wanted"] == 3
    assert unit.scored["triggers"]


def test_a_document_that_cannot_be_read_is_all_missed(tmp_path: Path) -> None:
    class Unread(Tools):
        def read(self, documents: Sequence[Document], *, what: str) -> list[Reading | None]:
            return [None for _ in documents]

    write(tmp_path)
    (unit,) = scored(load(tmp_path), Unread(data=tmp_path))
    assert unit.counts["triggers.predicted"] == 0
    assert unit.counts["triggers.wanted"] == 3
    assert unit.counts["content overlap.right"] == 0


def test_harm_and_tallies_are_the_codebooks() -> None:
    known = {kind.value for kind in FigureKind}
    assert known > adapt.HARMS
    assert known > adapt.COUNTED
