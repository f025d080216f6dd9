"""Messages in files are whole, whatever happened before."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tocsin.deliver.files import append_line, write_whole


def test_lines_are_appended_whole_by_many_at_once(tmp_path: Path) -> None:
    path = tmp_path / "new" / "alerts.jsonl"
    with ThreadPoolExecutor(8) as pool:
        made = list(
            pool.map(lambda n: append_line(path, json.dumps({"n": n, "s": "x" * 5000})), range(80))
        )
    assert all(each.delivered for each in made)
    numbers = [json.loads(line)["n"] for line in path.read_text().splitlines()]
    assert sorted(numbers) == list(range(80))


def test_half_a_line_left_by_a_crash_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "alerts.jsonl"
    path.write_text('{"n": 1}\n{"n": 2, "hal')
    append_line(path, '{"n": 3}')
    assert path.read_text().splitlines() == ['{"n": 1}', '{"n": 2, "hal', '{"n": 3}']


def test_only_its_owner_reads_a_new_file(tmp_path: Path) -> None:
    path = tmp_path / "alerts.jsonl"
    append_line(path, "{}")
    assert path.stat().st_mode & 0o077 == 0


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    assert write_whole(path, "one").delivered and write_whole(path, "two").delivered
    assert path.read_text() == "two"
    assert [each.name for each in tmp_path.iterdir()] == ["feed.xml"]


def test_a_link_stays_one_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    link, there = tmp_path / "feed.xml", tmp_path / "there" / "feed.xml"
    there.parent.mkdir()
    link.symlink_to(there)
    assert write_whole(link, "one").delivered
    assert link.is_symlink() and there.read_text() == "one"


def test_what_cannot_be_written_may_be_later(tmp_path: Path) -> None:
    for made in (append_line(tmp_path, "{}"), write_whole(tmp_path, "x")):
        assert not made.delivered and not made.final
        assert str(tmp_path) in made.detail
