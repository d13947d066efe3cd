//! What readers of each language see, and what holds for every text.

mod laws;
mod samples;
