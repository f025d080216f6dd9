"""The trigger tables ask only for what can be tested, and triggers do not overlap."""

from collections.abc import Callable

import pytest

from tocsin.extract.occurrences.accepting.evidence import TESTS
from tocsin.extract.occurrences.triggers import find_triggers, sense_of
from tocsin.extract.reader import Reader
from tocsin.tables.lexicons import ShippedLexicons

Read = Callable[..., Reader]


@pytest.mark.parametrize("table", ["trigger_verbs", "trigger_nouns"])
def test_every_condition_in_the_tables_has_a_test(table: str) -> None:
    entries = [e for listed in ShippedLexicons().table(table).values() for e in listed]
    senses = [sense_of(entry) for entry in entries]
    assert {name for sense in senses for name in sense.need} <= set(TESTS)
    assert {sense.strength for sense in senses} <= {"sure", "usual", "weak"}


def test_no_condition_is_written_for_nobody() -> None:
    tables = [ShippedLexicons().table(name) for name in ("trigger_verbs", "trigger_nouns")]
    asked = {
        need
        for table in tables
        for entries in table.values()
        for entry in entries
        for need in sense_of(entry).need
    }
    assert set(TESTS) <= asked


def test_phrases_win_over_their_words_and_do_not_overlap(read: Read) -> None:
    reader = read("Soldiers shot down a drone after the suicide bombing and a rocket attack.")
    found = find_triggers(reader)
    words = [reader.tree.span(t.first, t.last).quote for t in found]
    assert words == ["shot down", "suicide bombing", "rocket attack"]


def test_a_noun_that_only_modifies_tells_nothing(read: Read) -> None:
    reader = read("The attack helicopter and the murder charge were shown.")
    assert find_triggers(reader) == ()
