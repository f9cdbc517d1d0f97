"""Legal forms of companies, in plain lower-case letters, and which of them are the same kind."""

# Kind of form, and how it is written without full stops.
_KINDS: tuple[tuple[str, str], ...] = (
    ("limited", "ltd limited ltda lda pty pte pvt private"),
    ("llc", "llc ooo gmbh sarl srl spzoo doo sro kft ug tov mchj too zoo"),
    ("corporation", "inc incorporated corp corporation co company cie compan"),
    ("public", "plc jsc ojsc cjsc pjsc oao zao pao ao ag sa spa nv ab asa oyj as kgaa se aktiengesellschaft"),
    ("partnership", "llp lp kg ohg gbr"),
    ("bv", "bv"),
    ("association", "ev ano nko"),
)

KIND_OF_FORM = {form: kind for kind, forms in _KINDS for form in forms.split()}
LEADING_FORMS = frozenset("ooo oao zao pao ojsc cjsc pjsc jsc llc ltd gmbh srl tov ano".split())
"""Forms that may stand first; others in that place are more often a word of the name."""

LEGAL_FORMS = frozenset(KIND_OF_FORM)

LONG_FORMS: dict[str, str] = {
    "public joint stock company": "public",
    "open joint stock company": "public",
    "closed joint stock company": "public",
    "joint stock company": "public",
    "public limited company": "public",
    "public limited": "public",
    "aktiengesellschaft": "public",
    "akciove spolecnost": "public",
    "societe anonyme": "public",
    "sociedad anonima": "public",
    "societa per azioni": "public",
    "limited liability company": "llc",
    "limited liability partnership": "partnership",
    "gesellschaft mit beschrankter haftung": "llc",
    "societe a responsabilite limitee": "llc",
    "sociedad de responsabilidad limitada": "llc",
    "societatea cu raspundere limitata": "llc",
    "obshchestvo s ogranichennoy otvetstvennostyu": "llc",
    "sp. z o.o.": "llc",
    "sp z oo": "llc",
    "pty ltd": "limited",
    "pte ltd": "limited",
    "co ltd": "limited",
    "co., ltd": "limited",
}
"""Legal forms of several words; the longer ones first, so that none is cut in half."""
