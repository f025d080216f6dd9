"""What the document gate stops: kept, counted, told, and no item of the review."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from stories import SETTINGS as FUSE_SETTINGS
from tocsin.core.types import Document, Occurrence, Reading
from tocsin.fuse.fusion import fuse
from tocsin.pipeline.run import read_into
from tocsin.pipeline.stages import Reader
from tocsin.publish.agenda import Agenda, review_items
from tocsin.publish.model import BriefScope
from tocsin.publish.scoping import is_irrelevant, select
from tocsin.publish.shelf import make_shelf
from tocsin.settings import Settings
from tocsin.store.ledger import Ledger

RECIPE = (
    "Leek soup for a cold evening\n\n"
    "Peel the leeks and the potatoes, slice them thinly and let them soften in butter over a low "
    "heat for ten minutes. Add a spoon of flour, stir, and pour in the stock little by little.\n\n"
    "Season with pepper and a pinch of nutmeg. Let the soup simmer until the potatoes fall apart, "
    "blend half of it and return it to the pan. Serve it with toasted bread and grated cheese on "
    "top, and keep the rest in the refrigerator, where it tastes better on the second day.\n"
)
ATTACK = (
    "Gunmen opened fire on a checkpoint near Gao in Mali on Sunday and killed four guards, the "
    "governor said.\n"
)


def _document(number: int, text: str) -> Document:
    return Document(id=f"d{number}", text=text, raw_digest="", published_given=date(2031, 5, 4))


@pytest.fixture(scope="module")
def recipe() -> Reading:
    """Return the reading of a recipe."""
    return Reader(Settings()).read(_document(1, RECIPE))


def test_a_recipe_is_kept_with_its_blocks_and_date_and_is_not_read(recipe: Reading) -> None:
    assert recipe.unread is not None
    assert is_irrelevant(recipe)
    assert recipe.relevance is not None and f"{recipe.relevance:g}" in recipe.unread
    assert recipe.blocks and recipe.published_on.earliest == date(2031, 5, 4)
    assert recipe.claims == ()


def test_one_paragraph_on_an_attack_is_found_in_a_text_of_something_else() -> None:
    reading = Reader(Settings()).read(_document(1, f"{RECIPE}\n{ATTACK}"))
    assert reading.unread is None
    assert any(isinstance(claim.content, Occurrence) for claim in reading.claims)


def test_without_the_gate_everything_is_read_anew() -> None:
    gated, whole = Reader(Settings()), Reader(Settings().without_gate())
    reading = whole.read(_document(1, RECIPE))
    assert (reading.unread, reading.relevance) == (None, None)
    assert gated.reading_id(_document(1, RECIPE)) != reading.id


def test_a_run_counts_what_was_stopped_apart_from_other_languages(tmp_path: Path) -> None:
    french = (
        "Le conseil municipal a adopté mardi le budget de la ville, et le maire a remercié ses "
        "adjoints pour leur travail pendant une année difficile.\n"
    )
    texts = (RECIPE, ATTACK, french)
    report = read_into(
        Ledger.open(tmp_path / "ledger.db"),
        [_document(number, text) for number, text in enumerate(texts)],
        reader=Reader(Settings()),
        clock=lambda: datetime(2031, 5, 5, tzinfo=UTC),
    )
    assert (report.new, report.irrelevant, dict(report.unread)) == (3, 1, {"fr": 1})


def test_what_is_irrelevant_is_no_item_of_the_review_and_other_languages_are(
    recipe: Reading,
) -> None:
    french = replace(recipe, unread="it is in French; only English is read", relevance=None)
    for reading, expected in ((recipe, []), (french, ["d1"])):
        shelf = make_shelf([_document(1, RECIPE)], [reading], {})
        agenda = Agenda(
            shelf=shelf,
            incidents=(),
            misses=(),
            opinion=frozenset(),
            standing={},
            countries={},
            merge_sure=0.8,
        )
        assert [item.subject[0] for item in review_items(agenda)] == expected


def test_a_brief_counts_what_is_irrelevant_and_does_not_list_it(recipe: Reading) -> None:
    document = _document(1, RECIPE)
    fusion = fuse([document], [recipe], (), settings=FUSE_SETTINGS)
    chosen = select(fusion, make_shelf([document], [recipe], {}), BriefScope())
    assert (chosen.readings, chosen.irrelevant) == ((), 1)
