//! The table of findings: every code, its name, its usual severity and one line on what it says.
//!
//! In: nothing. Out: the closed set of [`Code`]s. Never: text about a particular file.
//! Adding a finding means adding one row here and one page under `src/diag/explain/`.

use std::fmt;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The content is wrong; a build stops.
    Error,
    /// The content is probably not what was meant; a build goes on.
    Warning,
    /// Good to know.
    Note,
}

impl Severity {
    /// The word used in every output format.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $summary:literal;)*) => {
        /// What kind of finding a diagnostic is. The kebab-case name is part of every output format.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $summary] $variant,)* }

        impl Code {
            /// Every code, sorted by name.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The name in messages, in `[rules]` and for `understory explain`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The severity unless a page's kind or `[rules]` says otherwise.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// One line on what the finding says.
            #[must_use]
            pub fn summary(self) -> &'static str {
                match self { $(Self::$variant => $summary,)* }
            }

            /// The page that `understory explain` prints: why the finding exists, an example, the fix.
            #[must_use]
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$variant => include_str!(concat!("explain/", $name, ".md")),)* }
            }
        }
    };
}

codes! {
    AllStretch "all-stretch" Warning "A record in which everything is a stretch.";
    AmbiguousMeasure "ambiguous-measure" Error "A key that two measures begin with.";
    AmbiguousReference "ambiguous-reference" Error "An id that several records have.";
    AvoidedWord "avoided-word" Note "A word that the glossary asks not to use.";
    BadBand "bad-band" Error "Limits that are none.";
    BadConfidence "bad-confidence" Error "A confidence that is not from 0 to 1.";
    BadDate "bad-date" Error "A date that is no date.";
    BadEnum "bad-enum" Error "A word that is not one of the words allowed here.";
    BadFrontMatter "bad-front-matter" Error "A front-matter block that cannot be read.";
    BadLevel "bad-level" Error "A level of a skill that is none.";
    BadMilestone "bad-milestone" Error "A milestone that cannot be read.";
    BadNumber "bad-number" Error "A number that is no number.";
    BadPhase "bad-phase" Error "A step on the way that does not fit.";
    BadRevision "bad-revision" Error "A changed target that does not fit.";
    BadSlug "bad-slug" Error "A slug or address that cannot be published.";
    BadStretch "bad-stretch" Error "A stretch that is not beyond its target.";
    BadSuffix "bad-suffix" Error "A part in parentheses that is not known here.";
    BadTemplate "bad-template" Error "A template that cannot be read or fails on a page.";
    BlockedScheme "blocked-scheme" Warning "A link whose scheme is not allowed, such as `javascript:`.";
    BrokenFragment "broken-fragment" Error "A link to a place that its page does not have.";
    BrokenLink "broken-link" Error "A link to a page that does not exist.";
    BuddyRule "buddy-rule" Warning "A buddy who leads the newcomer, is new too, or works at other hours.";
    CheckupDue "checkup-due" Warning "A pair that nobody has asked how it goes.";
    Config "config" Error "A mistake in `handbook.toml`.";
    DanglingReference "dangling-reference" Error "A reference to a record that does not exist.";
    DepartedOwner "departed-owner" Warning "A page whose owner has left.";
    DepartedPartner "departed-partner" Warning "A pair with somebody who has left.";
    DueAfterRecord "due-after-record" Warning "A measure that is due after its goal or plan.";
    DuplicateEntry "duplicate-entry" Error "Two entries of one day, kind and author.";
    DuplicateId "duplicate-id" Error "Two records with one id.";
    DuplicateKey "duplicate-key" Error "A key written twice.";
    EmptyHandbook "empty-handbook" Warning "A folder without a single page.";
    ForeignCall "foreign-call" Warning "A template call of another tool, shown as readable text.";
    GluedText "glued-text" Warning "Text that belongs to the bullet above it.";
    GuessedLink "guessed-link" Warning "A link that only works by a guess, such as another case of letters.";
    InvalidUtf8 "invalid-utf8" Warning "Bytes that are no UTF-8 text.";
    LeaderWithoutJourney "leader-without-journey" Warning "A leader who has not told how they have grown.";
    LeaderWithoutPlan "leader-without-plan" Warning "A leader without a plan in this cycle.";
    LongSummary "long-summary" Warning "A summary that is longer than lists have room for.";
    MissingAnchor "missing-anchor" Warning "A level of a skill without words.";
    MissingAsset "missing-asset" Error "A picture or file that does not exist.";
    MissingField "missing-field" Error "A field that this kind needs and that is not there.";
    NearDuplicate "near-duplicate" Warning "Two records that seem to be one.";
    NoMistakeChapter "no-mistake-chapter" Warning "A journey on which nothing went wrong.";
    NobodyGives "nobody-gives" Warning "A pair in which somebody gives nothing.";
    NotSpecific "not-specific" Warning "A measure that does not say what is counted.";
    NotTimeBound "not-time-bound" Warning "A goal whose day lies in no cycle.";
    NotVerifiable "not-verifiable" Warning "A number that nobody else can look up.";
    OneKindOfMeasure "one-kind-of-measure" Warning "A plan with only one kind of measure.";
    OrphanGoal "orphan-goal" Warning "A goal that nobody's plan supports.";
    OrphanPlan "orphan-plan" Warning "A plan that supports no goal.";
    OutsideRoot "outside-root" Warning "A link that climbs out of the handbook.";
    OverCapacity "over-capacity" Warning "Somebody in more pairs than they have room for.";
    Overdue "overdue" Warning "A check-in whose day has passed.";
    Overload "overload" Warning "More hours than there are.";
    PairedWithManager "paired-with-manager" Warning "A pair in which one leads the other.";
    PathCollision "path-collision" Error "Two pages that would be published at one address.";
    PathContradiction "path-contradiction" Error "A field that says something else than the path of its file.";
    RawHtmlDropped "raw-html-dropped" Warning "HTML that is not on the list of safe elements.";
    RedirectLoop "redirect-loop" Error "Aliases that lead in a circle.";
    ReferenceCycle "reference-cycle" Error "Records that lead to each other in a circle.";
    RemotePicture "remote-picture" Warning "A picture on another site, shown as a link.";
    ReservedName "reserved-name" Warning "A file name that some systems cannot store.";
    ShallowClone "shallow-clone" Warning "A repository without its history, so that dates are unknown.";
    ShortOverlap "short-overlap" Warning "A pair of people who hardly work at the same time.";
    Stale "stale" Warning "A measure without a recent reading.";
    StartNotBeforeDue "start-not-before-due" Error "Something that is due before it begins.";
    TargetEqualsBaseline "target-equals-baseline" Error "A measure that goes nowhere.";
    TooDeep "too-deep" Warning "Text nested deeper than any reader follows.";
    TooLarge "too-large" Warning "A file larger than a page may be.";
    TooManyFocus "too-many-focus" Warning "More skills at once than anybody can practise.";
    TwoValues "two-values" Error "Two different values for one day.";
    UnitMismatch "unit-mismatch" Error "A number in another unit than its measure.";
    UnknownAudience "unknown-audience" Error "An audience that does not exist; the page is in no build.";
    UnknownEntryKind "unknown-entry-kind" Error "A heading with a date and a word that is no kind of entry.";
    UnknownField "unknown-field" Error "A front-matter field that this kind does not have.";
    UnknownKey "unknown-key" Error "A line whose key is not known in a list of readings.";
    UnknownKind "unknown-kind" Error "A kind of page that does not exist.";
    UnknownMeasure "unknown-measure" Error "A name that no measure has.";
    UnknownTemplate "unknown-template" Error "A template or theme that does not exist.";
    UnreadableFile "unreadable-file" Error "A file or folder that cannot be read.";
    UnsupportedFormat "unsupported-format" Warning "Pages in a format that is not Markdown.";
    VagueVerb "vague-verb" Warning "A verb that nobody can see the end of.";
    WrongKind "wrong-kind" Error "A reference to a record of another kind than its field takes.";
    WrongType "wrong-type" Error "A value of another type than its field takes.";
}

impl Code {
    /// The code called `name`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn codes_are_sorted_and_found_by_name() {
        let names: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert!(names.is_sorted(), "keep the table sorted by name");
        assert!(Code::ALL.iter().all(|code| Code::from_name(code.as_str()) == Some(*code)));
    }

    #[test]
    fn every_explanation_names_its_code_and_the_fix() {
        for code in Code::ALL {
            let page = code.explanation();
            assert!(page.starts_with(&format!("# {code}")), "{code}: the page starts with its name");
            assert!(page.contains("## Example") && page.contains("## Fix"), "{code}: an example and a fix");
        }
    }
}
