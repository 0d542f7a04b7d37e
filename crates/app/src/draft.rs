//! Forms half filled: nothing that was typed is lost when a session runs out.

use throughline_domain::id::UserId;
use throughline_store::draft;

use crate::{Cx, Error, Result, session::Visitor};

/// The largest form that is kept.
const LARGEST: usize = 64 * 1024;

/// Keeps a form that was sent after the session ran out, for the user whose session it was. The
/// caller has compared the form's anti-forgery token with that session's.
pub fn keep(visitor: &Visitor, user: UserId, form: &str, content: String) -> Result<()> {
    if content.len() > LARGEST {
        return Ok(());
    }
    let (form, now) = (form.to_owned(), visitor.now);
    visitor.world.db.write(move |tx| Ok(draft::save(tx, user, &form, &content, now)?))
}

/// Gives back a form that was kept for this user, and forgets it.
pub fn take(cx: &Cx, form: &str) -> Result<Option<String>> {
    let user = cx.actor.user.ok_or(Error::NotFound)?;
    let Some(content) = cx.read(|_, tx| Ok(draft::find(tx, user, form)?))? else { return Ok(None) };
    let form = form.to_owned();
    cx.write(move |_, tx| Ok(draft::delete(tx, user, &form)?))?;
    Ok(Some(content))
}
