"""The client: addresses in, bytes out, within bounds, and politely.

It calls only machines that the public can reach, other than those it is allowed to; keeps no cookies; sends no names,
passwords or proxies from its surroundings; and takes the robots.txt of every site as an answer.
"""

import ssl
import time
from collections.abc import Callable
from functools import cached_property, partial

from twosource import __version__
from twosource.errors import Unfetched
from twosource.fetch.address import Address, address, joined
from twosource.fetch.answer import Answer
from twosource.fetch.deadline import Deadline
from twosource.fetch.fetched import Fetched, Validators
from twosource.fetch.headers import content_type, fresh_for, moment, retry_after
from twosource.fetch.resolving import Resolve, resolve
from twosource.fetch.robots import BYTES, Robots
from twosource.fetch.turns import Turns
from twosource.settings import Web

TOKEN = "twosource"  # noqa: S105  the name that a robots.txt calls the program by
AGENT = f"{TOKEN}/{__version__}"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GONE = 410
_BUSY = frozenset({429, 503})
_LONGEST_WISH = 24 * 3600.0
_LONGEST_VALIDATOR = 1024
_WITHOUT_A_BODY = frozenset({204, 205, 206})


class Client:
    """Fetches from addresses. One is kept for a whole run: it remembers what sites ask for. Threads may share it."""

    def __init__(
        self,
        web: Web | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        resolve: Resolve = resolve,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._web = web or Web()
        self._clock, self._resolve, self._tls = clock, resolve, tls
        self._turns = Turns(clock, sleep, patience=self._web.patience)
        self._robots = Robots(self._rules, TOKEN, clock)

    def fetch(self, url: str, *, validators: Validators | None = None) -> Fetched:
        """Return what lies at `url`, or that it is still what the validators say.

        Raises:
            Unfetched: nothing came that may be taken.

        """
        headers = {"Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8"}
        if validators is not None and validators.etag is not None:
            headers["If-None-Match"] = validators.etag
        if validators is not None and validators.last_modified is not None:
            headers["If-Modified-Since"] = validators.last_modified
        place, answer = self._followed(address(url, allowed=self._web.allowed), headers)
        if answer.status == 304 and validators is None:
            raise Unfetched("answered 304 Not Modified, though it was not asked for changes", status=304)
        media_type, charset = content_type(answer.headers.get("content-type"))
        return Fetched(
            url=place.url,
            status=answer.status,
            body=answer.body,
            media_type=media_type,
            charset=charset,
            validators=Validators(
                etag=_validator(answer, "etag") or _kept(answer, validators, "etag"),
                last_modified=_validator(answer, "last-modified") or _kept(answer, validators, "last_modified"),
            ),
            taken=moment(answer.headers.get("date")),
            fresh_for=fresh_for(answer.headers),
        )

    def _rules(self, place: Address) -> bytes:
        _, answer = self._followed(place, {"Accept": "text/plain, */*;q=0.8"}, rules=True)
        return answer.body

    def _followed(self, place: Address, headers: dict[str, str], *, rules: bool = False) -> tuple[Address, Answer]:
        """Follow redirects; return where they ended, and what was there."""
        deadline = Deadline(self._clock, self._web.seconds, grace=2 * self._web.patience)
        seen = [place.url]
        while True:
            try:
                answer = self._answer(place, headers, deadline, rules=rules)
                if answer.status not in _REDIRECTS:
                    return place, answer
                place = self._next(place, answer, seen)
            except Unfetched as refused:
                if len(seen) == 1:
                    raise
                raise Unfetched(
                    f"leads to {seen[-1][:200]}: {refused.reason}",
                    status=refused.status, retry_after=refused.retry_after, lasting=refused.lasting,
                ) from refused  # fmt: skip

    def _next(self, place: Address, answer: Answer, seen: list[str]) -> Address:
        location = answer.headers.get("location", "").encode("latin-1").decode("utf-8", "replace")
        if not location:
            raise Unfetched(f"answered {answer.status} and does not say where it leads", status=answer.status)
        if len(seen) > self._web.redirects:
            raise Unfetched(f"more than {self._web.redirects} redirects")
        seen.append(ascii(location)[1:-1])  # as it stands there, where it is no address
        found = joined(place, location, allowed=self._web.allowed)
        seen[-1] = found.url
        if found.url in seen[:-1]:
            raise Unfetched("redirects that lead in a circle")
        if found.is_among(self._web.allowed) and not place.is_among(self._web.allowed):
            raise Unfetched(f"{found.host} is allowed by its own address, and not to whoever leads there")
        return found

    def _answer(self, place: Address, headers: dict[str, str], deadline: Deadline, *, rules: bool) -> Answer:
        """Return the answer of one server, a redirect perhaps; a busy server is asked once more if that is soon."""
        pause = 0.0 if rules else self._pause(place, deadline)
        answer = self._call(place, headers, deadline, pause, rules=rules)
        if self._may_be_asked_again(place, answer):
            answer = self._call(place, headers, deadline, pause, rules=rules)
            self._may_be_asked_again(place, answer)
        if answer.status in _REDIRECTS or answer.status == 304:
            return answer
        if not 200 <= answer.status < 300 or answer.status in _WITHOUT_A_BODY:
            raise Unfetched(
                f"answered {answer.said}",
                status=answer.status, retry_after=retry_after(answer.headers), lasting=answer.status == _GONE,
            )  # fmt: skip
        return answer

    def _may_be_asked_again(self, place: Address, answer: Answer) -> bool:
        """Note when a busy server wants to be asked again; tell whether it does, and soon."""
        wait = retry_after(answer.headers) if answer.status in _BUSY else None
        if wait is None:
            return False
        self._turns.leave_alone(place.host, min(wait, _LONGEST_WISH))
        return wait <= self._web.patience

    def _pause(self, place: Address, deadline: Deadline) -> float:
        """Return how long a host is left alone after it was called; Unfetched where it does not want to be."""
        begun = self._clock()
        deadline.left()
        rules = self._robots.of(place)  # which has a deadline of its own
        deadline.put_off(self._clock() - begun)
        rules.check(place)
        least = 0.0 if place.is_among(self._web.allowed) else self._web.pause
        return max(least, min(rules.delay, self._web.patience))

    @cached_property
    def _ask(self) -> Callable[..., Answer]:
        """What speaks HTTP, loaded with the certificates that are trusted when something is fetched at all."""
        from httpcore2 import default_ssl_context

        from twosource.fetch.asking import ask

        return partial(ask, resolve=self._resolve, tls=self._tls or default_ssl_context())

    def _call(
        self, place: Address, headers: dict[str, str], deadline: Deadline, pause: float, *, rules: bool
    ) -> Answer:
        with self._turns.turn(place.host, pause) as waited:
            deadline.put_off(waited)
            if deadline.is_over:
                raise Unfetched(f"its turn at {place.host} came too late", asked=False)
            return self._ask(
                place,
                {"User-Agent": AGENT, **headers},
                deadline,
                private=place.is_among(self._web.allowed),
                limit=BYTES if rules else self._web.body_bytes,
                cut=rules,
            )


def _validator(answer: Answer, name: str) -> str | None:
    """Return what is to be sent back: nothing so long that it would be refused."""
    value = answer.headers.get(name)
    return value if value is not None and len(value) <= _LONGEST_VALIDATOR else None


def _kept(answer: Answer, validators: Validators | None, name: str) -> str | None:
    return getattr(validators, name) if validators is not None and answer.status == 304 else None
