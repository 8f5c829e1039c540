"""Recipients whom a sentence calls by their given name or a word alone: "Ông Hiển là một trong 90 người được"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.annotation.names import CAPITALISED, PEOPLE, SYLLABLE, is_family_name
from articles.annotation.reading import Reading
from articles.events.named_lists import NamedRecipient, as_recipient
from articles.events.referred import is_office
from articles.events.words import words_of
from articles.models import Annotations
from articles.text import fold_for_matching, folded_pattern

_HONORIFICS = sorted({word.lower() for word in PEOPLE["honorifics"]}, key=len, reverse=True)
# Grouped by first letter, capital or not: of a pattern that ignores case throughout all hundred words are tried.
_WORDS = "|".join(
    f"[{first.upper()}{first}](?i:{'|'.join(re.escape(word[1:]) for word in _HONORIFICS if word[0] == first)})"
    for first in dict.fromkeys(word[0] for word in _HONORIFICS)
)
# "Ông Hiển", "thầy", "Thảo Vy": at the beginning of a sentence or clause
_CALLED = re.compile(
    # Written out by first letter, to which the engine skips; look-behinds are tried at every character.
    r"(?:\. |; |, |: |\? |! |\n ?|còn |riêng )"
    rf"(?P<who>(?P<word>{_WORDS})(?: (?P<given>{SYLLABLE}(?: {SYLLABLE})?))?|(?P<alone>{SYLLABLE}(?: {SYLLABLE})?))"
    r"(?![^\W_])"
)
_GETS = folded_pattern(
    r"(?:,[^,.;\n]{2,60},)?(?: cùng [^,.;\n]{2,60}?)? "
    r"(?:(?:là (?:một|1) trong (?:số |nhóm )?(?:hơn |gần )?\d+ [^.;\n]{2,40}?|"
    r"là [^.;,\n]{2,30} duy nhất[^.;,\n]{0,30}?|còn|cũng|đã|vừa|vinh dự|đều|đón) )*(?:được|nhận)(?![^\W_])"
)
# "…, người bơi kéo dây cho trạm y tế, bước lên nhận": no other clause with a number of its own
_RECEIVES_AT_LAST = folded_pattern(
    r",[^.;\n]{2,200}?(?:, |(?<![^\W_])(?:lên|và) )(?P<verb>(?:cũng |đã |vừa |vinh dự |còn )*"
    r"(?:nhận|đón nhận|được (?:[^,.;\d\n]{2,60}? )?(?:tặng|trao|khen)))[^,.;\d\n]{0,60}$"
)
_OPENING, _ASIDE = 25, 260
"""Characters before the person, and between the person and the end of the award."""
_TO_THE_AWARD = 120
"""Characters between the verb and the award that it receives."""


def called_recipients(reading: Reading, facts: Annotations) -> Iterator[tuple[int, list[NamedRecipient]]]:
    """The person of that name, or the only one without an office, whom the report has named in full before."""
    awards = [award for award in facts.awards if award.name[:1].isupper()]
    before = ". "  # as if a sentence ended in front of the text
    for match in _CALLED.finditer(f"{before}{reading.text}"):
        start, last = match.start("who") - len(before), match.end() - len(before)
        gets = _GETS.match(reading.folded, last)
        if gets is None:
            continue
        end = reading.sentence(start + 1)[1]
        own = [a for a in awards if last <= a.end and a.start <= min(end, gets.end() + _TO_THE_AWARD)]
        # "Ông cùng 3 người nhận hoa, 5 tập thể nhận Bằng khen"
        if not own or (" cùng " in gets.group() and "," in reading.folded[gets.end() : own[0].end]):
            continue
        given = fold_for_matching(match["given"] or match["alone"] or "").split()
        meant = _named_before(reading, facts, start, given)
        if len(meant) == 1:
            yield start, meant
    yield from _subjects(reading, facts)


def _subjects(reading: Reading, facts: Annotations) -> Iterator[tuple[int, list[NamedRecipient]]]:
    """A person with whom a sentence opens and who receives at its end, whatever is told of him between."""
    for person in facts.people:
        start, end = reading.sentence(person.start)
        if person.start - start > _OPENING or any(map(is_office, person.roles)):
            continue
        others = [other for other in facts.people if person.end <= other.start < end]
        for award in facts.awards:
            is_alone = person.end <= award.start < end and not any(other.start < award.start for other in others)
            if award.name[:1].isupper() and is_alone and _receives_at_last(reading.folded[person.end : award.end]):
                yield person.start, [as_recipient(person)]
                break


def _receives_at_last(told: str) -> bool:
    """Does what is told of a person end with the award, and does he act nowhere before?"""
    received = _RECEIVES_AT_LAST.match(told) if len(told) < _ASIDE else None
    return received is not None and not words_of("acts").search(told, 0, received.start("verb"))


def _named_before(reading: Reading, facts: Annotations, end: int, given: list[str]) -> list[NamedRecipient]:
    found: dict[str, NamedRecipient] = {}
    offices = {person.name for person in facts.people if any(map(is_office, person.roles))}
    for person in facts.people:
        if person.end <= end:
            found.setdefault(person.name, as_recipient(person))
    for match in CAPITALISED.finditer(reading.text, 0, end):
        words = match.group().split()
        if 3 <= len(words) <= 5 and is_family_name(words[0]):
            found.setdefault(match.group(), NamedRecipient(name=match.group(), kind="person"))
    names = [who for name, who in found.items() if name not in offices]
    if given:
        names = [who for who in names if fold_for_matching(who.name).split()[-len(given) :] == given]
    # "Ông Ba Kịch" is Lâm Văn Kịch as his neighbours call him.
    return [who for who in names if is_family_name(who.name.split()[0])] if len(names) > 1 else names
