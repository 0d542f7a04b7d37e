//! Victims who asked to be told of a release, sealed. Like the victims' own table, nothing else of the store
//! reads it, and it refers to nothing. What is told is worked out when it is read.

use jiff::Timestamp;
use throughline_domain::{
    id::{AgencyId, CaseId, Entropy, ReleaseNoticeId, UserId, VictimId},
    release_notice::{Told, Wish},
    seal::Ring,
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
    sealed::{self, Opener, SealedRow, Sealer},
};

/// A victim's wish to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseNotice {
    /// Its id.
    pub id: ReleaseNoticeId,
    /// Whose release it is about.
    pub case: CaseId,
    /// The service that tells.
    pub agency: AgencyId,
    /// The victim, as the service wrote them down.
    pub victim: VictimId,
    /// By which the service finds the victim in its own files.
    pub reference: String,
    /// What they asked to be told.
    pub wishes: Vec<Wish>,
    /// What they were told, oldest first.
    pub told: Vec<Told>,
    /// Who wrote down the wish last, and when.
    pub written: (UserId, Timestamp),
    /// For optimistic locking.
    pub version: i64,
}

impl SealedRow for ReleaseNotice {
    const TABLE: &'static str = "victim_notice";
    const WHOSE: &'static str = "SELECT * FROM victim_notice WHERE whose = $1 ORDER BY id";
    const ALL: &'static str = "SELECT * FROM victim_notice";
    const BEHIND: &'static str = "SELECT * FROM victim_notice WHERE key_id <> $1 ORDER BY id LIMIT $2";
    // The version stays: nobody who is changing it meanwhile is refused for another key.
    const MOVE: &'static str = "UPDATE victim_notice SET key_id = $2, whose = $3, case_id = $4, agency = $5, \
         victim = $6, reference = $7, wishes = $8, told = $9, written = $10 WHERE id = $1";

    fn open(ring: &Ring, row: &Row) -> Result<Self, DbError> {
        let open = Opener::new(ring, Self::TABLE, row)?;
        let unreadable = |column: &str| DbError::Column(column.to_owned());
        let wishes = open.text("wishes")?;
        let told = open.text("told")?;
        Ok(Self {
            id: row.parse("id")?,
            case: open.parse("case_id")?,
            agency: open.parse("agency")?,
            victim: open.parse("victim")?,
            reference: open.text("reference")?,
            wishes: wishes
                .split_terminator(',')
                .map(|code| Wish::from_code(code).ok_or_else(|| unreadable("wishes")))
                .collect::<Result<_, _>>()?,
            told: told
                .lines()
                .map(|line| read_told(line).ok_or_else(|| unreadable("told")))
                .collect::<Result<_, _>>()?,
            written: open.written()?,
            version: row.get("version")?,
        })
    }

    fn values(&self, ring: &Ring, entropy: &dyn Entropy) -> Result<Vec<Value>, DbError> {
        let seal = Sealer { ring, entropy, table: Self::TABLE, row: self.id.to_string() };
        let wishes: Vec<&str> = self.wishes.iter().map(|wish| wish.code()).collect();
        let told: Vec<String> =
            self.told.iter().map(|told| format!("{} {} {}", told.news, told.by, told.at)).collect();
        Ok(vec![
            self.id.to_string().into(),
            ring.newest().into(),
            ring.tag(Self::TABLE, &self.agency.to_string()).into(),
            seal.column("case_id", &self.case.to_string())?,
            seal.column("agency", &self.agency.to_string())?,
            seal.column("victim", &self.victim.to_string())?,
            seal.column("reference", &self.reference)?,
            seal.column("wishes", &wishes.join(","))?,
            seal.column("told", &told.join("\n"))?,
            seal.written(self.written)?,
        ])
    }
}

/// A line of what was told: the news, who told it, and when.
fn read_told(line: &str) -> Option<Told> {
    let mut parts = line.split(' ');
    let (news, by, at) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Told { news: news.parse().ok()?, by: by.parse().ok()?, at: at.parse().ok()? })
}

/// Adds one.
pub fn insert(
    w: &mut Writer<'_>,
    ring: &Ring,
    entropy: &dyn Entropy,
    new: &ReleaseNotice,
) -> Result<(), DbError> {
    let params = new.values(ring, entropy)?;
    w.execute(
        "INSERT INTO victim_notice (id, key_id, whose, case_id, agency, victim, reference, wishes, told, written,
           version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)",
        &params,
    )?;
    Ok(())
}

/// Saves a changed one; refuses when somebody changed it since it was read.
pub fn update(
    w: &mut Writer<'_>,
    ring: &Ring,
    entropy: &dyn Entropy,
    changed: &ReleaseNotice,
) -> Result<(), DbError> {
    let mut params = changed.values(ring, entropy)?;
    params.push(changed.version.into());
    let rows = w.execute(
        "UPDATE victim_notice SET key_id = $2, whose = $3, case_id = $4, agency = $5, victim = $6,
           reference = $7, wishes = $8, told = $9, written = $10, version = version + 1
         WHERE id = $1 AND version = $11",
        &params,
    )?;
    if rows == 0 { Err(DbError::Stale) } else { Ok(()) }
}

/// Takes one away for good.
pub fn remove(w: &mut Writer<'_>, id: ReleaseNoticeId, version: i64) -> Result<(), DbError> {
    let rows = w.execute(
        "DELETE FROM victim_notice WHERE id = $1 AND version = $2",
        &[Value::text(id), version.into()],
    )?;
    if rows == 0 { Err(DbError::Stale) } else { Ok(()) }
}

/// Every wish that an agency wrote down, oldest first.
pub fn list(q: &mut dyn Query, ring: &Ring, agency: AgencyId) -> Result<Vec<ReleaseNotice>, DbError> {
    let mut found: Vec<ReleaseNotice> = sealed::of_whom(q, ring, &agency.to_string())?;
    found.sort_by_key(|it| it.id);
    Ok(found)
}
