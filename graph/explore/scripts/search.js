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

/** The letters with which the readings of a character begin, as bits; letters and digits of ASCII stand for themselves. */
const initialsOf = new Uint32Array(65_536);
for (const [letters, characters] of Object.entries(dossier.initials)) {
  const bits = [...letters].reduce((sum, letter) => sum | (1 << (letter.charCodeAt(0) - 97)), 0);
  for (const character of characters) if (character.length === 1) initialsOf[character.charCodeAt(0)] = bits;
}
/** So much of a name can be typed by initials; nobody types more. */
const LONGEST_TYPED = 40;

/** Whether letters are the initials of some characters of a name in a row: "dsj" of 董善积; where they begin, or -1. */
function typedAt(name, letters) {
  const end = Math.min(name.length, LONGEST_TYPED);
  let begins = -1;
  for (let start = 0; start < end; start += 1) {
    let typed = 0;
    let at = start;
    for (; at < end && typed < letters.length; at += 1) {
      const code = name.charCodeAt(at);
      const bits = initialsOf[code];
      const plain = (code > 47 && code < 58) || (code > 64 && code < 91) || (code > 96 && code < 123);
      // Nobody types a bracket.
      if (!bits && !plain) {
        if (at === start) break;
        continue;
      }
      if (at === start) begins += 1;
      const letter = letters.charCodeAt(typed);
      if (plain ? name[at].toLowerCase() !== letters[typed] : !(letter > 96 && bits & (1 << (letter - 97)))) break;
      typed += 1;
    }
    if (typed === letters.length) return begins;
  }
  return -1;
}

/** The keys by which a name can be typed, or which are typed, as bits: the letters, and one for the digits. */
function keysOf(name) {
  let found = 0;
  for (let at = Math.min(name.length, LONGEST_TYPED) - 1; at >= 0; at -= 1) {
    const code = name.charCodeAt(at);
    const letter = code | 32;
    if (letter > 96 && letter < 123) found |= 1 << (letter - 97);
    else if (code > 47 && code < 58) found |= 1 << 26;
    found |= initialsOf[code];
  }
  return found;
}

/** Kinds of things that nobody looks for by the initials of a name. */
const NOT_TYPED = new Set(["Figure", "Placement", "Post"]);

/** How many of its passages a thing is found by. */
function quotedBy(thing) {
  return thing.kind === "Lesson" || thing.kind === "Placement" ? 3 : 1;
}

/** What a thing is found by, as it is read: its names, then the words of its passages. */
function textsOf(thing) {
  const file = documents.get(thing.number)?.name;
  const names = [...thing.words.filter(Boolean), ...thing.names, ...(file ? [file] : [])];
  return { names, quotes: thing.evidence.slice(0, quotedBy(thing)).map(([passage]) => quoteOf(passage)) };
}

/** All that is searched, one text: what each thing is found by begins at `starts`, its quotes at `quotes`; and what can be typed. */
let index = null;

/** Makes the text that is searched, little by little. */
function* indexing() {
  const parts = [];
  const starts = new Int32Array(things.length + 1);
  const quotes = new Int32Array(things.length);
  const typed = [];
  let length = 0;
  for (const thing of things) {
    const { number } = thing;
    const found = textsOf(thing);
    if (!NOT_TYPED.has(thing.kind)) for (const name of [thing.words[CHINESE], ...thing.names]) typed.push({ number, name, keys: keysOf(name) });
    const names = found.names.map(folded).join(BETWEEN) + BETWEEN;
    const said = found.quotes.map(folded).join(BETWEEN) + BETWEEN;
    parts.push(names, said);
    starts[number] = length;
    quotes[number] = length + names.length;
    length += names.length + said.length;
    if (number % 250 === 249) yield;
  }
  starts[things.length] = length;
  index = { text: parts.join(""), starts, quotes, typed };
}
const BETWEEN = "\n";
const indexed = whenIdle(indexing);

/** The last place of sorted numbers that is not after a number. */
function placeIn(numbers, number) {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (numbers[middle] <= number) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How well the things answer a word, by their numbers: 0 a whole name, 1 the beginning of one, 2 inside one, 3 in a quote. */
function answering(word) {
  const { text, starts, quotes } = index;
  const found = new Map();
  for (let at = text.indexOf(word); at >= 0;) {
    const number = placeIn(starts, at);
    const begins = at === starts[number] || text[at - 1] === BETWEEN;
    found.set(number, at >= quotes[number] ? 3 : !begins ? 2 : text[at + word.length] === BETWEEN ? 0 : 1);
    at = number + 1 < things.length ? text.indexOf(word, starts[number + 1]) : -1;
  }
  if (/^[a-z0-9]{2,}$/.test(word)) {
    const wanted = keysOf(word);
    const typed = new Map();
    for (const { number, name, keys } of index.typed) {
      if (wanted & ~keys || (found.get(number) ?? 3) < 3) continue;
      const at = typedAt(name, word);
      if (at >= 0) typed.set(number, at && typed.get(number) !== 1 ? 2 : 1);
    }
    for (const [number, how] of typed) found.set(number, how);
  }
  return found;
}

function find(query) {
  const words = folded(query.trim()).split(/\s+/).filter(Boolean);
  if (!words.length) return { words, count: 0, top: [] };
  indexed();
  const [first, ...others] = words.map(answering);
  // Drawers by how well they answer and by kind; in each the things stand as in the texts.
  const drawers = Array.from({ length: 4 * (KIND_ORDER.length + 1) }, () => []);
  let count = 0;
  for (const [number, own] of first) {
    if (!others.every((one) => one.has(number))) continue;
    const rank = Math.max(own, ...others.map((one) => one.get(number)));
    const place = KIND_ORDER.indexOf(things[number].kind);
    drawers[rank * (KIND_ORDER.length + 1) + (place < 0 ? KIND_ORDER.length : place)].push(number);
    count += 1;
  }
  const top = [];
  for (const drawer of drawers) {
    if (top.length >= MOST) break;
    top.push(...drawer.sort((one, other) => one - other).slice(0, MOST - top.length).map((number) => things[number]));
  }
  return { words, count, top };
}

/** The text of a thing in which the words are shown to whoever searches, and whether it is its first name. */
function answer(thing, words) {
  const { names, quotes } = textsOf(thing);
  const texts = [...names, ...quotes];
  // Of several words the one that is found farthest back tells most.
  const places = words.map((word) => texts.findIndex((text) => folded(text).includes(word)));
  const where = Math.max(0, ...places);
  return { text: texts[where], isName: where === 0 };
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
  const { words, count, top } = find(searchBox.value);
  results = top;
  const result = (thing, number) => {
    const { text, isName } = answer(thing, words);
    return element("li", { role: "option", id: `result-${number}`, class: "result", "aria-selected": "false",
      mousedown: (event) => event.preventDefault(), click: () => choose(number) },
    glyphOf(thing),
    element("span", { class: "found" },
      element("span", { class: "name" }, isName ? snippet(thing.words[CHINESE], words) : nameOf(thing),
        context(thing) ? element("span", { class: "quiet-text" }, ` ${context(thing)}`) : ""),
      isName ? "" : element("span", { class: "text" }, snippet(text, words))),
    element("span", { class: "kind" }, kindWords(thing)));
  };
  resultList.replaceChildren(...top.map(result));
  if (count > MOST) resultList.append(element("li", { class: "more", role: "presentation" }, say("search-more", count - MOST)));
  if (words.length && !count) resultList.append(element("li", { class: "more", role: "presentation" }, say("search-none")));
  resultList.hidden = !words.length;
  searchBox.setAttribute("aria-expanded", String(Boolean(words.length)));
  status_.textContent = words.length ? `${say("search-results")}: ${count}` : "";
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
