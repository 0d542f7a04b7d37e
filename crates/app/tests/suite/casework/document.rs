use std::sync::Arc;

use jiff::civil::date;
use throughline_app::{
    Error,
    document::{self, Upload},
};
use throughline_domain::{category::Category, plan::Domain};

use crate::casework::region::Region;

fn upload(domain: Domain, name: &str, content: &[u8]) -> Upload {
    Upload {
        title: String::new(),
        domain: Some(domain),
        file_name: name.to_owned(),
        content: Arc::from(content),
    }
}

#[test]
fn a_scan_is_what_its_content_says_and_comes_back_byte_by_byte() {
    let region = Region::new();
    let antonio = region.leaving("Antonio", "Vargas Montoya", date(2026, 12, 10));
    let marta = region.marta();
    let scan = b"%PDF-1.7 a letter";
    let id = document::attach(&marta, antonio, &upload(Domain::Housing, "../carta.exe", scan)).unwrap();
    let disclosed = || region.app.ledger().iter().filter(|action| *action == "person.view").count();
    let before = disclosed();
    let (found, content) = document::download(&region.badia(), antonio, id).unwrap();
    assert_eq!((found.file_name.as_str(), content.as_slice()), ("carta.pdf", scan.as_slice()));
    assert_eq!(disclosed(), before + 1, "each download stands in the ledger");

    let html = document::attach(&marta, antonio, &upload(Domain::Housing, "scan.pdf", b"<html>"));
    let Err(Error::Invalid(errors)) = html else { panic!("not a scan") };
    assert_eq!(errors[0].message, "documents-error-type");
}

#[test]
fn a_medical_letter_stays_with_the_agency_that_brought_it() {
    let region = Region::new();
    let antonio = region.leaving("Antonio", "Vargas Montoya", date(2026, 12, 10));
    let id = document::attach(
        &region.marta(),
        antonio,
        &upload(Domain::Health, "informe.png", b"\x89PNG\r\n\x1a\n.."),
    )
    .unwrap();
    let seen = document::list(&region.badia(), antonio).unwrap();
    assert!(seen.documents.is_empty());
    assert_eq!(seen.withheld, [Category::PhysicalHealth]);
    assert!(matches!(document::download(&region.badia(), antonio, id), Err(Error::NotFound)));
    assert!(document::download(&region.nurse(), antonio, id).is_err());
    let somebody_else = region.leaving("Hassan", "Boukhari", date(2026, 12, 10));
    assert!(matches!(document::download(&region.marta(), somebody_else, id), Err(Error::NotFound)));
}
