import pytest

from jamboard.core.patient import has_nhs_number

from .golden import load, named


@pytest.mark.parametrize("case", **named(load("nhs-numbers")))
def test_ten_digits_are_an_nhs_number_only_if_they_check(case):
    assert has_nhs_number(case["text"]) == case["found"]
