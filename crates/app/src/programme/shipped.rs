//! What a build brings along: programmes and jurisdictions, as files.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use throughline_domain::{calendar::Jurisdiction, programme::pack::PackFiles};

use crate::{Error, Result};

static PACKS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../packs");
static JURISDICTIONS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../jurisdictions");

/// The packs that this build ships, as files.
pub fn shipped() -> Vec<PackFiles> {
    PACKS.dirs().map(files_below).filter(|files| files.get("pack.toml").is_some()).collect()
}

fn files_below(folder: &Dir<'_>) -> PackFiles {
    fn collect(dir: &Dir<'_>, root: &std::path::Path, into: &mut BTreeMap<String, String>) {
        for file in dir.files() {
            if let (Ok(path), Some(text)) = (file.path().strip_prefix(root), file.contents_utf8()) {
                into.insert(path.to_string_lossy().replace('\\', "/"), text.to_owned());
            }
        }
        for below in dir.dirs() {
            collect(below, root, into);
        }
    }
    let mut files = BTreeMap::new();
    collect(folder, folder.path(), &mut files);
    PackFiles(files)
}

/// A file that a shipped jurisdiction names, such as its table of towns.
pub(crate) fn shipped_beside(path: &str) -> std::io::Result<String> {
    let text = JURISDICTIONS.get_file(path).and_then(include_dir::File::contents_utf8);
    text.map(str::to_owned).ok_or_else(|| std::io::ErrorKind::NotFound.into())
}

/// The jurisdictions that this build ships, by id.
pub fn shipped_jurisdictions() -> Result<BTreeMap<String, Jurisdiction>> {
    JURISDICTIONS
        .files()
        .map(|file| {
            let text = file.contents_utf8().unwrap_or_default();
            let name = file.path().display();
            let read = Jurisdiction::parse(text, &shipped_beside)
                .map_err(|fault| Error::Internal(format!("{name}:{fault}")))?;
            Ok((read.id.clone(), read))
        })
        .collect()
}
