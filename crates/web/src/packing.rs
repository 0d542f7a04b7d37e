//! Pages packed for the way.
//!
//! A page is whole before it is sent, so it is packed in one piece, and the packer of a thread is used again:
//! to make one for every page, and to feed it bit by bit, cost half as much as the packing itself.

use std::cell::RefCell;

use axum::body::HttpBody as _;
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{
        HeaderValue,
        header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, VARY},
        response::Parts,
    },
    middleware::Next,
    response::Response,
};
use flate2::{Compress, Compression, FlushCompress, Status};

use crate::assets::accepts_gzip;

/// What is shorter is sent as it is: a packet of the network holds it either way.
const WORTH_IT: u64 = 1_024;

/// What is longer is a file, and no page.
const PAGE: u64 = 4 * 1_024 * 1_024;

/// A page is some tens of kilobytes: what a better level saves it costs again in time.
fn packer() -> Compress {
    Compress::new_gzip(Compression::fast(), 15)
}

thread_local! {
    static PACKER: RefCell<Compress> = RefCell::new(packer());
}

/// Packs what a handler answers, where the browser takes it so.
pub(crate) async fn pack(request: Request, next: Next) -> Response {
    let taken = accepts_gzip(request.headers());
    let response = next.run(request).await;
    let (mut parts, body) = response.into_parts();
    let length = body.size_hint().exact().unwrap_or_default();
    if !is_text(&parts)
        || parts.headers.contains_key(CONTENT_ENCODING)
        || !(WORTH_IT..=PAGE).contains(&length)
    {
        return Response::from_parts(parts, body);
    }
    // Whoever keeps the answer has to know that another browser may get it in another form.
    parts.headers.append(VARY, HeaderValue::from_static("accept-encoding"));
    if !taken {
        return Response::from_parts(parts, body);
    }
    let Ok(page) = to_bytes(body, usize::try_from(PAGE).unwrap_or(usize::MAX)).await else {
        // A body whose length is known lies in memory, and cannot break off.
        return Response::from_parts(parts, Body::empty());
    };
    let Some(packed) = PACKER.with_borrow_mut(|packer| in_one_piece(packer, &page)) else {
        return Response::from_parts(parts, Body::from(page));
    };
    parts.headers.remove(CONTENT_LENGTH);
    parts.headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    Response::from_parts(parts, Body::from(packed))
}

fn is_text(parts: &Parts) -> bool {
    let kind = parts.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.starts_with("text/") || kind.starts_with("application/json")
}

/// The whole in one piece; nothing where the packer gives up, and then the page is sent as it is.
fn in_one_piece(packer: &mut Compress, page: &[u8]) -> Option<Vec<u8>> {
    packer.reset();
    let room = page.len() / 4 + 1_024;
    let mut out = Vec::with_capacity(room);
    loop {
        let read = usize::try_from(packer.total_in()).ok()?;
        match packer.compress_vec(page.get(read..)?, &mut out, FlushCompress::Finish).ok()? {
            Status::StreamEnd => return Some(out),
            Status::Ok | Status::BufError => out.reserve(room),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use flate2::read::GzDecoder;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_was_packed_comes_out_as_it_went_in(pages in prop::collection::vec(".{0,4000}", 1..5)) {
            let mut packer = packer();
            for page in pages {
                let packed = in_one_piece(&mut packer, page.as_bytes()).unwrap();
                let mut out = String::new();
                GzDecoder::new(packed.as_slice()).read_to_string(&mut out).unwrap();
                prop_assert_eq!(out, page);
            }
        }
    }

    #[test]
    fn noise_that_does_not_get_smaller_comes_out_too() {
        let mut state = 1_u64;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state.to_be_bytes()[0]
        })
        .take(200_000)
        .collect();
        let packed = in_one_piece(&mut packer(), &noise).unwrap();
        let mut out = Vec::new();
        GzDecoder::new(packed.as_slice()).read_to_end(&mut out).unwrap();
        assert_eq!(out, noise);
    }
}
