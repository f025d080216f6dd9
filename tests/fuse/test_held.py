"""Figures that are taken back or replaced stay values and take no part in what all allow."""

from dataclasses import replace

from stories import SETTINGS, THIRD_OF_MAY
from tocsin.core.speakers import SAID_EARLIER
from tocsin.core.types import Attribution, DateInterval, Incident, IncidentField
from tocsin.core.vocab import FigureKind, Mode, Stance
from tocsin.fuse.fusion import fuse
from tocsin.testing import Report, settlement

MARN = settlement("Marn", "OS", parent="place:os")


def report(text: str, source: str) -> Report:
    made = Report(text, source=source)
    link = made.attribute("The ministry", named=True)
    made.occurrence(
        "bombing",
        by=link,
        modes=[Mode.EXPLOSIVES],
        places=[made.place("Marn", MARN)],
        times=[made.day("3 May 2031", THIRD_OF_MAY, THIRD_OF_MAY)],
        figures=[made.figure("16" if "16" in text else "19", *(2 * [16 if "16" in text else 19]))],
    )
    return made


def narrowed(made: Report, link: Attribution, words: str, **changed: object) -> Attribution:
    """Put a link whose content is some words only in place of one of the whole text."""
    narrow = replace(link, content=(made.span(words),), **changed)  # type: ignore[arg-type]
    made.attributions[made.attributions.index(link)] = narrow
    return narrow


def corrected(speaker: str = "The ministry") -> Report:
    made = report(
        f"The ministry said the bombing in Marn on 3 May 2031 killed 16 people. {speaker} revised "
        "it down from 19.\n",
        "harbour-post",
    )
    link = made.attribute(speaker, named=True, stance=Stance.DENIED)
    link = narrowed(made, link, "19")
    made.occurrence("bombing", by=link, figures=[made.figure("19", 19, 19)])
    return made


def earlier() -> Report:
    return report(
        "The ministry said the bombing in Marn on 3 May 2031 killed 19 people.\n", "city-gazette"
    )


def killed(*reports: Report) -> tuple[Incident, IncidentField]:
    fusion = fuse(
        tuple(one.document for one in reports),
        tuple(one.reading() for one in reports),
        (),
        settings=SETTINGS,
    )
    (incident,) = fusion.incidents
    return incident, next(item for item in incident.fields if item.name == "killed")


def test_a_number_taken_back_is_shown_apart_and_not_joined() -> None:
    incident, field = killed(corrected())
    assert [(f.low, f.high) for f in incident.figures] == [(16, 16)]
    assert field.joined == "16" and not field.contested
    stances = {value.label: value.stances for value in field.values}
    assert stances == {"16": (Stance.ASSERTED,), "19": (Stance.DENIED,)}
    assert all(value.evidence for value in field.values)
    assert "no longer held: 19" in field.note
    (what,) = [item for item in incident.fields if item.name == "what"]
    assert not what.contested


def test_an_origin_that_takes_its_number_back_holds_it_nowhere() -> None:
    incident, field = killed(corrected(), earlier())
    assert [(f.low, f.high) for f in incident.figures] == [(16, 16)]
    assert not field.contested
    assert len(incident.document_ids) == 2
    (gone,) = [value for value in field.values if value.label == "19"]
    assert gone.stances == (Stance.DENIED,) and len(gone.claim_ids) == 2


def test_another_origin_keeps_its_number_against_a_denial() -> None:
    other = Report(
        "A doctor said the bombing in Marn on 3 May 2031 killed 19 people.\n", source="city-gazette"
    )
    other.occurrence(
        "bombing",
        by=other.attribute("A doctor"),
        modes=[Mode.EXPLOSIVES],
        places=[other.place("Marn", MARN)],
        times=[other.day("3 May 2031", THIRD_OF_MAY, THIRD_OF_MAY)],
        figures=[other.figure("19", 19, 19)],
    )
    incident, field = killed(corrected(), other)
    assert field.contested
    assert {f.low for f in incident.figures if f.kind is FigureKind.KILLED} == {16, 19}


def said_before(*, replaced: bool) -> Report:
    text = "Police said earlier that the bombing in Marn on 3 May 2031 killed 19 people.\n"
    made = report("The ministry said the bombing in Marn on 3 May 2031 killed 16. " + text, "x")
    if not replaced:
        made = Report(text, source="x")
    link = made.attribute("Police")
    said = DateInterval(span=made.span("earlier"), reason=SAID_EARLIER)
    link = narrowed(made, link, "the bombing in Marn on 3 May 2031 killed 19", said_on=said)
    made.occurrence("bombing", nth=1 + replaced, by=link, figures=[made.figure("19", 19, 19)])
    return made


def test_what_was_said_earlier_gives_way_to_what_is_told_now() -> None:
    _, field = killed(said_before(replaced=True))
    assert field.joined == "16" and not field.contested
    assert {value.label: value.stances for value in field.values}["19"] == ()


def test_what_was_said_earlier_holds_where_nothing_else_is_told() -> None:
    _, field = killed(said_before(replaced=False))
    assert field.joined == "19"


def test_eighty_of_many_are_all_that_were_shot_down() -> None:
    made = Report("Gunners shot down 80 of 145 drones over Marn.\n", source="x")
    figure = replace(
        made.figure("80", 80, 80, kind=FigureKind.INTERCEPTED), subset_of=made.span("145")
    )
    made.occurrence("shot down", figures=[figure], places=[made.place("Marn", MARN)])
    fusion = fuse((made.document,), (made.reading(),), (), settings=SETTINGS)
    (incident,) = fusion.incidents
    assert [(f.low, f.high, f.subset_of) for f in incident.figures] == [(80, 80, None)]


def counting(words: str, number: int, source: str) -> Report:
    made = Report(f"The bombing in Marn on 3 May 2031 killed {words}.\n", source=source)
    figure = made.figure(words.split(maxsplit=1)[0], number, number, of_whom=words)
    made.occurrence(
        "bombing", modes=[Mode.EXPLOSIVES], places=[made.place("Marn", MARN)],
        times=[made.day("3 May 2031", THIRD_OF_MAY, THIRD_OF_MAY)], figures=[figure],
    )  # fmt: skip
    return made


def test_a_part_counted_higher_than_another_reports_whole_is_a_contest() -> None:
    _, field = killed(
        counting("9 people", 9, "harbour-post"), counting("40 soldiers", 40, "city-gazette")
    )
    assert field.contested
    assert field.joined is None


def test_a_part_within_the_whole_and_those_who_attacked_are_no_contest() -> None:
    for words, number in (("4 soldiers", 4), ("40 militants", 40)):
        _, field = killed(
            counting("9 people", 9, "harbour-post"), counting(words, number, "city-gazette")
        )
        assert (field.contested, field.joined) == (False, "9")


def test_who_holds_to_a_number_that_another_denies_contests_it_in_whatever_words() -> None:
    made = Report(
        "A mission said that seven people, not five, died in the bombing in Marn on 3 May 2031.\n",
        source="city-gazette",
    )
    said = narrowed(made, made.attribute("A mission"), "seven people")
    denied = narrowed(made, made.attribute("A mission", stance=Stance.DENIED), "five")
    for words, number, link in (("seven", 7, said), ("five", 5, denied)):
        made.occurrence(
            "bombing", by=link, modes=[Mode.EXPLOSIVES], places=[made.place("Marn", MARN)],
            times=[made.day("3 May 2031", THIRD_OF_MAY, THIRD_OF_MAY)],
            figures=[made.figure(words, number, number)],
        )  # fmt: skip
    _, field = killed(counting("5 villagers", 5, "harbour-post"), made)
    assert field.contested and "no longer held" not in field.note
    held = {value.evidence[0].quote: value.stances for value in field.values}
    asserted, denied_only = (Stance.ASSERTED,), (Stance.DENIED,)
    assert held == {"5": asserted, "seven": asserted, "five": denied_only}
    _, agreed = killed(counting("4 villagers", 4, "harbour-post"), made)
    assert not agreed.contested
