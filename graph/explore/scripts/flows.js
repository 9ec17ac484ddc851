// From where to where: bars for areas, ribbons for those who went from one to the other, and the same as a table.

const flows = data("flows");
const BAR = 12;
const NAMES = 172;

function flowLevel() {
  return LEVELS.includes(state.level) ? state.level : "city";
}

/** What an end of a flow is called, and its word in the address; areas that share a bar have none. */
function endOf(numbers) {
  if (numbers.length > 1) return { words: say("group-rest", numbers.length), id: "" };
  return numbers[0] < 0 ? { words: say("group-none"), id: NOWHERE } : { words: nameOf(things[numbers[0]]), id: things[numbers[0]].id };
}

function flowAddress(from, to) {
  return viewAddress("flows", { level: state.level, from, to });
}

/** Whether two ends are those that are looked at; null when nothing is. */
function isPicked(from, to) {
  if (!state.from && !state.to) return null;
  return (!state.from || state.from === from) && (!state.to || state.to === to);
}

function shortName(words, most) {
  const letters = [...words];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : words;
}

function flowBar(side, [numbers, count, y, tall], width) {
  const { words, id } = endOf(numbers);
  const home = side === "home";
  const x = home ? NAMES : width - NAMES - BAR;
  const picked = home ? state.from && state.from === id : state.to && state.to === id;
  const content = [shape("title", {}, `${words} · ${say("some-stays", count)}`),
    shape("rect", { class: `bar ${side}`, x, y, width: BAR, height: Math.max(tall, 1.5) }),
    shape("text", { x: home ? x - 8 : x + BAR + 8, y: y + tall / 2, "text-anchor": home ? "end" : "start", "dominant-baseline": "central" },
      shortName(words, 11), shape("tspan", { class: "amount", dx: 6 }, String(count)))];
  const name = `end ${picked ? "picked" : ""}`;
  return id ? shape("a", { href: flowAddress(home ? id : "", home ? "" : id), class: name, "aria-label": `${words} ${say("some-stays", count)}` }, content)
    : shape("g", { class: name }, content);
}

function ribbon([home, host, count, homeY, hostY, wide], { homes, hosts }, width) {
  const [from, to] = [endOf(homes[home][0]), endOf(hosts[host][0])];
  const [left, right] = [NAMES + BAR, width - NAMES - BAR];
  const middle = (left + right) / 2;
  const tall = Math.max(wide, 1);
  const path = `M${left},${homeY}C${middle},${homeY} ${middle},${hostY} ${right},${hostY}v${tall}C${middle},${hostY + tall} ${middle},${homeY + tall} ${left},${homeY + tall}Z`;
  const picked = isPicked(from.id, to.id);
  const name = `ribbon ${wide < 3 ? "thin" : ""} ${picked === null ? "" : picked ? "picked" : "faint"}`;
  const content = [shape("title", {}, `${from.words} → ${to.words} · ${say("some-stays", count)}`),
    shape("path", { d: path })];
  // The table below has every flow for the keyboard; ribbons are for the mouse.
  return from.id && to.id ? shape("a", { href: flowAddress(from.id, to.id), class: name, tabindex: "-1" }, content) : shape("g", { class: name }, content);
}

function flowPicture(width) {
  const level = flows[flowLevel()];
  return shape("svg", { class: "sankey", viewBox: `0 -4 ${width} ${level.tall + 8}`, width, height: level.tall + 8, role: "group", "aria-label": say("view-flows") },
    shape("g", {}, [...level.ribbons].sort((one, other) => other[2] - one[2]).map((one) => ribbon(one, level, width))),
    level.homes.map((bar) => flowBar("home", bar, width)), level.hosts.map((bar) => flowBar("host", bar, width)));
}

function flowRow([home, host, list]) {
  const [from, to] = [endOf([home]), endOf([host])];
  const most = flows[flowLevel()].flows[0][2].length;
  const meter = element("span", { class: "meter", "aria-hidden": "true" });
  meter.style.width = `${Math.max(2, (90 * list.length) / most)}px`;
  return element("tr", { class: isPicked(from.id, to.id) ? "chosen" : "" }, element("th", { scope: "row" }, from.words), element("td", {}, to.words),
    element("td", { class: "number-cell" }, element("a", { href: flowAddress(from.id, to.id) }, meter, say("some-stays", list.length))));
}

/** The two ends that are looked at, and the people between. */
function flowPanel() {
  if (!state.from && !state.to) return [];
  const words = (id) => (id === NOWHERE ? say("group-none") : thingOf.has(id) ? nameOf(thingOf.get(id)) : say("anywhere"));
  const found = staysAsked(flowLevel());
  return [
    element("header", { class: "subject" },
      element("p", { class: "kind" }, element("a", { href: viewAddress("flows", { level: state.level }), class: "back" }, `✕ ${say("close")}`), element("span", {}, say("flow"))),
      element("h2", { tabindex: "-1" }, `${words(state.from)} → ${words(state.to)}`, element("b", { class: "number" }, String(found.length))),
      element("p", { class: "more-of" }, element("a", { href: viewAddress("roster", { level: flowLevel(), from: state.from, to: state.to }) }, `${say("in-roster")} ›`))),
    found.length ? fillSlowly(element("div"), found, stayLine) : "",
  ];
}

VIEWS.set("flows", {
  build() {
    const levels = LEVELS.map((level) => [level === "city" ? "" : level, say(`level-${level}`)]);
    return [
      viewHead("flows", choiceOf("level", "level", levels)),
      element("div", { class: "heads" }, element("span", {}, say("group-home-area")), element("span", {}, say("group-host-area"))),
      element("div", { class: "drawing" }),
      element("table", { class: "flow-table" }, element("caption", {}, say("all-flows")),
        element("thead", {}, element("tr", {}, ["group-home-area", "group-host-area", "stays"].map((key) => element("th", { scope: "col" }, say(key))))),
        element("tbody")),
    ];
  },
  update() {
    fillControls(area);
    drawFlows();
    fillSlowly(area.querySelector("tbody"), flows[flowLevel()].flows, flowRow);
  },
  panel: flowPanel,
  resize: drawFlows,
});

function drawFlows() {
  const place = area.querySelector(".drawing");
  const width = Math.max(560, Math.min(1500, place.clientWidth));
  place.replaceChildren(flowPicture(width));
}
