//! Every statement of the store is prepared on the engine of this run.
//!
//! This works because each stands in the sources as one string literal (see the store's first
//! page). What the engine does not understand, or would give back as a type that does not cross
//! the port, fails here and not in front of somebody.

use std::{fs, path::Path};

use proc_macro2::{TokenStream, TokenTree};
use throughline_store::testing::TestDb;

/// Speak to one engine in its own words, on purpose.
const ENGINES_OWN: &[&str] = &["db", "dialect.rs", "testing.rs", "testing", "backup.rs"];

#[test]
fn every_statement_can_be_prepared() {
    let mut statements = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut statements);
    assert!(statements.len() > 10, "the statements were not found");

    let db = TestDb::new();
    let mut wrong = Vec::new();
    for (file, statement) in &statements {
        if let Err(error) = db.check_statement(statement) {
            wrong.push(format!("{file}: {error}\n    {statement}"));
        }
    }
    let count = statements.len();
    assert!(wrong.is_empty(), "{} of {count} statements:\n{}", wrong.len(), wrong.join("\n"));
}

fn sources(folder: &Path, statements: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if ENGINES_OWN.contains(&name.as_str()) {
            continue;
        }
        if path.is_dir() {
            sources(&path, statements);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let tokens: TokenStream = fs::read_to_string(&path).unwrap().parse().unwrap();
            literals(&name, tokens, statements);
        }
    }
}

fn literals(file: &str, tokens: TokenStream, statements: &mut Vec<(String, String)>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => literals(file, group.stream(), statements),
            TokenTree::Literal(literal) => {
                if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string())
                    && is_statement(&text.value())
                {
                    statements.push((file.to_owned(), text.value()));
                }
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

fn is_statement(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let verb = words.next().unwrap_or_default();
    ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].contains(&verb) && words.next().is_some()
}
