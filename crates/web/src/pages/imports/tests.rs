//! The pages of release lists, as somebody uses them.

use axum::http::{Request, StatusCode, header};
use throughline_app::testing::{TestAgency, apart};
use throughline_domain::agency::Role;

use crate::testing::{Browser, Seen, Site};

const SOURCE: &str = r#"
id = "setmanal"
title = "Llista setmanal"
jurisdiction = "es-ct"
establishments = ["Brians 1", "Ponent"]
required = ["surname", "given_name", "establishment"]
release_date_optional_for = ["remand"]
[agency]
name = "Serveis penitenciaris"
kind = "prison"
[format]
type = "csv"
delimiter = ";"
[dates]
forms = ["dd/mm/yyyy"]
file_name = "yyyy-mm-dd"
[key]
kind = "NIS"
column = "NIS"
[columns]
surname = "Cognoms"
given_name = "Nom"
birth_date = "Naixement"
establishment = "Centre"
release_date = "Llibertat"
[identifiers]
document = "Document"
[facts.legal_status]
column = "Situació"
category = "2"
values = { Penat = "sentenced", Preventiu = "remand" }
"#;

const HEADING: &str = "NIS;Cognoms;Nom;Naixement;Document;Centre;Situació;Llibertat";
const YOUSSEF: &str = "1001;EL AMRANI;YOUSSEF;04/05/1990;X1234567L;Brians 1;Penat;15/01/2027";
const NURIA: &str = "1002;SERRA PUIG;NÚRIA;12/11/1985;X1234567L;Ponent;Penat;20/12/2026";
const LAIA: &str = "1003;ROCA;LAIA;31/02/1990;;Ponent;Penat;20/12/2026";

fn prison(site: &Site) -> TestAgency {
    site.app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1", "Ponent"])
}

/// An officer of one establishment, whose agency has explained its list.
fn officer(site: &Site, prison: &TestAgency) -> Browser {
    let nuria = site.app.worker_of(prison, &[Role::ResettlementOfficer], &["Brians 1"]);
    let cx = site.app.cx(&nuria);
    apart(|| throughline_app::import::save_source(&cx, SOURCE.to_owned())).unwrap();
    site.signed_in(&nuria)
}

/// Hands in a list of these rows.
async fn hand_in(browser: &Browser, name: &str, rows: &[&str]) -> Seen {
    let csrf = browser.get("/imports/new").await.ok().field("csrf").unwrap();
    let part =
        |head: &str, body: &str| format!("--b\r\ncontent-disposition: form-data; {head}\r\n\r\n{body}\r\n");
    let body = [
        part("name=\"csrf\"", &csrf),
        part("name=\"source\"", "setmanal"),
        part(&format!("name=\"file\"; filename=\"{name}\""), &format!("{HEADING}\n{}", rows.join("\n"))),
        "--b--\r\n".to_owned(),
    ];
    let request = Request::post("/imports/new")
        .header(header::ORIGIN, "http://plans.example")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
    browser.send_with(request, body.concat()).await
}

/// Imports what was handed in, and gives the page of the run once it is done.
async fn import(browser: &Browser, run: &str) -> Seen {
    browser.get(run).await.ok();
    let started = browser.post(&format!("{run}/start"), &[]).await.location();
    assert_eq!(started, run);
    for _ in 0..10_000 {
        let seen = browser.get(run).await.ok();
        if !seen.headers.contains_key(header::REFRESH) {
            return seen;
        }
    }
    panic!("the import does not end");
}

#[tokio::test]
async fn a_list_is_handed_in_looked_at_and_imported() {
    let site = Site::new();
    let prison = prison(&site);
    let browser = officer(&site, &prison);
    assert!(browser.get("/imports").await.ok().says("No list has been imported yet"));
    let run = hand_in(&browser, "llista_2026-11-02.csv", &[YOUSSEF, NURIA, LAIA]).await.location();
    let preview = browser.get(&run).await.ok();
    assert!(preview.says("Import 2 rows") && preview.says("There is no such day"), "{}", preview.body);
    let done = import(&browser, &run).await;
    assert!(done.says("One row was not taken"), "{}", done.body);
    let list = browser.get("/imports").await.ok();
    assert!(list.says("Monday 2 November") && list.says("One question about identity waits"));
}

#[tokio::test]
async fn a_rejected_row_is_corrected_on_screen() {
    let site = Site::new();
    let prison = prison(&site);
    let browser = officer(&site, &prison);
    let run = hand_in(&browser, "llista_2026-11-02.csv", &[YOUSSEF, LAIA]).await.location();
    import(&browser, &run).await;
    let rejected = browser.get(&format!("{run}/rejected")).await.ok();
    let row = rejected.body.split("href=\"").find(|link| link.starts_with("/imports/rows/")).unwrap();
    let row = row.split('"').next().unwrap().to_owned();
    let form = browser.get(&row).await.ok();
    assert!(form.says("31/02/1990"));
    let version = form.field("version").unwrap();
    let typed = |birth: &'static str| {
        let cells = ["1003", "ROCA", "LAIA", birth, "", "Ponent", "Penat", "20/12/2026"];
        let names = ["cell-0", "cell-1", "cell-2", "cell-3", "cell-4", "cell-5", "cell-6", "cell-7"];
        names.into_iter().zip(cells).chain([("version", version.as_str())]).collect::<Vec<_>>()
    };
    let still = browser.post(&row, &typed("30/02/1990")).await;
    assert_eq!(still.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(still.says("30/02/1990"), "what was typed is kept");
    let taken = browser.post(&row, &typed("28/02/1990")).await;
    assert_eq!(taken.location(), format!("{run}/rejected"));
    assert!(browser.follow(taken).await.ok().says("the person is new here"));
    let file = browser.get(&format!("{run}/rejected.csv")).await.ok();
    assert!(!file.says("LAIA"), "nothing is left to correct");
}

#[tokio::test]
async fn a_question_about_identity_is_answered_and_nothing_is_joined() {
    let site = Site::new();
    let prison = prison(&site);
    let browser = officer(&site, &prison);
    let run = hand_in(&browser, "llista_2026-11-02.csv", &[YOUSSEF, NURIA]).await.location();
    import(&browser, &run).await;
    let list = browser.get("/reviews").await.ok();
    let one = list.body.split("href=\"").find(|link| link.starts_with("/reviews/")).unwrap();
    let one = one.split('"').next().unwrap().to_owned();
    let asked = browser.get(&one).await.ok();
    assert!(
        asked.says("EL AMRANI") && asked.says("SERRA PUIG") && asked.says("Records are not joined by it")
    );
    let version = asked.field("version").unwrap();
    let nothing = browser.post(&one, &[("version", &version)]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answered = browser.post(&one, &[("version", &version), ("found", "different")]).await;
    assert!(browser.follow(answered).await.ok().says("Two different people"));
}

#[tokio::test]
async fn a_file_that_cannot_be_read_says_why_and_the_form_comes_back() {
    let site = Site::new();
    let prison = prison(&site);
    let browser = officer(&site, &prison);
    let csrf = browser.get("/imports/new").await.ok().field("csrf").unwrap();
    let body = format!(
        "--b\r\ncontent-disposition: form-data; name=\"csrf\"\r\n\r\n{csrf}\r\n--b\r\ncontent-disposition: \
         form-data; name=\"source\"\r\n\r\nsetmanal\r\n--b\r\ncontent-disposition: form-data; name=\"file\"; \
         filename=\"x.csv\"\r\n\r\nNIS;Nom\n1;A\r\n--b--\r\n"
    );
    let request = Request::post("/imports/new")
        .header(header::ORIGIN, "http://plans.example")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
    let seen = browser.send_with(request, body).await;
    assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(seen.says("No column is headed “Llibertat”"), "{}", seen.body);
}

#[tokio::test]
async fn an_older_list_is_imported_only_by_who_means_it() {
    let site = Site::new();
    let prison = prison(&site);
    let browser = officer(&site, &prison);
    let newer = hand_in(&browser, "llista_2026-11-09.csv", &[YOUSSEF]).await.location();
    import(&browser, &newer).await;
    let older = hand_in(&browser, "llista_2026-11-02.csv", &[NURIA]).await.location();
    let asked = browser.get(&older).await.ok();
    assert!(asked.says("A newer list, of Monday 9 November, was imported before"), "{}", asked.body);
    let refused = browser.post(&format!("{older}/start"), &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let begun = browser.post(&format!("{older}/start"), &[("older", "yes")]).await;
    assert_eq!(begun.location(), older);
}

#[tokio::test]
async fn a_list_of_an_impossible_day_or_far_ahead_comes_back_with_what_to_do() {
    let site = Site::new();
    let prison = prison(&site);
    let browser = officer(&site, &prison);
    let impossible = hand_in(&browser, "llista_2026-13-02.csv", &[YOUSSEF]).await;
    assert_eq!(impossible.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(impossible.says("2026-13-02") && impossible.says("Enter the day the list was made"));
    let ahead = hand_in(&browser, "llista_2027-11-02.csv", &[YOUSSEF]).await;
    assert_eq!(ahead.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(ahead.says("I do mean a day that lies ahead"), "{}", ahead.body);
}

#[tokio::test]
async fn a_kind_of_list_is_explained_with_select_boxes() {
    let site = Site::new();
    let prison = prison(&site);
    let nuria = site.app.worker_of(&prison, &[Role::ResettlementOfficer], &["Brians 1"]);
    let browser = site.signed_in(&nuria);
    let csrf = browser.get("/imports/sources/new").await.ok().field("csrf").unwrap();
    let list = format!("{HEADING}\n{YOUSSEF}\n{NURIA}\n{LAIA}");
    let body = format!(
        "--b\r\ncontent-disposition: form-data; name=\"csrf\"\r\n\r\n{csrf}\r\n--b\r\ncontent-disposition: \
         form-data; name=\"file\"; filename=\"sortides.csv\"\r\n\r\n{list}\r\n--b--\r\n"
    );
    let request = Request::post("/imports/sources/new")
        .header(header::ORIGIN, "http://plans.example")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
    let explain = browser.send_with(request, body).await.location();
    let seen = browser.get(&explain).await.ok();
    assert!(seen.says("3 rows: 2 new"), "{}", seen.body);
    assert!(seen.says("YOUSSEF EL AMRANI") && seen.says("Sentenced"), "the first rows as they are read");
    assert!(browser.get("/imports/sources/explain.toml").await.ok().says("kind = \"NIS\""));

    let decisions = |key: &'static str, act: &'static str| {
        [
            ("column-key", key),
            ("column-surname", "Cognoms"),
            ("column-given_name", "Nom"),
            ("column-birth_date", "Naixement"),
            ("column-establishment", "Centre"),
            ("column-release_date", "Llibertat"),
            ("column-legal_status", "Situació"),
            ("value-legal_status-0", "sentenced"),
            ("required-surname", "yes"),
            ("form", "dd/mm/yyyy"),
            ("form-2", ""),
            ("language", "ca"),
            ("no_date", "31/12/9999; 00/00/0000"),
            ("establishments", "these"),
            ("horizon", "90"),
            ("title", "Sortides de la setmana"),
            ("id", "sortides"),
            ("act", act),
        ]
    };
    assert_eq!(browser.post(&explain, &decisions("", "try")).await.location(), explain);
    assert!(browser.get(&explain).await.ok().says("Which column holds the number"));
    let refused = browser.post(&explain, &decisions("", "keep")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    browser.post(&explain, &decisions("NIS", "try")).await;
    let seen = browser.get(&explain).await.ok();
    assert!(
        seen.says("Whoever is released within 90 days") && seen.says("Only those of the sample: Brians 1")
    );
    let text = browser.get("/imports/sources/explain.toml").await.ok();
    for line in
        ["no_date = [\"31/12/9999\", \"00/00/0000\"]", "horizon = 90", "establishments = [\"Brians 1\""]
    {
        assert!(text.says(line), "{line}: {}", text.body);
    }
    let kept = browser.post(&explain, &decisions("NIS", "keep")).await;
    assert!(browser.follow(kept).await.ok().says("Sortides de la setmana"));
}

#[tokio::test]
async fn a_fault_in_a_description_is_said_in_the_readers_language_with_its_line_and_what_to_do() {
    let site = Site::new();
    let prison = prison(&site);
    let browser = officer(&site, &prison);
    let first = browser.get("/imports/sources/new").await.ok();
    assert!(first.field("csrf").is_some());
    for (language, from, to, said) in [
        (
            "en",
            "delimiter = ",
            "delimeter = ",
            "Line 13: There is no key “delimeter”. Did you mean “delimiter”?",
        ),
        (
            "ca",
            "delimiter = ",
            "delimeter = ",
            "Línia 13: No hi ha cap clau «delimeter». Volíeu dir «delimiter»?",
        ),
        (
            "es",
            "forms = [\"dd/mm/yyyy\"]",
            "forms = [\"pronto\"]",
            "Línea 15: «pronto» no es la forma de una fecha",
        ),
        ("ca", "[columns]", "[columns", "Això no està escrit com a TOML"),
        (
            "es",
            "surname = \"Cognoms\"\ngiven_name = \"Nom\"\n",
            "",
            "El nombre tiene que venir de una columna o de sus partes",
        ),
        ("ca", "title = \"Llista setmanal\"\n", "", "Falta la clau «title»"),
        ("es", "kind = \"NIS\"", "kind = 7", "El valor es de otra clase"),
    ] {
        browser.post("/account/language", &[("locale", language)]).await.location();
        let broken = SOURCE.replace(from, to);
        assert_ne!(broken, SOURCE, "{from}");
        let seen = browser.post("/imports/sources", &[("toml", &broken)]).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{from}");
        let said = said.replace('\'', "&#39;");
        assert!(seen.says(&said), "{language}: {said}: {}", seen.body);
        assert!(seen.says("EL AMRANI") || seen.says("Serveis penitenciaris"), "what was typed is kept");
    }
}

#[tokio::test]
async fn another_agency_finds_no_such_list() {
    let site = Site::new();
    let prison = prison(&site);
    let browser = officer(&site, &prison);
    let run = hand_in(&browser, "llista_2026-11-02.csv", &[YOUSSEF, LAIA]).await.location();
    import(&browser, &run).await;
    let other = site.app.agency("prison", "Un altre servei");
    let stranger = site.signed_in(&site.app.user(&other, &[Role::ResettlementOfficer]));
    for page in ["", "/rejected", "/warnings", "/gone", "/rejected.csv"] {
        assert_eq!(stranger.get(&format!("{run}{page}")).await.status, StatusCode::NOT_FOUND, "{page}");
    }
    let ngo = site.app.agency("ngo", "Una entitat");
    let mentor = site.signed_in(&site.app.user(&ngo, &[Role::Mentor]));
    assert_eq!(mentor.get(&run).await.status, StatusCode::FORBIDDEN);
}
