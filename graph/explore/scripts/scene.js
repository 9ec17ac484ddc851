// What is shown at once: each cadre of a part, or all of them in groups, of which each opens by a click.

const ARROW = "⇒";

/** The id behind a number: that of a node, or below zero that of a group which is none. */
function idAt(number) {
  return number < 0 ? groupsHere["scene-ids"][-1 - number] : nodeList[number].id;
}

const sceneColumns = {
  ends: numbersOf("scene ends"), again: numbersOf("scene again"), units: numbersOf("scene units"),
  cadres: listsOf("scene cadres"), boxes: listsOf("box node"), bands: listsOf("band group"), groups: listsOf("group id"),
  x: numbersOf("box x"), y: numbersOf("box y"), wide: numbersOf("box wide"), tall: numbersOf("box tall"),
  left: numbersOf("band left"), right: numbersOf("band right"),
  host: numbersOf("group host"), parts: numbersOf("group parts"), trails: listsOf("group cadres"),
  opens: listsOf("opens scene"), clicks: listsOf("opens click"),
};

/** One of the scenes; what it shows is taken out of the columns when somebody looks. */
class Scene {
  #cadres;
  #groups;
  #opens;

  constructor(number) {
    this.number = number;
    this.ends = [sceneColumns.ends[2 * number], sceneColumns.ends[2 * number + 1]].map(idAt);
    this.key = number ? this.ends.join(ARROW) + "+".repeat(sceneColumns.again[number]) : "";
  }

  /** How many cadres it shows. */
  get size() { return sceneColumns.cadres.edges[this.number + 1] - sceneColumns.cadres.edges[this.number]; }

  get cadres() { return this.#cadres ??= new Set(Array.from(sceneColumns.cadres.at(this.number), idAt)); }

  get groups() {
    if (this.#groups) return this.#groups;
    const { groups, units, host, parts, trails } = sceneColumns;
    const [from, to] = [groups.edges[this.number], groups.edges[this.number + 1]];
    const found = [];
    for (let at = from; at < to; at += 1) {
      found.push({ id: idAt(groups.numbers[at]), side: host[at] ? "host" : "home", trail: Array.from(trails.at(at), idAt),
        parts: parts[at], beside: at >= to - units[this.number] });
    }
    return this.#groups = found;
  }

  /** The scene to which a click leads, by the box or by the line that is clicked. */
  get opens() {
    if (this.#opens) return this.#opens;
    const { opens, clicks } = sceneColumns;
    this.#opens = new Map();
    for (let at = opens.edges[this.number]; at < opens.edges[this.number + 1]; at += 1) {
      this.#opens.set(Array.from(clicks.at(at), idAt).join(ARROW), scenes[opens.numbers[at]]);
    }
    return this.#opens;
  }

  /** [number, x, y, width, height] of each box. */
  get boxes() {
    const { boxes, x, y, wide, tall } = sceneColumns;
    return Array.from(boxes.at(this.number), (number, place) => {
      const at = boxes.edges[this.number] + place;
      return [number, x[at], y[at], wide[at], tall[at]];
    });
  }

  /** [name, left, right] of each column. */
  get bands() {
    const { bands, left, right } = sceneColumns;
    return Array.from(bands.at(this.number), (name, place) => {
      const at = bands.edges[this.number] + place;
      return [groupsHere["scene-bands"][name], left[at], right[at]];
    });
  }

  /** Whether it draws one of these nodes. */
  draws(wanted) {
    return sceneColumns.boxes.at(this.number).some((number) => wanted.has(number));
  }
}

const scenes = Array.from(sceneColumns.again, (_, number) => new Scene(number));
const sceneOf = new Map(scenes.map((one) => [one.key, one]));
const whole = scenes[0];

let scene = null;
/** The boxes of the scene by id: nodes, or groups that bear the id of the node that they share. */
let boxOf = new Map();
/** The streams of the scenes that somebody has looked at. */
const streamsOf = new Map();
/** The lines of the scene by id. */
let lineOf = new Map();

/** Sets the stage: from now on boxes and lines are those of this scene. */
function enter(next) {
  scene = next;
  const groups = new Map(next.groups.map((group) => [group.id, group]));
  const gathered = next.groups.length > 0;
  boxOf = new Map(next.boxes.map(([number, x, y, wide, tall]) => {
    const id = idAt(number);
    const known = number < 0 ? { id, thing: "", group: `${id.split(":")[0]}-area`, themes: [] } : nodeList[number];
    const group = groups.get(id);
    const { thing, group: kind, title, name, themes } = known;
    return [id, { id, thing, group: kind, title, name, themes, x, y, wide, tall, home: { x, wide }, gathered, trail: group?.trail ?? known.trail, parts: group?.parts ?? 1, count: "", share: 0 }];
  }));
  if (gathered && !streamsOf.has(next)) streamsOf.set(next, streams(next));
  const lines = gathered ? streamsOf.get(next) : linesBetween(next);
  lineOf = new Map(lines.map((line) => [line.id, line]));
}

/** The lines whose two ends the scene draws. */
function linesBetween(one) {
  const drawn = new Set(sceneColumns.boxes.at(one.number));
  return [...drawn].flatMap((number) => edgesFrom(number, drawn));
}
/** How many streams are drawn strongly: so many can be followed with the eye. */
const STRONG = 36;

/** The lines between groups: as wide as there are cadres in both; those that few went along stay in the background. */
function streams({ groups }) {
  const between = (ones, others, kind) => {
    const passed = new Map();
    for (const other of others) {
      for (const cadre of other.trail) {
        if (passed.has(cadre)) passed.get(cadre).push(other);
        else passed.set(cadre, [other]);
      }
    }
    return ones.flatMap((one) => {
      const shared = new Map();
      for (const cadre of one.trail) {
        for (const other of passed.get(cadre) ?? []) {
          if (shared.has(other)) shared.get(other).push(cadre);
          else shared.set(other, [cadre]);
        }
      }
      return others.filter((other) => shared.has(other)).map((other) => ({ id: one.id + ARROW + other.id, from: one.id, to: other.id, group: kind,
        trail: shared.get(other), certainty: "stated", happened: true }));
    });
  };
  const [homes, hosts] = ["home", "host"].map((side) => groups.filter((group) => group.side === side && !group.beside));
  const found = between(homes, hosts, "stream");
  // A unit is joined to the group in which all of its cadres are: some of them may have stayed elsewhere too.
  const units = new Map(groups.filter((group) => group.beside).map((unit) => [unit.id, unit]));
  const parts = between(hosts, [...units.values()], "part").filter(({ to, trail }) => trail.length === units.get(to).trail.length);
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
  if (box.group === "theme" && language === ENGLISH) return thingOf.get(box.thing).words[ENGLISH] || box.name;
  if (box.thing) return box.name;
  return isRest(box.id) ? say("group-rest", box.parts) : namedOf(box.id) || say("group-none");
}

function isRest(id) {
  return /^(home|host):rest$/.test(id);
}

/** What a group that is no node is called, if it has a name: 「home:in/安徽省」 by its province, 「host:span/…」 from name to name. */
function namedOf(id) {
  return id.match(/^(?:home|host):(?:in|span)\/(.*)$/s)?.[1] ?? "";
}

/** What the two boxes through which one came to a scene are called. */
function endNames({ ends }) {
  return ends.map((end) => {
    if (!end) return say("anywhere");
    const node = nodeOf.get(end);
    if (node) return node.thing && thingOf.has(node.thing) ? nameOf(thingOf.get(node.thing)) : node.name;
    return isRest(end) ? say("rest") : namedOf(end) || say("group-none");
  });
}

/** The scene that was asked for, if it shows one of these nodes, or the nearest that does. */
function sceneShowing(ids, asked) {
  const wanted = new Set(ids.map((id) => nodeOf.get(id)?.number));
  return !ids.length || asked.draws(wanted) ? asked : scenes.find((one) => one.draws(wanted)) ?? asked;
}

/** Says of a lesson whether one of the scene's cadres who pass the filters brought it home; lessons are many, so it goes by numbers. */
function broughtHomeBy(cadres) {
  const asked = new Uint8Array(nodeList.length);
  for (const number of sceneColumns.cadres.at(scene.number)) if (!cadres || cadres.has(nodeList[number].id)) asked[number] = 1;
  const { edges, numbers } = nodeColumns.trail;
  return ({ number }) => {
    for (let at = edges[number]; at < edges[number + 1]; at += 1) if (asked[numbers[at]]) return true;
    return false;
  };
}

/** The numbers in the boxes of groups: those who pass the filters, and of them those who stand out. */
function countGroups(cadres, chosen) {
  if (!scene.groups.length) return;
  const amounts = new Map();
  const brought = scene === whole && !cadres ? () => true : broughtHomeBy(cadres);
  for (const box of boxOf.values()) {
    const counted = box.group === "theme" ? (lessonsByTheme.get(box.id) ?? []).filter(brought)
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
