"""The parties of an act as they are gathered, and what the verbs over it make of their part."""

from dataclasses import dataclass, field

from tocsin.core.vocab import PartStatus
from tocsin.extract.occurrences.clauses import is_passive, phrase_at, teller_of_own
from tocsin.extract.reader import Reader


@dataclass(slots=True, kw_only=True)
class Roles:
    """The heads of the parties found, with the status of each one's part."""

    actors: dict[int, PartStatus] = field(default_factory=dict)
    recipients: dict[int, PartStatus] = field(default_factory=dict)
    # Verbs that carry a noun of act: their clauses belong to it.
    carriers: list[int] = field(default_factory=list)
    # Nouns of act or weapons that stand where an actor would.
    means: list[int] = field(default_factory=list)

    def actor(self, head: int, status: PartStatus = PartStatus.STATED) -> None:
        """Add an actor unless it already has a part."""
        if head not in self.recipients:
            self.actors.setdefault(head, status)

    def recipient(self, head: int) -> None:
        """Add a recipient unless it already has a part."""
        if head not in self.actors:
            self.recipients.setdefault(head, PartStatus.STATED)

    def meet(self) -> None:
        """Make everybody an actor: all take part in a meeting, and it is done to nobody."""
        self.actors.update(self.recipients)
        self.recipients.clear()


def act_verb(reader: Reader, verb: int) -> frozenset[str]:
    """Return how a verb carries a noun of act: doer, happening, impact, suffering."""
    found = phrase_at(reader, verb, reader.lexicons.table("act_verbs"))
    return frozenset(entry.code for entry in found[0]) if found else frozenset()


def blamed_status(reader: Reader, verb: int) -> PartStatus:
    """Return the status that a clause over an act gives its actor ("is accused of killing")."""
    tree, status_of = reader.tree, reader.lexicons.table("part_status")
    while tree.tokens[verb].relation == "conj" and not tree.children(verb, "nsubj", "nsubjpass"):
        verb = tree.tokens[verb].head
    if teller_of_own(reader, verb) is not None:
        denied = tree.lemma(tree.tokens[verb].head) == "deny"
        return PartStatus.DENIED if denied else PartStatus.CLAIMED
    for above in list(tree.ancestors(verb))[:2]:
        if (found := status_of.get(tree.lemma(above))) and tree.is_verb(above):
            denied = tree.lemma(above) == "deny" and tree.tokens[verb].relation == "xcomp"
            if tree.tokens[above].relation == "ROOT" and found[0].code == "claimed":
                return PartStatus.STATED
            if found[0].code == "denied" and not denied:
                return PartStatus.STATED
            if tree.tokens[verb].relation in {"pcomp", "xcomp"} or is_passive(reader, above):
                return PartStatus(found[0].code)
    return PartStatus.STATED


def carried_status(reader: Reader, verb: int) -> PartStatus:
    """Return the status that a verb which carries a noun of act gives its subject."""
    claimed = reader.tree.lemma(verb) == "claim"
    return PartStatus.CLAIMED if claimed else blamed_status(reader, verb)
