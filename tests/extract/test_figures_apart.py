"""Harm that another speaker tells than the act is a claim in that speaker's name."""

from collections.abc import Callable

from tocsin.core.types import Claim, Occurrence
from tocsin.extract.attribution.links import find_attributions
from tocsin.extract.occurrences.acts import find_occurrences
from tocsin.extract.occurrences.figures_apart import with_own_tellers
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]


def told(read: Read, text: str) -> list[tuple[str, list[int | None], str]]:
    """Return who tells each act that counts harm, how much, and the act's incident."""
    reader = read(text)
    attributions = find_attributions(reader)
    names = {one.id: one.speakers[0].mention.quote for one in attributions if one.speakers}
    claims = with_own_tellers(reader, attributions, find_occurrences(reader, attributions))
    return [
        (names.get(claim.attribution_id or "", ""), counts(claim), claim.content.incident_key)
        for claim in claims
        if isinstance(claim.content, Occurrence) and claim.content.figures and claim.score > 0.5
    ]


def counts(claim: Claim) -> list[int | None]:
    assert isinstance(claim.content, Occurrence)
    return [figure.low for figure in claim.content.figures]


def test_who_tells_of_the_dead_tells_it_alone(read: Read) -> None:
    hurt, dead = told(
        read,
        "Police fired rubber bullets at students on Sunday, and 60 people were hurt, hospital "
        "officials said. Student leaders said two protesters had died.",
    )
    assert hurt[:2] == ("hospital officials", [60])
    assert dead[:2] == ("Student leaders", [2])
    assert hurt[2] == dead[2]


def test_what_one_speaker_goes_on_to_tell_stays_together(read: Read) -> None:
    (act,) = told(
        read,
        "Gunmen attacked a market in Kidal on Sunday, killing 17 people, the governor said. "
        "The governor said that 30 people were wounded.",
    )
    assert sorted(number or 0 for number in act[1]) == [17, 30]


def test_a_range_is_told_by_who_tells_its_numbers(read: Read) -> None:
    act = told(
        read,
        "Gunmen attacked a market in Kidal on Sunday, the governor said. "
        "Witnesses said between 30 and 40 people had died.",
    )[0]
    assert act[:2] == ("Witnesses", [30])
