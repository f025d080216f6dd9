"""The common task format: a text as words, with what is marked on them.

Three forms of marks: a *tag* gives each word one label of a head; a *flag* gives words any
number of labels; a *pair* gives a label to two words, the first of which is a predicate (a
trigger, a cue). What a data set does not mark is masked: nothing is learned from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tocsin.core.vocab import EventType, Mode, Realis, SourceKind, Stance

# The label that nothing is learned from (PyTorch's own default).
MASKED = -100

OUTSIDE = "O"
TAGS: Mapping[str, tuple[str, ...]] = {
    # What kind of act a word tells, if any.
    "trigger": (OUTSIDE, *(each.value for each in EventType)),
    "mode": tuple(each.value for each in Mode),
    "realis": tuple(each.value for each in Realis),
    "background": ("current", "background"),
    # Words that signal an attribution: the first, and those that go on.
    "cue": (OUTSIDE, "begin", "inside"),
    "stance": tuple(each.value for each in Stance),
    "source_kind": tuple(each.value for each in SourceKind),
    # What kind of party a noun names, marked on its head.
    "party": ("person", "group", "organisation", "state", "force", "civilians", "facility",
              "vehicle", "place", "unknown"),
    # Incidents as MUC-4 counts them: which word tells one, and of which type.
    "incident": (OUTSIDE, "attack", "bombing", "kidnapping", "arson", "robbery",
                 "forced work stoppage"),
}  # fmt: skip
FLAGS: Mapping[str, tuple[str, ...]] = {
    # The part that the words have in some incident of the text.
    "filler": ("perpetrator_person", "perpetrator_body", "target", "victim", "weapon"),
    # Words of ties, tallies and outlooks.
    "further": ("tie", "tally", "outlook"),
}
# What a stretch of text tells as a whole.
WHOLES: Mapping[str, tuple[str, ...]] = {
    # Which types of incident of MUC-4 it has fillers of.
    "types": ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage"),
    # What was done to those whom an article on attacked defenders of rights speaks of.
    "violation": ("arbitrary detention", "killing", "kidnapping", "torture",
                  "enforced disappearance", "other"),
    "perpetrator": ("state actor", "other state actors", "other actors with permissions",
                    "other actors without permissions", "other non-state actors", "regional orgs"),
}  # fmt: skip
PAIRS: Mapping[str, tuple[str, ...]] = {
    # From a trigger to the head of a phrase in its sentence or near it.
    "role": ("actor", "recipient", "weapon", "place", "time", "killed", "injured", "arrested",
             "abducted", "harmed"),
    # From a cue to the words of its source and content.
    "said": ("source", "content"),
    # From a word that tells an incident to the words of those who have a part in it.
    "part": ("perpetrator_person", "perpetrator_body", "target", "victim", "weapon"),
    # From a trigger to another of the same occurrence.
    "same": ("same",),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags:
    """Words with labels. `masked` words teach nothing, nor do labels that are not `asked`."""

    marked: frozenset[tuple[int, str]] = frozenset()
    masked: frozenset[int] = frozenset()
    asked: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Predicates, and the labelled pairs that begin at them; all others of theirs are none.

    `among` are the only words asked about, None for all; `masked` pairs teach nothing, nor do
    labels that are not `asked`.
    """

    predicates: tuple[int, ...]
    marked: frozenset[tuple[int, int, str]] = frozenset()
    masked: frozenset[tuple[int, int]] = frozenset()
    among: frozenset[int] | None = None
    asked: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text with what one data set marks on it.

    `sentences` are the numbers of their first words, ascending. `tags` has for each head it
    marks one label number a word.
    """

    id: str
    origin: str
    words: tuple[str, ...]
    sentences: tuple[int, ...]
    tags: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    flags: Mapping[str, Flags] = field(default_factory=dict)
    pairs: Mapping[str, Pairs] = field(default_factory=dict)
    wholes: Mapping[str, frozenset[str]] = field(default_factory=dict)


def tag_of(head: str, label: str) -> int:
    """Return the number of a label.

    Raises:
        ValueError: If the head has no such label.
    """
    if label not in TAGS[head]:
        raise ValueError(f"the head {head} has no label {label!r}, only {', '.join(TAGS[head])}")
    return TAGS[head].index(label)


def blank(head: str, count: int, label: str | None = None) -> list[int]:
    """Return a row of one label, or masked, for so many words."""
    return [MASKED if label is None else tag_of(head, label)] * count
