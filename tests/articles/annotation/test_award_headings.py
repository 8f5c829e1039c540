"""Awards of lists: a heading that gives, its items that count, and classes that stand below their order."""

from __future__ import annotations

from articles.annotation import annotate
from articles.models import AwardMention


def awards(text: str) -> list[AwardMention]:
    return list(annotate(None, text, province="son-la").awards)


def counts(award: AwardMention) -> list[tuple[int | None, str]]:
    return [(r.n, r.type) for r in award.recipients]


def test_items_below_a_heading_count_its_recipients() -> None:
    (award,) = awards(
        "UBND xã tặng Giấy khen cho:\n\n- Tập thể: 3 chi hội;\n- Cá nhân: 11 hội viên.\n\n5 hộ khác vắng mặt."
    )
    assert counts(award) == [(3, "chi hội"), (11, "hội viên")]


def test_who_gives_by_the_heading_gives_each_item() -> None:
    found = awards("Giám đốc Sở Y tế tặng:\n- Giấy khen cho 6 tập thể;\n- Kỷ niệm chương cho 2 cá nhân.")
    assert [(award.giver, counts(award)) for award in found] == [
        ("Giám đốc Sở Y tế", [(6, "tập thể")]),
        ("Giám đốc Sở Y tế", [(2, "cá nhân")]),
    ]


def test_classes_below_their_order_are_awards_of_their_own() -> None:
    found = awards("Chủ tịch nước tặng Huân chương Lao động:\n1. Hạng Nhì: Bệnh viện tỉnh.\n2. Hạng Ba: 2 tập thể.")
    assert [(award.award_class, award.giver, counts(award)) for award in found] == [
        (2, "Chủ tịch nước", []),
        (3, "Chủ tịch nước", [(2, "tập thể")]),
    ]


def test_a_heading_that_only_announces_gives_nothing_to_its_items() -> None:
    (award,) = awards("Kết quả theo Quyết định số 917/QĐ-UBND của Chủ tịch UBND xã:\n1. Giấy khen: 11 học sinh.")
    assert (award.giver, award.decision) == (None, None)


def test_what_stands_below_a_signed_decision_is_its_signers() -> None:
    found = awards(
        "Bộ trưởng Bộ Y tế vừa ký các quyết định khen thưởng. Cụ thể:\n\nBằng khen cho 4 tập thể.\n\nKỷ niệm chương cho 5 bác sĩ."
    )
    assert [(award.giver, counts(award)) for award in found] == [
        ("Bộ trưởng Bộ Y tế", [(4, "tập thể")]),
        ("Bộ trưởng Bộ Y tế", [(5, "bác sĩ")]),
    ]


def test_a_title_taken_up_without_its_name_keeps_its_id() -> None:
    found = awards("Có 20 gương được tặng danh hiệu “Người tốt, việc tốt”. Riêng năm 2025, 6 người đạt danh hiệu này.")
    assert [(award.id, counts(award)) for award in found] == [
        ("nguoi-tot-viec-tot", [(20, "gương")]),
        ("nguoi-tot-viec-tot", [(6, "người")]),
    ]
