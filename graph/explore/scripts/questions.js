// What the texts leave open and where they contradict each other: in a list of its own, and on the things that it concerns.

const open_ = dossier.questions;
/** The questions and contradictions that concern a thing, by its number: the id of their card, and their words. */
const concernOf = new Map();

function concern(number, id, words) {
  concernOf.set(number, [...(concernOf.get(number) ?? []), { id, words }]);
}

open_.undecided.forEach(([, about, why, numbers], place) => {
  for (const number of numbers) concern(number, `undecided-${place}`, () => `${say("undecided-of")}${about}：${why}`);
});
open_.conflicts.forEach(([number, , predicate, sides], place) => {
  const words = () => `${say("told-differently")}${predicateWords(predicate)}：${sides.map(([value]) => valueWords(value)).join(" ≠ ")}`;
  if (number >= 0) concern(number, `conflict-${place}`, words);
  // What is told differently of a stay is looked for at the person.
  if (number >= 0 && things[number].kind === "Placement") for (const cadre of ahead(things[number], "ofCadre")) concern(cadre.number, `conflict-${place}`, words);
});

/** Facts that have no better evidence than an undecided one. */
const undecidedFacts = (() => {
  const undecided = dossier.certainties.findIndex(([name]) => name === "undecided");
  return Array.from(factColumns.evidence.keys()).filter((fact) => surestAt(factColumns.evidence[fact]) === undecided).map(factAt);
})();

function valueWords(value) {
  return Array.isArray(value) ? inLanguage(value) : nameOf(things[value]);
}

/** A sign beside a name of which something is open. */
function questionSign(concerned) {
  const found = concerned.flatMap((thing) => concernOf.get(thing.number) ?? []);
  if (!found.length) return "";
  return element("a", { class: "open-sign", href: viewAddress("open", {}, ""), title: [...new Set(found.map(({ words }) => words()))].join("\n"), "aria-label": say("view-open") }, "?");
}

/** What is open about a thing, above its facts. */
function questionNotes(thing) {
  const found = [...new Map((concernOf.get(thing.number) ?? []).map((one) => [one.id, one])).values()];
  return found.map(({ words }) => element("p", { class: "open-note" }, words(), " ", element("a", { href: viewAddress("open") }, `${say("view-open")} ›`)));
}

function questionCard(id, kind, title, ...content) {
  return element("article", { class: "card question", id }, element("p", { class: "tags" }, kind), element("h4", {}, title), content);
}

function undecidedCard([kind, about, why, numbers, evidence], place) {
  const concerned = numbers.map((number) => things[number]);
  return questionCard(`undecided-${place}`, STRINGS.has(`question-${kind}`) ? say(`question-${kind}`) : kind, about, element("p", {}, why),
    concerned.length ? element("p", { class: "tags" }, concerned.map((thing) => element("span", {}, glyphOf(thing), " ", link(thing), " ", element("small", {}, kindWords(thing))))) : "",
    element("div", { class: "sides" }, evidenceAt(evidence).map(passageBlock)));
}

function conflictCard([number, about, predicate, sides], place) {
  return questionCard(`conflict-${place}`, predicateWords(predicate), number >= 0 ? link(things[number], about) : about,
    element("div", { class: "sides" }, sides.map(([value, evidence]) => element("div", {},
      element("p", { class: "side" }, Array.isArray(value) ? inLanguage(value) : link(things[value])), evidenceAt(evidence).map(passageBlock)))));
}

VIEWS.set("open", {
  build() {
    const { undecided, conflicts, triggers, unapplied } = open_;
    const factCard = (fact) => element("article", { class: "card" }, element("h4", {}, glyphOf(fact.subject), link(fact.subject)), factRow(fact));
    return [
      viewHead("open"),
      section(say("open-conflicts"), conflicts.length, conflicts.length ? fillSlowly(element("div"), [...conflicts.entries()], ([place, one]) => conflictCard(one, place), FEW) : []) || noneOf("open-conflicts", "no-conflicts"),
      section(say("open-undecided"), undecided.length, undecided.length ? fillSlowly(element("div"), [...undecided.entries()], ([place, one]) => undecidedCard(one, place), FEW) : []) || noneOf("open-undecided", "no-undecided"),
      section(say("open-facts"), undecidedFacts.length, undecidedFacts.length ? fillSlowly(element("div"), undecidedFacts, factCard, FEW) : []),
      section(say("open-triggers"), triggers.length, triggers.length ? fillSlowly(element("div"), triggers, ([word, why, evidence]) => questionCard("", word, why, evidenceAt(evidence).map(passageBlock)), FEW) : []),
      section(say("open-unapplied"), unapplied.length, unapplied.map(([file, row, why]) => questionCard("", `${file}:${row}`, why))),
    ];
  },
  update() {},
});

function noneOf(title, words) {
  return element("section", {}, element("h3", {}, say(title), element("b", {}, "0")), element("p", { class: "hint" }, say(words)));
}
