"""`tocsin watch`: what to be told of, and how. Help lists in the order of these imports."""

from tocsin.cli.watches import (  # isort: skip  # noqa: F401 (imported for what they register)
    listing,
    running,
)
