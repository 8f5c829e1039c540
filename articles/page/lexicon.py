"""What class names, ids and short lines of Vietnamese news pages say about the text they mark.

The words are those of many content systems (NukeViet, ONECMS, MasterCMS, VNPT and ePi portals, SharePoint, Liferay,
Joomla, WordPress, Drupal); no host is named. A hint is never the only voice: a marked region that holds most of a
page's running text is believed to be the article whatever its name is.
"""

from __future__ import annotations

import re


class Region:
    """Why a block is not running text of the article, as bits of a number; 0 where nothing says so.

    Plain numbers, since every element and block is asked: as an ``IntFlag`` they took a quarter of a page's time.
    """

    NONE = 0
    CHROME = 1  # navigation, header, footer, menus, forms, pop-ups
    RELATED = 2  # other articles: related boxes, teasers, side columns
    COMMENT = 4
    SHARE = 8
    ADVERT = 16
    CAPTION = 32
    META = 64  # date, byline, counters, breadcrumb around the title
    LEAD = 128
    TITLE = 256
    BYLINE = 512
    TAGS = 1024
    HIDDEN = 2048
    BODY = 4096  # marked as the article's body by name
    CONTENT = 8192  # named with a word that articles' bodies share with any other box
    QUOTE = 16384


OUTSIDE = Region.CHROME | Region.RELATED | Region.COMMENT | Region.SHARE | Region.ADVERT | Region.TAGS | Region.HIDDEN
"""Regions whose text is never part of the article."""

# Hints are matched on "class class id" with separators and camelCase turned into single blanks around each word.
_SPLIT = re.compile(r"(?<=[a-z])(?=[A-Z])|[^A-Za-z0-9]+")


def hint_words(attribute_text: str) -> str:
    """``boxRelated news_list`` becomes `` box related news list ``: lower case words between single blanks."""
    return " " + " ".join(w for w in _SPLIT.split(attribute_text) if w).lower() + " "


def _words(alternatives: str) -> str:
    """A pattern for any of the names, which stand between `` | ``; a ``?`` makes what precedes it optional.

    Lines are joined first: a name may be broken over two of them.
    """
    names = re.split(r"\s\|\s", f" {' '.join(alternatives.split())} ")
    return r" (?:" + "|".join(n.strip() for n in names if n.strip()) + r")(?= )"


_HINTS: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (region, re.compile(pattern))
    for region, pattern in (
        (
            Region.COMMENT,
            _words(
                """
            comments? | commentlist | cmt | binh luan | binhluan | boxcomment | disqus | disqus thread | fb comments |
            fbcomments | ykien | y kien | idea box | replies | respond | user comments? | phan hoi | commentform
                """
            ),
        ),
        (
            Region.SHARE,
            _words(
                """
            share | shares | sharing | shared | sharethis | addthis | addtoany | a2a | social | socials | sociable |
            social share | jssocials | share ?bar | chia ?se | fb like | zalo share | zalo share button | zalo | follow
                | followus | google ?news | ggnews | toolbar | tool bar | printfriendly | rating | ratings? | danh gia |
            danhgia | post ratings | vote | votes | star rating | kk star ratings | text to speech | audio ?player |
            sharedaddy | jp relatedposts | likebtn | tts | reactions? | print ?page | newsletter | subscribe |
            subscription | signup | sign up | donate | donation | promo | paywall
                """
            ),
        ),
        (
            Region.RELATED,
            _words(
                """
            relate | relates | related | relatednews | related ?news | relatedbox | relatedposts? | tin ?lien ?quan |
            tinlq | tin lq | bai ?lien ?quan | lien ?quan | lienquan | tin ?khac | tinkhac | bai khac | tin ?cung | cung
                ?chuyen ?muc | cungchuyenmuc | tin ?moi(?: nhat)? | tinmoi | tin ?cu | tin ?doc ?nhieu | doc nhieu | xem
                ?nhieu | xem ?them | xemthem | doc ?them | docthem | readmore | read more | other ?news | othernews |
            others? | same ?cat | news ?other | more ?news | more stories | more articles | most
                ?(?:read|viewed|view|popular) | mostread | mostview | popular | trending | recommend | recommended |
            recommendations? | recirc | recirculation | suggest | suggestions? | suggested | outbrain | taboola |
            sidebar | side bar | aside | rightcol | right col | col right | colright | cot ?phai | column right | widget
                | widgets | teasers? | box ?news ?(?:other|related) | other assets | next ?up |
                upnext | up next | tin ?nong
                | hot ?news | hotnews | latest ?news | latestnews | box ?tin | list ?tin |
                list ?news ?(?:other|related) |
            sc empty layer | insert ?link | link ?content ?footer | vcsortableinpreviewmode link | link ?inline | ref
                ?news | see ?also | topic ?box | news ?same | samecate | morelinks? | also ?read |
                inline ?related | zc?e?
                ?related | tieu diem | tieudiem | lien ket | lienket | weblinks? | doitac | quick ?links?
                """
            ),
        ),
        (
            Region.ADVERT,
            _words(
                """
            ads? | adv | advs | adsense | adsbygoogle | advert | adverts | advertise | advertisement | advertising |
            banner | banners | quang ?cao | quangcao | qc | sponsor | sponsored | sponsors | dfp | adslot | ad ?slot |
            ad ?container | ad ?wrapper | google ?auto ?placed | admicro | adm ?zone | zone ?ads? | qcao | mgid |
                commercial
                """
            ),
        ),
        (
            Region.TAGS,
            _words(
                """
            tag | tags | taglist | tag ?list | tags ?list | tagcloud | keywords? | tu ?khoa | tukhoa | article ?tags? |
            post ?tags? | news ?tags? | hashtags? | tagged | tags ?links
                """
            ),
        ),
        (
            Region.CHROME,
            _words(
                """
            nav | navs | navi | navbar | navigation | menu | menus | mainmenu | main ?menu | submenu | topmenu |
            megamenu | topbar | top ?bar | top ?header | site ?header | masthead | site ?footer | footer | foot | ft |
            bottom ?bar | copyright | copyrights | ban ?quyen | banquyen | breadcrumbs? | bread ?crumbs? | pathway |
            duong dan | duongdan | pagination | paging | pager | phan ?trang | login | dang nhap | search | searchbox |
            tim kiem | timkiem | popup | modal | overlay | cookie | cookies | gdpr | consent | language | languages |
            lang switch | scroll ?top | back ?to ?top | gotop | skip ?link | toast | tooltip |
            dropdown | weather | thoi tiet | thoitiet | ty gia | tygia | gia vang | counter | thong ke truy cap | truy
            cap | luot truy cap | visitor | hotline | sitemap | captcha | accessibility | noprint | no print |
            printhide | marquee | header top | headertop | mobile menu | off ?canvas | poll | survey | khao sat | tham
            do | calendar
                """
            ),
        ),
        (
            Region.CAPTION,
            _words(
                """
            captions? | figcaption | caption ?text | image ?caption | img ?caption | photo ?caption | photocms ?caption
                | pcaption | p ?caption | imgdesc | img ?desc | image ?desc | chu ?thich |
                chuthich | chu ?thich ?anh | wp
            caption text | picture ?caption | desc ?cation | desc ?caption | captionimg | caption ?image | note ?image |
            credit | credits | photo ?credit | image ?credit | image ?note | imagecaption | imgnote | img ?note | photo
                ?note | media ?caption | (?:photo|img|image|pic|picture|figure) ?cap
                """
            ),
        ),
        (
            Region.LEAD,
            _words(
                """
            sapo | lead | lead ?text | standfirst | stand ?first | article
                ?(?:summary|brief|desc|intro|lead|sapo|excerpt|dek) | post ?(?:summary|excerpt|sapo|intro|desc) | detail
                ?(?:sapo|summary|desc|des|intro|lead|brief) |
                news ?(?:sapo|summary|brief|lead|desc|intro|hometext) | mota |
            mo ?ta | summary | tom ?tat | tomtat | trich ?dan | trichdan | trich ?yeu | trichyeu | trich | chapeau |
            chapo | hometext | home ?text | bodytext ?intro | intro ?text | introtext | main ?intro | the ?article
                ?summary | article ?description | news ?description | short ?intro | short ?desc(?:ription)? | box ?des
                ?detail | dek | subheadline | teaser ?text | init ?content | initcontent | gioi ?thieu ?tin |
            intro | divarticledescription | (?:post|article|news) sub ?title
                | desc ?news | description ?news | singular ?sapo | description | descp | detail
                ?descp
                """
            ),
        ),
        (
            Region.BYLINE,
            _words(
                """
            author | authors | byline | by ?line | tac ?gia | tacgia | article ?author | author ?name | detail ?author |
            pseudonym | but ?danh | butdanh | writer | nguon | news ?source | source ?news | post ?author | pauthor | p
                ?author | author ?info | author ?news | news ?author | signature | ky ten | article ?source |
                detail ?source
                """
            ),
        ),
        (
            Region.META,
            _words(
                """
            date | dates | datetime | date ?time | time | pub ?date | pubdate | publish | published | publish ?date |
            date ?publish(?:ed)? | post ?date | post ?time | post ?meta | entry ?meta | article ?meta | meta | ngay
                ?dang | ngaydang | ngay | thoi ?gian | thoigian | gio ?dang | timestamp |
                time ?stamp | post ?info | article
                ?info | news ?info | detail ?(?:time|date|info|meta) | luot ?xem | luotxem |
                views? | hits | view ?count |
            create ?date | created | createdate | modify ?date | updated? | dateline | post ?subinfo | box ?date | news
                ?date | article ?date | day ?time | lbl ?date | lbldate
                """
            ),
        ),
        (
            Region.BODY,
            _words(
                """
            article ?(?:body|content|detail ?content|text|main|fulltext) | articlebody | articlecontent | content
                ?article | body ?article | detail ?(?:content|body|cmain|text)(?: body)? | detailcontent | content
                ?detail(?: news)? | contentdetail | news ?(?:content|body|text|detail ?content|details? content) |
            newscontents? | newsbody | content ?news | contentnews | bodytext | body ?text | post
                ?(?:content|body|entry) | entry ?content | entry ?body | entry | cms ?body |
                fck ?detail | fckdetail | noi
                ?dung(?: ?(?:chi ?tiet|tin|bai ?viet|bv))? | noidung | chi ?tiet ?tin |
                chitiettin | fulltext | full ?text |
            story ?(?:body|content|text) | storybody | mastercms content | maincontent | main ?content ?body | b
                ?maincontent | singular ?content | the ?article ?body | text ?conent |
                journal ?content ?article | content
                ?fck | edittor content | editor ?content | content ?view | contentview |
                ms rtestate field | article ?page
                ?content | td ?post ?content | item ?page | itemfulltext | asset ?full ?content |
                field ?name ?body | field
                ?body | mh ?detail ?content | content ?body | left ?detail | body ?content | rich ?text
                """
            ),
        ),
        (
            Region.CONTENT,
            _words(
                """
            contents? | main ?content | text | left ?content | content ?left | inner ?content | post | story | article
                """
            ),
        ),
        (
            Region.TITLE,
            _words(
                """
            article ?title | post ?title | entry ?title | detail ?title | title ?detail | news ?title | title ?news |
            tieu ?de(?: ?(?:tin|bai|chi tiet tin|tin tuc|bai viet))? | tieude | title | headline | article ?header
                ?title | box ?title ?detail | page ?title | story ?title | main ?title | title ?article
                """
            ),
        ),
    )
)

# Layout words that carry no verdict: "has-sidebar", "no-comments", "without-ads".
# The foot of a post is a part of it, not of the page; page builders call every part a widget.
_LAYOUT = re.compile(
    r" (?:(?:has|with|no|without|is|not|hide|show) [a-z0-9]+|(?:post|entry|article) (?:footer|foot)|elementor widget)"
    r"(?= )"
)
# WordPress prints taxonomy on the article itself: "post-1806 post type-post category-sport tag-podcast"; sites print
# their page's kind on <body>.
_TAXONOMY = re.compile(
    r"(?<!\S)(?:tags?|category|cat|post|type|status|format|term|taxonomy|author|menu-item|page|postid|parent|single|has|is|wp)[-_][^\s]*",
    re.IGNORECASE,
)
_KEPT_TAXONOMY = re.compile(
    r"(?:post|single|page|is|wp|author|tags?|cat|category)[-_](?:content|body|entry|title|excerpt|sapo|summary|intro|desc|meta|date|time|info|sub-?info|sub-?title|author|name|tags?|list|links?|cloud|box|block|wrap\w*|share|related|detail|main|text|caption\w*|header|footer|nav\w*|block\w*|ratings?|comments?|news)",
    re.IGNORECASE,
)
_cache: dict[str, int] = {}
_CACHE_LIMIT = 20_000


def read_hint(attribute_text: str) -> int:
    """The region that a ``class`` and ``id`` name; cached, since a site repeats the same few thousand names."""
    known = _cache.get(attribute_text)
    if known is None:
        if len(_cache) >= _CACHE_LIMIT:
            _cache.clear()
        known = _cache[attribute_text] = _read_hint(attribute_text[:300])
    return known


def _read_hint(attribute_text: str) -> int:
    kept = _TAXONOMY.sub(lambda m: m.group() if _KEPT_TAXONOMY.match(m.group()) else "", attribute_text)
    words = _LAYOUT.sub(" ", hint_words(kept))
    region = Region.NONE
    for candidate, pattern in _HINTS:
        if pattern.search(words):
            region |= candidate
    return region
