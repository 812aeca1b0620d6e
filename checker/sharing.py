"""Work shared out among processes, piece by piece; what is done comes back as soon as it is."""

from collections.abc import Callable, Generator, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

Piece = TypeVar("Piece")
Result = TypeVar("Result")


def shared_out(
    pieces: Sequence[Piece],
    work: Callable[[Piece], Result],
    processes: int,
    prepare: Callable[[], None],
) -> Generator[tuple[Piece, Result], None, None]:
    """Yield each of *pieces* with what *work* makes of it, in the order in which they are done.

    *prepare* is called before the first process is made, where they share what it brings in.
    What a piece raises is raised here, and what no process has begun by then is left undone.
    """
    # Imported here: most runs are a hook's, of a page or two, and wait for no second process.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in methods else "spawn")
    if "fork" in methods:
        prepare()
    # This process works too: one that only waited would cost the memory of another.
    with ProcessPoolExecutor(min(processes, len(pieces)) - 1, mp_context=context) as pool:
        given: list[Future[Result]] = []
        try:
            given.extend(pool.submit(work, piece) for piece in pieces)
            yield from _with_a_hand(given, pieces, work)
        finally:
            # Leaving the pool waits for all that is not taken back, whatever went wrong here.
            for each in given:
                each.cancel()


def _with_a_hand(
    given: Sequence["Future[Result]"], pieces: Sequence[Piece], work: Callable[[Piece], Result]
) -> Iterator[tuple[Piece, Result]]:
    """Do from the last piece on those that no process has begun; give the results of all."""
    fetched = 0
    for number in reversed(range(len(pieces))):
        if not given[number].cancel():
            break
        yield pieces[number], work(pieces[number])
        while fetched < number and given[fetched].done():
            yield pieces[fetched], given[fetched].result()
            fetched += 1
    for number in range(fetched, len(pieces)):
        if not given[number].cancelled():
            yield pieces[number], given[number].result()
