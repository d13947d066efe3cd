//! What holds for any text whatever.
