"""What the service and the data set are, for programs: SPARQL service description, VoID and DCAT."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize
from starlette.requests import Request
from starlette.responses import Response

from graph.export import FORMATS
from graph.serve.edition import Edition
from graph.serve.formats import GRAPHS, SOLUTIONS, MediaType
from graph.serve.messages import Message
from graph.serve.problems import ProblemError, of_answer
from graph.serve.replies import reply, takes_gzip, unless_left
from graph.serve.tags import finished
from graph.vocabulary import PREFIXES, expand

__all__ = ["described"]

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_DCAT = "http://www.w3.org/ns/dcat#"
_FORMAT = "http://www.w3.org/ns/formats/"
_XSD = PREFIXES["xsd"]
#: What W3C calls the formats: https://www.w3.org/ns/formats/
_NAMES = {
    "json": "SPARQL_Results_JSON", "xml": "SPARQL_Results_XML", "csv": "SPARQL_Results_CSV", "tsv": "SPARQL_Results_TSV",
    "ttl": "Turtle", "nt": "N-Triples", "jsonld": "JSON-LD", "rdf": "RDF_XML",
}  # fmt: skip
_MEDIA = {"graphml": "application/graphml+xml", "gexf": "application/gexf+xml"}


async def described(request: Request, edition: Edition, form: MediaType | None, *, writable: bool) -> Response:
    """Return the description in *form*; what is counted is counted once for each build.

    Raises:
        ProblemError: no format is wanted that there is, or counting takes too long.
    """
    if form is None:
        raise ProblemError(406, "none of the formats that are accepted is written here")
    if edition.census is None or writable:
        answer = await unless_left(request, edition.pool.run({"do": "census"}))
        if answer.head["status"] != 200:
            raise of_answer(answer)
        edition.census = answer.head["census"]
    triples = list(_triples(str(request.url.replace(query="")).rstrip("/"), edition, edition.census, writable=writable))
    prefixes = {"sd": _SD, "void": _VOID, "dcat": _DCAT, **{name: PREFIXES[name] for name in ("dcterms", "xsd", "rdf")}}
    assert isinstance(form.syntax, RdfFormat)
    body = serialize(triples, format=form.syntax, prefixes=prefixes)
    assert body is not None
    answer = finished(Message({"status": 200, "type": form.header}, body), gzipped=takes_gzip(request))
    return reply(request, answer)


def _triples(endpoint: str, edition: Edition, census: dict[str, Any], *, writable: bool) -> Iterator[Triple]:
    service, root = NamedNode(endpoint), endpoint.rsplit("/", 1)[0]
    dataset, default = NamedNode(f"{endpoint}#dataset"), NamedNode(f"{endpoint}#default")

    def said(subject: NamedNode, predicate: str, *values: str | int | Literal) -> Iterator[Triple]:
        for value in values:
            term = (
                Literal(str(value), datatype=NamedNode(_XSD + "integer")) if isinstance(value, int)
                else value if isinstance(value, Literal) else NamedNode(value)
            )  # fmt: skip
            yield Triple(subject, NamedNode(predicate), term)

    kind = expand("rdf:type")
    yield from said(service, kind, _SD + "Service", _DCAT + "DataService")
    yield from said(service, _SD + "endpoint", endpoint)
    yield from said(service, _SD + "supportedLanguage", _SD + "SPARQL11Query", *([_SD + "SPARQL11Update"] * writable))
    yield from said(service, _SD + "resultFormat", *(_FORMAT + _NAMES[one.suffix] for one in (*SOLUTIONS, *GRAPHS)))
    yield from said(service, _SD + "defaultDataset", dataset.value)
    yield from said(service, _DCAT + "endpointURL", endpoint)
    yield from said(service, _DCAT + "servesDataset", dataset.value)
    yield from said(dataset, kind, _SD + "Dataset", _VOID + "Dataset", _DCAT + "Dataset")
    yield from said(dataset, expand("dcterms:title"), Literal("干部派出学习知识图谱", language="zh"),
                    Literal("Knowledge graph of cadres sent elsewhere to learn", language="en"))  # fmt: skip
    yield from said(dataset, _DCAT + "version", Literal(edition.digest[:16]))
    yield from said(dataset, expand("dcterms:creator"), Literal(f"cadre-graph {version('cadre-graph')}"))
    yield from said(dataset, expand("dcterms:conformsTo"), PREFIXES["cadre"].rstrip("#/"))
    yield from said(dataset, _VOID + "sparqlEndpoint", endpoint)
    yield from said(dataset, _VOID + "uriSpace", Literal(edition.base))
    yield from said(dataset, _VOID + "vocabulary", *(PREFIXES[one] for one in ("cadre", "foaf", "nif", "org", "prov")))
    yield from said(dataset, _VOID + "triples", census["triples"])
    yield from said(dataset, _VOID + "distinctSubjects", census["subjects"])
    yield from said(dataset, _VOID + "distinctObjects", census["objects"])
    yield from said(dataset, _VOID + "classes", len(census["classes"]))
    yield from said(dataset, _VOID + "properties", len(census["properties"]))
    for relation, pointer, count, parts in (
        ("classPartition", "class", "entities", census["classes"]),
        ("propertyPartition", "property", "triples", census["properties"]),
    ):
        for at, (name, number) in enumerate(sorted(parts.items())):
            part = NamedNode(f"{endpoint}#{pointer}-{at}")
            yield from said(dataset, _VOID + relation, part.value)
            yield from said(part, _VOID + pointer, name)
            yield from said(part, _VOID + count, number)
    yield from said(dataset, _SD + "defaultGraph", default.value)
    yield from said(default, kind, _SD + "Graph")
    yield from said(default, _VOID + "triples", census["triples"])
    for at, graph in enumerate(sorted(edition.graphs or ())):
        named = NamedNode(f"{endpoint}#graph-{at}")
        yield from said(dataset, _SD + "namedGraph", named.value)
        yield from said(named, kind, _SD + "NamedGraph")
        yield from said(named, _SD + "name", graph)
    if not edition.digest:
        return
    media = {one.suffix: one.name for one in GRAPHS} | _MEDIA
    for form in FORMATS:
        file = NamedNode(f"{root}/files/graph.{form.suffix}")
        yield from said(dataset, _DCAT + "distribution", file.value)
        yield from said(file, kind, _DCAT + "Distribution")
        yield from said(file, _DCAT + "downloadURL", file.value)
        yield from said(file, expand("dcterms:title"), Literal(form.about, language="en"))
        if form.suffix in media:
            yield from said(
                file, _DCAT + "mediaType", f"https://www.iana.org/assignments/media-types/{media[form.suffix]}"
            )
        if any(form.suffix == one.suffix for one in GRAPHS):
            yield from said(dataset, _VOID + "dataDump", file.value)
