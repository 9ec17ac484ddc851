// Search while typing: any part of a name, of another written form, of a lesson's title or of a quote.

const MOST = 40;
const searchBox = byId("search");
const resultList = byId("results");
const status_ = byId("search-status");
let results = [];
let active = -1;

const KIND_ORDER = ["Cadre", "Unit", "Area", "theme", "Lesson", "Practice", "Batch", "Policy", "Placement", "Post", "Person", "Pairing", "Figure", "Document"];

/** Lower case where that keeps every character in its place, so that what was found can be marked. */
function folded(text) {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

const searched = things.map((thing) => {
  const quotes = thing.evidence.slice(0, thing.kind === "Lesson" || thing.kind === "Placement" ? 3 : 1)
    .map(([passage]) => quoteOf(passage));
  const file = documents.get(thing.number)?.name;
  const texts = [...thing.words.filter(Boolean), ...thing.names, ...(file ? [file] : []), ...quotes];
  const place = KIND_ORDER.indexOf(thing.kind);
  const typed = thing.typed.map((letters) => letters.split(" "));
  return { thing, typed, texts, folded: texts.map(folded), names: texts.length - quotes.length, place: place < 0 ? KIND_ORDER.length : place };
});

/** Whether letters are the initials of some characters of a name in a row: "dsj" of 董善积; where they begin, or -1. */
function typedAt(name, letters) {
  for (let at = 0; at + letters.length <= name.length; at += 1) {
    if (letters.every((letter, place) => name[at + place].includes(letter))) return at;
  }
  return -1;
}

/** How well initials answer: beginning of a name, inside one; -1 if not at all. */
function typedRank(entry, word) {
  if (!/^[a-z0-9]{2,}$/.test(word)) return -1;
  const found = entry.typed.map((name) => typedAt(name, [...word])).filter((at) => at >= 0);
  return found.length ? (found.includes(0) ? 1 : 2) : -1;
}

/** How well a thing answers: whole name, beginning of one, inside one, inside a quote; null when a word is nowhere. */
function answer(entry, words) {
  let rank = 0;
  let where = 0;
  for (const word of words) {
    const at = entry.folded.findIndex((text) => text.includes(word));
    const typed = at < 0 ? typedRank(entry, word) : -1;
    if (typed >= 0) {
      rank = Math.max(rank, typed);
      continue;
    }
    if (at < 0) return null;
    const text = entry.folded[at];
    const own = at >= entry.names ? 3 : text === word ? 0 : text.startsWith(word) ? 1 : 2;
    if (own >= rank) [rank, where] = [own, at];
  }
  return { entry, rank, where };
}

function find(query) {
  const words = folded(query.trim()).split(/\s+/).filter(Boolean);
  if (!words.length) return { words, found: [] };
  const found = searched.map((entry) => answer(entry, words)).filter(Boolean);
  found.sort((one, other) => one.rank - other.rank || one.entry.place - other.entry.place || one.entry.thing.number - other.entry.thing.number);
  return { words, found };
}

/** The text around the first word found, with the word marked. */
function snippet(text, words) {
  const low = folded(text);
  const word = words.find((candidate) => low.includes(candidate));
  if (!word) return [text];
  const at = low.indexOf(word);
  const from = Math.max(0, at - 14);
  const to = Math.min(text.length, at + word.length + 26);
  return [from ? "…" : "", text.slice(from, at), element("mark", {}, text.slice(at, at + word.length)), text.slice(at + word.length, to),
    to < text.length ? "…" : ""];
}

function context(thing) {
  if (thing.kind !== "Lesson") return "";
  return behind(thing, "learned").map(nameOf).join("、");
}

function activate(number) {
  active = number;
  [...resultList.querySelectorAll("[role=option]")].forEach((item, place) => {
    item.setAttribute("aria-selected", String(place === number));
    if (place === number) item.scrollIntoView({ block: "nearest" });
  });
  if (number < 0) searchBox.removeAttribute("aria-activedescendant");
  else searchBox.setAttribute("aria-activedescendant", `result-${number}`);
}

function closeResults() {
  resultList.hidden = true;
  searchBox.setAttribute("aria-expanded", "false");
  activate(-1);
}

function choose(number) {
  const thing = results[number];
  if (!thing) return;
  closeResults();
  status_.textContent = "";
  if (filteredOut(thing)) go(address(thing.id, NO_FILTER));
  else open(thing.id);
}

function showResults() {
  const { words, found } = find(searchBox.value);
  const top = found.slice(0, MOST);
  results = top.map(({ entry }) => entry.thing);
  resultList.replaceChildren(...top.map(({ entry, where }, number) => element("li",
    { role: "option", id: `result-${number}`, class: "result", "aria-selected": "false",
      mousedown: (event) => event.preventDefault(), click: () => choose(number) },
    glyphOf(entry.thing),
    element("span", { class: "found" },
      element("span", { class: "name" }, where === 0 ? snippet(entry.thing.words[CHINESE], words) : nameOf(entry.thing),
        context(entry.thing) ? element("span", { class: "quiet-text" }, ` ${context(entry.thing)}`) : ""),
      where === 0 ? "" : element("span", { class: "text" }, snippet(entry.texts[where], words))),
    element("span", { class: "kind" }, kindWords(entry.thing)))));
  if (found.length > MOST) resultList.append(element("li", { class: "more", role: "presentation" }, say("search-more", found.length - MOST)));
  if (words.length && !found.length) resultList.append(element("li", { class: "more", role: "presentation" }, say("search-none")));
  resultList.hidden = !words.length;
  searchBox.setAttribute("aria-expanded", String(Boolean(words.length)));
  status_.textContent = words.length ? `${say("search-results")}: ${found.length}` : "";
  activate(results.length ? 0 : -1);
}

searchBox.addEventListener("input", (event) => { if (!event.isComposing) showResults(); });
searchBox.addEventListener("compositionend", showResults);
searchBox.addEventListener("focus", () => { if (searchBox.value.trim()) showResults(); });
searchBox.addEventListener("blur", closeResults);
searchBox.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && !resultList.hidden && results.length) {
    event.preventDefault();
    activate((active + step + results.length) % results.length);
  } else if (event.key === "Enter" && !resultList.hidden) {
    event.preventDefault();
    choose(Math.max(active, 0));
  } else if (event.key === "Escape") {
    if (!resultList.hidden) event.preventDefault();
    closeResults();
  }
});
document.addEventListener("keydown", (event) => {
  const typing = ["INPUT", "SELECT", "TEXTAREA"].includes(document.activeElement?.tagName);
  if (event.key === "/" && !typing) {
    event.preventDefault();
    searchBox.focus();
    searchBox.select();
  }
});
