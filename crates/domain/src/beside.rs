//! What people write beside the whole, for agencies that may not see all of it: a summary, and the
//! practical consequence alone ("no ground floor", "an appointment on Tuesday mornings").
//!
//! Neither is ever made from the whole: what can be shortened by a program cannot be trusted to leave out
//! the reason. Where nobody wrote one, there is none.

use crate::category::Depth;

/// How many characters each of the two may have: a line or two.
pub const MAX_BESIDE: usize = 300;

/// The two shorter forms of something.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Beside {
    /// What may be told in short.
    pub summary: Option<String>,
    /// What others must do or avoid, without the reason.
    pub consequence: Option<String>,
}

/// One of the two is longer than [`MAX_BESIDE`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the {} is too long", .0.code())]
pub struct TooLong(pub Depth);

impl Beside {
    /// As somebody wrote it: without spaces around, nothing where nothing was written.
    pub fn check(self) -> Result<Self, TooLong> {
        let said = |words: Option<String>, depth| {
            let words = words.map(|words| words.trim().to_owned()).filter(|words| !words.is_empty());
            match words {
                Some(words) if words.chars().count() > MAX_BESIDE => Err(TooLong(depth)),
                words => Ok(words),
            }
        };
        Ok(Self {
            summary: said(self.summary, Depth::Summary)?,
            consequence: said(self.consequence, Depth::Consequence)?,
        })
    }
    /// Whether nobody wrote either.
    pub const fn is_empty(&self) -> bool {
        self.summary.is_none() && self.consequence.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_wrote_is_not_there_and_what_is_too_long_is_named() {
        let written = |summary: &str, consequence: &str| Beside {
            summary: Some(summary.to_owned()),
            consequence: Some(consequence.to_owned()),
        };
        assert!(written(" ", "").check().unwrap().is_empty());
        let kept = written(" Two visits a week. ", "").check().unwrap();
        assert_eq!((kept.summary.as_deref(), kept.consequence), (Some("Two visits a week."), None));
        let long = "x".repeat(MAX_BESIDE + 1);
        assert_eq!(written("", &long).check(), Err(TooLong(Depth::Consequence)));
        assert_eq!(written(&long, "").check(), Err(TooLong(Depth::Summary)));
        assert!(written(&long[1..], "").check().is_ok());
    }
}
