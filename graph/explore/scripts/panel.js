// The panel: everything that is said of what was clicked, and where each word of it was read.

const panel = byId("panel");
function link(thing, words) {
  return element("a", { href: address(thing.id), class: "thing" }, words ?? nameOf(thing));
}

// ---- evidence

function documentLine(number) {
  const { name, date } = documents.get(number);
  const title = things[number].words[CHINESE];
  return element("p", { class: "where" }, link(things[number], title), title === name ? "" : element("span", { class: "file" }, name),
    date ? element("span", {}, date) : "");
}

function ruleDetails(number) {
  const [name, about] = dossier.rules[number];
  return element("details", { class: "rule" },
    element("summary", {}, `${say("rule")} `, element("code", {}, name)),
    element("p", { class: "about" }, about || say("no-rule-text")));
}

function certaintyBadge(number) {
  const [name, zh, en] = dossier.certainties[number];
  return element("span", { class: `certainty ${name}` }, inLanguage([zh, en]));
}

/** One passage in the paragraph around it, with its document, its certainty and the rule that read it. */
function passageBlock([passage, rule, certainty]) {
  const { document: document_, text, from, to } = passageOf(passage);
  return element("figure", { class: "passage" },
    element("blockquote", { lang: "zh-Hans" }, text.slice(0, from), element("mark", {}, text.slice(from, to)), text.slice(to)),
    element("figcaption", {}, documentLine(document_), element("div", { class: "how" }, certaintyBadge(certainty), ruleDetails(rule))));
}

let boxes = 0;

/** A button that opens the evidence of a fact, and the box that it opens: ten facts often stand in one sentence. */
function evidenceParts(evidence) {
  const id = `evidence-${boxes += 1}`;
  const box = element("div", { class: "evidence", id, hidden: true });
  const [name, zh, en] = dossier.certainties[surest(evidence)];
  const toggle = () => {
    if (!box.childElementCount) fillSlowly(box, evidence, passageBlock, FEW);
    box.hidden = !box.hidden;
    button.setAttribute("aria-expanded", String(!box.hidden));
  };
  const button = element("button", { type: "button", class: `certainty ${name}`, "aria-expanded": "false", "aria-controls": id,
    title: say("evidence"), click: toggle }, inLanguage([zh, en]), evidence.length > 1 ? ` ${evidence.length}` : "");
  return [button, box];
}

function surest(evidence) {
  return Math.min(...evidence.map(([, , certainty]) => certainty));
}

// ---- facts

function valueOf(fact) {
  if (!isThing(fact.object)) return element("span", { class: "value" }, inLanguage(fact.object));
  return element("span", { class: "value" }, link(fact.object));
}

/** A line of the panel: what is said, and a button for how sure it is and where it stands. */
function line(evidence, ...content) {
  return element("div", { class: `fact ${dossier.certainties[surest(evidence)][0]}` }, content, evidenceParts(evidence));
}

function factRow(fact) {
  return line(fact.evidence, element("span", { class: "predicate" }, predicateWords(fact.predicate)), valueOf(fact));
}

function section(title, count, ...children) {
  const content = children.flat();
  if (!content.length) return "";
  return element("section", {}, element("h3", {}, title, count ? element("b", {}, String(count)) : ""), content);
}

/** A placement as a card: its facts, and the passage that tells of it, open. */
function placementCard(placement, exceptCadre = true) {
  const told = placement.facts.filter((fact) => !(exceptCadre && fact.predicate === "ofCadre"));
  return element("article", { class: "card" }, element("h4", {}, link(placement)),
    placement.evidence.slice(0, 1).map(passageBlock), told.map((fact) => factRow(fact)));
}

/** A lesson as a card: who, which kind, which themes, and a button for the passage. */
function lessonCard(lesson, withCadre) {
  const themes = [...new Set(ahead(lesson, "mainTheme", "dcterms:subject"))];
  const cadres = withCadre ? [...new Set(behind(lesson, "learned"))] : [];
  const tags = [...cadres, ...ahead(lesson, "kind"), ...themes].map((thing) => link(thing));
  return element("article", { class: "card lesson" }, element("h4", {}, glyphOf(lesson), link(lesson)),
    line(lesson.evidence, element("p", { class: "value tags" }, tags)));
}

/** What points at a thing, by predicate: 「来到这里」 with a line for each. */
function inwardSections(thing, except = []) {
  const groups = new Map([...predicates.keys()].map((predicate) => [inverseWords(predicate), []]));
  for (const fact of thing.inward) if (!except.includes(fact.predicate)) groups.get(inverseWords(fact.predicate)).push(fact);
  return [...groups].map(([title, list]) => {
    const subjects = [...new Map(list.map((fact) => [fact.subject.number, fact])).values()];
    const draw = (fact) => (fact.subject.kind === "Lesson" ? lessonCard(fact.subject, true)
      : line(fact.evidence, element("span", { class: "value" }, glyphOf(fact.subject), link(fact.subject))));
    return section(title, subjects.length, subjects.length ? fillSlowly(element("div"), subjects, draw) : []);
  });
}

/** The short ways cadre → unit say nothing where the placements themselves are listed. */
function said(thing) {
  const placed = behind(thing, "toUnit", "fromUnit").length;
  return thing.kind === "Cadre" ? ["ofCadre"] : placed ? ["homeUnit", "hostUnit"] : [];
}

// ---- what the panel can show

function heading(words, kind, glyph) {
  return element("header", { class: "subject" },
    element("p", { class: "kind" },
      element("a", { href: address(""), class: "back" }, viewName() === NETWORK ? `← ${say("back")}` : `✕ ${say("close")}`),
      element("span", {}, glyph, kind)),
    element("h2", { tabindex: "-1" }, words));
}

function documentParts(thing) {
  const { name, source, date, reporters } = documents.get(thing.number);
  const lines = [["document", name], ["source", source], ["date", date], ["reporters", reporters.join("、")]];
  const here = [...stays, ...thingsOf("Lesson")].filter((other) => other.evidence.some(([passage]) => documentOf(passage) === thing.number));
  return [
    element("div", {}, lines.filter(([, value]) => value).map(([key, value]) => element("div", { class: "fact" },
      element("span", { class: "predicate" }, say(key)), element("span", { class: "value" }, value)))),
    section(say("read-here"), here.length, here.length ? fillSlowly(element("div"), here, (other) => (
      element("div", { class: "fact" }, element("span", { class: "value" }, glyphOf(other), link(other))))) : []),
  ];
}

function thingParts(thing) {
  if (documents.has(thing.number)) return documentParts(thing);
  const isCadre = thing.kind === "Cadre";
  const placements = isCadre ? behind(thing, "ofCadre") : [];
  const lessons = isCadre ? ahead(thing, "learned") : [];
  const repeated = isCadre ? ["learned", ...(placements.length ? ["homeUnit", "hostUnit"] : [])] : [];
  const own = thing.facts.filter((fact) => !repeated.includes(fact.predicate));
  return [
    viewName() === WHOLE ? "" : element("p", { class: "more-of" }, element("a", { href: viewAddress(WHOLE, {}, thing.id) }, `${say("whole-page")} ›`)),
    questionNotes(thing),
    thing.about ? element("p", { class: "about" }, thing.about) : "",
    thing.names.length ? element("p", { class: "also" }, `${say("also")} `, thing.names.join("、")) : "",
    section(say("placements"), placements.length, placements.length ? fillSlowly(element("div"), placements, (placement) => placementCard(placement), FEW) : []),
    placements.length ? "" : element("div", {}, thing.evidence.slice(0, 1).map(passageBlock)),
    section(say("facts"), own.length, own.length ? fillSlowly(element("div"), own, factRow) : []),
    section(say("lessons"), lessons.length, lessons.length ? fillSlowly(element("div"), lessons, (lesson) => lessonCard(lesson, false)) : []),
    inwardSections(thing, said(thing)),
    section(say("passages"), thing.evidence.length, thing.evidence.length > 1 ? fillSlowly(element("div"), thing.evidence.slice(1), passageBlock, FEW) : []),
  ];
}

function lineParts(edge) {
  const about = edge.about.map((id) => thingOf.get(id)).filter(Boolean);
  const told = edge.facts.map(factAt);
  return [
    section(say("facts"), told.length, told.length ? fillSlowly(element("div"), told, (fact) => element("article", { class: "card" },
      element("h4", {}, link(fact.subject)),
      element("div", { class: "fact" }, element("span", { class: "predicate" }, predicateWords(fact.predicate)), valueOf(fact)),
      fillSlowly(element("div"), fact.evidence, passageBlock, 3)), FEW) : []),
    section(say("placements"), about.length, about.length ? fillSlowly(element("div"), about, (thing) => placementCard(thing, false), FEW) : []),
  ];
}

/** The groups of the scene as links that open them: what a click on a box does, by keyboard. */
function groupParts(cadres) {
  const way = (group) => {
    const count = cadres ? group.trail.filter((cadre) => cadres.has(cadre)).length : group.trail.length;
    const target = scene.opens.get(group.id);
    if (!count || target === undefined) return "";
    return element("li", {}, element("a", { href: address("", { in: target.key }), class: "group" }, nameInBox(boxOf.get(group.id)), " ", element("b", {}, String(count))));
  };
  const list = (key, groups) => section(say(key), 0, groups.some((item) => item) ? element("ul", { class: "groups" }, groups) : []);
  const of = (side, beside) => scene.groups.filter((group) => group.side === side && group.beside === beside).map(way);
  return [list("group-home-area", of("home", false)), list("group-host-area", of("host", false)), list("band-top-units", of("host", true)),
    scene.groups.length ? element("h3", {}, say("group-cadre")) : ""];
}

/** Who went where: the network as a list, for eyes that want a list and hands that have no mouse. */
function overviewParts() {
  const cadres = matchingCadres();
  const rows = view.rows.map(idAt).filter((id) => scene.cadres.has(id) && (!cadres || cadres.has(id))).map((id) => thingOf.get(id));
  const names = (list) => [...new Set(list.map(nameOf))].join("、");
  // That a stay was only planned or has been called off must be read at once.
  const missed = (stays) => names(stays.flatMap((stay) => ahead(stay, "status"))
    .filter(({ id }) => id === "status:planned" || id === "status:cancelled"));
  const row = (cadre) => {
    const stays = behind(cadre, "ofCadre");
    const from = names(stays.flatMap((stay) => ahead(stay, "fromUnit"))) || names(stays.flatMap((stay) => ahead(stay, "fromArea")))
      || names(ahead(cadre, "homeUnit"));
    const to = names(stays.flatMap((stay) => ahead(stay, "toUnit"))) || names(stays.flatMap((stay) => ahead(stay, "toArea")))
      || names(ahead(cadre, "hostUnit"));
    return element("li", {}, element("a", { href: address(cadre.id), class: "row" }, element("b", {}, nameOf(cadre)),
      element("span", { class: "way" }, from || say("unknown"), element("i", { "aria-hidden": "true" }, " → "), to || say("unknown")),
      element("span", { class: "mode" }, [names(stays.flatMap((stay) => ahead(stay, "mode"))), missed(stays)].filter(Boolean).join(" · "))));
  };
  const title = scene === whole ? say("overview") : endNames(scene).join(" → ");
  const ends = scene.ends.map((id) => thingOf.get(nodeOf.get(id)?.thing)).filter(Boolean);
  return [
    element("header", { class: "subject" }, element("h2", { tabindex: "-1" }, title, element("b", { class: "number" }, String(rows.length))),
      ends.length ? element("p", { class: "tags" }, `${say("facts")} `, ends.map((end) => link(end))) : "",
      scene === whole ? element("p", { class: "counts" }, Object.entries(view.counts).map(([kind, count]) => element("span", {}, element("b", {}, String(count)), " ", say(`count-${kind}`)))) : "",
      element("p", { class: "hint" }, say(scene.groups.length ? "groups-hint" : "overview-hint"))),
    ...groupParts(cadres),
    rows.length ? fillSlowly(element("ul", { class: "rows" }), rows, row, scene.groups.length ? ROWS / 2 : ROWS) : element("p", { class: "hint" }, say("overview-none")),
  ];
}

function showPanel(selection) {
  fromTheTop.add(panel);
  forgetLists(panel);
  panel.replaceChildren(...inOneColumn(() => panelParts(selection)).flat(3).filter(Boolean));
}

/** What the panel tells of what is selected, or else of what is looked at. */
function panelParts(selection) {
  const { thing, line } = VIEWS.get(viewName())?.alone ? {} : selection ?? {};
  return thing ? [heading(nameOf(thing), kindWords(thing), glyphOf(thing)), ...thingParts(thing)]
    : line ? [heading(lineTitle(line), say("connection"), ""), ...lineParts(line)]
    : viewName() === NETWORK ? overviewParts()
    : VIEWS.get(viewName()).panel?.() ?? [];
}

function lineTitle(line) {
  return [line.from, line.to].map((id) => thingOf.get(nodeOf.get(id).thing)).map((end) => (end ? nameOf(end) : "")).join(" — ");
}
