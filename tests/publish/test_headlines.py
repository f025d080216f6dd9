"""The headline of an incident says what its reports exclude, also about a round number."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from stories import SETTINGS
from tocsin.core.types import Claim, Party
from tocsin.core.vocab import Known, PartyKind, Verdict
from tocsin.fuse.fusion import fuse
from tocsin.publish.disputes import Desk
from tocsin.publish.headlines import headline
from tocsin.publish.incidents import incident_view
from tocsin.publish.model import IncidentView
from tocsin.publish.notes import Notebook
from tocsin.publish.shelf import make_shelf
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


def test_numbers_of_people_by_other_names_that_exclude_each_other_are_not_told_as_both() -> None:
    first = Report("Raiders killed nine people in Marn.", source="post")
    nine = first.figure("nine", 9, 9, of_whom="people")
    hit = Party(mention=first.span("nine people"), kind=PartyKind.CIVILIANS)
    told = first.occurrence("killed", figures=(nine,), recipients=(hit,))
    second = Report("Raiders killed 40 soldiers in Marn.", source="news")
    forty = second.figure("40", 40, 40, of_whom="soldiers")
    troops = Party(mention=second.span("40 soldiers"), kind=PartyKind.FORCE)
    other = second.occurrence("killed", figures=(forty,), recipients=(troops,))
    reports = (first, second)
    (incident,) = fuse(
        [report.document for report in reports],
        [report.reading() for report in reports],
        [ruling(Verdict.SAME, told, other)],
        settings=SETTINGS,
    ).incidents
    said = headline(incident, (told, other), {})
    assert said.endswith(": 9 people or 40 soldiers killed (contested)")


def test_whom_it_hit_is_told_once_with_what_all_reports_allow() -> None:
    first = Report("Raiders killed nearly 100 people in Marn.", source="post")
    most = first.figure("nearly 100", None, 99, of_whom="people")
    hit = Party(mention=first.span("nearly 100 people"), kind=PartyKind.CIVILIANS)
    told = first.occurrence("killed", figures=(most,), recipients=(hit,))
    second = Report("Raiders killed more than 80 people in Marn. They fled.", source="news")
    least = second.figure("more than 80", 81, None, of_whom="people")
    parties = tuple(
        Party(mention=second.span(words), kind=PartyKind.CIVILIANS)
        for words in ("more than 80 people", "They", "Marn")
    )
    other = second.occurrence("killed", figures=(least,), recipients=parties)
    view = _view((first, second), (told, other))
    assert view.affected.text == "81 to 99 people killed and Marn."
    assert len(view.affected.cites) == 4


def test_one_victim_told_by_name_by_office_and_by_pronoun_is_one() -> None:
    report = Report("Raiders killed mayor in Marn\nThey killed mayor Iolo Quell, it said. He died.")
    claims = []
    for trigger, nth, words in (("killed", 1, "mayor"), ("killed", 2, "mayor Iolo Quell"),
                                ("died", 1, "He")):  # fmt: skip
        one = report.figure(words, 1, 1, of_whom=words)
        hit = Party(mention=report.span(words), kind=PartyKind.PERSON, private_person=Known.NO)
        claims.append(report.occurrence(trigger, nth=nth, figures=(one,), recipients=(hit,)))
    view = _view((report,), claims)
    assert view.headline.text.endswith(": 1 mayor Iolo Quell killed")
    assert view.affected.text == "Mayor Iolo Quell."


def test_a_pronoun_alone_is_a_person_and_its_name_is_told() -> None:
    report = Report("Mayor Iolo Quell left. Raiders killed him.")
    one = report.figure("him", 1, 1, of_whom="him")
    hit = Party(mention=report.span("him"), kind=PartyKind.PERSON)
    view = _view((report,), [report.occurrence("killed", figures=(one,), recipients=(hit,))])
    assert view.headline.text.endswith(": 1 person killed")
    assert (view.affected.text, view.affected.cites) == ("Not found.", ())
    report.claims.clear()
    hit = replace(hit, name=report.span("Iolo Quell"), private_person=Known.NO)
    view = _view((report,), [report.occurrence("killed", figures=(one,), recipients=(hit,))])
    assert view.affected.text == "Iolo Quell."


def test_a_bare_number_is_told_and_several_that_are_named_are_not_counted() -> None:
    report = Report("Raiders killed 103. They killed Iolo Quell and his driver.")
    number = report.figure("103", 103, 103)
    hit = Party(mention=report.span("103"), kind=PartyKind.UNKNOWN)
    view = _view((report,), [report.occurrence("killed", figures=(number,), recipients=(hit,))])
    assert view.affected.text == "103 people killed."
    report.claims.clear()
    words = "Iolo Quell and his driver"
    figures = (
        report.figure(words, 2, 2),
        report.figure("Iolo Quell", 1, 1, of_whom="Iolo Quell"),
    )
    both = Party(mention=report.span(words), kind=PartyKind.PERSON)
    told = report.occurrence("killed", nth=2, figures=figures, recipients=(both,))
    assert _view((report,), [told]).affected.text == f"{words}."


def _view(reports: Sequence[Report], claims: Sequence[Claim]) -> IncidentView:
    """Return the one incident of these claims, ruled to be one, as a brief shows it."""
    documents = [report.document for report in reports]
    readings = [report.reading() for report in reports]
    rulings = [ruling(Verdict.SAME, claims[0], other) for other in claims[1:]]
    (incident,) = fuse(documents, readings, rulings, settings=SETTINGS).incidents
    shelf = make_shelf(documents, readings, {})
    desk = Desk(shelf=shelf, notes=Notebook(shelf, context_characters=200), countries={}, copies=())
    return incident_view(incident, number=1, assessment=None, desk=desk)
