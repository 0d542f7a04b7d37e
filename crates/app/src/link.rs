//! Linking registers in bulk: files come in with a mapping, pairs and clusters go out.
//!
//! It touches no database. What is compared and how much it weighs is the work of
//! `throughline_linkage`; here the mapping of a register meets its layout.

use std::{collections::BTreeSet, io::Write};

use sha2::{Digest as _, Sha256};
pub use throughline_exchange::register::RegisterError;
use throughline_exchange::register::{self, Mapped, Mapping, Pairs, ReviewRow};
pub use throughline_linkage::{
    candidates::RuleReport,
    link::{NotKept, Pieces},
    model::ModelError,
};
use throughline_linkage::{
    candidates::Scope,
    cluster::{Clusters, Doubt, Thresholds, cluster},
    evidence::Scorer,
    layout::{Column, Layout, LayoutError},
    link::{Linked, Options, link},
    model::{Grade, Model, probability, weight_of},
    register::{Builder, Register, RegisterError as Unlinkable},
    role::{ROLES, Role},
    value::DateOrder,
};

/// What is linked and how: a mapping, and the parameters if they are not estimated.
#[derive(Debug, Clone)]
pub struct Plan {
    mapping: Mapping,
    layout: Layout,
    stored: Option<Model>,
    /// Both as text: a run that was cut short goes on only if nothing changed.
    text: String,
}

/// A file to link.
#[derive(Debug)]
pub struct File<'b> {
    /// Its name, without folder and ending.
    pub name: String,
    /// What it holds.
    pub bytes: &'b [u8],
}

/// Why registers cannot be linked.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The mapping is wrong.
    #[error("{0}")]
    Mapping(RegisterError),
    /// A role that there is not.
    #[error("in [fields], {field:?} is no role; name it with `role`: one of {known}")]
    NoRole {
        /// The field.
        field: String,
        /// What there is.
        known: String,
    },
    /// A field without a column, or with a date that cannot be read.
    #[error("in [fields], {0:?} {1}")]
    Field(String, &'static str),
    /// The fields do not go together.
    #[error("in [fields], {0}")]
    Layout(#[from] LayoutError),
    /// Parameters that cannot be used.
    #[error("{0}")]
    Model(#[from] ModelError),
    /// A file that cannot be read.
    #[error("{file}: {error}")]
    File {
        /// The file's name.
        file: String,
        /// What is wrong.
        error: RegisterError,
    },
    /// Records that cannot be told apart.
    #[error("{0}")]
    Records(#[from] Unlinkable),
    /// Nothing was read.
    #[error("there is no record in these files")]
    Nothing,
    /// The result cannot be written.
    #[error("{0}")]
    Write(String),
}

impl Plan {
    /// Reads a mapping, and stored parameters if there are any.
    pub fn read(mapping: &str, stored: Option<&str>) -> Result<Self, Fault> {
        let text = format!("{mapping}\n{}", stored.unwrap_or_default());
        let stored = stored.map(Model::read).transpose()?;
        let mapping = Mapping::read(mapping).map_err(Fault::Mapping)?;
        let columns: Vec<Vec<Column>> =
            mapping.fields.iter().map(|(name, mapped)| columns(name, mapped)).collect::<Result<_, _>>()?;
        let layout = Layout::new(&columns.concat())?;
        if let Some(model) = &stored {
            model.fits(&layout)?;
        }
        Ok(Self { mapping, layout, stored, text })
    }

    /// What tells this work from any other: a hash over mapping, parameters, files and version.
    pub fn digest(&self, files: &[File<'_>]) -> String {
        let mut digest = Sha256::new();
        digest.update(env!("CARGO_PKG_VERSION"));
        digest.update(Model::shipped().map(|model| model.version).unwrap_or_default());
        digest.update((self.text.len() as u64).to_le_bytes());
        digest.update(&self.text);
        for file in files {
            digest.update((file.name.len() as u64).to_le_bytes());
            digest.update(&file.name);
            digest.update((file.bytes.len() as u64).to_le_bytes());
            digest.update(file.bytes);
        }
        hex::encode(digest.finalize())
    }
}

fn columns(name: &str, mapped: &Mapped) -> Result<Vec<Column>, Fault> {
    let (role, columns, format) = match mapped {
        Mapped::Column(column) => (None, vec![column.clone()], None),
        Mapped::Described(described) => {
            let columns = match (&described.column, &described.columns) {
                (Some(column), None) => vec![column.clone()],
                (None, Some(columns)) if !columns.is_empty() => columns.clone(),
                _ => return Err(Fault::Field(name.to_owned(), "needs either `column` or `columns`")),
            };
            (described.role.as_deref(), columns, described.format.as_deref())
        }
    };
    let written = role.unwrap_or(name);
    let role = Role::from_name(written).ok_or_else(|| Fault::NoRole {
        field: written.to_owned(),
        known: ROLES.map(Role::name).join(", "),
    })?;
    if columns.len() > 1 && role != Role::GivenName {
        return Err(Fault::Field(name.to_owned(), "has several `columns`, which only given names may have"));
    }
    let order = match format {
        None => DateOrder::default(),
        Some(form) => DateOrder::of_form(form).ok_or_else(|| {
            Fault::Field(
                name.to_owned(),
                "has a `format` that is no date; write it as dd/mm/yyyy or yyyy-mm-dd",
            )
        })?,
    };
    Ok(columns.into_iter().map(|column| Column { field: name.to_owned(), column, role, order }).collect())
}

/// What a run gives.
#[derive(Debug)]
pub struct Done {
    register: Register,
    linked: Linked,
    clusters: Clusters,
    /// Records in each file.
    pub records: Vec<u64>,
    /// Records with fewer cells than their heading.
    pub short: u64,
    /// Whether ids stand in more than one file, so that each is written behind its file's name.
    pub qualified: bool,
}

/// Links the files. Pieces of work are kept, and taken if they are there.
pub fn run(plan: &Plan, files: &[File<'_>], threads: usize, pieces: &dyn Pieces) -> Result<Done, Fault> {
    let (register, records, short, qualified) = match read(plan, files, false) {
        // One id in two files is nothing wrong: each register counts on its own.
        Err(Fault::Records(Unlinkable::Twice(_))) if files.len() > 1 => {
            let (register, records, short) = read(plan, files, true)?;
            (register, records, short, true)
        }
        read => {
            let (register, records, short) = read?;
            (register, records, short, false)
        }
    };
    if register.is_empty() {
        return Err(Fault::Nothing);
    }
    let asked = plan.mapping.link;
    let options = Options {
        scope: match asked.pairs {
            Pairs::All => Scope::All,
            Pairs::BetweenFiles => Scope::BetweenFiles,
        },
        report_from: asked.report_from,
        seed: asked.seed,
        threads,
        stored: plan.stored.clone(),
        ..Options::default()
    };
    let linked = link(&register, &options, pieces)?;
    let scorer = Scorer::new(linked.model.clone(), register.layout())?;
    let thresholds = Thresholds {
        join: weight_of(plan.mapping.clusters.join),
        fracture: weight_of(plan.mapping.clusters.fracture),
    };
    let count = u32::try_from(register.len()).unwrap_or(u32::MAX);
    let mut weigh = scorer.weigher(&register);
    let clusters = cluster(count, &linked.pairs, thresholds, |a, b| weigh.weight(a, b));
    Ok(Done { register, linked, clusters, records, short, qualified })
}

/// About how many lines there are, told from the first ones.
fn about_lines(bytes: &[u8]) -> usize {
    let first = bytes.get(..1 << 16).unwrap_or(bytes);
    let lines = first.split(|byte| *byte == b'\n').count();
    bytes.len() / (first.len() / lines).max(1)
}

fn read(plan: &Plan, files: &[File<'_>], qualified: bool) -> Result<(Register, Vec<u64>, u64), Fault> {
    let mut builder = Builder::new(plan.layout.clone());
    let (mut records, mut short) = (Vec::new(), 0);
    let names: BTreeSet<&str> = files.iter().map(|file| file.name.as_str()).collect();
    for (number, file) in (0_u16..).zip(files) {
        builder.expect(about_lines(file.bytes));
        let mut id = String::new();
        let mut each = |written: &str, cells: register::Cells<'_, '_>| {
            id.clear();
            if qualified {
                id.push_str(&file.name);
                // Two files of one name in two folders are told apart by their place.
                if names.len() < files.len() {
                    id.push('.');
                    id.push_str(&(number + 1).to_string());
                }
                id.push('/');
            }
            id.push_str(written);
            builder.push(&id, number, cells);
        };
        let mapping = &plan.mapping;
        let read = register::read(file.bytes, &mapping.format, &mapping.id, plan.layout.columns(), &mut each);
        let read = read.map_err(|error| Fault::File { file: file.name.clone(), error })?;
        records.push(read.records);
        short += read.short;
    }
    Ok((builder.finish()?, records, short))
}

impl Done {
    /// Pairs that are written.
    pub fn pairs(&self) -> usize {
        self.linked.pairs.len()
    }

    /// Pairs that were compared.
    pub fn candidates(&self) -> u64 {
        self.linked.candidates
    }

    /// Pairs of one person that are expected among them.
    pub fn expected(&self) -> f64 {
        self.linked.expected
    }

    /// Pairs of one person that no rule found, as estimated; nothing where all were compared.
    pub fn missed(&self) -> Option<f64> {
        self.linked.missed
    }

    /// What became of the rules that found candidates.
    pub fn rules(&self) -> &[RuleReport] {
        &self.linked.rules
    }

    /// Clusters of more than one record.
    pub fn joined(&self) -> usize {
        self.clusters.joined()
    }

    /// Pairs for somebody to look at.
    pub fn in_doubt(&self) -> usize {
        self.clusters.review.len()
    }

    /// The parameters, as TOML that a later run can take.
    pub fn model(&self) -> Result<String, Fault> {
        Ok(self.linked.model.write()?)
    }

    /// Writes the pairs as CSV.
    pub fn write_pairs(&self, into: impl Write) -> Result<(), Fault> {
        let rows = self.linked.pairs.iter().map(|pair| {
            let (left, right) = (self.register.id(pair.left), self.register.id(pair.right));
            (left, right, pair.weight, probability(pair.weight))
        });
        register::write_pairs(into, rows).map_err(|error| Fault::Write(error.to_string()))
    }

    /// Writes every record with its cluster as CSV.
    pub fn write_clusters(&self, into: impl Write) -> Result<(), Fault> {
        let rows = (0_u32..)
            .zip(&self.clusters.of_record)
            .map(|(record, first)| (self.register.id(record), self.register.id(*first)));
        register::write_clusters(into, rows).map_err(|error| Fault::Write(error.to_string()))
    }

    /// Writes the pairs that somebody has to look at, with what speaks for and against each.
    pub fn write_review(&self, into: impl Write) -> Result<(), Fault> {
        let scorer = Scorer::new(self.linked.model.clone(), self.register.layout())?;
        let rows = self.clusters.review.iter().map(|review| {
            let pair = review.pair;
            let found = scorer.in_register(&self.register, pair.left, pair.right);
            let evidence: Vec<String> = found
                .fields
                .iter()
                .map(|field| {
                    let grade = match field.grade {
                        Grade::Agrees => "agrees",
                        Grade::Close => "close",
                        Grade::Differs => "differs",
                        Grade::Missing => return format!("{} missing", field.field),
                    };
                    format!("{} {grade} {:+.1}", field.field, field.weight + field.rarity)
                })
                .collect();
            ReviewRow {
                ids: [self.register.id(pair.left), self.register.id(pair.right)],
                weight: pair.weight,
                probability: probability(pair.weight),
                doubt: match review.doubt {
                    Doubt::Between => "between",
                    Doubt::Contradicted => "contradicted",
                },
                evidence: evidence.join("; "),
            }
        });
        register::write_review(into, rows).map_err(|error| Fault::Write(error.to_string()))
    }
}
