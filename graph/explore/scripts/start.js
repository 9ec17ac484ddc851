// The state of the page is its address: what is selected stands behind the #, so that a view can be sent to somebody.

const LINE = "line:";
let selection = null;
let takeFocus = false;

/** What the address asks for: a thing or a line, and the scene to look at it in. */
function readAddress() {
  let [id, inside] = location.hash.slice(1).split(INSIDE, 2);
  try {
    [id, inside] = [decodeURIComponent(id), decodeURIComponent(inside ?? "")];
  } catch {
    return { asked: whole, chosen: null };
  }
  const asked = sceneOf.get(inside) ?? whole;
  const line = id.startsWith(LINE) ? edgeOf.get(id.slice(LINE.length)) : null;
  const thing = line ? null : thingOf.get(id);
  return { asked, chosen: line ? { line } : thing ? { thing } : null };
}

/** The scene in which what is selected can be seen. */
function sceneFor({ asked, chosen }) {
  if (!chosen) return asked;
  if (chosen.line) return sceneShowing(chosen.line.trail, asked);
  const nodes = nodesOf.get(chosen.thing.id) ?? [];
  return sceneShowing(nodes.length ? nodes.map(({ id }) => id) : [...cadresBehind(chosen.thing)], asked);
}

function go(hash) {
  takeFocus = true;
  if ((location.hash || "#") === hash) apply();
  else location.hash = hash;
}

function open(id) {
  go(address(id));
}

function apply() {
  const asked = readAddress();
  const next = sceneFor(asked);
  if (next !== asked.asked) {
    // The address says what is seen: one that names another scene, or none, gives way to the true one.
    location.replace(address(decodeURIComponent(location.hash.slice(1).split(INSIDE, 1)[0]), next));
    return;
  }
  selection = asked.chosen;
  const entered = next !== scene;
  if (entered) enter(next);
  document.body.classList.toggle("reading", Boolean(selection) || scene !== whole);
  document.body.classList.toggle("gathered", scene.groups.length > 0);
  showWay();
  showPanel(selection);
  if (entered) {
    stretchToWindow();
    fillStage();
    showAll();
  }
  paint(selection);
  revealSelected();
  if (takeFocus) panel.querySelector("h2")?.focus({ preventScroll: true });
  takeFocus = false;
}

/** Above the picture: where one is, and the way back to everybody. */
function showWay() {
  const many = scenes.length > 1;
  byId("way").hidden = !many;
  byId("way-back").hidden = scene === whole;
  byId("way-back").textContent = `← ${say("way-back", whole.cadres.size)}`;
  byId("way-here").textContent = scene === whole ? say("way-whole", whole.cadres.size)
    : `${endNames(scene).join(" → ")} · ${say("some-cadres", scene.cadres.size)}${scene.groups.length ? ` · ${say("groups-hint")}` : ""}`;
}

function clearFilters() {
  filters.off.clear();
  filters.theme = "";
  filters.area = "";
  for (const box of document.querySelectorAll("[name=group]")) box.checked = true;
  byId("theme").value = "";
  byId("area").value = "";
  refresh();
}

/** After a change of filter or language: the same selection, shown anew. */
function refresh() {
  byId("clear").disabled = !filters.off.size && !filters.theme && !filters.area;
  showWay();
  showPanel(selection);
  paint(selection);
}

function fillChoices() {
  for (const [name, list] of [["theme", view.themes], ["area", view.areas]]) {
    const choice = byId(name);
    const chosen = choice.value;
    while (choice.options.length > 1) choice.remove(1);
    for (const { id, zh, en, count } of list) choice.add(new Option(`${inLanguage([zh, en])} (${count})`, id));
    choice.value = chosen;
  }
}

network.on("click", ({ nodes: [node], edges: [edge] }) => {
  const opened = scene.opens[node ?? edge];
  if (opened !== undefined) go(address("", scenes[opened]));
  else if (node !== undefined) {
    if (boxOf.get(node).thing) open(boxOf.get(node).thing);
  } else if (edge !== undefined) {
    if (edgeOf.has(edge)) open(LINE + edge);
  } else if (selection) location.hash = address("");
});

document.addEventListener("click", (event) => {
  if (event.target.closest?.("#panel a")) takeFocus = true;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  if (selection) location.hash = address("");
  else if (scene !== whole) location.hash = "";
});
window.addEventListener("hashchange", apply);

for (const box of document.querySelectorAll("[name=group]")) {
  box.addEventListener("change", () => {
    if (box.checked) filters.off.delete(box.value);
    else filters.off.add(box.value);
    refresh();
  });
}
for (const name of ["theme", "area"]) {
  byId(name).addEventListener("change", ({ target }) => {
    filters[name] = target.value;
    refresh();
  });
}
byId("clear").addEventListener("click", (event) => {
  event.preventDefault();
  clearFilters();
});
byId("language").addEventListener("click", () => {
  language = language === CHINESE ? ENGLISH : CHINESE;
  translate();
  fillChoices();
  refresh();
});
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  // Where the window has no room for both, the list is there for whoever asks for it.
  document.body.classList.add("reading");
  panel.focus();
});
byId("way-back").addEventListener("click", () => go("#"));

window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  readPalette();
  paint(selection);
});

// A browser that restores a form restores its checkboxes before we have read them.
document.querySelector(".filters").reset();
fillChoices();
byId("clear").disabled = true;
apply();
document.body.dataset.ready = "true";

// Where things stand in the window, for tests that click as a person does and for pages that embed this one.
window.explorer = {
  place(id) {
    const { left, top } = stage.getBoundingClientRect();
    const box = [id, ...(nodesOf.get(id) ?? []).map((node) => node.id)].map((one) => boxOf.get(one)).find(Boolean);
    const { x, y } = network.canvasToDOM({ x: box.x, y: box.y });
    return { x: left + x, y: top + y };
  },
  shown(id) {
    return visible.has(id);
  },
  boxes() {
    return [...visible];
  },
  placeOfLine(id) {
    const { from, to } = lineOf.get(id);
    const [one, other] = [this.place(from), this.place(to)];
    return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
  },
  /** Every word that is written on the canvas, and the room it takes in the window. */
  words() {
    const { left, top } = stage.getBoundingClientRect();
    const scale = network.getScale();
    return [...written.values()].map((word) => {
      const [one, other] = [{ x: word.left, y: word.top }, { x: word.right, y: word.bottom }].map((point) => network.canvasToDOM(point));
      return { id: word.id, words: word.words, full: word.full, size: word.size * scale,
        left: left + one.x, top: top + one.y, right: left + other.x, bottom: top + other.y };
    });
  },
};
