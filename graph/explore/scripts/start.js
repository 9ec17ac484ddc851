// What happens: the address changes, and the page follows it.

let selection = null;
let takeFocus = false;
/** The scene that stands on the canvas: the canvas of a view that is not looked at waits. */
let staged = null;

/** What the address asks for: a thing or a line. */
function chosenBy({ id }) {
  const line = id.startsWith(LINE) ? edgeCalled(id.slice(LINE.length)) : null;
  const thing = line ? null : thingOf.get(id);
  return line ? { line } : thing ? { thing } : null;
}

/** The scene in which what is selected can be seen. */
function sceneFor(asked, chosen) {
  if (!chosen) return asked;
  if (chosen.line) return sceneShowing(chosen.line.trail, asked);
  const nodes = nodesOf(chosen.thing);
  return sceneShowing(nodes.length ? nodes.map(({ id }) => id) : [...cadresBehind(chosen.thing)], asked);
}

function apply() {
  readState();
  const chosen = chosenBy(state);
  const asked = sceneOf.get(state.in) ?? whole;
  const atNetwork = viewName() === NETWORK;
  const next = atNetwork ? sceneFor(asked, chosen) : asked;
  if (next !== asked) {
    // The address says what is seen: one that names another scene, or none, gives way to the true one.
    location.replace(address(state.id, { in: next.key }));
    return;
  }
  state.in = next.key;
  selection = chosen;
  if (atNetwork && next !== scene) enter(next);
  readFilters();
  showView();
  showPanel(selection);
  if (atNetwork) showWay();
  document.body.classList.toggle("gathered", atNetwork && scene.groups.length > 0);
  document.body.classList.toggle("reading", atNetwork ? Boolean(selection) || scene !== whole : panel.childElementCount > 0);
  settle();
  if (takeFocus) panel.querySelector("h2")?.focus({ preventScroll: true });
  takeFocus = false;
  if (atNetwork) showNetwork();
  fillWhileResting();
}

function showNetwork() {
  drawOnce(() => {
    const fresh = staged !== scene;
    fitToWindow();
    if (fresh) {
      staged = scene;
      stretchToWindow();
      look(selection);
      fillStage();
      showAll();
    } else paint(selection);
    revealSelected();
  });
}

/** Above the picture: where one is, and the way back to everybody. */
function showWay() {
  const many = scenes.length > 1;
  byId("way").hidden = !many;
  byId("way-back").hidden = scene === whole;
  byId("way-back").textContent = `← ${say("way-back", whole.size)}`;
  byId("way-here").textContent = scene === whole ? say("way-whole", whole.size)
    : `${endNames(scene).join(" → ")} · ${say("some-cadres", scene.size)}${scene.groups.length ? ` · ${say("groups-hint")}` : ""}`;
}

const NO_FILTER = { theme: "", area: "", off: "" };

/** The filters of the network as the address has them; the other views have their own. */
function readFilters() {
  const here = viewName() === NETWORK ? state : NOTHING;
  filters.theme = nodeOf.has(here.theme) ? here.theme : "";
  filters.area = nodeOf.has(here.area) ? here.area : "";
  filters.off = new Set(here.off ? here.off.split(",") : []);
  for (const box of document.querySelectorAll("[name=group]")) box.checked = !filters.off.has(box.value);
  for (const name of ["theme", "area"]) byId(name).value = filters[name];
  byId("clear").disabled = !filters.off.size && !filters.theme && !filters.area;
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
  const opened = scene.opens.get(node ?? edge);
  if (opened) go(address("", { in: opened.key }));
  else if (node !== undefined) {
    if (boxOf.get(node).thing) open(boxOf.get(node).thing);
  } else if (edge !== undefined) {
    if (edgeCalled(edge)) open(LINE + edge);
  } else if (selection) location.hash = address("");
});

document.addEventListener("click", (event) => {
  if (event.target.closest?.("#panel a")) takeFocus = true;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  if (selection) location.hash = address("");
  else if (viewName() === NETWORK ? scene !== whole : panel.childElementCount) location.hash = viewAddress(viewName());
});
window.addEventListener("hashchange", apply);

for (const box of document.querySelectorAll("[name=group]")) {
  box.addEventListener("change", () => {
    if (box.checked) filters.off.delete(box.value);
    else filters.off.add(box.value);
    alter({ off: [...filters.off].join(",") });
  });
}
for (const name of ["theme", "area"]) byId(name).addEventListener("change", ({ target }) => alter({ [name]: target.value }));
byId("clear").addEventListener("click", (event) => {
  event.preventDefault();
  alter(NO_FILTER);
});
byId("language").addEventListener("click", () => {
  language = language === CHINESE ? ENGLISH : CHINESE;
  translate();
  fillChoices();
  apply();
});
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  // Where the window has no room for both, the list is there for whoever asks for it.
  document.body.classList.add("reading");
  panel.focus();
});
byId("way-back").addEventListener("click", () => go(viewAddress(NETWORK)));

// A browser that restores a form restores its checkboxes before we have read them.
document.querySelector(".filters").reset();
fillChoices();
apply();
document.body.dataset.ready = "true";
// The page stands when the browser has painted it.
requestAnimationFrame(() => requestAnimationFrame(() => {
  performance.mark("ready");
  workOn();
}));

// Where things stand in the window, for tests that click as a person does and for pages that embed this one.
window.explorer = {
  place(id) {
    const { left, top } = stage.getBoundingClientRect();
    const box = [id, ...(nodesByThing.get(id) ?? []).map((node) => node.id)].map((one) => boxOf.get(one)).find(Boolean);
    const { x, y } = network.canvasToDOM({ x: box.x, y: box.y });
    return { x: left + x, y: top + y };
  },
  shown(id) {
    return visible.has(id);
  },
  boxes() {
    return [...visible];
  },
  /** The ids of all that can be drawn and begins like this. */
  known(start) {
    return nodeList.map(({ id }) => id).filter((id) => id.startsWith(start));
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
