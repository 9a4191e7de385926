import uuid

import pytest

from jamboard.access import Visitor
from jamboard.hub import Seat
from wessexcop.sockets import Valve


def a_seat(send, valve=None):
    return Seat(Visitor(uuid.uuid4()), send, valve)


async def broken(message):
    raise ConnectionError("gone")


async def test_what_is_told_goes_through_the_valve_at_once():
    told = []
    seat = a_seat(broken, Valve(lambda text: not told.append(text)))

    await seat.push("hello")

    assert (told, seat.closed) == (["hello"], False)


async def test_a_seat_whose_socket_takes_no_more_is_closed():
    seat = a_seat(broken, Valve(lambda text: False))

    await seat.push("hello")

    assert (seat.closed, seat.writable) == (True, False)


@pytest.mark.parametrize(
    "send", [lambda seat: seat.push("hello"), lambda seat: seat.close(4409)]
)
async def test_a_socket_that_breaks_breaks_nobody_else(send, caplog):
    seat = a_seat(broken)

    await send(seat)

    assert seat.closed
    assert "could not be sent to" in caplog.text
