//! From the cells of a row to the canonical fields.

use jiff::civil::Date;
use throughline_domain::{
    person::Name,
    roster::{Draft, DraftFact, Identifier, Reading, Shape, field},
};
use unicode_normalization::UnicodeNormalization;

use super::{MAX_CELL, RawRow, Table};
use crate::{
    date::{self, Century},
    source::{FactColumn, FactKind, NameShape, Source, fold},
};

pub(super) fn draft(source: &Source, table: &Table, row: &RawRow, list_date: Date) -> Draft {
    let cells = Cells { source, table, row };
    let columns = &source.columns;
    let date = |heading: &Option<String>, century| cells.date(heading.as_deref(), century, list_date);
    let facts: Vec<DraftFact> = source.facts.iter().map(|fact| cells.fact(fact)).collect();
    Draft {
        number: row.number(),
        shape: cells.shape(),
        key: key(&cells.text(Some(&columns.key))),
        name: cells.name(),
        birth_date: date(&columns.birth_date, Century::Birth),
        birth_country: cells.text(columns.birth_country.as_deref()),
        identifiers: source
            .identifiers
            .iter()
            .map(|(kind, heading)| Identifier { kind: kind.clone(), value: cells.text(Some(heading)) })
            .collect(),
        establishment: cells.text(columns.establishment.as_deref()),
        admitted_on: date(&columns.admitted_on, Century::Nearest),
        sentenced_on: date(&columns.sentenced_on, Century::Nearest),
        release_date: cells.date(Some(&columns.release_date), Century::Nearest, list_date),
        release_kind: release_kind(source, &facts),
        town: cells.text(columns.town.as_deref()),
        facts,
    }
}

/// The key without spaces and case: what one system prints as `a4059bx`, another prints
/// as `A4059 BX`. Other signs stay, because `12-3` and `1-23` are two people.
fn key(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase).collect()
}

/// The kind of planned date that the release type stands for.
fn release_kind(source: &Source, facts: &[DraftFact]) -> String {
    let known =
        facts.iter().find(|fact| &*fact.name == field::RELEASE_TYPE).and_then(|fact| match &fact.reading {
            Reading::Read(code) => source.release_kinds.get(code),
            _ => None,
        });
    known.unwrap_or(&source.release_kind_otherwise).clone()
}

struct Cells<'a> {
    source: &'a Source,
    table: &'a Table,
    row: &'a RawRow,
}

impl Cells<'_> {
    /// Whether the cells stand under their headings.
    fn shape(&self) -> Shape {
        let width = self.table.width();
        let cells = self.row.cells().count();
        if self.row.cells().any(|cell| self.is_unclosed(cell)) {
            Shape::Unclosed
        } else if self.row.cells().any(is_overlong) {
            Shape::Overlong
        } else if cells < width {
            Shape::Short
        } else if self.row.cells().skip(width).any(|cell| !cell.trim().is_empty()) {
            Shape::Long
        } else if self.row.cells().any(is_garbled) {
            Shape::Garbled
        } else {
            Shape::Whole
        }
    }

    /// Whether a cell begins with a quotation mark that nothing closes. Judged by the cell alone, so
    /// that a row comes to the same from the list, from its download and from the page.
    fn is_unclosed(&self, cell: &str) -> bool {
        let Some(quote) = self.table.quote.map(char::from) else { return false };
        cell.starts_with(quote) && cell.matches(quote).count() % 2 == 1
    }

    /// The text under a heading, trimmed, without the signs that stand for nothing.
    fn text(&self, heading: Option<&str>) -> String {
        let index = heading.and_then(|heading| self.table.place(heading));
        let text = clean(index.map_or("", |index| self.row.cell(index)));
        if !self.source.empty.is_empty() && self.source.empty.contains(&fold(&text)) {
            String::new()
        } else {
            text
        }
    }

    fn date(&self, heading: Option<&str>, century: Century, list_date: Date) -> Reading<Date> {
        let dates = &self.source.dates;
        let text = self.text(heading);
        if dates.no_date.contains(&fold(&text)) {
            return Reading::Blank;
        }
        date::read(&text, &dates.forms, &dates.months, century, list_date)
    }

    fn fact(&self, fact: &FactColumn) -> DraftFact {
        let as_written = self.text(Some(&fact.column));
        let reading = match &fact.kind {
            _ if as_written.is_empty() => Reading::Blank,
            FactKind::Text => Reading::Read(as_written.clone()),
            FactKind::Integer => as_written.parse::<u32>().map_or_else(
                |_| Reading::Unknown(as_written.clone()),
                |number| Reading::Read(number.to_string()),
            ),
            FactKind::Code(dictionary) => dictionary
                .code(&as_written)
                .map_or_else(|| Reading::Unknown(as_written.clone()), |code| Reading::Read(code.to_owned())),
        };
        DraftFact { name: fact.name.clone(), category: fact.category, as_written, reading }
    }

    fn name(&self) -> Name {
        let columns = &self.source.columns;
        let (surname, given_name) = match columns.name.as_deref() {
            Some(heading) => take_apart(&self.text(Some(heading)), self.source.name_shape),
            None => (self.text(columns.surname.as_deref()), self.text(columns.given_name.as_deref())),
        };
        let particle = self.text(columns.particle.as_deref());
        let surname =
            if particle.is_empty() || surname.is_empty() { surname } else { format!("{particle} {surname}") };
        Name { surname, given_name }
    }
}

/// Takes a name apart. Where its separator is missing it is one name, in the place of the
/// surname: a source whose people all have two names then refuses the row.
fn take_apart(text: &str, shape: NameShape) -> (String, String) {
    let pair = |left: &str, right: &str| (left.trim().to_owned(), right.trim().to_owned());
    match shape {
        NameShape::SurnameCommaGiven => {
            text.split_once(',').map_or_else(|| pair(text, ""), |(s, g)| pair(s, g))
        }
        NameShape::GivenCommaSurname => {
            text.split_once(',').map_or_else(|| pair(text, ""), |(g, s)| pair(s, g))
        }
        NameShape::CapitalSurname => {
            let words: Vec<&str> = text.split(' ').collect();
            let (surname, given): (Vec<&str>, Vec<&str>) =
                words.into_iter().partition(|word| !word.chars().any(char::is_lowercase));
            if surname.is_empty() { pair(text, "") } else { pair(&surname.join(" "), &given.join(" ")) }
        }
    }
}

/// Marks of direction and joints of words, which nobody sees and which make two spellings of one.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{00AD}')
}

fn is_garbled(cell: &str) -> bool {
    cell.chars().any(|c| c == char::REPLACEMENT_CHARACTER || (c.is_control() && !"\t\r\n".contains(c)))
}

fn is_overlong(cell: &str) -> bool {
    cell.len() > MAX_CELL && cell.chars().count() > MAX_CELL
}

/// A text without the space around it and without invisible signs, in one Unicode form.
fn clean(text: &str) -> String {
    let text: String = text.nfc().filter(|c| !is_invisible(*c)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
