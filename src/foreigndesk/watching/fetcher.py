"""The fetcher: polite GET requests with redirects, robots.txt and pacing over a transport that checks addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Final, Protocol

from foreigndesk.desk.version import package_version
from foreigndesk.errors import FetchError
from foreigndesk.sources.encoding import decode
from foreigndesk.watching.address import Address, parse_address
from foreigndesk.watching.clock import Clock
from foreigndesk.watching.pacing import Pacing
from foreigndesk.watching.robots import MAX_ROBOTS, RobotRules, parse_robots
from foreigndesk.watching.transport import Reply, Transport

PROGRAM: Final = "foreigndesk"
INTERVAL: Final = 5.0
"""Seconds between two requests to one host."""

_REDIRECTS: Final = frozenset((301, 302, 303, 307, 308))
# Answers after which asking again may help: timeout, too early, too many requests, and whatever is the server's fault.
_PASSING: Final = frozenset((408, 425, 429))
_ROBOTS_KEPT: Final = 86_400.0
_ROBOTS_FAILURE_KEPT: Final = 3_600.0
_LONGEST_REST: Final = 7 * 86_400.0


@dataclass(frozen=True, slots=True)
class Answer:
    """A page or feed as it came.

    Attributes:
        url: Where it was found in the end.
        status: 200, or 304 for "as it was".
        headers: Names in lower case.
        body: Empty for 304.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media(self) -> str:
        """Media type, in lower case, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class RobotsMemory(Protocol):
    """Keeps robots.txt files."""

    def robots(self, origin: str) -> tuple[float, str | None] | None:
        """When a site's file was fetched and what it says; ``None`` as text: nothing may be fetched."""

    def keep_robots(self, origin: str, fetched: float, text: str | None) -> None:
        """Keep a site's file."""


class _Forgetful:
    """Keeps them as long as the process lives."""

    def __init__(self) -> None:
        self._files: dict[str, tuple[float, str | None]] = {}

    def robots(self, origin: str) -> tuple[float, str | None] | None:
        return self._files.get(origin)

    def keep_robots(self, origin: str, fetched: float, text: str | None) -> None:
        self._files[origin] = (fetched, text)


class Fetcher:
    """Fetches pages and feeds.

    Args:
        transport: Makes the requests.
        clock: Tells the time and waits.
        interval: Seconds between two requests to one host.
        contact: How a site's owner can reach the user (address of a page or mail), for the user agent.
        memory: Keeps robots.txt files; only as long as the process lives where not given.
    """

    def __init__(
        self,
        transport: Transport,
        clock: Clock,
        *,
        interval: float = INTERVAL,
        contact: str | None = None,
        memory: RobotsMemory | None = None,
    ) -> None:
        self.pacing = Pacing(clock, interval)
        self._transport = transport
        self._clock = clock
        self._agent = f"{PROGRAM}/{package_version()}" + (f" (+{contact})" if contact else "")
        self._memory: RobotsMemory = memory or _Forgetful()

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Answer:
        """Get a page or feed.

        Args:
            url: Its address.
            etag: What it was marked with last time; an unchanged one comes back with status 304.
            modified: When it was changed, as the server put it.

        Raises:
            FetchError: If it cannot or may not be fetched; says whether that may change.
        """
        address = parse_address(url)
        conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in conditions.items() if value and value.isprintable()}
        asked: set[str] = set()
        for _ in range(self._transport.limits.redirects + 1):
            self._check_robots(address)
            if address.host not in asked:  # a redirect within a host is the same visit
                self.pacing.wait(address.host)
                asked.add(address.host)
            reply = self._ask(address, headers)
            if reply.status not in _REDIRECTS:
                return self._answer(address, reply)
            address = _next(address, reply)
        raise FetchError(f"more than {self._transport.limits.redirects} redirects", place=url, permanent=True)

    def _ask(self, address: Address, headers: Mapping[str, str]) -> Reply:
        ours = {"User-Agent": self._agent, "Accept-Encoding": "gzip, deflate", "Accept": "*/*", "Connection": "close"}
        return self._transport.get(address, ours | dict(headers))

    def _answer(self, address: Address, reply: Reply) -> Answer:
        if reply.status in (200, 304):
            return Answer(address.url, reply.status, reply.headers, reply.body)
        rest = _retry_after(reply.headers.get("retry-after"), self._clock.now())
        if rest:
            self.pacing.rest(address.host, rest)
        permanent = reply.status < 500 and reply.status not in _PASSING
        raise FetchError(
            f"HTTP status {reply.status}", place=address.url, permanent=permanent, status=reply.status, retry_after=rest
        )

    # --- robots.txt

    def _check_robots(self, address: Address) -> None:
        rules = self._rules(address)
        if rules is None:
            raise FetchError("the site's robots.txt cannot be read for now", place=address.url)
        self.pacing.slow_down(address.host, rules.delay)
        if not rules.allows(address.target):
            raise FetchError("the site's robots.txt asks not to fetch it", place=address.url, permanent=True)

    def _rules(self, address: Address) -> RobotRules | None:
        """The rules of a site, ``None`` where they cannot be had: then, as RFC 9309 has it, nothing may be fetched."""
        kept, now = self._memory.robots(address.origin), self._clock.now()
        if kept is None or now - kept[0] > (_ROBOTS_KEPT if kept[1] is not None else _ROBOTS_FAILURE_KEPT):
            kept = (now, self._fetch_robots(address))
            self._memory.keep_robots(address.origin, *kept)
        return None if kept[1] is None else parse_robots(kept[1], PROGRAM)

    def _fetch_robots(self, address: Address) -> str | None:
        """What a site's file says, nothing where it has none; ``None`` where that cannot be known for now."""
        place = parse_address("/robots.txt", base=address.url)
        try:
            for _ in range(self._transport.limits.redirects + 1):
                reply = self._ask(place, {})
                if reply.status not in _REDIRECTS:
                    break
                place = _next(place, reply)
        except FetchError as error:
            return "" if error.permanent else None  # leads astray; the page's own address is checked on its own
        if reply.status == 200:
            return decode(reply.body[:MAX_ROBOTS]).text
        return None if reply.status >= 500 or reply.status == 429 else ""


def _next(address: Address, reply: Reply) -> Address:
    location = reply.headers.get("location")
    if not location:
        raise FetchError(f"HTTP status {reply.status} without a place to go", place=address.url)
    return parse_address(location, base=address.url)


def _retry_after(value: str | None, now: float) -> float | None:
    """Seconds that a server asks for, written as a number or as a date."""
    if not value:
        return None
    if value.strip().isdecimal() and len(value) < 12:
        return min(float(value), _LONGEST_REST)
    try:
        moment = parsedate_to_datetime(value)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return max(0.0, min(moment.timestamp() - now, _LONGEST_REST))
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
