"""A host is asked for one thing at a time, and left alone for its interval."""

import threading

import pytest

from tocsin.core.errors import FetchError
from tocsin.ingest.pace import Pace
from tocsin.ingest.stop import Stop


class Clock:
    """A clock that goes on only when somebody waits."""

    def __init__(self) -> None:
        self.now = 100.0
        self.waits: list[float] = []

    def wait(self, seconds: float) -> bool:
        """Wait without waiting."""
        if seconds:
            self.waits.append(seconds)
        self.now += seconds
        return False


def paced(clock: Clock, most: float = 60.0) -> Pace:
    return Pace(max_wait_seconds=most, clock=lambda: clock.now, wait=clock.wait)


def test_the_first_visit_does_not_wait_and_the_next_one_waits_the_interval() -> None:
    clock = Clock()
    pace = paced(clock)
    for host in ("a.example", "b.example", "a.example"):
        with pace.turn(host, interval=5.0):
            clock.now += 2.0
    assert clock.waits == [3.0]  # of the five seconds, two went by at the other host


def test_the_interval_counts_from_the_end_of_a_visit_also_of_one_that_failed() -> None:
    clock = Clock()
    pace = paced(clock)
    with pytest.raises(KeyError), pace.turn("a.example", interval=5.0):
        clock.now += 9.0
        raise KeyError
    with pace.turn("a.example", interval=5.0):
        pass
    assert clock.waits == [5.0]


def test_a_pause_that_is_too_long_is_not_waited() -> None:
    clock = Clock()
    pace = paced(clock, most=10.0)
    pace.hold("a.example", 11.0)
    with pytest.raises(FetchError, match="another 11 seconds"), pace.turn("a.example", interval=1):
        pytest.fail("it was asked")
    clock.now += 2.0
    with pace.turn("a.example", interval=1):
        pass
    assert clock.waits == [9.0]


def test_a_shorter_pause_does_not_end_a_longer_one() -> None:
    clock = Clock()
    pace = paced(clock)
    pace.hold("a.example", 30.0)
    pace.hold("a.example", 1.0)
    with pace.turn("a.example", interval=0):
        pass
    assert clock.waits == [30.0]


def test_two_never_visit_a_host_at_once_and_different_hosts_do_not_wait_for_each_other() -> None:
    pace = Pace(max_wait_seconds=60.0, wait=Stop().wait)
    inside, leave = threading.Event(), threading.Event()
    order: list[str] = []

    def first() -> None:
        with pace.turn("a.example", interval=0.0):
            inside.set()
            leave.wait()
            order.append("first")

    def second() -> None:
        with pace.turn("a.example", interval=0.0):
            order.append("second")

    threads = [threading.Thread(target=first)]
    threads[0].start()
    inside.wait()
    threads.append(threading.Thread(target=second))
    threads[1].start()
    with pace.turn("b.example", interval=0.0):
        order.append("elsewhere")
    leave.set()
    for thread in threads:
        thread.join()
    assert order == ["elsewhere", "first", "second"]


def test_stopping_ends_a_wait() -> None:
    stop = Stop()
    pace = Pace(max_wait_seconds=3600.0, wait=stop.wait)
    pace.hold("a.example", 1800.0)
    ended: list[str] = []

    def waiting() -> None:
        with pytest.raises(FetchError, match="stopped"), pace.turn("a.example", interval=0.0):
            pytest.fail("it was asked")
        ended.append("yes")

    thread = threading.Thread(target=waiting)
    thread.start()
    stop.set()
    thread.join()
    assert ended == ["yes"]
