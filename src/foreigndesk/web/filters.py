"""The filters of the lists: read from the address bar, checked, and handed to SQL as parameters."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from foreigndesk.codebook.status import Status


class Paging(BaseModel):
    """Which page of a list, and how long a page is."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    page: int = Field(1, ge=1, le=1_000_000)
    size: int = Field(50, ge=1, le=200)

    @model_validator(mode="before")
    @classmethod
    def _drop_blanks(cls, values: Any) -> Any:
        """An empty form field is no filter."""
        return {key: value for key, value in values.items() if value != ""} if isinstance(values, dict) else values

    def parameters(self) -> dict[str, object]:
        """Every field, and the offset, as parameters of a query."""
        return {**self.model_dump(), "offset": (self.page - 1) * self.size}

    def state(self) -> dict[str, object]:
        """The fields that differ from their defaults, for addresses; the page is not among them."""
        return self.model_dump(mode="json", exclude_defaults=True, exclude={"page"})


class EventFilter(Paging):
    """What events to show."""

    actor: str | None = Field(None, max_length=100, description="Code, start of a code, or words of a party.")
    recipient: str | None = Field(None, max_length=100, description="The same for recipients alone.")
    type: str | None = Field(None, max_length=20, description="PLOVER type.")
    mode: str | None = Field(None, max_length=40, description="PLOVER mode.")
    status: Status | None = Field(None, description="Whether it happened.")
    attributed: bool | None = Field(None, description="Whether somebody in the text vouches for it.")
    since: date | None = Field(None, description="First day.")
    until: date | None = Field(None, description="Last day.")
    text: str | None = Field(None, max_length=200, description="Words of the sentence.")


class IncidentFilter(Paging):
    """What incidents to show."""

    articles: int = Field(2, ge=1, le=1_000, description="Told by at least so many reports.")
    contested: bool | None = Field(None, description="Whether somebody denies it.")
    text: str | None = Field(None, max_length=200, description="Type, country, place or source.")


class AgreementFilter(Paging):
    """What agreements to show."""

    text: str | None = Field(None, max_length=200, description="Name, kind or party.")
