// What can be made ready before somebody asks for it, while nobody asks for anything.

/** So long at once, in milliseconds: a click that comes meanwhile waits no longer. */
const IDLE_SLICE = 12;

const waiting = [];

function workOn() {
  const began = performance.now();
  while (waiting.length && performance.now() - began < IDLE_SLICE) {
    if (waiting[0].next().done) waiting.shift();
  }
  if (waiting.length) setTimeout(workOn, 8);
}

/** Lets a task run by and by; returns what finishes it at once for somebody who needs it now. */
function whenIdle(task) {
  const work = task();
  waiting.push(work);
  return () => {
    while (!work.next().done) { /* the rest of it */ }
  };
}
