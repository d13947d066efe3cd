//! JSON Schema of a kind's front matter, for editors.
//!
//! In: a table of fields. Out: a schema of the draft 2020-12. Never: knows more than the table.

use serde_json::{Map, Value, json};

use super::{Field, Kind, KindSchema, Target, Type};

/// The schema of the front matter of `kind`.
#[must_use]
pub fn json_schema(kind: Kind) -> Value {
    let schema = kind.schema();
    let mut object = object(schema.all_fields());
    object.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    object.insert("title".to_owned(), json!(kind.name()));
    object.insert("description".to_owned(), json!(schema.about));
    object.insert("additionalProperties".to_owned(), json!(schema.open));
    let needs = needs(schema);
    if !needs.is_empty() {
        object.insert("allOf".to_owned(), json!(needs));
    }
    Value::Object(object)
}

/// What must be there. A title may also stand as a heading and a text below, which no schema sees.
fn needs(schema: &KindSchema) -> Vec<Value> {
    let is_seen = |names: &&[&str]| !names.iter().any(|name| matches!(*name, "title" | "name" | "body"));
    let groups = schema.needs.iter().copied().filter(|names| is_seen(&names));
    let one = |name: &&str| json!({ "required": [name] });
    groups.map(|names| json!({ "anyOf": names.iter().map(one).collect::<Vec<_>>() })).collect()
}

fn object(fields: impl Iterator<Item = &'static Field>) -> Map<String, Value> {
    let mut properties = Map::new();
    for field in fields {
        for name in std::iter::once(&field.name).chain(field.also) {
            let mut value = value(field.ty);
            value.insert("description".to_owned(), json!(field.doc));
            properties.entry((*name).to_owned()).or_insert(Value::Object(value));
        }
    }
    let mut object = Map::new();
    object.insert("type".to_owned(), json!("object"));
    object.insert("properties".to_owned(), Value::Object(properties));
    object
}

/// The schema of a type's values.
fn value(ty: Type) -> Map<String, Value> {
    let value = match ty {
        Type::Text => json!({ "type": ["string", "number"] }),
        Type::Bool => json!({ "type": "boolean" }),
        Type::Number => json!({ "type": "number" }),
        Type::Whole(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Type::Date => json!({ "type": "string", "format": "date" }),
        Type::Period | Type::Length | Type::Zone | Type::Due => json!({ "type": "string" }),
        Type::Hours => json!({ "type": "string", "pattern": "^\\d{1,2}(:\\d{2})?[-–]\\d{1,2}(:\\d{2})?$" }),
        Type::Lang => json!({ "type": "string", "pattern": LANGUAGE }),
        Type::Langs => one_or_many(&json!({ "type": "string", "pattern": LANGUAGE })),
        Type::Address => json!({ "type": "string", "format": "uri" }),
        Type::Word(words) => json!({ "enum": words }),
        Type::Words(words) => one_or_many(&json!({ "enum": words })),
        Type::List | Type::Tags => one_or_many(&json!({ "type": "string" })),
        Type::Ref(target) => reference(target),
        Type::Refs(target) => one_or_many(&reference(target)),
        Type::ByPerson(target) => {
            json!({ "type": "object", "additionalProperties": one_or_many(&reference(target)) })
        }
        Type::Table(fields) => closed(fields),
        Type::Tables(fields) => one_or_many(&closed(fields)),
        Type::Lines(fields) => one_or_many(&json!({ "anyOf": [{ "type": "string" }, closed(fields)] })),
        Type::Any => json!({}),
    };
    if let Value::Object(object) = value { object } else { Map::new() }
}

const LANGUAGE: &str = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$";

fn closed(fields: &'static [Field]) -> Value {
    let mut object = object(fields.iter());
    object.insert("additionalProperties".to_owned(), json!(false));
    Value::Object(object)
}

fn one_or_many(item: &Value) -> Value {
    json!({ "anyOf": [item, { "type": "array", "items": item }] })
}

fn reference(target: Target) -> Value {
    let kinds: Vec<&str> = target.kinds.iter().map(|kind| kind.name()).collect();
    json!({ "type": "string", "$comment": format!("id of: {}", kinds.join(", ")) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_needs_a_holder_and_a_day() {
        let schema = json_schema(Kind::Goal);
        assert_eq!(
            schema["allOf"],
            json!([
                { "anyOf": [{ "required": ["team"] }, { "required": ["owner"] }] },
                { "anyOf": [{ "required": ["due"] }] }
            ])
        );
        assert_eq!(schema["properties"]["commitment"]["enum"], json!(["committed", "stretch"]));
        assert_eq!(schema["additionalProperties"], json!(false));
    }
}
