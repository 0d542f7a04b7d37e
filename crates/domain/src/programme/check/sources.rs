//! What a pack says it rests on, and whether anybody has read it there.

use std::collections::BTreeSet;

use super::findings::{InFile, did_you_mean};
use crate::programme::{
    cited::{self, Claim, Mark},
    pack::{BasisKind, Manifest},
};

pub(super) fn check(manifest: &Manifest, into: &mut InFile<'_>) {
    register(manifest, into);
    let mut cited = BTreeSet::new();
    for claim in Claim::all(manifest) {
        examine(manifest, claim, &mut cited, into);
    }
    for source in manifest.source.iter().filter(|it| !cited.contains(it.mark.as_str())) {
        let message = format!("nothing cites the source `{}`", source.mark);
        into.warning(source.mark.offset, message, "Remove it, or cite it where it is read.");
    }
    for basis in manifest.legal_basis.iter().filter(|it| it.kind == BasisKind::Statute && !*it.verified) {
        into.warning(
            basis.verified.offset,
            format!("the statute `{}` is not verified, so it opens nothing", basis.code),
            "Read it, cite it, and set `verified = true`.",
        );
    }
}

fn register(manifest: &Manifest, into: &mut InFile<'_>) {
    let mut seen = BTreeSet::new();
    for source in &manifest.source {
        let mark = &source.mark;
        let well_formed =
            !mark.is_empty() && mark.chars().all(|c| c.is_ascii_alphanumeric() || "_.-".contains(c));
        if !well_formed || cited::BUILT_IN.contains(&mark.as_str()) {
            let message = format!("`{mark}` is no mark for a source");
            into.error(mark.offset, message, "Use letters, digits, `_`, `.` and `-`; not DESIGN or GK.");
        }
        if !seen.insert(mark.as_str()) {
            let message = format!("the source `{mark}` stands here twice");
            into.error(mark.offset, message, "Rename one of them, or remove it.");
        }
        if source.title.trim().is_empty() {
            let message = format!("the source `{mark}` has no title");
            into.error(mark.offset, message, "Write it as a reader would look for it.");
        }
        if source.url.as_ref().is_some_and(|url| !url.starts_with("https://") && !url.starts_with("http://"))
        {
            let message = format!("the address of `{mark}` is no web address");
            into.error(mark.offset, message, "Begin it with https://, or leave `url` away.");
        }
    }
}

fn examine<'a>(
    manifest: &'a Manifest,
    claim: Claim<'a>,
    cited: &mut BTreeSet<&'a str>,
    into: &mut InFile<'_>,
) {
    let verified = claim.verified();
    let what = match claim.name() {
        (kind, "") => format!("the {kind}"),
        (_, code) => format!("`{code}`"),
    };
    let Some(source) = claim.source() else {
        if **verified {
            let message = format!("{what} is said to be verified, but names no source");
            into.error(verified.offset, message, "Add `source = \"…\"`, or set `verified = false`.");
        }
        return;
    };
    let citation = cited::read(source);
    let known: Vec<&str> = manifest.source.iter().map(|it| it.mark.as_str()).collect();
    for mark in &citation.marks {
        let Mark::Source(mark) = mark else { continue };
        match known.iter().find(|known| **known == mark.as_str()) {
            Some(known) => {
                cited.insert(known);
            }
            None => into.error(
                source.offset,
                format!("{what} cites [{mark}], which no `[[source]]` explains"),
                if known.is_empty() {
                    format!("Add `[[source]]` with `mark = \"{mark}\"` and its `title`.")
                } else {
                    format!(
                        "{} Or add `[[source]]` with `mark = \"{mark}\"` and its `title`.",
                        did_you_mean(mark, known.iter().copied())
                    )
                },
            ),
        }
    }
    if **verified && citation.marks.iter().any(|mark| matches!(mark, Mark::OwnProposal | Mark::Unread)) {
        into.error(
            verified.offset,
            format!("{what} states as verified what nobody has read: {}", source.as_str()),
            "Set `verified = false`.",
        );
    }
}
