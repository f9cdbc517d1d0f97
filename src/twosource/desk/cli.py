"""The command line: the commands' names, options and helps. What they do stands in their own files."""

from enum import StrEnum
from typing import Annotated

import typer

from twosource import __version__
from twosource.desk import backup_options, doctor_options, mcp_options
from twosource.desk.calls import Calls
from twosource.desk.export_options import EXAMPLES as EXPORT_EXAMPLES
from twosource.desk.export_options import export
from twosource.desk.fetch_options import AllowHost
from twosource.desk.judge_options import ArchivePlace, judge
from twosource.desk.notify_options import EXAMPLES as NOTIFY_EXAMPLES
from twosource.desk.notify_options import notify
from twosource.desk.run_options import Jobs, RayAddress, Runner, RunnerName
from twosource.desk.running import run as _run
from twosource.desk.watch_options import EXAMPLES as WATCH_EXAMPLES
from twosource.desk.watch_options import watch
from twosource.stage import USUAL

app = typer.Typer(
    name="twosource",
    cls=Calls,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=(
        "Who stands behind a story, who said what, where the reports differ, and where the talks stand.\n\n"
        "SOURCE is a file, a folder (read with its subfolders, in name order), an address (https://…), "
        "an object or folder of a store (s3://…) or - for standard input: HTML pages, flat text of pages, JSON Lines, "
        "schema.org, ninjs, NewsML-G2, feeds, web archives (WARC), Parquet, or gzip or zstd of these. File endings "
        "are not relied on."
    ),
    epilog=(
        "Exit status: 0 all read; 2 the call is off; 3 some sources were refused, each with one line on "
        "standard error; 4 nothing could be read."
    ),
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


class DossierFormat(StrEnum):
    """The forms in which a dossier is shown."""

    text = "text"
    markdown = "markdown"
    html = "html"
    json = "json"


class ReadFormat(StrEnum):
    """The forms in which documents are shown."""

    text = "text"
    jsonl = "jsonl"


class CheckFormat(StrEnum):
    """The forms in which the standing of one claim is shown."""

    text = "text"
    json = "json"


class Kind(StrEnum):
    """What is compared."""

    claims = "claims"
    names = "names"


HOW = "How to show it."

Sources = Annotated[list[str], typer.Argument(metavar="SOURCE", help="Files, folders, addresses, or -.")]
SourcesOrNone = Annotated[
    list[str] | None, typer.Argument(metavar="SOURCE", show_default=False, help="Files, folders, addresses, or -.")
]
Place = Annotated[
    str,
    typer.Option(
        "--archive", "-a", metavar="A", help="The archive: a file, a folder, or postgresql://USER@HOST/DATABASE."
    ),
]
PlaceOrNone = Annotated[
    str | None, typer.Option("--archive", "-a", metavar="A", help="An archive, in place of sources.")
]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="PATH", help="Write to this file.")]
WHO = "Who reads: learnt (a small encoder), or rules (no model)."
ReaderName = Annotated[str, typer.Option("--reader", metavar="NAME", help=WHO)]
ReaderOrNone = Annotated[str | None, typer.Option("--reader", metavar="NAME", show_default=USUAL, help=WHO)]


def _version(wanted: bool) -> None:
    if wanted:
        print(f"twosource {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    pass


BRIEF_EXAMPLES = """\b
Examples:
  twosource brief pages/                                in the terminal
  twosource brief pages/ --format html -o talks.html    one file to open, mail or print
  twosource brief a.html b.txt --format markdown        to paste into a memo
  twosource brief https://news.example/a https://daily.example/b
  zcat crawl.jsonl.gz | twosource brief - --format json
  twosource brief --archive talks.sqlite                all that was added to an archive
"""

READ_EXAMPLES = """\b
Examples:
  twosource read page.html                          what is in it, for a person
  twosource read pages/ --format jsonl > read.jsonl
  twosource read crawl.jsonl.gz --format jsonl | jq '.attributions | length'
"""

CHECK_EXAMPLES = """\b
Examples:
  twosource check "The second round is on 2 June in Istanbul" pages/
  twosource check --claims claims.jsonl pages/ --format json
  twosource check "The second round is on 2 June in Istanbul" --archive talks.sqlite
"""

ADD_EXAMPLES = """\b
Examples:
  twosource add pages/ --archive talks.sqlite       made where it is not there
  twosource add new.html --archive talks.sqlite     the same again is harmless
  twosource add https://news.example/a --archive talks.sqlite
  twosource add s3://crawls/may/ --archive talks.sqlite --runner ray --jobs 8
  twosource brief --archive talks.sqlite
  twosource add pages/ --archive postgresql://anna@desk.example/talks
"""

COMPARE_EXAMPLES = """\b
Examples:
  twosource compare pairs.jsonl --kind names
  echo '{"a": "Kyiv", "b": "Kiev"}' | twosource compare - --kind names
"""


CHANGES_EXAMPLES = """\b
Examples:
  twosource changes --archive talks --since yesterday
  twosource changes --archive talks --since "3 days ago" --until today
  twosource changes --archive talks --since 2026-11-25T09:00 --format json
"""


@app.command(short_help="The dossier of each story in the sources.", epilog=BRIEF_EXAMPLES)
def brief(
    sources: SourcesOrNone = None,
    archive: PlaceOrNone = None,
    format: Annotated[DossierFormat, typer.Option("--format", "-f", help=HOW)] = DossierFormat.text,
    out: Output = None,
    reader: ReaderOrNone = None,
    document: Annotated[
        str | None,
        typer.Option(
            "--document", metavar="ID", help="Only the story of this document of the archive, whatever else it holds."
        ),
    ] = None,
    allow_host: AllowHost = None,
) -> None:
    """Make the dossier of each story in the sources: where it stands, what differs, and who says so."""
    options = {"archive": archive, "document": document, "reader": reader, "hosts": allow_host}
    _run("brief", sources or [], form=format.value, out=out, **options)


@app.command(short_help="What is in each document, one by one.", epilog=READ_EXAMPLES)
def read(
    sources: Sources,
    format: Annotated[ReadFormat, typer.Option("--format", "-f", help=HOW)] = ReadFormat.text,
    out: Output = None,
    reader: ReaderName = USUAL,
    allow_host: AllowHost = None,
) -> None:
    """Show what each document holds by itself, uncompared. With jsonl, one line a document."""
    _run("read", sources, form=format.value, out=out, reader=reader, hosts=allow_host)


@app.command(short_help="How one claim stands in the sources.", epilog=CHECK_EXAMPLES)
def check(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="CLAIM SOURCE", show_default=False, help="The claim in a sentence, then the sources."),
    ] = None,
    archive: PlaceOrNone = None,
    claims: Annotated[
        str | None,
        typer.Option("--claims", metavar="FILE", help='JSON Lines with "claim", in place of CLAIM.'),
    ] = None,
    format: Annotated[CheckFormat, typer.Option("--format", "-f", help=HOW)] = CheckFormat.text,
    out: Output = None,
    reader: ReaderName = USUAL,
    allow_host: AllowHost = None,
) -> None:
    """Say how one claim stands in the sources: who supports it, who denies it, on whose word."""
    _run(
        "check",
        words or [],
        archive=archive,
        claims=claims,
        form=format.value,
        out=out,
        reader=reader,
        hosts=allow_host,
    )


@app.command(short_help="Take sources into an archive.", epilog=ADD_EXAMPLES)
def add(
    sources: Sources,
    archive: Place,
    jobs: Jobs = None,
    runner: RunnerName = Runner.local,
    ray_address: RayAddress = None,
    reader: ReaderName = USUAL,
    allow_host: AllowHost = None,
) -> None:
    """Take sources into an archive, which keeps them as they came and what was read in them."""
    how: dict[str, object] = {"jobs": jobs, "runner": runner.value, "ray_address": ray_address}
    _run("add", sources, archive=archive, reader=reader, hosts=allow_host, **how)


@app.command(short_help="How claims or names stand to each other.", epilog=COMPARE_EXAMPLES)
def compare(
    pairs: Annotated[str, typer.Argument(metavar="PAIRS.jsonl", help='JSON Lines with "a" and "b", or -.')],
    kind: Annotated[Kind, typer.Option("--kind", help="What a and b are.")],
    out: Output = None,
    reader: ReaderName = USUAL,
) -> None:
    """Say how each two claims or names stand to each other, one JSON line a pair, with the reason."""
    _run("compare", pairs, kind=kind.value, out=out, reader=reader)


SERVE_EXAMPLES = """\b
Examples:
  twosource serve --archive talks                       at http://127.0.0.1:8000
  twosource serve --archive talks --host 0.0.0.0        for others, who need the token that is printed
"""


@app.command(short_help="The reading room: an archive in a browser.", epilog=SERVE_EXAMPLES)
def serve(
    archive: ArchivePlace,
    host: Annotated[str, typer.Option("--host", metavar="HOST", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="PORT", min=0, max=65535, help="At which port.")] = 8000,
    token: Annotated[
        str | None,
        typer.Option("--token", metavar="WORDS", help="What readers must know, if not in TWOSOURCE_TOKEN."),
    ] = None,
    https: Annotated[
        bool, typer.Option("--https", help="Readers come by HTTPS, through a proxy; no cookie goes another way.")
    ] = False,
    reader: ReaderName = USUAL,
    allow_host: AllowHost = None,
) -> None:
    """Open the reading room of an archive: stories, evidence, changes, judgements, in a browser."""
    _run("serve", archive, host=host, port=port, token=token, https=https, reader=reader, hosts=allow_host)


@app.command(short_help="What changed in an archive.", epilog=CHANGES_EXAMPLES)
def changes(
    archive: ArchivePlace,
    since: Annotated[str, typer.Option("--since", metavar="TIME", help="From when on.")],
    until: Annotated[str | None, typer.Option("--until", metavar="TIME", help="Up to when; now, if left out.")] = None,
    format: Annotated[CheckFormat, typer.Option("--format", "-f", help=HOW)] = CheckFormat.text,
    out: Output = None,
) -> None:
    """Say what is otherwise than it was: new, newly contested, overtaken, moved, edited, gone, and what caused it.

    TIME is a date or time, or words such as yesterday or "3 days ago".
    """
    _run("changes", archive, since=since, until=until, form=format.value, out=out)


app.command(short_help="A dossier in other people's formats.", epilog=EXPORT_EXAMPLES)(export)
app.command(short_help="Tell a web address what changed in an archive.", epilog=NOTIFY_EXAMPLES)(notify)
app.command(short_help=mcp_options.SHORT, epilog=mcp_options.EXAMPLES)(mcp_options.mcp)
app.add_typer(judge)
app.command(short_help=doctor_options.SHORT, epilog=doctor_options.EXAMPLES)(doctor_options.doctor)
app.command(short_help=backup_options.BACKUP, epilog=backup_options.BACKUP_EXAMPLES)(backup_options.backup)
app.command(short_help=backup_options.RESTORE, epilog=backup_options.RESTORE_EXAMPLES)(backup_options.restore)
app.command(short_help="Follow feeds into an archive.", epilog=WATCH_EXAMPLES)(watch)


def main() -> None:
    """Run the command line; this is `twosource` and `python -m twosource`."""
    app(prog_name="twosource")
