//! Rule books of an operator's own, programmes that nobody chooses, and facts that become known later.

use std::{collections::BTreeMap, fs, path::Path};

use throughline_app::{
    Cx, Error, case, enrolment, notice, pack,
    programme::{self, Folder, Installed},
    taking_part::{self, SaidBy},
    testing::{Listed, TestApp},
    variant,
};
use throughline_domain::{
    agency::Role,
    enrolment::{Event, Participation},
    programme::{milestone::State, pack::PackFiles},
};

use crate::{
    imports::prison::{Service, YOUSSEF},
    region::Region,
};

/// The example of docs/PACKS.md, with changes to its manifest: from, to.
pub fn example(changes: &[(&str, &str)]) -> PackFiles {
    fn collect(directory: &Path, prefix: &str, into: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            let name = format!("{prefix}{}", path.file_name().unwrap().to_string_lossy());
            if path.is_dir() {
                collect(&path, &format!("{name}/"), into);
            } else {
                into.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut files = BTreeMap::new();
    collect(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/example-pack")), "", &mut files);
    let manifest = files.get_mut("pack.toml").unwrap();
    for (from, to) in changes {
        assert!(manifest.contains(from), "{from}");
        *manifest = manifest.replacen(from, to, 1);
    }
    PackFiles(files)
}

const SECOND: (&str, &str) = ("version = \"1\"", "version = \"2\"");

fn current_version(cx: &Cx) -> String {
    pack::view(cx, "example-visits", None).unwrap().pack.manifest.version.to_string()
}

#[test]
fn a_broken_pack_never_replaces_a_good_one_and_one_version_never_means_two_things() {
    let app = TestApp::new();
    let cx = app.operator();
    assert!(matches!(programme::install(&cx, example(&[])).unwrap(), Installed::Current { .. }));
    assert_eq!(programme::install(&cx, example(&[])).unwrap(), Installed::Unchanged);
    let broken = example(&[SECOND, ("due = \"R-6w\"", "due = \"R-6weeks\"")]);
    assert!(
        matches!(programme::install(&cx, broken).unwrap(), Installed::Broken(findings) if findings.len() == 1)
    );
    let other = example(&[("due = \"R-6w\"", "due = \"R-5w\"")]);
    assert_eq!(programme::install(&cx, other).unwrap(), Installed::VersionTaken);
    assert_eq!(current_version(&cx), "1");
    let next = example(&[SECOND, ("due = \"R-6w\"", "due = \"R-5w\"")]);
    assert!(matches!(programme::install(&cx, next).unwrap(), Installed::Current { .. }));
    assert_eq!(current_version(&cx), "2");
    assert_eq!(pack::view(&cx, "example-visits", None).unwrap().versions.len(), 2, "both are kept");
    assert!(matches!(programme::install(&cx, example(&[])).unwrap(), Installed::Current { .. }), "and back");
}

#[test]
fn what_was_refused_at_the_start_is_told_to_administrators_and_keeps_nothing_else_out() {
    let app = TestApp::new();
    let house = app.agency("ngo", "Pont Obert");
    let admin = app.user(&house, &[Role::Administrator]);
    let marta = app.user(&house, &[Role::SocialWorker]);
    let folder = |name: &str, files: PackFiles| Folder {
        name: name.to_owned(),
        files: files.0.into_iter().map(|(path, text)| (path, text.into_bytes())).collect(),
    };
    let own = [
        folder("broken-visits", example(&[("who = \"visitors\"", "who = \"visitor\"")])),
        folder("example-visits", example(&[])),
    ];
    let outcomes = programme::install_all(&app.operator(), &own).unwrap();
    let good = outcomes.iter().find(|outcome| outcome.name == "example-visits 1").unwrap();
    assert!(matches!(good.installed, Installed::Current { .. }));
    let refused = pack::refused(&app.cx(&admin)).unwrap();
    assert_eq!(refused.len(), 1);
    assert_eq!(refused[0].name, "broken-visits");
    assert_eq!(refused[0].findings[0].message, "there is no agency role `visitor`");
    assert_eq!(pack::refused(&app.cx(&marta)).unwrap(), []);
}

#[test]
fn an_operators_own_version_of_a_shipped_programme_stays() {
    let app = TestApp::with_programmes();
    let cx = app.operator();
    let mut own = programme::shipped()
        .into_iter()
        .find(|files| files.get("pack.toml").unwrap().contains("id = \"cat-postrelease\""))
        .unwrap();
    let manifest = own.0.get_mut("pack.toml").unwrap();
    *manifest = manifest.replacen("version = \"", "version = \"own-", 1);
    assert!(matches!(programme::install(&cx, own).unwrap(), Installed::Current { .. }));
    let outcomes = programme::install_shipped(&cx).unwrap();
    assert!(outcomes.iter().any(|outcome| matches!(&outcome.installed, Installed::OwnStays { .. })));
    let view = pack::view(&cx, "cat-postrelease", None).unwrap();
    assert!(view.pack.manifest.version.starts_with("own-"));
}

#[test]
fn a_mandatory_programme_begins_with_the_list_and_asks_nobody() {
    let service = Service::new();
    let mandatory = example(&[
        ("participation = \"voluntary\"", "participation = \"mandatory\""),
        ("when = \"wants_visits\"", "when = \"legal_status == 'sentenced'\""),
        (
            "name = \"wants_visits\"\ntype = \"bool\"",
            "name = \"legal_status\"\ntype = \"enum\"\nvalues = [\"sentenced\", \"remand\"]",
        ),
    ]);
    let mut files = mandatory;
    let texts = files.0.get_mut("texts/en.ftl").unwrap();
    *texts = texts.replace(
        "fact-wants-visits = Would",
        "fact-legal-status-sentenced = Sentenced\nfact-legal-status-remand = On remand\nfact-legal-status = Would",
    );
    files.0.retain(|path, _| !path.starts_with("scenarios/"));
    let story = "title = \"Everybody\"\njurisdiction = \"es-ct\"\nstarted = 2026-11-02\n[dates]\nplanned = 2027-01-11\n\
        [[day]]\non = 2026-11-02\nexpect = [\"participation is mandatory\"]\n";
    files.0.insert("scenarios/everybody.toml".to_owned(), story.to_owned());
    let installed = programme::install(&service.operator(), files).unwrap();
    assert!(matches!(installed, Installed::Current { .. }), "{installed:?}");

    service.import("2026-11-02", &[YOUSSEF]);
    let officer = service.officer("Brians 1");
    let person = service.person("1001");
    let head = case::head(&service.app.cx(&officer), person).unwrap();
    let part = head.programmes.iter().find(|part| part.name == "Visits after release").unwrap();
    assert_eq!(part.participation, Participation::Mandatory);
    let no = enrolment::record(&service.app.cx(&officer), part.id, Event::Decline, part.version);
    assert!(matches!(no, Err(Error::Refused("case-refused-not-a-choice"))), "{no:?}");
}

#[test]
fn somebody_for_whom_a_programme_is_not_after_all_is_not_dropped_without_a_word() {
    let region = Region::new();
    let cx = region.cx(&region.nuria);
    let told = || {
        let notices = notice::list(&cx, 1).unwrap().notices;
        notices
            .iter()
            .filter(|it| it.kind == "no_longer_eligible" && it.person == Some(region.youssef))
            .count()
    };
    assert_eq!(told(), 0);
    taking_part::answer(&cx, region.youssef, "support_network", "strong", SaidBy::Person).unwrap();
    assert_eq!(told(), 1);
    let part = case::head(&cx, region.youssef).unwrap().programmes.remove(0);
    assert_eq!(part.ended.unwrap().1, enrolment::NOT_ELIGIBLE, "it stays on the page, with its reason");
    // Nobody is told twice of the same thing, and who is eligible again is a candidate again.
    taking_part::answer(&cx, region.youssef, "support_network", "strong", SaidBy::Worker).unwrap();
    assert_eq!(told(), 1);
    assert_eq!(
        taking_part::answer(&cx, region.youssef, "support_network", "none", SaidBy::Person).unwrap(),
        1
    );
}

#[test]
fn a_fact_known_later_proposes_another_form_and_changes_nothing_by_itself() {
    let region = Region::new();
    let cx = region.cx(&region.nuria);
    let aicha = region.app.listed(
        &region.prison,
        "Brians 1",
        &Listed { name: ("BENALI", "Aïcha"), key: "0002", sex: "", ..Listed::default() },
    );
    region.says_yes(aicha);
    let part = case::head(&cx, aicha).unwrap().programmes.remove(0);
    let seen = || taking_part::view(&cx, aicha, part.id).unwrap();
    let deadlines = || {
        let timeline = throughline_app::milestone::view(&cx, aicha).unwrap();
        let all = timeline.episodes.into_iter().next().unwrap().milestones;
        all.into_iter().map(|shown| shown.milestone.code).collect::<Vec<_>>()
    };
    let before = deadlines();
    assert!(seen().variant.is_none() && !seen().other_variants[0].fits);

    taking_part::answer(&cx, aicha, "sex", "female", SaidBy::Person).unwrap();
    taking_part::answer(&cx, aicha, "dependent_children", "2", SaidBy::Person).unwrap();
    assert_eq!(deadlines(), before, "nothing changes by itself");
    let proposed = seen().other_variants.remove(0);
    assert!(proposed.fits && proposed.code.as_deref() == Some("women"));
    let adds: Vec<&str> = proposed.adds.iter().map(|(label, _)| label.as_str()).collect();
    assert_eq!(
        adds,
        ["Plan with a gender perspective", "Safe housing confirmed", "Contact with the children"]
    );
    assert_eq!(deadlines(), before, "a preview saves nothing");

    let version = seen().part.version;
    variant::choose(&cx, part.id, Some("women".to_owned()), version).unwrap();
    assert_eq!(seen().variant.as_deref(), Some("Support for women"));
    let after = deadlines();
    assert!(
        ["gender_plan", "safe_housing", "child_contact"].iter().all(|it| after.iter().any(|code| code == it))
    );
    let stale = variant::choose(&cx, part.id, None, version);
    assert!(matches!(stale, Err(Error::Conflict(_))));
    let unknown = variant::choose(&cx, part.id, Some("men".to_owned()), seen().part.version);
    assert!(matches!(unknown, Err(Error::Invalid(_))));
    // A worker may choose otherwise, and what was added says why it no longer counts.
    variant::choose(&cx, part.id, None, seen().part.version).unwrap();
    assert!(seen().other_variants[0].fits);
}

#[test]
fn who_says_no_is_offered_again_and_whoever_asks_has_done_so() {
    let region = Region::new();
    let cx = region.cx(&region.nuria);
    programme::install(&region.app.operator(), example(&[])).unwrap();
    taking_part::answer(&cx, region.youssef, "wants_visits", "true", SaidBy::Person).unwrap();
    let answers = |event: Event| {
        let head = case::head(&cx, region.youssef).unwrap();
        let part = head.programmes.into_iter().find(|part| part.name == "Visits after release").unwrap();
        enrolment::record(&cx, part.id, event, part.version).unwrap();
    };
    let again = || {
        let timeline = throughline_app::milestone::view(&cx, region.youssef).unwrap();
        let all = timeline.episodes.into_iter().next().unwrap().milestones;
        all.into_iter().find(|shown| shown.milestone.code == "offer_again").unwrap().milestone
    };
    let due = again().due.unwrap().on;

    answers(Event::Offer);
    assert_eq!(again().state, State::Open, "an offer is not its own repetition");
    answers(Event::Decline);
    assert_eq!((again().state, again().due.unwrap().on), (State::Open, due), "a no is asked about again");
    answers(Event::Reopen);
    assert!(
        matches!(again().state, State::Met { .. }),
        "asking again is the repetition: {:?}",
        again().state
    );
}
