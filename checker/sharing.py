"""Work shared out among processes, piece by piece; what is done comes back as soon as it is."""

from collections.abc import Callable, Generator, Iterator, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

Piece = TypeVar("Piece")
Result = TypeVar("Result")

# Windows waits for no more of them at once.
_MOST: Final = 60


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
    helpers = min(processes - 1, len(pieces) - 1, _MOST)
    with ProcessPoolExecutor(helpers, mp_context=context) as pool:
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
    from concurrent.futures import as_completed

    waiting = dict(zip(given, pieces, strict=True))
    for future, piece in reversed(list(waiting.items())):
        if not future.cancel():
            break
        del waiting[future]
        yield piece, work(piece)
        for done in [each for each in waiting if each.done()]:
            yield waiting.pop(done), done.result()
    for done in as_completed(waiting):
        yield waiting[done], done.result()
