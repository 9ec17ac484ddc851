// The state of the page is its address: what is selected stands behind the #, so that a view can be sent to somebody.

const LINE = "line:";
let selection = null;
let takeFocus = false;

function readAddress() {
  let id = location.hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    return null;
  }
  if (id.startsWith(LINE)) {
    const line = edgeOf.get(id.slice(LINE.length));
    return line ? { line } : null;
  }
  const thing = thingOf.get(id);
  return thing ? { thing } : null;
}

function open(id) {
  takeFocus = true;
  if (location.hash === address(id)) apply();
  else location.hash = address(id);
}

function apply() {
  selection = readAddress();
  document.body.classList.toggle("reading", Boolean(selection));
  showPanel(selection);
  paint(selection);
  if (selection?.thing) reveal(nodesOf.get(selection.thing.id) ?? []);
  if (takeFocus) panel.querySelector("h2")?.focus({ preventScroll: true });
  takeFocus = false;
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

network.on("click", ({ nodes, edges }) => {
  if (nodes.length) open(nodeOf.get(nodes[0]).thing);
  else if (edges.length) open(LINE + edges[0]);
  else if (selection) location.hash = "";
});

document.addEventListener("click", (event) => {
  if (event.target.closest?.("#panel a")) takeFocus = true;
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented && selection) location.hash = "";
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
  panel.focus();
});
byId("zoom-in").addEventListener("click", () => zoom(1.25));
byId("zoom-out").addEventListener("click", () => zoom(0.8));
byId("zoom-all").addEventListener("click", () => {
  moved = false;
  showAll(true);
});

window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  readPalette();
  paint(selection);
});

// A browser that restores a form restores its checkboxes before we have read them.
document.querySelector(".filters").reset();
fillChoices();
byId("clear").disabled = true;
showAll(false);
apply();
document.body.dataset.ready = "true";

// Where things stand in the window, for tests that click as a person does and for pages that embed this one.
window.explorer = {
  place(id) {
    const { left, top } = stage.getBoundingClientRect();
    const node = (nodesOf.get(id) ?? [nodeOf.get(id)])[0];
    const { x, y } = network.canvasToDOM({ x: node.x, y: node.y });
    return { x: left + x, y: top + y };
  },
  shown(id) {
    return visible.has(id);
  },
  placeOfLine(id) {
    const { from, to } = edgeOf.get(id);
    const [one, other] = [this.place(from), this.place(to)];
    return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
  },
};
