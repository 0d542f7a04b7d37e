//! The file of the sealing keys: outside the database and its backups, readable for its owner alone.

use std::{
    fs::{self, OpenOptions},
    io::Write as _,
    path::{Path, PathBuf},
    sync::Arc,
};

use throughline_app::{
    Error,
    sealing::{Keys, NoKeys},
};
use throughline_domain::seal::Ring;

use crate::{
    config::Config,
    entropy::SystemEntropy,
    outcome::{Failure, Outcome},
};

/// How a configuration names the file.
pub const SETTING: &str = "sealing.key_file";

/// The keys of a configuration.
pub fn keys(config: &Config) -> Arc<dyn Keys> {
    match &config.sealing.key_file {
        Some(path) => Arc::new(KeyFile(path.clone())),
        None => Arc::new(NoKeys),
    }
}

/// A key file, read anew each time it is asked for.
pub struct KeyFile(pub PathBuf);

impl Keys for KeyFile {
    fn ring(&self) -> throughline_app::Result<Option<Ring>> {
        read(&self.0).map(Some).map_err(|failure| Error::Unavailable(failure.message().to_owned()))
    }
}

/// Makes a key file with one key.
pub fn make(path: &Path) -> Outcome {
    write_new(path, &Ring::new(&SystemEntropy))
}

/// Reads a key file, which nobody but its owner may read.
pub fn read(path: &Path) -> Result<Ring, Failure> {
    let text = fs::read_to_string(path).map_err(|error| Failure::file(path, &error))?;
    if let Some(mode) = open_to_others(path)? {
        let message = format!("{} can be read by others (mode {mode:o})", path.display());
        return Err(Failure::usage("key_file_open", message)
            .remedy(format!("`chmod 600 {}`, and think of who may have read it", path.display())));
    }
    Ring::read(&text).map_err(|error| {
        Failure::usage("no_key", format!("{}: {error}", path.display()))
            .remedy("name the file that `throughline key seal` wrote, or its copy")
    })
}

/// The mode of a file that others than its owner may read or write.
#[cfg(unix)]
fn open_to_others(path: &Path) -> Result<Option<u32>, Failure> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = fs::metadata(path).map_err(|error| Failure::file(path, &error))?.permissions().mode() & 0o777;
    Ok(Some(mode).filter(|mode| mode & 0o077 != 0))
}

#[cfg(not(unix))]
const fn open_to_others(_: &Path) -> Result<Option<u32>, Failure> {
    Ok(None)
}

/// Puts another ring in the place of a key file's, all or nothing: with half a file, nothing would open.
pub fn replace(path: &Path, ring: &Ring) -> Outcome {
    let unfinished = PathBuf::from(format!("{}.unfinished", path.display()));
    match fs::remove_file(&unfinished) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(Failure::file(&unfinished, &error));
        }
        _ => {}
    }
    write_new(&unfinished, ring)?;
    fs::rename(&unfinished, path).map_err(|error| Failure::file(path, &error))?;
    // The new name has to be on the disk before anything is sealed with the new key.
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(|error| Failure::file(folder, &error))
}

fn write_new(path: &Path, ring: &Ring) -> Outcome {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(path)
        .and_then(|mut file| file.write_all(ring.to_file().as_bytes()).and_then(|()| file.sync_all()))
        .map_err(|error| Failure::file(path, &error))
}

/// Whether a key file lies in the folder of the database, or below it: whoever copies the folder has both.
pub fn lies_beside(key_file: &Path, database: &Path) -> bool {
    let folder = database.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let whole = |path: &Path| path.canonicalize().ok();
    whole(key_file).zip(whole(folder)).is_some_and(|(key, folder)| key.starts_with(folder))
}
