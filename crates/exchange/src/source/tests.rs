//! A source is either right, or it says where it is wrong and what to do.

use jiff::civil::date;

use super::*;

const GOOD: &str = r#"
id = "test"
title = "Test list"
jurisdiction = "xx"
establishments = "any"
required = ["surname"]
[agency]
name = "Prison service"
kind = "prison"
[format]
type = "csv"
delimiter = ";"
[dates]
forms = ["dd/mm/yyyy", "yyyy-mm-dd"]
file_name = "yyyymmdd"
[key]
kind = "number"
column = "No"
[columns]
surname = "Surname"
release_date = "Release"
[facts.sex]
column = "Sex"
category = "1"
values = { F = "female", M = "male" }
"#;

fn parse(text: &str) -> Result<Source, SourceError> {
    Source::parse(text, "test.toml", &|path| Err(std::io::Error::other(path.to_owned())))
}

fn fault(from: &str, to: &str) -> String {
    assert!(GOOD.contains(from), "{from}");
    parse(&GOOD.replace(from, to)).unwrap_err().to_string()
}

#[test]
fn an_unknown_key_names_the_nearest_one() {
    let message = fault("delimiter = \";\"", "delimeter = \";\"");
    assert!(message.starts_with("test.toml:12: unknown field `delimeter`"), "{message}");
    assert!(message.ends_with("Did you mean `delimiter`?"), "{message}");
}

#[test]
fn faults_name_the_line_and_the_remedy() {
    for (from, to, expected) in [
        ("\"dd/mm/yyyy\"", "\"mm/dd/yyyy\", \"dd/mm/yyyy\"", "read one text as two different days"),
        ("\"dd/mm/yyyy\"", "\"someday\"", "is not the form of a date"),
        ("[\"surname\"]", "[\"surnam\"]", "Did you mean `surname`?"),
        ("category = \"1\"", "category = \"99\"", "from \"1\" to \"17\""),
        ("M = \"male\"", "f = \"male\"", "stands for two codes of `sex`"),
        ("establishments = \"any\"", "establishments = \"some\"", "write \"any\""),
        ("establishments = \"any\"", "establishments = \"any\"\ntowns = \"t.txt\"", "cannot be read"),
        ("delimiter = \";\"", "delimiter = \";\"\nencoding = \"ebcdic\"", "is not known"),
        ("surname = \"Surname\"", "", "the name must come from one column or from its parts"),
        ("column = \"No\"", "column = \"\"", "a column has no heading"),
        ("[facts.sex]", "[facts.town]", "two columns are mapped to `town`"),
    ] {
        let message = fault(from, to);
        assert!(message.contains(expected), "{message}");
    }
}

#[test]
fn the_list_has_the_date_it_is_given_or_named_by_or_today() {
    let source = parse(GOOD).unwrap();
    let today = date(2026, 11, 9);
    assert_eq!(source.list_date(Some(date(2026, 1, 1)), "list20261102.csv", today), Ok(date(2026, 1, 1)));
    assert_eq!(source.list_date(None, "list20261102.csv", today), Ok(date(2026, 11, 2)));
    assert_eq!(source.list_date(None, "list20261302.csv", today), Err("20261302".to_owned()));
    assert_eq!(source.list_date(None, "list.csv", today), Ok(today));
}
