"""What masking leaves of a case: no name of a private person, however an address spells it."""

from dataclasses import replace

import pytest

from casework import OPENED, one_case
from tocsin.core.types import CaseLinked, CaseQuotation, Party, Span
from tocsin.core.vocab import Known, LinkedAs, PartyKind
from tocsin.publish.cases.masking import case_masker, masked
from tocsin.publish.cases.persons import not_public
from tocsin.publish.privacy.masking import Masker
from tocsin.tables.names import ShippedNames
from tocsin.testing import Report

NOBODY = Masker(pattern=None, names=())
QUOTED = CaseQuotation(
    span=Span(document_id="d1", start=0, end=20, quote="Ilva Torn was warned"),
    title="Ilva Torn told of a threat",
    raw_digest="0",
    text_sha256="0",
)


@pytest.mark.parametrize(
    ("url", "left"),
    [
        ("https://quay.example/2031/ilva-torn-told-of-a-threat", None),
        ("https://quay.example/Ilva_Torn.html", None),
        ("https://quay.example/2031/mrs-torn-told-of-a-threat", None),
        ("https://quay.example/2031/a-tornado", "https://quay.example/2031/a-tornado"),
        (None, None),
    ],
)
def test_an_address_that_spells_a_masked_name_is_left_out(
    url: str | None, left: str | None
) -> None:
    quoted = replace(QUOTED, url=url)
    opened = replace(OPENED, evidence=(quoted,))
    linked = CaseLinked(
        subject_id="i1", linked_as=LinkedAs.OUTCOME, summary="s", evidence=(quoted,)
    )
    masker = case_masker(one_case(opened, linked), NOBODY, names=ShippedNames())
    for content in (opened, linked):
        (found,) = masked(content, masker).evidence
        assert found.url == left
        assert "Torn" not in f"{found.title} {found.span.quote}"
        assert found.text_sha256 == quoted.text_sha256


def test_only_a_whole_public_name_makes_whom_a_case_names_public() -> None:
    report = Report("Gunmen wounded minister Amina Quell.")
    minister = Party(
        mention=report.span("minister Amina Quell"), kind=PartyKind.PERSON, private_person=Known.NO
    )
    report.occurrence("wounded", recipients=(minister,))
    named = ("nurse Amina", "Amina", "Amina Quell", "minister Amina Quell")
    assert not_public(named, [report.reading()]) == ("nurse Amina", "Amina")
