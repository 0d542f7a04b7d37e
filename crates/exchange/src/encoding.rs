//! From bytes to text and back, without losing a letter.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How a file writes its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextEncoding {
    encoding: &'static Encoding,
    byte_order_mark: bool,
}

/// Why bytes are no text in the encoding that they should have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotText {
    /// Bytes that the encoding does not have.
    #[error(
        "line {line} is not {encoding}; if the file comes from an older system, try encoding = \"windows-1252\" \
         in the source"
    )]
    Malformed {
        /// The line, counted from 1.
        line: u64,
        /// The encoding tried.
        encoding: &'static str,
    },
    /// Valid UTF-8 where the source says otherwise.
    #[error(
        "the file is written in UTF-8, the source says {declared}; set encoding = \"utf-8\" in the source"
    )]
    IsUtf8 {
        /// The encoding that the source declares.
        declared: &'static str,
    },
    /// A zero character: no text has one, wrongly read UTF-16 is full of them.
    #[error(
        "line {line} holds zero bytes, so this is not {encoding} text; try encoding = \"utf-16\" in the source"
    )]
    Zeroes {
        /// The line, counted from 1.
        line: u64,
        /// The encoding tried.
        encoding: &'static str,
    },
}

impl TextEncoding {
    /// UTF-8 with the mark that makes spreadsheets read it as such.
    pub const UTF_8_MARKED: Self = Self { encoding: UTF_8, byte_order_mark: true };

    /// The encoding of this name (`utf-8`, `utf-16`, `windows-1252`, `iso-8859-15` …).
    pub fn named(name: &str) -> Option<Self> {
        let encoding = Encoding::for_label_no_replacement(name.as_bytes())?;
        Some(Self { encoding, byte_order_mark: false })
    }

    /// The same encoding with a byte order mark, where there is one for it, so that spreadsheets
    /// read the file as it is meant.
    #[must_use]
    pub fn marked(self) -> Self {
        Self { byte_order_mark: [UTF_8, UTF_16LE, UTF_16BE].contains(&self.encoding), ..self }
    }

    /// Its usual name.
    pub fn name(self) -> &'static str {
        self.encoding.name()
    }
}

/// Reads bytes as text. A byte order mark tells the truth about itself, so it goes before what
/// the source declares.
pub fn decode(bytes: &[u8], declared: TextEncoding) -> Result<(String, TextEncoding), NotText> {
    let (used, body) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => {
            (TextEncoding { encoding, byte_order_mark: true }, bytes.get(length..).unwrap_or_default())
        }
        None => (declared, bytes),
    };
    let is_single_byte = used.encoding.is_single_byte();
    if is_single_byte && !body.is_ascii() && std::str::from_utf8(body).is_ok() {
        // Text of a one-byte encoding is practically never valid UTF-8 by accident; reading it
        // as declared would turn every "í" into two wrong letters.
        return Err(NotText::IsUtf8 { declared: used.name() });
    }
    let (text, malformed) = used.encoding.decode_without_bom_handling(body);
    if malformed {
        let before = text.split('\u{FFFD}').next().unwrap_or_default();
        return Err(NotText::Malformed { line: line_after(before), encoding: used.name() });
    }
    if let Some((before, _)) = text.split_once('\0') {
        return Err(NotText::Zeroes { line: line_after(before), encoding: used.name() });
    }
    Ok((text.into_owned(), used))
}

/// Writes text as bytes. A text with letters that the encoding lacks is written in marked UTF-8,
/// which every reader of this project recognises: no letter is lost.
pub fn encode(text: &str, encoding: TextEncoding) -> Vec<u8> {
    let marked = if encoding.byte_order_mark { "\u{FEFF}" } else { "" };
    let units = || marked.encode_utf16().chain(text.encode_utf16());
    if encoding.encoding == UTF_16LE {
        return units().flat_map(u16::to_le_bytes).collect();
    }
    if encoding.encoding == UTF_16BE {
        return units().flat_map(u16::to_be_bytes).collect();
    }
    let (body, _, lacks_letters) = encoding.encoding.encode(text);
    if lacks_letters {
        return encode(text, TextEncoding::UTF_8_MARKED);
    }
    let mut bytes = marked.as_bytes().to_vec();
    bytes.extend_from_slice(&body);
    bytes
}

fn line_after(text: &str) -> u64 {
    1 + text.bytes().filter(|byte| *byte == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_comes_back_as_it_went() {
        for name in ["utf-8", "utf-16", "utf-16be", "windows-1252", "iso-8859-1"] {
            let encoding = TextEncoding::named(name).unwrap();
            let bytes = encode("Sí; Règim obert\r\n", encoding);
            assert_eq!(decode(&bytes, encoding).unwrap().0, "Sí; Règim obert\r\n", "{name}");
        }
    }

    #[test]
    fn a_byte_order_mark_goes_before_the_source() {
        let marked = TextEncoding { encoding: UTF_16LE, byte_order_mark: true };
        let bytes = encode("País", marked);
        let (text, used) = decode(&bytes, TextEncoding::named("windows-1252").unwrap()).unwrap();
        assert_eq!((text.as_str(), used), ("País", marked));
    }

    #[test]
    fn a_wrong_encoding_is_said_and_not_guessed() {
        let utf8 = TextEncoding::named("utf-8").unwrap();
        let western = TextEncoding::named("windows-1252").unwrap();
        assert!(matches!(decode(b"a\nPa\xeds", utf8), Err(NotText::Malformed { line: 2, .. })));
        assert!(matches!(decode("País".as_bytes(), western), Err(NotText::IsUtf8 { .. })));
        assert!(matches!(decode(b"N\0I\0S\0", utf8), Err(NotText::Zeroes { line: 1, .. })));
    }
}
