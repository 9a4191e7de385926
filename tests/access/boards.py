from tests.access.registry import Row

ROWS: dict[str, Row] = {}
