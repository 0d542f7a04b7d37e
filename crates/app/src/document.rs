//! Documents attached to a case: recognised by content, listed as far as the reader may see,
//! every download in the ledger.

use std::sync::Arc;

use serde_json::json;
use sha2::{Digest, Sha256};
use throughline_domain::{
    category::Category,
    document as rules,
    id::{DocumentId, PersonId},
    plan::Domain,
};
use throughline_policy::{Action, Classified, Shown};
use throughline_store::document;

pub use throughline_store::document::Document;

use crate::{
    Cx, Error, FieldError, Result,
    authorise::{self, Disclosure, People},
    case::{Head, with_case},
    looking,
    plan::{MAX_TITLE, open_case},
};

/// A file that somebody sent.
#[derive(Debug, Clone)]
pub struct Upload {
    /// What it is, in words; the file's name where nothing was written.
    pub title: String,
    /// The domain of life it belongs to, which fixes its category.
    pub domain: Option<Domain>,
    /// The name it had.
    pub file_name: String,
    /// The bytes.
    pub content: Arc<[u8]>,
}

/// A document on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The document.
    pub document: Document,
    /// Who added it.
    pub added_by: String,
    /// For which agency.
    pub agency: String,
    /// Whether it can be opened. Otherwise its title, which a person gave it, is all that is shown.
    pub whole: bool,
}

/// The documents of a case as this reader may see them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Documents {
    /// The top of the page.
    pub head: Head,
    /// Newest first.
    pub documents: Vec<Listed>,
    /// Categories of documents that this reader may know of and not see.
    pub withheld: Vec<Category>,
    /// Whether the reader may add one.
    pub may_add: bool,
}

/// The documents of a person's open case.
pub fn list(cx: &Cx, person: PersonId) -> Result<Documents> {
    cx.disclose(|cx, tx| {
        let (head, case, viewer) = with_case(cx, tx, person)?;
        let (mut documents, mut withheld) = (Vec::new(), Vec::new());
        for (document, added_by, agency) in document::list(tx, case.id)? {
            let listed = Listed { document, added_by, agency, whole: true };
            let (category, origin) = (listed.document.category, Some(listed.document.agency));
            let short = Listed { whole: false, ..listed.clone() };
            match Classified::new(category, origin, listed).with_summary(Some(short)).show(&viewer) {
                Shown::Full(listed) | Shown::Summary(listed) | Shown::Consequence(listed) => {
                    documents.push(listed);
                }
                Shown::Withheld(category) if !withheld.contains(&category) => withheld.push(category),
                Shown::Withheld(_) | Shown::Nothing => {}
            }
        }
        let categories = documents.iter().map(|listed| listed.document.category).collect();
        let may_add = authorise::person(cx, tx, person, Action::AttachDocument).is_ok();
        let shown = Documents { head, documents, withheld, may_add };
        Ok((shown, Disclosure { view: "documents", people: People::One(person), categories }))
    })
}

/// Attaches a file.
pub fn attach(cx: &Cx, person: PersonId, upload: &Upload) -> Result<DocumentId> {
    let mut errors = Vec::new();
    let checked = rules::check(&upload.content).map_err(|refused| {
        errors.push(FieldError::new(
            "file",
            match refused {
                rules::Refused::Empty => "documents-error-empty",
                rules::Refused::TooLarge => "documents-error-large",
                rules::Refused::UnknownType => "documents-error-type",
            },
        ));
    });
    if upload.domain.is_none() {
        errors.push(FieldError::new("domain", "plan-error-domain"));
    }
    if upload.title.chars().count() > MAX_TITLE {
        errors.push(FieldError::new("title", "plan-error-too-long").with("max", MAX_TITLE));
    }
    let (Ok(media_type), Some(domain), []) = (checked, upload.domain, errors.as_slice()) else {
        return Err(Error::Invalid(errors));
    };
    let file_name = rules::safe_name(&upload.file_name, media_type);
    let title = upload.title.trim();
    let title = if title.is_empty() { file_name.clone() } else { title.to_owned() };
    let sha256 = hex::encode(Sha256::digest(&upload.content));
    let size = i64::try_from(upload.content.len()).unwrap_or(i64::MAX);
    let (id, content): (DocumentId, Arc<[u8]>) = (cx.new_id(), Arc::clone(&upload.content));
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person, Action::AttachDocument)?;
        let (Some(user), Some(agency)) = (cx.actor.user, cx.actor.agency) else {
            return Err(Error::NotFound);
        };
        let case = open_case(tx, person)?;
        let chains = authorise::chains(tx, person)?;
        let new = Document {
            id,
            case: case.id,
            agency,
            title: title.clone(),
            category: domain.category(),
            media_type,
            file_name: file_name.clone(),
            size,
            sha256: sha256.clone(),
            added_by: user,
            added_at: cx.now,
        };
        let mut w = tx.permitted(permit);
        document::insert(&mut w, &new, &content)?;
        let payload = json!({ "did": "document.attached", "document": id.to_string(), "sha256": new.sha256 });
        authorise::record(cx, &mut w, &chains, &[new.category], payload)?;
        Ok(id)
    })
}

/// A document with its bytes, to be sent as a download. The ledger says so before the first byte
/// leaves.
pub fn download(cx: &Cx, person: PersonId, id: DocumentId) -> Result<(Document, Vec<u8>)> {
    cx.disclose(|cx, tx| {
        authorise::person(cx, tx, person, Action::ViewPerson)?;
        let case = open_case(tx, person)?;
        let viewer = looking::at(cx, tx, person)?;
        let found = document::get(tx, id)?;
        if found.case != case.id {
            return Err(Error::NotFound);
        }
        let shown = Classified::new(found.category, Some(found.agency), found).show(&viewer);
        let document = shown.full().ok_or(Error::NotFound)?;
        let content = document::content(tx, id)?;
        let categories = vec![document.category];
        let disclosure = Disclosure { view: "document", people: People::One(person), categories };
        Ok(((document, content), disclosure))
    })
}
