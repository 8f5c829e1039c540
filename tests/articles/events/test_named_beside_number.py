"""Recipients that a report names beside their number, and people beside an award who receive nothing."""

from __future__ import annotations

from datetime import date

import pytest

from articles.events import AwardGiven, NamedRecipient, Period, Report, ledger_of, read_report
from articles.models import Recipients

_GIVEN = "Ngày 10/3, Chủ tịch UBND tỉnh tặng Bằng khen cho 4 tập thể và 9 cá nhân."


def rows_of(text: str, title: str | None = None) -> list[AwardGiven]:
    report = Report(key=0, title=title, text=text, published_on=date(2026, 3, 11), province="lao-cai")
    return ledger_of([read_report(report)])


def names_of(text: str, title: str | None = None) -> set[str]:
    return {r.name for row in rows_of(text, title) for r in row.recipients if isinstance(r, NamedRecipient)}


def counts_of(text: str) -> set[int | None]:
    return {r.n for row in rows_of(text) for r in row.recipients if isinstance(r, Recipients)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # picked out of a number
        (
            f"{_GIVEN} Trong số 9 cá nhân có chị Lò Thị Mai, y tá thôn; anh Vàng A Sử, thợ lặn, người cứu 3 em nhỏ.",
            {"Lò Thị Mai", "Vàng A Sử"},
        ),
        (f"{_GIVEN} Trong chín cá nhân có thầy Hoàng Văn Thái, dạy học ở Y Tý.", {"Hoàng Văn Thái"}),
        (
            "Ngày 10/3, tại lễ kỷ niệm, trong số những người được trao Bằng khen của Chủ tịch UBND tỉnh lần này có già "
            "làng Giàng A Lử.",
            {"Giàng A Lử"},
        ),
        (f"{_GIVEN} Trong đó có cô giáo tiểu học Đặng Thị Hoa, xã Y Tý.", {"Đặng Thị Hoa"}),
        # a number that its names follow
        (
            "Thủ tướng vừa tặng danh hiệu Chiến sĩ thi đua toàn quốc cho 31 cá nhân. Tỉnh Lào Cai có 2 người là bác sĩ "
            "Lê Thị Thu, Trưởng khoa Nhi và kỹ sư Trần Văn Tám, Trung tâm Giống.",
            {"Lê Thị Thu", "Trần Văn Tám"},
        ),
        (
            "Chiều 10/3, hai cá nhân gồm thầy Lù Văn Páo và cô Đặng Thị Hoa nhận Bằng khen của Chủ tịch UBND tỉnh.",
            {"Lù Văn Páo", "Đặng Thị Hoa"},
        ),
        (
            f"{_GIVEN} Bốn tập thể gồm Sở Y tế, Công an tỉnh, Báo Lào Cai và xã Bát Xát.",
            {"Sở Y tế", "Công an tỉnh", "Báo Lào Cai", "xã Bát Xát"},
        ),
        (f"{_GIVEN} Các tập thể gồm Sở Y tế, xã Bát Xát và 2 đơn vị khác.", {"Sở Y tế", "xã Bát Xát"}),
        (
            "Ngày 10/3, tỉnh có lễ. Hai Nghệ nhân nhân dân là bà Giàng Thị Dở, người thêu và ông Vàng A Sử, thổi khèn.",
            {"Giàng Thị Dở", "Vàng A Sử"},
        ),
        (f"{_GIVEN} Các đơn vị được tặng có Sở Y tế, xã Bát Xát.", {"Sở Y tế", "xã Bát Xát"}),
        # names before their number
        (
            "Chiều 10/3, tỉnh có lễ. Công ty Apatit Việt Nam và Điện lực Sa Pa là hai đơn vị được tặng Cờ thi đua của "
            "Chính phủ.",
            {"Công ty Apatit Việt Nam", "Điện lực Sa Pa"},
        ),
        (
            "Chiều 10/3, tỉnh có lễ. Phòng Cảnh sát hình sự và Công an xã Y Tý là hai trong sáu tập thể được tặng Bằng "
            "khen của Chủ tịch UBND tỉnh.",
            {"Phòng Cảnh sát hình sự", "Công an xã Y Tý"},
        ),
        (
            "Chiều 10/3, bệnh viện có lễ. Khoa Nhi và khoa Ngoại là hai tập thể được Bộ trưởng Bộ Y tế tặng Bằng khen.",
            {"Khoa Nhi", "khoa Ngoại"},
        ),
        # one who receives, with an aside before the verb
        (
            "Anh Lù Văn Páo, lái xe cứu thương, hôm qua nhận Bằng khen của Chủ tịch UBND tỉnh tại lễ kỷ niệm.",
            {"Lù Văn Páo"},
        ),
        (
            "Sáng 10/3, tỉnh có lễ. Chị Lò Thị Mai, thợ may, người được trao Bằng khen của Chủ tịch UBND tỉnh dịp này, "
            "cho biết chị rất vui.",
            {"Lò Thị Mai"},
        ),
        (
            "Bà Giàng Thị Dở, 61 tuổi, thôn vùng cao của xã Y Tý, vừa trở thành Nghệ nhân ưu tú. Chủ tịch nước phong "
            "tặng danh hiệu Nghệ nhân ưu tú cho 9 người ngày 10/3.",
            {"Giàng Thị Dở"},
        ),
        (
            "Ngày 10/3, tỉnh có lễ. Anh Vàng A Sử (30 tuổi), thợ lặn, vừa có tên trong danh sách được Chủ tịch UBND "
            "tỉnh tặng Bằng khen.",
            {"Vàng A Sử"},
        ),
        # referred back to
        (
            "Xã Y Tý chúc mừng thầy Lù Văn Páo, giáo viên và chị Lò Thị Mai, kế toán. Hai người vừa được tặng danh hiệu "
            "Chiến sĩ thi đua cấp tỉnh ngày 10/3.",
            {"Lù Văn Páo", "Lò Thị Mai"},
        ),
        (
            "Anh Lù Văn Páo dự lễ chiều 10/3. Cùng 6 nông dân khác, anh được Chủ tịch UBND tỉnh tặng Bằng khen.",
            {"Lù Văn Páo"},
        ),
        (
            "Cô Đặng Thị Hoa xuống tỉnh dự buổi lễ chiều 10/3, nơi cô cùng 5 đồng nghiệp đón nhận danh hiệu Nhà giáo "
            "Ưu tú.",
            {"Đặng Thị Hoa"},
        ),
        (
            "Ngày 10/3, Chủ tịch UBND tỉnh tặng Bằng khen cho lái đò Vàng A Sử và 3 dân quân đã cứu người.",
            {"Vàng A Sử"},
        ),
        # examples right behind the sentence that counts them
        (
            f"{_GIVEN}\n\nTiêu biểu là bà Giàng Thị Dở, thôn Mò Phú; em Thào A Lử, lớp 9.",
            {"Giàng Thị Dở", "Thào A Lử"},
        ),
        (
            "Ngày 10/3, tỉnh trao Huy hiệu Đảng. Cụ Vàng A Sử, người thợ rèn, xúc động nhận Huy hiệu Đảng.",
            {"Vàng A Sử"},
        ),
        (
            "Một thợ điện có tên trong 9 cá nhân được Chủ tịch UBND tỉnh tặng Bằng khen ngày 10/3. Anh tên Lù Văn Páo, "
            "quê Y Tý.",
            {"Lù Văn Páo"},
        ),
        # people behind academic degrees and callings
        (
            "Chiều 10/3, trường có lễ. Các thầy cô nhận Bằng khen của Chủ tịch UBND tỉnh gồm: TS. Lù Văn Páo, ThS. Lò Thị "
            "Mai, PGS.TS Hoàng Văn Thái.",
            {"Lù Văn Páo", "Lò Thị Mai", "Hoàng Văn Thái"},
        ),
        (
            "Chiều 10/3, viện có lễ, 3 bác sĩ được Chủ tịch UBND tỉnh tặng Bằng khen: BSCKII Lù Văn Páo, TS.BS Lò Thị Mai "
            "và ThS.BS Đặng Thị Hoa.",
            {"Lù Văn Páo", "Lò Thị Mai", "Đặng Thị Hoa"},
        ),
        (
            "Chiều 10/3, tỉnh có lễ. 9 cá nhân được Chủ tịch UBND tỉnh tặng Bằng khen có nhạc sĩ Lù Văn Páo, y sĩ thôn "
            "bản Lò Thị Mai, nữ tài xế xe tải Đặng Thị Hoa và cựu chiến binh Vàng A Sử, người hiến đất ở Y Tý.",
            {"Lù Văn Páo", "Lò Thị Mai", "Đặng Thị Hoa", "Vàng A Sử"},
        ),
        (
            f"{_GIVEN} Trong chín cá nhân nhận Bằng khen có thợ mộc Lù Văn Páo (xã Y Tý), người dựng lại trường, và y sĩ "
            "Lò Thị Mai, nguyên Trạm trưởng.",
            {"Lù Văn Páo", "Lò Thị Mai"},
        ),
        (
            "Chiều 10/3, tỉnh có lễ. Ba Nghệ nhân ưu tú gồm: nhà giáo Lù Văn Páo (dạy chữ), nghệ nhân Lò Thị Mai, nông "
            "dân Vàng A Sử.",
            {"Lù Văn Páo", "Lò Thị Mai", "Vàng A Sử"},
        ),
        # named in the sentence behind
        (
            "Ngày 10/3, Chủ tịch UBND tỉnh tặng Bằng khen cho 3 thợ lặn ở xã Y Tý. Đó là các anh Lù Văn Páo (30 tuổi), "
            "trưởng nhóm; Vàng A Sử (27 tuổi) và Hoàng Văn Thái, cùng thôn.",
            {"Lù Văn Páo", "Vàng A Sử", "Hoàng Văn Thái"},
        ),
        # lists in brackets and with semicolons
        (
            "Ngày 10/3, Chủ tịch UBND tỉnh tặng Bằng khen cho 3 tập thể (Phòng Cảnh sát hình sự; Sở Y tế; Công an xã Y Tý) "
            "và 5 cá nhân.",
            {"Phòng Cảnh sát hình sự", "Sở Y tế", "Công an xã Y Tý"},
        ),
        (
            "Ngày 10/3, Chủ tịch UBND tỉnh gửi Thư khen các lực lượng Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh và Báo Lào Cai.",
            {"Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh", "Báo Lào Cai"},
        ),
        (
            "Ngày 10/3, tỉnh có lễ. Bốn tập thể nhận Cờ thi đua của Chính phủ gồm: Viện Kiểm sát nhân dân tỉnh, Tòa án "
            "nhân dân tỉnh, xã Y Tý và phường Sa Pa.",
            {"Viện Kiểm sát nhân dân tỉnh", "Tòa án nhân dân tỉnh", "xã Y Tý", "phường Sa Pa"},
        ),
        (
            "Chiều 10/3, tỉnh có lễ. Hai tập thể của xã được Chủ tịch UBND tỉnh tặng Bằng khen là Đội xe 0 đồng Y Tý và "
            "CLB Khèn Mông.",
            {"Đội xe 0 đồng Y Tý", "CLB Khèn Mông"},
        ),
        (
            f'{_GIVEN} Trong số đó có nhóm thiện nguyện "Áo ấm vùng cao" nấu 900 suất cơm; chủ tàu Lù Văn Páo chở người '
            "bệnh; Công ty Apatit chở gạo; bà Lò Thị Mai, 81 tuổi, góp tiền.",
            {"Áo ấm vùng cao", "Lù Văn Páo", "Công ty Apatit", "Lò Thị Mai"},
        ),
        # collectives that are one of N, or the first of them
        (
            "Chiều 10/3, ngành y có hội nghị. Bệnh viện Đa khoa Bảo Thắng là một trong 4 đơn vị dẫn đầu, được tặng Cờ thi "
            "đua của UBND tỉnh.",
            {"Bệnh viện Đa khoa Bảo Thắng"},
        ),
        (
            "Chiều 10/3, ngành y có hội nghị. Khoa Nhi và Trung tâm Y tế Bát Xát là hai đơn vị tiêu biểu nhất, nhận Cờ thi "
            "đua của UBND tỉnh.",
            {"Khoa Nhi", "Trung tâm Y tế Bát Xát"},
        ),
        (
            "Ngày 10/3, tại hội nghị, Công đoàn Viên chức tỉnh vinh dự được Tổng Liên đoàn Lao động Việt Nam tặng Cờ thi "
            "đua.",
            {"Công đoàn Viên chức tỉnh"},
        ),
        # a decision's numbered list
        (
            "Ngày 10/3, Chủ tịch UBND tỉnh tặng Bằng khen cho 3 cá nhân. Danh sách như sau:\n\n1. TS Lù Văn Páo, nhà khoa "
            "học; 2. Nghệ nhân thêu Lò Thị Mai; 3. Em Vàng A Sử, học sinh.",
            {"Lù Văn Páo", "Lò Thị Mai", "Vàng A Sử"},
        ),
        (
            "Ngày 10/3, tại lễ kỷ niệm, ThS.BS Lù Văn Páo và BSCKI Lò Thị Mai vinh dự được nhận Bằng khen của Chủ tịch UBND "
            "tỉnh.",
            {"Lù Văn Páo", "Lò Thị Mai"},
        ),
        (
            "Ngày 10/3, xã Y Tý có 1 tập thể và 2 cá nhân được Chủ tịch UBND tỉnh tặng Bằng khen. Tập thể được khen là Trạm "
            "Y tế xã với mô hình mới: khám bệnh tại bản. Hai cá nhân là bà Lò Thị Mai, trưởng bản và thầy giáo Lù Văn Páo.",
            {"Trạm Y tế xã", "Lò Thị Mai", "Lù Văn Páo"},
        ),
        (
            f"{_GIVEN} Thay mặt cá nhân được khen, em Lò Thị Mai hứa sẽ cố gắng. Thầy Lù Văn Páo, giáo viên dạy giỏi, thay "
            "mặt nhà giáo cảm ơn tỉnh.",
            {"Lò Thị Mai", "Lù Văn Páo"},
        ),
        (
            f"{_GIVEN} Bác sĩ Lò Thị Mai, Trạm trưởng, một trong những người được khen thưởng dịp này, kể chuyện nghề.",
            {"Lò Thị Mai"},
        ),
        (
            "Ngày 10/3, thừa ủy quyền của Chủ tịch nước, ông Hà trao Huân chương Lao động hạng Nhì cho Trường THPT chuyên "
            "Lào Cai và Huân chương Lao động hạng Ba cho 2 nhà giáo: Lò Thị Mai, Trường THPT Số 1; Lù Văn Páo, Trường "
            "THPT Số 2.",
            {"Trường THPT chuyên Lào Cai", "Lò Thị Mai", "Lù Văn Páo"},
        ),
        (
            "Ngày 10/3, xã tặng Giấy khen cho 3 ngư dân: Phạm Văn Tấp, Bùi Văn Gấm, Đinh Công Hợi.",
            {"Phạm Văn Tấp", "Bùi Văn Gấm", "Đinh Công Hợi"},
        ),
        (
            "Ngày 10/3, ông Lù Văn Páo, nguyên Giám đốc Sở; ông Lê Minh Trí, Trưởng phòng Kỹ thuật; bà Lò Thị Mai, Hiệu "
            "trưởng được tặng Huân chương Lao động hạng Nhì.",
            {"Lù Văn Páo", "Lê Minh Trí", "Lò Thị Mai"},
        ),
        (
            "Ngày 10/3, hai trường vinh dự nhận Cờ thi đua của Chính phủ là Trường THPT Lào Cai, Trường Mầm non Hoa Mai.",
            {"Trường THPT Lào Cai", "Trường Mầm non Hoa Mai"},
        ),
        (
            "Ngày 10/3, Chủ tịch UBND tỉnh gửi Thư khen thầy và trò Trường THPT chuyên Lào Cai về thành tích.",
            {"Trường THPT chuyên Lào Cai"},
        ),
        (
            "Sáng 10/3, Bộ Tư lệnh Vùng 1 Hải quân tổ chức kỷ niệm 50 năm Ngày truyền thống và đón nhận Huân chương Bảo "
            "vệ Tổ quốc hạng Nhất.",
            {"Bộ Tư lệnh Vùng 1 Hải quân"},
        ),
        (
            f"{_GIVEN} Các tập thể được tặng Bằng khen gồm: Sở Tài chính; Trường THPT Lào Cai.\n\nCác cá nhân được tặng "
            "Bằng khen gồm:\n\n- Ông Lù Văn Páo, Phó Giám đốc Sở;\n- Bà Lò Thị Mai, giáo viên.",
            {"Sở Tài chính", "Trường THPT Lào Cai", "Lù Văn Páo", "Lò Thị Mai"},
        ),
        (
            "Ngày 10/3, Chủ tịch UBND tỉnh tặng Bằng khen cho 1 tập thể và 3 cá nhân. Tập thể được khen là Đội Kiểm soát "
            "phòng, chống ma túy. Ba cá nhân gồm các ông Lù Văn Páo, Đội trưởng; Trần Hoài Nam, Đội phó; Lê Quốc Dũng, "
            "công chức.",
            {"Đội Kiểm soát phòng, chống ma túy", "Lù Văn Páo", "Trần Hoài Nam", "Lê Quốc Dũng"},
        ),
        (
            f"{_GIVEN} Các tập thể được khen thưởng gồm: Công ty Điện lực Lào Cai; UBND xã Y Tý; Trung đoàn 151 và 6 đơn vị "
            "khác.",
            {"Công ty Điện lực Lào Cai", "UBND xã Y Tý", "Trung đoàn 151"},
        ),
        (
            f"{_GIVEN} Người lớn tuổi nhất là NNƯT Lù Văn Páo, trẻ nhất là ThS Lò Thị Mai.",
            {"Lù Văn Páo", "Lò Thị Mai"},
        ),
    ],
)
def test_names_beside_a_number_are_recipients(text: str, names: set[str]) -> None:
    assert names_of(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 10/3, Tỉnh đoàn trao Giải thưởng Lý Tự Trọng năm 2026. 60 gương được chọn từ 214 hồ sơ. Trong đó có anh Lù "
        "Văn Páo, chủ cơ sở sấy; chị Lò Thị Mai, y sĩ.",
        f"{_GIVEN} Trong số 120 đại biểu dự lễ có ông Lù Văn Páo, Bí thư Huyện ủy.",
        f"{_GIVEN} Thay mặt những người được cứu, anh Lù Văn Páo cảm ơn bộ đội.",
        f"{_GIVEN} Chủ trì buổi lễ có 2 người là ông Lù Văn Páo và bà Lò Thị Mai.",
        f"{_GIVEN} Anh Lù Văn Páo, chủ cửa hàng, cho biết buổi lễ rất đông.",
        f"{_GIVEN} Hội trường Nhà văn hóa Lao động và Trường Chính trị là hai nơi được chọn làm điểm cầu.",
        f"{_GIVEN} Hai người dẫn chương trình là anh Lù Văn Páo và chị Lò Thị Mai.",
        f"{_GIVEN} Buổi lễ đông vui, người dự. Tiêu biểu là tiết mục của chị Lò Thị Mai.",
        "Ông Lù Văn Páo, Chủ tịch UBND tỉnh và bà Lò Thị Mai, Giám đốc Sở dự lễ. Hai người được trao Bằng khen của Thủ "
        "tướng Chính phủ ngày 10/3 là công nhân.",
        f"{_GIVEN} Đoàn có 2 người là ông Lù Văn Páo và bà Lò Thị Mai.",
        f"{_GIVEN} Công ty Điện lực Lào Cai và Công ty Apatit là hai đơn vị được trao hợp đồng tài trợ.",
        f"{_GIVEN} Trong đó có bài tham luận của ông Lù Văn Páo.",
        f"{_GIVEN} Dự lễ, trong đó có ông Lù Văn Páo, Bí thư Tỉnh ủy và bà Lò Thị Mai.",
        f"{_GIVEN} Trong 9 cá nhân dự thi có anh Lù Văn Páo.",
        "Ngày 10/3, ông Lù Văn Páo dự lễ. Ông cùng 3 lãnh đạo sở nhận hoa, 5 tập thể nhận Bằng khen của Chủ tịch UBND "
        "tỉnh.",
        "Anh Lù Văn Páo dẫn chương trình. Cô Lò Thị Mai hát. Hai người được tặng Bằng khen của Chủ tịch UBND tỉnh ngày "
        "10/3 là công nhân.",
        "Ngày 10/3, tỉnh có lễ. Trong số các cá nhân được cứu có anh Lù Văn Páo. 9 cá nhân được tặng Bằng khen.",
        # behind the list's own people: relatives, guests, speakers, those saved
        f"{_GIVEN} Đó là ngày hội mà ông Lù Văn Páo mong đợi.",
        f"{_GIVEN} Phát biểu tại lễ có nhạc sĩ Lù Văn Páo, y sĩ Lò Thị Mai.",
        f"{_GIVEN} Danh sách khách mời như sau:\n\n1. TS Lù Văn Páo; 2. Nghệ nhân Lò Thị Mai; 3. Em Vàng A Sử.",
        f"{_GIVEN} Đó là công trình do kỹ sư Lù Văn Páo và Công ty Apatit thiết kế.",
        f"{_GIVEN} Bệnh viện Sản Nhi là một trong 4 đơn vị dự thi.",
        f"{_GIVEN} Sở Y tế và Công an tỉnh là hai đơn vị phối hợp tổ chức, nhận hoa của tỉnh.",
        "Ngày 10/3, tỉnh có lễ. Bệnh viện nhận Bằng khen của Chủ tịch UBND tỉnh.",
        f"{_GIVEN} Danh sách các đơn vị tài trợ: 1. Công ty Apatit; 2. Công ty Than; 3. Công ty Gang; 4. Công ty Điện.",
        f"{_GIVEN} 9 cá nhân được tặng Bằng khen có sự giúp đỡ của nhạc sĩ Lù Văn Páo.",
        "Ngày 10/3, Chủ tịch UBND tỉnh tặng Bằng khen cho 3 tập thể (thuộc Công an tỉnh; Sở Y tế) và 2 cá nhân.",
        f"{_GIVEN} Ông Lù Văn Páo, Giám đốc Sở, thay mặt lãnh đạo tỉnh cảm ơn các nhà tài trợ.",
        f"{_GIVEN} Bà Lò Thị Mai, nhà tài trợ, một trong những người được mời dự lễ, rất vui.",
    ],
)
def test_those_who_only_stand_near_an_award_are_no_recipients(text: str) -> None:
    assert names_of(text) == set()


def test_names_behind_the_award_that_only_the_headline_names_are_its_recipients() -> None:
    title = "Lào Cai có 5 tập thể được Thủ tướng tặng Bằng khen"
    text = "Quyết định ký ngày 10/3 khen thưởng 5 tập thể. Các tập thể gồm Công an tỉnh, xã Y Tý và 3 đơn vị khác."
    assert names_of(text, title) == {"Công an tỉnh", "xã Y Tý"}


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Ngày 10/3, xã có lễ. Năm hộ dân được Chủ tịch UBND xã tặng Giấy khen.", {5}),
        ("Chiều 10/3, thôn họp. Năm gia đình được Chủ tịch UBND xã tặng Giấy khen; thôn nhận 20 triệu đồng.", {5}),
        ("Chiều 10/3, trường có lễ. Năm học sinh được Chủ tịch UBND xã tặng Giấy khen.", {5}),
        ("Chiều 10/3, xã có lễ. Có 40 em được khen thưởng. Mỗi em được nhận Giấy khen của Chủ tịch UBND xã.", {40}),
        ("Ngày 10/3, Chủ tịch UBND tỉnh tặng Bằng khen cho lái đò Vàng A Sử và 3 dân quân đã cứu người.", {4}),
        ("Anh Lù Văn Páo dự lễ 10/3. Cùng 6 nông dân khác, anh được Chủ tịch UBND tỉnh tặng Bằng khen.", {7}),
    ],
)
def test_numbers_in_words_and_of_those_beside_one_named_are_read(text: str, counts: set[int]) -> None:
    assert counts_of(text) == counts


@pytest.mark.parametrize(
    ("text", "period"),
    [
        (
            "Ngày 10/3, đoàn kiểm tra làm việc tại xã. Ba tháng qua, Chủ tịch UBND xã tặng 40 Giấy khen.",
            Period(first="2026-01", last="2026-03"),
        ),
        (
            "Ngày 10/3, đoàn kiểm tra làm việc tại xã. Hai tháng, phường tặng 31 Giấy khen.",
            Period(first="2026-02", last="2026-03"),
        ),
        (
            "Ngày 10/3, xã tổng kết công tác thi đua năm 2025. Chủ tịch UBND xã đã ban hành 27 quyết định, tặng Giấy khen "
            "cho 41 lượt tập thể.",
            Period(first="2025", last="2025"),
        ),
        (
            "Ngày 10/3, đơn vị gặp mặt. Nửa thế kỷ xây dựng và trưởng thành, đơn vị được tặng 38 Huân chương Chiến công.",
            Period(first="1976", last="2026"),
        ),
        (
            "Đại hội ngày 10/3 nhìn lại phong trào giai đoạn 2021-2025. Toàn tỉnh có 9 tập thể được tặng Huân chương "
            "Lao động trong cả giai đoạn.",
            Period(first="2021", last="2025"),
        ),
        (
            "Ngày 10/3, hội đồng họp. Quý I/2026, toàn tỉnh có 7 tập thể được tặng Huân chương Lao động hạng Ba. Chủ tịch "
            "UBND tỉnh đã tặng Bằng khen cho 52 cá nhân.",
            Period(first="2026-01", last="2026-03"),
        ),
    ],
)
def test_a_sum_of_months_or_of_the_stage_spoken_of_is_no_single_award(text: str, period: Period) -> None:
    assert {row.period for row in rows_of(text)} == {period}


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("Chiều 10/3, Giám đốc Công an tỉnh tặng Giấy khen 3 tập thể.", "Giám đốc Công an tỉnh Lào Cai"),
        ("Chiều 10/3, 2 cá nhân nhận Giấy khen của Giám đốc Công an tỉnh.", "Giám đốc Công an tỉnh Lào Cai"),
        (
            "Ngày 10/3, Ban Quản lý Khu kinh tế Lào Cai sơ kết. Trưởng ban Ban Quản lý tặng Giấy khen 7 tập thể, 2 người.",
            "Trưởng ban Ban Quản lý Khu kinh tế Lào Cai",
        ),
    ],
)
def test_a_giver_is_named_in_full(text: str, giver: str) -> None:
    assert {row.giver for row in rows_of(text)} == {giver}


@pytest.mark.parametrize(
    ("text", "names", "counts"),
    [
        (
            "Ngày 10/3, tỉnh Lào Cai tặng Bằng khen cho ông Thạch Sóc, ông Lâm Hùng và 2 chi hội.",
            {"Thạch Sóc", "Lâm Hùng"},
            {2},
        ),
        (
            "Ngày 10/3, UBND xã trao Giấy khen cho 2 đội viên dân phòng: Lò Văn Tèo, Vàng A Sử.",
            {"Lò Văn Tèo", "Vàng A Sử"},
            {2},
        ),
        (
            f"{_GIVEN} Trong đó, 4 tập thể gồm: Đồn Biên phòng Y Tý, Công an xã Bát Xát, Điện lực Sa Pa và Xã đoàn Cốc San."
            "\n\n9 cá nhân được tặng Bằng khen có chị Lò Thị Mai, y tá; anh Vàng A Sử, thợ lặn.",
            {
                *("Đồn Biên phòng Y Tý", "Công an xã Bát Xát", "Điện lực Sa Pa", "Xã đoàn Cốc San"),
                *("Lò Thị Mai", "Vàng A Sử"),
            },
            {4, 9},
        ),
        (
            "Ngày 10/3, Chủ tịch UBND tỉnh tặng Bằng khen cho Sở Y tế và các đồng chí: Lò Thị Mai, Phó Giám đốc; Vàng A Sử.",
            {"Sở Y tế", "Lò Thị Mai", "Vàng A Sử"},
            set(),
        ),
        (
            "Ngày 10/3, Chủ tịch UBND tỉnh tặng Bằng khen cho Văn phòng Sở Y tế và các ông, bà: Lò Thị Mai, Phó Giám đốc "
            "Sở; Vàng A Sử, chuyên viên.",
            {"Văn phòng Sở Y tế", "Lò Thị Mai", "Vàng A Sử"},
            set(),
        ),
        (
            "Ngày 10/3, Công an tỉnh tặng Giấy khen cho Công an phường Sa Pa và 2 cán bộ gồm: Đại úy Lò Văn Tư, Trung úy "
            "Vàng A Sử.",
            {"Công an phường Sa Pa", "Lò Văn Tư", "Vàng A Sử"},
            {2},
        ),
        (
            "Ngày 10/3, UBND xã trao thưởng.\n- Bằng khen của Bộ Y tế: cô Lò Thị Mai, y tá.\n- Cờ thi đua của UBND tỉnh: "
            "Trường THCS Y Tý.",
            {"Lò Thị Mai", "Trường THCS Y Tý"},
            set(),
        ),
        (
            "Ngày 10/3, Chủ tịch UBND tỉnh tặng Bằng khen cho các tập thể, cá nhân:\nI. Tập thể (2)\n1. Sở Xây dựng\n"
            "2. Bộ Chỉ huy Quân sự tỉnh\nII. Cá nhân (2)\n1. Ông Lò Văn Tư, thợ xây\n2. Bà Hán Thị Mai",
            {"Sở Xây dựng", "Bộ Chỉ huy Quân sự tỉnh", "Lò Văn Tư", "Hán Thị Mai"},
            set(),
        ),
    ],
)
def test_both_names_and_numbers_of_a_mixed_list_are_read(text: str, names: set[str], counts: set[int]) -> None:
    assert names_of(text) == names
    assert counts_of(text) == counts


def test_what_is_handed_over_behind_a_sum_is_no_part_of_it() -> None:
    rows = rows_of(
        "Ngày 10/3, hội đồng họp. Năm 2025, toàn tỉnh có 7 tập thể được tặng Cờ thi đua. Dịp này, Chủ tịch UBND tỉnh trao "
        "Bằng khen cho 5 cá nhân."
    )
    assert [row.period for row in rows if row.award == "bang-khen-ubnd-tinh"] == [None]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # the organisation behind its unit
        (
            f"{_GIVEN} Hai tập thể được khen là Tổ cứu hộ số 2, Công ty Môi trường đô thị và Đội dân quân xã Y Tý.",
            {"Tổ cứu hộ số 2", "Đội dân quân xã Y Tý"},
        ),
        # "năm" before a kind of recipients is five
        (
            "Ngày 10/3, Chủ tịch UBND tỉnh tặng Bằng khen cho 5 cá nhân. Năm cá nhân gồm: Đại úy Vàng A Sử, Đội trưởng; bà "
            "Lò Thị Mai, bản Tả; anh Hoàng Văn Thái; ông Giàng A Lử và chị Đặng Thị Hoa, cùng xã Y Tý.",
            {"Vàng A Sử", "Lò Thị Mai", "Hoàng Văn Thái", "Giàng A Lử", "Đặng Thị Hoa"},
        ),
        # a list goes on behind a bracket, with people beside units
        (
            "Ngày 10/3, tỉnh trao Bằng khen cho Trường Tiểu học Y Tý (xã Y Tý), Trạm Y tế Bát Xát và ông Vàng A Sử.",
            {"Trường Tiểu học Y Tý", "Trạm Y tế Bát Xát", "Vàng A Sử"},
        ),
        (
            "Ngày 10/3, tỉnh tặng Bằng khen cho 3 vận động viên bắn nỏ Vàng Seo Phú, Lò Thị Mai, Hoàng Văn Thái.",
            {"Vàng Seo Phú", "Lò Thị Mai", "Hoàng Văn Thái"},
        ),
        (
            "Ngày 10/3, 3 khoa (Nội, Ngoại, Nhi) và bác sĩ Lò Thị Mai được Bộ trưởng Bộ Y tế tặng Bằng khen.",
            {"Lò Thị Mai"},
        ),
        (
            "Ngày 10/3, Khoa Cấp cứu, Khoa Dược và 4 cá nhân nhận Bằng khen của Bộ trưởng Bộ Y tế.",
            {"Khoa Cấp cứu", "Khoa Dược"},
        ),
        (
            "Hai em Lò Thị Mai và Vàng Gia Huy nhặt được ví tiền. Các em đem đến công an xã. Ngày 10/3, Chủ tịch UBND xã "
            "tặng Giấy khen cho hai em.",
            {"Lò Thị Mai", "Vàng Gia Huy"},
        ),
        (
            "Ngày 10/3, tỉnh tặng Bằng khen theo danh sách:\n\n1. Tập thể\n- Bản Tả Gì Thàng;\n- Bản Lao Chải.\n\n"
            "2. Hộ gia đình\n- Hộ ông Vàng A Sử, bản Lao Chải;\n- Hộ bà Lò Thị Mai, bản Tả.",
            {"Bản Tả Gì Thàng", "Bản Lao Chải", "Vàng A Sử", "Lò Thị Mai"},
        ),
    ],
)
def test_lists_are_read_to_their_end_and_no_further(text: str, names: set[str]) -> None:
    assert names_of(text) == names


def test_awards_of_two_offices_in_one_report_are_two() -> None:
    rows = rows_of(
        "Sáng 10/3, tỉnh tổ chức lễ. Bộ Y tế tặng Bằng khen cho Bệnh viện Sản Nhi Lào Cai; Bộ Công an tặng Bằng khen cho 4 "
        "cá nhân."
    )
    assert {(row.giver, len(row.recipients)) for row in rows} == {("Bộ Y tế", 1), ("Bộ Công an", 1)}


def test_how_many_hold_a_title_named_before_is_not_given() -> None:
    rows = rows_of(
        "Sáng 10/3, tỉnh truy tặng danh hiệu Bà mẹ Việt Nam Anh hùng cho 3 mẹ. Đến nay, toàn tỉnh có 410 mẹ được phong "
        "tặng danh hiệu này."
    )
    assert [[r.n for r in row.recipients if isinstance(r, Recipients)] for row in rows] == [[3]]
