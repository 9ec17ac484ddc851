// The roster: every stay as a row, to be sorted, filtered, copied and saved.

/** The columns: key of the name, what of the stay stands there, and whether it is told in a line of its own below the first. */
const ROSTER = [
  { key: "cadre", facts: ["ofCadre"], below: ["fromPost"] },
  { key: "from", facts: ["fromUnit"], below: ["fromArea"] },
  { key: "to", facts: ["toUnit"], below: ["toArea", "toPost"] },
  { key: "mode", facts: ["mode"] },
  { key: "start", facts: ["start"] },
  { key: "end", facts: ["end"], below: ["duration"] },
  { key: "batch", facts: ["inBatch"] },
  { key: "status", facts: ["status"] },
];

/** So many rows, most of two or three lines, fill the window. */
const ROSTER_ROWS = 20;

/** The columns of the file: one for each predicate, then where it stands. */
const FILED = ["ofCadre", "fromUnit", "fromArea", "fromPost", "toUnit", "toArea", "toPost", "mode", "start", "end", "duration", "inBatch", "status"];

/** What a column sorts by: its first value, or what stands below it. */
function rosterKey(stay, { facts: names, below = [] }) {
  const [first] = [...factsOf(stay, ...names), ...factsOf(stay, ...below)];
  return first ? sortableOf(first) : "";
}

/** The place of each stay in the order of a column; 0 where it has nothing there. Alike ones share their place. */
function rosterPlaces(column) {
  return once(`places ${column.key}`, () => finished(placing(column, language)));
}

function* placing(column, spoken) {
  const keys = speaking(spoken, () => new Map(stays.map((stay) => [stay, rosterKey(stay, column)])));
  yield;
  const ordered = yield* sorting([...new Set(keys.values())].filter(Boolean), collator.compare);
  const places = new Map([["", 0], ...ordered.map((key, place) => [key, place + 1])]);
  return new Map([...keys].map(([stay, key]) => [stay, places.get(key)]));
}

const searchedStays = new Map();

/** The words of a row, for whoever filters by typing; initials of the cadre's name too. */
function wordsOf(stay) {
  if (!searchedStays.has(stay)) {
    const told = stay.facts.flatMap(({ object }) => (isThing(object) ? [...object.words, ...object.names] : object));
    searchedStays.set(stay, folded(told.join("\n")));
  }
  return searchedStays.get(stay);
}

function answers(stay, words) {
  const typed = (word) => ahead(stay, "ofCadre").some((cadre) => [cadre.words[CHINESE], ...cadre.names].some((name) => typedAt(name, word) >= 0));
  return words.every((word) => wordsOf(stay).includes(word) || (/^[a-z]{2,}$/.test(word) && typed(word)));
}

/** The rows that the address asks for, in its order: by start where it says nothing, unknown ones last. */
function rosterRows() {
  const words = folded(state.q).split(/\s+/).filter(Boolean);
  const wanted = (state.sort || "start").replace(/^-/, "");
  const column = ROSTER.find(({ key }) => key === wanted) ?? ROSTER[0];
  const way = state.sort.startsWith("-") ? -1 : 1;
  const places = rosterPlaces(column);
  const keyed = staysAsked().filter((stay) => answers(stay, words)).map((stay) => [stay, places.get(stay)]);
  keyed.sort(([one, a], [other, b]) => (!a - !b) || way * (a - b) || one.number - other.number);
  return keyed.map(([stay]) => stay);
}

// ---- the file

/** A cell of a file; one that a spreadsheet would take for a formula is marked as text. */
function cell(text) {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function rosterTable() {
  const names = [...FILED.map(predicateWords), say("certainty"), say("document"), say("passages")];
  const rows = rosterRows().map((stay) => {
    const [passage] = stay.evidence[0];
    const told = FILED.map((name) => factsOf(stay, name).map((fact) => (isThing(fact.object) ? nameOf(fact.object) : fact.object[name === "duration" ? language : ENGLISH])).join(";"));
    return [...told, inLanguage(dossier.certainties[surest(stay.evidence)].slice(1)), documents.get(passageOf(passage).document).name, quoteOf(passage)];
  });
  return [names, ...rows];
}

function saveRoster() {
  const lines = rosterTable().map((row) => row.map(cell).join(","));
  save(`${say("view-roster")}.csv`, "text/csv;charset=utf-8", `\ufeff${lines.join("\r\n")}\r\n`);
  tellStatus(say("saved", lines.length - 1));
}

async function copyRoster() {
  const rows = rosterTable();
  const text = rows.map((row) => row.map((value) => cell(value.replace(/\s+/g, " ")).replaceAll("\t", " ")).join("\t")).join("\n");
  if (await copied(text)) tellStatus(say("copied", rows.length - 1));
  else tellStatus(say("copy-failed"));
}

/** Puts a text on the clipboard; the old way where the browser has not the new one, or refuses. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = element("textarea", { class: "quiet", "aria-hidden": "true" });
    box.value = text;
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  }
}

function tellStatus(words) {
  const place = area.querySelector(".told");
  if (place) place.textContent = words;
}

// ---- the table

function rosterHeader({ key }) {
  return element("th", { scope: "col", "data-key": key, class: `col-${key}` },
    element("button", { type: "button", click: () => alter({ sort: (state.sort || "start") === key ? `-${key}` : key }) }, say(`col-${key}`)));
}

function rosterRow(stay) {
  const box = element("tr", { class: "evidence-row", hidden: true }, element("td", { colspan: String(ROSTER.length + 1) }));
  const [button, evidence] = evidenceParts(stay.evidence);
  box.firstChild.append(evidence);
  button.addEventListener("click", () => { box.hidden = evidence.hidden; });
  const lines = ({ facts: names, below = [] }, place) => {
    const first = factsOf(stay, ...names);
    const under = factsOf(stay, ...below);
    // Where only the area is known, it is what there is to say.
    const [main, small] = first.length ? [first, under] : [under, []];
    const between = (list) => list.flatMap((fact, at) => [at ? "、" : "", cellOf(fact)]);
    return element(place ? "td" : "th", { scope: place ? null : "row", "data-name": say(`col-${ROSTER[place].key}`) },
      main.length ? between(main) : element("span", { class: "unknown" }, "—"),
      place ? "" : questionSign([stay, ...ahead(stay, "ofCadre")]),
      small.length ? element("div", { class: "below" }, between(small)) : "");
  };
  const chosen = selection?.thing && (stay === selection.thing || stay.facts.some(({ object }) => object === selection.thing));
  const missed = ahead(stay, "status").some(({ id }) => id === "status:planned" || id === "status:cancelled");
  return [element("tr", { class: `${chosen ? "chosen" : ""} ${missed ? "missed" : ""}` }, ROSTER.map(lines), element("td", {}, button)), box];
}

VIEWS.set("roster", {
  build() {
    return [
      viewHead("roster",
        typingBox("q", "roster-search"),
        choiceOf("from-area", "from", areaOptions("home"), { level: "" }),
        choiceOf("to-area", "to", areaOptions("host"), { level: "" }),
        choiceOf("col-mode", "mode", [["", say("any")], ...thingOptions("mode")]),
        choiceOf("col-batch", "batch", [["", say("any")], ...thingOptions("inBatch")]),
        choiceOf("col-status", "status", [["", say("any")], ...thingOptions("status")]),
        element("span", { class: "count", role: "status" }),
        element("button", { type: "button", id: "roster-clear", click: () => alter({ q: "", level: "", from: "", to: "", mode: "", batch: "", status: "" }) }, say("reset")),
        element("button", { type: "button", id: "roster-copy", click: copyRoster }, say("copy")),
        element("button", { type: "button", id: "roster-save", class: "strong", click: saveRoster }, say("save-csv")),
        element("span", { class: "told", role: "status" })),
      element("table", { class: "roster" }, element("caption", { class: "quiet" }, say("view-roster")),
        element("thead", {}, element("tr", {}, ROSTER.map(rosterHeader), element("th", { scope: "col" }, say("evidence")))),
        element("tbody")),
    ];
  },
  update() {
    fillControls(area);
    const rows = rosterRows();
    const wanted = state.sort || "start";
    for (const head of area.querySelectorAll("th[data-key]")) {
      const own = wanted.replace(/^-/, "") === head.dataset.key;
      if (own) head.setAttribute("aria-sort", wanted.startsWith("-") ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    area.querySelector(".count").textContent = say("of-all", `${rows.length} / ${stays.length}`);
    area.querySelector(".told").textContent = "";
    fillSlowly(area.querySelector("tbody"), rows, rosterRow, ROSTER_ROWS);
  },
});

// A click on the tab, on a heading and the first letter that is typed find this made ready.
whenIdle(function* () {
  for (const spoken of [CHINESE, ENGLISH]) {
    for (const side of ["home", "host"]) yield speaking(spoken, () => areaOptions(side));
    for (const predicate of ["mode", "inBatch", "status"]) yield speaking(spoken, () => thingOptions(predicate));
    for (const column of ROSTER) yield* onceInPieces(`places ${column.key}`, () => placing(column, spoken), spoken);
  }
  for (const [place, stay] of stays.entries()) if (wordsOf(stay) && place % 50 === 49) yield;
});
