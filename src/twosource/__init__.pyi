from twosource.api.archive import Archive as Archive
from twosource.api.calls import brief as brief
from twosource.api.calls import check as check
from twosource.api.calls import compare as compare
from twosource.api.calls import read as read
from twosource.api.claim import Claim as Claim
from twosource.api.document import Document as Document
from twosource.api.dossier import Dossier as Dossier
from twosource.api.dossier import Story as Story
from twosource.api.table import Table as Table
from twosource.errors import BadCall as BadCall
from twosource.errors import Refused as Refused
from twosource.settings import Settings as Settings
from twosource.stage import Reader as Reader

__all__ = [
    "Archive",
    "BadCall",
    "Claim",
    "Document",
    "Dossier",
    "Reader",
    "Refused",
    "Settings",
    "Story",
    "Table",
    "brief",
    "check",
    "compare",
    "read",
]
__version__: str
