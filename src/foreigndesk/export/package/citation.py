"""``CITATION.cff`` and ``LICENSE.md`` of a package."""

from __future__ import annotations

from string import Template

import yaml

from foreigndesk.desk.version import package_version
from foreigndesk.export.package.release import Release
from foreigndesk.knowledge.files import knowledge_dir, read_text


def citation(release: Release) -> str:
    """The text of ``CITATION.cff`` (Citation File Format 1.2.0)."""
    record = {
        "cff-version": "1.2.0",
        "message": "If you use this dataset, please cite it as below.",
        "type": "dataset",
        "title": release.title,
        "authors": [{"name": author} for author in release.authors or ("anonymous",)],
        "date-released": release.released.isoformat(),
        "license": release.licence,
        "references": [
            {
                "type": "software",
                "title": "Foreign Desk",
                "version": package_version(),
                "authors": [{"name": "The Foreign Desk authors"}],
            }
        ],
    }
    return yaml.safe_dump(record, sort_keys=False, allow_unicode=True)


def licence(release: Release) -> str:
    """The text of ``LICENSE.md``."""
    template = Template(read_text(knowledge_dir() / "export" / "package" / "LICENSE.md"))
    return template.substitute(title=release.title, licence=release.licence)
