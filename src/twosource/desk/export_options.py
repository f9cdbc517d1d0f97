"""The command line of `export`: what is exported, as what, and where to."""

from typing import Annotated

import typer

from twosource.desk.exports import FORMATS
from twosource.desk.fetch_options import AllowHost
from twosource.desk.running import run
from twosource.stage import USUAL

EXAMPLES = "\b\nFormats:\n" + "".join(f"  {name:<12}{form.what}\n" for name, form in FORMATS.items())
EXAMPLES += """
\b
Examples:
  twosource export --archive talks --as jsonl | jq 'select(.kind == "claim")'
  twosource export --archive talks --as csv -o tables/
  twosource export --archive talks --as jsonl --story "second round" -o talks.jsonl
  twosource export pages/ --as jsonl -o talks.jsonl
  twosource export --archive talks --as atom --base https://room.example -o changes.atom
  twosource export --archive talks --as bundle -o evidence.zip
"""


def export(
    form: Annotated[str, typer.Option("--as", metavar="FORMAT", help="The format; they are listed below.")],
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE", show_default=False, help="Files, folders, addresses, or -.")
    ] = None,
    archive: Annotated[
        str | None, typer.Option("--archive", "-a", metavar="A", help="An archive, in place of sources.")
    ] = None,
    out: Annotated[
        str | None, typer.Option("--output", "-o", metavar="PATH", help="Write to this file, or into this folder.")
    ] = None,
    story: Annotated[
        str | None, typer.Option("--story", metavar="STORY", help="One story: its id, or words of its title.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="TIME", help="From the hour of this time on, for atom.")
    ] = None,
    base: Annotated[
        str | None, typer.Option("--base", metavar="URL", help="Where the reading room is, for the links of atom.")
    ] = None,
    reader: Annotated[
        str | None,
        typer.Option(
            "--reader", metavar="NAME", show_default=USUAL, help="Who reads: learnt (a small encoder), or rules."
        ),
    ] = None,
    allow_host: AllowHost = None,
) -> None:
    """Write what an archive holds, or sources, in a format that other programs read."""
    only = {"since": since, "base": base}
    run(
        "export",
        sources or [],
        archive=archive,
        form=form,
        out=out,
        story=story,
        only=only,
        reader=reader,
        hosts=allow_host,
    )
