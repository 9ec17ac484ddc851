"""Practices in quotation marks: what a host calls its way of doing things, 「“红色邮筒”」 「“赛马”考评机制」."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.extract.kinds import kind_of
from graph.extract.leaning import leaning
from graph.extract.view import View, mode_pattern
from graph.find.areas import Area
from graph.find.weighing import runs, scores
from graph.find.words import is_ordinary
from graph.model import Reading, Slot

__all__ = ["HOME", "TABLE", "Candidate", "chosen", "on_topic", "quoted", "quoted_practices", "whose"]

#: Where the weights are, in ``ontology/words``.
TABLE = "practice-weights.tsv"

#: Words for mechanisms; a quoted name stands before one, or ends with one.
_NOUN = (
    r"(?:制度|机制|模式|体系|平台|工程|改革|工作法|服务|办法|清单|系统|活动|专员|经验|做法|理念|举措|措施|格局|战略|政策|通道|家园|专区|专窗|专班|"
    r"办公室|中心|大脑|看板|地图|图谱|议事会|议事堂|茶座|学堂|讲堂|超市|银行|积分|驿站|实验室|指标|考核|考评|评价|评比|认证|标签|公约|协议|热线|套餐|课堂|"
    r"大厅|窗口|终端|窗|工作室|联盟|生活圈|贷|券|码|箱|邮筒|船|车|账|单|图|表|栏|榜|屋|营|角|岗|站|会|节|员|制|法|链|园|网|队|组|团|赛|卡|册|亭|坊|馆|仓|廊|管家|医生|经理)"
)
_NOUN_END = re.compile(
    _NOUN + r"$|(?:一[站窗网门证件次事码键]|最多|零|不见面|免|秒|全)[一-鿿]{1,4}$|"
    r"(?:先|即|后|上|代|跟|通|领|包|带|共|直)(?:办|享|开工|付|楼|捐|养|审|评|管|建|到)[一-鿿]{0,2}$"
)
_NOUN_AFTER = re.compile(rf"[一-鿿]{{0,2}}{_NOUN}|机器|运营")
#: Verbs of running and of naming, directly before the opening mark.
_RUNS = re.compile(
    r"(?:推行|推出|实行|实施|推进|建立|设立|打造|搭建|开展|启动|创建|创新|首创|探索|构建|形成|坚持|践行|倡导|采取|采用|运用|开发|开辟|设置|成立|组建|配备|配|办起|办|建起|建|"
    r"开了|设|设计|叫做|叫作|叫|取名|名叫|名为|称为|概括为|唤作|搞|搞起|立|编成|编|推开|借|借助|依托|深化|落实|强化|当好|擦亮|执行|搬来|学来|带来|参与|纳入|装上|戴上|做起|试行|列入|提出|的是|"
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
_SLOGAN_OFHOME = re.compile(r"(?:建设|助力|围绕|奋力|加快|全力|建成|落实|贯彻|争当|争创|抓住|实现)[^，。“”]{0,12}$")
HOME = re.compile(r"我[市县区省州镇乡]|我们(?:要|应|将|首先|深知)|省委|市委[“《]|全省|下一步|今后")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something in quotation marks that may be a practice.

    Args:
        start: of its quotation mark in the reading text.
        end: behind the closing one.
        name: what stands between them.
        full: the name with the word behind it, where it is too short to be one without.
        signs: what speaks for or against it, see :func:`_signs`.
    """

    start: int
    end: int
    name: str
    full: str
    signs: Mapping[str, float]


def quoted_practices(view: View) -> Iterator[Reading]:
    """A name in quotation marks is a practice if its form and the words around it say so: 「推行“楼长制”：一栋楼宇配一名楼长」, 「“赛马”考评机制」.

    A verb of running or naming before it, a word for a mechanism behind it or at its end, an explanation behind a colon, a host that is named,
    and being named again speak for it; speech, metaphor 「如同“大脑”」 and slogans of home against it. How much each weighs is counted on
    annotated texts. Does not read what people say, 「“做得再多也只是一双手。”」, nor quotation marks of irony.
    """
    for one in chosen(quoted(view), _practised):
        where = whose(view, one.start)
        yield view.reading(
            "practice", "quoted-practice", one.start, one.end, Slot("name", one.full), Slot("where", where)
        )


def _practised(one: Candidate) -> bool:
    for_it, against = scores(TABLE, one.signs)
    return for_it > against


def chosen(candidates: Iterable[Candidate], judge: Callable[[Candidate], bool]) -> Iterator[Candidate]:
    """Yield those of *candidates* that *judge* takes for practices, each name once: 「楼长制」 and not again 「“楼长制”管理」."""
    taken: list[str] = []
    for one in candidates:
        if any(one.full in other or other in one.full or one.name in other for other in taken):
            continue
        if judge(one):
            taken.append(one.full)
            yield one


def quoted(view: View) -> Iterator[Candidate]:
    """Yield everything that stands in quotation marks on the page, outside of headings and of articles about something else."""
    text = view.text
    for match in _QUOTED.finditer(text):
        paragraph = view.page.paragraph_at(match.start())
        if paragraph.repeats or paragraph in view.plan.headings or not on_topic(view, match.start()):
            continue
        key = "name" if match["name"] else "inner"
        name, tail = match[key].strip("，。、；"), match["tail" if key == "name" else "innertail"] or ""
        noun = _NOUN_AFTER.match(tail)
        short = noun and len(name) <= 3 and not _NOUN_END.search(name)
        full = f"“{name}”{noun.group()}" if noun and short else name
        yield Candidate(match.start(), match.end(key) + 1, name, full, _signs(view, match, name, tail))


def _signs(view: View, match: re.Match[str], name: str, tail: str) -> dict[str, float]:
    """Return what speaks for or against *name*: its own form, the words before and behind it, and what the page says of it elsewhere."""
    text, at = view.text, match.start()
    start = view.page.paragraph_at(at).start
    before = text[max(start, at - 14) : at]
    sentence = text[slice(*view.page.sentence_at(at))]
    bare = re.sub(r"\d+", "0", name)
    shown = {
        "runs before": _RUNS.search(before),
        "named before": _NAMED.search(before),
        "said before": _SAID.search(before),
        "metaphor before": _METAPHOR.search(before),
        "home's slogan before": _SLOGAN_OFHOME.search(before),
        "list before": before.endswith(("”、", "”和", "”“", "”与", "”及", "”，")),
        "noun behind": _NOUN_AFTER.match(tail),
        "explained behind": tail.startswith(("：", "，即", "是指", "，就是", "，意思", "——")),
        "list behind": tail == "" or tail.startswith(("、", "和")),
        "end behind": re.match(r"[。；！]", tail),
        "noun at end": _NOUN_END.search(name),
        "list inside": "、" in name,
        "comma inside": "，" in name,
        "alike halves": (halves := re.split("[、，]", name)) and len(halves) > 1 and len({*map(len, halves)}) == 1,
        "sentence inside": re.search(r"[。！？；…]", name),
        "person inside": re.search(r"[我你您他她咱]", name),
        "speech inside": _SPEECH.search(name),
        "twice one sign": re.search(r"(.).?\1", name),
        "number inside": re.search(r"[\d一二三四五六七八九十百千零]", name),
        "letters inside": re.search(r"[A-Za-z]", name),
        "ordinary word": is_ordinary(name),
        "ordinary end": len(name) > 3 and is_ordinary(name[-2:]),
        "ordinary halves": len(name) == 4 and is_ordinary(name[:2]) and is_ordinary(name[2:]),
        "place before": view.places.within(start, at),
        "place in sentence": any(one.area for one in view.places.within(*view.page.sentence_at(at))),
        "home in sentence": HOME.search(sentence),
        "own person in sentence": re.search(r"我", sentence),
        "again": text.count(name) > 1,
        "again in marks": text.count(f"“{name}”") > 1,
        "home named": any(_is_home(view, one.area) for one in view.places.within(*view.page.sentence_at(at))),
        "home named before": any(_is_home(view, one.area) for one in view.places.within(start, at)[-1:]),
        "host named before": any(
            one.area and not _is_home(view, one.area) for one in view.places.within(start, at)[-1:]
        ),
        "place inside": view.places.within(at, match.end()),
        "turn before": re.search(r"(?:从|由|向|到|变|变成|变为|转为|改为|告别|走向|迈向)$", before),
        "turned into": re.search(
            r"(?:从|由)“?[^。“”]{1,16}”?[一-鿿]{0,2}(?:向|到|变|变成|变为|转为|走向)$", text[start:at]
        ),
        "turn behind": re.match(r"(?:向|到|变|转|走向|迈向|拓展|升级)", tail),
        "manner behind": re.match(
            r"的?[一-鿿]{0,2}(?:作风|方式|精神|态度|标准|要求|目标|做法|模式|理念|思维|原则|方法|办法|思路)", tail
        ),
        "feeling behind": re.match(
            r"的?[一-鿿]{0,2}(?:温暖|感觉|感受|闯劲|干劲|贴心|故事|角色|声音|问题|难题|需求|特点|习惯|道理)", tail
        ),
        "brand behind": re.match(r"[一-鿿]{0,2}(?:品牌|称号|标语|字样|之称|美誉)", tail),
        "with before": re.search(r"(?:以|用|按|按照|凭|通过|靠|将|把)(?:了|着)?$", before),
        "need before": re.search(r"(?:解决|满足|破解|应对|缓解|遇到|面对|消除|治|治理)[^，。“]{0,8}$", before),
        "said in first person": re.search(r"(?:我|我们)[^，。“]{0,10}$", before),
        "host's people before": re.search(
            r"(?:干部|同志|他们|当地|人家|人|街道|镇|区|市|县|局|中心|公司|医院|学校)(?:的|把|以|用|在|有)?$", before
        ),
        f"told as: {kind_of(sentence)}": True,
        "sentence is it": len(name) > 0.8 * len(sentence),
        "inner": text[at] == "‘",
    }
    signs = {sign: 1.0 for sign, is_shown in shown.items() if is_shown}
    signs[f"length: {_length(len(name))}"] = 1.0
    signs[f"leans: {leaning(sentence)}"] = 1.0
    signs |= {f"ends: {bare[-size:]}": 1.0 for size in (1, 2) if len(bare) > size}
    signs |= {f"begins: {bare[:size]}": 1.0 for size in (1, 2) if len(bare) > size}
    signs |= {f"has: {run}": 0.7 for run in runs(bare[:12], 2)}
    return signs


def _is_home(view: View, area: Area | None) -> bool:
    """Whether *area* is the one that sends, or lies in it."""
    return bool(area and view.home and area.code.startswith(view.home.code.rstrip("0") or view.home.code))


def _length(length: int) -> str:
    return next((f"up to {most}" for most in (2, 3, 4, 5, 7, 10, 15, 22) if length <= most), "more")


def on_topic(view: View, at: int) -> bool:
    """Whether the article around *at* is about people who were sent: a word for stays or a cadre stands in it."""
    edges = [0, *(heading.start for heading in view.plan.headings), len(view.text)]
    before = [edge for edge in edges if edge <= at]
    after = [edge for edge in edges if edge > at]
    # An article may be cut by headings of its own: look one heading back and ahead.
    start, end = before[-2] if len(before) > 1 else before[-1], after[1] if len(after) > 1 else after[0]
    stretch = view.text[start:end]
    return bool(mode_pattern().search(stretch)) or any(name in stretch for name in view.cadres)


def whose(view: View, at: int) -> str:
    """Whose practice it is: the area or unit named last in the sentence or paragraph, else the narrator's host."""
    start, _ = view.page.sentence_at(at)
    for left in (start, view.page.paragraph_at(at).start):
        named = [m for m in view.places.within(left, at) if m.area]
        if named:
            return view.text[named[-1].start : named[-1].end]
    section = view.plan.section_at(at)
    return view.hosts.get(view.text[slice(*section.name)], "") if section else ""
