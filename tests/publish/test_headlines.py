"""The headline of an incident says what its reports exclude, also about a round number."""

from dataclasses import replace

import pytest

from stories import SETTINGS
from tocsin.core.vocab import Verdict
from tocsin.fuse.fusion import fuse
from tocsin.publish.headlines import headline
from tocsin.testing import Report, ruling


@pytest.mark.parametrize(("about", "words"), [(253, "about 253 or 359"), (350, "359")])
def test_an_approximate_number_far_from_the_other_is_contested(about: int, words: str) -> None:
    first = Report("The attack killed 359 people, it said.", source="post")
    exact = first.occurrence("attack", figures=(first.figure("359", 359, 359),))
    second = Report(f"The attack killed about {about} people, it said.", source="news")
    number = second.figure(f"about {about}", about, about)
    rounded = second.occurrence(
        "attack", figures=(replace(number, low=None, high=None, best=about, approximate=True),)
    )
    reports = (first, second)
    (incident,) = fuse(
        [report.document for report in reports],
        [report.reading() for report in reports],
        [ruling(Verdict.SAME, exact, rounded)],
        settings=SETTINGS,
    ).incidents
    said = headline(incident, (exact, rounded), {})
    assert f"{words} people killed" in said
    assert ("(contested)" in said) is (about == 253)
