"""Tocsin: reporting on political violence, read into a ledger of incidents that can be checked."""
