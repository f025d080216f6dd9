"""The chain: the bytes that are digested, and that no change goes unseen."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework import ACTED, OPENED, START, WHOLE, chained, draft, one_case, several
from tocsin import codec
from tocsin.cases.chain import (
    canonical,
    content_digest,
    event_digest,
    head_of,
    is_written_as,
    sealed,
    verify_ledger,
)
from tocsin.core.types import CaseEvent, CaseOpened

CHAIN = several(5)
HEAD = head_of(CHAIN, made_at=START)
WORDS = st.text(st.characters(exclude_categories=["Cs"]))
Change = Callable[[list[CaseEvent], Random], list[CaseEvent]]


def resealed(events: list[CaseEvent]) -> list[CaseEvent]:
    """Return events chained anew, as somebody would who knows the form of the digests."""
    return list(chained(events))


def edited(events: list[CaseEvent], chance: Random) -> list[CaseEvent]:
    """Change one field of one event."""
    place = chance.randrange(len(events))
    event = events[place]
    name = chance.choice([item.name for item in fields(event)])
    held: Any = getattr(event, name)
    other = chance.choice(
        [getattr(each, name) for each in events if getattr(each, name) != held] or [None]
    )
    match held:
        case int():
            other = held + chance.choice([-1, 1])
        case datetime():
            other = held + timedelta(seconds=chance.choice([-1, 1]))
        case str():
            at = chance.randrange(len(held) or 1)
            other = (
                held[:at]
                + chance.choice("0123456789abcdef".replace(held[at : at + 1], ""))
                + held[at + 1 :]
            )
            if name == "step":
                other = chance.choice([each.step for each in events if each.step != held])
        case None:
            other = "e1" if name == "corrects" else events[-1].digest
    changed = replace(event, **{name: other})
    assert changed != event
    return [*events[:place], changed, *events[place + 1 :]]


def deleted(events: list[CaseEvent], chance: Random) -> list[CaseEvent]:
    """Take out one event, several in a row, or all of one case."""
    place = chance.randrange(len(events))
    kind = chance.randrange(3)
    if kind == 0:
        return events[:place] + events[place + 1 :]
    if kind == 1:
        return events[:place] + events[place + chance.randint(1, 9) :]
    return [each for each in events if each.case_id != events[place].case_id]


def truncated(events: list[CaseEvent], chance: Random) -> list[CaseEvent]:
    return events[: chance.randrange(len(events))]


def reordered(events: list[CaseEvent], chance: Random) -> list[CaseEvent]:
    one, other = chance.sample(range(len(events)), 2)
    events[one], events[other] = events[other], events[one]
    return events


def inserted(events: list[CaseEvent], chance: Random) -> list[CaseEvent]:
    place = chance.randrange(len(events))  # at the end it would be what comes next
    last = events[place - 1] if place else None
    new = sealed(
        draft(chance.choice(WHOLE), case=chance.choice(events).case_id),
        last=last,
        last_in_case=last,
    )
    return [*events[:place], new, *events[place:]]


CHANGES: tuple[Change, ...] = (edited, deleted, truncated, reordered, inserted)


def test_an_untouched_chain_holds_with_and_without_a_retained_head() -> None:
    assert not verify_ledger(CHAIN).breaks
    assert not verify_ledger(CHAIN, head=HEAD).breaks
    for name in {each.case_id for each in CHAIN}:
        mine = [each for each in CHAIN if each.case_id == name]
        assert not verify_ledger(CHAIN, head=head_of(mine, made_at=START, case_id=name)).breaks
    assert not verify_ledger((), head=head_of((), made_at=START)).breaks


@settings(max_examples=1000, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(CHANGES))
def test_no_change_relative_to_a_retained_head_goes_unseen(seed: int, change: Change) -> None:
    chance = Random(seed)
    changed = change(list(CHAIN), chance)
    assert verify_ledger(changed, head=HEAD).breaks
    if chance.random() < 0.5:  # every digest made anew after the change
        again = resealed(changed)
        if [each.digest for each in again][: len(CHAIN)] != list(HEAD.digests):
            assert verify_ledger(again, head=HEAD).breaks


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([edited, reordered, inserted]))
def test_without_a_head_all_but_the_end_and_a_chain_made_anew_is_seen(
    seed: int, change: Change
) -> None:
    chance = Random(seed)
    changed = change(list(CHAIN), chance)
    if changed[:-1] != list(CHAIN):
        check = verify_ledger(changed)
        assert check.breaks and check.unseen


def test_the_first_event_that_does_not_hold_is_named() -> None:
    changed = list(CHAIN)
    changed[7] = replace(changed[7], by="Somebody else")
    first, *_ = verify_ledger(changed, head=HEAD).breaks
    assert (first.position, first.event_id) == (8, CHAIN[7].id)
    gone = [*CHAIN[:11], *CHAIN[12:]]
    first, *_ = verify_ledger(gone).breaks
    assert (first.position, first.event_id) == (13, CHAIN[12].id)
    assert "number 12 should stand here" in first.finding


def test_a_chain_made_anew_is_named_from_the_event_where_it_parts_from_the_head() -> None:
    drafts = [replace(each) for each in CHAIN]
    drafts[20] = replace(drafts[20], by="Somebody else")
    again = chained(drafts)
    assert not verify_ledger(again).breaks
    first, *_ = verify_ledger(again, head=HEAD).breaks
    assert (first.position, first.event_id) == (21, again[20].id)


def test_what_was_appended_since_a_head_was_kept_is_no_break() -> None:
    kept = head_of(CHAIN[:30], made_at=START)
    assert not verify_ledger(CHAIN, head=kept).breaks
    mine = [each for each in CHAIN if each.case_id == "k2"]
    of_one = head_of(mine[:4], made_at=START, case_id="k2")
    assert not verify_ledger(CHAIN, head=of_one).breaks
    without = [each for each in CHAIN if each.case_id != "k2"]
    assert verify_ledger(resealed(without), head=of_one).breaks


def test_a_head_that_was_changed_is_seen() -> None:
    for head in (
        replace(HEAD, length=3),
        replace(HEAD, digest="0" * 64),
        replace(HEAD, digests=()),
    ):
        assert verify_ledger(CHAIN, head=head).breaks


def test_a_masked_content_keeps_the_chain_and_an_unmasked_one_must_fit() -> None:
    masked = list(CHAIN)
    content = replace(OPENED, persons=("[…]",))
    masked[0] = replace(masked[0], content=content, salt=None)
    assert not verify_ledger(masked, head=HEAD).breaks
    masked[0] = replace(CHAIN[0], content=content)
    assert verify_ledger(masked, head=HEAD).breaks


def test_the_same_content_has_another_digest_under_another_salt() -> None:
    assert content_digest(ACTED, salt="a") != content_digest(ACTED, salt="b")


def test_what_is_not_known_leaves_no_trace_in_the_bytes() -> None:
    """So a field that a later version adds changes no digest of what was recorded before."""
    assert canonical(CaseOpened(threat="a “b”\n")) == '{"record":"CaseOpened","threat":"a “b”\\n"}'


def test_a_chain_survives_the_wire() -> None:
    moment = datetime(2031, 5, 3, 9, 0, 0, 120, tzinfo=UTC)
    drafts = [
        replace(draft(OPENED), recorded_at=moment, happened_at=None, happened_on=None),
        replace(draft(ACTED, minute=3), happened_at=None),
    ]
    events = chained(drafts)
    again = [codec.decode(CaseEvent, codec.encode(each)) for each in events]
    assert not verify_ledger(again, head=head_of(events, made_at=START)).breaks


@given(WORDS, WORDS)
def test_there_is_one_way_to_write_an_event(words: str, by: str) -> None:
    event = replace(CHAIN[0], content=replace(OPENED, threat=words, persons=(words,)), by=by)
    written = codec.encode(event)
    assert is_written_as(written, event)
    assert is_written_as(written.replace('"corrects":null,', ""), event)
    for other in (f"{written} ", written.replace('"by":', '"by":"x","by":')):
        assert not is_written_as(other, codec.decode(CaseEvent, other))


@given(WORDS, WORDS)
def test_words_cannot_move_from_one_field_to_the_next(one: str, other: str) -> None:
    event = one_case(OPENED)[0]
    left = replace(event, by=one + other, corrects="")
    right = replace(event, by=one, corrects=other)
    assert (event_digest(left) == event_digest(right)) == (other == "")


@pytest.mark.parametrize("name", [item.name for item in fields(CaseEvent)])
def test_every_field_of_an_event_is_held_by_its_digests(name: str) -> None:
    if name in {"salt", "digest", "id", "content", "step"}:
        return  # held by the other digest, or are one; the property above changes them too
    event = CHAIN[9]
    held = getattr(event, name)
    other: Any = {int: 99, type(None): "e9"}.get(type(held), "x")
    if isinstance(held, datetime):
        other = held + timedelta(microseconds=1)
    elif name == "happened_on":
        other = held - timedelta(days=1)
    assert event_digest(replace(event, **{name: other})) != event.digest
