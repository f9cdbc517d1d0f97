"""What is found where an archive is not as it was written, and what helps."""

from msgspec import Struct

REMEDIES = {
    "salvage": (
        "go back to a backup: twosource restore BACKUP --archive NEW; without one, twosource restore {place} --salvage "
        "--archive NEW takes what is whole, and what it names can be added again"
    ),
    "rebuild": "nothing is lost: twosource restore {place} --salvage --archive NEW makes it anew",
    "backup": "go back to a backup: twosource restore BACKUP --archive NEW",
    "none": "nothing need be done: it is made again by itself",
    "open": "nothing need be done: the next command that opens the archive brings it up to date",
    "later": "use the version of twosource that wrote it, or a later one",
    "place": "name another place with --archive, or make the archive with twosource add SOURCE... --archive {place}",
    "disk": "put the archive on a disk of this machine whose folder may be written to by who runs twosource",
    "room": "make room on the disk, or move the archive to a larger one",
    "install": "install twosource again, with all that it needs",
}
"""What helps, in words; `{place}` is the archive."""

Row = tuple[str, tuple[int | str, ...]]
"""A row: its table, and its key in it."""


class Finding(Struct, frozen=True, kw_only=True):
    """One thing that is not as it should be: `where` it is, `what` is wrong, and which of the `REMEDIES` helps.

    `kind` groups findings for programs; `row` is what a copy of all that is whole leaves out. A `grave` one is damage;
    another is only worth knowing.
    """

    kind: str
    where: str
    what: str
    remedy: str = "salvage"
    row: Row | None = None
    grave: bool = True

    def help(self, place: str) -> str:
        """Return what to do about it where the archive lies at `place`."""
        return REMEDIES[self.remedy].replace("{place}", place)
