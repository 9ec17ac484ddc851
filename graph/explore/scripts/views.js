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
    area.replaceChildren(...view_.build().filter(Boolean));
    area.setAttribute("aria-label", say(`view-${name}`));
    area.scrollTop = 0;
  }
  view_.update();
  if (built) area.querySelector(".roster tr.chosen, .card.chosen, .time-row.chosen")?.scrollIntoView({ block: "center" });
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
  return element("label", { class: "choice" }, element("span", {}, say(key)),
    element("select", { name, change: ({ target }) => alter({ [name]: target.value, ...beside }) }, options.map(option)));
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
    if (control.type === "checkbox") control.checked = !state[control.name].split(",").includes(control.value);
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
