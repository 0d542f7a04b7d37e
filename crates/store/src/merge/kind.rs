//! What moves from one person to another, and the statements that move it.

use throughline_domain::coded_enum;

coded_enum! {
    /// What moves.
    Kind {
        /// A record that an agency holds.
        Record = "record",
        /// A stay in custody, with its dates and its list of six.
        Episode = "episode",
        /// An answer.
        Answer = "answer",
        /// A case, with everything in it.
        Case = "case",
        /// An opening in an emergency.
        BreakGlass = "break_glass",
        /// A notice.
        Notice = "notice",
        /// A day of death.
        Death = "death",
        /// A contact note of a case.
        Note = "note",
        /// An assessed need of a case.
        Need = "need",
        /// A goal of a case, with its steps.
        Goal = "goal",
        /// A document of a case.
        Document = "document",
        /// A permission of a case.
        Permission = "permission",
        /// A version of the plan of a case, as it was shown.
        PlanVersion = "plan_version",
    }
}

coded_enum! {
    /// Which of the two.
    Side {
        /// Whose set goes on.
        Kept = "kept",
        /// Whose records were moved.
        Joined = "joined",
    }
}

coded_enum! {
    /// What became of a row.
    Fate {
        /// It was moved to the person who goes on.
        Moved = "moved",
        /// It stayed where it was.
        Stayed = "stayed",
        /// A case that stopped because the other one goes on.
        SetAside = "set_aside",
    }
}

/// What belongs to the person.
pub(super) const OF_PERSON: [Kind; 6] =
    [Kind::Record, Kind::Episode, Kind::Answer, Kind::Case, Kind::BreakGlass, Kind::Notice];
/// What belongs to a case, and says something about the person.
pub(super) const OF_CASE: [Kind; 6] =
    [Kind::Note, Kind::Need, Kind::Goal, Kind::Document, Kind::Permission, Kind::PlanVersion];

impl Kind {
    /// Whether it belongs to a case, and not to the person.
    pub fn is_of_case(self) -> bool {
        OF_CASE.contains(&self)
    }

    /// The rows of one person, or of one case.
    pub(super) const fn rows(self) -> &'static str {
        match self {
            Self::Record => "SELECT id FROM person_record WHERE person_id = $1 ORDER BY id",
            Self::Episode => "SELECT id FROM custody_episode WHERE person_id = $1 ORDER BY id",
            Self::Answer => "SELECT id FROM answer WHERE person_id = $1 ORDER BY id",
            Self::Case => "SELECT id FROM case_file WHERE person_id = $1 ORDER BY id",
            Self::BreakGlass => "SELECT id FROM break_glass WHERE person_id = $1 ORDER BY id",
            Self::Notice => "SELECT id FROM notice WHERE person_id = $1 ORDER BY id",
            Self::Death => "SELECT id FROM person WHERE id = $1 AND died_on IS NOT NULL",
            Self::Note => "SELECT id FROM note WHERE case_id = $1 ORDER BY id",
            Self::Need => "SELECT id FROM need WHERE case_id = $1 ORDER BY id",
            Self::Goal => "SELECT id FROM goal WHERE case_id = $1 ORDER BY id",
            Self::Document => "SELECT id FROM document WHERE case_id = $1 ORDER BY id",
            Self::Permission => "SELECT id FROM permission WHERE case_id = $1 ORDER BY id",
            Self::PlanVersion => "SELECT id FROM plan_version WHERE case_id = $1 ORDER BY id",
        }
    }

    /// Gives one row to another person, or to another case.
    pub(super) const fn give(self) -> &'static str {
        match self {
            Self::Record => "UPDATE person_record SET person_id = $2 WHERE id = $1",
            Self::Episode => "UPDATE custody_episode SET person_id = $2 WHERE id = $1",
            Self::Answer => "UPDATE answer SET person_id = $2 WHERE id = $1",
            Self::Case => "UPDATE case_file SET person_id = $2 WHERE id = $1",
            Self::BreakGlass => "UPDATE break_glass SET person_id = $2 WHERE id = $1",
            Self::Notice => "UPDATE notice SET person_id = $2 WHERE id = $1",
            Self::Death => {
                "UPDATE person SET died_on = (SELECT p.died_on FROM person p WHERE p.id = $1) WHERE id = $2"
            }
            Self::Note => "UPDATE note SET case_id = $2 WHERE id = $1",
            Self::Need => "UPDATE need SET case_id = $2 WHERE id = $1",
            Self::Goal => "UPDATE goal SET case_id = $2 WHERE id = $1",
            Self::Document => "UPDATE document SET case_id = $2 WHERE id = $1",
            Self::Permission => "UPDATE permission SET case_id = $2 WHERE id = $1",
            // Numbers count up within a case.
            Self::PlanVersion => {
                "UPDATE plan_version SET case_id = $2,
                   number = (SELECT COALESCE(MAX(v.number), 0) + 1 FROM plan_version v WHERE v.case_id = $2)
                 WHERE id = $1"
            }
        }
    }

    /// When a row was written, and by whom; never what it says.
    pub(super) const fn about(self) -> &'static str {
        match self {
            Self::Record => {
                "SELECT created_at AS at, CAST(NULL AS TEXT) AS by_user FROM person_record WHERE id = $1"
            }
            Self::Episode => {
                "SELECT created_at AS at, CAST(NULL AS TEXT) AS by_user FROM custody_episode WHERE id = $1"
            }
            Self::Answer => "SELECT recorded_at AS at, recorded_by AS by_user FROM answer WHERE id = $1",
            Self::Case => {
                "SELECT opened_at AS at, CAST(NULL AS TEXT) AS by_user FROM case_file WHERE id = $1"
            }
            Self::BreakGlass => "SELECT opened_at AS at, user_id AS by_user FROM break_glass WHERE id = $1",
            Self::Notice => "SELECT created_at AS at, user_id AS by_user FROM notice WHERE id = $1",
            Self::Death => "SELECT created_at AS at, CAST(NULL AS TEXT) AS by_user FROM person WHERE id = $1",
            Self::Note => "SELECT written_at AS at, author_id AS by_user FROM note WHERE id = $1",
            Self::Need => "SELECT assessed_at AS at, assessed_by AS by_user FROM need WHERE id = $1",
            Self::Goal => "SELECT created_at AS at, created_by AS by_user FROM goal WHERE id = $1",
            Self::Document => "SELECT added_at AS at, added_by AS by_user FROM document WHERE id = $1",
            Self::Permission => "SELECT asked_at AS at, asked_by AS by_user FROM permission WHERE id = $1",
            Self::PlanVersion => "SELECT made_at AS at, made_by AS by_user FROM plan_version WHERE id = $1",
        }
    }
}
