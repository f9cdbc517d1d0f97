from benchmarks.speed.pages import made_pages


def test_the_same_seed_makes_the_same_pages() -> None:
    assert list(made_pages(60)) == list(made_pages(60))


def test_no_two_made_pages_are_the_same() -> None:
    pages = list(made_pages(200))
    assert len({page.name for page in pages}) == len({page.text for page in pages}) == 200


def test_every_story_has_its_own_people() -> None:
    first, second = ([page for page in made_pages(50) if page.name.startswith(story)] for story in ("000", "001"))
    assert not any("Lavrov" in page.text for page in first + second)
    assert first[-1].text != second[-1].text
