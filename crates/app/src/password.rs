//! Passwords: what is accepted, how they are kept.
//!
//! Length is what protects a password; rules about digits and signs only make people write it down
//! (NIST SP 800-63B, 5.1.1). So: twelve characters at least, not one of the commonest, not one's
//! own login.
//!
//! Kept as argon2id with 19 MiB of memory, two passes and one lane, the first recommendation of
//! OWASP's Password Storage Cheat Sheet: about 30 ms on an office computer, which a person does not
//! notice and a thief of the database does.

use std::sync::LazyLock;

use argon2::{
    Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version,
    password_hash::SaltString,
};
use throughline_domain::id::Entropy;

use crate::{Error, FieldError, Result};

/// The fewest characters of a password.
pub const SHORTEST: usize = 12;
/// The most bytes: longer ones only keep the server busy.
const LONGEST: usize = 256;

const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// The commonest passwords of twelve characters and more, in lower case, one per line.
const COMMONEST: &str = include_str!("password/commonest.txt");

/// A hash that no password fits, so that an unknown login takes as long as a known one.
static NOBODYS: LazyLock<Option<String>> =
    LazyLock::new(|| hash_with_salt("a login that nobody has", b"nobody-has-this").ok());

/// Checks a password that somebody wants to have; `field` is its name in the form.
pub fn check(password: &str, login: &str, field: &str) -> std::result::Result<(), FieldError> {
    if password.chars().count() < SHORTEST {
        return Err(FieldError::new(field, "account-password-short").with("n", SHORTEST));
    }
    if password.len() > LONGEST {
        return Err(FieldError::new(field, "account-password-long").with("n", LONGEST));
    }
    let lower = password.to_lowercase();
    let name = login.split('@').next().unwrap_or(login).to_lowercase();
    let about_login =
        lower == login.to_lowercase() || (name.len() >= 4 && lower.trim_matches(not_letter) == name);
    let one_sign = lower.chars().all(|c| lower.starts_with(c));
    if about_login || one_sign || COMMONEST.lines().any(|common| common == lower) {
        return Err(FieldError::new(field, "account-password-common"));
    }
    Ok(())
}

fn not_letter(c: char) -> bool {
    !c.is_alphabetic()
}

/// The hash to keep. Takes about 30 ms: never inside a write closure.
pub fn hash(password: &str, entropy: &dyn Entropy) -> Result<String> {
    let mut salt = [0_u8; 16];
    entropy.fill(&mut salt);
    hash_with_salt(password, &salt)
}

fn hash_with_salt(password: &str, salt: &[u8]) -> Result<String> {
    let fault = |error: &dyn std::fmt::Display| Error::Internal(format!("password hashing: {error}"));
    let salt = SaltString::encode_b64(salt).map_err(|e| fault(&e))?;
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|e| fault(&e))?;
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password(password.as_bytes(), &salt)
        .map(|hash| hash.to_string())
        .map_err(|e| fault(&e))
}

/// Whether a password is the one that was hashed. Without a hash (no such login, no password set)
/// it takes as long and says no.
pub fn fits(password: &str, hash: Option<&str>) -> bool {
    let known = hash.is_some();
    let Some(hash) = hash.or(NOBODYS.as_deref()) else { return false };
    let Ok(hash) = PasswordHash::new(hash) else { return false };
    // Too long to be anybody's; hashing it would only keep the server busy.
    let password = if password.len() > LONGEST { "" } else { password };
    // The parameters are those in the hash, so that older hashes still fit after a change.
    Argon2::default().verify_password(password.as_bytes(), &hash).is_ok() && known
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fixed;
    impl Entropy for Fixed {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(7);
        }
    }

    fn message(password: &str) -> Option<&'static str> {
        check(password, "nuria.serra@example.org", "password").err().map(|error| error.message)
    }

    #[test]
    fn length_counts_and_nothing_else() {
        assert_eq!(message("short"), Some("account-password-short"));
        assert_eq!(message("plain words are good"), None);
        assert_eq!(message("çàéñ çàéñ çà"), None, "characters are counted, not bytes");
        assert_eq!(message(&"x1".repeat(200)), Some("account-password-long"));
    }

    #[test]
    fn the_commonest_are_refused() {
        for common in
            ["123456789012", "Password1234", "aaaaaaaaaaaa", "nuria.serra@example.org", "nuria.serra1234"]
        {
            assert_eq!(message(common), Some("account-password-common"), "{common}");
        }
    }

    #[test]
    fn only_the_same_password_fits() {
        let hash = hash("a gate and a line", &Fixed).unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(fits("a gate and a line", Some(&hash)));
        assert!(!fits("a gate and a wall", Some(&hash)));
        assert!(!fits("a login that nobody has", None), "not even the words behind the dummy");
        assert!(!fits("anything", Some("not a hash")));
    }
}
