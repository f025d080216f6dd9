"""Tell the names of persons from other words with a capital."""

import re
from dataclasses import dataclass

from tocsin.core.day_words import MONTHS
from tocsin.core.ports import Names
from tocsin.publish.wording.words import WEEKDAYS

_HONORIFICS = frozenset("Mr Mrs Ms Miss Dr Mr. Mrs. Ms. Dr. Sir Lady".split())
_SMALL_WORDS = frozenset(
    "The A An One Two Three Some No On In At By For From Of To With And But As After Before When "
    "While Since Until During If Not This That These Those His Her Their Our Its My Your It He "
    "She They We Who What Why How Where There Then Also Both Among Another According "
    "Under Over Despite Because So Yet Still Even Meanwhile However Later Earlier Today Yesterday "
    "Eventually Finally Recently".split()
)
# Words of a page about itself, which run on into names. Source: reading news pages.
_PAGE_WORDS = frozenset(
    "Source Sources Credit Photo Photograph Picture Image File Caption Copyright Author Editor "
    "Published Updated Posted Date Title Subject Share Read More Watch Video Advertisement "
    "Breaking Exclusive".split()
)
# Words that a person's name rarely holds: of bodies, outlets and places, and titles of office.
# Source: general news English.
_BODY_WORDS = frozenset(
    "Church Mosque Cathedral Temple Party Press Radio Television TV News Herald Times Post "
    "Gazette Tribune Guardian Observer Journal Daily Network Agency Media Association Federation "
    "Union Committee Commission Council Centre Center Institute Foundation Organisation "
    "Organization University College School Academy Hospital Ministry Department Office Bureau "
    "Court Parliament Congress Senate Assembly Police Army Navy Force Forces Front Movement "
    "Group Company Corporation Bank Service Services Nations Rights International National "
    "United Club Campaign Society League Board Authority Administration Government State "
    "States Republic Kingdom Province District County Region City Town Village Camp Street Road "
    "Avenue Square Bridge Airport Station Prison Market Strip Gulf River Lake Sea Island Islands "
    "Mountain Mountains Valley North South East West Northern Southern Eastern Western Central Act "
    "Law Convention Prize Laureate Award Operation "
    "Project Programme Program Boss President Minister Premier Chancellor Secretary Governor "
    "Senator Mayor Ambassador Judge Justice General Colonel Captain Major Commander Commissioner "
    "Inspector Superintendent Spokesman Spokeswoman Spokesperson Director Chairman King Queen "
    "Prince Princess MP CEO Forum Security Policy Political Human Prisoners Article Section".split()
)
# Peoples, creeds and continents, beside the nationalities of the tables.
_PEOPLES = frozenset(
    "African Africans European Europeans Asian Asians American Americans Saharan Arab Arabs "
    "Kurd Kurds Kurdish Rohingya Rohingyas Uyghur Uyghurs Uighur Uighurs Hausa Fulani Igbo "
    "Yoruba Tuareg Tuaregs Yazidi Yazidis Amhara Oromo Tigrayan Tigrayans Sahrawi Sahrawis "
    "Hutu Hutus Tutsi Tutsis Pashtun Pashtuns Hazara Hazaras Tajiks Uzbeks Baloch Bosniak "
    "Bosniaks Chechen Chechens Tatars Tibetan Tibetans Roma Druze Christian Christians Catholic "
    "Catholics Muslim Muslims Islamist Islamists Jew Jews Jewish Hindu Hindus Sikh Sikhs Shia "
    "Shiite Shiites Sunni Sunnis Alawite Alawites Copts Coptic".split()
)
_CALENDAR = frozenset((*MONTHS, *WEEKDAYS))
_EDGES = _SMALL_WORDS | _PAGE_WORDS | _CALENDAR
_PARTICLES = frozenset({"abu", "umm", "bin", "bint", "ibn", "haji", "van", "von", "de"})
_PRONOUNS = frozenset({"i", "he", "she", "we", "they", "you", "it", "who", "his", "her", "my"})
_LONGEST = 4
_CAPITALISED = r"(?:(?:al|el|ul|as|ar|ad|an)-)?[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:[’'-][^\W\d_]+)*\.?"
_RUN = re.compile(
    rf"(?<!\w){_CAPITALISED}(?:\s+(?:(?:al|bin|bint|ibn|de|da|van|von|el|der|la)\s+)*{_CAPITALISED})*"
)
_ARTICLE = re.compile(r"\b[Tt]he\s+$")


def names_in(mention: str) -> tuple[str, ...]:
    """Return the personal names in a mention: runs of capitals that end it or are long.

    A single capitalised word before a common noun ("Kabul shopkeeper") is no name, nor is
    one right behind an article ("the Kurds").
    """
    found = []
    for match in _RUN.finditer(mention):
        words = re.sub(r"['’]s?$", "", match.group()).split()
        titled = False
        while words and (words[0] in _EDGES or words[0] in _HONORIFICS):
            titled = titled or words[0] in _HONORIFICS
            words = words[1:]
        while words and words[-1] in _EDGES:
            words = words[:-1]
        rest = mention[match.end() :].strip()
        ends = not rest or not rest[0].isalnum()
        alone = (ends or titled) and not _ARTICLE.search(mention[: match.start()])
        if len(words) > 1 or (words and alone):
            found.append(" ".join(words))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """What the tables know of names. `names` is None where there are no tables to ask."""

    names: Names | None

    def is_personal(self, name: str) -> bool:
        """Return whether a name may be a person's whom the tables do not know."""
        words = name.split()
        bare = [re.sub(r"['’]s$", "", word).strip(".") for word in words]
        return (
            0 < sum(word[:1].isupper() for word in words) <= _LONGEST
            and not any(word in _BODY_WORDS for word in bare)
            and not _is_short_form(bare)
            and name.casefold() not in _PRONOUNS
            and not self._is_known(name)
            and not self._is_people(name)
            and not all(self._is_people(word) for word in bare)
        )

    def stands_alone(self, word: str) -> bool:
        """Return whether a word of a private name is to be masked where it stands alone."""
        return (
            len(word.strip(".")) > 2
            and any(letter.isupper() for letter in word)
            and word not in _EDGES
            and word not in _BODY_WORDS
            and word.casefold() not in _PARTICLES
            and not self._is_people(word)
        )

    def _is_known(self, name: str) -> bool:
        return self.names is not None and bool(self.names.party_kinds(name))

    def _is_people(self, word: str) -> bool:
        """Return whether a word is a country, its adjective, or a people."""
        if word in _PEOPLES:
            return True
        return self.names is not None and self.names.country_of(word) is not None


def _is_short_form(words: list[str]) -> bool:
    """Return whether a name is or begins with an abbreviation: "EEAS", "NDLEA Boss"."""
    first = words[0]
    return (
        len(first) > 1 and first.isupper() and not all(word.isupper() for word in words[1:] or [""])
    )
