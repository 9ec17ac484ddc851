// Reads a network by graphology: node network.mjs graphml|gexf < FILE > {"nodes": [[key, told], …], "edges": [[source, target, told], …]}
import { readFileSync } from 'node:fs';
import graphology from 'graphology';
import gexf from 'graphology-gexf';
import graphml from 'graphology-graphml';

const read = { gexf, graphml }[process.argv[2]];
const graph = read.parse(graphology.MultiDirectedGraph, readFileSync(0, 'utf8'));
process.stdout.write(
  JSON.stringify({
    nodes: graph.mapNodes((key, told) => [key, told]),
    edges: graph.mapEdges((key, told, source, target) => [source, target, told]),
  }),
);
