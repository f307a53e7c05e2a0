"""Settings from the environment, prefix `MITRA_`; a `.env` file is read too. What each means: docs/settings.md."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

TELEGRAM = "https://api.telegram.org"
SHEETS = "https://sheets.googleapis.com"
DRIVE = "https://www.googleapis.com"


class Settings(BaseSettings):
    """Every setting with its default; `run` needs the three that have none."""

    model_config = SettingsConfigDict(env_prefix="MITRA_", env_file=".env", extra="ignore", frozen=True)

    telegram_token: SecretStr = SecretStr("")
    telegram_api_url: str = TELEGRAM
    spreadsheet_id: str = ""
    google_credentials: Path | None = None
    sheets_api_url: str = SHEETS
    drive_api_url: str = DRIVE
    owner_ids: Annotated[frozenset[int], NoDecode] = frozenset()
    data_dir: Path = Path("data")
    database_url: str | None = None
    poll_seconds: float = Field(default=3.0, ge=0.2, le=3600)
    webhook_url: str = ""
    webhook_secret: SecretStr = SecretStr("")
    listen: str = "127.0.0.1:8443"
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["text", "json"] = "text"

    @field_validator("owner_ids", mode="before")
    @classmethod
    def _comma_separated(cls, value: object) -> object:
        return (
            [part for part in value.replace(" ", "").split(",") if part] if isinstance(value, str) else value
        )

    @field_validator("google_credentials", "database_url", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        return None if value == "" else value

    @property
    def missing_for_run(self) -> list[str]:
        """Names of the settings that `run` needs and that are not there."""
        needed = {
            "MITRA_TELEGRAM_TOKEN": self.telegram_token.get_secret_value(),
            "MITRA_SPREADSHEET_ID": self.spreadsheet_id,
            "MITRA_GOOGLE_CREDENTIALS": self.google_credentials,
        }
        return [name for name, value in needed.items() if not value]


class SettingsError(Exception):
    """A setting cannot be read; the text names it and never shows a secret's value."""


def load_settings() -> Settings:
    """Read the environment. Raises SettingsError with one line for each setting that cannot be read."""
    try:
        return Settings()
    except ValidationError as error:
        lines = [f"MITRA_{str(slip['loc'][0]).upper()}: {slip['msg']}" for slip in error.errors()]
        raise SettingsError("\n".join(lines)) from None
