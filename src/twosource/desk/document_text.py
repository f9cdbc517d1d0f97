"""One document and what was read out of it, as lines for a person."""

from twosource.desk.phrases import in_full, visible
from twosource.pipeline import Read
from twosource.records.page import Document, Span
from twosource.records.reading import Attribution, Entity, Reading

SHOWN = 400
"""Characters of a quotation that are shown before it is cut."""


def document_block(pair: Read) -> bytes:
    """Return the block of lines for one document, with a blank line at the end."""
    document, reading = pair
    lines = [visible(document.title or "(no headline)")]
    lines += [f"  {name:<10} {visible(value)}" for name, value in _facts(document) if value]
    lines += _quotations(document, reading)
    lines += _names(reading)
    lines += _listed("numbers", [document.text[q.start : q.end] for q in reading.quantities])
    lines += _listed("times", [f"{document.text[t.start : t.end]} = {t.value}" for t in reading.times])
    return ("\n".join(lines) + "\n\n").encode("utf-8", "replace")


def _facts(document: Document) -> list[tuple[str, str]]:
    published = document.published
    return [
        ("from", document.capture.path),
        ("outlet", " ".join(dict.fromkeys(filter(None, (document.outlet.name, document.outlet.domain))))),
        ("url", document.url or ""),
        ("published", in_full(published)),
        ("modified", (document.modified.value or "") if document.modified else ""),
        ("by", ", ".join(document.byline)),
        ("language", document.language or "not known"),
        ("length", f"{len(document.text.split()):,} words"),
        ("credits", ", ".join(f"{credit.name} ({credit.how})" for credit in document.credits)),
        ("notices", ", ".join(document.notices)),
    ]


def _quotations(document: Document, reading: Reading) -> list[str]:
    names = {entity.id: entity.name for entity in reading.entities}
    lines = ["  says who"] if reading.attributions else []
    for words in reading.attributions:
        text = (document.title or "") if words.within == "title" else document.text
        lines.append(f"    {_speaker(words, names, text)}: {_cut(text, words.content)}")
    return lines


def _speaker(words: Attribution, names: dict[str, str], text: str) -> str:
    name = names.get(words.speaker or "") or " … ".join(text[a:b] for a, b in words.source) or "(not named)"
    how = [f"to {names[words.addressee]}"] if words.addressee in names else []
    how += [f"through {words.channel}"] if words.channel else []
    how += ["by way of " + ", ".join(words.chain)] if words.chain else []
    how += [words.said] if words.said else []
    return visible(f"{name} ({'; '.join(how)})" if how else name)


def _cut(text: str, spans: tuple[Span, ...]) -> str:
    words = visible(" … ".join(text[start:end] for start, end in spans))
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"


def _names(reading: Reading) -> list[str]:
    def label(entity: Entity) -> str:
        return f"{entity.name} ({entity.type}, {len(entity.mentions) + len(entity.references)})"

    return _listed("names", [label(entity) for entity in reading.entities])


def _listed(head: str, items: list[str]) -> list[str]:
    return [f"  {head:<10} {visible(' · '.join(dict.fromkeys(items)))}"] if items else []
