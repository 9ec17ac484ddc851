// The page to ask from: shipped questions, terms while one types, the answer as table, CSV or network.
"use strict";

const byId = (id) => document.getElementById(id);
const { terms, questions, prefixes } = JSON.parse(byId("data").textContent);
const text = byId("text");
const MOST_SHOWN = 1000;
let answer = null;
let running = null;

function say(words, wrong = false) {
  byId("said").textContent = words;
  byId("said").classList.toggle("wrong", wrong);
}

async function ask(accept) {
  running?.abort();
  running = new AbortController();
  byId("stop").disabled = false;
  try {
    const reply = await fetch("/sparql", {
      method: "POST",
      headers: { "Content-Type": "application/sparql-query", Accept: accept },
      body: text.value,
      signal: running.signal,
    });
    if (!reply.ok) throw new Error(`${reply.status} ${(await reply.text()).trim()}`);
    return reply;
  } finally {
    byId("stop").disabled = true;
  }
}

async function run() {
  const started = performance.now();
  say("…");
  try {
    const reply = await ask("application/sparql-results+json, text/turtle;q=0.9");
    const graph = reply.headers.get("Content-Type").startsWith("text/turtle");
    const body = graph ? await reply.text() : await reply.json();
    const spent = `${((performance.now() - started) / 1000).toFixed(2)} s`;
    byId("answer").hidden = false;
    if (graph) {
      answer = null;
      const shown = document.createElement("pre");
      shown.textContent = body;
      byId("table").replaceChildren(shown);
      say(`RDF · ${spent}`);
    } else {
      answer = "boolean" in body
        ? { columns: ["answer"], rows: [[{ type: "literal", value: String(body.boolean) }]] }
        : { columns: body.head.vars, rows: body.results.bindings.map((row) => body.head.vars.map((name) => row[name])) };
      showTable();
      offerEnds();
      say(`${answer.rows.length} 行 rows · ${spent}`);
    }
    show("table");
  } catch (error) {
    if (error.name === "AbortError") say("已停止 stopped");
    else say(error.message, true);
  }
}

/** An IRI in the short form of its prefix. */
function short(iri) {
  const found = Object.entries(prefixes).find(([, namespace]) => iri.startsWith(namespace));
  return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
}

function cell(value) {
  const made = document.createElement("td");
  if (value?.type === "uri") {
    const link = document.createElement("a");
    link.href = `/describe?iri=${encodeURIComponent(value.value)}`;
    link.textContent = short(value.value);
    link.title = value.value;
    made.append(link);
  } else made.textContent = value?.value ?? "";
  return made;
}

function showTable() {
  const table = document.createElement("table");
  const head = table.createTHead().insertRow();
  for (const column of answer.columns) {
    const made = document.createElement("th");
    made.scope = "col";
    made.textContent = column;
    head.append(made);
  }
  const body = table.createTBody();
  for (const row of answer.rows.slice(0, MOST_SHOWN)) body.insertRow().append(...row.map(cell));
  byId("table").replaceChildren(table);
  if (answer.rows.length > MOST_SHOWN) {
    const more = document.createElement("p");
    more.textContent = `只显示前 ${MOST_SHOWN} 行，全部见 CSV · the first ${MOST_SHOWN} rows; CSV has all`;
    byId("table").append(more);
  }
}

function offerEnds() {
  for (const [id, at] of [["from", 0], ["to", Math.min(1, answer.columns.length - 1)]]) {
    byId(id).replaceChildren(...answer.columns.map((name) => new Option(name, name)));
    byId(id).selectedIndex = at;
  }
}

function load(source) {
  return new Promise((done, failed) => {
    if (window.vis) return done();
    const script = document.createElement("script");
    script.src = source;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
}

async function drawNetwork() {
  await load("/static/vis-network.js");
  const [from, to] = ["from", "to"].map((id) => answer.columns.indexOf(byId(id).value));
  const nodes = new Map();
  const edges = new Map();
  for (const row of answer.rows.slice(0, MOST_SHOWN)) {
    const ends = [row[from], row[to]].map((value) => value?.value);
    if (ends.includes(undefined)) continue;
    for (const end of ends) nodes.set(end, { id: end, label: short(end) });
    const key = JSON.stringify(ends);
    const said = row.filter((value, at) => value && at !== from && at !== to).map((value) => short(value.value));
    const edge = edges.get(key) ?? { from: ends[0], to: ends[1], arrows: "to", said: new Set() };
    if (said.length) edge.said.add(said.join(" · "));
    edges.set(key, edge);
  }
  const lines = [...edges.values()].map(({ said, ...edge }) => ({ ...edge, label: [...said].slice(0, 3).join("\n") }));
  new vis.Network(byId("network"), { nodes: [...nodes.values()], edges: lines }, {
    physics: { stabilization: { iterations: 150 } },
    nodes: { shape: "dot", size: 12 },
    interaction: { keyboard: true },
  });
}

function show(view) {
  for (const tab of document.querySelectorAll("[role=tab]")) tab.setAttribute("aria-selected", tab.dataset.view === view);
  byId("table").hidden = view !== "table";
  byId("network").hidden = view !== "network";
  byId("ends").hidden = view !== "network";
  if (view === "network" && answer) drawNetwork();
}

/** The word before the caret. */
function word() {
  return text.value.slice(0, text.selectionStart).match(/[\p{L}\p{N}_:-]+$/u)?.[0] ?? "";
}

function offer() {
  const typed = word().toLowerCase();
  const found = typed.length < 2 && !/\p{Script=Han}/u.test(typed) ? []
    : terms.filter(({ name, zh, en }) => [name, zh, en].some((one) => one.toLowerCase().includes(typed)))
      .sort((a, b) => a.name.length - b.name.length).slice(0, 12);
  const list = byId("offers");
  list.replaceChildren(...found.map(({ name, zh, en }, at) => {
    const made = document.createElement("li");
    made.role = "option";
    made.dataset.name = name;
    made.setAttribute("aria-selected", at === 0);
    made.textContent = `${name} — ${zh} ${en}`;
    return made;
  }));
  list.hidden = !found.length;
}

function take(name) {
  const end = text.selectionStart;
  text.setRangeText(name, end - word().length, end, "end");
  byId("offers").hidden = true;
  text.focus();
}

function move(step) {
  const items = [...byId("offers").children];
  const at = items.findIndex((one) => one.getAttribute("aria-selected") === "true");
  items[at].setAttribute("aria-selected", "false");
  const next = items[(at + step + items.length) % items.length];
  next.setAttribute("aria-selected", "true");
  next.scrollIntoView({ block: "nearest" });
}

text.addEventListener("input", offer);
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run();
    return;
  }
  if (byId("offers").hidden) return;
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in steps) move(steps[event.key]);
  else if (event.key === "Tab") take(byId("offers").querySelector("[aria-selected=true]").dataset.name);
  else if (event.key === "Escape") byId("offers").hidden = true;
  else return;
  event.preventDefault();
});
byId("offers").addEventListener("mousedown", (event) => {
  event.preventDefault();
  const name = event.target.closest("li")?.dataset.name;
  if (name) take(name);
});
byId("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
byId("stop").addEventListener("click", () => running?.abort());
byId("shipped").addEventListener("change", ({ target }) => {
  const found = questions.find(({ name }) => name === target.value);
  if (found) {
    text.value = found.text;
    run();
  }
});
byId("csv").addEventListener("click", async () => {
  try {
    const link = document.createElement("a");
    // A byte-order mark, so that a spreadsheet opens the Chinese correctly.
    link.href = URL.createObjectURL(new Blob(["\ufeff", await (await ask("text/csv, text/turtle;q=0.5")).blob()]));
    link.download = answer ? "answer.csv" : "answer.ttl";
    link.click();
  } catch (error) {
    say(error.message, true);
  }
});
for (const tab of document.querySelectorAll("[role=tab]")) tab.addEventListener("click", () => show(tab.dataset.view));
for (const id of ["from", "to"]) byId(id).addEventListener("change", () => show("network"));

text.value = questions.find(({ name }) => name === "who-went-where").text;
