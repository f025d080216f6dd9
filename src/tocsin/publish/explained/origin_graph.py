"""Whose information an incident rests on, as a graph: reports, who passes it on, its origins."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tocsin.core.parties import mention_key
from tocsin.core.types import Attribution, Claim, CopyGroup, Incident, Origin, Speaker
from tocsin.publish.explained.model import GraphEdge, GraphNode, GraphView
from tocsin.publish.shelf import Shelf, label_key, speaker_words
from tocsin.publish.wording.naming import name_words
from tocsin.publish.wording.words import capitalised, counted_range, listed, one_line

_THEN = " › "  # between those who pass something on one after the other
_Step = tuple[str, str]


class _Sketch:
    """A graph while it is drawn: nodes by what they stand for, edges with their claims."""

    def __init__(self) -> None:
        self.nodes: dict[tuple[int, str], GraphNode] = {}
        self.edges: dict[tuple[str, str], dict[str, None]] = {}

    def node(self, column: int, key: str, **values: object) -> str:
        """Return the id of a node, made at first mention."""
        if (column, key) not in self.nodes:
            made = GraphNode(id=f"n{len(self.nodes) + 1}", column=column, **values)  # type: ignore[arg-type]
            self.nodes[column, key] = made
        return self.nodes[column, key].id

    def path(self, ids: Sequence[str], claim_id: str) -> None:
        """Lead a claim along nodes."""
        for pair in pairwise(ids):
            self.edges.setdefault(pair, {})[claim_id] = None


def origin_graph(incident: Incident, *, shelf: Shelf, copies: Sequence[CopyGroup]) -> GraphView:
    """Return the graph of an incident: each claim leads from its report to its origins.

    Reports that are copies of one text share a box. Those who pass something on one after
    the other share one too; where nobody does, an edge leads from the report to the origin.
    """
    sketch = _Sketch()
    claims = shelf.claims_of(incident.claim_ids)
    origins = {claim.id: _origins(claim, incident) for claim in claims}
    steps = {claim.id: tuple(_between(claim, origins[claim.id], shelf)) for claim in claims}
    last = 2 if any(steps.values()) else 1
    boxes = _boxes(incident, copies)
    for claim in claims:
        box = boxes[claim.document_id]
        start = sketch.node(
            0, box[0], label=_report(box, shelf), detail=_detail(box, copies), several=len(box)
        )
        said = [capitalised(_THEN.join(label for _, label in steps[claim.id]))]
        between = [sketch.node(1, words.casefold(), label=words) for words in said if words]
        for origin in origins[claim.id]:
            end = sketch.node(
                last,
                origin.key,
                label=capitalised(one_line(origin.label)),
                known=origin.known,
            )
            sketch.path((start, *between, end), claim.id)
        if not origins[claim.id]:
            sketch.path((start, *between), claim.id)
    passing = ("Passed on by",) if last == 2 else ()
    return GraphView(
        columns=("Reports", *passing, "Whose information it is"),
        nodes=tuple(sketch.nodes.values()),
        edges=tuple(
            GraphEdge(start_id=start, end_id=end, claim_ids=tuple(ids))
            for (start, end), ids in sketch.edges.items()
        ),
        summary=origins_words(incident),
    )


def origins_words(incident: Incident) -> str:
    """Return how many independent origins there are: "One to three independent origins"."""
    low, high = incident.origins_low, incident.origins_high
    return capitalised(counted_range(low, high, "independent origin"))


def _origins(claim: Claim, incident: Incident) -> tuple[Origin, ...]:
    return tuple(origin for origin in incident.origins if claim.id in origin.claim_ids)


def _boxes(incident: Incident, copies: Sequence[CopyGroup]) -> dict[str, tuple[str, ...]]:
    """Return for each document of an incident those that are one text with it, itself too."""
    boxes: dict[str, tuple[str, ...]] = {key: (key,) for key in incident.document_ids}
    for group in copies:
        held = {key for key in group.document_ids if key in boxes}
        joined = {other for key in held for other in boxes[key]}
        box = tuple(key for key in incident.document_ids if key in joined)
        boxes.update(dict.fromkeys(box, box))
    return boxes


def _report(box: Sequence[str], shelf: Shelf) -> str:
    outlets = [f"{shelf.labels[key]} · {capitalised(shelf.outlet(key))}" for key in box]
    return "\n".join(sorted(outlets, key=lambda words: label_key(words.partition(" ")[0])))


def _detail(box: Sequence[str], copies: Sequence[CopyGroup]) -> str:
    """Return why the reports of a box are one text; empty for a single report."""
    reasons = [group.reason for group in copies if len(set(group.document_ids) & set(box)) > 1]
    return f"one text: {'; '.join(dict.fromkeys(reasons))}" if reasons else ""


def _between(claim: Claim, origins: Sequence[Origin], shelf: Shelf) -> Iterator[_Step]:
    """Yield who passes a claim on, from the report inwards, up to its origins."""
    own, seen = shelf.outlet(claim.document_id).casefold(), set[str]()
    for link in reversed(shelf.links(claim)):
        passing = _passing(link, origins)
        for key, label in (*_via(link), *_speakers(passing)):
            if key not in seen | {own}:
                seen.add(key)
                yield key, label
        if len(passing) < len(link.speakers):
            return


def _via(link: Attribution) -> Iterator[_Step]:
    if link.via is not None:
        yield mention_key(link.via.quote), name_words(link.via.quote)


def _passing(link: Attribution, origins: Sequence[Origin]) -> tuple[Speaker, ...]:
    """Return the speakers of a link that are not the origins themselves, by their words."""
    labels = [mention_key(origin.label) for origin in origins]
    return tuple(
        speaker
        for speaker in link.speakers
        for key in (mention_key(speaker.mention.quote),)
        if not any(label.startswith(key) or key.startswith(label) for label in labels)
    )


def _speakers(passing: Sequence[Speaker]) -> Iterator[_Step]:
    if passing:
        names = listed([speaker_words(speaker) for speaker in passing])
        yield names.casefold(), names
