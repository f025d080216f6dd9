"""Place names become entries of the gazetteer where the document supports one, else stay open."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log2

from tocsin.core.geo import area_of
from tocsin.core.parties import parties_of
from tocsin.core.ports import Places
from tocsin.core.types import Document, Extraction, Place, PlaceCandidate, PlaceRef, Span
from tocsin.core.vocab import PartyKind, PlaceKind
from tocsin.resolve.place_choice import PRECISION, Choice, choose, chosen_of, fitting, prior
from tocsin.resolve.place_context import country_words, hints
from tocsin.resolve.place_joint import Toponym, focus, probabilities
from tocsin.resolve.place_names import Named, named
from tocsin.resolve.place_refs import place_refs, with_places
from tocsin.resolve.place_relations import folded, label, lies_in
from tocsin.resolve.place_restated import restated
from tocsin.resolve.place_weights import PlaceWeights
from tocsin.resolve.settings import PlaceSettings
from tocsin.resolve.surroundings import Surroundings, without_kind

NOT_PLACES = frozenset({PartyKind.PERSON, PartyKind.ORGANISATION, PartyKind.GROUP, PartyKind.FORCE})
# A name counts once more for every doubling of its mentions, up to this.
MOST_WEIGHT = 3.0
# A longer name that no entry bears is that of a building or a body, not a misspelt town's.
MOST_WORDS = 3
# Without a capital it is not the name of a place.
_NAME = re.compile(r"(?:the\s+|al-|el-)?[A-ZÀ-Ž]")
_Group = tuple[str, tuple[str, ...], PlaceKind | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An extraction with its places resolved.

    `named_in` is the share of all that the document names that lies in each country, by its
    code, and in each first-order area, by its key (`area_of`).
    """

    extraction: Extraction
    named_in: Mapping[str, float]


def resolve_places(
    extraction: Extraction,
    *,
    document: Document,
    places: Places,
    settings: PlaceSettings | None = None,
) -> Placed:
    """Return the extraction with every place name resolved, or open with its candidates.

    All names of a document are resolved together: by what the text says contains each, by
    where the others lie (country, area, neighbourhood), by one sense for one name, and last by
    population.
    """
    resolver = _Resolver(extraction, document, places, settings or PlaceSettings())
    return Placed(extraction=resolver.resolved(), named_in=resolver.focus)


@dataclass(frozen=True, slots=True)
class _Use:
    """One mention: what it names, which entries fit, and the group that it is judged with."""

    named: Named
    options: tuple[Place, ...]
    group: _Group


class _Resolver:
    """The place names of one document."""

    def __init__(
        self, extraction: Extraction, document: Document, places: Places, settings: PlaceSettings
    ) -> None:
        self._extraction = extraction
        self._document = document
        self._text = document.text
        self._places = places
        self._settings = settings
        self._weights = PlaceWeights()
        self._named = frozenset(word.code for word in country_words(document.text, places))
        self._others = _longest(
            party.mention
            for claim in extraction.claims
            for party in parties_of(claim.content)
            if party.kind in NOT_PLACES
        )
        self._mentions = [
            ref.mention for claim in extraction.claims for ref in place_refs(claim.content)
        ]
        self._uses = self._uses_of()
        self.focus: Mapping[str, float] = {}
        self._choices = self._judged()

    def resolved(self) -> Extraction:
        """Return the extraction with its places resolved."""
        claims = tuple(with_places(claim, self._ref) for claim in self._extraction.claims)
        return replace(self._extraction, claims=claims)

    def _uses_of(self) -> Mapping[tuple[int, int], _Use]:
        """Return each place mention, once, with the group that it belongs to."""
        found = {}
        for mention in self._mentions:
            if (mention.start, mention.end) in found or self._is_of_another(mention):
                continue
            one = named(self._text, mention, self._places)
            options = fitting(one)
            key = folded(without_kind(one.name))
            ids = tuple(sorted(place.id for place in options))
            found[mention.start, mention.end] = _Use(one, options, (key, ids, one.around.kind))
        return found

    def _is_of_another(self, mention: Span) -> bool:
        """Return whether it overlaps a mention of these that ends a character after it at most."""
        ends = range(mention.start + 1, mention.end + 2)
        return any(self._others.get(end, mention.end) < mention.end for end in ends)

    def _judged(self) -> Mapping[_Group, Choice]:
        """Return the choice for every group of mentions that has options."""
        groups: dict[_Group, list[_Use]] = {}
        for use in self._uses.values():
            if use.options:
                groups.setdefault(use.group, []).append(use)
        toponyms = [self._toponym(group, uses) for group, uses in groups.items()]
        context = [
            Toponym(
                key=folded(hint.name),
                options=hint.options,
                prior=self._priors(hint.name, hint.options),
                weight=hint.weight,
            )
            for hint in hints(self._text, self._mentions, self._places, self._settings)
        ]
        elsewhere = [
            Toponym(
                key=folded(without_kind(one.name)),
                options=tuple(one.entries),
                prior=self._prior(one, one.entries),
            )
            for one in restated(self._document, self._mentions, self._places)
        ]
        told = [*toponyms, *context, *elsewhere]
        shares = probabilities(told, self._weights)
        self.focus = focus(told, shares, least=self._settings.min_named)
        return {
            group: chosen_of(one.options, share, self._settings)
            for group, one, share in zip(groups, toponyms, shares, strict=False)
        }

    def _priors(self, name: str, options: Sequence[Place]) -> tuple[float, ...]:
        bare = Named(name=name, entries=options, around=Surroundings())
        return self._prior(bare, options)

    def _prior(self, one: Named, options: Sequence[Place]) -> tuple[float, ...]:
        return tuple(
            prior(
                place,
                one,
                self._weights,
                capital=self._places.is_capital(place),
                lesser=self._places.is_lesser(place),
            )
            for place in options
        )

    def _toponym(self, group: _Group, uses: Sequence[_Use]) -> Toponym:
        options = uses[0].options
        loose = {place.id: place for use in uses for place in use.named.around.loose}
        one = min(uses, key=lambda use: (not use.named.around.containers, use.named.name)).named
        around = replace(one.around, loose=tuple(loose[key] for key in sorted(loose)))
        merged = replace(one, around=around)
        weight = min(MOST_WEIGHT, 1.0 + log2(len(uses)) / 2)
        if all(place.kind is PlaceKind.COUNTRY for place in options):
            far = any(place.country in self._settings.far_reaching for place in options)
            weight *= self._settings.far_reaching_weight if far else 1.0
        return Toponym(
            key=group[0],
            options=options,
            prior=self._prior(merged, options),
            weight=weight,
            tells=group[2] in {None, PlaceKind.SETTLEMENT},
        )

    def _ref(self, ref: PlaceRef) -> PlaceRef:
        mention = ref.mention
        use = self._uses.get((mention.start, mention.end))
        if use is None:
            return replace(ref, reason="the words name a person or a body here, not a place")
        around = use.named.around
        if not use.named.entries:
            ref = self._spelt_like(ref, around)
            placed = self._area_of(ref, around)
            return placed if placed.place is not None else self._in_focus(placed)
        # An owner alone ("Somalia's Mosul") may be a slip: it places no known name elsewhere.
        told = around.named or around.kind is not None
        if not use.options:
            ref = replace(ref, reason="no entry of this name lies where the text says")
            return self._area_of(ref, around) if told else ref
        chosen = choose(ref, use.named, self._choices[use.group], self._settings)
        if chosen.place is None:
            return self._area_of(chosen, around) if told else chosen
        return replace(chosen, reason=self._reason(chosen.place, use))

    def _reason(self, place: Place, use: _Use) -> str:
        around = use.named.around
        parts = [label(place)]
        if around.containers or around.countries:
            parts.append("the text says where it lies")
        elif any(lies_in(place, outer) for outer in around.loose):
            parts.append("the words after it name what contains it")
        elif place.country in self._named:
            parts.append("the document names its country")
        if note := self._places.note(use.named.name, place):
            parts.append(note)
        if around.offset:
            parts.append(f"the text says {around.offset} it")
        if len(use.options) > 1:
            parts.append(f"one of {len(use.options)} entries of this name")
        return "; ".join(parts)

    def _area_of(self, ref: PlaceRef, around: Surroundings) -> PlaceRef:
        """Return an open reference with the one area that the text says it lies in, if any."""
        areas: Sequence[Place] = (
            around.named or around.containers or self._countries_of(around.countries)
        )
        if len(areas) > 1:
            areas = [area for area in areas if area.country in self._named]
        if len({area.id for area in areas}) != 1:
            return ref
        area = areas[0]
        return replace(
            ref,
            place=area,
            precision=PRECISION[area.kind],
            reason=f"{ref.reason}; the text puts it in {label(area)}",
        )

    def _spelt_like(self, ref: PlaceRef, around: Surroundings) -> PlaceRef:
        """Return an open reference with what a misspelt name may mean, for a person to judge."""
        reason = "no entry of the gazetteer bears this name"
        countries = {
            *around.countries,
            *(place.country or "" for place in (*around.containers, *around.named)),
        }
        if not countries:
            least = self._settings.min_share_of_misspelt
            countries = {code for code, share in self.focus.items() if share >= least}
        name = without_kind(ref.mention.quote)
        guesses: Sequence[Place] = ()
        if len(name.split()) <= MOST_WORDS and _NAME.match(name):
            codes = [code for code in countries if code and "." not in code]
            guesses = self._places.alike(name, codes)
        if not guesses:
            return replace(ref, reason=reason)
        names = " or ".join(dict.fromkeys(label(place) for place in guesses))
        candidates = tuple(PlaceCandidate(place=place, score=0.0) for place in guesses)
        reason = f"{reason}; spelt like {names}"
        return replace(ref, candidates=candidates[: self._settings.kept], reason=reason)

    def _in_focus(self, ref: PlaceRef) -> PlaceRef:
        """Return an open reference with the area or country that the whole document is about."""
        if not _NAME.match(ref.mention.quote):
            return ref
        for orders in (True, False):
            found = [
                (share, where) for where, share in self.focus.items() if ("." in where) is orders
            ]
            share, where = max(found, default=(-1.0, ""))
            country, _, name = where.partition(".")
            area = self._area(country, name) if name else self._places.country(country)
            if area is not None and share >= self._settings.min_focus:
                reason = f"{ref.reason}; what the document names lies in {label(area)}"
                return replace(ref, place=area, precision=PRECISION[area.kind], reason=reason)
        return ref

    def _area(self, country: str, name: str) -> Place | None:
        found = self._places.find(name)
        return next((p for p in found if p.country == country and area_of(p) == f"{country}.{name}"
                     and p.kind is PlaceKind.FIRST_ORDER), None)  # fmt: skip

    def _countries_of(self, codes: frozenset[str]) -> Sequence[Place]:
        """Return the countries of these codes that the document names by their own names."""
        found = (self._places.country(code) for code in sorted(codes & self._named))
        return [place for place in found if place is not None]


def _longest(mentions: Iterable[Span]) -> Mapping[int, int]:
    """Return where mentions end, each with the first place where one that ends there starts."""
    starts: dict[int, int] = {}
    for mention in mentions:
        starts[mention.end] = min(mention.start, starts.get(mention.end, mention.start))
    return starts
