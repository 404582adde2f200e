"""The code keeps its shape: apps import in one direction, modules have one subject and no circles."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ORDER = ["accounts", "publishing", "search", "resources", "directives", "pages", "config"]
# The longest a module may be before it has two subjects.
LINES = 300
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "shared", "core", "base", "stuff"}


def modules_of(app: str) -> list[Path]:
    return sorted((ROOT / app).rglob("*.py"))


def own_modules() -> list[Path]:
    return [module for app in ORDER for module in modules_of(app) if "migrations" not in module.parts]


def dotted(module: Path) -> str:
    parts = module.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def package_of(module: Path, level: int) -> str:
    """The package that a relative import with `level` dots starts from."""
    parts = module.relative_to(ROOT).parts[:-1]
    return ".".join(parts[: len(parts) - level + 1])


def imported_names(module: Path, *, hidden: bool = True) -> set[str]:
    """Every dotted name that a module imports; without `hidden`, only while it is itself imported."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    names = set()
    for node in ast.walk(tree) if hidden else at_import(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            start = package_of(module, node.level) if node.level else ""
            source = ".".join(part for part in (start, node.module) if part)
            names |= {source, *(f"{source}.{alias.name}" for alias in node.names)}
    return names | (hidden_names(tree) if hidden else set())


def at_import(tree: ast.AST):
    """Nodes that run when the module is imported: all but the bodies of functions."""
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
            continue
        yield child
        yield from at_import(child)


def hidden_names(tree: ast.AST) -> set[str]:
    """Names handed to import_module() and __import__() as text."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {
        call.args[0].value
        for call in calls
        if getattr(call.func, "attr", getattr(call.func, "id", "")) in {"import_module", "__import__", "import_string"}
        and call.args
        and isinstance(call.args[0], ast.Constant)
    }


@pytest.mark.parametrize("app", ORDER)
def test_an_app_imports_nothing_to_its_right(app):
    to_the_right = set(ORDER[ORDER.index(app) + 1 :])
    for module in modules_of(app):
        imported = {name.partition(".")[0] for name in imported_names(module)}
        assert not imported & to_the_right, f"{module.relative_to(ROOT)} imports {imported & to_the_right}"


def test_hidden_and_relative_imports_are_seen(tmp_path):
    folder = tmp_path / "accounts" / "inner"
    folder.mkdir(parents=True)
    module = folder / "module.py"
    module.write_text("def f():\n    from ..models import User\n    import_module('pages.views')\n")
    relative = ROOT / "accounts" / "inner" / "module.py"
    assert package_of(relative, 2) == "accounts"
    assert hidden_names(ast.parse(module.read_text())) == {"pages.views"}


def test_no_module_imports_itself_in_a_circle():
    names = {dotted(module): module for module in own_modules()}
    # `from .x import y` reads the package too; a package that gathers its modules is no circle.
    graph = {
        name: {other for other in imported_names(module, hidden=False) if other in names and not name.startswith(other)}
        for name, module in names.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"These modules import each other in a circle: {' -> '.join(error.args[1])}")


@pytest.mark.parametrize("module", own_modules(), ids=dotted)
def test_a_module_has_one_subject(module):
    length = len(module.read_text(encoding="utf-8").splitlines())
    assert length <= LINES, f"{length} lines: two subjects? Split it."
    assert module.stem not in VAGUE_NAMES, "name it after its subject"
