//! The form of a bot's token.
//!
//! What cannot be one is never sent: it may be another secret, in the wrong place. The mistakes are those that people
//! report: another value of the developer portal, quotes and blanks that a copy adds, a part that it loses.

use super::token::Token;

impl Token {
    /// Returns the bot's token in `text`, where it has the form of one.
    ///
    /// Every bot's token so far is three parts with full stops between, each of letters, digits, `-`
    /// and `_`; the first is the bot's snowflake in base64. That tells it from what is mistaken for
    /// it (an application's id, its public key, a client secret, a webhook's address, a person's
    /// password, a placeholder) and from what a copy adds (quotes, `Bot`, blanks) or loses (a part).
    /// No length is asked for: Discord has made the parts longer before. See Discord Docs, API
    /// Reference (Authentication), for an example.
    pub fn of_a_bot(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('.').collect();
        let is_word = |part: &&str| !part.is_empty() && part.bytes().all(|it| sextet(it).is_some());
        let is_token = parts.len() == 3 && parts.iter().all(is_word) && is_a_number(parts[0]);
        is_token.then(|| Self::new(text.to_owned()))
    }
}

/// Returns whether a part is digits in base64.
fn is_a_number(part: &str) -> bool {
    let (mut bits, mut held, mut bytes) = (0u32, 0, Vec::new());
    for six in part.bytes().filter_map(sextet) {
        bits = bits << 6 | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 0xff) as u8);
        }
    }
    !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit)
}

/// Returns the six bits of a character of base64 for addresses (RFC 4648, section 5).
const fn sextet(character: u8) -> Option<u8> {
    match character {
        b'A'..=b'Z' => Some(character - b'A'),
        b'a'..=b'z' => Some(character - b'a' + 26),
        b'0'..=b'9' => Some(character - b'0' + 52),
        b'-' => Some(62),
        b'_' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of Discord's documentation.
    const EXAMPLE: &str = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs";

    #[test]
    fn what_has_the_form_of_a_bots_token_is_taken_whatever_its_length() {
        let long = "MTE4MDAwMDAwMDAwMDAwMDAwMQ.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789AB";
        for token in
            [EXAMPLE, long, "ODAwMDAwMDAwMDAwMDAwMjAz.G-_k.z", "MTIzNDU2Nzg5MDEyMzQ1NjcwMDA.a.b"]
        {
            assert_eq!(Token::of_a_bot(token).unwrap().expose(), token);
        }
    }

    #[test]
    fn what_is_mistaken_for_a_bots_token_is_not_taken() {
        let changed = |from: &str, to: &str| EXAMPLE.replace(from, to);
        let mistaken = [
            "".to_owned(),
            "198622483471925248".to_owned(),
            "your-token-here".to_owned(),
            "your.token.here".to_owned(),
            "${DISCORD_TOKEN}".to_owned(),
            "a1b2C3d4E5f6G7h8I9j0-K1l2M3n4O5p".to_owned(),
            "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0".to_owned(),
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl".to_owned(),
            "https://discord.com/api/webhooks/1/MTk4.Cl2FMQ.ZnCj".to_owned(),
            "198622483471925248.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs".to_owned(),
            format!("Bot {EXAMPLE}"),
            format!("Bearer {EXAMPLE}"),
            format!("\"{EXAMPLE}\""),
            format!("'{EXAMPLE}'"),
            format!("DISCORD_TOKEN={EXAMPLE}"),
            format!("{EXAMPLE} "),
            format!("{EXAMPLE}\n{EXAMPLE}"),
            format!("{EXAMPLE}.more"),
            format!("\u{feff}{EXAMPLE}"),
            changed(".Cl2FMQ", ""),
            changed("Cl2FMQ", ""),
            changed(".", "\u{2024}"),
            changed("ZnC", "Zn C"),
            changed("ZnC", "Zn\nC"),
            changed("ZnC", "Zn\u{0}C"),
            changed("ZnC", "Zn\u{200b}C"),
            changed("ZnC", "Zn\u{e9}C"),
            changed("ZnC", "Zn\u{2026}"),
            changed("MTk4NjIyNDgzNDcxOTI1MjQ4", "M"),
        ];
        for text in mistaken {
            assert_eq!(Token::of_a_bot(&text), None, "{text}");
        }
    }
}
