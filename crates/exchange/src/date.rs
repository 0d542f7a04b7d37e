//! Dates as other systems write them.
//!
//! A *form* is written the way an office would say it: `dd/mm/yyyy`, `dd-mon-yyyy`,
//! `d month yyyy`. A date is never guessed: a text that fits no form of its source is
//! unreadable, a text that fits a form without being a day (31/02) is impossible.

use jiff::civil::{Date, date};
use throughline_domain::{person, roster::Reading};

/// The form of a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateForm {
    tokens: Vec<Token>,
    written: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Day,
    Month,
    MonthName,
    Year,
    ShortYear,
    Text(String),
}

/// A text that is not the form of a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is not the form of a date; write it with d, dd, m, mm, mon, month, yy and yyyy, as in dd/mm/yyyy"
)]
pub struct NotAForm(pub String);

/// The twelve names of the months in one language.
pub type Months = [String; 12];

/// The months of the languages that releases lists are often written in.
pub fn months(language: &str) -> Option<Months> {
    let names = match language {
        "ca" => "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
        "de" => "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "en" => "January February March April May June July August September October November December",
        "es" => "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "fr" => "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "it" => {
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
        }
        "nl" => "januari februari maart april mei juni juli augustus september oktober november december",
        "pt" => "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        _ => return None,
    };
    let names: Vec<String> = names.split(' ').map(str::to_owned).collect();
    names.try_into().ok()
}

/// Which year a year of two digits may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Century {
    /// A birth: the last such year that leaves the person at least ten years old.
    Birth,
    /// Any other day: the such year nearest to the list's date.
    Nearest,
}

impl DateForm {
    /// Reads a form.
    pub fn parse(written: &str) -> Result<Self, NotAForm> {
        let mut tokens: Vec<Token> = Vec::new();
        let mut rest = written;
        while let Some(first) = rest.chars().next() {
            let known = [
                ("yyyy", Token::Year),
                ("yy", Token::ShortYear),
                ("month", Token::MonthName),
                ("mon", Token::MonthName),
                ("mm", Token::Month),
                ("m", Token::Month),
                ("dd", Token::Day),
                ("d", Token::Day),
            ];
            // "de" in "d de month de yyyy" is a word of the date, not a day.
            let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
            if let Some((text, token)) = known.into_iter().find(|(text, _)| *text == word) {
                tokens.push(token);
                rest = rest.get(text.len()..).unwrap_or_default();
            } else if let Some((text, token)) = known_run(&word) {
                tokens.push(token);
                rest = rest.get(text..).unwrap_or_default();
            } else {
                let literal = if word.is_empty() { first.to_string() } else { word };
                rest = rest.get(literal.len()..).unwrap_or_default();
                match tokens.last_mut() {
                    Some(Token::Text(text)) => text.push_str(&literal),
                    _ => tokens.push(Token::Text(literal)),
                }
            }
        }
        let count = |wanted: &[Token]| tokens.iter().filter(|token| wanted.contains(token)).count();
        let whole = count(&[Token::Day]) == 1
            && count(&[Token::Month, Token::MonthName]) == 1
            && count(&[Token::Year, Token::ShortYear]) == 1;
        if whole {
            Ok(Self { tokens, written: written.to_owned() })
        } else {
            Err(NotAForm(written.to_owned()))
        }
    }

    /// The form as the source writes it.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Whether two forms could read one text as two different days, as `dd/mm` and `mm/dd` do.
    pub fn confuses(&self, other: &Self) -> bool {
        let order = |form: &Self| -> Vec<Token> {
            form.tokens.iter().filter(|token| !matches!(token, Token::Text(_))).cloned().collect()
        };
        let texts = |form: &Self| -> Vec<Token> {
            form.tokens.iter().filter(|token| matches!(token, Token::Text(_))).cloned().collect()
        };
        let kinds = |form: &Self| {
            let mut kinds = order(form);
            kinds.sort_by_key(|token| format!("{token:?}"));
            kinds
        };
        order(self) != order(other) && texts(self) == texts(other) && kinds(self) == kinds(other)
    }

    /// Writes a day in this form.
    pub fn write(&self, day: Date, months: &Months) -> String {
        let mut text = String::new();
        for token in &self.tokens {
            match token {
                Token::Day => text.push_str(&two_digits(day.day().into())),
                Token::Month => text.push_str(&two_digits(day.month().into())),
                Token::MonthName => {
                    let index = usize::try_from(day.month() - 1).unwrap_or(0);
                    text.push_str(months.get(index).map_or("", String::as_str));
                }
                Token::Year => text.push_str(&day.strftime("%Y").to_string()),
                Token::ShortYear => text.push_str(&two_digits(day.year().rem_euclid(100))),
                Token::Text(literal) => text.push_str(literal),
            }
        }
        text
    }

    /// Reads the beginning of a text: the day, and what is left over after it.
    fn read<'t>(&self, text: &'t str, months: &Months) -> Option<(Found, &'t str)> {
        let mut found = Found::default();
        let mut rest = text;
        for token in &self.tokens {
            rest = match token {
                Token::Day => take_number(rest, 1, 2, &mut found.day)?,
                Token::Month => take_number(rest, 1, 2, &mut found.month)?,
                Token::Year => take_number(rest, 4, 4, &mut found.year)?,
                Token::ShortYear => {
                    found.short = true;
                    take_number(rest, 2, 2, &mut found.year)?
                }
                Token::MonthName => take_month(rest, months, &mut found.month)?,
                Token::Text(literal) => take_text(rest, literal)?,
            };
        }
        Some((found, rest))
    }
}

fn two_digits(number: i16) -> String {
    format!("{number:02}")
}

/// The token at the beginning of letters that run on, as in `yyyymmdd`.
fn known_run(word: &str) -> Option<(usize, Token)> {
    let run = word.chars().all(|c| matches!(c, 'd' | 'm' | 'y'));
    let first = word.chars().next().filter(|_| run)?;
    let length = word.chars().take_while(|c| *c == first).count();
    let token = match (first, length) {
        ('y', 4) => Token::Year,
        ('y', 2) => Token::ShortYear,
        ('m', 2) => Token::Month,
        ('d', 2) => Token::Day,
        _ => return None,
    };
    Some((length, token))
}

#[derive(Debug, Default, Clone, Copy)]
struct Found {
    day: i16,
    month: i16,
    year: i16,
    short: bool,
}

impl Found {
    fn date(self, century: Century, list_date: Date) -> Option<Date> {
        let year = if self.short { self.full_year(century, list_date) } else { self.year };
        Date::new(year, i8::try_from(self.month).ok()?, i8::try_from(self.day).ok()?).ok()
    }

    fn full_year(self, century: Century, list_date: Date) -> i16 {
        let this = list_date.year();
        let latest = match century {
            Century::Birth => this - 10,
            Century::Nearest => this + 50,
        };
        latest - (latest - self.year).rem_euclid(100)
    }
}

fn take_number<'t>(text: &'t str, least: usize, most: usize, into: &mut i16) -> Option<&'t str> {
    let length = text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    if length < least {
        return None;
    }
    *into = text.get(..length)?.parse().ok()?;
    text.get(length..)
}

fn take_text<'t>(text: &'t str, literal: &str) -> Option<&'t str> {
    let mut rest = text;
    for expected in literal.chars() {
        let mut characters = rest.chars();
        let found = characters.next()?;
        if found != expected && !found.to_lowercase().eq(expected.to_lowercase()) {
            return None;
        }
        rest = characters.as_str();
    }
    Some(rest)
}

/// A month's name, or its beginning of three letters or more where only one month begins so.
fn take_month<'t>(text: &'t str, months: &Months, into: &mut i16) -> Option<&'t str> {
    let length: usize = text.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    let name = person::normal(text.get(..length)?);
    if name.chars().count() < 3 {
        return None;
    }
    let mut fitting = (1_i16..).zip(months).filter(|(_, month)| person::normal(month).starts_with(&name));
    let (number, _) = fitting.next()?;
    if fitting.next().is_some() {
        return None;
    }
    *into = number;
    let rest = text.get(length..)?;
    Some(rest.strip_prefix('.').unwrap_or(rest))
}

/// Whether what follows a date is a time of day ("00:00:00", "T09:30Z"), which is left aside.
fn is_time(rest: &str) -> bool {
    let time = rest.trim_start_matches(['T', ' ', ',']);
    time.len() < rest.len()
        && time.contains(':')
        && time.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-' | 'Z'))
}

/// Reads a cell in the first form that fits.
pub fn read(
    text: &str,
    forms: &[DateForm],
    months: &Months,
    century: Century,
    list_date: Date,
) -> Reading<Date> {
    if text.is_empty() {
        return Reading::Blank;
    }
    let mut fits = false;
    for form in forms {
        let Some((found, rest)) = form.read(text, months) else { continue };
        if !rest.is_empty() && !is_time(rest) {
            continue;
        }
        fits = true;
        if let Some(date) = found.date(century, list_date) {
            return Reading::Read(date);
        }
    }
    if fits { Reading::Impossible(text.to_owned()) } else { Reading::Unknown(text.to_owned()) }
}

/// The first day in a file's name that has this form; where there is none, the first text that
/// has the form and is no day.
pub fn in_file_name(name: &str, form: &DateForm, months: &Months) -> Reading<Date> {
    let starts = name.char_indices().map(|(index, _)| index);
    let digit_before = |index: usize| {
        name.get(..index).and_then(|before| before.chars().last()).is_some_and(|c| c.is_ascii_digit())
    };
    let mut impossible = Reading::Blank;
    for index in starts.filter(|index| !digit_before(*index)) {
        let Some(text) = name.get(index..) else { continue };
        let Some((found, rest)) = form.read(text, months) else { continue };
        if rest.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        // Two digits of a year mean this century in the name of a file of today.
        if let Some(day) = found.date(Century::Nearest, date(2026, 1, 1)) {
            return Reading::Read(day);
        }
        if impossible == Reading::Blank {
            let length = text.len() - rest.len();
            impossible = Reading::Impossible(text.get(..length).unwrap_or(text).to_owned());
        }
    }
    impossible
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, forms: &[&str], language: &str) -> Reading<Date> {
        let forms: Vec<_> = forms.iter().map(|form| DateForm::parse(form).unwrap()).collect();
        read(text, &forms, &months(language).unwrap(), Century::Nearest, date(2026, 11, 2))
    }

    #[test]
    fn a_day_is_read_in_the_forms_of_its_source() {
        let day = Reading::Read(date(2026, 11, 2));
        for (text, form, language) in [
            ("02/11/2026", "dd/mm/yyyy", "ca"),
            ("2/11/2026", "dd/mm/yyyy", "ca"),
            ("2/11/26", "d/m/yy", "ca"),
            ("02-Nov-2026", "dd-mon-yyyy", "en"),
            ("02-NOVEMBER-2026", "dd-mon-yyyy", "en"),
            ("2 de noviembre de 2026", "d de month de yyyy", "es"),
            ("02 nov. 2026", "dd mon yyyy", "fr"),
            ("20261102", "yyyymmdd", "en"),
            ("2026-11-02T00:00:00", "yyyy-mm-dd", "en"),
            ("02/11/2026 09:30", "dd/mm/yyyy", "ca"),
        ] {
            assert_eq!(cell(text, &[form], language), day, "{text} as {form}");
        }
    }

    #[test]
    fn no_such_day_is_impossible_and_no_such_form_unreadable() {
        assert!(matches!(cell("31/02/2027", &["dd/mm/yyyy"], "ca"), Reading::Impossible(_)));
        assert!(matches!(cell("00/00/1980", &["dd/mm/yyyy"], "ca"), Reading::Impossible(_)));
        assert!(matches!(cell("soon", &["dd/mm/yyyy"], "ca"), Reading::Unknown(_)));
        assert!(matches!(cell("02/11/26", &["dd/mm/yyyy"], "ca"), Reading::Unknown(_)));
        assert!(matches!(cell("02/11/2026bis", &["dd/mm/yyyy"], "ca"), Reading::Unknown(_)));
        // "jui" begins both June and July.
        assert!(matches!(cell("02 jui 2026", &["dd mon yyyy"], "fr"), Reading::Unknown(_)));
        assert_eq!(cell("", &["dd/mm/yyyy"], "ca"), Reading::Blank);
    }

    #[test]
    fn two_digits_of_a_year_mean_a_life_that_is_possible() {
        let forms = [DateForm::parse("dd/mm/yy").unwrap()];
        let months = months("en").unwrap();
        let read = |text, century| read(text, &forms, &months, century, date(2026, 11, 2));
        assert_eq!(read("01/02/85", Century::Birth), Reading::Read(date(1985, 2, 1)));
        assert_eq!(read("01/02/20", Century::Birth), Reading::Read(date(1920, 2, 1)));
        assert_eq!(read("01/02/31", Century::Nearest), Reading::Read(date(2031, 2, 1)));
        assert_eq!(read("01/02/99", Century::Nearest), Reading::Read(date(1999, 2, 1)));
    }

    #[test]
    fn the_list_is_dated_by_its_file_name() {
        let months = months("en").unwrap();
        let day = || Reading::Read(date(2026, 11, 2));
        let form = DateForm::parse("yyyy-mm-dd").unwrap();
        assert_eq!(in_file_name("ca_2026-11-02.csv", &form, &months), day());
        let impossible = Reading::Impossible("2026-13-02".to_owned());
        assert_eq!(in_file_name("ca_2026-13-02.csv", &form, &months), impossible);
        assert_eq!(in_file_name("2026-13-02_ca_2026-11-02.csv", &form, &months), day());
        assert_eq!(in_file_name("ca.csv", &form, &months), Reading::Blank);
        let form = DateForm::parse("yyyymmdd").unwrap();
        assert_eq!(in_file_name("list20261102.xlsx", &form, &months), day());
        assert_eq!(in_file_name("list120261102.xlsx", &form, &months), Reading::Blank);
    }

    #[test]
    fn forms_that_would_be_a_guess_are_told_apart() {
        let form = |text| DateForm::parse(text).unwrap();
        assert!(form("dd/mm/yyyy").confuses(&form("mm/dd/yyyy")));
        assert!(!form("dd/mm/yyyy").confuses(&form("yyyy-mm-dd")));
        assert!(DateForm::parse("dd/mm").is_err());
        assert!(DateForm::parse("whenever").is_err());
    }
}
