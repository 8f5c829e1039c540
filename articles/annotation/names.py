"""Capitalised names: which run of words names a person, and which a place."""

from __future__ import annotations

import re

UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
# One written syllable that begins in a capital: "Đắk", "H'Hen", "Niê"; initials keep their stop ("K'Brêu", "A Lăng").
_REST = r"[^\W\d_]*(?:['’][^\W\d_]+)?"
SYLLABLE = rf"[{UPPER}]{_REST}"
CAPITALISED = re.compile(rf"{SYLLABLE}(?: +{SYLLABLE})*")
# Two to six syllables, or one of the highlands' ("H'Hen"). It begins with one set of characters: of a pattern that
# begins with two alternatives the engine tries both at every letter.
FULL_NAME = re.compile(rf"[{UPPER}](?:{_REST}(?: +{SYLLABLE}){{1,5}}|(?<=[KHY])['’][^\W\d_]+)")

# Family names by frequency of use, Kinh first, then those of the Tày, Thái, Mông, Ê Đê, Khmer, Chăm and others.
FAMILY_NAMES = frozenset(
    "a nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn trịnh mai tô hà cao lương "
    "trương lưu tạ triệu thái vương quách nông hứa phùng kiều lâm châu tăng tống chu đào đàm giang hạ khổng khúc "
    "kim la lã lại lục mạc nghiêm ninh phí phó quản sầm tôn thân thạch tiêu từ ứng văn vi viên âu bạch "
    "bành biện cái cam cấn chế chử cù danh diệp doãn đan đậu điền điểu đới giáp giàng hàn hầu hồng hùng khuất lò lường "
    "lù lầu lỳ ma mã mẫn nhâm nhữ nùng phàn quàng quan rơ sơn siu sùng tao tẩn tần thào thang thiều tòng toán tráng "
    "trà trang triệu tường vàng vừ ya y h k ksor rmah rcom nay niê kpă kpuih puih blup cầm bế bàn bùi cà "
    "chảo cháng chang dềnh hảng lèo pờ phù sín thò vầy viết vòng chìu đèo phìn kray krajan "
    "kon k' h' cil liêng lơ mưu rahlan ka thị ong lữ cứ hờ sồng mùa ly chẩu kha lô ngân lang thẩm ngụy moong cụt xồng "
    "chá đàng đạo mang bá bríu alăng hốih hôih pơloong zơrâm arất mlô hđơk ayun êban kbuôr krông rah hiao chau neang "
    "quảng đồng ngọ tiết ung úng liễu khưu hứa hình nhan trượng quế phó trì tưởng thi khà lềm phản tếnh hạng "
    "cư mùi bàng sái thái chúng đinh sùng mí thèn hù giào ".split()
)
# Those that are hardly ever another word: a bare name ("Nguyễn Văn Hùng sinh năm 1975") begins with one of them.
COMMON_FAMILY_NAMES = frozenset(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn trịnh lương trương lưu tạ triệu "
    "nông hứa phùng kiều tống chu đào đàm khổng khúc lã mạc nghiêm thạch quách lò lường giàng sùng vàng "
    "thào lầu".split()
)
# Written before a person's name.
HONORIFICS = (
    r"các đồng chí|các ông|các bà|đồng chí|đ/c|ông|bà|anh|chị|cụ|em|cô|thầy giáo|thầy|cô giáo|mẹ|chú|bác|cháu|"
    r"nhà giáo ưu tú|nhà giáo nhân dân|nghệ sĩ ưu tú|nghệ sĩ nhân dân|nghệ nhân ưu tú|nghệ nhân nhân dân|"
    r"thầy thuốc ưu tú|thầy thuốc nhân dân|bà mẹ việt nam anh hùng|anh hùng lao động|nsnd|nsưt|nnưt|nnnd|nhạc sĩ|"
    r"ca sĩ|họa sĩ|đạo diễn|nhà văn|nhà thơ|nhà báo|võ sĩ|cầu thủ|huấn luyện viên|doanh nhân|ngư dân|dược sĩ|y sĩ|"
    r"điều dưỡng|chuẩn úy|thượng sĩ|trung sĩ|hạ sĩ|binh nhất|binh nhì|mục sư|ni sư|sư cô|chú tiểu|nạn nhân|chiến sĩ|"
    r"nhà giáo|bác sĩ|bác sỹ|nghệ sĩ|nghệ nhân|thạc sĩ|thạc sỹ|tiến sĩ|tiến sỹ|giáo sư|phó giáo sư|luật sư|kỹ sư|"
    r"liệt sĩ|liệt sỹ|cựu chiến binh|nông dân|công nhân|hội viên|đảng viên|thiếu tướng|trung tướng|thượng tướng|"
    r"đại tướng|đại tá|thượng tá|trung tá|thiếu tá|đại úy|thượng úy|trung úy|thiếu úy|thượng tọa|hòa thượng|linh mục|"
    r"đại đức|già làng|học sinh|sinh viên|vận động viên"
)


def place_words(words: list[str]) -> int:
    """How many of these capitalised words, which follow "xã" or "huyện", are the place's name.

    "Cam Lâm" is two; of "Cam Lâm Nguyễn Văn Hùng" two, since a person follows; of "Nguyễn Văn Hùng" none (the
    head of that commune); three syllables are the longest usual name ("Bà Rịa", "Nam Trà My").
    """
    for i, word in enumerate(words):
        if word.lower() in FAMILY_NAMES and len(words) - i >= 3 and (i == 0 or i >= 1):
            return i
    return min(len(words), 4)
