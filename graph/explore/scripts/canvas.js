// The network on its canvas: vis-network keeps the view and finds what was clicked, the boxes are drawn here.

const FONT = '"Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "Hiragino Sans GB", sans-serif';
const HEADING = 30;

const stage = byId("network");
let palette = {};
let focus = null;
let visible = new Set(nodeOf.keys());
let selected = new Set();
let selectedLine = "";

const COLOURS = ["ground", "ink", "quiet", "rule", "ring", "stripe", "pairing",
  ...["home", "host"].flatMap((side) => ["unit", "area"].map((kind) => `${side}-${kind}`)), "cadre", "theme", "lesson"];

function readPalette() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(`--${name}`).trim();
  palette = Object.fromEntries(COLOURS.flatMap((name) => [name, `${name}-line`, `${name}-ink`].map((key) => [key, read(key)])));
}

// ---- boxes

function capsule(ctx, x, y, wide, tall) {
  ctx.beginPath();
  ctx.roundRect(x - wide / 2, y - tall / 2, wide, tall, tall / 2);
}

function card(ctx, x, y, wide, tall) {
  ctx.beginPath();
  ctx.roundRect(x - wide / 2, y - tall / 2, wide, tall, 2.5);
}

function polygon(ctx, points) {
  ctx.beginPath();
  for (const [x, y] of points) ctx.lineTo(x, y);
  ctx.closePath();
}

function hexagon(ctx, x, y, wide, tall) {
  const [w, h, cut] = [wide / 2, tall / 2, 6];
  polygon(ctx, [[x - w, y], [x - w + cut, y - h], [x + w - cut, y - h], [x + w, y], [x + w - cut, y + h], [x - w + cut, y + h]]);
}

function tag(ctx, x, y, wide, tall) {
  const [w, h, cut] = [wide / 2, tall / 2, 7];
  polygon(ctx, [[x - w, y - h], [x + w - cut, y - h], [x + w, y], [x + w - cut, y + h], [x - w, y + h]]);
}

function star(ctx, x, y, radius) {
  polygon(ctx, Array.from({ length: 10 }, (_, point) => {
    const [turn, reach] = [(point * Math.PI) / 5 - Math.PI / 2, point % 2 ? radius * 0.45 : radius];
    return [x + Math.cos(turn) * reach, y + Math.sin(turn) * reach];
  }));
}

function lessonShape(ctx, group, x, y) {
  if (group === "reflection") polygon(ctx, [[x, y - 4.6], [x + 4.6, y], [x, y + 4.6], [x - 4.6, y]]);
  else if (group === "proposal") polygon(ctx, [[x, y - 4.6], [x + 4.6, y + 3.6], [x - 4.6, y + 3.6]]);
  else if (group === "adopted") star(ctx, x, y, 5.4);
  else {
    ctx.beginPath();
    ctx.arc(x, y, group === "observation" ? 3.8 : 2.8, 0, 2 * Math.PI);
  }
}

function drawLesson(ctx, node, x, y) {
  lessonShape(ctx, node.group, x, y);
  ctx.fillStyle = palette.lesson;
  ctx.strokeStyle = palette["lesson-line"];
  ctx.lineWidth = 1.2;
  if (node.group === "observation" || node.group === "adopted") ctx.fillStyle = palette["lesson-line"];
  ctx.fill();
  ctx.stroke();
}

const OUTLINES = { cadre: capsule, "home-unit": card, "host-unit": card, "home-area": hexagon, "host-area": hexagon, theme: tag };

/** As much of a text as there is room for: the boxes were measured for Chinese. */
function fitted(ctx, text, room) {
  if (ctx.measureText(text).width <= room) return text;
  let length = text.length - 1;
  while (length > 1 && ctx.measureText(`${text.slice(0, length).trimEnd()}…`).width > room) length -= 1;
  return `${text.slice(0, length).trimEnd()}…`;
}

function drawBox(ctx, node, x, y) {
  const { group, wide, tall } = node;
  OUTLINES[group](ctx, x, y, wide, tall);
  ctx.fillStyle = palette[group];
  ctx.strokeStyle = palette[`${group}-line`];
  ctx.lineWidth = 1;
  ctx.fill();
  ctx.stroke();
  if (group.endsWith("-unit")) {
    ctx.fillStyle = palette[`${group}-line`];
    ctx.fillRect(group === "home-unit" ? x - wide / 2 : x + wide / 2 - 3, y - tall / 2, 3, tall);
  }
  if (network.getScale() < 0.3) return;
  ctx.font = `${group === "cadre" ? "600 " : ""}12px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = palette[`${group}-ink`];
  ctx.fillText(fitted(ctx, language === ENGLISH && node.english ? node.english : node.name, wide - 10), x, y + 0.5);
}

function drawNode(ctx, id, x, y, hover) {
  const node = nodeOf.get(id);
  ctx.globalAlpha = focus && !focus.nodes.has(id) ? 0.22 : 1;
  const draw = LESSONS.has(node.group) ? drawLesson : drawBox;
  draw(ctx, node, x, y);
  if (selected.has(id) || hover) {
    ctx.globalAlpha = 1;
    ctx.strokeStyle = palette.ring;
    ctx.lineWidth = selected.has(id) ? 2.5 : 1.5;
    if (LESSONS.has(node.group)) {
      ctx.beginPath();
      ctx.arc(x, y, 7, 0, 2 * Math.PI);
    } else OUTLINES[node.group](ctx, x, y, node.wide + 5, node.tall + 5);
    ctx.stroke();
  }
}

function renderer({ ctx, id, x, y, state }) {
  const { wide, tall } = nodeOf.get(id);
  return { drawNode: () => drawNode(ctx, id, x, y, state.hover), nodeDimensions: { width: wide, height: tall } };
}

// ---- lines

function lineLook(edge) {
  const inFocus = focus?.edges.has(edge.id) ?? false;
  const shown = visible.has(edge.from) && visible.has(edge.to) && (!edge.on_demand || inFocus);
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

const looks = new Map();

function paintLines() {
  const changed = [];
  for (const edge of edgeList) {
    const look = lineLook(edge);
    const key = JSON.stringify(look);
    if (looks.get(edge.id) === key) continue;
    looks.set(edge.id, key);
    changed.push({ id: edge.id, ...look });
  }
  if (changed.length) drawnEdges.update(changed);
}

function paintNodes() {
  const changed = nodeList.filter((node) => Boolean(node.hidden) === visible.has(node.id));
  for (const node of changed) node.hidden = !visible.has(node.id);
  if (changed.length) drawnNodes.update(changed.map(({ id, hidden }) => ({ id, hidden })));
}

// ---- the view

readPalette();
for (const node of nodeList) if (node.group === "theme") node.english = thingOf.get(node.thing)?.words[ENGLISH];
const drawnNodes = new vis.DataSet(nodeList.map(({ id, label, group, x, y, title }) => ({ id, label, group, x, y, title })));
const drawnEdges = new vis.DataSet(edgeList.map(({ id, from, to, hidden }) => ({ id, from, to, hidden, arrows: "" })));
const options = data("options");
options.nodes.ctxRenderer = renderer;
options.groups = { useDefaultGroups: false };
const network = new vis.Network(stage, { nodes: drawnNodes, edges: drawnEdges }, options);

const extent = nodeList.reduce((box, { x, y, wide, tall }) => ({
  left: Math.min(box.left, x - wide / 2), right: Math.max(box.right, x + wide / 2),
  top: Math.min(box.top, y - tall / 2), bottom: Math.max(box.bottom, y + tall / 2),
}), { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity });

/** Shows the beginning of the picture as large as can be read, or all of it. */
function showAll(whole) {
  if (!nodeList.length) return;
  const [width, height] = [stage.clientWidth, stage.clientHeight - HEADING];
  const [wide, tall] = [extent.right - extent.left, extent.bottom - extent.top];
  const [across, down] = [width / (wide + 40), height / (tall + 28)];
  let scale = Math.min(across, down, 1.3);
  if (!whole && scale < 0.78) scale = Math.max(scale, Math.min(across, 0.95), 0.6);
  const x = wide * scale <= width ? (extent.left + extent.right) / 2 : extent.left - 14 + width / scale / 2;
  const y = tall * scale <= height
    ? (extent.top + extent.bottom) / 2 - HEADING / scale / 2
    : extent.top - 12 + (height / 2 - HEADING / 2) / scale;
  network.moveTo({ position: { x, y }, scale, animation: false });
}

// Until somebody has moved the picture it is fitted to the window anew.
let moved = false;
new ResizeObserver(() => {
  if (!moved) showAll(false);
  reveal([...selected].map((id) => nodeOf.get(id)));
}).observe(stage);
network.on("dragStart", () => { moved = true; });
network.on("zoom", () => { moved = true; });

/** Moves the view as little as needed for a node to be well inside it. */
function reveal(nodes) {
  if (!nodes.length) return;
  const scale = network.getScale();
  const position = network.getViewPosition();
  const [halfX, halfY] = [stage.clientWidth / 2 / scale - 20, stage.clientHeight / 2 / scale - 45];
  const [{ x, y }] = nodes;
  const inside = (value, middle, half) => (Math.abs(value - middle) <= half ? middle : value);
  network.moveTo({ position: { x: inside(x, position.x, halfX), y: inside(y, position.y, halfY) }, scale, animation: false });
}

function zoom(factor) {
  moved = true;
  network.moveTo({ scale: Math.min(4, Math.max(0.08, network.getScale() * factor)), position: network.getViewPosition(), animation: false });
}

function pan(dx, dy) {
  moved = true;
  const scale = network.getScale();
  const { x, y } = network.getViewPosition();
  const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
  network.moveTo({ scale, animation: false, position: {
    x: clamp(x + dx / scale, extent.left, extent.right), y: clamp(y + dy / scale, extent.top, extent.bottom) } });
}

// A tall picture is read like a page: the wheel scrolls it, and zooms with Ctrl as everywhere.
stage.addEventListener("wheel", (event) => {
  if (event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 20 : 1;
  pan((event.shiftKey ? event.deltaY : event.deltaX) * unit, (event.shiftKey ? 0 : event.deltaY) * unit);
}, { capture: true, passive: false });

network.on("beforeDrawing", (ctx) => {
  const band = view.bands.find(({ group }) => group === "cadre");
  if (!band) return;
  ctx.fillStyle = palette.stripe;
  ctx.fillRect(band.left - 14, extent.top - 4000, band.right - band.left + 28, extent.bottom - extent.top + 8000);
});

// The mode of a stay is written where its line leaves the cadre: rows keep their distance, meeting lines do not.
network.on("afterDrawing", (ctx) => {
  if (!focus || network.getScale() < 0.3) return;
  ctx.font = `11px ${FONT}`;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const edge of edgeList) {
    if (!edge.words || !focus.edges.has(edge.id) || !visible.has(edge.from) || !visible.has(edge.to)) continue;
    const { x, y, wide } = nodeOf.get(edge.from);
    ctx.lineWidth = 4;
    ctx.strokeStyle = palette.ground;
    ctx.strokeText(edge.words, x + wide / 2 + 10, y, 60);
    ctx.fillStyle = palette["host-unit-ink"];
    ctx.fillText(edge.words, x + wide / 2 + 10, y, 60);
  }
});

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
  for (const { group, left, right } of view.bands) {
    const from = network.canvasToDOM({ x: left, y: 0 }).x;
    const to = network.canvasToDOM({ x: right, y: 0 }).x;
    ctx.fillText(say(group === "theme" ? "band-themes" : `group-${group}`), (from + to) / 2, HEADING / 2 - 1, to - from + 30);
  }
  ctx.restore();
});

for (const [event, cursor] of [["hoverNode", "pointer"], ["blurNode", ""], ["hoverEdge", "pointer"], ["blurEdge", ""]]) {
  network.on(event, () => stage.classList.toggle("over", cursor !== ""));
}

/** Draws the page's state: what the filters leave, what the selection lets stand out. */
function paint(selection) {
  visible = visibleNodes();
  focus = focusOn(selection);
  selected = new Set(selection?.thing ? (nodesOf.get(selection.thing.id) ?? []).map((node) => node.id) : []);
  selectedLine = selection?.line?.id ?? "";
  paintNodes();
  paintLines();
  network.redraw();
}
