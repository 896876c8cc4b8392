"""robots.txt by RFC 9309."""

from __future__ import annotations

import pytest

from foreigndesk.watching.robots import parse_robots

FILE = """
# a comment
Sitemap: https://herald.example/map.xml
User-agent: *
Disallow: /private/      # ours
Allow: /private/open
Disallow: /*?print=
Disallow: /*.pdf$
Disallow: /caf\u00e9/
Crawl-delay: 7

User-agent: other
User-agent: foreigndesk/2
disallow: /desk
Disallow:
"""


@pytest.mark.parametrize(
    ("target", "allowed"),
    [
        ("/", True),
        ("/private/a", False),
        ("/private/open/b", True),
        ("/a?print=1", False),
        ("/a?b=1&print=1", True),
        ("/a.pdf", False),
        ("/a.pdf?x", True),
        ("/caf%C3%A9/a", False),
        ("/caf%c3%a9/a", False),
        ("/desk", True),
    ],
)
def test_the_rules_for_everybody(target, allowed):
    assert parse_robots(FILE, "somebody").allows(target) is allowed


@pytest.mark.parametrize(("target", "allowed"), [("/desk/a", False), ("/private/a", True)])
def test_rules_of_our_own_replace_those_for_everybody(target, allowed):
    rules = parse_robots(FILE, "foreigndesk")
    assert rules.allows(target) is allowed
    assert rules.delay is None


def test_the_delay_is_read():
    assert parse_robots(FILE, "somebody").delay == 7


@pytest.mark.parametrize(
    ("pattern", "target", "fits"),
    [
        ("/a*b*c", "/aXbYcZ", True),
        ("/a*b$", "/ab/b", True),
        ("/a*b$", "/ab/c", False),
        ("/ab*b$", "/ab", False),
        ("/a$", "/a", True),
        ("/a$", "/ab", False),
        ("*", "/x", True),
    ],
)
def test_patterns(pattern, target, fits):
    assert parse_robots(f"User-agent: *\nDisallow: {pattern}", "x").allows(target) is not fits


@pytest.mark.parametrize("text", ["", "<html>404</html>", "\0\0", "User-agent:\nDisallow: /", "Disallow: /", ":" * 99])
def test_what_is_no_robots_file_forbids_nothing(text):
    assert parse_robots(text, "foreigndesk").allows("/a")


def test_a_hostile_pattern_costs_no_time():
    rules = parse_robots("User-agent: *\nDisallow: /" + "*a" * 2000 + "*b", "foreigndesk")
    assert rules.allows("/" + "a" * 4000)
