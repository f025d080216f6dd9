"""Commands that record how a warning was delivered and answered, links and reminders."""

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
    case_in,
    day_given,
    event_named,
    group,
    take,
)
from tocsin.cli.options import LedgerPath, SettingsPath
from tocsin.core.errors import FormatError
from tocsin.core.types import (
    CaseAcknowledged,
    CaseActed,
    CaseDelivered,
    CaseReminded,
    CaseSettled,
)
from tocsin.core.vocab import DeliveryChannel, DeliveryMethod, Known, LinkedAs

AtUnknown = Annotated[str, typer.Option("--at", metavar="WHEN", help=f"When it was: {WHEN_FORMS}.")]


@command(group)
def deliver(  # noqa: PLR0913 (one parameter an option)
    case: CaseId,
    *,
    to: Annotated[
        str, typer.Option(metavar="NAME", help="Who had the warning, or was to have it.")
    ],
    at: AtUnknown = "unknown",
    arrived: Annotated[
        Known, typer.Option(help="Whether it arrived; no is an attempt that failed.")
    ] = Known.UNKNOWN,
    method: Annotated[DeliveryMethod, typer.Option(help="How it was put.")] = (
        DeliveryMethod.UNKNOWN
    ),
    channel: Annotated[DeliveryChannel, typer.Option(help="Through what channel.")] = (
        DeliveryChannel.UNKNOWN
    ),
    through: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who passed it on, where somebody did.")
    ] = None,
    substance: Annotated[str | None, typer.Option(help="What the warning said.")] = None,
    protection: Annotated[
        str | None, typer.Option(help="What was left out or changed to protect the source.")
    ] = None,
    anonymous: Annotated[
        Known, typer.Option(help="Whether it was given without a name.")
    ] = Known.UNKNOWN,
    originator_told: Annotated[
        Known, typer.Option(help="Whether whoever the information came from was told.")
    ] = Known.UNKNOWN,
    note: Annotated[str | None, typer.Option(help="More about it.")] = None,
    corrects: Corrects = None,
    by: By = None,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Record one delivery of the warning, or an attempt that failed. There may be several.

    What you leave out is recorded as unknown, the time too.

    Example: tocsin case deliver k4f2 --to "head of the clinic" --arrived yes --method call --at now
    """
    content = CaseDelivered(
        succeeded=arrived,
        to=to.strip(),
        through=through,
        method=method,
        channel=channel,
        substance=substance,
        protection=protection,
        anonymous=anonymous,
        originator_told=originator_told,
        note=note,
    )
    take([Step(content, at, corrects)], case=case, by=by, ledger=ledger, settings=settings)


@command(group)
def acknowledge(  # noqa: PLR0913 (one parameter an option)
    case: CaseId,
    acknowledged: Annotated[
        Known | None,
        typer.Argument(metavar="[yes|no|unknown]", help="Whether the warning was acknowledged."),
    ] = None,
    *,
    action: Annotated[
        Known | None, typer.Option(help="Whether something was done about it.")
    ] = None,
    what: Annotated[str | None, typer.Option(help="What was done.")] = None,
    who: Annotated[str | None, typer.Option(metavar="NAME", help="Who acknowledged it.")] = None,
    words: Annotated[str | None, typer.Option(help="What they said.")] = None,
    delivery: Annotated[
        str | None, typer.Option(metavar="EVENT", help="Which delivery was acknowledged.")
    ] = None,
    at: AtUnknown = "unknown",
    corrects: Corrects = None,
    by: By = None,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Record whether the warning was acknowledged, and whether something was done about it.

    Either may be unknown, and is then recorded so: unknown is not no.

    Example: tocsin case acknowledge k4f2 yes --who "the deputy" --action unknown --at now
    """
    steps = []
    if acknowledged is not None:
        held = case_in(case, ledger) if delivery else None
        content = CaseAcknowledged(
            acknowledged=acknowledged,
            by_whom=who,
            words=words,
            delivery=event_named(delivery, held) if delivery else None,
        )
        steps.append(Step(content, at, corrects))
    elif who or words or delivery:
        raise FormatError(
            "who, words and delivery are of an acknowledgement", hint="Add yes or no."
        )
    if action is not None:
        own = corrects if acknowledged is None else None
        steps.append(Step(CaseActed(acted=action, what=what), at, own))
    elif what:
        raise FormatError("what was done is given, and not whether", hint="Add --action yes.")
    if not steps:
        raise FormatError(
            "nothing to record", hint="Say yes, no or unknown; or --action yes, no or unknown."
        )
    take(steps, case=case, by=by, ledger=ledger, settings=settings)


@command(group)
def link(  # noqa: PLR0913 (one parameter an option)
    case: CaseId,
    subject: Annotated[
        str, typer.Argument(metavar="ID", help="An incident, or a claim such as an outlook.")
    ],
    *,
    linked_as: Annotated[LinkedAs, typer.Option("--as", help="What it is to the case.")],
    why: Annotated[str | None, typer.Option("--why", help="Why they belong together.")] = None,
    corrects: Corrects = None,
    at: At = "now",
    by: By = None,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Say that an incident or an outlook of the ledger has to do with a case.

    Its words are kept as they are now, whatever becomes of the incident later.

    Example: tocsin case link k4f2 i77b0 --as outcome --why "same house, the night after"
    """
    from tocsin.cli.cases.sources import linking

    content = linking(subject, linked_as=linked_as, why=why, ledger=ledger, settings=settings)
    take([Step(content, at, corrects)], case=case, by=by, ledger=ledger, settings=settings)


@command(group)
def remind(  # noqa: PLR0913 (one parameter an option)
    case: CaseId,
    *,
    what: Annotated[str, typer.Option(help="What is to be done; or, with --done, what was.")],
    due: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="The day by which it is to be done.")
    ] = None,
    done: Annotated[
        str | None, typer.Option(metavar="EVENT", help="The reminder that is done with.")
    ] = None,
    corrects: Corrects = None,
    at: At = "now",
    by: By = None,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Set a reminder, or say that one is done with. `tocsin case due` lists what is due.

    Example: tocsin case remind k4f2 --due 2031-05-06 --what "ask whether the clinic closed"
    """
    if (due is None) == (done is None):
        raise FormatError(
            "a reminder is set or done with",
            hint="Give --due and a day, or --done and the event of the reminder.",
        )
    content: CaseReminded | CaseSettled
    if done is not None:
        content = CaseSettled(reminder=event_named(done, case_in(case, ledger)), how=what.strip())
    else:
        content = CaseReminded(due_on=day_given(due or ""), what=what.strip())
    take([Step(content, at, corrects)], case=case, by=by, ledger=ledger, settings=settings)
