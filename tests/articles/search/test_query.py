"""What a typed query requests."""

import re
import unicodedata
from itertools import pairwise

import pytest

from articles.search.highlight import excerpt, find_words
from articles.search.query import (
    match_condition,
    parse_query,
    phrases_of,
    tiers,
    typed_condition,
    unwanted_phrases,
    without_implied,
)
from articles.search.short_forms import other_wordings
from articles.search.spelling import is_syllable, other_spellings
from articles.search.terms import FUNCTION_WORDS, absent_term, article_terms, as_phrase, bare, is_paired, written_term
from articles.search.written import USUAL, is_usual, mark_code, usual_code


def terms(condition: str) -> set[str]:
    return set(re.findall(r"'([^']*)'", condition))


def held(text: str) -> set[str]:
    """The terms that Postgres makes of a row's text; ``tests/storage/test_search.py`` compares the two."""
    codes, words, *others = text.split("\n")
    syllables = words.split(" ")
    found = {term.replace("\t", " ") for term in others} | {syllable.lstrip("!") for syllable in syllables if syllable}
    found |= {f"{a}~{code}" for a, code in zip(syllables, codes, strict=False) if code != "."}
    found |= {f"{a}_{b}" for a, b in pairwise(syllables) if a and b and "!" not in a + b}
    title = words.split("  ")[0].replace("!", "").split()
    return found | {f"^{a}" for a in title} | {f"^{a}_{b}" for a, b in pairwise(title)}


def holds(condition: str, held: set[str]) -> bool:
    """Whether a condition holds of an article with some terms."""
    expression = re.sub(r"'([^']*)'", lambda m: str(m[1] in held), condition)
    return bool(eval(expression.replace("!", " not ").replace("&", " and ").replace("|", " or ")))


def test_words_match_bare_of_diacritics_and_rank_as_typed() -> None:
    query = parse_query("Thi ĐUA")
    assert match_condition(query) == ["'thi'", "'dua'"]
    assert typed_condition(query) == f"!'{absent_term('dua')}'"
    assert typed_condition(parse_query("thi dua")) is None
    unusual = parse_query("thi đưa")
    assert typed_condition(unusual) == f"'{written_term('đưa')}'"
    assert typed_condition(unusual, older=True) == f"('{written_term('đưa')}' | 'đưa')"


@pytest.mark.parametrize(
    ("text", "typed", "is_as_typed"),
    [
        ("thi đua", "thi đua", True),
        ("thi dua", "thi đua", False),
        ("đưa tin thi đua", "đua", True),
        ("đưa tin thi đua", "đưa", True),
        ("đưa tin", "đua", False),
        ("đua", "đưa", False),
        ("cuả", "của", True),
        ("cửa", "của", False),
        ("köln", "köln", True),
        ("koln", "köln", False),
        ("ngây ngất", "ngây", True),
    ],
)
def test_an_article_has_the_diacritics_as_typed(text: str, typed: str, is_as_typed: bool) -> None:
    condition = typed_condition(parse_query(typed))
    assert condition is not None
    assert holds(condition, held(article_terms(None, None, text, []))) is is_as_typed


def test_what_is_usual_has_one_form_of_each_bare_syllable() -> None:
    listed = [line for line in USUAL.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert len({bare(syllable) for syllable in listed}) == len(listed) > 500
    assert all(map(is_usual, listed))
    assert usual_code("dua") == mark_code("đua")
    assert not is_usual("đưa")
    assert not is_usual("dua")


def test_function_words_have_no_pairs_and_rank_by_the_text() -> None:
    query = parse_query('bằng khen của "chủ tịch và các"')
    assert match_condition(query) == ["'bang'", "'khen'", "'cua'", "'chu_tich' & 'va' & 'cac'"]
    assert phrases_of(query) == (" chu tich !va !cac ",)
    first, *_, last = tiers(parse_query("bằng khen của"), ["bang_khen", "khen_cua"])
    assert first.condition.endswith("'bang_khen' & ('^bang_khen' & '^khen_cua')")
    assert (first.beside, first.is_beside) == ((" khen !cua ",), True)
    assert (last.beside, last.is_beside) == ((" bang khen ", " khen !cua "), False)
    found = held(article_terms("Của ai", None, "Bằng khen của Thủ tướng", []))
    assert {"^cua_ai", "bang_khen", "thu_tuong", "cua"} <= found
    assert not {"khen_cua", "cua_thu", "cua_ai"} & found
    assert not any(is_paired(word) for word in FUNCTION_WORDS)


@pytest.mark.parametrize("written", ["hòa bình", "hoà bình", unicodedata.normalize("NFD", "hòa bình"), "HÒA  BÌNH"])
def test_spellings_of_one_word_ask_for_the_same(written: str) -> None:
    assert parse_query(written) == parse_query("hòa bình")


def test_a_phrase_is_its_pairs_and_from_three_syllables_on_read_in_the_text() -> None:
    query = parse_query('"nông thôn mới"')
    assert match_condition(query) == ["'nong_thon' & 'thon_moi'"]
    assert phrases_of(query) == (" nong thon moi ",)
    assert phrases_of(parse_query('"thi đua" đua')) == ()


def test_a_number_that_few_articles_have_is_read_in_the_text_beside_its_neighbours() -> None:
    assert [word for word in "thi 12 2023 500 000 covid ubnd".split() if not is_paired(word)] == []
    assert [word for word in "1847 417 ql1a son417 12345 3023".split() if is_paired(word)] == []
    query = parse_query('"nghị quyết 1847" 2021-2025 417/qđ -"số 1847" -"thi đua"')
    assert match_condition(query) == [
        "'nghi_quyet' & '1847'",
        "'2021_2025'",
        "'417' & 'qd'",
        "!('thi_dua')",
    ]
    assert phrases_of(query) == (" nghi quyet !1847 ", " !417 qd ")
    assert unwanted_phrases(query) == (" so !1847 ",)


def test_joined_words_stand_together() -> None:
    assert match_condition(parse_query("2021-2025")) == ["'2021_2025'"]


def test_an_exclusion_is_negated_and_ranks_nothing() -> None:
    query = parse_query('thi -đua -"bóng đá"')
    assert match_condition(query) == ["'thi'", "!('dua')", "!('bong_da')"]
    assert typed_condition(query) is None
    assert query.loose_pairs == ()


@pytest.mark.parametrize("nothing", ["", "  ", "!?", '""', "-", "…", "& | !", "<->"])
def test_punctuation_asks_for_nothing(nothing: str) -> None:
    assert parse_query(nothing).words == ()


@pytest.mark.parametrize("hostile", ["a'b", "a\\", "'); DROP", "a & !b | c:*", "x" * 3000, "\x00a", "\ud800a"])
def test_no_query_breaks_out_of_its_quotes(hostile: str) -> None:
    for condition in match_condition(parse_query(hostile)):
        assert re.fullmatch(r"'[\w^]+'( & '[\w^]+')*", condition)


def test_every_match_is_in_exactly_one_tier() -> None:
    query = parse_query("thi đưa khen thưởng")
    ranking = [tier.condition for tier in tiers(query, ["thi_dua", "khen_thuong"])]
    everything = sorted({term for tier in ranking for term in terms(tier)})
    for chosen in range(2 ** len(everything)):
        held = {term for place, term in enumerate(everything) if chosen >> place & 1}
        assert sum(holds(tier, held) for tier in ranking) == 1
    typed = written_term("đưa")
    assert holds(ranking[0], {typed, "thi_dua", "khen_thuong", "^thi_dua", "^khen_thuong"})
    # Diacritics first, then words that stand together, then the title.
    assert holds(ranking[2], {typed, "thi_dua", "khen_thuong"})
    assert holds(ranking[6], {"thi_dua", "khen_thuong", "^thi_dua", "^khen_thuong"})
    assert holds(ranking[6], {typed, absent_term("thuong"), "thi_dua", "khen_thuong", "^thi_dua", "^khen_thuong"})


def test_words_that_the_index_has_no_pair_of_part_the_tiers_by_the_text() -> None:
    ranking = tiers(parse_query("ca 417"), ["ca_417"])
    assert [(tier.condition, tier.beside, tier.is_beside) for tier in ranking] == [
        ("('^ca_417')", (" ca !417 ",), True),
        ("!(('^ca_417'))", (" ca !417 ",), True),
        ("('^ca_417')", (" ca !417 ",), False),
        ("!(('^ca_417'))", (" ca !417 ",), False),
    ]
    assert {tier.beside for tier in tiers(parse_query("ca 417"), [])} == {()}


def test_terms_hold_syllables_pairs_title_and_labels() -> None:
    text = article_terms("Thi đua", None, "Khen thưởng\n\nkịp thời 417", [":r=1", ":n=ban thi dua"])
    found = held(text)
    assert {"thi", "dua", "thi_dua", "^thi_dua", "^dua", "khen_thuong", "thuong", ":r=1", ":n=ban thi dua"} <= found
    assert not {written_term("đua"), absent_term("dua")} & found, "written as usual"
    assert "dua_khen" not in found, "a pair never runs from the title into the body"
    assert "^khen" not in found
    assert "417" in found
    assert "thoi_417" not in found
    assert as_phrase("khen thuong kip thoi 417".split()) in text, "a phrase is found as it stands"
    assert " thi dua khen " not in text, "nor runs a phrase from the title into the body"
    assert " ban thi dua" not in text, "the blanks of a label are none of the text's"


def test_a_huge_text_stays_below_what_the_store_takes() -> None:
    huge = " ".join(f"từ{n}" for n in range(200_000))
    wide = " ".join(f"{'ｗ' * 36}{n}" for n in range(5_000))
    long = " ".join(f"ường{chr(97 + n % 26)}" for n in range(200_000))
    for title, lead, body in (("x" * 100_000, huge, huge), (wide, wide, wide), (huge, None, wide), (long, long, long)):
        found = held(article_terms(title, lead, body, []))
        assert sum(len(term.encode()) for term in found) < 1 << 20
        assert len(found) < 31_000


def test_the_end_of_a_decree_with_annexes_is_found() -> None:
    decree = "Về việc tặng bằng khen cho tập thể và cá nhân. " * 2_500
    assert "het" in held(article_terms("Quyết định", None, f"{decree} hết", []))


@pytest.mark.parametrize(
    ("written", "code"),
    [("thi", "."), ("1847", "."), ("привет", "."), ("köln", None), ("thôngtấn", None), ("đđ", None)],
)
def test_only_vietnamese_diacritics_have_a_code(written: str, code: str | None) -> None:
    assert mark_code(written) == code
    if code is None:
        assert written_term(written) == written


def test_syllables_that_differ_in_a_diacritic_are_written_terms_apart() -> None:
    syllables = (
        "đua đùa đưa dưa dừa dứa dửa dữa dựa đứa đũa dua dùa bương buông bường buồng bưng bung bâng bằng".split()
    )
    forms = {written_term(syllable) for syllable in syllables if syllable != bare(syllable)}
    assert len(forms) == len(syllables) - len({"dua", "bung"})
    assert written_term("của") == written_term("cuả"), "a slip that many writers make"


def test_highlights_mark_words_in_company_and_leave_the_syllable_alone() -> None:
    text = "Kỳ thi vừa xong. Phong trào thi đua lan tỏa; THI ĐUA là yêu nước."
    assert [text[a:b] for a, b in find_words(text, parse_query("thi dua"))] == ["thi đua", "THI ĐUA"]
    assert [text[a:b] for a, b in find_words(text, parse_query("thi"))] == ["thi", "thi", "THI"]
    assert find_words(text, parse_query("-thi")) == []
    village = "Mỗi thôn một cách xây dựng nông thôn mới, nội dung mới."
    assert [village[a:b] for a, b in find_words(village, parse_query("nông thôn mới"))] == ["nông thôn mới"]
    assert [village[a:b] for a, b in find_words(village, parse_query("đổi mới"))] == ["mới", "mới"]
    assert [village[a:b] for a, b in find_words(village, parse_query("mỏi"))] == ["Mỗi", "mới", "mới"]


def test_an_excerpt_shows_the_words_with_spans_of_its_own() -> None:
    text = "Đầu bài không nói gì cả. " * 30 + "Tỉnh tổng kết phong trào thi đua yêu nước năm 2023. " + "Cuối bài. " * 30
    found = excerpt(text, parse_query("thi dua yeu nuoc"))
    assert [found.text[a:b] for a, b in found.spans] == ["thi đua yêu nước"]
    assert found.text.startswith("… ")
    assert found.text.endswith(" …")
    assert len(found.text) < 300
    one_sentence = "a" * 50 + " bcd" * 400 + " thi đua " + "efg " * 100
    found = excerpt(one_sentence, parse_query("thi đua"))
    assert [found.text[a:b] for a, b in found.spans] == ["thi đua"]


def test_spelling_knows_what_can_be_a_syllable() -> None:
    for word in "thi dua khen thuong nghieng quyet gi yeu oanh nguoi uy khuyu xoong".split():
        assert is_syllable(word), word
    for word in "thuonh xyz dduar w 123 thuuong".split():
        assert not is_syllable(word), word


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("thuonh", "thuong"),
        ("duaa", "dua"),
        ("kehn", "khen"),
        ("huong", "thuong"),
        ("ddua", "dua"),
        ("thuowng", "thuong"),
        ("phon", "phong"),
    ],
)
def test_spelling_finds_what_was_meant(slip: str, meant: str) -> None:
    assert meant in other_spellings(slip)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("'thi' & 'dua' & ':r=1' & 'thi_dua'", "':r=1' & 'thi_dua'"),
        ("'thi' & 'dua' & 'đua'", "'thi' & 'đua'"),
        ("'thi' & 'dua' & 'dua~e' & '1847' & '!1847~e'", "'thi' & 'dua~e' & '!1847~e'"),
        ("'thi' & 'dua' & !'thi_dua'", "'thi' & 'dua' & !'thi_dua'"),
        ("'thi' & 'dua' & ('^thi_dua' | '^khen')", "'thi' & 'dua' & ('^thi_dua' | '^khen')"),
        ("'thi_dua' & '^thi_dua' & 'nuoc' & 'nuoc'", "'^thi_dua' & 'nuoc'"),
        ("'thi' & (':s=a' & !':o=1' | ':v=x')", "'thi' & (':s=a' & !':o=1' | ':v=x')"),
        ("'thi' & ':n=ban ''thi'' (1)'", "'thi' & ':n=ban ''thi'' (1)'"),
        ("'thi' | 'dua' & 'thi_dua'", "'thi' | 'dua' & 'thi_dua'"),
    ],
)
def test_what_other_terms_imply_is_not_asked_for(condition: str, expected: str) -> None:
    assert without_implied(condition) == expected


def test_an_article_has_whatever_its_terms_imply() -> None:
    text = "Phong trào thi đua yêu nước của các tỉnh"
    found = held(article_terms(text, None, "Hội nghị biểu dương", ()))
    kept = terms(without_implied(" & ".join(f"'{term}'" for term in sorted(found))))
    assert {"^thi_dua", "hoi_nghi"} <= kept
    assert not {"thi_dua", "thi", "hoi", "^thi"} & kept


@pytest.mark.parametrize(
    ("typed", "others"),
    [
        ("hoi lhpn can tho", ["hoi liên hiệp phụ nữ can tho"]),
        ("Hội Liên hiệp Phụ nữ Cần Thơ", ["Hội LHPN Cần Thơ"]),
        ("bch quân sự", ["bộ chỉ huy quân sự", "ban chỉ huy quân sự", "ban chấp hành quân sự"]),
        ("đắc lắc", ["Đắk Lắk"]),
        ("nông thôn", []),
        ("", []),
    ],
)
def test_short_forms_and_their_words_stand_for_each_other(typed: str, others: list[str]) -> None:
    assert list(other_wordings(typed)) == others
