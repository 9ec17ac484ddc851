"""Those whom a notice takes off the list: what stands under a heading like 「三、取消的人选」 tells no stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph.extract.view import View
from graph.model import Reading

__all__ = ["without_struck"]

_STRUCK = re.compile(
    r"(?:取消|退出|撤销|撤回|剔除|调出|终止|不再(?:选派|派出|列入|列为|安排))[^，。；：]{0,10}(?:人选|人员|干部|名单|对象|同志|人才)"
    r"|(?:人选|人员|干部|名单|对象|同志|人才)[^，。；：]{0,4}(?:取消|退出|撤销|撤回|剔除|调出)(?:情况)?$"
)
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）|\d{1,2}[.．、]|[附表](?:件|表)?[一二三四五六七八九十\d：]"
)


def without_struck(view: View, stays: Iterable[Reading]) -> list[Reading]:
    """Return those of *stays* that no heading takes off the list."""
    spans = [(view.page.origin[start], view.page.origin[end - 1]) for start, end in _blocks(view)]
    return [stay for stay in stays if not any(first <= stay.evidence.passage.start <= last for first, last in spans)]


def _blocks(view: View) -> Iterator[tuple[int, int]]:
    """Yield what stands under each such heading: up to the next that is numbered alike."""
    begin, number = -1, ""
    for paragraph in view.page.paragraphs:
        told = view.text[paragraph.start : paragraph.end]
        match = _NUMBERED.match(told)
        kind = _kind(match.group()) if match else ""
        if begin >= 0 and ((kind and kind == number) or told.startswith(("附", "公示"))):
            if paragraph.start > begin:
                yield begin, paragraph.start
            begin = -1
        if begin < 0 and match and len(told) <= 30 and _STRUCK.search(told):
            begin, number = paragraph.end, kind
    if 0 <= begin < len(view.text):
        yield begin, len(view.text)


def _kind(number: str) -> str:
    return re.sub(r"[一二三四五六七八九十]+", "一", re.sub(r"\d+", "1", number))
