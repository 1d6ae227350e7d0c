"""Every pattern of the package, found in its source: nobody has to remember to add one."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import pkgutil
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import fullfunnel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

_PLACE_OF_FLAGS: Final = {
    "compile": 1,
    "search": 2,
    "match": 2,
    "fullmatch": 2,
    "findall": 2,
    "finditer": 2,
    "sub": 4,
    "subn": 4,
    "split": 3,
}
_AT_ONE_PLACE: Final = frozenset({"match", "fullmatch"})
_METHODS: Final = frozenset(_PLACE_OF_FLAGS) - {"compile"}
_NAMES_RE: Final = re.compile(rf"\bre\s*\.\s*(?:{'|'.join(_PLACE_OF_FLAGS)})\b")


class Found(NamedTuple):
    """A pattern and where it stands."""

    module: str
    line: int
    pattern: re.Pattern[Any]
    how: tuple[str, ...]
    """``match`` or ``fullmatch`` where it is only used so; else ``search``."""

    @property
    def name(self) -> str:
        """For the report of a test."""
        return f"{self.module.removeprefix('fullfunnel.')}:{self.line}"


class Made(NamedTuple):
    """A call that makes a pattern of what is known only when the program runs."""

    module: str
    function: str


def modules() -> Iterator[tuple[ModuleType, str]]:
    """Every module of the package that names a function of ``re``, and its source; none that needs its host.

    What names none is not imported or parsed: that is most of them, and this is done whenever tests are collected.
    """
    for found in pkgutil.walk_packages(fullfunnel.__path__, "fullfunnel."):
        spec = importlib.util.find_spec(found.name)
        if spec is None or spec.origin is None or found.name.endswith("__main__"):
            continue
        source = Path(spec.origin).read_text(encoding="utf-8")
        if _NAMES_RE.search(source) is not None:
            yield importlib.import_module(found.name), source


def collected() -> tuple[list[Found], list[Made]]:
    """The patterns that stand in the source, and the calls that make others."""
    found: list[Found] = []
    made: list[Made] = []
    for module, source in modules():
        nodes = list(ast.walk(ast.parse(source)))
        used = _uses(nodes)
        for call, function, name in _calls(nodes):
            how = _how(call, used.get(name, set()))
            try:
                found.append(Found(module.__name__, call.lineno, _evaluated(call, module), how))
            except NameError:
                made.append(Made(module.__name__, function))
    return found, made


def _calls(nodes: list[ast.AST]) -> Iterator[tuple[ast.Call, str, str]]:
    """Each call of ``re`` with the function it stands in and the name its outcome gets."""
    functions = [each for each in nodes if isinstance(each, ast.FunctionDef)]
    names: dict[int, str] = {}
    for each in nodes:
        if isinstance(each, ast.Assign | ast.AnnAssign) and each.value is not None:
            target = each.targets[0] if isinstance(each, ast.Assign) else each.target
            names[id(each.value)] = target.id if isinstance(target, ast.Name) else ""
    for call in nodes:
        if _is_of_re(call) and isinstance(call, ast.Call):
            inside = [each for each in functions if each.lineno <= call.lineno <= (each.end_lineno or 0)]
            yield call, max(inside, key=lambda each: each.lineno).name if inside else "", names.get(id(call), "")


def _is_of_re(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    return isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.func.attr in _PLACE_OF_FLAGS


def _uses(nodes: list[ast.AST]) -> dict[str, set[str]]:
    """By the name of a pattern the methods that its module calls on it."""
    uses: dict[str, set[str]] = {}
    for node in nodes:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in _METHODS:
            uses.setdefault(node.value.id, set()).add(node.attr)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            uses.setdefault(node.id, set())
    return uses


def _how(call: ast.Call, used: set[str]) -> tuple[str, ...]:
    called = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    methods = used if called == "compile" else {called}
    if methods and methods <= _AT_ONE_PLACE:
        return tuple(sorted(methods))
    return ("search",)


def _evaluated(call: ast.Call, module: ModuleType) -> re.Pattern[Any]:
    called = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    flags = next((each.value for each in call.keywords if each.arg == "flags"), None)
    place = _PLACE_OF_FLAGS[called]
    flags = call.args[place] if flags is None and len(call.args) > place else flags
    return re.compile(_value(call.args[0], module), 0 if flags is None else _value(flags, module))


def _value(expression: ast.expr, module: ModuleType) -> Any:
    code = compile(ast.Expression(expression), f"<{module.__name__}>", "eval")  # no file: coverage looks for none
    return eval(code, dict(vars(module)))  # noqa: S307 the package's own source
