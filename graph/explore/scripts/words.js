// Language, and elements made of text: nothing that comes from a document ever passes through markup.

const byId = (id) => document.getElementById(id);

/** The bytes that stand in a block as letters. */
function bytesOf(block) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(block.textContent);
  const letters = atob(block.textContent);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

/** The data of the page by the name of their block; where they are many they stand there deflated. */
async function readBlocks() {
  const read = async (block) => {
    const asBytes = block.id === "data-bytes";
    if (block.type === "application/json") return JSON.parse(block.textContent);
    if (block.type !== "application/zlib") return bytesOf(block);
    const inflated = new Response(new Blob([bytesOf(block)]).stream().pipeThrough(new DecompressionStream("deflate")));
    return asBytes ? new Uint8Array(await inflated.arrayBuffer()) : JSON.parse(await inflated.text());
  };
  const found = [...document.querySelectorAll("script[id^=data-]")];
  return new Map(await Promise.all(found.map(async (block) => [block.id.slice(5), await read(block)])));
}

let blocks;
try {
  blocks = await readBlocks();
} catch (error) {
  byId("too-old").hidden = false;
  throw error;
}
const data = (name) => blocks.get(name);

const STRINGS = new Map(Object.entries(data("strings")));
const CHINESE = 0;
const ENGLISH = 1;
let language = CHINESE;

/** The word of the interface for a key, with a number in it where it has a place for one. */
function say(key, n) {
  const words = STRINGS.get(key);
  return words ? words[language].replace("{n}", String(n ?? "")) : key;
}

/** The one of two words [zh, en] that the reader asked for; Chinese where there is no English. */
function inLanguage(words) {
  return words[language] || words[CHINESE];
}

/** An element with attributes, listeners (functions) and children; texts become text nodes. */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

/** A part of a drawing with attributes and children. */
function shape(tag, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) made.setAttribute(name, String(value));
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

/** The places that the page has marked for words, and how each kind of them is filled. */
const SAYING = [...document.querySelectorAll("[data-say], [data-say-label], [data-say-title], [data-say-placeholder]")];
const PLACES = Object.entries({
  say(node, words) { node.textContent = words; },
  sayLabel(node, words) { node.setAttribute("aria-label", words); },
  sayTitle(node, words) { node.title = words; },
  sayPlaceholder(node, words) { node.placeholder = words; },
});

/** Puts the words of the language wherever the page has marked a place for them. */
function translate() {
  document.documentElement.lang = language === CHINESE ? "zh-Hans" : "en";
  document.title = say("title");
  for (const [name, put] of PLACES) for (const node of SAYING) if (name in node.dataset) put(node, say(node.dataset[name]));
  byId("language").lang = language === CHINESE ? "en" : "zh-Hans";
}
