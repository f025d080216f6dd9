"""The benchmark of attributions: loader, adapter and scorer on invented articles."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.kit.intervals import values
from bench.kit.spans import Extent
from bench.kit.tools import Tools
from bench.kit.types import MissingDataError, Part
from bench.polnear import BENCHMARK, document, run, unit
from bench.polnear.adapt import as_marked, by_convention
from bench.polnear.load import Article, Quotation, load, pieces
from bench.polnear.score import MEASURES, counts_of, sentences_with_attribution, within
from bench.polnear.sentences import sentences
from oddities import said_of
from tocsin.core.types import Attribution
from tocsin.testing import Report

NAME = "invented_2016-09-12_mayor-speaks"
TEXT = "Mayor speaks\n\nThe mayor said that the bridge is safe. It rained.\n"
ANNOTATION = (
    "T1\tSource 14 23\tThe mayor\n"
    "T2\tCue 24 28\tsaid\n"
    "T3\tContent 29 52\tthat the bridge is safe\n"
    "T4\tAttribution 24 28\tsaid\n"
    "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"
)
SOURCE, CUE, CONTENT = (14, 23), (24, 28), (29, 52)
GOLD = Quotation(source=(SOURCE,), cue=(CUE,), content=(CONTENT,))


def folder(
    root: Path, annotations: dict[str, str] | None = None, texts: dict[str, str] | None = None
) -> Path:
    """Write a part of the corpus and return its folder."""
    part = root / "polnear" / "dev"
    (part / "text").mkdir(parents=True)
    (part / "attributions").mkdir()
    for name, words in (texts or {NAME: TEXT}).items():
        (part / "text" / f"{name}.txt").write_text(words, encoding="utf-8")
    for name, lines in (annotations or {f"{NAME}_4b22": ANNOTATION}).items():
        (part / "attributions" / f"{name}.ann").write_text(lines, encoding="utf-8")
    return part


def place(text: str, words: str) -> Extent:
    """Return where words stand."""
    return text.index(words), text.index(words) + len(words)


def figures(wanted: list[Quotation], predicted: list[Quotation]) -> dict[str, float | None]:
    """Return the figures on one invented article."""
    article = Article(id="one", text="x" * 200, quotations=tuple(wanted))
    found = unit(article, None)
    found = replace(found, counts=counts_of(wanted, predicted, predicted))
    return values(Part(name="invented", units=[found], measures=MEASURES))


# ---------------------------------------------------------------------------------- loader


def test_parts_are_linked_by_the_events(tmp_path: Path) -> None:
    (article,) = load(folder(tmp_path))
    assert (article.id, article.text, article.quotations) == (NAME, TEXT, (GOLD,))


def test_the_first_annotator_by_name_counts(tmp_path: Path) -> None:
    other = "T1\tCue 24 28\tsaid\nT2\tAttribution 24 28\tsaid\nE1\tAttribution:T2 Cue:T1\n"
    (article,) = load(folder(tmp_path, {f"{NAME}_6b86": other, f"{NAME}_4b22": ANNOTATION}))
    assert article.quotations == (GOLD,)


def test_spans_in_pieces_second_parts_and_empty_events(tmp_path: Path) -> None:
    lines = (
        "T1\tContent 0 12;29 52\tMayor speaks that the bridge is safe\n"
        "T2\tCue 24 28\tsaid\n"
        "T3\tContent 54 63\tIt rained\n"
        "T4\tDiscuss 0 5\tMayor\n"
        "E1\tAttribution-no-source:T2 Cue:T2 Content:T1 Content2:T3\n"
        "E2\tAttribution-no-source:T2 \n"
        "#1\tAnnotatorNotes T1\tunsure\n"
    )
    (article,) = load(folder(tmp_path, {f"{NAME}_4b22": lines}))
    pieces_of_content = ((0, 12), (29, 52), (54, 63))
    assert article.quotations == (Quotation(cue=(CUE,), content=pieces_of_content),)


def test_a_span_over_lines_is_cut_there_and_its_words_may_be_cut_too(tmp_path: Path) -> None:
    lines = (
        "T1\tContent 0 23\tMayor speaks\nThe mayor\n"
        "T2\tCue 24 28\tsaid\n"
        "E1\tAttribution-no-source:T2 Cue:T2 Content:T1\n"
    )
    (article,) = load(folder(tmp_path, {f"{NAME}_4b22": lines}))
    assert article.quotations[0].content == ((0, 12), SOURCE)


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (ANNOTATION.replace("14 23", "15 24"), "line 1: the text there does not read 'The mayor'"),
        (ANNOTATION.replace("24 28", "24 x", 1), "line 2: 'Cue 24 x' are no offsets"),
        (ANNOTATION.replace("Cue:T2", "Cue:T9"), "line 5: Cue:T9 is no part that is there"),
        (ANNOTATION.replace("Cue:T2", "Via:T2"), "line 5: Via:T2 is no part that is there"),
    ],
)
def test_a_broken_annotation_is_named(tmp_path: Path, lines: str, says: str) -> None:
    part = folder(tmp_path, {f"{NAME}_4b22": lines})
    assert f"{NAME}_4b22.ann, {says}" in said_of(lambda: load(part))


@pytest.mark.parametrize(
    "lines",
    [
        ANNOTATION,
        ANNOTATION.rstrip("\n"),
        # Annotators left a few parts without an attribution.
        f"{ANNOTATION}T5\tSource 14 23\tThe mayor\n",
    ],
)
def test_a_whole_annotation_is_read(tmp_path: Path, lines: str) -> None:
    (article,) = load(folder(tmp_path, {f"{NAME}_4b22": lines}))
    assert article.quotations == (GOLD,)


def test_a_file_cut_within_a_line_is_noticed(tmp_path: Path) -> None:
    part = folder(tmp_path)
    path = part / "attributions" / f"{NAME}_4b22.ann"
    cuts = [ANNOTATION[:end] for end in range(1, len(ANNOTATION) - 1)]
    for cut in cuts:
        if cut.endswith("\n"):
            continue
        path.write_text(cut, encoding="utf-8")
        assert f"{NAME}_4b22.ann, line " in said_of(lambda: load(part))


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (ANNOTATION.replace("T2\tCue 24 28\tsaid", "T2\tCue 24 28"), "line 2: a name, a kind"),
        (ANNOTATION.replace("T2\tCue 24 28\tsaid", "T2"), "line 2: T2 has no fields"),
        (ANNOTATION.replace("bridge is safe", "bridge"), "line 3: the text there reads on after"),
        (ANNOTATION.replace(":T4", ":T7"), "line 5: Attribution:T7 is no part that is there"),
        (ANNOTATION.partition("E1")[0], "line 4: no event names Attribution T4"),
    ],
)
def test_a_cut_record_is_named(tmp_path: Path, lines: str, says: str) -> None:
    part = folder(tmp_path, {f"{NAME}_4b22": lines})
    assert f"{NAME}_4b22.ann, {says}" in said_of(lambda: load(part))


@pytest.mark.parametrize(("part", "number"), [("dev", 84), ("train", 840)])
def test_the_real_annotation_is_whole(part: str, number: int) -> None:
    real = Path(os.environ.get("TOCSIN_TEST_DATA", "/nowhere")) / "data" / "polnear" / part
    if not real.exists():
        pytest.skip(f"the real articles are not at {real}: set TOCSIN_TEST_DATA")
    assert len(load(real)) == number


def test_a_text_without_annotation_is_named(tmp_path: Path) -> None:
    part = folder(tmp_path, texts={NAME: TEXT, "other_2016-09-12_text": TEXT})
    with pytest.raises(MissingDataError, match=r"no other_2016-09-12_text_ANNOTATOR\.ann"):
        load(part)


def test_a_folder_without_parts_says_what_was_expected(tmp_path: Path) -> None:
    (tmp_path / "polnear" / "train").mkdir(parents=True)
    with pytest.raises(MissingDataError, match="none of dev, test"):
        run(Tools(data=tmp_path))


# ------------------------------------------------------------------------------- sentences


def test_sentences_end_at_marks_and_not_at_short_forms() -> None:
    text = "Title without mark\nGov. Roe met J. Poe in the U.S. Senate. “No!” she said. 3 left."
    assert [text[start:end] for start, end in sentences(text)] == [
        "Title without mark",
        "Gov. Roe met J. Poe in the U.S. Senate.",
        "“No!” she said.",
        "3 left.",
    ]


@given(st.text(alphabet="Ab .!?”\n", max_size=60))
def test_sentences_hold_every_word_once(text: str) -> None:
    held = "".join(text[start:end] for start, end in sentences(text))
    assert "".join(held.split()) == "".join(text.split())


def test_only_sentences_that_hold_a_part_are_kept() -> None:
    article = Article(id="one", text=TEXT, quotations=(GOLD,))
    kept = sentences_with_attribution(article)
    assert [TEXT[start:end] for start, end in kept] == ["The mayor said that the bridge is safe."]
    outside = Quotation(source=(place(TEXT, "It"),), cue=(CUE,))
    nowhere = Quotation(content=(place(TEXT, "Mayor speaks"),))
    assert within([GOLD, outside, nowhere], kept) == [GOLD, Quotation(cue=(CUE,))]


# --------------------------------------------------------------------------------- adapter


def marked(text: str, source: str, cue: str | None, *contents: str) -> tuple[Report, Attribution]:
    """Return a text with one attribution that Tocsin might make."""
    written = Report(text)
    made = written.attribute(source)
    made = replace(
        made,
        cue=written.span(cue) if cue else None,
        content=tuple(written.span(words) for words in contents),
    )
    written.attributions[-1] = made
    return written, made


def words_of(text: str, one: Quotation) -> tuple[list[str], list[str], list[str]]:
    """Return the parts of an attribution as words."""
    source, cue, content = (
        [text[start:end] for start, end in part] for part in (one.source, one.cue, one.content)
    )
    return source, cue, content


@pytest.mark.parametrize(
    ("text", "cue", "content", "cue_then", "content_then"),
    [
        ("Roe said that it fell.", "said", "it fell.", "said", "that it fell"),
        ("Roe has not yet quickly said so.", "said", "so.", "quickly said", "so"),
        ("Roe has also said so.", "said", "so", "has also said", "so"),
        ("Roe didn’t say it fell", "say", "it fell", "didn’t say", "it fell"),
        ("Roe plans to leave, she", "plans", "leave", "plans", "to leave"),
        ("Roe warned against haste", "warned", "haste", "warned against", "haste"),
        ("Roe warned Poe against haste", "warned", "haste", "warned", "haste"),
        ("Roe said: “It fell.”", "said", "“It fell.”", "said:", "“It fell.”"),
        ("“It fell,” Roe said.", "said", "“It fell,”", "said", "“It fell,”"),
        ("That it fell, Roe said.", "said", "it fell", "said", "it fell"),
    ],
)
def test_parts_take_in_what_the_guidelines_say(
    text: str, cue: str, content: str, cue_then: str, content_then: str
) -> None:
    one = by_convention(text, Quotation(cue=(place(text, cue),), content=(place(text, content),)))
    assert words_of(text, one) == ([], [cue_then], [content_then])


def test_a_verb_group_does_not_reach_into_the_line_before() -> None:
    text = "Sadly\nsaid Roe"
    assert by_convention(text, Quotation(cue=((6, 10),))).cue == ((6, 10),)


def test_speakers_joined_by_and_are_one_source() -> None:
    text = "Roe, Poe and the mayor said no. Doe"
    written, made = marked(text, "Roe", "said", "no")
    others = [
        replace(made.speakers[0], mention=written.span(each)) for each in ("Poe", "the mayor")
    ]
    written.attributions = [replace(made, speakers=(*made.speakers, *others))]
    (one,) = as_marked(written.reading(), text)
    assert words_of(text, one)[0] == ["Roe, Poe and the mayor"]


def test_sentences_of_one_quotation_are_joined_before_and_after_the_cue() -> None:
    text = "“It fell. It broke,” Roe said. “We ran. We hid.”\n“I fled.”"
    written, made = marked(text, "Roe", "said", "It broke,”")
    for words in ("“It fell.", "“We ran.", "We hid.”", "“I fled.”"):
        written.attributions.append(replace(made, cue=None, content=(written.span(words),)))
    (one,) = as_marked(written.reading(), text)
    assert words_of(text, one) == (
        ["Roe"],
        ["said"],
        ["“It fell. It broke,”", "“We ran. We hid.”", "“I fled.”"],
    )


def test_another_speakers_words_are_not_joined() -> None:
    text = "Roe said “It fell.” “No.” Poe"
    written, made = marked(text, "Roe", "said", "“It fell.”")
    poe = replace(made.speakers[0], mention=written.span("Poe"), speaker_key="poe")
    other = replace(made, speakers=(poe,), cue=None, content=(written.span("“No.”"),))
    written.attributions.append(other)
    assert len(as_marked(written.reading(), text)) == 2


def test_what_lies_in_anothers_content_is_left_out() -> None:
    text = "Roe said that Poe lied."
    written, made = marked(text, "Roe", "said", "Poe lied.")
    inner = replace(made, content=(written.span("lied"),), parent=made.id)
    written.attributions.append(inner)
    assert len(as_marked(written.reading(), text)) == 1


def test_an_article_is_read_for_real(tmp_path: Path) -> None:
    folder(tmp_path)
    attributed, whole = run(Tools(data=tmp_path))
    assert [part.name for part in (attributed, whole)] == [
        "dev, sentences with an attribution",
        "dev, whole documents",
    ]
    said = {"source": ["The mayor"], "cue": ["said"], "content": ["that the bridge is safe"]}
    assert whole.units[0].output == [said]
    found = values(attributed)
    assert all(found[f"{role} exact F1"] == 100 for role in ("source", "cue", "content"))


def test_the_day_of_publication_is_in_the_name() -> None:
    assert document(Article(id=NAME, text="x", quotations=())).published_given == date(2016, 9, 12)
    assert document(Article(id="none", text="x", quotations=())).published_given is None


# ---------------------------------------------------------------------------------- scorer


def test_spans_worked_by_hand() -> None:
    wanted = [
        Quotation(source=((0, 3),), cue=((4, 8),), content=((9, 19),)),
        Quotation(cue=((30, 34),), content=((40, 50), (60, 70))),
    ]
    predicted = [
        # source and cue to the letter; the content begins alike and ends early
        Quotation(source=((0, 3),), cue=((4, 8),), content=((9, 14),)),
        # a source where there is none; one piece of content of two
        Quotation(source=((80, 83),), cue=((31, 34),), content=((40, 50),)),
    ]
    found = figures(wanted, predicted)
    # one of two predicted, the one wanted: 2 * 1 / (2 + 1)
    assert found["source exact F1"] == pytest.approx(200 / 3)
    assert found["cue exact F1"] == 50
    # one right of two predicted and three wanted
    assert found["content exact precision"] == 50
    assert found["content exact recall"] == pytest.approx(100 / 3)
    assert found["content begin F1"] == 80
    # 15 characters of 15 predicted and 30 wanted
    assert found["content overlap F1"] == pytest.approx(200 * 15 / 45)
    # 5 of 10, 10 of 10, none of 10
    assert found["content Jaccard"] == 50
    assert found["attribution exact F1"] == 0
    # the first is the same words of the same source; the second has another source
    assert found["attribution in substance F1"] == 50


def test_whose_span_it_is_counts_for_the_attribution_only() -> None:
    one = Quotation(source=((0, 3),), cue=((4, 8),), content=((9, 19),))
    two = Quotation(source=((20, 23),), cue=((24, 28),), content=((29, 39),))
    crossed = [replace(one, source=two.source), replace(two, source=one.source)]
    found = figures([one, two], crossed)
    assert found["source exact F1"] == 100
    assert (found["attribution exact F1"], found["attribution in substance F1"]) == (0, 0)


@st.composite
def parts(draw: st.DrawFn, least: int = 0) -> tuple[Extent, ...]:
    starts = draw(st.lists(st.integers(0, 50), min_size=least, max_size=2, unique=True))
    return tuple((start, start + draw(st.integers(1, 9))) for start in sorted(starts))


QUOTATIONS = st.lists(
    st.builds(Quotation, source=parts(), cue=parts(), content=parts(1)), max_size=4
)


@given(QUOTATIONS)
def test_what_is_wanted_scores_all_there_is(wanted: list[Quotation]) -> None:
    assert set(figures(wanted, wanted).values()) <= {100.0, None}


@given(QUOTATIONS)
def test_nothing_found_scores_nothing(wanted: list[Quotation]) -> None:
    found = figures(wanted, [])
    assert set(found.values()) <= {0.0, None}
    assert found["source exact precision"] is None


@given(QUOTATIONS, QUOTATIONS, st.randoms())
def test_order_does_not_count(
    wanted: list[Quotation], predicted: list[Quotation], random: Random
) -> None:
    shuffled = random.sample(predicted, len(predicted))
    assert figures(wanted, shuffled) == pytest.approx(figures(wanted, predicted))


def test_pieces_have_no_white_space_at_their_edges() -> None:
    assert pieces(" a b \n \n c ", (0, 11)) == [(1, 4), (9, 10)]


DATA = os.environ.get("TOCSIN_TEST_DATA")


@pytest.mark.skipif(DATA is None, reason="TOCSIN_TEST_DATA does not name the folder of the data")
def test_the_development_part_is_as_large_as_its_page_says() -> None:
    articles = load(Path(DATA or "") / "data" / BENCHMARK.folder / "dev")
    quotations = [one for article in articles for one in article.quotations]
    assert (len(articles), len(quotations)) == (84, 2192)
    assert sum(not one.source for one in quotations) > 100
