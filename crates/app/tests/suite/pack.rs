//! Programmes as people read them, and moving people to a newer version, previewed.

use throughline_app::{
    Error,
    pack::{self, Scope},
    programme::{self, Installed},
};
use throughline_domain::{agency::Role, programme::milestone::Effect};

use crate::region::Region;

/// The shipped programme with another day for one milestone, as its next version.
fn next_version(from: &str, to: &str) -> throughline_domain::programme::pack::PackFiles {
    let mut files = programme::shipped()
        .into_iter()
        .find(|files| files.get("pack.toml").unwrap().contains("id = \"cat-postrelease\""))
        .unwrap();
    let manifest = files.0.get_mut("pack.toml").unwrap();
    assert!(manifest.contains(from), "{from}");
    *manifest = manifest.replace("version = \"2026.3\"", "version = \"2027.1\"").replace(from, to);
    files
}

fn scope() -> Scope {
    Scope::All { pack_id: "cat-postrelease".to_owned() }
}

#[test]
fn a_newer_version_changes_nobody_until_somebody_moves_them_having_seen_what_it_does() {
    let region = Region::new();
    let admin = region.app.user(&region.ngo, &[Role::Administrator]);
    let cx = region.cx(&admin);
    let referral = || {
        let timeline = throughline_app::milestone::view(&region.cx(&region.nuria), region.youssef).unwrap();
        let all = timeline.episodes.into_iter().next().unwrap().milestones;
        all.into_iter().find(|it| it.milestone.code == "referral").unwrap().milestone.due.unwrap().on
    };
    let before = referral();
    let files = next_version("due = \"R-12w\"", "due = \"R-11w\"");
    assert!(matches!(programme::install(&region.app.operator(), files).unwrap(), Installed::Current { .. }));
    assert_eq!(referral(), before, "pinned to the version it began with");

    let preview = pack::preview_upgrade(&cx, &scope()).unwrap();
    assert_eq!((preview.version.as_str(), preview.enrolments), ("2027.1", 1));
    let moved: Vec<_> = preview.moved.iter().map(|it| (it.label.as_str(), it.effect, it.people)).collect();
    assert_eq!(moved, [("Referral to the service", Effect::Moves, 1)]);
    assert_eq!(referral(), before, "a preview saves nothing");

    assert!(matches!(pack::upgrade(&cx, &scope(), "another"), Err(Error::Conflict(_))));
    assert_eq!(pack::upgrade(&cx, &scope(), &preview.to).unwrap(), 1);
    assert_eq!(referral(), before + jiff::Span::new().days(7));
    assert_eq!(pack::upgrade(&cx, &scope(), &preview.to).unwrap(), 0, "once");
    let kept = pack::view(&cx, "cat-postrelease", None).unwrap().versions;
    assert_eq!(kept.len(), 2, "the older version is kept");
}

#[test]
fn only_an_administrator_moves_people_and_learns_how_many_there_are() {
    let region = Region::new();
    let cx = region.cx(&region.marta);
    assert!(matches!(pack::preview_upgrade(&cx, &scope()), Err(Error::Denied(_))));
    assert!(matches!(pack::upgrade(&cx, &scope(), "x"), Err(Error::Denied(_))));
    let view = pack::view(&cx, "cat-postrelease", None).unwrap();
    assert!(!view.can_upgrade && view.versions.iter().all(|version| version.enrolments.is_none()));
    assert!(matches!(pack::view(&cx, "nothing", None), Err(Error::NotFound)));
}
