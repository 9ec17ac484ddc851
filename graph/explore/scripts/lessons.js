// What was brought home: theme by host as a table of numbers, the lessons as cards, and what is proposed for one's own unit.

const COLUMNS = 14;
/** So many cards, beside each other and below, fill the window. */
const CARDS = 12;

/** Every lesson with what it is sorted and counted by, when somebody asks for it. */
let lessons = [];

/** A lesson with its themes, who brought it home, from where, and what sort it is. */
function lessonOf(thing) {
  const themes = [...new Set([...ahead(thing, "mainTheme"), ...ahead(thing, "dcterms:subject")])];
  const cadres = [...new Set(behind(thing, "learned"))];
  const during = ahead(thing, "learnedDuring");
  const seen = ahead(thing, "learnedAt").flatMap((place) => (place.kind === "Area" ? [place] : ahead(place, "inArea")));
  const hosts = [...new Set(seen.length ? seen : during.flatMap((stay) => areasOf(stay, "host")))];
  const kind = ahead(thing, "kind")[0];
  return { thing, themes, cadres, during, hosts, kind, ids: {} };
}

const collected = whenIdle(function* () {
  const found = [];
  for (const thing of thingsOf("Lesson")) {
    found.push(lessonOf(thing));
    if (found.length % 100 === 0) yield;
  }
  lessons = found;
  yield* onceInPieces("heat city", () => counting(lessons, "city"), "");
  for (const spoken of [CHINESE, ENGLISH]) yield speaking(spoken, unitOptions);
  for (const [place, lesson] of lessons.entries()) if (wordsOfLesson(lesson) && place % 50 === 49) yield;
});

/** Collects the lessons at once, for somebody who cannot wait. */
function needLessons() {
  if (!lessons.length && thingsOf("Lesson").length) lessons = thingsOf("Lesson").map(lessonOf);
}
const ADVICE = new Set(["kind:proposal", "kind:adopted"]);

function lessonLevel() {
  return LEVELS.includes(state.level) ? state.level : "city";
}

function hostIds(lesson, level = lessonLevel()) {
  return lesson.ids[level] ??= lesson.hosts.length ? [...new Set(lesson.hosts.map((one) => areaAt(one, level).id))] : [NOWHERE];
}

function themeIds(lesson) {
  return lesson.ids.themes ??= lesson.themes.length ? lesson.themes.map(({ id }) => id) : [NOWHERE];
}

function idWords(id) {
  return id === NOWHERE ? say("group-none") : thingOf.has(id) ? nameOf(thingOf.get(id)) : id;
}

const lessonWords = new Map();

function wordsOfLesson({ thing, themes, cadres, hosts }) {
  if (!lessonWords.has(thing)) {
    const told = [...namesIn(thing), ...thing.evidence.map(([passage]) => quoteOf(passage)), ...[...themes, ...cadres, ...hosts].flatMap(namesIn)];
    lessonWords.set(thing, folded(told.join("\n")));
  }
  return lessonWords.get(thing);
}

function namesIn({ words, names }) {
  return [...words, ...names];
}

/** The lessons that the address asks for; the table asks for all themes and hosts. */
function lessonsAsked(forTable = false) {
  const words = folded(state.q).split(/\s+/).filter(Boolean);
  return lessons.filter((lesson) => (!state.kind || lesson.kind?.id === state.kind)
    && words.every((word) => wordsOfLesson(lesson).includes(word))
    && (forTable || ((!state.theme || themeIds(lesson).includes(state.theme)) && (!state.host || hostIds(lesson).includes(state.host)))));
}

// ---- for one's own unit

/** Whether a place is one's own: the unit or area itself, an area around it, or a unit or area in it. */
function isOwn(place, own) {
  if (place === own) return true;
  const areas = (one) => (one.kind === "Area" ? [one] : ahead(one, "inArea"));
  if (place.kind === "Area") return areas(own).some((one) => liesIn(one, place) || liesIn(place, one) && own.kind === "Area");
  return own.kind === "Area" ? areas(place).some((one) => liesIn(one, own)) : ahead(place, "org:subOrganizationOf").includes(own);
}

let advised = { own: null };

/** What was proposed for a unit or an area by name, and what its own people proposed. */
function adviceFor(own) {
  if (advised.own !== own) advised = { own, ...adviceOf(own) };
  return advised;
}

function adviceOf(own) {
  const advice = lessons.filter(({ kind }) => ADVICE.has(kind?.id));
  const sent = (cadre) => behind(cadre, "ofCadre").some((stay) => ahead(stay, "fromUnit", "fromArea").some((from) => from === own || (own.kind === "Area" && isOwn(from, own) && (from.kind !== "Area" || liesIn(from, own)))));
  const named = advice.filter(({ thing }) => ahead(thing, "proposedFor").some((place) => isOwn(place, own)));
  const ours = advice.filter((lesson) => !named.includes(lesson) && lesson.cadres.some(sent));
  const near = new Set([...named, ...ours]);
  const themes = new Set([...near].map(({ themes: [main] }) => main));
  const others = advice.filter((lesson) => !near.has(lesson) && themes.has(lesson.themes[0]));
  return { named, ours, others };
}

function unitOptions() {
  return once("own units", unitsToChoose);
}

function unitsToChoose() {
  const owners = (predicate) => [...new Set(stays.flatMap((stay) => ahead(stay, predicate)))];
  const around = owners("fromArea").flatMap((one) => [one, ...LEVELS.map((level) => areaAt(one, level))]);
  const option = (list) => byName([...new Set(list)]).map((thing) => [thing.id, nameOf(thing)]);
  return [["", say("choose-unit")], [say("group-home-area"), option(around)], [say("group-home-unit"), option(owners("fromUnit"))]];
}

// ---- the table

/** How many lessons there are by theme and host: of all of them counted once, of those who are asked for anew. */
function heatCounts() {
  const all = !state.q && !state.kind;
  const count = () => finished(counting(lessonsAsked(true), lessonLevel()));
  return all ? once(`heat ${lessonLevel()}`, count, "") : count();
}

function* counting(found, level) {
  const counts = new Map();
  const sums = { theme: new Map(), host: new Map() };
  const add = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const [place, lesson] of found.entries()) {
    if (place % 500 === 499) yield;
    const hosts = hostIds(lesson, level);
    for (const theme of themeIds(lesson)) {
      add(sums.theme, theme);
      if (!counts.has(theme)) counts.set(theme, new Map());
      for (const host of hosts) add(counts.get(theme), host);
    }
    for (const host of hosts) add(sums.host, host);
  }
  return { counts, sums };
}

function heatTable() {
  const { counts, sums } = heatCounts();
  if (!sums.theme.size) return [];
  const ordered = (map) => [...map].sort(([one, a], [other, b]) => (one === NOWHERE) - (other === NOWHERE) || b - a || collator.compare(idWords(one), idWords(other))).map(([id]) => id);
  const [themes, hosts] = [ordered(sums.theme), ordered(sums.host)];
  const shown = hosts.slice(0, COLUMNS);
  const most = Math.max(1, ...[...counts.values()].flatMap((row) => [...row.values()]));
  const pick = (theme, host) => viewAddress("lessons", { level: state.level, kind: state.kind, q: state.q,
    ...(state.theme === theme && state.host === host ? {} : { theme, host }) });
  const cellFor = (theme, host) => {
    const count = counts.get(theme)?.get(host) ?? 0;
    const picked = state.theme === theme && state.host === host;
    return element("td", { class: `heat heat-${count ? Math.ceil(5 * Math.sqrt(count / most)) : 0} ${picked ? "chosen" : ""}` },
      count ? element("a", { href: pick(theme, host), "aria-label": `${idWords(theme)}，${idWords(host)}：${say("some-lessons", count)}` }, String(count)) : "");
  };
  const head = (id, key, scope) => element("th", { scope, class: state[key] === id ? "chosen" : "" },
    element("a", { href: key === "theme" ? pick(id, "") : pick("", id), title: idWords(id) }, element("span", {}, idWords(id)), element("b", {}, String(sums[key].get(id)))));
  return [
    element("table", { class: "heat-table" }, element("caption", {}, say("heat-caption")),
      element("thead", {}, element("tr", {}, element("td", {}), shown.map((host) => head(host, "host", "col")))),
      element("tbody", {}, themes.map((theme) => element("tr", {}, head(theme, "theme", "row"), shown.map((host) => cellFor(theme, host)))))),
    hosts.length > shown.length ? element("p", { class: "hint" }, say("more-hosts", hosts.length - shown.length)) : "",
  ];
}

// ---- the cards

/** Links to things, parted as Chinese lists are. */
function listed(list) {
  return list.flatMap((thing, at) => [at ? "、" : "", link(thing)]);
}

/** The title of a lesson and its quote; where the title is how the quote begins, it is said once. */
function titled(thing, quote) {
  const name = nameOf(thing);
  const cut = name.endsWith("…");
  const same = quote.startsWith(cut ? name.slice(0, -1) : name);
  // A title that is cut inside its sentence stands out as far as a whole part of it goes.
  const start = cut ? (name.match(/^.{4,}[，。；：！？、,;:!?]/su) ?? [name.slice(0, -1)])[0] : name;
  return [same ? "" : element("h4", {}, link(thing)),
    element("blockquote", { lang: "zh-Hans", class: "clamped" }, same ? [link(thing, element("b", {}, start)), quote.slice(start.length)] : quote)];
}

function quoteCard({ thing, themes, cadres, during, hosts, kind }) {
  const [passage] = thing.evidence[0];
  const [button, box] = evidenceParts(thing.evidence);
  const chosen = selection?.thing === thing;
  return element("article", { class: `card quote-card ${chosen ? "chosen" : ""}` },
    element("p", { class: "tags" }, kind ? element("span", { class: "kind-tag" }, glyphOf(thing), nameOf(kind)) : "",
      themes.map((theme) => element("a", { href: viewAddress("lessons", { level: state.level, theme: theme.id }) }, nameOf(theme)))),
    ...titled(thing, quoteOf(passage)),
    element("p", { class: "by" }, button, cadres.length ? listed(cadres) : element("span", {}, say("nobody-named")), hosts.length ? [" · ", ...listed(hosts)] : ""),
    box);
}

function fillCards(place) {
  forgetLists(place);
  const own = thingOf.get(state.unit);
  if (own) {
    const { named, ours, others } = adviceFor(own);
    const part = (key, list) => section(say(key), list.length, list.length ? fillSlowly(element("div", { class: "cards" }), list, quoteCard, CARDS) : []);
    const parts = inOneColumn(() => [part("advice-named", named), part("advice-own", ours), part("advice-others", others)].filter(Boolean));
    place.replaceChildren(element("h3", { class: "big" }, say("advice-for"), link(own)), ...(parts.length ? parts : [element("p", { class: "hint" }, say("advice-none"))]));
    return;
  }
  const found = lessonsAsked();
  const words = [state.theme, state.host].filter(Boolean).map(idWords).join(" × ");
  const cards = element("div", { class: "cards" });
  place.replaceChildren(element("h3", { class: "big" }, words || say("lessons"), element("b", {}, `${found.length} / ${lessons.length}`),
    words ? element("a", { href: viewAddress("lessons", { level: state.level }) }, say("show-all")) : ""), cards);
  if (found.length) fillSlowly(cards, found, quoteCard, CARDS);
  else cards.replaceWith(element("p", { class: "hint" }, say("no-lessons")));
}

VIEWS.set("lessons", {
  build() {
    needLessons();
    const kinds_ = [...new Set(lessons.map(({ kind }) => kind).filter(Boolean))].map((kind) => [kind.id, nameOf(kind)]);
    return [
      viewHead("lessons",
        choiceOf("own-unit", "unit", unitOptions()),
        typingBox("q", "lesson-search"),
        choiceOf("kind-kind", "kind", [["", say("any")], ...kinds_]),
        choiceOf("level", "level", LEVELS.map((level) => [level === "city" ? "" : level, say(`level-${level}`)]))),
      element("div", { class: "two" }, element("div", { class: "heat-place" }), element("div", { class: "cards-place" })),
    ];
  },
  update() {
    fillControls(area);
    const heat = area.querySelector(".heat-place");
    heat.replaceChildren(...heatTable().filter(Boolean));
    fillCards(area.querySelector(".cards-place"));
  },
});
