"""What a source finds no evidence for, denies or calls untrue is not told as done."""

from collections.abc import Callable

import pytest

from tocsin.core.speakers import denies
from tocsin.core.types import Attribution, Occurrence
from tocsin.core.vocab import FigureKind, Realis, Stance
from tocsin.extract.attribution.links import find_attributions
from tocsin.extract.attribution.statements import find_statements
from tocsin.extract.occurrences.acts import find_occurrences
from tocsin.extract.occurrences.sameness.recounts import find_recounts
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]
Told = list[tuple[Occurrence, Attribution | None]]
SECURE = "Militants and insurgents hold the border, and soldiers guard the checkpoints. "


def told(read: Read, text: str) -> Told:
    reader = read(SECURE + text)
    links = find_attributions(reader)
    by_id = {link.id: link for link in links}
    claims = find_occurrences(reader, links)
    claims += find_recounts(reader, links, claims)
    return [
        (claim.content, by_id.get(claim.attribution_id or ""))
        for claim in claims
        if isinstance(claim.content, Occurrence)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The police found no sign that gunmen had attacked the convoy in Kano on Sunday.",
        "There is no proof that soldiers shelled the market in Homs on Friday, the ministry said.",
        "Monitors did not find evidence that rebels had executed six farmers in Bria.",
        "The army dismissed claims that its troops killed five farmers in Kaduna on Monday.",
        "The spokesman dismissed as rumours that gunmen kidnapped ten pupils in Zamfara.",
        "The governor described reports that gunmen kidnapped 20 pupils in Zamfara as baseless.",
        "The army called a claim that its jets bombed a hospital in Idlib untrue.",
        "Reports that rebels killed nine teachers in Goma are false, the ministry said.",
        "There is no truth in reports that soldiers shelled a market in Homs, the army said.",
        "It is not true that soldiers shelled a market in Homs on Friday, the army said.",
        "The ministry denied reports of an attack on the port of Aden on Sunday.",
        "A video that shows rebels beheading two men is fake, the site said.",
        "Footage showing the shelling of a market in Homs is fake, the ministry said.",
    ],
)
def test_what_is_refuted_did_not_happen(read: Read, text: str) -> None:
    found = told(read, text)
    assert found
    assert all(denies(act, link) and act.realis is Realis.DENIED for act, link in found)


@pytest.mark.parametrize(
    "text",
    [
        "The police found evidence that rebels had executed 12 farmers in Bria on Sunday.",
        "The army did not deny reports that soldiers shelled the market in Homs on Friday.",
        "The police confirmed reports that gunmen killed nine teachers in Goma on Monday.",
        "Reports that gunmen killed nine teachers in Goma are not false, the ministry said.",
        "The police found no evidence that the bombing of a bank in Kabul was aimed at foreigners.",
        "The ministry said the video showing rebels beheading two men is genuine.",
        "The army rejected a report that blamed its jets for the bombing of a hospital in Idlib.",
    ],
)
def test_what_is_not_refuted_stands(read: Read, text: str) -> None:
    found = told(read, text)
    assert found
    assert all(act.realis is Realis.HAPPENED for act, _ in found)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The police denied reports that officers shot at mourners.", "The police"),
        ("The army dismissed as rumours that its troops killed five farmers.", "The army"),
    ],
)
def test_who_denies_a_report_is_the_speaker_and_not_the_report(
    read: Read, text: str, speaker: str
) -> None:
    ((_, link),) = told(read, text)
    assert link is not None
    assert link.stance is Stance.DENIED
    assert [each.mention.quote for each in link.speakers] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The army rejected as false a report that its drones hit a school.",
        "The mayor rejected allegations that his guards beat up a voter.",
    ],
)
def test_what_a_refuted_report_tells_is_no_statement_of_the_report(read: Read, text: str) -> None:
    reader = read(text)
    links = find_attributions(reader)
    by_id = {link.id: link for link in links}
    stances = [
        by_id[claim.attribution_id or ""].stance for claim in find_statements(reader, links, ())
    ]
    assert stances == [Stance.DENIED]


@pytest.mark.parametrize(
    "text",
    [
        "No one was killed in Sunday's bombing in Kabul.",
        "Nobody was hurt in a bombing in Kabul on Sunday.",
        "No one was injured in the bombing of a bank in Kabul.",
    ],
)
def test_an_act_that_harmed_nobody_happened(read: Read, text: str) -> None:
    ((act, _),) = told(read, text)
    assert act.realis is Realis.HAPPENED
    assert all(figure.best == 0 for figure in act.figures)


def test_no_act_is_taken_for_granted_over_a_stretch_of_time(read: Read) -> None:
    found = told(read, "No one has been killed in a bombing in Kabul since May.")
    assert all(act.realis is not Realis.HAPPENED for act, _ in found)


def test_the_number_that_holds_happened_and_the_other_is_taken_back(read: Read) -> None:
    found = told(read, "The ministry now says 21 were killed, not 18.")
    killed = {
        figure.best: (act.realis, denies(act, link), link and link.stance)
        for act, link in found
        for figure in act.figures
        if figure.kind is FigureKind.KILLED
    }
    assert killed == {
        21: (Realis.HAPPENED, False, Stance.ASSERTED),
        18: (Realis.HAPPENED, False, Stance.DENIED),
    }
