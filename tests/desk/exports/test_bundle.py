"""The evidence bundle: a bag that any tool verifies, and that the same dossier is made of again."""

import hashlib
import io
import json
import logging
import shutil
import subprocess
import zipfile
from pathlib import Path

import bagit
import msgspec
import pytest
from export_samples import held, whole
from exported_pages import told, told_in_another_order

from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.archive.interface import Taken
from twosource.capture import take
from twosource.capture.feeds import feed_captures
from twosource.desk.exports.bundle import EPOCH, pieces
from twosource.desk.exports.material import material
from twosource.desk.exports.web_archive import is_of_web
from twosource.desk.html import dossier_bytes as as_html
from twosource.desk.json import dossier_bytes
from twosource.errors import BadCall
from twosource.pipeline import brief
from twosource.records.ledger import Dossier
from twosource.records.page import Capture


@pytest.fixture(scope="module")
def data() -> bytes:
    return whole(pieces, told())


@pytest.fixture
def bag(data: bytes, tmp_path: Path) -> Path:
    zipfile.ZipFile(io.BytesIO(data)).extractall(tmp_path)
    (folder,) = tmp_path.iterdir()
    return folder


def test_a_tool_of_the_library_of_congress_verifies_it(bag: Path) -> None:
    logging.getLogger("bagit").setLevel(logging.CRITICAL)
    assert bagit.Bag(str(bag)).validate()


def test_the_tool_finds_what_was_changed(bag: Path) -> None:
    capture = next((bag / "data/captures").iterdir())
    capture.write_bytes(capture.read_bytes() + b" ")
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(bag)).validate()


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="there is no sha256sum")
def test_sha256sum_verifies_it(bag: Path) -> None:
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        done = subprocess.run(["sha256sum", "--check", "--strict", manifest], cwd=bag, capture_output=True, check=False)
        assert done.returncode == 0


def test_the_captures_in_it_give_the_dossier_in_it(bag: Path) -> None:
    again = brief([str(bag / "data/captures")], reader="rules")
    assert dossier_bytes(again) == (bag / "data/dossier.json").read_bytes()
    assert as_html(again) == (bag / "data/dossier.html").read_bytes()


def test_a_capture_is_named_for_its_bytes_and_listed_with_what_it_gave(bag: Path) -> None:
    listed = [json.loads(line) for line in (bag / "data/captures.jsonl").read_text("utf-8").splitlines()]
    files = sorted(path.name for path in (bag / "data/captures").iterdir())
    assert sorted(line["file"].removeprefix("captures/") for line in listed) == files
    for line in listed:
        assert hashlib.sha256((bag / "data" / line["file"]).read_bytes()).hexdigest() == line["sha256"]
    documents = {name for line in listed for name in line["documents"]}
    assert documents == {document.id for story in told().dossier.stories for document in story.documents}


def test_every_quote_is_cut_out_of_the_text_beside_it(bag: Path) -> None:
    dossier = json.loads((bag / "data/dossier.json").read_text("utf-8"))
    texts = {path.stem: path.read_bytes().decode() for path in (bag / "data/documents").iterdir()}
    supports = [support for story in dossier["stories"] for claim in story["claims"] for support in claim["support"]]
    assert len(supports) > 50
    assert all(texts[each["document"]][slice(*each["span"])] == each["quote"] for each in supports)


def test_it_is_the_same_bytes_each_time_whatever_came_first(data: bytes) -> None:
    assert data == whole(pieces, told_in_another_order())


def test_nothing_in_it_tells_of_the_machine(data: bytes) -> None:
    entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    assert {(e.date_time, e.create_system, e.external_attr, e.compress_type) for e in entries} == {
        (EPOCH, 3, 0o100644 << 16, zipfile.ZIP_STORED)
    }
    assert str(Path(__file__).parents[3]).encode() not in data


def test_no_name_in_it_climbs_out(data: bytes) -> None:
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    (folder,) = {name.partition("/")[0] for name in names}
    assert folder.startswith("evidence-")
    assert not [name for name in names if ".." in name or "\\" in name or name.startswith("/")]


def test_a_name_that_is_none_of_ours_is_refused() -> None:
    story = told().dossier.stories[0]
    evil = msgspec.structs.replace(story.documents[0], id="../../etc/passwd")
    dossier = Dossier(stories=(msgspec.structs.replace(story, documents=(evil,)),))
    with pytest.raises(BadCall, match="damaged"):
        whole(pieces, msgspec.structs.replace(told(), dossier=dossier))


def test_of_one_story_only_its_own_captures_are_in_it() -> None:
    of = told()
    one = msgspec.structs.replace(of, dossier=Dossier(stories=of.dossier.stories[-1:]))
    names = zipfile.ZipFile(io.BytesIO(whole(pieces, one))).namelist()
    shas = {document.capture.sha256 for document in of.dossier.stories[-1].documents}
    assert {Path(name).stem for name in names if "/captures/" in name} == shas


def test_what_people_decided_is_in_it() -> None:
    holdings = held("harbour")
    document = holdings.dossier().stories[0].documents[0]
    holdings.judge("set-aside", [document.id], who="Anna Berg", why="taken back")
    bundle = zipfile.ZipFile(io.BytesIO(whole(pieces, material(holdings, kept=True))))
    (name,) = [name for name in bundle.namelist() if name.endswith("dossier.json")]
    assert json.loads(bundle.read(name))["stories"][0]["judgements"][0]["why"] == "taken back"


def test_prepared_text_is_kept_line_by_line(tmp_path: Path) -> None:
    source = tmp_path / "two.jsonl"
    lines = [{"id": "a", "text": "Oakes said no.", "url": "https://a.example/1"}, {"id": "b", "text": "A wall fell."}]
    source.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    holdings = held()
    list(holdings.add([str(source)]))
    zipfile.ZipFile(io.BytesIO(whole(pieces, material(holdings, kept=False)))).extractall(tmp_path / "bag")
    (folder,) = (tmp_path / "bag").iterdir()
    again = brief([str(folder / "data/captures")], reader="rules")
    assert dossier_bytes(again) == (folder / "data/dossier.json").read_bytes()


ADDRESS = "https://www.saltmere-echo.example/2025/pilots-é"
WORDS = (
    "The harbour board of Saltmere and the pilots met on Tuesday, and a café at the gate stayed open for both sides. "
    "“Nobody left the room before the evening,” the chairwoman, Vera Holm, told reporters. {}"
)


def fetched(more: str, *, taken: str | None, url: str = ADDRESS, charset: str = "cp1251") -> Capture:
    page = f"<html><head><title>Pilots meet</title></head><body><p>{WORDS.format(more)}</p></body></html>"
    data = page.replace("é", "й").encode(charset)
    digest = hashlib.sha256(data).hexdigest()
    return Capture(
        path="x", data=data, sha256=digest, media_type="text/html", url=url, taken=taken, charset=charset
    )  # fmt: skip


def of_web() -> list[Capture]:
    feed = ATOM.format(f"<p>{WORDS.format('The mediator is to come back on Friday.')}</p>" * 2)
    (entry,) = feed_captures("feed", feed)
    assert isinstance(entry, Capture)
    entry = msgspec.structs.replace(entry, taken="2025-06-05T10:00:00+00:00")
    return [
        fetched("The union wants 12 per cent.", taken="2025-06-03T10:00:00+00:00"),
        fetched("The union wants 11 per cent.", taken="2025-06-04T10:00:00+00:00"),
        fetched("The board offered 6 per cent.", taken=None, url="https://wire.example/1"),
        entry,
    ]


ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title><link href="https://post.example/"/>'
    '<entry><id>1</id><title>Pilots meet</title><link href="https://post.example/1"/>'
    "<updated>2025-06-03T12:00:00Z</updated><content type='html'><![CDATA[{}]]></content></entry></feed>"
)


def bundled(captures: list[Capture], folder: Path) -> tuple[bytes, Path]:
    holdings = Holdings(InMemoryArchive(), "rules")
    assert all(each.documents for each in holdings.take_captures(captures))
    data = whole(pieces, material(holdings, kept=False))
    zipfile.ZipFile(io.BytesIO(data)).extractall(folder)
    (made,) = folder.iterdir()
    return data, made / "data"


def test_pages_from_addresses_and_feeds_give_the_dossier_again_with_address_time_and_encoding(tmp_path: Path) -> None:
    data, made = bundled(of_web(), tmp_path / "one")
    again = brief([str(made / "captures")], reader="rules")
    assert dossier_bytes(again) == (made / "dossier.json").read_bytes()
    assert as_html(again) == (made / "dossier.html").read_bytes()
    found = {each.sha256: each for each in take([str(made / "captures")]) if isinstance(each, Capture)}
    for capture in of_web():
        same = found[capture.sha256]
        assert (same.url, same.taken, same.data) == (capture.url, capture.taken, capture.data)
        assert same.charset == capture.charset
    assert bundled(of_web()[::-1], tmp_path / "two")[0] == data


def test_a_page_too_short_for_a_crawl_is_not_lost(tmp_path: Path) -> None:
    page = b"<html><head><title>Talks</title></head><body><p>Talks ended.</p><p>Both sides left.</p></body></html>"
    sha256 = hashlib.sha256(page).hexdigest()
    short = Capture(
        path="x", data=page, sha256=sha256, media_type="text/html", url="https://a.example/", charset="utf-8"
    )
    _, made = bundled([short], tmp_path)
    assert dossier_bytes(brief([str(made / "captures")], reader="rules")) == (made / "dossier.json").read_bytes()


def test_a_bundle_of_a_bundle_is_the_same_bytes(tmp_path: Path) -> None:
    data, made = bundled(of_web(), tmp_path / "one")
    taken = [each for each in take([str(made / "captures")]) if isinstance(each, Capture)]
    assert bundled(taken, tmp_path / "two")[0] == data


def test_an_address_that_is_none_begins_no_line_in_a_web_archive() -> None:
    evil = Taken(
        at="", path="", url="https://a.example/\r\nWARC-Type: x", sha256="0", media_type="text/html", documents=()
    )
    assert not is_of_web(evil)


def test_the_entry_that_led_to_a_page_lies_beside_it(tmp_path: Path) -> None:
    entry = b"<rss><channel><item><title>Talks</title></item></channel></rss>"
    body = b"<p>The talks were held on Monday.</p>"
    page = Capture(
        path="x", data=body, sha256=hashlib.sha256(body).hexdigest(), media_type="text/html", charset="utf-8"
    )
    holdings = held()
    for each in (page, msgspec.structs.replace(page, entry=entry)):
        list(holdings.take(each))
    zipfile.ZipFile(io.BytesIO(whole(pieces, material(holdings, kept=True)))).extractall(tmp_path)
    (folder,) = tmp_path.iterdir()
    listed = [json.loads(line) for line in (folder / "data/captures.jsonl").read_text("utf-8").splitlines()]
    name = f"entries/{hashlib.sha256(entry).hexdigest()}.xml"
    assert [line.get("entry") for line in listed] == [None, name]
    assert (folder / "data" / name).read_bytes() == entry
    assert bagit.Bag(str(folder)).validate()
