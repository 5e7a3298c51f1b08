//! Types for the typed parse of YAML whose `Deserialize` never fails.
//!
//! serde stops at the first mismatch; people want all of them in one run. A field of one of these types keeps what does
//! not fit, and [`super::reader`] reports it with its place. The YAML has passed the guard ([`super::yaml`]) before.

use std::{fmt, marker::PhantomData};

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// What a value looks like, where something else was wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A text, number, date, yes or no.
    Scalar,
    /// A list.
    List,
    /// A mapping.
    Mapping,
}

impl Shape {
    /// With its article, for messages.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Scalar => "a single value",
            Self::List => "a list",
            Self::Mapping => "a mapping of keys to values",
        }
    }
}

/// A key that was not written, has no value, has the right shape, or has another.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Slot<T> {
    /// The key is not there.
    #[default]
    Absent,
    /// The key is there without a value, or with `null` or `~`.
    Null,
    /// A value of the right shape.
    Is(T),
    /// A value of another shape.
    Other(Shape),
}

impl<T> Slot<T> {
    /// Whether the key is not there.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// The value, where its shape is right.
    pub fn get(&self) -> Option<&T> {
        if let Self::Is(value) = self { Some(value) } else { None }
    }
}

/// A single value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scalar {
    /// A text, with quotes and escapes resolved.
    Text(String),
    /// A number or boolean to YAML; what was written stands in the source.
    Typed,
}

/// One entry or several: `tags: customer` is as good as `tags: [customer]`.
#[derive(Debug, Clone, PartialEq)]
pub enum Items<T> {
    /// A list.
    Many(Vec<Slot<T>>),
    /// A single entry where a list could stand.
    One(T),
}

/// A mapping with free keys, in the order written.
pub type Pairs<T> = Vec<(String, Slot<T>)>;

/// How a type reads itself from each shape; `Err` names the shape it cannot take.
pub trait FromShape<'de>: Sized {
    /// From a text.
    ///
    /// # Errors
    ///
    /// The shape, where the type has another.
    fn from_text(text: String) -> Result<Self, Shape> {
        let _ = text;
        Err(Shape::Scalar)
    }
    /// From a number or boolean.
    ///
    /// # Errors
    ///
    /// The shape, where the type has another.
    fn from_typed() -> Result<Self, Shape> {
        Err(Shape::Scalar)
    }
    /// From a list, which is read to its end in any case.
    ///
    /// # Errors
    ///
    /// Outside: what the YAML parser refuses. Inside: the shape, where the type has another.
    fn from_list<A: SeqAccess<'de>>(mut list: A) -> Result<Result<Self, Shape>, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Err(Shape::List))
    }
    /// From a mapping, which is read to its end in any case.
    ///
    /// # Errors
    ///
    /// Outside: what the YAML parser refuses. Inside: the shape, where the type has another.
    fn from_mapping<A: MapAccess<'de>>(mut mapping: A) -> Result<Result<Self, Shape>, A::Error> {
        while mapping.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Err(Shape::Mapping))
    }
}

impl FromShape<'_> for Scalar {
    fn from_text(text: String) -> Result<Self, Shape> {
        Ok(Self::Text(text))
    }
    fn from_typed() -> Result<Self, Shape> {
        Ok(Self::Typed)
    }
}

impl<'de, T: FromShape<'de>> FromShape<'de> for Items<T> {
    fn from_text(text: String) -> Result<Self, Shape> {
        T::from_text(text).map(Self::One)
    }
    fn from_typed() -> Result<Self, Shape> {
        T::from_typed().map(Self::One)
    }
    fn from_list<A: SeqAccess<'de>>(mut list: A) -> Result<Result<Self, Shape>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Ok(Self::Many(items)))
    }
    fn from_mapping<A: MapAccess<'de>>(mapping: A) -> Result<Result<Self, Shape>, A::Error> {
        T::from_mapping(mapping).map(|read| read.map(Self::One))
    }
}

impl<'de, T: FromShape<'de>> FromShape<'de> for Pairs<T> {
    fn from_mapping<A: MapAccess<'de>>(mut mapping: A) -> Result<Result<Self, Shape>, A::Error> {
        let mut pairs: Self = Vec::new();
        while let Some((key, value)) = mapping.next_entry::<String, Slot<T>>()? {
            if pairs.iter().all(|(earlier, _)| *earlier != key) {
                pairs.push((key, value));
            }
        }
        Ok(Ok(pairs))
    }
}

/// A mapping with a fixed set of keys.
pub trait Keyed {
    /// Every key it knows.
    const KEYS: &'static [&'static str];
    /// What it is, and what each key says and looks like.
    const SHAPE: &'static super::form::Keys;
}

/// The name of a key, from that of its field: `type` is `r#type` in Rust.
#[must_use]
pub const fn key_name(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [b'r', b'#', ..] => field.split_at(2).1,
        _ => field,
    }
}

/// Declares structs of [`Slot`]s that read themselves from a mapping: for each key what it says, its type, and what its
/// value looks like to people. Unknown keys are skipped here and reported by the
/// reader from the outline; of a key that is given twice the first counts, as in the outline.
#[macro_export]
macro_rules! keyed {
    ($($(#[doc = $about:literal])* $name:ident { $($(#[doc = $says:literal])* $key:ident: $type:ty = $form:expr,)* })*) => {$(
        $(#[doc = $about])*
        #[derive(Debug, Clone, PartialEq, Default)]
        pub struct $name { $($(#[doc = $says])* pub $key: $crate::source::field::Slot<$type>,)* }

        impl $crate::source::field::Keyed for $name {
            const KEYS: &'static [&'static str] = &[$($crate::source::field::key_name(stringify!($key))),*];
            const SHAPE: &'static $crate::source::form::Keys = &$crate::source::form::Keys {
                about: concat!($($about),*),
                keys: &[$($crate::source::form::Key {
                    name: $crate::source::field::key_name(stringify!($key)),
                    about: concat!($($says),*),
                    form: $form,
                }),*],
            };
        }

        impl<'de> $crate::source::field::FromShape<'de> for $name {
            fn from_mapping<A: serde::de::MapAccess<'de>>(
                mut mapping: A,
            ) -> Result<Result<Self, $crate::source::field::Shape>, A::Error> {
                let mut read = Self::default();
                while let Some(key) = mapping.next_key::<String>()? {
                    match key.as_str() {
                        $(key if key == $crate::source::field::key_name(stringify!($key)) && read.$key.is_absent() => {
                            read.$key = mapping.next_value()?;
                        })*
                        _ => { mapping.next_value::<serde::de::IgnoredAny>()?; }
                    }
                }
                Ok(Ok(read))
            }
        }
    )*};
}

impl<'de, T: FromShape<'de>> Deserialize<'de> for Slot<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SlotVisitor(PhantomData))
    }
}

struct SlotVisitor<T>(PhantomData<T>);

impl<T> SlotVisitor<T> {
    #[expect(clippy::unnecessary_wraps, reason = "every visit gives it back as it is")]
    fn settle<E>(read: Result<T, Shape>) -> Result<Slot<T>, E> {
        Ok(read.map_or_else(Slot::Other, Slot::Is))
    }
}

impl<'de, T: FromShape<'de>> Visitor<'de> for SlotVisitor<T> {
    type Value = Slot<T>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("anything")
    }
    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Slot::Null)
    }
    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(Slot::Null)
    }
    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Self::settle(T::from_typed())
    }
    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Self::settle(T::from_typed())
    }
    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Self::settle(T::from_typed())
    }
    fn visit_i128<E>(self, _: i128) -> Result<Self::Value, E> {
        Self::settle(T::from_typed())
    }
    fn visit_u128<E>(self, _: u128) -> Result<Self::Value, E> {
        Self::settle(T::from_typed())
    }
    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Self::settle(T::from_typed())
    }
    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Self::settle(T::from_text(text.to_owned()))
    }
    fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
        Self::settle(T::from_text(text))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
        Self::settle(T::from_list(list)?)
    }
    fn visit_map<A: MapAccess<'de>>(self, mapping: A) -> Result<Self::Value, A::Error> {
        Self::settle(T::from_mapping(mapping)?)
    }
}
