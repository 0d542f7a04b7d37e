//! The TOML file behind a [`Source`]: its shape, and the checks that make it trustworthy.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::Deserialize;
use throughline_domain::{
    category::Category,
    person,
    roster::{Completeness, Horizon, Rules, field},
    town::Towns,
};

use super::{
    Columns, CsvFormat, Dates, Dictionary, FactColumn, FactKind, Format, NameShape, ReadBeside, Source,
    SourceAgency, SourceError, SourceProblem, values,
};
use crate::{
    date::{self, DateForm, NotAForm},
    encoding::TextEncoding,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    title: String,
    jurisdiction: String,
    agency: SourceAgency,
    establishments: Listed,
    #[serde(default)]
    required: BTreeSet<String>,
    #[serde(default)]
    release_date_optional_for: BTreeSet<String>,
    #[serde(default)]
    empty: Vec<String>,
    towns: Option<String>,
    format: FormatTable,
    dates: DatesTable,
    key: KeyTable,
    columns: ColumnsTable,
    #[serde(default)]
    identifiers: BTreeMap<String, String>,
    #[serde(default)]
    facts: BTreeMap<String, FactTable>,
    #[serde(default)]
    release_kinds: BTreeMap<String, String>,
    completeness: Option<CompletenessTable>,
}

/// A list of names, or the word "any".
#[derive(Deserialize)]
#[serde(untagged)]
enum Listed {
    Word(String),
    Names(Vec<String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormatTable {
    #[serde(rename = "type")]
    kind: FormatType,
    delimiter: Option<String>,
    encoding: Option<String>,
    quote: Option<String>,
    sheet: Option<String>,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum FormatType {
    Csv,
    Xlsx,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DatesTable {
    forms: Vec<String>,
    language: Option<String>,
    months: Option<date::Months>,
    file_name: Option<String>,
    #[serde(default)]
    no_date: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyTable {
    kind: String,
    column: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnsTable {
    surname: Option<String>,
    given_name: Option<String>,
    particle: Option<String>,
    name: Option<NameColumn>,
    birth_date: Option<String>,
    birth_country: Option<String>,
    establishment: Option<String>,
    admitted_on: Option<String>,
    sentenced_on: Option<String>,
    release_date: String,
    town: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NameColumn {
    column: String,
    shape: NameShapeWord,
}

#[derive(Deserialize, Clone, Copy)]
enum NameShapeWord {
    #[serde(rename = "Surname, Given")]
    SurnameCommaGiven,
    #[serde(rename = "Given, Surname")]
    GivenCommaSurname,
    #[serde(rename = "SURNAME Given")]
    CapitalSurname,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FactTable {
    column: String,
    category: String,
    #[serde(rename = "type", default)]
    kind: FactType,
    #[serde(default)]
    values: BTreeMap<String, String>,
}

#[derive(Deserialize, Default, PartialEq)]
#[serde(rename_all = "lowercase")]
enum FactType {
    #[default]
    Code,
    Integer,
    Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CompletenessTable {
    establishments: Option<Vec<String>>,
    horizon: Option<HorizonWord>,
}

/// A number of days, or one of the words "everybody" and "nobody".
#[derive(Deserialize)]
#[serde(untagged)]
enum HorizonWord {
    Days(u32),
    Word(String),
}

/// The text being read, for messages that name its lines.
struct Reader<'a> {
    text: &'a str,
    file: &'a str,
}

impl Reader<'_> {
    fn fault(&self, near: &str, problem: SourceProblem) -> SourceError {
        SourceError::at(self.text, self.file, near, problem)
    }
}

pub(super) fn parse(text: &str, name: &str, beside: ReadBeside<'_>) -> Result<Source, SourceError> {
    let reader = Reader { text, file: name };
    let file: File = toml::from_str(text).map_err(|error| SourceError::from_toml(&error, text, name))?;
    let facts = reader.facts(file.facts)?;
    let (columns, name_shape) = reader.columns(file.key.column, file.columns)?;
    let establishments = reader.listed(file.establishments)?;
    let identifiers: Vec<_> =
        file.identifiers.into_iter().map(|(kind, heading)| (kind.as_str().into(), heading)).collect();
    let mut release_kinds = file.release_kinds;
    let release_kind_otherwise = release_kinds.remove("otherwise").unwrap_or_else(|| "final".to_owned());
    let source = Source {
        rules: Rules {
            required: file.required,
            release_date_optional_for: file.release_date_optional_for,
            towns: reader.towns(file.towns.as_deref(), beside)?,
            establishments: (!establishments.is_empty()).then(|| normal_all(&establishments)),
        },
        completeness: reader.completeness(file.completeness, &establishments)?,
        format: reader.format(&file.format)?,
        dates: reader.dates(file.dates)?,
        empty: file.empty.iter().map(|text| values::fold(text)).collect(),
        id: file.id,
        title: file.title,
        jurisdiction: file.jurisdiction,
        agency: file.agency,
        establishments,
        key_kind: file.key.kind,
        columns,
        facts,
        identifiers,
        name_shape,
        release_kinds,
        release_kind_otherwise,
    };
    reader.check_names(&source)?;
    Ok(source)
}

fn normal_all(names: &[String]) -> BTreeSet<String> {
    names.iter().map(|name| person::normal(name)).collect()
}

impl Reader<'_> {
    fn listed(&self, listed: Listed) -> Result<Vec<String>, SourceError> {
        match listed {
            Listed::Names(names) => Ok(names),
            Listed::Word(word) if word == "any" => Ok(Vec::new()),
            Listed::Word(word) => Err(self.fault("establishments", SourceProblem::Establishments { word })),
        }
    }

    fn towns(&self, path: Option<&str>, beside: ReadBeside<'_>) -> Result<Option<Arc<Towns>>, SourceError> {
        let Some(path) = path else { return Ok(None) };
        let text = beside(path).map_err(|error| {
            self.fault(path, SourceProblem::Towns { path: path.to_owned(), why: error.to_string() })
        })?;
        Ok(Some(Arc::new(Towns::parse(&text))))
    }

    fn format(&self, table: &FormatTable) -> Result<Format, SourceError> {
        if table.kind == FormatType::Xlsx {
            if table.delimiter.is_some() || table.encoding.is_some() || table.quote.is_some() {
                return Err(self.fault("[format]", SourceProblem::TextKeysOfWorkbook));
            }
            return Ok(Format::Xlsx { sheet: table.sheet.clone() });
        }
        if table.sheet.is_some() {
            return Err(self.fault("sheet", SourceProblem::SheetOfText));
        }
        let encoding = table.encoding.as_deref().unwrap_or("utf-8");
        let encoding = TextEncoding::named(encoding)
            .ok_or_else(|| self.fault(encoding, SourceProblem::Encoding { name: encoding.to_owned() }))?;
        let delimiter = self.one_byte("delimiter", table.delimiter.as_deref().unwrap_or(","))?;
        let quote = match table.quote.as_deref() {
            Some("none") => None,
            Some(quote) => Some(self.one_byte("quote", quote)?),
            None => Some(b'"'),
        };
        Ok(Format::Csv(CsvFormat { delimiter, encoding, quote }))
    }

    fn one_byte(&self, key: &str, text: &str) -> Result<u8, SourceError> {
        match text.as_bytes() {
            [byte] if byte.is_ascii() && !matches!(byte, b'\n' | b'\r') => Ok(*byte),
            _ => {
                let problem = SourceProblem::NotOneCharacter { key: key.to_owned(), text: text.to_owned() };
                Err(self.fault(key, problem))
            }
        }
    }

    fn dates(&self, table: DatesTable) -> Result<Dates, SourceError> {
        let form = |written: &str| {
            DateForm::parse(written)
                .map_err(|NotAForm(form)| self.fault(written, SourceProblem::DateForm { form }))
        };
        let forms = table.forms.iter().map(|written| form(written)).collect::<Result<Vec<_>, _>>()?;
        if forms.is_empty() {
            return Err(self.fault("forms", SourceProblem::NoDateForm));
        }
        for (index, left) in forms.iter().enumerate() {
            if let Some(right) = forms.iter().skip(index + 1).find(|right| left.confuses(right)) {
                let (first, second) = (left.written().to_owned(), right.written().to_owned());
                return Err(self.fault("forms", SourceProblem::DateForms { first, second }));
            }
        }
        let language = table.language.as_deref().unwrap_or("en");
        let months = table
            .months
            .or_else(|| date::months(language))
            .ok_or_else(|| self.fault("language", SourceProblem::Months { language: language.to_owned() }))?;
        let in_file_name = table.file_name.as_deref().map(form).transpose()?;
        let no_date = table.no_date.iter().map(|text| values::fold(text)).collect();
        Ok(Dates { forms, months, in_file_name, no_date })
    }

    fn columns(&self, key: String, table: ColumnsTable) -> Result<(Columns, NameShape), SourceError> {
        let name_column = table.name.as_ref().map(|name| name.column.clone());
        let apart = table.surname.is_some() || table.given_name.is_some();
        if name_column.is_some() == apart {
            return Err(self.fault("[columns]", SourceProblem::NameColumns));
        }
        let shape = match table.name.map(|name| name.shape) {
            Some(NameShapeWord::GivenCommaSurname) => NameShape::GivenCommaSurname,
            Some(NameShapeWord::CapitalSurname) => NameShape::CapitalSurname,
            Some(NameShapeWord::SurnameCommaGiven) | None => NameShape::SurnameCommaGiven,
        };
        let columns = Columns {
            key,
            surname: table.surname,
            given_name: table.given_name,
            particle: table.particle,
            name: name_column,
            birth_date: table.birth_date,
            birth_country: table.birth_country,
            establishment: table.establishment,
            admitted_on: table.admitted_on,
            sentenced_on: table.sentenced_on,
            release_date: table.release_date,
            town: table.town,
        };
        Ok((columns, shape))
    }

    fn facts(&self, tables: BTreeMap<String, FactTable>) -> Result<Vec<FactColumn>, SourceError> {
        let mut facts = Vec::new();
        for (name, table) in tables {
            let category = Category::from_code(&table.category).ok_or_else(|| {
                self.fault(&name, SourceProblem::Category { category: table.category.clone() })
            })?;
            if table.values.is_empty() == (table.kind == FactType::Code) {
                return Err(self.fault(&name, SourceProblem::FactValues { fact: name.clone() }));
            }
            let kind = match table.kind {
                FactType::Integer => FactKind::Integer,
                FactType::Text => FactKind::Text,
                FactType::Code => FactKind::Code(Dictionary::new(&table.values).map_err(|word| {
                    self.fault(&word, SourceProblem::TwoCodes { word: word.clone(), fact: name.clone() })
                })?),
            };
            facts.push(FactColumn { name: name.as_str().into(), column: table.column, category, kind });
        }
        Ok(facts)
    }

    /// A source that declares no limit has none: whoever was on the last list and is not on this
    /// one is asked about. To ask too often costs a question, to ask too seldom loses a person.
    fn completeness(
        &self,
        table: Option<CompletenessTable>,
        of_the_source: &[String],
    ) -> Result<Option<Completeness>, SourceError> {
        let (establishments, horizon) = table.map_or((None, None), |it| (it.establishments, it.horizon));
        let horizon = match horizon {
            None => Horizon::Everybody,
            Some(HorizonWord::Days(days)) => Horizon::Days(days),
            Some(HorizonWord::Word(word)) if word == "everybody" => Horizon::Everybody,
            Some(HorizonWord::Word(word)) if word == "nobody" => return Ok(None),
            Some(HorizonWord::Word(word)) => {
                return Err(self.fault("horizon", SourceProblem::Horizon { word }));
            }
        };
        let declared = establishments.unwrap_or_else(|| of_the_source.to_vec());
        let establishments = (!declared.is_empty()).then(|| normal_all(&declared));
        Ok(Some(Completeness { establishments, horizon }))
    }

    /// Names of fields are one vocabulary: no two columns may claim one, and `required` must use
    /// names that exist.
    fn check_names(&self, source: &Source) -> Result<(), SourceError> {
        const FIELDS: [&str; 11] = [
            field::KEY,
            field::SURNAME,
            field::GIVEN_NAME,
            field::BIRTH_DATE,
            field::BIRTH_COUNTRY,
            field::ESTABLISHMENT,
            field::ADMITTED_ON,
            field::SENTENCED_ON,
            field::RELEASE_DATE,
            field::RELEASE_KIND,
            field::TOWN,
        ];
        if source.headings().any(|heading| heading.trim().is_empty()) {
            return Err(self.fault("\"\"", SourceProblem::NoHeading));
        }
        let mut names: BTreeSet<&str> = FIELDS.into();
        let more = source.identifiers.iter().map(|(kind, _)| &**kind);
        for name in more.chain(source.facts.iter().map(|fact| &*fact.name)) {
            if !names.insert(name) {
                return Err(self.fault(name, SourceProblem::FieldTwice { field: name.to_owned() }));
            }
        }
        if let Some(unknown) = source.rules.required.iter().find(|name| !names.contains(name.as_str())) {
            let near = super::problem::nearest(unknown, names.iter().copied()).unwrap_or(field::SURNAME);
            let problem =
                SourceProblem::RequiredUnmapped { field: unknown.clone(), nearest: near.to_owned() };
            return Err(self.fault("required", problem));
        }
        Ok(())
    }
}
