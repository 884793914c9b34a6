import pytest

from assistant.errors import SettingsError
from assistant.settings import Settings, read_settings


def test_the_defaults_listen_on_loopback_only() -> None:
    assert Settings().host == "127.0.0.1"


def test_a_wrong_value_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCRUTINY_PORT", "many")

    with pytest.raises(SettingsError, match="SCRUTINY_PORT"):
        read_settings()


def test_every_setting_says_what_it_is() -> None:
    assert all(field.description for field in Settings.model_fields.values())
