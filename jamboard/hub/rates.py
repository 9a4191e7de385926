"""How fast one person may go, and all of them on one board together."""

from dataclasses import dataclass
from math import ceil


@dataclass(slots=True)
class Bucket:
    """A token bucket. Time is passed in, in seconds."""

    per_second: float
    burst: float
    tokens: float
    filled_at: float

    @classmethod
    def full(cls, per_second: float, burst: float, now: float) -> "Bucket":
        return cls(per_second, burst, burst, now)

    def take(self, now: float) -> int:
        """Take one token; give 0, or how many ms until there is one."""
        passed = max(0.0, now - self.filled_at)
        self.tokens = min(self.burst, self.tokens + passed * self.per_second)
        self.filled_at = now
        if self.tokens >= 1:
            self.tokens -= 1
            return 0
        return ceil((1 - self.tokens) / self.per_second * 1000)

    def give_back(self) -> None:
        self.tokens = min(self.burst, self.tokens + 1)

    def is_full(self, now: float) -> bool:
        return self.tokens + (now - self.filled_at) * self.per_second >= self.burst


class Rates:
    """Buckets by person, forgotten once full: memory follows who is busy."""

    def __init__(self, per_second: float, burst: float) -> None:
        self._per_second = per_second
        self._burst = burst
        self._buckets: dict[object, Bucket] = {}

    def take(self, person: object, now: float) -> int:
        bucket = self._buckets.get(person)
        if bucket is None:
            bucket = Bucket.full(self._per_second, self._burst, now)
            self._buckets[person] = bucket
        return bucket.take(now)

    def give_back(self, person: object) -> None:
        if bucket := self._buckets.get(person):
            bucket.give_back()

    def forget_rested(self, now: float) -> None:
        rested = [who for who, bucket in self._buckets.items() if bucket.is_full(now)]
        for who in rested:
            del self._buckets[who]


class Pace:
    """A token of its sender's and one of the board's for each op: both, or neither."""

    def __init__(self, people: Rates, boards: Rates) -> None:
        self._people, self._boards = people, boards

    def take(self, board: object, person: object, now: float) -> int:
        """Take both; give 0, or how many ms until there are both."""
        if wait := self._people.take((board, person), now):
            return wait
        if wait := self._boards.take(board, now):
            self._people.give_back((board, person))
        return wait

    def give_back(self, board: object, person: object) -> None:
        """Give both back; only for an op that took them."""
        self._people.give_back((board, person))
        self._boards.give_back(board)

    def forget_rested(self, now: float) -> None:
        self._people.forget_rested(now)
        self._boards.forget_rested(now)
