"""An invented ledger: three reports of one bombing, arrests, a warning, and what is not news."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from tocsin.core.types import (
    Assessment,
    Claim,
    Comparison,
    CopyGroup,
    DateInterval,
    DateParts,
    Detail,
    Doubt,
    FieldValue,
    Fusion,
    Incident,
    IncidentField,
    Occurrence,
    Origin,
    Outlook,
    OutlookEntry,
    Reading,
    Reason,
    RejectedDate,
    Source,
    Statement,
    Tally,
    TallyPart,
    Tie,
    WarningDetails,
)
from tocsin.core.vocab import (
    BlockKind,
    Confidence,
    Credibility,
    DateBasis,
    DatePrecision,
    DateRole,
    DoubtKind,
    EventType,
    EvidenceBasis,
    FigureKind,
    Known,
    Mode,
    OutlookKind,
    PartStatus,
    PartyKind,
    Realis,
    Relation,
    Reliability,
    SourceKind,
    Stance,
    StatementKind,
)
from tocsin.publish.brief import Beside, build_brief
from tocsin.publish.model import Brief, BriefScope
from tocsin.publish.settings import BriefSettings
from tocsin.tables.likelihood import likelihood_ranges
from tocsin.testing import Report, country, settlement
from tocsin.watch.outlooks.outlooks import Told, outlook_entries

AS_OF = datetime(2031, 5, 9, 6, 30, tzinfo=UTC)
SELBY = settlement("Port Selby", "QM")
MAROVIA = country("Marovia", "QM")
PRIVATE_NAME = "Odile Tarrant"

WIRE = """Bombs kill dozens in Port Selby

Two bombs killed more than 80 people in Port Selby in Marovia on 6 May 2031, two officials \
told Calder Wire, citing intercepted calls. The Harrow Front carried out the bombings, one \
of the officials said.

Odile Tarrant, a baker, said the second bomb hit people who were helping the wounded.

The interior ministry declined to comment.

Share this story
"""
REWRITE = """Port Selby bombs: what is known

The bombings in Port Selby killed nearly 100 people, two officials told Calder Wire. A \
terrorist cell was behind the attack, according to the mayor's office.

The Harrow Front, in a statement, said its members had placed the bombs. Prosecutors said \
the dead were 103.

Police arrested four men near the harbour on 7 May. The Harrow Front is funded by Ostland, \
officials suspect.

Photo: the harbour at night
"""
ANALYSIS = """ date 2031-05-08 Officials counted 23 attacks on convoys between 1 and 8 May, 14 in \
the north and nine in the south.

The Harrow Front will probably attack again before the end of May, analysts said. More \
attacks by the Front are likely in the coming weeks, the analysts said.

Marovia's neighbours privately warned the government through a third country. It is unclear \
whether the ministry replied.

A 2029 attack on the harbour killed 15 people. Ostland must answer for it, an editor wrote.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Everything that a ledger hands to publishing."""

    fusion: Fusion
    assessments: Mapping[str, Assessment]
    reports: tuple[Report, ...]
    readings: tuple[Reading, ...]
    sources: Mapping[str, Source]

    def brief(self, scope: BriefScope | None = None, **settings: Any) -> Brief:
        """Return the brief of this ledger."""
        return build_brief(
            fusion=self.fusion,
            assessments=self.assessments,
            documents=[report.document for report in self.reports],
            readings=self.readings,
            sources=self.sources,
            scope=scope or BriefScope(),
            as_of=AS_OF,
            settings=BriefSettings(**settings),
            beside=Beside(outlooks=self.outlooks()),
        )

    def outlooks(self) -> tuple[OutlookEntry, ...]:
        """Return what its reports say of acts to come, as it stands when the brief is made."""
        documents = {report.document.id: report.document for report in self.reports}
        told = Told(documents=documents, readings=self.readings, likelihoods=likelihood_ranges())
        return outlook_entries(told, on=AS_OF.date())


def incident(claims: Sequence[Claim], **values: Any) -> Incident:
    """Return an incident of these claims; what is not given is unknown."""
    held = [claim.content for claim in claims if isinstance(claim.content, Occurrence)]
    documents = tuple(dict.fromkeys(claim.document_id for claim in claims))
    base: dict[str, Any] = {
        "id": "i" + claims[0].id[1:],
        "event_type": held[0].event_type,
        "modes": tuple(dict.fromkeys(mode for content in held for mode in content.modes)),
        "contexts": (),
        "historical": False,
        "claim_ids": tuple(claim.id for claim in claims),
        "document_ids": documents,
        "when": DateInterval(reason="no report states it"),
        "where": None,
        "actors": tuple(party for content in held for party in content.actors),
        "recipients": tuple(party for content in held for party in content.recipients),
        "weapons": (),
        "figures": (),
        "fields": (),
        "origins": (),
        "origins_low": 1,
        "origins_high": len(documents),
        "comparisons": (),
    }
    return Incident(**(base | values))


def value(label: str, *claims: Claim) -> FieldValue:
    """Return a value of a field, on the evidence of these claims' figures or triggers."""
    spans = []
    for claim in claims:
        assert isinstance(claim.content, Occurrence)
        figures = [figure.span for figure in claim.content.figures if figure.span]
        spans.extend(figures or [claim.content.trigger])
    return FieldValue(
        label=label,
        claim_ids=tuple(claim.id for claim in claims),
        origin_keys=(),
        stances=(Stance.ASSERTED,),
        evidence=tuple(spans),
    )


def _wire() -> tuple[Report, dict[str, Claim]]:
    report = Report(
        WIRE,
        source="calder",
        published=date(2031, 5, 6),
        headings=[WIRE.split("\n", maxsplit=1)[0]],
    )
    officials = report.attribute(
        "two officials",
        via="Calder Wire",
        basis=EvidenceBasis.COMMUNICATIONS_INTERCEPT,
        basis_words="intercepted calls",
    )
    officials = _count(report, officials.id, 2)
    baker = report.attribute(PRIVATE_NAME, kind=SourceKind.WITNESS, named=True)
    ministry = report.attribute(
        "The interior ministry", kind=SourceKind.GOVERNMENT, named=True, stance=Stance.DECLINED
    )
    killed = report.occurrence(
        "killed",
        by=officials,
        modes=[Mode.EXPLOSIVES],
        recipients=[report.party("more than 80 people", kind=PartyKind.CIVILIANS)],
        places=[report.place("Port Selby", SELBY, nth=2), report.place("Marovia", MAROVIA)],
        times=[report.day("6 May 2031", date(2031, 5, 6), date(2031, 5, 6))],
        figures=[report.figure("more than 80", 81, None, of_whom="people")],
        count=report.figure("Two", 2, 2, kind=FigureKind.INCIDENTS),
    )
    done = report.occurrence(
        "bombings",
        by=officials,
        modes=[Mode.EXPLOSIVES],
        actors=[report.party("The Harrow Front", actor_id="harrow")],
    )
    second = report.occurrence(
        "hit",
        by=baker,
        modes=[Mode.EXPLOSIVES],
        recipients=[
            replace(report.party(PRIVATE_NAME, kind=PartyKind.PERSON), private_person=Known.YES)
        ],
    )
    report.claim(
        Statement(
            kind=StatementKind.DECLINED,
            content=(report.span("declined to comment"),),
            about=("k1",),
        ),
        evidence=report.span("The interior ministry declined to comment."),
        by=ministry,
    )
    return report, {"killed": killed, "done": done, "second": second}


def _count(report: Report, link_id: str, count: int) -> Any:
    index = next(i for i, link in enumerate(report.attributions) if link.id == link_id)
    link = report.attributions[index]
    speakers = tuple(replace(speaker, count=count) for speaker in link.speakers)
    report.attributions[index] = replace(link, speakers=speakers)
    return report.attributions[index]


def _rewrite() -> tuple[Report, dict[str, Claim]]:
    report = Report(REWRITE, headings=[REWRITE.split("\n", maxsplit=1)[0]])
    officials = _count(report, report.attribute("two officials", via="Calder Wire").id, 2)
    mayor = report.attribute("the mayor's office", named=True, stance=Stance.ACCUSED)
    front = report.attribute(
        "The Harrow Front",
        kind=SourceKind.ARMED_GROUP,
        named=True,
        stance=Stance.CLAIMED,
        actor_id="harrow",
    )
    prosecutors = report.attribute("Prosecutors", named=False)
    suspecting = report.attribute("officials suspect", stance=Stance.SUSPECTED)
    killed = report.occurrence(
        "bombings",
        by=officials,
        modes=[Mode.EXPLOSIVES],
        places=[report.place("Port Selby", SELBY, nth=2)],
        figures=[report.figure("nearly 100", None, 99, of_whom="people")],
    )
    cell = report.occurrence(
        "attack", by=mayor, actors=[report.party("A terrorist cell", status=PartStatus.SUSPECTED)]
    )
    claimed = report.occurrence(
        "placed the bombs",
        by=front,
        modes=[Mode.EXPLOSIVES],
        actors=[report.party("The Harrow Front", actor_id="harrow", status=PartStatus.CLAIMED)],
    )
    dead = report.occurrence("dead", by=prosecutors, figures=[report.figure("103", 103, 103)])
    arrests = report.occurrence(
        "arrested",
        key="k2",
        event_type=EventType.COERCE,
        modes=[Mode.ARREST],
        actors=[report.party("Police", kind=PartyKind.FORCE)],
        recipients=[report.party("four men", kind=PartyKind.PERSON)],
        times=[report.written("7 May", DateParts(day=7, month=5))],
        figures=[report.figure("four", 4, 4, kind=FigureKind.ARRESTED, of_whom="men")],
    )
    report.claim(
        Tie(
            subject=report.party("Ostland", kind=PartyKind.STATE),
            relation=Relation.FUNDS,
            object=report.party("The Harrow Front is"[:16], actor_id="harrow"),
            trigger=report.span("funded"),
            valid=DateInterval(reason="no date found"),
            status=PartStatus.SUSPECTED,
        ),
        evidence=report.span("The Harrow Front is funded by Ostland, officials suspect."),
        by=suspecting,
    )
    return report, {
        "killed": killed,
        "cell": cell,
        "claimed": claimed,
        "dead": dead,
        "arrests": arrests,
    }


def _analysis() -> tuple[Report, dict[str, Claim]]:
    report = Report(ANALYSIS, source="harbour", published=date(2031, 5, 8))
    analysts = report.attribute("analysts", kind=SourceKind.EXPERT, stance=Stance.PREDICTED)
    editor = report.attribute("an editor", kind=SourceKind.MEDIA, stance=Stance.OPINED)
    report.claim(
        Tally(
            span=report.span(
                "23 attacks on convoys between 1 and 8 May, 14 in the north and nine in the south"
            ),
            figure=report.figure("23", 23, 23, kind=FigureKind.INCIDENTS),
            parts=(
                TallyPart(
                    figure=report.figure("14", 14, 14, kind=FigureKind.INCIDENTS),
                    area=report.place("the north"),
                ),
                TallyPart(
                    figure=report.figure("nine", 9, 9, kind=FigureKind.INCIDENTS),
                    area=report.place("the south"),
                ),
            ),
            event_type=EventType.ASSAULT,
            window=report.day("between 1 and 8 May", date(2031, 5, 1), date(2031, 5, 8)),
        ),
        evidence=report.span(ANALYSIS.split("\n", maxsplit=1)[0][1:]),
    )
    for words, trigger, likelihood, nth in (
        (
            "The Harrow Front will probably attack again before the end of May",
            "attack again",
            "probably",
            1,
        ),
        ("More attacks by the Front are likely in the coming weeks", "attacks by", "likely", 1),
    ):
        report.claim(
            Outlook(
                span=report.span(words),
                trigger=report.span(trigger, nth),
                kind=OutlookKind.FORECAST,
                event_type=EventType.ASSAULT,
                by=(report.party("The Harrow Front", actor_id="harrow"),),
                horizon=report.day("before the end of May", None, None),
                likelihood=report.span(likelihood),
            ),
            evidence=report.span(words),
            by=analysts,
        )
    unknown = Detail(value=Known.UNKNOWN)
    warned = report.occurrence(
        "warned",
        key="k2",
        event_type=EventType.WARN,
        actors=[report.party("Marovia's neighbours", kind=PartyKind.STATE)],
        recipients=[report.party("the government", kind=PartyKind.STATE)],
    )
    assert isinstance(warned.content, Occurrence)
    details = WarningDetails(
        channel=Detail(value=Known.YES, span=report.span("through a third country")),
        substance=unknown,
        purpose=unknown,
        acknowledged=Detail(
            value=Known.UNKNOWN, span=report.span("It is unclear whether the ministry replied.")
        ),
        action=unknown,
    )
    warned = replace(warned, content=replace(warned.content, warning=details))
    report.claims[-1] = warned
    past = report.occurrence(
        "attack on the harbour",
        key="k3",
        background=True,
        realis=Realis.HAPPENED,
        figures=[report.figure("15", 15, 15, of_whom="people")],
    )
    report.claim(
        Statement(kind=StatementKind.OPINION, content=(report.span("Ostland must answer for it"),)),
        evidence=report.span("Ostland must answer for it, an editor wrote."),
        by=editor,
    )
    doubt = Doubt(
        kind=DoubtKind.GARBLE,
        span=report.span("2029"),
        alternatives=("2028",),
        reason="another report has 2028",
    )
    past = replace(past, doubts=(doubt,))
    report.claims = [past if claim.id == past.id else claim for claim in report.claims]
    return report, {"warned": warned, "past": past}


def _dropped(report: Report, words: str, kind: BlockKind, reason: str) -> Reading:
    reading = report.reading()
    return replace(
        reading,
        blocks=tuple(
            replace(block, kind=kind, reason=reason) if words in block.span.quote else block
            for block in reading.blocks
        ),
    )


def invented_ledger() -> Held:
    """Return the invented ledger."""
    wire, w = _wire()
    rewrite, r = _rewrite()
    analysis, a = _analysis()
    day = DateInterval(
        span=wire.span("6 May 2031"),
        earliest=date(2031, 5, 6),
        latest=date(2031, 5, 6),
        precision=DatePrecision.DAY,
        basis=DateBasis.STATED,
        reason="stated as a full date",
    )
    place = w["killed"].content.places[0]  # type: ignore[union-attr]
    bombing = incident(
        [w["killed"], w["done"], w["second"], r["killed"], r["cell"], r["claimed"], r["dead"]],
        when=day,
        where=place,
        origins=(
            Origin(
                key="o1",
                label="two officials through Calder Wire",
                known=True,
                claim_ids=(w["killed"].id, r["killed"].id),
                document_ids=(wire.document.id, rewrite.document.id),
            ),
            Origin(
                key="o2",
                label="the Harrow Front’s own statement",
                known=True,
                claim_ids=(r["claimed"].id,),
                document_ids=(rewrite.document.id,),
            ),
            Origin(
                key="o3",
                label="prosecutors",
                known=False,
                claim_ids=(r["dead"].id,),
                document_ids=(rewrite.document.id,),
            ),
        ),
        origins_low=2,
        origins_high=3,
        fields=(
            IncidentField(
                name="killed",
                values=(
                    value("at least 81", w["killed"]),
                    value("at most 99", r["killed"]),
                    value("103", r["dead"]),
                ),
                joined=None,
                contested=True,
                note="103 lies outside 81 to 99",
            ),
        ),
        comparisons=(
            Comparison(
                claim_ids=(w["killed"].id, r["killed"].id),
                probability=0.94,
                reasons=("same town", "same kind of attack", "figures compatible"),
            ),
        ),
    )
    arrests = incident([r["arrests"]], when=r["arrests"].content.times[0])  # type: ignore[union-attr]
    warned = incident(
        [a["warned"]],
        when=replace(
            day,
            span=None,
            earliest=None,
            latest=date(2031, 5, 8),
            basis=DateBasis.INFERRED,
            reason="no date found; it cannot follow publication",
        ),
    )
    past = incident(
        [a["past"]],
        historical=True,
        when=replace(
            day,
            span=analysis.span("2029"),
            earliest=date(2029, 1, 1),
            latest=date(2029, 12, 31),
            reason="year stated",
        ),
    )
    readings = (
        _dropped(wire, "Share this", BlockKind.FURNITURE, "a call to share the page"),
        replace(
            _dropped(rewrite, "Photo:", BlockKind.CAPTION, "starts like a caption"),
            published_on=DateInterval(reason="the page carries no date of its own"),
            rejected_dates=(
                RejectedDate(
                    span=None,
                    value="2031-06-01T04:00",
                    role=DateRole.PAGE_CLOCK,
                    reason="it stands outside the story",
                ),
            ),
        ),
        analysis.reading(),
    )
    grades = {
        bombing.id: Assessment(
            incident_id=bombing.id,
            reliability=Reliability.C,
            credibility=Credibility.POSSIBLY_TRUE,
            likelihood="likely",
            confidence=Confidence.LOW,
            reasons=(
                Reason(sentence="Two reports rest on one wire story"),
                Reason(
                    sentence="the figures contradict each other", claim_ids=bombing.claim_ids[:2]
                ),
            ),
        ),
    }
    return Held(
        fusion=Fusion(
            incidents=(arrests, past, bombing, warned),
            copies=(
                CopyGroup(
                    document_ids=(wire.document.id, rewrite.document.id),
                    similarity=0.7,
                    reason="seven tenths of the words are shared",
                ),
            ),
        ),
        assessments=grades,
        reports=(wire, rewrite, analysis),
        readings=readings,
        sources={
            "calder": Source(id="calder", name="Calder Wire"),
            "harbour": Source(id="harbour", name="Harbour Lane Review", reliability=Reliability.D),
        },
    )
