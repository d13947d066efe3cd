//! The same on disk.
