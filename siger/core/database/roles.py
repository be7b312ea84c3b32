"""The application's role and database. The role is no superuser: a hole in the application must not become a shell on the machine."""

from __future__ import annotations

import psycopg
from psycopg import sql

from siger.core.database.cluster import password_of
from siger.core.database.layout import DATABASE_NAME, Layout


def connect_as_superuser(layout: Layout, database: str = "postgres") -> psycopg.Connection:
    return psycopg.connect(
        host=str(layout.sockets), port=layout.port, user=layout.superuser, dbname=database, passfile=str(layout.passfile), autocommit=True
    )


def ensure_role_and_database(layout: Layout) -> None:
    """Make both when missing. The role may create databases, which tests and a restore beside the running one need."""
    with connect_as_superuser(layout) as connection:
        role = sql.Identifier(layout.application_role)
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [layout.application_role]).fetchone():
            password = sql.Literal(password_of(layout, layout.application_role))
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB PASSWORD {}").format(role, password))
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE_NAME]).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(DATABASE_NAME), role))
