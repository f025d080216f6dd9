"""Records with new values: what stays as it was is not copied."""

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Record = TypeVar("Record", bound="DataclassInstance")


def changed(record: Record, **values: object) -> Record:
    """Return a record with these values of fields; the record itself where it has them all.

    For where most of many records stay as they are: to compare a few fields is far cheaper than
    to copy all. Otherwise `dataclasses.replace`.
    """
    for name, value in values.items():
        held = getattr(record, name)
        if held is not value and held != value:
            return replace(record, **values)
    return record
