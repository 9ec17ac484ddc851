// What is shown at once: each cadre of a part, or all of them in groups, of which each opens by a click.

const ARROW = "⇒";
const idAt = (number) => nodeList[number].id;

const scenes = view.scenes.map((one) => ({
  ...one,
  cadres: new Set(one.cadres.map(idAt)),
  groups: [...one.groups, ...one.units].map(([id, side, cadres, parts], place) => (
    { id, side, trail: cadres.map(idAt), parts, beside: place >= one.groups.length })),
  drawn: new Set(one.boxes.map(([node]) => (typeof node === "number" ? idAt(node) : node))),
}));
const sceneOf = new Map(scenes.map((one) => [one.key, one]));
const whole = scenes[0];

let scene = null;
/** The boxes of the scene by id: nodes, or groups that bear the id of the node that they share. */
let boxOf = new Map();
/** The lines of the scene by id. */
let lineOf = new Map();

/** Sets the stage: from now on boxes and lines are those of this scene. */
function enter(next) {
  scene = next;
  const groups = new Map(next.groups.map((group) => [group.id, group]));
  boxOf = new Map(next.boxes.map(([node, x, y, wide, tall]) => {
    const known = typeof node === "number" ? nodeList[node] : { id: node, thing: "", group: `${node.split(":")[0]}-area`, themes: [] };
    const group = groups.get(known.id);
    const gathered = next.groups.length > 0;
    return [known.id, { ...known, x, y, wide, tall, home: { x, wide }, gathered, trail: group?.trail ?? known.trail, parts: group?.parts ?? 1, count: "", share: 0 }];
  }));
  const lines = next.groups.length ? streams(next) : edgeList.filter((edge) => boxOf.has(edge.from) && boxOf.has(edge.to));
  lineOf = new Map(lines.map((line) => [line.id, line]));
}

/** How many streams are drawn strongly: so many can be followed with the eye. */
const STRONG = 36;

/** The lines between groups: as wide as there are cadres in both; those that few went along stay in the background. */
function streams({ groups }) {
  const between = (ones, others, kind) => ones.flatMap((one) => {
    const own = new Set(one.trail);
    return others.map((other) => ({ id: one.id + ARROW + other.id, from: one.id, to: other.id, group: kind,
      trail: other.trail.filter((cadre) => own.has(cadre)), certainty: "stated", happened: true }));
  }).filter(({ trail }) => trail.length);
  const [homes, hosts] = ["home", "host"].map((side) => groups.filter((group) => group.side === side && !group.beside));
  const found = between(homes, hosts, "stream");
  // A unit is joined to the group in which all of its cadres are: some of them may have stayed elsewhere too.
  const parts = groups.filter((group) => group.beside).flatMap((unit) => between(hosts, [unit], "part").filter(({ trail }) => trail.length === unit.trail.length));
  const told = found.filter(({ from, to }) => !isRest(from) && !isRest(to));
  const most = Math.max(1, ...told.map(({ trail }) => trail.length));
  const ordered = [...told].sort((one, other) => other.trail.length - one.trail.length);
  ordered.forEach((line, place) => { line.strong = place < STRONG; });
  for (const line of found) line.share = Math.min(1, line.trail.length / most);
  return [...found, ...parts];
}

/** What is written in a box, as far as it has room; a unit among groups stands away from its areas and names them itself. */
function nameInBox(box) {
  if (box.gathered && box.group.endsWith("-unit")) return box.title;
  if (box.thing) return language === ENGLISH && box.english ? box.english : box.name;
  return isRest(box.id) ? say("group-rest", box.parts) : provinceOf(box.id) || say("group-none");
}

function isRest(id) {
  return /^(home|host):rest$/.test(id);
}

/** The province whose areas are a group, or nothing: 「home:in/安徽省」. */
function provinceOf(id) {
  return id.match(/^(?:home|host):in\/(.*)$/s)?.[1] ?? "";
}

/** What the two boxes through which one came to a scene are called. */
function endNames({ ends }) {
  return ends.map((end) => {
    if (!end) return say("anywhere");
    const node = nodeOf.get(end);
    if (node) return node.thing && thingOf.has(node.thing) ? nameOf(thingOf.get(node.thing)) : node.name;
    return isRest(end) ? say("rest") : provinceOf(end) || say("group-none");
  });
}

/** The scene that was asked for, if it shows one of these nodes, or the nearest that does. */
function sceneShowing(ids, asked) {
  const shows = (one) => ids.some((id) => one.drawn.has(id));
  return !ids.length || shows(asked) ? asked : scenes.find(shows) ?? asked;
}

/** The numbers in the boxes of groups: those who pass the filters, and of them those who stand out. */
function countGroups(cadres, chosen) {
  if (!scene.groups.length) return;
  const amounts = new Map();
  for (const box of boxOf.values()) {
    const counted = box.group === "theme"
      ? nodeList.filter((node) => node.themes[0] === box.id && LESSONS.has(node.group) && (scene === whole && !cadres
        ? true : node.trail.some((cadre) => scene.cadres.has(cadre) && (!cadres || cadres.has(cadre)))))
      : box.trail.filter((cadre) => !cadres || cadres.has(cadre));
    const part = chosen && box.group !== "theme" ? counted.filter((cadre) => chosen.has(cadre)).length : counted.length;
    box.count = part && part < counted.length ? `${part}/${counted.length}` : String(counted.length);
    amounts.set(box, counted.length);
  }
  const most = new Map();
  // The rest is no rival of the groups that it is the rest of.
  const alone = [...amounts].filter(([box]) => !isRest(box.id));
  for (const [box, amount] of alone) most.set(box.group, Math.max(most.get(box.group) ?? 1, amount));
  for (const [box, amount] of alone) box.share = amount / most.get(box.group);
}
