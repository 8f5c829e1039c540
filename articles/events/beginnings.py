"""The beginning of a report, from which its kind is read, and what its sentences state by themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as Date
from functools import cached_property
from typing import NamedTuple

from articles.events.days import Days
from articles.events.words import kinds, words_of
from articles.text import folded_pattern

HANDED_OVER = folded_pattern(r"(?<![^\W_])(?:lễ|trao|đón nhận|hội nghị|gặp mặt|công bố|họp mặt)(?![^\W_])")
# Without a day "được UBND tỉnh trao danh hiệu bằng Quyết định số …" hands nothing over in a hall.
HELD = folded_pattern(r"(?<![^\W_])(?:lễ|buổi trao|đón nhận|hội nghị|gặp mặt|họp mặt|công bố)(?![^\W_])")
_STAGE = folded_pattern(r"(?<![^\W_])(?:hội trường|sân khấu|lên bục)(?![^\W_])")
HANDS_OUT = folded_pattern(
    r"(?<![^\W_])(?:trao|tặng|đón nhận|tuyên dương|biểu dương|vinh danh|tôn vinh|nhận|"
    r"(?<!đua, )(?<!đua - )(?<!đua )khen thưởng)(?![^\W_])"
)
# "phát động thi đua chào mừng Đại hội thi đua yêu nước": the congress is what the drive is for
_OCCASION = folded_pattern(
    r"(?<![^\W_])(?:chào mừng|hướng tới|hướng về|tiến tới)(?: thành công)?(?: của)? (?:đại hội|hội nghị)(?![^\W_])"
    r"(?: (?:thi đua yêu nước|điển hình tiên tiến|biểu dương điển hình tiên tiến))?"
)
_ACTS = folded_pattern(r"(?<![^\W_])(?:vừa|đã) (?:gửi|có|ký|ban hành|quyết định|trao|tặng|khen thưởng)(?![^\W_])")
_NEWS = 7
"""Days after which a portrait no longer reports the event that it mentions."""
# "thầy trò nhà trường" are all its people, and "Trần Văn Dũng Em, Phó Giám đốc" has "Em" in his name.
_OF_NOBODY = folded_pattern(r"[^\w]?(?:thầy trò|thầy,? cô|cô trò)(?![^\W_])|[^\W_]? em,")


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """What a kind is read from: folded title and first sentences, the one that states the happening, its days."""

    title: str
    sentence: str
    sentences: list[str]
    days: Days | None
    published_on: Date | None = None
    is_ahead: bool = False
    """Is the sentence of an event to come, beside others that prepare it?"""
    gives_awards: bool = False
    """Is an award stated as given anywhere in the report?"""

    @cached_property
    def is_news(self) -> bool:
        """Does the sentence date an award or a gathering of the last days, in whatever form it is told?"""
        if self.days is None or self.published_on is None:
            return False
        age = (self.published_on - self.days[1]).days
        told = any(words.search(self.sentence) for words in (HANDS_OUT, HELD, _STAGE, words_of("held")))
        return 0 <= age <= _NEWS and told

    @cached_property
    def whole(self) -> str:
        return f"{self.sentence} {self.title}"

    @cached_property
    def has_portrait_title(self) -> bool:
        return bool(words_of("portraits").search(self.title))

    @cached_property
    def names_an_event(self) -> bool:
        """Does the title name an event of any kind but a decision?"""
        return any(kind != "decision" and words.search(self.title) for kind, _, words in kinds())

    @cached_property
    def is_organised(self) -> bool:
        return bool(self.sentence and self.days and words_of("organising").search(self.sentence))

    @cached_property
    def opens_with_a_person(self) -> bool:
        first = self.sentences[1] if len(self.sentences) > 1 else self.sentences[0] if self.sentences else ""
        return opens_a_portrait(first)

    @cached_property
    def stated(self) -> Kind | None:
        """The first kind with words in the sentence, as happening there."""
        return next((Kind(kind, topic) for kind, topic, words in kinds() if self._states(kind, topic, words)), None)

    def _states(self, kind: str, topic: str, words: re.Pattern[str]) -> bool:
        if kind == "decision" or not words.search(self._without_occasion):
            return False
        if kind == "ceremony":
            return not _only_decides(self.sentence, self.title)
        return topic != "pact" or not _launches_first(self.sentence)

    @cached_property
    def mentioned(self) -> Kind | None:
        """The first kind with words in sentence or title."""
        said = (
            Kind(kind, topic)
            for kind, topic, words in kinds()
            if words.search(self._without_occasion) or words.search(self.title)
        )
        return next(said, None)

    @cached_property
    def _without_occasion(self) -> str:
        return _OCCASION.sub(" ", self.sentence)


class Kind(NamedTuple):
    """The kind of an event, its topic, and whether one event is reported."""

    kind: str
    topic: str | None = None
    happened: bool = True


def opens_a_portrait(first: str) -> bool:
    """Is its subject a person: "Anh Hải vừa được", but not "Tỉnh vừa gửi Thư khen em Quân"?"""
    nouns = words_of("portrait_subjects").finditer(first[:60])
    person = next((noun for noun in nouns if not _OF_NOBODY.match(first, max(0, noun.start() - 1))), None)
    acted = _ACTS.search(first[:60])
    return person is not None and (acted is None or person.start() < acted.start())


def _launches_first(sentence: str) -> bool:
    """Is the pact part of a launch: "tổ chức lễ phát động phong trào thi đua và ký giao ước"?"""
    launch, pact = (next(w for _, topic, w in kinds() if topic == name).search(sentence) for name in ("launch", "pact"))
    return launch is not None and pact is not None and launch.start() < pact.start()


def _only_decides(sentence: str, title: str) -> bool:
    """Is an award decided on here, with no hall and no handing over?"""
    return bool(re.search(r"quyết định", sentence) and not HANDED_OVER.search(f"{sentence} {title}"))
