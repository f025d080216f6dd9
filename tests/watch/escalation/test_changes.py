"""What moved, whose word a rise rests on, and what reports themselves say of it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from planted import scene_of
from tocsin.core.types import Focus, FocusPlace, Incident, Origin
from tocsin.core.vocab import ChangeKind, FigureKind, Mode, Stance
from tocsin.testing import Report, country
from tocsin.watch.escalation.changes import LEAST_BEFORE, changes_of
from tocsin.watch.escalation.reported import reported_rises
from tocsin.watch.escalation.standing import standing_of
from tocsin.watch.grouping import By
from worlds import CALM, Rising, rising

WORLD = Rising(outlets=("The Post",))
ALL = scene_of(rising(WORLD)).incidents
CALMS = [each for each in ALL if Mode.DRONE not in each.modes]
RISEN = [each for each in ALL if Mode.DRONE in each.modes]


def kinds(recent: Sequence[Incident], before: Sequence[Incident]) -> set[ChangeKind]:
    return {change.kind for change in changes_of(recent, before, By.COUNTRY)}


def test_with_little_history_nothing_is_new() -> None:
    assert kinds(RISEN, CALMS) == set(ChangeKind)
    assert kinds(RISEN, CALMS[: LEAST_BEFORE - 1]) == set()


def test_nothing_moved_where_the_same_goes_on() -> None:
    assert kinds(CALMS[-20:], CALMS[:-20]) == set()


def test_where_every_town_is_new_a_new_town_is_nothing_new() -> None:
    """In this world no town recurs; by area it is another thing."""
    towns = changes_of(RISEN, CALMS, By.ADMIN1)
    assert ChangeKind.NEW_PLACE not in {change.kind for change in towns}


def test_a_change_lists_the_incidents_that_show_it() -> None:
    ids = {each.id for each in RISEN}
    for change in changes_of(RISEN, CALMS, By.COUNTRY):
        assert change.incident_ids and set(change.incident_ids) <= ids


def test_killed_that_reports_bound_on_one_side_only_are_taken_at_their_least() -> None:
    def open_ended(incident: Incident) -> Incident:
        killed = [replace(f, low=0, best=None) for f in incident.figures]
        assert all(f.kind is FigureKind.KILLED for f in killed)
        return replace(incident, figures=tuple(killed))

    assert ChangeKind.DEADLIER not in kinds([open_ended(each) for each in RISEN], CALMS)


def told_by(*keys: str, known: bool = True, low: int = 1) -> Incident:
    """Return an incident with these origins; one in office is written "police@state:?".

    A name that is one with an office stands behind it ("body:governor@state:?=name:roe").
    """
    origins = []
    for words in keys:
        (key, _, body), *names = (each.partition("@") for each in words.split("="))
        told = Origin(
            key=key,
            label=key,
            known=known,
            claim_ids=(),
            document_ids=(),
            bodies=() if body == "denies" else tuple((body or key).split("+")),
            names=tuple(name for name, _, _ in names),
        )
        origins.append(told)
    high = max(low, len(keys))
    return replace(RISEN[0], origins=tuple(origins), origins_low=low, origins_high=high)


@pytest.mark.parametrize(
    ("incidents", "bodies", "least"),
    [
        ([told_by("actor:a"), told_by("actor:b")], {}, 2),
        ([told_by("actor:a"), told_by("actor:b")], {"actor:b": "actor:a"}, 1),
        ([told_by("state:OS"), told_by("actor:ministry")], {"actor:ministry": "state:OS"}, 1),
        # persons and offices of one state, or perhaps of one
        ([told_by("name:roe@state:?"), told_by("body:police@state:?")], {}, 1),
        ([told_by("name:roe@state:?"), told_by("state:OS")], {}, 1),
        ([told_by("name:roe@state:US"), told_by("state:OS")], {}, 2),
        ([told_by("name:roe@state:US"), told_by("state:OS"), told_by("body:army@state:?")], {}, 2),
        # who is not in office is nobody else's
        ([told_by("name:relief osteria"), told_by("body:police@state:?")], {}, 2),
        ([told_by("name:roe"), told_by("actor:dawn")], {}, 2),
        # one name in several forms
        ([told_by("name:vell"), told_by("name:marko vell")], {}, 1),
        ([told_by("name:qasem sulaimani"), told_by("name:qasim soleimani")], {}, 1),
        # who holds an office is one with it, in all reports
        ([told_by("body:governor@state:?=name:marko vell"), told_by("name:marko vell")], {}, 1),
        ([told_by("body:governor@state:?=name:marko vell"), told_by("name:vell")], {}, 1),
        ([told_by("body:governor@state:?=name:marko vell"), told_by("name:torn")], {}, 2),
        # who speaks for a body is one with it, and for no state if that is none
        ([told_by("name:torn@state:?+name:relief"), told_by("name:relief")], {}, 1),
        ([told_by("name:torn@name:relief"), told_by("name:roe@name:relief")], {}, 1),
        (
            [
                told_by("name:torn@state:?+name:relief"),
                told_by("name:relief"),
                told_by("body:police@state:?"),
            ],
            {},
            2,
        ),
        ([told_by("name:torn@state:?+name:relief"), told_by("body:police@state:?")], {}, 1),
        ([told_by("name:torn@name:aid"), told_by("actor:aid")], {"name:aid": "actor:aid"}, 1),
        # who denies, or only opines, corroborates nothing
        ([told_by("body:police@state:?"), told_by("actor:dawn@denies")], {}, 1),
        # voices of outlets that are not known to be others'
        ([told_by("outlet:a", known=False), told_by("outlet:b", known=False)], {}, 1),
        ([told_by("name:roe", "name:doe", low=2)], {}, 2),
        ([], {}, 0),
    ],
)
def test_the_least_number_of_origins_takes_what_may_be_one_for_one(
    incidents: list[Incident], bodies: dict[str, str], least: int
) -> None:
    assert standing_of(incidents, (), expected=0, bodies=bodies).least == least


def test_a_rise_stands_only_if_it_does_without_any_one_voice() -> None:
    before = [told_by("actor:a")] * 30
    others = [told_by("actor:b")] * 3
    alone = standing_of([told_by("actor:a")] * 9, before, expected=3, bodies={})
    assert not alone.confirmed
    mixed = standing_of([told_by("actor:a")] * 9 + others, before, expected=3, bodies={})
    assert mixed.confirmed and mixed.origin_keys == ("actor:a", "actor:b")
    usual = [told_by("actor:a"), told_by("actor:b")] * 15
    few = standing_of([told_by("actor:a")] * 9 + others[:1], usual, expected=6, bodies={})
    assert not few.confirmed and "9 of its 10" in few.reason


def test_many_who_speak_for_one_state_confirm_no_rise_and_one_word_beside_them_neither() -> None:
    officials = [told_by("body:police@state:?", f"name:roe {at}@state:?") for at in range(40)]
    usual = [told_by("body:police@state:?"), told_by("name:relief osteria")] * 15
    alone = standing_of(officials, usual, expected=6, bodies={})
    assert not alone.confirmed and "speak for one state" in alone.reason
    beside = [*officials, told_by("name:relief osteria")]
    assert not standing_of(beside, usual, expected=6, bodies={}).confirmed


def test_one_man_under_his_name_and_his_office_confirms_no_rise() -> None:
    governor = told_by("body:governor@state:?=name:marko vell")
    named = told_by("name:marko vell")
    usual = [told_by("actor:a"), told_by("actor:b")] * 15
    assert not standing_of([governor, named] * 6, usual, expected=3, bodies={}).confirmed
    # that he holds the office may be told in the baseline alone
    mixed = [named, told_by("body:police@state:?")] * 6
    assert standing_of(mixed, usual, expected=3, bodies={}).confirmed
    assert not standing_of(mixed, [*usual, governor], expected=3, bodies={}).confirmed


def test_of_a_rise_without_a_known_origin_it_is_said_that_none_is_known() -> None:
    unknown = [told_by("outlet:a", known=False)] * 12
    made = standing_of(unknown, unknown[:1] * 30, expected=3, bodies={})
    assert not made.confirmed and "no origin of its incidents is known" in made.reason


def test_who_only_denies_confirms_no_rise() -> None:
    rise = [told_by("body:police@state:?", "actor:dawn@denies")] * 12
    assert not standing_of(rise, [told_by("actor:a")] * 30, expected=3, bodies={}).confirmed


# ------------------------------------------------------------------ reported


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Officers reported an increase in attacks on the road.", "an increase in attacks"),
        ("Police spoke of a sharp rise in kidnappings here.", "a sharp rise in kidnappings"),
        ("A wave of roadside bombings hit the district.", "A wave of roadside bombings"),
        (
            "Attacks on the river have increased, aid workers said.",
            "Attacks on the river have increased",
        ),
        ("The army fears an increase in attacks.", None),
        ("There was no increase in attacks.", None),
        ("It could lead to a surge in violence.", None),
        ("An increase in prices hit the markets.", None),
    ],
)
def test_words_that_say_that_attacks_became_more(text: str, words: str | None) -> None:
    report = Report(text + "\n", source="The Post")
    place = report.place(text.split(maxsplit=1)[0], country("Osteria", "OS"))
    report.occurrence(
        text.split()[1], places=[place], by=report.attribute(None, stance=Stance.ASSERTED)
    )
    found = reported_rises([report.reading()], {report.document.id: report.document})
    assert [each.words.quote for each in found] == ([words] if words else [])
    assert [each.countries for each in found] == ([("OS",)] if words else [])


@pytest.mark.parametrize(
    ("elsewhere", "found"), [((), ("OS",)), (("Westland",), ()), (("Osteria",), ("OS",))]
)
def test_a_sentence_without_a_place_is_of_the_only_country_of_its_report(
    elsewhere: tuple[str, ...], found: tuple[str, ...]
) -> None:
    report = Report("Raiders hit Osteria. Westland watched. Attacks have increased, it said.\n")
    places = [report.place("Osteria", country("Osteria", "OS"))]
    places += [report.place(name, country(name, name[:2].upper())) for name in elsewhere]
    report.occurrence("hit", places=places)
    report.occurrence("increased")
    (rise,) = reported_rises([report.reading()], {report.document.id: report.document})
    assert rise.countries == found


def test_a_sentence_without_a_place_is_of_the_country_that_its_report_is_about() -> None:
    report = Report("Osteria and Westland spoke. Attacks have increased, it said.\n")
    report.occurrence("increased")
    refs = [report.place(name, country(name, name[:2].upper())) for name in ("Osteria", "Westland")]
    about = [FocusPlace(where=refs[0], probability=0.7), FocusPlace(where=refs[1], probability=0.2)]
    for probable, found in ((about, ("OS",)), (about[1:], ())):
        reading = replace(report.reading(), focus=Focus(where=tuple(probable)))
        (rise,) = reported_rises([reading], {report.document.id: report.document})
        assert rise.countries == found


def test_the_world_says_nothing_of_it_itself() -> None:
    reports = list(rising(Rising(risen=1)))[: CALM // 2]
    documents = {each.document.id: each.document for each in reports}
    assert reported_rises([each.reading() for each in reports], documents) == ()
