//! Typed pieces of pages: a component is a Rust function or a small builder, so it cannot be
//! called wrongly, and it escapes what it is given.
//!
//! Where a piece comes from govuk-frontend, `tests/components.rs` compares its markup with the
//! fixtures which that package publishes. The rest is drawn in our own design language. The
//! example program `gallery` shows all of them with invented people.
//!
//! Three habits: words come from [`Tr`](crate::i18n::Tr) and never from here; no component
//! writes `style` or an event handler, because the content policy forbids both; what has a
//! colour also has a word.

pub mod banner;
pub mod bulk_bar;
pub mod button;
pub mod card;
pub mod chips;
pub mod choice;
pub mod citation;
pub mod condition;
pub mod date_input;
pub mod depth;
pub mod details;
pub mod empty;
pub mod error_summary;
pub mod field;
pub mod filter;
pub mod fix_first;
pub mod forecast;
pub mod goal;
pub mod icon;
pub mod identity_bar;
pub mod input;
pub mod language;
pub mod link;
pub mod note_form;
pub mod pagination;
pub mod primary_navigation;
pub mod qr_code;
pub mod shortcuts;
pub mod six;
pub mod sub_navigation;
pub mod summary_list;
pub mod table;
pub mod tag;
pub mod task_list;
pub mod timeline;
pub mod town;
pub mod why;
pub mod withheld;
pub mod workload;
