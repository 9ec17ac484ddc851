// What is shown and what stands out: filters hide, a selection dims everything that has nothing to do with it.

const groupsHere = data("network");
/** Lines that are drawn only when somebody looks at one of their ends. */
const ON_DEMAND = new Set(["learned", "subject", "pairing"]);

const nodeList = (() => {
  const [thing, side, group] = ["thing", "side", "group"].map((name) => numbersOf(`node ${name}`));
  const [title, name] = ["title", "name"].map((column) => wordsAt(`node ${column}`));
  const [trail, themes] = ["trail", "themes"].map((column) => listsOf(`node ${column}`));
  const ids = Array.from(thing, (number, place) => groupsHere.sides[side[place]] + things[number].id);
  const idsAt = (list) => Array.from(list, (place) => ids[place]);
  return ids.map((id, place) => {
    const words = title.at(place) || things[thing[place]].words[CHINESE];
    return { id, number: place, thing: things[thing[place]].id, group: groupsHere["node-groups"][group[place]], title: words, name: name.at(place) || words,
      trail: idsAt(trail.at(place)), themes: idsAt(themes.at(place)) };
  });
})();
const edgeList = (() => {
  const [from, to, group, certainty, happened, words] = ["from", "to", "group", "certainty", "happened", "words"].map((name) => numbersOf(`edge ${name}`));
  const [told, about, trail] = ["facts", "about", "trail"].map((name) => listsOf(`edge ${name}`));
  return Array.from(from, (one, place) => {
    const [source, target] = [nodeList[one].id, nodeList[to[place]].id];
    const name = groupsHere["edge-groups"][group[place]];
    return { id: `${source} → ${target}`, from: source, to: target, group: name, certainty: groupsHere["edge-certainties"][certainty[place]],
      facts: Array.from(told.at(place)), about: Array.from(about.at(place), (number) => things[number].id), happened: Boolean(happened[place]),
      words: groupsHere["edge-words"][words[place]], trail: Array.from(trail.at(place), (number) => nodeList[number].id), on_demand: ON_DEMAND.has(name) };
  });
})();
const nodeOf = new Map(nodeList.map((node) => [node.id, node]));
const edgeOf = new Map(edgeList.map((edge) => [edge.id, edge]));
/** The lines that begin at each node; they follow each other. */
const edgesBegin = edgesOf(edgeList.reduce((counts, { from }) => { counts[nodeOf.get(from).number] += 1; return counts; }, new Int32Array(nodeList.length)));

function edgesFrom(number) {
  return edgeList.slice(edgesBegin[number], edgesBegin[number + 1]);
}

const nodesByThing = new Map();
for (const node of nodeList) nodesByThing.set(node.thing, [...(nodesByThing.get(node.thing) ?? []), node]);

/** The nodes that stand for a thing: one that sends and receives has two. */
function nodesOf(thing) {
  return nodesByThing.get(thing.id) ?? [];
}

const LESSONS = new Set(["observation", "reflection", "proposal", "adopted", "lesson"]);
const WAYS = new Set(["home", "host", "place"]);

const filters = { off: new Set(), theme: "", area: "" };

function meets(list, set) {
  return list.some((item) => set.has(item));
}

/** The cadres that pass the filters, or null when nothing is asked for. */
function matchingCadres() {
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
  const lessons = (scene.groups.length ? nodeList : boxes).filter((node) => LESSONS.has(node.group));
  const told = new Set(lessons.filter((node) => matches(node, cadres)).map((node) => node.themes[0]));
  const left = boxes.filter((box) => (box.group === "theme" ? !cadres || told.has(box.id) : matches(box, cadres)));
  return new Set(left.filter((box) => !filters.off.has(box.group)).map((box) => box.id));
}

/** Everything that belongs to the ways of some cadres; their lessons too where asked for. */
function trailOf(cadres, withLessons) {
  const belongs = (item) => meets(item.trail, cadres);
  const lessons = withLessons ? nodeList.filter((node) => LESSONS.has(node.group) && belongs(node)) : [];
  const ways = nodeList.filter((node) => !LESSONS.has(node.group) && node.group !== "theme" && belongs(node));
  const lines = edgeList.filter((edge) => belongs(edge) && (WAYS.has(edge.group) || (withLessons && edge.group === "learned")));
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
    const lessons = nodeList.filter((node) => meets(node.themes, ids));
    for (const lesson of lessons) focus.nodes.add(lesson.id);
    addEdges(focus, edgeList.filter((edge) => edge.group === "learned" && focus.nodes.has(edge.to)));
  } else if (meets([...groups], LESSONS)) {
    focus = addEdges(trailOf(trail, false), edgeList.filter((edge) => ids.has(edge.to) && ["learned", "subject"].includes(edge.group)));
  } else {
    focus = trailOf(trail, false);
    addEdges(focus, edgeList.filter((edge) => edge.group === "pairing" && (ids.has(edge.from) || ids.has(edge.to))));
  }
  for (const id of ids) focus.nodes.add(id);
  return focus;
}
