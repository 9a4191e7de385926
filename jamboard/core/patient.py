"""Catch an NHS number before it is kept or shown to anyone.

Ten digits, the last a Modulus 11 check digit (NHS Data Model and Dictionary, "NHS
NUMBER"). Usually written 3-3-4, but what is pasted comes in any groups, with whatever
its page put between them. All-same digits pass the check but are nobody's number.
"""

import re
import unicodedata

# Up to two blanks, dots or dashes, seen or not, between digits. Spelled out, because
# Python and JavaScript disagree on what a space is; NFKC has made most of them plain.
BETWEEN = (
    r"[\t-\r .\-\xad\u1680\u200b-\u200f\u2010-\u2015\u2028\u2029\u2060\u2212\ufeff]"
)
# Each run of ten that begins and ends where a group of digits does.
TEN_DIGITS = re.compile(
    rf"(?<![0-9])(?=([0-9](?:{BETWEEN}{{0,2}}[0-9]){{9}})(?![0-9]))"
)


def has_nhs_number(text: str) -> bool:
    plain = unicodedata.normalize("NFKC", text)
    return any(_checks(found) for found in TEN_DIGITS.findall(plain))


def _checks(written: str) -> bool:
    digits = [int(character) for character in written if character.isdigit()]
    if len(set(digits)) == 1:
        return False
    weighted = sum(digit * (10 - at) for at, digit in enumerate(digits[:9]))
    return (11 - weighted % 11) % 11 == digits[9]
