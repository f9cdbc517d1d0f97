import re
import threading
import time

import pytest
from httpx import Response
from lxml import html
from readers import Archive, Reader, filled, samples, words_of

PAGE = "<html><title>A mine closes</title><body><p>The mine in Ostrava closed on 3 May 2025, Jan Novak said.</p></body>"


@pytest.fixture
def reader() -> Reader:
    return Reader()


def notice(answer: Response) -> str:
    return " ".join(words_of(each) for each in html.fromstring(answer.text).xpath("//div[@class='noticed']"))


def claim_with(reader: Reader, statements: int) -> str:
    story = reader.story("Istanbul")
    for link in reader.links(f"{story}/claims", r"/claims/c\w+$"):
        if len(reader.page(link).xpath("//input[@type='radio']")) >= statements:
            return link
    raise AssertionError


def test_a_passage_that_is_detached_leaves_the_claim_at_once_and_comes_back_when_it_is_undone(reader: Reader) -> None:
    claim, before = claim_with(reader, 3), reader.holdings.dossier()
    choice = reader.page(claim).xpath("//input[@type='radio']/@value")[-1]
    done = reader.send(claim, "Detach it", statement=choice, who="Anna Berg", why="it is about another day")
    made = reader.holdings.archive.judgements()[0]
    assert (made.kind, made.who, made.why) == ("detach", "Anna Berg", "it is about another day")
    assert "does not belong to the claim" in done.text
    assert before.stories != reader.holdings.dossier().stories
    assert "by judgement of Anna Berg" in reader.words(reader.story("Istanbul"))
    changed = reader.words(f"/judgements/{made.id}")
    assert "What a judgement changed" in changed
    assert re.search(r"No longer claimed|Claims that changed|New claims", changed)
    reader.send(f"/judgements/{made.id}", "Undo it", why="I was wrong", who="Anna Berg")
    after = reader.holdings.dossier()
    assert [s.claims for s in after.stories] == [s.claims for s in before.stories]
    assert "undone" in reader.words("/judgements")


def test_a_document_that_is_set_aside_says_so_where_one_stands_and_can_be_taken_back_there(reader: Reader) -> None:
    story = reader.story("Istanbul")
    document = reader.links(f"{story}/sources", r"^/documents/\w+$")[3]
    done = reader.send(document, "Set it aside", who="Anna Berg", why="withdrawn by the agency")
    assert str(done.url).startswith(f"http://127.0.0.1:8000{document}?judged=")
    assert re.search(r"Recorded\. .* is left out of account\. \d+ lines of the dossier changed", notice(done))
    assert "set aside" in reader.words(document)
    back = reader.send(str(done.url).removeprefix("http://127.0.0.1:8000"), "Undo")
    assert "Undone:" in notice(back)
    assert "set aside" not in reader.words(document)


def test_what_is_decided_and_undone_already_is_neither_offered_nor_recorded_again(reader: Reader) -> None:
    address = reader.links(f"{reader.story('Istanbul')}/sources", r"^/documents/\w+$")[3]
    token = reader.page(address).xpath("//input[@name='_csrf_token']/@value")[0]
    sent = {"subject": address.rpartition("/")[2], "who": "Anna Berg", "why": "withdrawn", "_csrf_token": token}
    assert reader.client.post("/judgements", data={"kind": "set-aside", **sent}).status_code == 200
    again = reader.client.post("/judgements", data={"kind": "set-aside", **sent})
    assert (again.status_code, "That is so already" in again.text) == (400, True)
    assert "Set it aside" not in reader.words(address)
    (made,) = reader.holdings.archive.judgements()
    undo = {**sent, "kind": "undo", "subject": made.id}
    assert reader.client.post("/judgements", data=undo).status_code == 200
    twice = reader.client.post("/judgements", data=undo)
    assert (twice.status_code, "is undone already" in twice.text) == (400, True)
    assert len(reader.holdings.archive.judgements()) == 2
    assert "Set it aside" in reader.words(address)


def test_an_origin_is_named_from_the_document(reader: Reader) -> None:
    document = reader.links(f"{reader.story('Istanbul')}/sources", r"^/documents/\w+$")[8]
    done = reader.send(document, "Name the origin", subject="TASS", who="Anna Berg", why="the editor said so")
    assert "goes back to TASS" in notice(done)
    assert "TASS" in reader.words(f"{reader.story('Istanbul')}/lineage")


def test_names_are_merged_from_the_actor_and_the_reader_is_led_to_whom_they_are_now(reader: Reader) -> None:
    peskov = reader.links("/actors?q=Peskov", "^/actors/")[0]
    done = reader.send(peskov, "They are one", subject="Rustem Umerov", who="Anna Berg", why="a test")
    assert "are one" in notice(done)
    assert "Umerov" in words_of(html.fromstring(done.text).find(".//main"))


def test_a_name_that_is_not_there_is_refused_with_what_comes_near(reader: Reader) -> None:
    peskov = reader.links("/actors?q=Peskov", "^/actors/")[0]
    done = reader.send(peskov, "They are one", subject="Umerow Rustam", who="Anna Berg", why="a test")
    assert done.status_code == 400
    assert "Umerov" in done.text
    assert reader.holdings.archive.judgements() == ()


@pytest.mark.parametrize("left_out", ["who", "why"])
def test_a_judgement_needs_who_and_why(reader: Reader, left_out: str) -> None:
    document = reader.links("/", r"^/documents/\w+")[0].partition("?")[0]
    given = {"who": "Anna Berg", "why": "a test", left_out: " "}
    assert reader.send(document, "Set it aside", **given).status_code == 400
    assert reader.holdings.archive.judgements() == ()


def test_nothing_is_changed_without_the_token_of_a_form(reader: Reader) -> None:
    document = reader.holdings.dossier().stories[0].documents[0].id
    form = {"kind": "set-aside", "subject": document, "who": "x", "why": "x"}
    assert reader.client.post("/judgements", data=form).status_code == 403
    assert reader.client.post("/add", data={"page": PAGE}).status_code == 403
    assert reader.holdings.archive.judgements() == ()


def test_after_a_judgement_one_is_led_nowhere_else(reader: Reader) -> None:
    token = reader.page("/add").xpath("//input[@name='_csrf_token']/@value")[0]
    documents = [document.id for story in reader.holdings.dossier().stories for document in story.documents]
    wrong = ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1")
    for document, back in zip(documents, wrong, strict=False):
        form = {"kind": "set-aside", "subject": document, "who": "x", "why": "x", "_csrf_token": token, "back": back}
        answer = reader.client.post("/judgements", data=form, follow_redirects=False)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/judgements/")


def finished(reader: Reader, job: str) -> str:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        words = reader.words(job)
        if "Add more" in words:
            return words
        time.sleep(0.02)
    raise AssertionError(words)


def add(reader: Reader, **given: str) -> str:
    answer = reader.send("/add", "Add", **given)
    return finished(reader, str(answer.url).removeprefix("http://127.0.0.1:8000"))


def test_a_page_that_is_pasted_is_taken_once_and_is_in_the_stories_at_once() -> None:
    reader = Reader(Archive())
    assert "1 document taken, 0 refused" in add(reader, page=PAGE, url="https://echo.example/mine")
    assert "A mine closes" in reader.words("/")
    assert "1 there before" in add(reader, page=PAGE, url="https://echo.example/mine")


def test_files_are_taken_and_what_cannot_be_read_is_refused_with_its_reason() -> None:
    reader = Reader(Archive())
    token = reader.page("/add").xpath("//input[@name='_csrf_token']/@value")[0]
    files = [("files", ("mine.html", PAGE.encode())), ("files", ("broken.gz", b"\x1f\x8b broken"))]
    answer = reader.client.post("/add", data={"_csrf_token": token}, files=files)
    words = finished(reader, str(answer.url).removeprefix("http://127.0.0.1:8000"))
    assert "1 document taken, 1 refused" in words
    assert "broken.gz:" in words


def test_nothing_sent_is_said_to_be_nothing(reader: Reader) -> None:
    assert "paste a page, choose files, or give an address" in reader.send("/add", "Add").text


def test_what_is_too_much_is_not_taken(reader: Reader) -> None:
    form = {"kind": "set-aside", "subject": "d1", "why": "x" * 300_000}
    token = reader.page("/add").xpath("//input[@name='_csrf_token']/@value")[0]
    assert reader.client.post("/judgements", data={**form, "_csrf_token": token}).status_code == 413


def test_changes_tell_before_and_after_and_what_caused_them() -> None:
    archive = Archive(samples())
    reader = Reader(archive)
    reader.words("/changes")
    first = archive.calls[0]["clock"]()
    words = reader.words(f"/changes?since={first[:10]}T00:00")
    assert re.search(r"\d+ new", words)
    assert "New claims" in words


def test_an_edited_page_shows_what_was_cut_and_put_in(reader: Reader) -> None:
    own = Reader(Archive())
    old = PAGE.replace("</p>", " The owner paid 400 men. It will not open again.</p>")
    add(own, page=old, url="https://echo.example/mine")
    between = own.holdings.clock()
    add(own, page=old.replace("400 men", "250 men"), url="https://echo.example/mine")
    newest = own.links("/outlets", "^/outlets/")[0]
    pages = own.links(newest, r"^/documents/\w+$")
    words = [own.words(page) for page in pages]
    assert any("Changed since the version before" in each and "250" in each for each in words)
    assert "250" in own.words(f"/changes?since={between.replace('+', '%2B')}")


@pytest.mark.parametrize("first", ["older", "newer"])
def test_versions_are_one_page_under_any_of_its_addresses_and_in_the_order_of_lineage(first: str) -> None:
    own = Reader(Archive())
    head = "<meta property='article:published_time' content='2025-05-03T10:00:00Z'>"
    updated = "<meta property='article:modified_time' content='2025-05-04T10:00:00Z'>"
    old = PAGE.replace("<body>", f"{head}<body>").replace(
        "</p>", " The owner paid 400 men. It will not open again.</p>"
    )
    new = old.replace("<body>", f"{updated}<body>").replace("400 men", "250 men")
    pages = [("https://echo.example/mine", old), ("https://www.echo.example/mine?utm_source=mail", new)]
    for url, page in pages if first == "older" else reversed(pages):
        add(own, page=page, url=url)
    (link,) = [d for story in own.holdings.dossier().stories for d in story.derivations]
    newest = own.words(f"/documents/{link.of.document}")
    assert "Changed since the version before" in newest
    assert "another version of this page" in newest
    oldest = own.words(f"/documents/{link.document}")
    assert "Changed since the version before" not in oldest
    assert "another version of this page" in oldest


def test_a_second_visit_tells_what_came_since_the_first(reader: Reader) -> None:
    now = ["2026-11-20T08:00:00.000000+00:00"]
    own = Reader(filled([]))
    own.holdings.clock = lambda: now[0]
    assert "Since your last visit" not in own.words("/changes")
    now[0] = "2026-11-20T18:00:00.000000+00:00"
    add(own, page=PAGE)
    now[0] = "2026-11-21T08:00:00.000000+00:00"
    words = own.words("/changes")
    assert "Since your last visit, 20 November 2026, 08:00" in words
    assert "A mine closes" in words


def test_while_an_addition_goes_on_nobody_waits_for_a_dossier_of_each_of_its_states(reader: Reader) -> None:
    reader.words("/")
    may, made, usual = threading.Event(), [], reader.holdings.dossier
    takes = reader.holdings.take

    def take(*given):  # type: ignore[no-untyped-def]
        yield from takes(*given)
        may.wait(60)

    def dossier(**given):  # type: ignore[no-untyped-def]
        made.append(given)
        return usual(**given)

    reader.holdings.take, reader.holdings.dossier = take, dossier  # type: ignore[method-assign]
    answer = reader.send("/add", "Add", page=PAGE)
    job = str(answer.url).removeprefix("http://127.0.0.1:8000")
    end = time.monotonic() + 60
    while len(list(reader.holdings.archive.captures())) == len(samples().calls) and time.monotonic() < end:
        time.sleep(0.01)
    assert "Adding" in reader.words(job)
    assert "A mine closes" not in reader.words("/")
    assert made == []
    may.set()
    assert "A mine closes" in finished(reader, job)
    assert "A mine closes" in reader.words("/")


def test_a_time_is_what_it_is_on_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        own = Reader(Archive())
        own.holdings.clock = lambda: "2026-11-21T02:00:00.000000+00:00"  # the evening of the 20th there
        for words, meant in (
            ("2026-11-20", "2026-11-20T05:00"),
            ("2026-11-20T10:30", "2026-11-20T15:30"),
            ("2026-11-20T10:30Z", "2026-11-20T10:30"),
            ("yesterday", "2026-11-19T05:00"),
            ("3 days ago", "2026-11-17T05:00"),
        ):
            lead = own.page(f"/changes?since={words}").xpath("//p[@class='lead']/time/@datetime")
            assert lead[0].startswith(meant), words
    finally:
        monkeypatch.undo()
        time.tzset()


def test_the_times_that_are_offered_and_the_kinds_lead_to_what_they_say(reader: Reader) -> None:
    page = reader.page("/changes?since=1970-01-01")
    for link in page.xpath("//aside//ul/li/a/@href"):
        assert reader.ask(link).status_code == 200, link
    kind = page.xpath("//ul[@class='tally']//a/@href")[0]
    lead = "//p[@class='lead']/time/@datetime"
    assert reader.page(kind).xpath(lead) == page.xpath(lead)


def test_the_newest_report_is_newest_on_one_clock() -> None:
    own = Reader(Archive())
    text = "The mine in Ostrava closed on 3 May 2025, Jan Novak said. The owner paid 400 men. It will not open again."
    for outlet, title, at in (
        ("echo", "A mine closes", "2025-05-03T23:30:00+03:00"),
        ("courier", "Ostrava loses its mine", "2025-05-03T22:00:00Z"),
    ):
        head = f"<title>{title}</title><meta property='article:published_time' content='{at}'>"
        add(own, page=f"<html>{head}<body><p>{text}</p></body>", url=f"https://{outlet}.example/mine")
    assert len(own.holdings.dossier().stories) == 1
    assert "Newest report: Ostrava loses its mine" in own.words("/")
