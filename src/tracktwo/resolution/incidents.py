"""What sort of incident a sentence tells of, in four languages: a mine, an attack, an arrest, an accident."""

from __future__ import annotations

import re

from tracktwo.model.folding import fold

_STEMS = {
    "mine": r"\bmine[sd]?\b|\bland ?mine|explosi|\bblast|unexploded|\bмин(?:[аыуеоа]\w{0,2})?\b|подорв|взрыв|\bmina|partlay|ական|պայթ",
    "attack": r"operation|offensive|attack|shell(?:ing|ed)|\bfire[ds]?\b|hostilit|bombard|\bclash|drone|операци|наступлен|атак|нападен"
    r"|обстрел|бо[ия]\b|столкновен|emeliyyat|hucum|atesh?|atas|mermi|toqqusma|գործողութ|հարձակ|գնդակոծ|կրակ|բախում",
    "arrest": r"arrest|detain|captur|custody|арест|задерж|пленен|hebs|saxlanil|esir|ձերբակալ|կալանավոր|գերեվար",
    "accident": r"crash|collid|collision|accident\b|\bfire broke|авари|катастроф|дтп|qeza|վթար",
}
_SORT = {sort: re.compile("|".join(fold(part) for part in stems.split("|"))) for sort, stems in _STEMS.items()}


def sort_of_incident(words: str) -> str | None:
    """`mine`, `attack`, `arrest` or `accident`; `None` where the words tell none of them, or two."""
    folded = fold(words)
    found = [sort for sort, pattern in _SORT.items() if pattern.search(folded)]
    return found[0] if len(found) == 1 else None
