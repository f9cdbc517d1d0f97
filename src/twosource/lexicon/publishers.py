"""Outlets of the press that texts name often: name, hosts, and the house they belong to.

Two outlets of one house are not independent of each other. Written for this project from public facts: the houses'
own lists of their titles (annual reports and imprints of 2024 and 2025). A publisher that is not here is known by
its own name and host only.
"""

import re
from functools import lru_cache

from msgspec import Struct

from twosource.lexicon.agencies import sounds_like_agency
from twosource.lexicon.folding import fold


class Publisher(Struct, frozen=True):
    """One outlet: display name, hosts, the house it belongs to (None: its own or not known), other names."""

    name: str
    domains: tuple[str, ...]
    house: str | None = None
    aliases: tuple[str, ...] = ()


PUBLISHERS: tuple[Publisher, ...] = (
    Publisher("ABC News", ("abcnews.go.com", "abcnews.com"), "The Walt Disney Company"),
    Publisher("Al Arabiya", ("alarabiya.net",), "MBC Group"),
    Publisher("Al Jazeera", ("aljazeera.com", "aljazeera.net"), "Al Jazeera Media Network", ("Al-Jazeera",)),
    Publisher("Axios", ("axios.com",), "Cox Enterprises"),
    Publisher("BBC", ("bbc.com", "bbc.co.uk"), "BBC", ("BBC News", "BBC Ukrainian", "BBC Russian")),
    Publisher("Bild", ("bild.de",), "Axel Springer"),
    Publisher("Business Insider", ("businessinsider.com",), "Axel Springer"),
    Publisher("CBC", ("cbc.ca",), "CBC/Radio-Canada", ("CBC News",)),
    Publisher("CBS News", ("cbsnews.com",), "Paramount", ("CBS",)),
    Publisher("CGTN", ("cgtn.com",), "China Media Group"),
    Publisher("China Daily", ("chinadaily.com.cn",)),
    Publisher("CNBC", ("cnbc.com",), "Versant"),
    Publisher("CNN", ("cnn.com", "edition.cnn.com"), "Warner Bros. Discovery"),
    Publisher("CNN Türk", ("cnnturk.com",), "Demirören"),
    Publisher("Corriere della Sera", ("corriere.it",), "RCS"),
    Publisher("Daily Mail", ("dailymail.co.uk",), "DMGT", ("Mail Online", "The Daily Mail")),
    Publisher("Daily Sabah", ("dailysabah.com",), "Turkuvaz"),
    Publisher("Der Spiegel", ("spiegel.de",), None, ("Spiegel",)),
    Publisher("Deutsche Welle", ("dw.com",), None, ("DW",)),
    Publisher("Die Welt", ("welt.de",), "Axel Springer"),
    Publisher("Die Zeit", ("zeit.de",)),
    Publisher("El Mundo", ("elmundo.es",), "RCS"),
    Publisher("El País", ("elpais.com",), "PRISA"),
    Publisher("Euronews", ("euronews.com",)),
    Publisher("European Pravda", ("eurointegration.com.ua",), "Ukrainska Pravda"),
    Publisher("Financial Times", ("ft.com",), "Nikkei"),
    Publisher("Fox News", ("foxnews.com",), "Murdoch family", ("Fox",)),
    Publisher("France 24", ("france24.com",), "France Médias Monde"),
    Publisher("Global Times", ("globaltimes.cn",), "People's Daily"),
    Publisher("Haaretz", ("haaretz.com",)),
    Publisher("Hürriyet", ("hurriyet.com.tr",), "Demirören"),
    Publisher("Hürriyet Daily News", ("hurriyetdailynews.com",), "Demirören"),
    Publisher("Izvestia", ("iz.ru",)),
    Publisher("Jerusalem Post", ("jpost.com",)),
    Publisher("Kommersant", ("kommersant.ru",)),
    Publisher("Kyiv Independent", ("kyivindependent.com",)),
    Publisher("Kyiv Post", ("kyivpost.com",)),
    Publisher("Le Figaro", ("lefigaro.fr",), "Dassault"),
    Publisher("Le Monde", ("lemonde.fr",)),
    Publisher("Los Angeles Times", ("latimes.com",)),
    Publisher("Meduza", ("meduza.io",)),
    Publisher("Metro", ("metro.co.uk",), "DMGT"),
    Publisher("Middle East Eye", ("middleeasteye.net",)),
    Publisher("MSNBC", ("msnbc.com", "ms.now"), "Versant"),
    Publisher("NBC News", ("nbcnews.com",), "Comcast", ("NBC",)),
    Publisher("New York Post", ("nypost.com",), "Murdoch family"),
    Publisher("New York Times", ("nytimes.com",), "The New York Times Company", ("NYT",)),
    Publisher("Newsweek", ("newsweek.com",)),
    Publisher("Nikkei Asia", ("asia.nikkei.com",), "Nikkei"),
    Publisher("NPR", ("npr.org",), None, ("National Public Radio",)),
    Publisher("People's Daily", ("people.cn", "peopledaily.com.cn"), "People's Daily"),
    Publisher("Politico", ("politico.com", "politico.eu"), "Axel Springer"),
    Publisher("Press TV", ("presstv.ir",), "IRIB"),
    Publisher("Radio Free Europe/Radio Liberty", ("rferl.org",), "USAGM", ("RFE/RL", "Radio Liberty", "Radio Svoboda")),
    Publisher("Radio France Internationale", ("rfi.fr",), "France Médias Monde", ("RFI",)),
    Publisher("RBC", ("rbc.ru",)),
    Publisher("RBC-Ukraine", ("rbc.ua",)),
    Publisher("RT", ("rt.com",), "ANO TV-Novosti", ("Russia Today",)),
    Publisher("Sky News", ("news.sky.com",), "Comcast"),
    Publisher("South China Morning Post", ("scmp.com",), "Alibaba"),
    Publisher("Suspilne", ("suspilne.media",)),
    Publisher("The Atlantic", ("theatlantic.com",)),
    Publisher("The Economist", ("economist.com",)),
    Publisher("The Guardian", ("theguardian.com",), "Guardian Media Group"),
    Publisher("The Hill", ("thehill.com",), "Nexstar"),
    Publisher("The Independent", ("independent.co.uk",)),
    Publisher("The Moscow Times", ("themoscowtimes.com",)),
    Publisher("The Observer", ("observer.co.uk",)),
    Publisher("The Sun", ("thesun.co.uk",), "Murdoch family"),
    Publisher("The Sunday Times", (), "Murdoch family"),
    Publisher("The Telegraph", ("telegraph.co.uk",), None, ("Daily Telegraph",)),
    Publisher("The Times", ("thetimes.com", "thetimes.co.uk"), "Murdoch family", ("The Times of London",)),
    Publisher("Times of Israel", ("timesofisrael.com",)),
    Publisher("TRT World", ("trtworld.com",), "TRT", ("TRT",)),
    Publisher("Türkiye Today", ("turkiyetoday.com",)),
    Publisher("Ukrainska Pravda", ("pravda.com.ua",), "Ukrainska Pravda", ("Ukrayinska Pravda",)),
    Publisher("USA Today", ("usatoday.com",), "Gannett"),
    Publisher("Vedomosti", ("vedomosti.ru",)),
    Publisher("Voice of America", ("voanews.com",), "USAGM", ("VOA",)),
    Publisher("Wall Street Journal", ("wsj.com",), "Murdoch family", ("WSJ",)),
    Publisher("Washington Post", ("washingtonpost.com",), "Nash Holdings"),
)

PLATFORMS = (
    "Facebook",
    "Instagram",
    "Telegram",
    "TikTok",
    "Truth Social",
    "Twitter",
    "VKontakte",
    "WhatsApp",
    "X",
    "YouTube",
)
"""Where people publish their own words: what stands there is the speaker's, and was seen by whoever quotes it."""

_MEDIA_WORDS = re.compile(
    r"\b(?:news|newspaper|times|post|herald|tribune|gazette|courier|chronicle|journal|telegraph|observer|guardian"
    r"|independent|press|pravda|radio|television|tv|channel|broadcaster|broadcasting|agency|wire|newswire|magazine"
    r"|weekly|daily|media|review|dispatch|ledger|examiner|inquirer|sentinel|bulletin|mirror|express|monitor|podcast)\b"
)
_HOST = re.compile(r"^(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+)+)/?", re.ASCII)


def publisher(name: str) -> Publisher | None:
    """Return the publisher that `name`, with or without "the", names, or None."""
    return _index().get(_bare(name))


def publisher_of_host(host: str | None) -> Publisher | None:
    """Return the publisher at `host` or at the domain above it, or None."""
    parts = (host or "").lower().split(".")
    return next((_hosts()[tail] for tail in (".".join(parts[n:]) for n in range(len(parts))) if tail in _hosts()), None)


def platform(name: str) -> str | None:
    """Return the display name of the platform that `name` ("a post on Telegram") speaks of, or None."""
    plain = f" {fold(name)} "
    found = (known for known in PLATFORMS if (f" {fold(known)} " in plain if len(known) > 1 else name == known))
    return next(found, None)


def host_in(name: str) -> str | None:
    """Return the host where `name` is one ("kyivpost.com", "https://www.example.org/"), or None."""
    found = _HOST.match(name.strip())
    return found.group(1).lower() if found else None


def sounds_like_media(name: str) -> bool:
    """Say whether a name is that of an outlet by a word that outlets call themselves by, or by being a host."""
    return bool(host_in(name) or publisher(name) or sounds_like_agency(name) or _MEDIA_WORDS.search(fold(name)))


def _bare(name: str) -> str:
    return fold(name).strip(" .,;:()[]").removeprefix("the ")


@lru_cache(maxsize=1)
def _index() -> dict[str, Publisher]:
    return {_bare(known): found for found in PUBLISHERS for known in (found.name, *found.aliases)}


@lru_cache(maxsize=1)
def _hosts() -> dict[str, Publisher]:
    return {domain: found for found in PUBLISHERS for domain in found.domains}
