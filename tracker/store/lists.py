"""Asks for many values at once: a list is one parameter of a statement, however long it is.

A statement that is made once is compiled once; one with a mark for each value would be another for each number of them,
and there is a highest number of marks.
"""

from typing import Any

from sqlalchemy import ARRAY, BindParameter, Column, ColumnElement, Text, TypeDecorator, tuple_
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


class _Pairs(FunctionElement[Any]):
    """The pairs of a list, of a text and a number each, as rows."""

    inherit_cache = True
    name = "pairs_of"


@compiles(_Pairs, "sqlite")
def _pairs_on_sqlite(element: _Pairs, compiler: SQLCompiler, **options: Any) -> str:
    mark = compiler.process(element.clauses, **options)
    return f"(SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each({mark}))"  # noqa: S608 - a mark alone


@compiles(_Pairs, "postgresql")
def _pairs_on_postgresql(element: _Pairs, compiler: SQLCompiler, **options: Any) -> str:
    mark = compiler.process(element.clauses, **options)
    return f"(SELECT value ->> 0, (value ->> 1)::integer FROM json_array_elements({mark}::json))"  # noqa: S608 - a mark alone


class _Written(TypeDecorator[list[Any]]):
    """A list as JSON on every database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: list[Any] | None, _dialect: Dialect) -> str:
        """Write a list."""
        return as_written(value)


def pairs_among(text: Column[Any], number: Column[Any], pairs: str) -> ColumnElement[bool]:
    """Say that two columns together have one of the pairs of a list, which is given under a name."""
    return tuple_(text, number).bool_op("IN")(_Pairs(BindParameter(pairs, type_=_Written())))


def among(column: Column[Any], values: str) -> ColumnElement[bool]:
    """Say that a column has one of the values of a list, which is given under a name."""
    return column.bool_op("IN")(_Values(BindParameter(values, type_=_List(column.type))))
