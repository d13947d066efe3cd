use proptest::prelude::*;

use super::super::tests::{elements, setting, texts};
use super::*;
use crate::words::Words;

/// The peers and the triad of the example, and a buddy.
fn example() -> Network<'static> {
    let people = [
        ("Aiko Tanabe", 0),
        ("Samir Haddad", 0),
        ("Lucía Fernández", 0),
        ("Mara Okafor", 1),
        ("Jonas Lindqvist", 1),
        ("Tomas Reyes", 1),
        ("Piotr Zając", 2),
        ("Ewa Brandt", 2),
    ];
    let ties = [
        (3, "facilitation", 4),
        (4, "sql", 3),
        (0, "usability testing", 5),
        (5, "incident command", 0),
        (1, "accessibility", 6),
        (6, "data visualisation", 2),
        (2, "public speaking", 1),
        (6, "", 7),
    ];
    Network {
        groups: vec!["Rider App", "Platform", "Care", "Harbour"],
        people: people.map(|(name, group)| Knot { name, group }).to_vec(),
        ties: ties.map(|(giver, what, receiver)| Tie { giver, what, receiver }).to_vec(),
    }
}

fn drawn(network: &Network<'_>) -> Drawing {
    draw(network, &setting(&Words::of("en")))
}

/// The numbers in an attribute of places.
fn numbers(element: &str) -> Vec<String> {
    let numbers = element.split(|c: char| !c.is_ascii_digit() && c != '.');
    numbers.filter(|number| !number.is_empty()).map(str::to_owned).collect()
}

/// A place in tenths.
fn tenths(place: &str) -> i64 {
    let (whole, tenth) = place.split_once('.').unwrap_or((place, "0"));
    format!("{whole}{tenth}").parse().expect("a number")
}

#[test]
fn a_bow_goes_from_a_gift_to_a_name() {
    let people = [("Mara", 0), ("Jonas", 0)].map(|(name, group)| Knot { name, group }).to_vec();
    let ties = vec![Tie { giver: 0, what: "sql", receiver: 1 }];
    let drawing = drawn(&Network { groups: vec!["Care"], people, ties });
    // Care at 0, Mara 4 below its 19, what she gives at 42, Jonas 4 below that: the letters of each stand 14 lower.
    let lines: Vec<String> = drawing.svg.split("<text ").skip(1).map(str::to_owned).collect();
    let places: Vec<&str> =
        lines.iter().filter_map(|line| line.split("y=\"").nth(1)?.split('"').next()).collect();
    assert_eq!(texts(&drawing), ["Care", "Mara", "sql", "Jonas"]);
    assert_eq!(places, ["14", "37", "56", "79"]);
    // Texts end at 46.8, the width of Jonas and a tenth; 6 to the right of it a bow goes from 9.2 below the top of one line to
    // that of the other, 23 apart, and 20 to the right.
    let [bow] = &elements(&drawing, "path class=\"line fine bow\"")[..] else { panic!("one bow") };
    assert_eq!(
        numbers(bow),
        [
            "52.8", "51.2", "20", "11.5", "0", "0", "1", "72.8", "62.7", "62.7", "20", "11.5", "0", "0", "1",
            "52.8", "74.2"
        ]
    );
    assert_eq!(elements(&drawing, "circle").len(), 1, "where it begins");
    assert_eq!(elements(&drawing, "path class=\"dot\"").len(), 1, "an arrow where it ends");
    assert_eq!(drawing.takeaway, "2 people, 1 gift.");
    assert_eq!(drawing.table.rows, [["Mara", "sql", "Jonas"]]);
}

#[test]
fn it_says_how_much_goes_from_group_to_group() {
    let drawing = drawn(&example());
    // Aiko and Tomas twice, Samir to Piotr, Piotr to Lucía.
    assert_eq!(drawing.takeaway, "8 people in 3 teams: 4 of 8 gifts go to another team.");
    assert_eq!(
        drawing.caption,
        "8 gifts, as of 16 October 2026. Each line goes from what somebody gives to the person who gets it"
    );
    assert_eq!(drawing.table.head, ["Gives", "What", "Gets"]);
    assert_eq!(drawing.table.rows[6], ["Piotr Zając", "help", "Ewa Brandt"], "what has no name");
    assert!(!texts(&drawing).contains(&"Harbour".to_owned()), "a group without people");
    let german = draw(&example(), &setting(&Words::of("de")));
    assert_eq!(german.takeaway, "8 Personen in 3 Teams: In 4 von 8 Fällen geht Hilfe an ein anderes Team.");
}

#[test]
fn one_gift_to_two_people_has_one_line_and_two_bows() {
    let mut network = example();
    network.ties = [0, 1].map(|receiver| Tie { giver: 3, what: "sql", receiver }).to_vec();
    network.ties.push(network.ties[0]);
    let drawing = drawn(&network);
    assert_eq!(texts(&drawing).iter().filter(|text| *text == "sql").count(), 1);
    assert_eq!(elements(&drawing, "path class=\"line fine bow\"").len(), 2, "what is said twice counts once");
}

#[test]
fn bows_that_share_a_height_have_lanes_of_their_own() {
    let drawing = drawn(&example());
    let mut bows: Vec<(String, String)> = elements(&drawing, "path class=\"line fine bow\"")
        .iter()
        .map(|bow| numbers(bow))
        .map(|numbers| (numbers[7].clone(), numbers[1].clone()))
        .collect();
    // Eight bows: the two of Mara and Jonas are as near as that of Samir and Lucía, and that of Piotr and Ewa.
    assert_eq!(bows.len(), 8);
    bows.sort();
    bows.dedup_by_key(|(far, _)| far.clone());
    assert_eq!(bows.len(), 6);
}

#[test]
fn nobody_and_nothing_do_no_harm() {
    let none = Network { groups: Vec::new(), people: Vec::new(), ties: Vec::new() };
    assert_eq!(drawn(&none).takeaway, "Nobody gives anything yet.");
    assert_eq!(drawn(&none).table.rows, Vec::<Vec<String>>::new());
    let mut lost = example();
    lost.groups.clear();
    lost.ties = vec![Tie { giver: 0, what: "sql", receiver: 0 }, Tie { giver: 1, what: "sql", receiver: 99 }];
    let drawing = drawn(&lost);
    assert_eq!(drawing.takeaway, "Nobody gives anything yet.", "not to oneself, not to nobody");
    assert_eq!(texts(&drawing).len(), 8, "people without a group are there");
}

/// A network of so many people that everybody gives something, some twice.
fn generated(names: &[String], seed: usize) -> Network<'_> {
    let skills = ["facilitation", "sql", "usability testing", "restoring services across harbours", ""];
    let tie = |at: usize| Tie {
        giver: at % names.len(),
        what: skills[(at + seed) % skills.len()],
        receiver: (at * 17 + seed) % names.len(),
    };
    Network {
        groups: vec!["Rider App", "Platform", "Care", "Harbour"],
        people: names
            .iter()
            .enumerate()
            .map(|(at, name)| Knot { name, group: at * 5 / names.len() })
            .collect(),
        ties: (0..names.len() * 3 / 2).map(tie).collect(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn no_name_covers_another_and_the_order_of_ties_is_nothing(
        names in prop_oneof![
            prop::collection::vec("[A-Z][a-zà-ž]{1,9} [A-Z][a-z]{1,30}", 12),
            prop::collection::vec("[A-Z][a-z]{1,9}", 40),
        ],
        (seed, turn) in (0_usize..1000, 0_usize..60),
    ) {
        let mut network = generated(&names, seed);
        let drawing = drawn(&network);
        let lines = drawing.svg.split("<text ").skip(1);
        let places = lines.filter_map(|line| line.split(" y=\"").nth(1)?.split('"').next());
        let mut places: Vec<i64> = places.map(tenths).collect();
        places.sort_unstable();
        prop_assert!(places.windows(2).all(|two| two[1] - two[0] >= LINE), "a line for each text");
        let most = network.ties.len();
        network.ties.rotate_left(turn % most);
        network.ties.reverse();
        prop_assert_eq!(drawing, drawn(&network));
    }
}
