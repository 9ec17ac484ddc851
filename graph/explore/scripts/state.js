// The state of the page is its address: what is selected stands behind the #, how it is looked at behind the ?.

const LINE = "line:";
const NETWORK = "network";

/** What the address may say behind the ?, in the order in which it says it; nothing is said of what nobody asked for. */
const KEYS = ["in", "at", "level", "from", "to", "unit", "theme", "host", "kind", "mode", "batch", "status", "q", "sort", "area", "off"];
const NOTHING = Object.fromEntries(KEYS.map((key) => [key, ""]));

/** The views beside the network by name; each has build(), what stands there, update(), and what its panel tells. */
const VIEWS = new Map();

let state = { id: "", ...NOTHING };

function encoded(text) {
  return encodeURIComponent(text).replaceAll("%2F", "/");
}

/** The address of what is selected, looked at as now but for some changes. */
function address(id, changes = {}) {
  const next = { ...state, ...changes };
  const asked = KEYS.filter((key) => next[key]).map((key) => `${key}=${encoded(next[key])}`);
  return `#${encoded(id)}${asked.length ? `?${asked.join("&")}` : ""}`;
}

/** The address of a view, with nothing of how another one was looked at. */
function viewAddress(at, changes = {}, id = "") {
  return address(id, { ...NOTHING, at: at === NETWORK ? "" : at, ...changes });
}

/** Reads the address; one that is broken asks for nothing. */
function readState() {
  const hash = location.hash.slice(1);
  const cut = hash.indexOf("?");
  const read = { id: "", ...NOTHING };
  try {
    read.id = decodeURIComponent(cut < 0 ? hash : hash.slice(0, cut));
    for (const part of cut < 0 ? [] : hash.slice(cut + 1).split("&")) {
      const [key, ...value] = part.split("=");
      if (KEYS.includes(key)) read[key] = decodeURIComponent(value.join("="));
    }
  } catch {
    Object.assign(read, { id: "", ...NOTHING });
  }
  if (!VIEWS.has(read.at)) read.at = "";
  state = read;
}

/** The view that is looked at. */
function viewName() {
  return state.at || NETWORK;
}

function go(hash) {
  takeFocus = true;
  if ((location.hash || "#") === hash) apply();
  else location.hash = hash;
}

function open(id) {
  go(address(id));
}

/** Looks at the same otherwise: what one types or ticks is no step that one would go back. */
function alter(changes) {
  history.replaceState(null, "", address(state.id, changes));
  apply();
}
