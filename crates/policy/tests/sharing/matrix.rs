//! The default profile against the matrix, cell by cell, in every state that a cell can depend on.

use throughline_domain::{
    category::{Category, Depth},
    id::SharingDecisionId,
    purpose::Purpose,
};
use throughline_policy::sharing::{Column, Facts, Judged, Recipient, Sharing};

use super::stage::{PRISON, agency, agreement, depth, kind_of, on_the_case, permission, statute};

/// The matrix: rows as categories, columns as `Column::DEFAULT` has them. `D`: by law for prison,
/// probation and police; for others by a statute in force, else as `C`. `C`: with permission and an
/// agreement. `P`: decided case by case, with an agreement. `M`: at level 2 or above. `O`: what others
/// recorded, as `D` for justice and as `C` for the rest. `L`: by law without more. `N`: never.
/// After `@`, what else it takes.
const MATRIX: &[(&str, &str)] = &[
    ("1", "O-F D-F D-S C-S D-S C-S C-S C-E D-S C-S D-E F"),
    ("2", "O-F D-F D-S C-S D-E C-A C-A C-A D-S C-A D-S F"),
    ("3", "O-F O-F M-S P-A P-A,M-S M-A N N M-F M-A M-A S"),
    ("4", "O-F D-F M-S C-S@authorised C-S@treatment C-S,M-A C-S N D-F N D-E F"),
    ("5", "D-A D-S N N N N N N own N own N"),
    ("6", "L-E,L-A@safety C-S C-A C-A C-F C-A C-A N N C-A N F"),
    ("7", "L-A C-S,L-E@court C-E C-S C-F C-E N N N N N F"),
    ("8", "L-A C-S,L-E@court,M-S C-E C-S C-F C-A N N M-A N N F"),
    ("9", "D-S D-F D-F C-F C-E O-F N N L-E@cited N M-A F"),
    ("10", "D-S D-S C-S C-S N C-E O-F own M-S C-S N F"),
    ("11", "O-F D-S C-S C-S N N C-F C-S N O-F N F"),
    ("12", "L-E C-S S@cited,C-F C-S N C-E D-S N N N N F"),
    ("13", "D-S D-S P-S,L-S@child C-S C-E C-A N N M-S N M-A F"),
    ("14a", "C-E C-S C-S C-S C-F C-A N N C-S N C-F F"),
    ("14b", "O-F D-F M-S M-A M-S M-A N N D-F N M-F S"),
    ("15", "D-S D-S D-E C-S D-E C-E C-E C-E L-E@cited C-E N F"),
    ("16", "L-E L-S D-E C-S none D-E none N M-S D-E none F"),
    ("17", "D-F D-F D-S C-F C-S C-S C-S N M-S C-S N F"),
];

/// What is in force beside the acceptance.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is one fact that a cell can depend on")]
struct State {
    permitted: bool,
    agreed: bool,
    statute: bool,
    judged: bool,
    level: u8,
    court: bool,
    purpose: Option<Purpose>,
}

impl State {
    fn facts(self, column: &str) -> Facts {
        let mut facts = on_the_case(column);
        if self.permitted {
            facts.permissions = vec![permission(Recipient::Agency(agency(77)), Category::ALL, Depth::Full)];
            if let Some(purpose) = self.purpose {
                facts.permissions[0].purposes.push(purpose);
            }
        }
        if self.agreed {
            facts.agreements = [agreement(&[77, PRISON])].into();
        }
        if self.statute {
            facts.footings[0].bases = [statute(kind_of(column))].into();
        }
        if self.judged {
            let id = SharingDecisionId::from(uuid::Uuid::nil());
            let judged = |category| Judged { id, version: 1, category, depth: Depth::Full, until: None };
            facts.judgements = Category::ALL.iter().map(|category| judged(*category)).collect();
        }
        facts.level = self.level;
        facts.court_ordered = self.court;
        facts.purpose = self.purpose.unwrap_or(Purpose::Throughcare);
        facts
    }

    /// What the matrix says a reader of the column sees of what the prison recorded.
    fn expected(self, column: &str, cell: &str) -> Depth {
        let depths = cell.split(',').map(|part| self.of_part(column, part));
        depths.max().unwrap_or(Depth::None)
    }

    fn of_part(self, column: &str, part: &str) -> Depth {
        let (code, extra) = part.split_once('@').unwrap_or((part, ""));
        let (code, letter) = code.split_once('-').unwrap_or(("file", code));
        let depth = match letter {
            "F" => Depth::Full,
            "S" => Depth::Summary,
            "A" => Depth::Consequence,
            "E" => Depth::Existence,
            // Never, nothing, or the own record alone.
            _ => return Depth::None,
        };
        let extra = match extra {
            "" => true,
            "authorised" | "cited" => self.statute,
            "treatment" => self.purpose == Some(Purpose::Treatment),
            "safety" => self.purpose == Some(Purpose::Safety),
            "child" => self.purpose == Some(Purpose::ChildProtection) && self.statute,
            "court" => self.court,
            other => panic!("{other}"),
        };
        let justice = ["PRI", "PRO", "POL"].contains(&column);
        let shared = self.permitted && self.agreed;
        let open = match code {
            "file" | "L" => true,
            "D" if justice => true,
            "O" if justice => true,
            "D" => self.statute || shared,
            "O" | "C" => shared,
            "P" => self.judged && self.agreed,
            "M" => self.level >= 2,
            other => panic!("{other}"),
        };
        if open && extra { depth } else { Depth::None }
    }
}

/// Nothing, each fact alone, each two together, all of them; and the purposes that a cell asks for, with
/// nothing, with what lets most through, and with all.
fn states() -> Vec<State> {
    let state = |bits: u8, purpose| {
        let is = |bit: u8| bits & (1 << bit) != 0;
        let level = if is(4) { 2 } else { 1 };
        let (permitted, agreed, statute, judged, court) = (is(0), is(1), is(2), is(3), is(5));
        State { permitted, agreed, statute, judged, level, court, purpose }
    };
    let plain = (0..64_u8).filter(|bits| bits.count_ones() <= 2 || *bits == 63);
    let mut states: Vec<State> = plain.map(|bits| state(bits, None)).collect();
    for purpose in [Purpose::Treatment, Purpose::Safety, Purpose::ChildProtection] {
        states.extend([0, 3, 4, 63].map(|bits| state(bits, Some(purpose))));
    }
    states
}

#[test]
fn every_cell_of_the_matrix_is_what_the_policies_say_in_every_state() {
    for state in states() {
        for column in Column::DEFAULT {
            let facts = state.facts(column);
            for (row, cells) in MATRIX {
                let category = Category::from_code(row).unwrap();
                let index = Column::DEFAULT.iter().position(|it| it == column).unwrap();
                let cell = cells.split(' ').nth(index).unwrap();
                let seen = depth(&facts, category);
                // A statute binds the service too, which is what a voluntary organisation needs.
                assert_eq!(seen, state.expected(column, cell), "{column} {row} ({cell}) in {state:?}");
            }
        }
    }
}

#[test]
fn the_table_has_a_cell_for_every_category_and_column() {
    let rows: Vec<&str> = MATRIX.iter().map(|(row, _)| *row).collect();
    let codes: Vec<&str> = Category::ALL.iter().map(|category| category.code()).collect();
    assert_eq!(rows, codes);
    for (row, cells) in MATRIX {
        assert_eq!(cells.split(' ').count(), Column::DEFAULT.len(), "{row}");
    }
}

#[test]
fn every_policy_of_the_matrix_is_in_order() {
    Sharing::new().unwrap().check().unwrap();
}
