//! Words that were put together once: a page says the same few hundred things as the page before.
//!
//! Only what depends on nothing but the language and the day it names is kept. What was said about
//! somebody, with a name or a number in it, is put together anew and kept nowhere.

use std::{
    collections::HashMap,
    sync::{LazyLock, PoisonError, RwLock},
};

use jiff::civil::Date;

use super::Locale;

type Texts = HashMap<Box<str>, Box<str>>;

static TEXTS: LazyLock<[RwLock<Texts>; 3]> = LazyLock::new(Default::default);

const fn place(locale: Locale) -> usize {
    match locale {
        Locale::En => 0,
        Locale::Ca => 1,
        Locale::Es => 2,
    }
}

/// The words of a key that takes no arguments. There are as many as keys in `locales/`.
pub(super) fn kept(locale: Locale, key: &str, look_up: impl FnOnce() -> String) -> String {
    let Some(texts) = TEXTS.get(place(locale)) else { return look_up() };
    if let Some(known) = texts.read().unwrap_or_else(PoisonError::into_inner).get(key) {
        return known.to_string();
    }
    let words = look_up();
    let mut texts = texts.write().unwrap_or_else(PoisonError::into_inner);
    texts.insert(key.into(), words.as_str().into());
    words
}

/// How a date is written: with which pattern, with which name of the month.
type Written = (&'static str, &'static str, Date);

/// So many days in so many forms; a few years of them.
const MOST: usize = 8_192;

/// One map for each of the languages.
type Dates = [RwLock<HashMap<Written, Box<str>>>; 3];

static DATES: LazyLock<Dates> = LazyLock::new(Default::default);

/// A date as it is written.
pub(super) fn date(locale: Locale, written: Written, put_together: impl FnOnce() -> String) -> String {
    let Some(dates) = DATES.get(place(locale)) else { return put_together() };
    if let Some(known) = dates.read().unwrap_or_else(PoisonError::into_inner).get(&written) {
        return known.to_string();
    }
    let words = put_together();
    let mut dates = dates.write().unwrap_or_else(PoisonError::into_inner);
    if dates.len() >= MOST {
        dates.clear();
    }
    dates.insert(written, words.as_str().into());
    words
}
