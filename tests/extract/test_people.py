"""Who is meant by a short name, a pronoun or a description: the full name that the text gives."""

from collections.abc import Callable

import pytest

from tocsin.extract.occurrences.victims.named import name_at
from tocsin.extract.occurrences.victims.people import People
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]


def meant(reader: Reader, word: str, *, last: bool = True) -> str | None:
    """Return the full name of whom the last (or first) such word of a text means."""
    heads = [n for n, token in enumerate(reader.tree.tokens) if token.text == word]
    name = name_at(reader, People(reader), heads[-1 if last else 0])
    return name.quote if name is not None else None


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Jane Ousby spoke. Police arrested Ousby on Monday.", "Ousby", "Jane Ousby"),
        ("Ousby spoke. Police arrested Jane Ousby on Monday.", "Ousby", "Jane Ousby"),
        ("Jane Ousby spoke. Police later arrested her.", "her", "Jane Ousby"),
        ("Jane Ousby was held for a day. She was beaten.", "She", "Jane Ousby"),
        ("Police beat a reporter, Jane Ousby, on Monday.", "reporter", "Jane Ousby"),
        ("Journalist Jane Ousby spoke. Police hit the journalist.", "journalist", "Jane Ousby"),
        ("Police shot a man named Tom Selby.", "man", "Tom Selby"),
    ],
)
def test_the_text_says_who_is_meant(read: Read, text: str, word: str, name: str) -> None:
    assert meant(read(text), word) == name


@pytest.mark.parametrize(
    ("text", "word"),
    [
        # Two of the same family name; two persons of whom either may be meant.
        ("Jane Ousby met Tom Ousby. Police arrested Ousby.", "Ousby"),
        ("A talk with Tom Selby and Sam Ribley ended. He was shot.", "He"),
        # Nobody strikes himself so; nobody is his own lawyer.
        ("Tom Selby shot him.", "him"),
        ("His lawyer, Tom Selby, spoke. He was beaten.", "He"),
        # Bodies, places and days are nobody.
        ("The Kenya Police spoke. He was shot.", "He"),
        ("New York was quiet. She was beaten.", "She"),
        ("The Riding Network spoke. She was beaten.", "She"),
        ("Chemical Assault\n\nShe was beaten.", "She"),
        # Another description, and many people.
        ("Journalist Jane Ousby spoke. Police shot a farmer.", "farmer"),
        ("Jane Ousby spoke. They were beaten.", "They"),
    ],
)
def test_where_it_does_not_say_nobody_is_named(read: Read, text: str, word: str) -> None:
    assert meant(read(text), word) is None


def test_a_title_tells_men_from_women(read: Read) -> None:
    reader = read("Jane Ousby spoke. Mrs Ousby called Tom Selby. Jane Ousby left. He was beaten.")
    assert meant(reader, "He") == "Tom Selby"


def test_titles_and_callings_are_no_part_of_a_name(read: Read) -> None:
    reader = read("Police beat Kenyan Journalist Jane Ousby. Ousby was freed later.")
    assert meant(reader, "Ousby") == "Jane Ousby"


def test_a_post_amid_words_with_a_capital_is_no_part_of_a_name(read: Read) -> None:
    reader = read(
        "Police held Executive Director Jane Ousby. Ousby was freed. Jane Goldman Roe ran."
    )
    assert meant(reader, "Ousby") == "Jane Ousby"
    assert meant(reader, "Roe") == "Jane Goldman Roe"


def test_a_pronoun_does_not_reach_far(read: Read) -> None:
    far = "The weather was mild. " * 6
    assert meant(read(f"Jane Ousby spoke. {far}She was beaten."), "She") is None
