// The views: the same knowledge as a table, as flows, by theme, along the years. Each is drawn when it is looked at.

const area = byId("view");
/** What stands in the place of the network at the moment: the name of a view, in a language. */
let standing = "";

/** Shows the view that the address asks for. What has controls is built once and brought up to date by each address. */
function showView() {
  const name = viewName();
  document.body.dataset.at = name;
  for (const tab of document.querySelectorAll("#views a")) {
    const here = tab.dataset.at === name;
    // Whoever looks at a person goes on looking at them in another view.
    tab.href = viewAddress(tab.dataset.at, {}, state.id);
    if (here) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
  if (name === NETWORK) return;
  const view_ = VIEWS.get(name);
  const wanted = `${name} ${language}`;
  const built = standing !== wanted;
  if (built) {
    standing = wanted;
    fromTheTop.add(area);
    centred = ".roster tr.chosen, .card.chosen, .time-row.chosen";
    forgetLists(area);
    area.replaceChildren(...inOneColumn(() => view_.build()).filter(Boolean));
    area.setAttribute("aria-label", say(`view-${name}`));
  }
  view_.update();
}

/** What is to be seen from its top, and what in the middle of the view, once all of it stands. */
const fromTheTop = new Set();
let centred = "";

/** Scrolls what is new. Before all of it stands, the browser would have to lay out what is about to go, and the new twice. */
function settle() {
  for (const place of fromTheTop) if (place.scrollTop) place.scrollTop = 0;
  fromTheTop.clear();
  if (centred) area.querySelector(centred)?.scrollIntoView({ block: "center" });
  centred = "";
}

new ResizeObserver(() => { if (area.clientWidth) VIEWS.get(viewName())?.resize?.(); }).observe(area);

function viewHead(key, ...controls) {
  return element("header", { class: "view-head" }, element("h2", {}, say(`view-${key}`)), element("p", { class: "hint" }, say(`hint-${key}`)),
    element("div", { class: "controls" }, controls));
}

/** A choice that stands in the address: [value, words] for each option, or [heading, [options]]; and what else a choice changes. */
function choiceOf(key, name, options, beside = {}) {
  const option = ([value, words]) => (Array.isArray(words)
    ? element("optgroup", { label: value }, words.map(option)) : element("option", { value }, words));
  const count = options.reduce((sum, [, words]) => sum + (Array.isArray(words) ? words.length : 1), 0);
  if (count > MANY_OPTIONS) return typedChoice(key, name, options, beside);
  return element("label", { class: "choice" }, element("span", {}, say(key)),
    element("select", { name, class: count > LONG_CHOICE ? "long" : "", change: ({ target }) => alter({ [name]: target.value, ...beside }) }, options.map(option)));
}

/** A choice among thousands: what one types, or its initials, leaves some of them to choose from. */
function typedChoice(key, name, options, beside) {
  const all = options.flatMap(([value, words]) => (Array.isArray(words) ? words : [[value, words]])).map(([value, words]) => [value, words.trim()]);
  const [[, any]] = all;
  const list = element("datalist", { id: `${name}-options` });
  const suggest = (typed) => {
    const word = folded(typed);
    const found = [];
    for (const [value, words] of all) {
      if (found.length >= SUGGESTED) break;
      if (value && (folded(words).includes(word) || (/^[a-z]{2,}$/.test(word) && typedAt(words, word) >= 0))) found.push(words);
    }
    list.replaceChildren(...[...new Set(found)].map((words) => element("option", { value: words })));
  };
  const take = () => {
    const typed = box.value.trim();
    const [value] = all.find(([, words]) => words === typed) ?? [""];
    if ((value || !typed) && value !== state[name]) alter({ [name]: value, ...beside });
    else suggest(typed);
  };
  const box = element("input", { type: "search", name, list: list.id, autocomplete: "off", spellcheck: "false", placeholder: any,
    focus: take, input: take, change: take });
  box.show = (value) => { if (box !== document.activeElement) box.value = value ? (all.find(([one]) => one === value) ?? ["", ""])[1] : ""; };
  return element("label", { class: "choice" }, element("span", {}, say(key)), box, list);
}

/** A list of more than this is typed into, of which so many are suggested. */
const SUGGESTED = 40;
const MANY_OPTIONS = 400;
/** A choice among more than this has its breadth told: the browser would measure every option to find the broadest. */
const LONG_CHOICE = 20;

const remembered = new Map();

/** What was made once and does not change, such as the options of a choice in this language. */
function once(name, make, spoken = language) {
  const key = `${name} ${spoken}`;
  if (!remembered.has(key)) remembered.set(key, make());
  return remembered.get(key);
}

/** The same, made in pieces by a task. */
function* onceInPieces(name, task, spoken = language) {
  const key = `${name} ${spoken}`;
  if (!remembered.has(key)) remembered.set(key, yield* task());
}

/** Makes something in a language, so that whoever changes to it finds it ready. */
function speaking(spoken, make) {
  const now = language;
  language = spoken;
  try {
    return make();
  } finally {
    language = now;
  }
}

/** Things by their names. */
function byName(list) {
  return list.map((thing) => [thing, nameOf(thing)]).sort(([, one], [, other]) => collator.compare(one, other)).map(([thing]) => thing);
}

/** A box to type in; what is typed stands in the address. */
function typingBox(name, key) {
  return element("input", { type: "search", name, autocomplete: "off", spellcheck: "false", placeholder: say(key), "aria-label": say(key),
    input: ({ target, isComposing }) => { if (!isComposing) alter({ [name]: target.value.trim() }); },
    compositionend: ({ target }) => alter({ [name]: target.value.trim() }) });
}

/** Brings what stands in the controls into agreement with the address, but for the one in which somebody types. */
function fillControls(root) {
  for (const control of root.querySelectorAll("select[name], input[name]")) {
    if (control.show) control.show(state[control.name]);
    else if (control.type === "checkbox") control.checked = !state[control.name].split(",").includes(control.value);
    else if (control !== document.activeElement || control.tagName === "SELECT") control.value = state[control.name];
  }
}

const collator = new Intl.Collator(["zh-Hans-CN", "zh", "en"], { numeric: true });

/** Hands a file to whoever looks at the page; it is made here and comes from nowhere. */
function save(name, type, content) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
