"""Fits the weights of relevance on the labelled texts and writes articles/knowledge/relevance.toml.

Logistic regression by Newton's method with a normal prior around what a person expects (terms.toml and
articles.relevance.EXPECTED), so that a word seen twice stays near that. The strength of the prior is chosen by
cross-validation over the sets: each set is judged by weights that never saw it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
PRIORS = (0.3, 0.6, 1.0, 2.0, 4.0)
"""Widths of the prior that are tried, in units of weight."""
_WORTH = 0.001
"""How much less a wider prior must lose to be taken: weights near what a person expects carry further."""
LEAST_WIDTH = 0.35
"""A weight expected to be 0.1 may still move by this share of the width."""


def fitted(x: np.ndarray, y: np.ndarray, prior: np.ndarray, width: np.ndarray, importance: np.ndarray) -> np.ndarray:
    """The most probable weights: Newton's method, 30 steps at most."""
    precision = 1 / (width * np.maximum(LEAST_WIDTH, np.minimum(1.0, np.abs(prior)))) ** 2
    w = prior.copy()
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -40, 40)))
        gradient = x.T @ (importance * (p - y)) + precision * (w - prior)
        hessian = (x.T * (importance * p * (1 - p))) @ x + np.diag(precision)
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < 1e-6:
            break
    return w


def parse_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """What is asked for on the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.fit_relevance", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--measure", action="store_true", help="print the figures and write nothing")
    known, unknown = parser.parse_known_args(arguments)
    if unknown:
        parser.exit(2, f"{parser.prog}: unknown argument {unknown[0]!r}; --help lists those it takes\n")
    return known


def main() -> None:
    """Choose the prior, print the figures of the cross-validation, write the table."""
    arguments = parse_arguments()
    sys.path.insert(0, str(ROOT))
    from articles.relevance import EXPECTED_ALONE, expected_weights, features
    from evaluation.relevance.cases import relevance_cases, score

    cases = relevance_cases()
    expected = expected_weights()
    keys = list(expected)
    place = {key: i for i, key in enumerate(keys)}
    x = np.zeros((len(cases), len(keys)))
    for i, case in enumerate(cases):
        for seen in features(case.title, case.text):
            x[i, place[seen.group, "all" if seen.group in EXPECTED_ALONE else seen.where]] += seen.value
    y = np.array([float(case.relevant) for case in cases])
    sets = np.array([case.set for case in cases])
    prior = np.array([expected[key] for key in keys])
    # The score of an article without a word of the subject is set, not fitted: there are too few of them.
    still = np.array([0.1 if group == "(start)" else 1.0 for group, _ in keys])
    everyone = np.ones(len(cases))

    def across(width: float) -> np.ndarray:
        out = np.zeros(len(cases))
        for held in dict.fromkeys(sets):
            kept = sets != held
            w = fitted(x[kept], y[kept], prior, width * still, everyone[kept])
            out[~kept] = 1 / (1 + np.exp(-np.clip(x[~kept] @ w, -40, 40)))
        return out

    best, best_loss = PRIORS[0], np.inf
    for width in PRIORS:
        p = np.clip(across(width), 1e-6, 1 - 1e-6)
        loss = float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))
        found = score(list(p >= 0.5), list(y > 0))
        print(f"width {width}: log loss {loss:.4f}, F1 {found.f1:.4f}, natural {found.natural:.4f}")
        if loss < best_loss - _WORTH:
            best, best_loss = width, loss
    p = across(best)
    print(f"\nchosen width {best}; each set judged by weights that never saw it:")
    for name in [*dict.fromkeys(sets), "together"]:
        chosen = np.full(len(cases), True) if name == "together" else sets == name
        found = score(list(p[chosen] >= 0.5), list(y[chosen] > 0))
        print(
            f"{name:18} n {chosen.sum():4} precision {found.precision:.3f} recall {found.recall:.3f} "
            f"F1 {found.f1:.3f} natural {found.natural:.3f}"
        )
    print("\ncalibration: of the texts scored within, the share that is relevant")
    for low, high in ((0, 0.1), (0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01)):
        within = (p >= low) & (p < high)
        if within.any():
            share, mean = y[within].mean(), p[within].mean()
            print(f"{low:.1f} to {min(high, 1):.1f}: {share:.2f} of {within.sum()}, mean score {mean:.2f}")
    if arguments.measure:
        return
    w = fitted(x, y, prior, best * still, everyone)
    write(dict(zip(keys, w.tolist(), strict=True)))


def write(weights: dict[tuple[str, str], float]) -> None:
    """The table, one row per group, in the order of the expectations."""
    rows: dict[str, list[str]] = {}
    for (group, zone), weight in weights.items():
        rows.setdefault(group, []).append(f"{zone} = {weight:.3f}")
    lines = [
        "# Weights of relevance, written by tools/fit_relevance.py; `of` is a term of terms.toml or a group of",
        "# articles/relevance.py. What one such word adds to the sum of which the score is the logistic function.",
        "",
        "weight = [",
        *(f'  {{ of = "{group}", {", ".join(cells)} }},' for group, cells in rows.items()),
        "]",
    ]
    (ROOT / "articles" / "knowledge" / "relevance.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
