"""A seeded set of articles with planted copies, hard negatives, and pages whose surroundings were left in.

Texts are made from the five seed articles by a chain of syllables, so that unrelated texts share the field's words and
phrases; formula sentences, slogans and quoted decrees are shared by the articles of one campaign.
"""

from __future__ import annotations

import random
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from articles.duplicates.fingerprints import FORMULAS

SEEDS = Path(__file__).resolve().parents[2] / "tests" / "fixtures" / "seeds"
KINDS = ("e05", "e10", "e20", "e30", "half", "norm", "lead")


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """One article: ``family`` is shared by a text and its copies, ``campaign`` by hard negatives of one another."""

    id: str
    family: str
    kind: str
    campaign: str | None
    paragraphs: tuple[str, ...]
    site: int

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


class Maker:
    """Makes texts; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self._next: dict[str, list[str]] = defaultdict(list)
        words: list[str] = []
        for path in sorted(SEEDS.glob("*.txt")):
            words += path.read_text(encoding="utf-8").split()
        for a, b in pairwise(words):
            self._next[a].append(b)
        self._words = words
        self._formulas = [self.sentence(30) for _ in range(60)]

    def sentence(self, length: int) -> str:
        """A chain of about ``length`` syllables."""
        word = self.random.choice(self._words)
        chain = [word]
        while len(chain) < length:
            followers = self._next.get(word)
            # One step in eight jumps: real articles have names and figures that no other article has.
            word = self.random.choice(followers) if followers and self.random.random() > 0.125 else self._rare()
            chain.append(word)
        return " ".join(chain)

    def _rare(self) -> str:
        if self.random.random() < 0.4:
            return self.random.choice(self._words)
        return self.random.choice("Bắc Đông Nam Tây Hòa Thủy Minh Xuân Thu Hoa Sơn Giang".split()) + str(
            self.random.randint(2, 999)
        )

    def paragraph(self) -> str:
        return " ".join(self.sentence(self.random.randint(15, 35)) + "." for _ in range(self.random.randint(2, 4)))

    def article(self) -> list[str]:
        return [self.paragraph() for _ in range(self.random.randint(5, 11))]

    def campaign(self, members: int) -> list[list[str]]:
        """Articles of one campaign: shared slogan, decree and formula sentences, each with its own matter."""
        decree = "Theo quyết định: “" + self.sentence(self.random.randint(60, 110)) + "”."
        slogan = self.sentence(12)
        formulas = self.random.sample(self._formulas, 5)
        made = []
        for _ in range(members):
            own = self.article()
            for formula in self.random.sample(formulas, 4):
                at = self.random.randrange(len(own))
                own[at] = f"{own[at]} {formula}. Phong trào “{slogan}”."
            own.insert(self.random.randrange(1, len(own)), decree)
            made.append(own)
        return made

    def edit(self, paragraphs: list[str], share: float) -> list[str]:
        """Replace, drop or add ``share`` of the syllables."""
        out = []
        for paragraph in paragraphs:
            words: list[str] = []
            for word in paragraph.split():
                if self.random.random() >= share:
                    words.append(word)
                    continue
                what = self.random.random()
                if what < 0.6:
                    words.append(self.random.choice(self._words))
                elif what < 0.8:
                    words += [word, self.random.choice(self._words)]
            out.append(" ".join(words))
        return out

    def copy(self, paragraphs: list[str], kind: str) -> list[str]:
        """A copy of one kind."""
        if kind in ("e05", "e10", "e20", "e30"):
            return self.edit(paragraphs, int(kind[1:]) / 100)
        if kind == "half":
            keep = max(2, round(len(paragraphs) * self.random.uniform(0.5, 0.7)))
            return paragraphs[:keep] if self.random.random() < 0.7 else sorted_sample(self.random, paragraphs, keep)
        if kind == "norm":
            return [normal_form_changes(p) for p in paragraphs]
        new = ["TTXVN - " + self.sentence(40) + ".", *self.edit(paragraphs[1:], 0.05)]
        return new


def sorted_sample(rng: random.Random, paragraphs: list[str], count: int) -> list[str]:
    return [paragraphs[i] for i in sorted(rng.sample(range(len(paragraphs)), count))]


def normal_form_changes(text: str) -> str:
    """NFD, the other tone placement, other quotes, dashes and spaces."""
    for a, b in (
        ("hòa", "hoà"),
        ("hóa", "hoá"),
        ("tỏa", "toả"),
        ("ủy", "uỷ"),
        ("Ủy", "Uỷ"),
        ("“", '"'),
        ("”", '"'),
        (" - ", " – "),
    ):
        text = text.replace(a, b)
    return unicodedata.normalize("NFD", text).replace(". ", ".\u00a0 ")


class ArchiveMaker(Maker):
    """Generate texts for an archive of any size, where chains of five articles would repeat themselves.

    Sentences are put together from three-syllable pieces of the seed articles. What unrelated articles share are formula
    sentences: three of the versioned list in each, one of a hundred of this part of the archive (a part is a few weeks'
    articles, the formulas its campaigns' slogans), and in one article of twenty one of four hundred that no list has.
    """

    def __init__(self, part: int) -> None:
        self._pieces: list[str] = []
        super().__init__(part)
        pairs = zip(self._words, self._words[1:], self._words[2:], strict=False)
        self._pieces = sorted({" ".join(piece) for piece in pairs})
        lines = FORMULAS.read_text(encoding="utf-8").splitlines()
        self._listed = [line for line in lines if not line.startswith("#")]
        self._current = [self.sentence(25) for _ in range(100)]
        everywhere = Maker(0)
        self._unlisted = [everywhere.sentence(25) for _ in range(400)]

    def sentence(self, length: int) -> str:
        if not self._pieces:  # the formulas that the first maker's are, word by word
            return super().sentence(length)
        return " ".join(self.random.choices(self._pieces, k=round(length / 3)))

    def article(self) -> list[str]:
        made = super().article()
        sentences = [*self.random.sample(self._listed, 3), self.random.choice(self._current)]
        if self.random.random() < 0.05:
            sentences.append(self.random.choice(self._unlisted))
        for sentence in sentences:
            at = self.random.randrange(len(made))
            made[at] = f"{made[at]} {sentence}."
        return made


def make_set(size: int, seed: int = 1, maker: Maker | None = None) -> list[Text]:
    """About ``size`` texts in a shuffled order: half of them with copies, one in thirteen a hard negative."""
    maker = maker or Maker(seed)
    rng = maker.random
    made: list[Text] = []
    number = 0

    def add(paragraphs: list[str], family: str, kind: str, campaign: str | None) -> None:
        nonlocal number
        made.append(
            Text(
                id=f"d{number:06d}",
                family=family,
                kind=kind,
                campaign=campaign,
                paragraphs=tuple(paragraphs),
                site=rng.randrange(63),
            )
        )
        number += 1

    while len(made) < size:
        family = f"f{number}"
        choice = rng.random()
        if choice < 0.08:
            campaign = f"c{number}"
            for i, paragraphs in enumerate(maker.campaign(rng.randint(2, 5))):
                add(paragraphs, f"{family}-{i}", "hard", campaign)
            continue
        base = maker.article()
        add(base, family, "base", None)
        if choice < 0.62:
            for kind in rng.sample(KINDS, rng.choice((1, 1, 2, 3))):
                add(maker.copy(base, kind), family, kind, None)
    rng.shuffle(made)
    return made[:size]


def surroundings(seed: int = 2) -> list[tuple[str, str]]:
    """Header and footer text of 63 sites, as a bad extractor leaves it in."""
    maker = Maker(seed)
    sites = []
    for n in range(63):
        menu = "\n".join(maker.sentence(maker.random.randint(2, 4)).title() for _ in range(14))
        head = f"Báo tỉnh {n}\n{menu}\nThứ ba, 31/10/2023 - 07:28"
        related = "\n".join(maker.sentence(12) for _ in range(6))
        foot = f"Tin liên quan\n{related}\nÝ kiến bạn đọc (0)\nCơ quan chủ quản: {maker.sentence(25)}\nGiấy phép số {n}/GP-BTTTT"
        sites.append((head, foot))
    return sites


def raw_text(text: Text, sites: list[tuple[str, str]]) -> str:
    """The text inside its site's surroundings."""
    head, foot = sites[text.site]
    return f"{head}\n{text.text}\n{foot}"


ViewOf = Callable[[Text], str]
