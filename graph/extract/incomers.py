"""Stays as the host tells them: 「来自永善县的挂职干部〈姓名〉」 「区商务局副局长〈姓名〉，一名来自彝良县的挂职干部」 「在区商务局跟班学习的〈姓名〉」."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.extract.clauses import clause_at, host_of_post
from graph.extract.stays import PREPOSITION, duration_of, start_of
from graph.extract.view import MODE, Host, View, mode_pattern
from graph.find.areas import Area
from graph.find.people import NEVER_IN, follows, is_believed, is_spelt, name_at, name_before_word
from graph.find.posts import ends_with_title, ends_with_unit
from graph.find.words import is_ordinary
from graph.model import Certainty, Reading, Slot

__all__ = ["incomers", "place_inside", "stays_before_names"]

_SENT = rf"(?P<mode>{MODE}|援[疆藏青])(?:的)?(?:年轻|青年|优秀)?(?:干部人才|干部|学员|人才|(?=教师|老师|医生|医师))"
_HOME = r"[^，。；：！？“”（）\n的、]{2,26}?"
_HERE = r"(?:我|本)(?:省|市|区|县|州|院|校|局|镇)|这里|当地|此地"
#: 「来自永善县的挂职干部」 「吴江来的挂职干部」 「云南巧家来我区挂职的」, before a name or a title and a name.
_FROM = re.compile(
    rf"(?:来自(?P<home>{_HOME})|(?<=[一-鿿])(?:迎来了?|来了|多了)(?:一?[位名])?(?P<came>{_HOME})(?=的)|(?:(?<=[，。；、：！？“”\n])|^)(?:同样)?(?P<far>{_HOME})(?:选派|派)?来(?:(?:{_HERE})(?P<verb>{MODE})?)?)的"
    rf"(?:一[名位])?(?:{_SENT})?",
    re.MULTILINE,
)
#: Behind a name that a post introduces: 「，一名来自彝良县的挂职干部」 「是太原市迎泽区的援藏干部」 「来自巧家县，」.
_AID_SENT = _SENT.replace("?P<mode>", "?P<aid>")
_IS_FROM = re.compile(
    rf"，?(?:(?:是|系|为)?(?:一[名位])?来自(?P<home>{_HOME}(?:的(?!{MODE}|援[疆藏青]){_HOME})?)(?:的{_SENT}|(?=，))|"
    rf"(?:是|系)(?P<sender>{_HOME})(?:选派|派来)?的(?:一[名位])?{_AID_SENT})"
)
#: 「…的援藏干部，2022年6月进藏，」
_CAME = re.compile(r"，(?P<date>[^，。；]{2,14}?)(?:进[藏疆青]|入[藏疆]|到任|到岗|赴任|报到|来到|抵达)")
_POST_BEFORE = re.compile(r"(?P<post>[^，。；：！？“”\n]{4,30})、$")
_INSIDE = re.compile(
    r"(?:里|内|中)?(?:的[^，。；的]{1,8}?(?:里|上|中|内))?，?(?:(?:有|来了|迎来了?|多了)(?:一)?[位名]?)?$"
)


@dataclass(frozen=True, slots=True)
class _Anchor:
    """Words that tell whose home is where: span of the home, of the name, of a post at the host, the mode, the whole."""

    home: tuple[int, int]
    name: tuple[int, int]
    post: tuple[int, int] | None
    mode: str
    span: tuple[int, int]


def incomers(view: View) -> Iterator[Reading]:
    """The host tells of one who came: 「来自永善县的挂职干部〈姓名〉」, 「〈职务〉（挂职）、来自云南巧家的〈姓名〉」.

    A post told beside is that at the host. Where nothing names a host, the area of the publisher is meant, if it is not the home; that is
    inferred. Does not read people from elsewhere without a word for stays, 「来自安徽的务工人员」, nor unnamed ones.
    """
    for anchor in (*_before(view), *_behind(view)):
        area = _area(view, *anchor.home)
        if area is None:
            continue
        sentence = view.page.sentence_at(anchor.span[0])
        limit = min([sentence[1], *(w.name_start for w in view.introductions if w.name_start > anchor.name[1])])
        clause = clause_at(view, max(anchor.name[1], anchor.span[1]), limit, mode=anchor.mode)
        word = mode_pattern().search(view.text, *sentence)
        after = view.page.sentence_at(sentence[1] + 1) if sentence[1] + 1 < len(view.text) else sentence
        if not word and view.text.startswith(("他", "她"), after[0]):
            word = mode_pattern().search(view.text, *after)
        mode = (
            anchor.mode
            or (clause.mode if clause else "")
            or ("挂职" if word and word.group() == "挂任" else word.group() if word else "")
        )
        if not mode:
            continue
        stated = Certainty.STATED
        host = host_of_post(view, *anchor.post) if anchor.post else None
        if clause and not (host and host.unit):
            host = clause.host
        host = host or place_inside(view, sentence[0], anchor.span[0])
        if host is None or (host.area is None and not host.unit):
            here = view.places.book.by_full.get(view.place)
            host, stated = Host(*anchor.span, "", "", here), Certainty.INFERRED
        if (host.area is None and not host.unit) or (host.area and (host.area.within(area) or area.within(host.area))):
            continue
        when = start_of(view, anchor.name[1], clause.end) if clause else None
        came = _CAME.match(view.text, anchor.span[1]) if when is None else None
        when = start_of(view, *came.span("date")) if came else when
        length = duration_of(view, anchor.span[0], sentence[1])
        end = max(anchor.span[1], clause.end if clause else 0)
        told = view.evidence("told-by-host", *anchor.span)
        seen = view.evidence("told-by-host", *anchor.span, stated)
        home = view.text[slice(*anchor.home)]
        posted = ends_with_unit(home) or ends_with_title(home)
        yield view.reading(
            "placement", "told-by-host", anchor.span[0], end,
            Slot("cadre", view.text[slice(*anchor.name)]), Slot("mode", mode),
            Slot("post", home if posted else "", told), Slot("home_span", f"{anchor.home[0]}:{anchor.home[1]}" if posted else "", told),
            Slot("host_span", f"{anchor.post[0]}:{anchor.post[1]}" if anchor.post else ""),
            Slot("home_area", view.places.book.up_to_county(area).full, told),
            Slot("host_unit", host.unit, seen), Slot("host_title", host.title, seen),
            Slot("host_area", host.area.full if host.area else "", seen),
            Slot("start", when.first if when else ""), Slot("end", when.last if when else ""),
            Slot("duration", length.value if length else ""),
        )  # fmt: skip


def _before(view: View) -> Iterator[_Anchor]:
    """Read homes before names."""
    for match in _FROM.finditer(view.text):
        if view.page.paragraph_at(match.start()).repeats:
            continue
        found = _name_behind(view, match.end())
        group = next(one for one in ("home", "came", "far") if match[one])
        if found is None or (match["came"] and not match["mode"]):
            continue
        role, end = found
        home = match.span(group)
        before = _POST_BEFORE.search(view.text, max(0, match.start() - 34), match.start())
        post = before.span("post") if before and ends_with_title(re.sub("（.*$", "", before["post"])) else None
        yield _Anchor(
            home,
            (role, end),
            post,
            match["mode"] or match["verb"] or "",
            (min(match.start(group) if match["came"] else match.start(), post[0] if post else match.start()), end),
        )


def _behind(view: View) -> Iterator[_Anchor]:
    """Read homes behind names that a post at the host introduces."""
    for who in view.introductions:
        match = _IS_FROM.match(view.text, who.name_end) if who.start < who.name_start else None
        if match is None or not any(post.title for post in who.posts):
            continue
        group = "home" if match["home"] else "sender"
        start, end = match.span(group)
        inner = view.text.rfind("的", start, end) + 1  # 「金沙江边的巧家县」
        mode = match["mode"] or match["aid"] or ""
        yield _Anchor(
            (inner or start, end), (who.name_start, who.name_end), (who.start, who.end), mode, (who.start, match.end())
        )


def _name_behind(view: View, at: int) -> tuple[int, int] | None:
    """Return where a name begins and ends behind *at*, perhaps behind a title."""
    for length in range(8, -1, -1):
        role = view.text[at : at + length]
        if length and not (ends_with_title(role) or role.endswith(("教师", "老师", "医生", "干部"))):
            continue
        end = name_at(view.text, at + length, sure=True) or name_before_word(view.text, at + length)
        word = view.text[at + length : end] if end else ""
        if not end or NEVER_IN & set(word[1:]) or ends_with_title(word) or ends_with_unit(word):
            continue
        if is_believed(word) or (is_spelt(word) and not is_ordinary(word)):
            return at + length, end
    return None


def _area(view: View, start: int, end: int) -> Area | None:
    """Return the area of a home: the finest named in it, else the only one that bears its whole text as a short name."""
    area = view.area_of(start, end)
    if area is None:
        book = view.places.book
        codes = {code for code, _ in book.by_short.get(view.text[start:end], ())} | set(
            book.by_name.get(view.text[start:end], ())
        )
        codes = {code for code in codes if len(code) <= 6}
        area = book.areas.get(codes.pop()) if len(codes) == 1 else None
    return area


def place_inside(view: View, start: int, end: int) -> Host | None:
    """Return the place that a sentence begins with, 「区商务局里有一位」 「县实验小学里，」."""
    first = next(iter(view.places.within(start, end)), None)
    tail = _INSIDE.search(view.text, first.start, end) if first else None
    if first is None or tail is None or tail.start() <= first.start or first.start - start > 8:
        return None
    return view.host(first.start, tail.start())


_PLACE = r"(?P<host>[^，。；：！？“”\n在到赴]{2,40}?)"
_STAYS = re.compile(
    rf"(?:{PREPOSITION}){_PLACE}(?:进行|参加|接受)?(?P<mode>{MODE})(?P<long>[\d一二三四五六七八九十半两]+个?多?(?:月|年|天))?(?:期满)?的(?=[一-鿿·]{{2,12}})"
)
#: 「作为某市第四批赴吴江跟班学习的干部，〈姓名〉…」
_AS = re.compile(
    rf"(?:作为|身为)[^，。；]{{0,18}}?(?:赴|到|来){_PLACE}(?P<mode>{MODE})(?P<long>)的?(?:一名|一位)?(?:干部|学员|教师|队员|一员|人员)，(?=[一-鿿·]{{2,12}})"
)
#: 「挂职溪口镇党委副书记的〈姓名〉感叹」
_HOLDS = re.compile(
    r"(?<![一-鿿])(?P<mode>挂职|挂任)(?:担任|任)?(?P<post>[^，。；：！？“”\n的]{4,26})(?P<long>)的(?=[一-鿿·]{2,12})"
)
#: What follows a name behind 「的」 that is one: a mark, what its bearer is, says or does.
_GOES_ON = re.compile(r"(?:同志)?(?:[，、。]|是|来自|期满|回|返|说|从|把|最|介绍|表示|告诉|坦言|感慨|这样|已|将|在|自)")
#: Behind the name: where its bearer is from or went back to.
_HOME_BEHIND = re.compile(
    r"(?:是|来自|原是)(?P<is>[^，。；：“”\n]{4,30}?)(?:的(?:一[名位])?(?:[^，。；的]{0,6}(?:干部|职工|医生|大夫|教师|工作人员)))?(?=[，。；])|"
    r"(?:[^，。；]{0,8})(?:回到|返回|返岗到)(?:了)?(?P<back>[^，。；：“”\n]{4,26}?)(?:报到|上班|工作|任职)?(?=[，。；])"
)


def stays_before_names(view: View) -> Iterator[Reading]:
    """A stay stands before the name of one without a post: 「在吴江区委组织部跟班学习半年的〈姓名〉回到…」, 「作为赴吴江跟班学习的干部，〈姓名〉」.

    Where the bearer is from is told behind the name, 「是…的干部」 「回到…」. Does not read 「在我区挂职的干部」, nor names that a post introduces.
    """
    for match in (*_STAYS.finditer(view.text), *_AS.finditer(view.text), *_HOLDS.finditer(view.text)):
        end = name_at(view.text, match.end(), sure=True)
        word = view.text[match.end() : end] if end else ""
        if not end or word in view.known_names or view.page.paragraph_at(match.start()).repeats:
            continue
        if view.places.covering(match.end()) or any(who.start == match.end() for who in view.introductions):
            continue
        if match.re is not _AS and not (_GOES_ON.match(view.text, end) or follows(view.text, end) >= 2):
            continue
        if not (is_believed(word) or (is_spelt(word) and not is_ordinary(word)) or "·" in word) or NEVER_IN & set(
            word[1:]
        ):
            continue
        host = host_of_post(view, *match.span("post")) if match.re is _HOLDS else view.host(*match.span("host"))
        if host is None or ends_with_title(word) or ends_with_unit(word):
            continue
        behind = _HOME_BEHIND.match(view.text, end)
        group = ("is" if behind["is"] else "back") if behind else ""
        home = behind.span(group) if behind else (0, 0)
        if behind and not (ends_with_unit(behind[group]) or ends_with_title(behind[group])):
            home = (0, 0)
        length = duration_of(view, *match.span())
        here = view.evidence("stay-before-name", match.start(), behind.end() if behind else end)
        yield view.reading(
            "placement", "stay-before-name", match.start(), end,
            Slot("cadre", word), Slot("mode", {"挂任": "挂职"}.get(match["mode"], match["mode"])), Slot("host_unit", host.unit),
            Slot("host_title", host.title),
            Slot("host_area", host.area.full if host.area else ""),
            Slot("post", view.text[slice(*home)], here), Slot("home_span", f"{home[0]}:{home[1]}" if home[1] else "", here),
            Slot("duration", length.value if length else ""),
        )  # fmt: skip
