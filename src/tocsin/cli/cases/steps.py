"""Commands that record the steps of a case up to the decision, and its end."""

from typing import Annotated

import typer

from tocsin.cli.app import command
from tocsin.cli.cases.common import (
    WHEN_FORMS,
    At,
    By,
    CaseId,
    Corrects,
    Step,
    Why,
    case_in,
    group,
    take,
    when,
)
from tocsin.cli.options import LedgerPath, SettingsPath
from tocsin.core.errors import FormatError
from tocsin.core.types import (
    CaseAssessed,
    CaseClosed,
    CaseDecided,
    CaseReopened,
    CaseScreened,
    CaseTestResult,
)
from tocsin.core.vocab import (
    CaseOutcome,
    CaseTest,
    Known,
    ThreatenedHarm,
    WaiverGround,
    WarningDecision,
)

_ANSWER = 'An answer and why: "yes: two callers agree", "no: ...", "unknown" or "unknown: ...".'


Threat = Annotated[str | None, typer.Option(help="What is threatened, in your own words.")]
FromClaim = Annotated[
    str | None,
    typer.Option("--from", metavar="CLAIM", help="A claim of the ledger that tells of it."),
]
Persons = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="A person threatened; masked in exports. Repeatable."),
]
Against = Annotated[
    list[str] | None,
    typer.Option(metavar="WORDS", help="A group, body, house or place threatened. Repeatable."),
]


@command(group, name="open")
def open_(  # noqa: PLR0913 (one parameter an option)
    *,
    threat: Threat = None,
    claim: FromClaim = None,
    person: Persons = None,
    against: Against = None,
    received: Annotated[
        str,
        typer.Option(metavar="WHEN", help=f"When the information came: {WHEN_FORMS}."),
    ] = "unknown",
    received_by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who of yours received it.")
    ] = None,
    received_from: Annotated[
        str | None, typer.Option(metavar="WORDS", help="From whom it came, as far as may be said.")
    ] = None,
    how: Annotated[
        str | None, typer.Option(metavar="WORDS", help="How it came: a call, a letter, a report.")
    ] = None,
    corrects: Annotated[
        str | None,
        typer.Option(metavar="CASE", help="The open case whose opening this puts right."),
    ] = None,
    at: At = "now",
    by: By = None,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Take up a threat: from your own words, from a claim of the ledger, or both.

    A warning that news report opens nothing by itself. What you leave out is recorded as
    unknown. A case opened from a claim keeps its words with their place in the report.

    Example: tocsin case open --threat "night shift of the clinic to be shot" --received now
    """
    from datetime import UTC, datetime

    from tocsin.cli.cases.sources import opening

    told = when(received, now=datetime.now(UTC))
    content = opening(
        claim,
        threat=threat,
        persons=tuple(person or ()),
        threatened=tuple(against or ()),
        received=(told.on, told.at),
        received_words=(received_by, received_from, how),
        ledger=ledger,
        settings=settings,
    )
    step = Step(content, at, case_in(corrects, ledger).standing[0] if corrects else None)
    take([step], case=corrects, by=by, ledger=ledger, settings=settings)


@command(group)
def screen(  # noqa: PLR0913 (one parameter an option)
    case: CaseId,
    *,
    credible: Annotated[str, typer.Option(metavar="ANSWER", help=_ANSWER)] = "unknown",
    specific: Annotated[
        str, typer.Option(metavar="ANSWER", help="Does it say who or what is threatened?")
    ] = "unknown",
    impending: Annotated[
        str, typer.Option(metavar="ANSWER", help="Is it about to be carried out?")
    ] = "unknown",
    harm: Annotated[
        str,
        typer.Option(
            metavar="ANSWER",
            help='"killing: ...", serious_injury, kidnapping, several with commas; no; unknown.',
        ),
    ] = "unknown",
    corrects: Corrects = None,
    at: At = "now",
    by: By = None,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Hold a threat against the four tests: credible, specific, impending, and harm.

    Each is yes or no with a reason, or unknown. Screen again when more is known.

    Example: tocsin case screen k4f2 --credible "yes: two callers agree" --harm "killing: said so"
    """
    harms, harmful = _harm(harm)
    answers = {
        CaseTest.CREDIBLE: _answer(CaseTest.CREDIBLE, credible),
        CaseTest.SPECIFIC: _answer(CaseTest.SPECIFIC, specific),
        CaseTest.IMPENDING: _answer(CaseTest.IMPENDING, impending),
        CaseTest.HARM: harmful,
    }
    content = CaseScreened(tests=tuple(answers[test] for test in CaseTest), harms=harms)
    take([Step(content, at, corrects)], case=case, by=by, ledger=ledger, settings=settings)


def _answer(test: CaseTest, words: str) -> CaseTestResult:
    """Return the answer to a test as typed, "yes: reason".

    Raises:
        FormatError: If it does not begin with yes, no or unknown.
    """
    answer, _, reason = words.partition(":")
    try:
        known = Known(answer.strip().lower())
    except ValueError as error:
        raise FormatError(
            f"the test {test} is answered {answer.strip()!r}",
            hint=f'Begin with yes, no or unknown: --{test} "yes: the reason".',
        ) from error
    return CaseTestResult(test=test, answer=known, reason=reason.strip() or None)


def _harm(words: str) -> tuple[tuple[ThreatenedHarm, ...], CaseTestResult]:
    """Return the harms that are named, and the answer to the test: "killing, kidnapping: why"."""
    named, _, reason = words.partition(":")
    parts = [each.strip().lower().replace(" ", "_") for each in named.split(",")]
    try:
        harms = tuple(dict.fromkeys(ThreatenedHarm(each) for each in parts))
    except ValueError:
        if len(parts) == 1 and parts[0] in {Known.NO, Known.UNKNOWN}:
            return (), _answer(CaseTest.HARM, words)
        raise FormatError(
            f"the test harm is answered {named.strip()!r}",
            hint=f"Name {', '.join(ThreatenedHarm)}, or say no or unknown.",
        ) from None
    yes = CaseTestResult(test=CaseTest.HARM, answer=Known.YES, reason=reason.strip() or None)
    return harms, yes


@command(group)
def assess(  # noqa: PLR0913 (one parameter an option)
    case: CaseId,
    duty: Annotated[
        Known, typer.Argument(metavar="yes|no|unknown", help="Whether there is a duty to warn.")
    ],
    *,
    why: Why,
    doubt: Annotated[
        list[str] | None, typer.Option(help="What speaks against it, or is not sure. Repeatable.")
    ] = None,
    corrects: Corrects = None,
    at: At = "now",
    by: By = None,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Say whether there is a duty to warn, why, and what is doubted.

    Doubts are resolved in favour of informing, unless a ground of waiver applies.

    Example: tocsin case assess k4f2 yes --why "named house, named night" --doubt "one caller only"
    """
    content = CaseAssessed(duty=duty, reason=why.strip(), doubts=tuple(doubt or ()))
    take([Step(content, at, corrects)], case=case, by=by, ledger=ledger, settings=settings)


@command(group)
def decide(  # noqa: PLR0913 (one parameter an option)
    case: CaseId,
    decision: Annotated[WarningDecision, typer.Argument(metavar="warn|waive|refer")],
    *,
    why: Why,
    decided_by: Annotated[
        str, typer.Option(metavar="NAME", help="Who decided, by name; to waive, a senior person.")
    ],
    ground: Annotated[WaiverGround | None, typer.Option(help="The ground of a waiver.")] = None,
    to: Annotated[
        str | None, typer.Option(metavar="NAME", help="To whom the case is referred.")
    ] = None,
    corrects: Corrects = None,
    at: At = "now",
    by: By = None,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Record the decision: warn, waive the warning, or refer the case. The last one counts.

    A waiver needs one of the grounds and the name of the senior person who decided.

    Example: tocsin case decide k4f2 warn --decided-by "A. Lund" --why "duty to warn, in doubt too"
    """
    content = CaseDecided(
        decision=decision,
        decided_by=decided_by.strip(),
        ground=ground,
        referred_to=to,
        reason=why.strip(),
    )
    take([Step(content, at, corrects)], case=case, by=by, ledger=ledger, settings=settings)


@command(group)
def close(  # noqa: PLR0913 (one parameter an option)
    case: CaseId,
    *,
    outcome: Annotated[CaseOutcome, typer.Option(help="What became of the threat.")],
    why: Why,
    corrects: Corrects = None,
    at: At = "now",
    by: By = None,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """End a case, with what became of the threat. One opened by mistake is withdrawn.

    Example: tocsin case close k4f2 --outcome did_not_occur --why "the night passed, asked at 7"
    """
    content = CaseClosed(outcome=outcome, reason=why.strip())
    take([Step(content, at, corrects)], case=case, by=by, ledger=ledger, settings=settings)


@command(group)
def reopen(
    case: CaseId,
    *,
    why: Why,
    at: At = "now",
    by: By = None,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Go on with a case that was closed.

    Example: tocsin case reopen k4f2 --why "a second caller names another night"
    """
    content = CaseReopened(reason=why.strip())
    take([Step(content, at)], case=case, by=by, ledger=ledger, settings=settings)
