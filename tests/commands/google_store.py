"""A small server that keeps to the part of Google Cloud Storage's JSON API that reading and writing objects asks for.

After https://cloud.google.com/storage/docs/json_api/v1/objects: every write gives an object another generation, and one
with ``ifGenerationMatch`` is refused with 412 where the object is of another generation.
"""

from __future__ import annotations

import json
import re
import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, ClassVar, Final
from urllib.parse import parse_qs, unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

_OBJECT: Final = re.compile(r"/(?:download/)?storage/v1/b/([^/]+)/o/([^/]+)")
_LIST: Final = re.compile(r"/storage/v1/b/([^/]+)/o")
_UPLOAD: Final = re.compile(r"/upload/storage/v1/b/([^/]+)/o")


class Google(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"
    objects: ClassVar[dict[str, tuple[int, bytes]]] = {}
    """Generation and content by name; of one bucket."""
    lock: ClassVar[threading.Lock] = threading.Lock()

    def handle(self) -> None:
        """Every request; a client that asked two things at once closes the line once it has one of the answers."""
        with suppress(ConnectionError):
            super().handle()

    def do_GET(self) -> None:
        place, asked = self._asked()
        if (found := _OBJECT.fullmatch(place)) is not None:
            name = unquote(found[2])
            if name not in self.objects:
                self._error(404, "No such object")
            elif asked.get("alt") == "media":
                self._answer(200, self.objects[name][1], "application/octet-stream")
            else:
                self._say(self._about(name))
        elif _LIST.fullmatch(place):
            prefix, sign = asked.get("prefix", ""), asked.get("delimiter")
            names = sorted(name for name in self.objects if name.startswith(prefix))
            below = [name for name in names if sign and sign in name[len(prefix) :]]
            deeper = {name[: name.index(str(sign), len(prefix)) + 1] for name in below}
            items = [self._about(name) for name in names if not any(name.startswith(each) for each in deeper)]
            self._say({"kind": "storage#objects", "items": items, "prefixes": sorted(deeper)})
        else:
            self._error(404, "Not Found")

    def do_POST(self) -> None:
        place, asked = self._asked()
        content = self.rfile.read(int(self.headers["Content-Length"]))
        if not _UPLOAD.fullmatch(place):
            self._error(404, "Not Found")
            return
        name = asked.get("name", "")
        if asked["uploadType"] == "multipart":
            _, about, media, _ = content.split(b"--==0==")
            name = json.loads(about.partition(b"\n\n")[2])["name"]
            content = media.partition(b"\n\n")[2].removesuffix(b"\n")
        if self.put(name, content, asked.get("ifGenerationMatch")):
            self._say(self._about(name))
        else:
            self._error(412, "At least one of the pre-conditions you specified did not hold.")

    @classmethod
    def put(cls, name: str, content: bytes, generation: str | None = None) -> bool:
        """Write an object, where it is of the generation that is asked; whether it was written."""
        with cls.lock:
            now = cls.objects.get(name, (0, b""))[0]
            if generation is not None and int(generation) != now:
                return False
            cls.objects[name] = now + 1, content
            return True

    def do_DELETE(self) -> None:
        found = _OBJECT.fullmatch(self._asked()[0])
        gone = None if found is None else self.objects.pop(unquote(found[2]), None)
        self._answer(404 if gone is None else 204, b"", "application/json")

    def _asked(self) -> tuple[str, dict[str, str]]:
        parts = urlsplit(self.path)
        return parts.path, {name: values[0] for name, values in parse_qs(parts.query).items()}

    def _about(self, name: str) -> dict[str, Any]:
        generation, content = self.objects[name]
        return {
            "kind": "storage#object",
            "name": name,
            "bucket": "agency",
            "size": str(len(content)),
            "generation": str(generation),
            "updated": "2026-01-05T09:00:00.000Z",
            "timeCreated": "2026-01-05T09:00:00.000Z",
        }

    def _say(self, value: dict[str, Any]) -> None:
        self._answer(200, json.dumps(value).encode(), "application/json")

    def _error(self, code: int, message: str) -> None:
        self._answer(code, json.dumps({"error": {"code": code, "message": message}}).encode(), "application/json")

    def _answer(self, code: int, content: bytes, kind: str) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served() -> Iterator[str]:
    """The address of a server with one empty bucket."""
    Google.objects.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Google)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
