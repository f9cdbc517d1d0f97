"""What documents say themselves about where their matter comes from."""

from msgspec.structs import replace
from wage_talks import AGENCY, PRESS_ROOM_ONE, PRESS_ROOM_TWO, heard, of, origin_names, passages, report

from twosource.lineage import trace

WORDS = "We cannot pay three people to do the work of two"


def test_two_copies_of_an_agency_outside_the_set_have_one_origin() -> None:
    one = report(AGENCY, "Northern Bell", credits=(("Reuters", "byline"),), published="2031-03-06")
    two = report(AGENCY, "Pier Gazette", credits=(("Reuters", "byline"),), published="2031-03-07")
    lineage = trace([one, two], [])
    assert {found.of.document for found in lineage.derivations} == {None}
    assert {found.kind for found in lineage.derivations} == {"copies"}
    assert [(origin.name, origin.kind, len(origin.documents)) for origin in lineage.origins] == [
        ("Reuters", "agency", 2)
    ]


def test_an_agency_used_silently_is_seen_where_another_copy_names_it() -> None:
    silent = report(AGENCY, "Northern Bell", published="2031-03-06")
    open_ = report(AGENCY, "Pier Gazette", credits=(("Reuters", "byline"),), published="2031-03-07")
    lineage = trace([silent, open_], [])
    assert origin_names(lineage, silent) == origin_names(lineage, open_) == {"Reuters"}
    assert "credits nobody" in of(lineage, silent)[0].reason


def test_an_agency_that_nobody_names_still_leaves_one_origin() -> None:
    one = report(AGENCY, "Northern Bell", published="2031-03-06")
    two = report(AGENCY, "Pier Gazette", published="2031-03-07")
    assert len({found.origin for found in trace([one, two], []).passages}) == 1


def test_a_credited_outlet_in_the_set_is_found_by_its_name_or_host() -> None:
    first = report(AGENCY, "The Northern Bell", domain="northernbell.example", published="2031-03-06")
    for name in ("Northern Bell", "northernbell.example"):
        later = report(f"{AGENCY}\n\nRead more at {name}", "Pier Gazette", credits=((name, "original"),))
        (found,) = of(trace([first, later], []), later)
        assert found.of.document == first.id


def test_a_page_that_points_to_its_original_stands_for_it_and_is_no_witness() -> None:
    text = f"{PRESS_ROOM_ONE}\n\nRead more @ northernbell.example"
    page = report(text, None, credits=(("northernbell.example", "original"),), notices=("machine-written",))
    lineage = trace([page], [heard(page, "Ada Lorne", WORDS)])
    (found,) = of(lineage, page)
    assert found.kind == "rewrites"
    assert found.of.document is None
    assert {(origin.name, origin.kind) for origin in lineage.origins} == {("northernbell.example", "outlet")}
    assert not any(passage.witness for passage in passages(lineage, page))


def test_what_was_told_to_another_outlet_goes_back_to_that_outlet() -> None:
    page = report(PRESS_ROOM_ONE, "Northern Bell")
    lineage = trace([page], [heard(page, "Ada Lorne", WORDS, channel="Fox News")])
    names = {origin.id: origin.name for origin in lineage.origins}
    quoted = next(p for p in passages(lineage, page) if WORDS in page.text[p.span[0] : p.span[1]])
    assert names[quoted.origin] == "Fox News"
    assert origin_names(lineage, page) == {"Fox News", "Northern Bell"}


def test_an_agency_that_heard_the_speaker_is_the_witness_and_its_carrier_is_not() -> None:
    page = report(f"Source: TASS\n\n{PRESS_ROOM_ONE}", "Northern Bell", credits=(("TASS", "source"),))
    lineage = trace([page], [heard(page, "Ada Lorne", WORDS)])
    names = {origin.id: origin.name for origin in lineage.origins}
    assert {names[found.origin] for found in passages(lineage, page) if found.witness} == {"TASS"}


def test_background_under_its_own_heading_is_the_outlets_own_and_without_ground() -> None:
    text = f"Source: TASS\n\n{PRESS_ROOM_ONE}\n\nBackground:\n\nThe two sides last met in the autumn of 2029."
    page = report(text, "Northern Bell", credits=(("TASS", "source"),))
    last = passages(trace([page], [heard(page, "Ada Lorne", WORDS)]), page)[-1]
    assert last.basis is None
    assert not last.witness
    assert last.reason.startswith("background")


def test_documents_that_name_each_other_are_found_and_do_not_loop() -> None:
    one = report(f"{PRESS_ROOM_ONE}\n\nSource: Pier Gazette", "Northern Bell", credits=(("Pier Gazette", "source"),))
    two = report(f"{PRESS_ROOM_TWO}\n\nSource: Northern Bell", "Pier Gazette", credits=(("Northern Bell", "source"),))
    lineage = trace([one, two], [heard(one, "Ada Lorne", WORDS), heard(two, "Ada Lorne", WORDS)])
    assert len(lineage.derivations) == 2
    assert any("in a circle" in found.reason for found in lineage.derivations)
    assert not any(found.witness for found in lineage.passages)


def test_versions_of_one_page_are_one_origin_and_the_newest_speaks() -> None:
    url = "https://northernbell.example/cranes"
    old = report(PRESS_ROOM_ONE, "Northern Bell", url=url, published="2031-03-06T09:00:00+00:00")
    new = report(f"{PRESS_ROOM_ONE}\n\nThe court has named a mediator.", "Northern Bell", url=f"{url}?utm_source=x",
                 published="2031-03-06T15:00:00+00:00")  # fmt: skip
    lineage = trace([old, new], [heard(old, "Ada Lorne", WORDS), heard(new, "Ada Lorne", WORDS)])
    (found,) = lineage.derivations
    assert (found.document, found.of.document, found.kind) == (old.id, new.id, "copies")
    assert "earlier version" in found.reason
    assert {p.document for p in lineage.passages if p.witness} == {new.id}


def test_two_titles_of_one_house_are_one_origin() -> None:
    one = report(PRESS_ROOM_ONE, "Fox News")
    two = report(PRESS_ROOM_TWO, "The Wall Street Journal")
    lineage = trace([one, two], [])
    assert len(lineage.origins) == 1
    assert "one house" in lineage.origins[0].name


def test_a_document_of_no_known_outlet_is_an_origin_of_its_own_that_stays() -> None:
    page, other = report(PRESS_ROOM_ONE), report(PRESS_ROOM_TWO)
    alone = trace([page], []).passages[0].origin
    assert {p.origin for p in passages(trace([page, other], []), page)} == {alone}
    assert trace([page], []).origins[0].kind == "unknown"


def test_told_this_newspaper_makes_the_outlet_a_witness() -> None:
    page = report("A driver told this newspaper that the crews had been sent home at dusk.", "Northern Bell")
    (found,) = passages(trace([page], []), page)
    assert found.witness
    assert found.basis is not None
    assert "told this newspaper" in found.basis


def test_own_voice_without_a_source_has_no_ground() -> None:
    page = report("The cranes have been standing still for a week.", "Northern Bell")
    (found,) = passages(trace([page], []), page)
    assert (found.basis, found.witness) == (None, False)


def test_a_page_of_nobody_lends_what_it_quotes_no_ground_and_says_why() -> None:
    page = report(PRESS_ROOM_ONE)
    found = passages(trace([page], [heard(page, "Ada Lorne", WORDS)]), page)
    assert not any(each.witness or each.basis for each in found)
    assert any("names no publisher and no author" in each.reason for each in found)


def test_a_named_author_or_publisher_or_a_reporter_on_the_spot_stands_for_a_page() -> None:
    for page in (
        report(PRESS_ROOM_ONE, "Northern Bell"),
        report(PRESS_ROOM_ONE, domain="northernbell.example"),
        replace(report(PRESS_ROOM_ONE), byline=("Ida Holm",)),
        report(f"{PRESS_ROOM_ONE}\n\nOur correspondent was sent out as well."),
    ):
        found = passages(trace([page], [heard(page, "Ada Lorne", WORDS)]), page)
        assert any(each.witness and "Ada Lorne" in (each.basis or "") for each in found)


def test_an_agency_carried_by_a_page_of_nobody_keeps_its_ground() -> None:
    page = report(f"Source: TASS\n\n{PRESS_ROOM_ONE}", credits=(("TASS", "source"),))
    assert any(each.witness for each in passages(trace([page], [heard(page, "Ada Lorne", WORDS)]), page))
