"""Who may write on one board at once: so many people, whatever they have open."""

from uuid import UUID


class Places:
    """A person keeps their place until the last of their sockets has gone."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._taken: dict[UUID, set[str]] = {}

    def are_open_to(self, person: UUID) -> bool:
        """Whether they have a place, or there is one left."""
        return person in self._taken or len(self._taken) < self._most

    def take(self, person: UUID, socket: str) -> bool:
        """Give a socket its person's place; false where others have them all."""
        if not self.are_open_to(person):
            return False
        self._taken.setdefault(person, set()).add(socket)
        return True

    def leave(self, person: UUID, socket: str) -> None:
        sockets = self._taken.get(person, set())
        sockets.discard(socket)
        if not sockets:
            self._taken.pop(person, None)
