"""Requests that want more than an answer, row by row: what they are, and what they must get."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["DISGUISED", "ROWS", "Hostile"]

DIRECT, TURTLE = "application/sparql-query", "text/turtle"
EVERYTHING = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"


@dataclass(frozen=True, slots=True)
class Hostile:
    """A hostile request.

    Args:
        name: what it tries.
        text: the query, sent by POST; or else the body.
        status: what the answer must be.
        why: what the answer must say.
        slow: whether it may run to its deadline; else it is refused at once.
        kind: the content type.
        path: where it is sent.
        method: of HTTP.
        writable: whether it is sent to a server that can be written to.
    """

    name: str
    text: str = field(repr=False)
    status: int = 403
    why: str = "refused"
    slow: bool = False
    kind: str = DIRECT
    path: str = "/sparql"
    method: str = "POST"
    writable: bool = False


#: `{trap}` is the address of a server that must never be asked.
ROWS = (
    Hostile("from-file", "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"),
    Hostile("from-file-relative", "BASE <file:///etc/> SELECT * FROM <passwd> { ?s ?p ?o }"),
    Hostile("from-http", "SELECT * FROM <{trap}data> { ?s ?p ?o }"),
    Hostile("from-named-http", "SELECT * FROM NAMED <{trap}data> { GRAPH ?g { ?s ?p ?o } }"),
    Hostile("from-prefixed", "PREFIX t: <{trap}> SELECT * FROM t:data { ?s ?p ?o }"),
    Hostile("default-graph-uri-file", "ASK {}", path="/sparql?default-graph-uri=file%3A%2F%2F%2Fetc%2Fpasswd"),
    Hostile("named-graph-uri-http", "ASK {}", path="/sparql?named-graph-uri={trap}data"),
    Hostile("service", "SELECT * { SERVICE <{trap}sparql> { ?s ?p ?o } }"),
    Hostile("service-silent", "SELECT * { SERVICE SILENT <{trap}sparql> { ?s ?p ?o } }"),
    Hostile("service-variable", "SELECT * { VALUES ?x { <{trap}sparql> } SERVICE ?x { ?s ?p ?o } }"),
    Hostile("service-escaped", "SELECT * { \\u0053ERVICE <{trap}sparql> { ?s ?p ?o } }"),
    Hostile("service-behind-comment", "SELECT * { # '\nSERVICE <{trap}sparql> { ?s ?p ?o } #'\n}"),
    Hostile("service-long-relay", "ASK { { SELECT * { SERVICE <{trap}sparql> { ?s ?p ?o } } } }"),
    Hostile("load-http", "LOAD <{trap}data>"),
    Hostile("load-file", "LOAD <file:///etc/passwd>"),
    Hostile("load-as-update", "LOAD <{trap}data>", kind="application/sparql-update"),
    Hostile("load-writable", "LOAD <{trap}data>", kind="application/sparql-update", writable=True),
    Hostile("load-silent-writable", "LOAD SILENT <file:///etc/passwd>", kind="application/sparql-update", writable=True),
    Hostile("service-in-update", "INSERT { ?s ?p ?o } WHERE { SERVICE <{trap}sparql> { ?s ?p ?o } }",
            kind="application/sparql-update", writable=True),
    Hostile("drop-all", "DROP ALL"),
    Hostile("injection", "SELECT * { ?s skos:prefLabel \"x\" } ; DROP ALL #\" }"),
    Hostile("delete-graph", "", 405, "only read", path="/graphs?default", method="DELETE"),
    Hostile("put-graph", "<a:a> <a:b> <a:c> .", 405, "only read", kind=TURTLE, path="/graphs?default", method="PUT"),
    Hostile("remote-context", '{"@context": "{trap}context", "@id": "u:a", "u:b": "c"}', kind="application/ld+json",
            path="/graphs?graph=u:x", method="PUT", writable=True),
    Hostile("remote-import", '{"@context": {"@import": "{trap}context"}, "@id": "u:a", "u:b": "c"}',
            kind="application/ld+json", path="/graphs?graph=u:x", method="PUT", writable=True),
    Hostile("entity-expansion", '<!DOCTYPE a [<!ENTITY b "' + "c" * 400 + '">]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02'
            '/22-rdf-syntax-ns#"><rdf:Description rdf:about="u:a"><u:b xmlns:u="u:">' + "&b;" * 1000
            + "</u:b></rdf:Description></rdf:RDF>", kind="application/rdf+xml", path="/graphs?graph=u:x", method="PUT",
            writable=True),
    Hostile("external-entity", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
            kind="application/rdf+xml", path="/graphs?graph=u:x", method="PUT", writable=True),
    Hostile("iri-that-closes", "<u:a> <u:b> <u:c> <u:d> .", 400, "text/turtle", kind=TURTLE, path="/graphs?graph=u:x",
            method="PUT", writable=True),
    Hostile("graph-name-that-closes", "", 400, "IRI", path="/graphs?graph=u:x%3E%20%3Cu:y", method="DELETE", writable=True),
    Hostile("nested-groups", "ASK " + "{" * 1000 + "}" * 1000, 400, "nested"),
    Hostile("nested-groups-deep", "ASK " + "{" * 5000 + "}" * 5000, 400, "nested"),
    Hostile("nested-brackets", "ASK { FILTER " + "(" * 3000 + "1" + ")" * 3000 + " }", 400, "nested"),
    Hostile("nested-in-strings-and-out", "ASK { FILTER ('}}}' = '') " + "{ '}' " * 200 + "}" * 200 + " }", 400, "nested"),
    Hostile("nested-update", "INSERT DATA { " + "<< " * 3 + "(" * 500 + ")" * 500 + " }", 400, "nested",
            kind="application/sparql-update", writable=True),
    Hostile("negations-in-a-row", "ASK { FILTER (" + "!" * 10_900 + "true) }", 400, "nested"),
    Hostile("steps-in-a-row", "ASK { ?s " + "/".join(["a"] * 1800) + " ?o }", 503, "2 s", slow=True),
    Hostile("patterns-in-a-row", "ASK { " + "?s ?p ?o." * 1200 + " }", 503, "2 s", slow=True),
    Hostile("signs-in-a-row", "ASK { FILTER (1" + "-1" * 5000 + " < 0) }", 200, "", slow=True),
    Hostile("too-long", "ASK { ?s ?p '" + "长" * 11_000 + "' }", 400, "longer"),
    Hostile("far-too-long", "ASK { ?s ?p '" + "x" * 300_000 + "' }", 413, "bytes"),
    Hostile("cross-join", "SELECT (COUNT(*) AS ?n) { " + EVERYTHING + " }", 503, "2 s", slow=True),
    Hostile("cross-join-sorted", "SELECT * { " + EVERYTHING + " } ORDER BY ?c ?f ?i", 503, "ended", slow=True),
    Hostile("memory", "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d), STR(?g))) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
            503, "ended", slow=True),
    Hostile("paths", "SELECT (COUNT(*) AS ?n) { ?a (!<u:x>)* ?b . ?c (!<u:y>)* ?d }", 503, "ended", slow=True),
    Hostile("too-many-rows", "SELECT ?a { ?a ?b ?c . ?d ?e ?f }", 403, "more than", slow=True),
    Hostile("too-many-triples", "CONSTRUCT { ?a ?b ?f } WHERE { ?a ?b ?c . ?d ?e ?f }", 403, "more than", slow=True),
    Hostile("too-many-bytes", "SELECT ?c ?f ?i { ?a skos:prefLabel ?c . ?d ?e ?f . ?g ?h ?i }", 403, "more than", slow=True),
)  # fmt: skip

#: Calls that the parser reads although they hardly look like some.
DISGUISED = (
    Hostile("service-without-spaces", "SELECT * { SERVICESILENT<{trap}sparql>{ ?s ?p ?o } }"),
    Hostile("service-behind-a-number", "SELECT * { ?n ?m 1SERVICE<{trap}sparql>{ ?s ?p ?o } }"),
    Hostile("service-before-a-prefix", "PREFIX t: <{trap}> SELECT * { SERVICEt:sparql { ?s ?p ?o } }"),
    Hostile("service-behind-carriage-return", "SELECT * { #\rSERVICE <{trap}sparql> { ?s ?p ?o }\n}"),
    Hostile("service-behind-comparison", "PREFIX t: <{trap}> SELECT * { FILTER (1<2)SERVICEt:sparql#>\n{ ?s ?p ?o } }"),
    Hostile("service-in-comparisons", "SELECT * { FILTER('a'<'>') SERVICE <{trap}sparql> { ?s ?p ?o } #'\n}"),
    Hostile("service-in-what-is-no-string", 'SELECT * { VALUES ?x { """a" } SERVICE <{trap}sparql> { ?s ?p ?o } #\\x"""\n}'),
)  # fmt: skip
