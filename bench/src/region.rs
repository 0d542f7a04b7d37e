//! The region that is measured: who is who, computed from numbers alone, so that the program which
//! fills the database and the one which puts load on it agree without asking each other.

use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// One person in so many has an open case with all that belongs to it; of the others only the record
/// and the stay are kept.
pub const PEOPLE_PER_CASE: u64 = 4;
/// The people whom one worker leads.
pub const CASELOAD: u64 = 40;
/// Workers of one agency.
pub const TEAM: u64 = 25;
/// Events of a case: contacts and attempts.
pub const EVENTS: u64 = 25;

/// The instant everything was written down before: midnight of 1 January 2026, in milliseconds.
const EPOCH_MS: u64 = 1_767_225_600_000;

/// Kinds of things with an id of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// An agency.
    Agency,
    /// A worker.
    User,
    /// A person.
    Person,
    /// What an agency wrote down of a person.
    Record,
    /// A number of a record.
    Identifier,
    /// A stay in custody.
    Episode,
    /// A planned date.
    Date,
    /// A fact.
    Answer,
    /// A case.
    Case,
    /// A place in a programme.
    Enrolment,
    /// A deadline.
    Milestone,
    /// An agency on a case.
    Involvement,
    /// A goal.
    Goal,
    /// A step.
    Step,
    /// A note.
    Note,
    /// What the person allows.
    Permission,
    /// What agencies have agreed.
    Agreement,
}

/// So many people, and what follows from that.
#[derive(Debug, Clone, Copy)]
pub struct Region {
    /// How many people.
    pub people: u64,
}

impl Region {
    /// How many open cases.
    pub const fn cases(self) -> u64 {
        self.people / PEOPLE_PER_CASE
    }
    /// How many workers.
    pub const fn workers(self) -> u64 {
        let workers = self.cases() / CASELOAD;
        if workers == 0 { 1 } else { workers }
    }
    /// How many agencies.
    pub const fn agencies(self) -> u64 {
        self.workers().div_ceil(TEAM)
    }
    /// Who leads a case.
    pub const fn worker_of(self, case: u64) -> u64 {
        case % self.workers()
    }
    /// One of a worker's cases.
    pub const fn case_of(self, worker: u64, index: u64) -> u64 {
        worker + (index % CASELOAD) * self.workers()
    }
    /// The person of a case.
    pub const fn person_of(case: u64) -> u64 {
        case * PEOPLE_PER_CASE
    }
    /// The agency of a worker.
    pub const fn agency_of(worker: u64) -> u64 {
        worker / TEAM
    }
}

/// The id of the `n`th thing of a kind. Ids sort by `n`, as those of a real database sort by time.
pub fn id(kind: Kind, n: u64) -> String {
    let digest = Sha256::digest([&[kind as u8][..], &n.to_be_bytes()].concat());
    let mut random = [0_u8; 10];
    for (to, from) in random.iter_mut().zip(digest.iter()) {
        *to = *from;
    }
    uuid::Builder::from_unix_timestamp_millis(EPOCH_MS + n, &random).into_uuid().to_string()
}

/// An id that nobody has had.
pub fn fresh(numbers: &mut Numbers) -> String {
    Uuid::from_u64_pair(numbers.next(), numbers.next()).to_string()
}

/// The token in the cookie of a worker's session.
pub fn token(worker: u64) -> String {
    hex::encode(Sha256::digest(format!("session {worker}")))
}

/// What a form of that session carries, before it is masked.
pub fn csrf(worker: u64) -> String {
    hex::encode(Sha256::digest(format!("form {worker}")))
}

/// What the server keeps of a token.
pub fn token_hash(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}

/// Surname and given name of a person.
pub fn name(person: u64) -> (String, String) {
    let pick = |from: &[&'static str], salt: u64| {
        let at = Numbers::seeded(person * 31 + salt).next() % u64::try_from(from.len()).unwrap_or(1);
        usize::try_from(at).ok().and_then(|at| from.get(at)).copied().unwrap_or_default()
    };
    (format!("{} {}", pick(SURNAMES, 1), pick(SURNAMES, 2)), pick(GIVEN, 3).to_owned())
}

/// Numbers that look random and are the same in every run (splitmix64).
#[derive(Debug, Clone)]
pub struct Numbers(u64);

impl Numbers {
    /// A sequence of its own.
    pub const fn seeded(seed: u64) -> Self {
        Self(seed)
    }
    /// The next number.
    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
    /// The next number below a bound.
    pub const fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }
}

const SURNAMES: &[&str] = &[
    "Puig", "Roca", "Serra", "Vila", "Ferrer", "Soler", "Pons", "Mas", "Riera", "Costa", "Bosch", "Font",
    "Camps", "Sala", "Vidal", "Prat", "Molina", "Ortega", "Navarro", "Romero", "Ramos", "Gil", "Marín",
    "Castro", "Rubio", "Delgado", "Iglesias", "Medina", "Santos", "Cano", "Prieto", "Bravo", "Gallego",
    "Vega", "Leal", "Haddad", "Amrani", "Benali", "Diallo", "Traoré", "Popescu", "Ionescu", "Kowalski",
    "Novak", "Silva", "Pereira", "Okafor", "Mensah", "Rossi", "Conti", "Duarte", "Quispe", "Mamani",
    "Flores", "Rojas", "Salazar", "Zhang", "Khan", "Singh", "Petrov",
];

const GIVEN: &[&str] = &[
    "Ana", "Marta", "Laia", "Núria", "Júlia", "Fatima", "Aïcha", "Elena", "Ioana", "Rosa", "Carme", "Lucía",
    "Sara", "Irene", "Joana", "Mariam", "Pilar", "Teresa", "Jordi", "Pau", "Marc", "Pol", "Adrià", "Omar",
    "Youssef", "Ibrahim", "Mamadou", "Andrei", "Piotr", "João", "Carlos", "David", "Iván", "Hugo", "Víctor",
    "Samuel", "Tomás", "Luis", "Wei", "Arjun",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_worker_leads_exactly_their_cases() {
        let region = Region { people: 1_600 };
        for worker in 0..region.workers() {
            for index in 0..CASELOAD {
                let case = region.case_of(worker, index);
                assert!(case < region.cases() && region.worker_of(case) == worker);
            }
        }
    }

    #[test]
    fn ids_sort_by_number_and_are_ids() {
        assert!(id(Kind::Case, 1) < id(Kind::Case, 2));
        assert_ne!(id(Kind::Case, 1), id(Kind::Person, 1));
        assert_eq!(Uuid::parse_str(&id(Kind::Note, 7)).expect("an id").get_version_num(), 7);
    }
}
