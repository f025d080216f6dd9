"""The benchmark of restraint: its scorer by hand, its loader, its verdicts on the real texts."""

import json
import os
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.kit.intervals import figures
from bench.kit.spans import Extent
from bench.kit.tools import Tools, document_of
from bench.kit.types import MissingDataError, Part, Unit
from bench.restraint import SETS, run
from bench.restraint.adapt import Listed, listed, read
from bench.restraint.load import Text, Told, load
from bench.restraint.score import MEASURES, is_right, unit
from tocsin.core.vocab import EventType

FALSE = "false current incidents per 100 documents"
VIOLENCE = "false incidents of violence per 100 documents"
RECALL = "recall of reported current incidents"


def told(
    *types: EventType, where: Sequence[Extent] = ((10, 50),), background: bool | None = False
) -> Told:
    return Told(types=frozenset(types), where=tuple(where), background=background, what="something")


def incident(event_type: EventType, *starts: int) -> Listed:
    return Listed(
        event_type=event_type,
        triggers=tuple((start, start + 5) for start in starts),
        words=("words",) * len(starts),
    )


def text(*reported: Told, words: str = "x" * 100, name: str = "a") -> Text:
    return Text(
        id=f"quiet/{name}",
        folder="quiet",
        text=words,
        published=None,
        title=None,
        about="an invented text",
        told=reported,
    )


def values(*units: Unit) -> dict[str, float | None]:
    part = Part(name="invented", units=units, measures=MEASURES)
    return {figure.measure: figure.value for figure in figures(part)}


@pytest.mark.parametrize(
    ("found", "reported", "right"),
    [
        (incident(EventType.ASSAULT, 10), told(EventType.ASSAULT), True),
        (incident(EventType.ASSAULT, 49), told(EventType.ASSAULT), True),
        # the end of a passage is no part of it
        (incident(EventType.ASSAULT, 50), told(EventType.ASSAULT), False),
        (incident(EventType.ASSAULT, 5), told(EventType.ASSAULT), False),
        # one trigger in a passage is enough
        (incident(EventType.ASSAULT, 5, 20), told(EventType.ASSAULT), True),
        (incident(EventType.ASSAULT, 75), told(EventType.ASSAULT, where=[(0, 9), (70, 80)]), True),
        # the right place under another type
        (incident(EventType.ASSAULT, 20), told(EventType.COERCE), False),
        (incident(EventType.COERCE, 20), told(EventType.ASSAULT, EventType.COERCE), True),
        # told as history only, and told either way
        (incident(EventType.ASSAULT, 20), told(EventType.ASSAULT, background=True), False),
        (incident(EventType.ASSAULT, 20), told(EventType.ASSAULT, background=None), True),
        (incident(EventType.ASSAULT), told(EventType.ASSAULT), False),
    ],
)
def test_incidents_judged_by_hand(found: Listed, reported: Told, right: bool) -> None:
    assert is_right(found, [reported]) is right


def test_figures_worked_by_hand() -> None:
    robbery = told(EventType.ASSAULT)
    protest = told(EventType.PROTEST, where=[(60, 90)])
    score = values(
        unit(
            text(robbery, protest, name="a"),
            [
                incident(EventType.ASSAULT, 12),
                incident(EventType.ASSAULT, 30),
                incident(EventType.ASSAULT, 70),
                incident(EventType.MOBILIZE, 1),
            ],
        ),
        unit(text(name="b"), [incident(EventType.COERCE, 3)]),
        unit(text(name="c"), []),
        unit(text(protest, name="d"), None),
    )
    assert score[FALSE] == pytest.approx(100 * 3 / 3)
    assert score[VIOLENCE] == pytest.approx(100 * 1 / 3)
    assert score["documents with a false incident"] == pytest.approx(100 * 2 / 3)
    assert score["incidents that are right"] == pytest.approx(100 * 2 / 5)
    # wanted: the robbery and twice a protest, one of them in a text that was not read
    assert score[RECALL] == pytest.approx(100 * 1 / 3)
    assert score["documents read"] == 75.0


def test_silence_has_no_false_incident_and_finds_nothing() -> None:
    score = values(unit(text(told(EventType.ASSAULT)), []))
    assert (score[FALSE], score[VIOLENCE], score[RECALL]) == (0.0, 0.0, 0.0)
    assert score["incidents that are right"] is None


def test_what_makes_no_incidents_or_may_be_left_out_is_not_wanted() -> None:
    reported = (
        told(EventType.THREATEN),
        told(EventType.ASSAULT, background=None),
        told(EventType.ASSAULT, background=True),
    )
    assert values(unit(text(*reported), []))[RECALL] is None


def test_a_text_that_is_not_read_counts_in_no_rate() -> None:
    score = values(unit(text(), None))
    assert (score[FALSE], score["documents with a false incident"]) == (None, None)


TYPES = st.sampled_from([EventType.ASSAULT, EventType.COERCE, EventType.PROTEST])
PASSAGES = st.lists(
    st.tuples(st.integers(0, 80), st.integers(1, 20)).map(lambda at: (at[0], sum(at))),
    min_size=1,
    max_size=3,
)
REPORTED = st.lists(
    st.builds(
        lambda types, where, background: told(*types, where=where, background=background),
        st.lists(TYPES, min_size=1, max_size=2),
        PASSAGES,
        st.sampled_from([True, False, None]),
    ),
    max_size=4,
)
FOUND = st.lists(
    st.builds(lambda kind, starts: incident(kind, *starts), TYPES, st.lists(st.integers(0, 99))),
    max_size=5,
)


@given(REPORTED)
def test_to_list_just_what_is_reported_is_perfect(reported: list[Told]) -> None:
    current = [each for each in reported if each.background is not True]
    perfect = [incident(kind, each.where[0][0]) for each in current for kind in each.types]
    score = values(unit(text(*reported), perfect))
    assert score[FALSE] == 0.0 and score[RECALL] in (None, 100.0)


@given(REPORTED, FOUND)
def test_order_does_not_matter(reported: list[Told], found: list[Listed]) -> None:
    there = unit(text(*reported), found).counts
    assert unit(text(*reported[::-1]), found[::-1]).counts == there


@given(REPORTED, FOUND, FOUND)
def test_more_incidents_never_make_fewer_false_ones(
    reported: list[Told], found: list[Listed], more: list[Listed]
) -> None:
    fewer, all_of_them = (unit(text(*reported), each).counts for each in (found, found + more))
    assert fewer["false"] <= all_of_them["false"]
    assert fewer["current.right"] <= all_of_them["current.right"]


# ------------------------------------------------------------------------- adapter

BLAST = (
    "A suicide bomber killed nine soldiers at a checkpoint near the town of Selm on Tuesday, "
    "the army said. Gunmen then attacked the soldiers' base and wounded four guards.\n\n"
    "The army said that militants of the northern front were behind the bombing, and that "
    "troops had shot two of the attackers."
)
BAKERY = (
    "Sales of bread rose by four per cent in the third quarter, the bakery said on Monday. "
    "Its chief executive attacked the flour tax, and its shares shot up after the results.\n\n"
    "The bakery will open twelve shops next year. It expects to hire two hundred people."
)


def test_incidents_of_a_text_are_those_that_are_listed() -> None:
    texts = [text(words=BLAST, name="blast"), text(words=BAKERY, name="bakery")]
    (_, blast), (_, bakery) = read(texts, Tools(data=Path()), what="Texts")
    assert blast and {each.event_type for each in blast} == {EventType.ASSAULT}
    assert all(
        BLAST[start:end] == words
        for each in blast
        for (start, end), words in zip(each.triggers, each.words, strict=True)
    )
    assert bakery == ()


def test_a_text_in_a_language_that_is_not_read_is_not_read() -> None:
    words = "Die Stadt hat am Montag beschlossen, zwei neue Schulen und ein Bad zu bauen. " * 6
    document = document_of(words, id="quiet/stadt")
    tools = Tools(data=Path())
    (reading,) = tools.read([document], what="Texts")
    assert reading is not None
    assert listed(document, reading, tools) is None


# -------------------------------------------------------------------------- loader


def quiet_folder(data: Path, **changed: str) -> tuple[Path, Path]:
    """Return a data folder with two texts of one folder, and verdicts on them and on another."""
    (data / "article_extraction").mkdir()
    bodies = {"p0": BAKERY, "p1": BLAST}
    truth = {name: {"articleBody": body} for name, body in bodies.items()}
    (data / "article_extraction" / "ground-truth.json").write_text(json.dumps(truth), "utf-8")
    digests = {name: sha256(body.encode()).hexdigest()[:12] for name, body in bodies.items()}
    verdicts = data / "verdicts_quiet.toml"
    lines = f'''
    [[text]]
    id = "p0"
    folder = "article_extraction"
    text = "{digests["p0"]}"
    about = "sales of a bakery"
    [[text]]
    id = "{changed.get("id", "p1")}"
    folder = "{changed.get("folder", "article_extraction")}"
    text = "{changed.get("digest", digests["p1"])}"
    about = "a bombing"
    [[text.incident]]
    types = {changed.get("types", '["ASSAULT"]')}
    where = {changed.get("where", f"[[0, {len(BLAST)}]]")}
    what = "a bombing"
    [[text]]
    id = "gone"
    folder = "polnear/dev"
    text = "000000000000"
    about = "a text whose folder is not there"
    '''
    verdicts.write_text(lines, encoding="utf-8")
    return data, verdicts


def test_texts_are_loaded_from_the_folders_that_are_there(tmp_path: Path) -> None:
    found = load(*quiet_folder(tmp_path))
    assert [each.id for each in found.texts] == ["article_extraction/p0", "article_extraction/p1"]
    assert found.absent == ("polnear/dev",)
    (bombing,) = found.texts[1].told
    assert bombing.types == {EventType.ASSAULT} and bombing.background is None


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"digest": "0123456789ab"}, "p1 has changed"),
        ({"id": "p7"}, "no text p7"),
        ({"id": "p0"}, "p0"),
        ({"folder": "elsewhere"}, "elsewhere"),
        ({"types": '["BRAWL"]'}, "BRAWL"),
        ({"types": "[]"}, "empty"),
        ({"where": "[[5, 5]]"}, "where"),
        ({"where": "[[0, 9999]]"}, "where"),
        ({"where": "[]"}, "where"),
        ({"where": "[["}, "not TOML"),
    ],
)
def test_what_does_not_fit_is_named(tmp_path: Path, changed: dict[str, str], named: str) -> None:
    with pytest.raises(MissingDataError, match=named):
        load(*quiet_folder(tmp_path, **changed))


def test_two_verdicts_on_one_text_are_an_error(tmp_path: Path) -> None:
    data, verdicts = quiet_folder(tmp_path)
    lines = verdicts.read_text("utf-8")
    verdicts.write_text(lines + lines, encoding="utf-8")
    with pytest.raises(MissingDataError, match="two verdicts"):
        load(data, verdicts)


def test_publication_dates_and_titles_are_those_of_the_folders(tmp_path: Path) -> None:
    (tmp_path / "polnear" / "dev" / "text").mkdir(parents=True)
    (tmp_path / "polnear" / "dev" / "text" / "bread.txt").write_bytes(BAKERY.encode())
    table = 'filename\tpublication_date\ttitle\nbread\t2016-09-08\t"Bread\n'
    (tmp_path / "polnear" / "metadata.tsv").write_text(table, encoding="utf-8")
    folder = tmp_path / "giveme5w1h" / "gold_standard" / "data"
    folder.mkdir(parents=True)
    entry = {"text": BAKERY, "title": "Bread sells", "date_publish": "2016-11-09 10:30:00"}
    (folder / "b1.json").write_text(json.dumps(entry), encoding="utf-8")
    digest = sha256(BAKERY.encode()).hexdigest()[:12]
    verdicts = tmp_path / "verdicts.toml"
    verdicts.write_text(
        "".join(
            f'[[text]]\nid = "{name}"\nfolder = "{where}"\ntext = "{digest}"\nabout = "bread"\n'
            for name, where in (("bread", "polnear/dev"), ("b1", "giveme5w1h/gold_standard"))
        ),
        encoding="utf-8",
    )
    one, other = load(tmp_path, verdicts).texts
    assert (str(one.published), one.title) == ("2016-09-08", None)
    assert (str(other.published), other.title) == ("2016-11-09", "Bread sells")


def test_a_data_folder_without_any_text_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match="none of the folders"):
        run(Tools(data=tmp_path))


def test_messages_that_are_not_there_are_absent_beside_other_parts(tmp_path: Path) -> None:
    (tmp_path / "muc4" / "corpora" / "tst3").mkdir(parents=True)
    found = load(tmp_path, SETS["muc4"])
    assert (found.texts, found.absent) == ((), ("muc4",))


def test_a_folder_without_its_file_is_an_error(tmp_path: Path) -> None:
    data, verdicts = quiet_folder(tmp_path)
    (data / "article_extraction" / "ground-truth.json").unlink()
    with pytest.raises(MissingDataError, match="ground-truth"):
        load(data, verdicts)


# ------------------------------------------------------------------ the real texts

DATA = os.environ.get("TOCSIN_TEST_DATA")


@pytest.mark.skipif(DATA is None, reason="TOCSIN_TEST_DATA does not name the folder of the texts")
@pytest.mark.parametrize(("name", "number"), [("quiet", 200), ("muc4", 84)])
def test_verdicts_fit_the_texts_they_are_on(name: str, number: int) -> None:
    found = load(Path(str(DATA)) / "data", SETS[name])
    assert found.absent == ()
    assert len({each.id for each in found.texts}) == len(found.texts) == number
    assert all(
        0 <= start < end <= len(each.text) and not each.text[start:end].isspace()
        for each in found.texts
        for reported in each.told
        for start, end in reported.where
    )
