"""Records to JSON and back, and their JSON Schema: the only wire format.

Every record has a wire twin, made here from the record itself, because the wire needs
what the record does not: a tag that tells the kinds of content, and of findings, apart
(`"record": "Occurrence"`). Dates are ISO 8601, unknown is null, tuples are arrays.
"""

import dataclasses
import types
import typing
from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from tocsin.core import types as records
from tocsin.core.errors import FormatError, NotFoundError

TAG = "record"
Record = TypeVar("Record")

_TAGGED = frozenset(
    (*get_args(records.Content), *get_args(records.CaseContent), *get_args(records.Finding))
)


def encode(record: object) -> str:
    """Return a record as one line of JSON."""
    return msgspec.json.encode(_to_wire(record), order="deterministic").decode()


def decode(kind: type[Record], line: str | bytes) -> Record:
    """Return the record that a line of JSON holds.

    Raises:
        FormatError: If the line is not JSON, or not such a record.
    """
    try:
        wire = msgspec.json.decode(line, type=_wire_type(kind))
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise FormatError(
            f"not a {kind.__name__}: {error}",
            hint=f"Compare with `tocsin schema {kind.__name__}`.",
        ) from error
    return typing.cast(Record, _from_wire(wire))


def parse_json(line: str | bytes) -> object:
    """Return what a line of JSON from outside holds.

    Raises:
        FormatError: If the line is not JSON, or nested too deeply.
    """
    try:
        return msgspec.json.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise FormatError(f"not JSON: {error}") from error


def convert(value: object, kind: type[Record]) -> Record:
    """Return plain values (from TOML, say) as a dataclass; unknown keys are refused.

    Raises:
        FormatError: If a key is unknown or a value has the wrong type or range.
    """
    try:
        return typing.cast(Record, _from_wire(msgspec.convert(value, type=_wire_type(kind))))
    except msgspec.MsgspecError as error:
        raise FormatError(str(error)) from error


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of a record.

    Raises:
        NotFoundError: If there is no record of that name.
    """
    known = {kind.__name__: kind for kind in record_types()}
    if name not in known:
        raise NotFoundError(
            f"there is no record {name!r}", hint=f"Records: {', '.join(sorted(known))}."
        )
    return msgspec.json.schema(_wire_type(known[name]))


def record_types() -> Iterator[type]:
    """Yield every record class of `core.types`."""
    for value in vars(records).values():
        if isinstance(value, type) and dataclasses.is_dataclass(value):
            yield value


_WIRE_TO_RECORD: dict[type, type] = {}


@cache
def _wire_class(record: type) -> type[msgspec.Struct]:
    hints = get_type_hints(record)
    fields: list[Any] = []
    for item in dataclasses.fields(record):
        wire = _wire_type(hints[item.name])
        if item.default is not dataclasses.MISSING:
            fields.append((item.name, wire, _to_wire(item.default)))
        elif item.default_factory is not dataclasses.MISSING:
            fields.append((item.name, wire, msgspec.field(default_factory=item.default_factory)))
        else:
            fields.append((item.name, wire))
    tagged = record in _TAGGED
    made = msgspec.defstruct(
        record.__name__,
        fields,
        kw_only=True,
        frozen=True,
        forbid_unknown_fields=True,
        tag_field=TAG if tagged else None,
        tag=record.__name__ if tagged else None,
        namespace={"__doc__": record.__doc__},
    )
    _WIRE_TO_RECORD[made] = record
    return made


def _wire_type(hint: Any) -> Any:
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _wire_class(hint)
    origin = get_origin(hint)
    if origin is None:
        return hint
    arguments = tuple(_wire_type(argument) for argument in get_args(hint))
    if origin in {Union, types.UnionType}:
        return Union[arguments]  # noqa: UP007 (made at run time)
    return origin[arguments]


def _to_wire(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        wire = _wire_class(type(value))
        return wire(
            **{item.name: _to_wire(getattr(value, item.name)) for item in dataclasses.fields(value)}
        )
    if isinstance(value, tuple):
        return tuple(_to_wire(item) for item in value)
    return value


def _from_wire(value: Any) -> Any:
    if isinstance(value, msgspec.Struct):
        record = _WIRE_TO_RECORD[type(value)]
        return record(
            **{name: _from_wire(getattr(value, name)) for name in value.__struct_fields__}
        )
    if isinstance(value, tuple):
        return tuple(_from_wire(item) for item in value)
    return value
