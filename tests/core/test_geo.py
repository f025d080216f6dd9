"""Distances on the Earth."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.geo import EARTH_RADIUS_KM, distance_km, great_circle_km, point_of
from tocsin.core.types import Place
from tocsin.core.vocab import PlaceKind

HALF_ROUND_KM = 3.14160 * EARTH_RADIUS_KM
POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@pytest.mark.parametrize(
    ("first", "second", "km"),
    [
        # Paris and London, New York and Los Angeles, Sydney and Santiago de Chile
        ((48.8566, 2.3522), (51.5074, -0.1278), 343.6),
        ((40.7128, -74.0060), (34.0522, -118.2437), 3935.7),
        ((-33.8688, 151.2093), (-33.4489, -70.6693), 11_340.0),
        # across the date line; from pole to pole
        ((0.0, 179.5), (0.0, -179.5), 111.2),
        ((90.0, 0.0), (-90.0, 0.0), 20_015.1),
    ],
)
def test_distances_of_known_pairs(
    first: tuple[float, float], second: tuple[float, float], km: float
) -> None:
    assert great_circle_km(first, second) == pytest.approx(km, rel=0.003)


@given(POINTS, POINTS)
def test_a_distance_is_one_both_ways_and_within_half_the_earth(
    first: tuple[float, float], second: tuple[float, float]
) -> None:
    there = great_circle_km(first, second)
    assert there == pytest.approx(great_circle_km(second, first), abs=1e-6)
    assert 0.0 <= there <= HALF_ROUND_KM
    assert great_circle_km(first, first) == pytest.approx(0.0, abs=1e-6)


def test_a_place_without_coordinates_has_no_distance() -> None:
    unknown = Place(id="x:1", name="Nowhere", kind=PlaceKind.SETTLEMENT, source="test")
    known = replace(unknown, id="x:2", latitude=12.8, longitude=45.0)
    assert point_of(unknown) is None
    assert distance_km(known, unknown) is None
    assert distance_km(known, known) == 0.0
