"""What and who was attacked: the fillers of the physical and of the human targets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bench.muc4.mentions import (
    Mention,
    distinct,
    filler_words,
    is_human,
    mention_of,
    title_and_name,
    without_amount,
)
from bench.muc4.records import DESCRIPTION, EFFECT, NAME, NOTHING, NUMBER, PHYSICAL, Filler
from bench.muc4.tables import DONE_TO_PERSONS, PERSONS, THINGS
from tocsin.core.types import Figure, Incident, Party, Span
from tocsin.core.vocab import FigureKind, PartyKind, Unit

# 7.24: what harm is called; to have been released is an effect of a kidnapping only.
EFFECTS: Mapping[FigureKind, str] = {
    FigureKind.KILLED: "DEATH",
    FigureKind.INJURED: "INJURY",
    FigureKind.RELEASED: "REGAINED FREEDOM",
}
_COUNTED = frozenset({FigureKind.KILLED, FigureKind.INJURED, FigureKind.ABDUCTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """The targets of one incident, which gives a template of the type `kind`."""

    incident: Incident
    kind: str

    def slots(self) -> Mapping[str, tuple[Filler, ...]]:
        """Return the fillers by slot."""
        humans = distinct([*self._humans(), *self._only_counted()])
        humans = [replace(each, words=without_amount(each.words)) for each in humans]
        return {
            PHYSICAL: tuple(
                Filler(values=(without_amount(each.words),)) for each in distinct(self._things())
            ),
            NAME: tuple(Filler(values=(each.words,)) for each in humans if each.named),
            DESCRIPTION: tuple(filler for each in humans for filler in _description(each)),
            NUMBER: tuple(filler for each in humans for filler in self._number(each)),
            EFFECT: tuple(dict.fromkeys(self._effects(humans))),
        }

    def _things(self) -> list[Mention]:
        return [
            mention
            for party in self.incident.recipients
            if self._is_thing(party) and (mention := mention_of(party)) is not None
        ]

    def _humans(self) -> list[Mention]:
        return [
            mention
            for party in self.incident.recipients
            if party.kind in PERSONS or party.kind is PartyKind.UNKNOWN
            if not self._is_thing(party) and (mention := mention_of(party)) is not None
        ]

    def _is_thing(self, party: Party) -> bool:
        """Return whether a party is a physical target.

        One of unknown kind is, unless its words are a name or a noun for persons, it is said
        to be hurt, or the act is one that is done to persons.
        """
        if party.kind is not PartyKind.UNKNOWN:
            return party.kind in THINGS
        words = filler_words(party.mention)
        hurt = any(_overlap(one, party.mention) for one in self._whom())
        personal = bool(DONE_TO_PERSONS & set(self.incident.modes))
        return not (hurt or personal or is_human(words) or title_and_name(words)[1])

    def _whom(self) -> Iterator[Span]:
        for figure in self._figures():
            if figure.of_whom is not None:
                yield figure.of_whom

    def _figures(self) -> Iterator[Figure]:
        """Yield the figures of persons, with a release only where they were kidnapped."""
        for figure in self.incident.figures:
            released = figure.kind is FigureKind.RELEASED and self.kind != "KIDNAPPING"
            if figure.unit is Unit.PERSONS and not released:
                yield figure

    def _only_counted(self) -> Iterator[Mention]:
        """Yield those counted as hurt who are no recipient: they are targets too (slot 19)."""
        recipients = [party.mention for party in self.incident.recipients]
        for figure in self._figures():
            whom = figure.of_whom
            if figure.kind not in _COUNTED or whom is None:
                continue
            if not any(_overlap(whom, span) for span in recipients):
                yield Mention(words=filler_words(whom), spans=(whom,))

    def _of(self, human: Mention) -> list[Figure]:
        return [
            figure
            for figure in self._figures()
            if figure.of_whom is not None
            and any(_overlap(figure.of_whom, span) for span in human.spans)
        ]

    def _number(self, human: Mention) -> Iterator[Filler]:
        """Yield how many there are, by the first figure that counts them."""
        written = [
            text
            for figure in self._of(human)
            if figure.kind in _COUNTED and (text := number_of(figure)) is not None
        ]
        if written:
            yield Filler(values=(written[0],), tags=(human.words,))

    def _effects(self, humans: Sequence[Mention]) -> Iterator[Filler]:
        """Yield what befell each human target; what befell nobody named refers to nothing.

        A figure without words for those counted is that of the one target there is, if nothing
        else is said of it.
        """
        harmed = [
            (human, figure)
            for human in humans
            for figure in self._of(human)
            if figure.kind in EFFECTS
        ]
        for human, figure in harmed:
            yield Filler(values=(EFFECTS[figure.kind],), tags=(human.words,))
        only = humans[0].words if len(humans) == 1 and not harmed else NOTHING
        for figure in self._figures():
            if figure.of_whom is None and figure.kind in EFFECTS:
                yield Filler(values=(EFFECTS[figure.kind],), tags=(only,))


def number_of(figure: Figure) -> str | None:
    """Return a figure in MUC-4's form (7.22), None where nothing is known of it.

    A bare plural, which Tocsin reads as two or more, is PLURAL.
    """
    low, best, high = figure.low, figure.best, figure.high
    if figure.approximate and best is not None:
        return f"~{best}"
    if low is not None and low == high:
        return str(low)
    if low is not None and high is not None:
        return f"{low} - {high}"
    if low is None:
        return None
    return "PLURAL" if low == 2 and high is None else f"{low} -"


def _description(human: Mention) -> Iterator[Filler]:
    if not human.named:
        yield Filler(values=(human.words,))
    elif human.title:
        yield Filler(values=(human.title,), tags=(human.words,))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
