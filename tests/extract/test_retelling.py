"""One document, one main act: told again by other words it stays one, others stay apart."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tocsin.core.types import DateInterval, Occurrence, Tally
from tocsin.core.vocab import EventType, FigureKind
from tocsin.extract.occurrences.acts import find_occurrences
from tocsin.extract.occurrences.sameness.identity import makes_incident
from tocsin.extract.reader import Reader
from tocsin.extract.tallies.tallies import find_tallies

Read = Callable[..., Reader]
SECURE = "Militants and insurgents hold the border, and soldiers guard the checkpoints. "
BLAST = "Two bombings struck a market in Quetta on Monday, officials said. "


def told(reader: Reader) -> list[Occurrence]:
    claims = find_occurrences(reader, ())
    return [claim.content for claim in claims if isinstance(claim.content, Occurrence)]


def current(read: Read, text: str) -> list[Occurrence]:
    return [one for one in told(read(text)) if makes_incident(one)]


def published(reader: Reader, day: date) -> Reader:
    interval = DateInterval(earliest=day, latest=day, reason="made for a test")
    return replace(reader, published_on=interval)


@pytest.mark.parametrize(
    "telling",
    [
        "The group said that two of its men had detonated explosive vests among the shoppers.",
        "Two suicide bombers blew themselves up, a witness said.",
        "More than 40 people were killed, according to the emergency services.",
        "The explosions tore through a crowd, killing dozens of shoppers.",
        "The ministry does not say who carried out the attack.",
    ],
)
def test_a_later_telling_without_place_or_time_is_the_main_act(read: Read, telling: str) -> None:
    found = current(read, SECURE + BLAST + telling)
    assert found
    assert len({one.incident_key for one in found}) == 1


@pytest.mark.parametrize(
    "telling",
    [
        "In a separate incident gunmen attacked a bank, killing a guard.",
        "Another bombing killed four soldiers.",
        "Gunmen attacked a school in Herat on Tuesday.",
        "More than 40 people were killed during the rallies.",
    ],
)
def test_another_act_stays_another(read: Read, telling: str) -> None:
    found = current(read, SECURE + BLAST + telling)
    assault = [one for one in found if one.event_type is EventType.ASSAULT]
    assert len({one.incident_key for one in assault}) == 2


def test_a_telling_that_two_acts_may_claim_belongs_to_neither(read: Read) -> None:
    text = (
        SECURE + "A bombing struck a market in Quetta on Monday. "
        "Gunmen attacked a school in Herat on Tuesday. "
        "More than 40 people were killed, according to the emergency services."
    )
    keys = [one.incident_key for one in current(read, text)]
    assert len(keys) == len(set(keys)) == 3


def test_figures_that_exclude_each_other_keep_acts_apart(read: Read) -> None:
    text = (
        SECURE + "A bombing killed nine people in Quetta on Monday. "
        "Militants also shot dead 22 people, police said."
    )
    assert len({one.incident_key for one in current(read, text)}) == 2


def test_old_attacks_in_a_list_are_not_one(read: Read) -> None:
    text = (
        SECURE + "Rebels bombed a bridge near Kabul on Monday. "
        "Attacks of the early 1990s include the bombing of the French embassy in Cairo "
        "and the attack on the harbour of Aden."
    )
    old = [one for one in told(read(text)) if one.background and one.recipients]
    assert len({one.incident_key for one in old}) == len(old)


@pytest.mark.parametrize(
    "text",
    [
        "The army does not say who attacked the village.",
        "The police gave no answer when asked who was behind the attack.",
        "Who carried out the attack?",
    ],
)
def test_a_question_tells_no_act_and_names_no_party(read: Read, text: str) -> None:
    assert current(read, SECURE + text) == []


def test_nobody_is_no_party(read: Read) -> None:
    for one in told(read(SECURE + BLAST + "Nobody had claimed the bombings by Tuesday.")):
        assert all(actor.mention.quote != "Nobody" for actor in one.actors)


def test_times_in_a_window_are_a_tally_with_its_parts(read: Read) -> None:
    reader = read(
        SECURE + "The ministry said that government troops had been attacked at least 19 times "
        "between March 3 and March 20, 12 times in Mali and seven times in Niger. "
        "The attacks were carried out with mines and mortars."
    )
    tallies = [c.content for c in find_tallies(reader, ()) if isinstance(c.content, Tally)]
    assert [(one.figure.kind, one.figure.low) for one in tallies] == [(FigureKind.INCIDENTS, 19)]
    parts = [(part.figure.best, part.area and part.area.mention.quote) for part in tallies[0].parts]
    assert parts == [(12, "Mali"), (7, "Niger")]
    assert [one for one in told(reader) if makes_incident(one)] == []


def test_what_filled_a_week_is_no_single_act(read: Read) -> None:
    text = SECURE + "He spoke after a week in which mortars were fired at bases in Mali and Niger."
    assert current(read, text) == []


def test_the_launch_of_what_was_intercepted_is_no_attack_beside(read: Read) -> None:
    text = (
        SECURE + "A French frigate shot down three missiles and two drones in the Gulf of Aden. "
        "The missiles and drones were launched by rebels in Yemen, the navy said."
    )
    assert {one.event_type for one in current(read, text)} == {EventType.INTERCEPT}
    apart = SECURE + "A frigate shot down two drones. Rebels launched missiles at a port in Yemen."
    assert EventType.ASSAULT in {one.event_type for one in current(read, apart)}


def test_a_blast_that_tears_through_a_crowd_is_dated_by_its_clause(read: Read) -> None:
    blast = "Two bombings struck a market in Quetta, officials said. "
    text = SECURE + blast + "The explosions ripped through a crowd on Tuesday near a bus stop."
    last = current(read, text)[-1]
    assert last.trigger.quote == "explosions"
    assert [time.span and time.span.quote for time in last.times] == ["Tuesday"]


def test_a_name_that_qualifies_forces_is_no_place(read: Read) -> None:
    for one in told(read(SECURE + "Rebels launched an attack on U.S. and allied troops in Mali.")):
        assert [ref.mention.quote for ref in one.places] == ["Mali"]


def test_parts_of_an_arrest_are_subsets_of_its_total(read: Read) -> None:
    text = (
        SECURE + "Police arrested 14 people over the bombing in Quetta on Monday. "
        "Five of the suspects were detained in Lahore, and nine others were detained at the border."
    )
    arrests = [one for one in current(read, text) if one.event_type is EventType.COERCE]
    assert len({one.incident_key for one in arrests}) == 1
    figures = [f for one in arrests for f in one.figures if f.kind is FigureKind.ARRESTED]
    assert [f.best for f in figures if f.subset_of is None] == [14]
    assert all(f.subset_of is None or f.subset_of.quote == "14" for f in figures)
    assert len(figures) > 1


def test_more_arrests_than_the_total_are_no_parts_of_it(read: Read) -> None:
    text = (
        SECURE + "Police arrested six people in Quetta on Monday. "
        "Soldiers detained 20 others in Herat on Tuesday."
    )
    arrests = [one for one in current(read, text) if one.event_type is EventType.COERCE]
    assert len({one.incident_key for one in arrests}) == 2


def test_the_publication_date_decides_what_is_history(read: Read) -> None:
    reader = read(SECURE + "Two explosions killed nine people in Quetta on 3 March 2021.")
    assert [one.background for one in told(published(reader, date(2021, 3, 4)))] == [False]
    assert [one.background for one in told(published(reader, date(2021, 11, 4)))] == [True]
    assert [one.background for one in told(published(reader, date(2023, 3, 4)))] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Prices rose in the wake of the bombing of a depot in Herat.",
        "The officer is accused of shooting a prisoner in Herat.",
        "Shops closed after the recent attack on a depot in Herat.",
        "The rebels have attacked the depot in Herat before.",
        "A judge reopened the case of the deaths of nine miners two years ago in an airstrike.",
    ],
)
def test_what_a_text_tells_beside_its_news_is_history(read: Read, text: str) -> None:
    news = (
        "Rebels freed a hostage near Kabul on Monday. The man was unhurt. He thanked his family. "
    )
    found = told(published(read(SECURE + news + text), date(2021, 3, 4)))
    acts = [one for one in found if one.event_type is EventType.ASSAULT]
    assert acts
    assert all(one.background for one in acts), [one.trigger.quote for one in acts]


def test_the_bombings_are_those_of_the_day_named_before(read: Read) -> None:
    text = (
        "The ministry lowered the number of people killed in Sunday's bombings. "
        "Police said on Wednesday that 59 people were killed. "
        "The bombings struck three churches in Karso."
    )
    told = current(read, SECURE + text)
    assert len({one.incident_key for one in told}) == 1
    assert [figure.best for one in told for figure in one.figures] == [59]


def test_harm_all_over_a_country_is_not_what_befell_a_neighbour(read: Read) -> None:
    text = (
        "At least 56 civilians were killed across the country on Saturday, doctors said. "
        "A baker said that shells had hit the house next to hers."
    )
    told = current(read, SECURE + text)
    assert len({one.incident_key for one in told}) == len(told) == 2


def test_a_clause_with_its_own_actor_and_target_is_another_act(read: Read) -> None:
    text = (
        "Two men were shot dead outside a bar in Pellin on Sunday. "
        "The army attacked a rebel camp and destroyed two of its vehicles."
    )
    told = current(read, SECURE + text)
    assert len({one.incident_key for one in told}) == 2
