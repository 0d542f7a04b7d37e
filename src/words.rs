//! The sentences of the pages, in English, for what use cases answer with a key.
//!
//! Use cases name what is wrong by the key of a sentence. The command line has no reader's
//! language, so it says the English one; a bare key never reaches a terminal.

use jiff::civil::date;
use throughline_app::FieldError;
use throughline_web::i18n::{Argument, Locale, Tr};

/// The sentence of a key. It depends on no day: what the operator is refused has no date in it.
pub fn of(key: &str, arguments: &[(&'static str, Argument<'_>)]) -> String {
    Tr::new(Locale::En, date(2000, 1, 1)).with(key, arguments)
}

/// What is wrong with one field.
pub fn of_field(error: &FieldError) -> String {
    let arguments: Vec<(&'static str, Argument<'_>)> =
        error.args.iter().map(|(name, value)| (*name, Argument::from(value.as_str()))).collect();
    format!("{}: {}", error.field.replace('_', " "), of(error.message, &arguments))
}
