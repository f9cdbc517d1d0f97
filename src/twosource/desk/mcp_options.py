"""The command line of `mcp`."""

from typing import Annotated

import typer

from twosource.desk.judge_options import ArchivePlace
from twosource.desk.running import run
from twosource.stage import USUAL

SHORT = "An archive for agents, over the Model Context Protocol."

EXAMPLES = """\b
Examples:
  twosource mcp --archive talks                          for a client that starts it
  twosource mcp --archive talks --http                   at http://127.0.0.1:8001/mcp
  twosource mcp --archive talks --writable --files in/   agents may add text, and files of in/
"""

Reader = Annotated[str, typer.Option("--reader", metavar="NAME", help="Who reads: learnt, or rules (no model).")]


def mcp(
    archive: ArchivePlace,
    http: Annotated[bool, typer.Option("--http", help="Over HTTP, in place of standard input and output.")] = False,
    host: Annotated[
        str | None,
        typer.Option("--host", metavar="HOST", show_default=False, help="Where to listen; 127.0.0.1, if left out."),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            "--port", metavar="PORT", show_default=False, min=0, max=65535, help="At which port; 8001, if left out."
        ),
    ] = None,
    token: Annotated[
        str | None,
        typer.Option("--token", metavar="WORDS", help="What clients must know, if not in TWOSOURCE_TOKEN."),
    ] = None,
    writable: Annotated[bool, typer.Option("--writable", help="Agents may add sources: text that they give.")] = False,
    files: Annotated[
        str | None,
        typer.Option("--files", metavar="FOLDER", help="With --writable: files of this folder too, and of no other."),
    ] = None,
    fetch: Annotated[bool, typer.Option("--fetch", help="With --writable: pages by their address too.")] = False,
    reader: Reader = USUAL,
) -> None:
    """Answer agents over the Model Context Protocol: stories, evidence, claims checked, statements found, changes.

    Agents only read, unless --writable is given.
    """
    run(
        "mcp", archive, http=http, host=host, port=port, token=token, writable=writable, files=files, fetch=fetch,
        reader=reader,
    )  # fmt: skip
