"""Cases on paper: PDF by typst, an extra."""

from typing import Final

from tocsin import codec
from tocsin.core.errors import ModelError
from tocsin.core.types import CaseExport
from tocsin.publish.cases.page import case_page
from tocsin.tables.templates import case_paper

# PDF/A-2 for archives, with text that can be searched and copied.
STANDARD: Final = "a-2u"


def case_pdf(export: CaseExport) -> bytes:
    """Return an exported case as PDF/A. Fonts come with typst; nothing is fetched.

    Raises:
        ModelError: If typst is not installed, or cannot set the page.
    """
    try:
        import typst
    except ModuleNotFoundError as error:
        raise ModelError(
            "PDF needs typst, which is not installed",
            hint="Install it: pip install 'tocsin[pdf]'; or export html, and print that.",
        ) from error
    try:
        made = typst.compile(
            case_paper().encode("utf-8"),
            format="pdf",
            ignore_system_fonts=True,
            sys_inputs={"page": codec.encode(case_page(export))},
            pdf_standards=STANDARD,
            timestamp=export.made_at.replace(microsecond=0),
        )
    except typst.TypstError as error:
        raise ModelError(
            f"the page of case {export.case_id} cannot be set: {error.message}",
            hint="Export html instead; please report this.",
        ) from error
    return made
