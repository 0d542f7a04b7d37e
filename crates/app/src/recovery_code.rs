//! Recovery codes: how somebody signs in who has lost the phone with the authenticator.
//!
//! Eighty random bits each, so a plain hash protects them: nobody guesses one, not even with the
//! database in hand. They are shown once, and each is good once.

use serde_json::json;
use sha2::{Digest, Sha256};
use throughline_domain::id::{Entropy, UserId};
use throughline_store::{recovery_code, user};

use crate::{Cx, Error, Result, account::check_present, authorise};

/// How many codes somebody gets.
pub const CODES: usize = 8;
/// Random bytes of a code: sixteen signs.
const BYTES: usize = 10;
/// The signs of a code: no letter that looks like a digit or like another (Crockford's base 32).
const SIGNS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Codes for one's own account in place of all earlier ones, to be shown once. Asks for the present
/// password, so that a screen left alone gives nobody a way in.
pub fn make(cx: &Cx, present: &str) -> Result<Vec<String>> {
    check_present(cx, present)?;
    let codes: Vec<String> = (0..CODES).map(|_| fresh(&*cx.world.entropy)).collect();
    let shown = codes.clone();
    cx.write(move |cx, tx| {
        let (id, permit) = authorise::own_account(cx)?;
        if user::credentials(tx, id)?.totp.is_none() {
            return Err(Error::Refused("account-recovery-no-authenticator"));
        }
        let hashes: Vec<String> = codes.iter().map(|code| hash(id, code)).collect();
        let mut w = tx.permitted(permit);
        recovery_code::replace(&mut w, id, &hashes)?;
        authorise::record_as(cx, &mut w, "account.recovery_codes_made", json!({ "codes": CODES }))
    })?;
    Ok(shown)
}

/// How many codes one's own account has left.
pub fn left(cx: &Cx) -> Result<i64> {
    cx.read(|cx, tx| Ok(recovery_code::count_left(tx, authorise::own_account(cx)?.0)?))
}

/// A new code, in groups of four: `7k3m-92vx-a0pt-hq4d`.
fn fresh(entropy: &dyn Entropy) -> String {
    let mut bytes = [0_u8; BYTES];
    entropy.fill(&mut bytes);
    let bits = bytes.iter().fold(0_u128, |bits, byte| (bits << 8) | u128::from(*byte));
    let signs = (0..16).map(|place| {
        let index = usize::try_from((bits >> (5 * place)) & 31).unwrap_or(0);
        SIGNS.get(index).map_or('0', |sign| char::from(*sign))
    });
    let mut code = String::new();
    for (place, sign) in signs.enumerate() {
        if place > 0 && place % 4 == 0 {
            code.push('-');
        }
        code.push(sign);
    }
    code
}

/// The hash by which a code is kept: of its owner and its signs, however they were typed.
pub(crate) fn hash(user: UserId, typed: &str) -> String {
    let signs = typed.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase);
    // The letters that the codes avoid stand for the digits they look like.
    let signs = signs.map(|sign| match sign {
        'o' => '0',
        'i' | 'l' => '1',
        sign => sign,
    });
    hex::encode(Sha256::digest(format!("{user}:{}", signs.collect::<String>()).as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        session::{Limits, SignIn, Visitor, enter_code, sign_in},
        testing::{PASSWORD, TestApp, TestUser},
        totp,
    };
    use throughline_domain::agency::Role;

    /// Somebody whose sign-in asks for a code, and their recovery codes.
    fn with_codes(app: &TestApp) -> (TestUser, Vec<String>) {
        let house = app.agency("ngo", "Casa Oberta");
        let ana = app.user_with_password(&house, &[Role::SocialWorker]);
        let cx = app.cx(&ana);
        let (secret, _) = crate::account::offer_authenticator(&cx, None).unwrap();
        let code = totp::code_at(&secret, cx.now).unwrap();
        crate::account::add_authenticator(&cx, Limits::default(), &secret, &code, PASSWORD).unwrap();
        let codes = make(&cx, PASSWORD).unwrap();
        (ana, codes)
    }

    fn password_given(visitor: &Visitor, user: &TestUser) -> String {
        match sign_in(visitor, Limits::default(), &user.login, PASSWORD).unwrap() {
            SignIn::CodeNeeded(started) => started.token,
            other => panic!("{other:?}"),
        }
    }

    fn enters(app: &TestApp, user: &TestUser, code: &str) -> SignIn {
        let visitor = app.visitor();
        let token = password_given(&visitor, user);
        enter_code(&visitor, Limits::default(), &token, code).unwrap()
    }

    #[test]
    fn a_code_is_good_once_however_it_is_typed_and_stands_in_the_ledger() {
        let app = TestApp::new();
        let (ana, codes) = with_codes(&app);
        assert_eq!(codes.len(), CODES);
        assert!(codes.iter().all(|code| code.len() == 19), "{codes:?}");
        let typed = format!(" {} ", codes[0].to_uppercase().replace('-', " "));
        assert!(matches!(enters(&app, &ana, &typed), SignIn::Complete(_)));
        assert!(app.ledger().iter().any(|action| action == "sign_in.recovery_code_used"));
        assert_eq!(left(&app.cx(&ana)).unwrap(), 7);
        assert_eq!(enters(&app, &ana, &codes[0]), SignIn::Wrong, "used up");
        assert!(matches!(enters(&app, &ana, &codes[1]), SignIn::Complete(_)), "the others stay good");
    }

    #[test]
    fn nobody_elses_codes_and_no_older_ones_are_good() {
        let app = TestApp::new();
        let (ana, codes) = with_codes(&app);
        let house = app.agency("ngo", "Pont Obert");
        let boris = app.user(&house, &[Role::SocialWorker]);
        assert_ne!(hash(ana.id, &codes[0]), hash(boris.id, &codes[0]));
        let newer = make(&app.cx(&ana), PASSWORD).unwrap();
        assert_eq!(enters(&app, &ana, &codes[0]), SignIn::Wrong);
        assert!(matches!(enters(&app, &ana, &newer[0]), SignIn::Complete(_)));
        // Guesses are counted like codes of the app.
        for _ in 0..5 {
            enters(&app, &ana, "0000-0000-0000-0000");
        }
        assert!(matches!(enters(&app, &ana, &newer[1]), SignIn::Locked(_)));
    }

    #[test]
    fn codes_go_with_the_authenticator_and_need_the_password() {
        let app = TestApp::new();
        let (ana, _) = with_codes(&app);
        let cx = app.cx(&ana);
        assert!(matches!(make(&cx, "not my password"), Err(Error::Invalid(_))));
        crate::account::remove_authenticator(&cx, Limits::default(), PASSWORD).unwrap();
        assert_eq!(left(&cx).unwrap(), 0);
        assert!(matches!(make(&cx, PASSWORD), Err(Error::Refused(_))), "there is nothing to recover from");
    }
}
