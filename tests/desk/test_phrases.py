import pytest

from twosource.desk.phrases import counted


@pytest.mark.parametrize(
    ("quantity", "said"),
    [
        ("1,200 prisoner", "1,200 prisoners"), ("about 2,100 worker", "about 2,100 workers"),
        ("6,000 body", "6,000 bodies"),
        ("at least 21 child", "at least 21 children"), ("1 worker", "1 worker"), ("4.5 %", "4.5 %"), ("2 km", "2 km"),
        ("6 per cent", "6 per cent"), ("2.5 million", "2.5 million"), ("an open number", "an open number"), ("", ""),
    ],
)  # fmt: skip
def test_what_is_counted_stands_in_the_plural(quantity: str, said: str) -> None:
    assert counted(quantity) == said
