use super::*;
use crate::programme::scenario::run;

mod faults;
mod mutated;

fn read_folder(path: &std::path::Path, prefix: &str, files: &mut PackFiles) {
    for entry in std::fs::read_dir(path).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            read_folder(&entry.path(), &format!("{name}/"), files);
        } else {
            files.0.insert(name, std::fs::read_to_string(entry.path()).unwrap());
        }
    }
}

fn shipped(id: &str) -> PackFiles {
    let path = format!("{}/../../packs/{id}", env!("CARGO_MANIFEST_DIR"));
    let mut files = PackFiles::default();
    read_folder(path.as_ref(), "", &mut files);
    files
}

/// The shipped jurisdictions.
fn jurisdictions() -> Jurisdictions {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../jurisdictions");
    std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| {
            let text = std::fs::read_to_string(path).unwrap();
            let beside = |path: &str| std::fs::read_to_string(format!("{folder}/{path}"));
            let read = crate::calendar::Jurisdiction::parse(&text, &beside).unwrap();
            (read.id.clone(), read)
        })
        .collect()
}

fn packs() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs");
    std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn every_shipped_pack_is_clean_and_its_stories_come_true() {
    let known = jurisdictions();
    for id in packs() {
        let checked = check(shipped(&id), &known).unwrap_or_else(|findings| {
            panic!("{}", findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
        });
        // A law that nobody has read yet may be in a pack: it says so on its page, and opens nothing.
        let careless = checked.warnings.iter().find(|it| !it.message.contains("is not verified"));
        assert_eq!(careless, None, "{id}");
        assert_eq!(*checked.pack.manifest.id, id);
        assert!(checked.scenarios.len() >= 5, "{id} tells too few stories");
        let failures: Vec<String> = checked
            .scenarios
            .iter()
            .filter_map(|(name, scenario)| {
                let named = scenario.jurisdiction(&checked.pack.manifest).expect("a jurisdiction");
                run(&checked.pack, scenario, &known[named]).err().map(|failure| format!("{name}: {failure}"))
            })
            .collect();
        assert_eq!(failures, [] as [String; 0], "{}", failures.join("\n"));
    }
}

/// The first finding after one replacement in the shipped pack.
fn broken(file: &str, from: &str, to: &str) -> String {
    let mut files = shipped("cat-postrelease");
    let text = files.0.get_mut(file).unwrap();
    assert!(text.contains(from), "{from}");
    *text = text.replacen(from, to, 1);
    match check(files, &jurisdictions()) {
        Ok(checked) => checked.warnings.first().expect("a finding").to_string(),
        Err(findings) => findings.first().unwrap().to_string(),
    }
}

#[test]
fn findings_name_the_file_the_place_and_the_remedy() {
    let toml = MANIFEST;
    let ca = "texts/ca.ftl";
    let story = "scenarios/refusal-reopened.toml";
    let findings = [
        broken(toml, "participation = \"voluntary\"", "particpation = \"voluntary\""),
        broken(toml, "participation = \"voluntary\"", "participation = \"volontary\""),
        broken(toml, "due = \"R-8w\"", "due = \"R-8weeks\""),
        broken(toml, "who = \"support_team\"", "who = \"suport_team\""),
        broken(toml, "stage = \"first_weeks\"", "stage = \"first_week\""),
        broken(toml, "release_type == 'final'", "release_type == 'final"),
        broken(toml, "release_type == 'final'", "release_typ == 'final'"),
        broken(toml, "release_type == 'final'", "release_type == 'fnal'"),
        broken(toml, "release_type == 'final'", "release_type > 3"),
        broken(toml, "code = \"women\"", "code = \"woman\""),
        broken(toml, "due = \"R-12w\"", "due = \"R+12w\""),
        broken(toml, "source = \"[DESIGN]\"\nverified = false", "source = \"[DESIGN]\"\nverified = true"),
        broken(ca, "name = ", "nom = "),
        broken(ca, "summary = ", "unused = words\nsummary = "),
        broken(ca, "need-housing = ", "need-housing = { $variable } "),
        broken(story, "work_plan is open", "workplan is open"),
        broken(story, "work_plan is open", "work_plan is opened"),
        broken(story, "[\"reopen\", \"accept\"]", "[\"re-open\", \"accept\"]"),
        broken(story, "started = 2026-11-02", "started = 2026-11-02\nvarient = \"women\""),
    ];
    insta::assert_snapshot!(findings.join("\n"));
}

#[test]
fn the_example_of_the_documentation_is_clean_and_its_story_comes_true() {
    let mut files = PackFiles::default();
    read_folder(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/example-pack").as_ref(), "", &mut files);
    let known = jurisdictions();
    let checked = check(files, &known).unwrap_or_else(|findings| panic!("{findings:#?}"));
    assert_eq!(checked.warnings, []);
    for story in checked.scenarios.values() {
        let named = story.jurisdiction(&checked.pack.manifest).unwrap();
        run(&checked.pack, story, &known[named]).unwrap();
    }
}

#[test]
fn the_hash_changes_with_any_text_and_not_with_the_order_of_reading() {
    let files = shipped("cat-postrelease");
    let mut other = files.clone();
    other.0.get_mut("texts/en.ftl").unwrap().push('\n');
    assert_eq!(files.hash(), shipped("cat-postrelease").hash());
    assert_ne!(files.hash(), other.hash());
    assert_eq!(files.hash().len(), 64);
}
