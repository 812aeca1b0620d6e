"""Work shared out among processes comes back as it is done, and ends with the first error."""

import time

import pytest

from checker.sharing import shared_out

PIECES = range(40)
# Seconds; all others together take a tenth of a second.
SLOW = 2.0


def double(piece: int) -> int:
    return 2 * piece


def slow_at_first(piece: int) -> int:
    time.sleep(SLOW if piece == 0 else 0.002)
    return piece


def broken_at_first(piece: int) -> int:
    if piece == 0:
        time.sleep(SLOW)
        raise ValueError(f"piece {piece}")
    return piece


def prepared() -> None:
    pass


@pytest.mark.parametrize("processes", [2, 3, 80])
def test_every_piece_comes_back_once_with_its_result(processes: int) -> None:
    done = list(shared_out(PIECES, double, processes, prepared))

    assert sorted(done) == [(piece, 2 * piece) for piece in PIECES]


def test_a_slow_piece_holds_back_no_other() -> None:
    order = [piece for piece, _ in shared_out(PIECES, slow_at_first, 3, prepared)]

    assert sorted(order) == list(PIECES)
    assert order[-1] == 0


def test_what_was_done_before_an_error_has_come_back() -> None:
    done: list[tuple[int, int]] = []
    with pytest.raises(ValueError, match="piece 0"):
        done.extend(shared_out(PIECES, broken_at_first, 3, prepared))

    assert sorted(piece for piece, _ in done) == list(PIECES)[1:]
