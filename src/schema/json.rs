//! JSON Schema of the front matter, for editors.
//!
//! In: the tables of fields. Out: schemas of the draft 2020-12. Never: knows more than the tables.

use serde_json::{Map, Value, json};

use super::{Field, Form, Kind, KindSchema, Target, Type};

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";
const LANGUAGE: &str = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$";

/// The schema of the front matter of `kind`.
#[must_use]
pub fn json_schema(kind: Kind) -> Value {
    let mut schema = definition(kind);
    schema.insert("$schema".to_owned(), json!(DRAFT));
    Value::Object(schema)
}

/// One schema for all kinds. A file that says its kind must meet that one; any other file must meet
/// one of them, because the folder that decides is not in the file.
#[must_use]
pub fn json_schemas() -> Value {
    let path = |kind: Kind| format!("#/$defs/{}", kind.name());
    let of_named = |kind: Kind| {
        json!({
            "if": { "properties": { "kind": { "const": kind.name() } }, "required": ["kind"] },
            "then": { "$ref": path(kind) }
        })
    };
    json!({
        "$schema": DRAFT,
        "title": "Front matter of a handbook",
        "anyOf": Kind::all().map(|kind| json!({ "$ref": path(kind) })).collect::<Vec<_>>(),
        "allOf": Kind::all().map(of_named).collect::<Vec<_>>(),
        "$defs": Kind::all()
            .map(|kind| (kind.name().to_owned(), Value::Object(definition(kind))))
            .collect::<Map<_, _>>(),
    })
}

fn definition(kind: Kind) -> Map<String, Value> {
    let schema = kind.schema();
    let mut object = object(schema.all_fields());
    object.insert("title".to_owned(), json!(kind.name()));
    object.insert("description".to_owned(), json!(schema.about));
    object.insert("additionalProperties".to_owned(), json!(schema.open));
    if kind != Kind::Page
        && let Some(Value::Object(properties)) = object.get_mut("properties")
    {
        properties.insert("kind".to_owned(), json!({ "const": kind.name() }));
    }
    let needs = needs(schema);
    if !needs.is_empty() {
        object.insert("allOf".to_owned(), json!(needs));
    }
    object
}

/// What must be there. A title may also stand as a heading and a text below, which no schema sees.
fn needs(schema: &KindSchema) -> Vec<Value> {
    let is_seen = |names: &&[&str]| !names.iter().any(|name| matches!(*name, "title" | "body"));
    let groups = schema.needs.iter().copied().filter(|names| is_seen(names));
    let one = |name: &&str| json!({ "required": [name] });
    groups.map(|names| json!({ "anyOf": names.iter().map(one).collect::<Vec<_>>() })).collect()
}

fn object(fields: impl Iterator<Item = &'static Field>) -> Map<String, Value> {
    let mut properties = Map::new();
    let mut needed = Vec::new();
    for field in fields {
        needed.extend(field.must.then_some(field.name));
        for name in field.names() {
            let mut value = value(field.ty);
            value.insert("description".to_owned(), json!(field.doc));
            properties.entry(name.to_owned()).or_insert(Value::Object(value));
        }
    }
    let mut object = Map::new();
    object.insert("type".to_owned(), json!("object"));
    object.insert("properties".to_owned(), Value::Object(properties));
    if !needed.is_empty() {
        object.insert("required".to_owned(), json!(needed));
    }
    object
}

/// The schema of a type's values.
fn value(ty: Type) -> Map<String, Value> {
    let value = match ty {
        Type::Text => json!({ "type": ["string", "number"] }),
        Type::Short(most) => json!({ "type": ["string", "number"], "maxLength": most }),
        Type::Bool => json!({ "type": "boolean" }),
        Type::Number => json!({ "type": "number" }),
        Type::NotNegative => json!({ "type": "number", "minimum": 0 }),
        Type::Positive => json!({ "type": "number", "exclusiveMinimum": 0 }),
        Type::Factor => json!({ "type": "number", "minimum": 0.1, "maximum": 10 }),
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
        Type::Links => json!({ "anyOf": [
            { "type": "string" },
            { "type": "array", "items": { "type": "string" } },
            { "type": "object", "additionalProperties": { "type": "string" } }
        ] }),
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
    let or = match target.form {
        Form::OrWord(word) => format!(", or `{word}`"),
        _ => String::new(),
    };
    json!({ "type": "string", "$comment": format!("id of: {}{or}", kinds.join(", ")) })
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
        assert_eq!(schema["properties"]["kind"], json!({ "const": "goal" }));
        assert_eq!(schema["additionalProperties"], json!(false));
    }

    #[test]
    fn parts_of_tables_are_required_where_nothing_works_without_them() {
        let points = &json_schema(Kind::Journey)["properties"]["turning_points"]["anyOf"][0];
        assert_eq!(points["required"], json!(["date", "text"]));
    }

    #[test]
    fn all_kinds_stand_in_one_document_and_every_reference_leads_somewhere() {
        let all = json_schemas();
        let kinds = Kind::all().count();
        assert_eq!(all["anyOf"].as_array().map(Vec::len), Some(kinds));
        for one in all["anyOf"].as_array().into_iter().flatten() {
            let path = one["$ref"].as_str().and_then(|path| path.strip_prefix('#')).unwrap_or_default();
            assert!(all.pointer(path).is_some(), "{path}");
        }
        assert_eq!(all["allOf"][1]["then"], json!({ "$ref": "#/$defs/person" }));
    }
}
