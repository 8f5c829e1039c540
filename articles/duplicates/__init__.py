"""One story once: the form in which texts are compared, samples of them, the test of a pair, and clusters.

A fingerprint is a fixed sample of a text's syllable shingles: which ones are taken depends on the text alone, never
on what else is stored, so that the order of arrival cannot change a result. Sharing some of them makes two texts
candidates; only the comparison of the texts themselves makes them duplicates.
"""

from articles.duplicates.clustering import cluster_texts
from articles.duplicates.comparison import Comparison, compare, compare_texts
from articles.duplicates.fingerprints import (
    FEWEST,
    FINGERPRINT_VERSION,
    SAMPLE,
    SHARED_HASHES,
    SHARED_IF_SHORT,
    Fingerprint,
    fingerprint,
    shared_hashes,
)
from articles.duplicates.grouping import Tie, group_members
from articles.duplicates.letters import SpelledText
from articles.duplicates.normal_form import comparison_syllables
from articles.duplicates.originals import Member, Statement, first_sources, stated_originals

__all__ = [
    "FEWEST",
    "FINGERPRINT_VERSION",
    "SAMPLE",
    "SHARED_HASHES",
    "SHARED_IF_SHORT",
    "Comparison",
    "Fingerprint",
    "Member",
    "SpelledText",
    "Statement",
    "Tie",
    "cluster_texts",
    "compare",
    "compare_texts",
    "comparison_syllables",
    "fingerprint",
    "first_sources",
    "group_members",
    "shared_hashes",
    "stated_originals",
]
