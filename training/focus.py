"""Fit the weights of `tocsin.resolve.focus.weights` to what articles are about.

What each report names are the options; the weights are moved to where what it is said to be about
(`focus_told.py`) is likeliest, softly held near zero.

    PYTHONPATH=src python -m training.focus --data ../shared/data

prints the weights, and how often the likeliest option is right by five folds.
"""

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from bench.hrdsattack import tables
from bench.kit.folds import splits
from bench.kit.wordings import folded
from tocsin.core.types import Document
from tocsin.pipeline import stages
from tocsin.resolve.document import resolve
from tocsin.resolve.focus.area import area_options
from tocsin.resolve.focus.country import CountryOption, country_options, country_told
from tocsin.resolve.focus.report import Report
from tocsin.resolve.focus.time import time_options
from tocsin.resolve.focus.town import TownOption, town_options, weighed
from tocsin.resolve.focus.weights import NOBODY, Signs, shares
from tocsin.settings import Settings
from tocsin.tables.actors import ShippedActors
from tocsin.tables.gazetteer import ShippedGazetteer
from training.focus_told import Told, all_told

PLACES, ACTORS = ShippedGazetteer(), ShippedActors()
SETTINGS = Settings()
READER = stages.Reader(SETTINGS)
# From this probability on an option is counted apart.
SURE = 0.65
# How strongly weights are held near zero, for signs of unit spread.
HELD = {"country": 3.0, "town": 6.0, "area": 6.0, "time": 10.0}
# The logarithm of what does not occur.
NEVER = -1e9


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The options of an article, which of them are right, and what they are to be right of.

    `right` has a row for each level: of a date the year, the month, the day. A row without a
    right option means that it is none of them; `stated` says whether the annotators gave any.
    """

    article: str
    options: Sequence[Signs]
    right: Sequence[Sequence[bool]]
    stated: bool


def main() -> None:
    """Fit all weights and print them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder of data sets")
    told = parser.parse_args()
    reports = [
        (each, report)
        for each in all_told(told.data)
        if (report := report_of(each.document)) is not None
    ]
    makers: Mapping[str, Callable[[Told, Report], Choice | None]] = {
        "country": country_choice,
        "town": town_choice,
        "area": area_choice,
        "time": time_choice,
    }
    for name, maker in makers.items():
        choices = [
            choice for each, report in reports if (choice := maker(each, report)) is not None
        ]
        print(f"{name}: {by_folds(choices, HELD[name])}")
        for sign, weight in fitted(choices, HELD[name]).items():
            print(f'    "{sign}": {weight:.2f},')


def report_of(document: Document) -> Report | None:
    """Return a document, resolved; None if it cannot be read."""
    work = stages.Work(document=document)
    for stage in stages.STAGES:
        if work.told.unread is None and stage.name != "resolve":
            work = stage.run(READER, work)
    if work.extraction is None or work.cleaned is None:
        return None
    return resolve(
        work.extraction,
        document=work.document,
        cleaned=work.cleaned,
        places=PLACES,
        actors=ACTORS,
        settings=SETTINGS.resolve,
    )


def country_choice(told: Told, report: Report) -> Choice | None:
    """Return the countries that a report names, and which are those told, if any was asked."""
    if told.countries is None:
        return None
    options = countries(report)
    return Choice(
        article=told.document.id,
        options=[each.signs for each in options],
        right=[[tables.SOVEREIGN.get(each.code, each.code) in told.countries for each in options]],
        stated=bool(told.countries),
    )


def countries(report: Report) -> list[CountryOption]:
    """Return the countries that a report names."""
    far_reaching = SETTINGS.resolve.places.far_reaching
    return country_options(report, places=PLACES, far_reaching=far_reaching)


def towns(report: Report) -> list[TownOption]:
    """Return the towns that a report names."""
    return town_options(report, places=PLACES, country=country_told(countries(report)))


def town_choice(told: Told, report: Report) -> Choice | None:
    """Return the towns that a report names, and which are those told, if any was asked."""
    if told.towns is None:
        return None
    options = towns(report)
    right = [bool(_names(each, report.document.text) & told.towns) for each in options]
    return Choice(
        article=told.document.id,
        options=[each.signs for each in options],
        right=[right],
        stated=bool(told.towns),
    )


def area_choice(told: Told, report: Report) -> Choice | None:
    """Return the areas that a report tells, and which are those told, if any was asked.

    Where no area is told it is that of the town.
    """
    if told.areas is None or told.towns is None:
        return None
    named = towns(report)
    country = country_told(countries(report))
    options = area_options(report, weighed(named), places=PLACES, country=country)
    of_town = {
        folded(one.place.first_order)
        for one in named
        if one.place and one.place.first_order
        if _names(one, report.document.text) & told.towns
    }
    wanted = told.areas or of_town
    return Choice(
        article=told.document.id,
        options=[each.signs for each in options],
        right=[[folded(one.place.name) in wanted for one in options]],
        stated=bool(wanted),
    )


def _names(option: TownOption, text: str) -> set[str]:
    found = {folded(text[option.start : option.end])}
    return found | ({folded(option.place.name)} if option.place else set())


def time_choice(told: Told, report: Report) -> Choice | None:
    """Return the times that a report names, and which are in the year, month, day told.

    None if none was asked.
    """
    if told.when is None:
        return None
    options = time_options(report)
    when = list(told.when)
    stated = next((number for number, part in enumerate(when) if part is None), len(when))
    right = [
        [list(each.key[:size]) == when[:size] for each in options]
        for size in range(1, max(1, stated) + 1)
    ]
    return Choice(
        article=told.document.id,
        options=[each.signs for each in options],
        right=right,
        stated=stated > 0,
    )


def fitted(choices: Sequence[Choice], held: float) -> dict[str, float]:
    """Return the weights under which what is right is likeliest."""
    told = [choice for choice in choices if choice.options]
    signs = list(told[0].options[0])
    rows = [_rows(choice, signs) for choice in told]
    # What hardly varies must not take a weight from a chance.
    spread = torch.cat(rows).std(dim=0).clamp_min(0.02)
    options = _padded([row / spread for row in rows], 0.0)
    absent = _padded([torch.ones(len(row), dtype=torch.bool) for row in rows], False).logical_not()
    levels = [(at, right) for at, choice in enumerate(told) for right in _rights(choice)]
    # The last column is that of none.
    right = torch.cat(
        [
            _padded([each[:-1] for _, each in levels], False, width=options.shape[1]),
            torch.stack([each[-1:] for _, each in levels]),
        ],
        dim=1,
    )
    of = torch.tensor([at for at, _ in levels])
    weights = torch.zeros(len(signs) + 1, dtype=torch.double, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=300, line_search_fn="strong_wolfe")

    def closure() -> Tensor:
        optimizer.zero_grad()
        scores = (options @ weights[:-1]).masked_fill(absent, NEVER)
        nobody = weights[-1:].expand(len(told), 1)
        likely = torch.log_softmax(torch.cat([scores, nobody], dim=1), dim=1)[of]
        missed = torch.logsumexp(likely.masked_fill(right.logical_not(), NEVER), dim=1)
        loss = held * (weights[:-1] ** 2).sum() - missed.sum()
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    optimizer.step(closure)  # type: ignore[no-untyped-call]
    found = weights.detach()
    per_sign = (found[:-1] / spread).tolist()
    return {**dict(zip(signs, per_sign, strict=True)), NOBODY: found[-1].item()}


def _padded(rows: Sequence[Tensor], value: float, width: int | None = None) -> Tensor:
    """Return rows of several lengths as one tensor, filled up with a value."""
    most = width or max(len(row) for row in rows)
    found = torch.full((len(rows), most, *rows[0].shape[1:]), value, dtype=rows[0].dtype)
    for number, row in enumerate(rows):
        found[number, : len(row)] = row
    return found


def _rows(choice: Choice, signs: Sequence[str]) -> Tensor:
    rows = [[option[sign] for sign in signs] for option in choice.options]
    return torch.tensor(rows, dtype=torch.double)


def _rights(choice: Choice) -> list[Tensor]:
    """Return for each level which options are right, that of none last."""
    found = [[*level, not any(level)] for level in choice.right]
    # A month that no time fixes tells nothing of the others.
    return [torch.tensor(level) for number, level in enumerate(found) if not (number and level[-1])]


def by_folds(choices: Sequence[Choice], held: float) -> str:
    """Return how often the likeliest option is right, where one may be, level by level."""
    asked, right, sure, sure_right = [0] * 3, [0] * 3, 0, 0
    for taught, held_out in splits(choices, lambda each: each.article):
        weights = fitted(taught, held)
        for choice in (each for each in held_out if each.stated):
            told = shares(choice.options, weights)
            for level, row in enumerate(choice.right):
                share, hit = _likeliest(told, row)
                asked[level] += 1
                right[level] += hit
                if not level and share >= SURE:
                    sure, sure_right = sure + 1, sure_right + hit
    rates = ", ".join(
        f"{hits} of {count}" for hits, count in zip(right, asked, strict=True) if count
    )
    return f"right by folds {rates}; of {sure} with a probability from {SURE:.0%}, {sure_right}"


def _likeliest(told: Sequence[float], row: Sequence[bool]) -> tuple[float, bool]:
    return max(zip(told, row, strict=True), default=(0.0, False))


if __name__ == "__main__":
    main()
