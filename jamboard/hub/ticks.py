"""When to send next: at once after quiet, else in ticks that follow the load."""

from typing import Final

QUIET_SECONDS: Final = 0.010
SHORTEST: Final = 0.010
LONGEST: Final = 0.030
STEP: Final = 0.005


class Ticks:
    """Times in seconds on the loop's clock; ``fixed`` seconds when benches say so."""

    def __init__(self, fixed: float | None = None) -> None:
        self._fixed = fixed
        self.length = fixed or SHORTEST
        self._started = float("-inf")
        self._ended = float("-inf")

    def due(self, now: float) -> float:
        """When what is waiting should go out."""
        quiet = QUIET_SECONDS if self._fixed is None else self._fixed
        if now - self._ended >= quiet:
            return now
        return max(now, self._started + self.length)

    def sent(self, started: float, ended: float) -> None:
        """Learn from a round: one that took most of its tick lengthens the next."""
        self._started, self._ended = started, ended
        if self._fixed is not None:
            return
        busy = ended - started > self.length / 2
        longer = self.length + (STEP if busy else -STEP)
        self.length = min(LONGEST, max(SHORTEST, longer))
