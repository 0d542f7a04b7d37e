//! The context of a use case: who acts, when, in which language, on which installation.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::{Timestamp, civil::Date};
use throughline_domain::{
    agency::Actor,
    calendar::Jurisdiction,
    id::{Id, PersonId, new_uuid},
};
use throughline_policy::sharing::Viewer;
use throughline_store::db::{Read, Write};

use crate::{
    Error, Result, World,
    authorise::{Disclosure, LookedAt, record_disclosure, record_refusal},
};

/// The first argument of every use case. Cheap to clone.
#[derive(Clone)]
pub struct Cx {
    /// The installation.
    pub world: Arc<World>,
    /// Who acts.
    pub actor: Arc<Actor>,
    /// The instant of the request: one per request, so that one page tells one time.
    pub now: Timestamp,
    /// The reader's language, for texts that are stored as they were shown.
    pub locale: String,
    /// Who looks at the person whose page is read.
    pub looking: Looking,
}

/// Who looks at the person whose page is read, kept from the moment the policies were asked until the
/// ledger entry says by which of them something was open: so no page can forget to say it.
#[derive(Clone, Default)]
pub struct Looking(Arc<Mutex<Looked>>);

#[derive(Default)]
struct Looked {
    /// At the person whose page it is.
    one: Option<Viewer>,
    /// At the people of a list.
    listed: Vec<(PersonId, Viewer)>,
}

impl Looking {
    fn looked(&self) -> MutexGuard<'_, Looked> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Cx {
    /// A context in which a user acts at a moment.
    pub fn new(world: Arc<World>, actor: Arc<Actor>, now: Timestamp, locale: impl Into<String>) -> Self {
        Self { world, actor, now, locale: locale.into(), looking: Looking::default() }
    }
    /// Keeps who looks for the entry of the page that is read.
    pub(crate) fn looks_as(&self, viewer: &Viewer) {
        self.looking.looked().one = Some(viewer.clone());
    }
    /// Who looked since the page began.
    pub(crate) fn looked_as(&self) -> Option<Viewer> {
        self.looking.looked().one.take()
    }
    /// Keeps who looks at the people of a list for the entry of the page that is read.
    pub(crate) fn looks_at_list(&self, listed: impl Iterator<Item = (PersonId, Viewer)>) {
        self.looking.looked().listed.extend(listed);
    }
    /// Who looked at people of a list since the page began.
    pub(crate) fn looked_at_list(&self) -> Vec<(PersonId, Viewer)> {
        std::mem::take(&mut self.looking.looked().listed)
    }
    /// A context for the operator at the command line, or for a job.
    pub fn operator(world: Arc<World>) -> Self {
        let now = world.clock.now();
        Self::new(world, Arc::new(Actor::operator()), now, "en")
    }
    /// A new id of the kind asked for.
    pub fn new_id<T: Id>(&self) -> T {
        T::from(new_uuid(self.now, &*self.world.entropy))
    }
    /// A secret of 32 random bytes as hex, for one-time links and sessions.
    pub fn secret(&self) -> String {
        let mut bytes = [0_u8; 32];
        self.world.entropy.fill(&mut bytes);
        hex::encode(bytes)
    }
    /// The jurisdiction whose clock and holidays the actor lives by: their agency's, or the first
    /// one loaded for the operator.
    pub fn jurisdiction(&self) -> Result<&Jurisdiction> {
        match &self.actor.jurisdiction {
            Some(id) => self.world.jurisdiction(id),
            None => self.world.jurisdictions.values().next().ok_or(Error::NotFound),
        }
    }
    /// The actor's local day.
    pub fn today(&self) -> Result<Date> {
        Ok(self.jurisdiction()?.local_date(self.now))
    }
    /// Reads in one consistent transaction. A refusal is written to the ledger.
    pub fn read<T>(&self, f: impl FnOnce(&Self, &mut Read<'_>) -> Result<T>) -> Result<T> {
        self.or_refused(self.world.db.read(|tx| f(self, tx)))
    }
    /// Reads what will be shown to somebody, and writes the disclosure to the ledger before it is
    /// given out. The closure says what was on the page, and asks nothing of the ledger itself.
    pub fn disclose<T>(&self, f: impl FnOnce(&Self, &mut Read<'_>) -> Result<(T, Disclosure)>) -> Result<T> {
        let page = self.of_page();
        self.disclosed(page.or_refused(page.world.db.read_page(|tx| looked_at(&page, tx, f)))?)
    }
    /// The same for a page that shows what stands in the ledger, its newest entries too.
    pub fn disclose_ledger<T>(
        &self,
        f: impl FnOnce(&Self, &mut Read<'_>) -> Result<(T, Disclosure)>,
    ) -> Result<T> {
        let page = self.of_page();
        self.disclosed(page.read(|cx, tx| looked_at(cx, tx, f))?)
    }
    fn of_page(&self) -> Self {
        Self { looking: Looking::default(), ..self.clone() }
    }
    fn disclosed<T>(&self, (shown, seen): (T, LookedAt)) -> Result<T> {
        record_disclosure(self, seen)?;
        Ok(shown)
    }
    fn or_refused<T>(&self, outcome: Result<T>) -> Result<T> {
        if let Err(Error::Denied(denied)) = &outcome {
            record_refusal(self, denied)?;
        }
        outcome
    }
    /// Runs a use case in one write transaction. The closure may run more than once.
    ///
    /// A refusal rolls the transaction back; it is then written to the ledger in one of its own,
    /// so that what was tried is known even though nothing was done.
    pub fn write<T: Send + 'static>(
        &self,
        f: impl Fn(&Self, &mut Write<'_>) -> Result<T> + Send + Sync + 'static,
    ) -> Result<T> {
        let cx = self.clone();
        self.or_refused(self.world.db.write(move |tx| f(&cx, tx)))
    }
    /// The same where nothing is written but entries of the ledger.
    pub(crate) fn write_entries<T: Send + 'static>(
        &self,
        f: impl Fn(&Self, &mut Write<'_>) -> Result<T> + Send + Sync + 'static,
    ) -> Result<T> {
        let cx = self.clone();
        self.or_refused(self.world.db.write_entries(move |tx| f(&cx, tx)))
    }
}

/// Runs the closure of a page, and finds what its entry has to say.
fn looked_at<T>(
    cx: &Cx,
    tx: &mut Read<'_>,
    f: impl FnOnce(&Cx, &mut Read<'_>) -> Result<(T, Disclosure)>,
) -> Result<(T, LookedAt)> {
    let (shown, disclosure) = f(cx, tx)?;
    Ok((shown, disclosure.looked_at(cx, tx)?))
}
