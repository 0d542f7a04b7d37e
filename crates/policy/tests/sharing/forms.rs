//! The forms beside the full text, by depth.

use throughline_domain::category::{Category, Depth};
use throughline_policy::{Classified, Shown, sharing::Recipient};

use super::stage::{CLINIC, PRISON, agency, agreement, on_the_case, permission, viewer};

const FULL: &str = "Broke his left hip in 2023; takes tramadol.";
const SUMMARY: &str = "Walks with a stick.";
const CONSEQUENCE: &str = "No ground floor needed, no stairs.";

/// What a housing provider receives of a note about health, where the person permits so much.
fn shown(category: Category, permitted: Depth, summary: bool, consequence: bool) -> Shown<&'static str> {
    let mut facts = on_the_case("NGO");
    facts.agreements = [agreement(&[77, PRISON])].into();
    facts.permissions = vec![permission(Recipient::Agency(agency(77)), Category::ALL, permitted)];
    Classified::new(category, Some(agency(CLINIC)), FULL)
        .with_summary(summary.then_some(SUMMARY))
        .with_consequence(consequence.then_some(CONSEQUENCE))
        .show(&viewer(facts))
}

#[test]
fn each_depth_shows_its_own_form() {
    let all = |category, depth| shown(category, depth, true, true);
    assert_eq!(all(Category::Housing, Depth::Full), Shown::Full(FULL));
    assert_eq!(all(Category::MentalHealth, Depth::Full), Shown::Summary(SUMMARY), "at most a summary");
    assert_eq!(all(Category::PhysicalHealth, Depth::Full), Shown::Consequence(CONSEQUENCE));
    assert_eq!(all(Category::Housing, Depth::Existence), Shown::Withheld(Category::Housing));
    assert_eq!(all(Category::Victim, Depth::Full), Shown::Nothing, "without a trace");
}

#[test]
fn a_form_that_nobody_wrote_is_never_made_from_the_full_text() {
    let withheld = Shown::Withheld(Category::MentalHealth);
    assert_eq!(shown(Category::MentalHealth, Depth::Full, false, false), withheld);
    assert_eq!(
        shown(Category::MentalHealth, Depth::Full, false, true),
        Shown::Consequence(CONSEQUENCE),
        "the next lower one"
    );
    assert_eq!(shown(Category::MentalHealth, Depth::Consequence, true, false), withheld, "not a higher one");
}

#[test]
fn a_paragraph_in_a_note_shows_the_lower_of_both_rows() {
    let mut facts = on_the_case("NGO");
    facts.agreements = [agreement(&[77, PRISON])].into();
    facts.permissions = vec![permission(Recipient::Agency(agency(77)), Category::ALL, Depth::Full)];
    let paragraph = Classified::new(Category::Housing, Some(agency(PRISON)), FULL)
        .with_summary(Some(SUMMARY))
        .within(Category::ContactNote);
    assert_eq!(
        paragraph.show(&viewer(facts)),
        Shown::Summary(SUMMARY),
        "housing in full, notes as a summary"
    );
}

#[test]
fn only_the_value_itself_can_be_changed() {
    assert_eq!(Shown::Summary(SUMMARY).full(), None);
    assert_eq!(Shown::Summary(SUMMARY).value(), Some(SUMMARY));
}
