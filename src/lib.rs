//! Understory: a static-site generator for a team development handbook.
