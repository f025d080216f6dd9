"""Ties: who stands behind whom, how surely the text says so, and what is no tie."""

from collections.abc import Callable

import pytest

from tocsin.core.spans import check
from tocsin.core.types import Tie
from tocsin.core.vocab import PartStatus, Relation
from tocsin.extract.attribution.links import find_attributions
from tocsin.extract.reader import Reader
from tocsin.extract.ties.ties import find_ties

Read = Callable[..., Reader]


def ties(read: Read, text: str, headings: int = 0) -> list[Tie]:
    reader = read(text, headings)
    claims = find_ties(reader, find_attributions(reader))
    for claim in claims:
        for span in (*claim.evidence, claim.content.trigger):  # type: ignore[union-attr]
            check(reader.document, span)
    return [claim.content for claim in claims if isinstance(claim.content, Tie)]


def told(read: Read, text: str) -> set[tuple[str, str, str]]:
    return {
        (tie.subject.mention.quote, tie.relation.value, tie.object.mention.quote)
        for tie in ties(read, text)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran backs several militias in the region.", ("Iran", "supports", "several militias")),
        ("The rebels are funded by Russia.", ("Russia", "funds", "The rebels")),
        ("The army has been training the militia.", ("The army", "trains", "the militia")),
        ("Kenya is harboring the rebels.", ("Kenya", "hosts", "the rebels")),
        ("The militants consult with Iran.", ("The militants", "coordinates_with", "Iran")),
        ("Militants backed by Iran left the town.", ("Iran", "supports", "Militants")),
        ("Iran-backed militants left the town.", ("Iran", "supports", "Iran-backed militants")),
        ("Iran provided weapons to the rebels.", ("Iran", "arms", "the rebels")),
        ("Iran provides the rebels with weapons.", ("Iran", "arms", "the rebels")),
        ("The rebels receive funding from Russia.", ("Russia", "funds", "The rebels")),
    ],
)
def test_a_relation_is_told_by_verbs_participles_and_nouns(
    read: Read, text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in told(read, text)


def test_two_things_given_are_two_ties(read: Read) -> None:
    found = told(
        read, "The minister criticised Russia's provision of funding and weapons to Hamas."
    )
    assert {relation for _, relation, _ in found} == {"funds", "arms"}
    assert {object_ for _, _, object_ in found} == {"Hamas"}
    assert {subject for subject, _, _ in found} == {"Russia"}


def test_what_is_set_against_the_claim_is_a_second_tie_denied(read: Read) -> None:
    text = (
        "An officer suspects Iran is encouraging the rebels to attack rather than directing them."
    )
    found = {tie.relation: tie for tie in ties(read, text)}
    assert found[Relation.ENCOURAGES].status is PartStatus.SUSPECTED
    assert found[Relation.DIRECTS].status is PartStatus.DENIED
    assert found[Relation.DIRECTS].object.mention.quote == "the rebels"


def test_an_accusation_makes_a_suspected_tie(read: Read) -> None:
    (tie,) = ties(read, "Kenya is accused of arming the rebels.")
    assert (tie.subject.mention.quote, tie.relation) == ("Kenya", Relation.ARMS)
    assert tie.status is PartStatus.SUSPECTED


def test_a_limit_on_the_relation_is_kept(read: Read) -> None:
    (tie,) = ties(read, "Russia mostly funds the militia.")
    assert tie.qualifier is not None
    assert tie.qualifier.quote == "mostly"


@pytest.mark.parametrize(
    "text",
    [
        "Iran may start to fund clinics.",
        "Iran will support the rebels.",
        "If Iran supports the rebels, talks end.",
        "The minister urged Iran to support the rebels.",
        "Teachers support longer holidays.",
        "The rebels fought the army on Tuesday.",
    ],
)
def test_what_does_not_stand_or_ties_no_parties_is_no_tie(read: Read, text: str) -> None:
    assert ties(read, text) == []


def test_who_leads_a_body_and_what_is_part_of_one(read: Read) -> None:
    assert ("Adan Morel", "leads", "the militia") in told(
        read, "Adan Morel, commander of the militia, left."
    )
    assert not told(read, "Adan Morel, a spokesman for the militia, left.")


def test_a_gloss_says_that_two_names_are_one(read: Read) -> None:
    found = told(read, "The Northern Unity Militia (NUM) left the town.")
    assert ("Northern Unity Militia", "same_as", "NUM") in found
    assert not told(read, "The minister told a reporter (AFP) of it.")


def test_a_tie_without_a_time_says_so(read: Read) -> None:
    (tie,) = ties(read, "Iran backs the militia.")
    assert (tie.valid.earliest, tie.valid.latest) == (None, None)
    assert tie.valid.reason


def test_a_tie_in_a_heading_counts_less(read: Read) -> None:
    reader = read("Iran backs the militia.\nOfficials met.", 1)
    (in_heading,) = find_ties(reader, ())
    (in_body,) = find_ties(read("Iran backs the militia."), ())
    assert in_heading.score < in_body.score


def test_they_are_the_party_of_the_sentence_before(read: Read) -> None:
    text = "The envoy said the rebels rarely act alone. Instead, they coordinate with Iran."
    reader = read(text)
    (claim,) = find_ties(reader, find_attributions(reader))
    assert isinstance(claim.content, Tie)
    assert claim.content.subject.mention.quote == "the rebels"
    assert len(claim.evidence) == 2
    assert claim.attribution_id is not None


@pytest.mark.parametrize(
    "text",
    [
        "Georgia hopes for joining the EU.",
        "The talks on arming the Peshmerga failed.",
        "Finland, which is joining NATO, agreed.",
        "Serbia wants to join the EU.",
    ],
)
def test_a_relation_that_is_hoped_for_or_talked_of_does_not_stand(read: Read, text: str) -> None:
    assert not ties(read, text)


def test_who_has_joined_or_is_accused_of_it_is_part_of_it(read: Read) -> None:
    assert told(read, "The brigade has joined the Free Syrian Army.") == {
        ("The brigade", "part_of", "the Free Syrian Army")
    }
    (tie,) = ties(read, "Two men were accused of joining ISIS.")
    assert tie.relation is Relation.PART_OF and tie.status is PartStatus.SUSPECTED


@pytest.mark.parametrize(
    "text",
    [
        "The army denied that Iran supports the rebels.",
        "Iran denied supporting the rebels.",
        "The rebels are not supported by Iran.",
    ],
)
def test_a_denial_is_counted_once(read: Read, text: str) -> None:
    (tie,) = ties(read, text)
    assert (tie.relation, tie.status) == (Relation.SUPPORTS, PartStatus.DENIED)


@pytest.mark.parametrize(
    "text",
    [
        "There is no evidence that Iran arms the rebels.",
        "The minister did not deny that Iran arms the rebels.",
        "Serbia hopes for joining the European Union.",
        "Joining the European Union would help Serbia.",
    ],
)
def test_what_is_left_open_is_no_tie(read: Read, text: str) -> None:
    assert not ties(read, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The coalition conducted strikes in support of the Free Syrian Army.",
            ("The coalition", "supports", "the Free Syrian Army"),
        ),
        (
            "Iraq's fight against Islamic State went on.",
            ("Iraq", "fights", "Islamic State"),
        ),
        (
            "The YPG is part of the Syrian Democratic Forces.",
            ("The YPG", "part_of", "the Syrian Democratic Forces"),
        ),
    ],
)
def test_nouns_that_say_a_relation(read: Read, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(read, text)
