use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn jurisdiction(id: &str) -> Jurisdiction {
    let folder = format!("{}/../../jurisdictions", env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| std::fs::read_to_string(format!("{folder}/{path}"));
    Jurisdiction::parse(&read(&format!("{id}.toml")).unwrap(), &read).unwrap()
}

/// Monday to Friday holidays of a year, as "MM-DD".
fn weekday_holidays(jurisdiction: &Jurisdiction, year: i16) -> Vec<String> {
    date(year, 1, 1)
        .series(1.day())
        .take_while(|day| day.year() == year)
        .filter(|day| jurisdiction.working_weekdays.contains(&day.weekday()))
        .filter(|day| jurisdiction.holiday(*day).is_some())
        .map(|day| day.strftime("%m-%d").to_string())
        .collect()
}

#[test]
fn the_holidays_of_the_shipped_jurisdictions_are_those_of_the_official_calendars() {
    let catalonia = jurisdiction("es-ct");
    assert_eq!(
        weekday_holidays(&catalonia, 2026),
        ["01-01", "01-06", "04-03", "04-06", "05-01", "06-24", "09-11", "10-12", "12-08", "12-25"]
    );
    let england = jurisdiction("gb-eaw");
    assert_eq!(
        weekday_holidays(&england, 2026),
        ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"]
    );
    // Christmas on a Saturday: Monday and Tuesday stand in for both days.
    assert_eq!(weekday_holidays(&england, 2021)[6..], ["12-27", "12-28"]);
    // New Year's Day on a Saturday; spring moved to June for the jubilee; a state funeral.
    assert_eq!(
        weekday_holidays(&england, 2022),
        ["01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26", "12-27"]
    );
    assert_eq!(
        weekday_holidays(&england, 2027),
        ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"]
    );
}

#[test]
fn a_friday_before_a_holiday_says_so_twice() {
    let england = jurisdiction("gb-eaw");
    let thursday = england.flags(date(2026, 4, 2));
    assert_eq!(thursday.before.unwrap().label("en"), "Good Friday");
    assert!(!thursday.friday);
    assert_eq!(england.closed_after(date(2026, 4, 2)), Some((date(2026, 4, 3), date(2026, 4, 6))));
    let good_friday = england.flags(date(2026, 4, 3));
    assert!(good_friday.friday && good_friday.holiday.is_some());
    assert!(!england.flags(date(2026, 4, 15)).any());
    assert_eq!(england.closed_after(date(2026, 4, 15)), None);
}

#[test]
fn a_local_day_ends_where_the_person_is_also_when_the_clocks_change() {
    let catalonia = jurisdiction("es-ct");
    // 29 March 2026 has 23 hours, 25 October 2026 has 25.
    for (day, end, hours) in [
        (date(2026, 3, 29), "2026-03-29T21:59:59.999999Z", 23),
        (date(2026, 10, 25), "2026-10-25T22:59:59.999999Z", 25),
        (date(2026, 11, 2), "2026-11-02T22:59:59.999999Z", 24),
    ] {
        assert_eq!(catalonia.end_of_local_day(day), end.parse().unwrap());
        let next = catalonia.end_of_local_day(day) + 1.microsecond();
        assert_eq!(next - catalonia.start_of_local_day(day), (hours * 3600).seconds().fieldwise());
    }
}

#[test]
fn on_remand_having_no_date_is_normal() {
    let catalonia = jurisdiction("es-ct");
    assert!(catalonia.date_may_be_missing("remand"));
    assert!(!catalonia.date_may_be_missing("sentenced"));
    assert_eq!(catalonia.matrix_column("ngo").map(|column| &**column), Some("NGO"));
    assert_eq!(catalonia.matrix_column("circus"), None);
}

#[test]
fn a_broken_file_names_the_line() {
    let text = "id = 'xx'\nname = {}\ntime_zone = 'Europe/Nowhere'\ndefault_locale = 'en'\nlanguages = []\nworking_days = ['monday']\ndate_kind = []\nlegal_status = []\nagency_kind = []\nholiday = []\n";
    let fault = Jurisdiction::parse(text, &nothing).unwrap_err();
    assert_eq!((fault.line, fault.message.as_str()), (3, "unknown time zone `Europe/Nowhere`"));
    let text = text.replace("Nowhere", "Madrid") + "towns = 'towns/xx.txt'\n";
    let fault = Jurisdiction::parse(&text, &nothing).unwrap_err();
    assert_eq!(fault.line, 11);
    assert!(fault.message.starts_with("the table of towns `towns/xx.txt` cannot be read"), "{fault}");
}

fn nothing(_: &str) -> std::io::Result<String> {
    Err(std::io::ErrorKind::NotFound.into())
}

#[test]
fn a_town_is_one_town_however_it_is_written_where_there_is_a_table() {
    let catalonia = jurisdiction("es-ct");
    assert_eq!(catalonia.towns.as_ref().unwrap().names().count(), 947);
    assert_eq!(catalonia.town(" hospitalet de llobregat, l' "), "L'Hospitalet de Llobregat");
    assert!(catalonia.is_same_town("L'Hospitalet de Llobregat", "HOSPITALET DE LLOBREGAT (L')"));
    assert!(!catalonia.is_same_town("Vic", "Vic-sur-Cère"));
    assert_eq!(catalonia.towns_without("Terrasa").unwrap().nearest("Terrasa"), Some("Terrassa"));
    assert!(catalonia.towns_without("terrassa").is_none());

    // Where there is no table, a town is its letters.
    let netherlands = jurisdiction("nl");
    assert_eq!(netherlands.town(" Zwolle "), "Zwolle");
    assert!(netherlands.is_same_town("ZWOLLE", "Zwolle") && !netherlands.is_same_town("", ""));
    assert!(netherlands.towns_without("Nowhere").is_none());
}

fn any_day() -> impl Strategy<Value = Date> {
    (0_i64..20_000).prop_map(|days| date(2000, 1, 1).checked_add(days.days()).unwrap())
}

proptest! {
    #[test]
    fn working_days_counted_forth_and_back_meet_again(day in any_day(), count in 0_i32..60) {
        let england = jurisdiction("gb-eaw");
        let start = england.rolled(day, Roll::Later);
        let there = england.add_working_days(start, count);
        prop_assert!(england.is_working_day(there));
        prop_assert_eq!(england.add_working_days(there, -count), start);
        let between = start.series(1.day()).take_while(|d| *d < there).filter(|d| england.is_working_day(*d));
        prop_assert_eq!(between.count(), usize::try_from(count).unwrap());
    }

    #[test]
    fn the_end_of_a_day_is_on_that_day_and_a_microsecond_later_it_is_not(day in any_day()) {
        let catalonia = jurisdiction("es-ct");
        let end = catalonia.end_of_local_day(day);
        prop_assert_eq!(catalonia.local_date(end), day);
        prop_assert_eq!(catalonia.local_date(end + 1.microsecond()), day.tomorrow().unwrap());
    }
}
