"""A thread beside the one that reads, for the networks: they compute without the interpreter's lock."""

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

# Seconds after which a thread that runs lets in one that waits. The interpreter's own 5 ms are as long as the
# network looks at one statement, so that it would stand still for half of the time.
_LETS_IN = 0.00005


class Beside:
    """One thread that does what is handed to it, in order; use it as a context."""

    def __enter__(self) -> "Beside":
        """Start the thread."""
        self._interval = sys.getswitchinterval()
        sys.setswitchinterval(_LETS_IN)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="networks")
        return self

    def __exit__(self, *_: object) -> None:
        """End the thread; what it has not begun when a reader breaks is left undone."""
        self._thread.shutdown(cancel_futures=True)
        sys.setswitchinterval(self._interval)

    def submit(self, do: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand over a call; its result can be asked for when it is needed."""
        return self._thread.submit(do, *args, **kwargs)
