//! Every page as every kind of agency and as every role: of what stands in a case each shows as much as the
//! policies open to that agency, and no more. Every sentence of the case is one of a kind and says of which
//! row it is and how much of it, so that a page which shows one too many is found whatever it is for.

use std::{collections::BTreeMap, sync::Arc};

use axum::http::Method;
use jiff::civil::date;
use throughline_app::{
    case, document, need, note, plan,
    testing::{InACase, JURISDICTION, Stay, TestApp, TestUser, apart},
    who_sees,
};
use throughline_domain::{
    agency::Role,
    beside::Beside,
    category::{Category, Depth},
    id::PersonId,
    need::{Level, Views},
    note::{About, Happened, Paragraph},
    plan::{Domain, GoalStatus, Owner, StepStatus},
};

use super::{SOME_ID, routes};
use crate::testing::Site;

/// A sentence of the case: it may be read where each of these rows is open as deep as that.
struct Sentence {
    words: String,
    rows: Vec<Category>,
    least: Depth,
}

impl Sentence {
    fn is_open_to(&self, depths: &BTreeMap<Category, Depth>) -> bool {
        let open = |row: &Category| depths.get(row).copied().unwrap_or(Depth::None);
        self.rows.iter().map(open).min().unwrap_or(Depth::None) >= self.least
    }
}

/// A case with something in every row that pages write to, and who looks at it.
struct Walk {
    site: Site,
    person: PersonId,
    sentences: Vec<Sentence>,
    marta: TestUser,
    lookers: Vec<(String, TestUser)>,
    ids: BTreeMap<&'static str, String>,
}

const NAME: (&str, &str) = ("Quirina", "Zsentence");

impl Walk {
    /// `shared`: whether the person has permitted and the agencies have agreed all that can be.
    fn new(shared: bool) -> Self {
        let site = Site::new();
        let (person, sentences, marta, lookers, ids) = apart(|| {
            let app = &site.app;
            let prison = app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1"]);
            let marta = app.user(&app.agency("ngo", "Pont Obert"), &[Role::SocialWorker]);
            let (agencies, lookers) = lookers(app);
            let partners: Vec<_> = agencies.iter().collect();
            let of = InACase { prison: &prison, lead: &marta, partners: &partners, invited: &[] };
            let stay = Stay::Leaves(date(2026, 12, 10));
            let person = app.in_a_closed_case(&of, NAME, stay);
            if shared {
                app.everything_is_shared(person, &marta);
            }
            let (sentences, ids) = written(app, &marta, person);
            (person, sentences, marta, lookers, ids)
        });
        Self { site, person, sentences, marta, lookers, ids }
    }

    /// How deep the policies open each row to somebody; nothing to who may not open the case at all.
    fn depths(&self, user: &TestUser) -> BTreeMap<Category, Depth> {
        let table = apart(|| who_sees::table(&self.site.app.cx(user), self.person));
        let Ok(table) = table else { return BTreeMap::new() };
        let own = table.columns.iter().position(|column| column.own).expect("the reader's own column");
        table.rows.into_iter().map(|(category, cells)| (category, cells[own].depth)).collect()
    }

    /// Every page that can be asked for, with the ids of this case.
    fn pages(&self) -> Vec<String> {
        let part = |part: &str| match part.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
            Some(name) => self.ids.get(name).cloned().unwrap_or_else(|| SOME_ID.to_owned()),
            None => part.to_owned(),
        };
        let pages = routes(false).into_iter().filter(|route| route.method == Method::GET);
        // The page says what was searched for, so it is asked for the other half of the name.
        let searches = [format!("/search?q={}", NAME.0)];
        pages
            .map(|route| route.path.split('/').map(part).collect::<Vec<_>>().join("/"))
            .chain(searches)
            .collect()
    }

    /// Which of the sentences somebody finds on any page; each has to be one that they may read.
    async fn finds(&self, who: &str, user: &TestUser) -> Vec<usize> {
        let depths = self.depths(user);
        let browser = self.site.signed_in(user);
        browser.get("/account").await.ok();
        let mut found = Vec::new();
        for page in self.pages() {
            let seen = browser.get(&page).await;
            for (place, sentence) in self.sentences.iter().enumerate() {
                if seen.body.contains(&sentence.words) {
                    assert!(
                        sentence.is_open_to(&depths),
                        "{who} reads \"{}\" on {page}, and the policies open {depths:?}",
                        sentence.words
                    );
                    found.push(place);
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// A partner of every kind that the jurisdiction knows, each with whoever works with people there, and at
/// one of them somebody in every role.
fn lookers(app: &TestApp) -> (Vec<throughline_app::testing::TestAgency>, Vec<(String, TestUser)>) {
    let kinds = app.world.jurisdiction(JURISDICTION).expect("a jurisdiction").agency_kinds.clone();
    let (mut agencies, mut lookers) = (Vec::new(), Vec::new());
    for kind in kinds {
        let agency = app.agency(&kind.code, &format!("Partner {}", kind.code));
        let roles: &[Role] = if kind.code == "housing" { Role::ALL } else { &[Role::SocialWorker] };
        for role in roles {
            lookers.push((format!("{} of {}", role.code(), kind.code), app.user(&agency, &[*role])));
        }
        agencies.push(agency);
    }
    (agencies, lookers)
}

/// Marta writes in every domain and about every topic, whole, in short and what follows.
fn written(
    app: &TestApp,
    marta: &TestUser,
    person: PersonId,
) -> (Vec<Sentence>, BTreeMap<&'static str, String>) {
    let cx = app.cx(marta);
    let mut sentences = Vec::new();
    let mut say = |rows: &[Category], least: Depth, what: &str| {
        let codes: Vec<&str> = rows.iter().map(|row| row.code()).collect();
        let words = format!("Zz{what}-{}-{}zZ", codes.join("-"), least.code());
        sentences.push(Sentence { words: words.clone(), rows: rows.to_vec(), least });
        words
    };
    let mut ids = BTreeMap::from([
        ("person", person.to_string()),
        ("category", "9".to_owned()),
        ("domain", "housing".to_owned()),
        ("item", "bed".to_owned()),
    ]);
    for domain in Domain::ALL {
        let (row, within) = (domain.category(), [domain.category(), Category::Plan]);
        let assessed = need::Assessment {
            domain: *domain,
            views: Views { person: Some(Level::Urgent), worker: Some(Level::Crisis) },
            person_words: say(&[row], Depth::Full, "theirs"),
            worker_words: say(&[row], Depth::Full, "need"),
            beside: Beside {
                summary: Some(say(&[row], Depth::Summary, "need")),
                consequence: Some(say(&[row], Depth::Consequence, "need")),
            },
        };
        need::assess(&cx, person, &assessed).unwrap();
        let goal = plan::GoalInput {
            domain: Some(*domain),
            title: say(&within, Depth::Summary, "goal"),
            words: say(&within, Depth::Full, "goal"),
            status: GoalStatus::Active,
            reason: String::new(),
        };
        let goal = plan::add_goal(&cx, person, &goal).unwrap();
        let step = plan::StepInput {
            title: say(&within, Depth::Summary, "step"),
            detail: say(&within, Depth::Full, "step"),
            owner: Owner::Person,
            due_on: None,
            status: StepStatus::NotStarted,
            reason: String::new(),
        };
        let step = plan::add_step(&cx, person, goal, &step).unwrap();
        let scan = document::Upload {
            title: say(&[row], Depth::Summary, "paper"),
            domain: Some(*domain),
            file_name: "paper.pdf".to_owned(),
            content: Arc::from(format!("%PDF-1.4 {}", say(&[row], Depth::Full, "scan")).as_bytes()),
        };
        let paper = document::attach(&cx, person, &scan).unwrap();
        if *domain == Domain::Health {
            ids.insert("goal", goal.to_string());
            ids.insert("step", step.to_string());
            ids.insert("document", paper.to_string());
        }
    }
    for about in About::ALL {
        let rows = [about.category(), Category::ContactNote];
        let paragraph = Paragraph {
            about: vec![*about],
            words: say(&rows, Depth::Full, "note"),
            beside: Beside {
                summary: Some(say(&rows, Depth::Summary, "note")),
                consequence: Some(say(&rows, Depth::Consequence, "note")),
            },
        };
        let input = note::NoteInput {
            happened: Some(Happened::Met),
            happened_at: None,
            paragraphs: vec![paragraph],
            corrects: None,
            step: None,
        };
        ids.insert("note", note::write(&cx, person, &input).unwrap().to_string());
    }
    sentences.push(Sentence {
        words: NAME.1.to_owned(),
        rows: vec![Category::Identity],
        least: Depth::Summary,
    });
    assert!(case::head(&cx, person).unwrap().can.plan);
    (sentences, ids)
}

/// Nobody has permitted or agreed anything: what is not open by the law of a task is on no page.
#[tokio::test]
async fn of_a_case_that_is_not_shared_no_page_shows_more_than_the_policies_open() {
    let walk = Walk::new(false);
    for (who, user) in &walk.lookers {
        let found = walk.finds(who, user).await;
        if who.ends_with("ngo") || who.ends_with("housing") || who.ends_with("employer") {
            assert!(found.is_empty(), "{who}: {found:?}");
        }
    }
}

#[tokio::test]
async fn of_a_case_that_is_shared_every_kind_and_role_reads_its_cells_and_no_more() {
    let walk = Walk::new(true);
    let mut reads = BTreeMap::new();
    for (who, user) in &walk.lookers {
        reads.insert(who.as_str(), walk.finds(who, user).await);
    }
    // The control: with these very sentences there is something to read, for each as much as its cells open.
    let count = |who: &str| reads[who].len();
    assert!(count("social_worker of municipality") > 10 && count("social_worker of housing") > 10);
    assert!(count("social_worker of probation") > count("social_worker of housing"));
    assert!(count("social_worker of employer") <= 1, "an employer may know a name, and no more of these");
    // Who meets nobody reads nothing: an officer reads who looked, a steward whom a waiting record is about.
    for role in ["administrator", "analyst", "data_protection_officer", "data_steward"] {
        assert_eq!(count(&format!("{role} of housing")), 0, "{role}");
    }
    let lead = walk.depths(&walk.marta);
    assert!(!lead.is_empty());
    let (browser, mut whole) = (walk.site.signed_in(&walk.marta), 0);
    browser.get("/account").await.ok();
    for page in walk.pages() {
        let seen = browser.get(&page).await;
        whole += walk.sentences.iter().filter(|sentence| seen.body.contains(&sentence.words)).count();
    }
    assert!(whole > walk.sentences.len(), "who wrote them reads them all, some on more than one page");
}
