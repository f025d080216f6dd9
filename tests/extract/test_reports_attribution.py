"""Attributions and statements of the real reports: who says so, through whom, on what."""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tocsin.core.types import Attribution
from tocsin.core.vocab import EvidenceBasis, SourceKind, Stance, StatementKind
from tocsin.extract.attribution.links import find_attributions, innermost
from tocsin.extract.attribution.statements import find_statements
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]
Find = Callable[[str], tuple[Attribution, ...]]

FOLDER = os.environ.get("TOCSIN_TEST_DATA")
pytestmark = pytest.mark.skipif(FOLDER is None, reason="TOCSIN_TEST_DATA is not set")


@pytest.fixture(scope="module")
def report(read: Read) -> Callable[[str], Reader]:
    @cache
    def opened(number: str) -> Reader:
        [path] = (Path(FOLDER or ".") / "reports").glob(f"{number}_*.txt")
        return read(path.read_bytes().decode("utf-8"))

    return opened


@pytest.fixture(scope="module")
def found(report: Callable[[str], Reader]) -> Find:
    @cache
    def attributions(number: str) -> tuple[Attribution, ...]:
        return find_attributions(report(number))

    return attributions


def at(items: tuple[Attribution, ...], offset: int) -> Attribution:
    """Return the attribution whose cue starts at an offset."""
    [item] = [item for item in items if item.cue is not None and item.cue.start == offset]
    return item


def around(items: tuple[Attribution, ...], start: int, end: int) -> list[Attribution]:
    return [item for item in items if item.cue and start <= item.cue.start < end]


def test_000_the_government_says_it_has_intelligence(found: Find) -> None:
    [item] = around(found("000"), 258, 420)
    assert item.speakers[0].source_kind is SourceKind.GOVERNMENT
    assert item.basis is EvidenceBasis.INTELLIGENCE
    assert item.stance is Stance.ASSERTED


def test_000_officials_who_spoke_to_an_outlet(found: Find) -> None:
    item = at(found("000"), 421)
    assert item.via is not None and item.via.quote == "CNN"
    assert not item.speakers[0].named
    assert item.speakers[0].count is None


def test_000_one_official_suspects_and_claims(found: Find) -> None:
    items = found("000")
    told, suspects, claimed, inner = around(items, 844, 1138)
    assert told.speakers[0].count == 1
    assert told.via is not None
    assert suspects.stance is Stance.SUSPECTED
    assert suspects.parent == told.id
    assert claimed.stance is Stance.ASSERTED
    keys = {item.speakers[0].speaker_key for item in (told, suspects, claimed)}
    assert len(keys) == 1
    assert inner.parent == claimed.id
    assert inner.speakers[0].mention.quote == "Iran"


def test_000_warnings_of_ones_own_acts_are_threats(found: Find) -> None:
    threats = [item for item in found("000") if item.stance is Stance.THREATENED]
    assert len(threats) == 2
    assert all(item.cue and item.cue.quote.startswith("warn") for item in threats)


def test_001_confirmed_by_officials_is_asserted(found: Find) -> None:
    [item] = around(found("001"), 140, 179)
    assert item.stance is Stance.ASSERTED
    assert [s.mention.quote for s in item.speakers] == ["U.S. officials"]
    assert item.speakers[0].count is None
    cbs = at(found("001"), 607)
    assert cbs.via is not None and cbs.via.quote == "CBS News"


def test_001_one_claim_of_responsibility(found: Find) -> None:
    [claim] = [item for item in found("001") if item.stance is Stance.CLAIMED]
    assert claim.cue is not None and 1697 <= claim.cue.start < 1751
    assert claim.speakers[0].mention.quote == "ISIS"


def test_001_three_non_statements(report: Callable[[str], Reader], found: Find) -> None:
    reader = report("001")
    claims = find_statements(reader, found("001"), ())
    kinds = {
        place: [
            claim.content.kind  # type: ignore[union-attr]
            for claim in claims
            if claim.evidence[0].start <= place < claim.evidence[0].end
            and any(part.start <= place < part.end for part in claim.content.content)  # type: ignore[union-attr]
        ]
        for place in (3330, 2424, 1045)
    }
    assert kinds[3330] == [StatementKind.NO_REPLY]
    assert kinds[2424] == [StatementKind.WOULD_NOT_CONFIRM]
    assert kinds[1045] == [StatementKind.DECLINED]
    assert not [item for item in found("001") if item.stance is Stance.DENIED]


def test_002_the_official_is_one_speaker(found: Find) -> None:
    said = around(found("002"), 520, 820)
    assert len({item.speakers[0].speaker_key for item in said}) == 1


def test_003_the_attribution_at_the_end_of_the_sentence(found: Find) -> None:
    item = at(found("003"), 773)
    assert item.cue is not None and item.cue.quote == "told"
    assert item.content[0].start == 545
    assert item.content[-1].end == 728
    assert item.via is not None and item.via.quote == "Reuters"
    assert item.stance is Stance.ASSERTED
    assert item.speakers[0].count == 2 and not item.speakers[0].named
    assert item.basis is EvidenceBasis.COMMUNICATIONS_INTERCEPT
    assert item.basis_span is not None and item.basis_span.start == 545
    assert item.said_on.span is not None and "Friday" in item.said_on.span.quote


def test_003_one_source_that_source_the_first_source(found: Find) -> None:
    quoted = [
        item for item in found("003") if item.cue and item.cue.quote == "said"
        and any("source" in s.mention.quote for s in item.speakers)
    ]  # fmt: skip
    first, both, last = quoted
    assert first.speakers[0].speaker_key == both.speakers[0].speaker_key
    assert last.speakers[0].speaker_key == first.speakers[0].speaker_key
    assert both.speakers[1].speaker_key != first.speakers[0].speaker_key


def test_003_a_claim_and_what_the_claimant_says(found: Find) -> None:
    claimed, saying = around(found("003"), 1119, 1190)
    assert claimed.stance is Stance.CLAIMED
    assert saying.cue is not None and saying.cue.quote == "saying"
    assert saying.speakers[0].speaker_key == claimed.speakers[0].speaker_key
    assert saying.speakers[0].mention.quote == "ISIS"


def test_003_the_agency_declined_to_comment(found: Find) -> None:
    [item] = around(found("003"), 1472, 1524)
    assert item.stance is Stance.DECLINED


def test_003_the_last_attribution_covers_both_clauses(found: Find) -> None:
    [item] = around(found("003"), 2051, 2251)
    assert item.content[0].start <= 2051
    assert [s.mention.quote for s in item.speakers] == ["US officials"]


def test_003_the_outlets_background_has_no_speaker(found: Find) -> None:
    assert innermost(found("003"), 1530) is None


def test_004_an_unclosed_quotation_does_not_swallow_the_criticism(found: Find) -> None:
    assert innermost(found("004"), 9960) is None
