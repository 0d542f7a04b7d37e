//! The keys of what is sealed, for use cases and for whoever runs the installation.
//!
//! The key file lies outside the database and its backups; only the binary knows where. It is read when
//! something is sealed or opened, never kept: a key that was turned a moment ago is known to every server.

use serde_json::json;
use throughline_domain::{
    id::{Entropy, UserId},
    seal::Ring,
};
use throughline_policy::{Permit, Subject};
use throughline_store::{
    db::{Db, Read},
    ledger::Chain,
    sealed, user,
    user::KeptSecret,
};

use crate::{Cx, Error, Result, World, authorise, operations};

/// How many rows are sealed anew in one transaction: a few milliseconds.
const AT_ONCE: i64 = 50;

/// Where the sealing keys come from.
pub trait Keys: Send + Sync {
    /// The ring of now; `None` where the installation has no key file. [`Error::Unavailable`] where it has
    /// one that cannot be read.
    fn ring(&self) -> Result<Option<Ring>>;
}

/// No key file.
#[derive(Debug)]
pub struct NoKeys;

impl Keys for NoKeys {
    fn ring(&self) -> Result<Option<Ring>> {
        Ok(None)
    }
}

impl Keys for Ring {
    fn ring(&self) -> Result<Option<Self>> {
        Ok(Some(self.clone()))
    }
}

/// The ring, where something has to be sealed or opened.
pub(crate) fn ring(world: &World) -> Result<Ring> {
    world.keys.ring()?.ok_or_else(|| Error::Unavailable("this installation has no sealing keys".to_owned()))
}

/// The secret of a user's codes as it is kept: sealed, where there are keys.
pub(crate) fn keep_secret(world: &World, id: UserId, secret: &str) -> Result<KeptSecret> {
    match world.keys.ring()? {
        Some(ring) => Ok(user::seal_secret(&ring, id, secret, &*world.entropy)?),
        None => Ok(KeptSecret::Plain(secret.to_owned())),
    }
}

/// The secret of a user's codes as the authenticator knows it.
pub(crate) fn open_secret(world: &World, id: UserId, kept: &KeptSecret) -> Result<String> {
    let ring = match kept {
        KeptSecret::Plain(_) => None,
        KeptSecret::Sealed { .. } => world.keys.ring()?,
    };
    Ok(user::open_secret(ring.as_ref(), id, kept)?)
}

/// What is sealed in a database, and how it fits the keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The keys that something is sealed with, by id.
    pub keys: Vec<String>,
    /// Whether secrets of authenticators lie there unsealed.
    pub unsealed: bool,
    /// How many rows do not open with the ring that was given.
    pub unopened: usize,
}

/// Looks at what is sealed in a database whose schema is current, and opens all of it. Changes nothing.
pub fn look(url: &str, ring: Option<&Ring>) -> Result<Sealed> {
    look_at(&operations::open(url)?, ring)
}

/// The same of an installation that is open.
pub fn look_at(db: &Db, ring: Option<&Ring>) -> Result<Sealed> {
    let look = |tx: &mut Read<'_>| -> Result<Sealed> {
        Ok(Sealed {
            keys: sealed::keys_in_use(tx)?,
            unsealed: !sealed::unsealed_secrets(tx, 1)?.is_empty(),
            unopened: ring.map_or(Ok(0), |ring| sealed::count_unopened(tx, ring))?,
        })
    };
    db.read(look)
}

/// Whether everything that is sealed is sealed with the newest key.
pub fn is_even(found: &Sealed, ring: &Ring) -> bool {
    found.keys.iter().all(|key| key == ring.newest())
}

/// Seals the secrets of authenticators that lie there from before there was a key; gives how many.
pub fn seal_secrets(cx: &Cx) -> Result<usize> {
    let Some(ring) = cx.world.keys.ring()? else { return Ok(0) };
    in_steps(cx, "secrets_sealed", move |w, entropy| {
        let plain = sealed::unsealed_secrets(w, AT_ONCE)?;
        for (id, secret) in &plain {
            user::move_secret(w, *id, &user::seal_secret(&ring, *id, secret, entropy)?)?;
        }
        Ok(plain.len())
    })
}

/// Seals everything anew that an older key sealed; gives how many rows. What was interrupted goes on where
/// it ended.
pub fn seal_anew(cx: &Cx) -> Result<usize> {
    let ring = ring(&cx.world)?;
    in_steps(cx, "sealed_anew", move |w, entropy| Ok(sealed::seal_anew(w, &ring, entropy, AT_ONCE)?))
}

/// One short transaction after the other until one has nothing to do, so that people in front of pages wait
/// for none of it. Each has an entry in the ledger, which says that it was done.
fn in_steps(
    cx: &Cx,
    did: &'static str,
    step: impl Fn(&mut throughline_store::db::Writer<'_>, &dyn Entropy) -> Result<usize>
    + Clone
    + Send
    + Sync
    + 'static,
) -> Result<usize> {
    let mut done = 0;
    loop {
        let step = step.clone();
        let rows = cx.write(move |cx, tx| {
            let permit = Permit::system(Subject::Installation, "sealing_keys");
            let mut w = tx.permitted(permit);
            let rows = step(&mut w, &*cx.world.entropy)?;
            if rows == 0 {
                return Err(Error::Refused(NOTHING_TO_DO));
            }
            authorise::record(cx, &mut w, &[Chain::Installation], &[], json!({ "did": did }))?;
            Ok(rows)
        });
        match rows {
            Ok(rows) => done += rows,
            Err(Error::Refused(NOTHING_TO_DO)) => return Ok(done),
            Err(error) => return Err(error),
        }
    }
}

/// Rolls back a step that changed nothing: then nothing stands in the ledger either.
const NOTHING_TO_DO: &str = "nothing_to_do";
