"""What is said of reports that share text: only copies as a whole are called copies."""

from dataclasses import replace

import pytest

from selby import invented_ledger
from tocsin.core.types import CopyGroup


@pytest.mark.parametrize(
    ("whole", "certain", "said"),
    [
        (True, True, "are copies of one text and count once"),
        (False, True, "share text (two passages are the same), which counts once"),
        (False, False, "were probably written from one text (two passages are the same)"),
    ],
)
def test_a_brief_says_what_reports_share(whole: bool, certain: bool, said: str) -> None:
    held = invented_ledger()
    told = max((item.document_ids for item in held.fusion.incidents), key=len)
    group = CopyGroup(
        document_ids=told,
        similarity=1.0,
        reason="two passages are the same",
        whole=whole,
        certain=certain,
    )
    brief = replace(held, fusion=replace(held.fusion, copies=(group,))).brief()
    assert any(said in item.reports for item in brief.incidents)
