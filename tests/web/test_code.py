"""Texts that users send are coded, bounded, and not kept."""

from __future__ import annotations

from fastapi.testclient import TestClient

from foreigndesk.web.routes.code import MAX_TEXT

REPORT = "Kenya expelled two Sudanese diplomats on Monday."


def test_a_text_is_coded_as_in_the_contract(client: TestClient) -> None:
    before = client.get("/api/overview").json()["counts"]
    answer = client.post("/api/code", json={"text": REPORT, "published": "2022-05-03"}).json()
    assert answer["events"][0]["type"] == "SANCTION"
    assert answer["events"][0]["date"]["start"] == "2022-05-02"
    assert client.get("/api/overview").json()["counts"] == before


def test_the_form_shows_the_coding(client: TestClient) -> None:
    page = client.post("/code", data={"text": f"{REPORT}\r\n<b>bold</b>", "title": "", "published": "2022-05-03"})
    assert page.status_code == 200
    assert "expelled" in page.text
    assert "<b>bold</b>" not in page.text


def test_too_long_empty_or_unknown_is_a_problem(client: TestClient) -> None:
    for sent in ({"text": "x" * (MAX_TEXT + 1)}, {"text": ""}, {}, {"text": REPORT, "colour": "red"}):
        answer = client.post("/api/code", json=sent)
        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/problem+json"
        assert set(answer.json()) >= {"type", "title", "status", "detail"}


def test_a_form_without_text_is_explained(client: TestClient) -> None:
    page = client.post("/code", data={"text": ""})
    assert page.status_code == 422
    assert "text" in page.text
