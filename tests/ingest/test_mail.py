"""Mail to documents: what is its text, what is kept of its headers, what attachments become."""

import io
from email.message import EmailMessage
from pathlib import Path

import pytest

from pdfs import column, make_pdf
from tocsin.core.errors import FormatError
from tocsin.core.types import Document
from tocsin.ingest.limits import ReadSettings
from tocsin.ingest.readers import Failure, ReadOptions, read_file

TEXT = "Gunmen attacked a post near the Old Bridge.\nNobody was hurt, the mayor said.\n"
PAGE = (
    "<html><body><article><h1>At the bridge</h1>"
    + "".join(
        f"<p>Sentence number {number} of a long report about the Old Bridge and its post.</p>"
        for number in range(9)
    )
    + "</article></body></html>"
)


def message(text: str | None = TEXT, **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Ada Quill <ada@private.example>"
    made["To"] = "desk@newsroom.example"
    made["Subject"] = "At the bridge"
    made["Date"] = "Fri, 03 May 2024 23:30:00 +0300"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    if text is not None:
        made.set_content(text)
    return made


def read(
    folder: Path, data: bytes, name: str = "report.eml", options: ReadOptions | None = None
) -> list[Document | Failure]:
    path = folder / name
    path.write_bytes(data)
    return list(read_file(str(path), options or ReadOptions(), io.BytesIO()))


def documents(folder: Path, made: EmailMessage | bytes) -> list[Document]:
    found = read(folder, made if isinstance(made, bytes) else made.as_bytes())
    assert all(isinstance(item, Document) for item in found), found
    return [item for item in found if isinstance(item, Document)]


def test_a_message_is_its_text_with_subject_and_date(tmp_path: Path) -> None:
    (document,) = documents(tmp_path, message())
    assert document.text == TEXT
    assert document.title == "At the bridge"
    assert document.metadata == (("date", "Fri, 03 May 2024 23:30:00 +0300"),)
    assert document.published_given is None
    assert document.extractor is not None


def test_the_sender_is_kept_nowhere_and_is_no_outlet(tmp_path: Path) -> None:
    (document,) = documents(tmp_path, message())
    assert document.source is None
    assert "Quill" not in repr(document) and "private.example" not in repr(document)


def test_a_list_that_names_itself_is_the_source(tmp_path: Path) -> None:
    listed = message(List_Id='"The Meridian Post Daily" <daily.meridian.example>')
    (document,) = documents(tmp_path, listed)
    assert document.source == "The Meridian Post Daily"
    assert "Quill" not in repr(document)
    (unnamed,) = documents(tmp_path, message(List_Id="<x17.lists.example>"))
    assert unnamed.source is None


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "gb18030"])
@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_charsets_and_transfer_encodings_are_undone(
    tmp_path: Path, charset: str, encoding: str
) -> None:
    made = message(None)
    text = "Soldiers shelled Caf\u00e9 Zo\u00eb on Monday = no one was hurt.\n"
    made.set_content(text, charset=charset, cte=encoding)
    assert [each.text for each in documents(tmp_path, made)] == [text]


def test_a_wrong_charset_and_raw_bytes_in_headers_are_survived(tmp_path: Path) -> None:
    data = (
        b"Subject: Caf\xc3\xa9 shelled\r\nContent-Type: text/plain; charset=x-unknown\r\n\r\n"
        b"Soldiers shelled the Caf\xe9.\r\n"
    )
    (document,) = documents(tmp_path, data)
    assert (document.title, document.text) == (
        "Caf\u00e9 shelled",
        "Soldiers shelled the Caf\u00e9.\n",
    )


def test_an_encoded_subject_is_decoded(tmp_path: Path) -> None:
    data = message().as_bytes().replace(b"At the bridge", b"=?utf-8?q?At_the_b=C3=BCdge?=")
    assert documents(tmp_path, data)[0].title == "At the b\u00fcdge"
    broken = message().as_bytes().replace(b"At the bridge", b"=?x-none?b?!!?=")
    assert documents(tmp_path, broken)[0].title == "=?x-none?b?!!?="


def test_the_plain_part_is_preferred_unless_it_is_a_stub(tmp_path: Path) -> None:
    both = message("\n".join(f"Sentence {number} of the report." for number in range(40)))
    both.add_alternative(PAGE, subtype="html")
    (document,) = documents(tmp_path, both)
    assert document.text.startswith("Sentence 0 of")
    stub = message("See this message in your browser.")
    stub.add_alternative(PAGE, subtype="html")
    (document,) = documents(tmp_path, stub)
    assert "Sentence number 8" in document.text and "browser" not in document.text
    assert document.title == "At the bridge"


def test_attachments_that_can_be_read_are_documents_of_their_own(tmp_path: Path) -> None:
    made = message()
    pdf = make_pdf([column(["A patrol was ambushed near Dry Wells on Sunday."])])
    made.add_attachment(pdf, maintype="application", subtype="pdf", filename="patrol.pdf")
    made.add_attachment(PAGE.encode(), maintype="text", subtype="html", filename="page.html")
    made.add_attachment("Caf\u00e9 shelled again.", charset="iso-8859-1", filename="note.txt")
    made.add_attachment(b"PK", maintype="application", subtype="msword", filename="plan.docx")
    made.add_attachment(b"GIF", maintype="image", subtype="gif", filename="logo.gif")
    made.add_attachment(message("An inner report of the siege.", X_Kind="forwarded"))
    made.add_attachment(pdf, maintype="application", subtype="pdf")
    own, *others = documents(tmp_path, made)
    assert own.text == TEXT
    assert dict(own.metadata)["attachments not read"] == "plan.docx"
    assert [each.text.strip().splitlines()[0] for each in others] == [
        "A patrol was ambushed near Dry Wells on Sunday.",
        "At the bridge",
        "Caf\u00e9 shelled again.",
        "An inner report of the siege.",
        "A patrol was ambushed near Dry Wells on Sunday.",
    ]


def test_a_bad_attachment_is_named_and_the_message_is_read(tmp_path: Path) -> None:
    made = message()
    made.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="torn.pdf")
    own, failure = read(tmp_path, made.as_bytes())
    assert isinstance(own, Document) and isinstance(failure, Failure)
    assert failure.name == f"{tmp_path / 'report.eml'}: torn.pdf"


def test_a_message_attached_alone_is_read(tmp_path: Path) -> None:
    made = message(None)
    made.make_mixed()
    made.add_attachment(message("An inner report of the siege."))
    assert [each.text for each in documents(tmp_path, made)] == ["An inner report of the siege.\n"]


def box(*messages: EmailMessage) -> bytes:
    return b"".join(
        b"From someone Fri May  3 10:00:00 2024\n" + made.as_bytes() + b"\n" for made in messages
    )


def test_a_box_gives_its_messages_and_a_broken_one_does_not_stop_it(tmp_path: Path) -> None:
    quoted = message("Before.\n\n>From the bridge came smoke.\n")
    data = box(message(), quoted) + b"From x\nno header here\n\n" + box(message("The last one.\n"))
    found = read(tmp_path, data, "box.mbox")
    texts = [item.text for item in found if isinstance(item, Document)]
    assert texts == [TEXT + "\n", "Before.\n\nFrom the bridge came smoke.\n\n", "The last one.\n\n"]
    (failure,) = (item for item in found if isinstance(item, Failure))
    assert failure.name == f"{tmp_path / 'box.mbox'}: message 3"
    assert isinstance(failure.error, FormatError)


def test_a_message_too_long_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    limits = ReadSettings(max_record_bytes=2_000)
    data = box(message("word " * 1_000), message())
    failure, document = read(tmp_path, data, "box.mbox", ReadOptions(limits=limits))
    assert isinstance(failure, Failure) and "message 1" in failure.name
    assert isinstance(document, Document) and document.text == TEXT + "\n"


def nested(depth: int) -> bytes:
    heads = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (number, number)
        for number in range(depth)
    )
    return b"Subject: deep\n" + heads + b"\nThe innermost report.\n"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\xff" * 400,
        b"only words, no headers\n",
        message(None).as_bytes(),
        nested(5_000),
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nPart.\n" * 500 + b"--b--\n",
        b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n\xff\xfe!!!\n",
    ],
)
def test_what_is_no_message_or_too_much_of_one_is_a_failure(tmp_path: Path, data: bytes) -> None:
    (failure,) = read(tmp_path, data)
    assert isinstance(failure, Failure)
    assert failure.name == str(tmp_path / "report.eml")


def test_a_box_without_a_message_is_a_failure(tmp_path: Path) -> None:
    (failure,) = read(tmp_path, b"only words\n", "box.mbox")
    assert isinstance(failure, Failure) and "From" in str(failure.error)
