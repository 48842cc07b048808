"""The thread beside the reader: in order, faults told, and nothing of the interpreter's changed for good."""

import sys
import threading

import pytest

from vedette.reading.beside import Beside


def test_calls_are_done_in_order_in_one_other_thread() -> None:
    done: list[int] = []
    with Beside() as beside:
        threads = {beside.submit(_note, done, number).result() for number in range(20)}
    assert done == list(range(20))
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def _note(done: list[int], number: int) -> int:
    done.append(number)
    return threading.get_ident()


def test_a_fault_is_raised_where_the_result_is_asked_for() -> None:
    with Beside() as beside:
        asked = beside.submit(int, "twelve")
        assert beside.submit(int, "12").result() == 12
        with pytest.raises(ValueError, match="twelve"):
            asked.result()


def test_what_is_not_begun_when_the_reader_breaks_is_left_undone() -> None:
    done: list[int] = []
    held = threading.Event()
    with pytest.raises(RuntimeError), Beside() as beside:
        beside.submit(held.wait, 10)
        waiting = [beside.submit(_note, done, number) for number in range(9)]
        threading.Timer(0.05, held.set).start()
        raise RuntimeError("broken")
    assert all(one.cancelled() for one in waiting)
    assert done == []


def test_the_interpreter_is_left_as_it_was() -> None:
    before = sys.getswitchinterval()
    with Beside():
        assert sys.getswitchinterval() < before
    assert sys.getswitchinterval() == before
