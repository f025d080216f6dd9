"""The counts of layer B, occurrences: triggers, roles, harm, who tells it, which are one."""

from collections.abc import Callable, Collection, Iterator, Sequence

from bench.claims.align import Pairs
from bench.claims.counting import bags, classes, pairs_within, same_groups, values, yes_or_no
from bench.claims.sheet import PARTIES, ROLES, Act, Days, Harm, Role
from bench.claims.telling import Told
from bench.kit.clusters import connected_groups, counts_of
from bench.kit.measures import layer_counts, total
from bench.kit.spans import Extent, last_word

# The layers of which occurrences are one: of all, and of current violence as Tocsin has it.
INCIDENTS, CURRENT = "incidents", "current incidents"
REAL = frozenset({"happened", "ongoing"})
_Matched = Sequence[tuple[Act, Act]]


def occurrence_counts(
    text: str, found: Sequence[Act], wanted: Sequence[Act], pairs: Pairs, told: Told
) -> dict[str, float]:
    """Return the counts of a document's occurrences; `pairs` are those matched."""
    matched = [(found[one], wanted[other]) for one, other in pairs]
    return total(
        _trigger_counts(found, wanted, pairs),
        classes("realis", ((one.realis, other.realis) for one, other in matched)),
        classes(
            "background",
            ((yes_or_no(one.background), yes_or_no(other.background)) for one, other in matched),
        ),
        _role_counts(text, found, wanted, matched),
        *(_party_counts(text, one, other) for one, other in matched),
        *(_time_counts(text, one, other) for one, other in matched),
        _harm_counts(text, found, wanted, matched),
        _counted(matched),
        _links(matched, told),
        _incident_counts(found, wanted, matched),
    )


def _trigger_counts(found: Sequence[Act], wanted: Sequence[Act], pairs: Pairs) -> dict[str, float]:
    matched = [(found[one], wanted[other]) for one, other in pairs]
    everything: list[tuple[Act | None, Act | None]] = [
        *matched,
        *((each, None) for each in _others(found, [one for one, _ in pairs])),
        *((None, each) for each in _others(wanted, [other for _, other in pairs])),
    ]

    def right(agrees: Callable[[Act, Act], bool], layer: str) -> dict[str, float]:
        return layer_counts(
            layer,
            right=sum(agrees(one, other) for one, other in matched),
            predicted=len(found),
            wanted=len(wanted),
        )

    return total(
        right(lambda one, other: True, "triggers"),
        right(lambda one, other: one.trigger == other.trigger, "triggers exact"),
        right(lambda one, other: one.type == other.type, "types"),
        right(lambda one, other: (one.type, one.mode) == (other.type, other.mode), "modes"),
        classes(
            "type",
            (
                (one.type if one else None, other.type if other else None)
                for one, other in everything
            ),
        ),
        classes(
            "mode",
            (
                (one.mode if one else None, other.mode if other else None)
                for one, other in everything
            ),
        ),
    )


def _others(acts: Sequence[Act], but: Collection[int]) -> list[Act]:
    return [each for number, each in enumerate(acts) if number not in but]


# ------------------------------------------------------------------------------------ roles


def _role_counts(
    text: str, found: Sequence[Act], wanted: Sequence[Act], matched: _Matched
) -> dict[str, float]:
    def last(role: Role) -> Extent:
        return last_word(text, role.span)

    counts = total(
        *(_roles_of(one, other, "roles", ROLES, last) for one, other in matched),
        *(_roles_of(one, other, "roles exact", ROLES, _whole) for one, other in matched),
        *(
            _roles_of(one, other, f"{role}s", (role,), last)
            for role in ROLES
            for one, other in matched
        ),
    )
    return counts | layer_counts(
        "roles in all",
        right=counts.get("roles.right", 0.0),
        predicted=sum(len(each.roles) for each in found),
        wanted=sum(len(each.roles) for each in wanted),
    )


def _roles_of(
    one: Act, other: Act, layer: str, roles: Sequence[str], place: Callable[[Role], Extent]
) -> dict[str, float]:
    found, wanted = (
        [(each.role, place(each)) for each in act.roles if each.role in roles]
        for act in (one, other)
    )
    return bags(layer, found, wanted)


def _whole(role: Role) -> Extent:
    return role.span


def _party_counts(text: str, one: Act, other: Act) -> dict[str, float]:
    """Return kind and status of the parties that both sides have in one part."""
    both = list(_both(text, one, other, PARTIES))
    return total(
        classes("role kind", ((role.kind, held.kind) for role, held in both)),
        classes("role status", ((role.status, held.status) for role, held in both)),
    )


def _time_counts(text: str, one: Act, other: Act) -> dict[str, float]:
    """Return of how many dated times the days are right, or at least have a day in common."""
    dated = [
        (role.days, held.days)
        for role, held in _both(text, one, other, ("time",))
        if held.days is not None
    ]
    return total(
        values("time value", dated),
        values(
            "time near",
            ((found is not None and _meet(found, asked), True) for found, asked in dated),
        ),
    )


def _meet(one: Days, other: Days) -> bool:
    """Return whether two intervals have a day in common; an open side is endless."""
    sides = ((one[0], other[1]), (other[0], one[1]))
    return all(start is None or end is None or start <= end for start, end in sides)


def _both(text: str, one: Act, other: Act, roles: Sequence[str]) -> Iterator[tuple[Role, Role]]:
    asked = {(each.role, last_word(text, each.span)): each for each in other.roles}
    for role in one.roles:
        if role.role in roles:
            held = asked.pop((role.role, last_word(text, role.span)), None)
            if held is not None:
                yield role, held


# ------------------------------------------------------------------------------------- harm


def _harm_counts(
    text: str, found: Sequence[Act], wanted: Sequence[Act], matched: _Matched
) -> dict[str, float]:
    def who(harm: Harm) -> object:
        return harm.kind, harm.bounds, harm.who and last_word(text, harm.who)

    kinds = {each.kind for act in (*found, *wanted) for each in act.harm}
    return total(
        *(_harm_of(one, other, "harm", _figure) for one, other in matched),
        *(_harm_of(one, other, "harm kinds", lambda harm: harm.kind) for one, other in matched),
        *(_harm_of(one, other, "harm with whom", who) for one, other in matched),
        *(bags("harm words", _written(text, one), _written(text, other)) for one, other in matched),
        *(
            _harm_of(one, other, f"harm={kind}", _figure, kind)
            for kind in kinds
            for one, other in matched
        ),
        bags(
            "harm in all",
            [_figure(each) for act in found for each in act.harm],
            [_figure(each) for act in wanted for each in act.harm],
        ),
    )


def _harm_of(
    one: Act, other: Act, layer: str, form: Callable[[Harm], object], kind: str | None = None
) -> dict[str, float]:
    found, wanted = (
        [form(each) for each in act.harm if kind in (None, each.kind)] for act in (one, other)
    )
    return bags(layer, found, wanted)


def _figure(harm: Harm) -> object:
    return harm.kind, harm.bounds


def _written(text: str, act: Act) -> list[object]:
    """Return the figures that are told in words of their own ("a policeman" is told in none)."""
    return [(each.kind, last_word(text, each.figure)) for each in act.harm if each.figure]


def _counted(matched: _Matched) -> dict[str, float]:
    """Return how many counts of acts ("three strikes") have the right bounds."""
    return total(
        *(
            bags(
                "count",
                [one.count] if one.count else [],
                [other.count] if other.count else [],
            )
            for one, other in matched
        )
    )


# ------------------------------------------------------------- who tells it, which are one


def _links(matched: _Matched, told: Told) -> dict[str, float]:
    """Return how many occurrences are told by the right attribution, and how many by any."""
    return total(
        told.links("link", matched, lambda each: each.trigger),
        values(
            "attributed",
            ((one.attribution is None, other.attribution is None) for one, other in matched),
        ),
    )


def _incident_counts(
    found: Sequence[Act], wanted: Sequence[Act], matched: _Matched
) -> dict[str, float]:
    both, one, other = same_groups(
        [each.incident for each, _ in matched], [each.incident for _, each in matched]
    )
    return {
        **layer_counts("same incident", right=both, predicted=one, wanted=other),
        **layer_counts(
            "same incident in all",
            right=both,
            predicted=pairs_within(each.incident for each in found),
            wanted=pairs_within(each.incident for each in wanted),
        ),
        **_cluster_counts(INCIDENTS, matched),
        **_cluster_counts(CURRENT, [pair for pair in matched if _is_current(pair[0])]),
    }


def _cluster_counts(layer: str, matched: _Matched) -> dict[str, float]:
    """Return the counts of two partitions of matched occurrences, by incidents."""
    names = [str(number) for number in range(len(matched))]
    groups = connected_groups(
        {name: wanted.incident for name, (_, wanted) in zip(names, matched, strict=True)},
        {name: found.incident for name, (found, _) in zip(names, matched, strict=True)},
    )
    counts = total(*(counts_of(group) for group in groups))
    both, one, other = same_groups(
        [found.incident for found, _ in matched], [wanted.incident for _, wanted in matched]
    )
    pairs = layer_counts("pairs", right=both, predicted=one, wanted=other)
    return {f"{layer} {key}": value for key, value in (counts | pairs).items()}


def _is_current(found: Act) -> bool:
    """Return whether Tocsin makes a current incident of violence of an occurrence."""
    return found.type == "ASSAULT" and found.realis in REAL and not found.background
