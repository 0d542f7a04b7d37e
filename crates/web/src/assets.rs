//! The style sheet, the script and the fonts, inside the binary.
//!
//! They are served under `/assets/<hash>/`, where the hash is that of all files together: a page
//! always asks for the files it was built with, and a browser may keep them for ever.

use std::sync::LazyLock;

use axum::Router;
use axum::extract::Path;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../ui/dist/"]
struct Built;

/// One hash for the whole set, so that the fonts can be named relative to the style sheet.
static HASH: LazyLock<String> = LazyLock::new(|| {
    let mut sum = [0_u8; 32];
    for file in Built::iter().filter_map(|path| Built::get(&path)) {
        for (byte, other) in sum.iter_mut().zip(file.metadata.sha256_hash()) {
            *byte ^= other;
        }
    }
    hex(&sum).chars().take(12).collect()
});

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const ASK_AGAIN: &str = "no-cache";

/// The address of a built file: `url("throughline.css")`.
pub fn url(path: &str) -> String {
    format!("/assets/{}/{path}", *HASH)
}

/// The route of all assets. Needs no session and no state.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/assets/{hash}/{*path}", get(serve))
}

async fn serve(Path((hash, path)): Path<(String, String)>, headers: HeaderMap) -> Response {
    let packed = accepts_gzip(&headers).then(|| Built::get(&format!("{path}.gz"))).flatten();
    let is_packed = packed.is_some();
    // The packed files are no assets of their own: asking for one by name finds nothing.
    let (Some(content_type), Some(file)) = (content_type(&path), packed.or_else(|| Built::get(&path))) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let etag = format!("\"{}\"", hex(&file.metadata.sha256_hash()));
    // A page of an older or newer process may ask while several versions serve side by side. It
    // gets what we have, but must not keep it under that name.
    let caching = if hash == *HASH { FOR_EVER } else { ASK_AGAIN };
    let shared: [(HeaderName, String); 3] =
        [(CACHE_CONTROL, caching.to_owned()), (VARY, "accept-encoding".to_owned()), (ETAG, etag.clone())];
    if headers.get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == etag.as_bytes()) {
        return (StatusCode::NOT_MODIFIED, shared).into_response();
    }
    let mut response = (shared, [(CONTENT_TYPE, content_type)], file.data).into_response();
    if is_packed {
        response.headers_mut().insert(CONTENT_ENCODING, axum::http::HeaderValue::from_static("gzip"));
    }
    response
}

/// Whether a browser takes what is packed.
pub(crate) fn accepts_gzip(headers: &HeaderMap) -> bool {
    headers
        .get_all(ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|coding| {
            let mut parts = coding.split(';').map(str::trim);
            parts.next() == Some("gzip") && parts.next() != Some("q=0")
        })
}

fn content_type(path: &str) -> Option<&'static str> {
    match path.rsplit_once('.')?.1 {
        "css" => Some("text/css; charset=utf-8"),
        "js" => Some("text/javascript; charset=utf-8"),
        "svg" => Some("image/svg+xml"),
        "woff2" => Some("font/woff2"),
        _ => None,
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::http::Request;
    use tower::ServiceExt as _;

    async fn get(path: &str, headers: &[(HeaderName, &str)]) -> Response {
        let mut request = Request::get(path);
        for (name, value) in headers {
            request = request.header(name, *value);
        }
        router::<()>().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
    }

    #[tokio::test]
    async fn a_style_sheet_is_compressed_typed_and_kept_for_ever() {
        let response = get(&url("throughline.css"), &[(ACCEPT_ENCODING, "gzip, br")]).await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()[CONTENT_TYPE], "text/css; charset=utf-8");
        assert_eq!(response.headers()[CONTENT_ENCODING], "gzip");
        assert_eq!(response.headers()[CACHE_CONTROL], FOR_EVER);
    }

    #[tokio::test]
    async fn a_known_style_sheet_is_not_sent_again() {
        let first = get(&url("throughline.css"), &[]).await;
        assert!(!first.headers().contains_key(CONTENT_ENCODING));
        let etag = first.headers()[ETAG].to_str().unwrap().to_owned();
        let second = get(&url("throughline.css"), &[(IF_NONE_MATCH, &etag)]).await;
        assert_eq!(second.status(), StatusCode::NOT_MODIFIED);
    }

    #[tokio::test]
    async fn another_versions_address_is_served_but_not_kept() {
        let response = get("/assets/older/throughline.js", &[]).await;
        assert_eq!(response.headers()[CACHE_CONTROL], ASK_AGAIN);
    }

    #[tokio::test]
    async fn nothing_outside_the_set_is_found() {
        for path in ["../Cargo.toml", "throughline.css.gz", "missing.css", ""] {
            let response = get(&url(path), &[]).await;
            assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        }
    }
}
