"""Masking: private names never come through, public ones do."""

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.types import ForecastRecord, Party, Reading
from tocsin.core.vocab import Known, Mode, PartyKind, SourceKind
from tocsin.publish.outlooks.records import masked_rows
from tocsin.publish.privacy.masking import make_masker
from tocsin.publish.privacy.personal_names import names_in
from tocsin.tables.names import ShippedNames
from tocsin.testing import Report

FIRST = ("Odile", "Brannoch", "Sefa", "Marit", "Iolo")
LAST = ("Tarrant", "Quell", "Vandermoor", "al-Sareb", "O’Dwyre")


def reading(text: str, *parties: tuple[str, Known, PartyKind]) -> Reading:
    report = Report(text)
    mentions = tuple(
        Party(mention=report.span(words), kind=kind, private_person=known)
        for words, known, kind in parties
    )
    report.occurrence("killed", recipients=mentions)
    return report.reading()


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    id: str
    url: str
    text: str
    lines: tuple[str, ...]


@given(
    st.sampled_from(FIRST),
    st.sampled_from(LAST),
    st.sampled_from(["{0} {1}", "{1}", "{0}\n{1}", "{1}’s", "“{0} {1}”", "Mr. {1}"]),
    st.text(alphabet=" ,.;\n", min_size=1, max_size=5),
)
def test_a_private_name_never_comes_through(first: str, last: str, form: str, around: str) -> None:
    name = f"{first} {last}"
    masker = make_masker(
        [reading(f"Gunmen killed {name} at home.", (name, Known.YES, PartyKind.PERSON))],
        show=False,
    )
    masked = masker.text(around + form.format(first, last) + around)
    assert first not in masked and last not in masked
    assert "[…]" in masked
    assert masker.text(masked) == masked


@given(st.sampled_from(FIRST), st.sampled_from(LAST), st.integers(0, 40))
def test_a_name_across_the_border_of_two_pieces_is_masked(first: str, last: str, cut: int) -> None:
    name = f"{first} {last}"
    text = f"They said that {name} had left."
    held = reading(f"Gunmen killed {name}.", (name, Known.YES, PartyKind.PERSON))
    pieces = make_masker([held], show=False).pieces(text[:cut], text[cut:])
    assert first not in "".join(pieces) and last not in "".join(pieces)


def test_the_name_behind_a_pronoun_is_masked() -> None:
    report = Report("Marit Quell left. Gunmen killed her.")
    her = Party(mention=report.span("her"), kind=PartyKind.PERSON, name=report.span("Marit Quell"))
    report.occurrence("killed", recipients=(her,))
    masker = make_masker([report.reading()], show=False)
    assert masker.text("Marit Quell left.") == "[…] left."


def test_unknown_persons_are_masked_and_office_holders_are_not() -> None:
    held = reading(
        "Gunmen killed Marit Quell and minister Iolo Vandermoor in Arden.",
        ("Marit Quell", Known.UNKNOWN, PartyKind.PERSON),
        ("minister Iolo Vandermoor", Known.NO, PartyKind.PERSON),
        ("Arden", Known.UNKNOWN, PartyKind.PLACE),
    )
    masker = make_masker([held], show=False)
    assert masker.text("Quell met Vandermoor in Arden") == "[…] met Vandermoor in Arden"
    assert make_masker([held], show=True).text("Marit Quell") == "Marit Quell"


def test_a_named_witness_is_masked_and_a_named_spokesperson_is_not() -> None:
    report = Report("Sefa Quell said so. Iolo Tarrant, a spokesman, said so.")
    report.attribute("Sefa Quell", kind=SourceKind.WITNESS, named=True)
    report.attribute("Iolo Tarrant", kind=SourceKind.OFFICIAL, named=True)
    masker = make_masker([report.reading()], show=False)
    assert masker.text(report.document.text).startswith("[…] said so. Iolo Tarrant")


@pytest.mark.parametrize(
    ("mention", "names"),
    [
        ("Marit Quell, a baker", ("Marit Quell",)),
        ("a policeman", ()),
        ("The men", ()),
        ("Kabul shopkeeper", ()),
        ("the shopkeeper Quell", ("Quell",)),
        ("Mr. Quell", ("Quell",)),
        ("the Quells", ()),
        ("On Monday", ()),
        ("Source: Marit Quell", ("Marit Quell",)),
        ("Sefa bin Quell’s brother", ("Sefa bin Quell",)),
    ],
)
def test_names_are_told_from_common_words(mention: str, names: tuple[str, ...]) -> None:
    assert names_in(mention) == names


def test_ids_stay_and_addresses_that_spell_a_name_are_recognised() -> None:
    held = reading("Gunmen killed Marit Quell.", ("Marit Quell", Known.YES, PartyKind.PERSON))
    masker = make_masker([held], show=False)
    view = View(id="Quell", url="https://x.example/quell", text="Quell", lines=("Marit",))
    masked = masker.record(view)
    assert (masked.id, masked.url, masked.text, masked.lines) == (
        "Quell",
        "https://x.example/quell",
        "[…]",
        ("[…]",),
    )
    assert masker.hides("https://x.example/news/marit-quell-killed")
    assert not masker.hides("https://x.example/news/marital-quells")


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (
            "Among the dead was Odile Tarrant, 42, of Selby.",
            "Among the dead was […], 42, of Selby.",
        ),
        ("The student Odile Tarrant was held.", "The student […] was held."),
        ("The reporter Odile Tarrant was held.", "The reporter […] was held."),
        ("Neighbours said Mr Tarrant had left.", "Neighbours said Mr […] had left."),
        ("Sixteen-year-old Odile Tarrant fled.", "Sixteen-year-old […] fled."),
        ("A 16-year-old school pupil, Odile, fled.", "A 16-year-old school pupil, […], fled."),
        ("A nurse, Odile Tarrant, was shot.", "A nurse, […], was shot."),
        ("They took my sister Odile.", "They took my sister […]."),
        ("Odile Tarrant, a mother of three, fled.", "[…], a mother of three, fled."),
        ("Odile Tarrant, a baker, fled to Selby.", "[…], a baker, fled to Selby."),
        ("A student of Selby University left.", "A student of Selby University left."),
        ("The 24 Hours paper was shut.", "The 24 Hours paper was shut."),
    ],
)
def test_a_name_with_a_sign_of_a_private_person_is_masked_where_no_claim_names_it(
    text: str, masked: str
) -> None:
    assert make_masker([reading(f"Gunmen killed a guard. {text}")], show=False).text(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "In Selby Hill, a man of the town fled.",
        "The witness Palestinians trusted had left East Jerusalem.",
        "One farmer, Reuters said, had left.",
        "In the village of Tarrant Quell 30, a farmer fled.",
        "A student Union paper and the sister Church were shut.",
        "A student January would miss was held.",
        "The teacher President Iolo Tarrant met was held.",
        "A worker, AFP, said so.",
        "Student Held After March On Selby Court",
    ],
)
def test_what_is_no_private_name_is_shown_beside_a_lay_word(text: str) -> None:
    report = Report(text, headings=[text] if text.istitle() else [])
    assert make_masker([report.reading()], show=False, names=ShippedNames()).text(text) == text


@pytest.mark.parametrize(
    ("mention", "kind"),
    [
        ("Palestinians", PartyKind.PERSON),
        ("January", PartyKind.PERSON),
        ("East Jerusalem", PartyKind.PERSON),
        ("Catholic Church", PartyKind.PERSON),
        ("AFP", PartyKind.PERSON),
        ("Selby Herald", PartyKind.PERSON),
        ("the Quells", PartyKind.PERSON),
    ],
)
def test_countries_calendar_places_and_bodies_are_shown_though_taken_for_persons(
    mention: str, kind: PartyKind
) -> None:
    text = f"Gunmen killed {mention} there."
    held = reading(text, (mention, Known.YES, kind))
    assert make_masker([held], show=False, names=ShippedNames()).text(text) == text


def test_a_single_word_speaker_without_a_sign_is_shown() -> None:
    report = Report("Source: a page. Tarrant and Quell said so, as did the driver Quell.")
    for speaker in ("Source", "Tarrant", "Quell"):
        report.attribute(speaker, kind=SourceKind.UNKNOWN, named=True)
    masker = make_masker([report.reading()], show=False, names=ShippedNames())
    assert masker.text(report.document.text) == (
        "Source: a page. Tarrant and […] said so, as did the driver […]."
    )


def test_a_name_is_masked_in_every_form_that_a_document_gives_it() -> None:
    text = (
        "Nurse Odile Tarrant shot as Tarrant family mourns\n"
        "Mr Tarrant wept. “Odile is gone,” said Iolo Tarrant. Officials met Interior Minister "
        "Sefa Quell. Odile Tarrant, 42, was a nurse. Later Tarrant and Odile were named."
    )
    heading = text.splitlines()[0]
    masked = make_masker([Report(text, headings=[heading]).reading()], show=False).text(text)
    assert "Odile" not in masked and "Tarrant" not in masked and "Iolo" not in masked
    assert masked.startswith("Nurse […] shot as […] family mourns")
    assert "Interior Minister Sefa Quell" in masked


def test_a_party_of_unknown_kind_does_not_make_a_signed_name_public() -> None:
    text = "Gunmen killed 16-year-old Odile Tarrant."
    held = reading(text, ("Odile Tarrant", Known.UNKNOWN, PartyKind.UNKNOWN))
    assert make_masker([held], show=False).text(text) == "Gunmen killed 16-year-old […]."


def test_an_outlet_is_no_private_person_though_another_report_cites_it_as_one() -> None:
    text = "The attack killed nine, Brannoch Courier said. Brannoch Quell fled."
    told = reading(
        text,
        ("Brannoch Courier", Known.YES, PartyKind.PERSON),
        ("Brannoch Quell", Known.YES, PartyKind.PERSON),
    )
    masker = make_masker([told], show=False, outlets=("The Brannoch Courier",))
    assert masker.text("Brannoch Courier (a1)") == "Brannoch Courier (a1)"
    assert masker.text("In The Brannoch Courier (a1)") == "In The Brannoch Courier (a1)"
    assert masker.text("Brannoch Quell fled, Quell’s son said") == "[…] fled, […]’s son said"
    without = make_masker([told], show=False)
    assert "Courier" not in without.text("Brannoch Courier (a1)")


def test_the_key_of_a_track_record_goes_with_its_masked_name() -> None:
    told = reading("Gunmen killed Odile Quell.", ("Odile Quell", Known.YES, PartyKind.PERSON))
    counts = "made open due no_deadline happened did_not unresolved void unstated scored needed"
    zero: dict[str, Any] = dict.fromkeys(counts.split(), 0)
    records = [
        ForecastRecord(who=name.casefold(), name=name, **zero)
        for name in ("Odile Quell", "Selby Ledger")
    ]
    rows = masked_rows(records, make_masker([told], show=False))
    assert [(row.name, row.key) for row in rows] == [
        ("[…]", "[…]"),
        ("Selby Ledger", "selby ledger"),
    ]


def test_the_full_name_of_who_suffered_is_masked_though_its_kind_is_unknown() -> None:
    text = "Police arrested Odile Tarrant at home. Tarrant was beaten."
    report = Report(text)
    found = Party(mention=report.span("Odile"), kind=PartyKind.UNKNOWN)
    report.occurrence("arrested", recipients=(found,), modes=(Mode.ARREST,))
    masked = make_masker([report.reading()], show=False, names=ShippedNames()).text(text)
    assert masked == "Police arrested […] at home. […] was beaten."


def test_what_may_be_a_thing_or_a_place_is_shown_where_its_kind_is_unknown() -> None:
    text = "Gunmen killed two guards in an attack on Kala Dofa at dawn."
    held = reading(text, ("Kala Dofa", Known.UNKNOWN, PartyKind.UNKNOWN))
    assert make_masker([held], show=False, names=ShippedNames()).text(text) == text
