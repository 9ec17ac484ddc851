// Reads RDF by N3.js: node triples.mjs FORMAT < FILE > ["triple", …], sorted
import { readFileSync } from 'node:fs';
import { Parser } from 'n3';
import { triple } from './terms.mjs';

const quads = new Parser({ format: process.argv[2] }).parse(readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(quads.map(triple).sort()));
