//! The date grammar of packs: `R-12w`, `R*+30d`, `A+72h`, `S+1m`, `R-3wd`.
//!
//! An anchor, then how far from it. `A` is admission to custody, `S` the sentence, `R` the planned
//! release (it moves, and everything hung on it moves with it), `R*` the actual release. Units are
//! hours, days, weeks, months, working days. An anchor alone means the day itself. Working days are
//! counted in the direction of the sign; no other unit looks at the calendar of holidays.

use std::{fmt, str::FromStr};

/// What an offset counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Anchor {
    /// `A`
    Admission,
    /// `S`
    Sentence,
    /// `R`
    PlannedRelease,
    /// `R*`
    ActualRelease,
}

impl Anchor {
    const ALL: [(&'static str, Self); 4] = [
        // `R*` before `R`: the longer symbol must be tried first.
        ("R*", Self::ActualRelease),
        ("R", Self::PlannedRelease),
        ("A", Self::Admission),
        ("S", Self::Sentence),
    ];

    /// The symbol in the grammar.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Admission => "A",
            Self::Sentence => "S",
            Self::PlannedRelease => "R",
            Self::ActualRelease => "R*",
        }
    }

    /// Whether what hangs on this anchor is done in custody.
    pub const fn before_release(self) -> bool {
        !matches!(self, Self::ActualRelease)
    }
}

/// What an offset counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OffsetUnit {
    /// `h`
    Hours,
    /// `d`
    Days,
    /// `w`
    Weeks,
    /// `m`, clamped to the last day of a shorter month
    Months,
    /// `wd`
    WorkingDays,
}

impl OffsetUnit {
    const ALL: [(&'static str, Self); 5] = [
        ("wd", Self::WorkingDays),
        ("h", Self::Hours),
        ("d", Self::Days),
        ("w", Self::Weeks),
        ("m", Self::Months),
    ];

    /// The symbol in the grammar.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Hours => "h",
            Self::Days => "d",
            Self::Weeks => "w",
            Self::Months => "m",
            Self::WorkingDays => "wd",
        }
    }
}

/// A distance from an anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Offset {
    /// From where.
    pub anchor: Anchor,
    /// How far; negative is before.
    pub amount: i32,
    /// In what.
    pub unit: OffsetUnit,
}

/// A text that is not an offset.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no date offset")]
pub struct NotAnOffset(pub String);

/// The longest offset taken seriously: a life sentence has fewer days.
const FARTHEST: i32 = 40_000;

impl FromStr for Offset {
    type Err = NotAnOffset;

    fn from_str(text: &str) -> Result<Self, NotAnOffset> {
        let read = || {
            let (anchor, rest) = Anchor::ALL
                .iter()
                .find_map(|(symbol, anchor)| Some((*anchor, text.strip_prefix(symbol)?)))?;
            if rest.is_empty() {
                return Some(Self { anchor, amount: 0, unit: OffsetUnit::Days });
            }
            let (sign, rest) = rest
                .strip_prefix('-')
                .map_or_else(|| rest.strip_prefix('+').map(|r| (1, r)), |r| Some((-1, r)))?;
            let (digits, unit) = OffsetUnit::ALL
                .iter()
                .find_map(|(symbol, unit)| Some((rest.strip_suffix(symbol)?, *unit)))?;
            let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
            let amount = plain.then(|| digits.parse::<i32>().ok()).flatten().filter(|n| *n <= FARTHEST)?;
            Some(Self { anchor, amount: sign * amount, unit })
        };
        read().ok_or_else(|| NotAnOffset(text.to_owned()))
    }
}

impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.anchor.symbol())?;
        if self.amount != 0 {
            write!(f, "{:+}{}", self.amount, self.unit.symbol())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grammar_is_read_and_written_back() {
        for text in ["R-12w", "R*+30d", "A+72h", "S+1m", "R-3wd", "R", "R*", "A"] {
            assert_eq!(text.parse::<Offset>().unwrap().to_string(), text);
        }
        assert_eq!("R*+0d".parse::<Offset>().unwrap().to_string(), "R*");
    }

    #[test]
    fn what_is_not_an_offset_is_refused() {
        for text in
            ["", "R-", "R12w", "Q+1d", "R+1", "R+1y", "R+-1d", "R+99999999d", "R +1d", "r-1d", "R+1dd"]
        {
            assert!(text.parse::<Offset>().is_err(), "{text}");
        }
    }
}
