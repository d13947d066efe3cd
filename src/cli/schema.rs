//! `schema`: what the front matter of a kind may hold, as JSON Schema.

use super::args::SchemaArguments;
use super::outcome::{Failure, Outcome};
use super::terminal;
use crate::diag::nearest;
use crate::schema::{Kind, json_schema, json_schemas};

/// Prints the schema of a kind, or of all.
pub(super) fn run(arguments: &SchemaArguments) -> Result<Outcome, Failure> {
    let schema = match &arguments.kind {
        None => json_schemas(),
        Some(name) => json_schema(find(name)?),
    };
    terminal::print(&terminal::json(&schema)?)?;
    Ok(Outcome::Fine)
}

/// A kind by its name, or by the folder that holds its records.
fn find(name: &str) -> Result<Kind, Failure> {
    Kind::from_name(name).or_else(|| Kind::from_folder(name)).ok_or_else(|| {
        let names: Vec<&str> = Kind::all().map(Kind::name).collect();
        let hint = match nearest(name, names.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the kinds are {}", names.join(", ")),
        };
        Failure::new(format!("there is no kind `{name}`; {hint}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_found_by_name_and_by_folder() {
        assert_eq!((find("goal").ok(), find("people").ok()), (Some(Kind::Goal), Some(Kind::Person)));
        assert_eq!(
            find("practise").unwrap_err().to_string(),
            "there is no kind `practise`; did you mean `practice`?"
        );
    }
}
