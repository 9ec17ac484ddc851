// Terms of RDF/JS in the N-Triples of RDF 1.2, so that two libraries can be compared by their words.

const escapes = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\b': '\\b', '\f': '\\f' };
const string = 'http://www.w3.org/2001/XMLSchema#string';

export function spelled(term) {
  if (term.termType === 'NamedNode') return `<${term.value}>`;
  if (term.termType === 'Quad') return `<<( ${triple(term)} )>>`;
  if (term.termType !== 'Literal') throw new Error(`a ${term.termType} where a name or a literal is wanted`);
  const words = `"${term.value.replace(/[\\"\n\r\t\b\f]/g, (one) => escapes[one])}"`;
  if (term.language) return `${words}@${term.language}`;
  return term.datatype.value === string ? words : `${words}^^<${term.datatype.value}>`;
}

export function triple(quad) {
  return [quad.subject, quad.predicate, quad.object].map(spelled).join(' ');
}
