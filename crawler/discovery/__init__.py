"""Discovery of a site's feeds, sitemaps, listings and their further pages. Pure; knows no Scrapy."""

from crawler.discovery.addresses import address_shape, listing_of, listing_rank, skip_reason
from crawler.discovery.feeds import ChildSitemap, FeedPage, SitemapPage, read_feed, read_sitemap, sniff_feed
from crawler.discovery.html import HtmlPage, Link
from crawler.discovery.judging import Judgement, is_challenge, judge_page
from crawler.discovery.next_pages import next_page
from crawler.discovery.pages import entry_date, entry_links
from crawler.discovery.reading import read_html

__all__ = [
    "ChildSitemap",
    "FeedPage",
    "HtmlPage",
    "Judgement",
    "Link",
    "SitemapPage",
    "address_shape",
    "entry_date",
    "entry_links",
    "is_challenge",
    "judge_page",
    "listing_of",
    "listing_rank",
    "next_page",
    "read_feed",
    "read_html",
    "read_sitemap",
    "skip_reason",
    "sniff_feed",
]
