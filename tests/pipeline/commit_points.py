"""The commit points of the steps, by name: what happens there, and what is kept from then on.

A name is what happens and the function that requests it, as :mod:`tests.pipeline.killing` sees it.
"""

from __future__ import annotations

CRAWL = {
    "record crawler.warc.SpoolWriter.write_exchange": "a body stands in the spool's WARC; no line names it yet",
    "line PageRecord crawler.pipelines.HandoverPipeline._write": "one request is committed",
    "line Source crawler.pipelines.HandoverPipeline._write": "what a source showed is committed",
    "line SiteReport crawler.pipelines.HandoverPipeline._write": "the crawl of one site is committed as ended",
}
LAND = {
    "commit storage.sites.register_sites": "the catalogue's sites are rows",
    "commit storage.runs.open_run": "the run and its sites are rows",
    "rename storage.archive.Archive._settle": "a WARC, or the lines beside it, has its name in the archive",
    "commit pipeline.landing.Landing._land": "requests are rows, how sites' crawls ended, and when each is due again",
    "remove pipeline.spool._drop": "a landed site's files, or those of a part of its crawl, leave the spool",
    "remove pipeline.spool.land_spool": "the run's spool folder goes",
    "commit storage.runs.close_run": "the run is closed",
}
CLEAN = {
    "commit storage.boilerplate.save_boilerplate": "what recurs on a site's pages",
    "commit storage.layouts.save_layout": "where a site's pages have their fields",
    "commit storage.boilerplate.note_learned": "which pages that touches",
    "commit storage.articles.store_pages": "one batch: articles, versions, facts, fingerprints, search rows",
    "commit storage.clusters.link_batch": "link: edges, clusters and their representatives",
    "commit storage.event_groups.store_and_group": "what articles report, events and the ledger's rows",
}
ALERT = {
    "commit storage.alerts.open_message": "a health message or digest is about to be sent",
    "commit storage.alerts.close_message": "… and was accepted: the verdicts that it reported",
    "commit storage.alerts.claim_message": "which stories the next message holds",
    "commit storage.alerts.settle_message": "… and that the channel accepted it",
    "commit storage.alerts.note_read_all": "the alert was compared with all articles but those that wait",
    "commit storage.alerts.forget_unread": "… and so were all alerts: the articles wait no longer",
}
COMPACT = {
    "rename storage.archive.Archive._settle": "a site's month is one file in the archive; the rows name its parts",
    "commit storage.archived_pages.move_warcs": "the rows name the joined file, and of dropped records none",
    "remove storage.archive.Archive.remove": "a part goes",
}
