"""What is fuzzed: each target with its seeds, how long its inputs may be, and its share of the time."""

from collections.abc import Callable
from functools import partial

from msgspec import Struct

from benchmarks.fuzz import reading, seeds, sources, words
from benchmarks.fuzz.holding import Outcome
from benchmarks.fuzz.seeds import Seeds


class Target(Struct, frozen=True):
    """What is run on the bytes of an input, at most `longest` of them; `share` is its part of the time."""

    run: Callable[[bytes], Outcome]
    seeds: Seeds
    longest: int = 4_000
    share: int = 1


TARGETS: dict[str, Target] = {
    "html": Target(partial(sources.source, "in.html"), seeds.files(".html"), 8_000, 3),
    "flat": Target(partial(sources.source, "in.txt"), seeds.files(".txt"), share=2),
    "lines": Target(partial(sources.source, "in.jsonl"), seeds.lines),
    "json": Target(partial(sources.source, "in.json"), seeds.data, share=2),
    "xml": Target(partial(sources.source, "in.xml"), seeds.xml, share=2),
    "feeds": Target(sources.feed, seeds.feeds, share=2),
    "any": Target(partial(sources.source, "in"), seeds.feeds),
    "warc": Target(partial(sources.source, "in.warc"), seeds.records, 8_000, 2),
    "packed": Target(sources.packed_archive, seeds.packed_records, 8_000),
    "bodies": Target(sources.body, seeds.bodies, 1_000),
    "encodings": Target(sources.encoding, seeds.encodings, 1_000),
    "robots": Target(words.robots, seeds.ROBOTS, 1_000),
    "addresses": Target(words.addresses, seeds.ADDRESSES, 300),
    "headers": Target(words.of_headers, seeds.HEADERS, 200),
    "times": Target(words.times, seeds.TIMES, 300, 2),
    "since": Target(words.since, seeds.SINCE, 100),
    "names": Target(words.names, seeds.NAMES, 200),
    "calls": Target(words.calls, seeds.CALLS, 300),
    "records": Target(reading.record, seeds.stored),
    "archive": Target(reading.archive, seeds.DAMAGE, 100),
    "judgements": Target(reading.judgements, seeds.JUDGEMENTS, 300),
    "claims": Target(reading.claims, seeds.CLAIMS, 300, 2),
    "rules": Target(partial(reading.text, "rules"), seeds.said, 1_500, 3),
    "learnt": Target(partial(reading.text, "learnt"), seeds.said, 1_500, 3),
    "repeated": Target(partial(reading.repeated, "rules"), seeds.said, 64, 3),
    "read": Target(partial(reading.read, "learnt"), seeds.files("1*"), 4_000, 4),
    "brief": Target(reading.brief, seeds.several, 4_000, 4),
}
