"""Asks for many values at once: a list is one parameter of a statement, however long it is.

A statement that is made once is compiled once; one with a mark for each value would be another for each number of them,
and there is a highest number of marks.
"""

from typing import Any

from sqlalchemy import ARRAY, BindParameter, Column, ColumnElement, Text, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine

from tracker.model.canonical import as_written


class _List(TypeDecorator[list[Any]]):
    """Values of a column's type: JSON on SQLite, an array on PostgreSQL."""

    impl = Text
    cache_ok = True

    def __init__(self, of: TypeEngine[Any]) -> None:
        super().__init__()
        self.of = of

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the type that the database has."""
        if dialect.name == "sqlite":
            return dialect.type_descriptor(Text())
        return dialect.type_descriptor(ARRAY(Text() if self.of.python_type is str else self.of))

    def process_bind_param(self, value: list[Any] | None, dialect: Dialect) -> Any:
        """Write a list as the database takes it."""
        return as_written(value) if dialect.name == "sqlite" else value


class _Values(FunctionElement[Any]):
    """The values of a list, as rows."""

    inherit_cache = True
    name = "values_of"


@compiles(_Values, "sqlite")
def _on_sqlite(element: _Values, compiler: SQLCompiler, **options: Any) -> str:
    return f"(SELECT value FROM json_each({compiler.process(element.clauses, **options)}))"  # noqa: S608 - a mark alone


@compiles(_Values, "postgresql")
def _on_postgresql(element: _Values, compiler: SQLCompiler, **options: Any) -> str:
    return f"(SELECT unnest({compiler.process(element.clauses, **options)}))"


def among(column: Column[Any], values: str) -> ColumnElement[bool]:
    """Say that a column has one of the values of a list, which is given under a name."""
    return column.bool_op("IN")(_Values(BindParameter(values, type_=_List(column.type))))
