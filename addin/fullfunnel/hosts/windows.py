"""The windows of the computer, by way of Tk: where Excel calls Python, Python itself has to show them."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from fullfunnel.errors import NotFound
from fullfunnel.hosts.asking import CHOOSE, KINDS, PATTERNS, QUESTION, STOP, TITLE, sentence
from fullfunnel.language import Text
from fullfunnel.results.exports.progress import Patient

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fullfunnel.language import Language
    from fullfunnel.results.exports.progress import Follow, Progress

_WIDTH: Final = 420
"""Of the bar, in pixels."""
_WHOLE: Final = 1000


class Windows:
    """What a button asks, in windows of Tk."""

    def pick_files(self, language: Language) -> Sequence[str]:
        """The files that the marketeer picks.

        Raises:
            NotFound: this Python has no window to pick them in.
        """
        root = _root()
        from tkinter import filedialog  # noqa: PLC0415  # there is a root, so there is Tk

        try:
            kinds = ((KINDS.say(language), PATTERNS), ("*", ("*",)))
            return tuple(filedialog.askopenfilenames(title=CHOOSE.say(language), filetypes=kinds))
        finally:
            root.destroy()

    def is_taken(self, summary: Text, language: Language) -> bool:
        """Whether the marketeer takes what is proposed.

        Raises:
            NotFound: this Python has no window to ask it in.
        """
        root = _root()
        from tkinter import messagebox  # noqa: PLC0415

        try:
            return bool(messagebox.askokcancel(TITLE, f"{summary.say(language)}\n\n{QUESTION.say(language)}"))
        finally:
            root.destroy()

    @contextmanager
    def following(self, language: Language) -> Iterator[Follow]:
        """A bar for work that takes long; none where this Python cannot show one, and the work goes on."""
        bar = _Bar(language)
        try:
            yield Patient(bar.show, monotonic)
        finally:
            bar.close()


class _Bar:
    """A small window with a bar and a button to stop."""

    def __init__(self, language: Language) -> None:
        self._language: Language = language
        self._root: Any = None
        self._failed = False
        self._going_on = True

    def show(self, progress: Progress) -> bool:
        """Show how far it is; False once the marketeer has stopped it."""
        if not self._failed:
            try:
                self._draw(progress)
            except Exception:  # noqa: BLE001  # a bar that cannot be shown must not stop the work
                self._failed = True
                self.close()
        return self._going_on

    def close(self) -> None:
        """Take the window away."""
        root, self._root = self._root, None
        if root is not None:
            with suppress(Exception):  # it may be gone already
                root.destroy()

    def _draw(self, progress: Progress) -> None:
        if self._root is None:
            self._open()
        self._label["text"] = sentence(progress, self._language)
        self._bar["value"] = _WHOLE * progress.share
        self._root.update()

    def _open(self) -> None:
        from tkinter import Tk, ttk  # noqa: PLC0415  # only here

        self._root = root = Tk()
        root.title(TITLE)
        root.attributes("-topmost", True)  # noqa: FBT003  # as Tk wants it
        root.protocol("WM_DELETE_WINDOW", self._stop)
        self._label = ttk.Label(root)
        self._bar = ttk.Progressbar(root, length=_WIDTH, maximum=_WHOLE)
        stop = ttk.Button(root, text=STOP.say(self._language), command=self._stop)
        for each in (self._label, self._bar, stop):
            each.pack(padx=16, pady=8)

    def _stop(self) -> None:
        self._going_on = False


def _root() -> Any:  # noqa: ANN401  # Tk's own window
    try:
        from tkinter import Tk  # noqa: PLC0415  # only this button needs it

        root = Tk()
        root.withdraw()
        root.attributes("-topmost", True)  # noqa: FBT003  # as Tk wants it
    except Exception:  # noqa: BLE001  # no Tk in this Python, or no screen
        raise NotFound(
            Text(
                "Deze Python kan geen venster openen om bestanden te kiezen. Typ in een terminal: fullfunnel import "
                "plan.xlsx export.csv",
                "This Python cannot open a window to pick files. Type in a terminal: fullfunnel import plan.xlsx "
                "export.csv",
            )
        ) from None
    return root
