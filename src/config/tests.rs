use std::path::PathBuf;

use super::{file::ConfigFile, *};

fn read(text: &str, environment: &[(&str, &str)]) -> Settings {
    Settings::read(&Sources {
        file: Some(ConfigFile { path: PathBuf::from("throughline.toml"), text: text.to_owned() }),
        environment: environment.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect(),
        database_flag: None,
    })
}

fn faults(text: &str) -> Vec<String> {
    read(text, &[]).faults.iter().map(ToString::to_string).collect()
}

#[test]
fn nothing_set_means_the_defaults() {
    let settings = Settings::read(&Sources::default());
    assert_eq!(settings.config, Config::default());
    assert_eq!(settings.faults, []);
    assert!(settings.origins.iter().all(|origin| *origin == Origin::Default));
}

#[test]
fn a_full_file_is_taken() {
    let settings = read(
        r#"
        [server]
        bind = "0.0.0.0:9000"
        base_url = "https://plans.example.org/"
        [database]
        url = "postgres://throughline@db/throughline"
        [session]
        idle_minutes = 15
        absolute_hours = 8
        [log]
        level = "debug"
        format = "json"
        [clock]
        fixed = 2026-11-02T09:00:00+01:00
        "#,
        &[],
    );
    assert_eq!(settings.faults, []);
    let config = settings.config;
    assert_eq!(config.server.bind.to_string(), "0.0.0.0:9000");
    assert_eq!(config.server.base_url(), "https://plans.example.org");
    assert_eq!(config.database.url, "postgres://throughline@db/throughline");
    assert_eq!(config.session, Session { idle_minutes: 15, absolute_hours: 8 });
    assert_eq!(config.log, Log { level: "debug".to_owned(), format: LogFormat::Json });
    assert_eq!(config.clock, Clock::Fixed("2026-11-02T08:00:00Z".parse().unwrap()));
}

#[test]
fn every_setting_can_be_set_and_is_shown() {
    let values = [
        ("server.bind", "[::1]:80"),
        ("server.base_url", "https://a.example"),
        ("server.behind_proxy", "true"),
        ("database.url", "sqlite:a.sqlite"),
        ("session.idle_minutes", "7"),
        ("session.absolute_hours", "3"),
        ("log.level", "trace"),
        ("log.format", "json"),
        ("packs.directory", "own-packs"),
        ("jurisdictions.directory", "own-calendars"),
        ("proof.solver", "cvc5 --lang smt"),
        ("sealing.key_file", "/secure/sealing.key"),
        ("clock.fixed", "2026-11-02T08:00:00Z"),
    ];
    assert_eq!(values.len(), KEYS.len(), "a setting is missing in this test");
    for (key, (path, value)) in KEYS.iter().zip(values) {
        assert_eq!(key.path(), path);
        let settings = read("", &[(&key.variable(), value)]);
        assert_eq!(settings.faults, []);
        assert_eq!((key.show)(&settings.config), value);
    }
}

#[test]
fn the_stronger_source_counts() {
    let file = "[database]\nurl = \"sqlite:file.sqlite\"";
    let long = ("THROUGHLINE_DATABASE_URL", "sqlite:long.sqlite");
    let short = ("THROUGHLINE_DATABASE", "sqlite:short.sqlite");
    assert_eq!(read(file, &[]).config.database.url, "sqlite:file.sqlite");
    assert_eq!(read(file, &[long]).config.database.url, "sqlite:long.sqlite");
    assert_eq!(read(file, &[short, long]).config.database.url, "sqlite:short.sqlite");

    let flag = Settings::read(&Sources {
        environment: vec![("THROUGHLINE_DATABASE".to_owned(), "sqlite:short.sqlite".to_owned())],
        database_flag: Some("sqlite:flag.sqlite".to_owned()),
        ..Sources::default()
    });
    assert_eq!(flag.config.database.url, "sqlite:flag.sqlite");
    let database = KEYS.iter().position(|key| key.path() == "database.url").expect("a setting");
    assert_eq!(flag.origins.get(database), Some(&Origin::Flag("--database")));
}

#[test]
fn an_unknown_key_names_the_nearest_with_file_and_line() {
    assert_eq!(
        faults("[server]\nbind = \"127.0.0.1:8080\"\nbaseurl = \"https://a.example\"\n"),
        ["throughline.toml:3: \"baseurl\" is not a setting of [server]; the nearest is \"base_url\""]
    );
    assert_eq!(
        faults("[session]\nbind = \"127.0.0.1:8080\""),
        ["throughline.toml:2: \"bind\" is not a setting of [session]; the nearest is \"bind\" in [server]"]
    );
    assert_eq!(
        faults("idle_minutes = 3"),
        ["throughline.toml:1: \"idle_minutes\" is not a setting outside the sections; the nearest is \
          \"idle_minutes\" in [session]"]
    );
    assert_eq!(
        faults("# ours\n\n[sever]\nbind = \"127.0.0.1:8080\""),
        ["throughline.toml:3: [sever] is not a section; the nearest is [server]"]
    );
}

#[test]
fn all_faults_are_told_together() {
    let found = faults("[server]\nbind = \"localhost\"\n[session]\nidle_minutes = 0\n[log]\nformat = [1]\n");
    assert_eq!(
        found,
        [
            "throughline.toml:2: server.bind must be an address with a port, such as 127.0.0.1:8080, not \
             \"localhost\"",
            "throughline.toml:4: session.idle_minutes must be a number of minutes from 1 to 480, not \"0\"",
            "throughline.toml:6: log.format must be one text or one whole number",
        ]
    );
}

#[test]
fn a_broken_file_says_the_line() {
    let found = faults("[server]\nbind = \n");
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("throughline.toml:2: "), "{found:?}");
}

#[test]
fn a_variable_that_is_not_known_is_a_warning() {
    let settings =
        read("", &[("THROUGHLINE_SERVER_BIN", "x"), ("THROUGHLINE_TEST_ENGINE", "x"), ("PATH", "x")]);
    assert_eq!(settings.faults, []);
    let warnings: Vec<_> = settings.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        [
            "THROUGHLINE_SERVER_BIN: is not a setting and has no effect; the nearest is THROUGHLINE_SERVER_BIND"
        ]
    );
}

#[test]
fn a_fault_in_the_environment_names_the_variable() {
    let settings = read("", &[("THROUGHLINE_LOG_LEVEL", "loud")]);
    assert_eq!(
        settings.faults[0].to_string(),
        "THROUGHLINE_LOG_LEVEL: log.level must be error, warn, info, debug or trace, not \"loud\""
    );
}

#[test]
fn a_password_is_never_shown() {
    let show = |url: &str| {
        let settings = read("", &[("THROUGHLINE_DATABASE", url)]);
        let shown = KEYS.iter().map(|key| (key.show)(&settings.config)).collect::<String>();
        let told = settings.faults.iter().map(ToString::to_string).collect::<String>();
        shown + &told
    };
    for url in [
        "postgres://ana:s3cret@db/t",
        "postgresql://ana:s3cr@t:s3cret@db/t",
        "postgres://db/t?password=s3cret&user=ana",
        "mysql://ana:s3cret@db/t",
    ] {
        assert!(!show(url).contains("s3cr"), "{}", show(url));
    }
    assert!(show("postgres://ana:s3cret@db/t").contains("postgres://ana@db/t"));
}

#[test]
fn a_base_url_has_no_path_and_no_user() {
    for wrong in ["plans.example.org", "https://", "https://a.example/plans", "https://ana@a.example"] {
        let settings = read("", &[("THROUGHLINE_SERVER_BASE_URL", wrong)]);
        assert_eq!(settings.faults.len(), 1, "{wrong}");
    }
}
