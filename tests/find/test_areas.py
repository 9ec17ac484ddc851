"""Areas: what a name means alone, beside others, and in a text of a known place; what is no area at all."""

from __future__ import annotations

import pytest

from graph.find.areas import Places, gazetteer


def areas(text: str, home: str = "") -> list[tuple[str, str]]:
    """Return the words of each mention with the full name of its area, empty where it is open."""
    return [(text[m.start : m.end], m.area.full if m.area else "") for m in Places(text, home).mentions]


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("他在莘庄镇挂职", "上海市闵行区莘庄镇"),
        ("上海市闵行区莘庄镇", "上海市闵行区莘庄镇"),
        ("闵行区莘庄镇的干部", "上海市闵行区莘庄镇"),
        ("在东莞大朗镇住了半年", "广东省东莞市大朗镇"),
        ("新疆维吾尔自治区喀什地区莎车县", "新疆维吾尔自治区喀什地区莎车县"),
        ("恩施州来凤县", "湖北省恩施土家族苗族自治州来凤县"),
        ("内蒙古自治区呼和浩特市", "内蒙古自治区呼和浩特市"),
        ("吉林省吉林市", "吉林省吉林市"),
        ("重庆市江北区", "重庆市江北区"),
        ("宁波市江北区", "浙江省宁波市江北区"),
    ],
)
def test_a_name_or_a_chain_of_names_means_one_area(text: str, full: str) -> None:
    assert [area for _, area in areas(text)] == [full]


@pytest.mark.parametrize("name", ["朝阳区", "永定区", "鼓楼区", "江北区", "城关镇"])
def test_a_name_that_several_places_bear_is_left_open(name: str) -> None:
    assert areas(f"{name}的干部") == [(name, "")]


@pytest.mark.parametrize(
    ("text", "name", "full"),
    [
        ("长春市的企业到朝阳区考察", "朝阳区", "吉林省长春市朝阳区"),
        ("他去了北京。朝阳区很热闹。", "朝阳区", "北京市朝阳区"),
        ("张家界市派他到永定区", "永定区", "湖南省张家界市永定区"),
        ("龙岩的企业到永定区", "永定区", "福建省龙岩市永定区"),
        ("徐州的干部到鼓楼区", "鼓楼区", "江苏省徐州市鼓楼区"),
        ("和平区的干部，天津的干部", "和平区", "天津市和平区"),
    ],
)
def test_the_names_around_settle_which_is_meant(text: str, name: str, full: str) -> None:
    assert (name, full) in areas(text)


def test_the_publishers_place_settles_which_is_meant() -> None:
    assert areas("鼓楼区的干部", "福建省福州市") == [("鼓楼区", "福建省福州市鼓楼区")]
    assert areas("鼓楼区的干部", "江苏省南京市") == [("鼓楼区", "江苏省南京市鼓楼区")]


def test_two_cities_of_equal_weight_settle_nothing() -> None:
    assert ("鼓楼区", "") in areas("徐州和福州都派了人。鼓楼区的干部最忙。")


def test_a_whole_name_goes_before_a_short_form_that_ends_in_it() -> None:
    assert [name for name, _ in areas("决定海口市和南京市为试点")] == ["海口市", "南京市"]


@pytest.mark.parametrize(
    ("text", "name", "full"),
    [
        ("在上海学习", "上海", "上海市"),
        ("在东莞学习", "东莞", "广东省东莞市"),
        ("在吉林工作", "吉林", "吉林省"),
        ("安徽干部", "安徽", "安徽省"),
        ("吴江区的企业多，吴江的服务好", "吴江", "江苏省苏州市吴江区"),
    ],
)
def test_short_forms_are_names_too(text: str, name: str, full: str) -> None:
    assert (name, full) in areas(text)


@pytest.mark.parametrize(
    "text",
    [
        *("高明的做法，值得学习", "通过市场配置资源", "大同小异", "南京东路上人来人往", "北京烤鸭很好吃"),
        *("开发区的企业", "街道的干部", "他到区里开会", "县里的干部", "大家都很高兴", "西湖龙井是名茶", "全市各县区"),
        *("他住在喀拉萨尔村", "省地质矿产勘查开发局二〇九地质大队"),
    ],
)
def test_words_that_only_look_like_areas_are_none(text: str) -> None:
    assert areas(text) == []


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("赴沪学习锻炼", ["上海市"]),
        ("苏陕协作", ["江苏省", "陕西省"]),
        ("赴浙挂职", ["浙江省"]),
    ],
)
def test_one_character_names_a_province_where_people_go_or_cooperate(text: str, full: list[str]) -> None:
    assert [area for _, area in areas(text)] == full


@pytest.mark.parametrize("text", ["沪上人家", "苏醒过来", "浙里办", "湘味十足"])
def test_one_character_alone_names_nothing(text: str) -> None:
    assert areas(text) == []


def test_finding_keeps_to_the_stretch() -> None:
    text = "碧江区的干部到苏州市吴江区，又到昆山市。"
    places = Places(text)
    first = places.within(0, 4)
    assert [text[m.start : m.end] for m in first] == ["碧江区"]
    at = text.index("苏州市")
    mention = places.starting_at(at)
    assert mention and mention.area and mention.area.full == "江苏省苏州市吴江区"
    assert places.covering(at + 1) == mention
    assert places.starting_at(at + 1) is None


def test_a_township_lies_in_its_county_and_a_county_in_its_city() -> None:
    book = gazetteer()
    town = book.by_full["上海市闵行区莘庄镇"]
    assert book.up_to_county(town).full == "上海市闵行区"
    assert book.up_to_city(town).full == "上海市"
    assert book.up_to_city(book.by_full["山东省青岛市"]).full == "山东省青岛市"
    assert town.within(book.by_full["上海市"])
    assert not book.by_full["上海市"].within(town)
    parent = book.parent(town)
    assert parent and parent.full == "上海市闵行区"


def test_a_city_without_counties_is_one_area() -> None:
    book = gazetteer()
    assert book.up_to_county(book.by_full["广东省东莞市大朗镇"]).full == "广东省东莞市"


def test_every_full_name_begins_with_that_of_its_parent() -> None:
    book = gazetteer()
    for area in list(book.areas.values())[::97]:
        parent = book.parent(area)
        assert parent is None or area.full.startswith(parent.full) or parent.full in area.full
