"""The description of the API, OpenAPI 3.1, made of the records that the calls are read into and the answers written of.

A record that is read is described as msgspec checks it; a record that is written has all its fields, always, but for
those that are left out where there is nothing to say.
"""

from collections.abc import Iterable, Sequence
from http import HTTPStatus
from typing import Any

import msgspec

from twosource import __version__
from twosource.desk.web.api.answering import JSON, SOURCES
from twosource.desk.web.api.operation import SMALL, Operation
from twosource.desk.web.api.problems import MEDIA_TYPE, Problem

Json = dict[str, Any]

PLACE = "/api/v1"
WORDS = (
    "Who stands behind a story, who said what, where they differ, and where the talks stand: the records of twosource. "
    "Long lists come in parts; `next` is the cursor of the next part, and stays good when something is added. Every "
    "answer to GET has an ETag."
)


def described(operations: Sequence[Operation], *, secured: bool) -> Json:
    """Return the description; `secured` where a token is asked for."""
    types = [t for each in operations for t in (each.asked, each.body, each.answer) if t is not None and t is not bytes]
    schemas, components = msgspec.json.schema_components([*types, Problem], ref_template="#/components/schemas/{name}")
    known = {repr(t): schema for t, schema in zip([*types, Problem], schemas, strict=True)}
    asked = {known[repr(each.asked)]["$ref"].rpartition("/")[2] for each in operations if each.asked is not None}
    paths: Json = {}
    for each in operations:
        paths.setdefault(PLACE + each.path, {})[each.method.lower()] = _operation(each, known, components)
    security: Json = {"security": [{"token": []}]} if secured else {}
    return {
        "openapi": "3.1.0",
        "info": {"title": "twosource", "version": __version__, "description": WORDS},
        "paths": paths,
        "components": {
            "schemas": {name: _whole(schema) for name, schema in components.items() if name not in asked},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        **security,
    }


def _whole(schema: Json) -> Json:
    """Say of a record that is written that it has all its fields; one that is read takes no other, and stays."""
    if "properties" not in schema or schema.get("additionalProperties") is False:
        return schema
    properties = {name: dict(value) for name, value in schema["properties"].items()}
    there = [name for name, value in properties.items() if "default" in value or name in schema.get("required", ())]
    for value in properties.values():
        value.pop("default", None)
    return {**schema, "properties": properties, "required": there}


def _operation(operation: Operation, known: dict[str, Json], components: Json) -> Json:
    summary, _, more = operation.words.partition("\n")
    told: Json = {"operationId": operation.name, "summary": summary}
    if more.strip():
        told["description"] = more.strip()
    parameters = list(_names(operation.path))
    if operation.asked is not None:
        parameters += _query(components[known[repr(operation.asked)]["$ref"].rpartition("/")[2]])
    if operation.method == "GET":
        described = "The ETag of an answer that is held; where it is the same still, 304."
        parameters.append(_parameter("If-None-Match", "header", {"type": "string"}, described))
    if parameters:
        told["parameters"] = parameters
    if operation.body is not None:
        told["requestBody"] = {"required": True, "content": _content(operation.body, known, SOURCES)}
    told["responses"] = _responses(operation, known)
    return told


def _names(path: str) -> Iterable[Json]:
    for part in path.split("/"):
        if part.startswith("{"):
            yield {"name": part[1:-1], "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}


def _query(record: Json) -> Iterable[Json]:
    for name, schema in record["properties"].items():
        plain = {key: value for key, value in schema.items() if key != "description"}
        if "anyOf" in plain:  # what is left out is not written as null
            (plain,) = (kind for kind in plain["anyOf"] if kind != {"type": "null"})
        found = _parameter(name, "query", plain, schema.get("description", ""))
        yield found | {"required": True} if name in record.get("required", ()) else found


def _parameter(name: str, where: str, schema: Json, words: str) -> Json:
    plain: Json = {"name": name, "in": where, "schema": schema}
    return plain | {"description": words} if words else plain


def _content(record: Any, known: dict[str, Json], media_types: Iterable[str]) -> Json:
    if record is bytes:
        return {name: {"schema": {"type": "string", "format": "binary"}} for name in media_types}
    return {JSON: {"schema": known[repr(record)]}}


def _responses(operation: Operation, known: dict[str, Json]) -> Json:
    good: Json = {
        "description": HTTPStatus(operation.status).phrase,
        "content": _content(operation.answer, known, SOURCES[:1]),
    }
    found: Json = {str(operation.status): good}
    if operation.method == "GET":
        good["headers"] = {"ETag": {"schema": {"type": "string"}, "required": True}}
        found["304"] = {"description": "The same as before"}
    busy = (503,) if operation.largest > SMALL else ()
    problem = {MEDIA_TYPE: {"schema": known[repr(Problem)]}}
    for status in (
        (400, 401, 404, 429) if operation.method == "GET" else (400, 401, 403, 404, 409, 413, 415, 429, *busy)
    ):
        found[str(status)] = {"description": HTTPStatus(status).phrase, "content": problem}
    return found
