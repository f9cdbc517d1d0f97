"""Names of months, weekdays and time zones, and the words by which pages mark a date, as tables."""

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero janeiro gennaio января січня stycznia januari ocak",
            "february feb februar février fevrier febrero fevereiro febbraio февраля лютого lutego februari şubat",
            "march mar märz maerz mars marzo março marco марта березня marca maart mart maret",
            "april apr avril abril aprile апреля квітня kwietnia nisan",
            "may mai mayo maio maggio мая травня maja mei mayıs",
            "june jun juni juin junio junho giugno июня червня czerwca haziran",
            "july jul juli juillet julio julho luglio июля липня lipca temmuz",
            "august aug août aout agosto августа серпня sierpnia augustus ağustos agustus",
            "september sep sept septembre septiembre setembro settembre сентября вересня września eylül",
            "october oct oktober okt octobre octubre outubro ottobre октября жовтня października ekim",
            "november nov novembre noviembre novembro ноября листопада listopada kasım",
            "december dec dezember dez décembre decembre diciembre dezembro dicembre декабря грудня grudnia aralık"
            " desember",
        ),
        start=1,
    )
    for name in names.split()
}

WEEKDAYS = tuple(
    "monday tuesday wednesday thursday friday saturday sunday mon tues tue wed weds thurs thur thu fri sat sun"
    " montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi"
    " dimanche lunes martes miércoles jueves viernes sábado domingo".split()
)

ZONES: dict[str, str] = {
    "utc": "+00:00", "gmt": "+00:00", "z": "+00:00", "wet": "+00:00", "bst": "+01:00", "cet": "+01:00",
    "west": "+01:00", "cest": "+02:00", "eet": "+02:00", "sast": "+02:00", "eest": "+03:00", "msk": "+03:00",
    "trt": "+03:00", "eat": "+03:00", "pkt": "+05:00", "wib": "+07:00", "sgt": "+08:00", "hkt": "+08:00",
    "awst": "+08:00", "pht": "+08:00", "jst": "+09:00", "kst": "+09:00", "aest": "+10:00", "aedt": "+11:00",
    "nzst": "+12:00", "nzdt": "+13:00", "est": "-05:00", "edt": "-04:00", "cdt": "-05:00", "mst": "-07:00",
    "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00",
}  # fmt: skip
"""Abbreviations that stand for one offset. CST, IST and AST stand for several and are left out."""

SEASONAL: dict[str, int] = {"et": -5, "ct": -6, "mt": -7, "pt": -8}
"""United States zones whose offset depends on the day; the hours are those of winter."""

MODIFIED = (
    r"last[ -]?(?:updated?|modified|changed|edited|revised)(?: (?:at|on))?|updated(?: (?:at|on))?|modified(?: on)?"
    r"|date updated|update|edited|revised|aktualisiert|mis à jour|actualizado|atualizado|aggiornato|обновлено|оновлено"
    r"|güncelleme|güncellenme|zaktualizowano"
)
PUBLISHED = (
    r"(?:first |originally |date |article )?(?:published|posted|created|issued|uploaded|released)(?: (?:at|on))?"
    r"|publish(?:ed)? date|publication date|release date|date|veröffentlicht|publié|publicado|pubblicato"
    r"|опубликовано|опубліковано|yayınlanma|opublikowano"
)
