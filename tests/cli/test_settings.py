"""Settings: every one has a help text and a range, and what is printed is a settings file."""

import json
import tomllib
from pathlib import Path

import pytest

from commands import tocsin
from tocsin import codec
from tocsin.settings import Settings, settings_in

EVERY = list(settings_in(Settings()))


@pytest.mark.parametrize("setting", EVERY, ids=lambda setting: setting.key)
def test_every_setting_has_a_help_text(setting: object) -> None:
    assert setting.help.endswith((".", '".'))  # type: ignore[attr-defined]


@pytest.mark.parametrize("setting", EVERY, ids=lambda setting: setting.key)
def test_every_number_has_a_range_and_its_shipped_value_lies_in_it(setting: object) -> None:
    value, bounds = setting.value, setting.bounds  # type: ignore[attr-defined]
    if isinstance(value, int | float) and not isinstance(value, bool):
        assert bounds is not None and bounds.holds(value)


@pytest.mark.parametrize("sender", ["our desk", "a,b", "a<b", "a&b", "", "a\u00a0b", "a\nb"])
def test_a_sender_of_cap_that_the_standard_forbids_is_refused(
    sender: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("tocsin.toml").write_text(f"[deliver]\ncap_sender = {json.dumps(sender)}\n")
    done = tocsin("settings", capsys=capsys)
    assert done.status == 2 and "a name without blanks and , < &" in done.err
    Path("tocsin.toml").write_text('[deliver]\ncap_sender = "alerts@example.org"\n')
    assert tocsin("settings", capsys=capsys).status == 0


def test_all_settings_printed_are_a_file_that_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    printed = tocsin("settings", "--filled", capsys=capsys).out
    assert codec.convert(tomllib.loads(printed), Settings) == Settings()
    for setting in EVERY:
        assert f"{setting.key.rpartition('.')[2]} =" in printed
    (tmp_path / "tocsin.toml").write_text(printed, encoding="utf-8")
    done = tocsin("settings", capsys=capsys)
    assert done.out == "" and "shipped" in done.err


def test_only_what_differs_is_printed_with_what_is_shipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "no tocsin.toml" in tocsin("settings", "--path", capsys=capsys).out
    changed = '[brief]\ntitle = "A \\"quoted\\" brief"\n[fuse.merge]\nnear_km = 10\n'
    (tmp_path / "tocsin.toml").write_text(changed)
    printed = tocsin("settings", capsys=capsys).out
    assert tomllib.loads(printed) == tomllib.loads(changed)
    assert "shipped: 25.0" in printed
    assert "changed in tocsin.toml" in tocsin("settings", "--filled", capsys=capsys).out
    assert tocsin("settings", "--path", capsys=capsys).out == "tocsin.toml\n"


@pytest.mark.parametrize(
    ("text", "key", "allowed"),
    [
        ("[fuse]\nmin_claim_score = 1.5\n", "fuse.min_claim_score", "0 to 1"),
        ("[fuse.merge]\nnear_km = -1\n", "fuse.merge.near_km", "0 or more"),
        ("[assess]\nmin_opinion_claims = 0\n", "assess.min_opinion_claims", "1 or more"),
        ("[resolve.places]\nunlikely = nan\n", "resolve.places.unlikely", "0 to 1"),
    ],
)
def test_a_value_out_of_its_range_is_refused_with_key_and_range(
    tmp_path: Path, text: str, key: str, allowed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "wrong.toml").write_text(text)
    done = tocsin("settings", "--settings", tmp_path / "wrong.toml", capsys=capsys)
    assert done.status == 2
    assert done.err.startswith("T501")
    assert key in done.err and allowed in done.err
