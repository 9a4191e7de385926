"""Catch an NHS number before it is kept or shown to anyone.

Ten digits, usually written 3-3-4, the last a Modulus 11 check digit (NHS Data Model and
Dictionary, "NHS NUMBER"). All-same digits pass the check but are nobody's number.
"""

import re

TEN_DIGITS = re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)", re.ASCII)


def has_nhs_number(text: str) -> bool:
    return any(_checks(found) for found in TEN_DIGITS.findall(text))


def _checks(written: str) -> bool:
    digits = [int(character) for character in written if character.isdigit()]
    if len(set(digits)) == 1:
        return False
    weighted = sum(digit * (10 - at) for at, digit in enumerate(digits[:9]))
    return (11 - weighted % 11) % 11 == digits[9]
