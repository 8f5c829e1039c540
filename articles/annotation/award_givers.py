"""An award's name by its giver: ranks of givers by named rules, and the table of ``awards.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from articles.annotation.givers import Giver
from articles.gazetteer import KNOWLEDGE, KnowledgeError, entries_by_kind
from articles.models import AwardMention
from articles.text import fold_for_matching, folded_pattern

# Corporations commend by their own rules, though their names end in "Việt Nam".
_ENTERPRISE = re.compile(
    r"(?:(?:chủ tịch|(?:tổng )?giám đốc)(?: hội đồng (?:quản trị|thành viên)| hđqt| hđtv)? )?"
    r"(?:tập đoàn|tổng công ty|công ty|ngân hàng tmcp|ngân hàng thương mại)"
)
# Also in lower case, as some papers print it, where it is not read as a body.
_PROVINCE_COMMITTEE = folded_pattern(r"(?:chủ tịch )?(?:ubnd|ủy ban nhân dân) (?:tỉnh|thành phố)(?![^\W_])")
_PARTY = tuple(map(fold_for_matching, ("tỉnh ủy", "tỉnh đoàn")))
_PARTY_COMMITTEES = tuple(map(fold_for_matching, ("đảng ủy ", "ban thường vụ đảng ủy ")))
_COMMANDS = folded_pattern(
    r"^(?:tư lệnh|chính ủy) |quân khu|quân đoàn|binh đoàn|quân chủng|binh chủng|bộ tư lệnh|cảnh sát biển|"
    r"tổng cục chính trị|đại học quốc gia|đhqg"
)
_COMMITTEE = re.compile(r"(?:chủ tịch )?(?:ubnd|ủy ban nhân dân) (?:tỉnh|thành phố)")
_CENTRAL_ENDS = ("việt nam", "thanh tra chính phủ", "kiểm toán nhà nước")


@dataclass(frozen=True, kw_only=True, slots=True)
class RankRule:
    """One way in which a giver has a rank; ``sample`` is a giver that it fits."""

    rank: str
    sample: str
    fits: Callable[[str, str | None, str | None], bool]
    """Of the giver's name, folded, its body's rank and its body's level."""


def _is_province(name: str, rank: str | None, level: str | None) -> bool:
    of_the_province = rank == "people's committee" and level in ("tỉnh", None)
    by_level = name.endswith("cấp tỉnh") or name in ("tỉnh", "thành phố") or name.startswith(("tỉnh ", "thành phố "))
    of_a_committee = level is None and _PROVINCE_COMMITTEE.match(name) is not None
    return of_the_province or of_a_committee or (by_level and not name.startswith(_PARTY))


def _is_central(name: str, rank: str | None, level: str | None) -> bool:
    if rank == "central" and level is None:
        return True
    said = name.endswith(_CENTRAL_ENDS) or "trung ương" in name or "tối cao" in name
    return (level == "central" or said) and not _ENTERPRISE.match(name)


RANK_RULES = (
    RankRule(rank="state", sample="Thủ tướng", fits=lambda name, _, __: "thủ tướng" in name or name == "chính phủ"),
    RankRule(rank="province", sample="Chủ tịch UBND tỉnh Lâm Đồng", fits=_is_province),
    RankRule(
        rank="ministry",
        sample="Bộ trưởng",
        fits=lambda name, rank, _: rank == "ministry" or name in ("bộ", "bộ trưởng", "thống đốc", "cấp bộ", "ngành"),
    ),
    RankRule(rank="central", sample="Ban Tuyên giáo và Dân vận Trung ương", fits=_is_central),
    RankRule(
        rank="party",
        sample="Đảng ủy Than Quảng Ninh",
        fits=lambda name, _, __: name.startswith(_PARTY_COMMITTEES),
    ),
    RankRule(rank="command", sample="Bộ Tư lệnh Quân khu 7", fits=lambda name, _, __: bool(_COMMANDS.search(name))),
)


def ranks_of(giver: Giver) -> frozenset[str]:
    """Every rank that a giver has: that of its body in ``bodies.toml``, and those of :data:`RANK_RULES`."""
    return _ranks(giver.name, giver.body.id, giver.body.level) if giver.body else _ranks(giver.name, None, None)


@lru_cache(maxsize=1024)
def _ranks(giver: str, body: str | None, level: str | None) -> frozenset[str]:
    """The ranks by name, body and its level; kept, since the same offices give in many an article."""
    name = fold_for_matching(giver)
    own = _body_ranks().get(body) if body else None
    found = {rule.rank for rule in RANK_RULES if rule.fits(name, own, level)}
    return frozenset(found | {own}) if own and own != "central" else frozenset(found)


def ranks_of_name(giver: str) -> frozenset[str]:
    """The ranks that a giver's name alone shows: "Chủ tịch UBND tỉnh Lâm Đồng" is of a province."""
    name = giver.lower()
    committee = "people's committee" if _COMMITTEE.match(name) else None
    return frozenset(rule.rank for rule in RANK_RULES if rule.fits(name, committee, "tỉnh" if committee else None))


@dataclass(frozen=True, kw_only=True, slots=True)
class NamingRule:
    """A form of ``forms``, given by a giver with a rank of ``givers``, is the award ``becomes``."""

    name: str
    forms: frozenset[str]
    givers: frozenset[str]
    becomes: str
    sample: str


@lru_cache(maxsize=1)
def naming_rules() -> tuple[NamingRule, ...]:
    """The table ``called_by_giver`` of ``awards.toml``, in its order.

    Raises:
        KnowledgeError: a row lacks a key, has an unknown one, or names an award that is not in the file.
    """
    known = {entry.id for entry in entries_by_kind()["award"]}
    found = []
    for row in tomllib.loads((KNOWLEDGE / "awards.toml").read_text(encoding="utf-8"))["called_by_giver"]:
        if row.keys() != {"name", "forms", "givers", "becomes", "sample"}:
            raise KnowledgeError(f"awards.toml: {row.get('name')!r} has other keys than its table")
        if unknown := {*row["forms"], row["becomes"]} - known:
            raise KnowledgeError(f"awards.toml: {row['name']!r} names {sorted(unknown)[0]!r}, which is not an award")
        rule = NamingRule(
            name=row["name"],
            forms=frozenset(row["forms"]),
            givers=frozenset(row["givers"]),
            becomes=row["becomes"],
            sample=row["sample"],
        )
        found.append(rule)
    return tuple(found)


def naming_rule(award: str, giver: Giver) -> NamingRule | None:
    """The rule that names an award by its giver; ``None`` if the award keeps its own name."""
    rules = _rules_by_form().get(award)
    if rules is None:
        return None
    ranks = ranks_of(giver)
    for rule in rules:
        if not ranks.isdisjoint(rule.givers):
            return rule
    return None


@lru_cache(maxsize=1)
def _rules_by_form() -> dict[str, list[NamingRule]]:
    found: dict[str, list[NamingRule]] = {}
    for rule in naming_rules():
        for form in rule.forms:
            found.setdefault(form, []).append(rule)
    return found


def naming_rule_of(award: AwardMention) -> str:
    """The name of the rule that gave a found award its id."""
    if award.id is None:
        return "no id: the gazetteer does not have the form, or its giver is not stated"
    own = {entry.name for entry in entries_by_kind()["award"] if entry.id == award.id}
    if award.name not in own and (rule := next((r for r in naming_rules() if r.becomes == award.id), None)):
        return rule.name
    return "the gazetteer's wording"


@lru_cache(maxsize=1)
def _body_ranks() -> dict[str, str]:
    return {e.id: str(e.details["rank"]) for e in entries_by_kind()["body"] if "rank" in e.details}
