//! The markup of every component that comes from govuk-frontend, compared with the fixtures which
//! that package publishes, for all the options that our typed API can express.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "the helpers of a test fail it by panicking"
)]

use std::collections::BTreeMap;

use jiff::civil::date;
use maud::{Markup, PreEscaped, Render, html};
use serde_json::Value;
use throughline_web::components::banner::{notice_banner, success_banner};
use throughline_web::components::button::Button;
use throughline_web::components::choice::Choice;
use throughline_web::components::date_input::DateParts;
use throughline_web::components::details::details;
use throughline_web::components::error_summary::{FieldError, error_summary};
use throughline_web::components::field::Field;
use throughline_web::components::language::language_navigation;
use throughline_web::components::link::{Crumb, back_link, breadcrumbs, skip_link};
use throughline_web::components::pagination::{Pagination, pagination};
use throughline_web::components::summary_list::{SummaryRow, summary_list};
use throughline_web::components::tag::{Tone, tag};
use throughline_web::components::task_list::{Task, task_list};
use throughline_web::i18n::{Locale, Tr};

fn tr() -> Tr {
    Tr::new(Locale::En, date(2026, 3, 10))
}

/// A fixture: the options and the HTML of the kit.
fn fixture(component: &str, name: &str) -> (Value, String) {
    let path = format!("{}/tests/fixtures/{component}.json", env!("CARGO_MANIFEST_DIR"));
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let found = file["fixtures"]
        .as_array()
        .unwrap()
        .iter()
        .find(|fixture| fixture["name"] == name)
        .unwrap_or_else(|| panic!("{component} has no fixture {name:?}"));
    (found["options"].clone(), found["html"].as_str().unwrap().to_owned())
}

fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

/// A value of a choice, which fixtures write as text or as a number.
fn scalar(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// One piece per tag and per text, attributes sorted and white space collapsed; comparing lists
/// shows the first difference instead of two walls of HTML.
fn pieces(html: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        push_text(&mut pieces, &rest[..start]);
        let end = rest[start..].find('>').unwrap() + start;
        pieces.push(tag_piece(&rest[start + 1..end]));
        rest = &rest[end + 1..];
    }
    push_text(&mut pieces, rest);
    pieces
}

fn push_text(pieces: &mut Vec<String>, text: &str) {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&");
    if !text.is_empty() {
        pieces.push(text);
    }
}

fn tag_piece(inside: &str) -> String {
    let inside = inside.trim().trim_end_matches('/');
    let (name, mut rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let mut attributes = BTreeMap::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let key = &rest[..end];
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix("=\"") {
            let close = after.find('"').unwrap();
            value = &after[..close];
            rest = &after[close + 1..];
        }
        let mut words: Vec<&str> = value.split_whitespace().collect();
        if key == "class" {
            words.sort_unstable();
        }
        attributes.insert(key.to_owned(), words.join(" "));
    }
    // Words for the script, which the kit's own script takes from its configuration instead.
    for ours in ["data-show", "data-hide", "data-show-label", "data-hide-label"] {
        attributes.remove(ours);
    }
    format!("<{name} {attributes:?}>")
}

#[track_caller]
fn assert_same(name: &str, ours: &Markup, theirs: &str) {
    assert_eq!(pieces(&ours.0), pieces(theirs), "{name}");
}

#[test]
fn buttons() {
    for name in [
        "default",
        "disabled",
        "link",
        "explicit link",
        "secondary",
        "secondary disabled",
        "warning",
        "warning disabled",
        "name",
        "value",
    ] {
        let (options, theirs) = fixture("button", name);
        let mut button = match options["href"].as_str() {
            Some(href) => Button::link(text(&options, "/text"), href),
            None => Button::new(text(&options, "/text")),
        };
        let classes = text(&options, "/classes");
        if classes.contains("secondary") {
            button = button.secondary();
        }
        if classes.contains("warning") {
            button = button.warning();
        }
        if options["disabled"] == true {
            button = button.disabled();
        }
        // Ours are always sent with a name and a value together.
        let (sent_name, sent_value) = (text(&options, "/name"), text(&options, "/value"));
        let mut theirs = theirs;
        if !sent_name.is_empty() || !sent_value.is_empty() {
            button = button.sends(sent_name, sent_value);
            if sent_value.is_empty() {
                theirs = theirs.replacen("type=\"submit\"", "type=\"submit\" value=\"\"", 1);
            }
            if sent_name.is_empty() {
                theirs = theirs.replacen("type=\"submit\"", "type=\"submit\" name=\"\"", 1);
            }
        }
        assert_same(name, &button.render(), &theirs);
    }
}

/// The field that a fixture of a labelled control describes.
fn field(options: &Value) -> Field<'_> {
    let name = match text(options, "/name") {
        "" => text(options, "/id"),
        name => name,
    };
    let legend = text(options, "/fieldset/legend/text");
    let label = if legend.is_empty() { text(options, "/label/text") } else { legend };
    let mut field =
        Field::new(name, label).error(options.pointer("/errorMessage/text").and_then(Value::as_str));
    for id in ["/id", "/idPrefix"] {
        if !text(options, id).is_empty() {
            field = field.id(text(options, id));
        }
    }
    if !text(options, "/hint/text").is_empty() {
        field = field.hint(text(options, "/hint/text"));
    }
    if options.pointer("/fieldset/legend/isPageHeading") == Some(&Value::Bool(true)) {
        field = field.page_heading();
    }
    if !text(options, "/autocomplete").is_empty() {
        field = field.autocomplete(text(options, "/autocomplete"));
    }
    if let Some(on) = options["spellcheck"].as_bool() {
        field = field.spellcheck(on);
    }
    if !text(options, "/inputmode").is_empty() {
        field = field.input_mode(text(options, "/inputmode"));
    }
    field
}

#[test]
fn inputs() {
    for name in [
        "default",
        "with hint text",
        "with error message",
        "with autocomplete attribute",
        "with spellcheck enabled",
        "with spellcheck disabled",
        "inputmode",
        "value",
        "with error and hint",
    ] {
        let (options, theirs) = fixture("input", name);
        assert_same(name, &field(&options).input(tr(), text(&options, "/value")), &theirs);
    }
}

#[test]
fn textareas() {
    for name in [
        "default",
        "with hint",
        "with error message",
        "with default value",
        "with custom rows",
        "with autocomplete attribute",
        "with spellcheck enabled",
        "with hint and error message",
    ] {
        let (options, theirs) = fixture("textarea", name);
        let rows = options["rows"].as_u64().unwrap_or(5).try_into().unwrap();
        assert_same(name, &field(&options).textarea(tr(), rows, text(&options, "/value")), &theirs);
    }
}

#[test]
fn passwords() {
    for name in ["default", "with hint text", "with error message", "with new-password autocomplete"] {
        let (options, theirs) = fixture("password-input", name);
        assert_same(name, &field(&options).password(tr()), &theirs);
    }
}

fn choices(options: &Value) -> Vec<Choice<'_>> {
    options["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| {
            let chosen = item["checked"] == true || item["selected"] == true;
            let mut choice = Choice::new(scalar(&item["value"]), text(item, "/text")).chosen(chosen);
            if !text(item, "/hint/text").is_empty() {
                choice = choice.hint(text(item, "/hint/text"));
            }
            if !text(item, "/id").is_empty() {
                choice = choice.id(text(item, "/id"));
            }
            if item["disabled"] == true {
                choice = choice.disabled();
            }
            choice
        })
        .collect()
}

#[test]
fn selects() {
    for name in ["default", "with hint text and error message", "item selected overrides value"] {
        let (options, theirs) = fixture("select", name);
        assert_same(name, &field(&options).select(tr(), &choices(&options)), &theirs);
    }
}

#[test]
fn radios() {
    for name in
        ["default", "inline", "with fieldset and error message", "with disabled", "with hints on items"]
    {
        let (options, theirs) = fixture("radios", name);
        let field = field(&options);
        let ours = if text(&options, "/classes").contains("inline") {
            field.radios_inline(tr(), &choices(&options))
        } else {
            field.radios(tr(), &choices(&options))
        };
        assert_same(name, &ours, &theirs);
    }
}

#[test]
fn checkboxes() {
    for name in ["default", "with error message and hint", "small"] {
        let (options, theirs) = fixture("checkboxes", name);
        let field = field(&options);
        let ours = if text(&options, "/classes").contains("small") {
            field.checkboxes_small(tr(), &choices(&options))
        } else {
            field.checkboxes(tr(), &choices(&options))
        };
        assert_same(name, &ours, &theirs);
    }
}

#[test]
fn date_inputs() {
    for name in ["default", "with error message and hint"] {
        let (options, theirs) = fixture("date-input", name);
        let ours = field(&options).date_named(tr(), "", &DateParts::default());
        assert_same(name, &ours, &theirs);
    }
}

#[test]
fn error_summaries() {
    let (options, theirs) = fixture("error-summary", "default");
    let errors: Vec<FieldError> = options["errorList"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| FieldError {
            field: text(error, "/href").trim_start_matches('#').to_owned(),
            text: text(error, "/text").to_owned(),
        })
        .collect();
    assert_same("default", &error_summary(tr(), &errors), &theirs);
    assert!(error_summary(tr(), &[]).0.is_empty());
}

#[test]
fn notification_banners() {
    let (options, theirs) = fixture("notification-banner", "default");
    assert_same("default", &notice_banner(tr(), text(&options, "/text"), ""), &theirs);
    let (options, theirs) = fixture("notification-banner", "with type as success");
    assert_same("success", &success_banner(tr(), text(&options, "/text"), ""), &theirs);
}

#[test]
fn tags() {
    for (name, tone) in [
        ("grey", Tone::Stone),
        ("yellow", Tone::Amber),
        ("red", Tone::Brick),
        ("green", Tone::Pine),
        ("purple", Tone::Plum),
    ] {
        let (options, theirs) = fixture("tag", name);
        assert_same(name, &tag(tone, text(&options, "/text")), &theirs);
    }
}

#[test]
fn paginations() {
    for name in ["with prev and next only", "with previous only", "with next only"] {
        let (options, theirs) = fixture("pagination", name);
        let pages = Pagination {
            previous: options.pointer("/previous/href").and_then(Value::as_str),
            next: options.pointer("/next/href").and_then(Value::as_str),
        };
        assert_same(name, &pagination(tr(), pages), &theirs);
    }
}

#[test]
fn unfolding_details() {
    let (options, theirs) = fixture("details", "default");
    let ours = details(text(&options, "/summaryText"), text(&options, "/text"));
    assert_same("default", &ours, &theirs);
}

#[test]
fn summary_lists() {
    for name in ["default", "with actions", "with some actions"] {
        let (options, theirs) = fixture("summary-list", name);
        let rows: Vec<SummaryRow<'_>> = options["rows"].as_array().unwrap().iter().map(summary_row).collect();
        assert_same(name, &summary_list(&rows), &theirs);
    }
}

fn summary_row(row: &Value) -> SummaryRow<'_> {
    let value = match row.pointer("/value/html").and_then(Value::as_str) {
        Some(html) => PreEscaped(html.to_owned()),
        None => text(row, "/value/text").render(),
    };
    let actions = row.pointer("/actions/items").and_then(Value::as_array);
    actions.into_iter().flatten().fold(SummaryRow::new(text(row, "/key/text"), value), |row, action| {
        row.action(text(action, "/href"), text(action, "/text"), text(action, "/visuallyHiddenText"))
    })
}

#[test]
fn task_lists() {
    let (options, theirs) = fixture("task-list", "default");
    let tasks: Vec<Task<'_>> = options["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| {
            let status = match item.pointer("/status/tag/text").and_then(Value::as_str) {
                Some(words) => tag(Tone::Slate, words),
                None => text(item, "/status/text").render(),
            };
            Task::new(text(item, "/title/text"), status).href(text(item, "/href"))
        })
        .collect();
    assert_same("default", &task_list("task-list", &tasks), &theirs);
}

#[test]
fn ways_around() {
    let (options, theirs) = fixture("skip-link", "default");
    assert_same("skip", &skip_link(text(&options, "/href"), text(&options, "/text")), &theirs);
    let (_, theirs) = fixture("back-link", "default");
    assert_same("back", &back_link("#", "Back"), &theirs);
    for name in ["default", "with last breadcrumb as current page"] {
        let (options, theirs) = fixture("breadcrumbs", name);
        let crumbs: Vec<Crumb<'_>> = options["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| Crumb { text: text(item, "/text"), href: item["href"].as_str() })
            .collect();
        assert_same(name, &breadcrumbs(tr(), &crumbs), &theirs);
    }
}

#[test]
fn languages_stand_in_their_own_names() {
    let ours = language_navigation(tr(), |locale| format!("#/{}", locale.code()));
    // The kit's default has Welsh where we have two languages: compared by its first two items.
    let (_, theirs) = fixture("language-navigation", "default");
    let theirs = theirs.replace("#/cy", "#/ca").replace("\"cy\"", "\"ca\"").replace("Cymraeg", "Català");
    let (ours, theirs) = (pieces(&ours.0), pieces(&theirs));
    let shared = theirs.len() - 2;
    assert_eq!(ours[..shared], theirs[..shared]);
}

#[test]
fn nothing_that_a_person_types_becomes_markup() {
    let evil = "<script>alert(1)</script>\"'";
    let all = html! {
        (Field::new("a", evil).hint(evil).error(Some(evil)).input(tr(), evil))
        (Field::new("b", evil).textarea(tr(), 3, evil))
        (Field::new("c", evil).radios(tr(), &[Choice::new(evil, evil).hint(evil)]))
        (Button::link(evil, evil))
        (tag(Tone::Brick, evil))
        (summary_list(&[SummaryRow::new(evil, evil).action(evil, evil, evil)]))
    };
    assert!(!all.0.contains("<script"));
    assert!(!all.0.contains("=\"<"));
}
