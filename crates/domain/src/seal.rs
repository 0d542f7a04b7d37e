//! Sealing: what lies in the database in a form that only the holder of a key file can read.
//!
//! A value is sealed for one place, the table, column and row it stands in: moved to another, it does not
//! open. Its length is hidden to the next 64 bytes. Whose row it is stands beside it as a tag that only the
//! key can make, so that who has the database and no key cannot tell about whom there is anything.
//!
//! A ring holds several keys. The newest seals; the older ones open what they sealed, until everything is
//! sealed anew.

use std::fmt;

use aes_gcm::{
    Aes256Gcm, Nonce,
    aead::{Aead as _, KeyInit, Payload},
};
use hmac::{Hmac, Mac as _};
use sha2::Sha256;

use crate::id::Entropy;

/// Bytes of a key.
const KEY: usize = 32;
/// Bytes of the number that is used once. Random, so one key is good for 2^32 values (NIST SP 800-38D, 8.3).
const NONCE: usize = 12;
/// Lengths are hidden to a multiple of this.
const BLOCK: usize = 64;
/// The first line of a key file.
const FORM: &str = "throughline-sealing-keys 1";

/// The place a sealed value stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    /// The table.
    pub table: &'a str,
    /// The column.
    pub column: &'a str,
    /// The row's id.
    pub row: &'a str,
}

/// Why something did not open, or could not be sealed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unsealable {
    /// The key that sealed it is not in the ring.
    #[error("it is sealed with key {0}, which is not in the key file")]
    UnknownKey(String),
    /// It was changed, or comes from another place.
    #[error("it does not open: it was changed, or belongs elsewhere")]
    Changed,
}

/// A text that holds no ring, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a file of sealing keys: {0}")]
pub struct NoRing(&'static str);

#[derive(Clone, PartialEq, Eq)]
struct Key {
    id: String,
    secret: [u8; KEY],
}

/// The keys of an installation, the newest last. There is always one.
#[derive(Clone, PartialEq, Eq)]
pub struct Ring {
    older: Vec<Key>,
    newest: Key,
}

impl fmt::Debug for Ring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.ids()).finish()
    }
}

impl Key {
    fn new(entropy: &dyn Entropy) -> Self {
        let (mut id, mut secret) = ([0_u8; 4], [0_u8; KEY]);
        entropy.fill(&mut id);
        entropy.fill(&mut secret);
        Self { id: hex::encode(id), secret }
    }

    fn read(line: &str) -> Option<Self> {
        let (id, digits) = line.split_once(' ')?;
        let mut secret = [0_u8; KEY];
        hex::decode_to_slice(digits.trim(), &mut secret).ok()?;
        let sound = id.len() == 8 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
        sound.then(|| Self { id: id.to_owned(), secret })
    }

    /// A key for one use: what is learnt of one says nothing about another.
    fn made_for(&self, purpose: &str, parts: &[&str]) -> [u8; KEY] {
        // A key shorter than the hash's block is filled up with zeros (RFC 2104).
        let mut block = [0_u8; 64];
        block.iter_mut().zip(self.secret).for_each(|(byte, of_key)| *byte = of_key);
        let mut mac = <Hmac<Sha256> as KeyInit>::new(&block.into());
        for part in std::iter::once(&purpose).chain(parts) {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part.as_bytes());
        }
        mac.finalize().into_bytes().into()
    }

    fn cipher(&self) -> Aes256Gcm {
        Aes256Gcm::new(&self.made_for("throughline-seal-1", &[]).into())
    }
}

impl Ring {
    /// A ring with one new key.
    pub fn new(entropy: &dyn Entropy) -> Self {
        Self { older: Vec::new(), newest: Key::new(entropy) }
    }

    /// Reads a key file: a first line that says what it is, then a line for each key, the newest last.
    pub fn read(text: &str) -> Result<Self, NoRing> {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        if lines.next() != Some(FORM) {
            return Err(NoRing("its first line is another"));
        }
        let mut older: Vec<Key> =
            lines.map(Key::read).collect::<Option<_>>().ok_or(NoRing("a line is no key"))?;
        let newest = older.pop().ok_or(NoRing("it holds no key"))?;
        let ring = Self { older, newest };
        let mut ids: Vec<&str> = ring.ids().collect();
        ids.sort_unstable();
        ids.dedup();
        if ids.len() == ring.older.len() + 1 { Ok(ring) } else { Err(NoRing("two keys have one id")) }
    }

    /// The ring as a key file.
    pub fn to_file(&self) -> String {
        let lines = self.keys().map(|key| format!("{} {}\n", key.id, hex::encode(key.secret)));
        std::iter::once(format!("{FORM}\n")).chain(lines).collect()
    }

    fn keys(&self) -> impl Iterator<Item = &Key> {
        self.older.iter().chain(std::iter::once(&self.newest))
    }

    /// The ids of the keys, the newest last.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.keys().map(|key| key.id.as_str())
    }

    /// The id of the key that seals.
    pub fn newest(&self) -> &str {
        &self.newest.id
    }

    /// The ring with a new key, which seals from now on.
    #[must_use]
    pub fn turned(&self, entropy: &dyn Entropy) -> Self {
        Self { older: self.keys().cloned().collect(), newest: Key::new(entropy) }
    }

    /// The ring with those of its older keys that are still needed.
    #[must_use]
    pub fn keeping(&self, needed: &[String]) -> Self {
        let older = self.older.iter().filter(|key| needed.contains(&key.id)).cloned().collect();
        Self { older, newest: self.newest.clone() }
    }

    /// Seals a text for its place, with the newest key.
    pub fn seal(&self, place: Place<'_>, text: &str, entropy: &dyn Entropy) -> Result<Vec<u8>, Unsealable> {
        let length = u32::try_from(text.len()).map_err(|_| Unsealable::Changed)?;
        let mut padded = length.to_be_bytes().to_vec();
        padded.extend(text.as_bytes());
        padded.resize(padded.len().next_multiple_of(BLOCK), 0);
        let mut sealed = vec![0_u8; NONCE];
        entropy.fill(&mut sealed);
        let nonce = *Nonce::from_slice(&sealed);
        let bound = bound_to(place, &self.newest.id);
        let payload = Payload { msg: &padded, aad: &bound };
        sealed.extend(self.newest.cipher().encrypt(&nonce, payload).map_err(|_| Unsealable::Changed)?);
        Ok(sealed)
    }

    /// Opens what the named key sealed for this place.
    pub fn open(&self, key: &str, place: Place<'_>, sealed: &[u8]) -> Result<String, Unsealable> {
        let known = self.keys().find(|known| known.id == key);
        let known = known.ok_or_else(|| Unsealable::UnknownKey(key.to_owned()))?;
        let (nonce, words) = sealed.split_at_checked(NONCE).ok_or(Unsealable::Changed)?;
        let bound = bound_to(place, key);
        let payload = Payload { msg: words, aad: &bound };
        let padded = known.cipher().decrypt(Nonce::from_slice(nonce), payload);
        let padded = padded.map_err(|_| Unsealable::Changed)?;
        let (length, text) = padded.split_first_chunk::<4>().ok_or(Unsealable::Changed)?;
        let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| Unsealable::Changed)?;
        let text = text.get(..length).ok_or(Unsealable::Changed)?;
        String::from_utf8(text.to_vec()).map_err(|_| Unsealable::Changed)
    }

    /// The tags under which each key of the ring keeps what a table holds about somebody, the newest key's
    /// last.
    pub fn tags(&self, table: &str, whose: &str) -> Vec<String> {
        self.keys().map(|key| hex::encode(key.made_for("throughline-tag-1", &[table, whose]))).collect()
    }

    /// The newest key's tag alone: what a new row carries.
    pub fn tag(&self, table: &str, whose: &str) -> String {
        hex::encode(self.newest.made_for("throughline-tag-1", &[table, whose]))
    }
}

/// What a sealed value is bound to, each part with its length before it.
fn bound_to(place: Place<'_>, key: &str) -> Vec<u8> {
    let mut bound = Vec::new();
    for part in ["throughline-sealed-1", place.table, place.column, place.row, key] {
        bound.extend((part.len() as u64).to_be_bytes());
        bound.extend(part.as_bytes());
    }
    bound
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts up: no two numbers are the same.
    struct Counter(std::sync::atomic::AtomicU8);

    impl Entropy for Counter {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
        }
    }

    fn counter() -> Counter {
        Counter(std::sync::atomic::AtomicU8::new(1))
    }

    const PLACE: Place<'static> = Place { table: "victim_record", column: "name", row: "1" };

    #[test]
    fn what_is_sealed_opens_in_its_place_and_nowhere_else() {
        let (entropy, text) = (counter(), "Rosa Camps");
        let ring = Ring::new(&entropy);
        let sealed = ring.seal(PLACE, text, &entropy).unwrap();
        let key = ring.newest().to_owned();
        assert_eq!(ring.open(&key, PLACE, &sealed).as_deref(), Ok(text));
        for other in [
            Place { table: "protective_rule", ..PLACE },
            Place { column: "note", ..PLACE },
            Place { row: "2", ..PLACE },
        ] {
            assert_eq!(ring.open(&key, other, &sealed), Err(Unsealable::Changed), "{other:?}");
        }
        for place in 0..sealed.len() {
            let mut touched = sealed.clone();
            touched[place] ^= 1;
            assert_eq!(ring.open(&key, PLACE, &touched), Err(Unsealable::Changed));
        }
        assert_eq!(ring.open(&key, PLACE, &sealed[..5]), Err(Unsealable::Changed));
        assert!(!sealed.windows(4).any(|window| window == b"Rosa"));
    }

    #[test]
    fn the_same_twice_looks_different_and_short_texts_are_of_one_length() {
        let entropy = counter();
        let ring = Ring::new(&entropy);
        let seal = |text: &str| ring.seal(PLACE, text, &entropy).unwrap();
        assert_ne!(seal("yes"), seal("yes"));
        assert_eq!(seal("").len(), seal(&"a".repeat(60)).len());
        assert_ne!(seal("").len(), seal(&"a".repeat(61)).len());
    }

    #[test]
    fn a_ring_that_turned_opens_the_old_and_seals_with_the_new() {
        let entropy = counter();
        let ring = Ring::new(&entropy);
        let (old, sealed) = (ring.newest().to_owned(), ring.seal(PLACE, "a", &entropy).unwrap());
        let turned = Ring::read(&ring.turned(&entropy).to_file()).unwrap();
        assert_eq!(turned.open(&old, PLACE, &sealed).as_deref(), Ok("a"));
        assert_ne!(turned.newest(), old);
        assert_eq!(turned.tags("t", "w").len(), 2);
        assert_eq!(turned.tags("t", "w").first(), ring.tags("t", "w").last());
        assert_eq!(turned.keeping(std::slice::from_ref(&old)), turned);
        let kept = turned.keeping(&[]);
        assert_eq!(kept.open(&old, PLACE, &sealed), Err(Unsealable::UnknownKey(old)));
    }

    #[test]
    fn a_file_that_holds_no_ring_is_refused() {
        let ring = Ring::new(&counter()).to_file();
        assert!(Ring::read(&ring).is_ok());
        let twice = format!("{ring}{}", ring.lines().last().unwrap());
        for text in ["", "throughline-sealing-keys 1", "throughline-sealing-keys 1\nabc 12", twice.as_str()] {
            assert!(Ring::read(text).is_err(), "{text}");
        }
        assert!(!format!("{:?}", Ring::read(&ring).unwrap()).contains(ring.lines().last().unwrap()));
    }
}
