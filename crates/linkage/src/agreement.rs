//! Two records, field by field: which level each comparison reaches, and how common the values are.

use crate::{
    compare::{Ladder, Test, Unlike, may_hold, reached, reached_by_days},
    distance::Glance,
    layout::Layout,
    model::{MOST_COMPARISONS, Model},
    register::{LINE, Line, Register},
    role::Role,
    value::{Scheme, Value, Written},
};

/// The levels that two records reach. Zero where one of them says nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Agreement {
    pub vector: Vector,
    /// log2 of the share of the more common of the two values, where the level asks for it; else
    /// [`NOT_ASKED`].
    pub rarities: [f64; MOST_COMPARISONS],
}

/// A vector of levels in one number, four bits each.
pub(crate) type Vector = u128;

/// It does not matter how common the values are.
pub(crate) const NOT_ASKED: f64 = f64::NEG_INFINITY;

impl Agreement {
    /// Of two records that say nothing.
    pub const fn none() -> Self {
        Self { vector: 0, rarities: [NOT_ASKED; MOST_COMPARISONS] }
    }

    /// The level of each of so many comparisons, and how rare the values are.
    pub fn found(&self, comparisons: usize) -> impl Iterator<Item = (u8, f64)> + '_ {
        let mut rest = self.vector;
        self.rarities.iter().take(comparisons).map(move |rarity| {
            let level = level_in(rest, 0);
            rest >>= 4;
            (level, *rarity)
        })
    }
}

/// The level that one comparison reaches in a vector.
pub(crate) fn level_in(vector: Vector, comparison: usize) -> u8 {
    u8::try_from((vector >> (4 * comparison)) & 15).unwrap_or_default()
}

/// Where two records' values come from: one place each.
pub(crate) trait Values {
    /// The value of the first record in field `a`, and of the second in field `b`.
    fn pair(&self, a: usize, b: usize) -> Option<(&Value, &Value)>;
    /// The level that comparison `comparison` reaches for these two fields; zero if one is empty.
    fn level(&mut self, comparison: usize, a: usize, b: usize) -> u8;
    /// Whether a level that speaks for one person may be reached by the first record's value in field
    /// `a` and the second's in field `b`, for `tests` of such levels. Nothing if one is empty.
    fn may_hold(&self, tests: &[Test], a: usize, b: usize) -> Option<bool>;
    /// log2 of the larger of the two values' shares; [`NOT_ASKED`] where neither is counted.
    fn rarity(&self, a: usize, b: usize) -> f64;
}

/// What is needed of a model and its layout to compare, looked up once.
#[derive(Debug)]
pub(crate) struct Plan {
    ladders: Vec<Ladder>,
    common: Vec<Vec<bool>>,
    /// log2(m/u) of the levels, by which one reading of the names is preferred to another.
    strength: Vec<Vec<f64>>,
    names: Option<Names>,
    /// The tests by which a name in the place of another may speak for one person.
    closeness: Vec<Test>,
    /// What is seen of those at a glance.
    far: Option<Unlike>,
    alone: Vec<usize>,
    cached: Vec<bool>,
    /// What is told of two values without a look at them.
    quick: Vec<Quick>,
}

/// What the ladder of one comparison tells of two values before they are read.
#[derive(Debug, Clone, Copy, Default)]
struct Quick {
    /// The level of equal values.
    equal: Option<u8>,
    /// The level of all others.
    other: Option<u8>,
    /// For numbers of people.
    apart: Option<Apart>,
    /// For names.
    unlike: Option<(Unlike, u8)>,
}

/// Numbers that more edits than any level allows keep apart.
#[derive(Debug, Clone, Copy)]
struct Apart {
    edits: u8,
    /// The level where one has a slip or they are of two kinds.
    unchecked: u8,
    other: u8,
}

impl Quick {
    fn of(ladder: &[(Test, u8)]) -> Self {
        let equal = ladder.first().filter(|(test, _)| *test == Test::Exact).map(|(_, level)| *level);
        let other = match ladder {
            [(Test::Exact, _), (Test::Otherwise, level)] => Some(*level),
            _ => None,
        };
        let unlike = match ladder.split_last() {
            Some(((Test::Otherwise, level), above)) if equal.is_some() => {
                Unlike::of(above.iter().skip(1).map(|(test, _)| *test)).map(|unlike| (unlike, *level))
            }
            _ => None,
        };
        Self { equal, other, apart: equal.and_then(|_| Apart::of(ladder)), unlike }
    }
}

impl Apart {
    fn of(ladder: &[(Test, u8)]) -> Option<Self> {
        let (mut edits, mut unchecked) = (0, None);
        for (test, level) in ladder.iter().skip(1) {
            match test {
                Test::DamerauLevenshtein(at_most) if unchecked.is_none() => edits = edits.max(*at_most),
                Test::Unchecked if unchecked.is_none() => unchecked = Some(*level),
                Test::Otherwise => {
                    return Some(Self { edits, unchecked: unchecked.unwrap_or(*level), other: *level });
                }
                _ => return None,
            }
        }
        None
    }
}

#[derive(Debug, Clone, Copy)]
struct Names {
    given: usize,
    surname: usize,
    second: Option<usize>,
    order: usize,
    as_written: u8,
    surnames_exchanged: u8,
    given_name_exchanged: u8,
    together: u8,
}

/// One reading of two records' names: the levels, and the fields they were read from.
#[derive(Debug, Clone, Copy)]
struct Reading {
    given: Compared,
    surname: Compared,
    second: Compared,
    order: u8,
}

#[derive(Debug, Clone, Copy)]
struct Compared {
    level: u8,
    a: usize,
    b: usize,
}

impl Plan {
    pub fn new(model: &Model, layout: &Layout) -> Self {
        let ladders = model
            .comparison
            .iter()
            .map(|comparison| {
                let numbered = (1_u8..).zip(&comparison.level);
                numbered
                    .flat_map(|(number, level)| level.test.iter().map(move |test| (*test, number)))
                    .collect()
            })
            .collect::<Vec<Ladder>>();
        let common = model
            .comparison
            .iter()
            .map(|comparison| comparison.level.iter().map(|level| level.share.is_some()).collect())
            .collect();
        let strength: Vec<Vec<f64>> = model
            .comparison
            .iter()
            .map(|comparison| comparison.level.iter().map(super::model::Level::weight).collect())
            .collect();
        let fields = layout.fields().len();
        let names = match (layout.field(Role::GivenName), layout.field(Role::Surname)) {
            (Some(given), Some(surname)) => {
                let ladder = ladders.get(fields).map_or(&[][..], Vec::as_slice);
                let level =
                    |wanted| ladder.iter().find(|(test, _)| *test == wanted).map_or(0, |(_, level)| *level);
                Some(Names {
                    given,
                    surname,
                    second: layout.field(Role::SecondSurname),
                    order: fields,
                    as_written: level(Test::AsWritten),
                    surnames_exchanged: level(Test::SurnamesExchanged),
                    given_name_exchanged: level(Test::GivenNameExchanged),
                    together: level(Test::Together),
                })
            }
            _ => None,
        };
        let by_name = |field: &usize| {
            names.is_some_and(|n| [Some(n.given), Some(n.surname), n.second].contains(&Some(*field)))
        };
        let cached = layout
            .fields()
            .iter()
            .map(|field| {
                field.role.is_name() || matches!(field.role, Role::Place | Role::Address | Role::Text)
            })
            .collect();
        let closeness = names.map_or_else(Vec::new, |names| {
            let mut tests: Vec<Test> = Vec::new();
            for comparison in [Some(names.given), Some(names.surname), names.second].into_iter().flatten() {
                let ladder = ladders.get(comparison).map_or(&[][..], Vec::as_slice);
                let close = ladder.iter().filter(|(_, level)| is_close(&strength, comparison, *level));
                for (test, _) in close {
                    if !tests.contains(test) {
                        tests.push(*test);
                    }
                }
            }
            tests
        });
        let quick = ladders.iter().map(|ladder| Quick::of(ladder)).collect();
        Self {
            ladders,
            common,
            strength,
            names,
            far: Unlike::of(closeness.iter().copied().filter(|test| *test != Test::Exact)),
            closeness,
            alone: (0..fields).filter(|f| !by_name(f)).collect(),
            cached,
            quick,
        }
    }

    fn quick(&self, comparison: usize) -> Quick {
        self.quick.get(comparison).copied().unwrap_or_default()
    }

    /// The first level that holds.
    pub fn level(&self, comparison: usize, a: &Value, b: &Value, equal: bool) -> u8 {
        reached(self.ladders.get(comparison).map_or(&[][..], Vec::as_slice), a, b, equal)
    }

    fn level_of_days(&self, comparison: usize, a: Written, b: Written) -> Option<u8> {
        reached_by_days(self.ladders.get(comparison)?, a, b)
    }

    fn strength(&self, comparison: usize, level: u8) -> f64 {
        strength_of(&self.strength, comparison, level)
    }

    /// Whether the level speaks for one person.
    fn close(&self, comparison: usize, level: u8) -> bool {
        is_close(&self.strength, comparison, level)
    }

    /// Compares two records.
    pub fn agree<V: Values>(&self, values: &mut V) -> Agreement {
        let mut agreement = Agreement::none();
        self.agree_into(values, &mut agreement);
        agreement
    }

    /// The same, into one place for many pairs: there is more of it than one pair needs.
    fn agree_into<V: Values>(&self, values: &mut V, agreement: &mut Agreement) {
        agreement.vector = 0;
        agreement.rarities.iter_mut().take(self.ladders.len()).for_each(|rarity| *rarity = NOT_ASKED);
        for field in &self.alone {
            let level = values.level(*field, *field, *field);
            self.note(agreement, values, *field, Compared { level, a: *field, b: *field });
        }
        if let Some(names) = self.names {
            let reading = self.read_names(values, names);
            self.note(agreement, values, names.given, reading.given);
            self.note(agreement, values, names.surname, reading.surname);
            if let Some(second) = names.second {
                self.note(agreement, values, second, reading.second);
            }
            agreement.vector |= Vector::from(reading.order) << (4 * names.order);
        }
    }

    fn note<V: Values>(&self, into: &mut Agreement, values: &V, comparison: usize, found: Compared) {
        if found.level == 0 {
            return;
        }
        into.vector |= Vector::from(found.level) << (4 * comparison);
        let counts = self.common.get(comparison).and_then(|levels| levels.get(usize::from(found.level) - 1));
        if counts == Some(&true)
            && let Some(rarity) = into.rarities.get_mut(comparison)
        {
            *rarity = values.rarity(found.a, found.b);
        }
    }

    /// The names as they stand, unless another reading of them is more likely: surnames or given
    /// name and surname exchanged, both surnames in the place of one.
    fn read_names<V: Values>(&self, values: &mut V, names: Names) -> Reading {
        let Names { given, surname, second, .. } = names;
        let compare = |values: &mut V, comparison: usize, a: usize, b: usize| Compared {
            level: values.level(comparison, a, b),
            a,
            b,
        };
        let none = Compared { level: 0, a: 0, b: 0 };
        let straight = Reading {
            given: compare(values, given, given, given),
            surname: compare(values, surname, surname, surname),
            second: second.map_or(none, |s| compare(values, s, s, s)),
            order: names.as_written,
        };
        let sure = |reading: &Reading| {
            (reading.given.level == 0 || self.close(given, reading.given.level))
                && self.close(surname, reading.surname.level)
                && second.is_none_or(|s| reading.second.level == 0 || self.close(s, reading.second.level))
        };
        if straight.given.level == 0 && straight.surname.level == 0 {
            let order = if straight.second.level == 0 { 0 } else { straight.order };
            return Reading { order, ..straight };
        }
        if straight.surname.level == 1 && sure(&straight) {
            return straight;
        }
        let mut best = straight;
        let mut best_strength = self.reading_strength(names, &straight);
        let mut offer = |reading: Reading| {
            let strength = self.reading_strength(names, &reading);
            if reading.order > 0 && strength > best_strength + 1e-9 {
                (best, best_strength) = (reading, strength);
            }
        };
        let crosswise = |values: &mut V, better: usize, worse: usize| {
            // Most names are nothing like each other, which is seen at a glance.
            let glance = |a, b| values.may_hold(&self.closeness, a, b);
            let one = glance(better, worse);
            if one == Some(false) || glance(worse, better).or(one) != Some(true) {
                return None;
            }
            let mut compare = |comparison, a, b| compare(values, comparison, a, b);
            let found = crosswise(&mut compare, (better, worse), |level| self.close(better, level));
            found.filter(|(_, worse_found)| worse_found.level == 0 || self.close(worse, worse_found.level))
        };
        if let Some((of_surname, of_given)) = crosswise(values, surname, given)
            && of_given.level > 0
        {
            let order = names.given_name_exchanged;
            offer(Reading { given: of_given, surname: of_surname, order, ..straight });
        }
        if let Some(second) = second {
            if let Some((first, last)) = crosswise(values, surname, second) {
                offer(Reading { surname: first, second: last, order: names.surnames_exchanged, ..straight });
            }
            if let Some(both) = Self::together(values, names) {
                let order = names.together;
                offer(Reading {
                    surname: both,
                    second: Compared { level: both.level, ..both },
                    order,
                    ..straight
                });
            }
        }
        best
    }

    fn reading_strength(&self, names: Names, reading: &Reading) -> f64 {
        self.strength(names.given, reading.given.level)
            + self.strength(names.surname, reading.surname.level)
            + names.second.map_or(0.0, |second| self.strength(second, reading.second.level))
            + self.strength(names.order, reading.order)
    }

    /// One record has both surnames in the place of the first, the other has them apart.
    fn together<V: Values>(values: &V, names: Names) -> Option<Compared> {
        let (first, second) = (names.surname, names.second?);
        let (a_first, b_first) = values.pair(first, first)?;
        if values.pair(second, second).is_some() {
            return None;
        }
        let (written_apart, together) = match (values.pair(second, first), values.pair(first, second)) {
            (Some((a_second, _)), None) => ([a_first, a_second], b_first),
            (None, Some((_, b_second))) => ([b_first, b_second], a_first),
            _ => return None,
        };
        let [one, two] = written_apart.map(Value::text);
        let said = together.text().strip_prefix(one).is_some_and(|rest| rest == two);
        said.then_some(Compared { level: 1, a: first, b: first })
    }
}

fn strength_of(strength: &[Vec<f64>], comparison: usize, level: u8) -> f64 {
    let of = strength.get(comparison).and_then(|levels| levels.get(usize::from(level).checked_sub(1)?));
    of.copied().unwrap_or(0.0)
}

/// Whether a level speaks for one person.
fn is_close(strength: &[Vec<f64>], comparison: usize, level: u8) -> bool {
    level > 0 && strength_of(strength, comparison, level) > 2.0
}

/// Two fields compared crosswise, each with the other's. The better of the two agreements is weighed
/// as the first comparison, so that it does not matter which record comes first. Nothing where it is
/// not even close.
fn crosswise(
    compare: &mut impl FnMut(usize, usize, usize) -> Compared,
    (better, worse): (usize, usize),
    close: impl Fn(u8) -> bool,
) -> Option<(Compared, Compared)> {
    let rank = |found: Compared| if found.level == 0 { u8::MAX } else { found.level };
    let (x, y) = (compare(better, better, worse), compare(better, worse, better));
    let (found, other) = if rank(x) <= rank(y) { (x, (worse, better)) } else { (y, (better, worse)) };
    close(found.level).then(|| (found, compare(worse, other.0, other.1)))
}

/// Two records of a register, with what was compared before remembered.
pub(crate) struct InRegister<'r> {
    register: &'r Register,
    plan: &'r Plan,
    rows: (&'r [u32], &'r [u32]),
    remembered: Remembered,
}

/// For each comparison the numbers of two values and the level they reach, in one number.
#[derive(Debug, Default)]
pub(crate) struct Remembered(Vec<Vec<u64>>);

impl Remembered {
    /// Nothing yet.
    pub fn new(plan: &Plan) -> Self {
        let places = |cached: &bool| if *cached { 1 << REMEMBERED_BITS } else { 0 };
        Self(plan.cached.iter().map(|cached| vec![0; places(cached)]).collect())
    }
}

/// Pairs whose rows are fetched at once.
const AT_ONCE: usize = 64;

/// Places of one memory of compared values; small, so that it stays near the processor.
const REMEMBERED_BITS: u32 = 14;

impl<'r> InRegister<'r> {
    pub fn new(register: &'r Register, plan: &'r Plan) -> Self {
        Self { register, plan, rows: (&[], &[]), remembered: Remembered::new(plan) }
    }

    /// For one pair: nothing is remembered.
    pub fn once(register: &'r Register, plan: &'r Plan) -> Self {
        Self { register, plan, rows: (&[], &[]), remembered: Remembered::default() }
    }

    pub fn agree(&mut self, a: u32, b: u32) -> Agreement {
        self.rows = (self.register.row(a), self.register.row(b));
        let plan = self.plan;
        plan.agree(self)
    }

    /// Compares many pairs. Their rows lie far apart in memory, and are fetched for some of them at
    /// once, so that the waits for memory overlap.
    pub fn each<P: Copy>(
        register: &'r Register,
        plan: &'r Plan,
        remembered: &mut Remembered,
        pairs: impl Iterator<Item = P>,
        records: impl Fn(P) -> (u32, u32),
        mut found: impl FnMut(P, &Agreement),
    ) {
        let mut pairs = pairs.fuse();
        let mut fetched: Vec<Line> = Vec::new();
        let of_row = register.lines_of_row();
        let mut agreement = Agreement::none();
        let mut waiting: Vec<P> = Vec::with_capacity(AT_ONCE);
        loop {
            waiting.clear();
            waiting.extend(pairs.by_ref().take(AT_ONCE));
            if waiting.is_empty() {
                return;
            }
            fetched.clear();
            for pair in &waiting {
                let (a, b) = records(*pair);
                for record in [a, b] {
                    match register.lines(record) {
                        // Nearly always: a line is copied sooner than a slice.
                        [line] => fetched.push(*line),
                        lines => fetched.extend_from_slice(lines),
                    }
                }
            }
            let mut comparing =
                InRegister { register, plan, rows: (&[], &[]), remembered: std::mem::take(remembered) };
            for (pair, rows) in waiting.iter().zip(fetched.chunks_exact(2 * of_row)) {
                comparing.rows = rows.as_flattened().split_at(of_row * LINE);
                plan.agree_into(&mut comparing, &mut agreement);
                found(*pair, &agreement);
            }
            *remembered = comparing.remembered;
        }
    }

    fn glances(&self, a: usize, b: usize) -> Option<(Glance, Glance)> {
        self.register.glance(self.rows.0, a).zip(self.register.glance(self.rows.1, b))
    }

    fn numbers(&self, a: usize, b: usize) -> Option<(u32, u32)> {
        let (x, y) = (*self.rows.0.get(a)?, *self.rows.1.get(b)?);
        (x != 0 && y != 0).then_some((x, y))
    }
}

impl Values for InRegister<'_> {
    fn may_hold(&self, tests: &[Test], a: usize, b: usize) -> Option<bool> {
        let (x, y) = self.numbers(a, b)?;
        if x != y
            && let Some((one, other)) = self.glances(a, b)
            && self.plan.far.is_some_and(|far| far.sees(one, other))
        {
            return Some(false);
        }
        let values = (self.register.value_numbered(a, x)?, self.register.value_numbered(b, y)?);
        Some(may_hold(tests, values.0, values.1, x == y))
    }

    fn pair(&self, a: usize, b: usize) -> Option<(&Value, &Value)> {
        let (x, y) = self.numbers(a, b)?;
        Some((self.register.value_numbered(a, x)?, self.register.value_numbered(b, y)?))
    }

    fn level(&mut self, comparison: usize, a: usize, b: usize) -> u8 {
        let Some((x, y)) = self.numbers(a, b) else { return 0 };
        let quick = self.plan.quick(comparison);
        if x == y {
            if let Some(level) = quick.equal {
                return level;
            }
        } else if let Some(level) = quick.other {
            return level;
        } else if let Some(apart) = quick.apart
            && let Some((one, other)) =
                self.register.sign(self.rows.0, a).zip(self.register.sign(self.rows.1, b))
            && let Some(marks) = one.far_apart(other, u32::from(apart.edits))
        {
            return if Scheme::marks_unchecked(marks) { apart.unchecked } else { apart.other };
        } else if let Some((unlike, level)) = quick.unlike
            && let Some((one, other)) = self.glances(a, b)
            && unlike.sees(one, other)
        {
            return level;
        }
        let days = self.register.day(a, x).zip(self.register.day(b, y)).filter(|_| x != y);
        if let Some(level) = days.and_then(|(one, other)| self.plan.level_of_days(comparison, one, other)) {
            return level;
        }
        let (x, y) = if x <= y { (x, y) } else { (y, x) };
        // Values are fewer than records, which have 28 bits.
        let key = (u64::from(x) << 36) | (u64::from(y) << 8);
        let place = usize::try_from(key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - REMEMBERED_BITS));
        let place = place.unwrap_or_default();
        let remembered = self.remembered.0.get(comparison).and_then(|memory| memory.get(place)).copied();
        if let Some(known) = remembered
            && known & !0xff == key
        {
            return u8::try_from(known & 0xff).unwrap_or_default();
        }
        // Both fields are of one vocabulary wherever they are not the same.
        let values = (self.register.value_numbered(a, x), self.register.value_numbered(a, y));
        let level = match values {
            (Some(left), Some(right)) => self.plan.level(comparison, left, right, x == y),
            _ => 0,
        };
        if let Some(slot) = self.remembered.0.get_mut(comparison).and_then(|memory| memory.get_mut(place)) {
            *slot = key | u64::from(level);
        }
        level
    }

    fn rarity(&self, a: usize, b: usize) -> f64 {
        let Some((x, y)) = self.numbers(a, b) else { return NOT_ASKED };
        // A given name in the place of a surname is as common as it is among given names.
        let of = |number| {
            let one = self.register.rarity(a, number);
            if a == b { one } else { one.max(self.register.rarity(b, number)) }
        };
        if x == y { of(x) } else { of(x).max(of(y)) }
    }
}
