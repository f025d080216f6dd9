from hypothesis import given
from hypothesis import strategies as st

from bench.kit.folds import FOLDS, fold_of, splits

KEYS = st.lists(st.text(max_size=8), unique=True, max_size=40)


def test_a_fold_does_not_hang_on_the_run() -> None:
    assert [fold_of(key) for key in ("report-1", "report-2", "report-3", "é")] == [1, 4, 1, 4]


def test_what_has_one_key_is_held_out_together() -> None:
    items = [(str(number % 3), number) for number in range(12)]
    for trained_on, held_out in splits(items, key=lambda item: item[0]):
        assert not {key for key, _ in trained_on} & {key for key, _ in held_out}


def test_a_thousand_keys_fill_the_folds_alike() -> None:
    sizes = [len(held) for _, held in splits([str(n) for n in range(1000)], key=str)]
    assert len(sizes) == FOLDS
    assert min(sizes) > 160


@given(KEYS)
def test_each_item_is_held_out_once_and_never_trained_on_then(keys: list[str]) -> None:
    found = splits(keys, key=str)
    assert sorted(item for _, held_out in found for item in held_out) == sorted(keys)
    for trained_on, held_out in found:
        assert held_out
        assert not set(trained_on) & set(held_out)
        assert len(trained_on) + len(held_out) == len(keys)


@given(KEYS, st.text(max_size=8))
def test_a_new_item_moves_no_other(keys: list[str], new: str) -> None:
    def together(items: list[str]) -> list[list[str]]:
        held = [[item for item in fold if item != new] for _, fold in splits(items, key=str)]
        return [fold for fold in held if fold]

    assert together([*keys, new]) == together([key for key in keys if key != new])
