"""No page of the documentation is missing, left over, stale, or leads nowhere."""

import re
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

import build_docs
import doc_commands
import doc_errors
from doc_parts import DOCS, ROOT, parts_in, read
from tocsin.settings import Settings, settings_in

PAGES = sorted(
    page.relative_to(ROOT).as_posix()
    for page in (ROOT / "README.md", *DOCS.rglob("*.md"), *(ROOT / "examples").glob("*.md"))
)


def names(folder: str) -> set[str]:
    return {page.stem for page in (DOCS / folder).glob("*.md")} - {"README"}


def test_what_is_made_is_as_make_docs_makes_it() -> None:
    assert not list(build_docs.stale()), "run make docs"
    assert not build_docs.strays(), "run make docs"


def test_each_command_has_a_page_and_no_page_is_without_a_command() -> None:
    commands = doc_commands.commands()
    assert names("commands") == {name.partition(" ")[0] for name in commands}
    for name in commands:
        assert name in parts_in(read(doc_commands.page_of(name)) or ""), f"`{name}` has no options"


def test_each_command_page_shows_a_run() -> None:
    for name in names("commands"):
        text = read(f"commands/{name}.md") or ""
        assert f"$ tocsin {name}" in text, name


def test_each_error_has_a_page_and_no_page_is_without_an_error() -> None:
    codes = [kind.code for kind in doc_errors.errors()]
    assert len(codes) == len(set(codes))
    assert names("errors") == set(codes)
    for code in codes:
        assert parts_in(read(f"errors/{code}.md") or "") == [code]


def test_each_setting_stands_on_the_page_with_its_help() -> None:
    page = read("settings.md") or ""
    for setting in settings_in(Settings()):
        assert setting.help, f"{setting.key} has no help"
        assert f"`{setting.key.rpartition('.')[2]}`" in page, setting.key


def test_the_page_of_exit_status_has_each_status() -> None:
    page = read("exit-status.md") or ""
    for kind in doc_errors.errors():
        assert f"\n| {kind.exit_status} |" in page, kind


def test_each_dependency_is_told_with_its_reason_and_no_other() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    told = (read("dependencies.md") or "").partition("\n## To build the tables")[0]
    rows = re.findall(r"^\| ([\w., -]+) \| ([^|]+) \| ([^|]+) \|$", told, re.MULTILINE)
    named = {name for names, *_ in rows for name in names.split(", ")} - {"Package", "---"}
    assert named == {each.partition("==")[0] for each in asked}


@pytest.mark.parametrize("page", PAGES)
def test_no_link_leads_nowhere(page: str) -> None:
    path = ROOT / page
    for target in targets(path.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        found = (path.parent / file).resolve() if file else path
        assert found.exists(), f"{page}: {target}"
        if anchor and found.suffix == ".md":
            assert anchor in anchors(found), f"{page}: {target}"


def targets(text: str) -> Iterator[str]:
    for token in inline(text):
        for key in ("href", "src"):
            if key in token.attrs:
                yield str(token.attrs[key])


def inline(text: str) -> Iterator[Token]:
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        yield from token.children or ()


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}
