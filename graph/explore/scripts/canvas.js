// The network on its canvas: vis-network keeps the view and finds what was clicked; scene.js says what is drawn.

const HEADING = 30;

const stage = byId("network");
let focus = null;
let visible = new Set();
let selected = new Set();
let selectedLine = "";
/** The group that the mouse rests on: its streams stand out. */
let pointed = "";

/** How many changes are under way, after which the picture is drawn once: vis-network would draw it at each of them. */
let changing = 0;

function drawOnce(change) {
  const { emitter } = network.body;
  if (!changing) emitter.emit("_blockRedraw");
  changing += 1;
  try {
    change();
  } finally {
    changing -= 1;
  }
  if (changing) return;
  emitter.emit("_allowRedraw");
  network.redraw();
}

// ---- boxes

function drawNode(ctx, id, hover) {
  const box = boxOf.get(id);
  if (!box) return;
  ctx.globalAlpha = focus && !focus.nodes.has(id) ? 0.22 : 1;
  if (LESSONS.has(box.group)) drawLesson(ctx, box);
  else drawBox(ctx, box, network.getScale());
  if (selected.has(id) || hover) {
    ctx.globalAlpha = 1;
    ctx.strokeStyle = palette.ring;
    ctx.lineWidth = selected.has(id) ? 2.5 : 1.5;
    if (LESSONS.has(box.group)) {
      ctx.beginPath();
      ctx.arc(box.x, box.y, 7, 0, 2 * Math.PI);
    } else OUTLINES[box.group](ctx, box.x, box.y, box.wide + 5, box.tall + 5);
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
}

function renderer({ ctx, id, state }) {
  const { wide, tall } = boxOf.get(id) ?? { wide: 1, tall: 1 };
  return { drawNode: () => drawNode(ctx, id, state.hover), nodeDimensions: { width: wide, height: tall } };
}

/** What is read when the mouse rests on a box: the whole name. */
function titleOf(box) {
  if (!box.gathered) return box.title;
  return `${box.title ?? nameInBox(box)} · ${box.group === "theme" ? say("some-lessons", box.count) : say("some-cadres", box.trail.length)}`;
}

// ---- lines

function lineLook(edge) {
  const inFocus = focus?.edges.has(edge.id) ?? false;
  const shown = visible.has(edge.from) && visible.has(edge.to) && (!edge.on_demand || inFocus);
  if (scene.groups.length) return { hidden: !shown, ...streamLook(edge, inFocus) };
  const colour = { home: "home-unit-line", host: "host-unit-line", place: "rule", pairing: "pairing" }[edge.group] ?? "lesson-line";
  const chosen = edge.id === selectedLine;
  const placeSide = edge.from.startsWith("home:") ? "home-area-line" : "host-area-line";
  return {
    hidden: !shown,
    color: { color: palette[chosen ? "ring" : !edge.happened ? "quiet" : edge.group === "place" ? placeSide : colour], inherit: false,
      opacity: focus && !inFocus ? 0.07 : inFocus || chosen ? 1 : 0.72 },
    width: chosen ? 3.5 : inFocus ? 2 : edge.happened ? 1.3 : 0.8,
    dashes: edge.group === "pairing" ? [8, 3, 2, 3] : { stated: false, inferred: [5, 4] }[edge.certainty] ?? [1, 4],
  };
}

function streamLook(edge, inFocus) {
  const touched = pointed && (edge.from === pointed || edge.to === pointed);
  const dimmed = pointed ? !touched : focus && !inFocus;
  const isStream = edge.group === "stream";
  // To which area a unit belongs is said by its name; the line is drawn for whoever points at one of them.
  const strength = dimmed ? 0.05 : touched || inFocus ? 0.9 : !isStream ? 0.08 : edge.strong ? 0.5 : 0.1;
  return {
    color: { color: palette["host-area-line"], inherit: false, opacity: strength },
    width: isStream ? 1 + Math.min(11 * edge.share, 1.2 * edge.trail.length) : 1,
    dashes: false,
    title: isStream ? streamTitle(edge) : undefined,
  };
}

const looks = new Map();

/** Brings the lines up to date. Those on demand are many: vis-network gets one when it is demanded. */
function paintLines() {
  const changed = [];
  const gone = [];
  for (const edge of lineOf.values()) {
    const look = lineLook(edge);
    const key = edge.on_demand && look.hidden ? "" : JSON.stringify(look);
    const before = looks.get(edge.id) ?? "";
    if (before === key) continue;
    looks.set(edge.id, key);
    if (!key) gone.push(edge.id);
    else changed.push(before ? { id: edge.id, ...look } : { id: edge.id, from: edge.from, to: edge.to, arrows: "", ...look });
  }
  if (gone.length) drawnEdges.remove(gone);
  if (changed.length) drawnEdges.update(changed);
}

function paintNodes() {
  const changed = [...boxOf.values()].filter((box) => Boolean(box.hidden) === visible.has(box.id));
  for (const box of changed) box.hidden = !visible.has(box.id);
  const renamed = [...boxOf.values()].filter((box) => box.told !== titleOf(box));
  const told = new Set([...changed, ...renamed]);
  for (const box of told) box.told = titleOf(box);
  if (told.size) drawnNodes.update([...told].map((box) => ({ id: box.id, hidden: Boolean(box.hidden), title: box.told })));
}

/** Puts the boxes and lines of the scene on the canvas in place of those before. */
function fillStage() {
  looks.clear();
  pointed = "";
  // What was told of a box that has gone must not stay on the picture.
  for (const tip of stage.querySelectorAll(".vis-tooltip")) tip.style.visibility = "hidden";
  drawnEdges.clear();
  drawnNodes.clear();
  for (const box of boxOf.values()) {
    box.hidden = !visible.has(box.id);
    box.told = titleOf(box);
  }
  drawnNodes.add([...boxOf.values()].map((box) => ({ id: box.id, label: " ", group: box.group, x: box.x, y: box.y, hidden: box.hidden, title: box.told })));
  sizeBoxes();
  paintLines();
}

function placeBoxes() {
  drawnNodes.update([...boxOf.values()].map(({ id, x, y }) => ({ id, x, y })));
  sizeBoxes();
}

/** Tells vis-network how large our boxes are: it would learn it only by drawing each twice, and a click would hit a neighbour. */
function sizeBoxes() {
  for (const { id, wide, tall } of boxOf.values()) {
    const { shape: drawn } = network.body.nodes[id];
    Object.assign(drawn, { customSizeWidth: wide, customSizeHeight: tall, refreshNeeded: true });
  }
  network.body.emitter.emit("_resizeNodes");
}

function streamTitle({ from, to, trail }) {
  return `${nameInBox(boxOf.get(from))} → ${nameInBox(boxOf.get(to))} · ${say("some-cadres", trail.length)}`;
}

// ---- the network

readPalette();
const drawnNodes = new vis.DataSet([]);
const drawnEdges = new vis.DataSet([]);
const options = data("options");
options.nodes.ctxRenderer = renderer;
options.groups = { useDefaultGroups: false };
const network = new vis.Network(stage, { nodes: drawnNodes, edges: drawnEdges }, options);

network.on("beforeDrawing", (ctx) => {
  written.clear();
  const band = scene?.bands.find(([group]) => group === "cadre");
  if (!band) return;
  const [, left, right] = band;
  ctx.fillStyle = palette.stripe;
  ctx.fillRect(left * stretch - 14, extent.top - 4000, (right - left) * stretch + 28, extent.bottom - extent.top + 8000);
});

// The mode of a stay is written where its line leaves the cadre: rows keep their distance, meeting lines do not.
network.on("afterDrawing", (ctx) => {
  const scale = network.getScale();
  if (!focus || scene.groups.length || scale < SMALLEST_SCALE) return;
  const font = ctx.font = `${Math.min(letterFor(18, scale) * 0.92, 14)}px ${FONT}`;
  ctx.lineJoin = "round";
  const told = new Map();
  for (const edge of lineOf.values()) {
    if (!edge.words || !focus.edges.has(edge.id) || !visible.has(edge.from) || !visible.has(edge.to)) continue;
    told.set(edge.from, [...new Set([...(told.get(edge.from) ?? []), edge.words])]);
  }
  for (const [id, words] of told) {
    const { x, y, wide } = boxOf.get(id);
    const [text, left] = [words.join("、"), x + wide / 2 + 8];
    ctx.lineWidth = 4;
    ctx.strokeStyle = palette.ground;
    ctx.strokeText(fitted(ctx, text, 62 * stretch), left, y);
    write(ctx, `${id} mode`, text, { x: left, y, room: 62 * stretch, align: "left", ink: palette["host-unit-ink"], font });
  }
});

/** What a column is called. */
function bandName(group) {
  if (group === "theme") return say(scene.groups.length ? "group-theme" : "band-themes");
  return say(group === "host-unit" && scene.groups.length ? "band-top-units" : `group-${group}`);
}

// The headings of the columns stay at the top of the canvas, whatever part of the picture is below them.
network.on("afterDrawing", (ctx) => {
  const ratio = ctx.canvas.width / ctx.canvas.clientWidth;
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.fillStyle = palette.ground;
  ctx.globalAlpha = 0.93;
  ctx.fillRect(0, 0, stage.clientWidth, HEADING - 2);
  ctx.globalAlpha = 1;
  ctx.fillStyle = palette.rule;
  ctx.fillRect(0, HEADING - 2, stage.clientWidth, 1);
  ctx.font = `600 12px ${FONT}`;
  ctx.fillStyle = palette.quiet;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  for (const [group, left, right] of scene?.bands ?? []) {
    const from = network.canvasToDOM({ x: left * stretch, y: 0 }).x;
    const to = network.canvasToDOM({ x: right * stretch, y: 0 }).x;
    ctx.fillText(fitted(ctx, bandName(group), to - from + 18), (from + to) / 2, HEADING / 2 - 1);
  }
  ctx.restore();
  updateSigns();
});

for (const [event, over] of [["hoverNode", true], ["blurNode", false], ["hoverEdge", true], ["blurEdge", false]]) {
  network.on(event, ({ node }) => {
    stage.classList.toggle("over", over);
    if (!scene.groups.length) return;
    pointed = over && node ? node : "";
    countGroups(matchingCadres(), pointed && boxOf.get(pointed)?.group !== "theme" ? new Set(boxOf.get(pointed).trail) : focus?.cadres);
    drawOnce(paintLines);
  });
}

/** Reads the page's state: what the filters leave, what the selection lets stand out. */
function look(selection) {
  visible = visibleBoxes();
  focus = focusOn(selection);
  countGroups(matchingCadres(), focus?.cadres);
  selected = new Set(selection?.thing ? nodesOf(selection.thing).map((node) => node.id) : []);
  selectedLine = selection?.line?.id ?? "";
}

/** Draws what has changed of it. */
function paint(selection) {
  look(selection);
  drawOnce(() => {
    paintNodes();
    paintLines();
  });
}
