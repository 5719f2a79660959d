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
    r"|messenger|messengers|odnoklassniki|ok|paylaş|paylaşın|pinterest|pocket|print|reddit|rss|search|share|size"
    r"|skype|telegram|threads|tiktok|tumblr|tweet|twitter|viber|vk|vkontakte|whatsapp|x|yazdır|youtube|çap|версия|для"
    r"|печати|печать|поделиться|скопировать|ссылка|կիսվել|տպել)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:news|article|story|xəbər|новость|код новости|haber)[ _-]?(?:id|no|№|kodu|code)? ?[:#№.]? ?\d{2,}"
    r"|(?:views?|baxış(?: sayı)?|просмотр(?:ов|ы)?|oxunub|прочитано|դիտում|okunma|oxunma sayı) ?[:–-]? ?[\d ,.]+(?: (?:dəfə|раз))?"
    r"|[\d ,.]+ (?:views?|просмотр(?:ов|а)?|baxış|դիտում)",
    re.IGNORECASE,
)
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
    feed = _feed(lines[:tail])
    seen: set[str] = set()
    for index, line in enumerate(lines[:tail]):
        if _is_repeat(line.words, seen):
            cut(line.start, line.end, "repeated")
        elif heading := _MARKDOWN.match(traced.text, line.start, line.end):
            cut(line.start, heading.end(), "boilerplate")
        elif index in feed or is_furniture(line.words):
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
        or _BREADCRUMB.fullmatch(words)
        or _NAVIGATION.fullmatch(words)
    ):
        return True
    if len(words) <= 160 and _FOLLOW.fullmatch(words):
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


def _tail(lines: list[Line]) -> int:
    """The index of the first line of the tail: a list heading with text before it; the number of lines where there is none."""
    before = 0
    for index, line in enumerate(lines):
        # A heading above the report ("Trending" in a menu) has hardly anything before it and is no tail.
        if before >= 200 and is_list_heading(line.words):
            return index
        before += len(line.words)
    return len(lines)
