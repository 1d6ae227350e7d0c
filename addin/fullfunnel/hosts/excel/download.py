"""A file handed over by the browser that Python runs in: xlwings Lite has no folders of the marketeer's computer.

The pane of an add-in is a page in a browser, so a file goes the way that pages hand them over: as a download.
"""

from __future__ import annotations

import sys


def runs_in_a_browser() -> bool:
    """Whether this Python is Pyodide, as in xlwings Lite: what it writes to disk is gone with the pane."""
    return sys.platform == "emscripten"


def offer(name: str, content: str, kind: str = "text/html") -> bool:
    """Offer a text as a download; ``False`` where there is no page to do so from.

    Args:
        name: of the file.
        content: the text.
        kind: its media type.
    """
    try:
        import js  # type: ignore[import-not-found]  # noqa: PLC0415  # there is one in Pyodide only
        from pyodide.ffi import to_js  # type: ignore[import-not-found]  # noqa: PLC0415

        page = js.document
    except (ImportError, AttributeError):  # in a worker there is no page
        return False
    options = to_js({"type": f"{kind};charset=utf-8"}, dict_converter=js.Object.fromEntries)
    address = js.URL.createObjectURL(js.Blob.new(to_js([content]), options))
    link = page.createElement("a")
    link.href, link.download = address, name
    page.body.appendChild(link)
    link.click()
    link.remove()
    return True
