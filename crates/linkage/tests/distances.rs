//! Distances are those of the field's reference implementation, by character.

mod sets;

use throughline_linkage::distance::{damerau_levenshtein, jaro_winkler, levenshtein};

#[test]
fn two_thousand_pairs_have_the_distances_of_the_reference() {
    let Some(text) = sets::set("string_comparators.csv.gz") else { return };
    let (headings, rows) = sets::rows(&text);
    let column = |name: &str| headings.iter().position(|heading| heading == name).unwrap();
    let [a, b, jw, l, dl] =
        ["a", "b", "jelly_jaro_winkler", "jelly_levenshtein", "jelly_damerau_levenshtein"].map(column);
    let mut pairs = 0;
    for record in rows {
        let number = |place: usize| record[place].parse::<f64>().unwrap();
        let (a, b) = (&record[a], &record[b]);
        assert!((jaro_winkler(a, b) - number(jw)).abs() < 1e-9, "{a:?} {b:?} {}", jaro_winkler(a, b));
        assert_eq!(levenshtein(a, b).to_string(), record[l], "{a:?} {b:?}");
        assert_eq!(damerau_levenshtein(a, b).to_string(), record[dl], "{a:?} {b:?}");
        pairs += 1;
    }
    assert_eq!(pairs, 2000);
}
