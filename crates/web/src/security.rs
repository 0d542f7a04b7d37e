//! What stands around every page: security headers, the check of the host, the anti-forgery token,
//! cookies, and a log that names nobody.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request, State},
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, COOKIE, HOST, ORIGIN, REFERER},
    },
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use throughline_domain::id::Entropy;
use tracing::Instrument as _;

use crate::server::{AppState, ServerConfig};

/// Everything comes from here, nothing is inline, nobody may frame us. `connect-src` is for the
/// script, which keeps half-filled forms.
const CONTENT_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; \
    img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// `same-origin` and not `no-referrer`: under that one a browser sends `Origin: null` with our own
/// forms, and the check of the origin would refuse them.
const HEADERS: [(&str, &str); 8] = [
    ("content-security-policy", CONTENT_POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-robots-tag", "noindex, nofollow"),
];

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The id of a request: on the page of a fault, in the log, in a header; it says nothing about
/// anybody.
#[derive(Debug, Clone)]
pub(crate) struct RequestId(pub(crate) String);

/// Checks the host, adds the headers, and writes one line to the log: method, the route's pattern,
/// status, time. No path, because paths hold ids; no query, no name, no address.
pub(crate) async fn around(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let id = random_hex(&*state.world().entropy, 8);
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "unknown".to_owned(), |path| path.as_str().to_owned());
    let method = request.method().clone();
    let span = tracing::info_span!("request", id = %id, %method, %route);
    request.extensions_mut().insert(RequestId(id.clone()));
    let begun = Instant::now();
    let mut response = if host_is_ours(&state.config, &request) {
        next.run(request).instrument(span.clone()).await
    } else {
        (StatusCode::MISDIRECTED_REQUEST, "This address is not served here.\n").into_response()
    };
    add_headers(&state.config, response.headers_mut());
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    let milliseconds = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    let status = response.status().as_u16();
    span.in_scope(|| tracing::info!(status, milliseconds, "answered"));
    response
}

fn add_headers(config: &ServerConfig, headers: &mut HeaderMap) {
    for (name, value) in HEADERS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    // Assets say themselves how long they keep; everything else may be about a person.
    if !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if config.secure_cookies {
        let a_year = HeaderValue::from_static("max-age=31536000");
        headers.insert(HeaderName::from_static("strict-transport-security"), a_year);
    }
}

/// A page elsewhere whose name was pointed at this server (DNS rebinding) carries its own name in
/// `Host`. A demonstration signs in without a password, so there this is what protects it.
fn host_is_ours(config: &ServerConfig, request: &Request) -> bool {
    let from_uri = request.uri().authority().map(|authority| authority.as_str().to_owned());
    let host = from_uri.or_else(|| text(request.headers(), &HOST)).unwrap_or_default();
    if config.demo {
        let name = host
            .strip_suffix(|c: char| c.is_ascii_digit())
            .map_or(host.as_str(), |_| host.rsplit_once(':').map_or(host.as_str(), |(name, _)| name));
        return ["127.0.0.1", "localhost", "[::1]"].contains(&name);
    }
    config.hosts.is_empty() || config.hosts.iter().any(|ours| ours.eq_ignore_ascii_case(&host))
}

/// Whether a request that changes something was sent by one of our own pages. A browser always says
/// where a form came from; what says nothing is no browser, and carries no browser's cookies.
pub(crate) fn is_from_here(headers: &HeaderMap) -> bool {
    if let Some(origin) = text(headers, &ORIGIN) {
        let host = text(headers, &HOST).unwrap_or_default();
        return origin.split_once("://").is_some_and(|(_, from)| from.eq_ignore_ascii_case(&host));
    }
    let site = headers.get("sec-fetch-site").and_then(|value| value.to_str().ok());
    site.is_none_or(|site| matches!(site, "same-origin" | "none"))
}

/// The path and query of the page that led here, if it is one of ours.
pub(crate) fn referring_page(headers: &HeaderMap) -> Option<String> {
    let referer = text(headers, &REFERER)?;
    let host = text(headers, &HOST)?;
    let (_, rest) = referer.split_once("://")?;
    local_path(rest.strip_prefix(host.as_str())?).map(str::to_owned)
}

/// The path itself, if it leads nowhere but to this installation.
pub(crate) fn local_path(path: &str) -> Option<&str> {
    let plain = path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n', '\t']);
    plain.then_some(path)
}

fn text(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
}

/// A cookie that was sent.
pub(crate) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find(|(found, _)| *found == name)
        .map(|(_, value)| value.to_owned())
}

/// The anti-forgery token as a page carries it: masked anew each time, so that a compressed page
/// never holds the same secret twice (BREACH).
pub(crate) fn mask(token: &str, entropy: &dyn Entropy) -> String {
    let mut pad = vec![0_u8; token.len()];
    entropy.fill(&mut pad);
    let masked: Vec<u8> = token.bytes().zip(&pad).map(|(byte, pad)| byte ^ pad).collect();
    hex::encode(&pad) + &hex::encode(masked)
}

/// Whether a form carries the token of its session.
pub(crate) fn is_genuine(sent: &str, token: &str) -> bool {
    let Some((pad, masked)) = sent.split_at_checked(sent.len() / 2) else { return false };
    let (Ok(pad), Ok(masked)) = (hex::decode(pad), hex::decode(masked)) else { return false };
    !token.is_empty()
        && masked.len() == token.len()
        && pad.len() == token.len()
        && token.bytes().zip(pad.iter().zip(&masked)).fold(0, |all, (byte, (a, b))| all | (byte ^ a ^ b)) == 0
}

/// So many random bytes as hexadecimal text.
pub(crate) fn random_hex(entropy: &dyn Entropy, bytes: usize) -> String {
    let mut random = vec![0_u8; bytes];
    entropy.fill(&mut random);
    hex::encode(random)
}

#[cfg(test)]
mod tests {
    use super::*;
    use throughline_app::testing::TestEntropy;

    #[test]
    fn a_masked_token_is_genuine_and_never_the_same() {
        let entropy = TestEntropy::default();
        let (one, two) = (mask("abc123", &entropy), mask("abc123", &entropy));
        assert_ne!(one, two);
        assert!(is_genuine(&one, "abc123") && is_genuine(&two, "abc123"));
        for forged in ["", "00", "abc123", &one[2..], "zz", "ééé"] {
            assert!(!is_genuine(forged, "abc123"), "{forged}");
        }
        assert!(!is_genuine("", ""), "no token is no token");
    }

    #[test]
    fn a_way_back_leads_nowhere_else() {
        assert_eq!(local_path("/releases?unit=1"), Some("/releases?unit=1"));
        for elsewhere in
            ["https://example.org/", "//example.org", "releases", "/\\example.org", "/a\r\nb", ""]
        {
            assert_eq!(local_path(elsewhere), None, "{elsewhere}");
        }
    }

    #[test]
    fn the_origin_must_be_the_host() {
        let from = |origin: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(HOST, HeaderValue::from_static("plans.example.org"));
            headers.insert(ORIGIN, HeaderValue::from_static(origin));
            is_from_here(&headers)
        };
        assert!(from("https://plans.example.org"));
        assert!(!from("https://plans.example.org.evil.example"));
        assert!(!from("null"));
    }
}
