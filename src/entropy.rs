//! Random bytes from the operating system, for ids, tokens and salts.

use throughline_domain::id::Entropy;

/// The operating system's generator.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        if let Err(error) = getrandom::fill(bytes) {
            // Without randomness a session token could be guessed. Stopping is the only safe answer,
            // and a panic could be caught and answered with zeros, so the process ends here.
            crate::terminal::tell!("the operating system gives no random bytes: {error}");
            std::process::exit(4);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_draws_differ() {
        let (mut first, mut second) = ([0_u8; 32], [0_u8; 32]);
        SystemEntropy.fill(&mut first);
        SystemEntropy.fill(&mut second);
        assert_ne!(first, second);
    }
}
