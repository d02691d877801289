//! JSON out, so that the same content is always the same text (the canonical form of RFC 8785).
//!
//! Names are sorted by their UTF-16 units, numbers are doubles and written as JavaScript writes them, and every
//! field is kept, known or not.

use crate::flat::{Flat, KIND_BITS, kind};
use crate::model::json::Json;
use crate::model::{MOST_LEVELS, MOST_TEXT};

/// The canonical text of any JSON text: one line, nothing between the signs. None when it is no JSON, or beyond the
/// limits of a document.
pub fn canonical(text: &str) -> Option<String> {
    read(text).map(|value| written(value, false))
}

/// The same for people and version control: a field a line, two spaces a level, a line end at the end.
pub fn indented(text: &str) -> Option<String> {
    let mut file = read(text).map(|value| written(value, true))?;
    file.push('\n');
    Some(file)
}

/// The text of a result, its fields in the order in which they are declared and every number as Rust tells it.
pub(crate) fn result(flat: &Flat) -> String {
    let mut result = Telling {
        out: String::new(),
        signs: &flat.signs,
        numbers: &flat.numbers,
        names: &flat.names,
        text: &flat.text,
    };
    result.next();
    result.out
}

/// What is still to be told of a result.
struct Telling<'f> {
    out: String,
    signs: &'f [u32],
    numbers: &'f [f64],
    names: &'f [&'static str],
    text: &'f str,
}

impl Telling<'_> {
    fn next(&mut self) {
        let Some(sign) = self.signs.split_off_first() else {
            return;
        };
        let size = (sign >> KIND_BITS) as usize;
        match sign & ((1 << KIND_BITS) - 1) {
            kind::FLAG => self.out.push_str(if size == 1 { "true" } else { "false" }),
            kind::NUMBER => {
                let number = self.numbers.split_off_first();
                let text = number.and_then(|number| serde_json::to_string(number).ok());
                self.out.push_str(&text.unwrap_or_default());
            }
            kind::COUNT => self.out.push_str(&size.to_string()),
            kind::TEXT => self.quote_next(size),
            kind::WORD => self.name(),
            kind::LIST => self.all(size, ['[', ']'], false),
            kind::RECORD => self.all(size, ['{', '}'], true),
            _ => self.out.push_str("null"),
        }
    }

    fn all(&mut self, size: usize, [open, close]: [char; 2], named: bool) {
        self.out.push(open);
        for at in 0..size {
            begin(&mut self.out, at, None);
            if named {
                self.name();
                self.out.push(':');
            }
            self.next();
        }
        self.out.push(close);
    }

    fn name(&mut self) {
        if let Some(name) = self.names.split_off_first() {
            quote(&mut self.out, name);
        }
    }

    /// The next so many UTF-16 units of the text.
    fn quote_next(&mut self, mut units: usize) {
        let end = self.text.char_indices().find_map(|(at, sign)| {
            if units == 0 {
                return Some(at);
            }
            units -= sign.len_utf16();
            None
        });
        let (text, rest) = self.text.split_at(end.unwrap_or(self.text.len()));
        quote(&mut self.out, text);
        self.text = rest;
    }
}

fn read(text: &str) -> Option<Json<'_>> {
    if text.len() > MOST_TEXT || levels(text) > MOST_LEVELS {
        return None;
    }
    Json::of(text.strip_prefix('\u{feff}').unwrap_or(text)).ok()
}

/// How deep lists and records lie in each other.
fn levels(text: &str) -> usize {
    let (mut level, mut most, mut quoted, mut escaped) = (0_usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => {
                level += 1;
                most = most.max(level);
            }
            b']' | b'}' if !quoted => level = level.saturating_sub(1),
            _ => {}
        }
    }
    most
}

/// The text of a value.
pub(super) fn written(value: Json, indented: bool) -> String {
    let mut out = String::new();
    let levels = indented.then_some(0);
    write(&mut out, value, levels);
    out
}

/// No deeper than [`MOST_LEVELS`], since that is how deep it was read.
fn write(out: &mut String, value: Json, level: Option<usize>) {
    match value {
        Json::Null => out.push_str("null"),
        Json::Flag(flag) => out.push_str(if flag { "true" } else { "false" }),
        Json::Number(number) => out.push_str(&number_text(number)),
        Json::Text(text) => quote(out, &text),
        Json::List(items) => {
            let none = items.is_empty();
            out.push('[');
            for (at, item) in items.into_iter().enumerate() {
                begin(out, at, level);
                write(out, item, level.map(|level| level + 1));
            }
            end(out, none, level);
            out.push(']');
        }
        Json::Record(mut fields) => {
            // Of a name given twice the last counts: the sort keeps their order.
            fields.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
            let none = fields.is_empty();
            out.push('{');
            let mut fields = fields.into_iter().peekable();
            let mut at = 0;
            while let Some((name, value)) = fields.next() {
                if fields.peek().is_some_and(|(next, _)| *next == name) {
                    continue;
                }
                begin(out, at, level);
                quote(out, &name);
                out.push_str(if level.is_some() { ": " } else { ":" });
                write(out, value, level.map(|level| level + 1));
                at += 1;
            }
            end(out, none, level);
            out.push('}');
        }
    }
}

fn begin(out: &mut String, at: usize, level: Option<usize>) {
    if at > 0 {
        out.push(',');
    }
    if let Some(level) = level {
        line(out, level + 1);
    }
}

fn end(out: &mut String, none: bool, level: Option<usize>) {
    if let Some(level) = level.filter(|_| !none) {
        line(out, level);
    }
}

fn line(out: &mut String, level: usize) {
    out.push('\n');
    for _ in 0..level {
        out.push_str("  ");
    }
}

fn quote(out: &mut String, text: &str) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    out.push('"');
    for sign in text.chars() {
        match sign {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            '\0'..='\u{1f}' => {
                out.push_str("\\u00");
                out.push(HEX[sign as usize >> 4] as char);
                out.push(HEX[sign as usize & 15] as char);
            }
            _ => out.push(sign),
        }
    }
    out.push('"');
}

/// The shortest digits that read back as the same double, laid out as JavaScript does: 1, 0.1, 1e-7, 1e+21.
pub(super) fn number_text(number: f64) -> String {
    if number == 0.0 {
        return "0".into();
    }
    // Rust gives the digits and the exponent: -1.25e-7.
    let shortest = format!("{number:e}");
    let (mantissa, exponent) = shortest.split_once('e').unwrap_or((&shortest, "0"));
    let exponent: i32 = exponent.parse().unwrap_or_default();
    let (minus, mantissa) = match mantissa.strip_prefix('-') {
        Some(mantissa) => ("-", mantissa),
        None => ("", mantissa),
    };
    let digits: String = mantissa.chars().filter(|sign| *sign != '.').collect();
    let mut out = String::from(minus);
    match exponent {
        0..=20 => {
            let whole = exponent as usize + 1;
            for at in 0..digits.len().max(whole) {
                if at == whole {
                    out.push('.');
                }
                out.push_str(digits.get(at..=at).unwrap_or("0"));
            }
        }
        -6..=-1 => {
            out.push_str("0.");
            for _ in 1..-exponent {
                out.push('0');
            }
            out.push_str(&digits);
        }
        _ => {
            out.push_str(&digits[..1]);
            if digits.len() > 1 {
                out.push('.');
                out.push_str(&digits[1..]);
            }
            out.push_str(if exponent < 0 { "e-" } else { "e+" });
            out.push_str(&exponent.unsigned_abs().to_string());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_and_unknown_fields_kept() {
        let text = r#" {"b": [1.0, {"z": null, "mine": "é"}], "a": {}, "": true, "b2": []} "#;
        let expected = r#"{"":true,"a":{},"b":[1,{"mine":"é","z":null}],"b2":[]}"#;
        assert_eq!(canonical(text).as_deref(), Some(expected));
        assert_eq!(canonical(expected).as_deref(), Some(expected));
    }

    #[test]
    fn names_are_sorted_as_rfc_8785_asks() {
        // Its own example (3.2.3): a sign beyond 16 bits comes before U+FB33, for its first half is less.
        let text = r#"{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}"#;
        let sorted = "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\u{fb33}\":3}";
        assert_eq!(canonical(text).as_deref(), Some(sorted));
    }

    #[test]
    fn numbers_are_written_as_javascript_writes_them() {
        for (number, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1.0, "1"),
            (-12.5, "-12.5"),
            (0.1 + 0.2, "0.30000000000000004"),
            (1e20, "100000000000000000000"),
            (1e21, "1e+21"),
            (123456789012345680000.0, "123456789012345680000"),
            (1e-6, "0.000001"),
            (1.5e-7, "1.5e-7"),
            (5e-324, "5e-324"),
            (f64::MAX, "1.7976931348623157e+308"),
            (9007199254740993.0, "9007199254740992"),
        ] {
            assert_eq!(number_text(number), text);
            assert_eq!(text.parse::<f64>().unwrap(), number);
        }
    }

    #[test]
    fn of_a_name_given_twice_the_last_counts() {
        assert_eq!(
            canonical(r#"{"a":1,"b":2,"a":3}"#).as_deref(),
            Some(r#"{"a":3,"b":2}"#)
        );
    }

    #[test]
    fn a_file_has_a_line_a_field() {
        let text = "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}\n";
        assert_eq!(indented(r#"{"b":[],"a":[1,{}]}"#).as_deref(), Some(text));
        assert_eq!(canonical(text).as_deref(), Some(r#"{"a":[1,{}],"b":[]}"#));
    }

    #[test]
    fn a_result_is_told_as_serde_tells_it() {
        for entry in crate::library::ENTRIES {
            let entry: serde_json::Value = serde_json::from_str(entry).unwrap();
            let analysis = crate::analyse_value(&entry["document"]);
            let told = result(&Flat::of(&analysis));
            assert_eq!(told, serde_json::to_string(&analysis).unwrap());
        }
        let texts = ["", "产教😀\n\"", "plain"];
        assert_eq!(
            result(&Flat::of(&(texts, f64::NAN, -1.5))),
            "[[\"\",\"产教😀\\n\\\"\",\"plain\"],null,-1.5]"
        );
    }

    #[test]
    fn what_is_no_json_has_no_form() {
        let deep = "[".repeat(1_000_000);
        for text in ["", "{", "[1,]", "{} {}", "NaN", r#"["\ud800"]"#, "[1e999]", &deep] {
            assert_eq!(canonical(text), None);
        }
    }
}
