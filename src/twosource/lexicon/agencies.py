"""News agencies: what they are called, where they publish, and who owns them.

Written for this project from public facts (the agencies' own imprints); an agency's report is one origin however
many outlets carry it. `owner` is the state or company that an agency belongs to, None where it is a cooperative of
its subscribers or belongs to itself.
"""

import re
from functools import lru_cache

from msgspec import Struct

from twosource.lexicon.folding import fold


class Agency(Struct, frozen=True):
    """One agency: display name, other names (case matters for short ones), hosts, owner, whether a state's."""

    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    owner: str | None = None
    of_state: bool = False


AGENCIES: tuple[Agency, ...] = (
    Agency("AFP", ("Agence France-Presse", "Agence France Presse"), ("afp.com",)),
    Agency("AKIpress", (), ("akipress.com", "akipress.org")),
    Agency("ANSA", ("Agenzia ANSA",), ("ansa.it",)),
    Agency("Adnkronos", (), ("adnkronos.com",)),
    Agency("Agerpres", (), ("agerpres.ro",), "Romania", True),
    Agency("Anadolu Agency", ("Anadolu", "AA", "Anadolu Ajansi"), ("aa.com.tr",), "Türkiye", True),
    Agency("ANI", ("Asian News International",), ("aninews.in",)),
    Agency("Antara", (), ("antaranews.com",), "Indonesia", True),
    Agency("APA", ("Austria Presse Agentur", "Austria Press Agency"), ("apa.at",)),
    Agency("Associated Press", ("AP", "The Associated Press", "AP News"), ("apnews.com", "ap.org")),
    Agency("Australian Associated Press", ("AAP",), ("aap.com.au",)),
    Agency("AzerTag", ("Azertac", "Azertaj"), ("azertag.az",), "Azerbaijan", True),
    Agency("Bakhtar", ("Bakhtar News Agency",), ("bakhtarnews.af",), "Afghanistan", True),
    Agency("Belga", ("Belga News Agency",), ("belga.be", "belganewsagency.eu")),
    Agency("BelTA", (), ("belta.by",), "Belarus", True),
    Agency("Bernama", (), ("bernama.com",), "Malaysia", True),
    Agency("Bloomberg", ("Bloomberg News",), ("bloomberg.com",), "Bloomberg L.P."),
    Agency("BNS", ("Baltic News Service",), ("bns.lt", "bns.ee", "bns.lv")),
    Agency("BTA", ("Bulgarian News Agency",), ("bta.bg",), "Bulgaria", True),
    Agency("Canadian Press", ("The Canadian Press",), ("thecanadianpress.com",)),
    Agency("CNA", ("Central News Agency", "Focus Taiwan"), ("cna.com.tw", "focustaiwan.tw")),
    Agency("CTK", ("ČTK", "Czech News Agency"), ("ctk.cz", "ctk.eu")),
    Agency("dpa", ("Deutsche Presse-Agentur",), ("dpa.com",)),
    Agency("EFE", ("Agencia EFE",), ("efe.com",), "Spain", True),
    Agency("Europa Press", (), ("europapress.es",)),
    Agency("Fars", ("Fars News Agency", "Fars News"), ("farsnews.ir",)),
    Agency("IANS", ("Indo-Asian News Service",), ("ians.in",)),
    Agency("ILNA", (), ("ilna.ir",)),
    Agency("INA", ("Iraqi News Agency",), ("ina.iq",), "Iraq", True),
    Agency("Interfax", (), ("interfax.ru", "interfax.com")),
    Agency("Interfax-Ukraine", ("Interfax Ukraine",), ("interfax.com.ua",)),
    Agency("IRNA", ("Islamic Republic News Agency",), ("irna.ir",), "Iran", True),
    Agency("ISNA", ("Iranian Students News Agency",), ("isna.ir",)),
    Agency("Jiji Press", ("Jiji",), ("jiji.com",)),
    Agency("KCNA", ("Korean Central News Agency",), ("kcna.kp", "kcna.co.jp"), "North Korea", True),
    Agency("KUNA", ("Kuwait News Agency",), ("kuna.net.kw",), "Kuwait", True),
    Agency("Kyodo", ("Kyodo News",), ("kyodonews.net", "english.kyodonews.net")),
    Agency("Lusa", (), ("lusa.pt",), "Portugal", True),
    Agency("MENA", ("Middle East News Agency",), ("mena.org.eg",), "Egypt", True),
    Agency("Mehr", ("Mehr News Agency", "Mehr News"), ("mehrnews.com",)),
    Agency("MTI", (), ("mti.hu",), "Hungary", True),
    Agency("NAN", ("News Agency of Nigeria",), ("nannews.ng",), "Nigeria", True),
    Agency("NNA", ("National News Agency",), ("nna-leb.gov.lb",), "Lebanon", True),
    Agency("NTB", (), ("ntb.no",)),
    Agency("PA Media", ("Press Association", "PA news agency"), ("pa.media",)),
    Agency("PAP", ("Polish Press Agency", "Polska Agencja Prasowa"), ("pap.pl",), "Poland", True),
    Agency("Petra", ("Jordan News Agency",), ("petra.gov.jo",), "Jordan", True),
    Agency("PTI", ("Press Trust of India",), ("ptinews.com",)),
    Agency("QNA", ("Qatar News Agency",), ("qna.org.qa",), "Qatar", True),
    Agency("Reuters", ("Thomson Reuters",), ("reuters.com",), "Thomson Reuters"),
    Agency("RIA Novosti", ("RIA", "RIA News"), ("ria.ru", "rian.ru"), "Rossiya Segodnya", True),
    Agency("Ritzau", (), ("ritzau.com", "ritzau.dk")),
    Agency("SANA", ("Syrian Arab News Agency",), ("sana.sy",), "Syria", True),
    Agency("SPA", ("Saudi Press Agency",), ("spa.gov.sa",), "Saudi Arabia", True),
    Agency("Sputnik", ("Sputnik News",), ("sputniknews.com", "sputnikglobe.com"), "Rossiya Segodnya", True),
    Agency("STT", ("Finnish News Agency",), ("stt.fi",)),
    Agency("Tanjug", (), ("tanjug.rs",)),
    Agency("TASS", ("ITAR-TASS", "TASS Russian News Agency"), ("tass.com", "tass.ru"), "Russia", True),
    Agency("Tasnim", ("Tasnim News Agency", "Tasnim News"), ("tasnimnews.com",)),
    Agency("TT", ("TT News Agency", "Tidningarnas Telegrambyra"), ("tt.se",)),
    Agency("Ukrinform", (), ("ukrinform.net", "ukrinform.ua"), "Ukraine", True),
    Agency("UNI", ("United News of India",), ("uniindia.com",)),
    Agency("UNIAN", (), ("unian.info", "unian.net", "unian.ua")),
    Agency("UPI", ("United Press International",), ("upi.com",), "News World Communications"),
    Agency("WAFA", ("Palestinian News Agency",), ("wafa.ps",), "Palestine", True),
    Agency("WAM", ("Emirates News Agency",), ("wam.ae",), "United Arab Emirates", True),
    Agency("Xinhua", ("Xinhua News Agency", "Xinhuanet"), ("xinhuanet.com", "news.cn"), "China", True),
    Agency("Yonhap", ("Yonhap News Agency", "Yonhap News"), ("yna.co.kr",)),
)

_KIND = re.compile(r"\b(?:(?:news|press|wire|telegraph) (?:agency|service)|newswire)\b")
_COMPOUND = re.compile(r"(?!express|empress|impress|cypress|wordpress)\w{3,}(?:press|wire)$")
_SHORT = 4
"""Names of no more letters than this are an agency only in capitals: AP, ANI, SPA."""


def agency(name: str) -> Agency | None:
    """Return the agency that `name` names ("Reuters", "the TASS news agency"), or None."""
    plain = _bare(name)
    found = _index().get(plain)
    if found is not None and len(plain) <= _SHORT and plain.isalpha() and not _as_printed(name, found):
        return None
    return found


def agency_of_host(host: str | None) -> Agency | None:
    """Return the agency that publishes at `host` or at the domain above it, or None."""
    parts = (host or "").lower().split(".")
    return next((_hosts()[tail] for tail in (".".join(parts[n:]) for n in range(len(parts))) if tail in _hosts()), None)


def sounds_like_agency(name: str) -> bool:
    """Say whether a name that is not listed is an agency's by what it calls itself: "Balt News Agency", "Norpress"."""
    plain = fold(name).strip(" ./()[]")
    return bool(_KIND.search(plain) or _COMPOUND.match(plain))


def _bare(name: str) -> str:
    plain = fold(name).strip(" ./()[]")
    for word in ("the ", "russian ", "state news agency ", "state-run ", "news agency "):
        plain = plain.removeprefix(word)
    for word in (" news agency", " state news agency", " agency", " wire service", " newswire"):
        if plain.endswith(word) and plain.removesuffix(word) in _index():
            plain = plain.removesuffix(word)
    return plain


def _as_printed(name: str, found: Agency) -> bool:
    return any(f" {known} " in f" {name.strip('./()[]')} " for known in (found.name, *found.aliases)) or name.isupper()


@lru_cache(maxsize=1)
def _index() -> dict[str, Agency]:
    return {fold(known): found for found in AGENCIES for known in (found.name, *found.aliases)}


@lru_cache(maxsize=1)
def _hosts() -> dict[str, Agency]:
    return {domain: found for found in AGENCIES for domain in found.domains}
