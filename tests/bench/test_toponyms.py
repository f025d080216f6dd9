"""The benchmark of toponyms: distances, its scorer by hand, its loader, real resolution."""

import os
from math import log
from pathlib import Path

import pytest
from hypothesis import strategies as st

from bench.kit.intervals import values
from bench.kit.tools import Tools
from bench.kit.types import MissingDataError, Part
from bench.toponyms import BENCHMARK, run
from bench.toponyms.adapt import answers, score_of, unabstaining
from bench.toponyms.areas import stretches
from bench.toponyms.load import Article, Corpus, Gold, Toponym, load
from bench.toponyms.score import (
    FARTHEST_KM,
    error_km,
    is_in_area,
    is_in_country,
    log_error,
    measures,
    unit,
)
from tocsin.core.spans import quote
from tocsin.core.types import Document, Place, PlaceCandidate, PlaceRef
from tocsin.resolve.settings import PlaceSettings
from tocsin.tables.gazetteer import ShippedGazetteer

PLACES = ShippedGazetteer()
US, FRANCE = ("6252001", "United States"), ("3017382", "France")
LOUISIANA = ("4331987", "Louisiana")
BATON_ROUGE = Gold(
    latitude=30.44, longitude=-91.19, id="4315588", names=("Baton Rouge",),
    country=US, area=LOUISIANA, feature="P",
)  # fmt: skip
POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))

LGL = """<articles><article docid="{id}"><title>x</title><text>{text}</text><toponyms>
<toponym><start>0</start><end>{end}</end><phrase>{phrase}</phrase>
<gaztag geonameid="4315588"><name>Baton Rouge</name><fclass>P</fclass><fcode>{code}</fcode>
<lat>30.44</lat><lon>-91.19</lon><country geonameid="6252001">United States</country>
<admin1 geonameid="4331987">Louisiana</admin1></gaztag></toponym>
<toponym><start>15</start><end>20</end><phrase>Selby</phrase></toponym></toponyms></article>
</articles>"""
GEOVIRUS = """<articles><article><source>x</source><text>In Zed, a town of Georgia.</text>
<locations><location><name>Georgia</name><start>19</start><end>26</end><lat>33</lat>
<lon>-83.5</lon><page>https://en.wikipedia.org/wiki/Georgia_(U.S._state)</page></location>
</locations></article></articles>"""


def place_named(name: str, **parts: str) -> Place:
    """Return the first place of this name of which these parts are so."""
    return next(
        each
        for each in PLACES.find(name)
        if all(getattr(each, part) == value for part, value in parts.items())
    )


def article(text: str, *toponyms: tuple[str, Gold | None]) -> Article:
    found = [
        Toponym(
            start=text.index(phrase), end=text.index(phrase) + len(phrase), phrase=phrase, gold=gold
        )
        for phrase, gold in toponyms
    ]
    return Article(id="a", text=text, toponyms=tuple(found))


def refs_to(one: Article, *places: Place | None, score: float = 0.8) -> list[PlaceRef]:
    document = Document(id=one.id, text=one.text, raw_digest="x")
    return [
        PlaceRef(
            mention=quote(document, toponym.start, toponym.end),
            place=place,
            candidates=(PlaceCandidate(place=place, score=score),) if place else (),
            reason="invented",
        )
        for toponym, place in zip(one.toponyms, places, strict=True)
    ]


def figures(one: Article, *places: Place | None) -> dict[str, float | None]:
    corpus = Corpus(name="x", articles=(one,), misplaced=0)
    made = unit(one, refs_to(one, *places), PLACES)
    return values(Part(name="x", units=[made], measures=measures(corpus, main=True)))


# ------------------------------------------------------------------------- distances


def test_a_log_error_grows_from_none_to_one() -> None:
    assert log_error(0.0) == 0.0
    assert log_error(FARTHEST_KM) == pytest.approx(1.0)
    assert log_error(161.0) == pytest.approx(log(162) / log(FARTHEST_KM + 1))


def test_the_stretch_of_a_country_holds_its_towns_and_no_others() -> None:
    france = stretches()[place_named("France", kind="country").id]
    assert france.holds(48.85, 2.35)
    assert not france.holds(38.7, -9.1)


# ---------------------------------------------------------------------------- scorer


def test_a_perfect_answer_is_right_in_every_way() -> None:
    one = article("Baton Rouge slept.", ("Baton Rouge", BATON_ROUGE))
    found = figures(one, PLACES.get("gn:4315588"))
    assert {found[name] for name in ("within 161 km", "country", "first-order area")} == {100.0}
    assert found["answered"] == 100.0
    assert found["log error (0 best, 1 worst and unanswered)"] == 0.0


def test_no_answer_is_wrong_and_has_no_share_of_the_answered() -> None:
    one = article("Baton Rouge slept.", ("Baton Rouge", BATON_ROUGE))
    found = figures(one, None)
    assert {found[name] for name in ("within 161 km", "country", "answered")} == {0.0}
    assert found["within 161 km, of the answered"] is None
    assert found["log error (0 best, 1 worst and unanswered)"] == 1.0


def test_a_namesake_elsewhere_is_wrong_and_its_area_may_be_right() -> None:
    # Shreveport: the same state, some 340 km away.
    one = article("Baton Rouge slept.", ("Baton Rouge", BATON_ROUGE))
    found = figures(one, place_named("Shreveport", country="US"))
    assert found["within 161 km"] == 0.0
    assert (found["country"], found["first-order area"]) == (100.0, 100.0)


def test_the_area_around_a_place_counts_by_its_centre() -> None:
    louisiana = PLACES.get("gn:4331987")
    km = error_km(louisiana, BATON_ROUGE, PLACES)
    assert km is not None and 0 < km < 300
    assert is_in_area(louisiana, LOUISIANA, PLACES)
    assert is_in_country(louisiana, US, PLACES)
    assert not is_in_country(louisiana, FRANCE, PLACES)


def test_an_area_without_coordinates_is_the_golds_by_name_where_its_point_lies_in_it() -> None:
    state = Gold(latitude=33.0, longitude=-83.5, names=("Georgia",))
    country = place_named("Georgia", kind="country")
    area = place_named("Georgia", kind="first_order", country="US")
    assert error_km(area, state, PLACES) == 0.0
    wrong = error_km(country, state, PLACES)
    assert wrong is not None and wrong > 9000


def test_what_rests_on_the_entry_of_an_area_is_told_apart() -> None:
    state = Gold(latitude=32.0, longitude=-81.0, names=("Georgia",))
    text = "Georgia and Baton Rouge slept."
    one = article(text, ("Georgia", state), ("Baton Rouge", BATON_ROUGE))
    area = place_named("Georgia", kind="first_order", country="US")
    found = figures(one, area, PLACES.get("gn:4315588"))
    assert found["within 161 km"] == 100.0
    assert found["answers within 161 km that are areas by entry"] == 50.0
    # The middle of the state is more than 161 km from its corner at the sea.
    assert found["within 161 km, areas by their middle"] == 50.0


def test_a_region_without_settlements_is_the_golds_by_name_alone() -> None:
    region = place_named("Middle East", kind="region")
    assert region.id not in stretches()
    assert (
        error_km(region, Gold(latitude=29.0, longitude=41.0, names=("Middle East",)), PLACES) == 0.0
    )
    assert error_km(region, Gold(latitude=29.0, longitude=41.0, names=("Asia",)), PLACES) is None


def test_another_entry_of_geonames_is_not_the_golds_own() -> None:
    city = Gold(latitude=40.71, longitude=-74.01, id="5128581", names=("New York",))
    state = place_named("New York", kind="first_order")
    km = error_km(state, city, PLACES)
    assert km is not None and km > 161


def test_a_country_that_is_not_known_is_not_asked() -> None:
    nowhere = (None, "Ruritania")
    assert is_in_country(place_named("France", kind="country"), nowhere, PLACES) is None
    gold = Gold(latitude=1.0, longitude=1.0, country=nowhere)
    one = article("Zenda slept.", ("Zenda", gold))
    assert figures(one, None)["country"] is None


def test_what_has_no_gold_is_not_asked_and_the_order_is_nothing() -> None:
    text = "Baton Rouge and Selby and Paris slept."
    paris = Gold(latitude=48.85, longitude=2.35, country=FRANCE)
    one = article(text, ("Baton Rouge", BATON_ROUGE), ("Selby", None), ("Paris", paris))
    chosen = (PLACES.get("gn:4315588"), None, place_named("Paris", country="FR"))
    turned = Article(id="a", text=text, toponyms=one.toponyms[::-1])
    first = unit(one, refs_to(one, *chosen), PLACES)
    assert first.counts["toponym.wanted"] == 2.0
    assert first.counts == pytest.approx(
        dict(unit(turned, refs_to(turned, *chosen[::-1]), PLACES).counts)
    )
    assert first.scored["toponym"] == [(0.8, True), (0.8, True)]


# --------------------------------------------------------------------------- adapter


def test_names_are_resolved_in_their_text() -> None:
    gold = Gold(latitude=0.0, longitude=0.0)
    one = article(
        "A band played in Paris, Texas, on Friday, the mayor of Dallas said.",
        ("Paris", gold), ("Texas", gold), ("Dallas", gold),
    )  # fmt: skip
    found = answers(one, PLACES)
    assert [ref.mention.quote for ref in found] == ["Paris", "Texas", "Dallas"]
    assert found[0].place is not None and found[0].place.first_order == "Texas"
    assert 0.0 < score_of(found[0]) <= 1.0


def test_a_name_that_no_entry_bears_stays_open_and_scores_nothing() -> None:
    one = article("They met at Xyqqzvil.", ("Xyqqzvil", Gold(latitude=0.0, longitude=0.0)))
    (ref,) = answers(one, PLACES)
    assert ref.place is None
    assert score_of(ref) == 0.0


def test_without_abstaining_more_names_are_answered() -> None:
    one = article("They met in Springfield.", ("Springfield", Gold(latitude=0.0, longitude=0.0)))
    assert answers(one, PLACES)[0].place is None
    assert answers(one, PLACES, unabstaining(PlaceSettings()))[0].place is not None


def test_an_article_without_names_has_no_answers() -> None:
    assert answers(article("Nothing happened."), PLACES) == []


# ---------------------------------------------------------------------------- loader


def write(folder: Path, name: str, content: str) -> None:
    (folder / BENCHMARK.folder).mkdir(exist_ok=True)
    (folder / BENCHMARK.folder / name).write_text(content, encoding="utf-8")


def lgl(
    text: str = "Baton Rouge by Selby.", phrase: str = "Baton Rouge", code: str = "PPLA"
) -> str:
    return LGL.format(id="7", text=text, phrase=phrase, end=len(phrase), code=code)


def test_both_forms_are_read_and_run(tmp_path: Path) -> None:
    write(tmp_path, "lgl.xml", lgl())
    write(tmp_path, "GeoVirus.xml", GEOVIRUS)
    virus, local = load(tmp_path / BENCHMARK.folder)
    (georgia,) = virus.articles[0].toponyms
    assert (georgia.phrase, georgia.gold) == (
        "Georgia",
        Gold(latitude=33.0, longitude=-83.5, names=("Georgia",)),
    )
    assert not virus.tells_areas
    first, second = local.articles[0].toponyms
    assert first.gold == BATON_ROUGE
    assert second.gold is None
    parts = run(Tools(data=tmp_path))
    assert [part.name for part in parts] == [
        "GeoVirus", "GeoVirus, without abstaining", "lgl", "lgl, without abstaining",
    ]  # fmt: skip
    assert parts[2].note == "1 toponyms; 1 more without gold are left out"
    assert sum(measure.main for measure in parts[2].measures) == 4
    assert not any(measure.main for measure in parts[3].measures)


def test_a_country_is_asked_for_no_area(tmp_path: Path) -> None:
    write(tmp_path, "lgl.xml", lgl(code="PCLI"))
    gold = load(tmp_path / BENCHMARK.folder)[0].articles[0].toponyms[0].gold
    assert gold is not None
    assert (gold.country, gold.area) == (US, None)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("<articles>", "cannot read"),
        ("<articles/>", "holds no toponyms"),
        (lgl(phrase="Banff town"), "do not stand at their offsets"),
        (lgl(text=""), "it has no text"),
        (lgl().replace("<start>0</start>", "<start/>"), "has no start"),
        (lgl().replace("30.44", "north"), "north"),
        (GEOVIRUS.replace("<end>26</end>", "<end>z</end>"), "article 1"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, content: str, words: str) -> None:
    write(tmp_path, "odd.xml", content)
    with pytest.raises(MissingDataError, match=r"odd\.xml") as caught:
        load(tmp_path / BENCHMARK.folder)
    assert words in str(caught.value)


def test_two_articles_of_one_id_are_refused(tmp_path: Path) -> None:
    body = lgl().removeprefix("<articles>").removesuffix("</articles>")
    write(tmp_path, "odd.xml", f"<articles>{body}{body}</articles>")
    with pytest.raises(MissingDataError, match="one docid"):
        load(tmp_path / BENCHMARK.folder)


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match="geoparsing"):
        run(Tools(data=tmp_path))


def test_the_real_sets_are_read_whole() -> None:
    folder = Path(os.environ.get("TOCSIN_TEST_DATA", "../shared")) / "data" / BENCHMARK.folder
    if not (folder / "lgl.xml").exists() or not (folder / "GeoVirus.xml").exists():
        pytest.skip("the toponym sets are not here")
    found = {corpus.name: corpus for corpus in load(folder)}
    sizes = {
        name: [
            len(corpus.articles),
            sum(len(each.toponyms) for each in corpus.articles),
            sum(one.gold is None for each in corpus.articles for one in each.toponyms),
            corpus.misplaced,
        ]
        for name, corpus in found.items()
    }
    assert sizes["lgl"] == [588, 5088, 626, 0]
    assert sizes["GeoVirus"] == [229, 2170, 0, 0]
