//! The sources an agency can choose from, and new ones.

use include_dir::{Dir, include_dir};
use serde_json::json;
use throughline_exchange::source::Source;
use throughline_policy::Action;
use throughline_store::{
    agency::{self, Agency},
    db::Query,
    import::source::{self, StoredSource},
};

use super::{Fault, Outcome, SourceText};
use crate::{Cx, Error, Result, authorise, programme};

/// Where sources find the tables of jurisdictions: beside their own folder.
const JURISDICTIONS: &str = "../jurisdictions/";

/// The sources that this build ships.
static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../sources");

/// A source that the actor's agency can import with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownSource {
    /// Its id.
    pub id: String,
    /// What people call the list.
    pub title: String,
    /// The text, to be read again.
    pub text: SourceText,
}

/// The sources of the actor's agency: those it has used, and those of this build that name it.
pub fn sources(cx: &Cx) -> Result<Vec<KnownSource>> {
    cx.read(|cx, q| {
        authorise::own_agency(cx, Action::Import)?;
        let own = own_agency(cx, q)?;
        let mut known: Vec<KnownSource> = Vec::new();
        for stored in source::list(q, own.id)? {
            let text = SourceText::from_stored(&stored.content)?;
            known.extend(text.parse().ok().map(|source| of(source, text)));
        }
        for (text, source) in shipped() {
            let names = source.agency.name == own.name && source.jurisdiction == own.jurisdiction;
            if names && !known.iter().any(|one| one.id == source.id) {
                known.push(of(source, text));
            }
        }
        Ok(known)
    })
}

fn of(source: Source, text: SourceText) -> KnownSource {
    KnownSource { id: source.id, title: source.title, text }
}

pub(super) fn own_agency(cx: &Cx, q: &mut dyn Query) -> Result<Agency> {
    Ok(agency::get(q, cx.actor.agency.ok_or(Error::NotFound)?)?)
}

/// The sources that this build ships. One that cannot be read is a fault of the build, found by a
/// test, and no reason not to offer the others.
fn shipped() -> impl Iterator<Item = (SourceText, Source)> {
    SHIPPED.files().filter_map(|file| {
        let toml = file.contents_utf8()?.to_owned();
        SourceText::read(toml, &file.path().display().to_string(), &shipped_beside).ok()
    })
}

/// A file that a source names: one beside it in this build, or a table of a jurisdiction.
pub(crate) fn shipped_beside(path: &str) -> std::io::Result<String> {
    if let Some(table) = path.strip_prefix(JURISDICTIONS) {
        return programme::shipped_beside(table);
    }
    let text = SHIPPED.get_file(path).and_then(include_dir::File::contents_utf8);
    text.map(str::to_owned).ok_or_else(|| std::io::ErrorKind::NotFound.into())
}

/// Keeps a source for the actor's agency. It must name that agency, and its id must not be another
/// agency's.
pub fn save_source(cx: &Cx, toml: String) -> Outcome<KnownSource> {
    let (text, source) = SourceText::read(toml, "source.toml", &shipped_beside)?;
    if !cx.world.jurisdictions.contains_key(&source.jurisdiction) {
        return Err(Fault::UnknownJurisdiction(source.jurisdiction));
    }
    let kept = of(source.clone(), text.clone());
    let foreign = Fault::ForeignSource(source.id.clone());
    let saved = cx.write(move |cx, tx| {
        let permit = authorise::own_agency(cx, Action::Import)?;
        let own = own_agency(cx, tx)?;
        let names = source.agency.name == own.name && source.jurisdiction == own.jurisdiction;
        let owner = source::owner(tx, &source.id)?;
        if !names || owner.is_some_and(|owner| owner != own.id) {
            return Ok(false);
        }
        let mut w = tx.permitted(permit);
        let stored = StoredSource {
            hash: text.hash(),
            source: source.id.clone(),
            agency: own.id,
            content: text.to_stored(),
        };
        source::put(&mut w, &stored, cx.now)?;
        authorise::record_as(
            cx,
            &mut w,
            "import.source",
            json!({ "source": source.id, "hash": stored.hash }),
        )?;
        Ok(true)
    })?;
    if saved { Ok(kept) } else { Err(foreign) }
}
