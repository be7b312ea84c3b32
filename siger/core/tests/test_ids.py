import string

from hypothesis import given
from hypothesis import strategies as st

from siger.core.ids import SYMBOLS, new_secret, number_from, parse_number, secret_from

bits = st.integers(0, 2**35 - 1)


@given(bits)
def test_a_number_is_read_back_however_it_is_typed(value):
    number = number_from("LPG", value)
    for typed in (number, number.lower(), number.replace("-", ""), f"  {number.replace('-', ' ')} ", number[4:], number.replace("0", "O")):
        assert parse_number(typed, "LPG") == number


@given(bits, st.integers(0, 7), st.sampled_from(SYMBOLS))
def test_one_wrong_symbol_is_always_caught(value, place, symbol):
    number = number_from("LPG", value)
    body = number[4:].replace("-", "")
    if body[place] != symbol:
        assert parse_number("LPG" + body[:place] + symbol + body[place + 1 :], "LPG") is None


@given(bits, st.integers(0, 6))
def test_two_swapped_neighbours_are_always_caught(value, place):
    body = number_from("LPG", value)[4:].replace("-", "")
    swapped = body[:place] + body[place + 1] + body[place] + body[place + 2 :]
    if swapped != body:
        assert parse_number("LPG" + swapped, "LPG") is None


@given(st.text(max_size=60))
def test_anything_else_is_no_number_and_no_error(text):
    assert parse_number(text, "LPG") is None or len(parse_number(text, "LPG")) == 13


def test_a_secret_has_128_bits_and_is_never_the_same():
    secrets = {new_secret() for _ in range(200)}
    assert len(secrets) == 200
    assert all(len(secret) == 26 and set(secret) <= set(string.ascii_lowercase + string.digits) for secret in secrets)


def test_the_secret_of_a_key_is_always_the_same_and_differs_by_scope():
    assert secret_from("report", "k" * 20) == secret_from("report", "k" * 20)
    assert secret_from("report", "k" * 20) != secret_from("other", "k" * 20)
