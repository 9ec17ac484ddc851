"""People with their posts: 「潘集区政协主席董善积」, 「学习锻炼干部马铭和郑敬群」."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.find.areas import Places
from graph.find.people import follows, is_believed, is_name, is_sounded, is_spelt, name_at, name_before_word
from graph.find.posts import TITLE, Post, ends_with_title, ends_with_unit, split_posts
from graph.find.unit_edges import BRANDS
from graph.find.words import is_common, is_ordinary
from graph.read.page import Page

__all__ = ["Introduction", "introductions", "post_start", "posts_behind"]


@dataclass(frozen=True, slots=True, order=True)
class Introduction:
    """A post and the name that follows it.

    Args:
        start: of the post in the reading text.
        end: of the post; the name begins here or behind 「、」 「和」.
        name_start: of the name.
        name_end: behind it.
        posts: taken apart; only a unit for 「固原市水务局干部妥建军」, empty for 「赴沪学习锻炼干部马铭」.
        general: the title is one that many bear, 「干部」 「学员」.
    """

    start: int
    end: int
    name_start: int
    name_end: int
    posts: tuple[Post, ...]
    general: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """From the first character of name and post to behind the last, whichever stands first."""
        return min(self.start, self.name_start), max(self.end, self.name_end)


#: Words that say that a person is one of those sent, and name no post.
SENT = r"(?:干部|学员|队员|同志|人才|老师|教师|医生)"
_EDGE = set("，。；：！？“”‘’（《》\n—…的了")
_NOT_POST = re.compile(
    r"^.*?(?:作为|身为|时任|现任|原任|曾任|担任|挂任|兼任|来自|还有|以及|其中|包括|分别是|比如|例如|即(?!墨)|跟着|请教|感谢|采访|告诉|听取|(?<!数)据|本批|这次|此次|当时|目前|如今|陪同下|在场|"
    r"(?:他|她|我|他们|我们|大家)(?:和|与|同|跟)|由|让(?!胡路)|请|同(?!济|仁|方|安区|江市|德县|心县|文|泰)|向(?!阳)|给(?!水|排水)|对(?!口|外)|是|随(?!州|县)|在|到|赴|被|把|跟着|将(?!乐))(?=[一-鿿]|$)"
)
_OWN_LEVEL = re.compile(r"(?:省|市|区|县|州|旗|盟|镇|乡)(?:委|政府|政协|人大|纪委|直)")
_ORIGIN = re.compile(r"来自(?P<unit>[^，。；：！？“”\n的]{3,24})$")
_UNIT_OF = re.compile(
    r"(?:^|[，。；：！？“”（\n])(?:[^，。；：！？“”（\n]{0,16}?(?:是|还有|另有|由|叫|请来?|邀请|找到|带着|找))?(?P<unit>(?:(?!还有|另有|邀请|带着)[^，。；：！？“”（）\n的了在到是由请]){3,24})(?=的)"
)
#: What is told of a unit that is no part of its name.
_MOVES = re.compile(
    r"[挂跟顶]职|跟班|跟岗|顶岗|学习|锻炼|实训|赴|来|去|派|进修|支教|[团领]?队$|[首\d一二三四五六七八九十]批"
)
_CORE = re.compile(
    rf"^(?:{BRANDS}|中共|共青团|国家税务总局|国家|中国|民革|民盟|民建|民进|农工党|致公党|九三学社|政协|自治区)"
)
_HELD = re.compile(r"(?:时任|已任|已是|新任|身为|作为|现任|原任|担任|曾任)[^，。；！？的]{3,40}$")
_LIST = re.compile(r"(?:、|和|与|及|以及)")


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"{TITLE}(?:（[^（）]{{1,8}}）)?[，“”]{{0,2}}|{SENT}")


def introductions(page: Page, places: Places) -> list[Introduction]:
    """Return everybody whom the page introduces by a post, in the order of the text; repeated passages are left out."""
    text = page.text
    found: list[Introduction] = []
    names: set[int] = set()  # ends of names, so that 「、」 behind one parts two people
    for match in _title().finditer(text):
        if page.paragraph_at(match.start()).repeats:
            continue
        word = match.group()
        weak = bool(re.fullmatch(SENT, word)) or not ends_with_title(word.rstrip("，“”"))
        at = match.end()
        if word[-1] == "，":
            continue
        if text.startswith(("的", "，"), at) and _HELD.search(text[max(0, at - 50) : match.start()]):
            at += 1  # 「作为某区商务局局长，某某」 「时任某县中药材产业发展中心副主任的某某」
        if not weak and text.startswith("——", at):
            at += 2  # 「来的是第一书记——某某」
        title_end = match.start() + len(word.rstrip("“”"))
        start = post_start(text, places, match.start(), names)
        posts = (
            _unit_only(text[start : match.start()].removesuffix("的")) if weak else split_posts(text[start:title_end])
        )
        sure = (not weak and any(ends_with_unit(post.unit) for post in posts)) or bool(
            posts and places.within(start, title_end)
        )
        end = name_at(text, at, sure=sure) or (None if weak else name_before_word(text, at))
        if (
            end is not None
            and not sure
            and not _HOME_IN_BRACKETS.match(text, end)
            and ((not posts and is_ordinary(text[at : at + 2])) or ends_with_title(text[at:end]))
        ):
            continue
        if end is None or (
            (weak or not sure) and not (_is_told(text, at, end, bool(posts)) or (sure and _small(text, at, end)))
        ):
            continue
        if any(mention.start <= at and end <= mention.end for mention in places.within(at, end)):
            continue  # 「黄连之乡石柱」
        found.append(Introduction(start, title_end, at, end, posts, weak))
        names.add(end)
        # 「干部马铭和郑敬群」: who is listed behind shares the post.
        while True:
            sign = _LIST.match(text, end)
            if not sign:
                break
            following = name_at(text, sign.end())
            if (
                following is None
                or not is_name(text[sign.end() : following])
                or ends_with_unit(text[sign.end() : following])
            ):
                break
            if not weak and text[following : following + 1] not in "，。、和与等说在是 \n":
                break
            found.append(Introduction(start, title_end, sign.end(), following, posts, weak))
            end = following
            names.add(end)
    return found


_HOME_IN_BRACKETS = re.compile(r"（[^（），。；]{3,26}）")


def _is_told(text: str, at: int, end: int, posted: bool) -> bool:
    """Whether ``text[at:end]`` is a name by itself, or by what stands around it: 「某中学教师央金」, 「援疆干部高原（某区水利局）」."""
    word = text[at:end]
    if is_believed(word):
        return True
    bracket = _HOME_IN_BRACKETS.match(text, end)
    if bracket and is_name(word):
        inner = bracket.group()[1:-1]
        return ends_with_unit(inner) or ends_with_title(inner)
    return posted and is_spelt(word) and not is_common(word) and follows(text, end) >= 2


def _small(text: str, at: int, end: int) -> bool:
    """Whether a surname that is a small word too, 「于」 「常」, begins a name behind the unit and calling of its bearer: 「第二小学教师于蓝到…」."""
    given = text[at + 1 : end]
    return (
        text[at] in "于常慕"
        and is_name(text[at:end])
        and not any(is_ordinary(text[left : left + 2]) for left in range(at, end))
        and (len(given) < 2 or not is_ordinary(given))
    )


_BEHIND = re.compile(
    r"(?:同志)?(?:还是(?=[^，。；]{4,24}[，。])|原是|原为|原任|原系|是|系|为|，(?:现任|原任|时任|曾任))(?:一名|一位)?(?P<post>[^，。；：！？“”\n]{4,36}?)(?=[，。；])"
)
_FROM = re.compile(r"来自(?P<post>[^，。；：！？“”\n]{2,26}?)(?=[，。；])")
_OPENS = re.compile(r"[，。；！？”\n（的]|里，|中，")


def posts_behind(page: Page, places: Places) -> list[Introduction]:
    """Return everybody whose post stands behind the name: 「某某是三明市行政服务中心业务科科长，」, 「某某来自广东科贸职业学院，」.

    The name must open its clause and be one by its surname; units need an ending, posts a title.
    """
    text = page.text
    found = []
    for pattern in (_BEHIND, _FROM):
        for match in pattern.finditer(text):
            if page.paragraph_at(match.start()).repeats:
                continue
            for length in (3, 2, 4, 5):
                at = match.start() - length
                word = text[max(at, 0) : match.start()]
                if at < 0 or not (is_name(word) or is_sounded(word)) or is_ordinary(word):
                    continue
                if (at and not _OPENS.match(text, at - 1)) or places.covering(at):
                    continue  # 「石柱是黄连之乡」
                post = match["post"]
                staff = re.fullmatch(
                    r"(?P<unit>.{4,}?)的?(?:一名|一位)?(?:普通|年轻|青年)?(?:干部|职工|员工|工作人员|公务员)", post
                )
                if staff and ends_with_unit(staff["unit"]):
                    post = staff["unit"]  # 「系宜川县委办干部」
                whole = ends_with_title(post) and any(p.unit for p in split_posts(post))
                where = places.within(*match.span("post")) if pattern is _FROM else []
                if (
                    where
                    and where[-1].end == match.end("post")
                    and where[-1].area
                    and len(where[-1].area.code) in (4, 6)
                ):
                    # 「来自大凉山深处的昭觉，」
                    at_home = (where[-1].start, where[-1].end)
                    found.append(Introduction(*at_home, at, match.start(), (Post(text[slice(*at_home)], ""),)))
                elif whole or ends_with_unit(post):
                    span = (match.start("post"), match.start("post") + len(post))
                    posts = split_posts(post) if whole else (Post(post, ""),)
                    found.append(Introduction(*span, at, match.start(), posts))
                break
    return found


def _unit_only(text: str) -> tuple[Post, ...]:
    """Return the unit before 「干部」: 「固原市水务局」, before 「语文教师」 the school; empty for 「赴沪学习锻炼」."""
    for cut in (0, 2, 3, 4):
        unit = text[: len(text) - cut]
        if (len(unit) >= 4 or re.match(r"[省市区县州旗镇乡].{2}", unit)) and ends_with_unit(unit):
            return (Post(unit, text[len(unit) :] and text[len(unit) :] + "教师"),) if cut else (Post(unit, ""),)
    return ()


#: Who sends stands before whom they send: 「北京市派出海淀区四季青镇副镇长」.
_SENDER = re.compile(r"^.{2,24}?(?:(?:原定|拟)?选派|[再又]派|派出(?!所)|派遣|选送)(?=[一-鿿]{4})")


def post_start(text: str, places: Places, title_start: int, names: set[int]) -> int:
    """Return where the post begins whose (last) title begins at *title_start*; who sent its bearer is no part of it."""
    at = _post_start(text, places, title_start, names)
    sender = _SENDER.match(text[at:title_start])
    return at + sender.end() if sender and ends_with_unit(text[at + sender.end() : title_start]) else at


def _post_start(text: str, places: Places, title_start: int, names: set[int]) -> int:
    at = title_start
    floor = max(0, title_start - 60)
    while at > floor:
        char = text[at - 1]
        if text.startswith("来自", at - 2) and at < title_start:
            break
        if char in "）)":
            opening = text.rfind("（", floor, at - 1)
            if opening >= 0 and at - opening <= 8 and ends_with_unit(text[opening + 1 : at - 1]):
                at = opening
                continue
            break
        if char == "的" and (origin := _ORIGIN.search(text[floor : at - 1])):
            # 「来自某县第一中学的教师某某」
            at = floor + origin.start("unit")
            return at
        if char == "的" and not places.within(at, title_start):
            unit = next((m for m in _UNIT_OF.finditer(text, floor, at) if m.end() == at - 1), None)
            if unit and ends_with_unit(unit["unit"]) and not _MOVES.search(unit["unit"]):
                # 「绍兴市中心医院的护士长某某」 「一个是学校科研处的干部某某」
                named = places.within(unit.start("unit"), at - 1)
                whole = not named or _CORE.match(text[unit.start("unit") : named[0].start])
                return unit.start("unit") if whole else named[0].start
        if char in _EDGE:
            break
        if char == "、":
            left = text[floor : at - 1]
            if at - 1 in names or not (ends_with_title(left) or _part_of_unit(text, at, places)):
                break
        elif char in "和与及" and (at - 1 in names or places.starting_at(at) or _OWN_LEVEL.match(text, at)):
            if at - 1 in names or not ends_with_unit(text[floor : at - 1]):
                break
            break
        at -= 1
    # Cut what is not part of the post: verbs before it, or whatever stands before the first area named.
    mentions = [one for one in places.within(at, title_start) if one.end - one.start > 1]  # not the 青 of 「援青」
    first = mentions[0].start if mentions else None
    if (
        first is not None
        and first > at
        and not _CORE.match(text[at:first])
        and not ends_with_unit(text[at:first].rstrip("驻"))
    ):
        return first
    own = None
    for match in _OWN_LEVEL.finditer(text, at, title_start):
        own = match.start()
        break
    if (
        first is None
        and own is not None
        and own > at
        and not ends_with_unit(text[at:own])
        and not ends_with_title(text[at:own].rstrip("、"))
    ):
        return own
    span = text[at:title_start]
    if first == at or own == at:
        return at
    cut = _NOT_POST.match(span)
    return at + cut.end() if cut and cut.end() < len(span) + 1 else at


def _part_of_unit(text: str, at: int, places: Places) -> bool:
    """Whether the 「、」 before *at* stands inside a unit's name: 「中国科学院、水利部成都山地所」."""
    return bool(
        re.search(r"(?:科学院|教育部|水利部|农业部|委员会)、$", text[max(0, at - 8) : at])
    ) and not places.starting_at(at)
