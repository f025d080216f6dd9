"""How acts were done: by modes, by words, by weapons."""

from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.vocab import Known, Mode
from tocsin.watch.modes import done_so, done_with, modes_told

MODES = st.sets(st.sampled_from(Mode), max_size=3)


@given(MODES, MODES)
def test_what_has_a_mode_that_is_asked_for_was_done_so(wanted: set[Mode], held: set[Mode]) -> None:
    meets = bool(wanted & held)
    assert (done_so(wanted, held) is Known.YES) is meets
    assert (done_with(wanted, held) is Known.YES) is meets
    assert done_so(None, held) is Known.YES


@given(MODES)
def test_of_what_no_mode_is_told_it_is_not_known(wanted: set[Mode]) -> None:
    for held in (set[Mode](), {Mode.UNSPECIFIED} - wanted):
        assert done_so(wanted, held) is Known.UNKNOWN
        assert done_with(wanted, held) is Known.UNKNOWN


def test_another_weapon_is_another_unless_its_name_may_mean_both() -> None:
    assert done_with({Mode.DRONE}, {Mode.FIREARMS}) is Known.NO
    assert done_with({Mode.DRONE}, {Mode.AERIAL}) is Known.UNKNOWN
    assert done_with({Mode.TARGETED}, {Mode.FIREARMS}) is Known.UNKNOWN
    assert modes_told("two slings") is None
