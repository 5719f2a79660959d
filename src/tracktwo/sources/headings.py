"""The words that pages put above what is not the report: related articles, most read, share bars, in the languages that we read.

Data, not rules about any one site. Used on the tree of a page (html.py) and on the lines of scraped text (furniture.py).
"""

from __future__ import annotations

import re

#: A heading of one of these begins a list of other reports; what follows it is not this report.
_LISTS = (
    # English
    r"(?:more |see )?related (?:articles?|news|stories|posts?|content|reading|topics|items|materials|links)",
    r"(?:you (?:may|might) (?:also )?(?:like|be interested in)|recommended(?: for you| stories| articles| reading)?)",
    r"(?:more (?:from|on|in) [\w' ’-]{2,40}|more (?:news|stories|articles)|up next)",
    r"(?:most|top) (?:popular|read|viewed|stories|shared|commented|news)|popular(?: news| articles| posts| stories)?",
    r"trending(?: now| news| stories)?",
    r"(?:latest|recent|other|breaking|top|all|hot|today'?s) (?:news|articles|stories|posts|headlines|updates)",
    r"editor['’]?s['’]? (?:choice|picks?)|(?:don['’]t miss|what to read next|read next|in other news|from the archives?|see also|related)",
    r"news ?feed|newsline|(?:leave|post|write|add) a (?:comment|reply)|comments? ?(?:\(\d+\))?",
    r"(?:subscribe|sign up) to (?:our|the) newsletter",
    # Russian
    r"(?:читайте|смотрите|см\.|вас может заинтересовать) ?(?:также|ещ[её]|по теме)?|(?:материалы|новости|статьи|ещ[её]) по теме|по теме",
    r"(?:похожие|связанные|другие|последние|популярные|свежие|главные|самые читаемые|рекомендуемые) "
    r"(?:новости|статьи|материалы|записи|публикации)",
    r"(?:самое|самые) (?:читаемое|читаемые|популярное|обсуждаемое|важное)|популярное|рекомендуем|выбор редакции|лента новостей",
    r"новости партн[её]ров|вам может быть интересно|комментарии|главное (?:за|сегодня)[\w ]{0,12}",
    # Azerbaijani
    r"(?:oxşar|digər|son|əlaqəli|ən son|maraqlı|bənzər) (?:xəbərlər|məqalələr|yazılar|materiallar)",
    r"ən çox oxunan(?:lar| xəbərlər)?|çox oxunanlar|populyar(?: xəbərlər)?|redaktorun seçimi|xəbər lenti|bu mövzuda",
    r"həmçinin oxuyun|bunu da oxuyun|tövsiyə (?:edirik|olunan)|şərhlər|mövzu ilə bağlı(?: xəbərlər)?|günün xəbərləri",
    r"bölmənin digər xəbərləri",
    # Armenian
    r"(?:նման|առնչվող|այլ|վերջին|հարակից|կապված|թարմ|ամենաթարմ) (?:նյութեր|լուրեր|հոդվածներ|նորություններ)(?:ը)?",
    r"ամենաընթերցված(?:ը|ները)?|ամենադիտված(?:ը|ները)?|շատ ընթերցված(?:ներ)?|կարդացեք նաև|կարդացե՛ք նաև|կարդալ նաև|դիտեք նաև",
    r"լրահոս|խմբագրի ընտրությ(?:ունը|ուն)|թեմայով|թեմայի շուրջ|մեկնաբանություններ|հանրաճանաչ",
    # Turkish
    r"(?:ilgili|benzer|son|diğer|öne çıkan|güncel|son dakika) haber(?:ler|leri)?|(?:en )?çok okunan(?:lar| haberler)?",
    r"(?:bunlar|bu haberler) da ilginizi çekebilir|ilginizi çekebilir|editörün seçtikleri|bunları da okuyun|yorumlar",
    r"önerilen haberler|günün (?:öne çıkan )?haberleri",
    # Georgian
    r"მსგავსი (?:სიახლეები|სტატიები)|დაკავშირებული (?:სიახლეები|სტატიები)|ბოლო სიახლეები|პოპულარული|წაიკითხეთ (?:ასევე|აგრეთვე)",
)
#: These stand before a link in the middle of a report: the label and its link go, the report goes on.
_LABELS = (
    r"(?:also read|read also|read more(?: (?:on|here|about|at)[^.]{0,80})?|see also)",
    r"(?:more on this|related(?: story| article)?|watch|listen|further reading|in pictures)",
    r"читать (?:также|дал[её][ея]|полностью|подробнее)|читайте (?:также|ещ[её])|подробнее(?: здесь)?|по теме|смотрите также",
    r"(?:həmçinin|bunu da|davamını|ətraflı) oxu(?:yun)?|ətraflı|bax(?:ın)? həmçinin|oxşar xəbər",
    r"կարդա(?:լ|ցեք|ցե՛ք) (?:նաև|ավելին)|դիտե(?:ք|լ) նաև|ավելին|մանրամասն",
    r"(?:ayrıca|bunu da) (?:okuyun|bakın)|devamı(?:nı oku)?|ilgili haber",
)
LIST_HEADING = re.compile(r"(?:[-–—•*|#>»:]+ ?)?(?:" + "|".join(_LISTS) + r")(?: ?[-–—:|>»…↓→.]+)?", re.IGNORECASE)
LABEL = re.compile(r"(?:" + "|".join(_LABELS) + r")", re.IGNORECASE)
#: Longer than this, a line that begins like a heading is a sentence.
HEADING_LENGTH = 60


def is_list_heading(words: str) -> bool:
    """Whether a whole line or element is the heading of a list of other reports."""
    return len(words) <= HEADING_LENGTH and LIST_HEADING.fullmatch(words.strip()) is not None


def label_length(words: str) -> int:
    """How many characters at the start are a label before a link ("Read also:"); 0 where there is none."""
    found = LABEL.match(words)
    if not found:
        return 0
    rest = words[found.end() :]
    return found.end() if not rest or rest[0] in ":|>»–—-…" or rest.startswith(" :") else 0
