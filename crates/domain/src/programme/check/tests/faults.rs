//! One fault each, put into a good pack: what `pack check` says about it, read aloud.

use super::*;

/// Everything found after some replacements in the shipped pack: file, from, to.
fn found(changes: &[(&str, &str, &str)]) -> Vec<Finding> {
    let mut files = shipped("cat-postrelease");
    for (file, from, to) in changes {
        let text = files.0.get_mut(*file).unwrap();
        assert!(text.contains(from), "{from}");
        *text = text.replacen(from, to, 1);
    }
    match check(files, &jurisdictions()) {
        Ok(checked) => checked.warnings,
        Err(findings) => findings,
    }
}

fn read_aloud(findings: &[Finding]) -> String {
    findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn everything_wrong_with_the_form_is_said_at_once() {
    let findings = found(&[
        (MANIFEST, "participation = \"voluntary\"", "particpation = \"voluntary\""),
        (MANIFEST, "valid_from = 2015-09-01\nparticp", "valid_from = \"2015-09-01\"\nparticp"),
        (MANIFEST, "compressed_days = 3", "compressed_days = -3"),
        (MANIFEST, "open = \"R-3m\"", "open = \"R-3months\""),
        (MANIFEST, "kind = \"contract\"", "kind = \"contrakt\""),
        (MANIFEST, "roster = true", "roster = \"yes\""),
        (MANIFEST, "weight = 0.5", "weight = \"half\""),
        (MANIFEST, "who = \"prison\"\n", ""),
        (MANIFEST, "signed_by = [\"person\", \"support_team\"]", "signed_by = \"person\""),
        (
            "scenarios/refusal-reopened.toml",
            "started = 2026-11-02",
            "started = 2026-11-02\nvarient = \"women\"",
        ),
    ]);
    insta::assert_snapshot!(read_aloud(&findings));
    let broken = found(&[(MANIFEST, "id = \"cat", "id = cat"), (MANIFEST, "[window]", "[window")]);
    assert!(broken.len() > 1 && broken.iter().all(|it| it.message.starts_with("this is no TOML")));
}

#[test]
fn parts_that_contradict_each_other_are_found_with_their_remedy() {
    let cases: &[&[(&str, &str, &str)]] = &[
        &[(MANIFEST, "jurisdiction = \"es-ct\"", "jurisdiction = \"es-cat\"")],
        &[(MANIFEST, "kinds = [\"ngo\"]", "kinds = [\"ngos\"]")],
        &[(MANIFEST, "version = \"2026.3\"", "version = \"\"")],
        &[(MANIFEST, "open = \"R-3m\"", "open = \"R*+13m\"")],
        &[(MANIFEST, "min_close = \"R*+8m\"", "min_close = \"R*+14m\"")],
        &[(MANIFEST, "participation = \"v", "valid_to = 2015-08-31\nparticipation = \"v")],
        &[(
            MANIFEST,
            "kind = \"permission\"",
            "kind = \"permission\"\nvalid_to = 2016-01-01\nvalid_from = 2017-01-01",
        )],
        &[(MANIFEST, "weight = 2.0", "weight = -2.0")],
        &[(MANIFEST, "retry_after_days = 14", "retry_after_days = 0")],
        &[(MANIFEST, "['none', 'weak']", "['none', 'weakk']")],
        &[(MANIFEST, "sex == 'female'", "sex != 'femal' && sex == 'female'")],
        &[(MANIFEST, "due = \"R*+180d\"", "due = \"R*+18m\"")],
        &[(MANIFEST, "due = \"R-12w\"\nopens = \"R-3m\"", "due = \"R-12w\"\nopens = \"R-2m\"")],
        &[(MANIFEST, "due = \"R-10w\"", "due = \"R-20w\"")],
        &[(MANIFEST, "begins = \"R*+30d\"", "")],
        &[(MANIFEST, "[[no_variant]]\ncode = \"youth\"", "")],
        &[(MANIFEST, "[[no_variant]]\ncode = \"youth\"", "[[no_variant]]\ncode = \"women\"")],
        &[(MANIFEST, "kind = \"document\"", "kind = \"work_plan\"")],
        &[(MANIFEST, "[S0, 28] the prison", "[S0, 82] the prison")],
        &[(MANIFEST, "who = \"support_team\"", "mandatory = true\nwho = \"support_team\"")],
        &[(MANIFEST, "due = \"R-10w\"", "repeats = \"referral\"\ndue = \"R-10w\"")],
        &[("texts/es.ftl", "need-housing = ", "need-hous = ")],
        &[("texts/en.ftl", "## The programme", "\u{feff}## The programme")],
        &[("texts/en.ftl", "\nbasis-permission", "\r\nbasis-permission")],
        &[("scenarios/refusal-reopened.toml", "on = 2026-12-14", "on = 2026-11-01")],
    ];
    let said: Vec<String> = cases
        .iter()
        .map(|changes| {
            let findings = found(changes);
            assert!(!findings.is_empty(), "nothing found in {changes:?}");
            read_aloud(&findings)
        })
        .collect();
    insta::assert_snapshot!(said.join("\n\n"));
}

#[test]
fn a_basis_that_follows_another_begins_the_day_after() {
    let follows = |from: &str| {
        let added = format!(
            "[[legal_basis]]\ncode = \"law\"\nkind = \"statute\"\nvalid_from = {from}\nreplaces = \
             \"service_contract\"\nsource = \"[28]\"\nverified = true\n\n[[legal_basis]]\ncode = \"permission\""
        );
        let text = |file, words: &'static str| (file, "basis-permission = ", words);
        let findings = found(&[
            (
                MANIFEST,
                "kind = \"contract\"\nvalid_from = 2015-09-01",
                "kind = \"contract\"\nvalid_from = 2015-09-01\nvalid_to = 2021-06-30",
            ),
            (MANIFEST, "[[legal_basis]]\ncode = \"permission\"", &added),
            text("texts/ca.ftl", "basis-law = Llei\nbasis-permission = "),
            text("texts/es.ftl", "basis-law = Ley\nbasis-permission = "),
            text("texts/en.ftl", "basis-law = Law\nbasis-permission = "),
        ]);
        read_aloud(&findings)
    };
    assert_eq!(follows("2021-07-01"), "");
    assert!(follows("2021-08-01").contains("Give `service_contract` the date `valid_to = 2021-07-31`."));
}

#[test]
fn a_pack_without_stories_is_refused_and_one_where_nothing_goes_wrong_is_asked_about() {
    let mut files = shipped("cat-postrelease");
    files.0.retain(|path, _| !path.starts_with("scenarios/"));
    let findings = check(files.clone(), &jurisdictions()).unwrap_err();
    assert!(read_aloud(&findings).contains("the pack tells no story"));
    let calm = "title = \"All is well\"\nstarted = 2026-11-02\n[dates]\nplanned = 2027-02-01\n\
        [[day]]\non = 2026-11-02\nexpect = [\"eligibility is not_yet_known\"]\n";
    files.0.insert("scenarios/calm.toml".to_owned(), calm.to_owned());
    let checked = check(files, &jurisdictions()).unwrap();
    assert!(read_aloud(&checked.warnings).contains("in no story does anything go wrong"));
}

#[test]
fn bytes_that_are_no_text_and_files_that_are_no_part_are_named() {
    let mut folder: BTreeMap<String, Vec<u8>> =
        shipped("cat-postrelease").0.into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
    folder.insert("notes.md".to_owned(), b"to do".to_vec());
    folder.insert("texts/de.ftl".to_owned(), b"name = Nachsorge".to_vec());
    let checked = check_folder(&folder, &jurisdictions()).unwrap();
    assert!(!checked.files.0.contains_key("notes.md"));
    assert_eq!(checked.warnings.len(), 2, "{}", read_aloud(&checked.warnings));
    let latin: Vec<u8> = folder["texts/ca.ftl"].iter().copied().chain(*b"\n# Sit\xe0\n").collect();
    folder.insert("texts/ca.ftl".to_owned(), latin);
    let findings = check_folder(&folder, &jurisdictions()).unwrap_err();
    assert!(read_aloud(&findings).contains("this is not UTF-8 text"), "{}", read_aloud(&findings));
}
