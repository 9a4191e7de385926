"""How fast one person, or one board, may go."""

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
