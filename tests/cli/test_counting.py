"""Counts and force posture as people and programs ask for them, over a small ledger."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from attacks import TOWNS, attack
from commands import Desk, write_ledger
from html_page import Page
from tocsin import codec
from tocsin.core.types import Counts, Coverage, Movement, Place, Tally
from tocsin.core.vocab import EventType, FigureKind, Known, Mode, PartStatus, PartyKind, Stance
from tocsin.testing import Report, country, settlement


def by_a_person() -> Report:
    """A report of an attack by a private person who is named."""
    report = Report("Shopkeeper Ilva Torn attacked Farrow on a day.\n", source="The Quay")
    actor = report.party("Ilva Torn", kind=PartyKind.PERSON)
    report.occurrence("attacked", actors=[actor], places=[report.place("Farrow", TOWNS["Farrow"])])
    return report


def total() -> Report:
    """A report of 5 attacks of May in Osteria's town of Marn."""
    report = Report("Officials counted 5 attacks in May in Marn.\n", source="Marn Gazette")
    content = Tally(
        span=report.span("5 attacks"),
        figure=report.figure("5", 5, 5, kind=FigureKind.INCIDENTS),
        event_type=EventType.ASSAULT,
        window=report.day("in May", date(2031, 5, 1), date(2031, 5, 31)),
        area=(report.place("Marn", TOWNS["Marn"]),),
    )
    report.claim(content, evidence=report.sentence(content.span))
    return report


def deployment(town: str = "Beltov", place: Place = TOWNS["Beltov"]) -> Report:
    """A report of soldiers sent to a town."""
    report = Report(f"Norland sent soldiers to {town}.\n", source=f"{town} News")
    report.occurrence(
        "sent",
        event_type=EventType.MOBILIZE,
        modes=[Mode.TROOPS],
        actors=[report.party("Norland", kind=PartyKind.STATE)],
        recipients=[report.party("soldiers")],
        places=[report.place(town, place)],
    )
    return report


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    stated = PartStatus.STATED
    reports = [
        attack(1, killed=(3, None), by=[("Dawn", "dawn", stated)]),
        attack(2, first=date(2031, 7, 1), town="Beltov", killed=(4, 4)),
        by_a_person(),
        total(),
        deployment(),
    ]
    return write_ledger(tmp_path_factory.mktemp("counts") / "tocsin.db", reports)


@pytest.fixture
def look(ledger: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(ledger, capsys)


def test_a_table_has_counts_harm_and_what_the_ledger_has_of_reported_totals(look: Desk) -> None:
    out = look("count", "--table").out
    assert "May 2031" in out and "at least 7" in out
    assert "1 of 5 (20%; 95% interval 1% to 72%)" in out
    assert "coverage unknown" in look("count", "--table", "--since", "2032-01-01").out


def test_counts_and_escalation_say_what_only_opinion_tells(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reports = [attack(1), attack(2, town="Farrow", stance=Stance.OPINED)]
    look = Desk(write_ledger(tmp_path / "opined.db", reports), capsys)
    for command in ("count", "escalation"):
        said = look(command, "--table").err
        assert "left out: one incident told by nothing but opinion" in said.casefold(), command


def test_programs_get_whole_records(look: Desk) -> None:
    (line,) = look("count").out.splitlines()
    found = codec.decode(Counts, line)
    assert (found.total.low, found.total.high) == (3, 3)
    (line,) = look("count", "--totals").out.splitlines()
    assert codec.decode(Coverage, line).adds_up is Known.UNKNOWN
    (line,) = look("posture").out.splitlines()
    assert codec.decode(Movement, line).event_type is EventType.MOBILIZE


def test_rows_leave_unknown_empty_and_end_with_the_total(look: Desk) -> None:
    rows = look.rows("count", "--by", "country")
    assert [(row["key"], row["incidents_low"]) for row in rows] == [
        ("OS", "2"),
        ("NL", "1"),
        ("total", "3"),
    ]
    assert (rows[0]["killed_low"], rows[0]["killed_high"]) == ("7", "")
    assert (rows[1]["killed_low"], rows[1]["killed_silent"]) == ("", "")
    (total_row,) = look.rows("count", "--totals")
    assert (total_row["reported_low"], total_row["ledger_low"]) == ("5", "1")


def test_the_name_of_a_private_person_stands_in_no_table_row_or_drawing(
    look: Desk, tmp_path: Path
) -> None:
    drawn = tmp_path / "actors.svg"
    asked = ("count", "--by", "actor", "--svg", str(drawn))
    for out in (look(*asked, "--table").out, look(*asked, "--csv").out):
        assert "torn" not in out.lower() and "[…]" in out
    assert "torn" not in drawn.read_text(encoding="utf-8").lower()


def test_a_drawing_is_a_well_formed_file(look: Desk, tmp_path: Path) -> None:
    for by in ("week", "country"):
        path = tmp_path / f"{by}.svg"
        assert "Wrote" in look("count", "--by", by, "--svg", str(path)).err
        assert ElementTree.parse(path).getroot().tag == "{http://www.w3.org/2000/svg}svg"


def test_filters_narrow_what_is_counted(look: Desk) -> None:
    def number(*arguments: str) -> str:
        return look.rows("count", *arguments)[-1]["incidents_high"]

    assert number("--country", "NL") == "1"
    assert number("--actor", "dawn") == "1"
    assert number("--source", "quay") == "1"
    assert number("--type", "explosives") == "2"
    assert number("--type", "Bombings") == number("--type", "bombing") == "2"
    assert number("--admin1", "Borno") == "0"
    assert number("--since", "2031-08-01") == "0"


def test_what_is_asked_wrongly_is_refused_with_a_hint(look: Desk) -> None:
    assert (
        "Swap them" in look("count", "--since", "2031-06-01", "--until", "2031-05-01", status=2).err
    )
    refused = look("count", "--type", "bomming", status=2).err
    assert "Did you mean bombing" in refused and "COERCE" not in refused.upper()


def test_the_posture_table_names_who_what_and_where_to(look: Desk) -> None:
    out = " ".join(look("posture", "--table").out.split())
    assert "Deployment of" in out and "to Beltov" in out
    (row,) = look.rows("posture")
    assert (row["destination"], row["origin"], row["state"]) == ("Beltov", "", "done")
    assert look("posture", "--country", "XK").out == ""


def test_the_posture_of_a_first_order_area_names_what_may_have_been_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    east = replace(settlement("Estmar", "OS"), first_order="Eastmark")
    west = replace(settlement("Wessel", "OS"), first_order="Westmark")
    reports = [
        deployment("Estmar", east),
        deployment("Wessel", west),
        deployment("Osteria", country("Osteria", "OS")),
    ]
    look = Desk(write_ledger(tmp_path / "areas.db", reports), capsys)
    for area in ("Eastmark", "OS.Eastmark"):
        (row,) = look.rows("posture", "--admin1", area)
        assert "Estmar" in row["destination"]
        assert "incident whose place is not told closely" in look("posture", "--admin1", area).err
    wrong = look("posture", "--admin1", "Nowhere", status=2)
    assert "no first-order area" in wrong.err


def test_a_brief_counts_draws_and_says_what_the_ledger_has_of_totals(look: Desk) -> None:
    text = look("brief").out
    counts = text.partition("## Counts")[2].partition("## Force posture")[0]
    assert "| 28 Apr – 4 May 2031 | 1 | at least 3 |" in counts
    assert "the ledger has 1 of 5 attacks (20%; 95% interval 1% to 72%)" in counts
    assert "Deployment of troops" in text.partition("## Force posture")[2]
    page = Page(look("brief", "--format", "html").out)
    assert page.open == [] and page.loads == []
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


@pytest.mark.parametrize("command", ["count", "posture", "escalation", "incidents", "outlooks"])
def test_an_actor_that_nobody_knows_is_an_error(look: "Desk", command: str) -> None:
    ran = look(command, "--actor", "zzzq", "--csv", status=2)
    assert "nobody is known as 'zzzq'" in ran.err
    near = look(command, "--actor", "Bko Haram", "--csv", status=2)
    assert "Did you mean Boko Haram" in near.err
    for known in ("dawn", "boko haram", "Torn"):
        assert look(command, "--actor", known, "--csv").status == 0


def test_an_area_that_nobody_knows_is_an_error_with_near_names(look: "Desk") -> None:
    assert "no first-order area 'Atlantisq'" in look("count", "--admin1", "Atlantisq", status=2).err
    for known in ("Borno", "ng.borno"):
        assert look("count", "--admin1", known, "--csv").status == 0


def test_a_country_that_nobody_knows_is_an_error_with_near_names(look: "Desk") -> None:
    assert "Did you mean Nigeria" in look("count", "--country", "Nigria", status=2).err
    told = look("count", "--country", "ZZ", status=2).err
    assert "code of two letters" in " ".join(told.split())
