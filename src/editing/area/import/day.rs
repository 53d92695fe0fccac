//! Reads the day of a check, and what a spreadsheet makes of days and numbers.
//!
//! Spreadsheets write a day as their reader's country does, and drop the first 0 of a number. Neither is guessed back: in a
//! table of telephone numbers, a guess is a wrong number.

use jiff::civil::Date as Day;

use crate::editing::conversation::typed_wrongly;
use crate::schema::{Problem, SENTENCE_WORDS};
use crate::values::{Date, PhoneNumber, typed};

/// Returns a day, which is not after `today`.
pub(super) fn day(text: &str, today: Day) -> Result<Day, Vec<Problem>> {
    let has_form = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !has_form {
        let message = format!("`{text}` is not a day as it is written here");
        return Err(vec![typed_wrongly(text, message, form_of(text))]);
    }
    let day = typed::<Date>(text, SENTENCE_WORDS).map_err(|_| {
        let message = format!("`{text}` is not a day of the calendar");
        vec![typed_wrongly(text, message, "write year, month and day, such as 2026-11-23")]
    })?;
    if day.civil() > today {
        let message = format!("`{text}` is yet to come");
        let hint = "write the day on which somebody read the page";
        return Err(vec![typed_wrongly(text, message, hint)]);
    }
    Ok(day.civil())
}

/// Returns how a day is written: the very one, where it can be no other.
fn form_of(text: &str) -> String {
    let parts: Vec<i16> =
        text.split(['/', '.', '-']).filter_map(|part| part.trim().parse().ok()).collect();
    let day = |day: i16, month: i16, year: i16| {
        Day::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    };
    let meant = match *parts.as_slice() {
        [a, b, year] if year > 1999 => [day(a, b, year), day(b, a, year)],
        _ => [None, None],
    };
    let meant = match meant {
        [Some(one), Some(other)] if one != other => None,
        [one, other] => one.or(other),
    };
    let such = meant
        .map_or_else(|| "year, month and day, such as 2026-11-23".to_owned(), |it| it.to_string());
    format!("write {such}, in cells that are formatted as text: a spreadsheet changes days")
}

/// Returns what a spreadsheet has done to a number, where it has done something.
pub(super) fn lost_digits(text: &str) -> Result<(), Vec<Problem>> {
    let is_digits = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == ' ');
    let lacks_zero = is_digits
        && (9..=10).contains(&text.chars().filter(char::is_ascii_digit).count())
        && PhoneNumber::parse(&format!("0{}", text.replace(' ', ""))).is_ok();
    if lacks_zero && PhoneNumber::parse(text).is_err() {
        let message =
            format!("`{text}` lacks its first 0, as where a spreadsheet took it for an amount");
        let hint = "format the column as text, then write each number again as its page prints it, such as 01582 547653";
        return Err(vec![typed_wrongly(text, message, hint)]);
    }
    let is_power = |(digits, power): (&str, &str)| {
        let is_amount = |it: &str| {
            !it.is_empty() && it.chars().all(|c| c.is_ascii_digit() || "+.,".contains(c))
        };
        is_amount(digits) && is_amount(power)
    };
    if text.to_uppercase().split_once('E').is_some_and(is_power) {
        let message = format!("`{text}` is no number: a spreadsheet has cut its digits");
        let hint = "format the column as text, then write each number again as its page prints it, such as 01582 547653";
        return Err(vec![typed_wrongly(text, message, hint)]);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::editing::conversation::refusal;

    #[test]
    fn a_day_is_written_with_its_year_first_and_no_other_is_guessed() {
        let today = date(2026, 11, 24);
        let said = |text: &str| refusal(&day(text, today).unwrap_err());
        assert_eq!(day("2026-11-24", today).unwrap(), today);
        assert!(said("2026-11-25").contains("is yet to come\n  hint: write the day on which"));
        assert!(said("2026-02-30").contains("is not a day of the calendar"));
        for text in ["23/11/2026", "11/23/2026", "23.11.2026", "23-11-2026"] {
            assert!(said(text).contains("hint: write 2026-11-23, in cells"), "{text}");
        }
        for text in ["03/04/2026", "23/11/26", "23 Nov 2026", "46349", "yesterday", "2026-11-2"] {
            assert!(said(text).contains("such as 2026-11-23, in cells"), "{text}");
        }
        assert!(said("04/04/2026").contains("write 2026-04-04,"));
    }

    #[test]
    fn a_number_that_has_lost_digits_is_told_and_a_whole_one_is_not() {
        let said = |text: &str| lost_digits(text).err().map(|found| refusal(&found));
        for text in ["1582547653", "1582 547653", "8088005000", "800 555 111"] {
            assert!(said(text).unwrap().contains("lacks its first 0"), "{text}");
        }
        for text in ["1.58E+09", "1,58255E+09", "3E8"] {
            assert!(said(text).unwrap().contains("has cut its digits"), "{text}");
        }
        for text in ["01582 547653", "116 123", "999", "0808 800 500", "E", "", "01582 547653 ext"]
        {
            assert_eq!(said(text), None, "{text}");
        }
    }
}
