"""The benchmark of attacks: loader, scorer and a whole run on invented articles."""

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.hrdsattack import BENCHMARK, run
from bench.hrdsattack.load import article, attack, country_key, load, month_of, paragraphs, stated
from bench.hrdsattack.records import VIOLATIONS, Attack, Victim
from bench.hrdsattack.score import MEASURES, SINGLE, unit, without_parts
from bench.kit.intervals import values
from bench.kit.tools import Tools
from bench.kit.types import MissingDataError, Part

MARKUP = (
    "<p>Police in northern Nigeria arrested the journalist Jane Ousby in Kano on Monday, three "
    "of her colleagues at the Riding News told reporters.</p> <p>Officers took her camera &amp; "
    "notes.</p>"
)
GOLD: dict[str, Any] = {
    "perpetrator_mention": True,
    "perpetrator_type": "state actor",
    "violation_types": ["arbitrary detention", "unknown"],
    "year": "2031.0",
    "month": "Novermber",
    "date": "3",
    "city": "Kano",
    "region": "None",
    "country": "Nigeria",
    "victims": [
        {
            "victim_idx": 1,
            "victim_population_type": "individual",
            "victim_name": "Jane Ousby",
            "victim_keywords": None,
            "victim_type": ["journalist"],
            "victim_sex_type": "woman",
            "victim_age_group": "adult",
        },
        {
            "victim_idx": 2,
            "victim_population_type": "multiple",
            "victim_name": None,
            "victim_keywords": None,
            "victim_type": [],
            "victim_sex_type": "unknown",
            "victim_age_group": "unknown",
        },
    ],
}
JANE = Victim(name="Jane Ousby", types=frozenset({"journalist"}), sex="woman", age="adult")
WANTED = Attack(
    perpetrator=True,
    perpetrator_type="state actor",
    violations=frozenset({"arbitrary detention"}),
    victims=(JANE,),
    country="NG",
    city=frozenset({"kano"}),
    year=2031,
    month=11,
    day=3,
)


def entry(key: int = 1, **changed: Any) -> dict[str, Any]:
    """Return an entry of the form of the data."""
    return {
        "sample": {
            "Input.GLOBALEVENTID": key,
            "Input.title": "Journalist arrested",
            "Input.publish_date": "2031-11-05 07:30:00",
            "Input.article_interface": MARKUP,
        },
        "merged_sample": {**GOLD, **changed},
    }


def written(root: Path, content: object, name: str = "dev.json") -> Path:
    """Write a part of the data and return its file."""
    folder = root / "hrdsattack"
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def figures(*pairs: tuple[Attack, Attack]) -> dict[str, float | None]:
    """Return the figures of some pairs of what is told and what is wanted."""
    model = article(entry())
    units = [
        unit(replace(model, id=str(number), gold=gold), told)
        for number, (told, gold) in enumerate(pairs)
    ]
    return values(Part(name="invented", units=units, measures=MEASURES))


# ---------------------------------------------------------------------------------- loader


def test_an_entry_is_an_article() -> None:
    found = article(entry(7))
    assert found.id == "7"
    assert found.document.title == "Journalist arrested"
    assert str(found.document.published_given) == "2031-11-05"
    assert found.document.text == (
        "Police in northern Nigeria arrested the journalist Jane Ousby in Kano on Monday, three "
        "of her colleagues at the Riding News told reporters.\n\nOfficers took her camera & notes."
    )
    assert found.gold == WANTED


def test_markup_becomes_paragraphs() -> None:
    assert paragraphs("One <i>two</i><br/>three <p class='x'> four </p><p> </p>") == (
        "One two\n\nthree\n\nfour"
    )


@pytest.mark.parametrize("words", [None, "", "N/A", "n//a", "None", "unknown", "Unknown"])
def test_words_for_nothing_state_nothing(words: str | None) -> None:
    assert stated(words) is None


@pytest.mark.parametrize(
    ("written_as", "month"),
    [
        ("02", 2),
        ("12.0", 12),
        ("July", 7),
        ("Decenmber", 12),
        ("Ocober", 10),
        ("2015", None),
        ("13", None),
        ("N//A", None),
        ("soon", None),
    ],
)
def test_months_in_every_spelling(written_as: str, month: int | None) -> None:
    assert month_of(written_as) == month


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("USA", "US"),
        ("United States of America", "US"),
        ("Hong Kong", "CN"),
        ("Ruritânia", "ruritania"),
    ],
)
def test_countries_have_one_key(name: str, key: str) -> None:
    assert country_key(name) == key


def test_a_day_that_is_none_is_unknown() -> None:
    found = attack({**GOLD, "date": "2021.0", "year": "31", "month": "unknown"})
    assert (found.year, found.month, found.day) == (None, None, None)


def test_unknown_stands_alone_among_violations() -> None:
    assert attack({**GOLD, "violation_types": ["unknown"]}).violations == {"unknown"}
    assert attack({**GOLD, "violation_types": []}).violations == {"unknown"}


def test_the_authors_corrections_hold() -> None:
    found = article(entry(885531401)).gold
    assert (found.year, found.month, found.day) == (1839, 11, 13)


@pytest.mark.parametrize(
    "content",
    [{}, [], [{"sample": {}}], [{**entry(), "merged_sample": None}], [entry(), 7]],
)
def test_a_broken_part_is_named(tmp_path: Path, content: object) -> None:
    with pytest.raises(MissingDataError, match=r"dev\.json"):
        load(written(tmp_path, content))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"Input.publish_date": "yesterday"}, "Input.publish_date is 'yesterday', not a day"),
        ({"Input.publish_date": None}, "Input.publish_date is None, not a text"),
        ({"Input.article_interface": None}, "Input.article_interface is None, not a text"),
        ({"Input.article_interface": "<p> </p>"}, "Input.article_interface has no text"),
    ],
)
def test_a_broken_field_is_named(tmp_path: Path, change: dict[str, object], says: str) -> None:
    broken = entry(2)
    broken["sample"] |= change
    with pytest.raises(MissingDataError, match=rf"dev\.json, article 2: {says}"):
        load(written(tmp_path, [entry(1), broken]))


@pytest.mark.parametrize("part", ["sample", "merged_sample"])
def test_a_missing_field_is_named(tmp_path: Path, part: str) -> None:
    for field in entry()[part].keys() - {"Input.title", "victims", "city"}:
        broken = entry(2)
        del broken[part][field]
        with pytest.raises(MissingDataError, match=rf"dev\.json, article 2: '{field}' is missing"):
            load(written(tmp_path, [entry(1), broken]))


def test_a_date_that_is_no_word_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match=r"article 1: month is \[3\], not a number"):
        load(written(tmp_path, [entry(month=[3])]))


def test_an_empty_part_says_so(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match=r"dev\.json is an empty list"):
        load(written(tmp_path, []))


def test_an_article_stands_in_a_part_once(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match="article 1 stands there twice"):
        load(written(tmp_path, [entry(1), entry(1)]))


def test_training_articles_are_no_test(tmp_path: Path) -> None:
    written(tmp_path, [entry()], name="train.json")
    with pytest.raises(MissingDataError, match=r"dev\.json, test\.json"):
        run(Tools(data=tmp_path))


# ---------------------------------------------------------------------------------- scorer


def test_what_is_wanted_is_right() -> None:
    found = figures((WANTED, WANTED))
    assert {found[f"{name}, where stated"] for name in SINGLE} == {100, None}
    assert found["region accuracy"] == 0
    assert found["region, where stated"] is None
    assert found["victim name exact F1"] == found["violation type F1"] == 100
    assert found["perpetrator mentioned F1"] == 100
    assert found["victim sex, of victims found"] == 100


def test_nothing_told_is_nothing_right() -> None:
    found = figures((Attack(), WANTED))
    assert found["perpetrator type accuracy"] == found["city accuracy"] == 0
    assert found["city, where told"] is None
    assert found["victim name exact precision"] is None
    assert found["victim name exact recall"] == found["victim name exact F1"] == 0
    # A record without violations is one of type "unknown".
    assert found["violation type precision"] == 0


def test_single_values_worked_by_hand() -> None:
    spelled = replace(WANTED, city=frozenset({"kano city", "kano"}), year=2030, country="GH")
    found = figures((spelled, WANTED), (WANTED, replace(WANTED, city=frozenset(), year=None)))
    # Two articles; the city is stated in one and told in both.
    assert found["city accuracy"] == 50
    assert found["city, where stated"] == 100
    assert found["city, where told"] == 50
    assert found["year accuracy"] == found["year, where stated"] == 0
    assert found["country accuracy"] == 50
    assert found["day accuracy"] == 100


def test_violations_worked_by_hand() -> None:
    told = replace(WANTED, violations=frozenset({"killing", "other", "torture"}))
    gold = replace(WANTED, violations=frozenset({"killing", "kidnapping"}))
    found = figures((told, gold))
    assert found["violation type precision"] == pytest.approx(100 / 3)
    assert found["violation type recall"] == 50
    assert found["violation type F1"] == 40
    assert found["violation types all right"] == 0
    assert found["violation killing F1"] == 100
    assert found["violation kidnapping F1"] == 0
    assert found["violation unknown F1"] is None


def test_victims_worked_by_hand() -> None:
    names = ("jane  OUSBY", "Ousby", "Tom Selby", "Ann Riding")
    told = replace(WANTED, victims=tuple(Victim(name=name) for name in names))
    gold = replace(WANTED, victims=(JANE, Victim(name="Dr Tom Selby")))
    found = figures((told, gold))
    # "Ousby" is a part of another name; of the three left one is right and one nearly.
    assert found["victim name exact precision"] == pytest.approx(100 / 3)
    assert found["victim name exact recall"] == 50
    assert found["victim name loose precision"] == pytest.approx(200 / 3)
    assert found["victim name loose recall"] == 100
    assert found["victim type, of victims found"] == 0


def test_names_within_names_are_left_out() -> None:
    victims = [Victim(name=name) for name in ("Ousby", "Jane Ousby", "Tom")]
    assert [each.name for each in without_parts(victims)] == ["Jane Ousby", "Tom"]


ATTACKS = st.builds(
    Attack,
    perpetrator=st.booleans(),
    perpetrator_type=st.sampled_from([None, "state actor", "regional orgs"]),
    violations=st.frozensets(st.sampled_from(VIOLATIONS), min_size=1),
    victims=st.lists(
        st.sampled_from(["Jane Ousby", "Ousby", "Tom Selby"]).map(lambda name: Victim(name=name)),
        unique=True,
    ).map(tuple),
    country=st.sampled_from([None, "NG", "GH"]),
    city=st.frozensets(st.sampled_from(["kano", "lagos"])),
    year=st.sampled_from([None, 2030, 2031]),
)


@given(ATTACKS)
def test_a_record_is_right_about_itself(one: Attack) -> None:
    found = figures((one, one))
    assert found["violation types all right"] == 100
    assert found["victim name loose precision"] in {100, None}
    for name in SINGLE:
        assert found[f"{name}, where stated"] in {100, None}
        assert found[f"{name}, where told"] in {100, None}


@given(ATTACKS, ATTACKS)
def test_figures_are_percentages_and_order_is_nothing(told: Attack, gold: Attack) -> None:
    turned = replace(told, victims=told.victims[::-1])
    assert figures((told, gold)) == figures((turned, gold))
    assert figures((told, gold), (gold, told)) == figures((gold, told), (told, gold))
    assert all(value is None or 0 <= value <= 100 for value in figures((told, gold)).values())


# ---------------------------------------------------------------------------------- the whole


def test_parts_are_the_files_that_are_there(tmp_path: Path) -> None:
    written(tmp_path, [entry(1), entry(2)])
    written(tmp_path, [entry(3)], name="test.json")
    dev, test = run(Tools(data=tmp_path))
    assert [(part.name, len(part.units)) for part in (dev, test)] == [("dev", 2), ("test", 1)]
    found = values(dev)
    assert found["victim name exact F1"] == found["perpetrator type accuracy"] == 100
    assert found["violation type recall"] == found["city accuracy"] == 100
    assert found["year accuracy"] == found["month accuracy"] == found["day accuracy"] == 100
    assert json.dumps(dev.units[0].output)


def test_an_article_that_cannot_be_read_tells_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Tools, "read", lambda _, documents, what: [None for _ in documents])
    written(tmp_path, [entry(1)])
    (dev,) = run(Tools(data=tmp_path))
    assert values(dev)["perpetrator type accuracy"] == 0


def test_the_real_articles_are_read() -> None:
    folder = Path(os.environ.get("TOCSIN_TEST_DATA", "/nowhere")) / "data" / BENCHMARK.folder
    if not folder.exists():
        pytest.skip(f"the real articles are not at {folder}: set TOCSIN_TEST_DATA")
    articles = load(folder / "dev.json")
    assert len(articles) == 100
    assert all(each.gold.violations <= set(VIOLATIONS) for each in articles)
    assert sum(each.gold.year is not None for each in articles) > 60
