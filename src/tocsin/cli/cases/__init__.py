"""`tocsin case`: the steps of a duty to warn. Help lists them in the order of these imports."""

from tocsin.cli.cases import (  # isort: skip  # noqa: F401 (imported for what they register)
    steps,
    delivery,
    records,
    proof,
)
