"""The stages in order, over one document, a list of files, or a whole ledger.

Data flows one way: bytes, Document, blocks and publication date, Analysis, claims,
resolved claims, Reading; then incidents and their grades.
"""

from tocsin.pipeline.outcome import Outcome, read_document
from tocsin.pipeline.pull import Pulled, pull_into
from tocsin.pipeline.run import Clock, RunReport, read_all, read_documents, read_into
from tocsin.pipeline.stages import STAGES, Reader, Stage, Work
from tocsin.pipeline.view import View, grade, view, with_registry

__all__ = [
    "STAGES",
    "Clock",
    "Outcome",
    "Pulled",
    "Reader",
    "RunReport",
    "Stage",
    "View",
    "Work",
    "grade",
    "pull_into",
    "read_all",
    "read_document",
    "read_documents",
    "read_into",
    "view",
    "with_registry",
]
