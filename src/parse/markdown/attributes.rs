//! The attributes of HTML elements.
//!
//! In: attributes as written. Out: those that are allowed, with their values checked; addresses
//! are links. Never: passes on a value that it does not understand.

use super::allow::{self, Holds};
use super::html::{Start, lossy};
use super::walk::Walker;
use super::{Attribute, Range, Sink, Value};
use crate::parse::{LinkKind, LossKind};

impl<'a, S: Sink<'a>> Walker<'a, '_, S> {
    pub(super) fn attributes(
        &mut self,
        element: &'static str,
        classes: &[&str],
        tag: &Start,
        place: &Range,
    ) -> Vec<Attribute> {
        let mut all: Vec<Attribute> = Vec::new();
        let mut class = classes.join(" ");
        for (name, value) in &tag.attributes {
            let (name, value) = (lossy(name), lossy(value));
            match allow::attribute(element, &name) {
                Some((_, Holds::Class)) => {
                    value.split_whitespace().for_each(|word| add_class(&mut class, word));
                }
                Some((_, Holds::Align)) => add_class(&mut class, &value.trim().to_ascii_lowercase()),
                Some((_, Holds::Ignored)) => {}
                Some((name, holds)) => {
                    let value = self.value(holds, &value, place);
                    let is_new = all.iter().all(|other| other.name != name);
                    all.extend(value.filter(|_| is_new).map(|value| Attribute { name, value }));
                }
                None => self.lose(LossKind::Attribute, &format!("{element}@{name}"), place),
            }
        }
        if !class.is_empty() {
            all.push(Attribute { name: "class", value: Value::Text(class) });
        }
        if element == "img" && all.iter().all(|attribute| attribute.name != "alt") {
            all.push(Attribute { name: "alt", value: Value::Text(String::new()) });
        }
        all
    }

    fn value(&mut self, holds: Holds, value: &str, place: &Range) -> Option<Value> {
        match holds {
            Holds::Text => Some(Value::Text(value.to_owned())),
            Holds::Id => allow::is_id(value).then(|| Value::Text(value.to_owned())),
            Holds::Number => whole_number(value).map(Value::Text),
            Holds::Flag => Some(Value::Flag),
            Holds::Direction => {
                let value = value.to_ascii_lowercase();
                matches!(value.as_str(), "ltr" | "rtl" | "auto").then_some(Value::Text(value))
            }
            Holds::Link => self.address(LinkKind::Link, value, place),
            Holds::Picture => self.address(LinkKind::Picture, value, place),
            Holds::Set => self.set(value, place),
            Holds::Align | Holds::Class | Holds::Ignored => None,
        }
    }

    fn address(&mut self, kind: LinkKind, value: &str, place: &Range) -> Option<Value> {
        let value = value.trim();
        self.is_allowed(kind, value, place).then(|| Value::Link(kind, value.to_owned()))
    }

    fn set(&mut self, value: &str, place: &Range) -> Option<Value> {
        let mut set = Vec::new();
        for candidate in value.split(", ").flat_map(|part| part.split(",\n")).map(str::trim) {
            let (target, descriptor) = candidate.split_once(char::is_whitespace).unwrap_or((candidate, ""));
            let target = target.trim_end_matches(',');
            if !target.is_empty() && self.is_allowed(LinkKind::Picture, target, place) {
                let plain =
                    descriptor.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '.');
                set.push((target.to_owned(), plain.collect()));
            }
        }
        (!set.is_empty()).then_some(Value::Set(set))
    }
}

fn add_class(all: &mut String, class: &str) {
    if allow::is_class(class) {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(class);
    }
}

fn whole_number(value: &str) -> Option<String> {
    let number = value.trim().trim_end_matches("px");
    (!number.is_empty() && number.len() <= 6 && number.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| number.to_owned())
}
