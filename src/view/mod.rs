//! What a template may see: small, borrowed, hashable structs, one per template.
//!
//! In: the handbook and one page of it. Out: views. Never: floats, hidden pages, HTML that was
//! not made by `markup`, or anything that needs the clock.
//! All addresses in a [`PageView`] are ready to be written: relative to the page.

mod amounts;
mod aside;
mod calendar;
mod card;
mod chart;
mod coaching;
mod context;
mod derived;
mod edge;
mod feed;
mod findable;
mod growth;
mod kinds;
mod lists;
mod navigation;
mod page;
mod readers;
mod record;
mod sections;
mod shapes;
mod site;
mod tagline;
mod template;

pub use calendar::{calendar, calendar_path, calendars};
pub use chart::ChartView;
pub use coaching::record::{
    ArrivalView, BuddiesView, HelpView, PairView, PartnerView, PersonCoaching, RecordCoaching, SessionView,
    TermView,
};
pub use coaching::shapes::{
    BalanceLine, CoachingView, GiftMatrix, GiftRow, OpenPerson, PairingGroup, PairingLine, ProgrammeView,
    ProgrammesView, Sample, SkillLine,
};
pub use context::{Context, PageRef, SEARCH};
pub use feed::{FeedEntry, FeedView, SitemapEntry, feed, sitemap};
pub use findable::{Findable, settings as search_settings};
pub use growth::numbers::numbers;
pub use growth::shapes::{
    BarrierGroup, BarrierView, BranchView, CycleView, EntryLineView, EntryView, Growing, GrowthView,
    LevelView, MatrixRow, MatrixView, MeasureLine, MeasureView, MilestoneView, Moment, NextView, PartOf,
    PersonGrowth, PipelineLine, ProgressView, RevisionView, SkillGrowth, StandingView, StatusView,
    TeamGrowth, WorkLine,
};
pub use page::page;
pub use shapes::{
    Block, Content, Crumb, DateView, Entry, Fact, Group, KeeperView, ListView, MentionView, NavItem, NavView,
    OutlineItem, PageView, Pager, PartView, Photo, Phrase, PlainPage, RecordView, Related, RelationGroup,
    SectionView, SiteView, TextLink,
};
pub use site::{ThemePaths, published_path, site};
pub use template::Template;
