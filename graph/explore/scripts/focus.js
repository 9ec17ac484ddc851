// What is shown and what stands out: filters hide, a selection dims everything that has nothing to do with it.

const nodeRows = data("nodes");
const nodeIds = nodeRows.map(([thing, before]) => before + things[thing].id);
const idsAt = (places) => places.map((place) => nodeIds[place]);
const nodeList = nodeRows.map(([thing, , group, title, name, trail, themes], place) => (
  { id: nodeIds[place], thing: things[thing].id, group, title, name: name || title, trail: idsAt(trail), themes: idsAt(themes) }));
/** Lines that are drawn only when somebody looks at one of their ends. */
const ON_DEMAND = new Set(["learned", "subject", "pairing"]);
const edgeList = data("edges").map(([one, other, group, certainty, told, about, happened, words, trail]) => (
  { id: `${nodeIds[one]} → ${nodeIds[other]}`, from: nodeIds[one], to: nodeIds[other], group, certainty, facts: told,
    about: about.map((number) => things[number].id), happened: Boolean(happened), words, trail: idsAt(trail), on_demand: ON_DEMAND.has(group) }));
const nodeOf = new Map(nodeList.map((node) => [node.id, node]));
const edgeOf = new Map(edgeList.map((edge) => [edge.id, edge]));
const nodesOf = new Map();
for (const node of nodeList) nodesOf.set(node.thing, [...(nodesOf.get(node.thing) ?? []), node]);

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
  return (nodesOf.get(thing.id) ?? []).every((node) => filters.off.has(node.group) || !matches(node, cadres));
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
  const nodes = nodesOf.get(thing.id) ?? [];
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
  const nodes = nodesOf.get(selection.thing.id) ?? [];
  const groups = new Set(nodes.map((node) => node.group));
  const ids = new Set(nodes.map((node) => node.id));
  const trail = new Set(nodes.flatMap((node) => node.trail));
  let focus;
  if (!nodes.length) {
    const cadres = cadresBehind(selection.thing);
    focus = trailOf(cadres, false);
    const near = [...ahead(selection.thing, ...predicates.keys()), ...behind(selection.thing, ...predicates.keys())];
    for (const thing of near) for (const node of nodesOf.get(thing.id) ?? []) focus.nodes.add(node.id);
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
