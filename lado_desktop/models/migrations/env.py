"""Runs the migrations on the connection it is handed; there is no other database to reach."""

from __future__ import annotations

from alembic import context

context.configure(
    connection=context.config.attributes["connection"], render_as_batch=True, transaction_per_migration=False
)
context.run_migrations()
