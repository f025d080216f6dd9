"""The stages in order, over one document, a list of files, or a whole ledger.

Data flows one way: bytes, Document, blocks and publication date, Analysis, claims,
resolved claims, Reading; then incidents and their grades. Modules are imported by name, so
that looking at a ledger loads nothing that reading needs.
"""
