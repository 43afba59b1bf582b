"""The window holds no SQL, walks no folder and calls no model: views take models, models take the engine.

What it may import at all is held by the import rules in pyproject.toml.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import desktop.gui

_PACKAGE = Path(desktop.gui.__file__).parent
_FILES = sorted(_PACKAGE.rglob("*.py"))
_SQL = ("select ", "insert ", "update ", "delete from", "pragma ", "create table", "begin immediate")
_WALKS = {"iterdir", "glob", "rglob", "walk", "scandir", "listdir"}
_MODEL_CALLS = {"classify", "classify_batch", "predict", "invoke", "set_tensor", "allocate_tensors", "explain"}
_ENGINE_INSIDES = ("inference.runtime", "inference.litert")


def offences(source: str) -> Iterator[str]:
    """What a module of the window must not do, with the line."""
    tree = ast.parse(source)
    documentation = set(_docstrings(tree))
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str() as text) if id(node) not in documentation:
                if text.lstrip().lower().startswith(_SQL) and any(
                    word in text.lower() for word in (" from ", "=", " into ", "(")
                ):
                    yield f"{node.lineno}: SQL"
            case ast.Call(func=ast.Attribute(attr=name)) if name in _WALKS:
                yield f"{node.lineno}: walks a folder by {name}"
            case ast.Call(func=ast.Attribute(attr=name)) if name in _MODEL_CALLS:
                yield f"{node.lineno}: calls a model by {name}"
            case ast.Import(names=names):
                for each in names:
                    if each.name.startswith(_ENGINE_INSIDES):
                        yield f"{node.lineno}: imports {each.name}"
            case ast.ImportFrom(module=str() as module, names=names) if module.startswith(_ENGINE_INSIDES):
                # An error is what a view may know of the engine's insides: it has words for it.
                if not all(each.name.endswith("Error") for each in names):
                    yield f"{node.lineno}: imports {module}"


def _docstrings(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                yield id(first.value)


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.relative_to(_PACKAGE).as_posix())
def test_a_module_of_the_window_leaves_sql_folders_and_models_to_the_engine(path: Path):
    assert not list(offences(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "planted",
    [
        'connection.execute("SELECT id FROM results")',
        "rows = folder.rglob('*.png')",
        "os.walk(folder)",
        "classifier.classify(image)",
        "interpreter.invoke()",
        "import inference.litert",
        "from inference.runtime import load",
    ],
)
def test_each_offence_is_found(planted: str):
    assert list(offences(planted))


def test_words_that_only_look_like_sql_are_none():
    assert not list(offences('label.setText(self.tr("Select a folder"))'))
