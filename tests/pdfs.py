"""Small PDF files made by hand: lines of text at places on pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader, PdfWriter

TOP = 760


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A line to print: its words, where it begins, the size of its type."""

    text: str
    across: float = 72
    up: float = TOP
    size: float = 11


def column(
    lines: Sequence[str], *, across: float = 72, up: float = TOP, size: float = 11
) -> list[Printed]:
    """Return lines under one another; an empty one is a gap."""
    return [
        Printed(text=line, across=across, up=up - number * size * 1.2, size=size)
        for number, line in enumerate(lines)
        if line
    ]


def make_pdf(pages: Sequence[Sequence[Printed]], *, title: str | None = None) -> bytes:
    """Return a PDF with these pages, uncompressed, in Helvetica."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        _pages(len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Title ({title or ''}) /CreationDate (D:20240506070000Z) >>".encode("cp1252"),
    ]
    for number, page in enumerate(pages):
        content = _content(page)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            b"/Resources << /Font << /F 3 0 R >> >> /Contents %d 0 R >>" % (6 + 2 * number)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _file(objects)


def encrypted(data: bytes, password: str) -> bytes:
    """Return the same PDF, to be opened with a password."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.encrypt(user_password=password, algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (5 + 2 * number) for number in range(count))
    return b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)


def _content(page: Sequence[Printed]) -> bytes:
    shown = []
    for line in page:
        text = line.text.encode("cp1252")
        for special in (b"\\", b"(", b")"):
            text = text.replace(special, b"\\" + special)
        place = b"/F %g Tf 1 0 0 1 %g %g Tm" % (line.size, line.across, line.up)
        shown.append(b"BT %s (%s) Tj ET" % (place, text))
    return b"\n".join(shown)


def _file(objects: Sequence[bytes]) -> bytes:
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    trailer = b"<< /Size %d /Root 1 0 R /Info 4 0 R >>" % size
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        table,
        trailer,
        len(out),
    )
