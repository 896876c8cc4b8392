"""The guard: headers on every answer, local names only without a token, and the token where there is one."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from fastapi import FastAPI
from fastapi.testclient import TestClient

from foreigndesk.cli.main import cli
from foreigndesk.web.security import MAX_BODY, is_local


@pytest.mark.parametrize("path", ["/", "/static/desk.css", "/nowhere", "/api/nowhere"])
def test_every_answer_forbids_foreign_and_inline_content(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'self'")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_without_a_token_other_host_names_are_turned_away(app: FastAPI) -> None:
    answer = TestClient(app, base_url="http://desk.example").get("/")
    assert answer.status_code == 421
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8037", "[::1]", "[::1]:8037"])
def test_names_of_this_machine_are_answered(app: FastAPI, host: str) -> None:
    assert TestClient(app, base_url="http://localhost").get("/code", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["", "localhost.example", "[", "127.0.0.1.example:8037", "evil@desk.example"])
def test_other_names_are_not(app: FastAPI, host: str) -> None:
    assert TestClient(app, base_url="http://localhost").get("/code", headers={"Host": host}).status_code == 421


def test_the_token_opens_once_and_stays_in_a_cookie(guarded: FastAPI) -> None:
    client = TestClient(guarded, base_url="http://desk.example")
    assert client.get("/").status_code == 401
    assert client.get("/?token=wrong").status_code == 401
    entered = client.get("/events?type=AID&token=s3cret", follow_redirects=False)
    assert (entered.status_code, entered.headers["location"]) == (303, "/events?type=AID")
    assert "httponly" in entered.headers["set-cookie"].lower()
    assert client.get("/events").status_code == 200


def test_programs_send_the_token_as_bearer(guarded: FastAPI) -> None:
    client = TestClient(guarded, base_url="http://desk.example")
    assert client.get("/api/overview", headers={"Authorization": "Bearer s3cret"}).status_code == 200
    assert client.get("/api/overview", headers={"Authorization": "Bearer x"}).status_code == 401


def test_entering_leads_nowhere_else(guarded: FastAPI) -> None:
    client = TestClient(guarded, base_url="http://desk.example")
    entered = client.get("http://desk.example//elsewhere.example/?token=s3cret", follow_redirects=False)
    assert entered.status_code == 303
    assert not entered.headers.get("location", "/").startswith("//")


def test_requests_of_unknown_length_are_turned_away(client: TestClient) -> None:
    assert client.post("/api/code", content=iter([b"{}"])).status_code == 411


def test_large_requests_are_turned_away(client: TestClient) -> None:
    answer = client.post("/api/code", content=b"x" * (MAX_BODY + 1))
    assert answer.status_code == 413


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "[::1]", "localhost", "LOCALHOST"])
def test_this_machine(host: str) -> None:
    assert is_local(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.7", "desk.example", "localhost.example", ""])
def test_not_only_this_machine(host: str) -> None:
    assert not is_local(host)


def test_serving_beyond_this_machine_needs_a_token(tmp_path: object) -> None:
    result = CliRunner().invoke(cli, ["serve", str(tmp_path), "--host", "0.0.0.0"])
    assert result.exit_code == 2
    assert "--token" in result.output
