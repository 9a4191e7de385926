import pytest

from jamboard.core.patient import has_nhs_number


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("943 476 5919", True),
        ("Bed 4: 9434765919.", True),
        ("943-476-5919", True),
        ("943 476 5918", False),
        ("19434765919", False),
        ("1111111111", False),
        ("0000000000", False),
        ("Ring 020 7946 0958", False),
        ("٩٤٣٤٧٦٥٩١٩", False),
        ("first 943 476 5918, then 943 476 5919", True),
    ],
)
def test_ten_digits_are_an_nhs_number_only_if_they_check(text, found):
    assert has_nhs_number(text) == found
