"""Secrets are found where they stand and never said."""

from pathlib import Path

import pytest

from tocsin.core.errors import SettingsError
from tocsin.deliver.secret import is_reference, secret


def test_a_secret_is_read_where_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret"
    path.write_text("swordfish\n")
    monkeypatch.setenv("HOOK", " swordfish ")
    assert secret(f"file:{path}") == secret("env:HOOK") == "swordfish"


@pytest.mark.parametrize("given", ["swordfish", "env:NOT_THERE", "file:/not/there", "env:"])
def test_what_is_no_place_of_a_secret_is_refused_without_saying_it(given: str) -> None:
    with pytest.raises(SettingsError) as caught:
        secret(given)
    assert "swordfish" not in str(caught.value)


def test_a_reference_names_a_place() -> None:
    assert is_reference("env:HOOK") and is_reference("file:x")
    assert not is_reference("env:") and not is_reference("swordfish")
