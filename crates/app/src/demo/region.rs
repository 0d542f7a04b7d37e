//! The region's data: agencies, users, names, and the stories that are told act by act.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use jiff::civil::Date;
use serde::Deserialize;
use throughline_exchange::source::Source;

use super::{
    acts::Act,
    elsewhere::{Newcomer, Place},
    wrong,
};
use crate::{
    Result,
    import::{SourceText, shipped_beside},
};

static DATA: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/demo/region");
static SOURCES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../sources");

/// The agency whose lists come in, by its key.
pub(super) const PRISON: &str = "prison";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Region {
    source: String,
    pub(super) agency: Vec<Agency>,
    pub(super) user: Vec<User>,
    pub(super) names: Vec<Names>,
    pub(super) towns: Towns,
    pub(super) plan: Vec<PlanIdea>,
    pub(super) note: Vec<NoteIdea>,
    pub(super) list: ListForm,
    #[serde(skip)]
    pub(super) stories: Vec<Story>,
    #[serde(skip)]
    pub(super) newcomers: Vec<Newcomer>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Agency {
    pub(super) key: String,
    pub(super) kind: String,
    pub(super) name: String,
    pub(super) town: Option<String>,
    #[serde(default)]
    pub(super) units: Vec<String>,
    /// Where it is; in the region unless its place says otherwise.
    #[serde(skip)]
    pub(super) jurisdiction: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct User {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) agency: String,
    pub(super) roles: Vec<String>,
    #[serde(default)]
    pub(super) units: Vec<String>,
    pub(super) profession: Option<String>,
    pub(super) percent: Option<i64>,
    pub(super) deputy: Option<String>,
    /// From and to which day they are away, counted from today; the deputy stands in.
    pub(super) away: Option<(i64, i64)>,
}

/// Names that belong together, and how many of a hundred people have them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Names {
    pub(super) share: usize,
    pub(super) country: String,
    pub(super) men: Vec<String>,
    pub(super) women: Vec<String>,
    pub(super) surnames: Vec<String>,
    pub(super) two_surnames: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Towns {
    pub(super) names: Vec<String>,
}

/// How a list of the source looks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ListForm {
    /// The file's name, with `{date}`.
    pub(super) file: String,
    /// How a day is written, for `strftime`.
    pub(super) day: String,
    pub(super) heading: String,
    pub(super) row: String,
    /// Rows that were typed in a hurry.
    pub(super) dirt: Vec<String>,
    /// Codes to the words of the source.
    pub(super) words: BTreeMap<String, String>,
}

/// A goal of the many, with its steps; a star marks one that is done early.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanIdea {
    pub(super) domain: String,
    pub(super) title: String,
    pub(super) words: String,
    pub(super) steps: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NoteIdea {
    pub(super) about: String,
    pub(super) words: String,
}

/// A person whose story is told. Days count from today.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Story {
    pub(super) surname: String,
    pub(super) given: String,
    pub(super) born: Date,
    pub(super) sex: String,
    pub(super) country: String,
    pub(super) unit: String,
    pub(super) admitted: i64,
    /// R, as the lists say it.
    pub(super) release: i64,
    /// The next such day of the week from `release` on.
    pub(super) weekday: Option<String>,
    pub(super) support: String,
    pub(super) children: i64,
    pub(super) town: String,
    /// R*, where the person left on another day than R.
    pub(super) released: Option<i64>,
    /// The day of a return to custody.
    pub(super) returned: Option<i64>,
    /// On no list: entered by hand.
    #[serde(default)]
    pub(super) by_hand: bool,
    /// On remand: no list says a date.
    #[serde(default)]
    pub(super) remand: bool,
    /// No longer on the newest list, without a word.
    #[serde(default)]
    pub(super) gone: bool,
    #[serde(default)]
    pub(super) act: Vec<Told>,
}

/// An act of a story.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Told {
    pub(super) day: i64,
    pub(super) hour: Option<i8>,
    pub(super) by: String,
    pub(super) programme: Option<String>,
    #[serde(flatten)]
    pub(super) act: Act,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stories {
    person: Vec<Story>,
}

impl Region {
    /// Reads the shipped region.
    pub(super) fn read() -> Result<Self> {
        let mut region: Self = toml::from_str(text(&DATA, "region.toml")?).map_err(wrong)?;
        let stories: Stories = toml::from_str(text(&DATA, "stories.toml")?).map_err(wrong)?;
        region.stories = stories.person;
        let places = DATA.get_dir("elsewhere").into_iter().flat_map(Dir::files);
        for file in places {
            let told = file.contents_utf8().unwrap_or_default();
            let place: Place =
                toml::from_str(told).map_err(|fault| wrong(format!("{}: {fault}", file.path().display())))?;
            let within = |agency| Agency { jurisdiction: place.jurisdiction.clone(), ..agency };
            region.agency.extend(place.agency.into_iter().map(within));
            region.user.extend(place.user);
            region.newcomers.extend(place.person);
        }
        Ok(region)
    }

    /// The agency that sends lists.
    pub(super) fn prison(&self) -> Result<&Agency> {
        self.agency(PRISON)
    }

    pub(super) fn agency(&self, key: &str) -> Result<&Agency> {
        self.agency.iter().find(|agency| agency.key == key).ok_or_else(|| wrong(format!("no agency {key}")))
    }

    /// Who looks after the releases of an establishment.
    pub(super) fn officer_of(&self, unit: &str) -> Option<&User> {
        self.user.iter().find(|user| {
            user.roles.iter().any(|role| role == "resettlement_officer")
                && user.units.iter().any(|of| of == unit)
        })
    }

    /// The source of the lists: a shipped one, with the region's own agency and establishments.
    /// `file` names it in messages.
    pub(super) fn source(&self, file: &str) -> Result<Source> {
        self.source_text(file)?.parse().map_err(wrong)
    }

    /// The same as text, as an import takes it.
    pub(super) fn source_text(&self, file: &str) -> Result<SourceText> {
        let mut table: toml::Table = text(&SOURCES, &self.source)?.parse().map_err(wrong)?;
        let prison = self.prison()?;
        let units = prison.units.iter().cloned().map(toml::Value::String).collect();
        table.insert("establishments".to_owned(), toml::Value::Array(units));
        let mut agency = toml::Table::new();
        agency.insert("name".to_owned(), toml::Value::String(prison.name.clone()));
        agency.insert("kind".to_owned(), toml::Value::String(prison.kind.clone()));
        table.insert("agency".to_owned(), toml::Value::Table(agency));
        let (read, _) = SourceText::read(table.to_string(), file, &shipped_beside).map_err(wrong)?;
        Ok(read)
    }
}

fn text(folder: &'static Dir<'static>, name: &str) -> Result<&'static str> {
    folder.get_file(name).and_then(|file| file.contents_utf8()).ok_or_else(|| wrong(format!("no {name}")))
}
