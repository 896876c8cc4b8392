"""Linking: incidents and agreements, made from the events of many articles, each link with its reasons."""

from foreigndesk.linking.agreements import Agreement, Step, register_agreements
from foreigndesk.linking.clusters import cluster, find_links
from foreigndesk.linking.copies import Copy, CopyRules, copy_groups, find_copies, sign
from foreigndesk.linking.evidence import Judge, Link
from foreigndesk.linking.folding import copy_links, fold_copies
from foreigndesk.linking.incidents import Incident, incident_of, link_incidents
from foreigndesk.linking.reports import Report, read_reports
from foreigndesk.linking.rules import LinkRules
from foreigndesk.linking.stored import stored_mentions, stored_reports
from foreigndesk.linking.stories import group_stories

__all__ = [
    "Agreement",
    "Copy",
    "CopyRules",
    "Incident",
    "Judge",
    "Link",
    "LinkRules",
    "Report",
    "Step",
    "cluster",
    "copy_groups",
    "copy_links",
    "find_copies",
    "find_links",
    "fold_copies",
    "group_stories",
    "incident_of",
    "link_incidents",
    "read_reports",
    "register_agreements",
    "sign",
    "stored_mentions",
    "stored_reports",
]
