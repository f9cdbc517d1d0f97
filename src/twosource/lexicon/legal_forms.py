"""Legal forms of companies, in plain lower-case letters, and which of them are the same kind."""

# Kind of form, and how it is written without full stops.
_KINDS: tuple[tuple[str, str], ...] = (
    ("limited", "ltd limited ltda lda pty pte pvt private"),
    ("llc", "llc ooo gmbh sarl srl spzoo doo sro kft ug tov mchj too"),
    ("corporation", "inc incorporated corp corporation"),
    ("company", "co company cie"),
    ("public", "plc jsc ojsc cjsc pjsc oao zao pao ao ag sa spa nv ab asa oyj as kgaa se aktiengesellschaft"),
    ("partnership", "llp lp kg ohg gbr"),
    ("bv", "bv"),
    ("association", "ev ano nko"),
)

KIND_OF_FORM = {form: kind for kind, forms in _KINDS for form in forms.split()}
LEGAL_FORMS = frozenset(KIND_OF_FORM)
