//! Enums whose values have a stable code, stored and shown to translators.

/// Declares an enum with `ALL`, `code`, `from_code` and `FromStr`.
///
/// Codes are what the database, the ledger and translation keys hold; a variant may be renamed,
/// its code never.
#[macro_export]
macro_rules! coded_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant),+ }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The stored code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
            /// The value with this code.
            pub fn from_code(code: &str) -> ::std::option::Option<Self> {
                match code {
                    $($code => ::std::option::Option::Some(Self::$variant),)+
                    _ => ::std::option::Option::None,
                }
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::code::UnknownCode;
            fn from_str(code: &str) -> ::std::result::Result<Self, Self::Err> {
                Self::from_code(code).ok_or_else(|| $crate::code::UnknownCode(code.to_owned()))
            }
        }
    };
}

/// A text that is none of an enum's codes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown code: {0}")]
pub struct UnknownCode(pub String);
