"""The shape of the code: small rooms, pure middle, nothing read twice."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "tocsin"
MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 60
# Longer on purpose, with the reason.
LONG_FILES = {
    "core/vocab.py": "the closed vocabularies stand together",
}
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
PURE = ("core", "clean", "extract", "resolve", "fuse", "assess", "watch", "cases", "publish")
CLOCKS = {"now", "today", "utcnow"}


@pytest.mark.parametrize("module", MODULES)
def test_a_module_stays_small(module: str) -> None:
    lines = len((PACKAGE / module).read_text(encoding="utf-8").splitlines())
    assert lines <= MAX_FILE_LINES or module in LONG_FILES


@pytest.mark.parametrize("module", MODULES)
def test_a_function_stays_small(module: str) -> None:
    long = {
        node.name: node.end_lineno - node.lineno + 1
        for node in _nodes(module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= MAX_FUNCTION_LINES
    }
    assert not long


@pytest.mark.parametrize("module", [name for name in MODULES if name.startswith(PURE)])
def test_a_pure_room_asks_no_clock_and_opens_nothing(module: str) -> None:
    called = {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in _nodes(module)
        if isinstance(node, ast.Call)
    }
    assert not called & (CLOCKS | {"open", "print", "input", "exec", "eval"})


def test_the_records_need_the_standard_library_only() -> None:
    code = (
        "import sys; before = set(sys.modules); import tocsin.core.types, tocsin.core.ids;"
        "new = {name.split('.')[0] for name in set(sys.modules) - before};"
        "print(*sorted(new - set(sys.stdlib_module_names) - {'tocsin'}))"
    )
    output = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert output.stdout.split() == []


def _nodes(module: str) -> Iterator[ast.AST]:
    return ast.walk(ast.parse((PACKAGE / module).read_text(encoding="utf-8")))
