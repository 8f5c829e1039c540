"""Our figures on the three sets, as plain numbers: used by the printed comparison and by the test of the floors."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from time import perf_counter

from articles.extraction import extract
from articles.models import Extraction, Page, SiteProfile
from articles.site_layout import learn_layout
from articles.text import comparison_form
from evaluation.extraction.generated import FETCHED, GeneratedPage
from evaluation.extraction.generated.sites import SITES, generate_site
from evaluation.extraction.generated.spec import Spec, body_texts
from evaluation.extraction.scoring import TextScore, average, same_minute, same_names, same_text, score_text, unrepeated

FLOORS_FILE = Path(__file__).with_name("floors.toml")


@dataclass(kw_only=True)
class Tally:
    """Right answers of a field among those that the gold knows."""

    right: int = 0
    wrong: int = 0
    """Returned, and not equal to the gold."""
    asked: int = 0

    def count(self, *, right: bool, given: bool = True) -> None:
        self.asked += 1
        self.right += right
        self.wrong += given and not right

    @property
    def share(self) -> float:
        return self.right / self.asked if self.asked else 1.0


@dataclass(kw_only=True)
class Figures:
    """What one set measures; ``failures`` names the pages behind every figure that is not perfect."""

    values: dict[str, float] = field(default_factory=dict)
    milliseconds: float = 0.0
    failures: list[str] = field(default_factory=list)


def aeb_pages(corpus: Path) -> Iterator[tuple[str, str, bytes, str]]:
    """(id, url, html, true text) of the 181 pages."""
    truth = json.loads((corpus / "aeb" / "ground-truth.json").read_text(encoding="utf-8"))
    for name, record in truth.items():
        yield (
            name,
            record["url"],
            gzip.decompress((corpus / "aeb" / "html" / f"{name}.html.gz").read_bytes()),
            record["articleBody"],
        )


def whole_text(found: Extraction) -> str:
    return f"{found.lead}\n\n{found.body}" if found.lead else found.body


def measure_aeb(corpus: Path) -> Figures:
    figures = Figures()
    scores: list[TextScore] = []
    spent = 0.0
    for name, url, html, true in aeb_pages(corpus):
        started = perf_counter()
        found = extract(Page(url=url, html=html))
        spent += perf_counter() - started
        score = score_text(true, whole_text(found))
        scores.append(score)
        if score.f1 < 0.8:
            figures.failures.append(f"{name[:10]} {score.f1:.2f} {url[:80]}")
    mean = average(scores)
    figures.values = {"precision": mean.precision, "recall": mean.recall, "f1": mean.f1}
    figures.milliseconds = 1000 * spent / len(scores)
    return figures


def vn_pages(corpus: Path) -> Iterator[dict[str, object]]:
    """Gold records of ``vn_dev`` with the page under ``html``, without the fragments."""
    folder = corpus / "vn_dev"
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").strip().split("\n"):
        record = json.loads(line)
        if record["page_type"] != "fragment":
            yield record | {"html": (folder / record["file"]).read_bytes()}


def measure_vn(corpus: Path) -> Figures:
    names = ("title", "date", "authors", "captions_out", "unwanted_out", "wanted_in", "listings_told")
    tallies = {name: Tally() for name in names}
    figures = Figures()
    scores: list[TextScore] = []
    spent, count = 0.0, 0
    for gold in vn_pages(corpus):
        started = perf_counter()
        found = extract(Page(url=str(gold["url"]), html=gold["html"]))  # type: ignore[arg-type]
        spent, count = spent + perf_counter() - started, count + 1
        if gold["page_type"] == "listing":
            tallies["listings_told"].count(right=found.page_type != "article")
            continue
        told = {
            "title": same_text(found.title, str(gold["title"])),
            "date": same_minute(found.published_at, datetime.fromisoformat(str(gold["published_at"]))),
            "authors": gold["authors"] is None or same_names(found.authors, gold["authors"]),  # type: ignore[arg-type]
        }
        for name, right in told.items():
            tallies[name].count(right=right)
            if not right:
                figures.failures.append(f"{gold['file']} {name}")
        body = comparison_form(found.body)
        for name, key, wanted in (
            ("captions_out", "captions", False),
            ("unwanted_out", "unwanted", False),
            ("wanted_in", "wanted", True),
        ):
            for piece in gold[key]:  # type: ignore[attr-defined]
                tallies[name].count(right=(comparison_form(piece) in body) is wanted)
        scores.append(score_text(unrepeated(str(gold["body"])), found.body))
    figures.values = {name: tally.share for name, tally in tallies.items()} | {"body_f1": average(scores).f1}
    figures.milliseconds = 1000 * spent / count
    return figures


_NAMES = re.compile(r"\s(?:class|id|itemprop|data-role|itemtype|role)=(?:\"[^\"]*\"|[^\s>]+)")


def without_names(html: str) -> str:
    """The page without any class, id or role: what is left for rules without names."""
    return _NAMES.sub("", html)


def measure_generated(pages: Iterable[GeneratedPage], *, unmarked: bool = False) -> Figures:
    tallies = {name: Tally() for name in ("title", "date", "authors", "lead", "clean")}
    figures = Figures()
    scores: list[TextScore] = []
    spent = 0.0
    for page in pages:
        html = without_names(page.html) if unmarked else page.html
        started = perf_counter()
        found = extract(Page(url=page.url, html=html.encode(), fetched_at=FETCHED))
        spent += perf_counter() - started
        spec = page.spec
        body = comparison_form(found.body)
        told = {
            "title": same_text(found.title, spec.title),
            "date": same_minute(found.published_at, spec.at) and found.published_precision == spec.precision,
            "authors": same_names(found.authors, spec.authors),
            "lead": same_text(found.lead, page.lead),
            "clean": not any(comparison_form(piece) in body for piece in (*page.unwanted, *page.captions)),
        }
        for name, right in told.items():
            tallies[name].count(right=right, given=name != "date" or found.published_at is not None)
            if not right:
                figures.failures.append(f"{page.name} {name}")
        scores.append(score_text("\n\n".join(page.body), found.body))
    figures.values = {name: tally.share for name, tally in tallies.items()}
    figures.values |= {"date_wrong": tallies["date"].wrong / tallies["date"].asked, "body_f1": average(scores).f1}
    figures.milliseconds = 1000 * spent / len(scores)
    return figures


FIRST_CRAWL, SECOND_CRAWL = 30, 40
"""Pages that teach a site's layout, and further ones that are read with what was learned."""


def measure_sites() -> dict[str, Figures]:
    """Pages of sites that a site's other pages help to read: by the page alone, and with the learned layout."""
    figures = {"page alone": Figures(), "learned layout": Figures()}
    tallies = {name: {f: Tally() for f in ("title", "date", "authors")} for name in figures}
    scores: dict[str, list[TextScore]] = {name: [] for name in figures}
    worse: list[str] = []
    for number, layout in enumerate(SITES):
        start = 10_000 * (number + 1)
        profile = SiteProfile(id=layout)
        taught = [
            _read_site_page(layout, *page, profile).observed for page in generate_site(layout, FIRST_CRAWL, start=start)
        ]
        profiles = {"page alone": profile, "learned layout": SiteProfile(id=layout, layout=learn_layout(taught))}
        for spec, html in generate_site(layout, SECOND_CRAWL, start=start + FIRST_CRAWL):
            told: dict[str, dict[str, bool]] = {}
            for name, known in profiles.items():
                started = perf_counter()
                found = _read_site_page(layout, spec, html, known)
                figures[name].milliseconds += 1000 * (perf_counter() - started)
                score = score_text("\n\n".join(body_texts(spec)), whole_text(found))
                scores[name].append(score)
                told[name] = {
                    "title": same_text(found.title, spec.title),
                    "date": same_minute(found.published_at, spec.at),
                    "authors": same_names(found.authors, spec.authors),
                    "body": score.f1 > 0.99,
                }
                for key, tally in tallies[name].items():
                    given = {"title": found.title, "date": found.published_at, "authors": found.authors}[key]
                    tally.count(right=told[name][key], given=bool(given))
                figures[name].failures += [
                    f"{layout}-{spec.seed} {key} ({name})" for key, ok in told[name].items() if not ok
                ]
            alone, taught_ones = told.values()
            worse += [
                f"{layout}-{spec.seed} {key} is worse" for key, ok in alone.items() if ok and not taught_ones[key]
            ]
    for name, one in figures.items():
        one.values = {key: tally.share for key, tally in tallies[name].items()} | {"body_f1": average(scores[name]).f1}
        one.values |= {f"{key}_wrong": tally.wrong / tally.asked for key, tally in tallies[name].items()}
        one.milliseconds /= len(scores[name])
    figures["learned layout"].values["worse_wrong"] = len(worse)
    figures["learned layout"].failures += worse
    return figures


def _read_site_page(layout: str, spec: Spec, html: str, site: SiteProfile) -> Extraction:
    url = f"https://{layout.replace('_', '-')}.example.vn/tin-tuc/bai-viet-{spec.seed}.html"
    return extract(Page(url=url, html=html.encode(), fetched_at=FETCHED), site)
