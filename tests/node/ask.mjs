// Asks a SPARQL endpoint by Comunica: node ask.mjs SOURCE < [{"form": "SELECT", "text": "…"}, …] > [answer, …]
// Comunica 4 makes terms of RDF 1.1. Newer parsers of results want those of 1.2 and lose the languages of its rows: hence
// the overrides in package.json.
import { readFileSync } from 'node:fs';
import { QueryEngine } from '@comunica/query-sparql';
import { spelled, triple } from './terms.mjs';

const sources = [JSON.parse(process.argv[2])];
const engine = new QueryEngine();

async function answer({ form, text }) {
  if (form === 'ASK') return engine.queryBoolean(text, { sources });
  if (form === 'CONSTRUCT') return (await (await engine.queryQuads(text, { sources })).toArray()).map(triple).sort();
  const rows = await (await engine.queryBindings(text, { sources })).toArray();
  return rows.map((row) => Object.fromEntries([...row].map(([name, value]) => [name.value, spelled(value)])));
}

const answers = [];
for (const query of JSON.parse(readFileSync(0, 'utf8'))) answers.push(await answer(query));
process.stdout.write(JSON.stringify(answers));
