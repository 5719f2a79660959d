"""Page furniture in text that was already scraped: lines of menus, share bars, lists of other reports. Removed and counted.

Works on lines, because scraped text has nothing else. A list heading ("Related articles") ends the report; single lines go one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tracktwo.model.report import Removed
from tracktwo.model.vocab import RemovedReason
from tracktwo.sources.headings import is_list_heading, label_length
from tracktwo.sources.tracing import Line, Traced, lines_of

_SHARE_WORDS = re.compile(
    r"(?:a|a-|a\+|bluesky|copy|e-mail|email|et|facebook|flipboard|font|instagram|kopyala|link|linkedin|linki|mail"
    r"|icon|messenger|messengers|odnoklassniki|ok|paylaş|paylaşın|pinterest|pocket|print|reddit|rss|save|search|share|size"
    r"|skype|telegram|threads|tiktok|tumblr|tweet|twitter|viber|vk|vk-black|vkontakte|whatsapp|x|yazdır|youtube|çap|версия|для"
    r"|печати|печать|поделиться|скопировать|ссылка|կիսվել|տպել)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:news|article|story|xəbər|новость|код новости|haber)[ _-]?(?:id|no|№|kodu|code)? ?[:#№.]? ?\d{2,}"
    r"|(?:views?|baxış(?: sayı)?|просмотр(?:ов|ы)?|oxunub|прочитано|դիտում|okunma|oxunma sayı) ?[:–-]? ?[\d ,.]+(?: (?:dəfə|раз))?"
    r"|[\d ,.]+ (?:views?|просмотр(?:ов|а)?|baxış|դիտում)",
    re.IGNORECASE,
)
#: What pages say of themselves and do for their readers: size of letters, time to read, states of scripts, languages to switch to.
_PAGE = re.compile(
    r"[-+−–—↺⟲\s\d]*\d ?(?:px|pt)[-+−–—↺⟲\s\d]*|(?:reading time:? ?)?\d+ ?(?:m\.?|mins?\.?|minutes?)(?: (?:read|to read|reading))?(?: ?\|)?"
    r"|(?:time to read|reading time):? ?\d+.{0,12}|\w+ arrow icon|asset \d+|loading(?:\.{3}|…)?"
    r"|end of content.{0,50}|no more pages to load.{0,20}"
    r"|your search did not match any.{0,30}|connect with us|support us|donate(?: now)?|avatar|back to top(?: button)?|day news ?feed"
    r"|(?:copy|short) (?:link|url)|listen to (?:this )?(?:article|story)|write a comment|\d* ?comments?|view all posts.{0,40}"
    r"|(?:edit(?:ed|ing)|translat(?:ed|ing|ion))(?: (?:and|&) (?:edit(?:ed|ing)|translat(?:ed|ing|ion)))?(?: by|:) .{3,60}"
    r"|if you (?:found|find|notice) an? (?:typo|error|mistake).{0,120}|your email address will not be published.{0,80}",
    re.IGNORECASE,
)
_SWITCH = re.compile(r"(?:(?:EN|ENG|RU|RUS|РУ|РУС|HY|AM|ARM|ՀԱՅ|AZ|AZE|TR|TUR|KA|GE|FR|DE|ES|FA|AR)(?:[ |/·•]+|$)){2,8}")
#: "MNA/": the initials of an agency or writer under its report.
_INITIALS = re.compile(r"[A-Z]{2,6}/(?:[A-Z]{2,6})?|/[A-Z]{2,6}/")
_TRACKING = re.compile(r"(?=\w*\d)[A-Z]{4,}\d{8,}\w*")
_FOLLOW = re.compile(
    r"(?:follow (?:us |me )?(?:on (?:twitter|facebook|instagram|telegram|x|google news|linkedin|whatsapp|social media)\b.{0,60}"
    r"|@\w+.{0,40}))"
    r"|(?:(?:share|поделиться|paylaş|paylaşın|կիսվել)(?: (?:this|it|on|in|в|с|:).{0,60})?)"
    r"|(?:(?:подпис(?:ывайтесь|аться)|следите за) .{0,80}"
    r"(?:telegram|телеграм|канал|facebook|instagram|соцсет|youtube|дзен|whatsapp).{0,40})"
    r"|(?:bizi .{0,60}(?:izləyin|izlə|takip edin).{0,30})"
    r"|(?:.{0,60}(?:telegram|facebook|instagram|whatsapp).{0,30}(?:abunə olun|izləyin|takip edin))"
    r"|(?:(?:հետևեք|միացեք|բաժանորդագրվեք) .{0,80})"
    r"|(?:(?:click|tap) (?:the image|here|to) .{0,60})|\(?click the image to read more[.)]*"
    r"|(?:(?:sign up|subscribe|join) .{0,60}(?:newsletter|today|channel|inbox).{0,40})"
    r"|(?:advertisement|реклама|reklam|գովազդ|advertising|sponsored(?: content)?)"
    r"|(?:(?:accept|we use) (?:all )?cookies.{0,120})|(?:©|\(c\)|copyright|all rights reserved).{0,120}",
    re.IGNORECASE,
)
_NAVIGATION = re.compile(
    r"(?:(?:(?:media|site|page) )?logo|(?:open |close |main )?menu|search|log ?in|sign (?:in|up)|register|subscribe"
    r"|skip to (?:main )?content|back to top|home(?: ?page)?"
    r"|(?:prev(?:ious)?|next)(?: (?:article|post|news))?|load more|show more|toggle navigation|contact us|about us"
    r"|privacy policy|terms of (?:use|service)"
    r"|join (?:us )?(?:today|now).{0,60}|newsletter\b.{0,80}|from [$€£]\d+.{0,40}|news ?feed(?: ?[|/»>] ?.{0,40})?"
    r"|поиск|меню|войти|регистрация|подписаться|главная|назад|вперед|axtar(?:ış)?|menyu|daxil ol|abunə ol|ana səhifə|որոնում"
    r"|մենյու|մուտք|գլխավոր|menü|ara|giriş"
    r"|show (?:news ?feed|more|all)|accessibility links|(?:this text is )?(?:also )?available in .{2,60}|this text available in .{2,60}"
    r"|ссылки для упрощ[её]нного доступа|оставить комментарий|узнать больше.{0,80}|версия для печати|çap versiyası|şərh yaz\w*"
    r"|մատչելիության հղումներ|տպել|բոլոր նորությունները|[-+]?\d{1,2}(?:[.,]\d)?\s?°.{0,40}|(?:xs|sm|md|lg|xl)|[\d\s:]{1,5})",
    re.IGNORECASE,
)
#: A line of a news feed: a time stamp and a headline. Three in a row are a feed; one alone can be a date line of the report.
_FEED_LINE = re.compile(
    r"[-–—•*\s]*(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}[\s|,–—-]+(?:\[?\d{1,2}:\d\d\]?[\s|,–—-]*)?|\[?\d{1,2}:\d\d\]?[\s|,–—-]+)[^\W\d_].{4,}"
)
_FEED_LENGTH = 3
#: Names of sections: a line that is mostly made of them is a menu.
_SECTIONS = re.compile(
    r"(?:analysis|culture|cəmiyyət|dünya|economy|ekonomi|gündem|hadisə|idman|interview|iqtisadiyyat|kültür|magazin"
    r"|müsahibə|mədəniyyət|opinion|photo|politics|region|sağlık|siyaset|siyasət|society|spor|sport|sports|teknoloji"
    r"|təhlil|video|world|şou-biznes|аналитика|видео|интервью|культура|мире|мнение|общество|политика|регион|спорт"
    r"|фото|экономика|ամենաընթերցված|հասարակություն|մամուլի|միջազգային|մշակույթ|սպորտ|վերլուծություններ|վիդեո"
    r"|տարածաշրջան|տեսություն|տնտեսություն|քաղաքականություն|ֆոտո)",
    re.IGNORECASE,
)
_BREADCRUMB = re.compile(
    r"(?:home|главная|ana səhifə|գլխավոր|anasayfa|ana sayfa|მთავარი)(?: ?[>›»/→|] ?[^>›»/→|.]{1,60}){1,6}", re.IGNORECASE
)
#: The mark of a Markdown heading; the heading stays.
_MARKDOWN = re.compile(r"\s*#{1,6}\s+(?=\w|[«\"“])")
_RULE = re.compile(r"[-_=*~•.·—–\s]{3,}")
#: A tail that repeats is cut; a shorter repeat (a refrain, a name) is the report's own.
_REPEAT = 25


def remove_furniture(traced: Traced) -> tuple[Traced, tuple[Removed, ...]]:
    """The text without its furniture, and what that was."""
    lines = lines_of(traced.text)
    cuts: list[tuple[int, int]] = []
    removed: list[Removed] = []

    def cut(start: int, end: int, reason: RemovedReason) -> None:
        cuts.append((start, end))
        removed.append(Removed(reason=reason, chars=end - start, text=traced.text[start:end]))

    tail = _tail(lines)
    feed = _feed(lines[:tail]) | _foreign_end(lines[:tail])
    feed |= _dates_at_end(lines[:tail])
    seen: set[str] = set()
    for index, line in enumerate(lines[:tail]):
        line = _without_scraper_date(traced.text, line) if index == 0 else line
        if _is_repeat(line.words, seen):
            cut(line.start, line.end, "repeated")
        elif heading := _MARKDOWN.match(traced.text, line.start, line.end):
            cut(line.start, heading.end(), "boilerplate")
        elif index in feed or is_furniture(line.words) or (index + 1 < tail and is_list_heading(line.words)):
            cut(line.start, line.end, "boilerplate")
        seen.add(line.words)
    if tail < len(lines):
        _cut_tail(traced.text, lines[tail:], seen, cut)
    return traced.without(cuts), tuple(removed)


def _cut_tail(text: str, tail: list[Line], seen: set[str], cut: Callable[[int, int, RemovedReason], None]) -> None:
    """Cut the tail; blocks in it that stood before are counted as repeated."""
    for number, line in enumerate(tail):
        end = tail[number + 1].start if number + 1 < len(tail) else len(text)
        cut(line.start, end, "repeated" if _is_repeat(line.words, seen) else "boilerplate")
        seen.add(line.words)


def is_furniture(words: str) -> bool:
    """Whether a line is part of the page, not of the report."""
    if (
        _RULE.fullmatch(words)
        or _NUMBER.fullmatch(words)
        or _TRACKING.fullmatch(words)
        or _SWITCH.fullmatch(words)
        or _INITIALS.fullmatch(words)
        or _BREADCRUMB.fullmatch(words)
        or _NAVIGATION.fullmatch(words)
    ):
        return True
    if len(words) <= 160 and (_FOLLOW.fullmatch(words) or _PAGE.fullmatch(words)):
        return True
    label = label_length(words)
    if label and len(words) <= 200:
        return True
    parts = [part for part in re.split(r"[\s|,·•/:]+", words.lower()) if part]
    if len(words) <= 300 and len(parts) >= 3 and sum(_SECTIONS.fullmatch(part) is not None for part in parts) * 2 >= len(parts):
        return True
    return bool(parts) and all(_SHARE_WORDS.fullmatch(part) for part in parts)


def _is_repeat(words: str, seen: set[str]) -> bool:
    """Whether a line stood before. An interview may ask several people the same."""
    return len(words) >= _REPEAT and words in seen and not words.endswith(("?", "՞"))


def _feed(lines: list[Line]) -> set[int]:
    """The indexes of lines that make up a feed of other reports."""
    found: set[int] = set()
    run: list[int] = []
    for index, line in enumerate(lines):
        if _FEED_LINE.fullmatch(line.words):
            run.append(index)
            continue
        if len(run) >= _FEED_LENGTH:
            found.update(run)
        run = []
    return found | set(run if len(run) >= _FEED_LENGTH else ())


_SCRAPER_DATE = re.compile(r"\s*date \d{4}-\d\d-\d\d\s+")
_BARE_DATE = re.compile(r"\d{1,2} [^\W\d_]{3,12} \d{4}|\d{1,2}[./]\d{1,2}[./]\d{4}")


def _without_scraper_date(text: str, line: Line) -> Line:
    """The first line without the date that a scraper put before it: the head reads that."""
    stated = _SCRAPER_DATE.match(text, line.start, line.end)
    return Line(stated.end(), line.end, " ".join(text[stated.end() : line.end].split())) if stated and stated.end() < line.end else line


def _dates_at_end(lines: list[Line]) -> set[int]:
    """The indexes of last lines that are nothing but dates, where there are several: what is left of a list of other reports."""
    first = len(lines)
    while first > 0 and _BARE_DATE.fullmatch(lines[first - 1].words):
        first -= 1
    return set(range(first, len(lines))) if len(lines) - first > 1 else set()


#: Letters of scripts that a report is written in; a schwa tells Azerbaijani from the languages of the other Latin texts.
_SCRIPTS = (re.compile(r"[A-Za-z]"), re.compile(r"[А-яЁё]"), re.compile(r"[Ա-և]"), re.compile(r"[ა-ჰ]"), re.compile(r"[əƏ]"))
_ENDS = re.compile(r"[.!?։…][»”\"')]*$")
#: Titles of a report's translations that a page links to below it.
_MOST_TITLES = 4


def _foreign_end(lines: list[Line]) -> set[int]:
    """The indexes of last lines in another script than the report: titles of its translations."""
    found: set[int] = set()
    scripts = [_scripts_of(line.words) for line in lines]
    own = set().union(*(known for line, known in zip(lines, scripts, strict=True) if _ENDS.search(line.words)))
    for index in range(len(lines) - 1, max(-1, len(lines) - 1 - _MOST_TITLES), -1):
        if not own or _ENDS.search(lines[index].words) or scripts[index] <= own:
            break
        found.add(index)
    return found


def _scripts_of(words: str) -> set[int]:
    """The scripts that a line has a word or more in; a lone name in other letters is no other script."""
    counts = [len(script.findall(words)) for script in _SCRIPTS]
    most = max(counts[:-1], default=0)
    return {n for n, count in enumerate(counts[:-1]) if count and count == most} | ({len(_SCRIPTS) - 1} if counts[-1] > 1 else set())


def _tail(lines: list[Line]) -> int:
    """The index of the first line of the tail: a list heading with text before it; the number of lines where there is none."""
    before = 0
    for index, line in enumerate(lines):
        # A heading above the report ("Trending" in a menu) has hardly anything before it and is no tail.
        if before >= 200 and is_list_heading(line.words):
            return index
        before += len(line.words)
    return len(lines)
