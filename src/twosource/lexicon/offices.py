"""Who held an office of one holder when: heads of state and government, foreign and defence ministers, 2015 to 2025.

Written for this project from public record (official announcements of appointment and resignation). A day that is
not sure is given as its month. An office that is not listed for a state is not judged; a term that is open here may
have ended since the table was written.
"""

from functools import lru_cache

from msgspec import Struct

from twosource.lexicon.folding import fold


class Term(Struct, frozen=True):
    """One person's time in one office; `first` and `last` are ISO days or months, `last` None while it runs."""

    state: str
    office: str
    name: str
    first: str
    last: str | None = None

    @property
    def surname(self) -> str:
        """The last word of the name, folded."""
        return fold(self.name).split()[-1]


OFFICES: dict[str, tuple[str, ...]] = {
    "president": ("president",),
    "vice president": ("vice president",),
    "prime minister": ("prime minister", "premier"),
    "chancellor": ("chancellor",),
    "secretary of state": ("secretary of state", "state secretary"),
    "foreign minister": (
        "foreign minister",
        "minister of foreign affairs",
        "minister for foreign affairs",
        "foreign secretary",
        "fm",
    ),
    "defence minister": (
        "defence minister",
        "defense minister",
        "minister of defence",
        "minister of defense",
        "defence secretary",
        "defense secretary",
        "secretary of defense",
    ),
    "secretary-general": ("secretary-general", "secretary general"),
    "commission president": ("commission president", "president of the european commission"),
    "foreign policy chief": ("foreign policy chief", "high representative", "top diplomat"),
}
"""Each office with the titles it goes by, in lower case."""

_TERMS = """
United States | president | Barack Obama | 2009-01-20 | 2017-01-20
United States | president | Donald Trump | 2017-01-20 | 2021-01-20
United States | president | Joe Biden | 2021-01-20 | 2025-01-20
United States | president | Donald Trump | 2025-01-20 |
United States | vice president | Joe Biden | 2009-01-20 | 2017-01-20
United States | vice president | Mike Pence | 2017-01-20 | 2021-01-20
United States | vice president | Kamala Harris | 2021-01-20 | 2025-01-20
United States | vice president | JD Vance | 2025-01-20 |
United States | secretary of state | John Kerry | 2013-02-01 | 2017-01-20
United States | secretary of state | Rex Tillerson | 2017-02-01 | 2018-03-31
United States | secretary of state | Mike Pompeo | 2018-04-26 | 2021-01-20
United States | secretary of state | Antony Blinken | 2021-01-26 | 2025-01-20
United States | secretary of state | Marco Rubio | 2025-01-21 |
United States | defence minister | Ash Carter | 2015-02-17 | 2017-01-20
United States | defence minister | James Mattis | 2017-01-20 | 2019-01-01
United States | defence minister | Mark Esper | 2019-07-23 | 2020-11-09
United States | defence minister | Lloyd Austin | 2021-01-22 | 2025-01-20
United States | defence minister | Pete Hegseth | 2025-01-25 |
Russia | president | Vladimir Putin | 2012-05-07 |
Russia | prime minister | Dmitry Medvedev | 2012-05-08 | 2020-01-16
Russia | prime minister | Mikhail Mishustin | 2020-01-16 |
Russia | foreign minister | Sergey Lavrov | 2004-03-09 |
Russia | defence minister | Sergei Shoigu | 2012-11-06 | 2024-05-12
Russia | defence minister | Andrei Belousov | 2024-05-14 |
Ukraine | president | Petro Poroshenko | 2014-06-07 | 2019-05-20
Ukraine | president | Volodymyr Zelensky | 2019-05-20 |
Ukraine | prime minister | Arseniy Yatsenyuk | 2014-02-27 | 2016-04-14
Ukraine | prime minister | Volodymyr Groysman | 2016-04-14 | 2019-08-29
Ukraine | prime minister | Denys Shmyhal | 2020-03-04 | 2025-07-16
Ukraine | prime minister | Yulia Svyrydenko | 2025-07-17 |
Ukraine | foreign minister | Pavlo Klimkin | 2014-06-19 | 2019-08-29
Ukraine | foreign minister | Vadym Prystaiko | 2019-08-29 | 2020-03-04
Ukraine | foreign minister | Dmytro Kuleba | 2020-03-04 | 2024-09-05
Ukraine | foreign minister | Andrii Sybiha | 2024-09-05 |
Ukraine | defence minister | Oleksii Reznikov | 2021-11-04 | 2023-09-05
Ukraine | defence minister | Rustem Umerov | 2023-09-06 | 2025-07-17
Türkiye | president | Recep Tayyip Erdogan | 2014-08-28 |
Türkiye | foreign minister | Mevlüt Cavusoglu | 2015-11-24 | 2023-06-03
Türkiye | foreign minister | Hakan Fidan | 2023-06-03 |
Türkiye | defence minister | Hulusi Akar | 2018-07-10 | 2023-06-03
Türkiye | defence minister | Yasar Guler | 2023-06-03 |
United Kingdom | prime minister | David Cameron | 2010-05-11 | 2016-07-13
United Kingdom | prime minister | Theresa May | 2016-07-13 | 2019-07-24
United Kingdom | prime minister | Boris Johnson | 2019-07-24 | 2022-09-06
United Kingdom | prime minister | Liz Truss | 2022-09-06 | 2022-10-25
United Kingdom | prime minister | Rishi Sunak | 2022-10-25 | 2024-07-05
United Kingdom | prime minister | Keir Starmer | 2024-07-05 |
United Kingdom | foreign minister | Philip Hammond | 2014-07-15 | 2016-07-13
United Kingdom | foreign minister | Boris Johnson | 2016-07-13 | 2018-07-09
United Kingdom | foreign minister | Jeremy Hunt | 2018-07-09 | 2019-07-24
United Kingdom | foreign minister | Dominic Raab | 2019-07-24 | 2021-09-15
United Kingdom | foreign minister | Liz Truss | 2021-09-15 | 2022-09-06
United Kingdom | foreign minister | James Cleverly | 2022-09-06 | 2023-11-13
United Kingdom | foreign minister | David Cameron | 2023-11-13 | 2024-07-05
United Kingdom | foreign minister | David Lammy | 2024-07-05 | 2025-09-05
United Kingdom | foreign minister | Yvette Cooper | 2025-09-05 |
France | president | François Hollande | 2012-05-15 | 2017-05-14
France | president | Emmanuel Macron | 2017-05-14 |
France | prime minister | Édouard Philippe | 2017-05-15 | 2020-07-03
France | prime minister | Jean Castex | 2020-07-03 | 2022-05-16
France | prime minister | Élisabeth Borne | 2022-05-16 | 2024-01-09
France | prime minister | Gabriel Attal | 2024-01-09 | 2024-09-05
France | prime minister | Michel Barnier | 2024-09-05 | 2024-12-13
France | prime minister | François Bayrou | 2024-12-13 | 2025-09-09
France | foreign minister | Jean-Yves Le Drian | 2017-05-17 | 2022-05-20
France | foreign minister | Catherine Colonna | 2022-05-20 | 2024-01-11
France | foreign minister | Stéphane Séjourné | 2024-01-11 | 2024-09-21
France | foreign minister | Jean-Noël Barrot | 2024-09-21 |
Germany | chancellor | Angela Merkel | 2005-11-22 | 2021-12-08
Germany | chancellor | Olaf Scholz | 2021-12-08 | 2025-05-06
Germany | chancellor | Friedrich Merz | 2025-05-06 |
Germany | foreign minister | Frank-Walter Steinmeier | 2013-12-17 | 2017-01-27
Germany | foreign minister | Sigmar Gabriel | 2017-01-27 | 2018-03-14
Germany | foreign minister | Heiko Maas | 2018-03-14 | 2021-12-08
Germany | foreign minister | Annalena Baerbock | 2021-12-08 | 2025-05-06
Germany | foreign minister | Johann Wadephul | 2025-05-06 |
Germany | defence minister | Boris Pistorius | 2023-01-19 |
Italy | prime minister | Matteo Renzi | 2014-02-22 | 2016-12-12
Italy | prime minister | Giuseppe Conte | 2018-06-01 | 2021-02-13
Italy | prime minister | Mario Draghi | 2021-02-13 | 2022-10-22
Italy | prime minister | Giorgia Meloni | 2022-10-22 |
Poland | prime minister | Mateusz Morawiecki | 2017-12-11 | 2023-12-13
Poland | prime minister | Donald Tusk | 2023-12-13 |
Poland | foreign minister | Radosław Sikorski | 2023-12-13 |
Poland | president | Andrzej Duda | 2015-08-06 | 2025-08-06
Poland | president | Karol Nawrocki | 2025-08-06 |
Hungary | prime minister | Viktor Orbán | 2010-05-29 |
Hungary | foreign minister | Péter Szijjártó | 2014-09-23 |
Israel | prime minister | Benjamin Netanyahu | 2009-03-31 | 2021-06-13
Israel | prime minister | Naftali Bennett | 2021-06-13 | 2022-06-30
Israel | prime minister | Yair Lapid | 2022-07-01 | 2022-12-29
Israel | prime minister | Benjamin Netanyahu | 2022-12-29 |
Israel | defence minister | Benny Gantz | 2020-05-17 | 2022-12-29
Israel | defence minister | Yoav Gallant | 2022-12-29 | 2024-11-08
Israel | defence minister | Israel Katz | 2024-11-08 |
Israel | foreign minister | Gideon Saar | 2024-11-10 |
Iran | president | Hassan Rouhani | 2013-08-03 | 2021-08-03
Iran | president | Ebrahim Raisi | 2021-08-03 | 2024-05-19
Iran | president | Masoud Pezeshkian | 2024-07-28 |
Iran | foreign minister | Mohammad Javad Zarif | 2013-08-15 | 2021-08-25
Iran | foreign minister | Hossein Amir-Abdollahian | 2021-08-25 | 2024-05-19
Iran | foreign minister | Abbas Araghchi | 2024-08-21 |
China | president | Xi Jinping | 2013-03-14 |
China | prime minister | Li Keqiang | 2013-03-15 | 2023-03-11
China | prime minister | Li Qiang | 2023-03-11 |
Japan | prime minister | Shinzo Abe | 2012-12-26 | 2020-09-16
Japan | prime minister | Yoshihide Suga | 2020-09-16 | 2021-10-04
Japan | prime minister | Fumio Kishida | 2021-10-04 | 2024-10-01
Japan | prime minister | Shigeru Ishiba | 2024-10-01 | 2025-10-21
India | prime minister | Narendra Modi | 2014-05-26 |
India | foreign minister | Sushma Swaraj | 2014-05-26 | 2019-05-30
India | foreign minister | Subrahmanyam Jaishankar | 2019-05-30 |
Canada | prime minister | Justin Trudeau | 2015-11-04 | 2025-03-14
Canada | prime minister | Mark Carney | 2025-03-14 |
Australia | prime minister | Malcolm Turnbull | 2015-09-15 | 2018-08-24
Australia | prime minister | Scott Morrison | 2018-08-24 | 2022-05-23
Australia | prime minister | Anthony Albanese | 2022-05-23 |
Brazil | president | Dilma Rousseff | 2011-01-01 | 2016-08-31
Brazil | president | Michel Temer | 2016-08-31 | 2018-12-31
Brazil | president | Jair Bolsonaro | 2019-01-01 | 2022-12-31
Brazil | president | Luiz Inácio Lula da Silva | 2023-01-01 |
Argentina | president | Mauricio Macri | 2015-12-10 | 2019-12-10
Argentina | president | Alberto Fernández | 2019-12-10 | 2023-12-10
Argentina | president | Javier Milei | 2023-12-10 |
Syria | president | Bashar al-Assad | 2000-07-17 | 2024-12-08
Syria | president | Ahmed al-Sharaa | 2025-01-29 |
Philippines | president | Rodrigo Duterte | 2016-06-30 | 2022-06-30
Pakistan | prime minister | Imran Khan | 2018-08-18 | 2022-04-10
South Korea | president | Park Geun-hye | 2013-02-25 | 2017-03-10
South Korea | president | Moon Jae-in | 2017-05-10 | 2022-05-10
South Korea | president | Yoon Suk-yeol | 2022-05-10 | 2025-04-04
South Korea | president | Lee Jae-myung | 2025-06-04 |
United Nations | secretary-general | Ban Ki-moon | 2007-01-01 | 2016-12-31
United Nations | secretary-general | António Guterres | 2017-01-01 |
NATO | secretary-general | Jens Stoltenberg | 2014-10-01 | 2024-10-01
NATO | secretary-general | Mark Rutte | 2024-10-01 |
European Union | foreign policy chief | Federica Mogherini | 2014-11-01 | 2019-11-30
European Union | foreign policy chief | Josep Borrell | 2019-12-01 | 2024-11-30
European Union | foreign policy chief | Kaja Kallas | 2024-12-01 |
European Union | commission president | Jean-Claude Juncker | 2014-11-01 | 2019-11-30
European Union | commission president | Ursula von der Leyen | 2019-12-01 |
"""


@lru_cache(maxsize=1)
def terms_of_office() -> dict[str, tuple[Term, ...]]:
    """Return the known terms by surname, folded."""
    found: dict[str, list[Term]] = {}
    for line in _TERMS.strip().splitlines():
        state, office, name, first, last = (part.strip() for part in line.split("|"))
        term = Term(state, office, name, first, last or None)
        found.setdefault(term.surname, []).append(term)
    return {surname: tuple(terms) for surname, terms in found.items()}
