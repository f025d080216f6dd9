"""Review: what to look at first, rulings with a name and a reason, and the way back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from commands import RECORDED_AT, Desk, bombing, patronage, tocsin, write_ledger
from tocsin import codec
from tocsin.core.types import Claim, Edge, Incident, IncidentField, Judgement, ReviewItem
from tocsin.core.vocab import Realis, ReviewKind, Verdict
from tocsin.store.ledger import Ledger
from tocsin.testing import Report

WHY = ("--why", "read the register", "--by", "ana")


class Review(Desk):
    """A ledger of two reports that differ, one of ties, and one without a date; and commands."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        super().__init__(path, capsys)
        self.first = bombing(source="The Quay", killed="12")
        self.second = bombing(source="Marn Gazette", killed="30")
        self.undated = Report("Guards stood at the gate of Marn.\n", source="The Quay")
        write_ledger(path, [self.first, self.second, patronage(), self.undated])

    def rule(self, *arguments: str) -> Judgement:
        (judgement,) = self.records(Judgement, "review", *arguments, *WHY)
        return judgement

    def items(self, *arguments: str) -> list[ReviewItem]:
        return self.records(ReviewItem, "review", *arguments)

    def incidents(self, *arguments: str) -> list[Incident]:
        return self.records(Incident, "incidents", *arguments)

    def claims(self, *arguments: str) -> list[Claim]:
        return self.records(Claim, "claims", *arguments)

    def log(self) -> list[dict[str, str]]:
        return self.rows("review", "log")


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Review:
    return Review(tmp_path / "tocsin.db", capsys)


def killed(incident: Incident) -> IncidentField:
    (found,) = [field for field in incident.fields if field.name == "killed"]
    return found


def test_the_list_is_ranked_and_each_item_has_a_reason_and_a_command(desk: Review) -> None:
    items = desk.items()
    assert [item.rank for item in items] == list(range(1, len(items) + 1))
    kinds = [item.kind for item in items]
    assert kinds == sorted(kinds, key=list(ReviewKind).index)
    assert {ReviewKind.DOUBTED, ReviewKind.CONTESTED, ReviewKind.UNDATED} <= set(kinds)
    for item in items:
        assert item.reason and item.command.startswith("tocsin review ")
    assert {item.kind for item in desk.items("--kind", "contested")} == {ReviewKind.CONTESTED}
    assert len(desk.items("--limit", "1")) == 1


def test_what_was_ruled_on_is_not_asked_again(desk: Review) -> None:
    for item in desk.items():
        match item.kind:
            case ReviewKind.DOUBTED:
                desk.rule("accept", item.subject[0])
            case ReviewKind.CONTESTED:
                desk.rule("correct", item.subject[0], "killed", "30")
            case ReviewKind.UNDATED:
                desk.rule("correct", item.subject[0], "published", "2031-05-04")
    assert {item.kind for item in desk.items()} <= {ReviewKind.NEAR_MERGE, ReviewKind.NEAR_MISS}


def test_a_ruling_needs_a_reason(desk: Review) -> None:
    claim = desk.first.claims[0].id
    assert "reason" in desk("review", "reject", claim, "--why", " ", status=2).err
    assert "--why" in desk("review", "reject", claim, status=2).err
    assert desk.log() == []


def test_who_rules_is_said_by_the_option_the_settings_or_the_login(
    desk: Review, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "lena")
    claim = desk.first.claims[0].id
    desk("review", "accept", claim, "--why", "read")
    (tmp_path / "named.toml").write_text('[review]\nby = "desk two"\n')
    desk("review", "accept", claim, "--why", "r", "--settings", str(tmp_path / "named.toml"))
    desk.rule("accept", claim)
    assert [row["by"] for row in desk.log()] == ["lena", "desk two", "ana"]


def test_rejecting_and_accepting_an_incident_is_ruling_on_its_claims(desk: Review) -> None:
    (incident,) = desk.incidents()
    made = desk.rule("reject", incident.id[:9])
    assert made.subject == (incident.id, *incident.claim_ids)
    assert desk.incidents() == []
    listed = {claim.id for claim in desk.claims()}
    assert set(incident.claim_ids) <= listed
    assert "rejected by ana" in desk("claims", incident.claim_ids[0], "--table").out
    desk.rule("accept", incident.claim_ids[0])
    (back,) = desk.incidents()
    assert back.claim_ids == incident.claim_ids[:1]


def test_a_later_report_of_a_rejected_incident_counts(desk: Review) -> None:
    (incident,) = desk.incidents()
    desk.rule("reject", incident.id)
    write_ledger(desk.path, [bombing(source="Harbour Post", killed="14")])
    (anew,) = desk.incidents()
    assert not set(anew.claim_ids) & set(incident.claim_ids)


def test_a_corrected_figure_settles_the_contest_and_stays_a_persons(desk: Review) -> None:
    (before,) = desk.incidents()
    assert killed(before).contested
    desk.rule("correct", before.id, "killed", "28..32")
    (after,) = desk.incidents()
    assert (killed(after).joined, killed(after).contested) == ("28 to 32", False)
    assert "corrected by ana" in (killed(after).ruled or "")
    assert "read the register" in (killed(after).ruled or "")
    assert killed(after).values == killed(before).values
    explained = desk("explain", after.id).out
    assert "28 to 32" in explained and "“12”" in explained and "“30”" in explained
    assert "corrected by ana" in explained
    brief = desk("brief").out
    assert "orrected by ana" in brief and "“12”" in brief and "“30”" in brief
    page = desk("claims", desk.first.claims[0].id, "--table").out
    assert "read as: 12 killed" in page


def test_what_was_known_before_a_ruling_can_still_be_asked(desk: Review) -> None:
    (before,) = desk.incidents()
    desk.rule("correct", before.id, "killed", "30")
    desk.rule("reject", desk.second.claims[0].id)
    assert desk.incidents() != [before]
    assert desk.incidents("--as-of", "2020-06-02") == [before]


def test_a_correction_is_taken_back_and_the_value_read_is_there_again(desk: Review) -> None:
    (before,) = desk.incidents()
    desk.rule("correct", before.id, "killed", "30")
    desk.rule("unsure", before.id, "--field", "killed")
    assert desk.incidents() == [before]
    assert [row["state"] for row in desk.log()] == ["replaced by a later ruling", "in force"]


def test_two_claims_of_one_incident_are_parted_and_joined_again(desk: Review) -> None:
    ids = [report.claims[0].id for report in (desk.first, desk.second)]
    assert len(desk.incidents()) == 1
    desk.rule("different", *ids)
    apart = desk.incidents()
    assert len(apart) == 2
    done = desk("review", "same", *(incident.id for incident in apart), *WHY)
    assert "contradicts an earlier ruling" in done.err and "ana" in done.err
    assert len(desk.incidents()) == 1


def test_a_merged_incident_answers_to_both_ids_and_is_parted_by_them(desk: Review) -> None:
    """The report that is out of the way of the others is merged, parted and let alone again."""
    write_ledger(desk.path, [bombing(source="Harbour Post", killed="14", town="Beltov")])
    before = desk.incidents()
    assert len(before) == 2
    ids = [incident.id for incident in before]
    desk.rule("same", *ids)
    (merged,) = desk.incidents()
    assert merged.id == ids[0]
    assert {desk("explain", each).out for each in ids} == {desk("explain", merged.id).out}
    desk.rule("different", *ids)
    assert desk.incidents() == before
    desk.rule("unsure", *ids)
    assert desk.incidents() == before
    assert [row["state"] for row in desk.log()] == [*["replaced by a later ruling"] * 2, "in force"]


def test_what_parts_two_incidents_is_taken_back_by_the_ids_of_these(desk: Review) -> None:
    """The ruling was on claims that neither incident is called by."""
    (before,) = desk.incidents()
    desk.rule("different", desk.second.claims[0].id, desk.first.claims[0].id)
    apart = desk.incidents()
    made = desk.rule("unsure", apart[1].id, apart[0].id)
    assert set(made.subject) == {desk.first.claims[0].id, desk.second.claims[0].id}
    assert desk.incidents() == [before]


def test_a_ruling_excluded_through_a_third_claim_is_named_when_it_is_made_and_in_the_log(
    desk: Review,
) -> None:
    towns = ("Beltov", "Karsk")
    others = [bombing(source="Harbour Post", killed="14", town=town) for town in towns]
    write_ledger(desk.path, others)
    one, two, three = (report.claims[0].id for report in (desk.first, *others))
    desk.rule("same", one, two)
    desk.rule("same", two, three)
    done = desk("review", "different", one, three, *WHY)
    assert done.err.count("contradicts an earlier ruling") == 1
    assert f"{min(one, two)}: ruled" in done.err or f"{max(one, two)}: ruled" in done.err
    states = [row["state"] for row in desk.log()]
    assert states == ["excluded by a later ruling", "in force", "in force"]
    desk.rule("unsure", one, three)
    assert [row["state"] for row in desk.log()] == [
        "in force",
        "in force",
        "replaced by a later ruling",
        "in force",
    ]


def test_claims_that_make_no_incident_are_not_merged(desk: Review) -> None:
    first, second = desk.first.claims[0].id, desk.second.claims[0].id
    desk.rule("reject", first)
    refused = desk("review", "same", first, second, *WHY, status=2)
    assert "rejected by ana" in refused.err
    planned = Report("They plan to bomb Marn.", source="The Quay")
    plan = planned.occurrence("bomb", realis=Realis.PLANNED)
    write_ledger(desk.path, [planned])
    refused = desk("review", "same", plan.id, second, *WHY, status=2)
    assert "makes an incident" in refused.err
    assert len(desk.log()) == 1


def test_an_incident_whose_first_claim_is_rejected_says_where_the_rest_is(desk: Review) -> None:
    report = Report("A bomb went off in Beltov. The blast hurt nobody.", source="The Quay")
    first, second = report.occurrence("bomb"), report.occurrence("blast")
    write_ledger(desk.path, [report])
    desk.rule("reject", first.id)
    asked = desk("explain", "i" + first.id[1:], status=2).err
    assert first.id in asked and "i" + second.id[1:] in asked


def test_a_pair_of_which_one_is_rejected_is_without_effect(desk: Review) -> None:
    first, second = desk.first.claims[0].id, desk.second.claims[0].id
    desk.rule("different", first, second)
    desk.rule("reject", first)
    assert desk.log()[0]["state"] == "without effect: a claim of it is rejected"


def test_a_ruling_that_replaces_another_says_so(desk: Review) -> None:
    claim = desk.first.claims[0].id
    assert "contradicts" not in desk("review", "reject", claim, *WHY).err
    assert "contradicts" in desk("review", "accept", claim, *WHY).err
    assert "contradicts" not in desk("review", "accept", claim, *WHY).err


def test_a_doubted_tie_is_rewired_reversibly(desk: Review) -> None:
    (claim,) = desk.claims("--doubted")

    def others() -> set[str]:
        lines = desk("ties", "--actor", "state-nl").out.splitlines()
        (edge,) = [codec.decode(Edge, line) for line in lines]
        return {key for side in edge.sides if not side.supposed for key in side.claim_ids}

    assert claim.id not in others()
    desk.rule("correct", claim.id, "subject", "Iran")
    (rewired,) = desk.claims(claim.id)
    assert rewired.content.subject.actor_id == "state-ir"  # type: ignore[union-attr]
    assert rewired.content.subject.mention == claim.content.subject.mention  # type: ignore[union-attr]
    desk.rule("unsure", claim.id, "--field", "subject")
    assert desk.claims(claim.id) == [claim]


def test_a_ruled_publication_date_dates_what_counts_from_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Gunmen killed four guards at a checkpoint near Mosul, Iraq, on Monday.\n")
    path = tmp_path / "tocsin.db"
    assert tocsin("read", report, "-l", path, capsys=capsys).status == 0

    def incident() -> Incident:
        (line,) = tocsin("incidents", "-l", path, capsys=capsys).out.splitlines()
        return codec.decode(Incident, line)

    before = incident()
    assert before.when.earliest is None
    (document,) = before.document_ids
    done = tocsin(
        "review", "correct", document, "published", "2024-05-15", *WHY, "-l", path, capsys=capsys
    )
    assert done.status == 0, done.err
    after = incident()
    assert str(after.when.earliest) == str(after.when.latest) == "2024-05-13"
    assert after.id == before.id
    shown = tocsin("documents", document, "--table", "-l", path, capsys=capsys).out
    assert "On 15 May 2024" in shown and "corrected by ana" in shown


@pytest.mark.parametrize(
    "wrong",
    [
        lambda desk: ("reject", "c000000000"),
        lambda desk: ("reject", "x1"),
        lambda desk: ("correct", desk.first.claims[0].id, "colour", "red"),
        lambda desk: ("correct", desk.first.claims[0].id, "killed", "many"),
        lambda desk: ("correct", desk.first.claims[0].id, "when", "Monday"),
        lambda desk: ("correct", desk.first.claims[0].id, "where", "Nowhere-on-Sea"),
        lambda desk: ("correct", desk.first.document.id, "killed", "3"),
        lambda desk: ("same", desk.first.claims[0].id, desk.first.claims[0].id),
        lambda desk: ("same", desk.first.claims[0].id, desk.claims("--kind", "tie")[0].id),
    ],
)
def test_what_cannot_be_ruled_is_refused_and_nothing_recorded(
    desk: Review, wrong: Callable[[Review], tuple[str, ...]]
) -> None:
    done = desk("review", *wrong(desk), *WHY, status=2)
    assert done.err.startswith("T10")
    assert desk.log() == []


def test_a_place_is_named_and_recorded_by_its_id(desk: Review) -> None:
    made = desk.rule("correct", desk.first.claims[0].id, "where", "Kerman, IR")
    assert made.value == "gn:128234"
    several = desk(
        "review", "correct", desk.first.claims[0].id, "where", "Springfield", *WHY, status=2
    )
    assert "Give the id of one" in several.err


def test_a_ruling_on_what_a_newer_reading_lacks_is_shown_as_such(desk: Review) -> None:
    desk.rule("reject", desk.first.claims[0].id)
    desk.rule("accept", desk.second.claims[0].id)
    newer = replace(desk.first.reading(), id="g-newer", claims=())
    ledger = Ledger.open(desk.path)
    with ledger.writing() as writer:
        writer.append(newer, recorded_at=RECORDED_AT)
    ledger.close()
    assert [row["state"] for row in desk.log()] == [
        "subject not in the current reading",
        "in force",
    ]


def test_a_lost_ruling_goes_to_review_until_it_is_taken_back(desk: Review) -> None:
    claim = desk.first.claims[0].id
    desk.rule("correct", claim, "killed", "14")
    desk.rule("different", claim, desk.second.claims[0].id)
    newer = replace(desk.first.reading(), id="g-newer", claims=())
    with Ledger.open(desk.path) as ledger, ledger.writing() as writer:
        writer.append(newer, recorded_at=RECORDED_AT)
    assert {row["state"] for row in desk.log()} == {"subject not in the current reading"}
    items = desk.items("--kind", "ruling-lost")
    assert [item.subject for item in items] == [(claim,), (claim,)]
    assert all("ana" in item.reason for item in items)
    for item in items:
        desk.rule(*item.command.split()[2:-2])
    assert desk.items("--kind", "ruling-lost") == []


def test_a_ruling_is_on_the_claim_that_tells_it_in_the_newer_reading(desk: Review) -> None:
    claim = desk.first.claims[0]
    desk.rule("reject", claim.id)
    assert len(desk.incidents()[0].claim_ids) == 1
    again = bombing(source="The Quay", killed="12", trigger="A bomb exploded")
    newer = replace(again.reading(), id="g-newer")
    assert newer.document_id == desk.first.document.id
    with Ledger.open(desk.path) as ledger, ledger.writing() as writer:
        writer.append(newer, recorded_at=RECORDED_AT)
    heir = again.claims[0].id
    assert heir != claim.id and heir not in desk.incidents()[0].claim_ids
    assert [row["state"] for row in desk.log()] == [f"in force, now on {heir}"]
    assert desk.items("--kind", "ruling-lost") == []
    assert desk.rule("accept", claim.id).subject == (heir,)
    assert heir in desk.incidents()[0].claim_ids


def test_it_says_so_where_there_is_nothing_to_look_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_ledger(tmp_path / "quiet.db", [bombing(source="The Quay", killed="12")])
    for words, said in (((), "nothing to look at"), (("log",), "no rulings")):
        for form in ("--jsonl", "--table"):
            done = tocsin("review", *words, form, "-l", path, capsys=capsys)
            assert done.status == 0 and said in done.err and not done.out.strip()
    done = tocsin("review", "--kind", "doubted", "-l", path, capsys=capsys)
    assert "nothing doubted to look at" in done.err


def test_the_log_holds_every_ruling_in_order(desk: Review) -> None:
    claim = desk.first.claims[0].id
    made = [desk.rule(verdict, claim) for verdict in ("reject", "accept", "unsure")]
    lines = desk("review", "log").out.splitlines()
    assert [codec.decode(Judgement, line) for line in lines] == made
    assert [each.verdict for each in made] == [Verdict.REJECT, Verdict.ACCEPT, Verdict.UNSURE]
    assert desk("review", "log", "--as-of", "2020-01-01").out == ""
