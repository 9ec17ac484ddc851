// What the build said: things, facts and passages, and the way from each to its neighbours. Thousands of texts have so many
// that each is made of its columns when somebody asks for it.

const view = data("view");
const dossier = data("dossier");
const predicates = new Map(Object.entries(dossier.predicates));
const kinds = new Map(Object.entries(dossier.kinds));
const documents = new Map(dossier.documents.map(([number, name, source, date, reporters]) => (
  [number, { name, source, date, reporters }])));

// ---- texts

const paragraphs = { document: numbersOf("paragraph document"), words: wordsAt("paragraph") };
const passages = { paragraph: numbersOf("passage paragraph"), start: numbersOf("passage start"), length: numbersOf("passage length") };

/** A passage: its document, its paragraph, and from where to where it stands in it. */
function passageOf(number) {
  const paragraph = passages.paragraph[number];
  const from = passages.start[number];
  return { document: paragraphs.document[paragraph], paragraph, text: paragraphs.words.at(paragraph), from, to: from + passages.length[number] };
}

/** The words of a passage. */
function quoteOf(number) {
  const from = paragraphs.words.edges[passages.paragraph[number]] + passages.start[number];
  return paragraphs.words.text.slice(from, from + passages.length[number]);
}

/** The document in which a passage stands. */
function documentOf(passage) {
  return paragraphs.document[passages.paragraph[passage]];
}

// ---- evidence

const evidences = listsOf("evidence passage");
const evidenceHow = numbersOf("evidence how");

/** A list of evidence: [passage, rule, certainty] for each. */
function evidenceAt(list) {
  const found = [];
  for (let at = evidences.edges[list]; at < evidences.edges[list + 1]; at += 1) {
    found.push([evidences.numbers[at], Math.floor(evidenceHow[at] / dossier.certainties.length), evidenceHow[at] % dossier.certainties.length]);
  }
  return found;
}

/** How sure the surest of a list of evidence is. */
function surestAt(list) {
  let found = dossier.certainties.length - 1;
  for (let at = evidences.edges[list]; at < evidences.edges[list + 1]; at += 1) found = Math.min(found, evidenceHow[at] % dossier.certainties.length);
  return found;
}

// ---- things

const thingColumns = Object.fromEntries(["kind", "before", "evidence", "said", "said length"].map((name) => [name, numbersOf(`thing ${name}`)]));
const thingWords = Object.fromEntries(["zh", "en", "about", "id"].map((name) => [name, wordsAt(`thing ${name}`)]));
const otherNames = { edges: edgesOf(numbersOf("thing names")), words: wordsAt("name") };
/** Stands for an id that is the name itself. */
const SAME = "\n";

class Thing {
  #zh;
  #facts;
  #inward;
  #id;

  constructor(number) {
    this.number = number;
  }

  get kind() { return dossier["thing-kinds"][thingColumns.kind[this.number]]; }
  get evidence() { return evidenceAt(thingColumns.evidence[this.number]); }
  get about() { return thingWords.about.at(this.number); }

  /** Its names, Chinese and English; a Chinese one that is how its passage begins was told by its place there. */
  get words() {
    return [this.#zh ??= this.#chinese(), thingWords.en.at(this.number)];
  }

  get names() {
    const found = [];
    for (let at = otherNames.edges[this.number]; at < otherNames.edges[this.number + 1]; at += 1) found.push(otherNames.words.at(at));
    return found;
  }

  get id() {
    if (this.#id === undefined) {
      const rest = thingWords.id.at(this.number);
      this.#id = dossier.before[thingColumns.before[this.number]] + (rest === SAME ? this.words[0] : rest);
    }
    return this.#id;
  }

  get facts() {
    const first = factEdges[this.number];
    return this.#facts ??= Array.from({ length: factEdges[this.number + 1] - first }, (_, place) => factAt(first + place));
  }

  get inward() {
    return this.#inward ??= Array.from(inwardOf(this.number), factAt);
  }

  #chinese() {
    const { number } = this;
    if (!thingColumns.said[number]) return thingWords.zh.at(number);
    const start = thingColumns.said[number] - 1;
    const length = thingColumns["said length"][number];
    const passage = evidences.numbers[evidences.edges[thingColumns.evidence[number]]];
    const from = paragraphs.words.edges[passages.paragraph[passage]] + passages.start[passage] + start;
    return paragraphs.words.text.slice(from, from + (length >> 1)) + (length & 1 ? "…" : "");
  }
}

const things = Array.from({ length: thingColumns.kind.length }, (_, number) => new Thing(number));
const thingOf = new Map(things.map((thing) => [thing.id, thing]));

/** The things of a kind, in the order of the texts. */
function thingsOf(kind) {
  const wanted = dossier["thing-kinds"].indexOf(kind);
  return things.filter(({ number }) => thingColumns.kind[number] === wanted);
}

// ---- facts

const factColumns = { subject: numbersOf("fact subject"), predicate: numbersOf("fact predicate"), object: numbersOf("fact object"), evidence: numbersOf("fact evidence") };
const literals = { zh: wordsAt("literal zh"), en: wordsAt("literal en") };
const predicateNumber = new Map(dossier["fact-predicates"].map((name, number) => [name, number]));

// An object is told by its distance from the subject, as a value, or by its place among those that many facts point at:
// from now on a thing is its number, and a value below zero.
{
  const { subject, object } = factColumns;
  let literal = 0;
  for (let fact = 0; fact < object.length; fact += 1) {
    const coded = object[fact];
    const way = ((coded % 3) + 3) % 3;
    const amount = (coded - way) / 3;
    if (way === 0) object[fact] = subject[fact] + amount;
    else if (way === 2) object[fact] = dossier.popular[amount];
    else object[fact] = -1 - (literal += amount);
  }
}

/** Where the facts of each thing begin: they follow each other. */
const factEdges = edgesOf(countsOf(factColumns.subject));

function countsOf(numbers) {
  const counts = new Int32Array(things.length);
  for (const number of numbers) if (number >= 0) counts[number] += 1;
  return counts;
}

/** The facts that point at each thing. */
const pointing = (() => {
  const edges = edgesOf(countsOf(factColumns.object));
  const next = edges.slice();
  const found = new Int32Array(edges.at(-1));
  factColumns.object.forEach((thing, fact) => { if (thing >= 0) found[next[thing]++] = fact; });
  return { edges, found };
})();

function inwardOf(thing) {
  return pointing.found.subarray(pointing.edges[thing], pointing.edges[thing + 1]);
}

class Fact {
  constructor(number) {
    this.number = number;
  }

  get subject() { return things[factColumns.subject[this.number]]; }
  get predicate() { return dossier["fact-predicates"][factColumns.predicate[this.number]]; }
  get evidence() { return evidenceAt(factColumns.evidence[this.number]); }

  /** A thing, or a value [zh, en]. */
  get object() {
    const object = factColumns.object[this.number];
    if (object >= 0) return things[object];
    const zh = literals.zh.at(-1 - object);
    return [zh, literals.en.at(-1 - object) || zh];
  }
}

function factAt(number) {
  return new Fact(number);
}

function isThing(object) {
  return !Array.isArray(object);
}

/** The things that a thing's facts with this predicate point at. */
function ahead(thing, ...names) {
  const found = [];
  const wanted = names.map((name) => predicateNumber.get(name));
  for (let fact = factEdges[thing.number]; fact < factEdges[thing.number + 1]; fact += 1) {
    if (factColumns.object[fact] >= 0 && wanted.includes(factColumns.predicate[fact])) found.push(things[factColumns.object[fact]]);
  }
  return found;
}

/** The things whose facts with this predicate point at a thing. */
function behind(thing, ...names) {
  const found = [];
  const wanted = names.map((name) => predicateNumber.get(name));
  for (let at = pointing.edges[thing.number]; at < pointing.edges[thing.number + 1]; at += 1) {
    const fact = pointing.found[at];
    if (wanted.includes(factColumns.predicate[fact])) found.push(things[factColumns.subject[fact]]);
  }
  return found;
}

// ---- words

function nameOf(thing) {
  return inLanguage(thing.words);
}

function predicateWords(predicate) {
  return inLanguage((predicates.get(predicate) ?? [predicate, predicate]).slice(0, 2));
}

function inverseWords(predicate) {
  return inLanguage((predicates.get(predicate) ?? [predicate, predicate, predicate, predicate]).slice(2));
}

/** What sort of thing it is, in words. */
function kindWords(thing) {
  if (kinds.has(thing.kind)) return inLanguage(kinds.get(thing.kind));
  return STRINGS.has(`kind-${thing.kind}`) ? say(`kind-${thing.kind}`) : say("kind-concept");
}

/** The sign that a kind of thing bears in lists, the same as in the legend. */
function glyphOf(thing) {
  const group = nodesOf(thing)[0]?.group;
  const fallback = { Unit: "home-unit", Area: "home-area", theme: "theme", Lesson: "lesson", Cadre: "cadre" };
  return element("span", { class: `glyph glyph-${group ?? fallback[thing.kind] ?? "other"}`, "aria-hidden": "true" });
}
