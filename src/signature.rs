//! Signed checkpoints: who holds the key says that the ledger stood so, and who has its other half can
//! check that without asking anybody. Ed25519; the signature lies beside the file that it is for.

use std::{
    fs::{self, OpenOptions},
    io::Write as _,
    path::{Path, PathBuf},
};

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use throughline_domain::id::Entropy as _;

use crate::{
    entropy::SystemEntropy,
    outcome::{Failure, Outcome},
};

/// What each file begins with, so that none is taken for another.
const SECRET: &str = "throughline-signing-key-1";
const PUBLIC: &str = "throughline-public-key-1";
const SIGNATURE: &str = "throughline-signature-1";

/// Makes a key: the secret half, for its owner's eyes alone, and the public half beside it.
pub fn make(path: &Path) -> Result<PathBuf, Failure> {
    let mut secret = [0_u8; 32];
    SystemEntropy.fill(&mut secret);
    let key = SigningKey::from_bytes(&secret);
    let public = beside(path, "pub");
    create(path, true, &format!("{SECRET} {}\n", hex::encode(secret)))?;
    create(&public, false, &format!("{PUBLIC} {}\n", hex::encode(key.verifying_key().as_bytes())))?;
    Ok(public)
}

/// Where the signature of a file lies.
pub fn signature_of(file: &Path) -> PathBuf {
    beside(file, "sig")
}

/// Reads the secret half of a key.
pub fn read_key(path: &Path) -> Result<SigningKey, Failure> {
    let bytes = read::<32>(path, SECRET, "name the file that `throughline key sign` wrote, without .pub")?;
    Ok(SigningKey::from_bytes(&bytes))
}

/// Writes the signature of a file's content beside it.
pub fn sign(file: &Path, content: &str, key: &SigningKey) -> Outcome {
    let signature = key.sign(content.as_bytes());
    create(&signature_of(file), false, &format!("{SIGNATURE} {}\n", hex::encode(signature.to_bytes())))
}

/// Checks the signature beside a file against the public half of a key.
pub fn check(file: &Path, content: &str, public: &Path) -> Outcome {
    let bytes = read::<32>(public, PUBLIC, "name the file that `throughline key sign` wrote, with .pub")?;
    let key = VerifyingKey::from_bytes(&bytes)
        .map_err(|_| no_key(public, "name the file that `throughline key sign` wrote, with .pub"))?;
    let beside = signature_of(file);
    let signature = read::<64>(&beside, SIGNATURE, "keep the .sig file beside the checkpoint")?;
    key.verify_strict(content.as_bytes(), &Signature::from_bytes(&signature)).map_err(|_| {
        let (file, key) = (file.display(), public.display());
        Failure::finding(
            "signature",
            format!("{file} was not signed with the key of {key}, or was changed since"),
        )
        .remedy(
            "trust neither this file nor the database until you know which; compare with an older checkpoint",
        )
    })
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

/// Writes a new file; a key or a signature that is there is never overwritten.
fn create(path: &Path, private: bool, text: &str) -> Outcome {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, if private { 0o600 } else { 0o644 });
    #[cfg(not(unix))]
    let _ = private;
    options
        .open(path)
        .and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()))
        .map_err(|error| Failure::file(path, &error))
}

fn read<const N: usize>(path: &Path, form: &str, remedy: &str) -> Result<[u8; N], Failure> {
    let text = fs::read_to_string(path).map_err(|error| Failure::file(path, &error))?;
    let digits = text.trim().strip_prefix(form).map(str::trim);
    let mut bytes = [0_u8; N];
    let read = digits.and_then(|digits| hex::decode_to_slice(digits, &mut bytes).ok());
    read.map(|()| bytes).ok_or_else(|| no_key(path, remedy))
}

fn no_key(path: &Path, remedy: &str) -> Failure {
    Failure::usage("no_key", format!("{}: not what was expected in this place", path.display()))
        .remedy(remedy)
}
