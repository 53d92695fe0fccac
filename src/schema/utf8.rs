//! The text of a file, or why it has none that can be read.
//!
//! Editors and shells on Windows may write UTF-16. With a mark at its beginning that is no UTF-8; without one it is,
//! with a byte of nothing after each letter, and a parser would complain of every one of them.

/// Returns the text that these bytes are in UTF-8.
///
/// # Errors
///
/// Why they are none, as the end of a sentence that names the file.
pub(crate) fn in_utf8(bytes: Vec<u8>) -> Result<String, &'static str> {
    if matches!(bytes.as_slice(), [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) {
        return Err("it is in UTF-16, not in UTF-8");
    }
    if bytes.contains(&0) {
        return Err("it has bytes that no text in UTF-8 has, as a file in UTF-16 does");
    }
    String::from_utf8(bytes).map_err(|_| "it is not in UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_utf_16_is_told_with_a_mark_and_without() {
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        assert_eq!(in_utf8("é = 1".into()).as_deref(), Ok("é = 1"));
        for (bytes, why) in [
            (wide("\u{feff}a = 1"), "it is in UTF-16, not in UTF-8"),
            (wide("a = 1"), "it has bytes that no text in UTF-8 has, as a file in UTF-16 does"),
            (b"\xff".to_vec(), "it is not in UTF-8"),
        ] {
            assert_eq!(in_utf8(bytes), Err(why));
        }
    }
}
