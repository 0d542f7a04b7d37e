//! `key`: the file of the sealing keys from its making to its rotation, and what refuses to run without it.

use crate::operator::Operator;

/// A demonstration has its own key file, and sealed data.
fn demonstration(operator: &Operator) {
    let made = operator.starts(&["demo", "--port", "0", "--directory", "data"], "Ctrl-C ends it");
    drop(made);
    std::fs::create_dir(operator.path().join("secure")).expect("a folder");
    std::fs::rename(operator.path().join("data/sealing.key"), operator.path().join("secure/sealing.key"))
        .expect("the key file of the demonstration");
}

#[test]
fn a_key_file_is_made_once_and_for_its_owner_alone() {
    let operator = Operator::new();
    let made = operator.runs(&["key", "seal", "sealing.key"]);
    assert_eq!(made.code(), 0, "{}", made.said());
    assert!(made.printed().contains("THROUGHLINE_SEALING_KEY_FILE"), "{}", made.printed());
    assert_eq!(operator.runs(&["key", "seal", "sealing.key"]).code(), 2, "never overwritten");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let file = operator.path().join("sealing.key");
        let permissions = std::fs::metadata(&file).expect("the key").permissions();
        assert_eq!(permissions.mode() & 0o777, 0o600);
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).expect("another mode");
        operator.runs(&["migrate"]);
        let with = [("THROUGHLINE_SEALING_KEY_FILE", "sealing.key")];
        let refused = operator.runs_with(&["serve", "--bind", "127.0.0.1:0"], &with);
        assert_eq!(refused.code(), 2, "{}", refused.said());
        assert!(refused.said().contains("chmod 600"), "{}", refused.said());
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).expect("its mode");
    }
    let beside = operator.runs_with(&["doctor"], &[("THROUGHLINE_SEALING_KEY_FILE", "sealing.key")]);
    assert_eq!(beside.code(), 1);
    assert!(beside.printed().contains("in the folder of the database"), "{}", beside.printed());
}

#[test]
fn without_its_keys_sealed_data_is_not_served_and_with_them_they_turn() {
    let operator = Operator::new();
    demonstration(&operator);
    let database = ["--database", "sqlite:data/demo.sqlite"];
    let runs = |arguments: &[&str], key: Option<&str>| {
        let variables: Vec<_> = key.map(|file| ("THROUGHLINE_SEALING_KEY_FILE", file)).into_iter().collect();
        operator.runs_with(&[arguments, &database[..]].concat(), &variables)
    };
    let ours = Some("secure/sealing.key");
    let keys = || std::fs::read_to_string(operator.path().join("secure/sealing.key")).expect("the keys");

    let told = runs(&["doctor", "--json"], None).json();
    let check = |told: &serde_json::Value| {
        let checks = told["checks"].as_array().expect("checks").clone();
        checks.into_iter().find(|check| check["what"] == "sealing keys").expect("a check")
    };
    assert_eq!(check(&told)["state"], "fault", "{told:#}");
    assert_eq!(check(&runs(&["doctor", "--json"], ours).json())["state"], "ok");

    assert_eq!(operator.runs(&["key", "seal", "secure/other.key"]).code(), 0);
    let wrong = runs(&["key", "rotate"], Some("secure/other.key"));
    assert_eq!(wrong.code(), 2, "{}", wrong.said());
    assert!(wrong.said().contains("do not open"), "{}", wrong.said());

    assert_eq!(keys().lines().count(), 2);
    let turned = runs(&["key", "rotate"], ours);
    assert_eq!(turned.code(), 0, "{}", turned.said());
    assert_eq!(keys().lines().count(), 3, "the older key stays");
    assert_eq!(check(&runs(&["doctor", "--json"], ours).json())["state"], "ok");
    let forgot = runs(&["key", "forget"], ours);
    assert_eq!(forgot.code(), 0, "{}", forgot.said());
    assert_eq!(keys().lines().count(), 2);
    assert_eq!(check(&runs(&["doctor", "--json"], ours).json())["state"], "ok");
    assert!(runs(&["key", "forget"], ours).printed().contains("each is in use"));
}
