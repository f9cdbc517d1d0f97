"""The article that a line of JSON Lines is: its text untouched, its fields understood as far as they can be."""

from twosource.document.article import Article
from twosource.document.authors import authors, signed
from twosource.document.credits import credits
from twosource.document.hosts import host
from twosource.document.machine_times import machine_time
from twosource.document.notices import notices
from twosource.records.page import Outlet, Prepared, Stamp


def prepared_article(prepared: Prepared) -> Article:
    """Return the article; a time that is not understood is left out, and a notice says so."""
    found = list(prepared.notices)

    def time(name: str, words: str | None) -> Stamp | None:
        if words is None:
            return None
        understood = machine_time(words)
        if understood is None or understood.value is None:
            found.append(f"{name} not understood")
            return None
        return understood

    published = time("published", prepared.published)
    modified = time("modified", prepared.modified)
    persons, others = authors(prepared.byline)
    return Article(
        title=prepared.title,
        text=prepared.text,
        outlet=Outlet(name=prepared.outlet, domain=host(prepared.url)),
        published=published,
        modified=modified,
        byline=signed(persons, others, prepared.outlet),
        notices=tuple(dict.fromkeys((*found, *notices([*prepared.byline, *prepared.text.split("\n")])))),
        credits=credits(prepared.text, byline=others),
        url=prepared.url,
        declared=prepared.language,
        ref=prepared.id,
    )
