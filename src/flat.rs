//! Any result laid flat: what it holds in the order in which it is told, its numbers in one list and its texts in one
//! text. What becomes of it (records of JavaScript, JSON) is then written once, not once for each type of a result.

use std::fmt::Display;

use serde::ser::{
    Error, Impossible, Serialize, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

/// Kinds of a sign, which is its kind and, in the bits above, a size.
pub mod kind {
    /// Nothing.
    pub const NULL: u32 = 0;
    /// Size 1 is true.
    pub const FLAG: u32 = 1;
    /// The next of the numbers.
    pub const NUMBER: u32 = 2;
    /// The size itself: a number that is a count.
    pub const COUNT: u32 = 3;
    /// So many UTF-16 units of the text.
    pub const TEXT: u32 = 4;
    /// The next of the names, as a text.
    pub const WORD: u32 = 5;
    /// So many values follow.
    pub const LIST: u32 = 6;
    /// So many values follow, each under the next of the names.
    pub const RECORD: u32 = 7;
}

/// Bits of a sign that are its kind.
pub const KIND_BITS: u32 = 3;

/// A result laid flat.
#[derive(Debug, Default, PartialEq)]
pub struct Flat {
    /// What there is, one after the other; what a list or a record holds follows it.
    pub signs: Vec<u32>,
    /// The numbers that are no small counts.
    pub numbers: Vec<f64>,
    /// Names of fields and words for choices.
    pub names: Vec<&'static str>,
    /// All texts, one after the other.
    pub text: String,
}

impl Flat {
    /// Lays a result flat.
    pub fn of(value: &impl Serialize) -> Self {
        let mut flat = Self::default();
        match value.serialize(&mut flat) {
            Ok(()) => flat,
            Err(never) => match never {},
        }
    }

    #[inline(never)]
    fn sign(&mut self, kind: u32, size: usize) {
        self.signs.push(kind | (size as u32) << KIND_BITS);
    }

    #[inline(never)]
    fn number(&mut self, number: f64) {
        self.sign(kind::NUMBER, 0);
        self.numbers.push(number);
    }

    #[inline(never)]
    fn count(&mut self, count: u64) {
        if count < 1 << (u32::BITS - KIND_BITS) {
            self.sign(kind::COUNT, count as usize);
        } else {
            self.number(count as f64);
        }
    }

    #[inline(never)]
    fn text(&mut self, text: &str) {
        // What UTF-8 says in four bytes UTF-16 says in two units, everything else in one.
        let units = |byte: u8| usize::from(byte & 0xc0 != 0x80) + usize::from(byte >= 0xf0);
        self.sign(kind::TEXT, text.bytes().map(units).sum());
        self.text.push_str(text);
    }

    #[inline(never)]
    fn name(&mut self, name: &'static str) {
        self.names.push(name);
    }

    #[inline(never)]
    fn word(&mut self, word: &'static str) {
        self.sign(kind::WORD, 0);
        self.name(word);
    }

    fn list(&mut self) -> List<'_> {
        let at = self.signs.len();
        self.sign(kind::LIST, 0);
        List { at, flat: self }
    }
}

/// A list that is being told.
pub struct List<'f> {
    flat: &'f mut Flat,
    /// Where its sign stands.
    at: usize,
}

impl List<'_> {
    fn item(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), Never> {
        self.flat.signs[self.at] += 1 << KIND_BITS;
        value.serialize(&mut *self.flat)
    }
}

/// Nothing goes wrong on the way.
#[derive(Debug)]
pub enum Never {}

impl Display for Never {
    fn fmt(&self, _: &mut std::fmt::Formatter) -> std::fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl Error for Never {
    fn custom<T: Display>(_: T) -> Self {
        unreachable!("a result that refuses to be told")
    }
}

impl<'f> Serializer for &'f mut Flat {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = List<'f>;
    type SerializeTuple = List<'f>;
    type SerializeTupleStruct = List<'f>;
    type SerializeTupleVariant = List<'f>;
    /// Results have lists of records, never maps.
    type SerializeMap = Impossible<(), Never>;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    fn serialize_bool(self, flag: bool) -> Result<(), Never> {
        self.sign(kind::FLAG, flag.into());
        Ok(())
    }

    fn serialize_i8(self, number: i8) -> Result<(), Never> {
        self.serialize_i64(number.into())
    }

    fn serialize_i16(self, number: i16) -> Result<(), Never> {
        self.serialize_i64(number.into())
    }

    fn serialize_i32(self, number: i32) -> Result<(), Never> {
        self.serialize_i64(number.into())
    }

    fn serialize_i64(self, number: i64) -> Result<(), Never> {
        match u64::try_from(number) {
            Ok(count) => self.count(count),
            Err(_) => self.number(number as f64),
        }
        Ok(())
    }

    fn serialize_u8(self, count: u8) -> Result<(), Never> {
        self.serialize_u64(count.into())
    }

    fn serialize_u16(self, count: u16) -> Result<(), Never> {
        self.serialize_u64(count.into())
    }

    fn serialize_u32(self, count: u32) -> Result<(), Never> {
        self.serialize_u64(count.into())
    }

    fn serialize_u64(self, count: u64) -> Result<(), Never> {
        self.count(count);
        Ok(())
    }

    fn serialize_f32(self, number: f32) -> Result<(), Never> {
        self.serialize_f64(number.into())
    }

    fn serialize_f64(self, number: f64) -> Result<(), Never> {
        self.number(number);
        Ok(())
    }

    fn serialize_char(self, sign: char) -> Result<(), Never> {
        self.serialize_str(sign.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Result<(), Never> {
        self.text(text);
        Ok(())
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Result<(), Never> {
        self.collect_seq(bytes)
    }

    fn serialize_none(self) -> Result<(), Never> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Never> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Never> {
        self.sign(kind::NULL, 0);
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Never> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, word: &'static str) -> Result<(), Never> {
        self.word(word);
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Never> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Result<(), Never> {
        self.sign(kind::RECORD, 1);
        self.name(name);
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List<'f>, Never> {
        Ok(self.list())
    }

    fn serialize_tuple(self, _: usize) -> Result<List<'f>, Never> {
        Ok(self.list())
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<List<'f>, Never> {
        Ok(self.list())
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<List<'f>, Never> {
        self.sign(kind::RECORD, 1);
        self.name(name);
        Ok(self.list())
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Never> {
        unreachable!("a map among the results")
    }

    fn serialize_struct(self, _: &'static str, fields: usize) -> Result<Self, Never> {
        self.sign(kind::RECORD, fields);
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        fields: usize,
    ) -> Result<Self, Never> {
        self.sign(kind::RECORD, 1);
        self.name(name);
        self.sign(kind::RECORD, fields);
        Ok(self)
    }
}

/// Fields of a record, each under its name.
macro_rules! fields {
    ($($told:ident)*) => {$(
        impl $told for &mut Flat {
            type Ok = ();
            type Error = Never;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), Never> {
                self.name(name);
                value.serialize(&mut **self)
            }

            fn end(self) -> Result<(), Never> {
                Ok(())
            }
        }
    )*};
}

fields!(SerializeStruct SerializeStructVariant);

/// Items of a list, one after the other.
macro_rules! items {
    ($($told:ident $item:ident)*) => {$(
        impl $told for List<'_> {
            type Ok = ();
            type Error = Never;

            fn $item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
                self.item(value)
            }

            fn end(self) -> Result<(), Never> {
                Ok(())
            }
        }
    )*};
}

items!(
    SerializeSeq serialize_element
    SerializeTuple serialize_element
    SerializeTupleStruct serialize_field
    SerializeTupleVariant serialize_field
);
