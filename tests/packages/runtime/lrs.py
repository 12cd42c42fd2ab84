"""A learning record store that is strict about cmi5 (Quartz): it refuses whatever the standard forbids a course."""

import json
import re
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any
from urllib.parse import parse_qs, quote, urlencode, urlsplit

Json = dict[str, Any]
VERBS = "http://adlnet.gov/expapi/verbs/"
CMI5 = "https://w3id.org/xapi/cmi5"
CATEGORY = f"{CMI5}/context/categories/cmi5"
MOVE_ON = f"{CMI5}/context/categories/moveon"
SESSION = f"{CMI5}/context/extensions/sessionid"
MASTERY = f"{CMI5}/context/extensions/masteryscore"
ACTIVITY = "https://lms.example/activity/7"
ACTOR: Json = {"objectType": "Agent", "account": {"homePage": "https://lms.example", "name": "1625378"}}
JUDGED = {"completed": "completion", "passed": "success", "failed": "success"}
DURATION = re.compile(r"PT(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?")
OTHERS = {"score", "success", "completion"}


@dataclass
class Store:
    """What the store holds, and what it refused. One registration; `launch()` begins a session."""

    url: str = ""
    data: Json = field(default_factory=dict)
    """What the launch data say besides the template."""
    statements: list[Json] = field(default_factory=list)
    documents: dict[str, Any] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    down: int = 0
    """How many requests, after the token, get 503."""
    registration: str = field(default_factory=lambda: str(uuid.uuid4()))
    session: str = ""
    token: str = ""
    fetched: bool = False
    lock: Lock = field(default_factory=Lock)

    def launch(self, page: str, **data: Any) -> str:
        """Begin a session; return the address that launches the course."""
        self.data = {"launchMode": "Normal", "moveOn": "Completed", **self.data, **data}
        self.session, self.token, self.fetched = str(uuid.uuid4()), uuid.uuid4().hex, False
        query = {
            "endpoint": f"{self.url}xapi",
            "fetch": f"{self.url}fetch?k={self.session}",
            "actor": json.dumps(ACTOR),
            "registration": self.registration,
            "activityId": ACTIVITY,
        }
        return f"{page}?{urlencode(query, quote_via=quote)}"

    @property
    def template(self) -> Json:
        """The context that every statement begins with."""
        grouping = [{"id": "https://library.example/course/pc-10"}]
        return {"contextActivities": {"grouping": grouping}, "extensions": {SESSION: self.session}}

    @property
    def launch_data(self) -> Json:
        """The document LMS.LaunchData."""
        return {"contextTemplate": self.template, **self.data}

    def heard_the_end(self, since: int) -> bool:
        """Tell whether a session has said its last word, and stored its progress where it may, since a request."""
        with self.lock:
            stored = self.data["launchMode"] != "Normal" or "PUT /xapi/activities/state" in self.asked[since:]
            return stored and self.verbs(session=self.session)[-1:] == ["terminated"]

    def verbs(self, *, session: str = "") -> list[str]:
        """Return the verbs of the defined statements, in their order, of one session or all."""
        return [
            _verb(one)
            for one in self.statements
            if CATEGORY in _categories(one) and session in ("", one["context"]["extensions"][SESSION])
        ]

    def take(self, batch: list[Json]) -> str:
        """Record statements; return what is wrong with them, in which case none is recorded."""
        before = list(self.statements)
        for one in batch:
            if same := next((known for known in self.statements if known["id"] == one.get("id")), None):
                problem = "" if same == one else "another statement has this id"
            else:
                problem = self._fault(one)
                self.statements.append(one)
            if problem:
                self.statements = before
                self.refused.append(f"{one.get('verb')}: {problem}")
                return problem
        return ""

    def _fault(self, one: Json) -> str:
        context = one.get("context", {})
        if missing := {"id", "actor", "verb", "object", "context", "timestamp"} - set(one):
            return f"lacks {missing}"
        checks = {
            "the id is no UUID": str(uuid.UUID(one["id"])) == one["id"],
            "another actor": one["actor"] == ACTOR,
            "a verb of no kind": one["verb"]["id"].startswith(VERBS),
            "another registration": context.get("registration") == self.registration,
            "another session": context.get("extensions", {}).get(SESSION) == self.session,
            "the template's grouping is gone": context.get("contextActivities", {}).get("grouping")
            == self.template["contextActivities"]["grouping"],
            "the time is not UTC": one["timestamp"].endswith("Z"),
        }
        return next((words for words, fits in checks.items() if not fits), "") or self._order(one) or self._defined(one)

    def _order(self, one: Json) -> str:  # noqa: PLR0911  one line for each rule of section 9.3
        mine = [known for known in self.statements if known["context"]["extensions"][SESSION] == self.session]
        verb, earlier = _verb(one), [_verb(known) for known in mine]
        if (verb == "initialized") != (not mine):
            return "initialized must be first, and only first"
        if "terminated" in earlier:
            return "the session is over"
        if mine and one["timestamp"] < mine[-1]["timestamp"]:
            return "earlier than the one before"
        if CATEGORY not in _categories(one):
            return "" if MOVE_ON not in _categories(one) else "only defined statements move on"
        if verb in earlier or (verb in ("passed", "failed") and {"passed", "failed"} & set(earlier)):
            return "twice in a session"
        if verb in ("completed", "passed") and verb in self.verbs():
            return "twice in a registration"
        if verb == "failed" and "passed" in self.verbs():
            return "failed after passed"
        if self.data["launchMode"] != "Normal" and verb not in ("initialized", "terminated"):
            return "not in this mode"
        return ""

    def _defined(self, one: Json) -> str:  # noqa: PLR0911  one line for each rule of sections 9.4 to 9.6
        if CATEGORY not in _categories(one):
            return "" if _verb(one) not in {*JUDGED, "initialized", "terminated"} else "the category is missing"
        verb, result = _verb(one), one.get("result", {})
        wanted = JUDGED.get(verb, "")
        if one["object"]["id"] != ACTIVITY:
            return "another activity"
        if verb not in {*JUDGED, "initialized", "terminated"}:
            return "no verb of the standard"
        if (MOVE_ON in _categories(one)) != bool(wanted):
            return "the category moveon is wrong"
        if verb != "initialized" and not DURATION.fullmatch(result.get("duration", "")):
            return "the duration is wrong"
        if wanted and result.get(wanted) is not (verb != "failed"):
            return f"{wanted} is wrong"
        allowed = {wanted, "score"} if wanted == "success" else {wanted}
        if extra := (OTHERS & set(result)) - allowed:
            return f"{extra} does not belong here"
        return self._score(verb, result, one["context"])

    def _score(self, verb: str, result: Json, context: Json) -> str:
        mastery = self.data.get("masteryScore")
        if verb not in ("passed", "failed") or mastery is None:
            return ""
        if context["extensions"].get(MASTERY) != mastery:
            return "the mastery score is missing"
        scaled = result.get("score", {}).get("scaled")
        return "" if scaled is None or (scaled >= mastery) == (verb == "passed") else "the score says otherwise"


def _verb(one: Json) -> str:
    return str(one["verb"]["id"]).removeprefix(VERBS)


def _categories(one: Json) -> set[str]:
    return {item["id"] for item in one.get("context", {}).get("contextActivities", {}).get("category", [])}


class _Handler(BaseHTTPRequestHandler):
    """The token, the statements, the state and the learner's profile, for a page of another address."""

    store: Store

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the base class named it
        """Keep the test's own output readable."""

    def do_OPTIONS(self) -> None:
        """Let pages of other addresses ask."""
        self._answer(204)

    def do_GET(self) -> None:
        self._do(None)

    def do_POST(self) -> None:
        self._do(self._body())

    def do_PUT(self) -> None:
        self._do(self._body())

    def _body(self) -> Any:
        text = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        return json.loads(text) if text else None

    def _do(self, body: Any) -> None:
        parts = urlsplit(self.path)
        with self.store.lock:
            self.store.asked.append(f"{self.command} {parts.path}")
            if parts.path == "/fetch":
                return self._fetch()
            if self.store.down > 0:
                self.store.down -= 1
                return self._answer(503)
            if fault := self._unwelcome():
                self.store.refused.append(f"{self.command} {parts.path}: {fault[1]}")
                return self._answer(fault[0])
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            return self._xapi(parts.path.removeprefix("/xapi/"), query, body)

    def _fetch(self) -> None:
        store = self.store
        if self.command != "POST":
            return self._answer(405)
        if store.fetched or not self.path.endswith(store.session):
            return self._answer(200, {"error-code": "1", "error-text": "Already returned."})
        store.fetched = True
        return self._answer(200, {"auth-token": store.token})

    def _unwelcome(self) -> tuple[int, str] | None:
        if not self.store.fetched or self.headers.get("Authorization") != f"Basic {self.store.token}":
            return 401, "no token"
        if self.headers.get("X-Experience-API-Version", "")[:4] != "1.0.":
            return 400, "no version"
        if self.command != "GET" and self.headers.get("Content-Type", "").split(";")[0] != "application/json":
            return 400, "no JSON"
        return None

    def _xapi(self, what: str, query: Mapping[str, str], body: Any) -> None:  # noqa: PLR0911
        if what == "statements":
            return self._statements(query, body)
        if json.loads(query["agent"]) != ACTOR:
            return self._answer(403)
        if what == "agents/profile":
            return self._answer(404 if query["profileId"] == "cmi5LearnerPreferences" else 400)
        if query["activityId"] != ACTIVITY or query["registration"] != self.store.registration:
            return self._answer(403)
        name = query["stateId"]
        if self.command == "GET":
            found = self.store.launch_data if name == "LMS.LaunchData" else self.store.documents.get(name)
            return self._answer(200 if found else 404, found)
        if name == "LMS.LaunchData":
            self.store.refused.append("the launch data were written to")
            return self._answer(403)
        self.store.documents[name] = body
        return self._answer(204)

    def _statements(self, query: Mapping[str, str], body: Any) -> None:
        if self.command == "GET":
            found = [one for one in self.store.statements if one["verb"]["id"] == query["verb"]]
            return self._answer(200, {"statements": found[:1], "more": ""})
        problem = self.store.take(body if isinstance(body, list) else [body])
        return self._answer(400, {"error": problem}) if problem else self._answer(200, [one["id"] for one in body])

    def _answer(self, status: int, content: Any = None) -> None:
        body = b"" if content is None else json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Methods", "GET, POST, PUT, OPTIONS")
        self.send_header("Access-Control-Allow-Headers", "Authorization, Content-Type, X-Experience-API-Version")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def record_store() -> Iterator[Store]:
    """Run a store on this machine only."""
    store = Store()
    handler = type("Handler", (_Handler,), {"store": store})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        store.url = f"http://127.0.0.1:{server.server_port}/"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield store
        server.shutdown()
        thread.join()
