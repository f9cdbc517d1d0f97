"""Base forms of English verbs and nouns, by suffix rules and a table of the irregular ones."""

import re
from functools import lru_cache

_IRREGULAR_TABLE = """
be:am is are was were been being 's 're 'm; have:has had having 've; do:does did done doing; go:goes went
gone; say:said says; tell:told; make:made; take:took taken; give:gave given; get:got gotten; come:came;
see:saw seen; know:knew known; think:thought; find:found; leave:left; feel:felt; put:put; bring:brought;
begin:began begun; keep:kept; hold:held; write:wrote written; stand:stood; hear:heard; let:let; mean:meant;
set:set; meet:met; run:ran; pay:paid; sit:sat; speak:spoke spoken; lie:lay lain; lead:led; read:read;
grow:grew grown; lose:lost; fall:fell fallen; send:sent; build:built; understand:understood; draw:drew drawn;
break:broke broken; spend:spent; cut:cut; rise:rose risen; drive:drove driven; buy:bought; wear:wore worn;
choose:chose chosen; seek:sought; throw:threw thrown; catch:caught; deal:dealt; win:won; fight:fought;
teach:taught; eat:ate eaten; sell:sold; strike:struck stricken; hit:hit; shoot:shot; withdraw:withdrew
withdrawn; undertake:undertook undertaken; overtake:overtook overtaken; forbid:forbade forbidden;
forget:forgot forgotten; forgive:forgave forgiven; hang:hung; hide:hid hidden; hurt:hurt; lay:laid; lend:lent;
light:lit; prove:proved proven; quit:quit; ring:rang rung; shake:shook shaken; show:showed shown; shut:shut;
sign:signed; sing:sang sung; sink:sank sunk; sleep:slept; split:split; spread:spread; steal:stole stolen;
swear:swore sworn; swim:swam swum; tear:tore torn; wake:woke woken; bear:bore borne born; beat:beat beaten;
become:became; bet:bet; bid:bid; bind:bound; bite:bit bitten; blow:blew blown; breed:bred; burn:burnt burned;
cast:cast; cling:clung; cost:cost; dig:dug; dream:dreamt; drink:drank drunk; feed:fed; flee:fled; fly:flew
flown; freeze:froze frozen; grind:ground; kneel:knelt; foresee:foresaw foreseen; oversee:oversaw overseen;
upset:upset; uphold:upheld; withhold:withheld; rebuild:rebuilt; resell:resold; retake:retook retaken;
rewrite:rewrote rewritten; ride:rode ridden; shed:shed; shrink:shrank shrunk; slide:slid; spit:spat;
spring:sprang sprung; stick:stuck; sting:stung; sweep:swept; swing:swung; wind:wound; mistake:mistook
mistaken; misunderstand:misunderstood; partake:partook; die:dying died dies; tie:tying; lie:lying; add:added
adding adds; focus:focused focusing focuses focussed; refer:referred referring; target:targeted targeting;
visit:visited visiting; limit:limited; edit:edited; exit:exited; profit:profited; benefit:benefited;
submit:submitted; permit:permitted; quit:quitting; suffer:suffered; gather:gathered gathering; offer:offered
offering; deliver:delivered delivering; enter:entered entering; discover:discovered; consider:considered
considering; remember:remembered; answer:answered answering; cover:covered covering; recover:recovered;
order:ordered ordering; number:numbered; differ:differed differing; honour:honoured; favour:favoured favors
favours favouring; favor:favored favoring; labour:laboured; happen:happened happening; open:opened opening;
threaten:threatened threatening; listen:listened; weaken:weakened; strengthen:strengthened; broaden:broadened;
broker:brokered brokering; counter:countered countering; draft:drafted drafting; call:called calling;
kill:killed killing; fill:filled; sell:selling; pull:pulled; fulfil:fulfilled; stall:stalled; add:adding;
embed:embedded; cancel:cancelled cancelling; travel:travelled travelling; label:labelled labelling;
expel:expelled expelling; compel:compelled compelling; repel:repelled repelling; control:controlled controlling;
patrol:patrolled patrolling; rebel:rebelled rebelling; signal:signalled signalling; counsel:counselled counselling;
model:modelled modelling; fuel:fuelled fuelling; quarrel:quarrelled quarrelling; dispel:dispelled dispelling;
free:freed freeing; decree:decreed decreeing; flee:fleeing; see:seeing; agree:agreeing
"""
_NOUNS_TABLE = """
man:men; woman:women; child:children; person:people persons; foot:feet; life:lives; wife:wives; leader:leaders;
half:halves; knife:knives; loaf:loaves; crisis:crises; analysis:analyses; basis:bases; datum:data; medium:media;
criterion:criteria; serviceman:servicemen; servicewoman:servicewomen; spokesman:spokesmen; spokeswoman:spokeswomen;
policeman:policemen; fisherman:fishermen; chairman:chairmen; memorandum:memoranda memorandums
"""
_DOUBLED = re.compile(r"([bdgklmnprt])\1$")
_KEEP_DOUBLE = ("ll", "ss", "ff", "zz")
_VOWEL_STEM = re.compile(r"[aeiouy].*[aeiouy]|[aeiouy]{2}")
_KNOWN_E = frozenset(
    """accuse advise agree announce approve argue arrange arrive assume cause cease challenge change charge close
    combine compete complete concede conclude condone continue convene create criticise criticize cease damage
    debate decide declare decline deescalate define delegate demonstrate denounce depose describe desire disagree
    dismiss dispute divide emphasise emphasize encourage endorse engage enforce ensure escalate estimate evacuate
    examine exchange exclude execute explore expose express facilitate finalise finalize force guarantee hope host
    ignore imagine impose improve include increase indicate initiate insure intervene invade invite involve issue
    judge launch leave liberate like locate lose love manage measure mediate merge move negotiate notice observe
    operate oppose organise organize outline participate phase pledge postpone praise prepare preside produce
    promise propose prove provide provoke pursue raise realise realize receive recognise recognize reconcile
    reduce refuse release require rescue resolve resume retire reuse reverse revoke sabotage save schedule secure
    seize separate serve settle share shape state storm strive suppose surprise survive suspend table take trade
    undermine unite update urge use value violate vote wage welcome cite complicate communicate condole
    constitute contribute criticise dedicate devote dictate displace dispatch donate educate elevate eliminate
    emerge enable endanger envisage evaluate evolve expire fire fine hire ease halve handle hesitate hire
    illustrate imprison inaugurate inspire institute invoke isolate make name nominate note oblige outrage overcome
    pave please presume privatise promote quote rate reaffirm reintegrate relate relocate remove renege repatriate
    replace reserve reside respire restate restore revive ridicule rule score shelve smuggle spare stage subside
    substitute suffice terminate tolerate translate underline venture""".split()
)


def _invert(table: str) -> dict[str, str]:
    found = {}
    for line in table.replace("\n", " ").split(";"):
        if ":" in line:
            base, forms = line.split(":")
            found.update({form: base.strip() for form in forms.split()})
    return found


_VERBS = _invert(_IRREGULAR_TABLE)
_NOUNS = _invert(_NOUNS_TABLE)


@lru_cache(maxsize=65536)
def lemma(word: str, tag: str) -> str:
    """Return the base form of `word` under its Penn Treebank tag, in lower case."""
    low = word.lower().replace("’", "'")
    if tag.startswith("V"):
        return verb_base(low)
    if tag in ("NNS", "NNPS"):
        return noun_base(low)
    if tag == "MD":
        return {"'ll": "will", "wo": "will", "ca": "can", "'d": "would"}.get(low, low)
    return "not" if low == "n't" else low


def noun_base(low: str) -> str:
    """Return the singular of a lower-case noun."""
    if low in _NOUNS:
        return _NOUNS[low]
    for suffix, replacement in (
        ("ies", "y"),
        ("sses", "ss"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("xes", "x"),
        ("zzes", "zz"),
    ):
        if low.endswith(suffix) and len(low) > len(suffix) + 1:
            return low[: -len(suffix)] + replacement
    if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3:
        return low[:-1]
    return low


def noun_plural(low: str) -> str:
    """Return the plural of a singular lower-case noun; of several words that of the head: "prisoners of war"."""
    head, of, rest = low.partition(" of ")
    lead, _, last = head.rpartition(" ")
    plural = next((many for many, one in _NOUNS.items() if one == last), None)
    if last in _NOUNS or last in _UNCHANGED:
        plural = last
    elif plural is None:
        hissing = last.endswith(("s", "x", "z", "ch", "sh"))
        plural = f"{last[:-1]}ies" if _CONSONANT_Y.search(last) else f"{last}es" if hissing else f"{last}s"
    return f"{lead} {plural}{of}{rest}".strip()


_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_UNCHANGED = frozenset(
    """aircraft series species sheep fish percent cent dead wounded personnel staff headquarters police million billion
    trillion km kg cm mm ha mw gw kw kwh mph""".split()
)


def verb_base(low: str) -> str:
    """Return the base form of a lower-case verb form."""
    if low in _VERBS:
        return _VERBS[low]
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith("es") and low[:-2].endswith(("ss", "sh", "ch", "x", "zz", "o")):
        return low[:-2]
    if low.endswith("s") and not low.endswith("ss"):
        return low[:-1]
    for suffix in ("ied", "ed", "ing"):
        if low.endswith(suffix) and _VOWEL_STEM.search(low) and len(low) > len(suffix) + 1:
            return low[:-3] + "y" if suffix == "ied" else _restore(low[: -len(suffix)])
    return low


def _restore(stem: str) -> str:
    """Undo what an ending did to a stem: a doubled consonant, a dropped e."""
    if stem + "e" in _KNOWN_E:
        return stem + "e"
    if _DOUBLED.search(stem) and not stem.endswith(_KEEP_DOUBLE):
        return stem[:-1]
    if len(stem) <= 4 and re.search(r"^[^aeiou]*[aeiou][cgksvztdmnpr]$", stem) and stem[-1] in "cgsvz":
        return stem + "e"
    if (
        stem.endswith(
            (
                "at",
                "iz",
                "is",
                "uc",
                "ac",
                "rc",
                "nc",
                "v",
                "dg",
                "rg",
                "lg",
                "ag",
                "eg",
                "ul",
                "tl",
                "bl",
                "dl",
                "gl",
                "pl",
                "fl",
                "kl",
                "ur",
                "ir",
                "uir",
                "iv",
                "rs",
                "ns",
                "ps",
                "as",
                "os",
                "us",
            )
        )
        and len(stem) > 2
    ):
        return (
            stem + "e"
            if not stem.endswith(("eat", "oat", "reat", "eal", "focus", "our", "air", "oat", "ear"))
            else stem
        )
    return stem
