"""What the actor registry knows of those who fight, on the project's own annotation.

Looked up, as the resolver does it, are the parties annotated as a group or a force, and the
speakers of armed groups, where their words name somebody: they hold a word in capitals that no
document of the annotation writes in small letters and that is none of `NO_NAMES`. A mention is
known if it is given an entry; whether it is the right one is judged on the mentions in
`registry_judged.toml`, by where they stand: drawn by their digest, and judged by reading.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from bench.claims.load import load
from bench.claims.sheet import AnnotatedDocument
from bench.kit.measures import share
from bench.kit.spans import Extent
from bench.kit.tools import Tools
from bench.kit.types import Benchmark, Part, Unit
from tocsin.core.vocab import PartyKind
from tocsin.resolve.actor_names import ActorNames
from tocsin.resolve.actors import meant_by
from tocsin.tables.actors import ShippedActors
from tocsin.tables.countries import code_of

FIGHTING = frozenset({PartyKind.GROUP, PartyKind.FORCE})
ARMED_SPEAKER = "armed_group"
NOBODY = "none"
JUDGED = Path(__file__).with_name("registry_judged.toml")
# One mention in so many is judged.
DRAWN = 3
# Peoples, faiths, roles and pronouns that stand in capitals and name no body.
NO_NAMES = frozenset(
    "muslim muslims sunni shi'ite shi’ite shiite takfiri islamist islamists jihadist kurd kurds "
    "kurdish arab western nazis he she it they we no major".split()
)
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_END = re.compile(r"[.'’]s?$")
MEASURES = (
    share("share known", "known", "named", main=True),
    share("linked rightly, of those linked", "right", "judged_linked"),
    share("linked rightly, of all judged", "right_all", "judged"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words of a document that name a body that fights, or speaks for one that does."""

    document: AnnotatedDocument
    span: Extent
    kind: PartyKind

    @property
    def words(self) -> str:
        """The mention's words."""
        return self.document.document.text[slice(*self.span)]

    @property
    def place(self) -> str:
        """Where it stands: the key of its judgement."""
        return f"{self.document.id}:{self.span[0]}-{self.span[1]}"

    @property
    def is_drawn(self) -> bool:
        """Whether it is among those that are judged."""
        return int.from_bytes(sha256(self.place.encode()).digest()[:4]) % DRAWN == 0


def run(tools: Tools) -> list[Part]:
    """Return what the registry knows: each part, then both."""
    documents = load(tools.data / BENCHMARK.folder, "train", "dev")
    chosen = tools.chosen(documents)
    judged, small = judgements(), small_words(documents)
    parts: dict[str, list[Unit]] = {"train": [], "dev": [], "train+dev": []}
    for document in tools.steps(chosen, what="Registry", total=len(chosen)):
        found = unit(document, judged, small)
        parts[document.part].append(found)
        parts["train+dev"].append(found)
    return [
        Part(name=name, units=units, measures=MEASURES, on_board=name != "train")
        for name, units in parts.items()
        if units
    ]


def judgements() -> dict[str, str]:
    """Return the entries that judged mentions mean, by where they stand; "none" for nobody."""
    return {str(k): str(v) for k, v in tomllib.loads(JUDGED.read_text("utf-8")).items()}


def mentions(document: AnnotatedDocument, small: frozenset[str]) -> Iterator[Mention]:
    """Yield the mentions of a document that name a body that fights, each place once."""
    spans = {
        span: PartyKind.UNKNOWN
        for saying in document.sheet.sayings
        if saying.source_kind == ARMED_SPEAKER
        for span in saying.source
    } | {
        role.span: PartyKind(role.kind)
        for act in document.sheet.acts
        for role in act.roles
        if role.kind in FIGHTING
    }
    for span, kind in spans.items():
        mention = Mention(document=document, span=span, kind=kind)
        if names_somebody(mention, small):
            yield mention


def small_words(documents: Sequence[AnnotatedDocument]) -> frozenset[str]:
    """Return the words that the documents write in small letters."""
    texts = (document.document.text for document in documents)
    return frozenset(word for text in texts for word in _words(text) if word.islower())


def names_somebody(mention: Mention, small: frozenset[str]) -> bool:
    """Return whether a mention names a body: a word in capitals that nobody writes small.

    The name of a country or its people is that of a body only with a force ("Russian troops").
    """
    return any(
        (word[:1].isupper() or word.startswith("al-"))
        and word.lower() not in small | NO_NAMES
        and (mention.kind is PartyKind.FORCE or code_of(word.partition("-")[0]) is None)
        for word in _words(mention.words)
    )


def _words(text: str) -> Iterator[str]:
    return (_END.sub("", word) for word in _WORD.findall(text))


def unit(document: AnnotatedDocument, judged: Mapping[str, str], small: frozenset[str]) -> Unit:
    """Return how many of a document's mentions are known, and of those judged how many rightly."""
    text = document.document.text
    names = ActorNames(ShippedActors(), text, published_by=document.document.published_given)
    counts = dict.fromkeys(("named", "known", "judged", "judged_linked", "right", "right_all"), 0.0)
    output = {}
    for mention in mentions(document, small):
        found = meant_by(mention.words, mention.kind, names)
        output[mention.place] = found.id if found else NOBODY
        counts["named"] += 1
        counts["known"] += found is not None
        if (wanted := judged.get(mention.place)) is not None:
            is_right = output[mention.place] == wanted
            counts["judged"] += 1
            counts["right_all"] += is_right
            counts["judged_linked"] += found is not None
            counts["right"] += is_right and found is not None
    return Unit(id=document.id, counts=counts, output=output, text=text)


BENCHMARK = Benchmark(
    name="registry",
    title="The actor registry: armed actors known, on the project's own annotation",
    folder=Path("claims"),
    run=run,
    own=True,
)
