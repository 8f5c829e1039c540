"""Which unit a named place is: by the district or province beside it, by the article's own, else left open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date

from articles.annotation.place_names import Named
from articles.annotation.provinces import ProvinceName, official_place
from articles.annotation.reading import Reading
from articles.models import FiredRule, PlaceMention
from articles.places import REFORM, Era, Level, Place, place_of, retyped_from, units_with_key
from articles.provinces import current_provinces, former_provinces, known_provinces, province_now
from articles.text import folded_pattern

# Between a place and the larger one that holds it: "xã A, huyện B", "xã A (Sơn La)", "xã A thuộc tỉnh B".
_WITHIN = folded_pattern(r" *(?:,|-|\(|, *thuộc|thuộc|của|ở)? *(?:thuộc )?(?:tỉnh|thành phố|tp\.?|thủ đô)? *")
_BESIDE = folded_pattern(r" *(?:,? +và|,? +cùng|,|;) *(?:các )?")
_YEAR = re.compile(r"20[0-4][0-9](?![0-9]|/q|/n)")
_MONTH_BEFORE = re.compile(r"(?<!\d)(\d{1,2})[/.-]$")
_FORMERLY = folded_pattern(r" *\(?cũ(?![^\W_])")
_LEVELS: dict[str, Level] = {
    **dict.fromkeys(("xã", "phường", "thị trấn", "đặc khu"), "commune"),
    **dict.fromkeys(("huyện", "quận", "thị xã", "thành phố"), "district"),
}


@dataclass(frozen=True, slots=True)
class SettlingRule:
    """One way in which a name is settled or left open; ``sample`` is a text whose first place it settles."""

    name: str
    sample: str


_PROVINCE = SettlingRule("a province's own name", "Lễ phát động tại Lâm Đồng.")
_ALONE = SettlingRule("the only unit of the name", "Lễ phát động tại xã Mường La.")
_STATED = SettlingRule("the larger place stated beside it", "Lễ phát động tại xã Tân Thành, tỉnh Lâm Đồng.")
_BEFORE = SettlingRule(
    "the larger place named before it in the sentence", "Sơn La và Lâm Đồng phát động ở xã Tân Thành."
)
_HOME = SettlingRule("the article's province", "Lễ phát động tại xã Tân Thành. Năm nay Lâm Đồng được mùa.")
_OTHERS = SettlingRule("the province of all other places", "Xã Mường Chanh phát động. Xã Mường La đã sơ kết.")
_SHARED = SettlingRule("left open: several units have the name", "Lễ phát động tại xã Tân Thành.")
_ELSEWHERE = SettlingRule("left open: the place stated has no such unit", "Lễ phát động tại xã Mường La, tỉnh Cà Mau.")
_RETYPED = SettlingRule(
    "left open: the name is known under another type alone", "Lễ phát động tại thị trấn Mường Chanh."
)
SETTLING_RULES = (_PROVINCE, _ALONE, _STATED, _BEFORE, _HOME, _OTHERS, _SHARED, _ELSEWHERE, _RETYPED)


@dataclass(frozen=True, slots=True)
class Settled:
    """A place in the text with its unit; positions are those of the composed text."""

    start: int
    end: int
    name: str
    level: Level
    unit: Place | None
    province_now: str | None
    rule: str
    """The name of the :data:`SETTLING_RULES` row that decided."""
    candidates: tuple[Place, ...] = ()


def era_of(reading: Reading, day: Date | None) -> Era:
    """The era of a text: that of its day, else of the latest year that it names, else the present one."""
    if day is None:
        years = [
            (int(match.group()), _month_before(reading.folded, match.start()))
            for match in _YEAR.finditer(reading.folded)
            if not reading.folded[match.start() - 1 : match.start()].isalnum()
        ]
        latest = max(years, default=(REFORM.year + 1, 0))
        # "2025" without a month may be either half: districts named then speak for the first.
        return "former" if latest < (REFORM.year, 0) or (REFORM.year, 1) <= latest < (REFORM.year, 7) else "current"
    return "former" if day < REFORM else "current"


def _month_before(folded: str, position: int) -> int:
    """The month written before a year ("9/2025"), 0 without one."""
    month = _MONTH_BEFORE.search(folded, max(0, position - 4), position)
    return int(month.group(1)) if month else 0


def settle_places(
    reading: Reading,
    names: list[Named],
    provinces: list[ProvinceName],
    *,
    era: Era,
    day: Date | None,
    home: str | None,
) -> list[Settled]:
    """Each place named, provinces included, in order of place.

    Args:
        era: as :func:`era_of` finds it.
        day: the article's.
        home: id of the article's province, where that is known already.
    """
    if not names and not provinces:
        return []
    return _Settler(reading, names, provinces, era, day, home).settled()


class _Settler:
    def __init__(
        self,
        reading: Reading,
        names: list[Named],
        provinces: list[ProvinceName],
        era: Era,
        day: Date | None,
        home: str | None,
    ) -> None:
        self.reading, self.folded = reading, reading.folded
        self.day = day
        self.home = known_provinces()[home].now if home in known_provinces() else None
        self.era = era
        self.names = [named for named in names if not self._is_a_province(named)]
        taken = [(named.start, named.end) for named in self.names]
        self.provinces = [p for p in provinces if not any(start <= p.start and p.end <= end for start, end in taken)]

    def _is_a_province(self, named: Named) -> bool:
        """ "thành phố Bắc Ninh" is the province from 20 September 2026 on, the former district's town before."""
        if named.type != "thành phố" or self.day is None or self.era == "former":
            return False
        key = self.folded[named.name_start : named.end]
        return any(
            unit.level == "province" and unit.type == "thành phố" and (unit.valid_from or REFORM) <= self.day
            for unit in units_with_key(key)
            if unit.era == "current"
        )

    def settled(self) -> list[Settled]:
        """Right to left first, since the larger place follows the smaller; then by the article."""
        items: list[Named | ProvinceName] = sorted([*self.names, *self.provinces], key=lambda item: item.start)
        holders: dict[int, list[Named | ProvinceName]] = {}
        for i in range(len(items) - 2, -1, -1):
            item, following = items[i], items[i + 1]
            if isinstance(item, ProvinceName):
                continue
            gap = self.folded[item.end : following.start]
            if _rank(following) > _rank(item):
                if _WITHIN.fullmatch(gap):
                    holders[i] = [following, *holders.get(i + 1, ())]
            elif _rank(following) == _rank(item) and _BESIDE.fullmatch(gap):
                holders[i] = holders.get(i + 1, [])
        first = [
            self._province(item)
            if isinstance(item, ProvinceName)
            else self._settle(item, holders.get(i, []), items[:i])
            for i, item in enumerate(items)
        ]
        certain = {place.province_now for place in first if place.unit is not None}
        common = next(iter(certain)) if len(certain) == 1 else None
        return [self._by_the_others(place, common) for place in first]

    def _settle(self, item: Named, stated: list[Named | ProvinceName], earlier: list[Named | ProvinceName]) -> Settled:
        """The unit of one name.

        Args:
            stated: the larger places that its own words state.
            earlier: all places that the text names before it.
        """
        level = _LEVELS[item.type]
        printed = f"{item.type} {' '.join(self.reading.text[item.name_start : item.end].split())}"
        formerly = bool(_FORMERLY.match(self.folded, item.end))
        eras: tuple[Era, ...] = ("former",) if formerly else (self.era, _OTHER[self.era])
        units: list[Place] = []
        for era in eras:
            units = [unit for unit in item.units if unit.era == era]
            if item.type == "phường" and not item.exact:
                units = [unit for unit in units if self._became_a_ward(unit)] or units
            for holder in stated:
                units = _inside(units, holder)
            if units:
                break
        if not units:
            province = next((p for p in (_province_of(holder) for holder in stated) if p), None)
            return Settled(item.start, item.end, printed, level, None, province, _ELSEWHERE.name)
        if not item.exact and not stated and not any(self._became_a_ward(unit) for unit in units):
            # The gazetteer has the name under another type: an older unit, settled by the article's province alone.
            near = [unit for unit in units if unit.province_now == self.home]
            if not near:
                return Settled(item.start, item.end, printed, level, None, None, _RETYPED.name, tuple(units))
            return self._open(item, level, printed, near, _HOME)
        rule = _STATED if stated else _ALONE
        if len(units) > 1 and earlier:
            sentence, _ = self.reading.sentence(item.start)
            for holder in reversed(earlier):
                if holder.start < sentence or len(units) == 1:
                    break
                if _rank(holder) > _rank(item) and (inside := _inside(units, holder)):
                    units, rule = inside, _BEFORE
        if len(units) > 1 and (near := [unit for unit in units if unit.province_now == self.home]):
            units, rule = near, _HOME
        return self._open(item, level, printed, units, rule)

    def _became_a_ward(self, unit: Place) -> bool:
        since = retyped_from(unit.parent) if unit.era == "current" else None
        return since is not None and self.day is not None and since <= self.day

    def _open(self, item: Named, level: Level, printed: str, units: list[Place], rule: SettlingRule) -> Settled:
        provinces = {unit.province_now for unit in units}
        common = next(iter(provinces)) if len(provinces) == 1 else None
        if len(units) == 1:
            name = units[0].name if item.exact else f"{item.type} {units[0].short_name}"
            return Settled(item.start, item.end, name, level, units[0], common, rule.name)
        return Settled(item.start, item.end, printed, level, None, common, _SHARED.name, tuple(units))

    def _by_the_others(self, place: Settled, province: str | None) -> Settled:
        """Settle a name left open by the one province that all other places of the text lie in."""
        if not place.candidates or province is None:
            return place
        units = [unit for unit in place.candidates if unit.province_now == province]
        if len(units) != 1:
            return place
        return Settled(place.start, place.end, units[0].name, place.level, units[0], province, _OTHERS.name)

    def _province(self, item: ProvinceName) -> Settled:
        former, current = former_provinces().get(item.id), current_provinces().get(item.id)
        era: Era = self.era if former and current else ("former" if former else "current")
        province = (former if era == "former" else current) or former or current
        if province is None:
            raise KeyError(item.id)
        unit = place_of(era, "province", province.code, self.day)
        name = official_place(item.id, self.day) if era == self.era else unit.name
        return Settled(item.start, item.end, name or unit.name, "province", unit, province.now, _PROVINCE.name)


_OTHER: dict[Era, Era] = {"former": "current", "current": "former"}


def _rank(item: Named | ProvinceName) -> int:
    if isinstance(item, ProvinceName):
        return 3
    return 2 if _LEVELS[item.type] == "district" else 1


def _inside(units: list[Place], holder: Named | ProvinceName) -> list[Place]:
    """Those that lie in a larger place; of a former province's name, those that lay in that province first."""
    if isinstance(holder, ProvinceName):
        now = province_now(holder.id)
        former = former_provinces().get(holder.id)
        inside = [unit for unit in units if unit.province_now == now]
        exactly = [unit for unit in inside if unit.era == "former" and former and unit.province == former.code]
        return exactly or inside
    codes = {unit.code for unit in holder.units if unit.era == "former"}
    became = {code for unit in holder.units for code in unit.became}
    return [u for u in units if (u.parent in codes if u.era == "former" else u.code in became)]


def _province_of(holder: Named | ProvinceName) -> str | None:
    if isinstance(holder, ProvinceName):
        return province_now(holder.id)
    provinces = {unit.province_now for unit in holder.units}
    return next(iter(provinces)) if len(provinces) == 1 else None


def era_rule(era: Era, day: Date | None) -> FiredRule:
    """The rule that decided the era of a text."""
    rule = "the article's day" if day else "the latest year in the text, else today's"
    return FiredRule(field="era", rule=rule, words=day.isoformat() if day else era)


def province_of_places(places: list[Settled]) -> str | None:
    """The id of the province in which all communes and districts of an article lie that names no province."""
    if len({place.province_now for place in places if place.unit is not None}) != 1:
        return None
    unit = next(place.unit for place in places if place.unit is not None)
    if unit.era == "current":
        return unit.province_now
    return next(province.id for province in former_provinces().values() if province.code == unit.province)


def place_mentions(reading: Reading, places: list[Settled]) -> Iterator[PlaceMention]:
    """The places as facts."""
    for place in places:
        start, end = reading.span(place.start, place.end)
        unit = place.unit
        eras = {candidate.era for candidate in place.candidates}
        yield PlaceMention(
            id=unit.code if unit else None,
            name=place.name,
            quote=reading.given[start:end],
            start=start,
            end=end,
            level=place.level,
            era=unit.era if unit else (next(iter(eras)) if len(eras) == 1 else None),
            now=unit.became if unit else (),
            province_now=place.province_now,
            candidates=tuple(candidate.code for candidate in place.candidates),
        )
