"""What a short line is by its words alone: a share prompt, a counter, a caption, a heading over other articles.

The same rules read blocks of HTML and lines of saved text, which carry no marks at all.
"""

from __future__ import annotations

import re

_END_MARKS = ".!?…:;\"”'»)"

_CHROME_LINE = re.compile(
    r"""^(?:\#\S+\s*)+$|^[\W_]*(?:
      (?:thích|like)\ (?:và|&|\+)\ chia\ sẻ\b.* | chia\ sẻ(?:\ (?:bài\ (?:viết|này)|lên|qua
        |tin|trên|facebook|zalo|email|twitter|liên\ kết).*)? | share(?:\ (?:this|on|via)\b.*)?
    | (?:gửi|nhập|viết|thêm|đăng)\ (?:bình\ luận|ý\ kiến|phản\ hồi|bài)\b.* | bình\ luận(?:\W*\(?\d*\)?\W*)?
      | (?:ý\ kiến|phản\ hồi)\ (?:bạn\ đọc|của\ bạn|độc\ giả)?.{0,20}
    | \d*\s*bình\ luận | mời\ bạn\ (?:đọc\ )?(?:gửi|bình\ luận|nhập|cho\ ý\ kiến|chia\ sẻ).*
      | (?:vui\ lòng\ |bạn\ cần\ |xin\ )?đăng\ nhập\b.{0,60} | hãy\ là\ người\ đầu\ tiên\ bình\ luận.*
    | (?:số\ )?lượt\ (?:xem|đọc|truy\ cập|view)\W*[\d.,]*\W* | [\d.,]+\s*(?:lượt\ (?:xem|đọc
      |truy\ cập|thích|chia\ sẻ)|views?|xem|comments?|shares?|likes?) | (?:đã\ xem|xem|views?
      |hits|lượt)\s*[:：]\s*[\d.,]+
    | (?:ok\ )?quảng\ cáo\b.{0,60} | advertisements? | (?:story|article)\ continues\ below(?:\ advertisement)?
      | sponsored(?:\ content)? | tin\ tài\ trợ | adv\b
    | in\ (?:bài|trang|ấn|tin)(?:\ (?:này|viết))? | bản\ in | print(?:\ (?:this|page|article))?
      | gửi\ (?:email|mail|cho\ bạn\ bè|bài\ viết|tin\ qua).{0,40} | email(?:\ this)? | lưu\ (?:bài
      |tin)(?:\ viết)? | copy\ link | sao\ chép(?:\ liên\ kết)?
    | (?:theo\ dõi|follow)\ .{0,60}\b(?:trên|tại|on|google\ news|facebook|zalo|youtube|fanpage)\b.{0,60}
      | (?:google\ news|facebook|twitter|zalo|linkedin|pinterest|youtube|telegram|whatsapp|messenger
      |viber)(?:[\s|,/•·-]+(?:google\ news|facebook|twitter|zalo|linkedin|pinterest|email|youtube
      |telegram|whatsapp|messenger))*
    | (?:(?:chọn\ )?cỡ\ chữ|kích\ thước\ chữ|kích\ cỡ\ chữ|phóng\ to|thu\ nhỏ|tăng|giảm|aa?\s*[+-]|a-\s*a\+?
      |a\s+a\s+a).{0,30} | (?:nghe|đọc)\ (?:bài|audio|tin|nội\ dung)(?:\ (?:viết|báo|này|bài))?\b.{0,20}
      | giọng\ (?:nam|nữ|đọc).{0,30} | tương\ phản.{0,20}
    | (?:về|lên|quay\ lại|trở\ (?:về|lại|lên))\ (?:đầu\ trang|trang\ chủ|trang\ trước|trên|chuyên\ mục
      |mục|danh\ mục)\b.{0,40} | trở\ (?:lại|về)\ [A-ZĐ]\w*(?:\ \w+){0,2} | back\ to\ top | trang\ chủ
      | tweet | đóng | close | loading.{0,3} | đang\ tải.{0,20}
    | đánh\ giá(?:\ bài\ viết)?\W.{0,60} | (?:tổng\ số\ điểm|click\ để\ đánh\ giá|xếp\ hạng
      |bạn\ đã\ đánh\ giá|điểm\ bài\ viết)\b.{0,90} | (?:từ\ khóa|từ\ khoá|tags?|thẻ|chủ\ đề)\s*[:：].*
      | (?:báo\ xấu|báo\ lỗi|report)\b.{0,30}
    | (?:(?:các\ )?(?:tài\ liệu|tệp(?:\ tin)?|tập\ tin|file|văn\ bản)\ (?:đính\ kèm|kèm\ theo)|đính\ kèm)\s*[:：].*
    | (?:bạn\ đang\ đọc|xem\ nguồn|link\ (?:bài\ )?gốc|nguồn\ bài\ viết|copy\ nguồn)\b.{0,200}
      | mời\ (?:bạn|quý\ vị|độc\ giả|bạn\ đọc|quý\ độc\ giả|khán\ giả)(?:\ đọc)?\ (?:đón\ )?xem(?:\ tiếp|\ thêm)?
      \ (?:video|clip).{0,40}
    | (?:tải\ về|download)(?:\ (?:file|tại\ đây|văn\ bản))? | sign\ up\b.{0,80} | subscribe\b.{0,80}
      | newsletter.{0,40}
    | \d+\s*(?:phút\ đọc|minutes?\ read|min\ read) | (?:ảnh|video|clip)\s*\d+\s*/\s*\d+ | \d+\s*/\s*\d+
    )[\W_]*$""",
    re.IGNORECASE | re.VERBOSE,
)
_COPYRIGHT = re.compile(
    r"""(?:^[\W_]*(?:©|copyright\b|bản\ quyền\ (?:thuộc|©|của|bài\ viết)|all\ rights\ reserved|®\ ?ghi\ rõ)
      |ghi\ rõ\ nguồn|giấy\ phép\ (?:số|hoạt\ động|xuất\ bản|thiết\ lập|cung\ cấp|trang)|cơ\ quan\ chủ\ quản\s*:
        |chịu\ trách\ nhiệm\ (?:nội\ dung|chính|xuất\ bản)|tổng\ biên\ tập\s*:
      |all\ rights\ reserved|(?:vui\ lòng|xin)\ (?:ghi|trích|dẫn)\ (?:rõ\ )?nguồn|khi\ (?:phát\ hành
        |sử\ dụng|trích\ dẫn)\ (?:lại\ )?(?:thông\ tin|nội\ dung|bài)\ từ
      |không\ (?:được\ )?sao\ chép\ dưới\ mọi)""",
    re.IGNORECASE | re.VERBOSE,
)
_RELATED_HEADING = re.compile(
    r"""^[\W_]*(?:
      (?:các\ |những\ )?(?:tin|bài)(?:,?\ bài)?(?:\ viết)?\ (?:liên\ quan|khác|cùng\ (?:chuyên\ (?:mục
        |đề)|chủ\ đề|mục|loại|thể\ loại|danh\ mục)|mới(?:\ (?:hơn|nhất|cập\ nhật|đăng|đưa))?
        |cũ\ hơn|đã\ đưa|đã\ đăng|tiếp\ theo|trước|sau|nổi\ bật|đọc\ nhiều|xem\ nhiều|nóng|hay
        |tức\ khác|đáng\ chú\ ý)(?:\ .{0,25})?
    | tin\ tức\ (?:liên\ quan|khác|mới|cùng).{0,25} | (?:cùng\ (?:chuyên\ (?:mục|đề)|chủ\ đề
      |tác\ giả|mục|sự\ kiện)|có\ thể\ bạn\ (?:quan\ tâm|thích|chưa\ biết)|(?:mời\ )?(?:bạn\ )?(?:đọc
      |xem)\ thêm|xem\ tiếp|đọc\ tiếp|tiêu\ điểm|tin\ (?:cùng|tài\ trợ)|đừng\ bỏ\ lỡ|đọc\ nhiều(?:\ nhất)?
      |xem\ nhiều(?:\ nhất)?|bạn\ quan\ tâm|quan\ tâm\ nhiều|tin\ nên\ đọc|dành\ cho\ bạn|khám\ phá\ thêm
      |liên\ quan|chuyên\ mục\ khác|mới\ nhất|tham\ khảo\ thêm|bài\ đọc\ nhiều|xem\ theo\ ngày
      |tin\ ảnh|văn\ bản\ (?:mới|liên\ quan)|gợi\ ý\ cho\ bạn|thông\ tin\ liên\ quan)(?:\ .{0,20})?
    | (?:related|recommended|more|most|popular|trending|latest|top|you\ (?:may|might)\ (?:also\ )?(?:like
      |enjoy|be\ interested)|also\ (?:on|read|see)|read\ (?:more|next|also)|see\ also|don.t\ miss
      |up\ next|what\ to\ read\ next)(?:\ (?:stories|articles?|posts?|news|links|reading|topics
      |coverage|content|videos?|from|in|on|popular|read|viewed|like|this|these|by|about|next)\b.{0,30})?
    )[\W_]*$""",
    re.IGNORECASE | re.VERBOSE,
)
_INLINE_RELATED = re.compile(
    r"^[\W_]*(?:(?:xem|đọc|tham\s+khảo)\s+thêm|xem\s+(?:ngay|tiếp)|(?:tin|bài)\s+liên\s+quan"
    r"|mời\s+(?:xem|đọc)|>>+|»+|related|read\s+(?:more|also|next)|see\s+also|also\s+read"
    r"|more)\s*[:：>»|]",
    re.IGNORECASE,
)
_COMMENT_HEADING = re.compile(
    r"^[\W_]*(?:bạn\s+đọc\s+(?:phản\s+hồi|bình\s+luận|góp\s+ý)|(?:\d+\s+)?(?:bình\s+luận|comments?|responses?|ý\s+kiến\s+(?:bạn\s+đọc"
    r"|của\s+bạn)|phản\s+hồi|leave\s+a\s+(?:reply|comment))|(?:gửi|viết|nhập)\s+(?:bình\s+luận"
    r"|ý\s+kiến|phản\s+hồi)(?:\s+của\s+bạn)?|thảo\s+luận)[\W_]*(?:\(?\d+\)?)?[\W_]*$",
    re.IGNORECASE,
)
_CAPTION_WORDS = re.compile(
    r"""(?:phát\ biểu\ (?:tại|kết\ luận|khai\ mạc|chỉ\ đạo|bế\ mạc|chào\ mừng)|(?:quang|toàn)\ cảnh
    |làm\ việc\ (?:với|tại)|trao\ (?:tặng|bằng|giấy|cờ|thưởng|quà|danh\ hiệu|huân|kỷ\ niệm|quyết\ định
      |phần\ thưởng|giải|biểu\ trưng|hoa)
    |chụp\ (?:ảnh|hình)|(?:các\ )?đại\ biểu\ (?:tham\ dự|dự|tham\ quan|giao\ lưu|biểu\ quyết|chụp)|tặng\ hoa
    |chủ\ trì\ (?:hội|buổi|cuộc)|tại\ (?:hội\ nghị|buổi|lễ|đại\ hội)|ký\ kết|giao\ lưu|thăm|tham\ quan
    |kiểm\ tra|báo\ cáo|ảnh\s*[:(]|\(ảnh\b|ảnh\ (?:minh\ họa|tư\ liệu|chụp))""",
    re.IGNORECASE | re.VERBOSE,
)
_PHOTO_CREDIT_STRICT = re.compile(r"(?:^|[.\s,;–\-—(|])(?:[Ảả]nh|Photo|ẢNH|Nguồn ảnh)\s*[:/]\s*[^.:]{1,60}\)?\.?$")
_SECTION_WORDS = re.compile(
    r"^(?:(?:xem )?(?:nội dung )?chi tiết(?: (?:tin|bài viết|tin tức|bài|văn bản))?|tin chi tiết"
    r"|tin tức|tin tức(?: -| và|,)? sự kiện|thời sự|chính trị|xã hội|kinh tế|văn hóa"
    r"|văn hoá|giáo dục|pháp luật|thể thao|du lịch|y tế|đời sống|quốc phòng|an ninh|trong nước"
    r"|thế giới|trong tỉnh|tin trong tỉnh|tin hoạt động|hoạt động|xây dựng đảng|trang chủ"
    r"|media|multimedia|tin nổi bật|tin mới)(?:\s*[-/>»,&]\s*[\w\s]{2,30})*$",
    re.IGNORECASE,
)


def is_chrome_line(text: str) -> bool:
    """A prompt, counter, button or label of the page itself: "Thích và chia sẻ bài viết qua", "4,988 lượt xem"."""
    return len(text) < 220 and bool(_CHROME_LINE.match(text))


def is_copyright_line(text: str) -> bool:
    """A licence, copyright or imprint line; only short blocks, since articles also speak of licences."""
    return len(text) < 320 and bool(_COPYRIGHT.search(text))


_WALL = re.compile(
    r"(?:đăng\s+(?:nhập|ký)|thuê\s+bao|trả\s+phí|mua\s+(?:gói|bài|báo)|hội\s+viên)\b.{0,50}\b(?:đọc|xem)\s+(?:tiếp|toàn\s+(?:bộ|văn)"
    r"|đầy\s+đủ|trọn|nội\s+dung|bài|chi\s+tiết|phần)|(?:nội\s+dung|bài\s+viết)\b.{0,30}\bdành\s+(?:riêng\s+)?cho\b.{0,30}"
    r"(?:thuê\s+bao|trả\s+phí|hội\s+viên|đăng\s+(?:nhập|ký))",
    re.IGNORECASE,
)


def is_wall(text: str) -> bool:
    """A prompt behind which the rest of the article is kept: "Bạn cần đăng nhập để đọc tiếp bài viết này"."""
    return 20 < len(text) < 160 and ("đ" in text or "Đ" in text) and bool(_WALL.search(text))


_PASSING_TIME = re.compile(
    r"""^\W*(?:(?:đã\ )?(?:cập\ nhật|đăng)\ ?(?:lúc|cách\ đây)?\W*)?(?:cách\ đây\ )?(?:khoảng\ |hơn\ )?
      (?:(?:\d{1,3}|một|vài|mấy)\s*(?:giây|phút|giờ|tiếng|ngày|tuần|tháng|năm)(?:\ \d{1,2}\ (?:phút|giờ))?\ trước
      |vừa\ (?:xong|mới|đăng)|mới\ đăng
      |(?:\d{1,3}|an?)\ (?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month)s?\ ago|just\ now)\W*$""",
    re.IGNORECASE | re.VERBOSE,
)


def is_passing_time(text: str) -> bool:
    """A time that reads differently at every visit: "15 phút trước", "Cập nhật 2 giờ trước", "vừa xong"."""
    return len(text) < 60 and bool(_PASSING_TIME.match(text))


def is_related_heading(text: str) -> bool:
    """A heading over other articles: "Tin liên quan", "Các tin khác", "Related stories"."""
    return len(text) < 70 and bool(_RELATED_HEADING.match(text))


def is_inline_related(text: str) -> bool:
    """A pointer to another article inside the body: ">> Xem thêm: …"."""
    return len(text) < 300 and bool(_INLINE_RELATED.match(text))


def is_comment_heading(text: str) -> bool:
    return len(text) < 60 and bool(_COMMENT_HEADING.match(text))


def has_photo_credit(text: str) -> bool:
    """Ends like a caption: "… - Ảnh: V.D", "Ảnh: Reuters"."""
    return len(text) < 500 and bool(_PHOTO_CREDIT_STRICT.search(text[-90:]))


def is_section_label(text: str) -> bool:
    """The name of a section alone on its line: "Tin tức", "Thời sự - Chính trị"."""
    return len(text) < 60 and bool(_SECTION_WORDS.match(text))


def has_caption_words(text: str) -> bool:
    """Says what a picture of an event shows; only meaningful beside a picture or between paragraphs."""
    return bool(_CAPTION_WORDS.search(text))


def ends_sentence(text: str) -> bool:
    return text.rstrip()[-1:] in _END_MARKS
