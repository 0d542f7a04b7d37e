//! Where the two engines differ. This is the only file that asks which one it is.
//!
//! 1. the names of column types,
//! 2. STRICT tables, and those that are kept in the order of their key,
//! 3. the catalogue of tables,
//! 4. the lock around a migration.
//!
//! Everything else is plain SQL that both understand; `db/` binds placeholders by their number.

use crate::db::Engine;

/// Turns a migration, written with PostgreSQL's type names, into the engine's own.
///
/// SQLite's tables are STRICT: otherwise a text lands in a BIGINT column without a word. In our
/// migrations a line that is exactly `);` ends a `CREATE TABLE`, and nothing else. One that ends with
/// `); -- clustered` is kept in the order of its primary key: what is read together lies together.
pub fn migration(engine: Engine, sql: &str) -> String {
    match engine {
        Engine::Postgres => sql.to_owned(),
        Engine::Sqlite => sql
            .lines()
            .map(|line| match line {
                ");" => ") STRICT;".to_owned(),
                "); -- clustered" => ") STRICT, WITHOUT ROWID;".to_owned(),
                _ => sqlite_types(line),
            })
            .collect::<Vec<_>>()
            .join("\n"),
    }
}

fn sqlite_types(line: &str) -> String {
    line.replace("DOUBLE PRECISION", "REAL")
        .replace("BIGINT", "INTEGER")
        .replace("BOOLEAN", "INTEGER")
        .replace("BYTEA", "BLOB")
}

/// Gives the names of all tables, in a column `name`.
pub const fn tables(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
        Engine::Postgres => {
            "SELECT CAST(tablename AS TEXT) AS name FROM pg_tables WHERE schemaname = current_schema()"
        }
    }
}

/// Held by whoever migrates a PostgreSQL database. SQLite's own write lock does as much.
pub const POSTGRES_MIGRATION_LOCK: &str = "SELECT pg_advisory_lock(7402171, 1)";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sqlite_tables_are_strict_and_types_are_its_own() {
        let sql = "CREATE TABLE a (\n  n BIGINT NOT NULL,\n  t BOOLEAN,\n  b BYTEA,\n  d DOUBLE PRECISION\n);\n\
                   CREATE INDEX i ON a (n);\nCREATE TABLE k (\n  n BIGINT PRIMARY KEY\n); -- clustered";
        assert_eq!(
            migration(Engine::Sqlite, sql),
            "CREATE TABLE a (\n  n INTEGER NOT NULL,\n  t INTEGER,\n  b BLOB,\n  d REAL\n) STRICT;\n\
             CREATE INDEX i ON a (n);\nCREATE TABLE k (\n  n INTEGER PRIMARY KEY\n) STRICT, WITHOUT ROWID;"
        );
        assert_eq!(migration(Engine::Postgres, sql), sql);
    }
}
