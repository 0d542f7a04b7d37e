//! Documents: what may be attached, recognised by its content and never by its name.

use crate::coded_enum;

coded_enum! {
    /// A kind of file that may be attached. The code is the media type.
    MediaType {
        /// A PDF.
        Pdf = "application/pdf",
        /// A JPEG picture.
        Jpeg = "image/jpeg",
        /// A PNG picture.
        Png = "image/png",
    }
}

/// The largest file, in bytes: 10 MB, several pages scanned in colour.
pub const MAX_SIZE: usize = 10 * 1024 * 1024;

/// Why a file is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// More than [`MAX_SIZE`].
    #[error("the file is larger than 10 MB")]
    TooLarge,
    /// Not a PDF, a JPEG or a PNG, whatever its name says.
    #[error("the file is not a PDF, a JPEG or a PNG")]
    UnknownType,
}

impl MediaType {
    /// The ending of a file of this kind, with its dot.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => ".pdf",
            Self::Jpeg => ".jpg",
            Self::Png => ".png",
        }
    }
}

/// Recognises a file by its first bytes and checks its size.
pub fn check(content: &[u8]) -> Result<MediaType, Refused> {
    if content.is_empty() {
        return Err(Refused::Empty);
    }
    if content.len() > MAX_SIZE {
        return Err(Refused::TooLarge);
    }
    match content {
        [b'%', b'P', b'D', b'F', b'-', ..] => Ok(MediaType::Pdf),
        [0xFF, 0xD8, 0xFF, ..] => Ok(MediaType::Jpeg),
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Ok(MediaType::Png),
        _ => Err(Refused::UnknownType),
    }
}

/// A name that is safe in a header and on any disk: no folders, no control characters, no quotes,
/// at most 80 characters before an ending that fits the content.
pub fn safe_name(name: &str, media_type: MediaType) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let safe: String = stem
        .chars()
        .map(|c| if c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '(' | ')') { c } else { '_' })
        .take(80)
        .collect();
    let safe = safe.trim();
    let stem = if safe.is_empty() { "document" } else { safe };
    format!("{stem}{}", media_type.ending())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_file_is_what_its_first_bytes_say() {
        assert_eq!(check(b"%PDF-1.7 ..."), Ok(MediaType::Pdf));
        assert_eq!(check(&[0xFF, 0xD8, 0xFF, 0xE0]), Ok(MediaType::Jpeg));
        assert_eq!(check(b"\x89PNG\r\n\x1a\n..."), Ok(MediaType::Png));
        assert_eq!(check(b"<html><script>"), Err(Refused::UnknownType));
        assert_eq!(check(b"MZ\x90"), Err(Refused::UnknownType));
        assert_eq!(check(b""), Err(Refused::Empty));
        assert_eq!(check(&vec![0; MAX_SIZE + 1]), Err(Refused::TooLarge));
    }

    #[test]
    fn a_name_keeps_its_letters_and_loses_its_tricks() {
        let table = [
            ("Carta del arrendador.PDF", "Carta del arrendador.pdf"),
            ("..\\..\\evil.exe", "evil.pdf"),
            ("/etc/passwd", "passwd.pdf"),
            ("a\"; filename=b.html", "a__ filename_b.pdf"),
            ("línia\r\nSet-Cookie: x", "línia__Set-Cookie_ x.pdf"),
            (".htaccess", "document.pdf"),
            ("", "document.pdf"),
        ];
        for (name, expected) in table {
            assert_eq!(safe_name(name, MediaType::Pdf), expected);
        }
    }

    proptest! {
        #[test]
        fn no_name_breaks_out_of_a_header(name in ".{0,200}") {
            let safe = safe_name(&name, MediaType::Png);
            prop_assert!(!safe.contains(['/', '\\', '"', '\r', '\n', ';', '\0']));
            prop_assert_eq!(safe.rsplit_once('.').map(|(_, ending)| ending), Some("png"));
            prop_assert!(safe.chars().count() <= 84);
        }
    }
}
