//! The vocabulary: common English words, and thousands of words built from syllables.
//!
//! In: nothing; the vocabulary is the same for every seed. Out: words, drawn so that the word of
//! rank r is about r times rarer than the first (Zipf's law), as in written English. A search index
//! over the pages therefore has a realistic number of distinct terms, with realistic frequencies.

use std::collections::HashSet;

use super::random::Random;

/// How many words there are besides the common ones.
const MADE_WORDS: usize = 7900;

const COMMON: &[&str] = &[
    "the", "of", "and", "to", "a", "in", "is", "that", "for", "it", "we", "as", "with", "on", "be", "at",
    "by", "this", "are", "from", "or", "when", "an", "they", "which", "you", "one", "was", "all", "their",
    "has", "have", "what", "will", "if", "who", "can", "more", "time", "team", "our", "about", "other",
    "how", "then", "its", "them", "these", "so", "some", "would", "make", "into", "two", "than", "first",
    "work", "people", "been", "each", "should", "after", "before", "where", "only", "most", "week", "over",
    "know", "may", "such", "through", "long", "page", "use", "every", "write", "there", "take", "give",
    "good", "same", "new", "because", "between", "often", "ask", "small", "must", "still", "next", "any",
    "while", "also", "goal", "plan", "review", "without", "until", "change",
];

const ONSETS: &[&str] = &[
    "b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "w", "br", "ch", "cl", "dr", "fl",
    "gr", "pl", "pr", "sh", "sl", "st", "tr",
];
const NUCLEI: &[&str] = &["a", "e", "i", "o", "u", "a", "e", "i", "o", "ea", "ai", "ou"];
const CODAS: &[&str] = &["", "", "", "", "", "", "l", "m", "n", "r", "s", "t", "nd", "nt", "st", "ck"];
const ENDINGS: &[&str] = &["", "", "", "", "", "s", "s", "ed", "er", "ing", "ion", "ly", "ment", "ness"];

/// All words, the most frequent first.
pub(crate) struct Vocabulary {
    words: Vec<String>,
    /// The sum of the weights up to and including each word.
    weights: Vec<u64>,
}

impl Vocabulary {
    /// The one vocabulary.
    pub(crate) fn new() -> Self {
        let mut random = Random::new(0, 0, 0);
        let mut known: HashSet<String> = COMMON.iter().map(|word| (*word).to_owned()).collect();
        let mut words: Vec<String> = COMMON.iter().map(|word| (*word).to_owned()).collect();
        while words.len() < COMMON.len() + MADE_WORDS {
            let word = made(&mut random, words.len());
            if known.insert(word.clone()) {
                words.push(word);
            }
        }
        let weights = (0..words.len() as u64).scan(0, |sum, rank| {
            *sum += 1_000_000_000 / (rank + 3);
            Some(*sum)
        });
        Self { weights: weights.collect(), words }
    }

    /// A word, frequent ones more often.
    pub(crate) fn word(&self, random: &mut Random) -> &str {
        let total = self.weights.last().copied().unwrap_or(1);
        let drawn = random.below(usize::try_from(total).unwrap_or(usize::MAX)) as u64;
        &self.words[self.weights.partition_point(|weight| *weight <= drawn)]
    }

    /// A word that carries meaning, the more frequent the smaller `at`; at most 7,899.
    pub(crate) fn noun(&self, at: usize) -> &str {
        &self.words[COMMON.len() + at % MADE_WORDS]
    }

    /// A word that carries meaning.
    pub(crate) fn any_noun(&self, random: &mut Random) -> &str {
        let narrow = random.between(1, MADE_WORDS - 1);
        let at = random.below(narrow);
        self.noun(at)
    }
}

/// A word of one to four syllables; frequent words are short.
fn made(random: &mut Random, rank: usize) -> String {
    let longest = if rank < 800 { 2 } else { 3 };
    let syllables = random.between(1, longest);
    let mut word: String = (0..syllables).map(|_| syllable(random)).collect();
    if syllables > 1 || rank > 4000 {
        word.push_str(random.pick(ENDINGS));
    }
    if word.len() < 3 { word + random.pick(&["n", "t", "m"]) } else { word }
}

fn syllable(random: &mut Random) -> String {
    [random.pick(ONSETS), random.pick(NUCLEI), random.pick(CODAS)].concat()
}
