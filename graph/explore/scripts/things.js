// What the build said: things, facts and passages, and the way from each to its neighbours.

const view = data("view");
const dossier = data("dossier");

const things = dossier.things.map(([id, kind, zh, en, names, about, evidence, typed], number) => (
  { number, id, kind, words: [zh, en], names, about, evidence, typed, facts: [], inward: [] }));
const thingOf = new Map(things.map((thing) => [thing.id, thing]));
const facts = dossier.facts.map(([subject, predicate, object, evidence], number) => (
  { number, subject: things[subject], predicate, object: Array.isArray(object) ? object : things[object], evidence }));
const documents = new Map(dossier.documents.map(([number, name, source, date, reporters]) => (
  [number, { name, source, date, reporters }])));
const predicates = new Map(Object.entries(dossier.predicates));
const kinds = new Map(Object.entries(dossier.kinds));

for (const fact of facts) {
  fact.subject.facts.push(fact);
  if (isThing(fact.object)) fact.object.inward.push(fact);
}

/** A passage: its document, the pieces of its paragraph, and which of them it is. */
function passageOf(number) {
  const [paragraph, from, to] = dossier.passages[number];
  const [document_, pieces] = dossier.paragraphs[paragraph];
  return { document: document_, paragraph, pieces, from, to };
}

/** The words of a passage. */
function quoteOf(number) {
  const { pieces, from, to } = passageOf(number);
  return pieces.slice(from, to).join("");
}

function isThing(object) {
  return !Array.isArray(object);
}

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

/** The things that a thing's facts with this predicate point at. */
function ahead(thing, ...names) {
  return thing.facts.filter((fact) => names.includes(fact.predicate) && isThing(fact.object)).map((fact) => fact.object);
}

/** The things whose facts with this predicate point at a thing. */
function behind(thing, ...names) {
  return thing.inward.filter((fact) => names.includes(fact.predicate)).map((fact) => fact.subject);
}

/** The sign that a kind of thing bears in lists, the same as in the legend. */
function glyphOf(thing) {
  const group = (nodesOf.get(thing.id) ?? [])[0]?.group;
  const fallback = { Unit: "home-unit", Area: "home-area", theme: "theme", Lesson: "lesson", Cadre: "cadre" };
  return element("span", { class: `glyph glyph-${group ?? fallback[thing.kind] ?? "other"}`, "aria-hidden": "true" });
}
