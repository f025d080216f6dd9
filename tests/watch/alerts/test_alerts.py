"""What a watch tells: once, again when it matters, and that it was wrong."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from alerting import NOW, bulletin, known, told_fact, watch
from tocsin.core.types import Alert, AlertEvidence, Bulletin, Watch
from tocsin.core.vocab import AlertKind, AlertSubject
from tocsin.watch.alerts.alerts import Left, alerts_of

NEW, UPDATED, WITHDRAWN = AlertKind.NEW, AlertKind.UPDATED, AlertKind.WITHDRAWN
ENDED = AlertKind.ENDED


def run(
    *rounds: Sequence[Bulletin],
    of: Watch | None = None,
    gone: dict[str, str] | None = None,
    over: dict[str, str] | None = None,
) -> list[Alert]:
    """Return all alerts after looking once an hour at what is known."""
    told: list[Alert] = []
    for number, bulletins in enumerate(rounds):
        at = NOW + timedelta(hours=number)
        told += alerts_of(
            of or watch(), known(*bulletins, gone=gone, over=over), told, as_of=at
        ).alerts
    return told


def kinds(alerts: Sequence[Alert]) -> list[AlertKind]:
    return [each.kind for each in alerts]


states = st.lists(
    st.lists(
        st.builds(
            bulletin,
            st.integers(1, 3),
            killed=st.sampled_from(["3", "4"]),
            historical=st.booleans(),
            opinion=st.booleans(),
        ),
        max_size=3,
        unique_by=lambda each: each.subject_id,
    ),
    max_size=6,
)


@given(states)
def test_looking_again_at_the_same_tells_nothing(rounds: list[list[Bulletin]]) -> None:
    twice = [each for one in rounds for each in (one, one)]
    once, again = run(*rounds), run(*twice)
    assert kinds(once) == kinds(again)
    assert [a.bulletin for a in once] == [a.bulletin for a in again]


@given(states)
def test_what_was_told_is_at_last_as_it_is(rounds: list[list[Bulletin]]) -> None:
    last: dict[str, Alert] = {each.key: each for each in run(*rounds)}
    held = {each.subject_id: each for each in (rounds[-1] if rounds else [])}
    standing = {a.bulletin.subject_id: a for a in last.values() if a.kind is not WITHDRAWN}
    fit = {key for key, each in held.items() if not each.historical and not each.opinion}
    assert set(standing) == fit
    assert all(standing[key].bulletin.facts == held[key].facts for key in fit)


@given(states)
def test_ids_differ_and_every_alert_names_the_one_before(rounds: list[list[Bulletin]]) -> None:
    told = run(*rounds)
    assert len({each.id for each in told}) == len(told)
    before: dict[str, Alert] = {}
    for each in told:
        earlier = before.get(each.key)
        assert each.previous == (earlier.id if earlier else None)
        assert each.number == (earlier.number + 1 if earlier else 1)
        before[each.key] = each


def test_a_change_that_matters_is_told_in_words_and_other_words_are_not() -> None:
    first = bulletin(facts=(told_fact("killed", "4"), told_fact("where", "Marn")))
    reworded = replace(
        first, facts=tuple(replace(fact, words=f"{fact.words}!") for fact in first.facts)
    )
    second = replace(first, facts=(told_fact("killed", "9"), told_fact("who", "the Hill Sons")))
    told = run([first], [reworded], [second])
    assert kinds(told) == [NEW, UPDATED]
    assert told[1].changes == (
        "Killed: 9 (before: 4)",
        "Who: the Hill Sons (not told before)",
        "Where: no longer told (before: Marn)",
    )


def test_a_rejected_incident_is_withdrawn_with_who_rejected_it() -> None:
    told = run([bulletin()], [], gone={"c1": "Ann rejected it: a film set"})
    assert kinds(told) == [NEW, WITHDRAWN]
    assert told[1].changes == ("Ann rejected it: a film set",)
    assert told[1].bulletin == told[0].bulletin


def test_an_incident_that_takes_in_another_goes_on_under_the_older_alert() -> None:
    joined = bulletin(1, claim_ids=("c1", "c2"))
    told = run([bulletin(1), bulletin(2)], [joined])
    assert kinds(told) == [NEW, NEW, WITHDRAWN]
    assert told[2].key == told[1].key
    assert told[2].changes == ("it is the same as another that you were told of: Bombing number 1",)


def test_an_incident_that_loses_its_first_claim_is_not_told_as_new() -> None:
    told = run(
        [bulletin(1, claim_ids=("c1", "c2", "c3"))],
        [bulletin(2, claim_ids=("c2", "c3"), killed="5")],
    )
    assert kinds(told) == [NEW, UPDATED]
    assert told[0].key == told[1].key


def test_a_newer_reading_of_the_same_sentence_goes_on() -> None:
    words = AlertEvidence(
        quote="A bomb exploded.", who="police", claim_id="c", document_id="d1",
        outlet="The Quay", title="Bomb", published="on 3 May 2031",
    )  # fmt: skip
    told = run([bulletin(1, evidence=(words,))], [bulletin(2, evidence=(words,))])
    assert kinds(told) == [NEW]


def test_what_turns_out_to_be_history_or_opinion_is_withdrawn() -> None:
    for changed in (bulletin(historical=True), bulletin(opinion=True)):
        assert kinds(run([bulletin()], [changed])) == [NEW, WITHDRAWN]


def test_opinion_and_history_are_never_told() -> None:
    assert run([bulletin(opinion=True)], [bulletin(2, historical=True)]) == []


def test_what_moves_out_of_a_watch_is_withdrawn_but_not_where_the_watch_was_changed() -> None:
    here = watch(countries=("OS",))
    gone_abroad = bulletin(spots=())
    assert kinds(run([bulletin()], [gone_abroad], of=here)) == [NEW, WITHDRAWN]
    told = run([bulletin()], of=here)
    asked = {here.id: here}
    narrower = replace(here, id="w-2", types=("PROTEST",))
    assert alerts_of(narrower, known(bulletin()), told, asked=asked, as_of=NOW).alerts == ()
    for again in (narrower, replace(here, id="w-2")):
        found = alerts_of(again, known(gone_abroad), told, asked=asked, as_of=NOW).alerts
        assert kinds(found) == [WITHDRAWN]


def test_an_incident_that_stands_is_not_taken_for_one_that_was_withdrawn() -> None:
    other = bulletin(2)
    told = run([bulletin(1)], [], [other], [replace(other, claim_ids=("c2", "c1"))])
    assert kinds(told) == [NEW, WITHDRAWN, NEW]


def test_what_is_denied_is_not_said_to_be_opinion_alone() -> None:
    told = run([bulletin()], [bulletin(opinion=True)])
    assert told[1].changes == (
        "no report states it as a fact any longer: what is left is opinion or denial",
    )


def test_old_news_is_not_told_nor_updated_but_is_withdrawn() -> None:
    old = date(2031, 4, 1)
    found = alerts_of(watch(), known(bulletin(latest=old)), (), as_of=NOW)
    assert (found.alerts, found.left) == ((), {(Left.OLD, AlertSubject.INCIDENT): 1})
    told = run([bulletin()])
    late = NOW + timedelta(days=60)
    assert alerts_of(watch(), known(bulletin(killed="9")), told, as_of=late).alerts == ()
    assert kinds(alerts_of(watch(), known(), told, as_of=late).alerts) == [WITHDRAWN]


def test_what_is_left_out_is_counted_by_its_reason() -> None:
    near = watch(areas=("OS.Hill",))
    found = alerts_of(
        near,
        known(
            bulletin(1, latest=None),
            bulletin(2, opinion=True),
            bulletin(3, spots=()),
            bulletin(4),
            bulletin(5, latest=None, subject=AlertSubject.OUTLOOK),
        ),
        (),
        as_of=NOW,
    )
    assert len(found.alerts) == 1
    assert found.left == {
        (Left.UNDATED, AlertSubject.INCIDENT): 1,
        (Left.OPINION, AlertSubject.INCIDENT): 1,
        (Left.UNPLACED, AlertSubject.INCIDENT): 1,
        (Left.UNDATED, AlertSubject.OUTLOOK): 1,
    }


def test_what_was_withdrawn_and_is_told_again_says_so() -> None:
    told = run([bulletin()], [], [bulletin()])
    assert kinds(told) == [NEW, WITHDRAWN, NEW]
    assert told[2].changes == ("told again: it was withdrawn on 4 May 2031",)


def test_a_silence_that_is_over_is_not_taken_back() -> None:
    url = "https://m.example/feed"
    silent = bulletin(
        subject=AlertSubject.SOURCE, subject_id=url, claim_ids=(), spots=(), latest=None
    )
    told = run([silent], [], [silent], over={url: "it tells something again"})
    assert kinds(told) == [NEW, ENDED, NEW]
    assert told[1].changes == ("it tells something again",)
    assert told[2].changes == ("told again: it ended on 4 May 2031",)


def test_what_was_contested_and_is_settled_is_not_taken_back() -> None:
    contested = bulletin(contested=("Killed: 3 or 9",))
    told = run([contested], [bulletin(killed="9")], of=watch(contested=True))
    assert kinds(told) == [NEW, ENDED]
    assert told[1].changes == ("no reports contradict each other any longer",)
    assert told[1].bulletin == bulletin(killed="9")
    abroad = run([contested], [bulletin(spots=())], of=watch(contested=True, countries=("OS",)))
    assert kinds(abroad) == [NEW, WITHDRAWN]


def test_a_rise_of_which_nobody_can_tell_any_longer_is_not_called_calm() -> None:
    rise = bulletin(subject=AlertSubject.SIGNAL, subject_id="country:OS", claim_ids=())
    unclear = {"country:OS": "nobody can tell any longer whether it is: 9 weeks are missing"}
    told = run([rise], [], gone=unclear)
    assert kinds(told) == [NEW, WITHDRAWN]
    assert told[1].changes == tuple(unclear.values())
    over = {"country:OS": "what is counted now is not above what is to be expected"}
    assert kinds(run([rise], [], over=over)) == [NEW, ENDED]


def test_what_became_of_an_act_to_come_is_told_to_those_who_know_of_it() -> None:
    old = date(2031, 4, 1)
    open_one = bulletin(subject=AlertSubject.OUTLOOK)
    ruled = replace(
        open_one, latest=old, ruled=True, facts=(*open_one.facts, told_fact("ruling", "happened"))
    )
    told = run([open_one], [ruled], [ruled])
    assert kinds(told) == [NEW, UPDATED]
    assert told[1].changes == ("Ruling: happened (not told before)",)
    assert run([ruled]) == []
    void = {open_one.subject_id: "Ann ruled it void on 4 May 2031: never said"}
    withdrawn = run([open_one], [], gone=void)
    assert kinds(withdrawn) == [NEW, WITHDRAWN]
    assert withdrawn[1].changes == tuple(void.values())
