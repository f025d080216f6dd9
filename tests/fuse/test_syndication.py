"""Marks of syndication: whose text a document is, from its edges alone."""

import pytest

from tocsin.core.outlets import Outlets
from tocsin.core.types import Document
from tocsin.fuse.syndication import syndicated
from tocsin.testing import Report

OUTLETS = Outlets(
    names={"calder wire": "calder", "CW": "calder", "calderwire.com": "calder", "nordpost": "np"},
    families={"np": "Harbour Press"},
)
BODY = "Two bombs went off at the fish market of Marn on Saturday. Nobody has claimed them."


def document(text: str, source: str | None = "post") -> Document:
    return Report(text, source=source).document


@pytest.mark.parametrize(
    "text",
    [
        f"MARN, Osteria (CW) — {BODY}",
        f"Marn (Calder Wire) - {BODY}",
        f"Bombs in Marn\nBy Ana Torn, Calder Wire\n{BODY}",
        f"Bombs in Marn\nBy The Calder Wire\n{BODY}",
        f"Bombs in Marn\nCalder Wire\n{BODY}",
        f"{BODY} (CW)",
        f"{BODY}\n– Calder Wire",
        f"{BODY} — CW",
        f"{BODY}\n© 2031 Calder Wire. All rights reserved.",
        f"{BODY}\nSource: CW",
        f"{BODY}\nCalder Wire writers Ana Torn and Bo Stern in Beltov contributed to this report.",
        f"{BODY}\nThis story first appeared in the Calder Wire.",
        f"{BODY}\nThis article was originally published by Calder Wire on Saturday.",
        f"{BODY}\nRepublished with permission from Calder Wire.",
        f"{BODY}\nContent from Calder Wire.",
        f"{BODY}\nThis report was distributed by the Calder Wire.",
    ],
)
def test_a_mark_names_the_agency(text: str) -> None:
    mark = syndicated(document(text), OUTLETS)
    assert mark is not None
    assert mark.key == "outlet:calder"
    assert mark.name in mark.reason


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"Calder Wire, two other outlets raided\n{BODY}",
        f"{BODY}\nThe Calder Wire contributed to this report.",
        f"{BODY}\nPolice told Calder Wire (and others) so.",
        f"{BODY} The mayor (Torn) said so.",
        f"{BODY}\nReporting with agencies",
        f"By Ana Torn\n{BODY}",
        f"He (Vell) - the mayor - was there. {BODY}",
        f"Line.\n{'Filler. ' * 8}\n"
        + "Filler.\n" * 9
        + f"CALDER WIRE\n{'Filler.' + chr(10)}" * 1
        + "Filler.\n" * 9,
    ],
)
def test_what_is_no_mark(text: str) -> None:
    assert syndicated(document(text), OUTLETS) is None


def test_an_unknown_agency_is_named_by_a_full_dateline_or_a_first_printing_only() -> None:
    dateline = syndicated(document(f"MARN, Osteria (Valley Service) — {BODY}"), OUTLETS)
    printed = syndicated(document(f"{BODY}\nThis story first appeared in Valley Service."), OUTLETS)
    assert dateline is not None
    assert printed is not None
    assert dateline.key == printed.key == "outlet:valleyservice"
    assert syndicated(document(f"{BODY} (Valley Service)"), OUTLETS) is None


def test_an_outlets_own_mark_is_none() -> None:
    text = f"MARN (CW) — {BODY}"
    assert syndicated(document(text, source="Calder Wire"), OUTLETS) is None
    assert syndicated(document(text, source="www.calderwire.com"), OUTLETS) is None


def test_the_author_that_a_page_names_is_a_mark() -> None:
    plain = document(BODY)
    marked = Document(
        id=plain.id,
        text=plain.text,
        raw_digest=plain.raw_digest,
        source="post",
        metadata=(("author", "Ana Torn, Calder Wire"),),
    )
    found = syndicated(marked, OUTLETS)
    assert found is not None
    assert found.key == "outlet:calder"


def test_an_outlet_has_one_key_whatever_it_is_called_by() -> None:
    names = ("Calder Wire", "the Calder Wire", "CW", "https://www.calderwire.com/a/b")
    assert {OUTLETS.key(name) for name in names} == {"outlet:calder"}
    assert OUTLETS.key("The Valley Post") == OUTLETS.key("valleypost.com")
    # A word in lower case is no name in capitals.
    assert OUTLETS.key("cw") != "outlet:calder"
    assert OUTLETS.family("outlet:np") != "outlet:np"
    assert OUTLETS.family("outlet:calder") == "outlet:calder"
