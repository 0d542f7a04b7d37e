//! `link`: registers come in, pairs and clusters go out.

use std::collections::BTreeSet;

use crate::operator::Operator;

const MAPPING: &str = "\
id = \"nr\"

[fields]
given_name = \"nom\"
surname = \"cognom1\"
second_surname = \"cognom2\"
birth_date = { column = \"naix\", format = \"dd/mm/yyyy\" }
identifier = \"doc\"
phone = \"tel\"
place = \"vila\"
";

const PRISON: &str = "\
nr,nom,cognom1,cognom2,naix,doc,tel,vila
p1,MOHAMED,EL AMRANI,,05/04/1980,X1234567L,,Vic
p2,JOSEP MARIA,PUIG,SERRA,12/11/1975,12345678Z,600112233,Manresa
p3,ANNA,ROCA,VIDAL,03/02/1990,,600998877,Olot
p4,LUIS,GARCIA,LOPEZ,30/06/1968,87654321X,,Reus
";

const TOWN: &str = "\
nr,nom,cognom1,cognom2,naix,doc,tel,vila
t1,Mohammed,Amrani,,04/05/1980,X1234567L,600445566,Vic
t2,José María,Puig,Serra,12/11/1975,,600112233,Manresa
t3,Marta,Soler,Font,21/08/1983,,,Olot
t4,Lluís,García,López,30/06/1968,87654321X,600776655,Reus
";

fn operator() -> Operator {
    let operator = Operator::new();
    operator.writes("map.toml", MAPPING);
    operator.writes("prison.csv", PRISON);
    operator.writes("town.csv", TOWN);
    operator
}

fn text(operator: &Operator, file: &str) -> String {
    std::fs::read_to_string(operator.path().join(file)).expect("a file that was written")
}

/// The pairs that are more likely one person's than not.
fn likely(operator: &Operator, file: &str) -> BTreeSet<String> {
    text(operator, file)
        .lines()
        .skip(1)
        .filter_map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let probability: f64 = cells[3].parse().expect("a probability");
            (probability > 0.5).then(|| format!("{} {}", cells[0], cells[1]))
        })
        .collect()
}

#[test]
fn people_are_found_across_agencies_however_they_are_written() {
    let operator = operator();
    let arguments = ["link", "prison.csv", "town.csv", "--config", "map.toml", "--pairs", "pairs.csv"];
    let mut all = arguments.to_vec();
    all.extend(["--clusters", "clusters.csv", "--review", "review.csv", "--json"]);
    let ran = operator.runs(&all);
    assert_eq!(ran.code(), 0, "{}", ran.said());
    assert!(text(&operator, "pairs.csv").starts_with("left_id,right_id,match_weight,probability\n"));
    assert_eq!(likely(&operator, "pairs.csv"), ["p1 t1", "p2 t2", "p4 t4"].map(str::to_owned).into());
    let clusters = text(&operator, "clusters.csv");
    assert_eq!(clusters.lines().count(), 9, "every record has its cluster: {clusters}");
    assert!(clusters.contains("t2,p2\n") && clusters.contains("t3,t3\n"), "{clusters}");
    assert!(
        text(&operator, "review.csv").starts_with("left_id,right_id,match_weight,probability,doubt,evidence")
    );
    let told = ran.json();
    assert_eq!((told["records"].clone(), told["clusters"].clone()), (serde_json::json!([4, 4]), 3.into()));
    assert!(!operator.path().join("pairs.csv.work").exists(), "what is only for going on is gone");
}

#[test]
fn the_order_of_rows_and_files_changes_nothing() {
    let operator = operator();
    let link = |files: [&str; 2], out: &str| {
        let ran = operator.runs(&["link", files[0], files[1], "--config", "map.toml", "--pairs", out]);
        assert_eq!(ran.code(), 0, "{}", ran.said());
        text(&operator, out)
    };
    let one = link(["prison.csv", "town.csv"], "one.csv");
    let mut rows: Vec<&str> = TOWN.lines().skip(1).collect();
    rows.reverse();
    operator
        .writes("town.csv", &format!("{}\n{}\n", TOWN.lines().next().expect("a heading"), rows.join("\n")));
    assert_eq!(one, link(["town.csv", "prison.csv"], "other.csv"));
}

#[test]
fn stored_parameters_weigh_as_before() {
    let operator = operator();
    let common = ["link", "prison.csv", "town.csv", "--config", "map.toml", "--pairs"];
    let link = |more: &[&str]| operator.runs(&[&common[..], more].concat());
    assert_eq!(link(&["one.csv", "--save-model", "model.toml"]).code(), 0);
    let ran = link(&["two.csv", "--model", "model.toml"]);
    assert_eq!(ran.code(), 0, "{}", ran.said());
    assert_eq!(text(&operator, "one.csv"), text(&operator, "two.csv"));
    operator.writes("map.toml", &MAPPING.replace("phone = \"tel\"\n", ""));
    let ran = link(&["three.csv", "--model", "model.toml"]);
    assert_eq!(ran.code(), 2);
    assert!(ran.said().contains("phone"), "{}", ran.said());
}

#[test]
fn work_that_was_cut_short_goes_on_and_other_work_does_not() {
    let operator = operator();
    let arguments = ["link", "prison.csv", "town.csv", "--config", "map.toml", "--pairs", "pairs.csv"];
    assert_eq!(operator.runs(&arguments).code(), 0);
    let pairs = text(&operator, "pairs.csv");
    // The folder of another work: removed, not used.
    std::fs::create_dir(operator.path().join("pairs.csv.work")).expect("a folder");
    operator.writes("pairs.csv.work/work", "another");
    operator.writes("pairs.csv.work/0", "nonsense");
    assert_eq!(operator.runs(&arguments).code(), 0);
    assert_eq!(text(&operator, "pairs.csv"), pairs);
    // A folder that is nobody's work is not touched.
    std::fs::create_dir(operator.path().join("pairs.csv.work")).expect("a folder");
    operator.writes("pairs.csv.work/mine", "a letter");
    let ran = operator.runs(&arguments);
    assert_eq!(ran.code(), 2, "{}", ran.said());
    assert_eq!(text(&operator, "pairs.csv.work/mine"), "a letter");
}

#[test]
fn one_id_in_two_registers_is_two_records() {
    let operator = operator();
    operator.writes("town.csv", &TOWN.replace("\nt", "\np"));
    let ran =
        operator.runs(&["link", "prison.csv", "town.csv", "--config", "map.toml", "--pairs", "pairs.csv"]);
    assert_eq!(ran.code(), 0, "{}", ran.said());
    assert!(likely(&operator, "pairs.csv").contains("prison/p1 town/p1"), "{}", text(&operator, "pairs.csv"));
}

#[test]
fn what_is_wrong_is_named_with_its_remedy() {
    let operator = operator();
    for (mapping, file, named) in [
        (
            MAPPING.replace("surname = \"cognom1\"", "surnam = \"cognom1\""),
            "prison.csv",
            "\"surnam\" is no role",
        ),
        (MAPPING.replace("\"vila\"", "\"poble\""), "prison.csv", "no column \"poble\""),
        (MAPPING.replace("dd/mm/yyyy", "whenever"), "prison.csv", "no date"),
        (MAPPING.replace("id = \"nr\"", "id = \"nom\""), "twice.csv", "stands on two records"),
        (MAPPING.to_owned(), "nowhere.csv", "nowhere.csv"),
    ] {
        operator.writes("twice.csv", &format!("{PRISON}{}\n", PRISON.lines().nth(1).expect("a row")));
        operator.writes("map.toml", &mapping);
        let ran = operator.runs(&["link", file, "--config", "map.toml", "--pairs", "pairs.csv", "--json"]);
        assert_eq!(ran.code(), 2, "{}", ran.said());
        let error = ran.json()["error"].clone();
        assert!(error["message"].as_str().is_some_and(|m| m.contains(named)), "{error:#}");
        assert!(error["remedy"].is_string(), "{error:#}");
    }
}

#[test]
fn the_records_of_a_database_are_compared_with_each_other() {
    let operator = Operator::new();
    assert_eq!(operator.runs(&["migrate"]).code(), 0);
    let ran = operator.runs(&["link", "--records", "--work", "pieces"]);
    assert_eq!(ran.code(), 0, "{}", ran.printed());
    assert!(ran.printed().contains("0  records"), "{}", ran.printed());
    assert!(!operator.path().join("pieces").exists());
    // Files and a database are two questions.
    assert_eq!(operator.runs(&["link", "people.csv", "--records"]).code(), 2);
    assert_eq!(operator.runs(&["link", "people.csv"]).code(), 2);
}
