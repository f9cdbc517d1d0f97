import re

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from twosource.actors import resolve
from twosource.language.sentences import sentences
from twosource.reading.entities import find_entities
from twosource.records.page import CaptureNote, Document, Outlet, Stamp
from twosource.records.reading import Entity, Reading
from twosource.records.story import Actor, Cast

TEXTS = (
    "Russian Foreign Minister Sergei Orlov met Turkish Foreign Minister Kemal Aydin in Ankara. Orlov thanked Turkey.",
    "Sergey Orlov spoke in Moscow. President Volodymyr Hnatiuk of Ukraine did not answer him.",
    "Ukrainian President Vladimir Hnatyuk said that Kiev was ready. Türkiye welcomed it, Aydin added.",
    "Dana Ortiz, president of the Harbour Workers' Union, left. The Harbour Workers' Union said so.",
)


def document(at: int, text: str) -> Document:
    return Document(
        id=f"d{at}",
        ref=None,
        capture=CaptureNote(path="", url=None, sha256="", media_type="text/plain"),
        title=None,
        outlet=Outlet(),
        published=Stamp(value=f"2025-03-0{at + 1}T10:00:00+00:00"),
        modified=None,
        byline=(),
        language="en",
        text=text,
    )


def read(found: Document) -> Reading:
    return Reading(document=found.id, reader="test", entities=find_entities(found.text, sentences(found.text)))


def cast(*texts: str) -> Cast:
    documents = [document(at, text) for at, text in enumerate(texts)]
    return resolve(documents, [read(item) for item in documents])


def actor(found: Cast, name: str) -> Actor:
    (one,) = [item for item in found.actors if name in item.names or name == item.name]
    return one


def test_one_person_through_spellings_and_bare_surnames() -> None:
    found = cast(*TEXTS)
    assert actor(found, "Orlov").names == ("Orlov", "Sergei Orlov", "Sergey Orlov")
    assert set(actor(found, "Volodymyr Hnatiuk").names) >= {"Vladimir Hnatyuk", "Volodymyr Hnatiuk"}


def test_a_bare_surname_in_another_document_finds_its_bearer() -> None:
    found = cast(*TEXTS)
    aydin = actor(found, "Kemal Aydin")
    assert {member.document for member in found.members if member.actor == aydin.id} == {"d0", "d2"}


def test_a_country_has_all_its_names_and_a_capital_its_side() -> None:
    found = cast(*TEXTS)
    assert actor(found, "Türkiye").names == ("Turkey", "Türkiye")
    assert actor(found, "Kiev").side == "Ukraine"
    assert actor(found, "Moscow").type == "place"


def test_officials_are_on_the_side_of_their_state() -> None:
    found = cast(*TEXTS)
    assert [actor(found, name).side for name in ("Orlov", "Kemal Aydin", "Volodymyr Hnatiuk")] == [
        "Russia",
        "Türkiye",
        "Ukraine",
    ]


def test_a_union_is_a_side_and_its_officials_take_it() -> None:
    found = cast(*TEXTS)
    assert actor(found, "Harbour Workers' Union").side == "Harbour Workers' Union"
    assert actor(found, "Dana Ortiz").side == "Harbour Workers' Union"


def test_an_envoy_is_on_the_side_that_sends_him() -> None:
    assert actor(cast("U.S. envoy for Sudan Peter Hale left."), "Peter Hale").side == "United States"


def test_reporters_and_agencies_are_on_no_side() -> None:
    found = cast("Reuters reporter Ann Lowe asked. Ann Lowe, a reporter for Reuters, wrote it.")
    assert actor(found, "Ann Lowe").side is None
    assert actor(found, "Reuters").side is None


def test_two_people_of_one_surname_stay_two() -> None:
    found = cast("Angela Brandt spoke.", "Max Brandt spoke.", "Brandt left early.")
    assert {item.name for item in found.actors} == {"Angela Brandt", "Max Brandt", "Brandt"}


def test_roles_are_dated_and_kept_with_their_words() -> None:
    (role,) = actor(cast(*TEXTS), "Orlov").roles
    assert (role.role, role.time) == ("Russian Foreign Minister", "2025-03-01")
    (evidence,) = role.evidence
    assert evidence.quote == TEXTS[0][evidence.span[0] : evidence.span[1]]


@given(st.permutations(range(len(TEXTS))))
def test_the_order_of_documents_does_not_matter(order: list[int]) -> None:
    documents = [document(at, text) for at, text in enumerate(TEXTS)]
    readings = [read(item) for item in documents]
    assert resolve([documents[at] for at in order], list(reversed(readings))) == resolve(documents, readings)


def test_ids_stay_when_documents_are_added() -> None:
    few, many = cast(*TEXTS[:2]), cast(*TEXTS)
    assert {item.id for item in few.actors} <= {item.id for item in many.actors}


def test_every_entity_is_a_member_once() -> None:
    documents = [document(at, text) for at, text in enumerate(TEXTS)]
    readings = [read(item) for item in documents]
    found = resolve(documents, readings)
    wanted = sorted((reading.document, entity.id) for reading in readings for entity in reading.entities)
    assert sorted((member.document, member.entity) for member in found.members) == wanted
    assert {member.actor for member in found.members} == {item.id for item in found.actors}


def test_a_port_authority_is_its_own_side_and_a_ministry_of_no_named_state_is_none() -> None:
    found = cast("The Eastport Authority agreed with the Iranian Oil Ministry. The Labour Ministry did not.")
    sides = {item.name: item.side for item in found.actors}
    assert sides["Eastport Authority"] == "Eastport Authority"
    assert sides["Iranian Oil Ministry"] == "Iran"
    assert sides["Labour Ministry"] is None


def test_no_actor_of_a_document_is_lost_to_a_name_in_another() -> None:
    found = cast("The Foreign Ministry spoke.", "The Norwegian Foreign Ministry and the Danish Foreign Ministry spoke.")
    assert {item.name for item in found.actors} >= {"Norwegian Foreign Ministry", "Danish Foreign Ministry"}
    assert {item.name: item.side for item in found.actors}["Foreign Ministry"] is None


def test_a_description_tells_the_side_that_the_title_leaves_open() -> None:
    found = cast("Foreign Minister Kemal Aydin spoke on Monday. The Turkish foreign minister named no day.")
    assert actor(found, "Kemal Aydin").side == "Türkiye"


def test_outlets_speak_for_no_side() -> None:
    assert actor(cast("Marta Oakes told the Estuary Post that it was over."), "Estuary Post").side is None


def test_whoever_is_served_is_on_the_side_of_his_aides() -> None:
    found = cast("Oleg Belov, head of the Russian delegation and aide to President Ivan Orlov, came to Istanbul.")
    assert actor(found, "Ivan Orlov").side == "Russia"


def test_a_spokeswoman_for_somebody_is_somebody_else() -> None:
    assert actor(cast("A spokeswoman for Ines Corbin said so."), "Ines Corbin").roles == ()


def test_whoever_speaks_for_an_organisation_is_on_its_side() -> None:
    found = cast(
        "The Mill Owners' Association made an offer to the Bakers' Union. Ivo Lund, who negotiates for the owners, "
        "called it fair. Ada Holm of the Bakers' Union did not. Jan Moe represents the Bakers' Union in Hull. "
        "Eva Rix met the Bakers' Union."
    )
    sides = {name: actor(found, name).side for name in ("Ivo Lund", "Ada Holm", "Jan Moe", "Eva Rix")}
    assert sides == {
        "Ivo Lund": "Mill Owners' Association",
        "Ada Holm": "Bakers' Union",
        "Jan Moe": "Bakers' Union",
        "Eva Rix": None,
    }


def test_a_bare_surname_in_another_transliteration_finds_its_bearer() -> None:
    found = cast("President Volodymyr Hnatyuk spoke in Kyiv.", "The president, Hnatiuk, spoke again.", "Hnatyiuk left.")
    (one,) = [item for item in found.actors if item.type == "person"]
    assert {member.document for member in found.members if member.actor == one.id} == {"d0", "d1", "d2"}


def test_a_full_name_that_one_document_reads_as_a_place_is_the_person_of_the_others() -> None:
    texts = ["Rustem Norden came.", "Rustem Norden left.", "Rustem Norden and Dana Ortiz spoke."]
    documents = [document(at, text) for at, text in enumerate(texts)]
    kinds = ("person", "person", "place")
    readings = [
        Reading(
            document=found.id,
            reader="test",
            entities=(Entity(id="e1", type=kind, name="Rustem Norden", mentions=((0, 13),)),),
        )
        for found, kind in zip(documents, kinds, strict=True)
    ]
    norden = actor(resolve(documents, readings), "Rustem Norden")
    assert norden.type == "person"


def test_a_name_that_as_many_documents_read_as_a_place_stays_apart() -> None:
    texts = ["Fort Norden fell.", "Fort Norden stood."]
    documents = [document(at, text) for at, text in enumerate(texts)]
    readings = [
        Reading(
            document=found.id,
            reader="test",
            entities=(Entity(id="e1", type=kind, name="Fort Norden", mentions=((0, 11),)),),
        )
        for found, kind in zip(documents, ("person", "place"), strict=True)
    ]
    assert {item.type for item in resolve(documents, readings).actors} == {"person", "place"}


def told(*pages: tuple[str, dict[str, str]], outlet: str | None = None) -> Cast:
    """The cast of texts whose names and their types are given; each name stands for all places where it is."""
    documents = [structs.replace(document(at, text), outlet=Outlet(name=outlet)) for at, (text, _) in enumerate(pages)]
    readings = []
    for page, (text, names) in zip(documents, pages, strict=True):
        entities = []
        for at, (name, kind) in enumerate(names.items()):
            places = tuple(match.span() for match in re.finditer(rf"\b{re.escape(name)}\b", text))
            entities.append(Entity(id=f"e{at}", type=kind, name=name, mentions=places))
        readings.append(Reading(document=page.id, reader="test", entities=tuple(entities)))
    return resolve(documents, readings)


GUILDS = ("The Upland Fishermen's Guild and the Liberal Union met.", {
    "Upland Fishermen's Guild": "organization", "Liberal Union": "organization",
})  # fmt: skip


def test_a_short_name_and_the_members_are_the_one_organisation_of_the_story_that_they_can_be() -> None:
    found = told(GUILDS, ("The Guild waits. The Liberals agreed.", {"Guild": "organization", "Liberals": "group"}))
    assert "Upland Fishermen's Guild" in actor(found, "Guild").names
    assert "Liberals" in actor(found, "Liberal Union").names


def test_a_firm_read_as_a_person_by_the_first_word_of_its_name_is_the_firm() -> None:
    found = told(
        ("Gillwater Copper is to close.", {"Gillwater Copper": "organization"}),
        ("Gillwater refused.", {"Gillwater": "person"}),
    )
    assert actor(found, "Gillwater").type == "organization"


def test_a_short_name_that_two_organisations_have_stays_apart() -> None:
    other = ("The Bakers' Guild met.", {"Bakers' Guild": "organization"})
    found = told(GUILDS, other, ("The Guild waits.", {"Guild": "organization"}))
    assert actor(found, "Guild").names == ("Guild",)


def test_two_organisations_whose_names_were_once_read_as_one_stay_two() -> None:
    both = "the Bakers' Union and the Millers' Association"
    names = ("Bakers' Union", "Millers' Association")
    found = told(
        (f"Then {both} met.", {both.removeprefix("the "): "organization"}),
        ("The Bakers' Union and later the Millers' Association left.", dict.fromkeys(names, "organization")),
    )
    assert actor(found, names[0]).id != actor(found, names[1]).id


def test_who_holds_an_office_of_an_organisation_is_on_its_side() -> None:
    found = told(
        (
            "Gillwater Copper's regional manager, Hanna Strand, told the Smelters' League so. League organiser Bert"
            " Okoro objected. Angus Feld, for the Smelters' League, left. The company's spokesman, Ivo Tal, stayed.",
            {
                "Gillwater Copper": "organization", "Hanna Strand": "person", "Smelters' League": "organization",
                "League": "organization", "Bert Okoro": "person", "Angus Feld": "person", "Ivo Tal": "person",
            },
        )
    )  # fmt: skip
    assert actor(found, "Hanna Strand").side == "Gillwater Copper"
    assert actor(found, "Bert Okoro").side == actor(found, "Angus Feld").side == actor(found, "Smelters' League").side
    assert actor(found, "Ivo Tal").side is None


def test_a_name_with_a_parliament_or_a_government_is_a_side_of_its_own() -> None:
    found = told(
        (
            "The government of Belmora met envoys. Osk Tarren, Belmora's negotiator, spoke. Lena Mesti, who led the"
            " delegation of Kasira, did not. Orlov's government fell.",
            {
                "Belmora": "person", "Osk Tarren": "person", "Lena Mesti": "person", "Kasira": "place",
                "Orlov": "person",
            },
        )
    )  # fmt: skip
    assert (actor(found, "Belmora").side, actor(found, "Belmora").type) == ("Belmora", "place")
    assert actor(found, "Lena Mesti").side == "Kasira"
    assert actor(found, "Orlov").side is None


def test_the_chairman_in_an_institutions_own_statement_is_on_its_side() -> None:
    text = "Chairman Angus Feld says that it will wait."
    (one,) = find_entities(text, sentences(text))
    page = document(0, text)
    for outlet, side in (("Bakers' Guild, press office", "Bakers' Guild"), ("The Guild Times", None)):
        named = structs.replace(page, outlet=Outlet(name=outlet))
        found = resolve([named], [Reading(document=page.id, reader="test", entities=(one,))])
        assert actor(found, "Angus Feld").side == side


def test_a_ministry_that_names_its_state_speaks_for_it_and_a_realm_is_its_state() -> None:
    text = "The Kingdom of Belmora was asked. The government of Belmora waits. Minister Hakim Dor signed."
    names = {"Kingdom of Belmora": "place", "Belmora": "place"}
    (person,) = [e for e in find_entities(text, sentences(text)) if e.type == "person"]
    page = structs.replace(document(0, text), outlet=Outlet(name="Ministry of Rivers, Belmora"))
    places = tuple(
        Entity(id=f"p{at}", type=kind, name=name, mentions=((text.index(name), text.index(name) + len(name)),))
        for at, (name, kind) in enumerate(names.items())
    )
    found = resolve([page], [Reading(document=page.id, reader="test", entities=(person, *places))])
    assert set(actor(found, "Belmora").names) == set(names)
    assert actor(found, "Hakim Dor").side == actor(found, "Belmora").side


def test_a_rank_before_a_full_name_makes_nobody_else_of_him() -> None:
    found = told(("Major Teo Riss spoke.", {"Major Teo Riss": "person"}), ("Teo Riss left.", {"Teo Riss": "person"}))
    assert len([a for a in found.actors if a.type == "person"]) == 1


def test_the_arabic_article_and_other_letters_for_one_sound_make_nobody_else() -> None:
    found = cast(
        "Omani Foreign Minister Sayyid Badr Al Harthi met Iranian Foreign Minister Abbas Marghchi in Muscat.",
        "Omani Foreign Minister Badr Alharthi spoke in Muscat. Marqchi left early.",
        "Iranian Foreign Minister Abbas Marqchi spoke in Tehran. Omani Foreign Minister Badr al-Harthi listened.",
    )
    people = [item for item in found.actors if item.type == "person"]
    assert len(people) == 2
    assert {len({m.document for m in found.members if m.actor == item.id}) for item in people} == {3}


def test_surnames_that_differ_in_a_letter_are_one_unless_a_document_names_both() -> None:
    one, other = "Minister Peter Markovin spoke in Oslo.", "Minister Peter Marlovin spoke in Bergen."
    assert len([item for item in cast(one, other).actors if item.type == "person"]) == 1
    both = f"{one} {other}"
    assert len([item for item in cast(one, both).actors if item.type == "person"]) == 2
    assert len([item for item in cast(one, "Minister Paul Marlovin spoke.").actors if item.type == "person"]) == 2


def test_an_organisation_is_called_by_its_initials_where_only_one_can_be_meant() -> None:
    firms = "General Freight Co. made an offer. The Northern Harbour Union refused it."
    found = cast(firms, "GF said that NHU was wrong. Gf did not.")
    assert actor(found, "GF").name == "General Freight Co"
    assert "NHU" in actor(found, "Northern Harbour Union").names
    two = cast(firms, "Gulf Freight Co. sailed.", "GF said nothing.")
    assert {item.name for item in two.actors} >= {"GF", "General Freight Co", "Gulf Freight Co"}
