"""What is to be said of captures that gave nothing, and of web archives, most of whose pages give nothing."""

from collections import Counter
from collections.abc import Iterator

from twosource.records.page import Capture, Crawled, Failure, Mishap, PassedOver, Remark


def refusal(capture: Capture, reason: str) -> Failure:
    """Return what is to be said of a capture that is no article."""
    if capture.crawl is not None:
        return PassedOver(source=capture.crawl, reason=reason)
    return Failure(source=capture.path, reason=reason)


def faults(capture: Capture, what: str, error: Exception) -> Iterator[Failure]:
    """Yield what is to be said of a capture where the program or the machine failed."""
    yield fault(capture.path, what, error)
    if capture.crawl is not None:
        yield refusal(capture, what)


def fault(source: str, what: str, error: Exception) -> Failure:
    """Return what is to be said of a source where the program or the machine failed."""
    kind = Mishap if isinstance(error, MemoryError | OSError) else Failure
    words = " ".join(str(error).split()).encode("utf-8", "backslashreplace").decode()
    told = f"{type(error).__name__}: {words[:160]}" if words else type(error).__name__
    return kind(source=source, reason=f"{what} ({told})")


class Crawls:
    """Counts the pages without an article, which are most of them, until their archive has been read."""

    def __init__(self) -> None:
        self._without: Counter[str] = Counter()

    def told(self, failure: Failure) -> Failure | None:
        """Return what a person is to be told of a failure, or None where it is only counted.

        An archive without any article is a failure; of any other it is told how many articles are in it.
        """
        if isinstance(failure, PassedOver):
            self._without[failure.source] += 1
            return None
        if not isinstance(failure, Crawled):
            return failure
        articles = failure.pages - self._without.pop(failure.source, 0)
        records = f"{failure.records:,} record{'' if failure.records == 1 else 's'}"
        if articles <= 0:
            return Failure(source=failure.source, reason=f"no article in {records} of a web archive")
        found = f"{articles:,} article{'' if articles == 1 else 's'}"
        return Remark(source=failure.source, reason=f"{found} in {records} of a web archive")
