"""tocsin escalation, and the section of the brief, on a world with a planted rise."""

import csv
import io
import itertools
import json
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

from commands import tocsin, write_ledger
from tocsin.core.types import CountedWeek, NoBaseline, Series
from tocsin.publish.escalation.drawing import drawing
from tocsin.publish.escalation.lines import COLUMNS
from worlds import Rising, rising

WORLD = Rising(risen=5)
AS_OF = "2030-10-28"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("risen") / "risen.db"
    return write_ledger(path, list(rising(WORLD)))


def test_the_table_says_what_rose_and_what_cannot_be_said(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = tocsin("escalation", "--ledger", ledger, "--as-of", AS_OF, "--table", capsys=capsys)
    assert ran.status == 0
    assert "rise" in ran.out and "new weapon: drone" in " ".join(ran.out.split())
    assert "no season is allowed for" in ran.out


def test_piped_it_gives_whole_records_and_csv_its_columns(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("escalation", "--ledger", ledger, "--as-of", AS_OF, "--by", "admin1")
    records = [json.loads(line) for line in tocsin(*asked, capsys=capsys).out.splitlines()]
    assert records[0]["series"]["key"] == "OS.Southmark" and records[0]["record"] == "Signal"
    rows = list(csv.DictReader(io.StringIO(tocsin(*asked, "--csv", capsys=capsys).out)))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == len(records)
    assert rows[0]["incidents"].split("; ") == records[0]["incident_ids"]


def test_before_the_rise_there_is_none_and_earlier_no_baseline(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for published_by, words in (("2030-09-15", "no rise found"), ("2029-02-15", "insufficient")):
        ran = tocsin(
            *("escalation", "--ledger", ledger, "--as-of", published_by),
            *("--published-by", published_by, "--csv"),
            capsys=capsys,
        )
        assert words in ran.out


def test_filters_choose_what_is_counted(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("escalation", "--ledger", ledger, "--as-of", AS_OF, "--csv")
    nobody = tocsin(*asked, "--type", "PROTEST", capsys=capsys)
    assert nobody.out.splitlines()[1:] == [] and "no incident to count" in nobody.err
    wrong = tocsin(*asked, "--type", "nonsense", capsys=capsys)
    assert wrong.status == 2 and "tocsin codebook" in wrong.err
    one = tocsin(*asked, "--actor", "Dawn", "--by", "type", capsys=capsys)
    assert "no rise found" in one.out and "rise," not in one.out.replace("no rise found", "")


def test_the_drawing_is_well_formed_and_has_a_bar_for_each_week_read(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "weeks.svg"
    asked = ("escalation", "--ledger", ledger, "--as-of", AS_OF)
    (record,) = [
        json.loads(line) for line in tocsin(*asked, "--svg", file, capsys=capsys).out.splitlines()
    ]
    root = ElementTree.fromstring(file.read_text(encoding="utf-8"))
    name = "{http://www.w3.org/2000/svg}"
    bars = [each for each in root.iter(f"{name}rect") if each.get("class") == "w-low"]
    read = [week for week in record["series"]["weeks"] if week["low"] is not None]
    assert len(bars) == len(read)
    risen = [each for each in root.iter(f"{name}g") if each.get("class") == "w-rise"]
    since = [week for week in read if record["since"] <= week["first"]]
    assert len(risen) == len(since)
    words = [each.text for each in root.iter(f"{name}text")]
    assert {"incidents a week", "surely happened", "range that was expected"} <= set(words)


@pytest.mark.parametrize("weeks", [1, 2, 6, 30, 60, 160])
@pytest.mark.parametrize("start", [date(2031, 1, 1), date(2031, 7, 28), date(2031, 3, 20)])
def test_the_name_of_a_month_stands_where_it_begins_and_none_covers_another(
    weeks: int, start: date
) -> None:
    days = [start + timedelta(weeks=at) for at in range(weeks)]
    counted = tuple(
        CountedWeek(first=day, last=day + timedelta(days=6), low=1, high=2) for day in days
    )
    series = Series(by="country", key="OS", label="Osteria", weeks=counted)
    made = NoBaseline(series=series, missing=("weeks",), weeks=weeks, weeks_needed=500)
    root = ElementTree.fromstring(drawing([made]))
    name = "{http://www.w3.org/2000/svg}"
    wide = (720 - 48) / weeks
    spans = []
    for each in root.iter(f"{name}text"):
        found = re.fullmatch(r"([A-Z][a-z]{2}) (20\d\d)", each.text or "")
        if found is None:
            continue
        month = datetime.strptime(found[0], "%b %Y").replace(tzinfo=UTC).date()
        x, ends = float(each.get("x", "")), each.get("text-anchor") == "end"
        spans.append((x - 52, x) if ends else (x, x + 52))
        begins = 38 + max((month - start).days, 0) / 7 * wide
        assert ends or abs(x - begins) < 1
    assert spans and all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
    assert spans[-1][1] <= 720


def test_the_brief_has_the_rise_with_its_chart_and_its_incidents(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "brief.html"
    asked = ("brief", "--ledger", ledger, "--as-of", AS_OF, "--since", "2030-09-01")
    tocsin(*asked, "--format", "html", "--out", page, capsys=capsys)
    text = page.read_text(encoding="utf-8")
    section = text[text.index('<section id="escalation"') :].partition("</section>")[0]
    assert "Rise: " in section and 'class="weeks"' in section
    assert "What moved" in section and 'href="#incident-' in section
    written = tocsin(*asked, capsys=capsys).out
    assert "## Is it getting worse" in written and "**What moved:** New weapon" in written


def test_a_rise_in_an_area_that_several_origins_tell_is_confirmed(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("escalation", "--ledger", ledger, "--as-of", AS_OF, "--by", "admin1")
    first = json.loads(tocsin(*asked, capsys=capsys).out.splitlines()[0])
    assert first["confirmed"], first["reason"]
