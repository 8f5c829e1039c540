"""The words beside an award's form that give its class, giver and recipients."""

from __future__ import annotations

import re

from articles.annotation.award_forms import Class
from articles.annotation.award_verbs import COMMENDS
from articles.text import folded_pattern

CLASSES: dict[str, Class] = {"nhất": 1, "nhì": 2, "ba": 3, "1": 1, "2": 2, "3": 3, "i": 1, "ii": 2, "iii": 3}
CLASS = folded_pattern(r" *,? *\(?hạng +(nhất|nhì|ba|iii|ii|i|[123])(?![^\W_])\)?")
# "hạng Nhì, 3 Bằng khen", "hạng Nhì, 1.250 cán bộ": a digit of a count is not a class.
FURTHER_CLASS = folded_pattern(
    r" *(?:,|và|/) *(?:hạng +(nhất|nhì|ba|iii|ii|i|[123])|"
    r"(nhất|nhì|ba|iii|ii|i|[123](?![.,]\d)(?! +(?!cho |và )[^\W\d_])))(?![^\W_])"
)
# "hạng Nhất cho 2 tập thể, hạng Ba cho 5 cá nhân", "…, 6 tập thể hạng Nhì": the award is not named again.
CLASS_AGAIN = folded_pattern(
    r"(?:,|;|và) *(?:\d+ +(?:[^\W\d_]+ +){0,4}?)?(?=hạng +(?:nhất|nhì|ba|iii|ii|i|[123])(?![^\W_]))"
)
# "Giấy khen đột xuất của Giám đốc Công an tỉnh", "Bằng khen toàn diện: 202 tập thể"
MANNER = folded_pattern(r" (?:đột xuất|toàn diện|chuyên đề|thường xuyên|phong trào(?= *[:,;.]| của | cho ))(?![^\W_])")
# "Chiến sĩ thi đua ngành Kiểm toán nhà nước thuộc về 15 người": whose title it is, not who gives it.
ITS_SECTOR = folded_pattern(
    r"(?: (?!(?:cho|được|là|gồm|của|do|năm|và|trao|tặng|đạt|tại|trong|khi|từ|vì|thuộc về|đối với)(?![^\W_]))"
    r"[^\W\d_]+){1,6}"
)
# "Bằng khen mới của …", "Bằng khen thứ tư của …"
# "nhận Giấy khen cùng 3 triệu đồng của UBND xã": the reward beside it has the same giver.
OF = folded_pattern(
    r"(?: (?:mới nhất|mới|đầu tiên|gần nhất|gần đây|cao quý|quý giá|danh giá|thứ [^\W_]+) của +|"
    r" (?:cùng|kèm|và)(?: theo)? (?:số )?(?:tiền|phần|\d)[^,;.()\n]{2,40}? của +| *(?:(?:của|do|từ tay|từ) +)?)"
)
# "Giải thưởng Hồ Chí Minh về văn học, nghệ thuật mà Chủ tịch nước truy tặng …"
_WHICH = folded_pattern(r"[^;.\n\d]{0,60}?(?<![^\W_])mà +")
# "danh hiệu Anh hùng … thời kỳ kháng chiến chống Mỹ do Chủ tịch nước phong tặng"
_BY = folded_pattern(
    r"(?:(?: [^\W\d_]+){1,9}| \([^()\n]{2,40}\)) do "
    r"(?=\S(?:[^,;.\n]|tp\.){3,70} (?:phong tặng|truy tặng|trao tặng|tặng)(?![^\W_]))"
)
# "Danh hiệu Anh hùng Lao động ông được Chủ tịch nước phong tặng"
_THEY_GOT = folded_pattern(
    r" (?:mà )?(?:ông|bà|anh|chị|cụ|em|họ|đơn vị|nhà trường|xã|phường) được "
    r"(?=\S(?:[^,;.\n]|tp\.){3,70} (?:phong |truy |trao )?tặng(?![^\W_]))"
)
# "Danh hiệu Xã, phường tiêu biểu năm 2026 vừa được UBND tỉnh trao cho 12 đơn vị"
_WAS_GIVEN = folded_pattern(
    r"(?: *\([^)\n]{1,40}\))?(?: (?!và |cho |nên |nhưng )[^\W\d_]+| (?:19|20)\d\d){0,4}? (?:đã |vừa )*được "
    r"(?=\S(?:[^,;.\n]|tp\.){3,70} (?:trao tặng|phong tặng|trao|tặng)"
    r"(?: (?:cho|trong|tại|vào|ngày|dịp|sáng|chiều|tối|hôm|đợt) |[,.;]|$))"
)
# "Tấm Bằng khen thứ ba của đời ông là của Bộ Tư lệnh Quân khu 9"
_IS_OF = folded_pattern(r"[^;.,:\n\d]{0,50}? là của +")
LEADS_TO_GIVER = (
    ("mà ", _WHICH),
    (" do ", _BY),
    (" được ", _THEY_GOT),
    (" được ", _WAS_GIVEN),
    (" là của ", _IS_OF),
)
"""What may stand between an award and its giver, in order, each with words that it has."""
GIVES_NEXT = folded_pattern(
    r"(?:;[ ]*| và )(?:đồng thời )?(?:quyết định )?(?:truy tặng|phong tặng|trao tặng|tặng|trao)[^;]{0,20}$"
)
GETS = folded_pattern(r"(?<![^\W_])(?:được|(?<!công )(?<!ghi )nhận)(?![^\W_])")
# "…; nhiều năm là Lao động tiên tiến, hai lần đạt …": awards that someone holds, from any giver.
HOLDS = folded_pattern(r"(?<![^\W_])(?:đạt|là|từng)(?![^\W_])")
# "…; Trung đoàn 841 giữ vững danh hiệu Đơn vị quyết thắng": not from the giver of the award before it.
KEEPS_ITS_OWN = folded_pattern(r"[^\W_] (?:giữ vững|giữ|duy trì|giành)(?: được)?(?: danh hiệu)?[ \"]*$")
# "tặng Bằng khen, ba lần là Chiến sĩ thi đua cơ sở"; not "tặng Bằng khen, bình chọn là Nông dân Việt Nam xuất sắc"
IS_ALREADY = folded_pattern(r"(?<!chọn)(?<!nhận)(?<!vinh) là $")
# "tuyên dương 27 tấm lòng vàng": a noun in no list.
COMMENDS_SOME = folded_pattern(rf"(?:{'|'.join(COMMENDS)})(?: cho)?(?: hơn| gần| trên)? +\d")
# "cấp xã khen 210 cá nhân"
PRAISES_SOME = folded_pattern(
    r"(?<=quyết định )khen (?=\d)|"
    r"(?<!bằng )(?<!giấy )(?<!thư )khen (?=\d[\d.]* (?:tập thể|cá nhân|hộ|gia đình|đơn vị|đảng viên)(?![^\W_]))"
)
# "trình UBND tỉnh kết quả xét tặng danh hiệu": the award is mentioned, not its giver.
NO_SUBJECT = folded_pattern(
    r"(?<![^\W_])(?:kết quả|hồ sơ|danh sách|dự thảo|tờ trình|quy chế|hướng dẫn|tiêu chuẩn|tiêu chí)(?![^\W_])"
)
HANDS_OVER = folded_pattern(r"(?<![^\W_])(?:trao|trao tặng|gắn)(?![^\W_])")
ON_BEHALF = folded_pattern(r"(?:(?:thừa|được) (?:ủy quyền|sự ủy quyền)(?: của)?|thay mặt) +$")
PARTY_AND_STATE = re.compile(r"Đảng(?:,| và) Nhà nước")
PERSON = folded_pattern(r"(?<![^\W_])(?:đồng chí|ông|bà|đ/c)(?![^\W_])")
AGREES = folded_pattern(r"(?<![^\W_])(?:nhất trí|thống nhất|bỏ phiếu|biểu quyết|xem xét|bình xét)(?![^\W_])")
DEPUTY = folded_pattern(r"(?<![^\W_])(?:phó [^\W\d_]+(?: [^\W\d_]+){0,2}|thứ trưởng) *$")
ANNIVERSARY = folded_pattern(r"(?<![^\W_])(?:thành lập|truyền thống(?: của)?|ra đời(?: của)?) $")
# "Chủ tịch UBND thành phố đã gặp mặt và trao tặng Bằng khen": the office that meets them is the giver.
MEETS_AND = folded_pattern(
    r"(?<![^\W_])(?:gặp mặt|gặp gỡ)(?:, thăm hỏi|, động viên)?"
    r"(?= [^;.\n]{0,110}?(?:,| và) (?:trao|tặng|khen)|(?:,| và) (?:trao|tặng|khen))"
)
PASSIVE = folded_pattern(r"(?<![^\W_])(?:được|do|bởi) *$")
FOR = folded_pattern(r"(?<![^\W_])(?:cho|tới|đến)(?![^\W_])")
# "cho 2 mạnh thường quân": a recipient right after the form counts even if its noun is in no list.
FOR_SOME = folded_pattern(
    r"[ \"]*(?:(?:cho|tới|đến) +)?(?=\d)|[ \"]*(?:cho|tới) +(?=(?:hai|ba|bốn|sáu|bảy|tám|chín|mười)(?![^\W_]))"
)
# "3 kíp trực được Tổng Giám đốc … tặng Giấy khen", "hai kíp mổ của khoa nhận": so does a stated recipient.
SOMEONE_GETS = folded_pattern(
    r"(?:^|(?<=[.!?] )|(?<=\n)|[,;:] +|và +|cùng +|trong +|có +|công nhận +)"
    r"(?=(?:\d[\d.]*|hai|ba|bốn|sáu|bảy|tám|chín|mười) +[^\W\d_]+(?: [^\W\d_]+){0,4} +"
    r"(?:được|nhận|đạt|vinh dự)(?![^\W_]))"
)
# Between a form and its recipients: "… vì thành tích xuất sắc cho hơn 20 cá nhân", "dự kiến tặng 10 tập thể"; not
# "cho thầy A, người đã hy sinh khi cứu 3 học sinh".
LEADS_TO = folded_pattern(
    r"^[^;]{0,200}?(?<![^\W_])(?:cho|tới|đến|đối với|tặng|trao|tận tay)"
    r"(?:(?: (?!thuộc |của |tại |ở )[^\W\d_]+){0,4}|(?: [\w'-]+){1,9} (?:và|cùng)) *[:(]? *$"
)
# "cho bản Hua Nguống, 5 dòng họ", "cho Đội 4 (Công ty Cấp nước) và 2 giáo viên": units by name, then a list. Not
# "cho ông A, 3 hộ được cứu" nor "cho anh A, người cứu 3 học sinh".
TO_NAMED = folded_pattern(
    r"[ \"]*(?:(?:đã |vừa )*được (?:trao|tặng|trao tặng) )?(?:cho|tới|đến|đối với|tặng|trao|thuộc về) "
    r"(?!(?:ông|bà|anh|chị|cụ|em|cháu|thầy|cô|đồng chí|đại úy|thiếu tá|trung tá)(?![^\W_]))"
    r"(?:(?!(?<![^\W_])(?:đã|đang|được|là|có(?! công)|người(?! cao tuổi| khuyết tật| mù| có công)|khi|vì|do|để|dịp|"
    r"tại|trong|ngày|sau|trước|cứu(?! hộ| nạn)|giúp|sinh năm|nhưng|theo|với|tuổi|trị giá|kèm|mỗi|nhận|tặng|trao|giữ|"
    r"đạt)"
    r"(?![^\W_]))[^.;:()\n|]|\([^()\n]{2,80}\)){2,160}?(?:,|,? và|,? cùng(?: với)?) *"
)
# "anh được Chủ tịch UBND quận tặng Giấy khen cùng 12 cá nhân khác"
WITH_OTHERS = folded_pattern(r"[ \"]*cùng(?: với)?(?: hơn| gần| trên| khoảng)? ")
# "tặng Giấy khen ông Thắng cùng 5 thành viên", "cho thuyền trưởng Lực (xã Lộc Hà) và 5 thuyền viên"
_PERSON = (
    r"(?:ông|bà|anh|chị|cụ|em|cháu|thầy|cô|đồng chí|bác sĩ|thuyền trưởng|chủ tàu)"
    r"(?: (?!(?:đã|đang|được|là|người|khi|vì|nhận|và|cùng) )[^\W\d_]+){1,6}(?: \([^()\n]{2,60}\))?"
)
TO_PERSON_AND = folded_pattern(rf"[ \"]*(?:(?:cho|tới|đến) )?{_PERSON}(?:, {_PERSON}){{0,3}},? (?:và|cùng(?: với)?) *")
# "tặng chị giấy khen và một chuyến du lịch cho hai mẹ con": its recipient is named, the gift is for others too.
GIVEN_TO_ONE = folded_pattern(
    r"(?<![^\W_])(?:tặng thưởng|trao tặng|tặng|trao|thưởng)(?: cho)? "
    r"(?:ông|bà|anh|chị|cụ|em|cháu|thầy|cô|đồng chí|bác sĩ|gia đình|(?:đại|thượng|trung|thiếu) (?:tá|úy))"
    r"(?: (?!và |cùng |khi |vì |được )[^\W\d_]+){0,5} (?:(?:một|tấm) )*$"
)
AND_A_GIFT = folded_pattern(r"[ \"]*(?:,|,? (?:và|cùng|kèm))(?![^\W_])")
# "tặng Giấy khen cho thôn Trung, 45 hộ được cấp nước sạch": a clause of its own.
GOES_ON_AS_SUBJECT = folded_pattern(r"(?: [^\W\d_]+){0,3}? (?:đã|được|vừa|đang|sẽ|cũng|phải|không)(?![^\W_])")
# "45 học sinh, trong đó 20 em là người dân tộc, được … tặng Giấy khen": the 45 receive.
WITHIN = folded_pattern(r",? (?:trong đó|trong số đó)(?: có)? $")
# "Đội tuyên truyền, đơn vị đã đi 60 bản trong 3 tháng, vinh dự nhận …": no bản receives.
OBJECT_BEFORE = folded_pattern(
    r"(?<![^\W_])(?:đã|đang|từng|vẫn|vừa)(?! (?:có|được|nhận))(?: [^\W\d_]+){1,5}(?: hơn| gần| trên| khoảng)? $"
)
# "64 lượt tập thể được khen thưởng, gồm 2 Bằng khen và 62 Giấy khen": those commended are counted apart.
COMMENDED_WITH = folded_pattern(
    rf"(?:[^;.\d]{{0,60}}?(?<![^\W_])được (?:[^;.,\d]{{1,80}}? )??(?:{'|'.join(COMMENDS)})[^;.\d]{{0,40}}|"
    r", đã có quyết định \d[\d.]* [^;.,\d]{2,20})?,? "
    r"(?:bao gồm|gồm|trong đó)(?: có)?:? (?:\d[\d.]* )$"
)
# "26/28 thôn giữ vững danh hiệu Thôn văn hóa"; not "Tổ có 23 thợ, nhiều năm giữ vững danh hiệu …"
KEEPS = folded_pattern(r"(?: [^\W\d_]+){0,8}? (?:giữ vững|giữ được|giữ|duy trì)(?: được)?(?![^\W_])")
# "“Chiến sĩ tiên tiến” là 156 đồng chí", "được tặng Giấy khen dịp này gồm 3 công nhân"
COUNTED_AS = folded_pattern(
    r"[ \"]*(?:(?:dịp|đợt|lần|kỳ|sáng|chiều|tối|hôm) (?:này|nay) |năm (?:nay|qua|(?:19|20)\d\d) )?"
    r"(?:là|gồm|bao gồm|gồm có|thuộc về):? *"
)
# "62 người được A tặng Bằng khen; danh hiệu “…” thuộc về 15 người": A is not the subject of the second.
BELONGS_TO = folded_pattern(r"[ \"]*(?:năm (?:19|20)\d\d )?(?:đã |vừa )?(?:thuộc về|về tay)(?![^\W_])")
# "Được tặng Giấy khen đợt này có 12 đảng viên"
COUNTED_HAVE = folded_pattern(
    r"[ \"]*(?:(?:dịp|đợt|lần|kỳ) (?:này|nay) )?(?:còn )?(?:có|gồm|là):? *"
    r"(?:[^.:;\n\d]{3,300}(?:,|,? và|,? cùng(?: với)?) )?"
)
GOT_FIRST = folded_pattern(
    r"(?:^|(?<=[.;:\n] )|(?<=[.;:\n]))(?:số |những |các )?(?:tập thể |cá nhân |người |đơn vị |hộ )*"
    r"(?:cùng )?(?:được (?:trao |nhận |xét )?(?:tặng|trao|nhận|công nhận|khen)|nhận|đạt)[^.;:\n\d]{0,40}$"
)
LETTER = "Thư khen"
HAS = folded_pattern(r",? (?:đã |vừa |cũng |tiếp tục )*có *")
# "Bằng khen cho trưởng bản cứu 40 người": those were saved, not awarded.
RESCUES = folded_pattern(
    r"(?<![^\W_])(?:cứu|cứu sống|sơ tán|đưa|bắt|bắt giữ|giúp|giúp đỡ|triệt phá|khống chế|"
    r"nuôi|nuôi dạy|dạy|chữa|đỡ đầu) *$"
)
# "Cầm tấm Giấy khen, anh tặng lại 3 triệu đồng tiền thưởng cho 6 hộ nghèo": these get the money.
HOLDER_GIVES = folded_pattern(
    r"[ \"]*, (?:ông|bà|anh|chị|cụ|em|thầy|cô)(?: [^\W\d_]+){0,4}? "
    r"(?:tặng|trao|dành|gửi|chia|biếu|góp|ủng hộ)(?![^\W_])"
)
# "Nơi đào tạo hơn 20.000 cán bộ y tế nhận Huân chương": those were taught there.
DONE_FOR = folded_pattern(
    r"(?<![^\W_])(?:đào tạo|bồi dưỡng|phục vụ|dạy|nuôi|cứu|cứu sống|sơ tán|vận động|giúp|giúp đỡ|tạo việc làm cho)"
    r"(?: được)?(?: hơn| gần| trên| khoảng)? $"
)
# "vận động 62 hộ dân rời khỏi vùng ngập, ông Hoàng Văn Quyền được tặng Bằng khen": he receives, not they.
SOMEONE_ELSE = folded_pattern(
    r"(?:^|,)[^,]*[^\W\d_][^,]*, (?:(?:còn|riêng|nhưng) )?"
    r"(?:ông|bà|anh|chị|em|cháu|cụ|đồng chí|thầy|cô|trưởng (?:thôn|bản|ấp)|già làng|hiệu trưởng|chủ tàu) "
    r"[^;]{0,120}(?<![^\W_])(?:được|nhận|vinh dự)(?![^\W_])"
)
DIRECTLY = re.compile(r"[ :(|-]*")
ONE_OF = folded_pattern(r"(?<![^\W_])(?:một|1) trong(?: số)? $")
# "xã có tên trong 12 tập thể và ông Thái là một trong 20 cá nhân được …": both groups receive.
AMONG = folded_pattern(
    r"(?<![^\W_])(?:một|1|có tên|có mặt|góp mặt|nằm|đứng|thuộc) (?:ở )?(?:trong (?:tổng )?(?:số )?|số )?$"
)
AND_AMONG = folded_pattern(r"(?:,|,? (?:và|còn|riêng))(?: [^\W\d_]+){1,8} trong(?: số)? ")
# The digit first: the engine skips to it.
COUNT_BEFORE = re.compile(r"(\d(?<![\w.,/]\d)\d{0,2}(?:\.\d{3})*) +(?:chiếc |tấm |danh hiệu )?\"?$")
MANY = ("nhiều", "những", "các", "tấm", "tờ", "chiếc", "lá")
# "gặp mặt 78 chiến sĩ thi đua toàn quốc": they hold it.
MET = folded_pattern(
    r"(?<![^\W_])(?:gặp mặt|gặp gỡ|thăm|mời|tiếp|tri ân|đón)(?: thân mật)?(?: hơn| gần| trên)? +\d+ +$"
)
# "không có giấy khen nào cả", "chưa một lần Bằng khen"
NONE = folded_pattern(r"(?<![^\W_])(?:không|chưa|chẳng)(?: hề| từng| được| nhận)* (?:có|một)(?: [^\W\d_]+)? *$")
# "khen thưởng 11 tập thể bằng hình thức Bằng khen"
BY_FORM = folded_pattern(r"[^;.\d]{0,60}?(?<![^\W_])(?:bằng|với)(?: hình thức| việc tặng)?[ \"]*")
# "cùng nhiều Bằng khen", "Giấy khen của các cấp hội", "Giấy khen do các sở, ngành quyết định": from others
SEVERAL = ("nhiều", "những", "một số")
OF_OTHERS = folded_pattern(r" (?:do |của (?:các|nhiều|những|một số) )")
OF_NO_OFFICE = frozenset({"Ngành", "Cơ sở"})
RECEIVES_NEXT = folded_pattern(r" *(?:được|đạt|vinh dự|nhận|đón nhận)(?![^\W_])")
# "một giáo viên được công nhận", "một nguyên lãnh đạo HĐND tỉnh đã được"; not "một doanh nghiệp nợ thuế vẫn được"
ONE_RECEIVES = folded_pattern(
    r"(?: (?!vẫn|nợ|mà|nào|cũng|cấp|của)[^\W\d_]+){0,4}? (?:đã |vừa )*(?:được|nhận|đón nhận|đạt|vinh dự)(?![^\W_])"
)
# "15 tổ chức đảng đạt tiêu chuẩn hoàn thành xuất sắc nhiệm vụ 5 năm liền và 48 đảng viên"
DESCRIBED_AND = folded_pattern(
    r" (?:có|đạt|hoàn thành|tiêu biểu|xuất sắc|đã có)"
    r"(?:(?! được | nhận | tặng | trao | gồm | trong đó | cho | cứu | giúp | người )[^.;:()\n]){2,120}?"
    r"(?:,? và|,? cùng) "
)
# "Các cá nhân được tặng Bằng khen có ông A; bà B cùng 24 công chức"
NAMES_FIRST = folded_pattern(r" (?:có|gồm|là):? (?:ông|bà|anh|chị|đồng chí|các)(?![^\W_])[^.\n]{3,400} cùng ")
# "Kỷ niệm chương Cựu chiến binh Việt Nam: 3 hội viên"
NAME_AND_COLON = folded_pattern(r"(?: (?!cho|tặng|trao|được|gồm|có|cùng)[^\W\d_]+){1,9} ?: *")
JOINS = folded_pattern(
    r"(?: *\([^)\n]{0,40}\))?[ ,;\"]*(?:(?:và|cùng|đồng thời|tặng|trao|trao tặng|tặng thưởng|danh hiệu|"
    r"\d[\d.]*)[ ,\"]*)*"
)
