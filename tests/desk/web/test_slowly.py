"""Who asks for many times of the past at once holds up nobody who reads."""

import asyncio
from threading import Event
from typing import Any, cast

import pytest
from httpx import ASGITransport, AsyncClient
from readers import Archive, samples

from twosource import pipeline
from twosource.archive.holdings import Holdings
from twosource.desk.web.app import make_app
from twosource.records.ledger import Dossier


@pytest.mark.parametrize(
    ("place", "beside"),
    [
        ("/changes?since=2025-06-02T10:{}", "/captures/00"),
        ("/api/v1/changes?since=2025-06-02T10:{}:00Z", "/api/v1/documents/d0"),
    ],
)
def test_many_who_ask_what_changed_leave_threads_to_the_others(
    place: str, beside: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    holdings = Holdings(Archive(samples()), "rules")
    holdings.dossier()
    begun, going, make = Event(), Event(), pipeline.dossier

    def slow(*given: Any) -> Dossier:
        begun.set()
        assert going.wait(60)
        return make(*given)

    async def asked() -> None:
        transport = ASGITransport(cast(Any, make_app(holdings)))
        async with AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
            sent = [asyncio.ensure_future(client.get(place.format(minute))) for minute in range(10, 55)]
            await asyncio.to_thread(begun.wait, 60)
            await asyncio.sleep(0.5)  # so that all of them have come as far as they get
            try:
                answer = await asyncio.wait_for(client.get(beside), 10)
                assert answer.status_code == 404
                assert not any(each.done() for each in sent)
            finally:
                going.set()
            assert {answer.status_code for answer in await asyncio.gather(*sent)} == {200}

    monkeypatch.setattr(pipeline, "dossier", slow)
    asyncio.run(asked())
