"""An invented report and its annotation, as the benchmark of claims keeps them."""

import json
from pathlib import Path
from typing import Any

TEXT = (
    "Gunmen killed at least three soldiers in Arlen on Monday, the army said. "
    "“They also shelled a bridge,” a colonel told Radio Veld. "
    "The raid killed 4 soldiers, witnesses in Arlen said later. "
    "Taron funds the Red Front."
)


def span(words: str, nth: int = 1) -> dict[str, Any]:
    """Return the nth occurrence of words as the annotation writes it."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return {"q": words, "start": start, "end": start + len(words)}


def extent(words: str, nth: int = 1) -> tuple[int, int]:
    """Return where the nth occurrence of words begins and ends."""
    found = span(words, nth)
    return found["start"], found["end"]


def saying(name: str, source: list[Any], cue: Any, content: list[Any], **more: Any) -> Any:
    return {
        "id": name,
        "source": source,
        "cue": cue,
        "content": content,
        "source_kind": "official",
        "named": False,
        "via": None,
        "stance": "asserted",
        "basis": "none_stated",
        "basis_span": None,
        "likelihood": None,
        "direct": False,
        "parent": None,
        **more,
    }


def act(name: str, trigger: Any, **more: Any) -> Any:
    return {
        "id": name,
        "trigger": trigger,
        "type": "ASSAULT",
        "mode": "unspecified",
        "realis": "happened",
        "background": False,
        "count": None,
        "actors": [],
        "recipients": [],
        "weapons": [],
        "places": [],
        "times": [],
        "harm": [],
        "attribution": None,
        "incident": "i1",
        **more,
    }


def role(words: str, kind: str, status: str = "stated") -> Any:
    return {"span": span(words), "kind": kind, "status": status}


def harm(low: int | None, high: int | None, who: str) -> Any:
    return {"kind": "killed", "who": span(who), "figure": None, "low": low, "high": high}


def annotation(doc: str = "d1") -> dict[str, Any]:
    """Return the whole annotation of the text."""
    return {
        "doc": doc,
        "attributions": [
            saying(
                "a1",
                [span("the army")],
                span("said"),
                [span("Gunmen killed at least three soldiers in Arlen on Monday")],
            ),
            saying(
                "a2",
                [span("a colonel")],
                span("told"),
                [span("“They also shelled a bridge,”")],
                via=span("Radio Veld"),
                direct=True,
            ),
            saying(
                "a3",
                [span("witnesses in Arlen")],
                span("said", 2),
                [span("The raid killed 4 soldiers")],
                source_kind="witness",
                basis="eyewitness",
                basis_span=span("witnesses in Arlen"),
            ),
        ],
        "occurrences": [
            act(
                "o1",
                span("killed"),
                actors=[role("Gunmen", "group")],
                recipients=[role("at least three soldiers", "force")],
                places=[span("Arlen")],
                times=[{"span": span("Monday"), "value": "2021-03-01", "end": None}],
                harm=[harm(3, None, "at least three soldiers")],
                attribution="a1",
            ),
            act(
                "o2",
                span("shelled"),
                mode="heavy-weapons",
                recipients=[role("a bridge", "facility")],
                attribution="a2",
                incident="i2",
            ),
            act(
                "o3",
                span("raid"),
                recipients=[role("4 soldiers", "force")],
                harm=[harm(4, 4, "4 soldiers")],
                attribution="a3",
            ),
        ],
        "ties": [
            {
                "id": "t1",
                "from": span("Taron"),
                "to": span("the Red Front"),
                "kind": "funds",
                "trigger": span("funds"),
                "status": "stated",
                "attribution": None,
            }
        ],
        "tallies": [
            {
                "id": "y1",
                "span": span("The raid killed 4 soldiers"),
                "figure": span("4"),
                "low": 4,
                "high": 4,
                "of": "killed",
                "place": None,
                "window": None,
                "attribution": "a3",
            }
        ],
        "outlooks": [
            {
                "id": "f1",
                "span": span("Taron funds the Red Front"),
                "horizon": None,
                "until": "2021-W10",
                "likelihood": None,
                "kind": "plan",
                "by": None,
                "attribution": None,
            }
        ],
        "contradictions": [["o1", "o3", "two counts of one raid"]],
        "notes": "",
    }


def write(folder: Path, part: str = "dev", doc: str = "d1", entry: Any = None) -> Path:
    """Write a document and its annotation, and return the file of the annotation."""
    told = {"id": doc, "source": "The Arlen Post", "published": "2021-03-02", "text": TEXT}
    for path, content in (
        (folder / "docs" / f"{doc}.json", told),
        (folder / part / f"{doc}.json", annotation(doc) if entry is None else entry),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content), encoding="utf-8")
    return folder / part / f"{doc}.json"
