"""The release folder: whole or not there, described, hashed, without the articles' text."""

from __future__ import annotations

import csv
import hashlib
import json
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from foreigndesk.cli.main import cli
from foreigndesk.errors import ExportError
from foreigndesk.export.package import Release, folder, write_package
from foreigndesk.export.selection import Selection
from foreigndesk.store import Store

RELEASE = Release(title="East Africa: a trial", authors=("A. Person",), licence="CC-BY-4.0", released=date(2024, 1, 2))
SECRET = "nobody's business"


@pytest.fixture(autouse=True)
def short_codebook(monkeypatch: pytest.MonkeyPatch) -> None:
    """Printing the codebook takes longer than all the rest and has its own tests."""
    monkeypatch.setattr(folder, "to_markdown", lambda _: "# The codebook\n")


@pytest.fixture
def package(store: Path, tmp_path: Path) -> Path:
    path = tmp_path / "release"
    write_package(path, Selection(Store(store)), RELEASE)
    return path


def everything(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file())


def test_all_its_files_are_there(package: Path) -> None:
    names = {file.relative_to(package).as_posix() for file in package.rglob("*") if file.is_file()}
    data = {f"data/{name}.{suffix}" for name in ("events", "articles", "claims") for suffix in ("csv", "parquet")}
    others = {"README.md", "CITATION.cff", "LICENSE.md", "codebook.md", "datapackage.json", "manifest.json"}
    assert names == data | others
    assert [file.name for file in package.parent.iterdir()] == ["release"]


def test_the_manifest_has_every_file(package: Path) -> None:
    manifest = json.loads((package / "manifest.json").read_text(encoding="utf-8"))
    for name, file in manifest["files"].items():
        data = (package / name).read_bytes()
        assert (file["bytes"], file["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    assert len(manifest["files"]) == 11
    assert manifest["coders"] == {"0.1.0+test": 2}


def test_the_description_fits_the_tables(package: Path) -> None:
    described = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    casts = {"integer": int, "number": float, "date": date.fromisoformat, "string": str, "boolean": bool}
    for resource in described["resources"]:
        assert resource["hash"] == f"sha256:{hashlib.sha256((package / resource['path']).read_bytes()).hexdigest()}"
        fields = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        if resource["format"] == "csv":
            with (package / resource["path"]).open(encoding="utf-8", newline="") as stream:
                reader = csv.DictReader(stream)
                assert reader.fieldnames == list(fields)
                for row in reader:
                    for name, value in row.items():
                        assert value == "" or casts[fields[name]](value) is not None


def test_parquet_has_the_same_columns_and_the_records(package: Path) -> None:
    import duckdb

    with duckdb.connect() as connection:
        path = str(package / "data" / "events.parquet")
        found = connection.execute("SELECT * FROM read_parquet($path)", {"path": path})
        columns = [name for name, *_ in found.description or ()]
        assert len(found.fetchall()) == 7
    described = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    fields = next(r for r in described["resources"] if r["name"] == "events-parquet")["schema"]["fields"]
    assert columns == [field["name"] for field in fields]
    assert columns[-1] == "record"


def test_text_stays_out_unless_wanted(package: Path, store: Path, tmp_path: Path) -> None:
    assert SECRET.encode() not in everything(package)
    with_text = tmp_path / "with text"
    write_package(with_text, Selection(Store(store)), Release(released=date(2024, 1, 2), with_text=True))
    assert SECRET in (with_text / "data" / "articles.csv").read_text(encoding="utf-8")


def test_the_card_says_what_is_in_it(package: Path) -> None:
    text = (package / "README.md").read_text(encoding="utf-8")
    for words in (
        "# East Africa: a trial",
        "7 in 2 articles, from 2022-05-02",
        "| ASSAULT | 1 |",
        "0.1.0+test",
        "plover",
    ):
        assert words in text
    assert "$" not in text


def test_it_can_be_cited(package: Path) -> None:
    citation = yaml.safe_load((package / "CITATION.cff").read_text(encoding="utf-8"))
    assert (citation["cff-version"], citation["type"], citation["license"]) == ("1.2.0", "dataset", "CC-BY-4.0")
    assert citation["authors"] == [{"name": "A. Person"}]


def test_filters_choose_articles_and_claims_too(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "release"
    write_package(path, Selection(Store(store), type="consult"), RELEASE)
    lines = {name: (path / "data" / f"{name}.csv").read_text(encoding="utf-8") for name in ("articles", "claims")}
    assert len(list(csv.DictReader(lines["articles"].splitlines(keepends=True)))) == 1
    assert len(list(csv.DictReader(lines["claims"].splitlines(keepends=True)))) == 1


def test_a_kill_leaves_no_half_package(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "release"
    write_package(path, Selection(Store(store)), RELEASE)
    before = everything(path)

    def dies(*_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(folder, "citation", dies)
    with pytest.raises(KeyboardInterrupt):
        write_package(path, Selection(Store(store)), RELEASE, force=True)
    assert everything(path) == before
    with pytest.raises(KeyboardInterrupt):
        write_package(tmp_path / "other", Selection(Store(store)), RELEASE)
    assert [file.name for file in tmp_path.iterdir()] == ["release"]


def test_it_replaces_nothing_unasked(package: Path, store: Path) -> None:
    (package / "mine.txt").write_text("mine")
    with pytest.raises(ExportError, match="--force"):
        write_package(package, Selection(Store(store)), RELEASE)
    assert (package / "mine.txt").exists()
    write_package(package, Selection(Store(store)), RELEASE, force=True)
    assert not (package / "mine.txt").exists()
    assert [file.name for file in package.parent.iterdir()] == ["release"]


def test_the_command(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "release"
    arguments = [
        "export",
        str(store),
        "--package",
        str(path),
        "--title",
        "T",
        "--author",
        "B",
        "--released",
        "2024-05-06",
    ]
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 0, result.output
    assert "date-released: '2024-05-06'" in (path / "CITATION.cff").read_text(encoding="utf-8")
