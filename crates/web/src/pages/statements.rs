//! How many statements a page costs: everything from the session to the entry in the ledger. A page
//! that asks per row is found here, before anybody waits for it.

use jiff::civil::date;
use throughline_app::testing::{InACase, Listed, Stay};
use throughline_domain::{agency::Role, id::PersonId};

use crate::testing::{Browser, Site};

/// What each page costs. The aim is fifteen for all of them; a number here may only go down.
const COSTS: &[(&str, u64)] = &[
    ("/my-people?view=all", 13),
    ("/search?q=pu", 10),
    ("/coming-home", 11),
    ("/releases", 9),
    // One of them asks for protective rules, of whoever may see them: a safeguard, and sealed, so it stands in
    // no other statement.
    ("/people/listed", 15),
    ("/people/listed/timeline", 13),
    ("/people/…", 12),
    ("/people/…/timeline", 12),
    ("/people/…/notes", 11),
    ("/people/…/needs", 10),
    ("/people/…/agencies", 11),
    ("/people/…/documents", 10),
    ("/people/…/history", 10),
    ("/people/…/identity", 11),
];

struct Region {
    site: Site,
    browser: Browser,
    inside: Browser,
    person: PersonId,
    listed: PersonId,
}

/// A prison and a worker with so many people.
fn region(people: usize) -> Region {
    let site = Site::new();
    site.app.install_programmes();
    let prison = site.app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1"]);
    let nuria = site.app.worker_of(&prison, &[Role::ResettlementOfficer], &["Brians 1"]);
    let ngo = site.app.agency("ngo", "Casa Oberta");
    let marta = site.app.user(&ngo, &[Role::SocialWorker]);
    let of = InACase { prison: &prison, lead: &marta, partners: &[], invited: &[] };
    let surnames = ["Puig", "Roca", "Serra", "Vila", "Font", "Mas", "Pons", "Costa"];
    let all: Vec<PersonId> = surnames
        .iter()
        .cycle()
        .take(people)
        .map(|surname| site.app.in_a_case(&of, ("Ana", surname), Stay::Leaves(date(2026, 11, 20))))
        .collect();
    let listed = site.app.listed(&prison, "Brians 1", &Listed::default());
    let (browser, inside) = (site.signed_in(&marta), site.signed_in(&nuria));
    Region { browser, inside, person: all[0], listed, site }
}

impl Region {
    /// The pages of every day, and who opens them.
    fn pages(&self) -> Vec<(&Browser, String)> {
        let of = |person: PersonId, below: &str| format!("/people/{person}{below}");
        let mut pages = vec![
            (&self.browser, "/my-people?view=all".to_owned()),
            (&self.browser, "/search?q=pu".to_owned()),
            (&self.browser, "/coming-home".to_owned()),
            (&self.inside, "/releases".to_owned()),
            (&self.inside, of(self.listed, "")),
            (&self.inside, of(self.listed, "/timeline")),
        ];
        for below in ["", "/timeline", "/notes", "/needs", "/agencies", "/documents", "/history", "/identity"]
        {
            pages.push((&self.browser, of(self.person, below)));
        }
        pages
    }

    async fn counts(&self) -> Vec<(String, u64)> {
        let mut counts = Vec::new();
        for (browser, path) in self.pages() {
            // The first visit reads packs, which are then kept.
            browser.get(&path).await.ok();
            let before = self.site.app.world.db.statements();
            browser.get(&path).await.ok();
            let path =
                path.replace(&self.person.to_string(), "…").replace(&self.listed.to_string(), "listed");
            counts.push((path, self.site.app.world.db.statements() - before));
        }
        counts
    }
}

#[tokio::test]
async fn a_page_costs_the_statements_that_are_written_here() {
    let counts = region(3).counts().await;
    let known: Vec<_> = COSTS.iter().map(|(path, statements)| ((*path).to_owned(), *statements)).collect();
    assert_eq!(counts, known);
}

#[tokio::test]
async fn more_people_cost_no_more_statements() {
    let (few, many) = (region(2).counts().await, region(30).counts().await);
    assert_eq!(few, many, "the statements of a page grow with the people on it");
}
