import pytest

from siger.core.crypto import Unsealable, blind_index, seal, unseal
from siger.core.crypto.keys import Keyring, add_key, keyring, parse_keyring


@pytest.fixture(autouse=True)
def own_key_file(settings, tmp_path):
    settings.KEY_FILE = tmp_path / "keys" / "fields.json"


def test_what_is_sealed_opens_again_and_looks_different_each_time():
    sealed = [seal(b"0812-0000-1234", "t.phone") for _ in range(2)]
    assert [unseal(one, "t.phone") for one in sealed] == [b"0812-0000-1234"] * 2
    assert sealed[0] != sealed[1]
    assert b"0812" not in sealed[0]


def test_a_value_moved_to_another_column_or_changed_does_not_open():
    sealed = seal(b"rahasia", "t.phone")
    with pytest.raises(Unsealable):
        unseal(sealed, "t.email")
    with pytest.raises(Unsealable):
        unseal(sealed[:-1] + bytes([sealed[-1] ^ 1]), "t.phone")
    with pytest.raises(Unsealable):
        unseal(b"", "t.phone")


def test_after_a_rotation_old_values_open_and_new_ones_use_the_new_key():
    old = seal(b"lama", "t.x")
    assert add_key() == 2
    new = seal(b"baru", "t.x")
    assert (old[1], new[1]) == (1, 2)
    assert (unseal(old, "t.x"), unseal(new, "t.x")) == (b"lama", b"baru")


def test_the_key_file_is_for_its_owner_only(settings):
    keyring()
    assert settings.KEY_FILE.stat().st_mode & 0o777 == 0o600
    assert settings.KEY_FILE.parent.stat().st_mode & 0o777 == 0o700


def test_a_damaged_key_file_is_an_error_and_never_replaced(settings):
    keyring()
    damaged = Keyring(9, {1: b"x" * 32}, b"y" * 32).as_json()
    settings.KEY_FILE.write_text(damaged)
    with pytest.raises(ValueError, match="key file"):
        parse_keyring(damaged)
    with pytest.raises(ValueError, match="key file"):
        seal(b"x", "t.x")
    assert settings.KEY_FILE.read_text() == damaged


def test_the_blind_index_finds_equal_values_of_one_purpose_only():
    assert blind_index("phone", "+62812") == blind_index("phone", "+62812")
    assert blind_index("phone", "+62812") != blind_index("email", "+62812")
    assert blind_index("phone", "+62812") != blind_index("phone", "+62813")
