// Long lists: what nobody has scrolled to need not be drawn, but for the printer. A click is answered by what fills the window.

/** The last child that is not hidden: one that takes no room is never scrolled to. */
function lastShown(list) {
  let last = list.lastElementChild;
  while (last?.hidden) last = last.previousElementSibling;
  return last;
}

/** What is still to be drawn of the lists that are looked at. */
const unfinished = new Map();

/** So many rows of a list, and so many passages or cards, fill the window. */
const ROWS = 30;
const FEW = 8;
/** What is so near to the window is drawn before somebody gets there. */
const SOON = { rootMargin: "40px", scrollMargin: "40px" };

/** What of the window, 1 for all of it, is left over for the next list. */
let windowLeft = Infinity;

/** Makes lists that share a part of the window. */
function asOne(part, make) {
  const before = windowLeft;
  windowLeft = part;
  try {
    return make();
  } finally {
    windowLeft = before;
  }
}

/** Makes what stands in one column: of the lists in it no more is drawn than the window has room for. */
function inOneColumn(make) {
  return asOne(1, make);
}

/** Fills a list little by little, in place of what it had before; `step` of its items fill the window. */
function fillSlowly(list, items, draw, step = ROWS) {
  unfinished.get(list)?.stop();
  let drawn = 0;
  const watcher = new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) more(step); }, SOON);
  const stop = () => {
    watcher.disconnect();
    unfinished.delete(list);
  };
  const more = (count) => {
    watcher.disconnect();
    const next = items.slice(drawn, drawn + count);
    drawn += next.length;
    list.append(...asOne(Infinity, () => next.flatMap(draw)));
    if (drawn >= items.length) stop();
    else watcher.observe(lastShown(list) ?? list);
  };
  list.replaceChildren();
  unfinished.set(list, { stop, finish: () => more(items.length), ahead: () => drawn >= 2 * step, further: () => more(Math.ceil(step / 4)) });
  const first = Math.min(step, items.length, Math.ceil(windowLeft * step));
  windowLeft -= first / step;
  more(first);
  return list;
}

/** Stops watching the lists in a part of the page that is about to go. */
function forgetLists(place) {
  for (const [list, { stop }] of [...unfinished]) if (place.contains(list)) stop();
}

/** So many milliseconds nobody has asked for anything, and so many are left between two portions. */
const REST = 300;
const BREATH = 30;
let resting = 0;

/** When nobody asks for anything, draws every list two windows long: what one looks for in the page, or has read out, is there. */
function fillWhileResting(wait = REST) {
  clearTimeout(resting);
  resting = setTimeout(() => {
    const short = [...unfinished].find(([list, { ahead }]) => list.isConnected && !ahead());
    if (!short) return;
    short[1].further();
    fillWhileResting(BREATH);
  }, wait);
}

window.addEventListener("beforeprint", () => {
  // What is drawn may hold further lists.
  while (unfinished.size) {
    for (const [list, { finish, stop }] of [...unfinished]) {
      if (list.isConnected) finish();
      else stop();
    }
  }
});
