"""Every command explains itself, prints what it promises, and states in one line what is wrong."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from unittest.mock import Mock

import pytest

from crawler.replay import Replay
from tests.cli.called import called, thidua
from tests.conftest import RecordedStore
from tests.pipeline.recorded import command

GROUPS = ([], ["sites"], ["db"], ["clusters"])


@pytest.fixture(scope="module")
def archive(module_recorded_home: Path, recorded_store: RecordedStore) -> Replay:
    """The recorded sites, crawled and cleaned."""
    return recorded_store.replay


def fails(*arguments: str, status: int, stdin: str | None = None) -> str:
    """Run a command that must fail with one line; return that line."""
    done = subprocess.run(command(*arguments), capture_output=True, text=True, input=stdin, timeout=120, check=False)
    assert done.returncode == status, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.mark.parametrize("arguments", GROUPS, ids=" ".join)
def test_help_says_what_a_group_does(arguments: list[str]) -> None:
    assert "Usage:" in thidua(*arguments, "--help")


def test_an_unknown_site_is_one_line_that_names_the_known_ones(archive: Replay) -> None:
    said = fails("crawl", "no_such_site", status=2)
    assert said.count("\n") == 1
    assert "recorded_lamdongtv" in said


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "--from", "yesterday"],
        ["search", "--limit", "0"],
        ["search", "--province", "atlantis"],
        ["clean", "--shard", "5/4"],
        ["crawl", "--since", "2024-01-01", "--until", "2023-01-01"],
        ["export"],
        ["export", "--format", "pdf", "--out", "x"],
        ["show"],
        ["no_such_command"],
        ["sites", "check"],
        ["sites", "add", "Bad-Id", "https://a.vn/"],
        ["sites", "add", "a_b", "ftp://a.vn/"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2(archive: Replay, arguments: list[str]) -> None:
    assert fails(*arguments, status=2)


def test_a_site_file_with_an_unknown_key_names_file_and_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a_site.toml").write_text('name = "A"\nurl = "https://a.vn/"\nkind = "portal"\ncolour = "red"\n')
    monkeypatch.setenv("THIDUA_SITES_DIR", str(tmp_path))
    said = fails("sites", status=2)
    assert said.count("\n") == 1
    assert "a_site.toml" in said
    assert "colour" in said


def test_search_prints_json_lines_of_the_exported_article(archive: Replay) -> None:
    first = json.loads(thidua("search", "thi dua khen thuong lam dong", "--json").splitlines()[0])
    assert first["province"] == "lam-dong"
    assert {"id", "title", "body", "relevance", "movements", "cluster", "representative", "versions"} <= set(first)


def test_search_with_and_without_diacritics_finds_the_same(archive: Replay) -> None:
    def ids(query: str) -> set[str]:
        lines = thidua("search", query, "--json", "--limit", "1000").splitlines()
        return {json.loads(line)["id"] for line in lines}

    assert ids("thi đua khen thưởng") == ids("thi dua khen thuong") == ids("THI DUA KHEN THUONG")
    assert ids("thi dua") > ids('"phong trao thi dua"') > set()
    assert ids("thi dua -lam -dong") < ids("thi dua")
    assert ids("hoà") == ids("hòa")


def test_filters_narrow_a_search(archive: Replay) -> None:
    lines = thidua("search", "--province", "vinh-long", "--json").splitlines()
    assert lines
    assert {json.loads(line)["province"] for line in lines} == {"tra-vinh"}
    day = ["--from", "2023-10-31", "--to", "2023-10-31"]
    found = [json.loads(line) for line in thidua("search", *day, "--json").splitlines()]
    assert found
    assert {record["published_at"][:10] for record in found} == {"2023-10-31"}


def test_a_closed_pipe_is_no_error(archive: Replay) -> None:
    shell = f"{command()[0]} search 'thi dua' --json | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", shell], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1


def test_a_pipe_that_is_closed_early_is_no_error_for_any_command(archive: Replay) -> None:
    """Whether the last line comes before or after the reader goes is luck: the pipe is closed before the first."""
    for words in ("search thi", "search thi --json", "sites list", "facts awards", "digest --week 2023-W44"):
        shell = f"({command()[0]} {words}; echo $? >&2) | true"
        done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=False)
        assert done.stderr == "0\n", words


def test_a_full_disk_is_one_line_and_no_fault_of_the_program(archive: Replay) -> None:
    for words in ("search thi --json", "sites list", "--help", "digest --week 2023-W44"):
        shell = f"{command()[0]} {words} > /dev/full"
        done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert done.stderr.startswith("thidua: No space left on device")
        assert "fault" not in done.stderr


def test_a_home_that_cannot_be_used_is_named_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("THIDUA_DATABASE_URL", raising=False)
    (tmp_path / "file").touch()
    for home in (tmp_path / "file", tmp_path / "file" / "below", Path("/proc/none")):
        monkeypatch.setenv("THIDUA_HOME", str(home))
        for words in (["db", "url"], ["sites", "list"], ["clean"]):
            status, _, err = called(*words)
            assert (status, err.count("\n")) == (1, 1), err
            assert f"THIDUA_HOME is {home}" in err


def test_ctrl_c_is_one_line_and_130(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.overview.site_overview", Mock(side_effect=KeyboardInterrupt))
    assert called("sites", "list") == (130, "", "thidua: stopped\n")


@pytest.mark.parametrize(
    ("name", "value", "status"),
    [("THIDUA_WEB_PORT", "abc", 2), ("THIDUA_KEEP_VISITS_DAYS", "-1", 2), ("THIDUA_DATABASE_URL", "nonsense", 1)],
)
def test_a_wrong_setting_is_named_in_one_line(
    home: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, status: int
) -> None:
    monkeypatch.setenv(name, value)
    ended, _, err = called("search", "thi")
    assert (ended, err.count("\n")) == (status, 1)
    assert value in err
    assert "fault" not in err


def test_vietnamese_is_read_and_printed_in_any_locale(archive: Replay) -> None:
    here = subprocess.run(command("search", "thi đua"), capture_output=True, check=True).stdout
    assert "Lâm Đồng" in here.decode()
    for odd in (
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
    ):
        done = subprocess.run(command("search", "thi đua"), capture_output=True, check=True, env=os.environ | odd)
        assert (done.stdout, done.stderr) == (here, b"")


def test_bytes_that_are_no_text_are_refused_and_closed_streams_are_empty(archive: Replay) -> None:
    for words in ("show", "search", "takedown --reason x", "alerts add --to json://a"):
        done = subprocess.run(["bash", "-c", f"{command()[0]} {words} $'\\xff'"], capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (2, b"thidua: '\\udcff' is not UTF-8\n")
    for shell in ("search thi >&-", "judge <&-"):
        done = subprocess.run(["bash", "-c", f"{command()[0]} {shell}"], capture_output=True, check=False)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_exports_hold_what_search_finds(archive: Replay, tmp_path: Path) -> None:
    import csv

    out, table = tmp_path / "all.jsonl", tmp_path / "all.csv"
    thidua("export", "--format", "jsonl", "--out", str(out))
    assert "articles written" in thidua("export", "--out", str(table))
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    found = [json.loads(line) for line in thidua("search", "--json", "--limit", "10000").splitlines()]
    assert {r["id"] for r in records} == {r["id"] for r in found}
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == [record["id"] for record in records]
    assert [row["body"] for row in rows] == [record["body"] for record in records]


@pytest.mark.parametrize("command", [["export"], ["facts", "awards"], ["digest"]])
@pytest.mark.parametrize("name", ["tin.xslx", "tin"])
def test_a_file_whose_ending_names_no_format_is_refused_with_the_formats(
    archive: Replay, tmp_path: Path, command: list[str], name: str
) -> None:
    said = fails(*command, "--out", str(tmp_path / name), status=2)
    assert "names no format" in said
    assert (".docx" if command == ["digest"] else ".xlsx") in said
    assert not list(tmp_path.iterdir())


READING = (["search", "thi đua"], ["show", "x"], ["export", "--out", "a.csv"], ["facts", "awards"], ["digest"])


@pytest.mark.parametrize("command", READING)
@pytest.mark.parametrize("there", [True, False])
def test_a_home_that_holds_nothing_is_named_and_not_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], there: bool
) -> None:
    home = tmp_path / "mistyped"
    if there:
        home.mkdir()
    monkeypatch.setenv("THIDUA_HOME", str(home))
    monkeypatch.delenv("THIDUA_DATABASE_URL", raising=False)
    said = fails(*command, status=1)
    assert str(home) in said
    assert ("is empty" if there else "is not there") in said
    assert not home.exists() or not list(home.iterdir())


def test_an_export_that_cannot_be_written_leaves_nothing_behind(archive: Replay, tmp_path: Path) -> None:
    said = fails("export", "--out", str(tmp_path / "no" / "such" / "folder.jsonl"), status=1)
    assert said.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_show_prints_an_article_and_names_an_unknown_one(archive: Replay) -> None:
    first = json.loads(thidua("search", "lam dong", "--json").splitlines()[0])
    assert first["title"] in thidua("show", first["id"])
    shown = json.loads(thidua("show", first["id"], "--json", "--versions"))
    assert shown["history"][0]["number"] == 1
    assert "no article 'nothing'" in fails("show", "nothing", status=2)


def test_facts_carry_their_quote_and_article(archive: Replay) -> None:
    told = thidua("facts", "awards", "--mentions", "--province", "lam-dong", "--json")
    awards = [json.loads(line) for line in told.splitlines()]
    assert awards
    assert {fact["province"] for fact in awards} == {"lam-dong"}
    assert all({"quote", "recipients", "class", "giver", "article", "url"} <= set(fact) for fact in awards)
    for kind in ("statistics", "movements", "people", "bodies", "provinces"):
        assert thidua("facts", kind, "--json", "--limit", "3").count("\n") == 3
        assert thidua("facts", kind, "--limit", "3")
    fails("facts", "weather", status=2)


def test_a_backup_is_restored_whole(archive: Replay, tmp_path: Path) -> None:
    from tests.pipeline.recorded import snapshot

    before = snapshot()
    file = tmp_path / "all.dump"
    thidua("db", "backup", str(file))
    thidua("db", "psql", "--", "-q", "-c", "DELETE FROM article WHERE id = (SELECT min(id) FROM article)")
    assert snapshot() != before
    assert "--yes" in fails("db", "restore", str(file), status=2)
    thidua("db", "restore", str(file), "--yes")
    assert snapshot() == before


def test_a_broken_backup_changes_nothing(archive: Replay, tmp_path: Path) -> None:
    from tests.pipeline.recorded import snapshot

    before = snapshot()
    file = tmp_path / "broken.dump"
    file.write_bytes(b"PGDMP not really")
    assert fails("db", "restore", str(file), "--yes", status=1).count("\n") == 1
    assert snapshot() == before


def test_live_sites_are_not_crawled_without_a_contact_address(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "live.toml").write_text('name = "Live"\nurl = "https://bao.example/"\nkind = "newspaper"\n')
    monkeypatch.setenv("THIDUA_SITES_DIR", str(tmp_path))
    done = subprocess.run(command("crawl", "live", "--json"), capture_output=True, text=True, check=False)
    [row] = json.loads(done.stdout)["sites"]
    assert (row["outcome"], row["requests"]) == ("skipped", 0)
    assert "contact" in done.stderr
    assert os.environ.get("THIDUA_CONTACT") is None


def test_sites_that_are_skipped_for_one_reason_are_one_line(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(9):
        text = f'name = "Live {n}"\nurl = "https://bao{n}.example/"\nkind = "newspaper"\n'
        (tmp_path / f"live{n}.toml").write_text(text)
    monkeypatch.setenv("THIDUA_SITES_DIR", str(tmp_path))
    sites = [f"live{n}" for n in range(9)]
    done = subprocess.run(command("crawl", *sites), capture_output=True, text=True, check=False)
    [line] = done.stderr.splitlines()
    assert line.startswith("thidua: live0, live1, live2 and 6 more sites: skipped: no contact address")


def test_a_crawl_without_a_due_site_says_so(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rested = 'name = "Rested"\nurl = "https://bao.example/"\nkind = "newspaper"\nenabled = false\n'
    (tmp_path / "rested.toml").write_text(rested)
    monkeypatch.setenv("THIDUA_SITES_DIR", str(tmp_path))
    done = subprocess.run(command("crawl"), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "no site is due\n", "")


def test_a_site_is_added_to_an_empty_folder_and_crawled(
    archive: Replay, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    monkeypatch.setenv("THIDUA_SITES_DIR", str(folder))
    thidua("sites", "add", "x", archive.site("recorded_tonghop").url)
    assert [path.name for path in folder.iterdir()] == ["x.toml"]
    crawled = json.loads(thidua("crawl", "x", "--json"))
    [row] = crawled["sites"]
    assert row["outcome"] == "ok"
    assert list(crawled["seconds"]) == ["plan", "start", "fetch", "discover", "write", "land"]
    assert min(crawled["seconds"].values()) > 0
    stages = {"read", "decode", "parse", "extract", "fingerprint", "judge", "annotate", "prepare", "store", "link"}
    cleaned = json.loads(thidua("clean", "--json"))["seconds"]
    assert stages <= set(cleaned)
    assert min(cleaned[stage] for stage in stages - {"read", "decode", "fingerprint", "judge"}) > 0
    assert sum(row["outcomes"].values()) == row["requests"]
    assert "already" in fails("sites", "add", "x", "https://a.vn/", status=2)
