//! Several people, one act: seen before it is done, done for all or for none, taken back with a click.

use throughline_app::{
    case,
    custody::{self, ReleaseDayItem},
    testing::{Listed, TestAgency, TestUser, apart},
};
use throughline_domain::{
    agency::Role,
    custody::{ItemStatus, ReleaseItem},
    id::PersonId,
};

use crate::testing::{Browser, Seen, Site};

struct Week {
    site: Site,
    prison: TestAgency,
    nuria: TestUser,
    people: Vec<PersonId>,
}

impl Week {
    fn new() -> Self {
        let site = Site::new();
        let prison = site.app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1", "Ponent"]);
        let nuria = site.app.worker_of(&prison, &[Role::ResettlementOfficer], &["Brians 1"]);
        let of = |name: (&'static str, &'static str), key| Listed { name, key, ..Listed::default() };
        let listed = [of(("PUIG", "Ana"), "1"), of(("ROCA", "Joan"), "2"), of(("SERRA", "Laia"), "3")];
        let people = listed.iter().map(|one| site.app.listed(&prison, "Brians 1", one)).collect();
        Self { site, prison, nuria, people }
    }

    fn browser(&self) -> Browser {
        self.site.signed_in(&self.nuria)
    }

    fn bed(&self, person: PersonId) -> ReleaseDayItem {
        let cx = self.site.app.cx(&self.nuria);
        apart(|| custody::item(&cx, person, ReleaseItem::Bed)).unwrap().1
    }

    fn beds(&self) -> Vec<ItemStatus> {
        self.people.iter().map(|person| self.bed(*person).status).collect()
    }

    /// Somebody marks one bed by hand.
    fn marks_by_hand(&self, person: PersonId, detail: &str) {
        let cx = self.site.app.cx(&self.nuria);
        let before = self.bed(person);
        let item = ReleaseDayItem { status: ItemStatus::Ready, detail: Some(detail.to_owned()), ..before };
        apart(|| custody::mark_item(&cx, person, item)).unwrap();
    }

    fn ticked(&self) -> String {
        let people: Vec<String> = self.people.iter().map(|person| format!("person={person}")).collect();
        format!("/releases/six?back=/releases?weeks=26&{}", people.join("&"))
    }
}

const ASKED: &str = "&look=yes&item=bed&status=waiting&detail=Llar+Sant+Roc";

/// The fields of the form that would mark them.
fn fields(preview: &Seen) -> Vec<(String, String)> {
    let form = preview.body.rsplit("<form").next().unwrap();
    form.split("<input")
        .skip(1)
        .filter_map(|tag| {
            let of =
                |name: &str| Some(tag.split(&format!("{name}=\"")).nth(1)?.split('"').next()?.to_owned());
            Some((of("name")?, of("value")?))
        })
        .collect()
}

async fn send(browser: &Browser, fields: &[(String, String)]) -> Seen {
    let fields: Vec<(&str, &str)> =
        fields.iter().filter(|(name, _)| name != "csrf").map(|(n, v)| (n.as_str(), v.as_str())).collect();
    browser.post("/releases/six", &fields).await
}

#[tokio::test]
async fn a_bed_is_asked_for_several_people_in_one_act_that_is_seen_first_and_can_be_taken_back() {
    let week = Week::new();
    let browser = week.browser();
    let list = browser.get("/releases?weeks=26").await.ok();
    assert!(list.says("formaction=\"/releases/six\""), "the bar above the list leads here");
    let question = browser.get(&week.ticked()).await.ok();
    assert!(question.says("Joan Roca") && question.says("See what changes"));
    let missing = browser.get(&format!("{}&look=yes&item=bed", week.ticked())).await;
    assert_eq!(missing.status, 422);

    let preview = browser.get(&format!("{}{ASKED}", week.ticked())).await.ok();
    assert!(preview.says("Nothing is saved yet") && preview.says("Llar Sant Roc"), "{}", preview.body);
    assert_eq!(week.beds(), [ItemStatus::Missing; 3], "a preview saves nothing");

    let done = send(&browser, &fields(&preview)).await;
    assert_eq!(done.location(), "/releases?weeks=26", "back to the list with its filter");
    assert_eq!(week.beds(), [ItemStatus::Waiting; 3]);
    assert_eq!(week.bed(week.people[0]).detail.as_deref(), Some("Llar Sant Roc"));
    let entries = week.site.app.ledger();
    assert_eq!(entries.iter().filter(|action| *action == "release_item.mark").count(), 3, "{entries:?}");

    let told = browser.follow(done).await.ok();
    let form = told.body.split("<form").find(|form| form.contains("name=\"undo\"")).unwrap();
    let page = Seen { body: format!("<form{form}"), ..browser.get("/account").await };
    let back = send(&browser, &fields(&page)).await;
    assert_eq!(back.location(), "/releases?weeks=26");
    assert_eq!(week.beds(), [ItemStatus::Missing; 3]);
}

#[tokio::test]
async fn what_somebody_else_marked_meanwhile_stops_all_of_it_and_both_versions_are_shown() {
    let week = Week::new();
    let browser = week.browser();
    let preview = browser.get(&format!("{}{ASKED}", week.ticked())).await.ok();
    week.marks_by_hand(week.people[1], "With his sister");
    let refused = send(&browser, &fields(&preview)).await;
    assert_eq!(refused.status, 409);
    assert!(refused.says("With his sister") && refused.says("Llar Sant Roc") && refused.says("Joan Roca"));
    assert_eq!(week.beds(), [ItemStatus::Missing, ItemStatus::Ready, ItemStatus::Missing], "for all or none");
    // Seen anew, it is a decision.
    send(&browser, &fields(&refused)).await.location();
    assert_eq!(week.beds(), [ItemStatus::Waiting; 3]);
}

#[tokio::test]
async fn who_has_no_six_or_stands_so_already_is_named_and_left_as_they_are() {
    let week = Week::new();
    let browser = week.browser();
    let preview = browser.get(&format!("{}{ASKED}", week.ticked())).await.ok();
    send(&browser, &fields(&preview)).await.location();
    let again = browser.get(&format!("{}{ASKED}", week.ticked())).await.ok();
    assert!(again.says("stands so already") && !again.says("Mark it for"), "{}", again.body);
    let versions: Vec<i64> = week.people.iter().map(|person| week.bed(*person).version).collect();
    assert_eq!(versions, [1, 1, 1]);
}

#[tokio::test]
async fn among_the_ticked_somebody_of_another_unit_is_nobody() {
    let week = Week::new();
    let hidden = week.site.app.listed(
        &week.prison,
        "Ponent",
        &Listed { name: ("VILA", "Pere"), key: "4", ..Listed::default() },
    );
    let browser = week.browser();
    let seen = browser.get(&format!("{}&person={hidden}", week.ticked())).await;
    assert_eq!(seen.status, 404);
    assert!(!seen.says("Vila"));
    browser.get("/account").await.ok();
    let (id, version) = (hidden.to_string(), format!("version-{hidden}"));
    let fields = [("person", id.as_str()), (version.as_str(), "0"), ("item", "bed"), ("status", "ready")];
    assert_eq!(browser.post("/releases/six", &fields).await.status, 404);
    let cx = week.site.app.operator();
    assert!(apart(|| case::head(&cx, hidden)).is_err() || week.site.app.count("release_item") == 0);
}
