//! Forms: from what a browser sent to typed values, and back onto the page when something is wrong.
//!
//! ```
//! use throughline_web::forms::Form;
//! let form = Form::from_pairs([("name", "Ana Puig"), ("percent", "half")]);
//! let mut read = form.read();
//! let name = read.text("name", "users-name-missing");
//! let percent: Option<i64> = read.parse("percent", "users-percent-wrong");
//! assert_eq!((name.as_str(), percent), ("Ana Puig", None));
//! let errors = read.finish().unwrap_err();
//! assert_eq!(errors[0].message, "users-percent-wrong");
//! ```

use std::str::FromStr;

use axum::{
    body::{Body, Bytes},
    extract::{FromRequest as _, FromRequestParts, Multipart, Request},
    http::{
        HeaderMap, HeaderValue,
        header::{CONTENT_TYPE, IF_MATCH},
        request::Parts,
    },
};
use jiff::civil::{Date, Time};
use throughline_app::FieldError;

use crate::{components::date_input::DateParts, errors::Failure};

/// The anti-forgery token's field.
pub(crate) const CSRF: &str = "csrf";
/// The field of the version that is being edited.
pub const VERSION: &str = "version";
/// The most fields and files of one form.
const MOST_FIELDS: usize = 2_000;

/// What a browser sent: the fields in their order, and files.
///
/// As an extractor it gives what the gate has read; a page that is only shown gets an empty one.
#[derive(Debug, Clone, Default)]
pub struct Form {
    fields: Vec<(String, String)>,
    files: Vec<File>,
}

/// A file that was sent.
#[derive(Clone)]
pub struct File {
    /// The field's name.
    pub field: String,
    /// The name it had on the sender's computer, without folders.
    pub file_name: String,
    /// What the browser says it is; not to be believed.
    pub media_type: String,
    /// Its content.
    pub content: Bytes,
}

impl std::fmt::Debug for File {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "File({}, {} bytes)", self.field, self.content.len())
    }
}

impl Form {
    /// A form with these fields, such as one that is filled from a record.
    pub fn from_pairs<K: Into<String>, V: Into<String>>(pairs: impl IntoIterator<Item = (K, V)>) -> Self {
        let fields = pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        Self { fields, files: Vec::new() }
    }

    /// As typed; empty where there is none.
    pub fn value(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// Everything that was ticked under a name.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Whether a value was ticked or chosen.
    pub fn chose(&self, name: &str, value: &str) -> bool {
        self.values(name).any(|chosen| chosen == value)
    }

    /// The three boxes of a date, as typed.
    pub fn date_parts(&self, name: &str) -> DateParts {
        let part = |part: &str| self.value(&format!("{name}-{part}")).to_owned();
        let typed = DateParts { day: part("day"), month: part("month"), year: part("year") };
        match self.value(name).trim().parse() {
            Ok(date) if typed == DateParts::default() => DateParts::of(date),
            _ => typed,
        }
    }

    /// The file under a name, unless none was chosen.
    pub fn file(&self, name: &str) -> Option<&File> {
        self.files.iter().find(|file| file.field == name && !file.content.is_empty())
    }

    /// Whether nothing was sent at all.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.files.is_empty()
    }

    /// Begins to read typed values out of it.
    pub fn read(&self) -> Reader<'_> {
        Reader { form: self, errors: Vec::new() }
    }

    /// The version that was being edited; 0, which no record has, where the field is missing.
    pub fn version(&self) -> i64 {
        self.value(VERSION).parse().unwrap_or(0)
    }

    /// The same texts, over another version of the record.
    pub(crate) fn over(&self, version: i64) -> Self {
        let mut fields: Vec<_> = self.fields.iter().filter(|(name, _)| name != VERSION).cloned().collect();
        fields.push((VERSION.to_owned(), version.to_string()));
        Self { fields, files: Vec::new() }
    }

    /// The version that a program names in `If-Match`, in place of the field; what is no version of
    /// ours is none that any record has.
    pub(crate) fn if_match(&mut self, headers: &HeaderMap) {
        let Some(named) = headers.get(IF_MATCH).map(|value| value.to_str().unwrap_or_default()) else {
            return;
        };
        let version = named.trim().trim_matches('"').parse::<i64>().unwrap_or(0);
        self.fields.retain(|(name, _)| name != VERSION);
        self.fields.push((VERSION.to_owned(), version.to_string()));
    }

    /// What may be kept for after the next sign-in: everything but secrets.
    pub(crate) fn to_keep(&self) -> String {
        let kept: Vec<_> = self.fields.iter().filter(|(name, _)| !is_secret(name)).collect();
        serde_urlencoded::to_string(kept).unwrap_or_default()
    }

    /// The texts that a person would not like to type again.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.fields
            .iter()
            .filter(|(name, value)| !is_secret(name) && name != VERSION && value.trim().len() > 3)
            .map(|(_, value)| value.as_str())
    }

    pub(crate) fn from_kept(content: &str) -> Self {
        Self { fields: serde_urlencoded::from_str(content).unwrap_or_default(), files: Vec::new() }
    }
}

/// A version as an entity tag.
pub(crate) fn entity_tag(version: i64) -> Option<HeaderValue> {
    HeaderValue::from_str(&format!("\"{version}\"")).ok()
}

fn is_secret(name: &str) -> bool {
    name == CSRF || name == "code" || name == "secret" || name.contains("password")
}

/// Reads values one by one and collects what is wrong with them.
#[derive(Debug)]
pub struct Reader<'a> {
    form: &'a Form,
    errors: Vec<FieldError>,
}

impl Reader<'_> {
    /// A text that must be there, without spaces around it.
    pub fn text(&mut self, name: &str, missing: &'static str) -> String {
        let text = self.optional(name);
        if text.is_none() {
            self.refuse(FieldError::new(name, missing));
        }
        text.unwrap_or_default()
    }

    /// A text that may be missing.
    pub fn optional(&self, name: &str) -> Option<String> {
        let text = self.form.value(name).trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A value that must be there and be of a type: a number, an id, a code.
    pub fn parse<T: FromStr>(&mut self, name: &str, wrong: &'static str) -> Option<T> {
        let value = self.form.value(name).trim().parse().ok();
        if value.is_none() {
            self.refuse(FieldError::new(name, wrong));
        }
        value
    }

    /// A value that may be missing, but not be of another type.
    pub fn parse_optional<T: FromStr>(&mut self, name: &str, wrong: &'static str) -> Option<T> {
        if self.form.value(name).trim().is_empty() { None } else { self.parse(name, wrong) }
    }

    /// Every value ticked under a name.
    pub fn parse_each<T: FromStr>(&mut self, name: &str, wrong: &'static str) -> Vec<T> {
        let typed: Vec<_> = self.form.values(name).filter(|value| !value.is_empty()).collect();
        let values: Vec<T> = typed.iter().filter_map(|value| value.parse().ok()).collect();
        if values.len() != typed.len() {
            self.refuse(FieldError::new(name, wrong));
        }
        values
    }

    /// A date that must be there, from three boxes or from one (`2026-04-02`).
    pub fn date(&mut self, name: &str, wrong: &'static str) -> Option<Date> {
        let date = self.form.date_parts(name).date();
        if date.is_none() {
            self.refuse(FieldError::new(name, wrong));
        }
        date
    }

    /// A date that may be missing, but not be half there.
    pub fn date_optional(&mut self, name: &str, wrong: &'static str) -> Option<Date> {
        let empty =
            self.form.date_parts(name) == DateParts::default() && self.form.value(name).trim().is_empty();
        if empty { None } else { self.date(name, wrong) }
    }

    /// A time of day that may be missing, as people write it: `9:30`, `09.30`, `9h30`.
    pub fn time_optional(&mut self, name: &str, wrong: &'static str) -> Option<Time> {
        let typed = self.optional(name)?;
        let time = typed.split_once([':', '.', 'h']).and_then(|(hour, minute)| {
            let digits =
                |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok());
            if minute.len() != 2 {
                return None;
            }
            Time::new(digits(hour)??, digits(minute)??, 0, 0).ok()
        });
        if time.is_none() {
            self.refuse(FieldError::new(name, wrong));
        }
        time
    }

    /// Adds what the page itself found wrong.
    pub fn refuse(&mut self, error: FieldError) {
        self.errors.push(error);
    }

    /// Whether everything could be read.
    pub fn finish(self) -> Result<(), Vec<FieldError>> {
        if self.errors.is_empty() { Ok(()) } else { Err(self.errors) }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Form {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}

/// Reads the body of a request, with or without files, up to `limit` bytes.
pub(crate) async fn receive(headers: &HeaderMap, body: Body, limit: usize) -> Result<Form, Failure> {
    let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let is_multipart = content_type.starts_with("multipart/form-data");
    let content_type = content_type.to_owned();
    let bytes = axum::body::to_bytes(body, limit).await.map_err(|_| Failure::TooLarge(limit))?;
    let form = if is_multipart {
        from_multipart(&content_type, bytes).await.ok_or(Failure::Unreadable)?
    } else if bytes.is_empty() {
        Form::default()
    } else {
        let fields = serde_urlencoded::from_bytes(&bytes).map_err(|_| Failure::Unreadable)?;
        Form { fields, files: Vec::new() }
    };
    if form.fields.len() + form.files.len() > MOST_FIELDS { Err(Failure::TooLarge(limit)) } else { Ok(form) }
}

async fn from_multipart(content_type: &str, bytes: Bytes) -> Option<Form> {
    let request = Request::builder().header(CONTENT_TYPE, content_type).body(Body::from(bytes)).ok()?;
    let mut parts = Multipart::from_request(request, &()).await.ok()?;
    let mut form = Form::default();
    while let Some(part) = parts.next_field().await.ok()? {
        let field = part.name()?.to_owned();
        match part.file_name().map(str::to_owned) {
            None => form.fields.push((field, part.text().await.ok()?)),
            Some(path) => {
                let media_type = part.content_type().unwrap_or("application/octet-stream").to_owned();
                let file_name = path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
                let content = part.bytes().await.ok()?;
                form.files.push(File { field, file_name, media_type, content });
            }
        }
    }
    Some(form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_comes_from_three_boxes_or_from_one() {
        let boxes = Form::from_pairs([("born-day", "2"), ("born-month", "4"), ("born-year", "1990")]);
        assert_eq!(boxes.read().date("born", "x"), Some(jiff::civil::date(1990, 4, 2)));
        let one = Form::from_pairs([("born", "1990-04-02")]);
        assert_eq!(one.read().date("born", "x"), Some(jiff::civil::date(1990, 4, 2)));
        let half = Form::from_pairs([("born-day", "2"), ("born-month", ""), ("born-year", "1990")]);
        let mut read = half.read();
        assert_eq!(read.date_optional("born", "common-date-wrong"), None);
        assert_eq!(read.finish().unwrap_err()[0].field, "born");
        let empty = Form::from_pairs([("born-day", "")]);
        let mut read = empty.read();
        assert_eq!(read.date_optional("born", "x"), None);
        assert!(read.finish().is_ok());
    }

    #[test]
    fn a_time_is_read_as_people_write_it() {
        let read = |typed: &str| {
            let form = Form::from_pairs([("time", typed)]);
            let mut read = form.read();
            let time = read.time_optional("time", "custody-error-time");
            read.finish().map(|()| time)
        };
        let half_past_nine = Some(jiff::civil::time(9, 30, 0, 0));
        for typed in ["9:30", "09:30", "09.30", "9h30", " 9:30 "] {
            assert_eq!(read(typed), Ok(half_past_nine), "{typed}");
        }
        assert_eq!(read(""), Ok(None));
        for typed in ["25:00", "9:60", "9", "9:3", "half past nine", "-1:30", "+9:30"] {
            assert!(read(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn secrets_are_not_kept() {
        let form =
            Form::from_pairs([("csrf", "a"), ("new_password", "b"), ("code", "c"), ("note", "Met & talked")]);
        assert_eq!(form.to_keep(), "note=Met+%26+talked");
        assert_eq!(Form::from_kept(&form.to_keep()).value("note"), "Met & talked");
    }

    #[tokio::test]
    async fn files_come_without_their_folders() {
        let body = "--b\r\ncontent-disposition: form-data; name=\"csrf\"\r\n\r\nt\r\n--b\r\ncontent-disposition: \
            form-data; name=\"list\"; filename=\"C:\\\\lists\\\\ca.csv\"\r\ncontent-type: text/csv\r\n\r\na;b\r\n--b--\r\n";
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, "multipart/form-data; boundary=b".parse().unwrap());
        let form = receive(&headers, Body::from(body), 1_000).await.unwrap();
        assert_eq!(form.value("csrf"), "t");
        let file = form.file("list").unwrap();
        assert_eq!((file.file_name.as_str(), &file.content[..]), ("ca.csv", &b"a;b"[..]));
        assert!(matches!(receive(&headers, Body::from(body), 10).await, Err(Failure::TooLarge(10))));
    }
}
