"""What a sentence leans to by itself: what was seen, what is concluded, what should be done, what has been done."""

from __future__ import annotations

import re

__all__ = ["leaning", "overall_leaning"]

#: What home has done: somebody came back, and something stands.
_ADOPTED = re.compile(
    r"(?:回来(?:以)?后|回来，|回去后|回到[^，。]{2,8}(?:后|，)|回[一-鿿]{2,4}后|返回[^，。]{2,8}后|学成归来|回(?:去|[院校镇县村局厂区市乡站])(?:以)?后|带了?回(?:去|来)。?)(?!，?我想|，?我(?:也|还)?(?:准备|打算|提出|建议))[^。]{0,40}?"
    r"(?:了|推出|推行|选了|设了|签了|建起|办起|推动|画了|做了|挂上)|"
    r"(?:拿回来|搬进|搬到|搬来|搬回|移植到|带回来?的)[^。]{2,40}(?:了|用|每|推|起)|立即用|照着[^，。]{2,12}(?:样子|做法)|"
    r"(?:我们中心|我们局|我局|我们镇|我们县|园区管委会|镇里|县里|村里)[^，。]{0,8}(?:推出|已经|已|办起|推开|设立了|成立了|签)|"
    r"(?:(?:已|又|还|并|^)推动|推动[^，。]{2,10}(?:进入|建起|试行|完成)|促成|学着设|在(?:他|她)推动下|牵头把|(?:他|她)又推开|(?:他|她)在[^，。]{2,8}(?:立了|推开|办起|设起)|从[^，。]{2,6}学来|借鉴[^，。]{2,16}办法，把)[^。]{4,}|"
    r"(?:搬了过来|推开了|采纳了|已在[^，。]{2,10}(?:建成|投用|推行|落地)|已为\d+|就在[^，。]{2,12}(?:推开|办起|试起来))|"
    r"共同出资|(?:正|在)谋划|已有\d+[家户]|推广到全"
)
_PROPOSAL = re.compile(
    r"建议(?!征集|邮筒|随时|办理)|(?<!人)(?:我们|我市|我县|我区|我省|我镇|我乡|干部|各级|一定|首先|必须|也|还|仍|仍然|就是|《[^》]+》)(?:首先|也|还|仍|就|更)*要(?!么|点|素|求|不是)|"
    r"(?:我们|我市|[一-鿿]{2,3}[县市区镇乡])[^，。]{0,14}(?:应当|应该|应(?=[^用届对急学])|可以(?:学习|借鉴|把|设|探索))|^(?:[一二三四五六]要|要)|(?<=[。；])要[^，。]{3,}|"
    r"(?:我|他|她|我们)(?:们)?(?:们)?(?:也)?(?:将(?!来)|打算|准备先?|希望|也该|会细细|想(?:先|把|在|着先)|主张)|更该有?|主张把|(?:^|；)第[一二三四五]条，|(?:他|她)(?:也)?提出|提出[^，。]{0,6}(?:给|把|在|可以|设|修)|多次[^，。]{0,10}提出|下一步|今后|"
    r"(?:效仿|值得我们[^，。]{0,6}(?:学习|借鉴))|绝不能|力戒|早日把|贡献[^，。]{0,6}力量|再上新台阶|阔步前进|我已向|回到[^，。]{2,6}，我准备|迫切需要|能不能先"
)
_REFLECTION = re.compile(
    r"(?:深刻|深深|切身|真切|亲身)(?:地)?(?:感受|体会|感到)|感慨|感叹|(?:的)?体会(?:是|到)|感触是|触动很深|考的是|认为|感到|觉得|懂得|明白|意识到|使我|让我(?:们)?(?!眼前)|启示|道理|启发|深知|"
    r"只有[^。]{2,40}(?:才|，)|不在(?:于)?[^。，]{2,20}[，]?(?:而)?在|不是[^。，]{1,20}，[^。，]{0,4}(?:而)?是|难的是|缺的(?:不)?是|差距|最怕|才是|才有|才能|才知道|终究|坦言|总结|震撼|财富|珍惜|"
    r"收获|友谊|想起|从前我|以前在|过去写|过去，|的看法|感激|感谢|触动|鼓舞|留不住|走得长|本就|归根|不等于|应学习|更应|值得学习|振奋|心声|不该是|第一位"
)
_OBSERVATION = re.compile(
    r"(?:他们|该市|该区|该镇|该县|当地|街道|全区|全市|镇上|园区|人家|这里(?:的)?)[^。]{0,30}(?:推行|实行|建立|打造|设立|采取|推进|坚持|通过|把|将|配|用|讲究|持续|强化)|"
    r"看到|听到|听得最多|印象(?:最)?深|最常听到|发现|推行“|随处可见|眼前一亮|最羡慕|最受触动|留意到|学到(?:的|最)|感触最深|零距离|近距离|目睹|说起|介绍|率先|形成了|构建|(?:一|每)(?:张|条|个|家|栋|名|月|周|天)[^。，]{2,12}|没有[^，。]{1,6}，没有"
)
_COUNTED = re.compile(r"\d+(?:\.\d+)?(?:多|余)?(?:万|亿)?(?:个|家|户|名|项|条|元|亩|分钟|天|次|公里|%|％)")
#: A passage that does nothing but feel.
_HEARTFELT = re.compile(r"财富|珍惜|友谊|感谢|感激|难忘|第二故乡|深厚|美好|热情|收获|衷心|使命")


def leaning(sentence: str) -> str:
    """Return the kind that one sentence tells by itself, or an empty string: 「我建议，先拿二期试点。」 proposal."""
    if _ADOPTED.search(sentence):
        return "adopted"
    if _PROPOSAL.search(sentence):
        return "proposal"
    seen, felt = len(_OBSERVATION.findall(sentence)), len(_REFLECTION.findall(sentence))
    if seen == felt:
        return ""
    return "observation" if seen > felt else "reflection"


def overall_leaning(passage: str) -> str:
    """Return what a passage leans to as a whole: adopted, proposal, reflection or observation.

    Each sentence leans to a kind; what stands later weighs more, since a passage comes to its point at its end. A proposal needs as
    much weight as half of all that leans elsewhere; a passage full of thanks and friendship is a reflection even if it ends with good
    intentions.

    Args:
        passage: a whole lesson, 「…我建议，先拿铸造产业园二期试点」.
    """
    sentences = [part for part in re.split(r"(?<=[。！？])", passage) if part.strip("”’ ")]
    weights = {"adopted": 0.0, "proposal": 0.0, "reflection": 0.0, "observation": 0.0}
    for index, sentence in enumerate(sentences):
        kind = leaning(sentence)
        if kind:
            weights[kind] += 1 + index / len(sentences)
        if kind != "adopted" and _COUNTED.search(sentence):
            weights["observation"] += 0.5  # what is counted was seen
    total = sum(weights.values())
    if not total:
        return (
            "reflection" if re.search(r"^“[^“”]{6,40}”?$", passage) and not re.search(r"\d", passage) else "observation"
        )
    if weights["adopted"] and weights["adopted"] * 2.5 >= total:
        return "adopted"
    heartfelt = len(_HEARTFELT.findall(passage))
    if heartfelt >= 3 and weights["proposal"] < 2 * weights["reflection"] + 2:
        return "reflection"
    last = leaning(sentences[-1])
    if weights["proposal"] and (
        weights["proposal"] * 2 >= total or (last == "proposal" and weights["proposal"] * 4 >= total)
    ):
        return "proposal"
    if weights["adopted"]:
        return "adopted"
    return "reflection" if weights["reflection"] > weights["observation"] else "observation"
