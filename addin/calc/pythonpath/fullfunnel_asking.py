"""What a job asks while it is at work, asked of the marketeer in LibreOffice's own windows.

LibreOffice shows them, not the Python that works: that one may have no windows at all.
"""

from __future__ import annotations

import threading
from typing import Any, Callable

import uno
import unohelper
from com.sun.star.awt import XCallback

_OK = 1
_OK_CANCEL = 2  # com.sun.star.awt.MessageBoxButtons
_CANCEL = 2  # com.sun.star.awt.PushButtonType
_WIDTH, _HEIGHT = 220, 62
"""Of the box with the bar, in the units of dialogs."""
_WHOLE = 1000


class Asking:
    """Answers what a job asks; ``fullfunnel.hosts.calc.office_asking`` is what asks."""

    def __init__(self, context: Any, document: Any) -> None:
        """Nothing is shown yet."""
        self._context = context
        self._window = document.getCurrentController().getFrame().getContainerWindow()
        self._toolkit = self._service("com.sun.star.awt.Toolkit")

    def answer(self, asked: dict[str, Any]) -> Any:
        """What the marketeer answers."""
        return self._files(asked) if asked["ask"] == "files" else self._is_taken(asked["text"])

    def follow(self, asked: dict[str, Any], talk: Callable[[dict[str, Any]], dict[str, Any]]) -> dict[str, Any] | None:
        """Show a bar until the work says something else than how far it is, and give that; None where it is stopped.

        Args:
            asked: how far the work is.
            talk: says something to the work and gives what it says back.
        """
        bar = Bar(self._context, self._toolkit, self._window, asked)
        return bar.last if bar.follow(talk) else None

    def _files(self, asked: dict[str, Any]) -> list[str]:
        picker = self._service("com.sun.star.ui.dialogs.FilePicker")
        picker.setTitle(asked["title"])
        picker.setMultiSelectionMode(True)  # UNO knows no argument names
        picker.appendFilter(asked["kinds"], asked["patterns"])
        picker.appendFilter("*", "*")
        picker.setCurrentFilter(asked["kinds"])
        if picker.execute() != _OK:
            return []
        return [uno.fileUrlToSystemPath(each) for each in picker.getSelectedFiles()]

    def _is_taken(self, text: str) -> bool:
        kind = uno.Enum("com.sun.star.awt.MessageBoxType", "QUERYBOX")
        box = self._toolkit.createMessageBox(self._window, kind, _OK_CANCEL, "fullfunnel", text)
        try:
            return bool(box.execute() == _OK)
        finally:
            box.dispose()

    def _service(self, name: str) -> Any:
        return self._context.ServiceManager.createInstanceWithContext(name, self._context)


class Bar(unohelper.Base, XCallback):  # type: ignore[misc]  # UNO's types come into being when it runs
    """A box with a bar and a button to stop; the workbook cannot be changed while it is there."""

    def __init__(self, context: Any, toolkit: Any, window: Any, asked: dict[str, Any]) -> None:
        """Make it; ``follow`` shows it."""
        self.last = asked
        self._failed: Exception | None = None
        self._done = False
        create = context.ServiceManager.createInstanceWithContext
        model = create("com.sun.star.awt.UnoControlDialogModel", context)
        model.Title, model.Width, model.Height = "fullfunnel", _WIDTH, _HEIGHT
        _add(model, "FixedText", "text", (8, 8, _WIDTH - 16, 10))
        _add(model, "ProgressBar", "bar", (8, 21, _WIDTH - 16, 12), ProgressValueMax=_WHOLE)
        _add(model, "Button", "stop", (_WIDTH - 68, 40, 60, 15), Label=asked["stop"], PushButtonType=_CANCEL)
        self._dialog = create("com.sun.star.awt.UnoControlDialog", context)
        self._dialog.setModel(model)
        self._dialog.createPeer(toolkit, window)
        self._main = create("com.sun.star.awt.AsyncCallback", context)
        self._draw()

    def follow(self, talk: Callable[[dict[str, Any]], dict[str, Any]]) -> bool:
        """Show it while the work goes on; False where the marketeer stops it."""
        threading.Thread(target=self._listen, args=(talk,), daemon=True).start()
        self._dialog.execute()
        self._dialog.dispose()
        if self._failed is not None:
            raise self._failed
        return self._done

    def _listen(self, talk: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
        # On a thread of its own. It touches no window: that would wait for LibreOffice's own thread, and that for it.
        try:
            while self.last.get("ask") == "progress":
                self.last = talk({"reply": True})
                self._main.addCallback(self, None)
        except (OSError, ValueError) as error:
            self._failed = error
            self._main.addCallback(self, None)

    def notify(self, _given: Any) -> None:
        """Draw it anew, or take it away when the work is done: on LibreOffice's own thread."""
        if self._failed is None and self.last.get("ask") == "progress":
            self._draw()
        elif not self._done:
            self._done = True
            self._dialog.endExecute()

    def _draw(self) -> None:
        last = self.last
        self._dialog.getControl("text").setText(last["text"])
        self._dialog.getControl("bar").setValue(int(_WHOLE * last["share"]))


def _add(model: Any, kind: str, name: str, place: tuple[int, int, int, int], **properties: Any) -> None:
    control = model.createInstance(f"com.sun.star.awt.UnoControl{kind}Model")
    control.Name = name
    control.PositionX, control.PositionY, control.Width, control.Height = place
    for each, value in properties.items():
        setattr(control, each, value)
    model.insertByName(name, control)
