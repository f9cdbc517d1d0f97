"""The three letters that ISO 3166 has for countries; of states that are no more, those that it had."""

from functools import lru_cache

from twosource.lexicon.countries import countries

_CODES = """
ad=AND ae=ARE af=AFG ag=ATG al=ALB am=ARM ao=AGO ar=ARG at=AUT au=AUS az=AZE ba=BIH bb=BRB bd=BGD be=BEL bf=BFA
bg=BGR bh=BHR bi=BDI bj=BEN bn=BRN bo=BOL br=BRA bs=BHS bt=BTN bw=BWA by=BLR bz=BLZ ca=CAN cd=COD cf=CAF cg=COG
ch=CHE ci=CIV cl=CHL cm=CMR cn=CHN co=COL cr=CRI cu=CUB cv=CPV cy=CYP cz=CZE de=DEU dj=DJI dk=DNK dm=DMA do=DOM
dz=DZA ec=ECU ee=EST eg=EGY er=ERI es=ESP et=ETH fi=FIN fj=FJI fm=FSM fr=FRA ga=GAB gb=GBR gd=GRD ge=GEO gh=GHA
gl=GRL gm=GMB gn=GIN gq=GNQ gr=GRC gt=GTM gw=GNB gy=GUY hk=HKG hn=HND hr=HRV ht=HTI hu=HUN id=IDN ie=IRL il=ISR
in=IND iq=IRQ ir=IRN is=ISL it=ITA jm=JAM jo=JOR jp=JPN ke=KEN kg=KGZ kh=KHM ki=KIR km=COM kn=KNA kp=PRK kr=KOR
kw=KWT kz=KAZ la=LAO lb=LBN lc=LCA li=LIE lk=LKA lr=LBR ls=LSO lt=LTU lu=LUX lv=LVA ly=LBY ma=MAR mc=MCO md=MDA
me=MNE mg=MDG mh=MHL mk=MKD ml=MLI mm=MMR mn=MNG mr=MRT mt=MLT mu=MUS mv=MDV mw=MWI mx=MEX my=MYS mz=MOZ na=NAM
ne=NER ng=NGA ni=NIC nl=NLD no=NOR np=NPL nr=NRU nz=NZL om=OMN pa=PAN pe=PER pg=PNG ph=PHL pk=PAK pl=POL ps=PSE
pr=PRI pt=PRT pw=PLW py=PRY qa=QAT ro=ROU rs=SRB ru=RUS rw=RWA sa=SAU sb=SLB sc=SYC sd=SDN se=SWE sg=SGP si=SVN
sk=SVK sl=SLE sm=SMR sn=SEN so=SOM sr=SUR ss=SSD st=STP su=SUN sv=SLV sy=SYR sz=SWZ td=TCD tg=TGO th=THA tj=TJK
tl=TLS tm=TKM tn=TUN to=TON tr=TUR tt=TTO tv=TUV tw=TWN tz=TZA ua=UKR ug=UGA us=USA uy=URY uz=UZB va=VAT vc=VCT
ve=VEN vn=VNM vu=VUT ws=WSM xk=XKX ye=YEM yu=YUG za=ZAF zm=ZMB zw=ZWE
"""


def alpha2(name: str | None) -> str | None:
    """Return the two small letters for a country by its display name, or None where it is no country's."""
    return _by_name().get(name or "", (None, None))[0]


def alpha3(name: str | None) -> str | None:
    """Return the three capitals for a country by its display name, or None where it is no country's."""
    return _by_name().get(name or "", (None, None))[1]


@lru_cache(maxsize=1)
def _by_name() -> dict[str, tuple[str, str]]:
    three = dict(pair.split("=") for pair in _CODES.split())
    return {each.name: (each.code, three[each.code]) for each in countries()}
