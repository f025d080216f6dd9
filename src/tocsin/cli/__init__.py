"""The command line: tables for people, JSON lines for programs."""

from tocsin.cli.commands import app, main

__all__ = ["app", "main"]
