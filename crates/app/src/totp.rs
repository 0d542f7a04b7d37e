//! Codes from an authenticator app: RFC 6238 as every app understands it (SHA-1, six digits, a new
//! code every thirty seconds).

use jiff::Timestamp;
use throughline_domain::id::Entropy;
use totp_rs::{Algorithm, Secret, TOTP};

use crate::{Error, Result};

const DIGITS: usize = 6;
/// Seconds that a code is good for.
const STEP: i64 = 30;
/// One code before and one after the present one: clocks of phones differ.
const TOLERANCE: i64 = 1;
/// 160 bits, as RFC 4226 recommends.
const SECRET_BYTES: usize = 20;
/// The name that the app shows.
const ISSUER: &str = "Throughline";

/// A new secret, in base 32.
pub fn new_secret(entropy: &dyn Entropy) -> String {
    let mut bytes = vec![0_u8; SECRET_BYTES];
    entropy.fill(&mut bytes);
    Secret::Raw(bytes).to_encoded().to_string()
}

/// The address that the app reads from a QR code.
pub fn address(secret: &str, login: &str) -> String {
    let login: String = login
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect();
    format!("otpauth://totp/{ISSUER}:{login}?secret={secret}&issuer={ISSUER}")
}

/// The time step that a code belongs to, if it is the code of the present step or of one beside it.
/// The caller uses the step up, so that nobody who looked over a shoulder can use the code again.
pub fn step_of(secret: &str, code: &str, now: Timestamp) -> Result<Option<i64>> {
    let totp = totp(secret)?;
    let typed: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let present = now.as_second() / STEP;
    Ok((present - TOLERANCE..=present + TOLERANCE).find(|step| {
        let Ok(seconds) = u64::try_from(step * STEP) else { return false };
        same(&totp.generate(seconds), &typed)
    }))
}

/// The code of an instant, for tests and demonstrations.
#[cfg(feature = "testing")]
pub fn code_at(secret: &str, at: Timestamp) -> Result<String> {
    Ok(totp(secret)?.generate(u64::try_from(at.as_second()).unwrap_or(0)))
}

fn totp(secret: &str) -> Result<TOTP> {
    let bytes = Secret::Encoded(secret.to_owned())
        .to_bytes()
        .map_err(|_| Error::Internal("the secret of the codes is not base 32".to_owned()))?;
    TOTP::new(Algorithm::SHA1, DIGITS, 1, STEP.unsigned_abs(), bytes)
        .map_err(|error| Error::Internal(format!("the secret of the codes: {error}")))
}

/// Compares without telling by its time how many digits were right.
fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B: the secret "12345678901234567890", cut to six digits.
    const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    fn step(code: &str, second: i64) -> Option<i64> {
        step_of(SECRET, code, Timestamp::from_second(second).unwrap()).unwrap()
    }

    #[test]
    fn the_codes_are_those_of_the_standard() {
        assert_eq!(step("287082", 59), Some(1));
        assert_eq!(step("081804", 1_111_111_109), Some(1_111_111_109 / 30));
        assert_eq!(step("005 924", 1_234_567_890), Some(1_234_567_890 / 30), "typed as the app shows it");
    }

    #[test]
    fn a_code_is_good_for_a_step_before_and_after_its_own() {
        assert_eq!(step("287082", 29), Some(1));
        assert_eq!(step("287082", 89), Some(1));
        assert_eq!(step("287082", 90), None);
        assert_eq!(step("", 59), None);
    }

    #[test]
    fn the_address_names_login_and_secret() {
        assert_eq!(
            address("ABC", "núria@example.org"),
            "otpauth://totp/Throughline:n%C3%BAria%40example.org?secret=ABC&issuer=Throughline"
        );
    }
}
