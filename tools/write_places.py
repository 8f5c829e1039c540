"""Writes the gazetteer of places, articles/knowledge/places.tsv, from a published table and our own dated changes.

usage: python tools/write_places.py [--compare]

The table is that of the PyPI package vietnamadminunits 1.0.4 (MIT, October 2025), downloaded for this run alone and
never installed. articles/knowledge/places.toml adds what changed since, one entry per change. ``--compare`` lists the
names that the PyPI package vietnam-provinces 2025.10.1 spells differently; none of its data is written anywhere.
"""

from __future__ import annotations

import io
import json
import sqlite3
import subprocess
import sys
import tempfile
import tomllib
import unicodedata
import zipfile
from pathlib import Path
from typing import NamedTuple

KNOWLEDGE = Path(__file__).resolve().parents[1] / "articles" / "knowledge"
SOURCE, COMPARED = "vietnamadminunits==1.0.4", "vietnam-provinces==2025.10.1"
TYPES = ("thành phố", "tỉnh", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường", "đặc khu")


class Row(NamedTuple):
    """One line of places.tsv."""

    era: str
    level: str
    code: str
    type: str
    name: str
    parent: str = ""
    now: str = ""
    valid_from: str = ""
    valid_to: str = ""


def wheel(requirement: str, folder: Path) -> zipfile.ZipFile:
    """The package's wheel, from the registry that pip is configured for."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), requirement]
    subprocess.run(command, check=True)
    stem = requirement.partition("==")[0].replace("-", "_")
    return zipfile.ZipFile(next(folder.glob(f"{stem}-*.whl")))


def split_name(full: str) -> tuple[str, str]:
    """Type and short name: "xã" and "Mường La" of "Xã Mường La", "quận" and "1" of "Quận 1"."""
    full = unicodedata.normalize("NFC", " ".join(full.replace("’", "'").replace("–", "-").split()))
    kind = next(kind for kind in TYPES if full.lower().startswith(f"{kind} "))
    return kind, full[len(kind) + 1 :]


def bare(province: str) -> str:
    """The short name of a province: "Hải Phòng" of "Tp Hải Phòng"."""
    return split_name(province.replace("Tp ", "Thành phố "))[1]


def table_rows(package: zipfile.ZipFile, folder: Path) -> list[Row]:
    """The rows of both eras, with what each former commune became."""
    database = sqlite3.connect(package.extract("vietnamadminunits/data/dataset.db", folder))
    converter = json.loads(package.read("vietnamadminunits/data/converter_2025.json"))
    current = database.execute(
        "SELECT provinceKey, wardKey, provinceCode, province, wardCode, ward FROM admin_units"
    ).fetchall()
    former = database.execute(
        "SELECT provinceKey, districtKey, wardKey, provinceCode, province, districtCode, district, wardCode, ward "
        "FROM admin_units_legacy"
    ).fetchall()
    codes = {(province, ward): code for province, ward, _, _, code, _ in current}
    became: dict[str, list[str]] = {}
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            for old in olds:
                became.setdefault(old, []).append(codes[province, ward])
    for province, olds in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in olds.items():
            became[old] = [f"{codes[province, part['newWardKey']]}~" for part in parts]
    province_became = {old: new for new, olds in converter["DICT_PROVINCE"].items() for old in olds}
    province_codes = {row[0]: row[2] for row in current}
    rows = {Row("c", "p", row[2], *split_name(row[3])) for row in current}
    rows |= {Row("c", "c", row[4], *split_name(row[5]), row[2]) for row in current}
    districts: dict[str, set[str]] = {}
    for row in former:
        now = became[f"{row[0]}_{row[1]}_{row[2] or ''}"]
        rows.add(Row("f", "p", row[3], *split_name(row[4]), "", province_codes[province_became[row[0]]]))
        districts.setdefault(row[5], set()).update(now)
        if row[8]:
            name = row[8].partition(" (")[0]
            rows.add(Row("f", "c", row[7], *split_name(name), row[5], " ".join(sorted(now))))
    for row in former:
        # A commune of today that a district shares with a neighbour is a part of what the district became.
        parts = " ".join(sorted({code.rstrip("~") for code in districts[row[5]]}))
        rows.add(Row("f", "d", row[5], *split_name(row[6].partition(" (")[0]), row[3], parts))
    return sorted(rows, key=lambda row: (row.era, "pdc".index(row.level), row.code))


def changed(rows: list[Row], changes: list[dict[str, str]]) -> list[Row]:
    """The rows with each later change as a row of its own: the unit as it was ends the day before."""
    found = list(rows)
    for change in changes:
        i = next(
            i
            for i, row in enumerate(found)
            if row.era == "c" and row.code == change["code"] and row.level == change["level"][0] and not row.valid_to
        )
        row, (kind, name) = found[i], split_name(change["becomes"])
        found[i] = row._replace(valid_to=change["from"])
        found.insert(i + 1, row._replace(type=kind, name=name, valid_from=change["from"]))
    return found


def differences(rows: list[Row], package: zipfile.ZipFile) -> list[str]:
    """The names of today's communes that the second table spells differently, province by province."""
    listed = json.loads(package.read("vietnam_provinces/data/flat-divisions.json"))
    provinces = {row.code: row.name for row in rows if (row.era, row.level) == ("c", "p")}
    ours = {(provinces[row.parent], f"{row.type} {row.name}") for row in rows if (row.era, row.level) == ("c", "c")}
    theirs = {(bare(unit["province_name"]), " ".join(split_name(unit["name"]))) for unit in listed}
    return [
        *(f"ours   {province}: {name}" for province, name in sorted(ours - theirs)),
        *(f"theirs {province}: {name}" for province, name in sorted(theirs - ours)),
    ]


def main() -> None:
    """Write the file, or compare it."""
    overlay = tomllib.loads((KNOWLEDGE / "places.toml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        rows = table_rows(wheel(SOURCE, Path(folder)), Path(folder))
        if "--compare" in sys.argv[1:]:
            print("\n".join(differences(rows, wheel(COMPARED, Path(folder)))))
            return
    out = io.StringIO()
    for row in changed(rows, overlay["change"]):
        out.write("\t".join(row).rstrip("\t") + "\n")
    (KNOWLEDGE / "places.tsv").write_text(out.getvalue(), encoding="utf-8")
    print(f"places.tsv: {len(out.getvalue().splitlines())} rows")


if __name__ == "__main__":
    main()
