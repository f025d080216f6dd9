"""What the five reports tell: the current acts and no others, and the history apart."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tocsin.clean.document import clean_document
from tocsin.clean.settings import CleanSettings
from tocsin.core.ids import document_id, raw_digest
from tocsin.core.ports import Names
from tocsin.core.spans import check
from tocsin.core.types import Document, Extraction, Occurrence
from tocsin.core.vocab import EventType, FigureKind, Known, Mode, PartStatus, Realis
from tocsin.extract.document import extract
from tocsin.extract.occurrences.sameness.identity import makes_incident
from tocsin.extract.settings import ExtractSettings
from tocsin.models.english import EnglishAnalyser
from tocsin.tables.lexicons import ShippedLexicons

FOLDER = os.environ.get("TOCSIN_TEST_DATA")
pytestmark = pytest.mark.skipif(
    FOLDER is None, reason="TOCSIN_TEST_DATA does not name the folder with the reports"
)
REPORTS = ("000_", "001_", "002_", "003_", "004_")
Told = Callable[[str], Extraction]


def as_document(name: str) -> Document:
    path = next((Path(FOLDER or "") / "reports").glob(f"{name}*"))
    data = path.read_bytes()
    text = data.decode("utf-8")
    return Document(
        id=document_id(source=None, url=None, text=text), text=text, raw_digest=raw_digest(data)
    )


@pytest.fixture(scope="module")
def told(analyser: EnglishAnalyser, names: Names) -> Told:
    made: dict[str, Extraction] = {}

    def tell(name: str) -> Extraction:
        if name not in made:
            document = as_document(name)
            blocks = clean_document(document, settings=CleanSettings()).blocks
            made[name] = extract(
                document,
                blocks,
                analyser.analyse(document, blocks),
                lexicons=ShippedLexicons(),
                names=names,
                settings=ExtractSettings(),
            )
        return made[name]

    return tell


def acts(extraction: Extraction) -> list[Occurrence]:
    return [c.content for c in extraction.claims if isinstance(c.content, Occurrence)]


def current(extraction: Extraction) -> list[Occurrence]:
    return [one for one in acts(extraction) if makes_incident(one)]


def incidents(extraction: Extraction) -> dict[str, set[EventType]]:
    found: dict[str, set[EventType]] = {}
    for one in current(extraction):
        found.setdefault(one.incident_key, set()).add(one.event_type)
    return found


@pytest.mark.parametrize(
    ("name", "types"),
    [
        ("000_", []),
        ("001_", ["ASSAULT", "WARN"]),
        ("002_", ["INTERCEPT", "MOBILIZE"]),
        ("003_", ["ASSAULT", "COERCE", "COERCE"]),
        ("004_", ["CONSULT", "MOBILIZE", "MOBILIZE", "RETREAT"]),
    ],
)
def test_the_current_acts_are_these_and_no_others(told: Told, name: str, types: list[str]) -> None:
    assert sorted(kind.value for kinds in incidents(told(name)).values() for kind in kinds) == types


def test_forecasts_threats_and_conditions_are_no_acts_done(told: Told) -> None:
    real = {Realis.HAPPENED, Realis.ONGOING}
    assert not [one for one in acts(told("000_")) if one.realis in real]


def test_a_count_over_a_window_is_no_act(told: Told) -> None:
    told_now = [one for one in acts(told("002_")) if not one.background]
    assert EventType.ASSAULT not in {one.event_type for one in told_now}


def test_a_lower_bound_of_deaths_stays_one(told: Told) -> None:
    killed = [
        figure
        for one in current(told("001_"))
        for figure in one.figures
        if figure.kind is FigureKind.KILLED
    ]
    assert [(figure.low, figure.best, figure.high) for figure in killed] == [(81, None, None)]


def test_an_upper_bound_of_deaths_stays_one(told: Told) -> None:
    killed = [
        figure
        for one in current(told("003_"))
        for figure in one.figures
        if figure.kind is FigureKind.KILLED
    ]
    assert [(figure.low, figure.best, figure.high) for figure in killed] == [(None, None, 99)]


def test_no_casualties_are_invented(told: Told) -> None:
    harm = {FigureKind.KILLED, FigureKind.INJURED}
    assert not [f for one in acts(told("002_")) for f in one.figures if f.kind in harm]


def test_history_keeps_its_years_and_stays_apart(told: Told) -> None:
    old = [one for one in acts(told("003_")) if one.background]
    years = sorted(t.written.year for one in old for t in one.times if t.written.year)
    assert years == [2017, 2020, 2022]
    assert len({one.incident_key for one in old}) == 3
    assert not {one.incident_key for one in old} & set(incidents(told("003_")))


def test_an_older_attack_keeps_its_nested_figure(told: Told) -> None:
    old = [one for one in acts(told("001_")) if one.background and one.figures]
    whole, part = old[0].figures
    assert (whole.low, part.best) == (181, 13)
    assert part.subset_of == whole.span


def test_the_claim_of_responsibility_is_the_claimant_s(told: Told) -> None:
    for name in ("001_", "003_"):
        claimed = [
            party.mention.quote
            for one in current(told(name))
            for party in one.actors
            if party.status is PartStatus.CLAIMED
        ]
        assert claimed == ["ISIS"]


def test_a_private_warning_keeps_unknown_what_is_not_said(told: Told) -> None:
    warned = [one for one in current(told("001_")) if one.event_type is EventType.WARN]
    assert len({one.incident_key for one in warned}) == 1
    for one in warned:
        assert one.warning is not None
        for detail in (one.warning.channel, one.warning.acknowledged, one.warning.action):
            assert detail.value is Known.UNKNOWN
        assert one.warning.purpose.value is Known.YES


def test_interception_counts_what_was_shot_down(told: Told) -> None:
    shot = next(one for one in acts(told("002_")) if one.event_type is EventType.INTERCEPT)
    assert [(f.low, f.best) for f in shot.figures] == [(13, None), (4, 4)]


def test_two_detonations_are_one_act_of_suicide(told: Told) -> None:
    counted = [one for one in current(told("001_")) if one.count is not None]
    assert [(one.count.low, one.count.high) for one in counted if one.count] == [(2, 2)]
    assert set(counted[0].modes) == {Mode.SUICIDE_ATTACK, Mode.EXPLOSIVES}


@pytest.mark.parametrize("name", REPORTS)
def test_every_span_opens_its_quote_and_ids_differ(told: Told, name: str) -> None:
    document, extraction = as_document(name), told(name)
    assert len({claim.id for claim in extraction.claims}) == len(extraction.claims)
    for claim in extraction.claims:
        for span in claim.evidence:
            check(document, span)
    for one in acts(extraction):
        for span in (one.trigger, *one.weapons, *(p.mention for p in one.actors)):
            check(document, span)
