"""Class names and ids of real sites and content systems, by field: those in none of the reader's lists.

Facts about markup, taken from public crawlers' settings for Vietnamese sites and from the systems' own templates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace

from articles.page.lexicon import Region, read_hint


@dataclass(frozen=True, kw_only=True, slots=True)
class Names:
    """Attributes of one template's elements, as in a tag."""

    system: str
    title: str = ""
    stamp: str = ""
    lead: str = ""
    body: str = ""
    caption: str = ""
    picture: str = ""
    others: str = ""
    writer: str = ""
    box: str = ""
    card: str = ""


_REGIONS = {
    "title": Region.TITLE,
    "stamp": Region.META,
    "lead": Region.LEAD,
    "body": Region.BODY,
    "caption": Region.CAPTION,
    "others": Region.RELATED,
    "writer": Region.BYLINE,
}
_VALUE = re.compile(r'"(.*)"')


def without_known(names: Names) -> Names:
    """Drop the names that the reader's own lists have for the same field; a known name would test nothing."""
    known = {
        field.name: ""
        for field in fields(names)
        if (value := _VALUE.search(getattr(names, field.name)))
        and read_hint(value[1]) & _REGIONS.get(field.name, Region.NONE)
    }
    return replace(names, **known)


def _class(value: str) -> str:
    return f' class="{value}"' if value else ""


def _id(value: str) -> str:
    return f' id="{value}"'


NAMES: tuple[Names, ...] = (
    Names(
        system="VNPT portal",
        title=_class("tandan-p-article-news-title"),
        stamp=_class("tandan-span-date-publish"),
        lead=_class("tandan-p-article-news-summary"),
        body=_class("tandan-p-article-main"),
        caption=_class("tandan-img-note"),
        others=_class("tandan-block-orther"),
        writer=_class("tandan-p-pen"),
        box=_class("tandan-article-view"),
        card=_class("tandan-it"),
    ),
    Names(
        system="WebForms control",
        title=_id("ctl00_zone1_detail_ctl00_ctl00_lblTitle"),
        stamp=_id("ctl00_zone1_detail_ctl00_ctl00_lblNgayDang"),
        lead=_id("ctl00_zone1_detail_ctl00_ctl00_lblTomTat"),
        body=_id("ctl00_zone1_detail_ctl00_ctl00_lblND"),
        caption=_class("cthich"),
        others=_id("ctl00_zone1_detail_dgOther"),
        writer=_id("ctl00_zone1_detail_lblTG"),
        box=_id("ctl00_zone1_pnlView"),
        card=_class("grd-row"),
    ),
    Names(
        system="Liferay asset",
        title=_class("header-title-lf"),
        stamp=_class("date-post"),
        lead=_class("asset-abstract"),
        body=_class("asset-content change-size"),
        caption=_class("lf-img-alt"),
        others=_class("asset-more-lf"),
        writer=_class("user-name-lf"),
        box=_class("portlet-body-x"),
        card=_class("asset-abst"),
    ),
    Names(
        system="SharePoint",
        title=_class("tieude-bv"),
        stamp=_class("date-time dtngaydang"),
        lead=_id("ctl00_PlaceHolderMain_g_d88e36f0_76e7_4d47"),
        body=_class("article-ds"),
        caption=_class("ms-rteElement-P"),
        others=_class("dtkhac"),
        writer=_class("ms-tg"),
        box=_id("MSOZoneCell_WebPartWPQ3"),
        card=_class("dfwp-item"),
    ),
    Names(
        system="DotNetNuke",
        title=_class("dnn_hd"),
        stamp=_class("pubtm"),
        lead=_class("hd-abs"),
        body=_id("dnn_ctr5432_ViewArt_pnl"),
        caption=_class("fDespic"),
        others=_class("dnn_oth"),
        writer=_class("dnn_pn"),
        box=_class("DnnModule DnnModule-5432"),
        card=_class("dnn-it"),
    ),
    Names(
        system="Joomla old",
        title=_class("contentheading"),
        stamp=_class("createdt"),
        lead=_class("jm-it"),
        body=_class("article-inside"),
        caption=_class("jm-img-tx"),
        others=_class("jm-oth"),
        writer=_class("small-w"),
        box=_class("contentpaneopen"),
        card=_class("leading-x"),
    ),
    Names(
        system="NukeViet block",
        title=_class("margin-bottom-lg"),
        stamp=_class("h5-ngaygio"),
        lead=_class("hometx m-bottom"),
        body=_id("nv-bodyhtml"),
        caption=_class("imghome-tx"),
        others=_class("nv-oth"),
        writer=_class("nv-tg"),
        box=_class("panel-body-nv"),
        card=_class("nv-row"),
    ),
    Names(
        system="newspaper with vnt",
        title=_class("vnt_h"),
        stamp=_class("vnt_d"),
        lead=_class("sort"),
        body=_id("vnt_zoom_news"),
        caption=_class("fDespic"),
        others=_class("vnt_o"),
        writer=_class("vnt_w"),
        box=_class("vnt_box"),
        card=_class("vnt_it"),
    ),
    Names(
        system="newspaper with x",
        title=_class("xtitle"),
        stamp=_class("xdate"),
        lead=_class("xsubject"),
        body=_class("xcontents"),
        caption=_class("xpic"),
        others=_class("xlist"),
        writer=_class("xpen"),
        box=_class("xleft"),
        card=_class("xitem"),
    ),
    Names(
        system="newspaper with laodong's names",
        title=_class("f-tit"),
        stamp=_class("f-datetime"),
        lead=_class("abs"),
        body=_class("_photo-content summary"),
        caption=_class("image-caption-x"),
        picture=_class("insert-center-image"),
        others=_class("f-oth"),
        writer=_class("f-pen"),
        box=_class("f-col"),
        card=_class("f-it"),
    ),
    Names(
        system="newspaper with sabo",
        title=_class("tit_detail_x"),
        stamp=_class("tool-x"),
        lead=_class("sabo"),
        body=_class("detail_info"),
        caption=_class("cap-lt"),
        others=_class("lt-oth"),
        writer=_class("lt-w"),
        box=_class("l-detail"),
        card=_class("lt-it"),
    ),
    Names(
        system="newspaper with nn",
        title=_class("nn-tit-post"),
        stamp=_class("nn-time-post"),
        lead=_class("nn-top-post"),
        body=_class("nn-text-post"),
        caption=_class("nn-c"),
        others=_class("nn-oth"),
        writer=_class("nn-w"),
        box=_class("nn-main"),
        card=_class("nn-it"),
    ),
    Names(
        system="page of utility classes",
        title=_class("text-2xl font-bold mb-3"),
        stamp=_class("text-sm text-gray-500"),
        lead=_class("font-semibold mb-4"),
        body=_class("prose max-w-none"),
        caption=_class("text-center text-xs mt-1"),
        picture=_class("my-4"),
        others=_class("grid grid-cols-3 gap-4"),
        writer=_class("text-right font-bold"),
        box=_class("container mx-auto px-4"),
        card=_class("rounded shadow p-2"),
    ),
    Names(
        system="script with hashes",
        title=_class("styles__T-sc-1abc2d"),
        stamp=_class("styles__D-sc-9q8w7e"),
        lead=_class("styles__S-sc-5t4r3e"),
        body=_class("styles__B-sc-0p9o8i"),
        caption=_class("styles__C-sc-7u6y5t"),
        others=_class("styles__O-sc-2w3e4r"),
        writer=_class("styles__W-sc-3e4r5t"),
        box=_class("styles__Box-sc-1q2w3e"),
        card=_class("styles__It-sc-1z2x3c"),
    ),
    Names(
        system="bootstrap columns",
        title=_class("h3 text-primary"),
        stamp=_class("col-md-8 col-sm-7"),
        lead=_class("text-justify"),
        body=_class("col-sm-12"),
        caption=_class("text-center"),
        others=_class("list-group"),
        writer=_class("pull-right"),
        box=_class("col-md-9"),
        card=_class("media"),
    ),
    Names(
        system="teaser panel of an old newspaper",
        title=_class("dvTitle"),
        stamp=_class("col-sm-12 articleDetail"),
        lead=_class("dvTeaser"),
        body=_id("dvContent"),
        caption=_class("dvNote"),
        others=_class("dvKhac"),
        writer=_class("dvTacgia"),
        box=_class("dvLeft"),
        card=_class("dvItem"),
    ),
    Names(
        system="first division",
        title=_class("ovh t"),
        stamp=_class("ovh pub_time"),
        lead=_id("divfirst"),
        body=_id("divND"),
        caption=_class("ovh c"),
        others=_class("ovh o"),
        writer=_class("ovh w"),
        box=_class("ovh lft"),
        card=_class("ovh it"),
    ),
    Names(
        system="ministry with text-intro",
        title=_class("tt-bv"),
        stamp=_class("ngay-gio-dang-x"),
        lead=_class("text-intro"),
        body=_class("cot-noidung-bv"),
        caption=_class("ct-anh"),
        others=_class("bv-khac"),
        writer=_class("tg-bv"),
        box=_class("khung-bv"),
        card=_class("dong-bv"),
    ),
    Names(
        system="committee in abbreviations",
        title=_class("tdbv"),
        stamp=_class("ndang"),
        lead=_class("mtbv"),
        body=_class("ndbv"),
        caption=_class("ctanh"),
        others=_class("bvk"),
        writer=_class("tgbv"),
        box=_class("bv"),
        card=_class("dbv"),
    ),
    Names(
        system="commune portal of 2024",
        title=_class("ct-name"),
        stamp=_class("ct-tm"),
        lead=_class("ct-quote-first"),
        body=_class("ct-html"),
        caption=_class("ct-img-t"),
        others=_class("ct-list-2"),
        writer=_class("ct-by"),
        box=_class("ct-view"),
        card=_class("ct-li"),
    ),
    Names(
        system="magazine",
        title=_class("mag-head__big"),
        stamp=_class("mag-head__when"),
        lead=_class("dek-heading"),
        body=_class("post-content-main shares-position"),
        caption=_class("imagecomment"),
        others=_class("mag-next"),
        writer=_class("mag-who"),
        box=_class("mag"),
        card=_class("mag-card"),
    ),
    Names(
        system="party newspaper",
        title=_class("title-content-tin-x"),
        stamp=_class("lbPublishedDate col-md-6"),
        lead=_class("que_news"),
        body=_class("content_news_x"),
        caption=_class("alt_imgEditor"),
        others=_class("khac_news"),
        writer=_class("ten_news"),
        box=_class("chinh_news"),
        card=_class("muc_news"),
    ),
    Names(
        system="television",
        title=_class("sound-title"),
        stamp=_class("style-icon"),
        lead=_class("sound-text"),
        body=_class("divText"),
        caption=_class("exp-note"),
        others=_class("sound-list"),
        writer=_class("sound-who"),
        box=_class("sound-view"),
        card=_class("sound-it"),
    ),
    Names(system="no name at all"),
)
"""One row per template."""
