"""What is compared: one record an article, as annotators fill it in and as Tocsin does."""

from dataclasses import dataclass

from tocsin.core.types import Document

VIOLATIONS = (
    "arbitrary detention",
    "enforced disappearance",
    "kidnapping",
    "killing",
    "torture",
    "other",
    "unknown",
)
# A type of violation that stands for none.
NO_VIOLATION = "unknown"
NO_VICTIM_TYPE = "insufficient information"
UNSTATED = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Victim:
    """A victim with a name. `types` is empty where nothing is said of it."""

    name: str
    types: frozenset[str] = frozenset()
    sex: str = UNSTATED
    age: str = UNSTATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """What is told of the attack of an article; None or empty where it is not told.

    `city` and `region` hold the spellings of one place; `country` is an ISO code where the
    gazetteer knows the name, else the name folded. `month` is 1 to 12.
    """

    perpetrator: bool = False
    perpetrator_type: str | None = None
    violations: frozenset[str] = frozenset({NO_VIOLATION})
    victims: tuple[Victim, ...] = ()
    country: str | None = None
    region: frozenset[str] = frozenset()
    city: frozenset[str] = frozenset()
    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article with what the annotators found in it."""

    id: str
    document: Document
    gold: Attack
