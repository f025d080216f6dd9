"""The benchmark of cleaning: its scorer against examples worked by hand, its loader."""

import gzip
import json
import os
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bench.article_extraction import (
    Match,
    Page,
    figures,
    halves,
    load,
    main,
    match,
    measure,
    text_and_read,
)
from bench.scoring import MissingDataError

WORDS = st.lists(st.sampled_from("the army said that two bases were struck".split()), max_size=30)


def score(article: str, predicted: str) -> tuple[float, float]:
    found = figures([match(article, predicted)])
    return found["precision"], found["recall"]


@pytest.mark.parametrize(
    ("article", "predicted", "precision", "recall"),
    [
        # shingles abcd bcde; abcd bcde cdef: two right, one too many
        ("a b c d e", "a b c d e f", 2 / 3, 1.0),
        # abcd bcde cdef; abcd: one right, two missing
        ("a b c d e f", "a b c d", 1.0, 1 / 3),
        # abcd bcde; bcde cdef: one right, one too many, one missing
        ("a b c d e", "b c d e f", 1 / 2, 1 / 2),
        # abcd bcda cdab dabc abcd: the repeated shingle counts twice in one, once in the other
        ("a b c d a b c d", "a b c d", 1.0, 1 / 5),
        # fewer than four words are one shingle; marks and line breaks are no words
        ("a b", "a, b!\n", 1.0, 1.0),
        ("a b", "a c", 0.0, 0.0),
        # case counts
        ("a b c d", "A b c d", 0.0, 0.0),
    ],
)
def test_shingles_worked_by_hand(
    article: str, predicted: str, precision: float, recall: float
) -> None:
    assert score(article, predicted) == pytest.approx((precision, recall))


def test_long_texts_weigh_no_more_than_short_ones() -> None:
    long, short = " ".join(map(str, range(1000))), "a b c d"
    found = figures([match(long, long), match(short, "")])
    assert (found["precision"], found["recall"]) == (1.0, 0.5)
    assert found["f1"] == pytest.approx(2 / 3)


def test_precision_and_recall_are_averaged_before_f1_is_taken() -> None:
    pages = [
        Match(right=0.5, surplus=0.5, missing=0.0),
        Match(right=0.5, surplus=0.0, missing=0.5),
    ]
    found = figures(pages)
    assert (found["precision"], found["recall"], found["f1"]) == (0.75, 0.75, 0.75)


@given(WORDS)
def test_the_article_itself_is_perfect_and_nothing_is_nothing(words: list[str]) -> None:
    assume(words)
    article = " ".join(words)
    assert figures([match(article, article)]) == {"f1": 1.0, "precision": 1.0, "recall": 1.0}
    assert figures([match(article, "")])["f1"] == 0.0
    assert figures([match("", article)])["f1"] == 0.0


@given(WORDS, WORDS)
def test_to_change_places_swaps_precision_and_recall(one: list[str], other: list[str]) -> None:
    there, back = match(" ".join(one), " ".join(other)), match(" ".join(other), " ".join(one))
    assert (there.right, there.surplus, there.missing) == (back.right, back.missing, back.surplus)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=6))
def test_the_order_of_pages_does_not_matter(pairs: list[tuple[list[str], list[str]]]) -> None:
    matches = [match(" ".join(one), " ".join(other)) for one, other in pairs]
    assert figures(matches) == pytest.approx(figures(matches[::-1]))


@given(WORDS, WORDS, WORDS)
def test_text_beside_the_article_lowers_precision_only(
    words: list[str], more: list[str], _: list[str]
) -> None:
    assume(words and more)
    article = " ".join(words)
    precision, recall = score(article, f"{article} {' '.join(more)}")
    assert precision <= 1.0 and (recall == 1.0 or len(words) < 4)


ARTICLE = (
    "Two bases in the north were struck by drones on Wednesday, officials said there.",
    "Nobody was hurt, and the army said that it had shot down three of the drones.",
    "The bases lie near the border, which has been quiet since the spring of last year.",
)


def benchmark_folder(folder: Path, pages: int = 4) -> Path:
    (folder / "html").mkdir()
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
    rows, seconds = measure(pages)
    assert {name: row["f1"].value for name, row in rows.items()} == dict.fromkeys(rows, 1.0)
    assert "text, held out" in rows and "read, all" in rows and seconds >= 0


def test_halves_part_all_pages_and_stay_the_same(tmp_path: Path) -> None:
    pages = [Page(id=f"p{number}", html=b"", url=None, article="") for number in range(181)]
    developed, held_out = halves(pages)
    assert developed | held_out == {page.id for page in pages}
    assert not developed & held_out and len(developed) == 91
    assert halves(pages) == (developed, held_out)


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


def test_without_data_the_command_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(tmp_path)]) == 2
    assert "--data" in capsys.readouterr().err


def test_the_public_pages_keep_their_floor() -> None:
    folder = os.environ.get("TOCSIN_TEST_DATA")
    if not folder:
        pytest.skip("TOCSIN_TEST_DATA is not set: the pages of the benchmark are not here")
    pages = load(Path(folder) / "data" / "article_extraction")
    found = figures([match(page.article, text_and_read(page)[0]) for page in pages])
    assert len(pages) == 181
    assert found["f1"] >= 0.97
