//! JSON as it stands in its text, which is all that [`read`](super::read) needs of it.
//!
//! Strings that need no unescaping are parts of the text, and a record is a list of its fields: of each only
//! a few names are ever asked for, so that nothing has to be copied or sorted to find them.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

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

impl<'t> Deserialize<'t> for Json<'t> {
    fn deserialize<D: Deserializer<'t>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'t> Visitor<'t> for Reader {
    type Value = Json<'t>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json<'t>, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Json<'t>, E> {
        Ok(Json::Flag(flag))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json<'t>, E> {
        Ok(Json::Number(number as f64))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json<'t>, E> {
        Ok(Json::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json<'t>, E> {
        Ok(Json::Number(number))
    }

    fn visit_borrowed_str<E>(self, text: &'t str) -> Result<Json<'t>, E> {
        Ok(Json::Text(text.into()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json<'t>, E> {
        Ok(Json::Text(text.to_owned().into()))
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut list: A) -> Result<Json<'t>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Json::List(items))
    }

    fn visit_map<A: MapAccess<'t>>(self, mut record: A) -> Result<Json<'t>, A::Error> {
        let mut fields = Vec::with_capacity(MOST_FIELDS);
        while let Some(Json::Text(name)) = record.next_key()? {
            fields.push((name, record.next_value()?));
        }
        Ok(Json::Record(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_the_text_plainly_is_not_copied() {
        let text = r#"["plain", "a\tb", {"key": [null, true, -1, 0.5, 18446744073709551615]}]"#;
        let Ok(Json::List(items)) = serde_json::from_str(text) else {
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
}
