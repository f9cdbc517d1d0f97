"""The list of sources: what each document is, and what it rests on, in words."""

from collections.abc import Mapping, Sequence

from twosource.desk.phrases import dates_in_words, day_in_words, headline, in_full, moment_in_words, outlet_name
from twosource.desk.sheet.legends import KINDS_OF_DERIVATION
from twosource.desk.sheet.lines import Line, Numbers, Source, refs_to
from twosource.records.judgement import Heeded
from twosource.records.ledger import Dossier, Misfit, Story
from twosource.records.page import Document
from twosource.records.story import Derivation

PAGES = ("text/html", "application/xhtml+xml", "text/plain")
"""Media types of which one capture may hold several articles."""


TOLD_BY_REASON = ("cites", "credits")
"""Kinds of which the reason says all, where it names the origin."""


def source_list(story: Story, names: Mapping[str, str], numbers: Numbers) -> tuple[Source, ...]:
    """Return the documents of the story by number."""
    by_document: dict[str, list[Derivation]] = {}
    for derivation in story.derivations:
        by_document.setdefault(derivation.document, []).append(derivation)
    ordered = sorted(story.documents, key=lambda document: numbers[document.id])
    return tuple(
        Source(
            number=numbers[document.id],
            document=document,
            headline=headline(document),
            outlet=outlet_name(document),
            published=in_full(document.published),
            facts=_facts(document),
            rests=tuple(
                [rests_line(d, names, numbers) for d in by_document.get(document.id, [])]
                + [_misfit(misfit, numbers) for misfit in story.misfits if misfit.document == document.id]
                + [_judged(j) for j in story.judgements if _says_more(j, by_document.get(document.id, []), document.id)]
            ),
        )
        for document in ordered
    )


def _facts(document: Document) -> tuple[str, ...]:
    facts = ["by " + ", ".join(document.byline)] if document.byline else []
    if document.modified is not None and document.modified.value:
        facts.append(f"updated {moment_in_words(document.modified.value)}")
    if document.language and document.language != "en":
        facts.append(f"language {document.language}")
    return (*facts, *document.notices)


def rests_line(derivation: Derivation, origins: Mapping[str, str], numbers: Numbers) -> Line:
    """Return `Copies [3]` or `Cites TASS`, with the reason and the words it is seen in."""
    of, reason = derivation.of, derivation.reason
    refs = refs_to(derivation.evidence, numbers)
    verb = KINDS_OF_DERIVATION.get(derivation.kind, derivation.kind.capitalize())
    if of.document is not None and of.document in numbers:
        text = f"{verb} [{numbers[of.document]}]"
    else:
        name = origins.get(of.origin or "", of.origin or "a document outside this story")
        if name in reason and derivation.kind in TOLD_BY_REASON:
            return Line(label=derivation.kind, text=reason[:1].upper() + reason[1:], refs=refs)
        text = f"{verb} {name}, of which the original is not in the set"
    return Line(label=derivation.kind, text=text, refs=refs, remarks=(reason,) if reason else ())


def _misfit(misfit: Misfit, numbers: Numbers) -> Line:
    return Line(
        label="anachronism",
        text="Does not fit its time",
        refs=refs_to(misfit.evidence, numbers),
        remarks=(dates_in_words(misfit.reason),),
    )


def _says_more(judgement: Heeded, derivations: Sequence[Derivation], document: str) -> bool:
    """Whether a judgement touched a document and none of its derivations tells so."""
    told = any(judgement.words in derivation.reason for derivation in derivations)
    return document in judgement.touches and (judgement.kind == "set-aside" or not told)


def _judged(judgement: Heeded) -> Line:
    text = "Set aside" if judgement.kind == "set-aside" else f"Goes back to {judgement.subject[1]}"
    return Line(label="judged", text=f"{text}, {judgement.words}")


def found_beside(story: Story, dossier: Dossier, numbers: Numbers) -> tuple[Line, ...]:
    """Return a line for each article that stood in a page of this story and belongs to another one."""
    pages = {
        document.capture.sha256: numbers[document.id]
        for document in reversed(story.documents)
        if document.capture.media_type in PAGES
    }
    lines = []
    for other in dossier.stories:
        if other.id == story.id:
            continue
        for document in other.documents:
            if document.capture.sha256 in pages:
                day = f" of {day_in_words(document.published.value)}" if document.published.value else ""
                name = f"“{document.title}”" if document.title else headline(document)
                page = pages[document.capture.sha256]
                lines.append(
                    Line(
                        text=f"an article{day}, {name}, found in the page of [{page}]; a story of its own", key=other.id
                    )
                )
    return tuple(lines)
