"""Run the command line as a module."""

from tocsin.cli import main

main()
