"""An archive whose pages have in every field what must be shown and never obeyed."""

import json
from pathlib import Path

from rooms import filled

from twosource.archive.holdings import Holdings

SCRIPT = (
    "<script>window.ran=1</script><img src=x onerror=window.ran=1><svg onload=window.ran=1>\"'`{{7*7}}${7*7}{%raw%}"
)
TURNED = "invoice\u202egnp.exe\u0000\u2066\u200f\u0007"
LONG = "W" * 300
MARKS = "\u0301\u0302\u0489" * 12
ADDRESSES = (
    "javascript:window.ran=1",
    'https://x.example/"><script>window.ran=1</script>',
    "data:text/html,<script>window.ran=1</script>",
    "https://x.example/\u202e//evil",
    f"https://{'a' * 60}.example/{'b' * 900}",
)
HEBREW, ARABIC = "\u05d7\u05d3\u05e9\u05d5\u05ea \u05d4\u05e2\u05e8\u05d1", "\u0623\u062e\u0628\u0627\u0631"
OUTLETS = (f"Echo {SCRIPT}", f"{HEBREW} 24", f"{TURNED} News", f"{LONG}", f"a{MARKS}b")
TEXT = f"""Minister {SCRIPT} said on 2 May 2025 that 300 workers {TURNED} had agreed to {SCRIPT} in Ostrava.

“We {SCRIPT} will pay 40 million crowns,” Jan {SCRIPT} Novak said. The union {TURNED} refused the offer on 3 May 2025.

Jan Novak told {LONG} that the mine in Ostrava will close on 5 May 2025. Javascript:{LONG} rejected a ceasefire {MARKS}.

“{ARABIC} {LONG} {HEBREW} (12) 3-4,” Çağrı Yıldız said in İstanbul. Groß sagte: „Straße <b>zu</b>.“"""
TONGUES = """<html lang="de"><head><title>Größere Übung in İstanbul: „Straße“</title>
<meta name="author" content="Jürgen Şahin"><meta property="og:site_name" content="Süddeutsche Prüfung"></head>
<body><article>
<p>Außenminister Jürgen Groß sagte am 2. Mai 2025 in İstanbul, die Gespräche
über die Straße seien „größer“ geworden.</p>
<p>“\u0644\u0646 \u0646\u0642\u0628\u0644 \u0647\u0630\u0627 \u0627\u0644\u0627\u062a\u0641\u0627\u0642 (12),”
minister Çağrı Yıldız said on 2 May 2025.</p>
<p>“\u05dc\u05d0 \u05e0\u05e7\u05d1\u05dc \u05d0\u05ea \u05d4\u05d4\u05e6\u05e2\u05d4,” Iğdır
governor Ömer Öztürk said.</p>
<figure><img alt=""><figcaption>Ein Foto aus Iğdır {SCRIPT}</figcaption></figure></article></body></html>"""


def hostile(place: Path) -> Holdings:
    rows = [
        {
            "id": f"{SCRIPT}{at}",
            "title": (f"{SCRIPT} mine in Ostrava {at}", f"{HEBREW} (3)", TURNED, LONG, MARKS)[at],
            "outlet": outlet,
            "published": f"2025-05-0{at + 2}",
            "url": ADDRESSES[at],
            "byline": [SCRIPT, TURNED, HEBREW],
            "text": TEXT
            + (f"\n\nNovak said {at} of {at + 7} mines close, according to {OUTLETS[0]}." if at > 1 else ""),
        }
        for at, outlet in enumerate(OUTLETS)
    ]
    name = place / "x'\"<b onclick=1>.jsonl"
    name.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    tongues = place / "tongues.html"
    tongues.write_text(TONGUES.replace("{SCRIPT}", "&lt;script&gt;window.ran=1&lt;/script&gt;"), "utf-8")
    holdings = filled(name, tongues)
    told = holdings.dossier().stories[0].documents
    holdings.judge("origin", [told[0].id, SCRIPT], who=TURNED, why=SCRIPT)
    holdings.judge("set-aside", [told[-1].id], who=SCRIPT, why=f"{TURNED} {LONG}")
    return holdings
