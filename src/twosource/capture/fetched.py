"""What an address gave is a source like a file, with what its server said besides."""

import io
from collections.abc import Iterator

import msgspec

from twosource.capture.content import captures
from twosource.fetch import Fetched
from twosource.records.page import Capture, Failure
from twosource.settings import Settings


def captures_of(fetched: Fetched, path: str, settings: Settings) -> Iterator[Capture | Failure]:
    """Yield what was fetched as `captures` does, with its address and the time of the server's answer.

    The address is the last one, after all redirects: it is the one that these bytes lie at, and a shortened link or
    a link in a feed is none of the publisher's. What a page says of its own address still counts more when it is read.
    A file of prepared articles is the address of none of them, and neither is a feed of its entries.

    Raises:
        Refused: it holds nothing that can be read.

    """
    for item in captures(path, io.BytesIO(fetched.body), settings, charset_said=fetched.charset, url=fetched.url):
        if isinstance(item, Failure) or item.prepared is not None:
            yield item
        else:
            yield msgspec.structs.replace(item, taken=item.taken or fetched.taken)
