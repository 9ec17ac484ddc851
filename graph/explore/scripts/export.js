// The picture of the network as a file: the same boxes and lines, drawn once more onto paper or into a drawing.

const PAPER = 24;

/** A pen that writes a drawing (SVG) instead of pixels; it knows as much of a canvas as boxes and lines need. */
class DrawingPen {
  constructor() {
    this.parts = [];
    this.measure = document.createElement("canvas").getContext("2d");
    Object.assign(this, { globalAlpha: 1, lineWidth: 1, fillStyle: "#000", strokeStyle: "#000", textAlign: "left", textBaseline: "middle", lineJoin: "miter", dash: [], path: "" });
  }

  set font(font) { this.measure.font = font; }
  get font() { return this.measure.font; }
  measureText(text) { return this.measure.measureText(text); }
  setLineDash(dash) { this.dash = dash; }
  beginPath() { this.path = ""; }
  closePath() { this.path += "Z"; }
  moveTo(x, y) { this.path += `M${round(x)},${round(y)}`; }
  lineTo(x, y) { this.path += `${this.path ? "L" : "M"}${round(x)},${round(y)}`; }
  bezierCurveTo(...points) { this.path += `C${points.map(round).join(" ")}`; }
  arc(x, y, r) { this.path += `M${round(x - r)},${round(y)}a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0Z`; }

  roundRect(x, y, wide, tall, r) {
    const [w, h] = [round(wide - 2 * r), round(tall - 2 * r)];
    this.path += `M${round(x + r)},${round(y)}h${w}a${r},${r} 0 0 1 ${r},${r}v${h}a${r},${r} 0 0 1 ${-r},${r}h${-w}a${r},${r} 0 0 1 ${-r},${-r}v${-h}a${r},${r} 0 0 1 ${r},${-r}Z`;
  }

  fill() { this.parts.push(shape("path", { d: this.path, fill: this.fillStyle, "fill-opacity": this.globalAlpha < 1 ? this.globalAlpha : null })); }

  stroke() {
    this.parts.push(shape("path", { d: this.path, fill: "none", stroke: this.strokeStyle, "stroke-width": this.lineWidth,
      "stroke-opacity": this.globalAlpha < 1 ? this.globalAlpha : null, "stroke-dasharray": this.dash.length ? this.dash.join(" ") : null }));
  }

  fillRect(x, y, width, height) { this.parts.push(shape("rect", { x: round(x), y: round(y), width: round(width), height: round(height), fill: this.fillStyle, "fill-opacity": this.globalAlpha < 1 ? this.globalAlpha : null })); }

  fillText(text, x, y) {
    const [, weight, size] = this.font.match(/^(?:(\d+|bold) )?([\d.]+)px/) ?? ["", "", "13"];
    this.parts.push(shape("text", { x: round(x), y: round(y), fill: this.fillStyle, "font-size": size, "font-weight": weight || null,
      "text-anchor": { center: "middle", right: "end" }[this.textAlign] ?? "start", "dominant-baseline": "central", "fill-opacity": this.globalAlpha < 1 ? this.globalAlpha : null }, text));
  }

  strokeText() {}
}

function round(number) {
  return Math.round(number * 100) / 100;
}

function drawLine(ctx, edge) {
  const [from, to] = [boxOf.get(edge.from), boxOf.get(edge.to)];
  const look = lineLook(edge);
  if (look.hidden) return;
  const [left, right] = [from.x + from.wide / 2, to.x - to.wide / 2];
  const middle = (left + right) / 2;
  ctx.globalAlpha = look.color.opacity;
  ctx.strokeStyle = look.color.color;
  ctx.lineWidth = look.width;
  ctx.setLineDash(look.dashes || []);
  ctx.beginPath();
  ctx.moveTo(left, from.y);
  ctx.bezierCurveTo(middle, from.y, middle, to.y, right, to.y);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

/** Draws the whole picture as it is looked at, whatever of it is in the window, below the names of its columns. */
function drawPicture(ctx) {
  for (const edge of lineOf.values()) drawLine(ctx, edge);
  for (const id of visible) drawNode(ctx, id, false);
  ctx.font = `600 13px ${FONT}`;
  ctx.fillStyle = palette.quiet;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  for (const [group, left, right] of scene.bands) ctx.fillText(bandName(group), ((left + right) / 2) * stretch, extent.top - 16);
}

/** The paper that the picture needs: left, top, width, height. */
function paper() {
  return [extent.left - PAPER, extent.top - 2 * PAPER, extent.right - extent.left + 2 * PAPER, extent.bottom - extent.top + 3 * PAPER];
}

function savePng() {
  const [left, top, width, height] = paper();
  // A canvas has an end, too: a very large picture is made smaller.
  const scale = Math.min(2, 16_000 / Math.max(width, height));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.ceil(width * scale), Math.ceil(height * scale)];
  const ctx = canvas.getContext("2d");
  ctx.fillStyle = palette.ground;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.scale(scale, scale);
  ctx.translate(-left, -top);
  drawPicture(ctx);
  canvas.toBlob((blob) => save(`${say("title")}.png`, "image/png", blob), "image/png");
}

/** The picture as a drawing, in the colours of the moment. */
function drawing() {
  const [left, top, width, height] = paper().map(Math.round);
  const pen = new DrawingPen();
  drawPicture(pen);
  return shape("svg", { viewBox: `${left} ${top} ${width} ${height}`, width, height, "font-family": FONT },
    shape("title", {}, say("title")), shape("rect", { x: left, y: top, width, height, fill: palette.ground }), pen.parts);
}

function saveSvg() {
  save(`${say("title")}.svg`, "image/svg+xml", new XMLSerializer().serializeToString(drawing()));
}

// A canvas prints as so many pixels, in the colours of the screen: paper gets the drawing instead.
window.addEventListener("beforeprint", () => {
  if (viewName() !== NETWORK || !boxOf.size) return;
  const { scheme } = document.documentElement.dataset;
  setScheme(false);
  byId("paper").replaceChildren(drawing());
  setScheme(scheme === "dark");
});
window.addEventListener("afterprint", () => byId("paper").replaceChildren());

byId("save-png").addEventListener("click", savePng);
byId("save-svg").addEventListener("click", saveSvg);
