"""The benchmark of cleaning: its scorer against examples worked by hand, its loader."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bench.article_extraction import (
    BENCHMARK,
    MEASURES,
    Page,
    developed_half,
    load,
    run,
    text_and_read,
    unit,
)
from bench.kit.intervals import values
from bench.kit.tools import Tools
from bench.kit.types import MissingDataError, Part

WORDS = st.lists(st.sampled_from("the army said that two bases were struck".split()), max_size=30)


def found(*pairs: tuple[str, str]) -> dict[str, float | None]:
    """Return the figures of some pairs of article and predicted text."""
    units = [
        unit(Page(id=str(number), html=b"", url=None, article=article), predicted)
        for number, (article, predicted) in enumerate(pairs)
    ]
    return values(Part(name="invented", units=units, measures=MEASURES))


@pytest.mark.parametrize(
    ("article", "predicted", "precision", "recall"),
    [
        # shingles abcd bcde; abcd bcde cdef: two right, one too many
        ("a b c d e", "a b c d e f", 200 / 3, 100.0),
        # abcd bcde cdef; abcd: one right, two missing
        ("a b c d e f", "a b c d", 100.0, 100 / 3),
        # abcd bcde; bcde cdef: one right, one too many, one missing
        ("a b c d e", "b c d e f", 50.0, 50.0),
        # abcd bcda cdab dabc abcd: the repeated shingle counts twice in one, once in the other
        ("a b c d a b c d", "a b c d", 100.0, 20.0),
        # fewer than four words are one shingle; marks and line breaks are no words
        ("a b", "a, b!\n", 100.0, 100.0),
        ("a b", "a c", 0.0, 0.0),
        # case counts
        ("a b c d", "A b c d", 0.0, 0.0),
    ],
)
def test_shingles_worked_by_hand(
    article: str, predicted: str, precision: float, recall: float
) -> None:
    score = found((article, predicted))
    assert (score["precision"], score["recall"]) == pytest.approx((precision, recall))


def test_long_texts_weigh_no_more_than_short_ones() -> None:
    long, short = " ".join(map(str, range(1000))), "a b c d"
    score = found((long, long), (short, ""))
    assert (score["precision"], score["recall"]) == (100.0, 50.0)
    assert score["F1"] == pytest.approx(200 / 3)


def test_precision_and_recall_are_averaged_before_f1_is_taken() -> None:
    # precision 1/2 and 1, recall 1 and 1/2
    score = found(("a b c d", "a b c d e"), ("a b c d e", "a b c d"))
    assert (score["precision"], score["recall"], score["F1"]) == (75.0, 75.0, 75.0)


@given(WORDS)
def test_the_article_itself_is_perfect_and_nothing_is_nothing(words: list[str]) -> None:
    assume(words)
    article = " ".join(words)
    assert found((article, article)) == {"F1": 100.0, "precision": 100.0, "recall": 100.0}
    assert found((article, "")) == {"F1": 0.0, "precision": None, "recall": 0.0}
    assert found(("", article))["F1"] == 0.0


@given(WORDS, WORDS)
def test_to_change_places_swaps_precision_and_recall(one: list[str], other: list[str]) -> None:
    there, back = found((" ".join(one), " ".join(other))), found((" ".join(other), " ".join(one)))
    assert (there["precision"], there["recall"]) == (back["recall"], back["precision"])


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=6))
def test_the_order_of_pages_does_not_matter(pairs: list[tuple[list[str], list[str]]]) -> None:
    texts = [(" ".join(one), " ".join(other)) for one, other in pairs]
    assert found(*texts) == pytest.approx(found(*texts[::-1]))


@given(WORDS, WORDS)
def test_text_beside_the_article_lowers_precision_only(words: list[str], more: list[str]) -> None:
    assume(len(words) >= 4 and more)
    article = " ".join(words)
    score = found((article, f"{article} {' '.join(more)}"))
    assert score["recall"] == 100.0 and (score["precision"] or 0.0) < 100.0


ARTICLE = (
    "Two bases in the north were struck by drones on Wednesday, officials said there.",
    "Nobody was hurt, and the army said that it had shot down three of the drones.",
    "The bases lie near the border, which has been quiet since the spring of last year.",
)


def benchmark_folder(folder: Path, pages: int = 4) -> Path:
    folder = folder / "article_extraction"
    (folder / "html").mkdir(parents=True)
    truth = {}
    for number in range(pages):
        body = "".join(f"<p>{line}</p>" for line in ARTICLE)
        html = f"<html><body><nav><a href='/'>Home</a></nav><article>{body}</article></body></html>"
        (folder / "html" / f"p{number}.html.gz").write_bytes(gzip.compress(html.encode()))
        truth[f"p{number}"] = {"articleBody": "\n".join(ARTICLE), "url": "https://post.example/a"}
    (folder / "ground-truth.json").write_text(json.dumps(truth), encoding="utf-8")
    return folder


def test_pages_are_loaded_read_and_scored(tmp_path: Path) -> None:
    pages = load(benchmark_folder(tmp_path))
    assert [page.id for page in pages] == ["p0", "p1", "p2", "p3"]
    assert text_and_read(pages[0]) == ("\n".join(ARTICLE), "\n".join(ARTICLE))
    parts = run(Tools(data=tmp_path))
    assert {part.name: values(part)["F1"] for part in parts} == {
        f"{row}, {part}": 100.0
        for row in ("text", "read")
        for part in ("all", "developed on", "held out")
    }


def test_halves_part_all_pages_and_stay_the_same() -> None:
    pages = [Page(id=f"p{number}", html=b"", url=None, article="") for number in range(181)]
    developed = developed_half(pages)
    assert developed < {page.id for page in pages} and len(developed) == 91
    assert developed_half(pages) == developed


@pytest.mark.parametrize(
    ("truth", "what"), [(None, "cannot read"), ("{", "not JSON"), ("[]", "no object of page ids")]
)
def test_missing_data_is_named(tmp_path: Path, truth: str | None, what: str) -> None:
    if truth is not None:
        (tmp_path / "ground-truth.json").write_text(truth, encoding="utf-8")
    with pytest.raises(MissingDataError, match=what):
        load(tmp_path)


def test_a_missing_page_is_named(tmp_path: Path) -> None:
    folder = benchmark_folder(tmp_path)
    (folder / "html" / "p2.html.gz").unlink()
    with pytest.raises(MissingDataError, match=r"p2\.html\.gz"):
        load(folder)
    with pytest.raises(MissingDataError):
        BENCHMARK.run(Tools(data=tmp_path))
