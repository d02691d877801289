//! JSON as it stands in its text, which is all that [`read`](super::read) needs of it.
//!
//! Strings that need no unescaping are parts of the text, and a record is a list of its fields: of each only
//! a few names are ever asked for, so that nothing has to be copied or sorted to find them.

use std::borrow::Cow;

use crate::math::decimal::nearest;

/// Fields of the most common records of a document, for which room is asked at once.
const MOST_FIELDS: usize = 8;

/// A JSON value.
pub(crate) enum Json<'t> {
    Null,
    Flag(bool),
    Number(f64),
    Text(Cow<'t, str>),
    List(Vec<Json<'t>>),
    /// Names and values in the order of the text; of a name given twice the last counts.
    Record(Vec<(Cow<'t, str>, Json<'t>)>),
}

impl<'t> Json<'t> {
    /// Reads a text, or says how many of its bytes were still in order; of what ends too early, all. Its levels are
    /// those of the call stack.
    pub fn of(text: &'t str) -> Result<Self, usize> {
        let mut reader = Reader { text, at: 0 };
        let value = reader.value()?;
        reader.space();
        if reader.at < text.len() {
            return reader.refuse();
        }
        Ok(value)
    }
}

impl<'t> From<&'t serde_json::Value> for Json<'t> {
    fn from(value: &'t serde_json::Value) -> Self {
        use serde_json::Value;
        match value {
            Value::Null => Self::Null,
            Value::Bool(flag) => Self::Flag(*flag),
            Value::Number(number) => Self::Number(number.as_f64().unwrap_or(f64::NAN)),
            Value::String(text) => Self::Text(text.into()),
            Value::Array(items) => Self::List(items.iter().map(Self::from).collect()),
            Value::Object(fields) => {
                let field = |(name, value): (&'t String, &'t Value)| (name.into(), value.into());
                Self::Record(fields.iter().map(field).collect())
            }
        }
    }
}

/// For what serde reads: a number without a fraction is a whole one there.
#[cfg(feature = "whole")]
impl From<Json<'_>> for serde_json::Value {
    fn from(json: Json) -> Self {
        match json {
            Json::Null => Self::Null,
            Json::Flag(flag) => flag.into(),
            Json::Number(number) if number as i64 as f64 == number => (number as i64).into(),
            Json::Number(number) => number.into(),
            Json::Text(text) => text.into(),
            Json::List(items) => items.into_iter().map(Self::from).collect(),
            Json::Record(fields) => {
                let field = |(name, value): (Cow<str>, Json)| (name.into_owned(), Self::from(value));
                Self::Object(fields.into_iter().map(field).collect())
            }
        }
    }
}

/// A text and how far it has been read.
struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    /// The next byte, or 0 at the end, where no byte is 0 that JSON could begin with.
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or_default()
    }

    /// Stops at the next byte.
    #[inline(never)]
    fn refuse<T>(&self) -> Result<T, usize> {
        Err(self.text.len().min(self.at + 1))
    }

    fn space(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\t' | b'\r') {
            self.at += 1;
        }
    }

    /// Takes this byte, which has to be the next one.
    fn take(&mut self, byte: u8) -> Result<(), usize> {
        if self.peek() != byte {
            return self.refuse();
        }
        self.at += 1;
        Ok(())
    }

    fn value(&mut self) -> Result<Json<'t>, usize> {
        self.space();
        match self.peek() {
            b'n' => self.word("null", Json::Null),
            b't' => self.word("true", Json::Flag(true)),
            b'f' => self.word("false", Json::Flag(false)),
            b'"' => self.string().map(Json::Text),
            b'-' | b'0'..=b'9' => self.number(),
            b'[' => {
                let mut items = Vec::new();
                self.all(b']', |reader| {
                    items.push(reader.value()?);
                    Ok(())
                })?;
                Ok(Json::List(items))
            }
            b'{' => {
                let mut fields = Vec::with_capacity(MOST_FIELDS);
                self.all(b'}', |reader| {
                    let name = reader.string()?;
                    reader.space();
                    reader.take(b':')?;
                    fields.push((name, reader.value()?));
                    Ok(())
                })?;
                Ok(Json::Record(fields))
            }
            _ => self.refuse(),
        }
    }

    fn word(&mut self, word: &str, value: Json<'t>) -> Result<Json<'t>, usize> {
        word.bytes().try_for_each(|byte| self.take(byte))?;
        Ok(value)
    }

    /// What stands between two brackets, of which the next byte is the first, with commas between.
    fn all(&mut self, end: u8, mut one: impl FnMut(&mut Self) -> Result<(), usize>) -> Result<(), usize> {
        self.at += 1;
        self.space();
        if self.peek() == end {
            self.at += 1;
            return Ok(());
        }
        loop {
            one(self)?;
            self.space();
            if self.peek() != b',' {
                return self.take(end);
            }
            self.at += 1;
            self.space();
        }
    }

    fn number(&mut self) -> Result<Json<'t>, usize> {
        let start = self.at;
        self.at += usize::from(self.peek() == b'-');
        // No zero before another digit: what follows it is refused.
        if self.peek() == b'0' {
            self.at += 1;
            if self.peek().is_ascii_digit() {
                return self.refuse();
            }
        } else {
            self.digits()?;
        }
        if self.peek() == b'.' {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), b'e' | b'E') {
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), b'+' | b'-'));
            self.digits()?;
        }
        let number = nearest(&self.text.as_bytes()[start..self.at]);
        // Too great for a double, it is none, and its last digit one too many.
        if number.is_infinite() {
            return Err(self.at);
        }
        Ok(Json::Number(number))
    }

    /// One digit at least.
    fn digits(&mut self) -> Result<(), usize> {
        if !self.peek().is_ascii_digit() {
            return self.refuse();
        }
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        Ok(())
    }

    fn string(&mut self) -> Result<Cow<'t, str>, usize> {
        self.take(b'"')?;
        let mut owned: Option<String> = None;
        loop {
            let start = self.at;
            while !matches!(self.peek(), b'"' | b'\\' | 0..b' ') {
                self.at += 1;
            }
            // Quotes are no part of another sign, so that this is always a text.
            let plain = self.text.get(start..self.at).unwrap_or_default();
            match self.peek() {
                b'"' => {
                    self.at += 1;
                    return Ok(match owned {
                        None => plain.into(),
                        Some(text) => (text + plain).into(),
                    });
                }
                b'\\' => {
                    self.at += 1;
                    let text = owned.get_or_insert_default();
                    text.push_str(plain);
                    text.push(self.escaped()?);
                }
                _ => return self.refuse(),
            }
        }
    }

    /// The sign that an escape stands for, of which the backslash has been read.
    fn escaped(&mut self) -> Result<char, usize> {
        let sign = match self.peek() {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.at += 1;
                return self.unicode();
            }
            _ => return self.refuse(),
        };
        self.at += 1;
        Ok(sign)
    }

    /// The sign of `\uXXXX`, or of two halves of one.
    fn unicode(&mut self) -> Result<char, usize> {
        let mut code = self.four()?;
        if let 0xd800..0xdc00 = code {
            self.take(b'\\')?;
            self.take(b'u')?;
            let low = self.four()?;
            // A low half, or what follows is none and the sum no sign.
            code = match low {
                0xdc00..0xe000 => 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00),
                _ => code,
            };
        }
        char::from_u32(code).ok_or(self.at)
    }

    fn four(&mut self) -> Result<u32, usize> {
        let mut code = 0;
        for _ in 0..4 {
            let Some(digit) = char::from(self.peek()).to_digit(16) else {
                return self.refuse();
            };
            code = code << 4 | digit;
            self.at += 1;
        }
        Ok(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_the_text_plainly_is_not_copied() {
        let text = r#"["plain", "a\tb", {"key": [null, true, -1, 0.5, 18446744073709551615]}]"#;
        let Ok(Json::List(items)) = Json::of(text) else {
            panic!("{text} is a list");
        };
        let [Json::Text(plain), Json::Text(escaped), Json::Record(fields)] = items.as_slice() else {
            panic!("two texts and a record");
        };
        assert!(matches!(plain, Cow::Borrowed("plain")));
        assert_eq!(escaped, "a\tb");
        let [(Cow::Borrowed("key"), Json::List(items))] = fields.as_slice() else {
            panic!("one field");
        };
        assert!(matches!(
            items.as_slice(),
            [Json::Null, Json::Flag(true), Json::Number(-1.0), Json::Number(0.5), Json::Number(most)]
                if *most == 18446744073709551616.0
        ));
    }

    /// How serde_json reads a text: the value, or the bytes that it has read.
    fn by_serde(text: &str) -> Result<serde_json::Value, usize> {
        serde_json::from_str(text).map_err(|error| {
            let before: usize = text
                .split_inclusive('\n')
                .take(error.line() - 1)
                .map(str::len)
                .sum();
            before + error.column()
        })
    }

    fn agrees(text: &str) {
        match (Json::of(text), by_serde(text)) {
            (Ok(ours), Ok(value)) => assert!(same(&ours, &Json::from(&value)), "{text:?}"),
            (ours, theirs) => assert_eq!(ours.err(), theirs.err(), "{text:?}"),
        }
    }

    fn same(one: &Json, other: &Json) -> bool {
        match (one, other) {
            (Json::Null, Json::Null) => true,
            (Json::Flag(one), Json::Flag(other)) => one == other,
            (Json::Number(one), Json::Number(other)) => one.to_bits() == other.to_bits(),
            (Json::Text(one), Json::Text(other)) => one == other,
            (Json::List(one), Json::List(other)) => {
                one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
            }
            // Of a name given twice a value of serde_json has the last alone, and its names are sorted.
            (Json::Record(one), Json::Record(other)) => other.iter().all(|(name, value)| {
                let last = one.iter().rev().find(|(given, _)| given == name);
                last.is_some_and(|(_, last)| same(last, value))
            }),
            _ => false,
        }
    }

    #[test]
    fn a_text_is_read_and_refused_as_serde_json_does() {
        for text in [
            "",
            " ",
            "{",
            "[",
            "[1",
            "[1,",
            "[1,]",
            "[,1]",
            "{\"a\"",
            "{\"a\":",
            "{\"a\":1",
            "{\"a\":1,",
            "{\"a\":1,}",
            "{a:1}",
            "nul",
            "nulx",
            "tru",
            "falsy",
            "null x",
            "-",
            "-x",
            "01",
            "-01",
            "1.",
            "1.x",
            "1e",
            "1e+",
            "1e999",
            "-1e999",
            "1E5",
            "0.1e-7",
            "\"",
            "\"a",
            "\"\\",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\u00e9\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ude00\"",
            "\"a\nb\"",
            "\"\u{7f}\"",
            "[\n1,\n 2 3]",
            "{\"产教\": x}",
            "{\"a\":1,\"a\":2}",
            "{} {}",
            "\u{feff}{}",
            "-0",
            "-0.0",
        ] {
            agrees(text);
        }
        for text in crate::library::ENTRIES {
            agrees(text);
        }
    }

    proptest::proptest! {
        /// Texts cut and joined anywhere.
        #[test]
        fn and_so_is_what_is_nearly_json(cut: proptest::sample::Index, join: proptest::sample::Index, sign in "[\\[\\]{},:\"0-9eE.+n-]") {
            let text = crate::library::ENTRIES[0];
            let at = |index: proptest::sample::Index| (0..index.index(text.len()) + 1).rev().find(|&at| text.is_char_boundary(at)).unwrap();
            agrees(&format!("{}{sign}{}", &text[..at(cut)], &text[at(join)..]));
        }
    }
}
