"""The command line: tables for people, JSON lines for programs.

Each module registers its commands when it is imported, in the order in which help lists
them. Commands load what they need when they run, so that help is quick.
"""

from tocsin.cli import (  # isort: skip  # noqa: F401 (imported for what they register)
    reading,
    sources,
    source_grades,
    listing,
    counting,
    posture,
    documents,
    effects,
    claims,
    ties,
    outlooks,
    forecasting,
    actors,
    briefing,
    escalation,
    watches,
    reviewing,
    cases,
    configuring,
    gazetteer,
    codebook,
    checking,
)
from tocsin.cli.app import app, main

__all__ = ["app", "main"]
