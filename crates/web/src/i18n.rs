//! Words: every string a person sees has a Fluent key, in every language of [`Locale::ALL`].
//!
//! [`Tr`] is what pages and components carry. It knows the reader's language and the day it is
//! where they are, because "in 6 days" and "16 Apr 2027" depend on both:
//!
//! ```
//! use throughline_web::i18n::{Locale, Tr};
//! let tr = Tr::new(Locale::Ca, jiff::civil::date(2026, 3, 10));
//! assert_eq!(tr.long_date(jiff::civil::date(2026, 4, 2)), "dijous 2 d’abril");
//! assert_eq!(tr.countdown(jiff::civil::date(2026, 4, 2)), "d’aquí a 3 setmanes i 2 dies");
//! ```
//!
//! Keys are always written as whole literals, never glued together, so that a test can tell a
//! missing key from an unused one by reading the sources.

mod bundles;
mod dates;
mod names;
mod spoken;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentValue};
use jiff::civil::Date;

pub(crate) use dates::{days_between, opening};

/// A language that the whole interface speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Locale {
    /// English, the fallback.
    #[default]
    En,
    /// Catalan.
    Ca,
    /// Spanish.
    Es,
}

impl Locale {
    /// Every language, in the order of the language navigation.
    pub const ALL: [Self; 3] = [Self::En, Self::Ca, Self::Es];

    /// The language tag, as in `lang="…"` and in the account's settings.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ca => "ca",
            Self::Es => "es",
        }
    }

    /// The locale with this tag; regional tags (`ca-ES`) count as their language.
    pub fn from_code(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|locale| locale.code().eq_ignore_ascii_case(language))
    }

    /// The first language of an `Accept-Language` header that we speak; English otherwise.
    ///
    /// Browsers list languages by preference, so weights only matter to clients that we
    /// do not have.
    pub fn from_accept_language(header: &str) -> Self {
        header
            .split(',')
            .find_map(|part| Self::from_code(part.split(';').next().unwrap_or_default().trim()))
            .unwrap_or_default()
    }

    /// The language's name in the language itself; the one word that is never translated.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Ca => "Català",
            Self::Es => "Castellano",
        }
    }
}

/// The reader's language and today's date where they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tr {
    locale: Locale,
    today: Date,
}

/// A value inside a sentence: text or a number.
pub type Argument<'a> = FluentValue<'a>;

impl Tr {
    /// Words for a reader of `locale` on the local day `today`.
    pub const fn new(locale: Locale, today: Date) -> Self {
        Self { locale, today }
    }

    /// The reader's language.
    pub const fn locale(self) -> Locale {
        self.locale
    }

    /// Today, in the jurisdiction's time zone.
    pub const fn today(self) -> Date {
        self.today
    }

    /// The words of a key without arguments.
    pub fn text(self, key: &str) -> String {
        spoken::kept(self.locale, key, || self.look_up(key, None))
    }

    /// The words of a key with arguments: `tr.with("plan-steps", &[("n", 3.into())])`.
    pub fn with(self, key: &str, arguments: &[(&'static str, Argument<'_>)]) -> String {
        let mut given = FluentArgs::with_capacity(arguments.len());
        for (name, value) in arguments {
            let value = match value {
                FluentValue::String(text) => FluentValue::String(Cow::Borrowed(text)),
                other => other.clone(),
            };
            given.set(*name, value);
        }
        self.look_up(key, Some(&given))
    }

    fn look_up(self, key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        bundles::words(self.locale, key, arguments)
            .or_else(|| bundles::words(Locale::En, key, arguments))
            .unwrap_or_else(|| missing(key))
    }

    /// A number with at most one decimal, as the language writes it: "50.5", "50,5".
    pub fn decimal(self, value: f64) -> String {
        let rounded = (value * 10.0).round() / 10.0;
        if rounded.fract() == 0.0 {
            return format!("{rounded:.0}");
        }
        let written = format!("{rounded:.1}");
        match self.locale {
            Locale::En => written,
            Locale::Ca | Locale::Es => written.replace('.', ","),
        }
    }

    /// The words of a key with one number `n`, the commonest sentence there is.
    pub fn count(self, key: &str, n: usize) -> String {
        self.with(key, &[("n", n.into())])
    }
}

/// A missing key fails every test that meets it; in production a person reads the key, which is
/// better than no page.
fn missing(key: &str) -> String {
    debug_assert!(false, "no words for the key {key:?}");
    key.to_owned()
}
