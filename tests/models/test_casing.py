"""Text in capitals gets its small letters back, letter for letter."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.core.errors import ModelError
from tocsin.models.casing import (
    CAPITALS,
    SMALL,
    TITLE,
    CasingTable,
    TableRecaser,
    agreed,
    small_letter,
    spelled,
)
from tocsin.models.casing_file import ShippedRecaser, pack, unpack
from tocsin.models.casing_signs import context_of, prior
from tocsin.models.casing_words import words_of
from tocsin.tables.casing import ShippedNameForms


class Known:
    """A few names, as a table would know them."""

    names = ("Army of the North", "al-Nour", "Norland", "ZLA")

    def form(self, name: str) -> str | None:
        return next((each for each in self.names if each.lower() == name.lower()), None)

    def place(self, name: str) -> str:
        return "P" if name.lower() == "norland" else ""


# A word known in small letters is small, any other has its capital.
SIMPLE = CasingTable(
    counts=dict.fromkeys("attacked by soldiers said troops was".split(), (9, 0, 0)),
    spellings={"mcroy": "McRoy"},
    weights={"kL": (9.0, 0.0, 0.0), "b": (0.0, 4.0, 0.0), "k?A": (0.0, 0.0, 9.0)},
)


@pytest.fixture(name="recaser")
def _recaser() -> TableRecaser:
    return TableRecaser(SIMPLE, Known())


@cache
def shipped() -> ShippedRecaser:
    return ShippedRecaser(ShippedNameForms())


@pytest.mark.parametrize(
    ("capitals", "mixed"),
    [
        ("TROOPS ATTACKED WEFTON.", "Troops attacked Wefton."),
        ("THE ARMY OF THE NORTH ATTACKED", "The Army of the North attacked"),
        ("SOLDIERS SAID AL-NOUR ATTACKED", "Soldiers said al-Nour attacked"),
        ("AL-NOUR ATTACKED", "Al-Nour attacked"),
        ("WAS ATTACKED BY WEFTON'S TROOPS", "Was attacked by Wefton's troops"),
        ("WAS ATTACKED BY O'DELL AND MCROY", "Was attacked by O'Dell and McRoy"),
        ("SOLDIERS, IT WAS SAID. TROOPS", "Soldiers, It was said. Troops"),
        ("BY COL. WEFTON. BY TROOPS", "By Col. Wefton. By troops"),
        ('WEFTON SAID: "TROOPS ATTACKED"', 'Wefton said: "Troops attacked"'),
        ("WEFTON, 3 MAY 88 -- [TEXT] TROOPS SAID", "Wefton, 3 May 88 -- [Text] Troops said"),
        ("SOLDIERS -- TROOPS -- " * 12, None),
    ],
)
def test_words_are_written_as_they_would_be(
    recaser: TableRecaser, capitals: str, mixed: str | None
) -> None:
    made = recaser.recase(capitals)
    if mixed is None:
        assert made.endswith("soldiers -- troops -- ")
    else:
        assert made == mixed


def test_an_acronym_behind_what_it_is_short_for_keeps_its_capitals(recaser: TableRecaser) -> None:
    made = recaser.recase("BY THE NEW DAY FRONT (NDF). SOLDIERS OF NDF. BY SOLDIERS (WEFTON).")
    assert made.count("NDF") == 2
    assert made.endswith("(Wefton).")


def test_words_with_small_letters_stay(recaser: TableRecaser) -> None:
    text = "SOLDIERS SAID that Troops of McROY ATTACKED"
    assert "that Troops of McROY" in recaser.recase(text)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(categories=["L", "M", "N", "P", "Z"]), max_size=80))
def test_no_letter_is_added_lost_or_changed_but_in_its_case(text: str) -> None:
    made = TableRecaser(SIMPLE, Known()).recase(text)
    assert len(made) == len(text)
    for new, old in zip(made, text, strict=True):
        assert new == old or new == small_letter(old)


@settings(deadline=None)
@given(st.text(alphabet="ABC'’.-( ", max_size=40))
def test_the_words_and_what_is_between_them_are_the_text(text: str) -> None:
    words = words_of(text)
    parts = [word.before + text[word.start : word.end] for word in words]
    assert "".join(parts) + (words[-1].after if words else text) == text


@pytest.mark.parametrize(
    ("written", "form", "expected"),
    [
        ("WEFTON", SMALL, "wefton"),
        ("WEFTON", TITLE, "Wefton"),
        ("WEFTON", CAPITALS, "WEFTON"),
        ("ZLA'S", CAPITALS, "ZLA's"),
        ("O'DELL'S", TITLE, "O'Dell's"),
        ("CAN'T", TITLE, "Can't"),
        ("İZMİR", SMALL, "İzmİr"),
    ],
)
def test_a_form_is_spelled(written: str, form: int, expected: str) -> None:
    key = written.lower().removesuffix("'s") if "'S" in written else written.lower()
    assert spelled(written, key, form, {}) == expected


def test_how_a_word_is_written_is_told_without_the_text_itself() -> None:
    assert prior((20, 0, 0)) == "L"
    assert prior((7, 3, 0)) == "l"
    assert prior((5, 5, 0)) == "m"
    assert prior((0, 3, 0), without=(0, 2, 0)) == "?" == prior(None)


def test_an_unknown_word_has_one_form_throughout_a_text() -> None:
    context = context_of("WEFTON SAID WEFTON WAS TROOPS, WEFTON", SIMPLE.counts, Known())
    forms = [TITLE, SMALL, SMALL, SMALL, TITLE, SMALL]
    assert agreed(context, forms) == [TITLE, SMALL, TITLE, SMALL, TITLE, TITLE]


def test_a_table_is_packed_and_unpacked() -> None:
    table = unpack(pack(SIMPLE))
    assert dict(table.counts) == dict(SIMPLE.counts)
    assert dict(table.spellings) == dict(SIMPLE.spellings)
    text = "TROOPS OF MCROY ATTACKED WEFTON (NDF)."
    assert TableRecaser(table, Known()).recase(text) == TableRecaser(SIMPLE, Known()).recase(text)
    assert pack(table) == pack(SIMPLE)


@pytest.mark.parametrize("data", [b"", b"\0" * 40, b"tocsin casing 1"])
def test_what_is_no_table_is_refused(data: bytes) -> None:
    with pytest.raises(ModelError, match="recaser's table"):
        unpack(data)


@pytest.mark.parametrize(
    "mixed",
    [
        "Gunmen killed three policemen in San Miguel on 5 May, a military spokesman said.",
        "The bodies of two peasants were found near the bridge on Tuesday.",
        "Colonel Ramiro Estevez said that members of the FMLN had attacked the garrison.",
        "Salvadoran President Duarte returned from the United States yesterday.",
        "A bomb may have been placed by the ELN, but no one was hurt.",
        "Police in Lima arrested Juan Carlos Huertas and his brother Pedro Huertas.",
        "He told Reuters that it was time for us to leave.",
    ],
)
def test_the_shipped_table_reads_wires(mixed: str) -> None:
    assert shipped().recase(mixed.upper()) == mixed
