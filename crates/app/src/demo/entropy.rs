//! Randomness that is the same for the same seed, so that one day gives one region.

use std::sync::atomic::{AtomicU64, Ordering};

use sha2::{Digest, Sha256};
use throughline_domain::id::Entropy;

/// SHA-256 over a seed and a counter.
pub(super) struct Seeded {
    seed: [u8; 32],
    drawn: AtomicU64,
}

impl Seeded {
    /// From a text.
    pub(super) fn new(seed: &str) -> Self {
        Self { seed: Sha256::digest(seed.as_bytes()).into(), drawn: AtomicU64::new(0) }
    }

    /// A number below `end`; 0 where that is 0.
    pub(super) fn below(&self, end: usize) -> usize {
        let mut bytes = [0_u8; 8];
        self.fill(&mut bytes);
        let end = end.max(1) as u64;
        usize::try_from(u64::from_le_bytes(bytes) % end).unwrap_or(0)
    }

    /// A number from `from` to `to`, both included.
    pub(super) fn between(&self, from: i64, to: i64) -> i64 {
        let width = usize::try_from(to - from + 1).unwrap_or(1);
        from + i64::try_from(self.below(width)).unwrap_or(0)
    }

    /// True so many times in a hundred.
    pub(super) fn chance(&self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of these.
    pub(super) fn pick<'a, T>(&self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }
}

impl Entropy for Seeded {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            let count = self.drawn.fetch_add(1, Ordering::Relaxed);
            let block = Sha256::new().chain_update(self.seed).chain_update(count.to_le_bytes()).finalize();
            for (byte, drawn) in chunk.iter_mut().zip(block) {
                *byte = drawn;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_numbers() {
        let draw = |seed: &str| {
            let random = Seeded::new(seed);
            (0..8).map(|_| random.below(1000)).collect::<Vec<_>>()
        };
        assert_eq!(draw("2026-11-02"), draw("2026-11-02"));
        assert_ne!(draw("2026-11-02"), draw("2026-11-03"));
    }

    #[test]
    fn numbers_keep_within_their_bounds() {
        let random = Seeded::new("bounds");
        assert!((0..200).all(|_| (-3..=4).contains(&random.between(-3, 4))));
        assert_eq!(random.below(0), 0);
    }
}
