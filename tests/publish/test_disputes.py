"""Values side by side: who says one, and who denies it."""

from collections.abc import Sequence

from selby import incident, value
from tocsin.core.types import Claim, FieldValue, IncidentField, Party
from tocsin.core.vocab import PartStatus, PartyKind, SourceKind, Stance
from tocsin.publish.disputes import Desk, disagreements
from tocsin.publish.notes import Notebook
from tocsin.publish.shelf import make_shelf, speaker_words
from tocsin.testing import Report

TOLD = Report("Raiders attacked Selby, the police said.", source="Selby Ledger")
DENIED = Report("The army denied that raiders had attacked Selby.", source="Brannoch Courier")


def _claim(report: Report, raiders: str, speaker: str, **values: object) -> Claim:
    link = report.attribute(speaker, kind=SourceKind.OFFICIAL, **values)  # type: ignore[arg-type]
    party = Party(mention=report.span(raiders), kind=PartyKind.GROUP)
    return report.occurrence("attacked", actors=(party,), by=link)


def _sides(name: str, claims: Sequence[Claim], *values: FieldValue) -> list[str]:
    reports = (TOLD, DENIED)
    shelf = make_shelf([r.document for r in reports], [r.reading() for r in reports], {})
    desk = Desk(shelf=shelf, notes=Notebook(shelf, context_characters=200), countries={}, copies=())
    item = IncidentField(name=name, values=values, joined=None, contested=True, note="", ruled=None)
    made = incident(claims, fields=(item,))
    (found,) = disagreements(made, claims, number=1, desk=desk)
    return [side.who for side in found.sides]


def test_who_denies_an_act_is_never_printed_as_one_who_asserts_it() -> None:
    told = _claim(TOLD, "Raiders", "the police")
    denied = _claim(DENIED, "raiders", "The army", stance=Stance.DENIED)
    apart = _sides("what", [told, denied], value("attacked", told), value("had attacked", denied))
    assert apart[0] == "the police, in Selby Ledger (A)"
    assert apart[1] == "denied by the army, in Brannoch Courier (B)"
    (both,) = _sides("actors", [told, denied], value("Raiders", told, denied))
    assert both == "the police, in Selby Ledger (A); denied by the army, in Brannoch Courier (B)"


def test_who_denies_a_part_is_named_as_denying_it() -> None:
    told = _claim(TOLD, "Raiders", "the police")
    link = DENIED.attribute("The army", kind=SourceKind.OFFICIAL, stance=Stance.DENIED)
    raiders = DENIED.span("raiders")
    party = Party(mention=raiders, kind=PartyKind.GROUP, status=PartStatus.DENIED)
    denied = DENIED.occurrence("attacked", actors=(party,), by=link)
    part = FieldValue(
        label="raiders",
        claim_ids=(denied.id,),
        origin_keys=(),
        stances=(Stance.DENIED,),
        evidence=(raiders,),
    )
    _, who = _sides("actors", [told, denied], value("Raiders", told), part)
    assert who == "denied by the army, in Brannoch Courier (B)"


def test_a_body_that_speaks_is_named_and_persons_are_not_counted_by_it() -> None:
    told = Report(
        "Raiders attacked Selby, police said, and officials agreed.", source="Selby Ledger"
    )
    speakers = [told.attribute(words).speakers[0] for words in ("police", "officials")]
    assert speaker_words(speakers[0]) == "police"
    assert speaker_words(speakers[1]) == "unnamed officials (number not stated)"
