//! The one place that reads the system clock. Everything else is told what time it is.

use jiff::Timestamp;

/// What time it is, as the configuration wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// The clock of the machine.
    System,
    /// A clock that stands still, for tests and screenshots. Only the setting `clock.fixed` makes
    /// one, and `serve` refuses it.
    Fixed(Timestamp),
}

impl throughline_app::Clock for Clock {
    fn now(&self) -> Timestamp {
        match *self {
            #[expect(
                clippy::disallowed_methods,
                reason = "this is the one place that reads the system clock"
            )]
            Self::System => Timestamp::now(),
            Self::Fixed(instant) => instant,
        }
    }
}

#[cfg(test)]
mod tests {
    use throughline_app::Clock as _;

    use super::*;

    #[test]
    fn a_fixed_clock_stands_still() {
        let noon: Timestamp = "2026-11-02T12:00:00Z".parse().unwrap();
        assert_eq!(Clock::Fixed(noon).now(), noon);
    }

    #[test]
    fn the_system_clock_does_not_run_backwards() {
        let first = Clock::System.now();
        assert!(Clock::System.now() >= first);
    }
}
