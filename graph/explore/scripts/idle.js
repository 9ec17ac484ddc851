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

/** Does a task that can be done in pieces at once; returns what it makes. */
function finished(task) {
  for (;;) {
    const { done, value } = task.next();
    if (done) return value;
  }
}

/** So many at once are sorted within a slice. */
const SORTED_AT_ONCE = 1000;

/** Sorts in pieces, which are then merged: thousands of names by their readings would be too much for one slice. */
function* sorting(list, compare) {
  let parts = [];
  for (let at = 0; at < list.length; at += SORTED_AT_ONCE) {
    parts.push(list.slice(at, at + SORTED_AT_ONCE).sort(compare));
    yield;
  }
  while (parts.length > 1) {
    const merged = [];
    for (let at = 0; at < parts.length; at += 2) {
      merged.push(parts[at + 1] ? mergedOf(parts[at], parts[at + 1], compare) : parts[at]);
      yield;
    }
    parts = merged;
  }
  return parts[0] ?? [];
}

function mergedOf(ones, others, compare) {
  const found = [];
  let [one, other] = [0, 0];
  while (one < ones.length && other < others.length) found.push(compare(ones[one], others[other]) <= 0 ? ones[one++] : others[other++]);
  return found.concat(ones.slice(one), others.slice(other));
}

/** Lets a task run by and by; returns what finishes it at once for somebody who needs it now. */
function whenIdle(task) {
  const work = task();
  waiting.push(work);
  return () => finished(work);
}
