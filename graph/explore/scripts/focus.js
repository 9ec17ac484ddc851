// What is shown and what stands out: filters hide, a selection dims everything that has nothing to do with it.

const groupsHere = data("network");
/** Lines that are drawn only when somebody looks at one of their ends. */
const ON_DEMAND = new Set(["learned", "subject", "pairing"]);

const nodeColumns = {
  ...Object.fromEntries(["thing", "side", "group"].map((name) => [name, numbersOf(`node ${name}`)])),
  ...Object.fromEntries(["title", "name"].map((name) => [name, wordsAt(`node ${name}`)])),
  ...Object.fromEntries(["trail", "themes"].map((name) => [name, listsOf(`node ${name}`)])),
};

/** Something that can be drawn; whose way leads through it is found out when somebody asks. */
class DrawnNode {
  #trail;

  constructor(number) {
    this.number = number;
    const thing = things[nodeColumns.thing[number]];
    this.thing = thing.id;
    this.id = groupsHere.sides[nodeColumns.side[number]] + thing.id;
    this.group = groupsHere["node-groups"][nodeColumns.group[number]];
  }

  get title() { return nodeColumns.title.at(this.number) || things[nodeColumns.thing[this.number]].words[CHINESE]; }
  get name() { return nodeColumns.name.at(this.number) || this.title; }
  get trail() { return this.#trail ??= idsOf(nodeColumns.trail.at(this.number)); }
  get themes() { return idsOf(nodeColumns.themes.at(this.number)); }
}

const nodeList = Array.from(nodeColumns.thing, (_, number) => new DrawnNode(number));

function idsOf(numbers) {
  return Array.from(numbers, (number) => nodeList[number].id);
}

const edgeColumns = {
  ...Object.fromEntries(["from", "to", "group", "certainty", "happened", "words"].map((name) => [name, numbersOf(`edge ${name}`)])),
  ...Object.fromEntries(["facts", "about", "trail"].map((name) => [name, listsOf(`edge ${name}`)])),
};
const INTO = " → ";

/** A line between two nodes; what it is made of is found out when somebody asks. */
class DrawnLine {
  #trail;

  constructor(number) {
    this.number = number;
    this.from = nodeList[edgeColumns.from[number]].id;
    this.to = nodeList[edgeColumns.to[number]].id;
    this.id = this.from + INTO + this.to;
    this.group = groupsHere["edge-groups"][edgeColumns.group[number]];
    this.certainty = groupsHere["edge-certainties"][edgeColumns.certainty[number]];
    this.happened = Boolean(edgeColumns.happened[number]);
    this.words = groupsHere["edge-words"][edgeColumns.words[number]];
    this.on_demand = ON_DEMAND.has(this.group);
  }

  get facts() { return Array.from(edgeColumns.facts.at(this.number)); }
  get about() { return Array.from(edgeColumns.about.at(this.number), (thing) => things[thing].id); }
  get trail() { return this.#trail ??= idsOf(edgeColumns.trail.at(this.number)); }
}

/** Where the lines of each node begin: they follow each other. */
const edgesBegin = (() => {
  const counts = new Int32Array(nodeList.length);
  for (const node of edgeColumns.from) counts[node] += 1;
  return edgesOf(counts);
})();

/** The lines that begin at a node, to one of those that are asked for. */
function edgesFrom(number, to) {
  const found = [];
  for (let edge = edgesBegin[number]; edge < edgesBegin[number + 1]; edge += 1) if (to.has(edgeColumns.to[edge])) found.push(new DrawnLine(edge));
  return found;
}

/** The line that an address names by its two ends. */
function edgeCalled(id) {
  for (let at = id.indexOf(INTO); at >= 0; at = id.indexOf(INTO, at + 1)) {
    const [from, to] = [nodeOf.get(id.slice(0, at)), nodeOf.get(id.slice(at + INTO.length))];
    const [edge] = from && to ? edgesFrom(from.number, new Set([to.number])) : [];
    if (edge) return edge;
  }
  return null;
}

// Groups count whose way leads through them: the first click on one finds it ready.
whenIdle(function* () {
  for (const [place, node] of nodeList.entries()) if (node.trail && place % 200 === 199) yield;
});

const nodeOf = new Map(nodeList.map((node) => [node.id, node]));
const nodesByThing = new Map();
for (const node of nodeList) {
  const known = nodesByThing.get(node.thing);
  if (known) known.push(node);
  else nodesByThing.set(node.thing, [node]);
}

/** The nodes that stand for a thing: one that sends and receives has two. */
function nodesOf(thing) {
  return nodesByThing.get(thing.id) ?? [];
}

const LESSONS = new Set(["observation", "reflection", "proposal", "adopted", "lesson"]);
const WAYS = new Set(["home", "host", "place"]);

/** The lessons of each theme: those whose first it is. */
const lessonsByTheme = new Map();
for (const node of nodeList) {
  if (!LESSONS.has(node.group)) continue;
  const theme = nodeList[nodeColumns.themes.numbers[nodeColumns.themes.edges[node.number]]].id;
  if (!lessonsByTheme.has(theme)) lessonsByTheme.set(theme, []);
  lessonsByTheme.get(theme).push(node);
}

const filters = { off: new Set(), theme: "", area: "" };

function meets(list, set) {
  return list.some((item) => set.has(item));
}

/** The cadres that passed the filters when somebody last asked, and what the filters were. */
let matching = { asked: "", cadres: null };

/** The cadres that pass the filters, or null when nothing is asked for. */
function matchingCadres() {
  const asked = JSON.stringify([filters.theme, filters.area]);
  if (asked !== matching.asked) matching = { asked, cadres: cadresThatMatch() };
  return matching.cadres;
}

function cadresThatMatch() {
  if (!filters.theme && !filters.area) return null;
  const lists = [filters.theme, filters.area].filter(Boolean).map((id) => new Set(nodeOf.get(id)?.trail ?? []));
  return new Set([...lists[0]].filter((cadre) => lists.every((list) => list.has(cadre))));
}

/** Whether a node, or a box of the scene, belongs to the cadres that were asked for. */
function matches(node, cadres) {
  if (!cadres) return true;
  const ofLessons = LESSONS.has(node.group);
  if (ofLessons && filters.theme && !node.themes.includes(filters.theme)) return false;
  // A lesson that nobody in particular brought home belongs to its theme, but to no host.
  return (ofLessons && !filters.area) || meets(node.trail, cadres);
}

/** Whether the filters leave nothing of a thing, in whatever scene it may be drawn. */
function filteredOut(thing) {
  const cadres = matchingCadres();
  return nodesOf(thing).every((node) => filters.off.has(node.group) || !matches(node, cadres));
}

/** The ids of the boxes that the filters leave; of themes, those that one of the lessons left belongs to. */
function visibleBoxes() {
  const cadres = matchingCadres();
  const boxes = [...boxOf.values()];
  const told = new Set();
  if (cadres && scene.groups.length) {
    for (const [theme, ofTheme] of lessonsByTheme) if (ofTheme.some((node) => matches(node, cadres))) told.add(theme);
  } else if (cadres) {
    for (const box of boxes) if (LESSONS.has(box.group) && matches(box, cadres)) told.add(box.themes[0]);
  }
  const left = boxes.filter((box) => (box.group === "theme" ? !cadres || told.has(box.id) : matches(box, cadres)));
  return new Set(left.filter((box) => !filters.off.has(box.group)).map((box) => box.id));
}

/** Everything that belongs to the ways of some cadres; their lessons too where asked for. */
function trailOf(cadres, withLessons) {
  const belongs = (item) => meets(item.trail, cadres);
  const boxes = [...boxOf.values()];
  const lessons = withLessons ? boxes.filter((node) => LESSONS.has(node.group) && belongs(node)) : [];
  const ways = boxes.filter((node) => !LESSONS.has(node.group) && node.group !== "theme" && belongs(node));
  const lines = [...lineOf.values()].filter((edge) => belongs(edge) && (WAYS.has(edge.group) || (withLessons && edge.group === "learned")));
  return {
    nodes: new Set([...ways, ...lessons].map((node) => node.id).concat(lessons.map((node) => node.themes[0]))),
    edges: new Set(lines.map((edge) => edge.id)),
  };
}

function addEdges(focus, edges) {
  for (const edge of edges) {
    focus.edges.add(edge.id);
    focus.nodes.add(edge.from).add(edge.to);
  }
  return focus;
}

/** The cadres that something undrawn is about: of a placement, of a batch's placements, of a post's. */
function cadresBehind(thing) {
  const placements = thing.kind === "Placement" ? [thing] : [...behind(thing, "inBatch", "toPost", "fromPost", "mode", "status")];
  return new Set(placements.flatMap((placement) => ahead(placement, "ofCadre")).map((cadre) => cadre.id));
}

/** The groups that some cadres are in, and the lines that they went along. */
function groupsOf(cadres) {
  const common = (item) => meets(item.trail, cadres);
  return {
    cadres,
    nodes: new Set([...boxOf.values()].filter(common).map((box) => box.id)),
    edges: new Set([...lineOf.values()].filter(common).map((edge) => edge.id)),
  };
}

/** The cadres that a selection has to do with. */
function cadresOf({ thing, line }) {
  if (line) return new Set(line.trail);
  const nodes = nodesOf(thing);
  return nodes.length ? new Set(nodes.flatMap((node) => node.trail)) : cadresBehind(thing);
}

/** The nodes and edges that stand out for a selection {thing} or {line}; null when nothing is selected. */
function focusOn(selection) {
  if (!selection) return null;
  if (scene.groups.length) {
    const cadres = cadresOf(selection);
    return cadres.size ? groupsOf(cadres) : null;
  }
  if (selection.line) {
    const edge = selection.line;
    const focus = WAYS.has(edge.group) ? trailOf(new Set(edge.trail), false) : { nodes: new Set(), edges: new Set() };
    return addEdges(focus, [edge]);
  }
  const nodes = nodesOf(selection.thing);
  const groups = new Set(nodes.map((node) => node.group));
  const ids = new Set(nodes.map((node) => node.id));
  const trail = new Set(nodes.flatMap((node) => node.trail));
  const lines = [...lineOf.values()];
  let focus;
  if (!nodes.length) {
    const cadres = cadresBehind(selection.thing);
    focus = trailOf(cadres, false);
    const near = [...ahead(selection.thing, ...predicates.keys()), ...behind(selection.thing, ...predicates.keys())];
    for (const thing of near) for (const node of nodesOf(thing)) focus.nodes.add(node.id);
    return focus.nodes.size ? focus : null;
  }
  if (groups.has("cadre")) {
    focus = trailOf(trail, true);
  } else if (groups.has("theme")) {
    focus = { nodes: new Set(), edges: new Set() };
    const lessons = [...boxOf.values()].filter((node) => meets(node.themes, ids));
    for (const lesson of lessons) focus.nodes.add(lesson.id);
    addEdges(focus, lines.filter((edge) => edge.group === "learned" && focus.nodes.has(edge.to)));
  } else if (meets([...groups], LESSONS)) {
    focus = addEdges(trailOf(trail, false), lines.filter((edge) => ids.has(edge.to) && ["learned", "subject"].includes(edge.group)));
  } else {
    focus = trailOf(trail, false);
    addEdges(focus, lines.filter((edge) => edge.group === "pairing" && (ids.has(edge.from) || ids.has(edge.to))));
  }
  for (const id of ids) focus.nodes.add(id);
  return focus;
}
