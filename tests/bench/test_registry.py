"""The measure of the registry: what counts as a name, what as known, on documents made up here."""

from bench.claims.sheet import Act, AnnotatedDocument, Role, Sheet
from bench.kit.intervals import values
from bench.kit.tools import document_of
from bench.kit.types import Part
from bench.registry import MEASURES, mentions, small_words, unit


def annotated(text: str, *parties: tuple[str, str], id: str = "d1") -> AnnotatedDocument:  # noqa: A002
    """Return a document in which these words, with their kinds, are the actors of one act."""
    roles = tuple(
        Role(role="actor", span=(text.index(words), text.index(words) + len(words)), kind=kind)
        for words, kind in parties
    )
    act = Act(
        id="o1",
        trigger=(0, 1),
        type="ASSAULT",
        mode="unspecified",
        realis="happened",
        background=False,
        count=None,
        roles=roles,
        harm=(),
        attribution=None,
        incident="i1",
    )
    sheet = Sheet(sayings=(), acts=(act,), bonds=(), counts=(), prospects=(), contradictions=())
    return AnnotatedDocument(id=id, part="dev", document=document_of(text, id=id), sheet=sheet)


TEXT = "Hamas, Kenyan troops, Kenyan farmers, Gunmen, Sunni rebels and Hill Sons met the gunmen."
PARTIES = (
    ("Hamas", "group"),
    ("Kenyan troops", "force"),
    ("Kenyan farmers", "group"),
    ("Gunmen", "group"),
    ("Sunni rebels", "group"),
    ("Hill Sons", "group"),
    ("farmers", "civilians"),
)


def test_only_names_of_groups_and_forces_are_counted() -> None:
    document = annotated(TEXT, *PARTIES)
    found = [each.words for each in mentions(document, small_words([document]))]
    assert found == ["Hamas", "Kenyan troops", "Hill Sons"]


def test_known_and_right_are_counted_apart() -> None:
    document = annotated(TEXT, *PARTIES)
    judged = {"d1:0-5": "hamas", "d1:7-20": "forces-ke", "d1:63-72": "none"}
    made = unit(document, judged, small_words([document]))
    figures = values(Part(name="invented", units=[made], measures=MEASURES))
    assert figures["share known"] == 100 * 2 / 3
    assert figures["linked rightly, of those linked"] == 50.0
    assert figures["linked rightly, of all judged"] == 100 * 2 / 3
