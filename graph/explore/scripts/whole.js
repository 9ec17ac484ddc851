// A page for one thing: what is said of it, and beside it every passage about it in its paragraph, text by text.

const WHOLE = "whole";

/** All evidence about a thing: its own, that of its facts, of its stays and of its lessons. */
function evidenceAbout(thing) {
  const near = [thing, ...behind(thing, "ofCadre"), ...ahead(thing, "learned")];
  return near.flatMap((one) => [one.evidence, ...one.facts.map((fact) => fact.evidence)]).flat()
    .concat(thing.inward.flatMap((fact) => fact.evidence));
}

/** The paragraphs of some evidence by document: [document, [paragraph, the stretches that are marked]], as the texts go. */
function paragraphsOf(evidence) {
  const texts = new Map();
  for (const passage of [...new Set(evidence.map(([number]) => number))].sort((one, other) => one - other)) {
    const { document: document_, paragraph, from, to } = passageOf(passage);
    if (!texts.has(document_)) texts.set(document_, new Map());
    const marked = texts.get(document_).get(paragraph) ?? [];
    marked.push([from, to]);
    texts.get(document_).set(paragraph, marked);
  }
  return [...texts].map(([document_, paragraphs_]) => [document_, [...paragraphs_]]);
}

function markedParagraph([paragraph, marked]) {
  const text = paragraphs.words.at(paragraph);
  const parts = [];
  let told = 0;
  for (const [from, to] of marked) {
    if (to <= told) continue;
    if (from > told) parts.push(text.slice(told, from));
    if (from > told || !parts.length) parts.push(element("mark", {}, text.slice(Math.max(from, told), to)));
    else parts.at(-1).append(text.slice(told, to));
    told = to;
  }
  return element("blockquote", { lang: "zh-Hans" }, parts, text.slice(told));
}

VIEWS.set(WHOLE, {
  build() {
    return [element("div", { class: "whole" })];
  },
  update() {
    const thing = selection?.thing;
    const place = area.firstChild;
    if (!thing) {
      place.replaceChildren(element("p", { class: "hint" }, say("whole-none")));
      return;
    }
    fromTheTop.add(area);
    forgetLists(place);
    const texts = paragraphsOf(evidenceAbout(thing));
    place.replaceChildren(
      element("div", { class: "told-of" }, element("p", { class: "kind" }, glyphOf(thing), " ", kindWords(thing),
        element("a", { class: "seen-in", href: viewAddress(NETWORK, {}, thing.id) }, `${say("seen-in-network")} ›`)),
        element("h2", { tabindex: "-1" }, nameOf(thing)), ...inOneColumn(() => thingParts(thing)).flat(3).filter(Boolean)),
      element("div", { class: "in-texts" }, element("h3", {}, say("all-passages"), element("b", {}, String(texts.reduce((sum, [, list]) => sum + list.length, 0)))),
        fillSlowly(element("div"), texts, ([document_, list]) => element("section", { class: "text" }, documentLine(document_), list.map(markedParagraph)), FEW)));
  },
  // All that the panel would say stands here.
  panel: () => [],
  alone: true,
});
