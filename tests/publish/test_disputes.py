"""Values side by side: who says one, and who denies it."""

from collections.abc import Sequence
from dataclasses import replace

from selby import incident, value
from tocsin.core.types import Claim, FieldValue, IncidentField, Party
from tocsin.core.vocab import FigureKind, PartStatus, PartyKind, PlaceKind, SourceKind, Stance
from tocsin.publish.disputes import Desk, disagreements
from tocsin.publish.figures import figure_views
from tocsin.publish.incidents import where_line
from tocsin.publish.notes import Notebook
from tocsin.publish.shelf import make_shelf, speaker_words
from tocsin.testing import Report, country, settlement

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


def test_numbers_of_different_measures_do_not_contest_each_other() -> None:
    told = Report("A ship shot down four missiles and 15 drones, the navy said.", source="Wire")
    other = Report("A ship shot down three missiles and several drones.", source="Post")
    kind = FigureKind.INTERCEPTED
    numbers = {
        told: (("four", 4, 4, "missiles"), ("15", 15, 15, "drones")),
        other: (("three", 3, 3, "missiles"), ("several", 2, None, "drones")),
    }
    claims, values = [], []
    for report, given in numbers.items():
        figures = tuple(
            report.figure(words, low, high, kind=kind, of_whom=whom)
            for words, low, high, whom in given
        )
        claim = report.occurrence("shot down", figures=figures)
        claims.append(claim)
        for words, *_ in given:
            values.append(replace(value(words, claim), evidence=(report.span(words),)))
    shelf = make_shelf([r.document for r in numbers], [r.reading() for r in numbers], {})
    notes = Notebook(shelf, context_characters=200)
    desk = Desk(shelf=shelf, notes=notes, countries={}, copies=())
    note = "Four (missiles) and three (missiles) exclude each other"
    item = IncidentField(
        name=kind.value, values=tuple(values), joined=None, contested=True, note=note
    )
    held = incident(claims, fields=(item,))
    (found,) = disagreements(held, claims, number=1, desk=desk)
    assert [side.value for side in found.sides] == ["“four”", "“three”"]
    views = figure_views(held, claims, shelf=shelf, notes=notes)
    assert [(view.words, view.contested, view.note) for view in views] == [
        ("3 or 4 missiles", True, note),
        ("15 drones", False, ""),
    ]


def test_an_incident_names_its_other_places_and_not_what_they_lie_in() -> None:
    report = Report("Raiders attacked Marn in Norland, Ostland, and Selby.", source="Wire")
    north = replace(settlement("Norland", "OS"), id="n", kind=PlaceKind.FIRST_ORDER)
    marn = replace(settlement("Marn", "OS"), first_order="Norland")
    places = (
        report.place("Marn", marn),
        report.place("Norland", north),
        report.place("Ostland", country("Ostland", "OS")),
        report.place("Selby", settlement("Selby", "OS")),
    )
    claim = report.occurrence("attacked", places=places)
    shelf = make_shelf([report.document], [report.reading()], {})
    desk = Desk(shelf=shelf, notes=Notebook(shelf, context_characters=200), countries={}, copies=())
    line = where_line(incident([claim], where=places[0]), [claim], desk)
    assert line.text.endswith("; also named: Selby.") and line.text.startswith("Marn")
    assert len(line.cites) == 2


def test_a_speaker_who_told_the_outlet_is_named_once() -> None:
    report = Report("Raiders attacked Selby, a border guard told The Relay.", source="Wire")
    inner = report.attribute("a border guard")
    outer = replace(inner, id="outer", via=report.span("The Relay"))
    claim = report.occurrence("attacked", by=inner)
    reading = report.reading()
    linked = replace(reading, attributions=(replace(inner, parent=outer.id), outer))
    shelf = make_shelf([report.document], [linked], {})
    assert shelf.chain(claim) == "a border guard, through the Relay, in Wire (A)"
