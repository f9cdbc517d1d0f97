"""What the tests of following feeds begin with: six pages on a site, and who follows them."""

from collections.abc import Iterator

import pytest
from desk_of_tests import Desk
from site_of_tests import page, site


@pytest.fixture
def desk() -> Iterator[Desk]:
    with site() as where:
        for number in range(1, 7):
            where.put(f"/{number}", page(number))
        yield Desk(where)
