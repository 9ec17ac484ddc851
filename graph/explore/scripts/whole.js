// A page for one thing: what is said of it, and beside it every passage about it in its paragraph, text by text.

const WHOLE = "whole";

/** All evidence about a thing: its own, that of its facts, of its stays and of its lessons. */
function evidenceAbout(thing) {
  const near = [thing, ...behind(thing, "ofCadre"), ...ahead(thing, "learned")];
  return near.flatMap((one) => [one.evidence, ...one.facts.map((fact) => fact.evidence)]).flat()
    .concat(thing.inward.flatMap((fact) => fact.evidence));
}

/** The paragraphs of some evidence by document: [document, [paragraph, the numbers of the pieces that are marked]]. */
function paragraphsOf(evidence) {
  const texts = new Map();
  for (const passage of new Set(evidence.map(([number]) => number))) {
    const { document: document_, paragraph, from, to } = passageOf(passage);
    if (!texts.has(document_)) texts.set(document_, new Map());
    const marked = texts.get(document_).get(paragraph) ?? new Set();
    for (let piece = from; piece < to; piece += 1) marked.add(piece);
    texts.get(document_).set(paragraph, marked);
  }
  return [...texts].sort(([one], [other]) => one - other)
    .map(([document_, paragraphs]) => [document_, [...paragraphs].sort(([one], [other]) => placeOf(one) - placeOf(other))]);
}

/** Where a paragraph begins in its document. */
function placeOf(paragraph) {
  return dossier.paragraphs[paragraph][2];
}

function markedParagraph([paragraph, marked]) {
  const [, pieces] = dossier.paragraphs[paragraph];
  const parts = [];
  pieces.forEach((piece, place) => {
    if (!marked.has(place)) parts.push(piece);
    else if (marked.has(place - 1)) parts.at(-1).append(piece);
    else parts.push(element("mark", {}, piece));
  });
  return element("blockquote", { lang: "zh-Hans" }, parts);
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
    const texts = paragraphsOf(evidenceAbout(thing));
    place.replaceChildren(
      element("div", { class: "told-of" }, element("p", { class: "kind" }, glyphOf(thing), " ", kindWords(thing),
        element("a", { class: "seen-in", href: viewAddress(NETWORK, {}, thing.id) }, `${say("seen-in-network")} ›`)),
        element("h2", { tabindex: "-1" }, nameOf(thing)), ...thingParts(thing).flat(3).filter(Boolean)),
      element("div", { class: "in-texts" }, element("h3", {}, say("all-passages"), element("b", {}, String(texts.reduce((sum, [, list]) => sum + list.length, 0)))),
        texts.map(([document_, list]) => element("section", { class: "text" }, documentLine(document_), list.map(markedParagraph)))));
    area.scrollTop = 0;
  },
  // All that the panel would say stands here.
  panel: () => [],
  alone: true,
});
