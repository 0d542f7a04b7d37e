//! The public-protection level of a case: from level 2 on several agencies manage a risk together, and
//! the cells that are marked so in the matrix open. They close when the case leaves the list.
//! Field's rule 6 of information sharing.

use crate::{agency::AgencyKind, coded_enum};

coded_enum! {
    /// A level.
    #[derive(Default)]
    Level {
        /// On no list.
        #[default]
        None = "0",
        /// One agency manages the risk by itself.
        Ordinary = "1",
        /// Several meet about it.
        Active = "2",
        /// Their heads meet about it.
        Senior = "3",
    }
}

impl Level {
    /// The level as a number, from 0 to 3.
    pub const fn number(self) -> u8 {
        match self {
            Self::None => 0,
            Self::Ordinary => 1,
            Self::Active => 2,
            Self::Senior => 3,
        }
    }
    /// Whether the cells open that the matrix marks with M.
    pub fn opens(self) -> bool {
        self >= Self::Active
    }
}

/// Whether agencies of this kind set the level: those who are responsible for managing the risk.
pub fn sets_level(kind: &AgencyKind) -> bool {
    ["prison", "probation", "police"].contains(&kind.code())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_level_two_on() {
        let open: Vec<_> =
            Level::ALL.iter().filter(|level| level.opens()).map(|level| level.code()).collect();
        assert_eq!(open, ["2", "3"]);
        assert!(sets_level(&AgencyKind("probation".into())) && !sets_level(&AgencyKind("ngo".into())));
    }
}
