"""What the page of limits says that Tocsin gets wrong, it still gets wrong.

When a case fails here, Tocsin has learned it: move it out of docs/limits.md.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date

import pytest

from doc_parts import read
from tocsin.core import ids
from tocsin.core.types import Document, Occurrence, Outlook, Reading
from tocsin.core.vocab import FigureKind, Realis
from tocsin.pipeline.stages import Reader
from tocsin.settings import Settings

# A Monday.
PUBLISHED_ON = date(2024, 5, 6)
Ask = Callable[[Reading], bool]


def acts(reading: Reading) -> list[Occurrence]:
    found = (claim.content for claim in reading.claims)
    return [each for each in found if isinstance(each, Occurrence)]


def act(reading: Reading, trigger: str) -> Occurrence:
    return next(each for each in acts(reading) if each.trigger.quote == trigger)


def sees_nothing(reading: Reading) -> bool:
    return not acts(reading)


def told(reading: Reading) -> list[Occurrence]:
    """The acts that are sure enough to make an incident."""
    least = Settings().fuse.min_claim_score
    found = (claim.content for claim in reading.claims if claim.score >= least)
    return [each for each in found if isinstance(each, Occurrence)]


def makes_no_incident(reading: Reading) -> bool:
    return not told(reading)


def says_it_happened(reading: Reading) -> bool:
    return any(each.realis is Realis.HAPPENED and not each.background for each in acts(reading))


def by(trigger: str, *words: str) -> Ask:
    """The act has an actor or a recipient in these words."""
    return lambda reading: (
        set(words)
        <= {
            party.mention.quote
            for party in (*act(reading, trigger).actors, *act(reading, trigger).recipients)
        }
    )


def without_day(trigger: str) -> Ask:
    return lambda reading: all(each.earliest is None for each in act(reading, trigger).times)


def counts(trigger: str, **wanted: int) -> Ask:
    """The act has these figures, or lacks those wanted as 0."""

    def ask(reading: Reading) -> bool:
        told = {figure.kind: figure.best for figure in act(reading, trigger).figures}
        return all(told.get(FigureKind(kind), 0) == best for kind, best in wanted.items())

    return ask


def on(trigger: str, day: date) -> Ask:
    return lambda reading: day in {each.earliest for each in act(reading, trigger).times}


def both(*asked: Ask) -> Ask:
    return lambda reading: all(each(reading) for each in asked)


def outlooks(reading: Reading) -> list[Outlook]:
    found = (claim.content for claim in reading.claims)
    return [each for each in found if isinstance(each, Outlook)]


CASES: Mapping[str, Ask] = {
    "Fighting resumed on Friday in the hills above Karso.": sees_nothing,
    "The bodies of 14 farmers were found in a well near Zamfara on Saturday, police said.": (
        makes_no_incident
    ),
    "Hackers attacked the central bank on Wednesday and stole the records of its customers.": (
        makes_no_incident
    ),
    "“They came at night and burned our houses,” said a baker from the village.": makes_no_incident,
    "The army said it had killed 30 militants; the militants said they had lost two.": (
        lambda reading: len(told(reading)) == 1
    ),
    "The massacre still divides the town of Belmar. Its council plans a memorial.": (
        says_it_happened
    ),
    "A court on Monday charged two men with the bombing of a hotel in Dhaka.": (
        lambda reading: not act(reading, "bombing").background
    ),
    "A lone gunman killed his neighbour in a dispute over a fence in Springfield on Sunday.": (
        says_it_happened
    ),
    "An explosion at a gas station in Accra killed four people on Sunday; police ruled out an "
    "attack.": says_it_happened,
    "The road to the coast was cut on Thursday when gunmen killed four guards at a checkpoint.": (
        without_day("killed")
    ),
    "The president condemned the attack on the mosque in Kano on Friday in which eight "
    "worshippers died.": without_day("attack"),
    "A bomb wounded six people in Mosul on Friday, and two days earlier gunmen had shot a judge "
    "in Kirkuk.": by("shot", "two days earlier gunmen"),
    "Rebels shelled the town on Monday and the army, which lost 12 men, withdrew on Tuesday.": (
        both(on("shelled", date(2024, 5, 6)), on("withdrew", date(2024, 4, 30)))
    ),
    "Twenty-one of the 28 rockets fired at the base in Erbil on Sunday were shot down.": (
        by("fired at", "Twenty-one of the 28 rockets")
    ),
    "Warplanes struck Gaza, Rafah and Khan Younis overnight, killing 9, 4 and 6 people.": (
        both(by("struck", "Rafah"), counts("struck", killed=6))
    ),
    "Two bombs exploded in Kabul on Sunday. The first killed four people, the second killed "
    "seven.": counts("killed", killed=7, perpetrators=4),
    "Police on Thursday arrested a man in the fatal shooting of two people in Osogbo on Tuesday.": (
        lambda reading: len({time.earliest for time in act(reading, "shooting").times}) == 2
    ),
    "Gunmen shot a boy in Kano on Monday. A bomb killed two men in Lagos.": (
        lambda reading: act(reading, "shot").incident_key == act(reading, "killed").incident_key
    ),
    "Gunmen killed two policemen in Georgia on Sunday, the sheriff said.": (
        lambda reading: act(reading, "killed").places[0].place is not None
    ),
    "“We will burn your villages,” a rebel commander told the elders of Karso on Sunday.": (
        lambda reading: not outlooks(reading)
    ),
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Settings())


@pytest.mark.parametrize("words", CASES)
def test_it_is_still_got_wrong(words: str, reader: Reader) -> None:
    text = words.replace("“", '"').replace("”", '"')
    reading = reader.read(
        Document(
            id=ids.document_id(source=None, url=None, text=text),
            text=text,
            raw_digest=ids.raw_digest(text.encode()),
            published_given=PUBLISHED_ON,
        )
    )
    assert CASES[words](reading), "read otherwise now; if it is right, move it out of limits.md"


def test_the_page_and_the_cases_are_the_same() -> None:
    page = (read("limits.md") or "").partition("<!-- cases -->")[2]
    rows = re.findall(r"^\| (.+?) \| .+ \| .+ \|$", page, re.MULTILINE)
    assert set(rows) - {"Report", "---"} == set(CASES)
