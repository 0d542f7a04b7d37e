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

/// A text with perhaps a few places that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text; U+FFFD stands for what could not be read.
    pub text: String,
    /// The encoding it was read in.
    pub encoding: TextEncoding,
    /// The first line that could not be read whole, counted from 1.
    pub spoilt: Option<u64>,
}

/// Reads bytes as text, all of it or nothing.
pub fn decode(bytes: &[u8], declared: TextEncoding) -> Result<(String, TextEncoding), NotText> {
    let read = read(bytes, declared)?;
    match read.spoilt.first() {
        Some(line) => Err(read.fault(*line)),
        None => Ok((read.text, read.encoding)),
    }
}

/// Reads bytes as text of lines. A byte order mark tells the truth about itself, so it goes before
/// what the source declares.
///
/// A damaged letter spoils its line and not the file. Where the first line is spoilt, or more than
/// one line in [`SPOILT`], the encoding is another one than declared: reading on would only reject
/// row after row.
pub fn decode_rows(bytes: &[u8], declared: TextEncoding) -> Result<Decoded, NotText> {
    let read = read(bytes, declared)?;
    let Some(first) = read.spoilt.first().copied() else {
        return Ok(Decoded { text: read.text, encoding: read.encoding, spoilt: None });
    };
    let headed = read.text.lines().position(|line| !line.trim().is_empty()).unwrap_or_default() as u64 + 1;
    if first <= headed || read.spoilt.len() > (read.lines / SPOILT).max(1) {
        return Err(read.fault(first));
    }
    // No database keeps a zero character, and nobody sees one.
    let text = if read.has_zeroes { read.text.replace('\0', "\u{FFFD}") } else { read.text };
    Ok(Decoded { text, encoding: read.encoding, spoilt: Some(first) })
}

/// One line in so many may be spoilt before the encoding is held to be wrong.
const SPOILT: usize = 10;

struct Read {
    text: String,
    encoding: TextEncoding,
    /// The lines, from 1, with bytes that the encoding does not have, or with zeroes.
    spoilt: Vec<u64>,
    lines: usize,
    has_zeroes: bool,
}

impl Read {
    fn fault(&self, line: u64) -> NotText {
        let encoding = self.encoding.name();
        if self.has_zeroes {
            NotText::Zeroes { line, encoding }
        } else {
            NotText::Malformed { line, encoding }
        }
    }
}

fn read(bytes: &[u8], declared: TextEncoding) -> Result<Read, NotText> {
    let (used, body) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => {
            (TextEncoding { encoding, byte_order_mark: true }, bytes.get(length..).unwrap_or_default())
        }
        None => (declared, bytes),
    };
    let claims_one_byte = used.encoding.is_single_byte() && !body.is_ascii();
    let claims_two_bytes = [UTF_16LE, UTF_16BE].contains(&used.encoding) && !body.is_empty();
    if (claims_one_byte && looks_like_utf8(body)) || (claims_two_bytes && is_plain_utf8(body)) {
        // Text of a one-byte encoding is practically never UTF-8 by accident; reading it as
        // declared would turn every "í" into two wrong letters.
        return Err(NotText::IsUtf8 { declared: used.name() });
    }
    let (text, malformed) = used.encoding.decode_without_bom_handling(body);
    let has_zeroes = text.contains('\0');
    let is_spoilt =
        |line: &str| line.contains('\0') || (malformed && line.contains(char::REPLACEMENT_CHARACTER));
    let end = if text.contains('\n') { '\n' } else { '\r' };
    let spoilt = if malformed || has_zeroes {
        (1..).zip(text.split(end)).filter(|(_, line)| is_spoilt(line)).map(|(number, _)| number).collect()
    } else {
        Vec::new()
    };
    let lines = text.split(end).filter(|line| !line.trim().is_empty()).count();
    Ok(Read { text: text.into_owned(), encoding: used, spoilt, lines, has_zeroes })
}

/// Whether bytes hold letters of UTF-8, and more of them than bytes that UTF-8 does not have: a
/// damaged byte or two make no other encoding of a text.
pub(crate) fn looks_like_utf8(bytes: &[u8]) -> bool {
    let (mut letters, mut faults) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    letters > faults
}

fn is_plain_utf8(bytes: &[u8]) -> bool {
    !bytes.contains(&0) && std::str::from_utf8(bytes).is_ok()
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
    fn one_damaged_letter_spoils_its_line_and_not_the_file() {
        let utf8 = TextEncoding::named("utf-8").unwrap();
        let read = decode_rows(b"a;b\n1;Pa\xeds\n2;x\n", utf8).unwrap();
        assert_eq!((read.text.as_str(), read.spoilt), ("a;b\n1;Pa\u{FFFD}s\n2;x\n", Some(2)));
        let read = decode_rows(b"a;b\n1;P\0s\n2;x\n", utf8).unwrap();
        assert_eq!((read.text.as_str(), read.spoilt), ("a;b\n1;P\u{FFFD}s\n2;x\n", Some(2)));
        assert!(matches!(decode_rows(b"Pa\xeds;b\n1;2\n", utf8), Err(NotText::Malformed { line: 1, .. })));
        let many = b"a;b\n1;Pa\xeds\n2;S\xed\n";
        assert!(matches!(decode_rows(many, utf8), Err(NotText::Malformed { line: 2, .. })));
        // The same in a text of one byte a letter: the file is UTF-8 with one damaged letter.
        let western = TextEncoding::named("windows-1252").unwrap();
        let mixed = [&b"a;b\n1;"[..], "Sí;Núria".as_bytes(), b"\n2;Pa\xeds\n"].concat();
        assert!(matches!(decode_rows(&mixed, western), Err(NotText::IsUtf8 { .. })));
        let wide = TextEncoding::named("utf-16le").unwrap();
        assert!(matches!(decode_rows(b"a;b\n1;2\n", wide), Err(NotText::IsUtf8 { .. })));
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
