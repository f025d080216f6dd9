"""Data sets become examples: marks stand on their words, and the rest is masked."""

import json
from pathlib import Path

import numpy as np
import pytest

from bench.kit.tools import document_of
from tocsin.models.windows import Window
from training.adapters import event_location, muc4, plover, silver, wikievents
from training.examples import MASKED, PAIRS, TAGS, Example, Flags, Pairs, tag_of
from training.windows import Marked, batch_of

TEXT = (
    "gunmen of the hill front killed mayor pablo lora in selby.  a bridge was bombed in arden. "
    "gunmen fled."
)


def message(*templates: dict[str, object]) -> dict[str, object]:
    return {"docid": "D1", "doctext": TEXT, "templates": list(templates)}


def template(kind: str, **roles: str) -> dict[str, object]:
    found: dict[str, object] = {"incident_type": kind}
    for role in muc4.ROLES:
        words = roles.get(role)
        found[role] = [[[words, TEXT.index(words)]]] if words else []
    return found


ATTACK = template("attack", PerpInd="gunmen", PerpOrg="hill front", Victim="pablo lora")


def marked(example: Example, head: str) -> dict[str, str]:
    row = example.tags[head]
    labels = TAGS[head]
    return {
        word: labels[number]
        for word, number in zip(example.words, row, strict=True)
        if number not in (0, MASKED)
    }


def test_words_of_its_type_near_its_fillers_tell_an_incident_of_muc4() -> None:
    example = muc4.example_of(message(ATTACK))
    assert marked(example, "incident") == {"killed": "attack"}
    killed = example.words.index("killed")
    ties = {
        (example.words[word], label)
        for place, word, label in example.pairs["part"].marked
        if place == killed
    }
    assert ties == {
        ("gunmen", "perpetrator_person"),
        ("hill", "perpetrator_body"),
        ("front", "perpetrator_body"),
        ("pablo", "victim"),
        ("lora", "victim"),
    }


def test_a_word_of_another_type_tells_none_and_one_of_its_type_elsewhere_teaches_nothing() -> None:
    quiet = muc4.example_of(message())
    assert set(quiet.tags["incident"]) == {0}
    bombed = quiet.words.index("bombed")
    assert muc4.example_of(message(ATTACK)).tags["incident"][bombed] == 0
    far = template("bombing", PerpInd="gunmen")
    assert muc4.example_of(message(far)).tags["incident"][bombed] == MASKED


def test_the_same_wording_elsewhere_is_masked() -> None:
    flags = muc4.example_of(message(ATTACK)).flags["filler"]
    words = muc4.example_of(message(ATTACK)).words
    first, second = (number for number, word in enumerate(words) if word == "gunmen")
    assert (first, "perpetrator_person") in flags.marked
    assert second in flags.masked


def test_types_of_wikievents_that_are_not_ours_teach_nothing() -> None:
    def mention(kind: str, place: int) -> dict[str, object]:
        return {"event_type": kind, "trigger": {"start": place, "end": place + 1}}

    tokens = "Guards arrested men who died".split()
    example = wikievents.example_of(
        {
            "doc_id": "W1",
            "tokens": tokens,
            "sentences": [[[[word, 0, 0] for word in tokens], ""]],
            "event_mentions": [
                mention("Justice.ArrestJailDetain.Unspecified", 1),
                mention("Life.Die.Unspecified", 4),
            ],
        }
    )
    assert example.tags["trigger"] == (0, tag_of("trigger", "COERCE"), 0, 0, MASKED)


def test_a_sentence_with_a_verb_asks_for_its_places_only(tmp_path: Path) -> None:
    text = "Rebels shelled the town of Selby."
    rows = [
        {"start": text.index("shelled"), "end": text.index(" the"), "label": "VERB"},
        {"start": text.index("Selby"), "end": len(text) - 1, "label": "LOCATION"},
    ]
    path = tmp_path / "told.jsonl"
    lines = [{"_id": 1, "text": text, "spans": rows}, {"_id": 2, "text": text, "spans": rows}]
    lines.append({"_id": 3, "text": "Nobody came.", "spans": []})
    path.write_text("\n".join(map(json.dumps, lines)))
    (example,) = event_location.examples(path)
    pairs = example.pairs["role"]
    words = example.words
    assert pairs.asked == ("place",)
    assert pairs.marked == {(words.index("shelled"), words.index("Selby"), "place")}


def window(example: Example, first: int, last: int) -> Marked:
    count = last - first
    return Marked(
        example=example,
        window=Window(
            first=first,
            last=last,
            pieces=tuple(range(count + 2)),
            starts=tuple(range(1, count + 1)),
        ),
    )


def test_a_batch_has_the_marks_of_its_windows_and_knows_nothing_of_other_heads() -> None:
    example = Example(
        id="E1",
        origin="made",
        words=("a", "b", "c", "d", "e"),
        sentences=(0, 3),
        tags={"trigger": (0, 1, MASKED, 2, 0)},
        flags={"filler": Flags(marked=frozenset({(3, "weapon")}), masked=frozenset({4}))},
        pairs={
            "role": Pairs(
                predicates=(1, 3),
                marked=frozenset({(3, 4, "place"), (1, 4, "actor")}),
                asked=("place",),
            )
        },
    )
    other = Example(id="E2", origin="made", words=("x",), sentences=(0,))
    batch = batch_of([window(example, 3, 5), window(other, 0, 1)])
    assert batch.tags["trigger"].tolist() == [[2, 0], [MASKED, MASKED]]
    weapon = 4
    assert batch.flags["filler"][0, 0, weapon] == 1.0
    assert np.isnan(batch.flags["filler"][0, 1]).all()
    assert np.isnan(batch.flags["filler"][1]).all()
    assert batch.predicates["role"].tolist() == [[0], [-1]]
    place = PAIRS["role"].index("place")
    assert batch.pairs["role"][0, 0, :, place].tolist() == [0.0, 1.0]
    assert np.isnan(np.delete(batch.pairs["role"][0, 0], place, axis=1)).all()


def test_a_label_that_a_head_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="nonsense"):
        tag_of("trigger", "nonsense")


RECORD = {
    "id": "R1",
    "event": "DEMAND",
    "textInfo": {
        "markup": "(SRC: Selby's mayor) (EVT: demanded) on Monday that "
        "(TAR: rebels (LOC: in Arden)) leave the town."
    },
}


def test_a_record_of_plover_marks_its_event_and_who_has_a_part() -> None:
    example = plover.example_of(RECORD)
    assert example is not None
    assert " ".join(example.words).startswith("Selby 's mayor demanded on Monday that rebels in")
    assert marked(example, "trigger") == {"demanded": "REQUEST"}
    parts = {(example.words[word], label) for _, word, label in example.pairs["role"].marked}
    assert parts == {("mayor", "actor"), ("rebels", "recipient"), ("Arden", "place")}


def test_words_of_plover_that_may_tell_something_else_teach_nothing() -> None:
    example = plover.example_of(RECORD)
    assert example is not None
    row = dict(zip(example.words, example.tags["trigger"], strict=True))
    assert (row["leave"], row["on"]) == (MASKED, 0)


def test_a_record_of_plover_without_words_of_an_event_is_none() -> None:
    assert plover.example_of({"id": "R2", "event": "DOCUMENT"}) is None


def test_texts_are_marked_where_the_rules_accept_a_word_and_masked_where_they_pass_over_one() -> (
    None
):
    text = (
        "Gunmen of the Hill Front killed the mayor of Selby on Monday, police said. "
        "Villagers held a feast, and the band played an attack of drums."
    )
    example = silver.example_of(document_of(text, id="s1"))
    assert example is not None
    assert marked(example, "trigger") == {"killed": "ASSAULT"}
    row = dict(zip(example.words, example.tags["trigger"], strict=True))
    assert (row["attack"], row["feast"]) == (MASKED, 0)
    assert ("killed", "mayor", "recipient") in {
        (example.words[one], example.words[other], label)
        for one, other, label in example.pairs["role"].marked
    }
    assert "same" not in example.pairs


def test_a_long_text_is_cut_at_the_end_of_a_sentence() -> None:
    sentence = "Nothing happened in Selby on that day. "
    cut = silver.head_of(sentence * 100)
    assert cut.endswith("day.")
    assert len(cut) <= silver.MOST_CHARACTERS
