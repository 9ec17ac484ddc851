// Stays and areas as every view needs them: who, from where to where, and whether an area lies in another.

const stays = thingsOf("Placement");
const LEVELS = ["province", "city", "county"];
const levelsOf = new Map(data("levels").map(([area_, ...levels]) => [area_, levels]));

/** The facts of a thing with these predicates. */
function factsOf(thing, ...names) {
  const found = [];
  const wanted = names.map((name) => predicateNumber.get(name));
  for (let fact = factEdges[thing.number]; fact < factEdges[thing.number + 1]; fact += 1) {
    if (wanted.includes(factColumns.predicate[fact])) found.push(factAt(fact));
  }
  return found;
}

/** Whether an area is another one, or lies in it. */
function liesIn(one, other) {
  return one === other || (levelsOf.get(one.number) ?? []).includes(other.number);
}

/** The area of a level around an area. */
function areaAt(one, level) {
  const levels = levelsOf.get(one.number);
  return levels ? things[levels[LEVELS.indexOf(level)]] : one;
}

/** The sending or receiving areas of a stay; where none is said, those of its units. */
function areasOf(stay, side) {
  const [area_, unit] = side === "home" ? ["fromArea", "fromUnit"] : ["toArea", "toUnit"];
  const told = ahead(stay, area_);
  return told.length ? told : ahead(stay, unit).flatMap((one) => ahead(one, "inArea"));
}

/** The value of a fact in both languages, or the names of a thing. */
function textOf({ object }) {
  return isThing(object) ? nameOf(object) : inLanguage(object);
}

/** The date that a fact tells, as it sorts: 「2021年3月」 is 2021-03. */
function sortableOf({ object }) {
  return isThing(object) ? nameOf(object) : object[ENGLISH];
}

/** Options of areas for a choice: provinces with their cities and counties, those that somebody goes from or to. */
function areaOptions(side) {
  return once(`areas ${side}`, () => areasToChoose(side));
}

function areasToChoose(side) {
  const provinces = new Map();
  for (const stay of stays) {
    for (const one of areasOf(stay, side)) {
      const [province, city, county] = LEVELS.map((level) => areaAt(one, level));
      if (!provinces.has(province)) provinces.set(province, new Map());
      const cities = provinces.get(province);
      if (city !== province && !cities.has(city)) cities.set(city, new Set());
      if (county !== city) (cities.get(city) ?? cities.set(city, new Set()).get(city)).add(county);
    }
  }
  const sorted = (list) => byName([...list]);
  return [["", say("any")], ...sorted(provinces.keys()).map((province) => [nameOf(province), [
    [province.id, `${nameOf(province)} · ${say("all")}`],
    ...sorted(provinces.get(province).keys()).flatMap((city) => [
      ...(city === province ? [] : [[city.id, nameOf(city)]]),
      ...sorted(provinces.get(province).get(city)).map((county) => [county.id, `\u2003${nameOf(county)}`]),
    ]),
  ]])];
}

/** Options of the things that stays point at with a predicate, by name. */
function thingOptions(predicate) {
  return once(predicate, () => byName([...new Set(stays.flatMap((stay) => ahead(stay, predicate)))]).map((thing) => [thing.id, nameOf(thing)]));
}

/** Stands in the address for an area that nobody states. */
const NOWHERE = "none";

/** Whether a stay comes from, or goes to, what an address names: an area and all in it; one of a level only; or nowhere known. */
function endsIn(stay, side, id, level) {
  const found = areasOf(stay, side);
  if (id === NOWHERE) return !found.length;
  const wanted = thingOf.get(id);
  return !wanted || found.some((one) => (level ? areaAt(one, level) === wanted : liesIn(one, wanted)));
}

/** The stays that the address asks for by area, mode, batch and status. */
function staysAsked(level = LEVELS.includes(state.level) ? state.level : "") {
  const concepts = [["mode", "mode"], ["batch", "inBatch"], ["status", "status"]].map(([key, predicate]) => [thingOf.get(state[key]), predicate]);
  return stays.filter((stay) => endsIn(stay, "home", state.from, level) && endsIn(stay, "host", state.to, level)
    && concepts.every(([wanted, predicate]) => !wanted || ahead(stay, predicate).includes(wanted)));
}

/** How sure a fact is, by name: stated, inferred or undecided. */
function certaintyOf(evidence) {
  return dossier.certainties[surest(evidence)][0];
}

/** A fact in a cell: linked where it is a thing, marked where it is not simply stated. */
function cellOf(fact) {
  const certainty = certaintyOf(fact.evidence);
  const note = certainty === "stated" ? {} : { title: inLanguage(dossier.certainties[surest(fact.evidence)].slice(1)) };
  return element("span", { class: `said ${certainty}`, ...note }, isThing(fact.object) ? link(fact.object) : inLanguage(fact.object));
}

/** When a stay was, in words: what is said, and nothing of what is not. */
function whenOf(stay) {
  const [start, end, duration] = ["start", "end", "duration"].map((name) => factsOf(stay, name).map(textOf).join("、"));
  return [end ? `${start || "？"} – ${end}` : start, duration].filter(Boolean).join("，");
}

/** A stay as a line of a list: who, from where to where, how and when, and where it was read. */
function stayLine(stay) {
  const names = (...predicates_) => [...new Set(ahead(stay, ...predicates_).map(nameOf))].join("、");
  return line(stay.evidence, element("span", { class: "value" }, glyphOf(ahead(stay, "ofCadre")[0] ?? stay), ahead(stay, "ofCadre").map((cadre) => link(cadre)),
    element("small", { class: "stay-way" }, names("fromUnit") || names("fromArea") || say("unknown"), " → ", names("toUnit") || names("toArea") || say("unknown")),
    element("small", { class: "stay-way" }, [names("mode"), whenOf(stay), names("status")].filter(Boolean).join(" · "))));
}
