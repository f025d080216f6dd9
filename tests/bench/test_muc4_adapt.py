"""From incidents to templates of MUC-4: on records built by hand, and on a text that is read."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from bench.kit.tools import Tools, document_of
from bench.muc4 import output
from bench.muc4.adapt import entities, responses
from bench.muc4.mentions import filler_words, is_description, title_and_name, without_amount
from bench.muc4.records import (
    CATEGORY,
    CONFIDENCE,
    DATE,
    DESCRIPTION,
    EFFECT,
    INDIVIDUAL,
    INSTRUMENT,
    INSTRUMENT_TYPE,
    LOCATION,
    NAME,
    NUMBER,
    ORGANISATION,
    PHYSICAL,
    STAGE,
    TYPE,
    Response,
)
from bench.muc4.targets import number_of
from tocsin.core.vocab import (
    EventType,
    FigureKind,
    Mode,
    PartStatus,
    PartyKind,
    SourceKind,
    Stance,
)
from tocsin.testing import Report, settlement

TEXT = """THE FRONT OF MILLS SAID IT KILLED MAYOR ANNA VELL AND 2 COOKS WITH A RIFLE IN ODEL.
OWLS BOMBED THE HOUSE OF THE BAKER WITH DYNAMITE ON MONDAY.
SOLDIERS SEIZED AND ROBBED A BANK. REBELS BURNED A BUS.
TROOPS CLASHED WITH GUERRILLAS. A STRIKE WAS CALLED. A BOMB WAS DEFUSED.
"""
DAY = date(1985, 5, 4)


def given(report: Report) -> list[Response]:
    """Return the templates of what was said in a report."""
    reading = report.reading()
    fusion = Tools(data=Path()).fused([report.document], [reading])
    return responses(fusion, reading)


def shown(found: Sequence[Response], slot: str) -> list[object]:
    """Return what each template has in a slot."""
    return [dict(output(one)).get(slot) for one in found]  # type: ignore[arg-type]


def report(published: date | None = DAY) -> Report:
    return Report(TEXT, published=published)


def test_a_killing_becomes_a_template_with_all_its_slots() -> None:
    made = report()
    claimed = made.attribute(
        "THE FRONT OF MILLS", kind=SourceKind.ARMED_GROUP, stance=Stance.CLAIMED
    )
    made.occurrence(
        "KILLED",
        by=claimed,
        modes=[Mode.TARGETED, Mode.FIREARMS],
        actors=[made.party("THE FRONT OF MILLS", kind=PartyKind.ORGANISATION)],
        recipients=[
            made.party("MAYOR ANNA VELL", kind=PartyKind.PERSON),
            made.party("2 COOKS", kind=PartyKind.CIVILIANS),
        ],
        weapons=[made.span("A RIFLE")],
        places=[made.place("ODEL", settlement("Odel", "CO"))],
        times=[made.day("MONDAY", date(1985, 5, 3), date(1985, 5, 3))],
        figures=[
            made.figure("2", 2, 2, of_whom="COOKS"),
            made.figure("ANNA", 1, 1, of_whom="VELL"),
        ],
    )
    (one,) = given(made)
    assert output(one) == {
        DATE: ["03 MAY 85"],
        LOCATION: ["COLOMBIA: ODEL"],
        TYPE: ["ATTACK"],
        STAGE: ["ACCOMPLISHED"],
        INSTRUMENT: ["A RIFLE"],
        INSTRUMENT_TYPE: ["RIFLE: A RIFLE"],
        CATEGORY: ["TERRORIST ACT"],
        ORGANISATION: ["THE FRONT OF MILLS"],
        CONFIDENCE: ["CLAIMED OR ADMITTED: THE FRONT OF MILLS"],
        NAME: ["ANNA VELL"],
        DESCRIPTION: ["MAYOR: ANNA VELL", "COOKS"],
        NUMBER: ["1: ANNA VELL", "2: COOKS"],
        EFFECT: ["DEATH: ANNA VELL", "DEATH: COOKS"],
    }
    form = entities(one)
    assert form.roles["Victim"] == (frozenset({"anna vell"}),)
    assert form.roles["Weapon"] == (frozenset({"rifle"}),)
    assert form.roles["PerpOrg"] == (frozenset({"front of mills"}),)
    assert form.roles["PerpInd"] == form.roles["Target"] == ()


@pytest.mark.parametrize(
    ("trigger", "event_type", "modes", "weapons", "kind"),
    [
        ("BOMBED", EventType.ASSAULT, [Mode.EXPLOSIVES], [], "BOMBING"),
        ("BOMBED", EventType.ASSAULT, [Mode.UNSPECIFIED], ["DYNAMITE"], "BOMBING"),
        ("BOMBED", EventType.ASSAULT, [Mode.AERIAL, Mode.EXPLOSIVES], [], "ATTACK"),
        ("KILLED", EventType.ASSAULT, [Mode.ABDUCT], [], "KIDNAPPING"),
        ("KILLED", EventType.ASSAULT, [Mode.DESTROY], [], "ATTACK"),
        ("BURNED", EventType.ASSAULT, [Mode.DESTROY], [], "ARSON"),
        ("ROBBED", EventType.COERCE, [Mode.SEIZE], [], "ROBBERY"),
        ("DEFUSED", EventType.INTERCEPT, [], ["A BOMB"], "BOMBING"),
        ("STRIKE", EventType.PROTEST, [Mode.STRIKE], [], "FORCED WORK STOPPAGE"),
    ],
)
def test_types(
    trigger: str, event_type: EventType, modes: list[Mode], weapons: list[str], kind: str
) -> None:
    made = report()
    made.occurrence(
        trigger,
        event_type=event_type,
        modes=modes,
        actors=[made.party("OWLS")],
        recipients=[made.party("THE BAKER", kind=PartyKind.CIVILIANS)],
        weapons=[made.span(words) for words in weapons],
    )
    found = given(made)
    assert shown(found, TYPE) == [[kind]]
    attempted = event_type is EventType.INTERCEPT
    assert shown(found, STAGE) == [["ATTEMPTED" if attempted else "ACCOMPLISHED"]]


@pytest.mark.parametrize(
    ("event_type", "modes"),
    [
        (EventType.COERCE, [Mode.ARREST]),
        (EventType.COERCE, [Mode.CURFEW]),
        (EventType.MOBILIZE, [Mode.TROOPS]),
        (EventType.PROTEST, [Mode.DEMO]),
        (EventType.RETREAT, [Mode.RELEASE]),
        (EventType.INTERCEPT, []),
    ],
)
def test_other_acts_give_no_template(event_type: EventType, modes: list[Mode]) -> None:
    made = report()
    made.occurrence(
        "CLASHED", event_type=event_type, modes=modes, recipients=[made.party("THE BAKER")]
    )
    assert given(made) == []


def test_what_only_soldiers_and_fighters_suffer_is_no_incident() -> None:
    made = report()
    made.occurrence(
        "CLASHED",
        actors=[made.party("TROOPS", kind=PartyKind.FORCE)],
        recipients=[made.party("GUERRILLAS", kind=PartyKind.GROUP)],
    )
    assert given(made) == []


@pytest.mark.parametrize(("country", "number"), [("CO", 1), ("FR", 0)])
def test_only_the_nine_countries_are_of_interest(country: str, number: int) -> None:
    made = report()
    made.occurrence(
        "KILLED",
        recipients=[made.party("2 COOKS", kind=PartyKind.CIVILIANS)],
        places=[made.place("ODEL", settlement("Odel", country))],
    )
    assert len(given(made)) == number


@pytest.mark.parametrize(
    ("day", "number"), [(date(1985, 4, 20), 1), (date(1985, 1, 20), 0), (None, 0)]
)
def test_background_counts_within_two_months(day: date | None, number: int) -> None:
    made = report()
    made.occurrence(
        "KILLED",
        background=True,
        recipients=[made.party("2 COOKS", kind=PartyKind.CIVILIANS)],
        times=[made.day("MONDAY", day, day)] if day else [],
    )
    assert len(given(made)) == number


def test_a_bare_attack_by_somebody_is_not_specific() -> None:
    made = report()
    made.occurrence("BOMBED", modes=[Mode.EXPLOSIVES], actors=[made.party("OWLS")])
    assert given(made) == []


@pytest.mark.parametrize(
    ("status", "stance", "speaker", "view"),
    [
        (PartStatus.STATED, None, None, "REPORTED AS FACT"),
        (PartStatus.STATED, Stance.ASSERTED, SourceKind.OFFICIAL, "REPORTED AS FACT"),
        (PartStatus.CLAIMED, None, None, "CLAIMED OR ADMITTED"),
        (PartStatus.SUSPECTED, None, None, "SUSPECTED OR ACCUSED"),
        (PartStatus.STATED, Stance.ACCUSED, SourceKind.WITNESS, "SUSPECTED OR ACCUSED"),
        (
            PartStatus.SUSPECTED,
            Stance.SUSPECTED,
            SourceKind.OFFICIAL,
            "SUSPECTED OR ACCUSED BY AUTHORITIES",
        ),
    ],
)
def test_confidence_follows_status_and_stance(
    status: PartStatus, stance: Stance | None, speaker: SourceKind | None, view: str
) -> None:
    made = report()
    by = made.attribute("THE BAKER", kind=speaker, stance=stance) if speaker and stance else None
    made.occurrence(
        "KILLED",
        by=by,
        actors=[made.party("THE FRONT OF MILLS", kind=PartyKind.ORGANISATION, status=status)],
        recipients=[made.party("2 COOKS", kind=PartyKind.CIVILIANS)],
    )
    assert shown(given(made), CONFIDENCE) == [[f"{view}: THE FRONT OF MILLS"]]


def test_soldiers_are_individuals_and_their_act_is_the_state_s() -> None:
    made = report()
    made.occurrence(
        "ROBBED",
        actors=[made.party("SOLDIERS", kind=PartyKind.FORCE)],
        recipients=[made.party("A BANK", kind=PartyKind.ORGANISATION)],
    )
    found = given(made)
    assert shown(found, INDIVIDUAL) == [["SOLDIERS"]]
    assert shown(found, ORGANISATION) == [None]
    assert shown(found, CATEGORY) == [["STATE-SPONSORED VIOLENCE"]]
    assert shown(found, PHYSICAL) == [["BANK"]]


def test_a_kidnapping_has_no_things_and_no_instruments() -> None:
    made = report()
    made.occurrence(
        "KILLED",
        modes=[Mode.ABDUCT],
        recipients=[
            made.party("MAYOR ANNA VELL", kind=PartyKind.PERSON),
            made.party("A BUS", kind=PartyKind.VEHICLE),
        ],
        weapons=[made.span("A RIFLE")],
    )
    (one,) = given(made)
    assert one.template.slots[PHYSICAL] is None
    assert one.template.slots[INSTRUMENT] is None
    assert entities(one).roles["Target"] == ()


def test_incidents_that_nothing_tells_apart_are_one_template() -> None:
    made = report()
    made.occurrence("KILLED", recipients=[made.party("2 COOKS", kind=PartyKind.CIVILIANS)])
    made.occurrence(
        "BURNED",
        key="k2",
        modes=[Mode.DESTROY],
        recipients=[made.party("A BUS", kind=PartyKind.VEHICLE)],
    )
    made.occurrence(
        "BOMBED",
        key="k3",
        modes=[Mode.HEAVY_WEAPONS],
        recipients=[made.party("THE HOUSE", kind=PartyKind.FACILITY)],
    )
    found = given(made)
    assert sorted(str(each) for each in shown(found, TYPE)) == ["['ARSON']", "['ATTACK']"]
    attack = next(one for one in found if one.template.types == ("ATTACK",))
    assert shown([attack], PHYSICAL) == [["HOUSE"]]
    assert shown([attack], DESCRIPTION) == [["COOKS"]]


def test_a_harm_without_words_for_whom_refers_to_the_only_target_or_to_nothing() -> None:
    made = report()
    made.occurrence(
        "BOMBED",
        modes=[Mode.EXPLOSIVES],
        recipients=[made.party("THE HOUSE", kind=PartyKind.FACILITY)],
        figures=[made.figure("2", 2, 2, kind=FigureKind.INJURED)],
    )
    assert shown(given(made), EFFECT) == [["INJURY: -"]]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("MAYOR ANNA VELL", ("MAYOR", "ANNA VELL")),
        ("ANNA VELL", (None, "ANNA VELL")),
        ("MINISTER OF MILLS COLONEL BORIS TAND", ("MINISTER OF MILLS COLONEL", "BORIS TAND")),
        ("ARCHBISHOP TAND", ("ARCHBISHOP", "TAND")),
        ("THE HOUSE OF MAYOR VELL", (None, None)),
        ("THE MAYOR", (None, None)),
        ("SIX PRIESTS", (None, None)),
        ("A SAILOR", (None, None)),
    ],
)
def test_titles_and_names(words: str, wanted: tuple[str | None, str | None]) -> None:
    assert title_and_name(words) == wanted


def test_descriptions_and_bodies() -> None:
    assert all(map(is_description, ["SOLDIERS", "A GUERRILLA COLUMN", "THE MEMBERS OF THE RMF"]))
    assert not any(map(is_description, ["THE ARMY", "RMF", "THE NATIONAL POLICE"]))


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("THE TWO OLD BAKERS", "OLD BAKERS"),
        ("AT LEAST 20 BAKERS", "BAKERS"),
        ("SEVERAL", "SEVERAL"),
        ("BAKERS OF THE TWO MILLS", "BAKERS OF THE TWO MILLS"),
    ],
)
def test_targets_lose_their_amounts(words: str, wanted: str) -> None:
    assert without_amount(words) == wanted


def test_words_of_fillers_lose_acronyms_and_possessives() -> None:
    made = Report("THE RED MILL\nFRONT [RMF] AND VELL'S BUS")
    assert filler_words(made.span("THE RED MILL\nFRONT [RMF]")) == "THE RED MILL FRONT"
    assert filler_words(made.span("VELL'S")) == "VELL"


@pytest.mark.parametrize(
    ("low", "high", "wanted"),
    [(7, 7, "7"), (5, 7, "5 - 7"), (6, None, "6 -"), (2, None, "PLURAL"), (None, None, None)],
)
def test_numbers(low: int | None, high: int | None, wanted: str | None) -> None:
    assert number_of(report().figure("2", low, high)) == wanted


def test_a_text_is_read_and_gives_its_template() -> None:
    text = (
        "   LIMA, 12 MAY 89 (XPRESS) -- [TEXT] FIVE PEOPLE WERE INJURED WHEN GUERRILLAS ATTACKED "
        "A BUS WITH GRENADES IN BOGOTA ON 10 MAY, THE POLICE SAID.\n"
    )
    tools = Tools(data=Path())
    document = document_of(text, id="invented")
    (reading,) = tools.read([document], what="one text")
    assert reading is not None
    found = responses(tools.fused([document], [reading]), reading)
    assert shown(found, TYPE) == [["BOMBING"]]
    assert shown(found, INDIVIDUAL) == [["GUERRILLAS"]]
    assert shown(found, PHYSICAL) == [["BUS"]]
    assert shown(found, EFFECT) == [["INJURY: PEOPLE"]]
    assert shown(found, NUMBER) == [["5: PEOPLE"]]
