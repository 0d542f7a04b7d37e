//! A register of people that is linked with others: a mapping in TOML, a CSV file, and what comes out.
//!
//! The mapping says which column says what; `docs/LINKAGE.md` explains every line of it. Rows are
//! handed on one by one, because a register can have millions.

use std::{collections::BTreeMap, fmt::Write as _, io::Write};

use serde::Deserialize;

use crate::encoding::{NotText, TextEncoding, decode};

/// A mapping as written.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The column with each record's id.
    pub id: String,
    /// The fields: their name, and their column or more.
    pub fields: BTreeMap<String, Mapped>,
    /// How the files are written.
    #[serde(default)]
    pub format: Format,
    /// What is asked for.
    #[serde(default)]
    pub link: Asked,
    /// When records are held to be one person's.
    #[serde(default)]
    pub clusters: Thresholds,
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Mapped {
    /// Its column; the field is named after its role.
    Column(String),
    /// More is to say.
    Described(Described),
}

/// One field with more than a column.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Described {
    /// What the field says, where its name is no role.
    pub role: Option<String>,
    /// Its column.
    pub column: Option<String>,
    /// Its columns, in their order: first and middle given names.
    pub columns: Option<Vec<String>>,
    /// How its dates are written: `dd/mm/yyyy`.
    pub format: Option<String>,
}

/// How the files are written.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Format {
    /// What stands between cells: one character.
    pub delimiter: char,
    /// The encoding; UTF-8 without one.
    pub encoding: String,
}

impl Default for Format {
    fn default() -> Self {
        Self { delimiter: ',', encoding: "utf-8".to_owned() }
    }
}

/// Which pairs are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pairs {
    /// All.
    #[default]
    All,
    /// Of records from different files.
    BetweenFiles,
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Asked {
    /// Which pairs.
    pub pairs: Pairs,
    /// The lowest match weight that is written, in bits.
    pub report_from: f64,
    /// The seed of what is drawn.
    pub seed: u64,
}

impl Default for Asked {
    fn default() -> Self {
        Self { pairs: Pairs::All, report_from: -10.0, seed: 1 }
    }
}

/// When records are held to be one person's, as probabilities.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Thresholds {
    /// From here on records are joined.
    pub join: f64,
    /// Below, no two records stay together.
    pub fracture: f64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { join: 0.99, fracture: 0.05 }
    }
}

/// What is wrong with a mapping or a register.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// Not the TOML that is expected.
    #[error("{}", .0.to_string().trim_end())]
    Toml(#[from] toml::de::Error),
    /// A value that cannot be.
    #[error("{0}")]
    Value(String),
    /// Not text in its encoding.
    #[error(transparent)]
    NotText(#[from] NotText),
    /// Not CSV.
    #[error("this is no CSV that can be read: {0}")]
    Csv(#[from] csv::Error),
    /// A column that the mapping names and the heading has not.
    #[error("there is no column {wanted:?}; the heading has {found}")]
    NoColumn {
        /// The column.
        wanted: String,
        /// What there is.
        found: String,
    },
    /// A record without an id.
    #[error("line {0} has no record id")]
    NoId(u64),
}

impl Mapping {
    /// Reads a mapping.
    pub fn read(text: &str) -> Result<Self, RegisterError> {
        let mapping: Self = toml::from_str(text)?;
        let wrong = |what: &str| Err(RegisterError::Value(what.to_owned()));
        if !mapping.format.delimiter.is_ascii() {
            return wrong("`delimiter` in [format] is one ASCII character, as \",\" or \";\"");
        }
        if TextEncoding::named(&mapping.format.encoding).is_none() {
            return wrong("`encoding` in [format] is not known; utf-8 and windows-1252 are");
        }
        let Thresholds { join, fracture } = mapping.clusters;
        if !(fracture > 0.0 && fracture <= join && join < 1.0) {
            return wrong("[clusters] needs 0 < fracture <= join < 1");
        }
        if !mapping.link.report_from.is_finite() {
            return wrong("`report_from` in [link] is a number of bits");
        }
        Ok(mapping)
    }
}

/// What a file was like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RegisterRead {
    /// Records.
    pub records: u64,
    /// Records with fewer cells than the heading; the missing ones say nothing.
    pub short: u64,
}

/// Gives the cell of a column by its place among those that were asked for.
pub type Cells<'f, 'c> = &'f dyn Fn(usize) -> &'c str;

/// Reads a register. `each` gets the id and the cells of `columns` of one record after the other.
pub fn read(
    bytes: &[u8],
    format: &Format,
    id: &str,
    columns: &[String],
    each: &mut dyn for<'f, 'c> FnMut(&'c str, Cells<'f, 'c>),
) -> Result<RegisterRead, RegisterError> {
    let declared = TextEncoding::named(&format.encoding);
    let declared = declared.ok_or_else(|| RegisterError::Value("the encoding is not known".to_owned()))?;
    // Text that is UTF-8 already is not copied: a register can be large.
    let decoded;
    let text = match std::str::from_utf8(bytes) {
        Ok(text) if declared.name() == "utf-8" && !text.contains('\0') => text.trim_start_matches('\u{feff}'),
        _ => {
            decoded = decode(bytes, declared)?.0;
            &decoded
        }
    };
    let delimiter = u8::try_from(format.delimiter).unwrap_or(b',');
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let heading: Vec<String> = reader.headers()?.iter().map(|cell| cell.trim().to_owned()).collect();
    let place = |wanted: &str| {
        heading
            .iter()
            .position(|cell| cell == wanted)
            .ok_or_else(|| RegisterError::NoColumn { wanted: wanted.to_owned(), found: heading.join(", ") })
    };
    let id = place(id)?;
    let places = columns.iter().map(|column| place(column)).collect::<Result<Vec<usize>, _>>()?;
    let mut read = RegisterRead::default();
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record)? {
        let written = record.get(id).map_or("", str::trim);
        if written.is_empty() {
            return Err(RegisterError::NoId(record.position().map_or(0, csv::Position::line)));
        }
        read.records += 1;
        read.short += u64::from(record.len() < heading.len());
        let cell =
            |column: usize| places.get(column).and_then(|place| record.get(*place)).unwrap_or_default();
        each(written, &cell);
    }
    Ok(read)
}

/// Writes pairs: `left_id,right_id,match_weight,probability`.
pub fn write_pairs<'i>(
    into: impl Write,
    pairs: impl Iterator<Item = (&'i str, &'i str, f64, f64)>,
) -> Result<(), csv::Error> {
    let mut writer = csv::Writer::from_writer(into);
    writer.write_record(["left_id", "right_id", "match_weight", "probability"])?;
    // Millions of pairs: their numbers are written into one place.
    let mut numbers = String::new();
    for (left, right, weight, probability) in pairs {
        numbers.clear();
        write_fixed(&mut numbers, weight, 6);
        let end = numbers.len();
        write_fixed(&mut numbers, probability, 9);
        let (weight, probability) = numbers.split_at(end);
        writer.write_record([left, right, weight, probability])?;
    }
    writer.flush()?;
    Ok(())
}

/// A number with so many digits behind its point, as `{:.digits$}` writes it. Where no rounding can be in
/// doubt a whole number is written, which takes a fraction of the time.
fn write_fixed(into: &mut String, number: f64, digits: usize) {
    let scale = 10_f64.powi(i32::try_from(digits).unwrap_or_default());
    let scaled = number.abs() * scale;
    // Below this the product is off by less than the margin.
    let sure = scaled < 1e10 && ((scaled - scaled.floor()) - 0.5).abs() > 1e-4;
    if !sure {
        write!(into, "{number:.digits$}").unwrap_or_default();
        return;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at least 0, below 1e10")]
    let mut rest = (scaled + 0.5).floor() as u64;
    let mut text = [b'0'; 16];
    for (place, digit) in text.iter_mut().rev().enumerate() {
        if place == digits {
            *digit = b'.';
            continue;
        }
        *digit = b'0' + u8::try_from(rest % 10).unwrap_or_default();
        rest /= 10;
    }
    if number.is_sign_negative() {
        into.push('-');
    }
    let whole = text.len() - digits - 1;
    let zeros = text.iter().take(whole.saturating_sub(1)).take_while(|digit| **digit == b'0').count();
    into.push_str(text.get(zeros..).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default());
}

/// Writes the cluster of every record: `record_id,cluster_id`.
pub fn write_clusters<'i>(
    into: impl Write,
    records: impl Iterator<Item = (&'i str, &'i str)>,
) -> Result<(), csv::Error> {
    let mut writer = csv::Writer::from_writer(into);
    writer.write_record(["record_id", "cluster_id"])?;
    for (record, cluster) in records {
        writer.write_record([record, cluster])?;
    }
    writer.flush()?;
    Ok(())
}

/// A pair for somebody to look at.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewRow<'i> {
    /// The ids of its records.
    pub ids: [&'i str; 2],
    /// Bits.
    pub weight: f64,
    /// Its probability.
    pub probability: f64,
    /// Why somebody has to look.
    pub doubt: &'i str,
    /// Field by field, what agrees, is close, differs or is missing, and how much it weighs.
    pub evidence: String,
}

/// Writes the pairs that somebody has to look at:
/// `left_id,right_id,match_weight,probability,doubt,evidence`.
pub fn write_review<'i>(
    into: impl Write,
    rows: impl Iterator<Item = ReviewRow<'i>>,
) -> Result<(), csv::Error> {
    let mut writer = csv::Writer::from_writer(into);
    writer.write_record(["left_id", "right_id", "match_weight", "probability", "doubt", "evidence"])?;
    for row in rows {
        let [left, right] = row.ids;
        let (weight, probability) = (format!("{:.6}", row.weight), format!("{:.9}", row.probability));
        writer.write_record([left, right, &weight, &probability, row.doubt, &row.evidence])?;
    }
    writer.flush()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAPPING: &str =
        "id = \"n\"\n[fields]\nsurname = \"s\"\nbirth_date = { column = \"d\", format = \"dd/mm/yyyy\" }\n";

    fn read_all(bytes: &[u8], format: &Format, columns: &[&str]) -> Result<Vec<String>, String> {
        let columns: Vec<String> = columns.iter().map(|column| (*column).to_owned()).collect();
        let mut rows = Vec::new();
        read(bytes, format, "n", &columns, &mut |id, cell| {
            let cells: Vec<&str> = (0..columns.len()).map(cell).collect();
            rows.push(format!("{id}:{}", cells.join("|")));
        })
        .map_err(|error| error.to_string())?;
        Ok(rows)
    }

    #[test]
    fn a_mapping_says_what_columns_say() {
        let mapping = Mapping::read(MAPPING).unwrap();
        assert_eq!(mapping.fields["surname"], Mapped::Column("s".to_owned()));
        assert!(
            matches!(&mapping.fields["birth_date"], Mapped::Described(d) if d.column.as_deref() == Some("d"))
        );
        assert_eq!(mapping.link, Asked::default());
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for (more, named) in [
            ("[clusters]\njoin = 1.0\n", "fracture"),
            ("[format]\nencoding = \"klingon\"\n", "encoding"),
            ("[format]\ndelimiter = \"→\"\n", "delimiter"),
            ("[lnik]\n", "lnik"),
        ] {
            let error = Mapping::read(&format!("{MAPPING}{more}")).unwrap_err().to_string();
            assert!(error.contains(named), "{error}");
        }
    }

    #[test]
    fn numbers_are_written_as_the_language_writes_them() {
        let same = |number: f64| {
            for digits in [6, 9] {
                let mut written = String::new();
                write_fixed(&mut written, number, digits);
                assert_eq!(written, format!("{number:.digits$}"));
            }
        };
        for number in [
            0.0,
            -0.0,
            1.0,
            -1e-9,
            0.999_999_999_6,
            0.000_000_5,
            -9.999_999_5,
            41.25,
            1e12,
            f64::MIN_POSITIVE,
        ] {
            same(number);
        }
        let mut state = 1_u64;
        for _ in 0..20_000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let share = f64::from(u32::try_from(state >> 32).unwrap()) / f64::from(u32::MAX);
            same(share);
            same(share * 80.0 - 40.0);
            // On the edge between two.
            same((share * 1e6).floor() / 1e6 + 5e-7);
        }
    }

    #[test]
    fn rows_come_with_their_cells_in_the_order_asked() {
        let format = Format { delimiter: ';', ..Format::default() };
        let rows = read_all(b"\xef\xbb\xbfs;n;d\nPuig;1;x\nRoca;2\n", &format, &["d", "s"]).unwrap();
        assert_eq!(rows, ["1:x|Puig", "2:|Roca"]);
    }

    #[test]
    fn other_encodings_are_read_when_they_are_named() {
        let format = Format { encoding: "windows-1252".to_owned(), ..Format::default() };
        assert_eq!(read_all(b"n,s\n1,Garc\xeda\n", &format, &["s"]).unwrap(), ["1:García"]);
        let error = read_all(b"n,s\n1,Garc\xeda\n", &Format::default(), &["s"]).unwrap_err();
        assert!(error.contains("line 2") && error.contains("windows-1252"), "{error}");
    }

    #[test]
    fn a_column_that_is_not_there_and_a_record_without_id_are_named() {
        let error = read_all(b"n,s\n1,a\n", &Format::default(), &["surname"]).unwrap_err();
        assert_eq!(error, "there is no column \"surname\"; the heading has n, s");
        assert_eq!(
            read_all(b"n,s\n,a\n", &Format::default(), &["s"]).unwrap_err(),
            "line 2 has no record id"
        );
    }

    #[test]
    fn pairs_are_written_with_their_names() {
        let mut written = Vec::new();
        write_pairs(&mut written, [("a,1", "b", 3.5, 0.918_782_5)].into_iter()).unwrap();
        assert_eq!(
            String::from_utf8(written).unwrap(),
            "left_id,right_id,match_weight,probability\n\"a,1\",b,3.500000,0.918782500\n"
        );
    }
}
