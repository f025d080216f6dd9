"""Cross-validation on the annotation: nothing is scored that was trained on."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from annotated import write
from bench.claims import cross
from bench.claims.cross import FoldBundles, crossed, fold_name
from bench.claims.load import load
from bench.claims.sheet import AnnotatedDocument
from bench.kit.intervals import values
from bench.kit.results import read_result, result_of, write_result
from bench.kit.tools import Tools
from bench.kit.types import MissingDataError
from tocsin.core.types import Document, Reading
from tocsin.settings import Settings

DATA = os.environ.get("TOCSIN_TEST_DATA")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for number in range(6):
        write(tmp_path / "claims", "train" if number < 4 else "dev", f"d{number}")
    write(tmp_path / "claims", "test", "t1")
    return tmp_path


def test_each_document_is_scored_once_by_what_did_not_see_it(data: Path) -> None:
    seen: list[set[str]] = []

    def trainer(documents: Sequence[AnnotatedDocument]) -> Settings:
        seen.append({each.id for each in documents})
        return Settings()

    part = crossed(Tools(data=data), trainer)
    ids = [unit.id for unit in part.units]
    assert part.name == "train+dev, five-fold"
    assert ids == [f"d{number}" for number in range(6)]
    held_out = [set(ids) - each for each in seen]
    assert sorted(name for each in held_out for name in each) == ids
    assert "t1" not in set().union(*seen)


def test_the_settings_of_a_fold_are_those_it_is_read_with(data: Path) -> None:
    made: list[Settings] = []
    used: list[Settings] = []

    class Listening(Tools):
        def read(self, documents: Sequence[Document], *, what: str) -> list[Reading | None]:
            used.append(self.settings)
            return [None for _ in documents]

    def trainer(documents: Sequence[AnnotatedDocument]) -> Settings:
        made.append(replace(Settings()))
        return made[-1]

    part = crossed(Listening(data=data), trainer)
    assert len(made) > 1
    assert list(map(id, used)) == list(map(id, made))
    assert values(part)["triggers recall"] == 0.0


def test_each_fold_is_read_with_the_bundle_that_learned_from_the_others(
    data: Path, tmp_path: Path
) -> None:
    documents = load(data / "claims")
    trainer = FoldBundles(folder=tmp_path / "runs")
    with pytest.raises(MissingDataError, match="make train-folds"):
        trainer(documents)
    bundle = tmp_path / "runs" / fold_name(each.id for each in documents) / "bundle"
    bundle.mkdir(parents=True)
    (bundle / "manifest.json").write_text("{}")
    assert trainer(documents[::-1]).models.heads.bundle == str(bundle)
    with pytest.raises(MissingDataError, match=fold_name([documents[0].id])):
        trainer(documents[:1])


def test_a_fast_run_scores_fewer_and_trains_on_all_others(data: Path) -> None:
    sizes: list[int] = []

    def trainer(documents: Sequence[AnnotatedDocument]) -> Settings:
        sizes.append(len(documents))
        return Settings()

    part = crossed(Tools(data=data, sample=1), trainer)
    assert len(part.units) == 1
    assert len(sizes) == 1
    assert sizes[0] >= 3


def test_the_result_is_stored_under_its_own_name(data: Path, tmp_path: Path) -> None:
    parts = [crossed(Tools(data=data, sample=2), lambda _: Settings())]
    result = result_of(cross.BENCHMARK, parts, commit="none", data="none", seconds=1)
    path = write_result(result, tmp_path / "results")
    assert path.name == "claims_cv.json"
    assert read_result(path).parts[0].part == "train+dev, five-fold"


@pytest.mark.skipif(DATA is None, reason="TOCSIN_TEST_DATA does not name the folder of the data")
def test_the_annotation_is_of_its_form() -> None:
    documents = load(Path(DATA or "") / "data" / "claims", "train", "dev")
    assert len(documents) == 62
    assert sum(len(each.sheet.sayings) for each in documents) == 956
    assert sum(len(each.sheet.acts) for each in documents) == 1069
    assert sum(len(each.sheet.bonds) for each in documents) == 206
