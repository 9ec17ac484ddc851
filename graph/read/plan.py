"""The plan of a page: headings, sections with whoever tells them, and the credits of reporters."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from graph.find.people import is_name, is_sounded
from graph.find.posts import ends_with_title, ends_with_unit
from graph.find.words import is_ordinary
from graph.read.credits import Credit, credits_of, is_note
from graph.read.page import Page, Paragraph
from graph.read.sections import Section, below_cards
from graph.read.signed import BYLINE, begin, signed, signed_below, turns

__all__ = ["Credit", "Plan", "Section", "plan"]


@dataclass(frozen=True, slots=True)
class Plan:
    """Headings, sections and credits of a page, each in the order of the text."""

    headings: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    credits: tuple[Credit, ...]
    notes: tuple[tuple[int, int], ...]  # spans of paragraphs that hold nothing but credits

    def section_at(self, offset: int) -> Section | None:
        """Return the section that holds *offset*, if somebody tells it."""
        return next((section for section in self.sections if section.start <= offset < section.end), None)


_NARRATOR = re.compile(
    r"(?:讲述|口述|分享|主讲|受访|自述|倾诉|心得|交流|发言|撰文|笔谈|执笔|撰稿|供稿|来稿|来信|主笔|记录)(?:人|者|干部|学员|嘉宾)?：|作者：|(?:挂职干部|选派干部|援[疆藏青]干部|学员|干部|(?:人物|挂职|干部|个人)名片|人物|嘉宾)："
)
_LABEL = re.compile(
    r"(?:讲述人?|口述人?|分享人?|主讲人?|挂职干部|选派干部|(?:人物|挂职|干部|个人)名片|人物)(?P<mark>：)?"
)
_BULLETS = "■□●◆◇▲△★☆○◎※▶►"
_LIFE = re.compile(r"(?:男|女|[一-鿿]{1,8}族|[^，]{0,14}(?:生|出生|党员|盟员|会员|学历|学位|职称))，")
_POST_ENDS = re.compile(
    r"[，；]?(?:现|目前)?(?:挂任|挂职|在(?=[一-鿿]{2,20}(?:挂|跟|顶|学))|到(?=[一-鿿]{2,20}(?:挂|跟|顶))|赴|拟任|跟岗|跟班|顶岗)|[）；。]"
)
#: A line that names who made the page, 「某某日报记者〈姓名〉某某融媒体中心〈姓名〉」.
_MAKERS = re.compile(r"[一-鿿]{0,12}(?:记者|通讯员)[一-鿿]{2}")
_CARD_HOST = re.compile(
    r"(?:挂职|跟岗|跟班|顶岗|派驻|实训|挂任|学习|锻炼|现)[一-鿿]{0,2}(?:单位|岗位|职务|地点?)：|(?:去处|去向|接收单位|落脚点)："
)
_HEADING_END = re.compile(r"[。；，、]$")


#: What the editors add below the last section.
_CLOSES = re.compile(
    r"(?<=\n)[^一-鿿\n]{0,8}(?:小编|编者|编后|记者手记|采访手记|后记|结语|相关链接|新闻链接|延伸阅读|END|[Tt]he ?[Ee]nd)(?:[^。\n]{0,8}(?=\n|$)|：)"
)
_QUOTED = re.compile(r"“[^”]*”")


def plan(page: Page) -> Plan:
    """Read the plan of *page*."""
    credits = credits_of(page)
    notes = tuple(
        (p.start, p.end) for p in page.paragraphs if is_note(page.text[p.start : p.end], credits, p.start, p.end)
    )
    headings = tuple(p for p in page.paragraphs if _is_heading(page, p) and (p.start, p.end) not in notes)
    return Plan(headings, tuple(_sections(page, headings, credits, notes)), credits, notes)


def _is_heading(page: Page, paragraph: Paragraph) -> bool:
    body = page.text[paragraph.start : paragraph.end]
    if paragraph.heading:
        return True
    if paragraph.cells or len(body) > 32 or len(body) < 3 or _HEADING_END.search(body) or _NARRATOR.match(body):
        return False
    return "。" not in body and not BYLINE.match(body)


def _sections(
    page: Page, headings: tuple[Paragraph, ...], credits: tuple[Credit, ...], notes: tuple[tuple[int, int], ...]
) -> list[Section]:
    """Find the sections that somebody tells, each from its header to the next or to the credit that closes it."""
    heads = _headers(page, headings)
    taken = {section.header for section in heads}
    sections = []
    for index, head in enumerate(heads):
        end = heads[index + 1].header[0] if index + 1 < len(heads) else len(page.text)
        if index + 1 < len(heads) and heads[index + 1].title != (0, 0):
            end = heads[index + 1].title[0]
        for start, _stop in notes:
            if head.header[1] <= start < end:
                end = start
        closing = _CLOSES.search(page.text, head.start, end)
        end = closing.start() if closing else end
        told_of = head.told_of and "我" not in _QUOTED.sub("", page.text[head.start : end])
        start = min(begin(page, head.start), end)
        sections.append(Section(start, end, head.title, head.name, head.post, head.header, told_of))
    if not taken:
        essay = signed(page)
        essays = [essay] if essay else signed_below(page)
        sections = [Section(one.start, one.end, (0, 0), one.name, one.post, one.header) for one in essays]
    return sections


def _headers(page: Page, headings: tuple[Paragraph, ...]) -> list[Section]:
    found: list[Section] = below_cards(page)
    if found:
        return found
    paragraphs = page.paragraphs
    text = page.text
    for index, paragraph in enumerate(paragraphs):
        if paragraph.repeats or paragraph.cells:
            continue
        speaker = _speaks(page, paragraph)
        if speaker:
            found.append(speaker)
            continue
        if paragraph.end - paragraph.start > 90:
            continue
        if _MAKERS.match(text, paragraph.start, paragraph.end):
            continue
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        start = paragraph.start + bool(text[paragraph.start] in _BULLETS)
        # 「【讲述人：巧家县水务局 陆启元】」
        enclosed = text[paragraph.start] in "【[" and text[paragraph.end - 1] in "】]"
        match = _NARRATOR.match(text, paragraph.start + enclosed, paragraph.end)
        if match:
            start = match.end()
        elif _before_body(page, index) and (label := _labelled_header(page, paragraph)):
            start, match = label, _ANY_LABEL.match(text, paragraph.start, paragraph.end)
        elif (
            not _before_body(page, index)
            and not turns(page, index)
            and not _LABEL.match(text, paragraph.start, paragraph.end)
        ):
            continue
        beneath = paragraphs[index + 2] if index + 2 < len(paragraphs) else None
        if (
            following
            and beneath
            and _is_name_line(page, paragraph)
            and _CARD_HOST.match(text, beneath.start, beneath.end)
        ):
            # 〈姓名〉 over 〈单位职务〉 over 「挂职地：…」
            if _is_unit(text[following.start : following.end]):
                span = (paragraph.start, beneath.end)
                name_at = (paragraph.start, paragraph.end)
                found.append(
                    Section(beneath.end + 1, beneath.end + 1, (0, 0), name_at, (following.start, following.end), span)
                )
                continue
        held = _HELD.search(text, start, paragraph.end)
        bearer = _name_at_end(page, start, held.start()) if held else None
        if held and bearer and _is_unit(text[start : bearer[0]]):
            # 「碧江区商务局 陆启元（挂任吴江区商务局副局长）」
            body = paragraph.end + 1
            found.append(Section(body, body, (0, 0), bearer, (start, bearer[0]), (paragraph.start, paragraph.end)))
            continue
        card = _card(page, paragraph) or _bracketed(page, paragraph) or _name_and_unit(page, paragraph)
        if card:
            title = (0, 0)
            if index and paragraphs[index - 1] in headings:
                title = (paragraphs[index - 1].start, paragraphs[index - 1].end)
            end = paragraph.end
            if following and _CARD_HOST.match(text, following.start, following.end):
                end = following.end
            found.append(Section(end + 1, end + 1, title, card[0], card[1], (paragraph.start, end)))
            continue
        told = _over_post(page, start, paragraph, following) if match else None
        if told:
            title = (0, 0)
            if index and paragraphs[index - 1] in headings:
                title = (paragraphs[index - 1].start, paragraphs[index - 1].end)
            found.append(replace(told, title=title))
            continue
        start = _behind_label(page, start, paragraph.end)
        closed = enclosed or text[paragraph.end - 1] == "："  # 「某局局长〈姓名〉：」 over what is said
        name = _name_at_end(page, start, paragraph.end - closed)
        end = paragraph.end
        if (
            name is None
            and following
            and _is_name_line(page, following)
            and (match or _is_unit(text[start : paragraph.end]))
        ):
            name = (following.start, following.end)
            end = following.end
        if name is None or (not match and not _is_unit(text[start : min(name[0], paragraph.end)].replace("、", ""))):
            continue
        below = next((p for p in paragraphs[index + 1 : index + 3] if p.start > end), None)
        if below and _tells_host(page, below):
            end = below.end
        title = (0, 0)
        if index and paragraphs[index - 1] in headings and match:
            title = (paragraphs[index - 1].start, paragraphs[index - 1].end)
        post = _behind_title(page, start, min(name[0], paragraph.end))
        title = title if post == start or match else (start, post)
        found.append(
            Section(end + 1, end + 1, title, name, (post, min(name[0], paragraph.end)), (paragraph.start, end))
        )
    return found


#: Whatever a paper calls those who write: 「学员来信：平泉镇人民政府 张 静」.
_ANY_LABEL = re.compile(r"[一-鿿]{2,6}：(?=[^，。；：！？]{6,34}$)")


#: Labels of notices and imprints, behind which nobody tells anything.
_OFFICIAL = re.compile(r".*(?:联系|受理|电话|监督|地址|举报|咨询|编|校|责|签发|主送|抄送|时间|地点|来源|部门|主持)")


def _labelled_header(page: Page, paragraph: Paragraph) -> int:
    """Return where the unit begins in a line of a label, a unit, a blank and a name; 0 if it is none."""
    label = _ANY_LABEL.match(page.text, paragraph.start, paragraph.end)
    if not label or _MAKERS.match(page.text, paragraph.start, paragraph.end) or _OFFICIAL.match(label.group()):
        return 0
    gaps = sorted(gap for gap in page.gaps if label.end() + 3 < gap < paragraph.end)
    if not gaps or not 2 <= paragraph.end - gaps[0] <= 4 or not _is_unit(page.text[label.end() : gaps[0]]):
        return 0
    return label.end()


def _over_post(page: Page, start: int, paragraph: Paragraph, below: Paragraph | None) -> Section | None:
    """Read 「讲述人：〈姓名〉」 over 「〈单位职务〉，实训岗位：〈单位〉」: a name alone, and the post in the line below."""
    word = page.text[start : paragraph.end]
    # Behind the label a name must stand, whatever its surname.
    alone = bool(re.fullmatch(r"[一-鿿]{2,4}|[一-鿿·]{4,16}", word)) and not (
        ends_with_unit(word) or ends_with_title(word)
    )
    if below is None or not alone or below.end - below.start > 90:
        return None
    stop = next((at for at in range(below.start, below.end) if page.text[at] in "，；"), below.end)
    if not _is_unit(page.text[below.start : stop]) or page.text[below.end - 1] == "。":
        return None
    return Section(
        below.end + 1, below.end + 1, (0, 0), (start, paragraph.end), (below.start, stop), (paragraph.start, below.end)
    )


def _card(page: Page, paragraph: Paragraph) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Read a header that gives the name first: 「人物名片 〈姓名〉，女，〈单位职务〉，挂任〈单位职务〉。」, 「挂职干部：〈姓名〉（〈单位职务〉）」.

    Returns:
        The spans of the name and of the post at home.
    """
    text = page.text
    label = _LABEL.match(text, paragraph.start, paragraph.end)
    if not label or not (label["mark"] or label.end() in page.gaps):
        return None
    start = label.end()
    stops = [at for at in range(start + 2, min(start + 10, paragraph.end)) if at in page.gaps or text[at] in "，（"]
    stop = next((at for at in stops if is_name(text[start:at]) or (at - start > 3 and "·" in text[start:at])), None)
    if stop is None:
        return None
    begin = stop + (text[stop] in "，（")
    while life := _LIFE.match(text, begin, paragraph.end):
        begin = life.end()
    ends = _POST_ENDS.search(text, begin, paragraph.end)
    end = ends.start() if ends else paragraph.end
    if not _is_unit(text[begin:end].replace("、", "")):
        return None
    return (start, stop), (begin, end)


#: What somebody is among those who were sent, before the name: 「组长　陆启元（碧江区商务局局长）」.
_ROLE = r"(?:副?[组队]长|领队|联络员|组员|队员|学员)?"
_BRACKETED = re.compile(
    rf"{_ROLE}(?P<name>[一-鿿·]{{2,12}})（(?P<post>[^（）。；]{{4,36}}?)，(?:现|目前|时)?(?:挂任|挂职|在[^（）。]{{2,24}}(?:挂|跟|顶)|到[^（）。]{{2,24}}(?:挂|跟|顶)|跟岗|跟班|顶岗|实训)[^（）。]{{0,36}}）：?"
)


def _bracketed(page: Page, paragraph: Paragraph) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Read a header that holds a name and all else in brackets: 「〈姓名〉（〈单位职务〉，挂任〈单位职务〉）」 alone on its line."""
    match = _BRACKETED.fullmatch(page.text, paragraph.start, paragraph.end)
    return (match.span("name"), match.span("post")) if match and _names_bearer(match) else None


#: Behind a name, where its bearer was sent to.
_HELD = re.compile(
    r"（(?:现|时)?(?:挂任|挂职|跟岗|跟班|顶岗|实训|在[^（）。]{2,24}(?:挂|跟|顶|实训))[^（）。]{2,36}）$"
)
_NAME_UNIT = re.compile(rf"{_ROLE}(?P<name>[一-鿿·]{{2,12}})（(?P<post>[^（），。；]{{4,36}})）")


def _name_and_unit(page: Page, paragraph: Paragraph) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Read a header that is a name with a unit in brackets: 「〈姓名〉（晋中市太谷区信访局）」."""
    match = _NAME_UNIT.fullmatch(page.text, paragraph.start, paragraph.end)
    return (match.span("name"), match.span("post")) if match and _names_bearer(match) else None


def _speaks(page: Page, paragraph: Paragraph) -> Section | None:
    """Read the same before a colon and what the person says: 「〈姓名〉（〈单位职务〉，在〈单位〉挂职）：我…」."""
    match = _BRACKETED.match(page.text, paragraph.start, paragraph.end)
    if not match or not match.group().endswith("：") or match.end() == paragraph.end or not _names_bearer(match):
        return None
    header = (paragraph.start, match.end() - 1)
    return Section(match.end(), match.end(), (0, 0), match.span("name"), match.span("post"), header)


def _names_bearer(match: re.Match[str]) -> bool:
    whole = is_name(match["name"]) or len(match["name"]) >= 4
    return whole and _is_unit(match["post"].replace("、", ""))


def _before_body(page: Page, index: int) -> bool:
    """Whether a body follows the line at *index* after at most one more short line, a name or 「跟班单位：…」."""
    for following in page.paragraphs[index + 1 : index + 3]:
        body = page.text[following.start : following.end]
        if len(body) >= 25 and "。" in body:
            return True
        if not _is_name_line(page, following) and not _tells_host(page, following):
            return False
    return False


def _tells_host(page: Page, paragraph: Paragraph) -> bool:
    """Whether a line under a header says where its person stays: 「跟岗单位：…」."""
    if paragraph.end - paragraph.start > _HOST_LINE:
        return False
    apart = min((gap for gap in page.gaps if paragraph.start < gap < paragraph.end), default=paragraph.end)
    label = page.text[paragraph.start : apart]  # 「实训岗位　某区某局」
    return bool(_CARD_HOST.match(page.text, paragraph.start, paragraph.end) or _CARD_HOST.fullmatch(f"{label}："))


#: So long is a line that tells no more than where somebody is.
_HOST_LINE = 40


def _behind_label(page: Page, start: int, end: int) -> int:
    """Return where the unit begins behind a short word for who tells, set apart by a blank: 「体悟人　碧江区商务局　陆启元」."""
    gaps = sorted(gap for gap in page.gaps if start < gap < end)
    if len(gaps) < 2 or gaps[0] - start > _LABEL_LENGTH or page.text[gaps[0] - 1] not in "人者":
        return start
    return gaps[0] if _is_unit(page.text[gaps[0] : gaps[1]]) else start


def _behind_title(page: Page, start: int, end: int) -> int:
    """Return where the post begins that stands behind a title on one line: 「向管理要质量　教务处副主任　陆启元」; *end* is where the name begins."""
    text = page.text
    for gap in sorted(gap for gap in page.gaps if start + 3 < gap < end - 1):
        before, post = text[start:gap], text[gap:end]
        posted = ends_with_unit(before) or ends_with_title(before) or before[-1] in "省市县区镇乡村旗州"
        if not posted and (ends_with_unit(post) or ends_with_title(post)):
            return gap
    return start


#: So long is such a word at most.
_LABEL_LENGTH = 4


def _is_unit(text: str) -> bool:
    return (
        4 <= len(text) <= 40
        and not re.search(r"[，。；：！？“”、]", text[:-1])
        and (ends_with_unit(text) or ends_with_title(text))
    )


def _is_name_line(page: Page, paragraph: Paragraph) -> bool:
    body = page.text[paragraph.start : paragraph.end]
    return bool(re.fullmatch(r"[一-鿿·]{2,12}", body)) and (is_name(body) or "·" in body or is_sounded(body))


def _name_at_end(page: Page, start: int, end: int) -> tuple[int, int] | None:
    """Return the name that ends the header ``text[start:end]``, told by a blank or by the unit before it."""
    text = page.text
    for gap in sorted(gap for gap in page.gaps if start < gap < end):
        tail = text[gap:end]
        if re.fullmatch(r"[一-鿿·]{2,12}", tail) and (is_name(tail) or (len(tail) <= 5 and not ends_with_unit(tail))):
            return gap, end
    for length in (3, 2, 4):
        cut = end - length
        if (
            cut > start + 2
            and is_name(text[cut:end])
            and not is_ordinary(text[cut - 1 : end])  # 「商务委|员会」
            and (ends_with_unit(text[start:cut]) or ends_with_title(text[start:cut]))
        ):
            return cut, end
    return None
