"""What an article says of itself, where it is no longer than such a thing can be: no name has a thousand words."""

from msgspec import structs

from twosource.document.article import Article

LONGEST = {"title": 1_000, "outlet": 300, "byline": 300, "url": 4_096}
"""Characters; what is longer is left out, and a notice says so. Work on names may grow with the square of these."""
MOST_NAMES = 200
"""How many names of a byline are kept."""


def bounded(article: Article) -> Article:
    """Return an article without fields of impossible length."""
    byline = tuple(name for name in article.byline if len(name) <= LONGEST["byline"])[:MOST_NAMES]
    outlet = article.outlet
    if len(outlet.name or "") > LONGEST["outlet"]:
        outlet = structs.replace(outlet, name=None)
    title = article.title if len(article.title or "") <= LONGEST["title"] else None
    url = article.url if len(article.url or "") <= LONGEST["url"] else None
    kept = {"title": title, "outlet": outlet, "byline": byline, "url": url}
    left = [name for name, value in kept.items() if value != getattr(article, name)]
    if not left:
        return article
    notices = tuple(dict.fromkeys((*article.notices, *(f"{name} not understood" for name in left))))
    return structs.replace(article, title=title, outlet=outlet, byline=byline, url=url, notices=notices)
