from twosource.actors.sides import side_of_office


def test_a_holder_of_office_has_the_side_of_the_state_that_the_table_gives() -> None:
    assert side_of_office("Volodymyr Zelenskiy", ["President"]) == "Ukraine"
    assert side_of_office("Hakan Fidan", ["Foreign Minister"]) == "Türkiye"


def test_a_title_without_the_name_or_a_name_without_the_title_gives_no_side() -> None:
    assert side_of_office("Paula Nobody", ["President"]) is None
    assert side_of_office("Hakan Fidan", ["captain"]) is None
    assert side_of_office("Fidan", ["Foreign Minister"]) is None
