//! A handbook on disk: where it is, its settings, and the options of a build.
//!
//! In: the common arguments, the clock and the environment. Out: a [`Project`] that can be loaded
//! and built. Never: understands content.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::args::Common;
use super::outcome::Failure;
use crate::build::{Build, BuildOptions, Builder, load_options};
use crate::config::{self, Config};
use crate::diag::nearest;
use crate::source::{self, SourceTree};

/// A handbook and how this run wants it built.
#[derive(Debug, Clone)]
pub(super) struct Project {
    /// Its folder.
    pub(super) root: PathBuf,
    common: Common,
}

/// A loaded and built handbook.
pub(super) struct Built {
    /// What was loaded.
    pub(super) tree: SourceTree,
    /// What came of it.
    pub(super) build: Build,
}

impl Project {
    /// The handbook in `dir`, else in `--root`, else the one around the current folder.
    pub(super) fn find(dir: Option<&Path>, common: &Common) -> Result<Self, Failure> {
        let given = match (&common.root, dir) {
            (Some(root), Some(dir)) => Some(root.join(dir)),
            (root, dir) => root.as_deref().or(dir).map(Path::to_owned),
        };
        let root = match given {
            Some(folder) => check_whole(check_folder(&folder)?, common)?,
            None => source::find_root(Path::new(".")),
        };
        Ok(Self { root, common: common.clone() })
    }

    /// Reads the settings; mistakes in them are the build's to report.
    pub(super) fn settings(&self) -> Result<Config, Failure> {
        let named = self.common.config.as_deref();
        let text = source::read_settings(&self.root, named).map_err(|error| {
            let path = named.map_or_else(|| self.root.join(source::SETTINGS), Path::to_owned);
            Failure::new(format!("cannot read the settings {}: {error}", path.display()))
        })?;
        Ok(config::read(text.as_deref()).value)
    }

    /// The folder of the pages.
    pub(super) fn content(&self, config: &Config) -> PathBuf {
        self.root.join(&config.content)
    }

    /// Loads the handbook; files that have not changed are taken from `previous`, but for those that
    /// were named as changed.
    pub(super) fn load(
        &self,
        config: &Config,
        previous: Option<&SourceTree>,
        named: &BTreeSet<PathBuf>,
    ) -> Result<SourceTree, Failure> {
        let options = load_options(config, self.common.config.as_deref());
        let previous = previous.map(|tree| source::Known { tree, named });
        source::load(&self.root, &options, previous).map_err(|error| {
            let folder = self.content(config);
            let hint = if config.is_handbook && !folder.exists() {
                format!("; make the folder, or name another one in handbook.toml, such as `content = \"docs\"` (now `content = \"{}\"`)", config.content)
            } else {
                String::new()
            };
            Failure::new(format!("cannot read the handbook in {}: {error}{hint}", folder.display()))
        })
    }

    /// What the arguments, the settings and the clock say about a build.
    pub(super) fn build_options(&self, config: &Config) -> Result<BuildOptions, Failure> {
        Ok(BuildOptions {
            audience: self.common.audience.clone().unwrap_or_default(),
            drafts: self.common.drafts || config.drafts,
            future: self.common.future,
            base_url: self.common.base_url.clone(),
            as_of: as_of(&self.common, config)?,
            as_keeper: false,
        })
    }

    /// Whether `--as-of` was given.
    pub(super) fn is_other_day(&self) -> bool {
        self.common.as_of.is_some()
    }

    /// Loads and builds once.
    pub(super) fn build(&self, config: &Config, options: &BuildOptions) -> Result<Built, Failure> {
        let tree = self.load(config, None, &BTreeSet::new())?;
        let build = Builder::new().build(&tree, options)?;
        Ok(Built { tree, build })
    }
}

fn check_folder(folder: &Path) -> Result<PathBuf, Failure> {
    let failure = |why: &dyn std::fmt::Display| {
        Failure::new(format!("cannot open the folder {}: {why}", folder.display()))
    };
    let missing = |error: std::io::Error| match near(folder) {
        Some(near) => failure(&format_args!("{error}; did you mean `{near}`?")),
        None => failure(&error),
    };
    let found = folder.canonicalize().map_err(missing)?;
    if found.is_dir() { Ok(found) } else { Err(failure(&"it is a file")) }
}

/// The folder beside a missing one whose name is nearest to its.
fn near(missing: &Path) -> Option<String> {
    let parent = missing.parent().filter(|parent| !parent.as_os_str().is_empty());
    let others = source::folders_in(parent.unwrap_or(Path::new(".")));
    let name = missing.file_name()?.to_str()?;
    let near = nearest(name, others.iter().map(String::as_str))?;
    Some(missing.with_file_name(near).display().to_string())
}

/// A folder inside the pages of a handbook, taken by itself, would know nothing of what the settings
/// say about who may read what, and show everything to everyone.
fn check_whole(folder: PathBuf, common: &Common) -> Result<PathBuf, Failure> {
    let around = source::find_root(&folder);
    if common.config.is_some() || around == folder {
        return Ok(folder);
    }
    let settings = source::read_settings(&around, None).unwrap_or_default();
    let content = around.join(config::read(settings.as_deref()).value.content);
    if !folder.starts_with(content) {
        return Ok(folder);
    }
    Err(Failure::new(format!(
        "{} is a part of the handbook in {}, whose settings say who may read what; name that folder instead",
        folder.display(),
        around.display()
    )))
}

/// `--as-of`, else the settings, else `SOURCE_DATE_EPOCH`, else today in the handbook's time zone.
pub(super) fn as_of(common: &Common, config: &Config) -> Result<Date, Failure> {
    if let Some(date) = common.as_of.or(config.as_of) {
        return Ok(date);
    }
    let zone = time_zone(config)?;
    Ok(match source_date_epoch()? {
        Some(moment) => moment.to_zoned(TimeZone::UTC).date(),
        None => Timestamp::now().to_zoned(zone).date(),
    })
}

fn time_zone(config: &Config) -> Result<TimeZone, Failure> {
    let Some(name) = &config.timezone else { return Ok(TimeZone::UTC) };
    TimeZone::get(name).map_err(|_| Failure::new(format!("this system does not know the time zone `{name}`")))
}

#[expect(clippy::disallowed_methods, reason = "cli is the one who asks the environment")]
fn source_date_epoch() -> Result<Option<Timestamp>, Failure> {
    let Ok(text) = std::env::var("SOURCE_DATE_EPOCH") else { return Ok(None) };
    let moment = text.trim().parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    let wrong =
        || Failure::new(format!("SOURCE_DATE_EPOCH is `{text}`, but it should be a number of seconds"));
    moment.map(Some).ok_or_else(wrong)
}
