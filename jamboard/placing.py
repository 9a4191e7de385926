"""Where a note goes when nobody says: the first free place, row by row."""

from uuid import UUID

from jamboard.models import Board

MARGIN_X, MARGIN_Y = 32, 40
STEP_X, STEP_Y = 200, 200
COLUMNS = 3


def free_place(board: Board, question: str) -> tuple[int, int]:
    """Give the first place of the question's grid that no note covers."""
    try:
        asked = UUID(question)
    except ValueError:
        return MARGIN_X, MARGIN_Y
    notes = board.notes.filter(removed_by="", question=asked)
    taken = {_cell(x, y) for x, y in notes.values_list("x", "y")}
    place = 0
    while (place % COLUMNS, place // COLUMNS) in taken:
        place += 1
    row, column = divmod(place, COLUMNS)
    return MARGIN_X + column * STEP_X, MARGIN_Y + row * STEP_Y


def _cell(x: float, y: float) -> tuple[int, int]:
    return round((x - MARGIN_X) / STEP_X), round((y - MARGIN_Y) / STEP_Y)
