//! A QR code, drawn in the page.

use maud::PreEscaped;
use qrcode::{QrCode, render::svg};

/// The QR code as a drawing in the page: the content policy lets nothing in from elsewhere, and the
/// secret goes to no other server.
pub fn qr_code(address: &str) -> PreEscaped<String> {
    let drawn = QrCode::new(address)
        .map(|code| code.render::<svg::Color<'_>>().min_dimensions(220, 220).quiet_zone(true).build());
    // Without the XML declaration, which HTML does not know.
    let svg = drawn.ok().and_then(|svg| svg.find("<svg").map(|start| svg.split_at(start).1.to_owned()));
    PreEscaped(svg.unwrap_or_default())
}
