//! The papers of the demonstration: a page of text as PDF, and a scan as PNG, made byte by byte. They
//! are real files, which every reader opens; no picture of a real document is among them.

/// A page with one line of text below the other, in Latin-1.
pub(super) fn pdf(lines: &[String]) -> Vec<u8> {
    let mut text = b"BT /F1 14 Tf 60 770 Td 22 TL".to_vec();
    for line in lines {
        text.extend_from_slice(b" (");
        for letter in line.chars() {
            // Brackets and backslashes would end the text.
            if matches!(letter, '(' | ')' | '\\') {
                text.push(b'\\');
            }
            text.push(u8::try_from(u32::from(letter)).unwrap_or(b'?'));
        }
        text.extend_from_slice(b") Tj T*");
    }
    text.extend_from_slice(b" ET");
    let mut stream = format!("<< /Length {} >>\nstream\n", text.len()).into_bytes();
    stream.extend_from_slice(&text);
    stream.extend_from_slice(b"\nendstream");
    let objects: [&[u8]; 5] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
          /Resources << /Font << /F1 5 0 R >> >> >>",
        &stream,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ];
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(file.len());
        file.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        file.extend_from_slice(object);
        file.extend_from_slice(b"\nendobj\n");
    }
    let table = file.len();
    let entries: Vec<_> = places.iter().map(|place| format!("{place:010} 00000 n \n")).collect();
    let entries = entries.concat();
    let tail = format!(
        "xref\n0 {count}\n0000000000 65535 f \n{entries}trailer\n<< /Size {count} /Root 1 0 R >>\n\
         startxref\n{table}\n%%EOF\n",
        count = places.len() + 1
    );
    file.extend_from_slice(tail.as_bytes());
    file
}

/// The sides of a scan, in dots.
const WIDE: u32 = 160;
const HIGH: u32 = 220;

/// A sheet with lines on it, as a scan of writing looks from afar.
pub(super) fn png() -> Vec<u8> {
    let mut dots = Vec::new();
    for y in 0..HIGH {
        // Each row begins with its filter: none.
        dots.push(0);
        let written = (30..190).contains(&y) && y % 12 < 3;
        let end = 130 - (y / 12 % 4) * 12;
        dots.extend((0..WIDE).map(|x| if written && (24..end).contains(&x) { 70_u8 } else { 250 }));
    }
    let mut head = Vec::new();
    head.extend_from_slice(&WIDE.to_be_bytes());
    head.extend_from_slice(&HIGH.to_be_bytes());
    // Eight bits of grey.
    head.extend_from_slice(&[8, 0, 0, 0, 0]);
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, content) in [(b"IHDR", head), (b"IDAT", stored(&dots)), (b"IEND", Vec::new())] {
        file.extend_from_slice(&u32::try_from(content.len()).unwrap_or(0).to_be_bytes());
        let start = file.len();
        file.extend_from_slice(name);
        file.extend_from_slice(&content);
        let sum = crc(file.get(start..).unwrap_or_default());
        file.extend_from_slice(&sum.to_be_bytes());
    }
    file
}

/// A zlib stream that compresses nothing.
fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0x78, 0x01];
    let mut blocks = bytes.chunks(usize::from(u16::MAX)).peekable();
    while let Some(block) = blocks.next() {
        let size = u16::try_from(block.len()).unwrap_or(0);
        out.push(u8::from(blocks.peek().is_none()));
        out.extend_from_slice(&size.to_le_bytes());
        out.extend_from_slice(&(!size).to_le_bytes());
        out.extend_from_slice(block);
    }
    let (low, high) = bytes.iter().fold((1_u32, 0_u32), |(low, high), byte| {
        let low = (low + u32::from(*byte)) % 65_521;
        (low, (high + low) % 65_521)
    });
    out.extend_from_slice(&(high << 16 | low).to_be_bytes());
    out
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(
            crc ^ u32::from(*byte),
            |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 },
        )
    })
}

#[cfg(test)]
mod tests {
    use throughline_domain::document::{MediaType, check};

    use super::*;

    #[test]
    fn papers_are_what_their_first_bytes_say() {
        let page = pdf(&["Admissió (còpia)".to_owned()]);
        assert_eq!(check(&page).unwrap(), MediaType::Pdf);
        assert_eq!(check(&png()).unwrap(), MediaType::Png);
        // "IEND" has the sum that the standard prints.
        assert!(png().ends_with(&[0xAE, 0x42, 0x60, 0x82]));
    }

    #[test]
    fn the_table_of_a_page_names_where_its_objects_begin() {
        let page = pdf(&["One".to_owned(), "Two".to_owned()]);
        let text = String::from_utf8_lossy(&page);
        let third = text.lines().skip_while(|line| *line != "xref").nth(5).unwrap();
        let place: usize = third[..10].parse().unwrap();
        assert!(text[place..].starts_with("3 0 obj"));
    }
}
