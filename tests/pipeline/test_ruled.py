"""Readings as people ruled them."""

from dataclasses import replace
from datetime import UTC, date, datetime

from tocsin.core.types import Focus, FocusTime, Judgement
from tocsin.core.vocab import Verdict
from tocsin.pipeline.ruled import ruled_readings
from tocsin.resolve.settings import TimeSettings
from tocsin.tables.gazetteer import ShippedGazetteer
from tocsin.testing import Report


def test_with_another_publication_date_nobody_knows_which_days_a_report_is_about() -> None:
    report = Report("Gunmen fired at a convoy on 3 March.", published=date(2031, 3, 20))
    report.occurrence("fired")
    day = report.day("3 March", date(2031, 3, 3), date(2031, 3, 3))
    reading = replace(report.reading(), focus=Focus(when=(FocusTime(when=day, probability=0.8),)))
    ruling = Judgement(
        id="j1",
        subject=(report.document.id,),
        verdict=Verdict.CORRECT,
        field="published",
        value="2030-01-20",
        by="ana",
        made_at=datetime(2031, 4, 1, tzinfo=UTC),
        reason="the page says so",
    )
    places = ShippedGazetteer()
    for rulings, known in (((), True), ((ruling,), False)):
        (found,) = ruled_readings(
            [report.document], [reading], rulings, places=places, settings=TimeSettings()
        )
        assert bool(found.focus.when) is known
