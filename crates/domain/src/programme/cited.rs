//! Citations: the marks in `source = "[28]: final release; the day is [DESIGN]"`.
//!
//! A mark stands in square brackets and names an entry of the pack's register of sources
//! (`[[source]]`), or one of two things that are no source: `DESIGN`, a proposal of whoever wrote the
//! pack, and `GK`, general knowledge that nobody has read anywhere. `[S0, 28]` are two marks.

use super::{
    pack::{Criterion, LegalBasis, Manifest, MilestoneDef, Pack, SourceDef, Variant, Window, text_key},
    schema::Spot,
    standards::Standard,
};

/// The mark of an own proposal.
const OWN_PROPOSAL: &str = "DESIGN";
/// The mark of general knowledge.
const UNREAD: &str = "GK";

/// The marks that every pack knows.
pub const BUILT_IN: [&str; 2] = [OWN_PROPOSAL, UNREAD];

/// One mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// An entry of the register of sources.
    Source(String),
    /// A proposal of whoever wrote the pack.
    OwnProposal,
    /// General knowledge, read nowhere.
    Unread,
}

/// A citation, taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Citation {
    /// The marks, each once, in the order in which they stand.
    pub marks: Vec<Mark>,
    /// The words around them, without brackets and marks.
    pub words: String,
}

/// Takes a citation apart. A bracket that does not close is words.
pub fn read(citation: &str) -> Citation {
    let mut found = Citation::default();
    let mut rest = citation;
    let mut words = String::new();
    while let Some((before, after)) = rest.split_once('[') {
        let Some((marks, after)) = after.split_once(']') else { break };
        words.push_str(before);
        let in_a_sentence = !words.trim_end().is_empty() && !words.trim_end().ends_with(PAUSES);
        if in_a_sentence && let Some(said) = said(marks) {
            words.push_str(said);
        }
        for mark in marks.split(',').map(str::trim).filter(|mark| !mark.is_empty()) {
            let mark = match mark {
                OWN_PROPOSAL => Mark::OwnProposal,
                UNREAD => Mark::Unread,
                other => Mark::Source(other.to_owned()),
            };
            if !found.marks.contains(&mark) {
                found.marks.push(mark);
            }
        }
        rest = after;
    }
    words.push_str(rest);
    words
        .trim_matches(|letter: char| letter.is_whitespace() || PAUSES.contains(&letter))
        .clone_into(&mut found.words);
    found
}

/// What a sentence pauses with. A mark behind a pause stands beside the words; another is one of them.
const PAUSES: [char; 4] = [':', ';', ',', '.'];

/// The words of a mark that has no title, where a sentence needs them: "the day is [DESIGN]".
fn said(marks: &str) -> Option<&'static str> {
    match marks.trim() {
        OWN_PROPOSAL => Some("our own proposal"),
        UNREAD => Some("general knowledge"),
        _ => None,
    }
}

/// A part of a pack that says where it is laid down.
#[derive(Debug, Clone, Copy)]
pub enum Claim<'a> {
    /// The window.
    Window(&'a Window),
    /// A legal basis.
    Basis(&'a LegalBasis),
    /// A criterion.
    Criterion(&'a Criterion),
    /// A milestone.
    Milestone(&'a MilestoneDef),
    /// A variant.
    Variant(&'a Variant),
    /// A standard.
    Standard(&'a Standard),
}

impl<'a> Claim<'a> {
    /// Every claim of a pack.
    pub fn all(manifest: &'a Manifest) -> Vec<Self> {
        std::iter::once(Self::Window(&manifest.window))
            .chain(manifest.legal_basis.iter().map(Self::Basis))
            .chain(manifest.criterion.iter().map(Self::Criterion))
            .chain(manifest.milestone.iter().map(Self::Milestone))
            .chain(manifest.variant.iter().map(Self::Variant))
            .chain(manifest.standard.iter().map(Self::Standard))
            .collect()
    }

    /// What kind of part it is, and its code.
    pub fn name(self) -> (&'static str, &'a str) {
        match self {
            Self::Window(_) => ("window", ""),
            Self::Basis(it) => ("basis", &it.code),
            Self::Criterion(it) => ("criterion", &it.code),
            Self::Milestone(it) => ("milestone", &it.code),
            Self::Variant(it) => ("variant", &it.code),
            Self::Standard(it) => ("standard", &it.code),
        }
    }

    /// Where it says that it is laid down.
    pub const fn source(self) -> Option<&'a Spot<String>> {
        match self {
            Self::Window(it) => it.source.as_ref(),
            Self::Basis(it) => it.source.as_ref(),
            Self::Criterion(it) => it.source.as_ref(),
            Self::Milestone(it) => it.source.as_ref(),
            Self::Variant(it) => it.source.as_ref(),
            Self::Standard(it) => it.source.as_ref(),
        }
    }

    /// Whether somebody has read it there.
    pub const fn verified(self) -> &'a Spot<bool> {
        match self {
            Self::Window(it) => &it.verified,
            Self::Basis(it) => &it.verified,
            Self::Criterion(it) => &it.verified,
            Self::Milestone(it) => &it.verified,
            Self::Variant(it) => &it.verified,
            Self::Standard(it) => &it.verified,
        }
    }

    /// The text that says in a reader's language what the citation says besides its marks. A pack may
    /// do without; then the citation's own words are shown.
    pub fn text_key(self) -> String {
        match self.name() {
            (kind, "") => text_key(&[kind, "source"]),
            (kind, code) => text_key(&[kind, code, "source"]),
        }
    }
}

/// A citation as a reader meets it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cited {
    /// Whether somebody has read it there. If not, it is no law.
    pub verified: bool,
    /// Whether it is, at least in part, a proposal of whoever wrote the pack.
    pub own_proposal: bool,
    /// Whether it is, at least in part, general knowledge that nobody has read anywhere.
    pub unread: bool,
    /// What can be read.
    pub sources: Vec<SourceDef>,
    /// What it says there.
    pub words: String,
}

impl Pack {
    /// Where a part is laid down, in a language.
    pub fn cited(&self, language: &str, claim: Claim<'_>) -> Cited {
        let citation = claim.source().map(|source| read(source)).unwrap_or_default();
        let translated = self.text(language, &claim.text_key());
        Cited {
            verified: **claim.verified(),
            own_proposal: citation.marks.contains(&Mark::OwnProposal),
            unread: citation.marks.contains(&Mark::Unread),
            sources: citation
                .marks
                .iter()
                .filter_map(|mark| match mark {
                    Mark::Source(mark) => self.manifest.source.iter().find(|it| *it.mark == *mark).cloned(),
                    Mark::OwnProposal | Mark::Unread => None,
                })
                .collect(),
            words: if translated.is_empty() { citation.words } else { translated.to_owned() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Mark::*, *};

    #[test]
    fn marks_are_told_from_words() {
        for (written, marks, words) in [
            ("[28]: final release", vec![Source("28".to_owned())], "final release"),
            (
                "[S0, 28] the prison refers; the day is [DESIGN]",
                vec![Source("S0".to_owned()), Source("28".to_owned()), OwnProposal],
                "the prison refers; the day is our own proposal",
            ),
            ("[DESIGN]", vec![OwnProposal], ""),
            ("[GK], [GK]", vec![Unread], ""),
            ("CJA 2003 s325", vec![], "CJA 2003 s325"),
            ("an open [bracket", vec![], "an open [bracket"),
        ] {
            assert_eq!(read(written), Citation { marks, words: words.to_owned() }, "{written}");
        }
    }
}
