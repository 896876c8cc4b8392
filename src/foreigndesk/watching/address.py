"""Web addresses: which are fetched at all, and which machines they may lead to."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from foreigndesk.errors import FetchError

_SCHEMES: Final = {"http": 80, "https": 443}
_LONGEST: Final = 4_000
_IN_PATH: Final = "/%:@!$&'()*+,;=~-._"
_UNICAST: Final = ipaddress.ip_network("2000::/3")
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")
_TRACKING: Final = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "at_medium", "at_campaign")


@dataclass(frozen=True, slots=True)
class Address:
    """An address that may be fetched.

    Attributes:
        url: In full, without the fragment.
        scheme: ``http`` or ``https``.
        host: In the letters of DNS.
        port: Stated or the scheme's own.
        target: Path and query, as they go into a request.
    """

    url: str
    scheme: str
    host: str
    port: int
    target: str

    @property
    def netloc(self) -> str:
        """Host and port as they stand in the address."""
        return urlsplit(self.url).netloc

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt is for."""
        return f"{self.scheme}://{self.host}:{self.port}"


def parse_address(url: str, base: str | None = None) -> Address:
    """Check an address.

    Args:
        url: As found in a feed or a redirect.
        base: What a relative one is relative to.

    Raises:
        FetchError: If it is not one of the web, or carries a password.
    """
    try:
        url = urljoin(base, url.strip()) if base else url.strip()
        parts = urlsplit(url)
        scheme, host, port = parts.scheme.lower(), parts.hostname, parts.port
        ascii_host = host.encode("idna").decode("ascii") if host and not host.isascii() else host
    except (ValueError, UnicodeError) as error:
        raise FetchError(f"not a web address ({error})", place=url[:200], permanent=True) from error
    if scheme not in _SCHEMES:
        raise FetchError(
            f"{scheme or 'no'}: is not fetched, only http: and https: are", place=url[:200], permanent=True
        )
    if not ascii_host or len(url) > _LONGEST:
        raise FetchError("not a web address (no host, or endless)", place=url[:200], permanent=True)
    if parts.username is not None or parts.password is not None:
        raise FetchError("an address with a name and password in it is not fetched", place=url[:200], permanent=True)
    query = f"?{quote(parts.query, safe=_IN_PATH + '?')}" if parts.query else ""
    target = quote(parts.path or "/", safe=_IN_PATH) + query
    shown = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
    netloc = shown if port in (None, _SCHEMES[scheme]) else f"{shown}:{port}"
    return Address(f"{scheme}://{netloc}{target}", scheme, ascii_host, port or _SCHEMES[scheme], target)


def without_tracking(url: str) -> str:
    """An address without fragment and without the parameters that tell only where a reader came from."""
    parts = urlsplit(url)
    if not any(mark in parts.query for mark in _TRACKING):
        return urlunsplit(parts._replace(fragment=""))
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not k.lower().startswith(_TRACKING)]
    return urlunsplit(parts._replace(query=urlencode(kept), fragment=""))


def is_public(number: str) -> bool:
    """Whether an IP address is one of the open internet: not private, local, shared, reserved or for many.

    IPv6 addresses that carry an IPv4 address (mapped, 6to4, Teredo, NAT64) are judged by that too.
    """
    try:
        address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not address.is_multicast and not address.is_reserved
    inner = address.ipv4_mapped or address.sixtofour or (address.teredo and address.teredo[1])
    if address in _NAT64:
        inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    if inner and not is_public(str(inner)):
        return False
    return bool(address.ipv4_mapped) or address in _NAT64 or (address in _UNICAST and address.is_global)
