"""Which addresses are fetched at all, and which machines they may lead to."""

from __future__ import annotations

import pytest

from foreigndesk.errors import FetchError
from foreigndesk.watching.address import is_public, parse_address, without_tracking


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://Herald.example", "http://herald.example/"),
        ("HTTPS://herald.example:443/a?b=c#d", "https://herald.example/a?b=c"),
        ("http://herald.example:8080/a b", "http://herald.example:8080/a%20b"),
        ("http://herald.example/a%20b?q=é", "http://herald.example/a%20b?q=%C3%A9"),
        ("http://zürich.example/", "http://xn--zrich-kva.example/"),
        ("http://[2001:db8::1]:81/a", "http://[2001:db8::1]:81/a"),
        (" http://herald.example/\n", "http://herald.example/"),
    ],
)
def test_addresses_are_brought_into_one_form(url, expected):
    assert parse_address(url).url == expected


def test_relative_addresses_have_a_base():
    assert parse_address("/b", base="http://herald.example/feeds/a").url == "http://herald.example/b"


@pytest.mark.parametrize(
    "url",
    [
        *("file:///etc/passwd", "ftp://herald.example/", "javascript:alert(1)", "data:text/html,x", "gopher://h:70/"),
        *("", "herald.example", "/a", "http://", "http:///a", "http://user:word@herald.example/", "http://u@h/"),
        *("http://herald.example:99999/", "http://herald.example:x/", "http://[::1/", "http://a..b\u2024\u2024/"),
        "http://herald.example/" + "a" * 5000,
    ],
)
def test_other_addresses_are_refused(url):
    with pytest.raises(FetchError) as caught:
        parse_address(url)
    assert caught.value.permanent


def test_a_newline_cannot_be_smuggled_into_a_request():
    address = parse_address("http://herald.example/a\r\nX: y")
    assert "\r" not in address.target
    assert "\n" not in address.target


@pytest.mark.parametrize("number", ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public(number):
    assert is_public(number)


@pytest.mark.parametrize(
    "number",
    [
        *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
        *("100.64.0.1", "198.18.0.1", "192.0.2.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1", "::7f00:1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "2002:0a00:1::", "64:ff9b::7f00:1"),
        *("2001:0:4136:e378:8000:63bf:80ff:fffe", "herald.example", ""),
    ],
)
def test_not_public(number):
    assert not is_public(number)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://h.example/a?utm_source=rss&id=3&fbclid=x#top", "http://h.example/a?id=3"),
        ("http://h.example/a?utm_source=rss", "http://h.example/a"),
        ("http://h.example/a?id=3&empty=", "http://h.example/a?id=3&empty="),
    ],
)
def test_tracking_is_taken_off(url, expected):
    assert without_tracking(url) == expected
