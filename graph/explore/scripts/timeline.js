// When: every batch and every stay along the years, with no more precision than the texts have.

const timeline = data("timeline");
const [SAID, COUNTED, OPEN] = [0, 1, 2];

/** Where a day is on the line, in per cent of it. */
function percent(day) {
  const margin = 20;
  const [from, to] = [timeline.from - margin, timeline.to + 3 * margin];
  return (100 * (day - from)) / (to - from);
}

function stretchOf(name, from, to) {
  const part = element("span", { class: name });
  part.style.left = `${percent(from)}%`;
  part.style.width = `${Math.max(percent(to) - percent(from), 0.15)}%`;
  return part;
}

/** A bar: faint where the stay may have begun or ended, full where it certainly was, open where nobody says how it ended. */
function barParts(startFirst, startLast, endFirst, endLast, known) {
  if (known === OPEN) return [stretchOf("maybe", startFirst, startLast + 1), stretchOf("open-end", startLast + 1, startLast + 46)];
  const counted = known === COUNTED ? " counted" : "";
  if (endFirst <= startLast) return [stretchOf(`maybe${counted}`, startFirst, endLast + 1)];
  return [
    startLast > startFirst ? stretchOf("maybe", startFirst, startLast) : "",
    stretchOf(`sure${counted}`, startLast, endFirst + 1),
    endLast > endFirst ? stretchOf(`maybe${counted}`, endFirst + 1, endLast + 1) : "",
  ];
}

function wayWords(stay) {
  const names = (...predicates_) => [...new Set(ahead(stay, ...predicates_).map(nameOf))].join("、");
  return `${names("fromUnit") || names("fromArea") || say("unknown")} → ${names("toUnit") || names("toArea") || say("unknown")}`;
}

function timeRow([number, ...days]) {
  const stay = things[number];
  const cadre = ahead(stay, "ofCadre")[0] ?? stay;
  const known = days[4];
  const chosen = selection?.thing && [stay, cadre].includes(selection.thing);
  const facts_ = factsOf(stay, "start", "end", "duration");
  const worst = facts_.some((fact) => certaintyOf(fact.evidence) === "undecided") ? "undecided" : facts_.some((fact) => certaintyOf(fact.evidence) === "inferred") ? "inferred" : "stated";
  const words = [whenOf(stay), known === OPEN ? say("end-open") : known === COUNTED ? say("end-counted") : ""].filter(Boolean).join(" · ");
  return element("a", { class: `time-row ${chosen ? "chosen" : ""}`, href: address(stay.id), title: wayWords(stay), "aria-label": `${nameOf(cadre)}：${wayWords(stay)}，${words}` },
    element("b", {}, nameOf(cadre)), element("span", { class: "when" },
      worst === "stated" ? "" : element("i", { class: `certainty ${worst}` }, inLanguage(dossier.certainties.find(([name]) => name === worst).slice(1))), words),
    element("span", { class: "track" }, barParts(...days)));
}

function batchHead([number, own, bars]) {
  if (number < 0) return element("div", { class: "time-batch" }, element("b", {}, say("no-batch")), element("span", { class: "when" }, say("some-stays", bars.length)));
  const batch = things[number];
  const heads = factsOf(batch, "headcount").map(textOf);
  const words = [...factsOf(batch, "start").map(textOf), heads.length ? say("headcount", heads.join("、")) : "", bars.length ? say("named-here", bars.length) : ""].filter(Boolean).join(" · ");
  return element("a", { class: "time-batch", href: address(batch.id) }, element("b", {}, nameOf(batch), questionSign([batch])), element("span", { class: "when" }, words),
    element("span", { class: "track" }, own.length ? stretchOf("batch-start", own[0], own[1] + 1) : ""));
}

function yearLines() {
  const quarters = timeline.years.length < 9 ? timeline.years.flatMap(([day]) => [90, 181, 273].map((later) => day + later)) : [];
  const line_ = (name, day, words = "") => {
    const made = element("span", { class: name }, words);
    made.style.left = `${percent(day)}%`;
    return percent(day) < 0 || percent(day) > 100 ? "" : made;
  };
  // The year in which the line begins is named at its beginning.
  const first = timeline.years.filter(([day]) => percent(day) < 0).at(-1);
  const begun = first && percent(first[0] + 330) > 0 ? element("span", { class: "year begun" }, String(first[1])) : "";
  return [...quarters.map((day) => line_("quarter", day)), begun, ...timeline.years.map(([day, year]) => line_("year", day, String(year)))];
}

VIEWS.set("times", {
  build() {
    const key = (name, words) => element("span", { class: "time-key" }, element("span", { class: "track" }, element("span", { class: name })), say(words));
    return [
      viewHead("times", key("sure", "key-sure"), key("maybe", "key-maybe"), key("sure counted", "key-counted"), key("open-end", "key-open"), key("batch-start", "key-batch")),
      timeline.groups.length ? element("div", { class: "times" }, element("div", { class: "years", "aria-hidden": "true" }, element("div", {}, yearLines())), element("div", { class: "time-rows" })) : "",
      section(say("undated"), timeline.undated.length, timeline.undated.length ? element("div", { class: "undated" }) : []),
    ];
  },
  update() {
    const rows = timeline.groups.flatMap((group) => [{ group }, ...group[2].map((bar) => ({ bar }))]);
    const [dated, undated] = [area.querySelector(".time-rows"), area.querySelector(".undated")];
    inOneColumn(() => {
      if (dated) fillSlowly(dated, rows, ({ group, bar }) => (group ? batchHead(group) : timeRow(bar)), ROWS);
      if (undated) fillSlowly(undated, timeline.undated, (number) => stayLine(things[number]), ROWS);
    });
  },
});
