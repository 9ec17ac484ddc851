// What is drawn on the canvas: a shape for each kind, and its words as large as there is room for.

const FONT = '"Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "Hiragino Sans GB", sans-serif';

// Letters are 13 units high, as the boxes were measured, and grow as the picture shrinks, so that they keep this many pixels
// while their box has room. A name that would lose letters by it is written smaller, but not smaller than the least.
const LETTER = 13;
const WANTED_PIXELS = 10.5;
const LEAST_PIXELS = 9;
const SMALLEST_SCALE = 0.3;

let palette = {};
const COLOURS = ["ground", "ink", "quiet", "rule", "ring", "stripe", "pairing",
  ...["home", "host"].flatMap((side) => ["unit", "area"].map((kind) => `${side}-${kind}`)), "cadre", "theme", "lesson"];

function readPalette() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(`--${name}`).trim();
  palette = Object.fromEntries(COLOURS.flatMap((name) => [name, `${name}-line`, `${name}-ink`].map((key) => [key, read(key)])));
}

// ---- outlines

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

const OUTLINES = { cadre: capsule, "home-unit": card, "host-unit": card, "home-area": hexagon, "host-area": hexagon, theme: tag };

// ---- words

/** Where words stand at the moment, in the units of the picture; every drawing writes it anew. */
const written = new Map();

/** What has been measured of texts, by their font; many drawings measure the same. */
const widths = new Map();
const fits = new Map();

function remember(found, font, key, make) {
  if (!found.has(font)) {
    if (found.size > 200) found.clear();
    found.set(font, new Map());
  }
  const known = found.get(font);
  if (!known.has(key)) {
    if (known.size > 4000) known.clear();
    known.set(key, make());
  }
  return known.get(key);
}

function widthOf(ctx, font, text) {
  return remember(widths, font, text, () => ctx.measureText(text).width);
}

function letterFor(tall, scale) {
  return Math.min(Math.max(LETTER, WANTED_PIXELS / scale), tall * 0.92);
}

/** Sets the font in which a text has room, as large as may be; returns it. */
function setFont(ctx, text, room, size, scale, weight = "") {
  const font = ctx.font = `${weight}${size}px ${FONT}`;
  const wide = widthOf(ctx, font, text);
  if (wide <= room) return font;
  // In steps: each size more is a font more to make ready.
  const smaller = Math.floor((4 * size * room) / wide) / 4;
  return ctx.font = `${weight}${Math.max(smaller, Math.min(size, Math.max(LETTER, LEAST_PIXELS / scale)))}px ${FONT}`;
}

/** As much of a text as there is room for; a Chinese name loses its middle, because its end tells what it is. */
function fitted(ctx, text, room, font = ctx.font) {
  return remember(fits, font, `${Math.round(room)}|${text}`, () => cut(ctx, text, room));
}

function cut(ctx, text, room) {
  const fit = (words) => ctx.measureText(words).width <= room;
  if (fit(text)) return text;
  const [start, end] = text.split("…", 2);
  const head = [...start];
  const tail = end ? [...end] : /[\u2e80-\uffff]/.test(text) ? head.splice(Math.ceil(head.length * 0.64)) : [];
  for (;;) {
    if (tail.length && tail.length > head.length * 0.5) tail.shift();
    else if (head.length > 1) head.pop();
    else return "…";
    const words = `${head.join("").trimEnd()}…${tail.join("")}`;
    if (fit(words)) return words;
  }
}

/** Writes on the canvas, in the font that is set, and notes where: align is left, center or right of x. */
function write(ctx, id, text, { x, y, room, align, ink, font, full = text }) {
  const words = fitted(ctx, text, room, font);
  ctx.textAlign = align;
  ctx.textBaseline = "middle";
  ctx.fillStyle = ink;
  ctx.fillText(words, x, y);
  const wide = widthOf(ctx, font, words);
  const size = Number.parseFloat(font.match(/([\d.]+)px/)[1]);
  const left = align === "left" ? x : align === "right" ? x - wide : x - wide / 2;
  written.set(id, { id, words, full, size, left, right: left + wide, top: y - size / 2, bottom: y + size / 2 });
}

// ---- boxes

function drawLesson(ctx, box) {
  lessonShape(ctx, box.group, box.x, box.y);
  ctx.fillStyle = palette.lesson;
  ctx.strokeStyle = palette["lesson-line"];
  ctx.lineWidth = 1.2;
  if (box.group === "observation" || box.group === "adopted") ctx.fillStyle = palette["lesson-line"];
  ctx.fill();
  ctx.stroke();
}

/** A box with its name; one that stands for many with their number, and a bar as long as its share of the largest. */
function drawBox(ctx, box, scale) {
  const { group, x, y, wide, tall, gathered } = box;
  const left = x - wide / 2;
  OUTLINES[group](ctx, x, y, wide, tall);
  ctx.fillStyle = palette[group];
  ctx.strokeStyle = palette[`${group}-line`];
  ctx.lineWidth = 1;
  ctx.setLineDash(box.thing || namedOf(box.id) ? [] : [3, 2]);
  ctx.fill();
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.fillStyle = palette[`${group}-line`];
  if (group.endsWith("-unit")) ctx.fillRect(group === "home-unit" ? left : left + wide - 3, y - tall / 2, 3, tall);
  if (gathered) ctx.fillRect(left + 6, y + tall / 2 - 2.5, (wide - 12) * box.share, 2.5);
  if (scale < SMALLEST_SCALE) return;
  const size = letterFor(tall, scale) * (gathered ? 0.94 : 1);
  const ink = palette[`${group}-ink`];
  const text = nameInBox(box);
  const middle = y + (gathered ? -0.5 : 0.5);
  if (!gathered) {
    const font = setFont(ctx, text, wide - 10, size, scale, group === "cadre" ? "600 " : "");
    write(ctx, box.id, text, { x, y: middle, room: wide - 9, align: "center", ink, font });
    return;
  }
  const [bold, plain] = ["600 ", ""].map((weight) => `${weight}${size}px ${FONT}`);
  ctx.font = bold;
  const count = widthOf(ctx, bold, box.count);
  write(ctx, `${box.id} #`, box.count, { x: left + wide - 9, y: middle, room: wide, align: "right", ink, font: bold });
  ctx.font = plain;
  write(ctx, box.id, text, { x: left + 9, y: middle, room: wide - count - 24, align: "left", ink, font: plain });
}
