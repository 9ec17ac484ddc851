"""Practices: what a host calls its way of doing things, 「红色邮筒」 「一网通办」 「“赛马”考评机制」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.leaning import leaning
from graph.extract.view import View, mode_pattern
from graph.model import Reading, Slot

__all__ = ["named_mechanisms", "quoted_practices"]

#: Words for mechanisms; a quoted name stands before one, or ends with one.
_NOUN = (
    r"(?:制度|机制|模式|体系|平台|工程|改革|工作法|服务|办法|清单|系统|活动|专员|经验|做法|理念|举措|措施|格局|战略|政策|通道|家园|专区|专窗|专班|"
    r"办公室|中心|大脑|看板|地图|图谱|议事会|议事堂|茶座|学堂|讲堂|超市|银行|积分|驿站|实验室|指标|考核|评价|认证|标签|公约|协议|热线|套餐|课堂|"
    r"大厅|窗口|终端|窗|工作室|联盟|生活圈|贷|券|码|箱|邮筒|船|车|账|单|图|表|栏|榜|屋|营|角|岗|站|会|节|员|制|法|链|园|网|管家|医生|经理)"
)
_NOUN_END = re.compile(
    _NOUN + r"$|(?:一[站窗网门证件次事码键]|最多|零|不见面|免|秒|全)[一-鿿]{1,4}$|"
    r"(?:先|即|后|上|代|跟|通|领|包|带|共|直)(?:办|享|开工|付|楼|捐|养|审|评|管|建|到)[一-鿿]{0,2}$"
)
_NOUN_AFTER = re.compile(rf"[一-鿿]{{0,2}}{_NOUN}|机器|运营")
#: Verbs of running and of naming, directly before the opening mark.
_RUNS = re.compile(
    r"(?:推行|推出|实行|实施|推进|建立|设立|打造|搭建|开展|启动|创建|创新|首创|探索|构建|形成|坚持|践行|倡导|采取|采用|运用|开发|开辟|设置|成立|组建|配备|配|办起|办|建起|建|"
    r"开了|设|设计|叫做|叫作|叫|取名|名叫|名为|称为|概括为|唤作|搞|搞起|立|编成|编|推开|借|借助|依托|点开|深化|落实|强化|当好|擦亮|执行|搬来|学来|带来|参与|纳入|装上|戴上|做起|试行|列入|提出|的是|的词是|羡慕[^，。“]{0,4}的|触动是|"
    r"实现|打通|举行|举办|有)(?:了|着|过|起|个|一个|一套|一批|一项|一张|一条|一本|一名|一场|首届|他们的|这样的|全区|全市|好|出)*(?:[一-鿿]{0,4}的)?$"
)
_NAMED = re.compile(r"(?:叫做|叫作|叫|取名|名叫|名为|称为|概括为|俗称|简称|即)(?:了|一个)?$")
_QUOTED = re.compile(
    r"“(?P<name>[^“”\n]{2,42})”(?P<tail>[^“”\n]{0,10})|‘(?P<inner>[^‘’“”\n]{2,24})’(?P<innertail>[^“”\n]{0,10})"
)
_SPEECH = re.compile(r"[我你您他她]|[。！？；…]|^(?:不|要|就|还|来|怎么|什么|如何|为什么|谁)|(?:吗|呢|吧|啊|了|的)$")
_SAID = re.compile(
    r"(?:说|表示|感慨|感叹|认为|告诉|问|答|道|坦言|笑着|强调|写道|写着|评价|一句|句话|印着|口号|说起|想起|一首|心里)[^，。]{0,4}[：，]?$"
)
_METAPHOR = re.compile(
    r"(?:如同|像|就像|好比|犹如|仿佛|当成|视为|变成|变|变为|从|由|吃|破除|所谓|跳出|不是|没有|作为|答好|讲好|练好|成为|(?:名副其实|真正|地道)的|化为|换来|看成|当作|念|靠|比|了|成|怕|"
    r"补齐|按下|翻译成)$"
)
_SLOGAN_OF_HOME = re.compile(r"(?:建设|助力|围绕|奋力|加快|全力|建成|落实|贯彻|争当|争创|抓住|实现)[^，。“”]{0,12}$")
_HOME = re.compile(r"我[市县区省州镇乡]|我们(?:要|应|将|首先|深知)|省委|市委[“《]|全省|下一步|今后")


def quoted_practices(view: View) -> Iterator[Reading]:
    """A name in quotation marks is a practice if the words around it say so: 「推行“楼长制”：一栋楼宇配一名楼长」, 「“赛马”考评机制」.

    A verb of running or naming before it, a word for a mechanism behind it or at its end, an explanation behind a colon, and being named
    again each speak for it; speech, metaphor 「如同“大脑”」, slogans of home and headings against it. Does not read what people say,
    「“做得再多也只是一双手。”」, nor quotation marks of irony.
    """
    text = view.text
    seen: list[str] = []
    for match in _QUOTED.finditer(text):
        paragraph = view.page.paragraph_at(match.start())
        if paragraph.repeats or paragraph in view.plan.headings or not _on_topic(view, match.start()):
            continue
        key = "name" if match["name"] else "inner"
        name, tail = match[key].strip("，。、；"), match["tail" if key == "name" else "innertail"] or ""
        chain = (
            text[match.start() - 1] in "”、与和及"
            and bool(seen)
            and text[match.start() - 2 : match.start()].find("”") >= 0
        )
        weight = _weigh(view, match, name, tail)
        if weight < 1.5 and not (chain and weight >= 1):
            continue
        full = name
        noun = re.match(_NOUN, tail)
        if noun and len(name) <= 3 and not _NOUN_END.search(name):
            full = f"“{name}”{noun.group()}"
        if any(full in one or one in full or name in one for one in seen):
            continue
        seen.append(full)
        where = _where(view, match.start())
        yield view.reading(
            "practice", "quoted-practice", match.start(), match.end(key) + 1, Slot("name", full), Slot("where", where)
        )


def _weigh(view: View, match: re.Match[str], name: str, tail: str) -> float:
    """Weigh what speaks for *name* being a practice against what speaks against it; one and a half is enough."""
    text = view.text
    start = view.page.paragraph_at(match.start()).start
    before = text[max(start, match.start() - 14) : match.start()]
    sentence = text[slice(*view.page.sentence_at(match.start()))]
    weight = 0.0
    weight += 1.5 if _RUNS.search(before) else 0
    weight += 1 if _NAMED.search(before) else 0
    weight += 1.5 if _NOUN_AFTER.match(tail) else 0
    weight += 1.5 if _NOUN_END.search(name) else 0
    weight += 1 if tail.startswith(("：", "，即", "是指", "，就是")) else 0
    weight += 0.7 if text.count(name) > 1 and len(name) >= 3 else 0
    weight += 0.5 if view.places.within(start, match.start()) else 0
    weight += 0.5 if "、" in name and len(name) <= 24 else 0
    weight -= 2 if _SPEECH.search(name) and not ("、" in name or "，" in name) else 0
    weight -= 2 if re.search(r"[我你他她。！？]", name) else 0
    weight -= 2 if _SAID.search(before) else 0
    weight -= 1.5 if _METAPHOR.search(before) and not _RUNS.search(before) else 0
    weight -= 1.5 if _SLOGAN_OF_HOME.search(before) else 0
    weight -= 1 if _HOME.search(sentence) and leaning(sentence) != "adopted" else 0
    weight -= 1 if len(name) <= 2 and not _NOUN_AFTER.match(tail) else 0
    weight -= 1 if len(name) > 18 and "、" not in name and "，" not in name else 0
    return weight


def _on_topic(view: View, at: int) -> bool:
    """Whether the article around *at* is about people who were sent: a word for stays or a cadre stands in it."""
    edges = [0, *(heading.start for heading in view.plan.headings), len(view.text)]
    before = [edge for edge in edges if edge <= at]
    after = [edge for edge in edges if edge > at]
    # An article may be cut by headings of its own: look one heading back and ahead.
    start, end = before[-2] if len(before) > 1 else before[-1], after[1] if len(after) > 1 else after[0]
    stretch = view.text[start:end]
    return bool(mode_pattern().search(stretch)) or any(name in stretch for name in view.cadres)


_MECHANISM = re.compile(
    r"(?:推行|实施|实行|建立|设立|打造|搭建|构建|形成了?一套|(?:创新)?设置|(?:持续)?落实|依托|点开|开展|强化|成立|建设了?|建起|借鉴[^，。]{2,4}的|创新推出|探索)"
    r"(?:了|起|一套|一批|首届)*(?P<name>[一-鿿“”0-9A-Za-z.+、]{2,22}?(?:制度|机制|模式|体系|平台|工程|序列|系统|联盟|工作专班|专管员|生活圈|聚集区|工作法|处罚单|办法|会诊|中心|议事会|公约|工厂|实验室))"
)


def named_mechanisms(view: View) -> Iterator[Reading]:
    """A word for a mechanism ends a name without quotation marks behind a verb of setting up: 「全国创新设置社区工作者职业序列」.

    Does not read 「建立健全机制」: a name must say more than the verb and the word; nor what home is only asked to do.
    """
    for match in _MECHANISM.finditer(view.text):
        name = match["name"]
        sentence = view.text[slice(*view.page.sentence_at(match.start()))]
        paragraph = view.page.paragraph_at(match.start())
        if paragraph.repeats or paragraph in view.plan.headings or not _on_topic(view, match.start()):
            continue
        if len(name) < 5 or "我们" in name or "“" in name or _HOME.search(sentence) or leaning(sentence) == "proposal":
            continue
        name = name.rpartition("的")[2] if "的" in name and len(name.rpartition("的")[2]) >= 5 else name
        if "的" in name or re.match(r"健全|完善|相应|有关|各类|良好|浓厚", name):
            continue
        start = match.end("name") - len(name)
        yield view.reading(
            "practice",
            "named-mechanism",
            start,
            match.end("name"),
            Slot("name", name),
            Slot("where", _where(view, start)),
        )


def _where(view: View, at: int) -> str:
    """Whose practice it is: the area or unit named last in the sentence or paragraph, else the narrator's host."""
    start, _ = view.page.sentence_at(at)
    for left in (start, view.page.paragraph_at(at).start):
        named = [m for m in view.places.within(left, at) if m.area]
        if named:
            return view.text[named[-1].start : named[-1].end]
    section = view.plan.section_at(at)
    return view.hosts.get(view.text[slice(*section.name)], "") if section else ""
