"""Turns what Tocsin reads in a sentence into the places of its verbs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bench.event_place.load import Text
from bench.kit.spans import Extent, touch
from bench.kit.tools import document_of
from bench.kit.wordings import names_in
from tocsin.core.errors import InputError
from tocsin.core.types import Analysis, Occurrence, Party, PlaceRef
from tocsin.core.vocab import PartyKind
from tocsin.extract.heads import HeadScores
from tocsin.extract.occurrences.accepting.surroundings import Surroundings
from tocsin.extract.occurrences.harm.harm import harm_verbs, harmed
from tocsin.extract.occurrences.places import WHERE, act_places
from tocsin.extract.occurrences.roles import prefer_names, roles_of
from tocsin.extract.occurrences.triggers import Trigger, find_triggers
from tocsin.extract.phrases.mentions import party
from tocsin.extract.phrases.syntax import Tree
from tocsin.extract.reader import Reader
from tocsin.models.heads import heads_of
from tocsin.pipeline import stages
from tocsin.settings import Settings
from tocsin.tables.lexicons import ShippedLexicons
from tocsin.tables.names import ShippedNames


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The places of one verb; `told` is None where no occurrence is read at the verb."""

    given: tuple[Extent, ...]
    told: tuple[Extent, ...] | None


class Locator:
    """What finds the places of the verbs of a text: the stages of reading, made once."""

    def __init__(self, settings: Settings) -> None:
        self._stages = stages.Reader(settings)
        self._lexicons = ShippedLexicons()
        self._names = ShippedNames()
        self._settings = settings.extract.occurrences
        self._heads = heads_of(settings.models.heads.bundle)

    def __call__(self, text: Text) -> tuple[Answer, ...]:
        """Return the answers to what is asked of a text; nothing where it cannot be read."""
        try:
            return self._answers(text)
        except InputError:
            return tuple(Answer(given=(), told=None) for _ in text.asked)

    def _answers(self, text: Text) -> tuple[Answer, ...]:
        # The language is not told: a single sentence is too short for that.
        work = stages.Work(document=document_of(text.text, id=text.id))
        work = self._stages.analyse(self._stages.clean(work))
        read = self._stages.resolve(self._stages.extract(work)).extraction
        assert work.cleaned is not None and work.analysis is not None and read is not None
        tree = Tree(work.document, work.analysis)
        verbs = [token_at(tree, asked.verb) for asked in text.asked]
        reader = Reader(
            document=work.document,
            blocks=work.cleaned.blocks,
            tree=tree,
            heads=self._heads_at(work.analysis, [each for each in verbs if each is not None]),
            lexicons=self._lexicons,
            names=self._names,
            published_on=work.cleaned.published_on,
        )
        told = [claim.content for claim in read.claims if isinstance(claim.content, Occurrence)]
        triggers = {trigger.token: trigger for trigger in find_triggers(reader)}
        return tuple(
            Answer(
                given=self._given(reader, token, triggers),
                told=_told(text.text, told, asked.verb, rules=self._heads is None),
            )
            for asked, token in zip(text.asked, verbs, strict=True)
        )

    def _heads_at(self, analysis: Analysis, verbs: Sequence[int]) -> HeadScores:
        """Return what the model heads say when asked about these verbs."""
        if self._heads is None:
            return HeadScores()
        return HeadScores(self._heads.scored(analysis, analysis.sentences, acts=verbs))

    def _given(
        self, reader: Reader, token: int | None, triggers: Mapping[int, Trigger]
    ) -> tuple[Extent, ...]:
        """Return the places of a verb that need not tell an act."""
        if token is None:
            return ()
        trigger = triggers.get(token) or Trigger(
            token=token,
            first=token,
            last=token,
            is_noun=reader.tree.is_noun(token),
            senses=(),
        )
        roles = roles_of(reader, trigger)
        around = Surroundings(
            reader=reader,
            trigger=trigger,
            roles=roles,
            settings=self._settings,
        )
        harm = harm_verbs(reader, trigger, roles)
        for head in harmed(reader, harm):
            roles.recipient(head)
        prefer_names(reader, roles)
        recipients = [party(reader, head) for head in sorted(roles.recipients)]
        places = act_places(around, harm, self._settings)
        learned = bool(reader.heads.beside(WHERE, token))
        return _extents(reader.document.text, places, [] if learned else recipients)


def token_at(tree: Tree, verb: Extent) -> int | None:
    """Return the token of a verb's span: its first verb, else its first word; None outside."""
    touched = [
        number for number, token in enumerate(tree.tokens) if touch((token.start, token.end), verb)
    ]
    verbs = [number for number in touched if tree.is_verb(number)]
    return next(iter(verbs or touched), None)


def _told(
    text: str, occurrences: Sequence[Occurrence], verb: Extent, *, rules: bool
) -> tuple[Extent, ...] | None:
    """Return the places of the acts read at a verb; by rules alone, recipients that are one too."""
    at_verb = [one for one in occurrences if touch((one.trigger.start, one.trigger.end), verb)]
    if not at_verb:
        return None
    places = [place for one in at_verb for place in one.places if not place.inferred]
    recipients = [each for one in at_verb for each in one.recipients]
    return _extents(text, places, recipients if rules or not places else [])


def _extents(
    text: str, places: Iterable[PlaceRef], recipients: Iterable[Party]
) -> tuple[Extent, ...]:
    found = {(place.mention.start, place.mention.end) for place in places}
    for each in recipients:
        if each.kind is PartyKind.PLACE:
            found |= set(names_in(text, (each.mention.start, each.mention.end)))
    return tuple(sorted(found))
