"""What kind of lesson a passage is: how the host does things, what the cadre concludes, what home should do, what it has done.

A passage shows signs, 「带回」 「建议」 「体会」 「当地推行」, and it is said in words, 「我们要」 「让我」 「了起来」: each speaks for some kinds and
against others. How much, is counted on the annotated lessons of ``tests``: ``python -m tests.extract.fit_kinds`` writes the weights and
prints how well they do on texts left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from math import sqrt

from graph.extract.leaning import overall_leaning
from graph.find.weighing import runs, scores

__all__ = ["KINDS", "TABLE", "kind_of", "signs_of", "words_of"]

#: Where the weights are, in ``ontology/words``.
TABLE = "kind-weights.tsv"

#: In the order of the weights.
KINDS = ("observation", "reflection", "proposal", "adopted")
#: What somebody sets going, and who may have; and what only looks ahead.
_DOES = (
    r"(?:推行|推动|推开|推广|推出|办起|建起|搭起|开出|开通|开办|立起|立下|定下|请来|引来|引进|"
    r"招来|牵线|牵头|张罗|组织|发动|领着|带着|带领|指导|试种|试点|试做|试行|试制|拢|腾出|挂出|"
    r"挂上|钉|画成|写成|编成|编出|整理|搬进|搬来|搬到|搬了|用到|用在|改成|改为|设起|设了|设立|"
    r"成立|签了|签下|签约|盘活|修通|修起|打通|化解|登记|巡诊|抢救|清掉|清理|推选|协调|争取|"
    r"对接|联系|促成|完成|跑通|开起|发起|建成|建立|创办|培养|带出|教会|移植|复制|排查|摸清|"
    r"摸排|帮)"
)
_WHO = r"(?:他|她|我们|我|他们|大家|两人|三人|工作队|同志)"
_AHEAD = r"(?:想|打算|准备|将|建议|提出|应当|应该|计划|盘算|希望|盼|要|不妨|可否|能否|主张|提议)"
#: Signs by name: the kind that each was written for, and what shows it.
_SIGNS: tuple[tuple[str, str], ...] = (
    (
        "adopted: returned",
        r"(?:回来|回去|返岗|返乡|返回|归来|回国|学成|回到[^，。]{1,10}|回[一-鿿]{1,3}(?:后|以后|之后|时)|"
        r"结束(?:挂职|跟班|学习)后|期满(?:后|回)|从[^，。]{1,8}回来|回(?:校|院|局|县|镇|乡|村|厂|园区|"
        r"单位)(?:后|以后)?)",
    ),
    (
        "adopted: brought",
        r"带回|带来(?:了)?[^，。]{0,8}(?:办法|做法|“)|搬(?:了)?(?:过来|回来|回|来|到|进)|移植到|学(?:来|"
        r"回)的?|照着[^，。]{1,12}(?:样子|做法|办法)|比照|参照[^，。]{1,12}(?:做法|办法|已|，)|用到(?:这里|"
        r"了)|把[^，。]{2,18}(?:引进|用到|搬|带到|讲给)|引进来",
    ),
    (
        "adopted: who-did",
        rf"(?:^|"
        rf"[，。；：”])(?:[^，。；“”]{{0,12}}，)?(?!.{{0,16}}{_AHEAD}){_WHO}[^，。；“”]{{0,16}}?{_DOES}",
    ),
    (
        "adopted: through",
        rf"在{_WHO}[^，。]{{0,4}}(?:推动|建议|带领|协调|努力|倡议|牵线|指导|帮助|提议|争取)下|"
        rf"经{_WHO}[^，。]{{0,4}}(?:牵线|协调|争取)",
    ),
    (
        "adopted: home-did",
        r"(?:我(?:们)?(?:县|局|镇|乡|市|区|院|校|中心|村|园区|公司|集团|站)|县里|镇里|乡里|村里|局里|院里|校里|"
        r"园区里?)(?:也)?(?:已经|已|先|就|于|按|照|参照|在)[^，。]{0,14}",
    ),
    (
        "adopted: already",
        r"(?:已经|已有|现已|已在|已为|已着手|已建|已|业已)(?!经|有)?[^，。]{0,12}(?:了|建成|完成|启动|开始|上线|"
        r"投用|推行|落地|推广|受益|选|签|挂|办|试|收到|接待|开展|盘活|惠及|成)",
    ),
    (
        "adopted: since",
        r"(?:一年|两年|三年|半年|几个月|\d+个月|两个学期|一季)(?:多)?(?:下来|过去|来)|到任以来|至今|到眼下|眼下，|"
        r"如今，?|截至|头一个月|当年|当月|上个月|(?:今|去)年[^，。]{0,6}(?:签|办|建|引|收|增)|(?:\d+|"
        r"[一二三四五六七八九十])月(?:份)?(?:起)?，",
    ),
    (
        "adopted: result",
        r"(?:增收|受益|惠及|带动|提高了|下降了|降到|降了|缩短|减少了|节约|引来|引进|落户|签约|到位资金|销售额|实现|卖出|销往|"
        r"出具|完成率|化解|收到|接待|办结)[^，。]{0,10}\d",
    ),
    (
        "adopted: trial",
        r"(?:上了墙|立了起来|办了起来|建了起来|试(?:起来|排|种|运行|点)|挂(?:出|上)了|启用|投用|投入使用|开张|揭牌|挂牌|"
        r"正式|推开了|铺开)",
    ),
    ("proposal: suggest", r"建议(?!征集|邮筒|随时|办理|被|都|，已|下，)|提议|主张|倡议|呼吁|献策|支招"),
    (
        "proposal: brought-up",
        r"(?:提出|提过|提了|递(?:了|交)|写(?:了|过)?(?:一)?(?:份|篇|封)?[^，。]{0,6}(?:报告|建议|方案|"
        r"信)|打了报告|发回[^，。]{0,6}建议|捎话|捎回话|反映)[^。]{0,3}(?:，|：|把|给|在|由|让)|"
        r"向[^，。]{1,10}(?:提|递|写|报|反映)",
    ),
    (
        "proposal: plan",
        r"(?:打算|准备(?!好的)|盘算|计划|谋划|琢磨着?|想(?:先|把|在|给|请|办|着|好了|法，请)|要把|我想，|下一步|接下来|"
        r"回去(?:以)?后?，?[^，。]{0,4}(?:先|要|就|也|准备|打算)|明年|开春|下半年|年底前|以后(?:要|也|我)|今后)",
    ),
    (
        "proposal: should",
        r"(?:应当|应该|应(?=把|建|加|推|学|借|从|在|着|尽|主|深|进|以|坚|充|积)|不妨|可否|能否|能不能|最好|必须|务必|"
        r"亟需|急需|需要|更该|也该|该(?=把|学|建|先|让)|可以(?:学|借鉴|先|把|试|考虑|从)|值得[^，。]{0,8}(?:学习|"
        r"借鉴|推广|效仿))",
    ),
    (
        "proposal: we-must",
        r"(?:^|[，。；：”])(?:我们|我市|我县|我区|我省|我镇|我乡|咱们|干部|各级|一定|首先|必须|也|还|仍|更|"
        r"就)*要(?!么|点|素|求|不是|是|紧|害|数|领|害|约)[一-鿿]{2,}|(?:^|[，。；])(?:[一二三四五六]要|"
        r"要)[一-鿿]{2}",
    ),
    (
        "proposal: start-with",
        r"先(?:从|拿|在|把|给|选|挑|由)[^，。]{2,20}(?:做起|试|起步|推开|建|开始|示范|来)|照样|同样(?:可以|能|"
        r"应|用得)|也(?:给|照|可以|能|用得上|用得着)[^，。]{2,}",
    ),
    (
        "proposal: shall",
        r"(?:我|我们|我市|我县|大家|干部)(?:们)?(?:一定)?将(?!来)|(?:^|，|。)将(?=[一-鿿]{2})|要(?:像|"
        r"以|把|向|用|学|在|敢|善)|学习[^，。]{0,10}(?:的)?(?:经验|做法|作风)|更应|仍要|"
        r"就是要|才能",
    ),
    ("proposal: home-named", r"(?:我市|我县|我区|我省|我镇|我乡|家乡|本地|我们(?:这里|那里|县|镇|乡|局|市))"),
    (
        "proposal: hope",
        r"希望|盼(?:着|望)|期待|愿(?:意)?把|争取(?!到|了|来)|力争|努力(?:把|做|让|建)|贡献|再上新台阶|奋力|"
        r"加快(?:建|推|打)|推动我",
    ),
    (
        "proposal: list-item",
        r"^（[一二三四五六]）(?:适当|建立|推行|出台|修订|完善|制定|加大|延长|增加|优化|健全|探索|强化|实行|设立|统一)|；$",
    ),
    (
        "reflection: felt",
        r"体会|感受(?:到|最)?|感触|感慨|感叹|感到|觉得|明白|懂得|懂了|意识到|认识到|领悟|深知|坦言|总结|认为|"
        r"在[他她我][^，。]{0,3}看来|说到底|归根|所谓|启示|启发|道理|学会了|教会(?:了)?我|让我(?:们)?(?:懂|明|看|"
        r"知|学)|使我",
    ),
    (
        "reflection: not-but",
        r"不是[^。，]{1,22}，(?:而)?(?:是|靠)|不在(?:于)?[^。，]{1,20}，?(?:而)?在|不(?:只|光|"
        r"仅)(?:是|靠|看|懂|能)[^。]{1,20}(?:，|更|还)|是死的|是活的|不等于|谈不上",
    ),
    (
        "reflection: only-then",
        r"只有[^。]{2,40}才|才(?:是|能|有|算|知道|会|走|传|行|改)|越[^，。]{1,10}越|与其|不如|宁可|哪怕|"
        r"再[^，。]{1,8}也|没有[^，。]{2,12}，?(?:就)?没有|比(?:什么|任何)[^，。]{0,6}都|终究|归根到底|从来",
    ),
    (
        "reflection: lack",
        r"差距|不足|缺的|难的|怕的|最怕|要紧的|关键(?:在|是)|短板|落后|脸上发烧|坐不住|惭愧|根子|症结|问题出在|卡在|偏长|不够",
    ),
    ("reflection: past-self", r"从前|以前|过去(?:我|，|写|总|发)|原来(?!是)|原先|曾经|总以为|原以为|我(?:们)?总|我常"),
    (
        "reflection: heart",
        r"财富|珍惜|友谊|感谢|感激|难忘|第二故乡|深厚|衷心|使命|收获|震撼|触动|鼓舞|振奋|心声|情分|牵挂|想起|哭了",
    ),
    (
        "reflection: image",
        r"(?:像|如同|好比|犹如|仿佛|就是一)[^，。]{2,}|"
        r"[^，。]{1,8}是[^，。]{1,8}，[^，。]{1,8}是[^，。]{1,8}[。”]",
    ),
    ("reflection: cannot", r"不能(?:只|光|靠|不|一)|不可|绝不|难在|贵在|重在|胜过|留不住|走得(?:远|长)"),
    (
        "observation: there",
        r"(?:他们|该市|该区|该镇|该县|该中心|该院|当地|这里|那里|那边|人家|对方)(?!的人)[^。]{0,30}",
    ),
    (
        "observation: host-does",
        r"(?:街道|镇里|镇上|市里|区里|局里|园区|全区|全市|全镇|中心|医院|学校|社区|村里|公司|集团|服务港|开发区|"
        r"[一-鿿]{2,4}(?:区|市|镇|县|街道))(?:里|上)?[^，。]{0,8}(?:推行|实行|建立|打造|设立|设了|设有|设|"
        r"采取|推进|坚持|通过|把|将|配|给|用|讲究|持续|强化|有(?:个|本|一|张|面|条)|开|派|分|成立|规定|要求|每)",
    ),
    (
        "observation: saw",
        r"看到|听到|看见|见到|印象(?:最)?深|发现|随处可见|眼前一亮|羡慕|最受触动|留意|学到(?:的|最)|目睹|说起|佩服|念念不忘|"
        r"感触最深|参与了",
    ),
    (
        "observation: called",
        r"(?:叫做|叫作|叫|名为|称为|取名|管(?:它|这|那)叫|有(?:一)?(?:个|张|本|块|座|套|面|条)|实行|推行|推出|"
        r"设(?:了|有|立)?)“",
    ),
    (
        "observation: every",
        r"(?:一|每)(?:张|条|个|家|栋|名|月|周|天|季|户|层|星期)[^。，]{2,14}|逢[一二三四五六七八九十]|"
        r"“[^”]{2,10}”：|一[^，。]{1,6}一[^，。]{1,6}，",
    ),
    (
        "observation: number",
        r"\d+(?:\.\d+)?(?:多|余)?(?:万|亿)?(?:个|家|户|名|项|条|元|亩|分钟|天|次|公里|%|％|平方|人|吨|"
        r"件)|百分之|一[千百]",
    ),
)
_SENTENCE = re.compile(r"(?<=[。！？；])")
_SPOKEN = re.compile(r"“[^“”]{4,60}”?")
_SHORT, _LONG = 40, 110
#: Signs add up over sentences so far; what stands later weighs more, since a passage comes to its point at its end.
_MOST = 2.5
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
#: Runs of characters are this long, and weigh together as much whatever the length of the passage.
_LONGEST, _STRENGTH = 3, 16.0


@cache
def _signs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(pattern)) for name, pattern in _SIGNS)


def signs_of(passage: str, names: Iterable[str] = ()) -> dict[str, float]:
    """Return the signs that *passage* shows, with how strongly, so that a reader sees why.

    Args:
        passage: a whole lesson as folded, 「…回到镇里，他办起了“院坝夜话”。」.
        names: of its owners, who are 「他」 to the signs.

    Returns:
        The strength of each sign that is there; never 0.
    """
    passage = _pronounced(passage, names)
    sentences = [part for part in _SENTENCE.split(passage) if part.strip("”’ ")] or [passage]
    found: dict[str, float] = {}
    for number, sentence in enumerate(sentences, 1):
        weight = (1 + number / len(sentences)) / 2
        for name, pattern in _signs():
            if pattern.search(sentence):
                found[name] = min(found.get(name, 0.0) + weight, _MOST)
                if number == len(sentences) > 1:
                    found[f"last: {name.partition(':')[0]}"] = 1.0
    found |= {
        name: 1.0
        for name, shown in (
            ("spoken", _SPOKEN.fullmatch(passage)),
            ("short", len(passage) < _SHORT),
            ("long", len(passage) > _LONG),
            ("digit", re.search(r"\d", passage)),
        )
        if shown
    }
    found[f"leans: {overall_leaning(passage)}"] = 1.0
    return found


def words_of(passage: str, names: Iterable[str] = ()) -> dict[str, float]:
    """Return the runs of one to three characters that *passage* is made of, 「我们要」; the fewer they are, the more each weighs.

    A number counts as one character, since how much it is says nothing about the kind; a mark that begins a comment in tables stays out.

    Args:
        passage: see :func:`signs_of`.
        names: of its owners.
    """
    found = runs(_NUMBER.sub("0", _pronounced(passage, names)).replace("#", ""), _LONGEST)
    strength = _STRENGTH / sqrt(len(found) or 1)
    return dict.fromkeys(found, strength)


def kind_of(passage: str, names: Iterable[str] = ()) -> str:
    """Return the kind of a lesson: observation, reflection, proposal or adopted.

    Args:
        passage: a whole lesson, 「…我建议，先拿铸造产业园二期试点」.
        names: of its owners.
    """
    names = tuple(names)
    total = scores(TABLE, {**words_of(passage, names), **signs_of(passage, names)})
    return KINDS[total.index(max(total))]


def _pronounced(passage: str, names: Iterable[str]) -> str:
    for name in names:
        passage = passage.replace(name, "他") if name else passage
    return passage
