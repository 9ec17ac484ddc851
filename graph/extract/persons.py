"""Everybody else whom a text names: officials, hosts, people met, and those who made the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.view import View
from graph.find.people import is_believed, is_name, name_at, name_before_word, names_from_gaps
from graph.find.posts import ends_with_unit
from graph.find.words import is_ordinary
from graph.model import Reading, Slot

__all__ = ["bylines", "called", "credited", "introduced", "listed_leaders", "named", "quoted_titles", "speakers"]

#: What people without a post are called by.
_ROLES = (
    r"[果茶竹菜棉粮花药蔗烟桑林胶]农|[割养捕收采].?工|老支书|支书|老板娘?|掌柜|姑娘|小伙子?|大[姐哥嫂叔妈爷娘]|[侨客]商|爱人|护工|司机|厨师|渔民|渔嫂|牧户|妻子|丈夫|父亲|母亲|伯父|叔叔|儿子|女儿|爷爷|奶奶|法官|社工|技术员|保洁员|护林员|老书记|退休教师|村支书|"
    r"村民|市民|群众|居民|老乡|牧民|农民|户主|老人|大学生|养牛大户|种粮大户|患者|学生|家长|志愿者|顾客|店主|村医|老党员|"
    r"致富带头人|传承人|创业者|游客|业主|客商|老师傅|师傅|联系人|徒弟"
)


def introduced(view: View) -> Iterator[Reading]:
    """A post stands before a name, or the unit alone: 「省委书记〈姓名〉」, 「市商务局的〈姓名〉」.

    The name may be a cadre's too; the graph then has one person with both readings. Does not read posts without a name, 「书记应当带头」.
    """
    for who in view.introductions:
        told = who.general or any(post.title or ends_with_unit(post.unit) for post in who.posts)
        role = view.text[who.start : who.end].strip("，“”、（）■") if who.posts and told else ""
        yield _person(view, "introduced", who.name_start, who.name_end, role, who.start)


def credited(view: View) -> Iterator[Reading]:
    """A credit names who wrote, compiled or photographed: 「（本报记者 〈姓名〉 整理）」, 「责编：〈姓名〉」.

    Does not read reporters inside sentences, 「记者了解到」.
    """
    for credit in view.plan.credits:
        reporter = "yes" if credit.reports else ""
        name = view.text[credit.start : credit.end]
        yield view.reading(
            "person", "credited", credit.start, credit.end,
            Slot("name", name), Slot("role", credit.role), Slot("reporter", reporter),
        )  # fmt: skip


def named(view: View) -> Iterator[Reading]:
    """Somebody is named in full, whoever that may be: 「果农〈姓名〉老远就喊」; the first place of each.

    Whether a word is a name is weighed, see ``graph/find/naming.py``. Does not read surnames with a title, 「于县长」.
    """
    seen = set()
    for one in view.people:
        if one.name not in seen:
            seen.add(one.name)
            yield _person(view, "named", one.start, one.end, "", one.start)


def bylines(view: View) -> Iterator[Reading]:
    """A name stands alone on its line, under a heading or over an essay: 「□ 〈姓名〉」.

    Does not read ordinary words that begin like a surname, 「管理」.
    """
    headings = {heading.end for heading in view.plan.headings}
    told = {section.name for section in view.plan.sections}
    for index, paragraph in enumerate(view.page.paragraphs):
        start = paragraph.start
        body = view.text[paragraph.start : paragraph.end]
        if body[:1] in "□◎■":
            start, body = start + 1, body[1:]
        if not is_name(body) or is_ordinary(body) or (start, paragraph.end) in told:
            continue
        before = view.page.paragraphs[index - 1].end if index else -1
        if before in headings or start > paragraph.start:
            yield _person(view, "byline", start, paragraph.end, "", paragraph.start)


def quoted_titles(view: View) -> Iterator[Reading]:
    """An epithet in quotation marks stands before a name: 「“金牌店小二”〈姓名〉」, 「“最美家庭”〈姓名〉」.

    Does not read practices, 「“一网通办”平台」.
    """
    for match in re.finditer(r"“(?P<role>[^“”，。]{2,10})”", view.text):
        end = name_at(view.text, match.end())
        if (
            end
            and end - match.end() == 3
            and is_name(view.text[match.end() : end])
            and not is_ordinary(view.text[match.end() : end])
        ):
            if view.text[end : end + 1] in "，。、；（“”" or view.text.count(view.text[match.end() : end]) > 1:
                yield _person(view, "quoted-title", match.end(), end, match["role"], match.start())


def listed_leaders(view: View) -> Iterator[Reading]:
    """Names in a row are summed up: 「〈甲〉、〈乙〉等市领导」.

    Does not read bodies, 「部门、乡镇等领导」.
    """
    for match in re.finditer(
        r"(?<![一-鿿])(?P<names>[一-鿿]{2,4}(?:、[一-鿿]{2,4})*)等(?P<role>(?:[省市区县州]?领导|同志|专家)[一-鿿]{0,4}?)(?=[叮陪出参为一到与调视，。])",
        view.text,
    ):
        at = match.start("names")
        parts = match["names"].split("、")
        if all(is_name(part) for part in parts):
            for part in parts:
                yield _person(view, "listed-leaders", at, at + len(part), match["role"], match.start())
                at += len(part) + 1


def speakers(view: View) -> Iterator[Reading]:
    """Somebody without a post is named by what they are or do: 「村民〈姓名〉种了半辈子旱地」, 「联系人：〈姓名〉」.

    Does not read 「村民们说」.
    """
    for match in re.finditer(rf"(?P<role>{_ROLES})：?(?:“[^”]{{1,6}}”)?", view.text):
        contacts = _contacts(view, match.end()) if match["role"] == "联系人" else []
        if contacts:
            for left, right in contacts:
                yield _person(view, "named-by-role", left, right, match["role"], match.start())
            continue
        end = name_at(view.text, match.end()) or name_before_word(view.text, match.end())
        name = view.text[match.end() : end] if end else ""
        if end and is_believed(name) and not re.match(r"[们和及]", name):
            yield _person(view, "named-by-role", match.end(), end, match["role"], match.start())


#: 「他叫范传贵」 「有位大嫂叫蒋素兰」
_CALLED = re.compile(
    r"(?:(?:他|她|我|大[姐哥嫂叔妈爷娘]|小伙子?|姑娘|老[人汉乡板师]|女士|先生|[一-鿿][民农户长师人员])叫|名叫|名字叫|本名叫?|真名叫?)(?=[一-鿿]{2})"
)


def called(view: View) -> Iterator[Reading]:
    """Somebody is said to be called so: 「有位大嫂叫蒋素兰，」, 「老柴——他叫柴之远」.

    Does not read what things are called, 「这叫一周一饭」, nor whom somebody calls, 「他叫上邻居」.
    """
    for match in _CALLED.finditer(view.text):
        end = name_at(view.text, match.end())
        name = view.text[match.end() : end] if end else ""
        if (
            end
            and is_believed(name)
            and re.match(r"[，。；！？—（、]|$", view.text[end:])
            and not is_ordinary(name[1:])
        ):
            yield _person(view, "called", match.end(), end, "", match.start())


def _contacts(view: View, at: int) -> list[tuple[int, int]]:
    """A line that holds nothing but names, set apart by gaps or not."""
    line = view.page.paragraph_at(at)
    listed = re.match(r"[一-鿿]{2,4}(?:、[一-鿿]{2,4})+(?=[，。；（\n]|$)", view.text[at : line.end])
    if listed:
        ends = [at + match.start() for match in re.finditer("、|$", listed.group())]
        return [(left, right) for left, right in zip([at, *(end + 1 for end in ends)], ends, strict=False)]
    spans = names_from_gaps(view.text, view.page.gaps, at, line.end) if line.end - at <= 12 else []
    return spans if all(is_name(view.text[left:right]) for left, right in spans) else []


def _person(view: View, rule: str, start: int, end: int, role: str, origin: int) -> Reading:
    return view.reading("person", rule, min(origin, start), end, Slot("name", view.text[start:end]), Slot("role", role))
