// Tables as columns: numbers and words as graph/explore/columns.py packed them, taken out when somebody asks for them.

const packed = data("columns");
const packedBytes = blocks.get("bytes");
blocks.delete("bytes");

/** Where each column stands among the bytes. */
const columnAt = new Map();
let columnsEnd = 0;
for (const [name, count, steps, bytes] of packed.numbers) {
  columnAt.set(name, { from: columnsEnd, count, steps });
  columnsEnd += bytes;
}
for (const [name, bytes] of packed.words) {
  columnAt.set(`${name} letters`, { from: columnsEnd, to: columnsEnd + bytes });
  columnsEnd += bytes;
}

/** The numbers of a column. */
function numbersOf(name) {
  const { from, count, steps } = columnAt.get(name);
  const found = new Int32Array(count);
  let at = from;
  let before = 0;
  for (let place = 0; place < count; place += 1) {
    let byte = packedBytes[at++];
    let number = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = packedBytes[at++];
      number |= (byte & 127) << shift;
    }
    number = (number >>> 1) ^ -(number & 1);
    if (steps) before = number += before;
    found[place] = number;
  }
  return found;
}

/** Where each of some stretches begins, and where the last one ends. */
function edgesOf(lengths) {
  const edges = new Int32Array(lengths.length + 1);
  for (let place = 0; place < lengths.length; place += 1) edges[place + 1] = edges[place] + lengths[place];
  return edges;
}

/** A column of lists: their numbers one after the other, and where each list begins. */
function listsOf(name) {
  const edges = edgesOf(numbersOf(`${name} counts`));
  const numbers = numbersOf(name);
  let first = 0;
  for (let list = 0; list + 1 < edges.length; list += 1) {
    let before = first;
    for (let at = edges[list]; at < edges[list + 1]; at += 1) before = numbers[at] += before;
    if (edges[list] < edges[list + 1]) first = numbers[edges[list]];
  }
  return { edges, numbers, at: (list) => numbers.subarray(edges[list], edges[list + 1]) };
}

const ONE_BYTE = 192;
const RARE = 255;

/** A column of words: a text, and what gives the words at a place. */
function wordsAt(name) {
  const edges = edgesOf(numbersOf(`${name} lengths`));
  const { from, to } = columnAt.get(`${name} letters`);
  const units = new Uint16Array(edges.at(-1));
  const letters = Uint16Array.from(packed.letters, (letter) => letter.charCodeAt(0));
  for (let at = from, place = 0; at < to; place += 1) {
    const byte = packedBytes[at++];
    if (byte < ONE_BYTE) units[place] = letters[byte];
    else if (byte < RARE) units[place] = letters[ONE_BYTE + (byte - ONE_BYTE) * 256 + packedBytes[at++]];
    else {
      units[place] = packedBytes[at] * 256 + packedBytes[at + 1];
      at += 2;
    }
  }
  const text = new TextDecoder("utf-16le", { ignoreBOM: true }).decode(units);
  return { edges, text, at: (place) => text.slice(edges[place], edges[place + 1]) };
}
