//! A prison service that sends lists, and what can be asked about what became of them.

use jiff::civil::Date;
use throughline_app::{
    Cx,
    import::{self, Fault, Imported, List, RunCounts, SourceText},
    testing::{TestAgency, TestApp, TestUser},
};
use throughline_domain::{
    agency::Role,
    custody::Episode,
    id::{ImportRunId, PersonId},
};
use throughline_store::{
    custody,
    import::accepted,
    person::{self, PersonRecord},
};

/// A list that says whom it names completely: everybody who leaves within 90 days.
pub const SOURCE: &str = r#"
id = "setmanal"
title = "Llista setmanal"
jurisdiction = "es-ct"
establishments = ["Brians 1", "Ponent"]
required = ["surname", "given_name", "establishment"]
release_date_optional_for = ["remand"]

[agency]
name = "Serveis penitenciaris"
kind = "prison"

[format]
type = "csv"
delimiter = ";"
encoding = "utf-8"

[dates]
forms = ["dd/mm/yyyy"]
language = "ca"
file_name = "yyyy-mm-dd"

[key]
kind = "NIS"
column = "NIS"

[columns]
surname = "Cognoms"
given_name = "Nom"
birth_date = "Naixement"
establishment = "Centre"
admitted_on = "Ingrés"
release_date = "Llibertat"

[identifiers]
document = "Document"

[facts.legal_status]
column = "Situació"
category = "2"
values = { Penat = "sentenced", Preventiu = "remand" }

[facts.release_type]
column = "Tipus"
category = "2"
values = { Definitiva = "final", Condicional = "conditional" }

[facts.support_network]
column = "Suport"
category = "13"
values = { No = "none", Feble = "weak", "Sí" = "strong" }

[release_kinds]
final = "final"
conditional = "conditional"
otherwise = "final"

[completeness]
horizon = 90
"#;

const HEADING: &str = "NIS;Cognoms;Nom;Naixement;Document;Centre;Ingrés;Situació;Llibertat;Tipus;Suport";

/// Youssef, who is alone and leaves for good in January.
pub const YOUSSEF: &str =
    "1001;EL AMRANI;YOUSSEF;04/05/1990;X1234567L;Brians 1;06/08/2025;Penat;15/01/2027;Definitiva;No";
/// Núria, who leaves on conditional release.
pub const NURIA: &str =
    "1002;SERRA PUIG;NÚRIA;12/11/1985;40111222K;Ponent;01/02/2024;Penat;20/12/2026;Condicional;Sí";
/// Pau, on remand, who has no date.
pub const PAU: &str = "1003;VIDAL;PAU;30/09/2001;50999888T;Brians 1;10/10/2026;Preventiu;;Definitiva;";

/// A prison service with two establishments.
pub struct Service {
    pub app: TestApp,
    pub agency: TestAgency,
}

impl Service {
    /// With the programmes of this build.
    pub fn new() -> Self {
        let app = TestApp::with_programmes();
        let agency = app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1", "Ponent"]);
        Self { app, agency }
    }

    /// A resettlement officer of one establishment.
    pub fn officer(&self, unit: &str) -> TestUser {
        self.app.worker_of(&self.agency, &[Role::ResettlementOfficer], &[unit])
    }

    pub fn operator(&self) -> Cx {
        self.app.operator()
    }

    /// Imports a list of these rows, made on a day.
    pub fn import(&self, day: &str, rows: &[&str]) -> Imported {
        self.try_import(day, rows, false).unwrap()
    }

    pub fn try_import(&self, day: &str, rows: &[&str], older_is_fine: bool) -> Result<Imported, Fault> {
        let cx = self.operator();
        import::import(&cx, list(&cx, day, rows), older_is_fine, &mut |_, _| ())
    }

    /// The record that a key became.
    pub fn record(&self, key: &str) -> PersonRecord {
        let found = self.app.world.db.read(|q| {
            let row = accepted::find(q, "setmanal", key)?.expect("an accepted row");
            person::get_record(q, row.record)
        });
        found.unwrap()
    }

    pub fn person(&self, key: &str) -> PersonId {
        self.record(key).person
    }

    /// The custody episodes of a person, oldest first.
    pub fn episodes(&self, key: &str) -> Vec<Episode> {
        let person = self.person(key);
        let mut episodes = self.app.world.db.read(|q| custody::list(q, person)).unwrap();
        episodes.sort_by_key(|episode| episode.admitted_on);
        episodes
    }

    /// The working date of the person's last episode.
    pub fn leaves_on(&self, key: &str) -> Option<Date> {
        self.episodes(key).last()?.working.as_ref().map(|working| working.date)
    }

    /// How many rows a table has.
    pub fn count(&self, table: &str) -> i64 {
        self.app.world.db.read(|q| throughline_store::testing::count(q, table)).unwrap()
    }

    /// The rows that must not change when nothing is new.
    pub fn state(&self) -> Vec<i64> {
        [
            "person",
            "person_record",
            "name_part",
            "identifier",
            "custody_episode",
            "episode_unit",
            "planned_date",
            "answer",
            "case_file",
            "enrolment",
            "milestone",
            "visibility",
            "notice",
            "unit",
            "import_accepted",
            "import_finding",
            "match_review",
        ]
        .map(|table| self.count(table))
        .to_vec()
    }

    pub fn ledger_fits(&self) {
        self.app.world.db.read(|q| throughline_store::ledger::verify(q, &mut |_| ())).unwrap();
    }
}

/// A list of these rows as the command reads it.
pub fn list(cx: &Cx, day: &str, rows: &[&str]) -> List {
    List::read(cx, source(), file(rows).as_bytes(), &format!("llista_{day}.csv"), import::ListDay::default())
        .unwrap()
}

pub fn source() -> SourceText {
    SourceText::read(SOURCE.to_owned(), "setmanal.toml", &|_| unreachable!("it names no file")).unwrap().0
}

pub fn file(rows: &[&str]) -> String {
    let mut text = HEADING.to_owned();
    for row in rows {
        text.push('\n');
        text.push_str(row);
    }
    text
}

/// The four numbers that add up: new, changed, unchanged, rejected.
pub fn numbers(counts: &RunCounts) -> [i64; 4] {
    let four = [counts.new, counts.changed, counts.unchanged, counts.rejected];
    assert_eq!(four.iter().sum::<i64>(), counts.rows, "every row is exactly one of the four");
    assert_eq!(counts.reasons.values().sum::<i64>(), counts.rejected, "every rejected row has one reason");
    four
}

pub fn run_of(done: &Imported) -> ImportRunId {
    done.run.expect("a run")
}
