//! Profiles of packs: what is refused, and that a bad one changes nothing.

use jiff::civil::date;
use throughline_domain::category::{Category, Depth};
use throughline_policy::sharing::{Profile, Sharing};

use super::stage::{OPEN, PRISON, SHARING, agreed, agreement, depth, footing, on_the_case, programme};

fn refused(text: &str) -> String {
    let faults = Profile::read("test", text).expect_err("the profile was taken");
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

const GOOD: &str = r#"@id("a") @basis("contract") @label("l") @source("s")
permit (principal == Column::"NGO", action in Action::"upToFull", resource == Category::"9")
when { context.onTheCase };"#;

#[test]
fn a_profile_with_a_fault_is_refused_with_the_remedy() {
    Profile::read("test", GOOD).unwrap();
    let cases = [
        ("@id(\"a\")", "", "@id"),
        ("@basis(\"contract\")", "", "@basis, one of"),
        ("@basis(\"contract\")", "@basis(\"custom\")", "unknown @basis"),
        ("@source(\"s\")", "", "@source"),
        ("@label(\"l\")", "", "@label"),
        ("principal == Column::\"NGO\"", "principal", "names its column"),
        ("resource == Category::\"9\"", "resource", "names its category"),
        ("Category::\"9\"", "Category::\"99\"", "no category 99"),
        ("context.onTheCase", "context.onTheCases", "onTheCases"),
        ("context.onTheCase", "context.level", "a"),
        ("permit (", "permitt (", "policy.cedar"),
        ("@id(\"a\")", "@id(\"a\") @valid_from(\"1 July\")", "no date"),
    ];
    for (from, to, says) in cases {
        let found = refused(&GOOD.replace(from, to));
        assert!(found.contains(says), "{from} as {to}: {found}");
    }
    assert!(refused(&format!("{GOOD}\n{GOOD}")).contains("two policies"));
}

#[test]
fn a_bad_profile_changes_nothing_of_what_was_known() {
    let sharing = Sharing::new().unwrap();
    sharing.learn("open", "first", Some(OPEN)).unwrap();
    sharing.learn("open", "second", Some("permit (principal, action, resource);")).unwrap_err();
    assert!(sharing.knows("first"));
    assert!(!sharing.knows("second"));
}

#[test]
fn a_rule_of_a_profile_holds_between_its_dates() {
    let mut facts = on_the_case("NGO");
    facts.footings = vec![footing("open")];
    facts.programmes = vec![programme("open")];
    facts.agreements = [agreement(&[77, PRISON])].into();
    agreed(&mut facts).until = None;
    facts.today = date(2026, 12, 31);
    assert_eq!(depth(&facts, Category::Housing), Depth::Full);
    facts.today = date(2027, 1, 1);
    assert_eq!(depth(&facts, Category::Housing), Depth::None);
}

#[test]
fn a_column_that_a_profile_speaks_of_is_the_profiles_alone() {
    let mut facts = super::stage::permitted("NGO");
    facts.footings = vec![footing("open")];
    facts.programmes = vec![programme("open")];
    assert_eq!(depth(&facts, Category::Plan), Depth::None, "the profile says nothing of the plan");
    let mut town = super::stage::permitted("MUN");
    town.footings = facts.footings.clone();
    town.programmes = facts.programmes.clone();
    assert_eq!(depth(&town, Category::Plan), Depth::Summary, "it does not speak of towns");
}

#[test]
fn a_pack_cannot_open_what_the_matrix_closes() {
    let grab = GOOD.replace("Category::\"9\"", "Category::\"5\"");
    SHARING.learn("grab", "grab", Some(&grab)).unwrap();
    let mut facts = on_the_case("NGO");
    facts.footings = vec![footing("grab")];
    facts.programmes = vec![programme("grab")];
    assert_eq!(depth(&facts, Category::Victim), Depth::None);
}
