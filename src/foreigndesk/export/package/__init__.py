"""The release folder: data, codebook and documentation of a selection, ready to publish."""

from foreigndesk.export.package.folder import write_package
from foreigndesk.export.package.release import Release

__all__ = ["Release", "write_package"]
