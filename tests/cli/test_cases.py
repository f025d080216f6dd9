"""`tocsin case` from threat to outcome, as a user types it."""

import json
import re
import sqlite3
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from commands import Ran, bombing, tocsin, write_ledger
from tocsin import codec
from tocsin.core.types import CaseEvent, CaseExport, CaseLinked, ChainHead
from tocsin.core.vocab import SourceKind
from tocsin.store.ledger import Ledger
from tocsin.testing import Report
from told_ahead import ahead

Do = Callable[..., Ran]
THREAT = "The night shift of the clinic at Marn is to be shot, says Aro Bellen"


@pytest.fixture
def do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Do:
    """Run `tocsin case` on a ledger of its own."""

    def run(*arguments: str | Path, status: int = 0) -> Ran:
        ran = tocsin("case", *arguments, "--ledger", tmp_path / "t.db", capsys=capsys)
        assert ran.status == status, ran.err
        return ran

    return run


def lines(ran: Ran) -> list[Any]:
    return [json.loads(line) for line in ran.out.splitlines()]


def opened(do: Do, *more: str) -> str:
    ran = do("open", "--threat", THREAT, "--person", "Ilva Torn", "--against", "the clinic", *more)
    return str(lines(ran)[0]["case_id"])


def screened(do: Do, *more: str) -> str:
    name = opened(do, *more)
    do("screen", name, "--credible", "yes: two callers", "--specific", "yes: this house",
       "--harm", "killing, serious injury: said so")  # fmt: skip
    return name


def warned(do: Do, *more: str) -> str:
    name = screened(do, *more)
    do("assess", name, "yes", "--why", "named house", "--doubt", "one voice")
    do("decide", name, "warn", "--why", "in doubt, inform", "--decided-by", "A. Lund")
    return name


def delivered(do: Do) -> str:
    name = warned(do)
    do("deliver", name, "--to", "Ilva Torn, head of the clinic", "--arrived", "yes",
       "--method", "call", "--channel", "direct", "--at", "2026-05-03T10:10+03:30",
       "--substance", "do not open", "--protection", "no word of who called")  # fmt: skip
    return name


def case(do: Do, name: str) -> Any:
    return lines(do("show", name))[0]


def what_it_comes_to(do: Do, name: str) -> str:
    """Return the page of a case up to its events."""
    return do("export", name, "--format", "html").out.partition('id="events"')[0]


def test_every_step_says_what_comes_next_and_what_is_unknown_stays_so(do: Do) -> None:
    name = screened(do)
    found = case(do, name)
    assert found["stage"] == "screened"
    assert "Whether the threat is impending." in found["unknowns"]
    assert "When the information was received." in found["unknowns"]
    assert "in favour of informing" in found["advice"]
    said = do("assess", name, "unknown", "--why", "one caller only")
    assert "in favour of informing" in said.err


def test_a_delivery_told_without_its_time_has_none_and_one_that_failed_reaches_nothing(
    do: Do,
) -> None:
    name = warned(do)
    do("deliver", name, "--to", "the clinic", "--arrived", "no")
    found = case(do, name)
    (event,) = [each for each in found["events"] if each["step"] == "delivered"]
    assert event["happened_on"] is event["happened_at"] is None
    assert found["stage"] == "decided"
    assert "T110" in do("acknowledge", name, "yes", status=2).err
    do("deliver", name, "--to", "the clinic", "--arrived", "unknown")
    do("acknowledge", name, "unknown", "--action", "unknown")
    found = case(do, name)
    assert found["stage"] == "decided"
    for words in ("acknowledged", "anything was done", "arrived (second", "without a name"):
        assert any(words in each for each in found["unknowns"]), words


def test_what_happened_earlier_keeps_both_times(do: Do) -> None:
    name = delivered(do)
    event = case(do, name)["events"][-1]
    assert event["happened_at"] == "2026-05-03T06:40:00Z"
    assert event["recorded_at"] > event["happened_at"]
    do("deliver", name, "--to", "x", "--at", "2999-01-01", status=2)
    do("deliver", name, "--to", "x", "--at", "yesterday", status=2)


def test_a_waiver_needs_its_ground_and_its_name(do: Do) -> None:
    name = screened(do)
    do("assess", name, "yes", "--why", "named house")
    waive = ("decide", name, "waive", "--why", "the mayor spoke of it")
    assert "--ground" in do(*waive, "--decided-by", "A. Lund", status=2).err
    do(*waive, "--decided-by", " ", "--ground", "already_aware", status=2)
    do(*waive, "--decided-by", "A. Lund", "--ground", "already_aware")
    assert "decide anew" in do("show", name, "--table").out
    assert "waive the warning" in do("deliver", name, "--to", "x", status=2).err


def test_a_test_is_answered_with_a_reason_or_refused(do: Do) -> None:
    name = opened(do)
    assert "without a reason" in do("screen", name, "--credible", "yes", status=2).err
    assert "yes, no or unknown" in do("screen", name, "--credible", "maybe: x", status=2).err
    assert "kidnapping" in do("screen", name, "--harm", "theft: x", status=2).err
    do("screen", name, "--harm", "no: of property only")
    page = what_it_comes_to(do, name)
    assert "Of property only" in page and "ot found" not in page


def test_a_correction_names_what_it_corrects_and_both_stay(do: Do) -> None:
    name = delivered(do)
    said = do("deliver", name, "--to", "the deputy", "--arrived", "yes", "--corrects", "5").err
    assert "Substance" in said and "To whom" not in said  # what it leaves out is told
    found = case(do, name)
    assert len(found["events"]) == 6 and len(found["standing"]) == 5
    text = do("show", name, "--table").out
    assert "corrected by event 6" in text and "corrects: event 5" in text
    do("deliver", name, "--to", "x", "--corrects", "5", status=2)
    do("open", "--threat", "Another threat", "--corrects", name)
    found = case(do, name)
    (first,) = [each for each in found["events"] if each["id"] == found["standing"][0]]
    assert first["content"]["threat"] == "Another threat"
    do("open", "--threat", "A third threat", "--corrects", name)
    assert case(do, name)["standing"][0] == case(do, name)["events"][-1]["id"]


def test_acknowledgement_and_action_are_recorded_apart(do: Do) -> None:
    name = delivered(do)
    do("acknowledge", name, "yes", "--who", "Ilva Torn", "--delivery", "5", "--action", "unknown")
    do("acknowledge", name, "--action", "yes", "--what", "closed for two days")
    steps = [each["step"] for each in case(do, name)["events"]]
    assert steps[-3:] == ["acknowledged", "acted", "acted"]
    assert case(do, name)["stage"] == "acted"
    do("acknowledge", name, status=2)
    do("acknowledge", name, "--what", "closed", status=2)
    assert "no delivery" in do("acknowledge", name, "yes", "--delivery", "4", status=2).err
    do("deliver", name, "--to", "the clinic", "--arrived", "no")
    assert "failed" in do("acknowledge", name, "yes", "--delivery", "9", status=2).err
    do("deliver", name, "--to", "the clinic", "--arrived", "yes", "--corrects", "9")
    do("acknowledge", name, "yes", "--delivery", "9")
    refused = do("deliver", name, "--to", "x", "--arrived", "no", "--corrects", "10", status=2)
    assert "failed" in refused.err


def test_reminders_fall_due_and_are_settled(do: Do) -> None:
    name = delivered(do)
    do("remind", name, "--due", "2026-05-06", "--what", "ask Ilva Torn")
    (first,) = lines(do("due"))
    assert (first["due_on"], first["overdue"]) == ("2026-05-06", True)
    assert not lines(do("due", "--until", "2026-05-05"))
    assert "Torn" not in do("due", "--table").out
    refused = do("close", name, "--outcome", "unknown", "--why", "x", status=2)
    assert "--done 6" in refused.err
    do("remind", name, "--done", "6", "--what", "asked")
    (waiting,) = lines(do("due"))
    assert waiting["due_on"] is None
    do("remind", name, "--done", "6", "--what", "again", status=2)
    do("remind", name, "--due", "2026-05-07", "--what", "ask at noon", "--corrects", "6")
    (waiting,) = lines(do("due"))  # what is settled stays so
    assert waiting["due_on"] is None
    do("remind", name, "--done", "8", "--what", "again", status=2)
    page = do("export", name, "--format", "html").out
    assert "Reminder, settled" in page and "ask at noon" in page
    do("remind", name, "--what", "neither", status=2)


def test_what_does_not_fit_together_is_said_at_once_and_stays_open(do: Do, tmp_path: Path) -> None:
    name = screened(do)
    do("assess", name, "no", "--why", "no house was named")
    said = do("decide", name, "warn", "--why", "to be safe", "--decided-by", "A. Lund").err
    assert "No duty to warn was found, and the decision is to warn." in said
    late = do("remind", name, "--due", "2001-05-06", "--what", "ask Ilva Torn").err
    assert "for 6 May 2001, a day that was over" in late and "No duty" not in late
    early = do("deliver", name, "--to", "x", "--at", "2001-05-03", "--substance", "stay away").err
    assert "Event 6 (delivered) is dated 3 May 2001, before event 4 (decided)" in early
    told = ("No duty to warn was found", "6 May 2001", "Event 6 (delivered)")
    out = tmp_path / "case.pdf"
    do("export", name, "--format", "pdf", "--out", out)
    paper = " ".join(page.extract_text() for page in PdfReader(out).pages)
    texts = [do("show", name, "--table").out, paper]
    texts += [do("export", name, "--format", form).out for form in ("html", "json")]
    for text in texts:
        flat = " ".join(text.split())
        assert "oes not fit together" in flat or '"remarks"' in flat
        assert all(each in flat for each in told), flat[:500]
    assert len(case(do, name)["remarks"]) == 3


def test_an_outcome_is_told_in_words(do: Do) -> None:
    name = warned(do)
    do("deliver", name, "--to", "x", "--arrived", "yes")
    do("close", name, "--outcome", "did_not_occur", "--why", "the night passed")
    assert "did not occur" in do("list", "--all", "--table").out
    assert "did_not_occur" in do("list", "--all", "--csv").out
    told = " ".join(do("close", "--help").out.replace("│", " ").split())
    assert "the threat did not come true" in told


def test_a_case_is_linked_to_what_happened_and_closed(do: Do, tmp_path: Path) -> None:
    write_ledger(tmp_path / "t.db", [bombing(source="The Quay", killed="3")])
    name = delivered(do)
    with Ledger.open(tmp_path / "t.db") as ledger:
        (reading,) = ledger.readings()
    incident = "i" + reading.claims[0].id[1:]
    do("link", name, incident, "--as", "outcome", "--why", "same town")
    do("link", name, "x1", "--as", "outcome", status=2)
    do("close", name, "--outcome", "occurred", "--why", "three killed")
    found = codec.decode(CaseEvent, json.dumps(case(do, name)["events"][-2]))
    assert isinstance(found.content, CaseLinked)
    assert "Marn" in found.content.summary
    assert all(each.text_sha256 and each.span.quote for each in found.content.evidence)
    assert not lines(do("list")) and lines(do("list", "--all"))
    do("acknowledge", name, "yes", status=2)
    assert "three killed" in what_it_comes_to(do, name)
    do("reopen", name, "--why", "a second caller")
    assert lines(do("list"))
    page = what_it_comes_to(do, name)
    assert "a second caller" in page and "three killed" not in page


def test_a_case_from_a_claim_keeps_its_words_and_no_claim_opens_one(do: Do, tmp_path: Path) -> None:
    write_ledger(tmp_path / "t.db", [bombing(source="The Quay", killed="3")])
    assert not lines(do("list", "--all"))
    with Ledger.open(tmp_path / "t.db") as ledger:
        (reading,) = ledger.readings()
        (document,) = ledger.documents()
    claim = reading.claims[0].id
    event = codec.decode(CaseEvent, do("open", "--from", claim[:8]).out)
    content: Any = event.content
    assert content.claim_id == claim and content.threat is None
    for each in content.evidence:
        assert document.text[each.span.start : each.span.end] == each.span.quote
    do("open", "--from", "c0", status=2)
    do("open", "--person", "Ilva Torn", status=2)


def test_a_kept_head_finds_what_verify_alone_cannot(do: Do, tmp_path: Path) -> None:
    name = delivered(do)
    kept, own = tmp_path / "head.json", tmp_path / "own.json"
    do("head", "--out", kept)
    do("head", name, "--out", own)
    assert codec.decode(ChainHead, own.read_text()).case_id == name
    do("acknowledge", name, "yes")
    assert "cannot find events cut from the end" in do("verify").err
    assert "1 recorded since" in do("verify", "--head", kept).err
    do("verify", "--head", own)
    other = codec.decode(ChainHead, kept.read_text())
    broken = codec.encode(other).replace(str(other.digest), "0" * 64)
    kept.write_text(broken)
    refused = do("verify", "--head", kept, status=3)
    assert "T202" in refused.err and "number 5" in refused.err
    do("verify", "--head", tmp_path / "none.json", status=2)


@pytest.fixture
def exported(do: Do, tmp_path: Path) -> Callable[..., str]:
    """Export a case with a private name in many places, and return what was written."""
    name = delivered(do)
    do("acknowledge", name, "yes", "--who", "ILVA  TORN", "--words", "Torn said she would close")
    do("remind", name, "--due", "2026-05-06", "--what", "call Ilva Torn")

    def export(form: str, *more: str) -> str:
        out = tmp_path / f"case.{form}"
        do("export", name, "--format", form, "--out", out, *more)
        if form == "pdf":
            pages = "\n".join(page.extract_text() for page in PdfReader(out).pages)
            return re.sub(r"Case k\w+\s+Page \d+ of \d+", "", pages)
        return out.read_text(encoding="utf-8")

    return export


@pytest.mark.parametrize("form", ["html", "pdf", "json"])
def test_an_export_masks_private_names_unless_asked_and_says_which(
    exported: Callable[..., str], form: str
) -> None:
    masked = exported(form)
    assert not re.search("torn|ilva|bellen", masked, re.IGNORECASE)
    assert "are masked" in masked and "A. Lund" in masked
    shown = exported(form, "--show-private-names")
    assert "Ilva Torn" in shown and "Aro Bellen" in shown
    assert "shown in full" in " ".join(shown.split())


@pytest.mark.parametrize("form", ["html", "pdf"])
def test_a_paper_holds_every_event_digest_test_source_and_unknown(
    exported: Callable[..., str], form: str
) -> None:
    text = re.sub(r"\s+", "", exported(form))
    found = codec.decode(CaseExport, exported("json"))
    for each in found.events:
        assert each.event.digest in text and each.event.content_digest in text
    for words in (*found.unknowns, *found.how_to_verify, "general knowledge of Intelligence"):
        bare = re.sub(r"\s+", "", words)
        assert bare in text.replace("&#39;", "'"), words


def test_a_paper_holds_every_word_of_a_text_longer_than_a_page(do: Do, tmp_path: Path) -> None:
    """A block that may not break is cut off at the foot of its page."""
    name = opened(do)
    long = " ".join(f"word{number}x" for number in range(3000))
    wide = "wide" * 100
    do("screen", name, "--credible", f"yes: {long}")
    do("assess", name, "yes", "--why", f"{long} {wide}")
    out = tmp_path / "case.pdf"
    do("export", name, "--format", "pdf", "--out", out)
    pages = PdfReader(out).pages
    printed = "\n".join(page.extract_text() for page in pages)
    text = re.sub(r"\s+", "", printed).lower()
    for number in range(3000):  # of both texts once in what it comes to, once in the event
        assert text.count(f"word{number}x") == 4, number
    assert text.count("wide") == 200
    assert max(map(len, printed.splitlines())) < 200  # what runs off the paper is one line


def test_the_page_asks_nothing_of_the_network(exported: Callable[..., str]) -> None:
    page = exported("html")
    assert not re.search(r"<(script|link|img|iframe)|@import|url\(|src=", page)


def test_without_typst_a_pdf_says_how_to_install_it(
    do: Do, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = opened(do)
    monkeypatch.setitem(sys.modules, "typst", None)
    refused = do("export", name, "--format", "pdf", "--out", tmp_path / "c.pdf", status=4)
    assert "pip install 'tocsin[pdf]'" in refused.err
    do("export", name, "--format", "pdf", status=2)


def test_tables_and_csv_mask_and_json_lines_are_whole(do: Do) -> None:
    opened(do, "--received", "2026-05-03", "--received-from", "a nurse")
    assert "Torn" not in do("list", "--table").out
    assert "Torn" not in do("list", "--csv").out
    assert "Torn" in do("list").out


def test_who_told_is_masked_in_exports(do: Do) -> None:
    name = opened(do, "--received-from", "the night nurse")
    found = codec.decode(CaseExport, do("export", name, "--format", "json").out)
    content: Any = found.events[0].event.content
    assert content.received_from == "[…]" and found.events[0].masked


def test_a_day_received_keeps_no_invented_time(do: Do) -> None:
    name = opened(do, "--received", "2026-05-03")
    content = case(do, name)["events"][0]["content"]
    assert (content["received_on"], content["received_at"]) == (str(date(2026, 5, 3)), None)


def test_a_brief_lists_own_cases_only_when_asked(
    do: Do, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = delivered(do)
    do("remind", name, "--due", "2026-05-06", "--what", "call Ilva Torn")
    for form in ("md", "html"):
        asked = ("brief", "--format", form, "--ledger", tmp_path / "t.db")
        without = tocsin(*asked, capsys=capsys).out
        told = tocsin(*asked, "--cases", capsys=capsys).out
        assert name not in without and "Own cases" not in without
        assert name in told and "6 May 2026, overdue" in told and "Torn" not in told


@pytest.mark.parametrize("person", ["Police Chief Orla Quell", "orla quell"])
def test_whom_a_case_names_is_masked_in_all_of_a_brief_with_cases(
    do: Do, tmp_path: Path, capsys: pytest.CaptureFixture[str], person: str
) -> None:
    told = Report("Raiders attacked Marn, police chief Orla Quell said. Quell is to speak again.")
    said = told.attribute("police chief Orla Quell", kind=SourceKind.OFFICIAL, named=True)
    told.occurrence("attacked", by=said, places=[told.place("Marn")])
    path = write_ledger(tmp_path / "t.db", [told])
    do("open", "--threat", THREAT, "--person", person, "--person", "two teachers")
    asked = ("brief", "--ledger", path)
    assert "Orla Quell" in tocsin(*asked, capsys=capsys).out
    shown = tocsin(*asked, "--cases", capsys=capsys).out
    assert "Quell" not in shown and "Marn" in shown


def test_whom_only_a_case_names_is_masked_in_rows_and_in_a_brief(
    do: Do, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = ahead(who="Police chief Orla Quell", named=True, source_kind=SourceKind.OFFICIAL)
    path = write_ledger(tmp_path / "t.db", [told])
    do("open", "--threat", THREAT, "--person", "Ilva Torn", "--person", "Orla Quell")
    at = ("--ledger", path)
    (found,) = lines(tocsin("outlooks", *at, capsys=capsys))
    ruled = ("outlooks", "resolve", found["id"], "void", "--why", "Ilva Torn has left Marn")
    assert tocsin(*ruled, *at, capsys=capsys).status == 0
    for asked in (("outlooks", "--csv"), ("outlooks", "--table"), ("brief",)):
        ran = tocsin(*asked, *at, capsys=capsys)
        assert "Torn" not in ran.out and "Quell" in ran.out, asked
    shown = tmp_path / "shown.toml"
    shown.write_text("[brief]\nshow_private_names = true\n")
    whole = tocsin("outlooks", "--csv", *at, "--settings", shown, capsys=capsys)
    assert "Ilva Torn" in whole.out


def test_bytes_that_are_no_text_are_refused(do: Do) -> None:
    assert "UTF-8" in do("open", "--threat", "a \udcff b", status=2).err


def test_the_doctor_verifies_the_chain(
    do: Do, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    delivered(do)
    path = tmp_path / "t.db"
    sound = tocsin("doctor", "--ledger", path, capsys=capsys)
    assert "the chain of 5 events holds" in sound.out + sound.err
    with sqlite3.connect(path) as connection:
        asked = "SELECT sql FROM sqlite_master WHERE name = 'case_events_no_delete'"
        ((trigger,),) = connection.execute(asked).fetchall()
        connection.execute("DROP TRIGGER case_events_no_delete")
        connection.execute("DELETE FROM case_events WHERE sequence = 3")
        connection.execute(trigger)
    broken = tocsin("doctor", "--ledger", path, capsys=capsys)
    assert "does not hold from event number 4" in broken.out + broken.err


@pytest.mark.parametrize("person", ["Ilva Torn", "ilva torn", "Dr Ilva Torn", "Torn"])
def test_a_person_is_masked_however_named(do: Do, person: str) -> None:
    threat = f"They will come for {person}; Torn is not to sleep at home"
    name = str(lines(do("open", "--threat", threat, "--person", person))[0]["case_id"])
    out = do("export", name, "--format", "html").out
    assert "torn" not in out.lower().replace(name, "")


def test_a_house_is_named_and_a_person_in_it_is_not(do: Do) -> None:
    name = opened(do, "--against", "the Marn Field Clinic")
    assert "the Marn Field Clinic" in do("export", name, "--format", "html").out
