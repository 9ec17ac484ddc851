// Long lists: what nobody has scrolled to need not be drawn, but for the printer. A click is answered by what fills the window.

/** The last child that is not hidden: one that takes no room is never scrolled to. */
function lastShown(list) {
  let last = list.lastElementChild;
  while (last?.hidden) last = last.previousElementSibling;
  return last;
}

/** What is still to be drawn of the lists that are looked at. */
const unfinished = new Map();

/** Fills a list little by little, in place of what it had before. */
function fillSlowly(list, items, draw, step = 40) {
  unfinished.get(list)?.stop();
  let drawn = 0;
  const watcher = new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) more(2 * step); }, { rootMargin: "600px" });
  const stop = () => {
    watcher.disconnect();
    unfinished.delete(list);
  };
  const more = (count) => {
    watcher.disconnect();
    const next = items.slice(drawn, drawn + count);
    drawn += next.length;
    list.append(...next.flatMap(draw));
    if (drawn >= items.length) stop();
    else watcher.observe(lastShown(list));
  };
  list.replaceChildren();
  unfinished.set(list, { stop, finish: () => more(items.length) });
  more(step);
  return list;
}

window.addEventListener("beforeprint", () => {
  for (const [list, { finish, stop }] of [...unfinished]) {
    if (list.isConnected) finish();
    else stop();
  }
});
