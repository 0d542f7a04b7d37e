//! What the next page says once ("The note is saved"), carried over the redirect by the browser.
//!
//! Kept in the session it would cost two more durable commits, one to leave it and one to take it
//! away: as much as the act that it speaks of. So it travels in a cookie. The words may name a person
//! and the form behind them acts, so the browser gets them sealed: encrypted and authenticated under
//! the session's anti-forgery secret, which no cookie holds. Nobody else can read them, forge them or
//! hand them to another session.

use aes_gcm::{
    Aes256Gcm,
    aead::{Aead as _, KeyInit as _, Payload},
};
use axum::http::HeaderMap;
use sha2::{Digest as _, Sha256};
use throughline_domain::id::Entropy;

use crate::{auth, security, server::ServerConfig};

/// Bytes that a cookie takes, so that with its name and what stands around it no browser drops it.
const LONGEST: usize = 3_600;
/// Bytes of the number that is used once.
const NONCE: usize = 12;
/// Tells this use of the secret from any other.
const PURPOSE: &[u8] = b"throughline-said-1";

/// Seals words for the session with this secret; `None` where they are too long for a cookie.
fn seal(secret: &str, said: &str, entropy: &dyn Entropy) -> Option<String> {
    let mut sealed = vec![0_u8; NONCE];
    entropy.fill(&mut sealed);
    let nonce = aes_gcm::Nonce::clone_from_slice(&sealed);
    let words = Payload { msg: said.as_bytes(), aad: PURPOSE };
    sealed.extend(cipher(secret).encrypt(&nonce, words).ok()?);
    let cookie = hex::encode(sealed);
    (cookie.len() <= LONGEST).then_some(cookie)
}

/// Opens what was sealed for the same session.
fn open(secret: &str, cookie: &str) -> Option<String> {
    let sealed = hex::decode(cookie).ok()?;
    let (nonce, words) = sealed.split_at_checked(NONCE)?;
    let words = Payload { msg: words, aad: PURPOSE };
    let opened = cipher(secret).decrypt(aes_gcm::Nonce::from_slice(nonce), words).ok()?;
    String::from_utf8(opened).ok()
}

fn cipher(secret: &str) -> Aes256Gcm {
    let mut key = Sha256::new();
    key.update(PURPOSE);
    key.update(secret.as_bytes());
    Aes256Gcm::new(&key.finalize())
}

/// Leaves words on the answer for the session's next page; says whether they fit.
pub(crate) fn leave(
    config: &ServerConfig,
    headers: &mut HeaderMap,
    secret: &str,
    said: &str,
    entropy: &dyn Entropy,
) -> bool {
    let Some(sealed) = seal(secret, said, entropy) else { return false };
    auth::set_said_cookie(config, headers, &sealed);
    true
}

/// The words that were left for this session.
pub(crate) fn find(config: &ServerConfig, headers: &HeaderMap, secret: &str) -> Option<String> {
    security::cookie(headers, auth::said_cookie(config)).and_then(|sealed| open(secret, &sealed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use throughline_app::testing::TestEntropy;

    #[test]
    fn what_was_sealed_is_opened_by_the_same_session_and_by_no_other() {
        let entropy = TestEntropy::default();
        let sealed = seal("secret", "Jordi Serra was added", &entropy).expect("it is short");
        assert_eq!(open("secret", &sealed).as_deref(), Some("Jordi Serra was added"));
        assert_eq!(open("another", &sealed), None);
        assert!(!sealed.contains(&hex::encode("Jordi")), "nobody reads it on the way");
        let again = seal("secret", "Jordi Serra was added", &entropy).expect("it is short");
        assert_ne!(sealed, again, "the same words never look the same");
    }

    #[test]
    fn what_was_changed_on_the_way_says_nothing() {
        let sealed = seal("secret", "saved", &TestEntropy::default()).expect("it is short");
        for place in 0..sealed.len() {
            let mut forged = sealed.clone();
            let other = if sealed.as_bytes()[place] == b'0' { "1" } else { "0" };
            forged.replace_range(place..=place, other);
            assert_eq!(open("secret", &forged), None, "at {place}");
        }
        for forged in ["", "00", "zz", &sealed[..20], &"00".repeat(40)] {
            assert_eq!(open("secret", forged), None, "{forged}");
        }
    }

    #[test]
    fn what_no_cookie_can_hold_is_left_to_the_session() {
        assert_eq!(seal("secret", &"x".repeat(4_000), &TestEntropy::default()), None);
    }
}
