//! Short forms of values that lie ready together in one row.
//!
//! A row that outgrows a quarter of a page of the file is spread over others, and whoever reads fifty of them
//! reads fifty pages more. Days, ids and codes take a third of their text here, and need not be parsed.

use std::marker::PhantomData;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use throughline_domain::{
    category::{Category, Depth},
    custody::StatusChange,
    id::Id,
    involvement::Part,
    permission::Again,
    programme::pack::MilestoneKind,
    protection::Level,
    purpose::Purpose,
};
use uuid::Uuid;

use crate::DbError;

/// Packs a value.
pub(crate) fn pack<T: Serialize>(value: &T) -> Result<Vec<u8>, DbError> {
    postcard::to_allocvec(value)
        .map_err(|error| DbError::Other(format!("a row could not be packed: {error}")))
}

/// Unpacks what a column holds.
pub(crate) fn unpack<'a, T: Deserialize<'a>>(bytes: &'a [u8], column: &str) -> Result<T, DbError> {
    postcard::from_bytes(bytes).map_err(|_| DbError::Column(column.to_owned()))
}

/// A day, as its year, month and day in one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "u32", try_from = "u32")]
pub(crate) struct Day(pub(crate) Date);

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

impl From<Day> for u32 {
    fn from(Day(date): Day) -> Self {
        let part = |number: i8| Self::try_from(number).unwrap_or_default();
        (Self::try_from(date.year()).unwrap_or_default() << 9) | (part(date.month()) << 5) | part(date.day())
    }
}

impl TryFrom<u32> for Day {
    type Error = &'static str;
    fn try_from(number: u32) -> Result<Self, Self::Error> {
        let year = i16::try_from(number >> 9).map_err(|_| "no year")?;
        let part = |bits: u32| i8::try_from(bits).map_err(|_| "no month or day");
        let (month, day) = (part((number >> 5) & 15)?, part(number & 31)?);
        Date::new(year, month, day).map(Self).map_err(|_| "no day of the calendar")
    }
}

/// A list whose values are kept by their places. Whatever is added to it comes last; a test holds it so.
pub(crate) trait Listed: Copy + PartialEq + 'static {
    /// The list.
    const LIST: &'static [Self];
}

macro_rules! listed {
    ($($list:ident),+ $(,)?) => {$(
        impl Listed for $list {
            const LIST: &'static [Self] = Self::ALL;
        }
    )+};
}
listed!(Again, Category, Depth, Level, MilestoneKind, Part, Purpose, StatusChange);

/// A value of a list, as its place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct At<T>(pub(crate) T);

impl<T: Listed> Serialize for At<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let place = T::LIST.iter().position(|value| *value == self.0);
        let place = place.and_then(|place| u8::try_from(place).ok());
        place.ok_or_else(|| serde::ser::Error::custom("a value outside its list"))?.serialize(serializer)
    }
}

impl<'de, T: Listed> Deserialize<'de> for At<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let place = usize::from(u8::deserialize(deserializer)?);
        T::LIST.get(place).copied().map(At).ok_or_else(|| D::Error::custom("no such place in its list"))
    }
}

/// Ids that are named more than once: each is written down once, and after that by its place.
#[derive(Debug, Default)]
pub(crate) struct Ids(Vec<u8>);

impl Ids {
    /// The place of an id, which is added if it is not there yet.
    pub(crate) fn place<I: Id>(&mut self, id: I) -> Place<I> {
        let id: Uuid = id.into();
        let known = self.0.chunks_exact(16).position(|known| known == id.as_bytes());
        let place = known.unwrap_or_else(|| {
            self.0.extend_from_slice(id.as_bytes());
            self.0.len() / 16 - 1
        });
        Place { place, of: PhantomData }
    }

    /// All of them, one after the other.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// Where an id stands among those of its row.
#[derive(Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Place<I> {
    place: usize,
    #[serde(skip)]
    of: PhantomData<I>,
}

impl<I: Id> Place<I> {
    /// The id.
    pub(crate) fn among(&self, ids: &[u8]) -> Result<I, DbError> {
        let bytes = ids.chunks_exact(16).nth(self.place).and_then(|bytes| Uuid::from_slice(bytes).ok());
        bytes.map(I::from).ok_or_else(|| DbError::Column("ids".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use throughline_domain::id::{AgencyId, EnrolmentId};

    use super::*;

    fn codes<T: Listed>(code: impl Fn(T) -> &'static str) -> String {
        T::LIST.iter().map(|value| code(*value)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn days_are_the_same_when_they_come_back() {
        for day in [date(1899, 12, 31), date(2026, 2, 28), date(2028, 2, 29), date(9999, 12, 31)] {
            let packed = pack(&Day(day)).unwrap();
            assert!(packed.len() <= 4, "{packed:?}");
            assert_eq!(unpack::<Day>(&packed, "day").unwrap(), Day(day));
        }
        let thirtieth_of_february = u32::from(Day(date(2027, 2, 28))) + 2;
        assert!(unpack::<Day>(&pack(&thirtieth_of_february).unwrap(), "day").is_err());
    }

    #[test]
    fn an_id_that_is_named_twice_stands_there_once() {
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let mut ids = Ids::default();
        let places = [
            ids.place(AgencyId::from(one)),
            ids.place(AgencyId::from(other)),
            ids.place(AgencyId::from(one)),
        ];
        let enrolment = ids.place(EnrolmentId::from(other));
        assert_eq!(ids.bytes().len(), 32);
        let back: Vec<_> = places.iter().map(|place| place.among(ids.bytes()).unwrap()).collect();
        assert_eq!(back, [one, other, one].map(AgencyId::from));
        assert_eq!(enrolment.among(ids.bytes()).unwrap(), EnrolmentId::from(other));
        assert!(enrolment.among(&[]).is_err());
    }

    /// Rows that lie ready hold places in these lists. What is new comes last; where one has to be taken out
    /// or moved, a migration empties the table `caseload`, which is then made anew.
    #[test]
    fn values_keep_their_places() {
        let lists = [
            codes(Again::code),
            codes(Category::code),
            codes(Depth::code),
            codes(Level::code),
            codes(MilestoneKind::code),
            codes(Part::code),
            codes(Purpose::code),
            codes(StatusChange::code),
        ];
        let placed = [
            "release of_age",
            "1 2 3 4 5 6 7 8 9 10 11 12 13 14a 14b 15 16 17",
            "none existence consequence summary full",
            "0 1 2 3",
            "referral offer joint_interview assessment work_plan identity_document benefit_claim bed_confirmed \
             medicine_supply release_six_check handover_meeting meeting gate first_contact review measurement \
             document service exit_report",
            "referring lead partner",
            "throughcare treatment safety child_protection public_protection oversight",
            "custody legal_status establishment release_type release_date",
        ];
        for (list, placed) in lists.iter().zip(placed) {
            assert!(list.starts_with(placed), "{list} does not begin with {placed}");
        }
    }
}
