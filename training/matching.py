"""How much each level of agreement is worth that two accounts are of one incident.

Fitted to MUC-4's development texts. Their keys hold a template for each incident of a text;
templates of two texts are the same incident where type, date, place and victims agree, and
others where dates or places exclude each other; all other pairs tell nothing and are left out.
The weights are a logistic regression over the levels: a better level is never worth less, and
what has no examples stays near the weight set by hand (`_EXPECTED`).

Run `python -m training.matching --data FOLDER [--folds 5] [--readings FILE]`.
"""

import argparse
import pickle
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from bench.kit.tools import Tools
from bench.muc4.records import DATE, LOCATION, Template
from bench.muc4.values import days
from tocsin.core.sets import Groups
from tocsin.core.types import Document, Reading
from tocsin.core.vocab import EventType
from tocsin.fuse.accounts import gather, live_readings
from tocsin.fuse.blocks import meetings
from tocsin.fuse.levels import levels_of
from tocsin.fuse.profile import Profile, profiles, vocabulary_here
from tocsin.fuse.rulings import rulings_in_force
from tocsin.fuse.settings import FuseSettings
from tocsin.fuse.wording import Rarity
from tocsin.pipeline.view import with_registry
from tocsin.settings import Settings
from tocsin.tables.vocabulary import shipped_vocabulary
from training import muc4_texts

_SMALL = frozenset("THE OF A AN AND IN BY TO FOR".split())
_KINDS = frozenset({EventType.ASSAULT, EventType.COERCE})
# Templates dated further apart than this are two incidents, however alike.
_MOST_DAYS_APART = 3
# What each level was thought to be worth before any data, in steps from the lowest level on.
# The first is the lowest level itself: at most nothing where it speaks against one incident.
_EXPECTED: Mapping[str, tuple[float, ...]] = {
    "date": (0.2, 0.8, 1.0),
    "published": (-1.5, 0.5, 0.3, 0.3, 0.4, 0.4, 0.2),
    "place": (-1.0, 1.2, 0.6, 0.8, 0.8),
    "day_and_place": (1.0,),
    "mode": (-0.6, 0.5, 0.3),
    "actor": (-0.5, 0.9, 0.4),
    "recipient": (0.5,),
    "recipient_words": (0.3, 0.3, 0.3, 0.3),
    "figure": (-0.4, 0.5, 0.5),
    "count": (0.2,),
    "names": (-0.6, 0.7, 0.2, 0.4, 0.4, 0.4, 0.4, 0.4),
    "wording": (0.3, 0.3, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4),
    "background": (-0.7,),
    "chiefly": (-1.5,),
    "about_day": (-0.4, 0.3, 0.2, 0.2, 0.3),
    "about_town": (-0.4, 0.4, 0.4),
    "about_area": (-0.4, 0.5),
    "about_country": (-0.4, 0.5),
    "report_names": (0.1, 0.2, 0.3, 0.3, 0.3, 0.3, 0.3),
    "report_wording": (0.1, 0.2, 0.3, 0.3, 0.3, 0.4, 0.4, 0.5, 0.5),
}
# Levels whose lowest step speaks against one incident; all others speak for it from the first.
_AGAINST = frozenset(
    {"published", "place", "mode", "actor", "figure", "names", "background", "chiefly"}
    | {"about_day", "about_town", "about_area", "about_country"}
)
_PULL = 2.0
# The texts tell little of these: their towns are few, and few of their acts are dated. The weight
# set by hand counts for as much as so many more examples.
_RARELY_TOLD = frozenset(
    {"date", "place", "day_and_place", "mode", "actor", "figure", "recipient", "count"}
)
_STRONG_PULL = 15.0
# An incident told in more texts than this counts for so many.
_MOST_TEXTS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What a template says that tells incidents apart."""

    types: frozenset[str]
    first: date
    last: date
    places: tuple[str, ...]
    victims: tuple[frozenset[str], ...]
    targets: frozenset[str]

    @property
    def words(self) -> frozenset[str]:
        """Return the words of all that was hit."""
        return self.targets.union(*self.victims)


def incident_of(template: Template) -> Incident:
    """Return what a template says."""
    told = [found for value in _values(template, DATE) if (found := days(value))]
    first, last = told[0] if told else (None, None)
    where = _values(template, LOCATION)[:1]
    names = re.split(r"[:\-]", re.sub(r"\([^)]*\)", "", where[0])) if where else []
    hit = (*_values(template, "human target description"), *_values(template, "physical target"))
    return Incident(
        types=frozenset(template.types),
        first=first or date.min,
        last=last or date.max,
        places=tuple(name.strip() for name in names),
        victims=tuple(_words(name) for name in _values(template, "human target name")),
        targets=frozenset().union(*map(_words, hit)),
    )


def are_one(first: Incident, second: Incident) -> bool | None:
    """Return whether two templates of two texts are one incident; None where it is not told."""
    if not first.types & second.types:
        return None
    if first.places and second.places and first.places[0] != second.places[0]:
        return False
    apart = max((second.first - first.last).days, (first.first - second.last).days, 0)
    known = any(
        one & other and (len(one & other) > 1 or one <= other or other <= one)
        for one in first.victims
        for other in second.victims
    )
    if known:
        return True if apart < _MOST_DAYS_APART else None
    if apart > _MOST_DAYS_APART:
        return False
    exact = first.first == first.last and second.first == second.last
    towns, others = set(first.places[1:]), set(second.places[1:])
    if exact and first.first == second.first and towns & others:
        named = first.victims and second.victims
        return True if not named and first.targets & second.targets else None
    return False if exact and towns and others and not towns & others else None


def _values(template: Template, slot: str) -> list[str]:
    return [value for filler in template.slots.get(slot) or () for value in filler.values]


def _words(text: str) -> frozenset[str]:
    words = re.findall(r"[A-Z0-9]+", text.upper())
    return frozenset(word for word in words if word not in _SMALL and len(word) > 2)


# ---------------------------------------------------------------------------------- examples


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Two accounts: the levels reached, whether they are one, its weight, its group."""

    levels: tuple[tuple[str, int], ...]
    one: bool
    weight: float
    group: int


def read(data: Path) -> tuple[list[Document], list[Reading]]:
    """Read the texts."""
    texts = list(muc4_texts.documents(data))
    readings = Tools(data=data, jobs=2).read(texts, what="Texts")
    return texts, [reading for reading in readings if reading is not None]


def examples(
    data: Path, documents: Sequence[Document], readings: Sequence[Reading], settings: FuseSettings
) -> list[Example]:
    """Return the pairs of accounts that meet, and of which the keys tell whether they are one."""
    keys = {
        number: [incident_of(each) for each in found]
        for number, found in muc4_texts.keys(data).items()
    }
    accounts = gather(
        documents,
        live_readings(readings),
        rulings_in_force(()),
        min_score=settings.min_claim_score,
    )
    here = vocabulary_here(documents, live_readings(readings))
    rarity = Rarity(known=shipped_vocabulary(), here=here)
    every = profiles(accounts, rarity, settings.merge)
    told = [
        (one, incident)
        for one in every
        if (incident := _told(one, keys.get(one.account.document_id, []))) is not None
    ]
    subjects = [one for one, _ in told]
    pairs = [
        (first, second, same)
        for first, second in meetings(subjects, settings)
        if subjects[first].event_type is subjects[second].event_type
        and (same := are_one(told[first][1], told[second][1])) is not None
    ]
    groups = Groups(range(len(subjects)))
    for a, b, same in pairs:
        if same:
            groups.join(a, b)
    sizes = Counter(map(groups.root, range(len(subjects))))
    wanted = sum(
        are_one(one, other) is True
        for (a, one), (b, other) in combinations(told, 2)
        if a.event_type is b.event_type and a.account.document_id != b.account.document_id
    )
    met = sum(same for _, _, same in pairs)
    print(f"{len(told)} accounts, {len(pairs)} pairs, {met} one; {met} of {wanted} such pairs meet")
    return [
        Example(
            levels=tuple(
                (level.name, level.step)
                for level in levels_of(subjects[first], subjects[second], settings)
            ),
            one=same,
            weight=min(1.0, _MOST_TEXTS / sizes[groups.root(first)]) if same else 1.0,
            group=groups.root(first),
        )
        for first, second, same in pairs
    ]


def _told(one: Profile, incidents: Sequence[Incident]) -> Incident | None:
    """Return the incident of its text whose victims and targets an account names most of."""
    if one.event_type not in _KINDS or not one.account.founds:
        return None
    words = {word.upper() for word in one.wording.weights}
    found = sorted(((len(each.words & words), -at) for at, each in enumerate(incidents)))
    if not found or not found[-1][0] or (len(found) > 1 and found[-1][0] == found[-2][0]):
        return None
    return incidents[-found[-1][1]]


# --------------------------------------------------------------------------------------- fit


def _columns() -> dict[tuple[str, int], int]:
    cells = [(name, step) for name, steps in _EXPECTED.items() for step in range(len(steps))]
    return {cell: at for at, cell in enumerate(cells)}


def _matrix(given: Sequence[Example]) -> np.ndarray:
    """Return a row for each example: 1 for each step up to the one reached, the last column 1."""
    columns = _columns()
    found = np.zeros((len(given), len(columns) + 1))
    for row, each in enumerate(given):
        for name, step in each.levels:
            for up_to in range(step + 1):
                found[row, columns[name, up_to]] = 1.0
    found[:, -1] = 1.0
    return found


def fit(given: Sequence[Example]) -> np.ndarray:
    """Return what each step adds in log-odds, in the order of the columns, the prior last."""
    rows = _matrix(given)
    one = np.array([each.one for each in given], float)
    weight = np.array([each.weight for each in given])
    expected = np.array([*(step for steps in _EXPECTED.values() for step in steps), -6.0])
    pull = np.array(
        [*(_STRONG_PULL if name in _RARELY_TOLD else _PULL for name, _ in _columns()), 0.0]
    )
    limits: list[tuple[float | None, float | None]] = [
        (_EXPECTED[name][0], 0.0) if name in _AGAINST and step == 0 else (0.0, None)
        for name, step in _columns()
    ]

    def loss(at: np.ndarray) -> tuple[float, np.ndarray]:
        scores = rows @ at
        probability = 1.0 / (1.0 + np.exp(-scores))
        away = at - expected
        cost = weight * (np.logaddexp(0.0, scores) - one * scores)
        slope = rows.T @ (weight * (probability - one)) + pull * away
        return float(cost.sum() + (pull * away * away).sum() / 2), slope

    found = minimize(
        loss,
        expected,
        jac=True,
        method="L-BFGS-B",
        bounds=[*limits, (None, None)],
        options={"maxiter": 2000},
    )
    return np.asarray(found.x)


def folded(given: Sequence[Example], folds: int) -> None:
    """Print how well probabilities hold on incidents that the fit did not see."""
    fold = np.array([each.group % folds for each in given])
    one = np.array([each.one for each in given], float)
    weight = np.array([each.weight for each in given])
    probability = np.zeros(len(given))
    rows = _matrix(given)
    for held in range(folds):
        kept = [each for each, at in zip(given, fold, strict=True) if at != held]
        scores = rows[fold == held] @ fit(kept)
        probability[fold == held] = 1.0 / (1.0 + np.exp(-scores))
    for low, high in ((0, 0.05), (0.05, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 0.95)):
        _shown(
            f"{low:.2f} to {high:.2f}",
            (probability >= low) & (probability < high),
            probability,
            one,
            weight,
        )
    _shown("0.95 to 1.00", probability >= 0.95, probability, one, weight)
    right = float((one * (probability >= 0.5)).sum())
    print(f"from 0.5 on: precision {right / max(1, (probability >= 0.5).sum()):.3f}, ")
    print(f"recall of those that meet {right / one.sum():.3f}")


def _shown(
    name: str, chosen: np.ndarray, probability: np.ndarray, one: np.ndarray, weight: np.ndarray
) -> None:
    if chosen.any():
        told = np.average(probability[chosen], weights=weight[chosen])
        were = np.average(one[chosen], weights=weight[chosen])
        print(f"{name}: {chosen.sum()} pairs, told {told:.3f}, one {were:.3f}")


def main() -> None:
    """Fit the weights and print them as they stand in `fuse/weights.py`."""
    parser = argparse.ArgumentParser(description="Fit what agreement is worth.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--folds", type=int, default=0, help="measure in so many folds")
    parser.add_argument("--readings", type=Path, help="keep the readings here, or take them")
    given = parser.parse_args()
    settings = with_registry(Settings().fuse)
    if given.readings is not None and given.readings.exists():
        documents, readings = pickle.loads(given.readings.read_bytes())
    else:
        documents, readings = read(given.data)
        if given.readings is not None:
            given.readings.write_bytes(pickle.dumps((documents, readings)))
    found = examples(given.data, documents, readings, settings)
    if given.folds:
        folded(found, given.folds)
    steps = fit(found)
    print(f"PRIOR = {steps[-1]:.2f}")
    at = 0
    for name, expected in _EXPECTED.items():
        worth = np.cumsum(steps[at : at + len(expected)])
        at += len(expected)
        print(f'    "{name}": ({", ".join(f"{value:.2f}" for value in worth)},),')


if __name__ == "__main__":
    main()
