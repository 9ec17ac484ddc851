// What of the picture is in the window: all of it at first; signs tell what is beyond an edge, and what is too small.

const LARGEST_SCALE = 1.3;
const READABLE_SCALE = 0.95;
/** Words of fewer pixels than this are for guessing. */
const READABLE_PIXELS = 9;

let extent = { left: 0, right: 0, top: 0, bottom: 0 };
// Until somebody has moved the picture it is fitted to the window anew.
let moved = false;

/** How much broader than it was laid out the picture is drawn; names have the more room in their boxes. */
let stretch = 1;
const WIDEST = 1.6;

/** Fits the breadth of the picture to the window: one that is low and wide would be empty left and right. Says if it changed. */
function stretchToWindow() {
  const drawn = [...boxOf.values()];
  if (!drawn.length) return false;
  const across = Math.max(...drawn.map(({ home }) => home.x + home.wide / 2)) - Math.min(...drawn.map(({ home }) => home.x - home.wide / 2));
  const down = Math.max(...drawn.map(({ y }) => y)) - Math.min(...drawn.map(({ y }) => y)) + 20;
  const [width, height] = room();
  const scale = Math.min(height / down, LARGEST_SCALE);
  const wanted = Math.min(WIDEST, Math.max(1, width / scale / across));
  const changed = Math.abs(wanted - stretch) > 0.01;
  stretch = wanted;
  for (const box of drawn) {
    box.x = Math.round(box.home.x * stretch);
    box.wide = LESSONS.has(box.group) ? box.home.wide : Math.floor(box.home.wide * stretch);
  }
  measure();
  return changed;
}

/** What the picture may take of the window. */
function room() {
  return [stage.clientWidth - 24, stage.clientHeight - HEADING - 14];
}

function measure() {
  extent = [...boxOf.values()].reduce((box, { x, y, wide, tall }) => ({
    left: Math.min(box.left, x - wide / 2), right: Math.max(box.right, x + wide / 2),
    top: Math.min(box.top, y - tall / 2), bottom: Math.max(box.bottom, y + tall / 2),
  }), { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity });
}

function lookAt(x, y, scale) {
  network.moveTo({ position: { x, y }, scale, animation: false });
}

/** Shows all of the picture. */
function showAll() {
  moved = false;
  if (!boxOf.size) return;
  const [width, height] = room();
  const scale = Math.min(width / (extent.right - extent.left), height / (extent.bottom - extent.top), LARGEST_SCALE);
  lookAt((extent.left + extent.right) / 2, (extent.top + extent.bottom) / 2 - HEADING / 2 / scale, scale);
}

/** Shows the beginning of the picture as large as one reads with ease. */
function showLarge() {
  moved = true;
  const [width, height] = [stage.clientWidth, stage.clientHeight];
  const scale = READABLE_SCALE;
  const x = (extent.right - extent.left) * scale < width ? (extent.left + extent.right) / 2 : extent.left - 12 + width / 2 / scale;
  lookAt(x, extent.top - (HEADING + 8) / scale + height / 2 / scale, scale);
  revealSelected();
}

/** Moves the view as little as needed for a box to be well inside it. */
function reveal(box) {
  if (!box) return;
  const scale = network.getScale();
  const position = network.getViewPosition();
  const place = network.canvasToDOM({ x: box.x, y: box.y });
  const [reachX, reachY] = [(box.wide / 2) * scale, (box.tall / 2) * scale];
  const insideX = place.x - reachX >= 0 && place.x + reachX <= stage.clientWidth;
  const insideY = place.y - reachY >= HEADING && place.y + reachY <= stage.clientHeight;
  if (!insideX || !insideY) lookAt(insideX ? position.x : box.x, insideY ? position.y : box.y, scale);
}

function revealSelected() {
  reveal([...selected].map((id) => boxOf.get(id)).find(Boolean));
}

function zoom(factor) {
  moved = true;
  const { x, y } = network.getViewPosition();
  lookAt(x, y, Math.min(4, Math.max(0.08, network.getScale() * factor)));
}

/** Moves the picture, but never out of the window: what has room in it stays. */
function pan(dx, dy) {
  const scale = network.getScale();
  const { x, y } = network.getViewPosition();
  const along = (value, by, low, high, half) => {
    const [first, last] = [low + half, high - half];
    return first >= last ? value : Math.min(Math.max(value + by, Math.min(first, value)), Math.max(last, value));
  };
  const [halfX, halfY] = [stage.clientWidth / 2 / scale, stage.clientHeight / 2 / scale];
  const margin = 12 / scale;
  const toX = along(x, dx / scale, extent.left - margin, extent.right + margin, halfX);
  const toY = along(y, dy / scale, extent.top - HEADING / scale - margin, extent.bottom + margin, halfY);
  if (toX === x && toY === y) return;
  moved = true;
  lookAt(toX, toY, scale);
}

// A tall picture is read like a page: the wheel scrolls it, and zooms with Ctrl as everywhere.
stage.addEventListener("wheel", (event) => {
  if (event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 20 : 1;
  pan((event.shiftKey ? event.deltaY : event.deltaX) * unit, (event.shiftKey ? 0 : event.deltaY) * unit);
}, { capture: true, passive: false });

/** The breadth and height of the window to which the picture was last fitted. */
let fittedTo = [0, 0];

function isFitted() {
  return fittedTo[0] === stage.clientWidth && fittedTo[1] === stage.clientHeight;
}

/** Fits the picture to a window that has become another one. */
function fitToWindow() {
  if (isFitted()) return;
  fittedTo = [stage.clientWidth, stage.clientHeight];
  network.setSize();
  if (moved || staged !== scene) return;
  if (stretchToWindow()) placeBoxes();
  showAll();
}

new ResizeObserver(() => {
  if (!scene || !stage.clientWidth || isFitted()) return;
  drawOnce(() => {
    fitToWindow();
    revealSelected();
  });
}).observe(stage);
network.on("dragStart", () => { moved = true; });
network.on("zoom", () => { moved = true; });

// ---- signs

/** At each edge of the window, the way on, and how many boxes are there. */
const EDGES = { up: [0, -1], down: [0, 1], left: [-1, 0], right: [1, 0] };

/** How many boxes lie beyond each edge. */
function beyond() {
  const found = { up: 0, down: 0, left: 0, right: 0 };
  const [width, height] = [stage.clientWidth, stage.clientHeight];
  for (const box of boxOf.values()) {
    if (!visible.has(box.id) || LESSONS.has(box.group)) continue;
    const { x, y } = network.canvasToDOM({ x: box.x, y: box.y });
    if (y > height) found.down += 1;
    else if (y < HEADING) found.up += 1;
    else if (x > width) found.right += 1;
    else if (x < 0) found.left += 1;
  }
  return found;
}

/** Writes words where others stood, or nothing: what is not touched, the browser need not lay out again. */
function tell(place, words) {
  if (place.hidden !== !words) place.hidden = !words;
  if (words && place.textContent !== words) place.textContent = words;
}

function updateSigns() {
  if (!scene) return;
  const found = beyond();
  for (const [edge, amount] of Object.entries(found)) {
    tell(byId(`beyond-${edge}`), amount ? say(`beyond-${edge}`, amount) : "");
  }
  const scale = network.getScale();
  tell(byId("zoom-now"), `${Math.round(scale * 100)}%`);
  const small = boxOf.size > 0 && letterFor(18, scale) * scale < READABLE_PIXELS;
  if (byId("larger").hidden === small) byId("larger").hidden = !small;
}

for (const [edge, [across, down]] of Object.entries(EDGES)) {
  byId(`beyond-${edge}`).addEventListener("click", () => pan(across * stage.clientWidth * 0.7, down * (stage.clientHeight - HEADING) * 0.8));
}
byId("larger").addEventListener("click", showLarge);
byId("zoom-in").addEventListener("click", () => zoom(1.25));
byId("zoom-out").addEventListener("click", () => zoom(0.8));
byId("zoom-all").addEventListener("click", () => drawOnce(() => {
  if (stretchToWindow()) placeBoxes();
  showAll();
}));
