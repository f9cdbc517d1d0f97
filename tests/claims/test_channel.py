"""Whose own channel a document is."""

import msgspec
import pytest

from twosource.claims.channel import channel, channel_names
from twosource.lexicon.channels import is_own_channel
from twosource.records.page import CaptureNote, Document, Outlet, Stamp
from twosource.records.story import Actor


def page(outlet: str) -> Document:
    note = CaptureNote(path="", url=None, sha256="", media_type="text/plain")
    return Document(
        id="d", ref=None, capture=note, title=None, outlet=Outlet(name=outlet), published=Stamp(), modified=None,
        byline=(), language="en", text="We signed.",
    )  # fmt: skip


GUILD = Actor(id="a1", type="organization", name="Skerry Fishermen's Guild", names=("Fishermen's Guild",), side="Guild")
TOWN = Actor(id="a2", type="place", name="Karrow", names=())


@pytest.mark.parametrize("outlet", ["Skerry Fishermen's Guild", "Fishermen's Guild, press office"])
def test_a_page_of_a_party_is_its_own_channel(outlet: str) -> None:
    assert channel(page(outlet), channel_names([GUILD, TOWN])) == "Guild"


@pytest.mark.parametrize("outlet", ["The Karrow Miner", "Skerry Log", "Karrow Gazette"])
def test_a_newspaper_named_for_a_place_is_nobodys_channel(outlet: str) -> None:
    assert channel(page(outlet), channel_names([GUILD, TOWN])) is None


def test_a_press_office_of_somebody_whom_the_story_does_not_name_speaks_for_itself() -> None:
    assert (
        channel(page("Norden Petro, investor relations"), channel_names([GUILD])) == "Norden Petro, investor relations"
    )


def test_a_page_without_an_outlet_is_nobodys_channel() -> None:
    nameless = msgspec.structs.replace(page("x"), outlet=Outlet())
    assert channel(nameless, channel_names([GUILD])) is None


def test_a_party_newspaper_is_a_newspaper() -> None:
    assert is_own_channel("Ministry of Rivers, press room")
    assert not is_own_channel("Union Times")
