"""One HTTP request over a connection of our own: to an address that was checked, within a time and a size.

The standard library's ``http.client`` is enough and lets us own the socket. That is the point: the name is resolved
once, every address it has is checked, and the connection goes to one of these numbers, so that no second look-up can
lead elsewhere (DNS rebinding); and one deadline holds for the whole answer, however slowly it drips. No proxy, cookie,
password or local file is ever used.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, cast

from foreigndesk.errors import FetchError
from foreigndesk.sources.content_coding import decoded
from foreigndesk.sources.limits import MAX_PAGE
from foreigndesk.watching.address import Address, is_public
from foreigndesk.watching.clock import Clock

Resolve = Callable[[str, int], Sequence[str]]
"""Takes a host and a port; gives the numbers of the machines it stands for."""

_CHUNK: Final = 1 << 16
_BROKEN: Final = (OSError, EOFError, http.client.HTTPException, zlib.error, ValueError)


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """What one answer may cost.

    Attributes:
        connecting: Seconds to connect.
        answering: Seconds from connecting to the last byte.
        size: Bytes of the body, unpacked.
        redirects: Redirects followed for one request.
    """

    connecting: float = 10
    answering: float = 60
    size: int = MAX_PAGE
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered: status, headers (names in lower case) and the body, unpacked."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def resolve_host(host: str, port: int) -> Sequence[str]:
    """Look a host up in DNS."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class Transport:
    """Makes requests.

    Args:
        allow_private: Also connect to machines of the local network.
        limits: What one answer may cost.
        clock: For the deadline.
        resolve: Looks hosts up.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        limits: FetchLimits = FetchLimits(),
        clock: Clock | None = None,
        resolve: Resolve = resolve_host,
    ) -> None:
        self.limits = limits
        self._allow_private = allow_private
        self._clock = clock or Clock()
        self._resolve = resolve

    def get(self, address: Address, headers: Mapping[str, str]) -> Reply:
        """Ask once, following nothing.

        Raises:
            FetchError: If the address is refused, nobody answers in time, or the answer is broken or too large.
        """
        deadline = _Deadline(self._clock, self.limits.answering)
        try:
            with self._connect(address, deadline) as plain:
                connection = http.client.HTTPConnection(address.host, address.port)
                connection.sock = cast(socket.socket, _TimedSocket(plain, deadline))
                connection.request("GET", address.target, headers={"Host": address.netloc, **headers})
                return self._read(address, connection.getresponse())
        except TimeoutError as error:
            raise FetchError("no answer in time", place=address.url) from error
        except ssl.SSLCertVerificationError as error:
            raise FetchError(f"no valid certificate ({error.verify_message})", place=address.url) from error
        except _BROKEN as error:
            raise FetchError(f"no answer ({_words(error)})", place=address.url) from error

    def _connect(self, address: Address, deadline: _Deadline) -> socket.socket:
        """A connection to the first of the host's machines that answers; all of them must be public ones."""
        numbers = self._resolve(address.host, address.port)
        hidden = [number for number in numbers if not is_public(number)]
        if hidden and not self._allow_private:
            reason = f"leads to {hidden[0]}, an address of a local network (--allow-private permits it)"
            raise FetchError(reason, place=address.url, permanent=True)
        failure: OSError = OSError("the host has no address")
        for number in numbers:
            try:
                seconds = min(self.limits.connecting, deadline.left())
                plain = socket.create_connection((number, address.port), timeout=seconds)
            except OSError as error:
                failure = error
                continue
            return self._secured(plain, address)
        raise failure

    def _secured(self, plain: socket.socket, address: Address) -> socket.socket:
        if address.scheme != "https":
            return plain
        try:
            return self._tls.wrap_socket(plain, server_hostname=address.host)
        except BaseException:
            plain.close()
            raise

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return ssl.create_default_context()

    def _read(self, address: Address, response: http.client.HTTPResponse) -> Reply:
        with response:
            headers = {name.lower(): value for name, value in response.getheaders()}
            if response.status != 200:  # the words of an error page are nobody's news
                return Reply(response.status, headers, b"")
            body = self._body(address, response, headers.get("content-encoding", "").strip().lower())
            return Reply(response.status, headers, body)

    def _body(self, address: Address, response: http.client.HTTPResponse, coding: str) -> bytes:
        stream, body = decoded(cast(Any, response), coding), bytearray()
        while data := stream.read(min(_CHUNK, self.limits.size + 1 - len(body))):
            body += data
            if len(body) > self.limits.size:
                reason = f"too long: more than {self.limits.size:,} bytes"
                raise FetchError(reason, place=address.url, permanent=True)
        if response.length:
            raise EOFError("the answer ends too early")
        return bytes(body)


class _Deadline:
    def __init__(self, clock: Clock, seconds: float) -> None:
        self._clock = clock
        self._end = clock.monotonic() + seconds

    def left(self) -> float:
        left = self._end - self._clock.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class _TimedSocket:
    """What ``http.client`` needs of a socket, every read and write within the deadline."""

    def __init__(self, plain: socket.socket, deadline: _Deadline) -> None:
        self._socket = plain
        self._deadline = deadline

    def sendall(self, data: bytes) -> None:
        self._socket.settimeout(self._deadline.left())
        self._socket.sendall(data)

    def makefile(self, mode: str, *_: object) -> io.BufferedReader:
        return io.BufferedReader(_TimedReader(self._socket, self._deadline))

    def close(self) -> None:
        """Nothing: ``http.client`` closes it before the body is read, which its own sockets survive."""


class _TimedReader(io.RawIOBase):
    def __init__(self, plain: socket.socket, deadline: _Deadline) -> None:
        self._socket = plain
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._socket.settimeout(self._deadline.left())
        return self._socket.recv_into(buffer)


def _words(error: BaseException) -> str:
    """What went wrong, on one short line that is safe to print: servers have a say in it."""
    words = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return "".join(letter for letter in str(words)[:200] if letter.isprintable())
